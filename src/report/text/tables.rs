//! What is above the tables and in their cells where it is more than a figure.

use crate::facts::RunningBack;
use crate::metrics::SpikeState;
use crate::report::Report;
use crate::session::Flag;
use crate::settings::{Settings, Units};
use crate::timeline::{PainEntry, ReturnEntry, RunEntry, SpikeEntry, Timeline};
use crate::units::{self, UNKNOWN, counted};

/// Above the runs that were longer.
pub const DISTANCE_SPIKES: &str = "Distance: runs over 10 % longer than any in the previous 30 days. Newest first.";

/// Above the runs that went down more.
pub const DESCENT_SPIKES: &str =
    "Descent (not validated): runs with over 10 % more descent than any in the previous 30 days. Newest first.";

/// Name of the table of returns.
pub const RETURNS_NAME: &str = "Table of returns";

/// Above the returns.
pub const RETURNS: &str = "First runs after 7 days or more without a run. Newest first.";

/// Name of the table of weeks.
pub const WEEKS_NAME: &str = "Table of weeks";

/// Above the weeks.
pub const WEEKS: &str = "Newest first. Weeks in italics are incomplete. +?: a run of the week has no such figure and is not in the \
    sum. ?: the weeks compared include unrecorded days. The knee-load estimate is a model (distance + 3.4 × descent), not a \
    measurement.";

/// In place of the weeks of an earlier year.
pub fn earlier_weeks(year: i16, count: usize) -> String {
    let weeks = units::counted(count, "week", "weeks");
    format!("Earlier weeks: {year}, {weeks}")
}

/// Name of their table.
pub fn earlier_weeks_name(year: i16) -> String {
    format!("Table of earlier weeks, {year}")
}

/// Name of the table of first descents.
pub const FIRST_DESCENTS_NAME: &str = "First descents";

/// Above the first descents after long gaps; `earlier` of them are not listed.
pub fn first_descents(least: &str, earlier: usize) -> String {
    let more = match earlier {
        0 => String::new(),
        count => {
            let ones = units::counted(count, "earlier one is", "earlier ones are");
            format!(" {ones} in report.json.")
        }
    };
    format!("First descents of {least} or more after four weeks or more without one, newest first.{more}")
}

/// Name of the table of runs that went down most.
pub const MOST_DESCENT_NAME: &str = "Runs with the most descent";

/// Above the runs that stand out by their descent, `listed` of each kind at most.
pub fn most_descent(listed: usize) -> String {
    format!(
        "Up to {listed} runs with the most descent, and up to {listed} whose descent on grades of 6 % or more exceeded the most \
         of the previous 30 days by the most (not validated). Newest first; all runs are in tables/descent.csv."
    )
}

/// Name of the table of what came before each onset.
pub const BEFORE_ONSETS_NAME: &str = "Table of the days before each onset";

/// Above what came before each onset.
pub const BEFORE_ONSETS: &str = "Newest first. In brackets: percentile among the runner's own comparison periods (0 lowest, \
    100 highest). Change: the largest run of these days compared with the largest of the previous 30 days; not validated for \
    descent.";

/// Name of the table of conditions.
pub const CONDITIONS_NAME: &str = "Table of conditions";

/// Name of the table of notes.
pub const NOTES_NAME: &str = "Table of pain notes";

/// Above what the notes say, counted.
pub const COUNTED_NOTES: &str =
    "Counted from the runner's own words. A site is where a finger points, not the name of a condition.";

/// In place of the rules where nothing can be checked.
pub const NOTHING_TO_CHECK: &str = "No run with a pain note on these days: nothing to check.";

/// In place of the comparison of a run in the first days of the records.
pub const FIRST_DAYS: &str = "first 30 days";

/// Stands for the comparison with too little descent.
pub const TOO_LITTLE: &str = "too little recent descent";

/// Said where there is no run.
pub const NO_RUN: &str = "No run.";

/// Stands for the rows of a table without any.
pub const NONE: &str = "None.";

/// The same for the diary.
pub const NONE_OF_THESE_DAYS: &str = "None for these days.";

/// Stands for a window that is left out.
pub const WINDOW_UNOBSERVED: &str = "no data on some of these days: left out";

/// The runs that cannot be graded, where there are any.
pub fn not_graded(runs: usize) -> Option<String> {
    let runs_not_graded = || units::counted(runs, "run is", "runs are");
    (runs > 0).then(|| format!("Not graded, in the first 30 days of data: {} left out.", runs_not_graded()))
}

