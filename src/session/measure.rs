//! What the samples and laps of one session say by themselves, before the watch's summary is asked.

use super::motion::{Motion, is_pause};
use super::positions::track_distance_m;
use super::run_walk::RunWalk;
use super::sport::is_sum_of_parts;
use super::{DistanceSource, SessionPart};
use crate::activity::{Recording, Samples, SessionSummary, TimerEvent, Totals, limits, within};
use crate::descent::ElevationProfile;
use crate::settings::{SessionRules, Settings};

/// Positions at the beginning; the middle one is taken, for the first ones may be astray.
const FIRST_POSITIONS: usize = 9;

/// A summary of less time than this says nothing of an activity, seconds.
const LEAST_SUMMARY_S: f64 = 60.0;

/// Figures worked out from the samples of one session; each `None` where the samples do not tell.
pub(super) struct Measured {
    pub(super) samples: usize,
    pub(super) start_unix_ms: Option<i64>,
    /// Time of the last sample.
    pub(super) end_unix_ms: Option<i64>,
    /// Time of the last sample that was reached in motion.
    pub(super) moving_end_unix_ms: Option<i64>,
    /// Time faster than anyone goes on foot.
    pub(super) fast_s: f64,
    /// How the motion was divided into running and walking, were it on foot.
    pub(super) run_walk: Option<RunWalk>,
    /// All but the distance, see [`Measured::distance`]; the cadence is in `avg_cadence_rpm`.
    pub(super) totals: Totals,
    /// Time between the segments of a track, which is no timer time.
    pub(super) between_segments_s: f64,
    /// What the altitude says, and the slopes once it is known how they were gone.
    pub(super) elevation: ElevationProfile,
    pub(super) avg_cadence_rpm: Option<f64>,
    /// Where it began, degrees north and east.
    pub(super) position: Option<(f64, f64)>,
    pub(super) first_position: Option<(f64, f64)>,
    pub(super) last_position: Option<(f64, f64)>,
    odometer_m: Option<f64>,
    laps_m: Option<f64>,
}

impl Measured {
    /// When the samples and the motion in them end, moved by `clock_ms`, Unix milliseconds.
    pub(super) fn ends_ms(&self, clock_ms: i64) -> [Option<i64>; 2] {
        [self.end_unix_ms, self.moving_end_unix_ms].map(|unix_ms| unix_ms.map(|unix_ms| unix_ms + clock_ms))
    }

    /// True for one point whose summary has neither a distance nor a minute of time.
    pub(super) fn is_single_point(&self, summary: &SessionSummary) -> bool {
        let time_s = summary.totals.timer_s.or(summary.totals.elapsed_s).unwrap_or(0.0);
        let distance_m = summary.totals.distance_m.unwrap_or(0.0);
        self.samples == 1 && distance_m <= 0.0 && time_s < LEAST_SUMMARY_S
    }

    /// Looks at the samples and laps of one session.
    pub(super) fn new(part: &SessionPart<'_>, settings: &Settings) -> Measured {
        let SessionPart { recording, rows, .. } = *part;
        let rules = &settings.session;
        let samples = &recording.samples;
        let span = rows.first().zip(rows.last()).map(|(&first, &last)| (samples.unix_ms[first], samples.unix_ms[last]));
        let elevation = ElevationProfile::of(samples, rows, &settings.descent);
        let up_down = elevation.reading.totals;
        let motion = Motion::of(recording, rows, rules);
        let means = Means::of(recording, rows, rules);
        let paused_s = between_segments_s(samples, rows);
        let duration = |seconds: Option<f64>| within(seconds, rules.longest_s);
        let distance = |meters: Option<f64>| within(meters, rules.farthest_m);
        Measured {
            samples: rows.len(),
            start_unix_ms: span.map(|(first, _)| first).or_else(|| first_lap_start(part)),
            end_unix_ms: span.map(|(_, last)| last),
            moving_end_unix_ms: motion.last_unix_ms,
            fast_s: motion.fast_s,
            run_walk: motion.run_walk,
            totals: Totals {
                elapsed_s: duration(span.map(|(first, last)| (last - first) as f64 / 1000.0)),
                timer_s: duration(
                    span.map(|(first, last)| (running_s(&recording.timer_events, first, last) - paused_s).max(0.0)),
                ),
                moving_s: duration(motion.moving_s),
                ascent_m: up_down.map(|totals| totals.ascent_m),
                descent_m: up_down.map(|totals| totals.descent_m),
                avg_hr_bpm: means.hr_bpm,
                ..Totals::default()
            },
            between_segments_s: paused_s,
            elevation,
            avg_cadence_rpm: means.cadence_rpm,
            position: position(samples, rows),
            first_position: rows.iter().find_map(|&row| samples.position(row)),
            last_position: rows.iter().rev().find_map(|&row| samples.position(row)),
            odometer_m: distance(odometer(part, rules)),
            laps_m: distance(laps_distance(part)),
        }
    }

