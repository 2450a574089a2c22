//! Runs divided into running and walking, and how running came back after a break.

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::{add_days, days_between};
use crate::session::RunWalk;
use crate::settings::FactRules;
use crate::stats::mean;
use crate::timeline::{ReturnEntry, RunEntry, Timeline};

/// Seconds of a minute.
const MINUTE_S: f64 = 60.0;

/// Running and walking.
#[derive(Debug, Clone, Serialize)]
pub struct RunWalkFacts {
    /// Runs whose samples show walking.
    pub known_runs: usize,
    /// Runs in turns of running and walking without a long time of running, as places among the runs, oldest first. Intervals with
    /// walked recoveries are among them.
    pub sessions: Vec<usize>,
    /// How running came back after each break, in the order of the returns.
    pub returns: Vec<RunningBack>,
}

/// Running after a break.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunningBack {
    /// The first run back.
    pub run_id: String,
    #[serde(rename = "date")]
    pub day: Date,
    /// The first run without a walk, or with a long time of running; `None` where there is none before the next break.
    pub first_continuous: Option<Date>,
    /// Runs from the return up to and with it; 1 where it is the first run back. `None` as above.
    pub runs_until: Option<usize>,
    /// Mean minutes of walking a run in each week from the return on, up to the next break or the end of the data; `None` for a
    /// week without a run that shows it.
    pub walking_min: Vec<Option<f64>>,
}

impl RunWalkFacts {
    pub(super) fn of(timeline: &Timeline, rules: &FactRules) -> RunWalkFacts {
        let runs = &timeline.runs;
        let is_session = |run: &RunEntry| is_session(run, rules);
        let ends = timeline.returns.iter().skip(1).map(|next| Some(next.day)).chain([None]);
        RunWalkFacts {
            known_runs: runs.iter().filter(|run| run.run_walk.is_some()).count(),
            sessions: runs.iter().enumerate().filter(|(_, run)| is_session(run)).map(|(index, _)| index).collect(),
            returns: timeline
                .returns
                .iter()
                .zip(ends)
                .map(|(back, end)| running_back(timeline, back, end, rules))
                .collect(),
        }
    }
}

/// True for a run in turns of running and walking.
fn is_session(run: &RunEntry, rules: &FactRules) -> bool {
    let moving_s = run.totals.moving_s.or(run.totals.timer_s);
    run.run_walk.zip(moving_s).is_some_and(|(gaits, moving_s)| {
        gaits.run_intervals >= rules.run_walk_intervals
            && gaits.walking_s >= rules.run_walk_share * moving_s
            && gaits.longest_running_s < rules.continuous_min * MINUTE_S
    })
}

/// The runs from one return to the day of the next, or to the last.
fn running_back(timeline: &Timeline, back: &ReturnEntry, end: Option<Date>, rules: &FactRules) -> RunningBack {
    let is_within = |run: &&RunEntry| run.day >= back.day && end.is_none_or(|end| run.day < end);
    let runs: Vec<&RunEntry> = timeline.runs.iter().filter(is_within).collect();
    let is_continuous = |run: &&RunEntry| {
        let runs_on = |gaits: RunWalk| {
            let is_all = gaits.walking_s <= 0.0 && gaits.run_intervals > 0;
            is_all || gaits.longest_running_s >= rules.continuous_min * MINUTE_S
        };
        run.run_walk.is_some_and(runs_on)
    };
    let first = runs.iter().position(is_continuous);
    let last = end.or(timeline.last_day.map(|day| add_days(day, 1)));
    let weeks = last.map_or(0, |last| (days_between(back.day, last) + 6) / 7).min(rules.weeks_back);
    let walking_min = (0..weeks).map(|week| {
        let of_week = runs.iter().filter(|run| days_between(back.day, run.day) / 7 == week);
        let minutes: Vec<f64> = of_week.filter_map(|run| Some(run.run_walk?.walking_s / MINUTE_S)).collect();
        mean(&minutes)
    });
    RunningBack {
        run_id: back.run_id.clone(),
        day: back.day,
        first_continuous: first.map(|index| runs[index].day),
        runs_until: first.map(|index| index + 1),
        walking_min: walking_min.collect(),
    }
}
