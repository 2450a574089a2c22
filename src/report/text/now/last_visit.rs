//! What happened since the last visit, in short points.

use crate::facts::{LastVisit, LoggedRunDays, LongestSince, SinceVisit, WeeklyLoad};
use crate::report::Report;
use crate::report::text::training_context::first_worn;
use crate::report::text::{NO_DATA, day_span, listed};
use crate::settings::Units;
use crate::units::{self, counted};

/// `Since the last visit (12 May 2026)`.
pub fn heading(last: &LastVisit) -> String {
    format!("Since the last visit ({})", units::day(last.visit))
}

/// The points, from top to bottom.
pub fn points(last: &LastVisit, report: Report) -> Vec<String> {
    let Some(since) = &last.since else {
        let end =
            report.timeline.last_day.map_or_else(String::new, |day| format!(": the data end on {}", units::day(day)));
        return vec![format!("No data are from after this day{end}.")];
    };
    let late = since.load.days.first;
    let late = since.begins_late.then(|| format!("All counts begin on {}, the first day shown.", units::day(late)));
    let mut points = vec![runs(since)];
    points.extend(late);
    if report.timeline.has_diary {
        points.extend(logged(&since.run_days));
        points.extend(pain(since, report));
    }
    points.extend(load(since, report.timeline.units));
    points.extend(since.longest_run.as_ref().map(|run| longest(run, report)));
    points.extend(new_shoes(since, report));
    points.extend(since.longest_gap.map(|gap| format!("Longest gap: {}, {}.", day_span(gap), NO_DATA)));
    points
}

fn runs(since: &SinceVisit) -> String {
    let days = day_span(since.load.days);
    match since.period.runs {
        0 => format!("{days}: no run."),
        runs => format!(
            "{days}: {} on {}.",
            counted(runs, "run", "runs"),
            counted(since.run_days.count, "run day", "run days")
        ),
    }
}

/// How much of the pain of the run days is logged.
fn logged(run_days: &LoggedRunDays) -> Option<String> {
    let LoggedRunDays { count, fully_logged, partly_logged, not_logged, declared, painful } = run_days;
    let declared = match declared {
        0 => String::new(),
        declared => format!("; {declared} of them only declared pain-free"),
    };
    (*count > 0).then(|| {
        format!(
            "Pain of the run days: fully logged {fully_logged}, partly {partly_logged}, not {not_logged}{declared}; with pain {painful}."
        )
    })
}

fn pain(since: &SinceVisit, report: Report) -> Vec<String> {
    let noted = &since.period.pain;
    let free = match noted.free {
        0 => String::new(),
        free => format!("; {} logged pain-free", counted(free, "day", "days")),
    };
    let first = match &since.complaint {
        Some(complaint) => {
            let (worst, last) = (complaint.worst, complaint.last);
            let of_ten = |score: f64| format!("{}/10", units::score(score));
            format!(
                "Pain on {}, worst {} on {}, last {} on {}{free}.",
                counted(noted.painful, "day", "days"),
                of_ten(worst.score_0_10),
                units::day(worst.day),
                of_ten(last.score_0_10),
                units::day(last.day)
            )
        }
        None if noted.notes > 0 => format!("No pain noted{free}."),
        None => "No pain note on these days: whether there was pain is unknown.".to_owned(),
    };
    let mut points = vec![first];
    points.extend(starts(since, report));
    points.extend(
        (since.medication_days > 0)
            .then(|| format!("Medication is noted on {}.", counted(since.medication_days, "day", "days"))),
    );
    points
}

/// When pain began; of many the last ones.
fn starts(since: &SinceVisit, report: Report) -> Option<String> {
    let (all, most) = (&since.pain_starts, report.settings.print.first_page_onsets);
    let what = if report.facts.pain_starts.are_onsets { "Pain began" } else { "First notes of pain" };
    let newest: Vec<String> = all[all.len().saturating_sub(most)..].iter().map(|&day| units::day(day)).collect();
    let how_many = if all.len() > most { format!("{}, the last on", all.len()) } else { format!("{} on", all.len()) };
    (!all.is_empty()).then(|| format!("{what}: {how_many} {}.", listed(&newest)))
}

/// Distance and descent of a mean week, against the time before.
fn load(since: &SinceVisit, shown_in: Units) -> Vec<String> {
    let distance =
        |load: &WeeklyLoad| shown(load.distance_m, load.runs_without_distance, &|m| units::distance(m, shown_in));
    let descent = |load: &WeeklyLoad| shown(load.descent_m, load.runs_without_descent, &|m| units::height(m, shown_in));
    let (after, before) = (&since.load, &since.load_before);
    let total = units::distance(since.period.distance_m, shown_in);
    let same = format!("the {} before the visit", units::counted_days(before.days.days()));
    let of = |what: &str, after: Option<String>, before: Option<String>, total: &str| {
        let before = before.unwrap_or_else(|| "not enough data".to_owned());
        after.map(|after| format!("{what} {after}{total}; in {same}: {before}."))
    };
    let mut points: Vec<String> = Vec::new();
    match distance(after) {
        None if since.period.runs > 0 => points.push(format!("Distance {total}: too few days for a weekly mean.")),
        weekly => {
            let total = if since.period.runs > 0 { format!(" (total {total})") } else { String::new() };
            points.extend(of("Weekly distance", weekly, distance(before), &total));
        }
    }
    points.extend(of("Weekly descent", descent(after), descent(before), ""));
    let unknown = |load: &WeeklyLoad| load.known_days < load.days.days() && load.distance_m.is_some();
    if unknown(after) || unknown(before) {
        points.push("Weekly means count days with data only.".to_owned());
    }
    points
}

/// A figure, with a sign where it is a lower bound.
fn shown(value: Option<f64>, without: usize, show: &dyn Fn(f64) -> String) -> Option<String> {
    let least = if without > 0 { "≥ " } else { "" };
    value.map(|value| format!("{least}{}", show(value)))
}

fn longest(run: &LongestSince, report: Report) -> String {
    let window = report.settings.spike.window_days;
    let against = match run.ratio_30d {
        None => format!("; not comparable with the {window} days before it"),
        Some(ratio) if ratio > 1.0 => {
            format!(", {} against the longest of the {window} days before it", units::change(ratio))
        }
        Some(_) => format!(", not longer than the longest of the {window} days before it"),
    };
    format!(
        "Longest run {} on {}{against}.",
        units::distance(run.distance_m, report.timeline.units),
        units::day(run.day)
    )
}

fn new_shoes(since: &SinceVisit, report: Report) -> Option<String> {
    let named: Vec<String> =
        since.new_shoes.iter().filter_map(|&index| first_worn(&report.timeline.shoes[index])).collect();
    (!named.is_empty()).then(|| format!("New shoes: {}.", listed(&named)))
}
