//! Six figures of the last weeks: how much, what changed, how much downhill, how long the rests, when it hurt, what came
//! before it hurt.

mod pain;

use serde::Serialize;

use self::pain::{before, pain};
use super::{first_to_last, in_outings, is_compared, none_longer, spikes_of};
use crate::calendar::days_between;
use crate::session::Flag;
use crate::settings::Settings;
use crate::stats::{mean, median};
use crate::timeline::{Measure, RunEntry, Timeline};
use crate::units::{self, UNKNOWN, counted};

/// Said of weeks without a run.
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
pub fn highlights(timeline: &Timeline, settings: &Settings) -> [Highlight; 6] {
    let recent = timeline.last_weeks(settings.print.recent_weeks);
    [
        ("Weekly distance", distance(&recent, timeline)),
        ("Biggest jump in one run", step(&recent)),
        ("Weekly descent", descent(&recent)),
        ("Longest rest between runs", rest(&recent, timeline)),
        ("Days with pain", pain(&recent, timeline)),
        ("Before pain began (whole diary)", before(timeline, settings)),
    ]
    .map(|(name, (value, remark))| Highlight { name, value, remark })
}

fn distance(recent: &Timeline, timeline: &Timeline) -> (String, String) {
    if recent.runs.is_empty() && recent.recorded_days().is_none() {
        return (UNKNOWN.to_owned(), "No file speaks of these weeks.".to_owned());
    }
    if recent.runs.is_empty() {
        let last = timeline.runs.last();
        let last = last.map(|run| format!("; the last run was on {}", units::day(run.day)));
        let none = format!("No run in these weeks{}.", last.unwrap_or_default());
        return ("0".to_owned(), none);
    }
    let shown = |metres| units::distance(metres, recent.units);
    let metres: f64 = recent.runs.iter().filter_map(|run| run.distance_m).sum();
    let has_unknown = recent.whole_weeks().any(|week| week.runs_without_distance > 0);
    let unknown = recent.runs.iter().filter(|run| run.distance_m.is_none());
    let unknown = match unknown.count() {
        0 => String::new(),
        runs => format!(", the distance of {runs} unknown"),
    };
    let all =
        format!("{} in {}{}{unknown}", shown(metres), counted(recent.runs.len(), "run", "runs"), in_outings(recent));
    let weeks: Vec<f64> = recent.whole_weeks().map(|week| week.distance_m).collect();
    match (mean(&weeks), weeks.last()) {
        (Some(mean), Some(&last)) => (
            at_least(has_unknown, shown(mean)),
            format!(
                "Average of {}{}; last full week {}. Total {all}.",
                counted(weeks.len(), "full week", "full weeks"),
                spread(&weeks, recent),
                shown(last)
            ),
        ),
        _ => (UNKNOWN.to_owned(), format!("No full week is recorded. Total {all}.")),
    }
}

/// A sum in which a run without a figure counts as 0 is a lower bound.
fn at_least(is_bound: bool, figure: String) -> String {
    if is_bound { format!("at least {figure}") } else { figure }
}

/// How many weeks are left out, and how far the others lie apart.
fn spread(weeks_m: &[f64], recent: &Timeline) -> String {
    let number = |metres| units::distance_number(metres, recent.units);
    let of = match recent.weeks.len() {
        all if all == weeks_m.len() => String::new(),
        all => format!(" of {all}"),
    };
    let least = weeks_m.iter().copied().fold(f64::INFINITY, f64::min);
    let most = weeks_m.iter().copied().fold(0.0, f64::max);
    if weeks_m.len() < 2 {
        return of;
    }
    format!("{of} ({} to {})", number(least), units::distance(most, recent.units))
}

fn step(recent: &Timeline) -> (String, String) {
    let spikes = spikes_of(recent, Measure::Distance);
    let Some(largest) = spikes.iter().max_by(|a, b| a.ratio.total_cmp(&b.ratio)) else {
        return if recent.runs.is_empty() {
            (UNKNOWN.to_owned(), NO_RUN.to_owned())
        } else if is_compared(recent) {
            ("none".to_owned(), format!("{}.", none_longer(recent)))
        } else {
            (UNKNOWN.to_owned(), format!("{}.", none_longer(recent)))
        };
    };
    let line = if largest.at_the_line { ", too close to 10 % for GPS accuracy" } else { "" };
    let gap = if largest.after_unobserved { "; those days hold days without any recording" } else { "" };
    let others = match spikes.len() {
        1 => "the only run over 10 % longer".to_owned(),
        count => format!("one of {} runs over 10 % longer", units::in_words(count)),
    };
    (
        units::change(largest.ratio),
        format!(
            "{}: {} after a longest of {} in 30 days{line}{gap}; {others}.",
            units::day(largest.date),
            units::distance(largest.value_m, recent.units),
            units::distance(largest.reference_m, recent.units),
        ),
    )
}

