//! Six figures of the last weeks: how much, what changed, how much downhill, how long the rests, when it hurt, what came
//! before pain.

use serde::Serialize;

use super::{NO_DATA, first_to_last, none_longer, separate_runs};
use crate::facts::Period;
use crate::onset_analysis::{Analysis, Exposure, ExposureComparison};
use crate::report::Report;
use crate::report::text::notes;
use crate::settings::{Settings, Units};
use crate::units::{self, UNKNOWN, counted, counted_days};

const NO_RUN: &str = "No run in these weeks.";

/// One figure, what it is of, and a line on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Highlight {
    /// What it is of.
    pub name: &'static str,
    /// The figure.
    pub value: String,
    /// A line on it.
    pub remark: String,
}

/// The six figures of the last weeks; the last is of all onsets.
pub fn highlights(report: Report) -> [Highlight; 6] {
    let (recent, shown_in) = (&report.facts.recent, report.timeline.units);
    [
        ("Weekly distance", weekly_distance(report)),
        ("Biggest jump in one run", biggest_jump(recent, shown_in)),
        ("Weekly descent", weekly_descent(recent, shown_in)),
        ("Longest rest between runs", longest_rest(recent)),
        ("Days with pain", days_with_pain(report)),
        ("Before pain began (whole diary)", before_pain(report)),
    ]
    .map(|(name, (value, remark))| Highlight { name, value, remark })
}

fn weekly_distance(report: Report) -> (String, String) {
    let (recent, shown_in) = (&report.facts.recent, report.timeline.units);
    if recent.runs == 0 && recent.recorded.is_none() {
        return (UNKNOWN.to_owned(), "No data in these weeks.".to_owned());
    }
    if recent.runs == 0 {
        let last = report.timeline.runs.last().map(|run| format!("; last run on {}", units::day(run.day)));
        return ("0".to_owned(), format!("No run in these weeks{}.", last.unwrap_or_default()));
    }
    let unknown = match recent.runs_without_distance {
        0 => String::new(),
        runs => format!(", {runs} of unknown distance"),
    };
    let total = format!(
        "Total {} in {}{}{unknown}.",
        units::distance(recent.distance_m, shown_in),
        counted(recent.runs, "run", "runs"),
        separate_runs(recent)
    );
    let weeks = &recent.full_weeks;
    match (weeks.mean_m, weeks.last_m.last()) {
        (Some(mean_m), Some(&last_m)) => (
            at_least(weeks.is_lower_bound, units::distance(mean_m, shown_in)),
            format!(
                "Average of {}{}; last full week {}. {total}",
                counted(weeks.count, "full week", "full weeks"),
                spread(recent, shown_in),
                units::distance(last_m, shown_in)
            ),
        ),
        _ => (UNKNOWN.to_owned(), format!("No full week is recorded. {total}")),
    }
}

/// A sum in which a run without a figure counts as 0 is a lower bound.
fn at_least(is_bound: bool, figure: String) -> String {
    if is_bound { format!("at least {figure}") } else { figure }
}

/// How many weeks are left out, and how far the others are apart.
fn spread(recent: &Period, shown_in: Units) -> String {
    let weeks = &recent.full_weeks;
    let of = if recent.weeks == weeks.count { String::new() } else { format!(" of {}", recent.weeks) };
    match (weeks.least_m, weeks.most_m) {
        (Some(least), Some(most)) if weeks.count > 1 => {
            format!("{of} ({} to {})", units::distance_number(least, shown_in), units::distance(most, shown_in))
        }
        _ => of,
    }
}

fn biggest_jump(recent: &Period, shown_in: Units) -> (String, String) {
    let jumps = &recent.distance_jumps;
    let Some(largest) = &jumps.largest else {
        let value = if jumps.is_any_compared { "none" } else { UNKNOWN };
        let remark = if recent.runs == 0 { NO_RUN.to_owned() } else { format!("{}.", none_longer(jumps)) };
        return (if recent.runs == 0 { UNKNOWN } else { value }.to_owned(), remark);
    };
    let line = if largest.at_the_line { ", too close to 10 % for GPS accuracy" } else { "" };
    let gap = if largest.after_unobserved { "; those 30 days include unrecorded days" } else { "" };
    let others = match jumps.count {
        1 => "the only run over 10 % longer".to_owned(),
        count => format!("one of {} runs over 10 % longer", units::in_words(count)),
    };
    (
        units::change(largest.ratio),
        format!(
            "{}: {}; longest of the previous 30 days {}{line}{gap}; {others}.",
            units::day(largest.date),
            units::distance(largest.value_m, shown_in),
            units::distance(largest.reference_m, shown_in),
        ),
    )
}

