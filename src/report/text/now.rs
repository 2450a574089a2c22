//! Where the log stands, as rows of a label and a value: for the first page, and for a terminal.

pub mod last_visit;

use jiff::civil::Date;
use serde::Serialize;

use super::capitalized;
use crate::calendar::add_days;
use crate::facts::{LargestRun, LoggedRunDays, Named, Now, Raise, RaiseKind, SincePain, StepToday};
use crate::pain::rules::{ToleratedVolume, Verdict};
use crate::report::Report;
use crate::settings::Units;
use crate::units::{self, UNKNOWN, counted, counted_days};

/// What a row is of, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactRow {
    pub label: String,
    pub value: String,
    /// True for the rows that the eye should find first.
    pub is_strong: bool,
}

/// How a diary is begun, where there is none.
const BEGIN_A_DIARY: &str = "No pain notes were given, so load alone is shown. `patella note new` begins a diary; \
    `patella note form` prints one to fill in by hand.";

/// Stands for the complaint where the diary notes no pain.
const NO_PAIN_NOTED: &str = "The pain diary notes no pain on these days.";

/// `Now (28 June 2026)`.
pub fn heading(now: &Now) -> String {
    format!("Now ({})", units::day(now.as_of))
}

/// The first line: the complaint, or why there is none.
pub fn lead(report: Report) -> String {
    match complaint(report) {
        Some(line) => line,
        None if report.timeline.has_diary => NO_PAIN_NOTED.to_owned(),
        None => BEGIN_A_DIARY.to_owned(),
    }
}

/// The complaint: side, place, worst and last score, triggers. `None` without a note of pain.
fn complaint(report: Report) -> Option<String> {
    let complaint = report.facts.complaint.as_ref()?;
    let place = [sides(&complaint.sides), listed(&complaint.sites)];
    let place: Vec<String> = place.into_iter().filter(|words| !words.is_empty()).collect();
    let place = if place.is_empty() { String::new() } else { format!("{}. ", capitalized(&place.join(", "))) };
    let (worst, last) = (complaint.worst, complaint.last);
    let of_ten = |score: f64| format!("{}/10", units::score(score));
    let scores = format!(
        "Worst {} on {}; last pain {} on {}.",
        of_ten(worst.score_0_10),
        units::day(worst.day),
        of_ten(last.score_0_10),
        units::day(last.day)
    );
    let triggers = listed(&complaint.triggers);
    let triggers = if triggers.is_empty() { triggers } else { format!(" Triggers: {triggers}.") };
    Some(format!("{place}{scores}{triggers}"))
}

