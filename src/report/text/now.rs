//! Where the log stands, as rows of a label and a value: for the first page, and for a terminal.

pub mod last_visit;
mod raises;

use jiff::civil::Date;
use serde::Serialize;

use super::capitalized;
use crate::calendar::add_days;
use crate::facts::{
    LargestRun, LoggedRunDays, Named, NotTolerated, Now, PainFreeStreak, RuleToday, RunDaysInARow, SincePain,
    StepToday, Tolerated,
};
use crate::pain::rules::{ConditionName, Verdict};
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
const BEGIN_A_DIARY: &str = "No pain notes were given, so load alone is shown. To begin a diary: patella note new; to print \
    one and fill it in by hand: patella note form.";

/// Names the rule whose conditions follow.
const RULE: &str = "The article's rule";

/// Stands for the complaint where the diary notes no pain.
const NO_PAIN_NOTED: &str = "The pain diary notes no pain on these days.";

/// `Now (28 June 2026)`, or `Now (30 November 2026, files to 28 June 2026)` where the notes go on after the files.
pub fn heading(now: &Now) -> String {
    let files = now.files_end_early.map(|files_to| format!(", files to {}", units::day(files_to)));
    format!("Now ({}{})", units::day(now.as_of), files.unwrap_or_default())
}

/// The same in short: `Now`, or `Now, files to 28 June`.
pub fn short_heading(now: Option<&Now>) -> String {
    let files = now.and_then(|now| Some(format!(", files to {}", day(now.files_end_early?, now))));
    format!("Now{}", files.unwrap_or_default())
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
    let day = |on: Date| report.facts.now.as_ref().map_or_else(|| units::day(on), |now| day(on, now));
    let of_ten = |score: f64| format!("{}/10", units::score(score));
    let scores = format!(
        "Worst {} on {}; last pain {} on {}.",
        of_ten(worst.score_0_10),
        day(worst.day),
        of_ten(last.score_0_10),
        day(last.day)
    );
    let triggers = listed(&complaint.triggers);
    let triggers = if triggers.is_empty() { triggers } else { format!(" Triggers: {triggers}.") };
    Some(format!("{place}{scores}{triggers}"))
}

