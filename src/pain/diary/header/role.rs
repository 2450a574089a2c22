//! What a column holds, by its heading and its cells: `Pain (0-10)`, `Left knee`, `Schmerz nach dem Lauf`, `How much did your
//! knee hurt today?`.
//!
//! A heading with a word that is not known names no score: it might be of another part of the body.

use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::keywords::{by_keywords, is_one_of, take};
use super::names::{
    DiaryColumn, FILLER_WORDS, KNEE_WORDS, MOMENTS_OF_ENTRY, OTHER_BODY_PARTS, OTHER_DAYS, PAIN_WORDS, TIMESTAMP,
    TRAINING_HEADINGS, TRAINING_WORDS,
};
use super::scale::{Range, is_inverted, without_scale};
use super::ticks::Ticked;
use crate::calendar::written_dates::{self, DayWithoutYear};
use crate::pain::diary::cells::{quantities, score};
use crate::pain::vocabulary::{PainTiming, Side, Trigger, Vocabulary, folded, plain};

/// What a column is taken for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColumnRole {
    /// The day, perhaps with the time.
    Date,
    /// When the row was written; the day where no column is [`ColumnRole::Date`].
    Stamp,
    Score(ScoreColumn),
    /// What the row is about: a part of the body, or something that is none.
    Subject,
    /// Ticks for a part of the body.
    Tick(Ticked),
    /// Any other column of a diary.
    Field(DiaryColumn),
    LeftOut(LeftOut),
}

/// Whose scores a column holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreColumn {
    pub side: Option<Side>,
    pub when: Option<PainTiming>,
    pub trigger: Option<Trigger>,
    /// The worst score of its scale, 10 or 100.
    pub scale: f64,
    /// Of two columns with the same scores the one of higher rank counts.
    pub rank: u8,
}

/// Why a column is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Its heading is not one of a diary.
    Unknown,
    /// No cell is filled.
    Empty,
    /// It holds the time at which the row was written, and another column has the day.
    WrittenAt,
    /// A score on a scale that is neither 0 to 10 nor 0 to 100.
    OtherScale,
    /// Most of its cells do not fit its heading.
    OtherContent,
    /// Another column says the same, more plainly.
    Doubled,
    /// The runner wants it so.
    Chosen,
}

/// The cells below a heading that are filled: a sample of them.
pub struct ColumnCells<'t> {
    pub cells: Vec<&'t str>,
    /// True where the table is a training log.
    pub is_training_log: bool,
}

impl ColumnCells<'_> {
    /// True where at least four of five cells are as `is_one` has it, and there is one.
    fn mostly(&self, is_one: impl Fn(&str) -> bool) -> bool {
        let fitting = self.cells.iter().filter(|cell| is_one(cell)).count();
        fitting > 0 && 5 * fitting >= 4 * self.cells.len()
    }

    fn are_dates(&self) -> bool {
        self.mostly(|cell| written_dates::read(cell, &TimeZone::UTC).is_some())
    }

    fn are_scores(&self, scale: f64) -> bool {
        self.mostly(|cell| score::read(cell, scale).is_some())
    }

    /// True where the cells are scores, and one is above those of the shorter scales.
    fn show_scale_of_ten(&self) -> bool {
        let is_above = |cell: &&str| quantities::score_0_10(cell).is_some_and(|score| score > 5.0);
        self.are_scores(10.0) && self.cells.iter().any(is_above)
    }

    /// True where fewer than half of the cells can be read: then the heading means something else.
    fn contradict(&self, can_be_read: impl Fn(&str) -> bool) -> bool {
        let readable = self.cells.iter().filter(|cell| can_be_read(cell)).count();
        2 * readable < self.cells.len()
    }

    /// `0:52:10`: how long runs took. In a log of training one cell that is no time of day is enough; elsewhere several times
    /// that all lie before four at night.
    fn are_durations(&self) -> bool {
        let times: Vec<Option<Time>> = self.cells.iter().map(|cell| written_dates::read_time(cell)).collect();
        let are_early = times.iter().all(|time| time.is_none_or(|time| time.hour() < 4));
        let is_half_named = self.cells.iter().any(|cell| cell.to_lowercase().contains('m'));
        match self.is_training_log {
            true => !times.is_empty() && (are_early || times.iter().any(Option::is_none)) && !is_half_named,
            false => times.len() > 1 && are_early && times.iter().any(Option::is_some) && !is_half_named,
        }
    }
}