/// `right knee`, or both with the number of notes of each.
fn sides(sides: &[Named]) -> String {
    let knee = |side: &Named| match side.words.as_str() {
        "both" => "both knees".to_owned(),
        side => format!("{side} knee"),
    };
    match sides {
        [only] => knee(only),
        several => {
            let parts = several.iter().map(|side| format!("{} ({})", knee(side), counted(side.notes, "note", "notes")));
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}

fn listed(named: &[Named]) -> String {
    named.iter().map(|one| one.words.as_str()).collect::<Vec<_>>().join(", ")
}

/// The rows, from top to bottom.
pub fn rows(report: Report) -> Vec<FactRow> {
    let Some(now) = &report.facts.now else { return Vec::new() };
    let shown_in = report.timeline.units;
    let mut rows = since_pain(now, report);
    if let Some(held) = &now.tolerated {
        let rests = units::score(held.rest_days.median);
        rows.extend([tolerated(held, now, shown_in), row("\u{2003}typical rest days between", rests)]);
    }
    rows.extend(now.last_raise.as_ref().map(|raise| last_raise(raise, now, shown_in)));
    let longest =
        now.longest_run.as_ref().map(|run| largest("Longest run, 30 days", run, now, &units::distance, shown_in));
    let most =
        now.most_descent.as_ref().map(|run| largest("Most descent, 30 days", run, now, &units::height, shown_in));
    rows.extend([longest, most].into_iter().flatten());
    if let Some(rule) = &now.rule {
        rows.extend([
            step("Article: add distance or run days", &rule.ready, now),
            step("Article: hold the volume", &rule.hold, now),
            step("Article: take a break", &rule.take_a_break, now),
        ]);
    }
    rows
}

fn row(label: impl Into<String>, value: impl Into<String>) -> FactRow {
    FactRow { label: label.into(), value: value.into(), is_strong: false }
}

/// `28 June`, with its year where that is another than that of the last day.
fn day(day: Date, now: &Now) -> String {
    if day.year() == now.as_of.year() { day.strftime("%-d %B").to_string() } else { units::short_day(day) }
}

fn since_pain(now: &Now, report: Report) -> Vec<FactRow> {
    let Some(since) = now.since_pain else {
        let logged = report.timeline.run_days.iter().filter(|run| run.is_pain_free.is_some()).count();
        let value = if report.timeline.has_diary { "no pain noted" } else { "no pain notes given" };
        let logged = (logged > 0).then(|| row("Run days with a pain note", logged.to_string()));
        return [FactRow { is_strong: true, ..row("Last pain", value) }].into_iter().chain(logged).collect();
    };
    let SincePain { days, run_days, .. } = since;
    let LoggedRunDays { count: run_days, fully_logged, partly_logged, not_logged, painful } = run_days;
    let value = match days {
        0 => "0 days: pain on the last day".to_owned(),
        days => format!("{}, {}", counted_days(days), counted(run_days, "run day", "run days")),
    };
    let mut rows = vec![FactRow { is_strong: true, ..row("Since the last pain note", value) }];
    if run_days > 0 {
        let (label, counts) = match not_logged {
            0 => ("fully logged / partly / with pain", format!("{fully_logged} / {partly_logged} / {painful}")),
            not => (
                "fully logged / partly / not / with pain",
                format!("{fully_logged} / {partly_logged} / {not} / {painful}"),
            ),
        };
        rows.push(row(format!("\u{2003}{label}"), counts));
    }
    rows
}

fn tolerated(held: &ToleratedVolume, now: &Now, shown_in: Units) -> FactRow {
    let distance = held.distance_m.map(|meters| format!("{} × ", units::distance(meters.median, shown_in)));
    let value = format!("{}{:.1} a week", distance.unwrap_or_default(), held.run_days_a_week);
    let until = match now.since_pain {
        Some(since) if held.last < since.last.day => format!(", {} to {}", day(held.since, now), day(held.last, now)),
        _ => format!(" since {}", day(held.since, now)),
    };
    FactRow { is_strong: true, ..row(format!("Tolerated pain-free{until}"), value) }
}

fn last_raise(raise: &Raise, now: &Now, shown_in: Units) -> FactRow {
    let what = match raise.kind {
        RaiseKind::LongestRun => format!(
            "longest run {} → {}",
            units::distance_number(raise.from, shown_in),
            units::distance(raise.to, shown_in)
        ),
        RaiseKind::RunDaysAWeek => format!("{:.0} → {:.0} run days a week", raise.from, raise.to),
    };
    let ago = match raise.days_ago {
        0 => String::new(),
        days => format!(" ({} ago)", counted_days(days)),
    };
    row(format!("Last raised {}{ago}", day(raise.day, now)), what)
}

fn largest(label: &str, run: &LargestRun, now: &Now, shown: &dyn Fn(f64, Units) -> String, shown_in: Units) -> FactRow {
    let doubt = if run.after_unobserved { " or more" } else { "" };
    let value = format!(
        "{}{doubt}, counts to {}; +10 %: {}",
        shown(run.value_m, shown_in),
        day(add_days(run.leaves_on, -1), now),
        shown(run.line_m, shown_in),
    );
    row(label, value)
}

fn step(label: &str, step: &StepToday, now: &Now) -> FactRow {
    let value = match (step.verdict, step.missing) {
        (Verdict::Met, _) => "met".to_owned(),
        (Verdict::NotMet, _) => "not met".to_owned(),
        (Verdict::Unknown, Some(missing)) if missing > now.as_of => "not known yet".to_owned(),
        (Verdict::Unknown, Some(missing)) => format!("not enough data: no note on {}", day(missing, now)),
        (Verdict::Unknown, None) => "not enough data".to_owned(),
    };
    FactRow { is_strong: step.verdict == Verdict::Met, ..row(label, value) }
}

/// Stands where a figure is unknown.
pub(super) fn known(value: Option<String>) -> String {
    value.unwrap_or_else(|| UNKNOWN.to_owned())
}
