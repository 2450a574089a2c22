//! What the runner felt and when: the pain notes of a diary.
//!
//! Scores are on the numeric pain rating scale, 0 (none) to 10 (the worst imaginable). A score of zero is a measurement: a
//! day recorded as free of pain. A day without a note is unknown, not free of pain, unless the diary declares it.
//!
//! An [`Answer`] holds both what a cell means, for the figures, and its text, for whoever reads the diary.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use crate::calendar::DaySpan;
use diary::{BadCell, DiaryReading, DiaryRemark, HeadField};

pub mod diary;
pub mod mentions;
pub mod note_counts;
pub mod onset;
pub mod rules;
pub mod vocabulary;

use vocabulary::{PainTiming, Side, Site, Stiffness, Trigger};

/// All notes of one diary, by day, then time (notes without one first), then line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PainDiary {
    /// Empty for a new diary.
    pub notes: Vec<PainNote>,
    /// True where the diary declares `unlogged days are pain-free: yes`. That holds for the days between the first and the
    /// last note; days before the diary began and after it ended remain unknown.
    pub unlogged_days_are_pain_free: bool,
    /// What the lines of its head say, in their order.
    pub head: Vec<(HeadField, String)>,
    /// Answers to the weekly questions of the OSTRC-O2, oldest first.
    pub weekly_answers: Vec<WeeklyAnswers>,
    /// Scores of questionnaires, oldest first.
    pub questionnaires: Vec<QuestionnaireScore>,
    /// How the diary was understood, and what of it was not.
    pub reading: DiaryReading,
    /// The days that the declaration holds for, where the notes are only part of the diary; `None`: from the first note to
    /// the last.
    pub declared_days: Option<DaySpan>,
    /// Days with a row that is not understood: without a note they are unknown, whatever the diary declares.
    pub unread_days: BTreeSet<Date>,
    /// What the runner should know about the diary; none of it is an error.
    pub remarks: Vec<DiaryRemark>,
}

impl PainDiary {
    /// The days from the first note to the last; `None` without notes.
    pub fn span(&self) -> Option<DaySpan> {
        Some(DaySpan { first: self.notes.first()?.day, last: self.notes.last()?.day })
    }

    /// Number of notes, weekly answers and scores of questionnaires.
    pub fn entries(&self) -> usize {
        self.notes.len() + self.weekly_answers.len() + self.questionnaires.len()
    }

    /// Adds cells for which a row is not used, and says so.
    pub fn add_unread(&mut self, cells: impl Iterator<Item = BadCell>) {
        for cell in cells {
            self.remarks.push(DiaryRemark::Unread(cell.to_string()));
            self.reading.unread.push(cell);
        }
    }

    /// True where the diary declares a day without a note to be free of pain.
    pub fn declares_free(&self, day: Date) -> bool {
        let declared = self.declared_days.or_else(|| self.span());
        let is_declared = self.unlogged_days_are_pain_free && declared.is_some_and(|span| span.contains(day));
        is_declared && !self.unread_days.contains(&day)
    }

    /// The notes and answers of some days. The declaration of the whole diary holds for them.
    pub fn within(&self, days: DaySpan) -> PainDiary {
        let mut within = self.clone();
        within.notes.retain(|note| days.contains(note.day));
        within.weekly_answers.retain(|week| days.contains(week.day));
        within.questionnaires.retain(|score| days.contains(score.day));
        within.declared_days =
            self.span().map(|noted| DaySpan { first: noted.first.max(days.first), last: noted.last.min(days.last) });
        within
    }
}

/// What the runner wrote in a cell, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<T> {
    pub value: T,
    /// As written, without surrounding blanks.
    pub text: String,
}

impl<T: Copy> Answer<Vec<T>> {
    /// All that a cell means; nothing where it is empty.
    pub fn all(answer: Option<&Answer<Vec<T>>>) -> Vec<T> {
        answer.map(|answer| answer.value.clone()).unwrap_or_default()
    }
}

