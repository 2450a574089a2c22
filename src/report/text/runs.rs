//! The words of the table of runs.

use crate::metrics::SpikeState;
use crate::session::Flag;
use crate::settings::Units;
use crate::timeline::RunEntry;
use crate::units::{self, counted};

/// Name of the table of runs.
pub const NAME: &str = "Table of runs";

/// What the table of runs is about.
pub const CAPTION: &str = "Newest first. Beside the longest: the distance against the longest run of the 30 days before. \
    Rest days: whole days without a run before it.";

/// Stands for the runs of an earlier year.
pub fn earlier(year: i16, count: usize) -> String {
    format!("Earlier runs: {year}, {}", counted(count, "run", "runs"))
}

/// Name of their table.
pub fn earlier_name(year: i16) -> String {
    format!("Table of earlier runs, {year}")
}

/// Where a run stands against the days before it, as a part of a sentence; `None` where it is not compared.
pub fn standing(run: &RunEntry) -> Option<String> {
    if run.continues() {
        return Some("goes on with an interrupted outing".to_owned());
    }
    Some(match (run.distance_state?, run.distance_ratio_30d) {
        (SpikeState::WarmingUp, _) => "in the first 30 days of the records, not compared".to_owned(),
        (SpikeState::NoReference, _) | (_, None) => "first run in 30 days".to_owned(),
        (_, Some(ratio)) => format!("{} against the longest run of the 30 days before", units::change(ratio)),
    })
}

/// The cell that compares the run with the longest before.
pub fn compared(run: &RunEntry, shown_in: Units) -> String {
    let unknown = || "–".to_owned();
    if run.continues() {
        return "part".to_owned();
    }
    match (run.distance_state, run.distance_ratio_30d) {
        (None, _) => unknown(),
        (Some(SpikeState::WarmingUp), _) => "first days".to_owned(),
        (Some(SpikeState::NoReference), _) | (_, None) => "first in 30 days".to_owned(),
        (Some(_), Some(ratio)) => format!("{}{}", units::change(ratio), of_outing(run, shown_in)),
    }
}

/// The whole outing, where the run is the first recording of one: that is what is compared.
fn of_outing(run: &RunEntry, shown_in: Units) -> String {
    let whole_m = run.interrupted.as_ref().and_then(|whole| whole.distance_m);
    whole_m.map_or_else(String::new, |metres| format!(" ({} in all)", units::distance(metres, shown_in)))
}

/// Things worth telling of a run, in words.
pub fn remarks(run: &RunEntry) -> String {
    let at_the_line = run.distance_at_the_line.then_some("at the 10 % line, within the error of the measurement");
    let named = run.flags.iter().filter_map(|flag| remark(*flag));
    let words: Vec<&str> = at_the_line.into_iter().chain(named).collect();
    words.join("; ")
}

/// A flag in words; `None` where the other columns say it already, or where it changes no figure.
fn remark(flag: Flag) -> Option<&'static str> {
    Some(match flag {
        Flag::Recovered => "from a damaged file, what could still be read",
        Flag::ClockNotSet => "the clock of the watch was not set",
        Flag::ClockConflict => "the clock of the watch did not fit the place",
        Flag::SportInferred => "taken for a run from its speed: the file names no sport",
        Flag::TooFast => "faster than runs are: another sport, or a drive recorded with it?",
        Flag::LeftRunning => "the watch ran on after the runner stopped",
        Flag::OverADay => "the timer ran for more than a day",
        Flag::NoTimeZone => "its times name no time zone",
        Flag::LocalTimeAsUtc => "its times were marked as UTC but are local time",
        Flag::Overlaps => "shares part of its time with another recording, both counted",
        Flag::SuspectedCopy => "just like another run, perhaps a copy, both counted",
        Flag::Interrupted => "one of several recordings of one outing",
        Flag::FromAccount => "in no file, perhaps typed in by hand",
        Flag::DescentContradicted => "the descent of the watch does not fit its altitude",
        Flag::ElevationFromMap => "descent from a map of the ground, not from the watch",
        Flag::AfterUnobserved => "the 30 days before are partly unrecorded",
        Flag::BadChecksum | Flag::NoDistance | Flag::DescentNotApplicable | Flag::HasTwin | Flag::DescentAligned => {
            return None;
        }
    })
}

#[cfg(test)]
mod tests {
    //! Flags that a reader of the page needs, and those that need no word.

    use super::*;

    #[test]
    fn a_flag_that_a_column_tells_of_needs_no_word() {
        assert_eq!(remark(Flag::NoDistance), None);
        assert_eq!(remark(Flag::FromAccount), Some("in no file, perhaps typed in by hand"));
        assert!(remark(Flag::AfterUnobserved).is_some());
    }
}
