//! What was read, what was not, and by which settings: lists with a heading each.

use super::{day_span, outcome};
use crate::activity::OffsetSource;
use crate::facts::Facts;
use crate::report::Report;
use crate::settings::{DescentChoice, Settings, Since, Units};
use crate::timeline::{ReasonCount, Timeline};
use crate::units::{self, counted};

/// A list with its heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub heading: &'static str,
    pub points: Vec<String>,
}

/// How many files were found, before the list of what became of them.
pub fn files_found(timeline: &Timeline) -> String {
    let files = counted(timeline.coverage.files, "file was", "files were");
    format!("{files} found, all accounted for:")
}

/// What became of the files.
pub fn outcomes(timeline: &Timeline) -> Vec<String> {
    let outcomes = timeline.coverage.outcomes.iter();
    let point = |files: usize, words: &str| format!("{words}: {}", units::thousands(files as f64));
    outcomes.map(|count| point(count.files, outcome(count.outcome))).collect()
}

/// The lists that say more, those without points left out, and the settings.
pub fn parts(report: Report) -> Vec<Part> {
    let Report { timeline, facts, settings } = report;
    let coverage = &timeline.coverage;
    let unobserved = timeline.unobserved.iter().copied().map(day_span);
    let parts = [
        ("Not read, or only in part", counts(&coverage.not_read)),
        ("Of the pain diary, not used", coverage.diary_unread.clone()),
        ("Of the pain diary, kept as words of the notes", coverage.diary_words.clone()),
        ("Duplicates, counted once (files)", counts(&coverage.copies)),
        ("Possible duplicates, both counted (files)", counts(&coverage.suspects)),
        ("No data (rest, or watch not worn?)", unobserved.collect::<Vec<_>>()),
        ("Activities without a known sport in their file", counts(&coverage.sports_guessed)),
        ("Runs by device", counts(&coverage.devices)),
        ("Runs by local time", local_times(facts)),
        (super::SETTINGS, settings_used(timeline, settings)),
    ];
    let parts = parts.into_iter().filter(|(_, points)| !points.is_empty());
    parts.map(|(heading, points)| Part { heading, points }).collect()
}

/// How many runs keep each local time, and how that is known.
fn local_times(facts: &Facts) -> Vec<String> {
    let shown = |count: usize| units::thousands(count as f64);
    let zones = facts.utc_offsets_min.iter().map(|(offset, runs)| format!("{}: {}", clock(*offset), shown(*runs)));
    let sources =
        facts.offset_sources.iter().map(|(source, runs)| format!("{}: {}", known_from(*source), shown(*runs)));
    zones.chain(sources).collect()
}

