//! What stands above the tables and in their cells where it is more than a figure.

use crate::metrics::SpikeState;
use crate::session::Flag;
use crate::timeline::{PainEntry, ReturnEntry, RunEntry, SpikeEntry, Timeline};
use crate::units;

/// Above the runs that were longer.
pub const DISTANCE_SPIKES: &str = "Distance: runs more than 10 % longer than the longest of the 30 days before.";

/// Above the runs that went down more.
pub const DESCENT_SPIKES: &str = "Descent (unvalidated): runs with more than 10 % more descent than the largest of the 30 \
    days before.";

/// Name of the table of returns.
pub const RETURNS_NAME: &str = "Table of returns";

/// Above the returns.
pub const RETURNS: &str = "Runs after 7 days or more without a run.";

/// Name of the table of weeks.
pub const WEEKS_NAME: &str = "Table of weeks";

/// Above the weeks.
pub const WEEKS: &str = "Newest first. Weeks in italics are cut short by the beginning or the end of the records. +?: a run of the \
    week has no such figure and is not in the sum. ?: days without recordings lie in what is compared. Knee load is a model \
    (distance + 3.4 × descent), not a measurement.";

/// Stands for the weeks of an earlier year.
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
    format!("First descents of {least} or more after four weeks or more without one, the newest first.{more}")
}

/// Name of the table of runs that went down most.
pub const MOST_DESCENT_NAME: &str = "Runs with the most descent";

/// Above the runs that stand out by their descent, `listed` of each kind at most.
pub fn most_descent(listed: usize) -> String {
    format!(
        "Up to {listed} runs with the most descent, and up to {listed} whose descent on grades of 6 % and more went furthest \
         beyond the most of the 30 days before (unvalidated). Newest first; all runs are in tables/descent.csv."
    )
}

/// Name of the table of what came before each onset.
pub const BEFORE_ONSETS_NAME: &str = "Table of the days before each onset";

/// Above what came before each onset.
pub const BEFORE_ONSETS: &str = "Newest first. In brackets: where the figure lies among the runner's own comparison periods, \
    0 lowest to 100 highest. Change: the largest of the runs of these days against the largest of the 30 days before it; \
    descent is unvalidated in this.";

/// Name of the table of conditions.
pub const CONDITIONS_NAME: &str = "Table of conditions";

/// Name of the table of notes.
pub const NOTES_NAME: &str = "Table of pain notes";

/// Name of the table of notes that say nothing else.
pub const BARE_NOTES_NAME: &str = "Table of notes without pain";

/// Above what the notes say, counted.
pub const COUNTED_NOTES: &str = "Counted from the runner's own words; a place at the knee is where a finger points, no name \
    of a condition.";

/// Stands for the rules where there is nothing to hold against them.
pub const NOTHING_TOLD: &str = "No run with a pain note in these days: nothing to check.";

/// Stands for the comparison of a run in the first days of the records.
pub const FIRST_DAYS: &str = "first days";

/// Stands for the comparison with too little descent.
pub const TOO_LITTLE: &str = "too little before";

/// Said where there is no run.
pub const NO_RUN: &str = "No run.";

/// Stands for the rows of a table without any.
pub const NONE: &str = "None.";

/// The same for the diary.
pub const NONE_OF_THESE_DAYS: &str = "None for these days.";

/// Stands for days that no file speaks of.
pub const UNOBSERVED: &str = "no recordings: rest or no watch?";

/// Stands for a window that is left out.
pub const WINDOW_UNOBSERVED: &str = "no recordings on some of these days: left out";

/// The runs that cannot be graded, where there are any.
pub fn warming_up(timeline: &Timeline) -> Option<String> {
    let is_warming = |run: &&RunEntry| run.distance_state == Some(SpikeState::WarmingUp);
    let runs = timeline.runs.iter().filter(is_warming).count();
    (runs > 0).then(|| {
        format!(
            "In the first 30 days of the records the true longest is not known: {} not graded.",
            units::counted(runs, "run is", "runs are")
        )
    })
}

/// What there is to say of a run above the comparison group.
pub fn spike_remark(timeline: &Timeline, spike: &SpikeEntry) -> String {
    let is_part = |run: &&RunEntry| (run.interrupted.as_ref()).is_some_and(|whole| whole.first_run_id == spike.run_id);
    let recordings = timeline.runs.iter().filter(is_part).count();
    let outing = (recordings > 1).then(|| format!("one outing in {recordings} recordings"));
    let line = spike.is_doubtful().then(|| "at the line: within the error of the measurement".to_owned());
    let gap = spike.after_unobserved.then(|| "the 30 days before hold days without any recording".to_owned());
    let alone = timeline.runs.iter().any(|run| run.run_id == spike.run_id && run.flags.contains(&Flag::FromAccount));
    let alone = alone.then(|| "in no file, perhaps typed in by hand".to_owned());
    joined([outing, line, gap, alone])
}

/// What there is to say of a return.
pub fn return_remark(back: &ReturnEntry) -> String {
    let cut = back.first_week_partial.then(|| "the records end within this week".to_owned());
    let gap = back.after_unobserved.then(|| "days without any recording: rest or no watch?".to_owned());
    joined([cut, gap])
}

/// Side and place of a note, as written.
pub fn place(note: &PainEntry) -> String {
    let words = [&note.side, &note.site];
    let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
    words.join(" ")
}

/// The facts of a note that have no column of their own.
pub fn besides(note: &PainEntry) -> String {
    let details = &note.details;
    let named = |name: &str, words: &Option<String>| (words.as_ref()).map(|words| format!("{name} {words}"));
    joined([
        named("lasted", &details.lasted),
        (details.into_run.as_ref()).map(|way| into_run(way)),
        named("stiffness", &details.stiffness),
        (details.sleep_h).map(|hours| format!("sleep {} h", units::score(hours))),
        (details.stress_0_10).map(|stress| format!("stress {} of 10", units::score(stress))),
        named("shoe", &details.shoe),
        named("medication", &details.medication),
    ])
}

/// A bare figure in the diary is of kilometres.
fn into_run(way: &str) -> String {
    let is_bare = way.replace(',', ".").parse::<f64>().is_ok();
    let unit = if is_bare { " km" } else { "" };
    format!("{way}{unit} into the run")
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("; ")
}
