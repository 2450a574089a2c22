//! One row of a diary becomes a note, or the answers of a week, or a list of the cells that are not understood.

use jiff::civil::{Date, Time};

use super::cells;
use super::column::{Column, Row};
use super::columns::Columns;
use super::error::{self, BadCell};
use super::spreadsheet::serial;

use crate::pain::vocabulary::{self, SIDE, SITE, TRIGGER, WHEN};
use crate::pain::{PainNote, Told, WeeklyAnswers};

/// What a row tells.
#[derive(Debug, Default)]
pub struct Read {
    /// A pain note.
    pub note: Option<PainNote>,
    /// The answers of a week.
    pub answers: Option<WeeklyAnswers>,
}

/// Reads `row`; cells that are not understood join the `bad` ones.
///
/// A row without a score is the answers of a week where it tells them; anything else needs its score.
pub fn read(row: &Row, columns: &Columns, epoch: Option<Date>, bad: &mut Vec<BadCell>) -> Read {
    let mut cells = Cells { row, columns, epoch, bad: Vec::new() };
    let (day, clock_behind) = cells.day();
    let answers = cells.answers(day);
    let score = match (cells.text(Column::Score), &answers) {
        ("", Some(_)) => None,
        _ => Some(cells.needed(Column::Score, cells::score_0_10, cells::SCORE)),
    };
    let time = cells.time().or(clock_behind);
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
        return Read::default();
    }
    Read { note, answers }
}

/// The cells of a row on their way to a note.
struct Cells<'r> {
    row: &'r Row,
    columns: &'r Columns,
    epoch: Option<Date>,
    bad: Vec<BadCell>,
}

impl Cells<'_> {
    /// The day, and the time behind it where a spreadsheet keeps both in one cell: `2026-03-14 18:30`.
    fn day(&mut self) -> (Option<Date>, Option<Time>) {
        let (row, columns, epoch) = (self.row, self.columns, self.epoch);
        let written = columns.cell(&row.cells, Column::Date);
        let (date, behind) = written.split_once([' ', 'T']).unwrap_or((written, ""));
        let day = cells::day(date).or_else(|| serial::day(date, epoch?));
        let clock = cells::time(behind);
        let has_place = columns.cell(&row.cells, Column::Time).is_empty() && clock.is_some();
        if day.is_none() || !(behind.is_empty() || has_place) {
            self.refuse(Some(Column::Date), written, cells::DAY);
        }
        (day, clock)
    }

    fn time(&mut self) -> Option<Time> {
        let epoch = self.epoch;
        let read = |cell: &str| cells::time(cell).or_else(|| serial::time(cell, epoch?));
        self.some(Column::Time, read, cells::TIME)
    }

    fn answers(&mut self, day: Option<Date>) -> Option<WeeklyAnswers> {
        let severity_0_100 = self.some(Column::Ostrc, cells::severity_0_100, cells::OSTRC)?;
        Some(WeeklyAnswers {
            day: day?,
            severity_0_100,
            words: self.text(Column::Ostrc).to_owned(),
            line: self.row.line,
        })
    }

    fn note(&mut self, day: Option<Date>, time: Option<Time>, score: Option<f64>) -> Option<PainNote> {
        let note = PainNote {
            day: day.unwrap_or_default(),
            time,
            score_0_10: score.unwrap_or_default(),
            when: self.some(Column::When, vocabulary::one, WHEN),
            side: self.some(Column::Side, vocabulary::one, SIDE),
            site: self.some(Column::Site, vocabulary::several, SITE),
            trigger: self.some(Column::Trigger, vocabulary::several, TRIGGER),
            lasted_h: self.some(Column::Lasted, |cell| told(cell, cells::lasted_h), cells::LASTED),
            into_run_m: self.some(Column::IntoRun, |cell| told(cell, cells::into_run_m), cells::INTO_RUN),
            stiffness: self.some(Column::Stiffness, |cell| told(cell, cells::stiffness), cells::STIFFNESS),
            sleep_h: self.some(Column::Sleep, cells::sleep_h, cells::SLEEP),
            stress_0_10: self.some(Column::Stress, cells::score_0_10, cells::STRESS),
            shoe: self.words(Column::Shoe),
            medication: cells::medication(self.text(Column::Medication)),
            note: self.words(Column::Note),
            line: self.row.line,
        };
        (day.is_some() && score.is_some()).then_some(note)
    }

    /// Words about pain in a row without a score would be lost.
    fn refuse_pain_without_score(&mut self) {
        let kept = [Column::Date, Column::Time, Column::Ostrc, Column::Score];
        let row = self.row;
        let is_lost = |column: &Column| !kept.contains(column) && !self.columns.cell(&row.cells, *column).is_empty();
        if Column::ALL.iter().any(is_lost) {
            self.refuse(Some(Column::Score), "", cells::SCORE);
        }
    }

    fn refuse_stray(&mut self) {
        let row = self.row;
        let stray = row.cells.iter().skip(self.columns.count());
        for cell in stray.filter(|cell| !cell.is_empty()) {
            self.refuse(None, cell, cells::STRAY);
        }
    }

    /// What a cell that has to be there means.
    fn needed<T>(&mut self, column: Column, read: impl Fn(&str) -> Option<T>, accepted: &'static str) -> Option<T> {
        let row = self.row;
        let cell = self.columns.cell(&row.cells, column);
        let meant = read(cell);
        if meant.is_none() {
            self.refuse(Some(column), cell, accepted);
        }
        meant
    }

    /// What a cell means; `None` where it is empty, or joined the bad ones.
    fn some<T>(&mut self, column: Column, read: impl Fn(&str) -> Option<T>, accepted: &'static str) -> Option<T> {
        if self.text(column).is_empty() {
            return None;
        }
        self.needed(column, read, accepted)
    }

    fn words(&self, column: Column) -> Option<String> {
        Some(self.text(column).to_string()).filter(|words| !words.is_empty())
    }

    fn text(&self, column: Column) -> &str {
        self.columns.cell(&self.row.cells, column)
    }

    fn refuse(&mut self, column: Option<Column>, found: &str, accepted: &'static str) {
        self.bad.push(BadCell { line: self.row.line, column, found: error::shown(found), accepted });
    }
}

fn told<T>(cell: &str, read: impl Fn(&str) -> Option<T>) -> Option<Told<T>> {
    Some(Told { meant: read(cell)?, words: cell.to_owned() })
}
