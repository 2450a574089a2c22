//! The pain notes and the onsets as rows.

use jiff::civil::{Date, Time};
use serde::{Serialize, Serializer};

use crate::calendar::DaySpan;
use crate::pain::onset::{self, Onset, OnsetKind};
use crate::pain::rules::{Completeness, RunDay};
use crate::pain::vocabulary::{PainTiming, Side, Site, Trigger, Vocabulary};
use crate::pain::{Answer, PainDiary, PainNote, Questionnaire, QuestionnaireScore};
use crate::settings::OnsetRules;

/// One pain note: the runner's words, and what they were understood as.
#[derive(Debug, Clone, Serialize)]
pub struct PainEntry {
    #[serde(rename = "date")]
    pub day: Date,
    /// Time of day as written, `HH:MM`.
    #[serde(serialize_with = "minute")]
    pub time: Option<Time>,
    /// Numeric pain rating, 0-10.
    #[serde(rename = "score")]
    pub score_0_10: f64,
    /// When in relation to the run, as written.
    pub when: Option<String>,
    /// Side, as written.
    pub side: Option<String>,
    /// Site, as written.
    pub site: Option<String>,
    /// What set it off, as written.
    pub trigger: Option<String>,
    /// Free words, as written.
    pub note: Option<String>,
    /// Line of the diary.
    pub line: u64,
    /// What its words were understood as, and what else the note records.
    #[serde(flatten)]
    pub details: PainDetails,
}

/// What the words of a note were understood as, and the other facts of the note.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PainDetails {
    /// When in relation to the run.
    #[serde(serialize_with = "name")]
    pub when_meant: Option<PainTiming>,
    /// Runs of that day that start at this time or later, `HH:MM`, came after the note; `None` where that is not known.
    #[serde(serialize_with = "minute")]
    pub runs_until: Option<Time>,
    #[serde(serialize_with = "name")]
    pub side_meant: Option<Side>,
    #[serde(rename = "site_meant", serialize_with = "names")]
    pub sites_meant: Vec<Site>,
    #[serde(rename = "trigger_meant", serialize_with = "names")]
    pub triggers_meant: Vec<Trigger>,
    /// How long it lasted, as written.
    pub lasted: Option<String>,
    /// How long it lasted, hours.
    pub lasted_h: Option<f64>,
    /// How far into the run it began, as written.
    pub into_run: Option<String>,
    /// How far into the run it began, meters.
    pub into_run_m: Option<f64>,
    /// Stiffness, as written.
    pub stiffness: Option<String>,
    /// Sleep of the night before, hours.
    pub sleep_h: Option<f64>,
    pub stress_0_10: Option<f64>,
    /// Shoe, as written.
    pub shoe: Option<String>,
    /// Medication, as written.
    pub medication: Option<String>,
    /// Mood, as written.
    pub mood: Option<String>,
    /// Exercises done, as written.
    pub exercises: Option<String>,
    /// What was eaten and drunk around the run, as written.
    pub fuel: Option<String>,
}

/// The score of a questionnaire.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionnaireEntry {
    #[serde(rename = "date")]
    pub day: Date,
    #[serde(serialize_with = "questionnaire")]
    pub questionnaire: Questionnaire,
    /// From 0 to the best score of the questionnaire.
    pub score: f64,
    pub best_score: f64,
}

fn questionnaire<S: Serializer>(which: &Questionnaire, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(which.name())
}

/// The scores of questionnaires on the days shown, oldest first.
pub(super) fn questionnaires(diary: Option<&PainDiary>, days: Option<DaySpan>) -> Vec<QuestionnaireEntry> {
    let scores = diary.into_iter().flat_map(|diary| &diary.questionnaires);
    let shown = scores.filter(|score| days.is_some_and(|days| days.contains(score.day)));
    let entry = |score: &QuestionnaireScore| QuestionnaireEntry {
        day: score.day,
        questionnaire: score.questionnaire,
        score: score.score,
        best_score: score.questionnaire.most(),
    };
    shown.map(entry).collect()
}

