//! When the runner was in motion: by the speed that the watch wrote, by its odometer, or by the positions.
//!
//! A watch that saves power counts the distance in steps of several seconds, writes positions and pulses in records of their own,
//! or leaves a column out of some records. A record without a distance is therefore no standstill: its time belongs to the step
//! between the records that have one, and an odometer that is known to move in steps is held until its next step.

use super::positions::{great_circle_m, halts};
use super::run_walk::RunWalk;
use crate::activity::{Recording, Samples};
use crate::settings::SessionRules;
use crate::stats::median;

/// A source that covers at least this part of the time that the best one covers is preferred to it, if it is the surer one.
const COVERED_SHARE: f64 = 0.9;

/// The written speed is not believed where the distance it adds up to is less than this part of the counted one, or the
/// reverse.
const AGREEING_SHARE: f64 = 0.5;

/// An odometer whose steps are this many times as far apart as its records moves in steps.
const STEPPED_TIMES: f64 = 1.5;

/// The written speed is that of a moment: over a longer step than this the distance between its ends says more, seconds.
const MOMENT_S: f64 = 5.0;

/// A stepped odometer is held for this many of its usual steps; after that the runner stood.
const HELD_STEPS: f64 = 2.0;

/// Time in motion; `None` where nothing was measured that shows it.
#[derive(Debug, Default)]
pub(super) struct Motion {
    /// Seconds in motion.
    pub(super) moving_s: Option<f64>,
    /// When the last motion ended, Unix milliseconds.
    pub(super) last_unix_ms: Option<i64>,
    /// Seconds faster than anyone goes on foot.
    pub(super) fast_s: f64,
    /// Running and walking, were it on foot.
    pub(super) run_walk: Option<RunWalk>,
}

impl Motion {
    /// Reads the samples at `rows`, indices in the order of time.
    pub(super) fn of(recording: &Recording, rows: &[usize], rules: &SessionRules) -> Motion {
        let mut motion = Motion::default();
        let halts = halts(&recording.timer_events);
        let was_halted = |step: &MotionStep| {
            let next = halts.partition_point(|&halt_ms| halt_ms < step.from_ms);
            halts.get(next).is_some_and(|&halt_ms| halt_ms < step.to_ms)
        };
        // Nothing was recorded while the timer stood still, and the speed after it says nothing of that time.
        let mut steps = steps(&recording.samples, rows, rules);
        steps.retain(|step| !was_halted(step));
        for step in &steps {
            let is_moving = step.speed_m_s >= rules.standing_m_s;
            let so_far_s = motion.moving_s.unwrap_or(0.0);
            motion.moving_s = Some(so_far_s + if is_moving { step.seconds() } else { 0.0 });
            if is_moving {
                motion.last_unix_ms = Some(step.to_ms);
            }
            let is_fast = (rules.fastest_on_foot_m_s..=rules.fastest_m_s).contains(&step.speed_m_s);
            // What lies between two samples far apart was not recorded, however far it went.
            if is_fast && step.seconds() <= rules.pause_s {
                motion.fast_s += step.seconds();
            }
        }
        motion.run_walk = RunWalk::of(&steps, &recording.samples, rows, rules);
        motion
    }
}

/// True where nothing moved between two rows that are further apart than a pause.
pub(super) fn is_pause(samples: &Samples, from: usize, to: usize, rules: &SessionRules) -> bool {
    let seconds = seconds_between(samples, from, to);
    seconds > rules.pause_s
        && displacement_m(samples, from, to).is_none_or(|meters| meters < rules.standing_m_s * seconds)
}

/// A period at one speed.
#[derive(Debug, Clone, Copy)]
pub(super) struct MotionStep {
    pub(super) from_ms: i64,
    pub(super) to_ms: i64,
    pub(super) speed_m_s: f64,
}

impl MotionStep {
    fn over(from_ms: i64, to_ms: i64, meters: f64) -> MotionStep {
        let seconds = (to_ms - from_ms) as f64 / 1000.0;
        MotionStep { from_ms, to_ms, speed_m_s: meters / seconds }
    }

    pub(super) fn seconds(&self) -> f64 {
        (self.to_ms - self.from_ms) as f64 / 1000.0
    }
}