    /// The distance, from the best source there is; where they all say zero, zero from the first.
    ///
    /// Nobody is taken to go faster than `fastest_m_s` where the distance between the positions is all there is.
    pub(super) fn distance(
        &self,
        part: &SessionPart<'_>,
        fastest_m_s: f64,
        rules: &SessionRules,
    ) -> (Option<f64>, DistanceSource) {
        let stated = [
            (part.summary.totals.distance_m, DistanceSource::Session),
            (self.odometer_m, DistanceSource::Samples),
            (self.laps_m, DistanceSource::Laps),
        ];
        let is_some_distance = |(meters, _): &(Option<f64>, _)| meters.is_some_and(|meters| meters > 0.0);
        if let Some(first) = stated.into_iter().find(is_some_distance) {
            return first;
        }
        let zero = stated.into_iter().find(|(meters, _)| meters.is_some());
        let track_distance_m = track_distance_m(part.recording, part.rows, fastest_m_s, rules);
        match within(track_distance_m, rules.farthest_m) {
            Some(track_distance_m) if track_distance_m > 0.0 || zero.is_none() => {
                (Some(track_distance_m), DistanceSource::Positions)
            }
            _ => zero.unwrap_or((None, DistanceSource::None)),
        }
    }
}

/// The middle one of the first positions, by latitude and by longitude.
fn position(samples: &Samples, rows: &[usize]) -> Option<(f64, f64)> {
    let positions = rows.iter().filter_map(|&row| samples.position(row));
    let (mut north, mut east): (Vec<f64>, Vec<f64>) = positions.take(FIRST_POSITIONS).unzip();
    let middle = |degrees: &mut Vec<f64>| {
        degrees.sort_by(f64::total_cmp);
        degrees.get(degrees.len().checked_sub(1)? / 2).copied()
    };
    middle(&mut north).zip(middle(&mut east))
}

/// Seconds with the timer running between two moments; throughout where no event speaks of it.
fn running_s(events: &[TimerEvent], first_ms: i64, last_ms: i64) -> f64 {
    let within = first_ms..=last_ms;
    let mut running_ms = 0;
    let mut since = Some(first_ms);
    for event in (events.iter()).filter(|event| within.contains(&event.unix_ms)) {
        match (event.starts, since) {
            (true, None) => since = Some(event.unix_ms),
            (false, Some(start)) => {
                running_ms += event.unix_ms - start;
                since = None;
            }
            _ => {}
        }
    }
    running_ms += since.map_or(0, |start| last_ms - start);
    running_ms as f64 / 1000.0
}

/// Seconds between the segments of a track: the writer ended one when the recording was halted.
fn between_segments_s(samples: &Samples, rows: &[usize]) -> f64 {
    let begins_segment = |row: usize| samples.segment_starts.binary_search(&row).is_ok();
    let gaps = rows.windows(2).filter(|pair| begins_segment(pair[1]));
    let gaps_ms = gaps.map(|pair| samples.unix_ms[pair[1]] - samples.unix_ms[pair[0]]);
    gaps_ms.sum::<i64>() as f64 / 1000.0
}

/// Where a session without samples began, as its first lap says.
fn first_lap_start(part: &SessionPart<'_>) -> Option<i64> {
    let first = if part.is_only { 0 } else { part.summary.first_lap? };
    part.recording.laps.get(first)?.start_unix_ms
}

/// The distance the device counted within these rows: from zero, or from where an earlier session of the recording ended.
///
/// The last count is the distance, unless the counter went faster than anything at some row; then its possible steps add up.
fn odometer(part: &SessionPart<'_>, rules: &SessionRules) -> Option<f64> {
    let samples = &part.recording.samples;
    let counts = || {
        let count = |&row: &usize| Some((samples.unix_ms[row], samples.distance_m.get(row)?));
        part.rows.iter().filter_map(count)
    };
    let (_, last_m) = part.rows.iter().rev().find_map(|&row| Some((row, samples.distance_m.get(row)?)))?;
    let (mut before, mut possible_m, mut jumped) = (None, 0.0, false);
    for (unix_ms, count_m) in counts() {
        if let Some((before_ms, before_m)) = before {
            let seconds = ((unix_ms - before_ms) as f64 / 1000.0).max(1.0);
            let step_m: f64 = count_m - before_m;
            let is_possible = step_m <= rules.fastest_m_s * seconds;
            jumped |= !is_possible;
            possible_m += if is_possible { step_m.max(0.0) } else { 0.0 };
        }
        before = Some((unix_ms, count_m));
    }
    if jumped {
        return Some(possible_m);
    }
    let is_first = part.rows.first() == Some(&0);
    let before_m = if part.is_only || is_first { 0.0 } else { counts().next()?.1 };
    Some((last_m - before_m).max(0.0))
}