fn weekly_descent(recent: &Period, shown_in: Units) -> (String, String) {
    let height = |meters| units::height(meters, shown_in);
    let Some(descent) = &recent.descent else {
        let none = if recent.runs == 0 { NO_RUN } else { "No descent data in these weeks." };
        return (UNKNOWN.to_owned(), none.to_owned());
    };
    let rate = descent.m_per_km().map_or_else(String::new, |rate| format!("{}; ", units::slope(rate, shown_in)));
    let without = match descent.runs_without {
        0 => String::new(),
        runs => format!("; {} without descent data", counted(runs, "run", "runs")),
    };
    let average_of = match recent.full_weeks.count {
        all if all == descent.weeks || descent.weeks == 0 => String::new(),
        all => format!("average of {} of {all} full weeks; ", descent.weeks),
    };
    let jump = recent.descent_jumps.largest.as_ref().map(|jump| {
        format!("; biggest jump {} on {} (unvalidated)", units::change(jump.ratio), jump.date.strftime("%-d %B"))
    });
    (
        descent.weekly_m.map_or_else(|| UNKNOWN.to_owned(), |meters| at_least(descent.is_lower_bound, height(meters))),
        format!(
            "{average_of}{rate}most in one run {} on {}{without}{}.",
            height(descent.most_m),
            units::day(descent.most_day),
            jump.unwrap_or_default()
        ),
    )
}

fn longest_rest(recent: &Period) -> (String, String) {
    if let Some((last_run, days)) = recent.rest.open {
        return (counted_days(days), format!("No run since {}, up to the end of the files.", units::day(last_run)));
    }
    let Some(longest) = &recent.rest.longest else {
        return (UNKNOWN.to_owned(), "No two runs with a rest between them.".to_owned());
    };
    let unknown = if longest.after_unobserved { format!(" ({NO_DATA} for part of it)") } else { String::new() };
    let between = match longest.days() {
        Some(days) => format!("{}{unknown}", first_to_last(days)),
        None => "No day without a run between two runs".to_owned(),
    };
    let typical_h = recent.rest.median_h.unwrap_or_default();
    (counted_days(longest.rest_days), format!("{between}; typically {typical_h:.0} h between runs."))
}

const NO_NOTES: &str = "No pain notes were given.";
/// Stated for a diary of pain alone.
const NO_ONSET: &str = "No pain note follows a full week logged as pain-free, so no start date can be set.";

/// Days with pain in the last weeks.
fn days_with_pain(report: Report) -> (String, String) {
    let timeline = report.timeline;
    if !timeline.has_diary {
        return (UNKNOWN.to_owned(), "No pain notes were given: unknown, not pain-free.".to_owned());
    }
    let recent = &report.facts.recent;
    let pain = &recent.pain;
    if pain.notes == 0 && !pain.has_declared_days {
        let last = timeline.pain.last().map(|note| format!("; last note on {}", units::day(note.day)));
        return (UNKNOWN.to_owned(), format!("No pain note in these weeks{}.", last.unwrap_or_default()));
    }
    let worst = pain
        .worst_0_10
        .zip(pain.last_painful)
        .map(|(worst, last)| format!("Worst {}/10, last pain on {}; ", units::score(worst), units::day(last)));
    let remark = format!(
        "{}{} logged pain-free in {}; {}",
        worst.unwrap_or_default(),
        counted(pain.free, "day", "days"),
        these_weeks(recent),
        notes::unlogged(timeline)
    );
    (pain.painful.to_string(), remark)
}

/// `these 12 weeks`.
fn these_weeks(recent: &Period) -> String {
    match recent.days.map_or(0, |days| (days.days() + 6) / 7) {
        0 | 1 => "this week".to_owned(),
        weeks => format!("these {weeks} weeks"),
    }
}

/// The onsets of the whole diary, and before how many of them there was a much longer run.
fn before_pain(report: Report) -> (String, String) {
    let (timeline, compared) = (report.timeline, &report.timeline.before_pain);
    let is_longest_run = |one: &&ExposureComparison| one.exposure == Exposure::LongestRun && one.window.nearest == 0;
    let found = compared.comparisons.iter().find(is_longest_run);
    if !timeline.has_diary {
        return (UNKNOWN.to_owned(), NO_NOTES.to_owned());
    }
    if timeline.onsets.is_empty() && report.facts.whole.pain.painful > 0 {
        return (UNKNOWN.to_owned(), NO_ONSET.to_owned());
    }
    match found {
        Some(one) if compared.analysis >= Analysis::Percentiles && !timeline.runs.is_empty() => {
            counted_before(one, compared.onsets_compared, report.settings)
        }
        _ => (counted(timeline.onsets.len(), "onset", "onsets"), too_few(report)),
    }
}

/// Why the onsets are not compared.
fn too_few(report: Report) -> String {
    let settings = report.settings;
    let least = units::in_words(settings.onset_analysis.percentile_onsets);
    let rule = format!("Pain after {} pain-free days", settings.onset.free_days);
    if report.timeline.runs.is_empty() {
        return format!("{rule}. Without a run there is nothing to compare.");
    }
    match report.timeline.before_pain.onsets_outside {
        0 => format!("{rule}. Comparison starts at {least}; too few so far."),
        outside => format!("{rule}; {outside} on days without files. Comparison starts at {least} on days with files."),
    }
}

fn counted_before(one: &ExposureComparison, onsets: usize, settings: &Settings) -> (String, String) {
    let unknown = match onsets.saturating_sub(one.onsets.known) {
        0 => String::new(),
        unknown => format!(" ({unknown} more lack data)"),
    };
    let value = format!("{} of {}", one.onsets.met, counted(one.onsets.known, "onset", "onsets"));
    let remark = format!(
        "Within {} days before the pain, a run over {} % longer than any in the previous 30 days{unknown}; \
         also in {} of {} comparison periods.",
        one.window.days(),
        settings.spike.reference_pct - 100,
        one.base.met,
        units::thousands(one.base.known as f64),
    );
    (value, remark)
}
