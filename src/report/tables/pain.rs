//! The columns of the tables on the diary, and of those that an account's lists fill: shoes and days.

use jiff::civil::Date;

use super::columns::{Column, column, full};
use crate::pain::vocabulary::Vocabulary;
use crate::timeline::{DayEntry, PainEntry, QuestionnaireEntry, ShoeEntry};

const NOT_WRITTEN: &str = "not written";
const NOT_UNDERSTOOD: &str = "not written, or not understood";
const NOT_STATED: &str = "the account does not state it";

/// The notes as written, then what they were understood as.
pub(super) const NOTES: &[Column<PainEntry>] = &[
    full("date", "", "Local day of the note").date(|note| Some(note.day)),
    column("time", "", "Time of day", NOT_WRITTEN).time(|note| note.time),
    full("score", "0-10", "Pain, 0 none").real(1, |note| Some(note.score_0_10)),
    column("when", "", "When in relation to the run, as written", NOT_WRITTEN).text(|note| note.when.as_deref()),
    column("side", "", "Side, as written", NOT_WRITTEN).text(|note| note.side.as_deref()),
    column("site", "", "Place of the pain, as written", NOT_WRITTEN).text(|note| note.site.as_deref()),
    column("trigger", "", "What set it off, as written", NOT_WRITTEN).text(|note| note.trigger.as_deref()),
    column("note", "", "Comment, as written", NOT_WRITTEN).text(|note| note.note.as_deref()),
    full("line", "", "Line of the diary").integer(|note| Some(note.line as i64)),
    column("when_meant", "", "What `when` was understood as", NOT_UNDERSTOOD)
        .word(|note| note.details.when_meant.map(|when| when.name())),
    column("side_meant", "", "What `side` was understood as", NOT_UNDERSTOOD)
        .word(|note| note.details.side_meant.map(|side| side.name())),
    column("site_meant", "", "What `site` was understood as, joined with `; `", NOT_UNDERSTOOD)
        .words(|note| Some(joined(&note.details.sites_meant))),
    column("trigger_meant", "", "What `trigger` was understood as, joined with `; `", NOT_UNDERSTOOD)
        .words(|note| Some(joined(&note.details.triggers_meant))),
    column("lasted_h", "h", "How long it lasted", NOT_UNDERSTOOD).real(2, |note| note.details.lasted_h),
    column("into_run_m", "m", "How far into the run it began", NOT_UNDERSTOOD).real(1, |note| note.details.into_run_m),
    column("stiffness", "", "Stiffness, as written", NOT_WRITTEN).text(|note| note.details.stiffness.as_deref()),
    column("sleep_h", "h", "Sleep of the night before", NOT_WRITTEN).real(2, |note| note.details.sleep_h),
    column("stress_0_10", "0-10", "Stress", NOT_WRITTEN).real(1, |note| note.details.stress_0_10),
    column("shoe", "", "Shoe, as written", NOT_WRITTEN).text(|note| note.details.shoe.as_deref()),
    column("medication", "", "Medication, as written", NOT_WRITTEN).text(|note| note.details.medication.as_deref()),
    column("mood", "", "Mood, as written", NOT_WRITTEN).text(|note| note.details.mood.as_deref()),
    column("exercises", "", "Exercises done, as written", NOT_WRITTEN).text(|note| note.details.exercises.as_deref()),
    column("fuel", "", "What was eaten and drunk, as written", NOT_WRITTEN).text(|note| note.details.fuel.as_deref()),
];

fn joined<V: Vocabulary>(meanings: &[V]) -> String {
    meanings.iter().map(|meaning| meaning.name()).collect::<Vec<_>>().join("; ")
}

/// Weekly answers of the OSTRC-O2.
pub(super) const WEEKLY_ANSWERS: &[Column<(Date, u8)>] = &[
    full("date", "", "Local day of the answer").date(|answer| Some(answer.0)),
    full("severity_0_100", "0-100", "Severity score of the questionnaire, 100 worst")
        .integer(|answer| Some(answer.1.into())),
];

pub(super) const QUESTIONNAIRES: &[Column<QuestionnaireEntry>] = &[
    full("date", "", "Local day of the score").date(|entry| Some(entry.day)),
    full("questionnaire", "", "Its name").word(|entry| Some(entry.questionnaire.name())),
    full("score", "", "From 0 to the best score; more is better").real(1, |entry| Some(entry.score)),
    full("best_score", "", "The best score of the questionnaire").real(0, |entry| Some(entry.best_score)),
];

pub(super) const SHOES: &[Column<ShoeEntry>] = &[
    full("name", "", "The runner's name for the pair, else maker and model").text(|shoe| Some(&shoe.name)),
    column("first_day", "", "First day in use by the account, else the first day worn", "unknown")
        .date(|shoe| shoe.first_day),
    column("last_day", "", "Last day worn", "never worn in these activities").date(|shoe| shoe.last_day),
    full("runs", "", "Runs it was worn in").integer(|shoe| Some(shoe.runs as i64)),
    full("distance_m", "m", "Distance of all activities it was worn in").real(2, |shoe| Some(shoe.distance_m)),
    column("retired_day", "", "Day it was retired", "in use, or unknown").date(|shoe| shoe.retired_day),
];

/// A row for each day on which the account has a value.
pub(super) const DAYS: &[Column<DayEntry>] = &[
    full("date", "", "Local day").date(|day| Some(day.day)),
    column("sleep_h", "h", "Hours asleep in the night that ended on it", NOT_STATED).real(2, |day| day.sleep_h),
    column("resting_hr_bpm", "1/min", "Resting heart rate", NOT_STATED).real(0, |day| day.resting_hr_bpm),
    column("stress_0_100", "0-100", "Mean stress as the watch reckons it from the heart rate", NOT_STATED)
        .real(0, |day| day.stress_0_100),
    column("steps", "", "Steps", NOT_STATED).real(0, |day| day.steps),
];
