//! Notable things about one activity that are not failures.

use super::Session;
use crate::activity::{Fault, Recording};
use crate::descent::AltitudeQuality;
use crate::names::serialize_by_name;
use crate::settings::SessionRules;

/// The flags with their names and meanings: the enum and its methods are made of this one list.
macro_rules! flags {
    ($($flag:ident $name:literal $meaning:literal,)+) => {
        /// Something notable about one activity that is not a failure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Flag {
            $(#[doc = $meaning] $flag,)+
        }

        impl Flag {
            pub const ALL: &[Flag] = &[$(Flag::$flag),+];

            /// The name as written in the tables.
            pub fn name(self) -> &'static str {
                match self {
                    $(Flag::$flag => $name,)+
                }
            }

            /// What it says, as in `docs/tables.md`.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Flag::$flag => $meaning,)+
                }
            }
        }
    };
}

flags! {
    Recovered "recovered"
        "Rebuilt or completed from a damaged file",
    BadChecksum "bad_checksum"
        "The checksum of the file does not match",
    ClockNotSet "clock_not_set"
        "The clock of the watch was not set; the time is that of the file",
    ClockConflict "clock_conflict"
        "The position, or the runs around it, show that the local clock of the file is wrong; it was taken from those",
    SportInferred "sport_inferred"
        "The file does not say the sport; it was taken from the speed",
    NoDistance "no_distance"
        "No source has a distance, or it is zero",
    DescentNotApplicable "descent_not_applicable"
        "Treadmill or virtual: descent does not apply",
    TooFast "too_fast"
        "Faster than runs are: another sport, a drive home recorded with it, or a broken distance",
    LeftRunning "left_running"
        "The watch ran on much longer than the timer, or the timer much longer than the runner moved",
    OverADay "over_a_day"
        "The timer ran for more than a day",
    NoTimeZone "no_time_zone"
        "Its times name no time zone",
    LocalTimeAsUtc "local_time_as_utc"
        "Its times are marked as UTC and are those of the local clock",
    HasDuplicate "has_duplicate"
        "A copy of the same activity was found and left out",
    Overlaps "overlaps"
        "Another recording of the same sport shares part of its time; both are counted",
    SuspectedCopy "suspected_copy"
        "Another activity is just like it, a whole number of quarter hours away; both are counted",
    Interrupted "interrupted_run"
        "One of several recordings of one interrupted run",
    FromAccount "from_account"
        "No file holds it: only an account's list has it, and it may have been entered by hand",
    DescentContradicted "descent_contradicted"
        "The watch's own descent is contradicted by its altitude",
    DescentAligned "descent_aligned"
        "The watch's own descent is not used, since it is contradicted in other runs of the same watch",
    ElevationFromMap "elevation_from_map"
        "Its descent comes from a terrain model, not from the watch",
    AfterUnobserved "after_unobserved"
        "Days without any recording lie in the window that it is compared with",
}

/// What is known of an activity in addition to its figures.
pub(super) struct FlagInputs {
    /// The sport was taken from the speed.
    pub(super) sport_inferred: bool,
    /// The file states another local clock than the position.
    pub(super) contradicts_position: bool,
    /// It went on long after the runner had stopped.
    pub(super) left_running: bool,
    /// Time faster than anyone goes on foot, seconds.
    pub(super) fast_s: f64,
}

/// The flags of a session, in the order of the enum.
pub(super) fn flags(session: &Session, recording: &Recording, known: &FlagInputs, rules: &SessionRules) -> Vec<Flag> {
    let kind = session.run_kind();
    let has_fault = |fault| recording.faults.contains(&fault);
    let is_too_fast = is_too_fast(session, rules) || known.fast_s >= rules.drive_s;
    let conditions = [
        (recording.is_damaged(), Flag::Recovered),
        (has_fault(Fault::BadChecksum), Flag::BadChecksum),
        (has_fault(Fault::ClockNotSet), Flag::ClockNotSet),
        (known.contradicts_position, Flag::ClockConflict),
        (known.sport_inferred, Flag::SportInferred),
        (session.totals.distance_m.is_none_or(|meters| meters <= 0.0), Flag::NoDistance),
        (kind.is_some_and(|kind| !kind.has_terrain()), Flag::DescentNotApplicable),
        (kind.is_some() && is_too_fast, Flag::TooFast),
        (known.left_running, Flag::LeftRunning),
        (session.totals.timer_s.is_some_and(|timer_s| timer_s > rules.long_timer_s), Flag::OverADay),
        (has_fault(Fault::NoTimeZone), Flag::NoTimeZone),
        (
            // Where the local clock is UTC there is nothing to put right.
            has_fault(Fault::LocalTimeAsUtc) && session.utc_offset.is_none_or(|(minutes, _)| minutes != 0),
            Flag::LocalTimeAsUtc,
        ),
        (session.descent_contradiction.is_some(), Flag::DescentContradicted),
        (session.altitude_quality == AltitudeQuality::Terrain, Flag::ElevationFromMap),
    ];
    let held = conditions.into_iter().filter(|(holds, _)| *holds);
    held.map(|(_, flag)| flag).collect()
}

fn is_too_fast(session: &Session, rules: &SessionRules) -> bool {
    let distance = session.totals.distance_m.zip(session.totals.timer_s);
    distance.is_some_and(|(meters, seconds)| meters > rules.too_fast_from_m && meters > rules.too_fast_m_s * seconds)
}

/// True where one of two clocks of an activity went on long after the other had stopped.
pub(super) fn lasts_too_long(longer_s: Option<f64>, shorter_s: Option<f64>, rules: &SessionRules) -> bool {
    longer_s.zip(shorter_s).is_some_and(|(longer, shorter)| {
        longer > shorter * rules.left_running_times && longer - shorter > rules.left_running_s
    })
}

serialize_by_name!(Flag);
