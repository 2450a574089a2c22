//! Things worth telling of one outing that are not failures.

use super::Session;
use crate::activity::{Fault, Recording};
use crate::settings::OutingRules;

/// Something worth telling of one outing that is not a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Rebuilt or completed from a damaged file.
    Recovered,
    /// The checksum of the file does not match.
    BadChecksum,
    /// The clock of the watch was not set; the time is that of the file.
    ClockNotSet,
    /// The file does not say the sport; it was taken from the speed.
    SportInferred,
    /// Nothing tells the distance.
    NoDistance,
    /// Treadmill or virtual: descent does not apply.
    DescentNotApplicable,
    /// Faster on average than runs are: another sport recorded as a run, or a broken distance.
    TooFast,
    /// The watch ran on much longer than the timer.
    LeftRunning,
    /// Its times name no time zone and were read as UTC.
    NoTimeZone,
    /// A copy of the same outing was found and left out.
    HasTwin,
    /// Another recording of the same sport shares part of its time; both are counted.
    Overlaps,
    /// Another activity is just like it, a whole number of quarter hours away; both are counted.
    SuspectedCopy,
    /// One of several recordings of one interrupted outing.
    Interrupted,
}

impl Flag {
    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Flag::Recovered => "recovered",
            Flag::BadChecksum => "bad_checksum",
            Flag::ClockNotSet => "clock_not_set",
            Flag::SportInferred => "sport_inferred",
            Flag::NoDistance => "no_distance",
            Flag::DescentNotApplicable => "descent_not_applicable",
            Flag::TooFast => "too_fast",
            Flag::LeftRunning => "left_running",
            Flag::NoTimeZone => "no_time_zone",
            Flag::HasTwin => "has_twin",
            Flag::Overlaps => "overlaps",
            Flag::SuspectedCopy => "suspected_copy",
            Flag::Interrupted => "interrupted_outing",
        }
    }
}

/// What is worth telling of a session, in the order of the enum.
pub(super) fn flags(
    session: &Session,
    recording: &Recording,
    sport_inferred: bool,
    rules: &OutingRules,
) -> Vec<Flag> {
    let kind = session.run_kind();
    let has_fault = |fault| recording.faults.contains(&fault);
    let conditions = [
        (recording.is_damaged(), Flag::Recovered),
        (has_fault(Fault::BadChecksum), Flag::BadChecksum),
        (has_fault(Fault::ClockNotSet), Flag::ClockNotSet),
        (sport_inferred, Flag::SportInferred),
        (session.distance_m.is_none(), Flag::NoDistance),
        (
            kind.is_some_and(|kind| !kind.has_terrain()),
            Flag::DescentNotApplicable,
        ),
        (kind.is_some() && is_too_fast(session, rules), Flag::TooFast),
        (was_left_running(session, rules), Flag::LeftRunning),
        (has_fault(Fault::NoTimeZone), Flag::NoTimeZone),
    ];
    let held = conditions.into_iter().filter(|(holds, _)| *holds);
    held.map(|(_, flag)| flag).collect()
}

fn is_too_fast(session: &Session, rules: &OutingRules) -> bool {
    let way = session.distance_m.zip(session.timer_s);
    way.is_some_and(|(metres, seconds)| {
        metres > rules.too_fast_from_m && metres > rules.too_fast_m_s * seconds
    })
}

fn was_left_running(session: &Session, rules: &OutingRules) -> bool {
    let times = session.elapsed_s.zip(session.timer_s);
    times.is_some_and(|(elapsed, timer)| {
        elapsed > timer * rules.left_running_times && elapsed - timer > rules.left_running_s
    })
}
