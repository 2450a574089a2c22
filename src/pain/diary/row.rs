//! One row of a diary becomes a note for each of its scores, answers to questionnaires, or a list of what is not understood.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::cells::days::DaysWritten;
use super::cells::quantities as cells;
use super::cells::score::{self, ScoreCell, WrittenScore};
use super::error::{self, BadCell};
use super::header::{DiaryColumn, DiaryHeader, ScoreColumn};
use super::table::{DiaryRow, SheetPart};
use crate::calendar::add_days;
use crate::calendar::written_dates::{self, WrittenDate};
use crate::pain::vocabulary::{self, PainTiming, SIDE, TRIGGER, Trigger, Understood, Vocabulary, WHEN};
use crate::pain::{Answer, PainNote, Questionnaire, QuestionnaireScore, WeeklyAnswers};

mod site;
mod words;

pub use site::BackMeans;

/// What a row holds.
#[derive(Debug, Default)]
pub struct RowContent {
    pub notes: Vec<PainNote>,
    pub answers: Option<WeeklyAnswers>,
    pub questionnaires: Vec<QuestionnaireScore>,
    /// True where the row is about another part of the body, and so holds no note.
    pub is_of_other_part: bool,
    /// The day of a row whose score is not understood.
    pub unread_day: Option<Date>,
    /// Cells for which the row, or one of its scores, is not used.
    pub unread: Vec<BadCell>,
    /// Cells whose words have no meaning of their own.
    pub unknown_words: Vec<BadCell>,
}

impl RowContent {
    /// True where the row holds a note or an answer.
    pub fn holds_something(&self) -> bool {
        !self.notes.is_empty() || self.answers.is_some() || !self.questionnaires.is_empty()
    }
}

/// How the rows of a diary are read.
pub struct RowContext<'c> {
    pub header: &'c DiaryHeader,
    /// The sheets of a spreadsheet; several where the diary is on several.
    pub sheets: &'c [SheetPart],
    pub days: DaysWritten,
    /// Zone of a time written in UTC.
    pub zone: &'c TimeZone,
    /// True where the table is a log of training: a time next to the day is then that of the run, not of the pain.
    pub is_training_log: bool,
    /// The column of days of the week.
    pub weekdays: Option<usize>,
    /// What a bare `back` means as a site.
    pub back: BackMeans,
}

/// Reads `row`; `None` where it has no score and no answer: a day without a note.
pub fn read<'r>(row: &'r DiaryRow, context: &RowContext<'r>) -> Option<RowContent> {
    let (content, words) = (RowContent::default(), Vec::new());
    let sheet = context.sheets.get(usize::from(row.sheet)).filter(|_| context.sheets.len() > 1);
    let sheet = sheet.map(|sheet| sheet.name.as_str());
    let mut cells = RowReader { row, header: context.header, sheet, back: context.back, content, words };
    let scores = cells.scores();
    let severity = cells.quantity(DiaryColumn::Ostrc, cells::severity_0_100, cells::OSTRC);
    let questionnaires = cells.questionnaires();
    let is_empty = scores.is_empty() && severity.is_none() && questionnaires.is_empty();
    if is_empty && cells.content.unread.is_empty() {
        // A word in place of the weekly answers is no answer, and nothing is lost without one.
        return None;
    }
    let written = cells.day(context);
    let Some((day, time)) = written.filter(|_| !is_empty) else {
        cells.content.unread_day = written.map(|(day, _)| day);
        return Some(cells.content);
    };
    cells.content.answers =
        severity.map(|(severity_0_100, text)| WeeklyAnswers { day, severity_0_100, text, line: row.line });
    let dated = questionnaires.into_iter().map(|(questionnaire, score)| QuestionnaireScore {
        day,
        questionnaire,
        score,
        line: row.line,
    });
    cells.content.questionnaires = dated.collect();
    if cells.is_of_other_part() {
        cells.content.is_of_other_part = true;
    } else if !scores.is_empty() {
        cells.add_notes(day, time, scores);
    }
    Some(cells.content)
}

/// Reads the cells of one row.
struct RowReader<'r> {
    row: &'r DiaryRow,
    header: &'r DiaryHeader,
    /// The name of its sheet, where there are several.
    sheet: Option<&'r str>,
    back: BackMeans,
    content: RowContent,
    /// What goes into the note besides its own words.
    words: Vec<String>,
}