/// True where a heading is one of a training log.
pub fn is_of_training(heading: &str) -> bool {
    if TRAINING_HEADINGS.contains(&format!("|{}|", plain(heading))) && !plain(heading).is_empty() {
        return true;
    }
    DiaryColumn::meaning(heading).is_none()
        && folded(heading).split_whitespace().any(|word| is_one_of(TRAINING_WORDS, word))
}

/// What the column with this heading and these cells is taken for.
pub fn of(heading: &str, cells: &ColumnCells<'_>) -> ColumnRole {
    match by_heading(heading, cells) {
        ColumnRole::Score(_) if is_inverted(heading) => ColumnRole::LeftOut(LeftOut::OtherScale),
        role => role,
    }
}

/// The same for a column that the runner says holds scores: its heading still tells the scale.
pub fn chosen(role: ColumnRole, heading: &str) -> ColumnRole {
    let ColumnRole::Score(score) = role else {
        return role;
    };
    let (_, scale) = without_scale(heading);
    match scale.map(Range::as_scale) {
        _ if is_inverted(heading) => ColumnRole::LeftOut(LeftOut::OtherScale),
        Some(None) => ColumnRole::LeftOut(LeftOut::OtherScale),
        Some(Some(most)) => ColumnRole::Score(ScoreColumn { scale: most, ..score }),
        None => role,
    }
}

/// What the cells of a column look like, whatever its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Scores,
    /// At least half of its cells are three words or more.
    Sentences,
    Other,
}

impl Content {
    pub fn of(cells: &ColumnCells<'_>) -> Content {
        let sentences = cells.cells.iter().filter(|cell| cell.split_whitespace().nth(2).is_some()).count();
        match sentences {
            _ if cells.are_scores(10.0) => Content::Scores,
            1.. if 2 * sentences >= cells.cells.len() => Content::Sentences,
            _ => Content::Other,
        }
    }
}

/// True for a column that says what each row is about: most cells name a part of the body, and one the knee.
pub fn holds_subjects(cells: &ColumnCells<'_>) -> bool {
    let names = |list: &str, cell: &str| folded(cell).split_whitespace().any(|word| is_one_of(list, word));
    let is_knee = |cell: &&&str| names(KNEE_WORDS, cell);
    let parts = cells.cells.iter().filter(|cell| names(KNEE_WORDS, cell) || names(OTHER_BODY_PARTS, cell)).count();
    2 * parts >= cells.cells.len() && cells.cells.iter().any(|cell| is_knee(&cell))
}

fn by_heading(heading: &str, cells: &ColumnCells<'_>) -> ColumnRole {
    // Capitals alone tell `AM` from the German word.
    let halves = |word: &str| match word {
        "AM" | "A.M." => "morning".to_owned(),
        "PM" | "P.M." => "evening".to_owned(),
        word => word.to_owned(),
    };
    let heading = heading.split(' ').map(halves).collect::<Vec<_>>().join(" ");
    let (name, scale) = without_scale(&heading);
    // `am` is a small word of another language.
    let name =
        if matches!(folded(&name).trim(), "am pm" | "morning evening") { "when".to_owned() } else { plain(&name) };
    if TIMESTAMP.contains(&format!("|{name}|")) && !name.is_empty() {
        return ColumnRole::Stamp;
    }
    if let Some(column) = DiaryColumn::meaning(&name) {
        return known(column, &name, scale, cells);
    }
    if is_one_of(MOMENTS_OF_ENTRY, &name.replace(' ', "-")) {
        let is_day = cells.are_dates();
        return if is_day { ColumnRole::Stamp } else { known(DiaryColumn::Time, &name, scale, cells) };
    }
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    if words.iter().any(|word| is_one_of(" date datum fecha data dato ", word)) && cells.are_dates() {
        let is_of_entry = words
            .iter()
            .any(|word| is_one_of(" entry written submitted created eintrag modified updated edited changed ", word));
        return if is_of_entry { ColumnRole::Stamp } else { ColumnRole::Date };
    }
    if let Some(column) = by_keywords(&words) {
        return known(column, &name, scale, cells);
    }
    if name == "severity" && !cells.is_training_log && cells.show_scale_of_ten() {
        return ColumnRole::Score(bare_score(scale.map_or(10.0, Range::most), 0));
    }
    match score_column(&words, scale, cells) {
        Some(Scale::Known(column)) => ColumnRole::Score(column),
        Some(Scale::Other) => ColumnRole::LeftOut(LeftOut::OtherScale),
        None if cells.cells.is_empty() => ColumnRole::LeftOut(LeftOut::Empty),
        None => ColumnRole::LeftOut(LeftOut::Unknown),
    }
}