/// A day on which pain begins.
#[derive(Debug, Clone, Serialize)]
pub struct OnsetEntry {
    /// Onset, partly logged onset or flare.
    pub kind: OnsetKind,
    #[serde(rename = "date")]
    pub day: Date,
    /// Time of its first painful note, `HH:MM`; `None` where one of them has none.
    #[serde(serialize_with = "minute")]
    pub time: Option<Time>,
    /// Runs of that day that start at this time or later, `HH:MM`, came after the pain; `None` where that is not known, so
    /// that the whole day counts as before it.
    #[serde(serialize_with = "minute")]
    pub runs_until: Option<Time>,
    /// Highest score of that day, 0-10.
    #[serde(rename = "score")]
    pub score_0_10: f64,
}

impl From<Onset> for OnsetEntry {
    fn from(onset: Onset) -> OnsetEntry {
        let Onset { kind, day, time, runs_until, score_0_10 } = onset;
        OnsetEntry { kind, day, time, runs_until, score_0_10 }
    }
}

/// A day with a run, and how much of the pain around it is logged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunDayEntry {
    #[serde(rename = "date")]
    pub day: Date,
    /// Meters of all its runs; `None` where that of one is unknown.
    pub distance_m: Option<f64>,
    /// How much is logged: during the run, after it, on the next morning.
    pub logged: Completeness,
    /// True where it counts as free of pain without a note of its own, by the diary's declaration alone.
    pub is_declared: bool,
    /// True where all that is logged is 0, false where some of it is not; `None` where nothing is logged.
    pub is_pain_free: Option<bool>,
    /// The highest score that is logged.
    pub worst_0_10: Option<f64>,
}

impl From<&RunDay> for RunDayEntry {
    fn from(run: &RunDay) -> RunDayEntry {
        RunDayEntry {
            day: run.day,
            distance_m: run.distance_m,
            logged: run.completeness(),
            is_declared: run.is_declared,
            is_pain_free: run.is_free(),
            worst_0_10: run.highest(),
        }
    }
}

/// The notes of the days shown.
pub(super) fn entries(diary: Option<&PainDiary>, days: Option<DaySpan>, rules: &OnsetRules) -> Vec<PainEntry> {
    let notes = diary.into_iter().flat_map(|diary| &diary.notes);
    let shown = notes.filter(|note| days.is_some_and(|days| days.contains(note.day)));
    shown.map(|note| entry(note, rules)).collect()
}

fn entry(note: &PainNote, rules: &OnsetRules) -> PainEntry {
    PainEntry {
        day: note.day,
        time: note.time,
        score_0_10: note.score_0_10,
        when: text(note.when.as_ref()),
        side: text(note.side.as_ref()),
        site: text(note.site.as_ref()),
        trigger: text(note.trigger.as_ref()),
        note: note.note.clone(),
        line: note.line,
        details: PainDetails {
            when_meant: note.when.as_ref().map(|when| when.value),
            runs_until: onset::runs_until(note, rules),
            side_meant: note.side.as_ref().map(|side| side.value),
            sites_meant: Answer::all(note.site.as_ref()),
            triggers_meant: Answer::all(note.trigger.as_ref()),
            lasted: text(note.lasted_h.as_ref()),
            lasted_h: note.lasted_h.as_ref().map(|answer| answer.value),
            into_run: text(note.into_run_m.as_ref()),
            into_run_m: note.into_run_m.as_ref().map(|answer| answer.value),
            stiffness: text(note.stiffness.as_ref()),
            sleep_h: note.sleep_h,
            stress_0_10: note.stress_0_10,
            shoe: note.shoe.clone(),
            medication: note.medication.clone(),
            mood: note.mood.clone(),
            exercises: note.exercises.clone(),
            fuel: note.fuel.clone(),
        },
    }
}

fn text<T>(answer: Option<&Answer<T>>) -> Option<String> {
    answer.map(|answer| answer.text.clone())
}

/// Writes a time as `HH:MM`.
fn minute<S: Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
    time.map(|time| time.strftime("%H:%M").to_string()).serialize(serializer)
}

/// Writes a meaning by its name.
fn name<V: Vocabulary, S: Serializer>(meaning: &Option<V>, serializer: S) -> Result<S::Ok, S::Error> {
    meaning.map(V::name).serialize(serializer)
}

/// Writes meanings by their names.
fn names<V: Vocabulary, S: Serializer>(meanings: &[V], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(meanings.iter().map(|meaning| meaning.name()))
}