/// One pain note. `None` where the cell is empty; free text is as the runner wrote it, without surrounding blanks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PainNote {
    /// Local day.
    pub day: Date,
    /// Local time of day; `None` where only the day is known.
    pub time: Option<Time>,
    /// Numeric pain rating, 0 to 10, to one decimal.
    pub score_0_10: f64,
    /// When in relation to the run.
    pub when: Option<Answer<PainTiming>>,
    pub side: Option<Answer<Side>>,
    /// Where it hurts; several sites may be named.
    pub site: Option<Answer<Vec<Site>>>,
    /// What set it off; several things may be named.
    pub trigger: Option<Answer<Vec<Trigger>>>,
    /// How long it lasted, hours.
    pub lasted_h: Option<Answer<f64>>,
    /// How far into the run it began.
    pub into_run_m: Option<Answer<f64>>,
    /// Stiffness of the knee.
    pub stiffness: Option<Answer<Stiffness>>,
    /// Sleep of the night before, hours.
    pub sleep_h: Option<f64>,
    /// Stress of the day as felt, 0 to 10.
    pub stress_0_10: Option<f64>,
    /// Mood of the day, 0 to 10 or in words.
    pub mood: Option<String>,
    pub shoe: Option<String>,
    /// Medication of the day; `None` also where the runner wrote that there was none.
    pub medication: Option<String>,
    /// Exercises done.
    pub exercises: Option<String>,
    /// What was eaten and drunk around the run.
    pub fuel: Option<String>,
    /// Free text, and words of other cells that have no meaning of their own.
    pub note: Option<String>,
    /// Line of the diary, counted from 1; the row of a spreadsheet.
    pub line: u64,
}

impl PainNote {
    /// A note with a day and a score, and nothing else.
    pub fn bare(day: Date, score_0_10: f64, line: u64) -> PainNote {
        PainNote { day, score_0_10, line, ..PainNote::default() }
    }

    /// True for any score above 0.
    pub fn is_painful(&self) -> bool {
        self.score_0_10 > 0.0
    }

    /// When in relation to the run.
    pub fn timing(&self) -> Option<PainTiming> {
        self.when.as_ref().map(|when| when.value)
    }
}

/// The answers to the four questions of the OSTRC-O2 on one week, as their sum.
#[derive(Debug, Clone, PartialEq)]
pub struct WeeklyAnswers {
    /// Local day of the answers.
    pub day: Date,
    /// Severity, 0 (no problem) to 100.
    pub severity_0_100: u8,
    /// As written: the sum, or the four answers.
    pub text: String,
    /// Line of the diary, counted from 1.
    pub line: u64,
}

/// The score of a questionnaire on the knee.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionnaireScore {
    /// Local day.
    pub day: Date,
    pub questionnaire: Questionnaire,
    /// 0 to [`Questionnaire::most`]; more is better.
    pub score: f64,
    /// Line of the diary, counted from 1.
    pub line: u64,
}

/// A questionnaire on the knee whose score a diary may hold. More is better in each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Questionnaire {
    /// Anterior Knee Pain Scale (Kujala 1993).
    Akps,
    /// Knee injury and Osteoarthritis Outcome Score, patellofemoral subscale (Crossley 2018).
    KoosPf,
    /// Victorian Institute of Sport Assessment, patella (Visentini 1998).
    VisaP,
    /// Lower Extremity Functional Scale (Binkley 1999).
    Lefs,
}

impl Questionnaire {
    /// All of them.
    pub const ALL: [Questionnaire; 4] =
        [Questionnaire::Akps, Questionnaire::KoosPf, Questionnaire::VisaP, Questionnaire::Lefs];

    /// Its usual short name.
    pub fn name(self) -> &'static str {
        match self {
            Questionnaire::Akps => "AKPS",
            Questionnaire::KoosPf => "KOOS-PF",
            Questionnaire::VisaP => "VISA-P",
            Questionnaire::Lefs => "LEFS",
        }
    }

    /// The best score.
    pub fn most(self) -> f64 {
        match self {
            Questionnaire::Lefs => 80.0,
            Questionnaire::Akps | Questionnaire::KoosPf | Questionnaire::VisaP => 100.0,
        }
    }

    /// The smallest change that is taken for one: 10 points of the AKPS (Crossley 2004), about 16 of the KOOS-PF, about 13 of
    /// the VISA-P, 9 of the LEFS (Binkley 1999).
    pub fn smallest_change(self) -> f64 {
        match self {
            Questionnaire::Akps => 10.0,
            Questionnaire::KoosPf => 16.0,
            Questionnaire::VisaP => 13.0,
            Questionnaire::Lefs => 9.0,
        }
    }
}
