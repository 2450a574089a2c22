//! What the samples and laps of one session say by themselves, before the watch's summary is asked.

use super::plausible::within;
use super::{DistanceSource, Leg};
use crate::activity::{Recording, SessionSummary, TimerEvent};
use crate::descent::{AltitudeQuality, read_altitude};
use crate::settings::{OutingRules, Settings};

/// Mean radius of the earth, metres (IUGG).
const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Figures worked out from the samples of one session; each `None` where the samples do not tell.
pub(super) struct Measured {
    pub(super) samples: usize,
    pub(super) start_unix_ms: Option<i64>,
    pub(super) elapsed_s: Option<f64>,
    pub(super) timer_s: Option<f64>,
    pub(super) moving_s: Option<f64>,
    pub(super) ascent_m: Option<f64>,
    pub(super) descent_m: Option<f64>,
    pub(super) altitude_quality: AltitudeQuality,
    pub(super) avg_hr_bpm: Option<f64>,
    pub(super) avg_cadence_rpm: Option<f64>,
    pub(super) first_position: Option<(f64, f64)>,
    pub(super) last_position: Option<(f64, f64)>,
    odometer_m: Option<f64>,
    laps_m: Option<f64>,
    track_m: Option<f64>,
}

impl Measured {
    /// Looks at the samples and laps of one session.
    pub(super) fn new(leg: &Leg<'_>, settings: &Settings) -> Measured {
        let Leg {
            recording, rows, ..
        } = *leg;
        let rules = &settings.outing;
        let samples = &recording.samples;
        let span = rows
            .first()
            .zip(rows.last())
            .map(|(&first, &last)| (samples.unix_ms[first], samples.unix_ms[last]));
        let altitude = read_altitude(samples, rows, &settings.descent);
        let steps = Steps::walk(recording, rows, rules);
        let duration = |seconds: Option<f64>| within(seconds, rules.longest_s);
        let distance = |metres: Option<f64>| within(metres, rules.farthest_m);
        Measured {
            samples: rows.len(),
            start_unix_ms: span
                .map(|(first, _)| first)
                .or_else(|| first_lap_start(leg)),
            elapsed_s: duration(span.map(|(first, last)| (last - first) as f64 / 1000.0)),
            timer_s: duration(
                span.map(|(first, last)| running_s(&recording.timer_events, first, last)),
            ),
            moving_s: duration(steps.moving_s),
            ascent_m: altitude.up_down.map(|up_down| up_down.ascent_m),
            descent_m: altitude.up_down.map(|up_down| up_down.descent_m),
            altitude_quality: altitude.quality,
            avg_hr_bpm: steps.mean_hr_bpm,
            avg_cadence_rpm: steps.mean_cadence_rpm,
            first_position: rows.iter().find_map(|&row| samples.position(row)),
            last_position: rows.iter().rev().find_map(|&row| samples.position(row)),
            odometer_m: distance(odometer(leg)),
            laps_m: distance(laps_distance(leg)),
            track_m: distance(steps.track_m),
        }
    }