/// `right knee`; of several `right knee (18 notes), left (8)`.
fn sides(sides: &[Named]) -> String {
    let knee = |side: &Named| match side.words.as_str() {
        "both" => "both knees".to_owned(),
        side => format!("{side} knee"),
    };
    match sides {
        [] => String::new(),
        [only] => knee(only),
        [first, others @ ..] => {
            let first = format!("{} ({})", knee(first), counted(first.notes, "note", "notes"));
            let others = others.iter().map(|side| format!("{} ({})", side.words, side.notes));
            std::iter::once(first).chain(others).collect::<Vec<_>>().join(", ")
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
    rows.extend(now.run_days_in_a_row.map(|in_a_row| run_days_in_a_row(in_a_row, now)));
    rows.extend(tolerated(now, shown_in));
    rows.extend(raises::rows(now, report));
    // One that left the 30 days before the last note says nothing of a run of today.
    let counts = |run: &&LargestRun| run.leaves_on > now.as_of;
    let longest = now.longest_run.as_ref().filter(counts).map(|run| {
        let number = units::distance_number(run.value_m, shown_in);
        largest("30-day longest run", run, now, (number, units::distance(run.line_m, shown_in)))
    });
    let most = now.most_descent.as_ref().filter(counts).map(|run| {
        let number = units::height_number(run.value_m, shown_in);
        largest("30-day most descent", run, now, (number, units::height(run.line_m, shown_in)))
    });
    rows.extend([longest, most].into_iter().flatten());
    rows.extend(now.rule.iter().flat_map(|today| rule(today, now, report)));
    rows
}

/// The rows on what was raised, which are among them.
pub fn raises(report: Report) -> Vec<FactRow> {
    report.facts.now.as_ref().map(|now| raises::rows(now, report)).unwrap_or_default()
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
    let value = match days {
        0 => "0 days: pain on the last day".to_owned(),
        days => format!("{}, {}", counted_days(days), counted(run_days.count, "run day", "run days")),
    };
    let mut rows = vec![FactRow { is_strong: true, ..row("Since last pain note", value) }];
    if run_days.count > 0 {
        rows.push(row("\u{2003}of these", logged(&run_days)));
    }
    rows
}

/// `Run days since rest on 23 June`, `5`.
fn run_days_in_a_row(in_a_row: RunDaysInARow, now: &Now) -> FactRow {
    let run_days = in_a_row.run_days;
    match in_a_row.last_rest_day {
        Some(rest) => row(format!("Run days since rest on {}", day(rest, now)), run_days.to_string()),
        None => row("Run days in a row", format!("{run_days} or more")),
    }
}

/// `11 fully logged, 4 partly`: how many run days without a note of pain are logged. Where the diary declares some of them
/// pain-free, `8 declared pain-free, 1 noted`.
fn logged(run_days: &LoggedRunDays) -> String {
    let LoggedRunDays { count, fully_logged, partly_logged, not_logged, declared, .. } = run_days;
    if not_logged == count {
        return "none logged".to_owned();
    }
    let noted = count - not_logged - declared;
    let (parts, what) = match declared {
        0 => (vec![(*fully_logged, "fully"), (*partly_logged, "partly"), (*not_logged, "not")], " logged"),
        _ => (vec![(*declared, "declared"), (noted, "noted"), (*not_logged, "unknown")], " pain-free"),
    };
    let parts = parts.into_iter().filter(|(days, _)| *days > 0).enumerate();
    let parts = parts.map(|(place, (days, how))| format!("{days} {how}{}", if place == 0 { what } else { "" }));
    parts.collect::<Vec<_>>().join(", ")
}

/// The volume last tolerated, or why none is known.
fn tolerated(now: &Now, shown_in: Units) -> Vec<FactRow> {
    let label = "Tolerated pain-free";
    let why = now.not_tolerated.map(|why| match why {
        NotTolerated::NoneLogged => "unknown: no run logged as pain-free",
        NotTolerated::TooShort => "unknown: no pain-free week logged",
    });
    let Some(Tolerated { volume: held, is_current }) = &now.tolerated else {
        return why.map(|why| row(label, why)).into_iter().collect();
    };
    let distance = held.distance_m.map(|meters| format!("{} × ", units::distance(meters.median, shown_in)));
    let value = format!("{}{:.1}/week", distance.unwrap_or_default(), held.run_days_a_week);
    let days = || format!("{}–{}", day(held.since, now), day(held.last, now));
    let until = match now.since_pain {
        _ if !is_current => format!(", not current: {}", days()),
        Some(since) if held.last < since.last.day => format!(", {}", days()),
        _ => format!(" since {}", day(held.since, now)),
    };
    let volume = FactRow { is_strong: *is_current, ..row(format!("{label}{until}"), value) };
    let (what, of_them) = match held.declared {
        0 => ("fully logged", held.run_days - held.partly_logged),
        declared => ("only declared", declared),
    };
    let rests = units::score(held.rest_days.median);
    let is_of_the_same = now.since_pain.is_some_and(|since| {
        since.last.day < held.since && since.run_days.count == held.run_days && since.run_days.declared == held.declared
    });
    if is_of_the_same {
        return vec![volume, row("\u{2003}rest days between", rests)];
    }
    vec![volume, row(format!("\u{2003}{of_them} of {} {what}", held.run_days), format!("rest days {rests}"))]
}

/// `14.4 until 7 May; +10 %: 15.8 km`, of a value without its unit and the line with it.
fn largest(label: &str, run: &LargestRun, now: &Now, (value, line): (String, String)) -> FactRow {
    let doubt = if run.after_unobserved { " or more" } else { "" };
    row(label, format!("{value}{doubt} until {}; +10 %: {line}", day(add_days(run.leaves_on, -1), now)))
}

/// The article's rule: its three conditions, each with its verdict.
fn rule(rule: &RuleToday, now: &Now, report: Report) -> [FactRow; 4] {
    let rules = &report.settings.log_rules;
    let as_of = rule.as_of.filter(|&as_of| as_of < now.as_of);
    let as_of = as_of.map(|as_of| format!("as of {}", day(as_of, now))).unwrap_or_default();
    let ready = format!("\u{2003}Ready: {} run days or {} days pain-free", rules.free_run_days, rules.free_days);
    let hold = format!("\u{2003}Hold: pain {} runs, {} days, or rising", rules.painful_run_days, rules.lasting_days);
    let rest_days = rules.painful_rest_days + 1;
    [
        row(RULE, as_of),
        row(ready, verdict(&rule.ready, now, report, &|| rule.streak.map(|streak| in_a_row(&streak, now)))),
        row(hold, verdict(&rule.hold, now, report, &|| which(&rule.hold))),
        row(
            format!("\u{2003}Break: pain all run or {rest_days} rest days"),
            verdict(&rule.take_a_break, now, report, &|| which(&rule.take_a_break)),
        ),
    ]
}

/// `15 since 28 May, 11 in full`: run days, and those of them whose pain is fully logged, or those that are only declared
/// pain-free. What the rows above say of the same run days is not repeated.
fn in_a_row(streak: &PainFreeStreak, now: &Now) -> String {
    let above = now.since_pain.map(|since| since.run_days);
    let above = above.map(|above| (above.count, above.fully_logged, above.declared));
    let quality = match streak.declared {
        _ if above == Some((streak.run_days, streak.fully_logged, streak.declared)) => String::new(),
        0 => format!(", {} in full", streak.fully_logged),
        declared => format!(", {declared} declared"),
    };
    format!("{} since {}{quality}", streak.run_days, day(streak.since, now))
}

/// Which of the conditions of a step are met.
fn which(step: &StepToday) -> Option<String> {
    let word = |name: &ConditionName| match name {
        ConditionName::FreeOfPain => "pain-free",
        ConditionName::PainfulInARow => "runs in a row",
        ConditionName::Lasting => "for days",
        ConditionName::Rising => "rising",
        ConditionName::Throughout => "all run",
        ConditionName::RestDays => "on rest days",
    };
    (!step.met.is_empty()).then(|| step.met.iter().map(word).collect::<Vec<_>>().join(", "))
}

/// Met, with what is met, not met, or what is missing.
fn verdict(step: &StepToday, now: &Now, report: Report, met: &dyn Fn() -> Option<String>) -> String {
    let has_note = |day: Date| report.facts.diary_days.on(day).is_some();
    match (step.verdict, step.missing) {
        (Verdict::Met, _) => met().map_or_else(|| "met".to_owned(), |what| format!("met: {what}")),
        (Verdict::NotMet, _) => "not met".to_owned(),
        (Verdict::Unknown, Some(missing)) if missing > now.as_of => "not known yet".to_owned(),
        (Verdict::Unknown, Some(missing)) if has_note(missing) => format!("not enough data: {}", day(missing, now)),
        (Verdict::Unknown, Some(missing)) => format!("not enough data: no note {}", day(missing, now)),
        (Verdict::Unknown, None) => "not enough data".to_owned(),
    }
}

/// Stands where a figure is unknown.
pub(super) fn known(value: Option<String>) -> String {
    value.unwrap_or_else(|| UNKNOWN.to_owned())
}
