//! Impossible times: from a clock that was not set, or that was set while the watch was already recording.
//!
//! A watch that is switched on without knowing the time counts from then on ("system time"), or continues from an old date;
//! the first fix sets the clock in the middle of the recording. Times are shifted where the file states by how much, rows
//! are left out where it does not.

use super::definitions::Message;
use super::profile::{EPOCH_UNIX_S, SYSTEM_TIME_BELOW, timestamp_correlation};
use crate::activity::limits;
use crate::activity::{Fault, Recording};

/// First rows further than this from the start of the activity were written before the clock was right.
const AWAY_MS: u64 = 6 * 3600 * 1000;
/// Few rows come before the clock was right: at most one in this many.
const LEADING_SHARE: usize = 10;
/// The timer may run this much longer than the rows that hold all of it, milliseconds.
const TIMER_SLACK_MS: f64 = 60_000.0;

/// What a file states about its clocks, apart from the times themselves.
#[derive(Debug, Default)]
pub(super) struct ClockReferences {
    /// UTC and the local clock of the activity message, seconds.
    activity: Option<(u32, u32)>,
    /// The same of the first correlation.
    correlation: Option<(u32, u32)>,
    /// UTC minus system time, seconds.
    system_offset_s: Option<u32>,
    /// The setting of the watch for its local clock, seconds to add to UTC.
    set_offset_s: Option<u32>,
}

impl ClockReferences {
    /// Adds UTC and the local clock of an activity message; the last one counts.
    pub(super) fn add_activity(&mut self, utc_and_local: Option<(u32, u32)>) {
        self.activity = utc_and_local.or(self.activity);
    }

    /// Adds a correlation of clocks; the first one counts.
    pub(super) fn add_correlation(&mut self, message: &Message<'_>) {
        self.correlation = self.correlation.or(message.time_pair(timestamp_correlation::LOCAL_TIMESTAMP));
        let correlated = (message.time_pair(timestamp_correlation::SYSTEM_TIMESTAMP))
            .filter(|&(utc, system)| utc >= SYSTEM_TIME_BELOW && system < SYSTEM_TIME_BELOW);
        let difference = correlated.map(|(utc, system)| utc - system);
        self.system_offset_s = self.system_offset_s.or(difference);
    }

    /// Adds the setting of the device; the last one counts.
    pub(super) fn add_set_offset(&mut self, seconds: Option<u32>) {
        self.set_offset_s = seconds.or(self.set_offset_s);
    }

    /// Local clock minus UTC in minutes: from the activity, else a correlation, else the settings, where the file was cut
    /// before the others. A setting of zero means nothing: many watches leave it so.
    pub(super) fn offset_min(&self) -> Option<i32> {
        let between = |(utc, local)| offset_min(utc, local);
        let set = self.set_offset_s.filter(|&seconds| seconds != 0);
        let base = SYSTEM_TIME_BELOW * 2;
        (self.activity.and_then(between))
            .or(self.correlation.and_then(between))
            .or(set.and_then(|seconds| offset_min(base, base.wrapping_add(seconds))))
    }
}

/// Corrects the times, or leaves out the rows with impossible times; returns the number of those.
pub(super) fn repair(recording: &mut Recording, clocks: &ClockReferences) -> usize {
    let mut was_set = !counts_from_switching_on(recording);
    if let Some(seconds) = clocks.system_offset_s {
        was_set &= !shift_system_times(recording, i64::from(seconds) * 1000);
    } else if !was_set {
        shift_to_creation(recording);
    }
    let moved = restart_after_fix(recording);
    if !was_set || moved {
        recording.faults.push(Fault::ClockNotSet);
    }
    drop_outliers(recording)
}

/// True where every time of the recording counts from when the device was switched on.
fn counts_from_switching_on(recording: &Recording) -> bool {
    let last = times(recording).max();
    last.is_some_and(|last| last < unix_ms(SYSTEM_TIME_BELOW))
}

/// Times of samples and sessions.
fn times(recording: &Recording) -> impl Iterator<Item = i64> + '_ {
    let starts = (recording.sessions.iter()).filter_map(|session| session.start_unix_ms);
    recording.samples.unix_ms.iter().copied().chain(starts)
}

/// Shifts the first time to that of the creation of the file, if that is known.
fn shift_to_creation(recording: &mut Recording) {
    let created = (recording.file_id.created_unix_s)
        .map(|seconds| seconds * 1000)
        .filter(|&created| created >= unix_ms(SYSTEM_TIME_BELOW));
    let Some((created, first)) = created.zip(times(recording).min()) else {
        return;
    };
    for time in all_times(recording) {
        *time += created - first;
    }
}

/// Shifts every system time to UTC; true where there was one.
fn shift_system_times(recording: &mut Recording, by_ms: i64) -> bool {
    let mut any = false;
    for time in all_times(recording) {
        if *time < unix_ms(SYSTEM_TIME_BELOW) {
            *time += by_ms;
            any = true;
        }
    }
    any
}

/// Every time of the recording.
fn all_times(recording: &mut Recording) -> impl Iterator<Item = &mut i64> {
    let sessions = recording.sessions.iter_mut();
    let starts = sessions.filter_map(|session| session.start_unix_ms.as_mut());
    let laps = recording.laps.iter_mut();
    let lap_starts = laps.filter_map(|lap| lap.start_unix_ms.as_mut());
    let events = recording.timer_events.iter_mut();
    let rows = recording.samples.unix_ms.iter_mut();
    rows.chain(starts).chain(lap_starts).chain(events.map(|event| &mut event.unix_ms))
}