/// What there is to say of a run above the comparison group.
pub fn spike_remark(timeline: &Timeline, spike: &SpikeEntry) -> String {
    let is_part = |run: &&RunEntry| (run.interrupted.as_ref()).is_some_and(|whole| whole.first_run_id == spike.run_id);
    let recordings = timeline.runs.iter().filter(is_part).count();
    let interrupted = (recordings > 1).then(|| format!("one interrupted run in {recordings} recordings"));
    let line = spike.is_doubtful().then(|| "within measurement error of the threshold".to_owned());
    let gap = spike.after_unobserved.then(|| "the previous 30 days include unrecorded days".to_owned());
    let alone = timeline.runs.iter().any(|run| run.run_id == spike.run_id && run.flags.contains(&Flag::FromAccount));
    let alone = alone.then(|| "in no file, perhaps entered by hand".to_owned());
    joined([interrupted, line, gap, alone])
}

/// What there is to say of a return.
pub fn return_remark(back: &ReturnEntry) -> String {
    let cut = back.first_week_partial.then(|| "the records end within this week".to_owned());
    let gap = back.after_unobserved.then(|| super::NO_DATA.to_owned());
    joined([cut, gap])
}

/// Run-walk sessions, and running after the newest breaks; empty where no samples show walking.
pub fn run_walk(report: Report) -> Vec<String> {
    let known = &report.facts.run_walk;
    if known.known_runs == 0 {
        return Vec::new();
    }
    let sessions = match known.sessions.len() {
        0 => "none was a run-walk session".to_owned(),
        1 => "one was a run-walk session".to_owned(),
        count => format!("{count} were run-walk sessions"),
    };
    let all = counted(report.timeline.runs.len(), "run", "runs");
    let mut sentences = vec![format!("Running and walking are known for {} of {all}; {sessions}.", known.known_runs)];
    let newest = known.returns.len().saturating_sub(report.settings.facts.described_returns);
    sentences.extend(known.returns[newest..].iter().map(running_back));
    sentences
}

/// What a run-walk session is.
pub fn run_walk_means(settings: &Settings) -> String {
    let rules = &settings.facts;
    format!(
        "Run-walk session: {} or more times of running divided by walks, {:.0} % or more of the moving time walked, and under {:.0} \
         minutes of running at a stretch. Intervals with walked recoveries are among them.",
        rules.run_walk_intervals,
        rules.run_walk_share * 100.0,
        rules.continuous_min
    )
}

fn running_back(back: &RunningBack) -> String {
    let continuous = match back.first_continuous.zip(back.runs_until) {
        None => "no continuous run before the next break or the end of the data".to_owned(),
        Some((_, 1)) => "the first run back was continuous".to_owned(),
        Some((day, runs)) => format!("the first continuous run was run {runs}, on {}", units::day(day)),
    };
    let minutes = |minutes: &Option<f64>| minutes.map_or_else(|| UNKNOWN.to_owned(), |minutes| format!("{minutes:.0}"));
    let weeks: Vec<String> = back.walking_min.iter().map(minutes).collect();
    format!("Back on {}: {continuous}. Mean minutes walked a run, by week: {}.", units::day(back.day), weeks.join(", "))
}

/// Side and place of a note, as written.
pub fn place(note: &PainEntry) -> String {
    let words = [&note.side, &note.site];
    let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
    words.join(" ")
}

/// The facts of a note that have no column of their own.
pub fn other_details(note: &PainEntry) -> String {
    let details = &note.details;
    let named = |name: &str, words: &Option<String>| (words.as_ref()).map(|words| format!("{name} {words}"));
    joined([
        named("lasted", &details.lasted),
        details.into_run.as_ref().map(|distance| into_run(distance)),
        named("stiffness", &details.stiffness),
        (details.sleep_h).map(|hours| format!("sleep {} h", units::score(hours))),
        (details.stress_0_10).map(|stress| format!("stress {}/10", units::score(stress))),
        named("shoe", &details.shoe),
        named("medication", &details.medication),
    ])
}

/// A bare figure in the diary is in kilometers.
fn into_run(distance: &str) -> String {
    let is_bare = distance.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    let unit = if is_bare { " km" } else { "" };
    format!("{distance}{unit} into the run")
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("; ")
}

/// Name of the table of runs.
pub const RUNS_NAME: &str = "Table of runs";

/// What the table of runs is about; `with_pain` where there are notes.
pub fn runs(with_pain: bool) -> String {
    let pain = if with_pain { " Pain: worst score noted for that day." } else { "" };
    format!(
        "Newest first. Change: distance compared with the longest run of the previous 30 days. Rest days: whole days without \
         a run before it.{pain}"
    )
}

