//! What the notes say, counted, in words.

use jiff::civil::Date;

use crate::facts::{Compared, PainTrends, QuestionnaireSummary, WeeklyAnswerSummary};
use crate::pain::note_counts::{NoteCounts, PainContext, Spread};
use crate::report::Report;
use crate::report::text::{Shown, day_span};
use crate::timeline::Timeline;
use crate::units::{self, counted};

/// What the scores of the table of notes are.
pub const SCORE: &str = "Score 0 to 10 (numeric pain rating). In patellofemoral pain a change of about 1.2 points is the \
    smallest that patients notice; ";

/// Name of the calendar.
pub const CALENDAR_NAME: &str = "Calendar of the diary";

/// Name of the part of it that is folded away.
pub const EARLIER_CALENDAR_NAME: &str = "Calendar of the diary, earlier months";

/// In place of the months that are folded away.
pub fn earlier_months(count: usize) -> String {
    counted(count, "earlier month", "earlier months")
}

/// What the marks of the calendar mean, and what only it shows.
pub fn calendar(report: Report) -> String {
    let declared = report.facts.diary_days.declared.map_or("", |_| " Ring: no note, declared pain-free by the diary.");
    format!(
        "Newest month first. Number: worst score that day. Pale dot: logged pain-free.{declared} Empty: not logged."
    )
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
    let distance = |meters| units::distance(meters, report.timeline.units);
    let hours = |hours| format!("{} h", units::score(hours));
    let of_ten = |stress| format!("{}/10", units::score(stress));
    sentences.extend(spread("Pain began into the run at", context.into_run, distance));
    sentences.extend(spread("Pain lasted", context.lasted, units::lasting));
    sentences.extend(spread("Sleep", context.sleep, hours));
    sentences.extend(spread("Stress", context.stress, of_ten));
    sentences.extend(days("A stiff knee", context.stiff_days));
    sentences.extend(days("Medication", context.medication_days.len()));
    sentences.extend(report.facts.surroundings.weekly_answers.as_ref().map(weekly));
    sentences.extend(report.facts.surroundings.questionnaires.iter().map(questionnaire));
    sentences.extend(report.facts.trends.pain.iter().flat_map(|pain| trends(pain, report)));
    sentences
}

/// The first half of the diary and the second, a figure a sentence.
fn trends(pain: &PainTrends, report: Report) -> Vec<String> {
    let distance = |meters: f64| units::distance(meters, report.timeline.units);
    let pct = |share: f64| format!("{share:.0} %");
    let of_ten = |score: f64| format!("{}/10", units::score(score));
    let figures: [(&str, &Compared, [&str; 2], Shown<'_>); 4] = [
        ("Median time that pain lasted", &pain.lasted_h, NOTES, &units::lasting),
        ("Median distance into the run when pain began", &pain.into_run_m, NOTES, &distance),
        ("Notes with pain throughout the run", &pain.throughout_pct, NOTES, &pct),
        ("Median worst score of a painful day", &pain.worst_0_10, ["day", "days"], &of_ten),
    ];
    let stated = figures.iter().filter_map(|(what, compared, [one, many], shown)| {
        let [first, second] = compared.figures?.map(shown);
        let [first_count, second_count] = compared.counts.map(|count| counted(count, one, many));
        Some(format!(
            "{what}: {first} in the first half of the diary ({first_count}), {second} in the second ({second_count})."
        ))
    });
    let stated: Vec<String> = stated.collect();
    let too_few = figures.iter().filter(|(_, compared, ..)| compared.figures.is_none() && !compared.is_empty());
    let too_few = too_few.map(|(what, compared, ..)| {
        let [first, second] = compared.counts;
        format!("{what}: not enough notes to compare the halves of the diary ({first} and {second}).")
    });
    let halves =
        format!("The halves of the diary by days: {} and {}.", day_span(pain.first_half), day_span(pain.second_half));
    let halves = (!stated.is_empty()).then_some(halves);
    halves.into_iter().chain(stated).chain(too_few).collect()
}

const NOTES: [&str; 2] = ["note", "notes"];

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

/// The first and the last score of a questionnaire.
fn questionnaire(scores: &QuestionnaireSummary) -> String {
    let QuestionnaireSummary { name, most, smallest_change, count, first, last } = scores;
    let on = |(day, score): &(Date, f64)| format!("{} on {}", units::score(*score), units::day(*day));
    if *count == 1 {
        return format!("{name} (0 to {most}, more is better): {}.", on(first));
    }
    format!(
        "{name} (0 to {most}, more is better): {count} scores, first {}, last {}; a change under {smallest_change} points \
         may be chance.",
        on(first),
        on(last)
    )
}