impl RowReader<'_> {
    /// The scores of the row with their columns.
    fn scores(&mut self) -> Vec<(ScoreColumn, WrittenScore)> {
        let mut scores = Vec::new();
        for (index, column) in self.header.scores() {
            let cell = self.cell(index).to_owned();
            match score::read(&cell, column.scale) {
                Some(ScoreCell::Blank) => {}
                Some(ScoreCell::Scores(written)) => scores.extend(written.into_iter().map(|score| (column, score))),
                None => self.refuse(Some(index), &cell, cells::SCORE),
            }
        }
        scores
    }

    fn questionnaires(&mut self) -> Vec<(Questionnaire, f64)> {
        let mut scores = Vec::new();
        for (questionnaire, column) in Questionnaire::ALL.into_iter().zip([
            DiaryColumn::Akps,
            DiaryColumn::KoosPf,
            DiaryColumn::VisaP,
            DiaryColumn::Lefs,
        ]) {
            let read = |cell: &str| cells::questionnaire_score(cell, questionnaire.most());
            let score = self.quantity(column, read, cells::QUESTIONNAIRE);
            scores.extend(score.map(|(score, _)| (questionnaire, score)));
        }
        scores
    }

    /// The day, and the time where one cell has both.
    fn day(&mut self, context: &RowContext<'_>) -> Option<(Date, Option<Time>)> {
        let index = self.header.date()?;
        let cell = self.cell(index).to_owned();
        let weekday = context.weekdays.and_then(|index| super::row_weekday(self.row, index));
        let written = written_dates::read(&cell, context.zone).map(|written| written.on(weekday));
        let time = |written: &WrittenDate| written.time.filter(|_| !context.is_training_log);
        let day = written.and_then(|written| Some((context.days.day(&written)?, time(&written))));
        if day.is_none() {
            self.refuse(Some(index), &cell, cells::DAY);
        }
        day
    }

    /// A note for each score. What the row says of the day stands with the highest of them, which comes first in the list
    /// where several are highest.
    fn add_notes(&mut self, day: Date, time_of_day: Option<Time>, scores: Vec<(ScoreColumn, WrittenScore)>) {
        let highest = scores.iter().map(|(_, score)| score.score_0_10).fold(0.0, f64::max);
        let main = scores.iter().position(|(_, score)| score.score_0_10 >= highest).unwrap_or_default();
        let whole = self.whole_note(day, time_of_day);
        if !self.take_stray_cells() {
            return;
        }
        let text = self.note_text();
        for (index, (column, score)) in scores.into_iter().enumerate() {
            let mut note = if index == main { whole.clone() } else { shared(&whole) };
            note.score_0_10 = score.score_0_10;
            if let Some(side) = score.side.or(column.side) {
                note.side = Some(Answer { value: side, text: side.name().to_owned() });
            }
            if let Some(when) = column.when {
                note.when = Some(Answer { value: when, text: when.name().to_owned() });
                // The row is that of the run; its time is not that of each moment.
                note.time = None;
                note.day = if when == PainTiming::NextMorning { add_days(day, 1) } else { day };
            }
            if let Some(trigger) = column.trigger {
                note.trigger = Some(Answer { value: vec![trigger], text: trigger.name().to_owned() });
            }
            let own = score.words.map(|words| format!("score {words}"));
            let row = text.clone().filter(|_| index == main);
            note.note = joined(row.into_iter().chain(own), "; ");
            self.content.notes.push(note);
        }
    }

    /// What the row says, but for its scores and words.
    fn whole_note(&mut self, day: Date, time_of_day: Option<Time>) -> PainNote {
        let (site, side_of_site) = self.site();
        let side = self.words_of(DiaryColumn::Side, vocabulary::first, SIDE);
        let trigger_of_when = self.trigger_of_when();
        let when = if trigger_of_when.is_none() { self.words_of(DiaryColumn::When, moment, WHEN) } else { None };
        let (time, when_of_time) = self.time();
        let text = |column| self.free_text(column);
        let mut note = PainNote {
            day,
            time: time.or(time_of_day),
            when: when.or(when_of_time),
            side: side.or(side_of_site),
            site,
            mood: text(DiaryColumn::Mood),
            shoe: text(DiaryColumn::Shoe),
            medication: text(DiaryColumn::Medication).and_then(|cell| cells::medication(&cell)),
            exercises: text(DiaryColumn::Exercises),
            fuel: text(DiaryColumn::Fuel),
            line: self.row.line,
            ..PainNote::default()
        };
        note.trigger = self.words_of(DiaryColumn::Trigger, vocabulary::several, TRIGGER).or(trigger_of_when);
        note.lasted_h = self.answer(DiaryColumn::Lasted, cells::lasted_h, cells::LASTED);
        note.into_run_m = self.answer(DiaryColumn::IntoRun, cells::into_run_m, cells::INTO_RUN);
        note.stiffness = self.answer(DiaryColumn::Stiffness, cells::stiffness, cells::STIFFNESS);
        note.sleep_h = self.quantity(DiaryColumn::Sleep, cells::sleep_h, cells::SLEEP).map(|(hours, _)| hours);
        note.stress_0_10 =
            self.quantity(DiaryColumn::Stress, cells::score_0_10, cells::STRESS).map(|(stress, _)| stress);
        note
    }

    /// `stairs` or `downhill` where a moment is asked for, in a diary without a column for triggers.
    fn trigger_of_when(&self) -> Option<Answer<Vec<Trigger>>> {
        let (_, cell) = self.filled(DiaryColumn::When)?;
        let has_column = self.header.indices(DiaryColumn::Trigger).next().is_some();
        let Understood { answer, unknown } = vocabulary::several(&cell);
        answer.filter(|_| !has_column && unknown.is_none() && moment(&cell).answer.is_none())
    }

    /// The time, or the moment that a word in its place names.
    fn time(&mut self) -> (Option<Time>, Option<Answer<PainTiming>>) {
        let Some((index, cell)) = self.filled(DiaryColumn::Time) else {
            return (None, None);
        };
        let time = written_dates::read_time(&cell);
        let when = match time {
            Some(_) => None,
            None => vocabulary::one::<PainTiming>(&cell),
        };
        if time.is_none() && when.is_none() {
            self.keep_words(index, &cell, cells::TIME);
        }
        (time, when)
    }

    /// The meaning of the words of a cell; words without one stay words of the note.
    fn words_of<T>(
        &mut self,
        column: DiaryColumn,
        read: impl Fn(&str) -> Understood<T>,
        accepted: &'static str,
    ) -> Option<Answer<T>> {
        let (index, cell) = self.filled(column)?;
        let Understood { answer, unknown } = read(&cell);
        match unknown {
            // Words next to known ones are in the answer already.
            Some(unknown) if answer.is_some() => {
                self.content.unknown_words.push(self.bad_cell(Some(index), &unknown, accepted));
            }
            Some(unknown) => self.keep_words(index, &unknown, accepted),
            None => {}
        }
        answer
    }

    fn answer<T>(
        &mut self,
        column: DiaryColumn,
        read: impl Fn(&str) -> Option<T>,
        accepted: &'static str,
    ) -> Option<Answer<T>> {
        self.quantity(column, read, accepted).map(|(value, text)| Answer { value, text })
    }

    /// The value of a cell and its text; what cannot be read stays words of the note.
    fn quantity<T>(
        &mut self,
        column: DiaryColumn,
        read: impl Fn(&str) -> Option<T>,
        accepted: &'static str,
    ) -> Option<(T, String)> {
        let (index, cell) = self.filled(column)?;
        match read(&cell) {
            Some(value) => Some((value, cell)),
            None => {
                self.keep_words(index, &cell, accepted);
                None
            }
        }
    }

    /// The first cell of the columns of one kind that holds something, with its place.
    fn filled(&self, column: DiaryColumn) -> Option<(usize, String)> {
        let cells: Vec<(usize, &str)> = self
            .header
            .indices(column)
            .map(|index| (index, self.cell(index)))
            .filter(|(_, cell)| !is_blank(cell))
            .collect();
        let (index, _) = *cells.first()?;
        Some((index, joined(cells.into_iter().map(|(_, cell)| cell.to_owned()), ", ")?))
    }

    fn cell(&self, index: usize) -> &str {
        self.row.cells.get(index).map_or("", String::as_str)
    }

    fn keep_words(&mut self, index: usize, cell: &str, accepted: &'static str) {
        self.content.unknown_words.push(self.bad_cell(Some(index), cell, accepted));
        self.words.push(format!("{}: {cell}", self.header.heading(index)));
    }

    fn refuse(&mut self, index: Option<usize>, found: &str, accepted: &'static str) {
        self.content.unread.push(self.bad_cell(index, found, accepted));
    }

    fn bad_cell(&self, index: Option<usize>, found: &str, accepted: &'static str) -> BadCell {
        let of_sheet = self.sheet.map_or(String::new(), |name| format!(" on sheet {}", error::shown(name)));
        let column = index.map(|index| error::shown_file(self.header.heading(index)) + &of_sheet);
        BadCell { line: self.row.line, column, found: error::shown(found), accepted }
    }
}

/// What holds for every note of a row: the day, the moment, and which knee.
fn shared(whole: &PainNote) -> PainNote {
    PainNote {
        time: whole.time,
        when: whole.when.clone(),
        side: whole.side.clone(),
        site: whole.site.clone(),
        ..PainNote::bare(whole.day, 0.0, whole.line)
    }
}

/// The moment that a cell names; `AM` alone is the morning, though it is a small word of another language.
fn moment(cell: &str) -> Understood<PainTiming> {
    match cell.to_lowercase().replace('.', "").as_str() {
        "am" => vocabulary::first("morning"),
        "pm" => vocabulary::first("evening"),
        _ => vocabulary::first(cell),
    }
}

/// True for a cell that says nothing.
fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—" | "--")
}

fn joined(parts: impl Iterator<Item = String>, between: &str) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(between))
}