    /// The distance, from the best source there is.
    pub(super) fn distance(&self, summary: &SessionSummary) -> (Option<f64>, DistanceSource) {
        let sources = [
            (summary.distance_m, DistanceSource::Session),
            (self.odometer_m, DistanceSource::Samples),
            (self.laps_m, DistanceSource::Laps),
            (self.track_m, DistanceSource::Positions),
        ];
        let first = sources.into_iter().find(|(metres, _)| metres.is_some());
        first.unwrap_or((None, DistanceSource::None))
    }
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

/// Where a session without samples began, as its first lap says.
fn first_lap_start(leg: &Leg<'_>) -> Option<i64> {
    let first = if leg.alone { 0 } else { leg.summary.first_lap? };
    leg.recording.laps.get(first)?.start_unix_ms
}

/// The way the device counted within these rows: from zero, or from where an earlier session of the recording ended.
fn odometer(leg: &Leg<'_>) -> Option<f64> {
    let distance = &leg.recording.samples.distance_m;
    let last = leg.rows.iter().rev().find_map(|&row| distance.get(row))?;
    let is_first = leg.rows.first() == Some(&0);
    let before = if leg.alone || is_first {
        0.0
    } else {
        leg.rows.iter().find_map(|&row| distance.get(row))?
    };
    Some((last - before).max(0.0))
}

/// The sum of the laps that belong to the session.
fn laps_distance(leg: &Leg<'_>) -> Option<f64> {
    let laps = &leg.recording.laps;
    let own = match (leg.alone, leg.summary.first_lap, leg.summary.laps) {
        (true, ..) => &laps[..],
        (false, Some(first), Some(count)) => laps.get(first..first.checked_add(count)?)?,
        _ => return None,
    };
    let mut total = Total::default();
    for metres in own.iter().filter_map(|lap| lap.distance_m) {
        total.add(metres, 0.0);
    }
    total.sum()
}

/// What comes out of walking from sample to sample; means are weighted by time, since samples come irregularly.
#[derive(Default)]
struct Steps {
    moving_s: Option<f64>,
    track_m: Option<f64>,
    mean_hr_bpm: Option<f64>,
    mean_cadence_rpm: Option<f64>,
}

impl Steps {
    fn walk(recording: &Recording, rows: &[usize], rules: &OutingRules) -> Steps {
        let samples = &recording.samples;
        let (mut moving, mut track) = (Total::default(), Total::default());
        let (mut hr, mut cadence) = (Total::default(), Total::default());
        let mut last_position = None;
        for pair in rows.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let step_s = (samples.unix_ms[to] - samples.unix_ms[from]) as f64 / 1000.0;
            let new_segment = samples.segment_starts.binary_search(&to).is_ok();
            last_position = samples.position(from).or(last_position);
            let way_m = last_position
                .zip(samples.position(to))
                .map(|(a, b)| great_circle_m(a, b));
            if new_segment {
                last_position = None;
            } else if let Some(way_m) = way_m {
                track.add(way_m, 0.0);
            }
            let counted_m = (samples.distance_m.get(to))
                .zip(samples.distance_m.get(from))
                .map(|(to, from)| to - from);
            let speed = (counted_m.or(way_m).filter(|_| step_s > 0.0)).map(|way_m| way_m / step_s);
            let stood = speed.is_none_or(|speed| speed < rules.standing_m_s);
            if new_segment || (step_s > rules.pause_s && stood) {
                continue;
            }
            if let Some(speed) = speed.or(samples.speed_m_s.get(to)) {
                let is_moving = speed >= rules.standing_m_s;
                moving.add(if is_moving { step_s } else { 0.0 }, step_s);
            }
            if let Some(bpm) = samples.heart_rate_bpm.get(to).filter(|&bpm| bpm > 0.0) {
                hr.add(bpm * step_s, step_s);
            }
            if let Some(rpm) = samples.cadence_rpm.get(to).filter(|&rpm| rpm > 0.0) {
                cadence.add(rpm * step_s, step_s);
            }
        }
        Steps {
            moving_s: moving.sum(),
            track_m: track.sum(),
            mean_hr_bpm: hr.mean(),
            mean_cadence_rpm: cadence.mean(),
        }
    }
}

/// A sum that knows whether anything was added, with the time it stands for.
#[derive(Default)]
struct Total {
    sum: f64,
    weight_s: f64,
    added: bool,
}

impl Total {
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

/// Metres along the great circle between two positions, degrees north and east (haversine).
pub(crate) fn great_circle_m((lat_a, lon_a): (f64, f64), (lat_b, lon_b): (f64, f64)) -> f64 {
    let (phi_a, phi_b) = (lat_a.to_radians(), lat_b.to_radians());
    let half_lat = (phi_b - phi_a) / 2.0;
    let half_lon = (lon_b - lon_a).to_radians() / 2.0;
    let h = half_lat.sin().powi(2) + phi_a.cos() * phi_b.cos() * half_lon.sin().powi(2);
    2.0 * EARTH_RADIUS_M * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_111_km() {
        assert!((great_circle_m((47.0, 8.0), (48.0, 8.0)) - 111_195.0).abs() < 1.0);
    }

    #[test]
    fn the_timer_stands_still_between_stop_and_start() {
        let event = |unix_ms, starts| TimerEvent { unix_ms, starts };
        let events = [
            event(0, true),
            event(10_000, false),
            event(40_000, true),
            event(60_000, false),
        ];
        assert_eq!(running_s(&events, 0, 60_000), 30.0);
        assert_eq!(
            running_s(&[], 0, 60_000),
            60.0,
            "without events the timer ran throughout"
        );
    }
}