/// `UTC−5` or `UTC+5:30`.
fn clock(offset_min: i32) -> String {
    let sign = if offset_min < 0 { '−' } else { '+' };
    match (offset_min.abs() / 60, offset_min.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

fn known_from(source: OffsetSource) -> &'static str {
    match source {
        OffsetSource::File => "from the file",
        OffsetSource::Overlay => "from the account",
        OffsetSource::Position => "from location",
        OffsetSource::Neighbor => "from the nearest activity that has one",
        OffsetSource::Option => "from --tz",
        OffsetSource::System => "from the computer that made this report",
    }
}

/// Sentences on activities that are in no file and runs that were not asked for.
pub fn remarks(timeline: &Timeline) -> Vec<String> {
    let coverage = &timeline.coverage;
    let alone = (coverage.from_account > 0).then(|| {
        format!(
            "{} only in the account's list, in no file, and may have been entered by hand.",
            counted(coverage.from_account, "activity is", "activities are")
        )
    });
    let outside = (coverage.runs_outside_choice > 0).then(|| {
        format!(
            "{} outside the chosen days or kinds of run.",
            counted(coverage.runs_outside_choice, "run is", "runs are")
        )
    });
    let without_score = (coverage.diary_rows_without_score > 0).then(|| {
        format!(
            "{} no score: such a day counts as a day without a note, not as pain-free.",
            counted(coverage.diary_rows_without_score, "row of the pain diary has", "rows of the pain diary have")
        )
    });
    [alone, outside, without_score].into_iter().flatten().collect()
}

/// Which kinds of run count, and where the list of files is.
pub fn closing(settings: &Settings) -> String {
    format!(
        "Counted as running: {}. The list of all files, with names, is in files.csv and not part of this report.",
        kinds(settings)
    )
}

/// The choices of the runner and the thresholds that the figures depend on most. No path is named.
fn settings_used(timeline: &Timeline, settings: &Settings) -> Vec<String> {
    let since = match settings.since {
        None => "the first day with data".to_owned(),
        Some(Since::Day(day)) => units::day(day),
        Some(Since::DaysBack(days)) => format!("{days} days before the last day"),
    };
    let until = (settings.until).map_or_else(|| "the last day with data".to_owned(), units::day);
    let lengths = match settings.units {
        Units::Metric => "kilometers and meters",
        Units::Imperial => "miles and feet",
    };
    let (spike, rest, knee) = (&settings.spike, &settings.rest, &settings.knee);
    let look_back = match settings.since {
        None => "",
        Some(_) => " Look-backs (the previous 30 days, chronic loads, usual ranges) reach before the first of them.",
    };
    vec![
        format!("Days: from {since} to {until}.{look_back}"),
        zones(timeline, settings),
        format!("Units: {lengths}. {}.", super::weeks_begin(settings.week_start)),
        format!("Kinds of run: {}.", kinds(settings)),
        format!("Descent: {}.{}", descent(settings.descent_choice), terrain(settings)),
        format!(
            "Single runs: compared with the longest of {} days; thresholds at {}, {} and {} % of it; descent from {} on.",
            spike.window_days,
            spike.reference_pct,
            spike.small_pct,
            spike.moderate_pct,
            units::height(spike.descent_reference_m, settings.units)
        ),
        format!(
            "Rest: a return after {} days without a run; {} days without any file count as no data.",
            rest.return_after_days, rest.unobserved_days
        ),
        format!(
            "Pain: an onset is a score of {} or more after {} pain-free days; a next-morning note without a time counts as \
             before {}. Knee-load estimate: distance + {} × descent, band {} to {}.",
            units::score(settings.onset.least_score),
            settings.onset.free_days,
            settings.onset.morning_ends.strftime("%H:%M"),
            knee.per_descent,
            knee.per_descent_low,
            knee.per_descent_high
        ),
    ]
}

/// The zone of the computer only where a run depends on it, so that the report does not depend on where it is made.
fn zones(timeline: &Timeline, settings: &Settings) -> String {
    let given = (settings.time_zone.as_ref()).and_then(|zone| zone.iana_name());
    let mut runs = timeline.runs.iter();
    let last_resort = if runs.any(|run| run.offset_source == OffsetSource::System) {
        let computer = settings.system_zone.iana_name().unwrap_or("not named");
        format!("; the computer's, as a last resort: {computer}")
    } else {
        String::new()
    };
    format!("Time zone for activities without one: {}{last_resort}.", given.unwrap_or("none given"))
}

fn kinds(settings: &Settings) -> String {
    let kinds = settings.run_kinds.iter().map(|kind| kind.name());
    kinds.collect::<Vec<_>>().join(", ")
}

fn descent(choice: DescentChoice) -> &'static str {
    match choice {
        DescentChoice::Auto => "the watch's total unless its altitude trace disagrees, else ours",
        DescentChoice::Device => "the watch's total alone",
        DescentChoice::Samples => "ours throughout",
    }
}

fn terrain(settings: &Settings) -> &'static str {
    if settings.terrain.is_some() { " Heights from a terrain map where a recording has none." } else { "" }
}

fn counts(counts: &[ReasonCount]) -> Vec<String> {
    let point = |entry: &ReasonCount| format!("{}: {}", entry.what, units::thousands(entry.count as f64));
    counts.iter().map(point).collect()
}