/// Heading of the pace of a run.
pub fn pace_heading(units: Units) -> &'static str {
    match units {
        Units::Metric => "Pace (min/km)",
        Units::Imperial => "Pace (min/mi)",
    }
}

/// In place of the rows of a long table that are folded away.
pub fn more_rows(count: usize) -> String {
    counted(count, "more row", "more rows")
}

/// Name of the table of those rows.
pub fn more_name(name: &str) -> String {
    format!("{name}, more rows")
}

/// In place of the runs of an earlier year.
pub fn earlier_runs(year: i16, count: usize) -> String {
    format!("Earlier runs: {year}, {}", counted(count, "run", "runs"))
}

/// Name of their table.
pub fn earlier_runs_name(year: i16) -> String {
    format!("Table of earlier runs, {year}")
}

/// How a run compares with the days before it, as a part of a sentence; `None` where it is not compared.
pub fn run_standing(run: &RunEntry) -> Option<String> {
    if run.continues() {
        return Some("continues an interrupted run".to_owned());
    }
    Some(match (run.distance_state?, run.distance_ratio_30d) {
        (SpikeState::WarmingUp, _) => "in the first 30 days of data, not compared".to_owned(),
        (SpikeState::NoReference, _) | (_, None) => "first run in 30 days".to_owned(),
        (_, Some(ratio)) => format!("{} vs the longest of the previous 30 days", units::change(ratio)),
    })
}

/// The cell that compares the run with the longest before.
pub fn run_change(run: &RunEntry, shown_in: Units) -> String {
    let unknown = || "–".to_owned();
    if run.continues() {
        return "continued".to_owned();
    }
    match (run.distance_state, run.distance_ratio_30d) {
        (None, _) => unknown(),
        (Some(SpikeState::WarmingUp), _) => "first 30 days".to_owned(),
        (Some(SpikeState::NoReference), _) | (_, None) => "first in 30 days".to_owned(),
        (Some(_), Some(ratio)) => format!("{}{}", units::change(ratio), of_whole(run, shown_in)),
    }
}

/// The whole of an interrupted run, at its first recording: that is what is compared.
fn of_whole(run: &RunEntry, shown_in: Units) -> String {
    let whole_m = run.interrupted.as_ref().and_then(|whole| whole.distance_m);
    whole_m.map_or_else(String::new, |meters| format!(" ({} in total)", units::distance(meters, shown_in)))
}

/// What a reader should know of a run.
pub fn run_remarks(run: &RunEntry) -> String {
    let at_the_line = run.distance_at_the_line.then_some("within measurement error of the 10 % threshold");
    let named = run.flags.iter().filter_map(|flag| remark(*flag));
    let words: Vec<&str> = at_the_line.into_iter().chain(named).collect();
    words.join("; ")
}

/// A flag in words; `None` where the other columns say it already, or where it changes no figure.
fn remark(flag: Flag) -> Option<&'static str> {
    Some(match flag {
        Flag::Recovered => "from a damaged file, read as far as possible",
        Flag::ClockNotSet => "the watch clock was not set",
        Flag::ClockConflict => "the watch clock did not fit the location",
        Flag::SportInferred => "counted as a run by its speed: the file names no sport",
        Flag::TooFast => "too fast for a run: another sport, or a drive recorded with it?",
        Flag::LeftRunning => "the watch was left running",
        Flag::OverADay => "the timer ran for more than a day",
        Flag::NoTimeZone => "its times have no time zone",
        Flag::LocalTimeAsUtc => "its times are marked UTC but are local time",
        Flag::Overlaps => "overlaps another recording in time, both counted",
        Flag::SuspectedCopy => "matches another run, perhaps a duplicate, both counted",
        Flag::Interrupted => "one of several recordings of an interrupted run",
        Flag::FromAccount => "in no file, perhaps entered by hand",
        Flag::DescentContradicted => "the watch's descent disagrees with its altitude",
        Flag::ElevationFromMap => "descent from a terrain map, not from the watch",
        Flag::AfterUnobserved => "the previous 30 days are partly unrecorded",
        Flag::BadChecksum
        | Flag::NoDistance
        | Flag::DescentNotApplicable
        | Flag::HasDuplicate
        | Flag::DescentAligned => {
            return None;
        }
    })
}

#[cfg(test)]
mod tests {
    //! Flags that a reader of the page needs, and those that need no word.

    use super::*;

    #[test]
    fn a_flag_that_a_column_shows_needs_no_remark() {
        assert_eq!(remark(Flag::NoDistance), None);
        assert_eq!(remark(Flag::FromAccount), Some("in no file, perhaps entered by hand"));
        assert!(remark(Flag::AfterUnobserved).is_some());
    }
}
