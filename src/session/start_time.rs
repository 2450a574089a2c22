//! When an activity was: its start, its end, and the local clock there.
//!
//! The offset that a file states is compared with the zone of the position, and is replaced where it cannot be right: it is far
//! off, it has the wrong sign, or the writer took UTC for the local clock. The position of a virtual run is no place on Earth.
//! Times that name no zone are the local clock of the position: that is what the apps that leave the zone out write, and it
//! keeps the day and the hour that the runner saw.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::flag::{Flag, lasts_too_long};
use super::{Session, SessionError};
use crate::activity::{Fault, OffsetSource, Recording, SubSport, limits};
use crate::calendar;
use crate::settings::{SessionRules, Settings};

/// The start of an activity and its local clock.
pub(super) struct LocalStart {
    pub(super) start_utc: Timestamp,
    /// Local clock minus UTC in minutes and where it came from; `None` where file and position do not show it.
    pub(super) utc_offset: Option<(i32, OffsetSource)>,
    /// True where a position on Earth gives the offset or agrees with it.
    pub(super) is_confirmed: bool,
    /// True where the file states another offset than the position.
    pub(super) contradicts_position: bool,
}

impl LocalStart {
    /// Reads the clock of an activity that began at `start_ms` as its file counts, and at `position` in degrees.
    pub(super) fn of(
        recording: &Recording,
        start_ms: i64,
        (position, sub_sport): (Option<(f64, f64)>, SubSport),
        settings: &Settings,
    ) -> Result<LocalStart, SessionError> {
        let start = possible_start(start_ms)?;
        let position = position.filter(|_| sub_sport != SubSport::Virtual);
        let zone = position.and_then(|(north, east)| calendar::zone_at_position(north, east));
        let is_local = |fault: &Fault| matches!(fault, Fault::NoTimeZone | Fault::LocalTimeAsUtc);
        if recording.faults.iter().any(is_local) {
            return Ok(on_the_wall(start, zone, settings));
        }
        let right = zone.map(|zone| calendar::offset_in_zone(&zone, start));
        let stated = recording.utc_offset_min;
        let contradicts_position =
            (stated.zip(right)).is_some_and(|(stated, right)| cannot_be(stated, right, &settings.session));
        let utc_offset = match (stated, right) {
            (Some(stated), _) if !contradicts_position => Some((stated, OffsetSource::File)),
            (_, Some(right)) => Some((right, OffsetSource::Position)),
            (_, None) => None,
        };
        Ok(LocalStart { start_utc: start, utc_offset, is_confirmed: right.is_some(), contradicts_position })
    }
}

/// True for a time from which on there were such watches, up to 2100.
pub(super) fn is_possible(unix_ms: &i64) -> bool {
    limits::UNIX_MS.contains(unix_ms)
}

fn possible_start(start_ms: i64) -> Result<Timestamp, SessionError> {
    let start = Timestamp::from_millisecond(start_ms).map_err(|_| SessionError::NoStart)?;
    if is_possible(&start_ms) {
        return Ok(start);
    }
    let date = calendar::local_clock(start, 0).date();
    Err(SessionError::ImpossibleDate { date })
}

/// A start whose clock shows `wall` in the zone of its position, else in that of `--tz`, else in that of this computer.
fn on_the_wall(wall: Timestamp, position: Option<TimeZone>, settings: &Settings) -> LocalStart {
    let is_confirmed = position.is_some();
    let (zone, source) = match (position, &settings.time_zone) {
        (Some(zone), _) => (zone, OffsetSource::Position),
        (None, Some(zone)) => (zone.clone(), OffsetSource::Option),
        (None, None) => (settings.system_zone.clone(), OffsetSource::System),
    };
    let start_utc = calendar::instant_of_wall_clock(&zone, wall).unwrap_or(wall);
    LocalStart {
        start_utc,
        utc_offset: Some((calendar::offset_in_zone(&zone, start_utc), source)),
        is_confirmed,
        contradicts_position: false,
    }
}

/// Puts right a session whose times are marked as UTC and are those of the local clock of its position.
pub fn read_as_local_time(session: &mut Session) {
    let Some((minutes, OffsetSource::Position)) = session.utc_offset else {
        return;
    };
    let earlier = |utc: Timestamp| utc.checked_sub(jiff::Span::new().minutes(minutes));
    if let (Ok(start), Ok(end)) = (earlier(session.start_utc), earlier(session.end_utc)) {
        (session.start_utc, session.end_utc) = (start, end);
        session.flags.push(Flag::LocalTimeAsUtc);
    }
}

/// True where an offset cannot be that of a position: UTC taken for the local clock, the wrong sign, or far off.
fn cannot_be(stated: i32, right: i32, rules: &SessionRules) -> bool {
    let is_mistaken = stated != right && (stated == 0 || stated == -right);
    is_mistaken || (stated - right).abs() > rules.zone_off_min
}

/// The end of an activity: start plus elapsed time, unless the watch went on after the runner had stopped.
///
/// A watch that was halted and forgotten writes its last sample when it was halted; without samples the timer is all
/// there is. Where the timer itself went on, the last moment in motion is the end.
pub(super) fn end(
    start_utc: Timestamp,
    durations: &Durations,
    samples_end_ms: [Option<i64>; 2],
    rules: &SessionRules,
) -> Timestamp {
    let start_ms = start_utc.as_millisecond();
    let after = |seconds: f64| start_ms.saturating_add((seconds * 1000.0) as i64);
    let [last_ms, last_moving_ms] = samples_end_ms;
    let stated_ms = after(durations.elapsed_s.or(durations.timer_s).unwrap_or(0.0));
    let end_ms = if durations.timer_was_forgotten(rules) {
        last_moving_ms.unwrap_or(stated_ms)
    } else if durations.was_left_running(rules) {
        let timer_s = durations.timer_s.unwrap_or(0.0);
        let halted_ms = last_ms.filter(|&last_ms| {
            let span_s = (last_ms - start_ms) as f64 / 1000.0;
            span_s >= timer_s && !lasts_too_long(Some(span_s), Some(timer_s), rules)
        });
        halted_ms.unwrap_or(after(timer_s))
    } else {
        stated_ms
    };
    Timestamp::from_millisecond(end_ms.clamp(start_ms, stated_ms.max(start_ms))).unwrap_or(start_utc)
}

/// How long an activity lasted by its three clocks, seconds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Durations {
    pub(super) elapsed_s: Option<f64>,
    pub(super) timer_s: Option<f64>,
    /// Time between the segments of a track: nothing was recorded then, so no watch ran on in it.
    pub(super) paused_s: f64,
    /// Time in motion; `None` where it says nothing, as indoors.
    pub(super) moving_s: Option<f64>,
}

impl Durations {
    /// True where the watch went on long after its timer was halted.
    pub(super) fn was_left_running(&self, rules: &SessionRules) -> bool {
        let elapsed_s = self.elapsed_s.map(|seconds| seconds - self.paused_s);
        lasts_too_long(elapsed_s, self.timer_s, rules)
    }

    /// True where the watch or its timer went on long after the runner had stopped.
    pub(super) fn went_on(&self, rules: &SessionRules) -> bool {
        self.was_left_running(rules) || self.timer_was_forgotten(rules)
    }

    /// True where the timer went on long after the runner had stopped.
    pub(super) fn timer_was_forgotten(&self, rules: &SessionRules) -> bool {
        lasts_too_long(self.timer_s, self.moving_s, rules)
    }
}