/// The sum of the laps that belong to the session.
fn laps_distance(part: &SessionPart<'_>) -> Option<f64> {
    let laps = &part.recording.laps;
    let own = match (part.is_only, part.summary.first_lap, part.summary.laps) {
        (true, ..) => &laps[..],
        (false, Some(first), Some(count)) => laps.get(first..first.checked_add(count)?)?,
        _ => return None,
    };
    let mut total = WeightedSum::default();
    for meters in own.iter().filter_map(|lap| lap.distance_m) {
        total.add(meters, 0.0);
    }
    total.sum()
}

/// Means over the time that was recorded, since samples come irregularly.
#[derive(Default)]
struct Means {
    hr_bpm: Option<f64>,
    cadence_rpm: Option<f64>,
}

impl Means {
    fn of(recording: &Recording, rows: &[usize], rules: &SessionRules) -> Means {
        let samples = &recording.samples;
        let (mut hr, mut cadence) = (WeightedSum::default(), WeightedSum::default());
        for pair in rows.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let step_s = (samples.unix_ms[to] - samples.unix_ms[from]) as f64 / 1000.0;
            let begins_segment = samples.segment_starts.binary_search(&to).is_ok();
            if begins_segment || is_pause(samples, from, to, rules) {
                continue;
            }
            let is_living = |bpm: &f64| limits::LIVING_HEART_RATE_BPM.contains(bpm);
            if let Some(bpm) = samples.heart_rate_bpm.get(to).filter(is_living) {
                hr.add(bpm * step_s, step_s);
            }
            let is_turning = |&rpm: &f64| rpm > 0.0 && rpm <= rules.most_cadence;
            if let Some(rpm) = samples.cadence_rpm.get(to).filter(is_turning) {
                cadence.add(rpm * step_s, step_s);
            }
        }
        Means { hr_bpm: hr.mean(), cadence_rpm: cadence.mean() }
    }
}

/// A sum that knows whether anything was added, with the time it stands for.
#[derive(Default)]
struct WeightedSum {
    sum: f64,
    weight_s: f64,
    added: bool,
}

impl WeightedSum {
    fn add(&mut self, value: f64, weight_s: f64) {
        self.sum += value;
        self.weight_s += weight_s;
        self.added = true;
    }

    fn sum(&self) -> Option<f64> {
        self.added.then_some(self.sum)
    }

    fn mean(&self) -> Option<f64> {
        (self.weight_s > 0.0).then(|| self.sum / self.weight_s)
    }
}

/// For each summary the rows of its samples, indices in the order of time.
///
/// Summaries may stand before the samples, so time decides, not the order in the file. A sample belongs to the session that
/// began last and has not ended; none is counted twice, so a file that claims thousands of sessions costs no more than one.
pub(super) fn rows(samples: &Samples, summaries: &[SessionSummary]) -> Vec<Vec<usize>> {
    let times = &samples.unix_ms;
    let mut order: Vec<usize> = (0..times.len()).collect();
    if !times.is_sorted() {
        order.sort_by_key(|&row| times[row]);
    }
    if summaries.len() == 1 {
        return vec![order];
    }
    let mut rows = vec![Vec::new(); summaries.len()];
    let mut upcoming = windows(summaries).into_iter().peekable();
    let mut current: Option<Window> = None;
    for row in order {
        let time = times[row];
        while let Some(begun) = upcoming.next_if(|window| window.start_ms <= time) {
            current = Some(begun);
        }
        if let Some(window) = current.as_ref().filter(|window| time <= window.end_ms) {
            rows[window.session].push(row);
        }
    }
    rows
}

/// From when to when a session went, both included.
struct Window {
    start_ms: i64,
    end_ms: i64,
    session: usize,
}

/// The windows of all sessions that have a start, by their starts; one without an end goes on to the next.
fn windows(summaries: &[SessionSummary]) -> Vec<Window> {
    let window = |(session, summary): (usize, &SessionSummary)| {
        let start_ms = (summary.start_unix_ms).filter(|_| !is_sum_of_parts(summary))?;
        let end_ms =
            summary.totals.elapsed_s.map_or(i64::MAX, |elapsed_s| start_ms.saturating_add((elapsed_s * 1000.0) as i64));
        Some(Window { start_ms, end_ms, session })
    };
    let mut windows: Vec<Window> = summaries.iter().enumerate().filter_map(window).collect();
    windows.sort_by_key(|window| window.start_ms);
    windows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_timer_stands_still_between_stop_and_start() {
        let event = |unix_ms, starts| TimerEvent { unix_ms, starts };
        let events = [event(0, true), event(10_000, false), event(40_000, true), event(60_000, false)];
        assert_eq!(running_s(&events, 0, 60_000), 30.0);
        assert_eq!(running_s(&[], 0, 60_000), 60.0, "without events the timer ran throughout");
    }
}