/// True where the cells of a column without a known heading are days.
pub fn holds_days(cells: &ColumnCells<'_>) -> bool {
    cells.are_dates()
}

/// True where they are days without a year; numbers alone are days below `Day`.
pub fn holds_days_without_year(heading: &str, cells: &ColumnCells<'_>) -> bool {
    let is_named = is_one_of(" day tag jour dia giorno dag ", &plain(heading));
    cells.mostly(|cell| DayWithoutYear::read(cell).is_some_and(|day| is_named || !day.is_alone()))
}

/// What a runner names with `--column`: `pain`, `pain left`, `date`, `none`.
pub fn named(name: &str) -> Option<ColumnRole> {
    let (bare, scale) = without_scale(name);
    let bare = plain(&bare);
    if matches!(bare.as_str(), "none" | "nothing" | "ignore" | "left out") {
        return Some(ColumnRole::LeftOut(LeftOut::Chosen));
    }
    match DiaryColumn::meaning(&bare) {
        Some(DiaryColumn::Date) => return Some(ColumnRole::Date),
        Some(DiaryColumn::Score) | None => {}
        Some(column) => return Some(ColumnRole::Field(column)),
    }
    let words: Vec<&str> = bare.split(' ').filter(|word| !word.is_empty()).collect();
    let sample = ColumnCells { cells: vec!["0"], is_training_log: false };
    match score_column(&words, scale, &sample)? {
        Scale::Known(column) => Some(ColumnRole::Score(ScoreColumn { rank: u8::MAX, ..column })),
        Scale::Other => None,
    }
}

/// A column whose heading is known, unless its cells say otherwise.
fn known(column: DiaryColumn, name: &str, scale: Option<Range>, cells: &ColumnCells<'_>) -> ColumnRole {
    let field = |column| ColumnRole::Field(column);
    let unless = |is_other: bool| match is_other {
        true => ColumnRole::LeftOut(LeftOut::OtherContent),
        false => field(column),
    };
    match column {
        DiaryColumn::Date => ColumnRole::Date,
        DiaryColumn::Score => {
            let words: Vec<&str> = name.split(' ').collect();
            match score_column(&words, scale, cells) {
                Some(Scale::Other) => ColumnRole::LeftOut(LeftOut::OtherScale),
                Some(Scale::Known(column)) => ColumnRole::Score(column),
                None => ColumnRole::Score(bare_score(scale.map_or(10.0, Range::most), 1)),
            }
        }
        DiaryColumn::Side if cells.are_scores(10.0) => {
            ColumnRole::Score(bare_score(scale.map_or(10.0, Range::most), 1))
        }
        DiaryColumn::When if cells.are_dates() => ColumnRole::Date,
        DiaryColumn::Time => unless(cells.are_durations()),
        DiaryColumn::Lasted => {
            let is_of_run = name == "duration" && cells.is_training_log;
            unless(is_of_run || cells.contradict(|cell| quantities::lasted_h(cell).is_some()))
        }
        DiaryColumn::IntoRun => unless(cells.contradict(|cell| quantities::into_run_m(cell).is_some())),
        DiaryColumn::Stiffness => unless(cells.contradict(|cell| quantities::stiffness(cell).is_some())),
        DiaryColumn::Sleep => unless(cells.contradict(|cell| quantities::sleep_h(cell).is_some())),
        DiaryColumn::Stress => unless(cells.contradict(|cell| score::read(cell, 10.0).is_some())),
        _ => field(column),
    }
}