/// Moves the start of a session that began before its clock was right to the first row with the right time. True where it
/// was moved.
///
/// A long pause shortly after the start looks the same except for the timer: if the rows after the jump can hold all of its
/// time, nothing was recorded before.
fn restart_after_fix(recording: &mut Recording) -> bool {
    let [session] = recording.sessions.as_mut_slice() else {
        return false;
    };
    let times = &recording.samples.unix_ms;
    let leading = leading_rows(times);
    let (Some(timer_s), Some(&fixed)) = (session.totals.timer_s, times.get(leading)) else {
        return false;
    };
    let began_before = (session.start_unix_ms).is_some_and(|start| start.abs_diff(fixed) > AWAY_MS);
    let span_ms = times.last().map_or(0, |last| last - fixed) as f64;
    if leading == 0 || !began_before || timer_s * 1000.0 > span_ms + TIMER_SLACK_MS {
        return false;
    }
    session.start_unix_ms = Some(fixed);
    session.totals.elapsed_s = Some(span_ms / 1000.0);
    true
}

/// Rows before the last jump of the clock among the first few; zero where it never jumped.
fn leading_rows(times: &[i64]) -> usize {
    let first_few = &times[..times.len() / LEADING_SHARE];
    let jump = (first_few.iter().zip(&times[1.min(times.len())..]))
        .rposition(|(before, after)| before.abs_diff(*after) > AWAY_MS);
    jump.map_or(0, |before| before + 1)
}

/// Leaves out rows with impossible times, and those from before the clock was right.
fn drop_outliers(recording: &mut Recording) -> usize {
    let times = &recording.samples.unix_ms;
    let starts = (recording.sessions.iter()).filter_map(|session| session.start_unix_ms);
    let first_start = starts.filter(|start| limits::UNIX_MS.contains(start)).min();
    let (leading, right) = match first_start {
        Some(start) => {
            let is_away = |time: &&i64| time.abs_diff(start) > AWAY_MS;
            (times.iter().take_while(is_away).count(), Some(start))
        }
        None => {
            let leading = leading_rows(times);
            let right = (leading > 0).then(|| upper_median(&times[leading..]));
            (leading, right.flatten())
        }
    };
    // Where that would be every row, the start is wrong.
    let from = if leading == times.len() { 0 } else { leading };
    // One garbled time among the first rows does not discard the right ones before it.
    let is_right = |time: i64| right.is_some_and(|right| time.abs_diff(right) <= AWAY_MS);
    let retained: Vec<usize> = (0..times.len())
        .filter(|&row| row >= from || is_right(times[row]))
        .filter(|&row| limits::UNIX_MS.contains(&times[row]))
        .collect();
    // Where no row has a possible time, all stay: the session room reports the date.
    if retained.is_empty() {
        return 0;
    }
    let left_out = times.len() - retained.len();
    recording.samples.retain_rows(&retained);
    left_out
}

/// The middle time, or the later of the two middle ones: their mean could be far from both.
fn upper_median(times: &[i64]) -> Option<i64> {
    let mut times = times.to_vec();
    let middle = times.len() / 2;
    (middle < times.len()).then(|| *times.select_nth_unstable(middle).1)
}

/// Local clock minus UTC in minutes, from two times of one moment; `None` where they make no sense.
///
/// A zone is within 14 hours and a multiple of 15 minutes; a minute of tolerance, as the two are not written together.
pub(super) fn offset_min(utc: u32, local: u32) -> Option<i32> {
    if utc < SYSTEM_TIME_BELOW || local < SYSTEM_TIME_BELOW || local == u32::MAX {
        return None;
    }
    let offset_s = i64::from(local) - i64::from(utc);
    let quarters = (offset_s as f64 / 900.0).round() as i64;
    let is_zone = offset_s.abs() <= 14 * 3600 && (offset_s - quarters * 900).abs() <= 60;
    is_zone.then_some((quarters * 15) as i32)
}

/// A FIT time in Unix milliseconds.
#[inline]
pub(super) fn unix_ms(fit_s: u32) -> i64 {
    (i64::from(fit_s) + EPOCH_UNIX_S) * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_must_be_a_time_zone() {
        let noon = 1_022_775_470;
        assert_eq!(offset_min(noon, noon + 7200), Some(120));
        assert_eq!(
            offset_min(noon, noon - 12_600 + 30),
            Some(-210),
            "Newfoundland in winter, written half a minute late"
        );
        assert_eq!(offset_min(noon, noon + 1000), None);
        assert_eq!(offset_min(noon, noon + 20 * 3600), None);
        assert_eq!(offset_min(noon, u32::MAX), None);
    }

    #[test]
    fn leading_rows_end_at_the_last_early_jump() {
        let hour = 3_600_000;
        let mut times: Vec<i64> = (0..40).map(|row| 1_000 * hour + row).collect();
        assert_eq!(leading_rows(&times), 0);
        times[0] = 5 * hour;
        times[1] = 900 * hour;
        assert_eq!(leading_rows(&times), 2);
        times[30] = 0;
        assert_eq!(leading_rows(&times), 2, "a jump in the middle is something else");
        assert_eq!(leading_rows(&[]), 0);
    }
}
