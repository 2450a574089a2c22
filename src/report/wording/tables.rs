//! What stands above the tables and in their cells where it is more than a figure.

use crate::metrics::SpikeState;
use crate::report::units;
use crate::session::Flag;
use crate::timeline::{PainEntry, ReturnEntry, RunEntry, SpikeEntry, Timeline};

/// Above the runs that were longer.
pub const DISTANCE_SPIKES: &str =
    "Distance: runs more than 10 % longer than the longest of the 30 days before.";

/// Above the runs that went down more.
pub const DESCENT_SPIKES: &str = "Descent (unvalidated): runs with more than 10 % more descent than the largest of the 30 \
    days before.";

/// Above the returns.
pub const RETURNS: &str = "Runs after 7 days or more without a run.";

/// Above the weeks.
pub const WEEKS: &str = "Newest first. Weeks in italics are cut short by the beginning or the end of the records. Knee load \
    is a model (distance + 3.4 × descent), not a measurement.";

/// Above what came before each onset.
pub const BEFORE_ONSETS: &str = "Newest first. In brackets: where the figure lies among the runner's own comparison periods, \
    0 lowest to 100 highest. Change: the largest of the runs of these days against the largest of the 30 days before it; \
    descent is unvalidated in this.";

/// Above the diary, before what a day without a note is.
pub const SCORES: &str = "Score 0 to 10 (numeric pain rating). In patellofemoral pain a change of about 1.2 points is the \
    smallest that patients notice; ";

/// Above the shoes.
pub const SHOES: &str = "Shoes as the account names them, with the distance of the activities read here. No study gives a \
    distance after which a shoe has to be replaced.";

/// Above what the notes say, counted.
pub const COUNTED_NOTES: &str = "Counted from the runner's own words; a place at the knee is where a finger points, no name \
    of a condition.";

/// Stands for the rules where there is nothing to hold against them.
pub const NOTHING_TOLD: &str = "Without a run and a note in these days nothing can be told.";

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
    let of_outing = |run: &&RunEntry| {
        (run.outing.as_ref()).is_some_and(|outing| outing.first_run_id == spike.run_id)
    };
    let recordings = timeline.runs.iter().filter(of_outing).count();
    let outing = (recordings > 1).then(|| format!("one outing in {recordings} recordings"));
    let line = spike
        .at_the_line
        .then(|| "at the line: within the error of the measurement".to_owned());
    let gap = spike
        .after_unobserved
        .then(|| "the 30 days before hold days without any recording".to_owned());
    let alone = timeline
        .runs
        .iter()
        .any(|run| run.run_id == spike.run_id && run.flags.contains(&Flag::FromAccount.name()));
    let alone = alone.then(|| "in no file, perhaps typed in by hand".to_owned());
    joined([outing, line, gap, alone])
}

/// What there is to say of a return.
pub fn return_remark(back: &ReturnEntry) -> String {
    let cut = back
        .first_week_partial
        .then(|| "the records end within this week".to_owned());
    let gap = back
        .after_unobserved
        .then(|| "days without any recording: rest or no watch?".to_owned());
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
    let named = |name: &str, words: &Option<String>| {
        (words.as_ref()).map(|words| format!("{name} {words}"))
    };
    joined([
        named("lasted", &details.lasted),
        named("into the run", &details.into_run),
        named("stiffness", &details.stiffness),
        (details.sleep_h).map(|hours| format!("sleep {} h", units::score(hours))),
        (details.stress_0_10).map(|stress| format!("stress {} of 10", units::score(stress))),
        named("shoe", &details.shoe),
        named("medication", &details.medication),
    ])
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("; ")
}