fn descent(recent: &Timeline) -> (String, String) {
    if recent.runs.is_empty() {
        return (UNKNOWN.to_owned(), NO_RUN.to_owned());
    }
    let height = |metres| units::height(metres, recent.units);
    let known = recent.runs.iter().filter_map(|run| Some((run.descent_m?, run.distance_m?, run.day)));
    let known: Vec<_> = known.collect();
    let Some(largest) = known.iter().max_by(|a, b| a.0.total_cmp(&b.0)) else {
        return (UNKNOWN.to_owned(), "No descent data in these weeks.".to_owned());
    };
    let (fallen, far) = known.iter().fold((0.0, 0.0), |sum, run| (sum.0 + run.0, sum.1 + run.1));
    let rate = if far > 0.0 {
        let rate = units::slope(fallen / far * 1000.0, recent.units);
        format!("{rate}; ")
    } else {
        String::new()
    };
    let without = match recent.runs.len() - known.len() {
        0 => String::new(),
        runs => format!("; {} without descent data", counted(runs, "run", "runs")),
    };
    let weeks = || recent.whole_weeks().filter(|week| week.descent_m.is_some());
    let average: Vec<f64> = weeks().filter_map(|week| week.descent_m).collect();
    let average_of = match recent.whole_weeks().count() {
        all if all == average.len() || average.is_empty() => String::new(),
        all => format!("average of {} of {all} full weeks; ", average.len()),
    };
    // A treadmill has no descent: such a run is a 0, not an unknown.
    let is_unknown = |run: &RunEntry| run.descent_m.is_none() && !run.flags.contains(&Flag::DescentNotApplicable);
    let in_weeks = |run: &&RunEntry| weeks().any(|week| week.week_start == run.week_start);
    let mut runs = recent.runs.iter().filter(in_weeks);
    let has_unknown = runs.any(is_unknown);
    (
        mean(&average).map_or_else(|| UNKNOWN.to_owned(), |metres| at_least(has_unknown, height(metres))),
        format!(
            "{average_of}{rate}most in one run {} on {}{without}{}.",
            height(largest.0),
            units::day(largest.2),
            descent_step(recent)
        ),
    )
}

/// The largest step of descent, as the end of a sentence.
fn descent_step(recent: &Timeline) -> String {
    let spikes = spikes_of(recent, Measure::Descent);
    let largest = spikes.iter().max_by(|a, b| a.ratio.total_cmp(&b.ratio));
    largest.map_or_else(String::new, |spike| {
        format!("; largest step {} on {} (unvalidated)", units::change(spike.ratio), spike.date.strftime("%-d %B"))
    })
}

fn rest(recent: &Timeline, timeline: &Timeline) -> (String, String) {
    let days = |days: i64| counted(usize::try_from(days).unwrap_or(0), "day", "days");
    let longest = recent.rest_gaps.iter().max_by_key(|gap| gap.rest_days);
    let since = timeline.runs.last().map(|run| run.day);
    let open =
        since.zip(timeline.recorded_days().map(|days| days.last)).map(|(from, to)| (from, days_between(from, to)));
    let open = open.filter(|(_, open)| *open > longest.map_or(0, |gap| gap.rest_days) && *open >= 7);
    if let Some((from, open)) = open {
        return (days(open), format!("No run since {}, up to the end of the files.", units::day(from)));
    }
    let Some(longest) = longest else {
        let none = "No two runs with a rest between them.".to_owned();
        return (UNKNOWN.to_owned(), none);
    };
    let unknown = if longest.after_unobserved { " (part of it without any recording: rest or no watch?)" } else { "" };
    let between = match longest.days() {
        Some(days) => format!("{}{unknown}", first_to_last(days)),
        None => "No day without a run between two runs".to_owned(),
    };
    let typical_h = median(recent.rest_gaps.iter().map(|gap| gap.hours)).unwrap_or_default();
    (days(longest.rest_days), format!("{between}; typically {typical_h:.0} h between runs."))
}
