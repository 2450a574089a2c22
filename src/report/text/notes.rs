//! What the notes say, counted, in words.

use jiff::civil::Date;

use crate::facts::WeeklyAnswerSummary;
use crate::pain::context::{NoteCounts, PainContext, Spread};
use crate::report::Report;
use crate::timeline::Timeline;
use crate::units::{self, counted};

/// What the scores of the table of notes are.
pub const SCORE: &str = "Score 0 to 10 (numeric pain rating). In patellofemoral pain a change of about 1.2 points is the \
    smallest that patients notice; ";

/// What the table of notes that say nothing else is about.
pub const BARE: &str = "Newest first. Notes with a score of 0 and no comment.";

/// In place of the notes that are folded away.
pub fn bare(count: usize) -> String {
    format!("{} without comment", counted(count, "pain-free note", "pain-free notes"))
}

/// What a day without a note is, as the end of a sentence.
pub fn unlogged(timeline: &Timeline) -> &'static str {
    if timeline.unlogged_days_are_pain_free {
        "the diary declares days without a note, from its first to its last, pain-free."
    } else {
        "days without a note are unknown."
    }
}

/// The counts, a sentence a point.
pub fn sentences(context: &PainContext, report: Report) -> Vec<String> {
    let mut sentences = vec![totals(context)];
    if context.painful_notes > 0 {
        sentences.extend([
            named("Side", &context.sides),
            named("Site", &context.sites),
            named("When", &context.timings),
            named("Triggers", &context.triggers),
        ]);
    }
    let distance = |metres| units::distance(metres, report.timeline.units);
    let hours = |hours| format!("{} h", units::score(hours));
    let of_ten = |stress| format!("{}/10", units::score(stress));
    sentences.extend(spread("Pain began into the run at", context.into_run, distance));
    sentences.extend(spread("Pain lasted", context.lasted, units::lasting));
    sentences.extend(spread("Sleep", context.sleep, hours));
    sentences.extend(spread("Stress", context.stress, of_ten));
    sentences.extend(days("A stiff knee", context.stiff_days));
    sentences.extend(days("Medication", context.medication_days.len()));
    sentences.extend(report.facts.surroundings.weekly_answers.as_ref().map(weekly));
    sentences
}

fn totals(context: &PainContext) -> String {
    format!(
        "{} of pain on {}; {} logged pain-free.",
        counted(context.painful_notes, "note", "notes"),
        counted(context.painful_days, "day", "days"),
        counted(context.free_days, "day is", "days are")
    )
}

/// Every meaning with its count, and the notes that do not state it.
fn named(what: &str, counted: &NoteCounts) -> String {
    let mut parts: Vec<String> = counted.named.iter().map(|(name, notes)| format!("{name} {notes}")).collect();
    if counted.not_stated > 0 {
        parts.push(format!("not stated {}", counted.not_stated));
    }
    format!("{what}: {}.", parts.join(", "))
}

fn spread(what: &str, spread: Option<Spread>, shown: impl Fn(f64) -> String) -> Option<String> {
    let spread = spread?;
    let notes = counted(spread.notes, "note", "notes");
    if spread.least == spread.most {
        return Some(format!("{what} {} ({notes}).", shown(spread.median)));
    }
    Some(format!(
        "{what} {} to {}, median {} ({notes}).",
        shown(spread.least),
        shown(spread.most),
        shown(spread.median)
    ))
}

fn days(what: &str, days: usize) -> Option<String> {
    (days > 0).then(|| format!("{what} is noted on {}.", counted(days, "day", "days")))
}

fn weekly(answers: &WeeklyAnswerSummary) -> String {
    let WeeklyAnswerSummary { count, above_zero, first, highest, last } = answers;
    let on = |(day, severity): &(Date, u8)| format!("{severity} on {}", units::day(*day));
    if *count == 1 {
        return format!("Weekly answers (OSTRC-O2, 0 to 100): {}.", on(first));
    }
    format!(
        "Weekly answers (OSTRC-O2, 0 to 100): {count}, of these {above_zero} above 0; first {}, highest {}, last {}.",
        on(first),
        on(highest),
        on(last)
    )
}
