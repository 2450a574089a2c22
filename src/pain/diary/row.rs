//! One row of a diary becomes a note, or the answers of a week, or a list of the cells that are not understood.

use jiff::civil::{Date, Time};

use super::cells;
use super::error::{self, BadCell};
use super::header::DiaryColumn;
use super::header::DiaryHeader;
use super::spreadsheet::dates;
use super::table::DiaryRow;
use crate::pain::vocabulary::{self, SIDE, SITE, TRIGGER, Vocabulary, WHEN};
use crate::pain::{Answer, PainNote, WeeklyAnswers};

/// What a row holds.
#[derive(Debug, Default)]
pub struct RowContent {
    pub note: Option<PainNote>,
    pub answers: Option<WeeklyAnswers>,
}

/// Reads `row`; cells that are not understood are added to `bad`.
///
/// A row with weekly answers needs no score; any other row does.
pub fn read(row: &DiaryRow, header: &DiaryHeader, epoch: Option<Date>, bad: &mut Vec<BadCell>) -> RowContent {
    let mut cells = RowReader { row, header, epoch, bad: Vec::new() };
    let (day, time_of_day) = cells.day();
    let answers = cells.answers(day);
    let score = match (cells.text(DiaryColumn::Score), &answers) {
        ("", Some(_)) => None,
        _ => Some(cells.needed(DiaryColumn::Score, cells::score_0_10, cells::SCORE)),
    };
    let time = cells.time().or(time_of_day);
    let note = match score {
        Some(score) => cells.note(day, time, score),
        None => {
            cells.refuse_pain_without_score();
            None
        }
    };
    cells.refuse_stray();
    if !cells.bad.is_empty() {
        bad.append(&mut cells.bad);
        return RowContent::default();
    }
    RowContent { note, answers }
}

/// Reads the cells of one row.
struct RowReader<'r> {
    row: &'r DiaryRow,
    header: &'r DiaryHeader,
    epoch: Option<Date>,
    bad: Vec<BadCell>,
}

impl RowReader<'_> {
    /// The day, and the time after it where a spreadsheet has both in one cell: `2026-03-14 18:30`.
    fn day(&mut self) -> (Option<Date>, Option<Time>) {
        let (row, epoch) = (self.row, self.epoch);
        let written = self.header.cell(row, DiaryColumn::Date);
        let (date, clock) = written.split_once([' ', 'T']).unwrap_or((written, ""));
        let day = cells::day(date).or_else(|| dates::day(date, epoch?));
        let time = cells::time(clock);
        let is_valid = clock.is_empty() || time.is_some() && self.text(DiaryColumn::Time).is_empty();
        if day.is_none() || !is_valid {
            self.refuse(Some(DiaryColumn::Date), written, cells::DAY);
        }
        (day, time)
    }

    fn time(&mut self) -> Option<Time> {
        let epoch = self.epoch;
        let read = |cell: &str| cells::time(cell).or_else(|| epoch.and_then(|_| dates::time(cell)));
        self.some(DiaryColumn::Time, read, cells::TIME)
    }

    fn answers(&mut self, day: Option<Date>) -> Option<WeeklyAnswers> {
        let severity_0_100 = self.some(DiaryColumn::Ostrc, cells::severity_0_100, cells::OSTRC)?;
        Some(WeeklyAnswers {
            day: day?,
            severity_0_100,
            text: self.text(DiaryColumn::Ostrc).to_owned(),
            line: self.row.line,
        })
    }

    fn note(&mut self, day: Option<Date>, time: Option<Time>, score: Option<f64>) -> Option<PainNote> {
        let note = PainNote {
            day: day.unwrap_or_default(),
            time,
            score_0_10: score.unwrap_or_default(),
            when: self.some(DiaryColumn::When, vocabulary::one, WHEN),
            side: self.some(DiaryColumn::Side, vocabulary::one, SIDE),
            site: self.some(DiaryColumn::Site, vocabulary::several, SITE),
            trigger: self.some(DiaryColumn::Trigger, vocabulary::several, TRIGGER),
            lasted_h: self.some(DiaryColumn::Lasted, |cell| answer(cell, cells::lasted_h), cells::LASTED),
            into_run_m: self.some(DiaryColumn::IntoRun, |cell| answer(cell, cells::into_run_m), cells::INTO_RUN),
            stiffness: self.some(DiaryColumn::Stiffness, |cell| answer(cell, cells::stiffness), cells::STIFFNESS),
            sleep_h: self.some(DiaryColumn::Sleep, cells::sleep_h, cells::SLEEP),
            stress_0_10: self.some(DiaryColumn::Stress, cells::score_0_10, cells::STRESS),
            shoe: self.free_text(DiaryColumn::Shoe),
            medication: cells::medication(self.text(DiaryColumn::Medication)),
            note: self.free_text(DiaryColumn::Note),
            line: self.row.line,
        };
        (day.is_some() && score.is_some()).then_some(note)
    }

    /// Without a score, other cells about the pain would be lost.
    fn refuse_pain_without_score(&mut self) {
        use DiaryColumn::{Date, Ostrc, Score, Time};
        let is_lost = |column: DiaryColumn| {
            !matches!(column, Date | Time | Ostrc | Score) && !self.header.cell(self.row, column).is_empty()
        };
        if DiaryColumn::all().any(is_lost) {
            self.refuse(Some(Score), "", cells::SCORE);
        }
    }

    fn refuse_stray(&mut self) {
        let row = self.row;
        let stray = row.cells.iter().skip(self.header.count());
        for cell in stray.filter(|cell| !cell.is_empty()) {
            self.refuse(None, cell, cells::STRAY);
        }
    }

    /// The value of a cell that is needed.
    fn needed<T>(
        &mut self,
        column: DiaryColumn,
        read: impl Fn(&str) -> Option<T>,
        accepted: &'static str,
    ) -> Option<T> {
        let cell = self.header.cell(self.row, column);
        let value = read(cell);
        if value.is_none() {
            self.refuse(Some(column), cell, accepted);
        }
        value
    }

    /// The value of a cell; `None` where it is empty, and where it is refused.
    fn some<T>(&mut self, column: DiaryColumn, read: impl Fn(&str) -> Option<T>, accepted: &'static str) -> Option<T> {
        if self.text(column).is_empty() {
            return None;
        }
        self.needed(column, read, accepted)
    }

    fn free_text(&self, column: DiaryColumn) -> Option<String> {
        Some(self.text(column).to_string()).filter(|text| !text.is_empty())
    }

    fn text(&self, column: DiaryColumn) -> &str {
        self.header.cell(self.row, column)
    }

    fn refuse(&mut self, column: Option<DiaryColumn>, found: &str, accepted: &'static str) {
        self.bad.push(BadCell { line: self.row.line, column, found: error::shown(found), accepted });
    }
}

fn answer<T>(cell: &str, read: impl Fn(&str) -> Option<T>) -> Option<Answer<T>> {
    Some(Answer { value: read(cell)?, text: cell.to_owned() })
}
