//! What the notes say, counted, in words.

use crate::pain::context::{NoteCounts, PainContext, Spread};
use crate::timeline::Timeline;
use crate::units::{self, counted};

/// What the scores of the table of notes are.
pub const SCORE: &str = "Score 0 to 10 (numeric pain rating). In patellofemoral pain a change of about 1.2 points is the \
    smallest that patients notice; ";

/// What the table of notes that say nothing else is about.
pub const BARE: &str = "Newest first. A score of 0 and not a word more.";

/// Stands for the notes that are folded away.
pub fn bare(count: usize) -> String {
    format!("{} without pain and without a further word", counted(count, "note", "notes"))
}

/// What a day without a note is, as the end of a sentence.
pub fn unlogged(timeline: &Timeline) -> &'static str {
    if timeline.unlogged_days_are_pain_free {
        "the diary declares that days without a note, from its first to its last, were free of pain."
    } else {
        "days without a note are unknown."
    }
}

/// The counts, a sentence a point.
pub fn sentences(context: &PainContext, timeline: &Timeline) -> Vec<String> {
    let mut sentences = vec![totals(context)];
    if context.painful_notes > 0 {
        sentences.extend([
            named("Side", &context.sides),
            named("Place", &context.sites),
            named("When", &context.timings),
            named("Set off by", &context.triggers),
        ]);
    }
    let distance = |metres| units::distance(metres, timeline.units);
    let hours = |hours| format!("{} h", units::score(hours));
    let of_ten = |stress| format!("{} of 10", units::score(stress));
    sentences.extend(spread("Pain began into the run at", context.into_run, distance));
    sentences.extend(spread("Pain lasted", context.lasted, units::lasting));
    sentences.extend(spread("Sleep", context.sleep, hours));
    sentences.extend(spread("Stress", context.stress, of_ten));
    sentences.extend(days("A stiff knee", context.stiff_days));
    sentences.extend(days("Medication", context.medication_days.len()));
    sentences.extend(weekly(context));
    sentences
}

fn totals(context: &PainContext) -> String {
    format!(
        "{} of pain on {}; {} noted as free of pain.",
        counted(context.painful_notes, "note", "notes"),
        counted(context.painful_days, "day", "days"),
        counted(context.free_days, "day is", "days are")
    )
}

/// Every meaning with its count, and the notes that do not tell.
fn named(what: &str, counted: &NoteCounts) -> String {
    let mut parts: Vec<String> = counted.named.iter().map(|(name, notes)| format!("{name} {notes}")).collect();
    if counted.not_stated > 0 {
        parts.push(format!("not told {}", counted.not_stated));
    }
    format!("{what}, in notes of pain: {}.", parts.join(", "))
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

fn weekly(context: &PainContext) -> Option<String> {
    let (first, last) = (context.weekly_answers.first()?, context.weekly_answers.last()?);
    let weeks = context.weekly_answers.len();
    if weeks == 1 {
        return Some(format!("Weekly answers (OSTRC-O2, 0 to 100): {} on {}.", last.1, units::day(last.0)));
    }
    let worst = context.weekly_answers.iter().rev().max_by_key(|week| week.1)?;
    let above = context.weekly_answers.iter().filter(|week| week.1 > 0).count();
    Some(format!(
        "Weekly answers (OSTRC-O2, 0 to 100), {weeks} of them, {above} above 0: {} on {}, highest {} on {}, {} on {}.",
        first.1,
        units::day(first.0),
        worst.1,
        units::day(worst.0),
        last.1,
        units::day(last.0)
    ))
}