/// The steps of the surest source that covers the time.
fn steps(samples: &Samples, rows: &[usize], rules: &SessionRules) -> Vec<MotionStep> {
    let recorded_s = recorded_s(samples, rows, rules);
    let covers = |steps: &[MotionStep], share_of_s: f64| {
        !steps.is_empty() && covered_s(steps, rules) >= COVERED_SHARE * share_of_s
    };
    let mut written = speed_steps(samples, rows, rules);
    if !agrees_with_odometer(&written, samples, rows, rules) {
        written.clear();
    }
    if covers(&written, recorded_s) {
        return written;
    }
    let counted = odometer_steps(samples, rows, rules);
    if covers(&counted, recorded_s) {
        return counted;
    }
    let placed = position_steps(samples, rows, rules);
    let sources = [written, counted, placed];
    let best_s = sources.iter().map(|steps| covered_s(steps, rules)).fold(0.0, f64::max);
    let mut sources = sources.into_iter();
    sources.find(|steps| covers(steps, best_s)).unwrap_or_default()
}

/// Seconds in steps that are no longer than a pause.
fn covered_s(steps: &[MotionStep], rules: &SessionRules) -> f64 {
    let seconds = steps.iter().map(MotionStep::seconds);
    seconds.filter(|seconds| *seconds <= rules.pause_s).sum()
}

/// True where the written speeds add up to about the distance that the odometer counts, or where there is no odometer.
fn agrees_with_odometer(written: &[MotionStep], samples: &Samples, rows: &[usize], rules: &SessionRules) -> bool {
    let count = |row: &usize| samples.distance_m.get(*row);
    let ends = rows.iter().find_map(count).zip(rows.iter().rev().find_map(count));
    let Some(counted_m) = ends.map(|(first, last)| last - first).filter(|meters| *meters > 0.0) else {
        return true;
    };
    let near = written.iter().filter(|step| step.seconds() <= rules.pause_s);
    let written_m: f64 = near.map(|step| step.speed_m_s * step.seconds()).sum();
    let covered_s = covered_s(written, rules);
    let recorded_s = recorded_s(samples, rows, rules);
    if covered_s <= 0.0 || recorded_s <= 0.0 {
        return false;
    }
    let (written, counted) = (written_m / covered_s, counted_m / recorded_s);
    written >= AGREEING_SHARE * counted && counted >= AGREEING_SHARE * written
}

/// Seconds between samples that are no further apart than a pause.
fn recorded_s(samples: &Samples, rows: &[usize], rules: &SessionRules) -> f64 {
    rows.windows(2)
        .map(|pair| seconds_between(samples, pair[0], pair[1]))
        .filter(|seconds| *seconds <= rules.pause_s)
        .sum()
}

/// From each row with a speed to the next, at the speed of the later. Over a longer gap the distance between them counts.
fn speed_steps(samples: &Samples, rows: &[usize], rules: &SessionRules) -> Vec<MotionStep> {
    let with_speed = rows.iter().copied().filter(|&row| samples.speed_m_s.get(row).is_some());
    let mut steps = Vec::new();
    let mut before = None;
    for row in with_speed {
        let from = before.replace(row);
        let Some(from) = from.filter(|&from| !is_parted(samples, from, row)) else {
            continue;
        };
        let (from_ms, to_ms) = (samples.unix_ms[from], samples.unix_ms[row]);
        let seconds = seconds_between(samples, from, row);
        if seconds <= 0.0 {
            continue;
        }
        let written = samples.speed_m_s.get(row);
        let mean = || displacement_m(samples, from, row).map(|meters| meters / seconds);
        let speed_m_s = if seconds <= MOMENT_S {
            written
        } else if seconds <= rules.pause_s {
            mean().or(written)
        } else {
            mean()
        };
        steps.extend(speed_m_s.map(|speed_m_s| MotionStep { from_ms, to_ms, speed_m_s }));
    }
    steps
}

/// A moment and the meters covered until then.
#[derive(Debug, Clone, Copy)]
struct OdometerCount {
    unix_ms: i64,
    meters: f64,
    /// The row, to find where the recording was interrupted.
    row: usize,
}

fn odometer_steps(samples: &Samples, rows: &[usize], rules: &SessionRules) -> Vec<MotionStep> {
    let count =
        |&row: &usize| Some(OdometerCount { unix_ms: samples.unix_ms[row], meters: samples.distance_m.get(row)?, row });
    let counts: Vec<OdometerCount> = rows.iter().filter_map(count).collect();
    count_steps(samples, &counts, rules)
}

