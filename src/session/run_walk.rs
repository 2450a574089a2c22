//! How much of a session was walked, and how long the runner ran at a stretch.
//!
//! Speed and cadence are averaged over some seconds of motion, since those of one sample wander. Walking is slower than the
//! transition between the two gaits and, where the cadence is known, has a slower cadence too: a slow runner still takes a
//! runner's steps. A gait counts from some seconds on, so that a slow corner is no walk. A steep climb on foot is walking.

use serde::Serialize;

use super::motion::MotionStep;
use crate::activity::Samples;
use crate::settings::SessionRules;

/// Part of the motion that must lie between samples no further apart than a pause.
const RECORDED_SHARE: f64 = 0.9;

/// How a session was divided into running and walking. Standing and pauses are neither.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RunWalk {
    /// Seconds of walking.
    pub walking_s: f64,
    /// The longest time of running without a walk or a long stop, seconds in motion.
    pub longest_running_s: f64,
    /// Times of running that walks divide.
    pub run_intervals: usize,
}

impl RunWalk {
    /// Of the motion of a session; `None` where nothing moved or the samples are too far apart. `rows` are in the order of time.
    pub(super) fn of(steps: &[MotionStep], samples: &Samples, rows: &[usize], rules: &SessionRules) -> Option<RunWalk> {
        let moving = || steps.iter().filter(|step| step.speed_m_s >= rules.standing_m_s);
        let moving_s: f64 = moving().map(MotionStep::seconds).sum();
        let near_s: f64 = moving().map(MotionStep::seconds).filter(|seconds| *seconds <= rules.pause_s).sum();
        if moving_s <= 0.0 || near_s < RECORDED_SHARE * moving_s {
            return None;
        }
        let moments = moments(steps, Cadence { samples, rows, next: 0 }, rules);
        let feet = feet_counted_twice(&moments, rules);
        let mut phases = Phases::new(rules);
        for moment in &moments {
            phases.add(moment, moment.is_walking(feet, rules));
        }
        Some(phases.finish())
    }
}

/// Some seconds of motion.
#[derive(Debug, Clone, Copy, Default)]
struct Moment {
    /// Seconds of standing or without a record before it.
    stopped_s: f64,
    moving_s: f64,
    meters: f64,
    /// Cadence as stored, times the number of samples that have one.
    cadence_sum: f64,
    cadences: f64,
}

impl Moment {
    fn speed_m_s(&self) -> f64 {
        self.meters / self.moving_s
    }

    /// Cadence as stored; `None` where no sample has one.
    fn cadence_rpm(&self) -> Option<f64> {
        (self.cadences > 0.0).then(|| self.cadence_sum / self.cadences)
    }

    fn is_walking(&self, feet: f64, rules: &SessionRules) -> bool {
        match self.cadence_rpm() {
            Some(rpm) => rpm * feet < rules.walk_below_spm && self.speed_m_s() < rules.walk_below_m_s,
            None => self.speed_m_s() < rules.walk_below_without_cadence_m_s,
        }
    }
}

/// The cadence of the samples up to a moment, read once from the first to the last.
struct Cadence<'a> {
    samples: &'a Samples,
    rows: &'a [usize],
    next: usize,
}

impl Cadence<'_> {
    /// Adds the samples after `from_ms`, up to and with `to_ms`. A cadence of zero is one that was not measured.
    fn add_to(&mut self, moment: &mut Moment, from_ms: i64, to_ms: i64) {
        while let Some(&row) = self.rows.get(self.next).filter(|&&row| self.samples.unix_ms[row] <= to_ms) {
            self.next += 1;
            let rpm = self.samples.cadence_rpm.get(row).filter(|&rpm| rpm > 0.0);
            if let Some(rpm) = rpm.filter(|_| self.samples.unix_ms[row] > from_ms) {
                moment.cadence_sum += rpm;
                moment.cadences += 1.0;
            }
        }
    }
}