fn bare_score(scale: f64, rank: u8) -> ScoreColumn {
    ScoreColumn { side: None, when: None, trigger: None, scale, rank }
}

/// A score, by its scale.
enum Scale {
    Known(ScoreColumn),
    /// Neither 0 to 10 nor 0 to 100.
    Other,
}

/// A column of scores, where each word of its heading says so or says nothing.
fn score_column(words: &[&str], scale: Option<Range>, cells: &ColumnCells<'_>) -> Option<Scale> {
    // `right now` and `right after` name no side.
    let names_no_side = |at: usize| match (words[at], words.get(at + 1)) {
        ("right", Some(&"now")) => true,
        ("right", Some(&("after" | "before"))) => words.len() > 5,
        _ => false,
    };
    let mut left: Vec<&str> = (0..words.len()).filter(|&at| !names_no_side(at)).map(|at| words[at]).collect();
    let has = |words: &[&str], known: &str| words.iter().any(|word| is_one_of(known, word));
    let has_pain = has(&left, PAIN_WORDS);
    let has_knee = has(&left, KNEE_WORDS);
    // `No knee pain` is ticked on a day without.
    let is_negated =
        words.first().is_some_and(|first| is_one_of(" no without keine kein sans sin senza geen sem ingen ", first));
    let is_other = is_negated || has(&left, OTHER_BODY_PARTS) || has(&left, OTHER_DAYS);
    let is_question = left.len() > 4;
    let side = take::<Side>(&mut left);
    let when = take::<PainTiming>(&mut left);
    let is_named = has_pain || has_knee || scale.is_some();
    let trigger = if is_named { take::<Trigger>(&mut left) } else { None };
    let all_are_known =
        left.iter().all(|word| [PAIN_WORDS, KNEE_WORDS, FILLER_WORDS].iter().any(|known| is_one_of(known, word)));
    let may_be =
        (is_named && has_pain | has_knee | side.is_some() | when.is_some()) || side.is_some() || when.is_some();
    // A bare `Run` or `Work` may hold anything; a bare `After` stands in a diary for a score.
    let is_bare = !is_named && side.is_none();
    let may_be = may_be && (!is_bare || when.is_some_and(|when| is_moment_of_diary(when, words)));
    let is_score = may_be && !is_other && (all_are_known || is_question && has_pain);
    if !is_score {
        return None;
    }
    let Some(most) = scale.map_or(Some(10.0), Range::as_scale) else {
        return Some(Scale::Other);
    };
    // A plain `Pain` needs no cells; `Left knee` or `After` needs scores in them.
    let is_plain = has_pain && !is_question;
    if !is_plain && !cells.are_scores(most) {
        return None;
    }
    let is_summary =
        left.iter().any(|word| matches!(*word, "worst" | "max" | "average" | "avg" | "mean" | "peak" | "usual"));
    let rank = match (has_pain, has_knee) {
        (true, true) if !is_summary && !is_question => 4,
        (true, _) if !is_summary && !is_question => 3,
        (true, _) if !is_question => 2,
        _ => 1,
    };
    Some(Scale::Known(ScoreColumn { side, when, trigger, scale: most, rank }))
}

/// True for the moments that stand alone as headings of scores.
fn is_moment_of_diary(when: PainTiming, words: &[&str]) -> bool {
    use PainTiming::{After, Before, During, Evening, Morning, NextMorning, Night};
    let says_during =
        || words.iter().any(|word| is_one_of(" during wahrend pendant durant durante tijdens under ", word));
    matches!(when, Before | After | NextMorning | Morning | Evening | Night) || when == During && says_during()
}
