//! The text of the table of runs.

use crate::metrics::SpikeState;
use crate::session::Flag;
use crate::settings::Units;
use crate::timeline::RunEntry;
use crate::units::{self, counted};

/// Name of the table of runs.
pub const NAME: &str = "Table of runs";

/// What the table of runs is about.
pub const CAPTION: &str = "Newest first. Change: distance compared with the longest run of the previous 30 days. Rest days: \
    whole days without a run before it.";

/// In place of the runs of an earlier year.
pub fn earlier(year: i16, count: usize) -> String {
    format!("Earlier runs: {year}, {}", counted(count, "run", "runs"))
}

/// Name of their table.
pub fn earlier_name(year: i16) -> String {
    format!("Table of earlier runs, {year}")
}

/// How a run compares with the days before it, as a part of a sentence; `None` where it is not compared.
pub fn standing(run: &RunEntry) -> Option<String> {
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
pub fn compared(run: &RunEntry, shown_in: Units) -> String {
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
    whole_m.map_or_else(String::new, |metres| format!(" ({} in total)", units::distance(metres, shown_in)))
}

/// What a reader should know of a run.
pub fn remarks(run: &RunEntry) -> String {
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