fn moments(steps: &[MotionStep], mut cadence: Cadence<'_>, rules: &SessionRules) -> Vec<Moment> {
    let mut moments = Vec::new();
    let (mut moment, mut stopped_s) = (Moment::default(), 0.0);
    let mut end_ms = steps.first().map_or(0, |step| step.from_ms);
    for step in steps {
        stopped_s += (step.from_ms - end_ms).max(0) as f64 / 1000.0;
        end_ms = step.to_ms;
        if step.speed_m_s < rules.standing_m_s {
            stopped_s += step.seconds();
            continue;
        }
        if stopped_s > rules.running_stop_s && moment.moving_s > 0.0 {
            moments.push(std::mem::take(&mut moment));
        }
        if moment.moving_s <= 0.0 {
            moment.stopped_s = stopped_s;
        }
        stopped_s = 0.0;
        moment.moving_s += step.seconds();
        moment.meters += step.speed_m_s * step.seconds();
        cadence.add_to(&mut moment, step.from_ms, step.to_ms);
        if moment.moving_s >= rules.gait_moment_s {
            moments.push(std::mem::take(&mut moment));
        }
    }
    moments.extend((moment.moving_s > 0.0).then_some(moment));
    moments
}

/// 2 where the cadence counts the steps of one foot, else 1: as the moments show that are too fast for walking, or all of them.
fn feet_counted_twice(moments: &[Moment], rules: &SessionRules) -> f64 {
    let mean = |is_meant: &dyn Fn(&&Moment) -> bool| {
        let (sum, count) = (moments.iter().filter(is_meant))
            .fold((0.0, 0.0), |(sum, count), moment| (sum + moment.cadence_sum, count + moment.cadences));
        (count > 0.0).then_some(sum / count)
    };
    let cadence = mean(&|moment| moment.speed_m_s() >= rules.walk_below_m_s).or_else(|| mean(&|_| true));
    if cadence.is_some_and(|cadence| cadence < rules.one_foot_below_spm) { 2.0 } else { 1.0 }
}

/// Running and walking in turn; a change counts once it has lasted.
struct Phases<'r> {
    rules: &'r SessionRules,
    is_walking: bool,
    /// Seconds of the gait that goes on.
    phase_s: f64,
    /// Seconds of running without a long stop.
    stretch_s: f64,
    /// A change that may not last: seconds of it, and seconds since the last long stop within it.
    pending: Option<(f64, f64)>,
    found: RunWalk,
}

impl<'r> Phases<'r> {
    fn new(rules: &'r SessionRules) -> Phases<'r> {
        let found = RunWalk { walking_s: 0.0, longest_running_s: 0.0, run_intervals: 0 };
        Phases { rules, is_walking: false, phase_s: 0.0, stretch_s: 0.0, pending: None, found }
    }

    fn add(&mut self, moment: &Moment, is_walking: bool) {
        let has_stopped = moment.stopped_s > self.rules.running_stop_s;
        let (pending_s, since_stop_s) = self.pending.take().unwrap_or_default();
        let since_stop_s = if has_stopped { 0.0 } else { since_stop_s } + moment.moving_s;
        let pending_s = pending_s + moment.moving_s;
        if is_walking == self.is_walking {
            // What was pending has not lasted: it belongs to the gait that goes on.
            let is_cut = has_stopped || since_stop_s < pending_s;
            self.go_on(pending_s, since_stop_s, is_cut);
        } else if pending_s >= self.rules.least_gait_s {
            self.close();
            self.is_walking = is_walking;
            self.go_on(pending_s, since_stop_s, true);
        } else {
            self.pending = Some((pending_s, since_stop_s));
        }
    }

    fn go_on(&mut self, seconds: f64, since_stop_s: f64, is_cut: bool) {
        self.phase_s += seconds;
        self.stretch_s = if is_cut { since_stop_s } else { self.stretch_s + seconds };
        if !self.is_walking {
            self.found.longest_running_s = self.found.longest_running_s.max(self.stretch_s);
        }
    }

    fn close(&mut self) {
        if self.is_walking {
            self.found.walking_s += self.phase_s;
        } else {
            self.found.run_intervals += usize::from(self.phase_s > 0.0);
        }
        self.phase_s = 0.0;
    }

    fn finish(mut self) -> RunWalk {
        // A last change has not had the time to last.
        if let Some((pending_s, since_stop_s)) = self.pending.take() {
            self.go_on(pending_s, since_stop_s, since_stop_s < pending_s);
        }
        self.close();
        self.found
    }
}