fn position_steps(samples: &Samples, rows: &[usize], rules: &SessionRules) -> Vec<MotionStep> {
    let mut meters = 0.0;
    let mut before: Option<(f64, f64)> = None;
    let mut counts = Vec::new();
    for &row in rows {
        let Some(position) = samples.position(row) else {
            continue;
        };
        if let Some(before) = before.replace(position) {
            meters += great_circle_m(before, position);
        }
        let unix_ms = samples.unix_ms[row];
        counts.push(OdometerCount { unix_ms, meters, row });
    }
    count_steps(samples, &counts, rules)
}

/// From count to count; where the counter moves in steps, from step to step.
fn count_steps(samples: &Samples, counts: &[OdometerCount], rules: &SessionRules) -> Vec<MotionStep> {
    let held_s = usual_step_s(counts, rules);
    let mut steps = Vec::with_capacity(counts.len());
    // The last count that differs from the one before it, or that begins a part of the recording.
    let mut since: Option<OdometerCount> = None;
    let mut before: Option<OdometerCount> = None;
    for &count in counts {
        let last = before.replace(count);
        let Some((begun, last)) = since.zip(last).filter(|(_, last)| !is_parted(samples, last.row, count.row)) else {
            since = Some(count);
            continue;
        };
        let Some(usual_s) = held_s else {
            push(&mut steps, last, count);
            continue;
        };
        if count.meters == last.meters {
            continue;
        }
        let waited_s = (count.unix_ms - begun.unix_ms) as f64 / 1000.0;
        let moved_from = if waited_s <= HELD_STEPS * usual_s {
            begun
        } else {
            let stood_until_ms = count.unix_ms - (usual_s * 1000.0) as i64;
            let stood = OdometerCount { unix_ms: stood_until_ms.max(last.unix_ms).min(count.unix_ms), ..begun };
            push(&mut steps, begun, stood);
            stood
        };
        push(&mut steps, moved_from, count);
        since = Some(count);
    }
    // What stands still to the end.
    if let (Some(_), Some(begun), Some(last)) = (held_s, since, before) {
        push(&mut steps, begun, last);
    }
    steps
}

fn push(steps: &mut Vec<MotionStep>, from: OdometerCount, to: OdometerCount) {
    if to.unix_ms > from.unix_ms {
        let meters = to.meters - from.meters;
        steps.push(MotionStep::over(from.unix_ms, to.unix_ms, meters));
    }
}

/// Seconds from one step of a counter to the next, the middle one; `None` where it moves with every record.
fn usual_step_s(counts: &[OdometerCount], rules: &SessionRules) -> Option<f64> {
    let seconds = |pair: &[OdometerCount]| (pair[1].unix_ms - pair[0].unix_ms) as f64 / 1000.0;
    let is_near = |seconds: &f64| *seconds > 0.0 && *seconds <= rules.pause_s;
    let moved = counts.windows(2).filter(|pair| pair[0].meters != pair[1].meters);
    let moved: Vec<OdometerCount> = moved.map(|pair| pair[1]).collect();
    let records_s = median(counts.windows(2).map(seconds).filter(is_near))?;
    let steps_s = median(moved.windows(2).map(seconds).filter(is_near))?;
    (steps_s > STEPPED_TIMES * records_s).then_some(steps_s)
}

fn seconds_between(samples: &Samples, from: usize, to: usize) -> f64 {
    (samples.unix_ms[to] - samples.unix_ms[from]) as f64 / 1000.0
}

/// True where a segment begins after `from`, up to and with `to`.
fn is_parted(samples: &Samples, from: usize, to: usize) -> bool {
    let starts = &samples.segment_starts;
    let next = starts.partition_point(|&start| start <= from);
    starts.get(next).is_some_and(|&start| start <= to)
}

/// Meters from one row to another, by the odometer, else in a straight line; `None` where neither is known at both.
fn displacement_m(samples: &Samples, from: usize, to: usize) -> Option<f64> {
    let counted = samples.distance_m.get(to).zip(samples.distance_m.get(from));
    let placed = || Some(great_circle_m(samples.position(from)?, samples.position(to)?));
    counted.map(|(to, from)| to - from).or_else(placed)
}
