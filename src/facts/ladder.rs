//! The ladder of volumes: the weeks of the last half year as steps of about one schedule each, and whether each was free of pain.
//!
//! A schedule is two figures, as in the article's rule of raising one of them at a time: the mean distance of a run day, and the
//! run days a week. Neighboring weeks are joined, the two most similar first, as long as neither figure differs by more than the
//! least that counts as raised ([`LogRules::raised_pct`]) or by more than one run day. Figures of one week wander, so the week
//! of a shorter or longer run that fits neither neighbor is joined to the nearer one until a step has
//! [`FactRules::least_step_weeks`]. A week without a run is a step of rest; a week not wholly recorded divides two steps.

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::{DaySpan, add_days, days_between};
use crate::pain::rules::Completeness;
use crate::settings::{FactRules, LogRules, Settings};
use crate::stats::{self, mean, median};
use crate::timeline::{RunDayEntry, Timeline};

/// The steps of the weeks that the load chart shows large.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Ladder {
    /// Oldest first.
    pub steps: Vec<LadderStep>,
    /// Steps with a run day by what the notes say of them.
    pub free: usize,
    pub partly_logged: usize,
    pub painful: usize,
    pub not_logged: usize,
}

/// Full weeks in a row at about one schedule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LadderStep {
    /// From the first day of its first week to the last day of its last.
    pub days: DaySpan,
    pub weeks: usize,
    pub run_days: usize,
    pub run_days_a_week: f64,
    /// Median meters of a run day; `None` where no distance is known.
    pub run_day_m: Option<f64>,
    /// Mean meters a week, runs without a distance left out.
    pub weekly_m: f64,
    /// Median of the whole days without a run between two run days; `None` of fewer than two.
    pub rest_days: Option<f64>,
    pub pain: StepPain,
}

/// What the notes say of the run days of a step: during the runs, after them and on the next morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepPain {
    /// It has no run day.
    NoRun,
    /// Every run day is logged in full, none with pain.
    Free,
    /// None with pain, some run days logged in part or not at all.
    PartlyLogged,
    /// Pain on so many run days.
    Painful {
        run_days: usize,
    },
    NotLogged,
}

impl Ladder {
    pub(super) fn of(timeline: &Timeline, settings: &Settings) -> Ladder {
        let mut ladder = Ladder { steps: steps(timeline, settings), ..Ladder::default() };
        for step in &ladder.steps {
            match step.pain {
                StepPain::NoRun => {}
                StepPain::Free => ladder.free += 1,
                StepPain::PartlyLogged => ladder.partly_logged += 1,
                StepPain::Painful { .. } => ladder.painful += 1,
                StepPain::NotLogged => ladder.not_logged += 1,
            }
        }
        ladder
    }

    /// Steps with a run day.
    pub fn run_steps(&self) -> usize {
        self.free + self.partly_logged + self.painful + self.not_logged
    }
}

fn steps(timeline: &Timeline, settings: &Settings) -> Vec<LadderStep> {
    let week = |first: Date| {
        let days = DaySpan { first, last: add_days(first, 6) };
        Draft { first, weeks: 1, days: timeline.run_days.iter().filter(|run| days.contains(run.day)).collect() }
    };
    let shown = timeline.last_days(settings.chart.large_weeks);
    let mut drafts: Vec<Draft<'_>> = timeline.whole_weeks(shown).map(|whole| week(whole.week_start)).collect();
    join(&mut drafts, &settings.log_rules, &settings.facts);
    drafts.iter().map(|draft| draft.step()).collect()
}

/// Weeks in a row that may be one step.
#[derive(Debug, Clone)]
struct Draft<'a> {
    first: Date,
    weeks: usize,
    days: Vec<&'a RunDayEntry>,
}

impl Draft<'_> {
    fn run_days_a_week(&self) -> f64 {
        self.days.len() as f64 / self.weeks as f64
    }

    fn known_m(&self) -> Vec<f64> {
        self.days.iter().filter_map(|run| run.distance_m).collect()
    }

    fn is_rest(&self) -> bool {
        self.days.is_empty()
    }

    fn after(&self) -> Date {
        add_days(self.first, 7 * self.weeks as i64)
    }

    /// How far the schedule of the next step differs, in the least changes that count; `None` where the two cannot be one step.
    fn change_to(&self, next: &Draft<'_>, rules: &LogRules) -> Option<f64> {
        if self.after() != next.first || self.is_rest() != next.is_rest() {
            return None;
        }
        let days = (self.run_days_a_week() - next.run_days_a_week()).abs();
        let raised = (1.0 + rules.raised_pct / 100.0).ln();
        let means = mean(&self.known_m()).zip(mean(&next.known_m())).filter(|(one, other)| *one > 0.0 && *other > 0.0);
        Some(means.map_or(0.0, |(one, other)| (other / one).ln().abs() / raised).max(days))
    }

    fn step(&self) -> LadderStep {
        let days = DaySpan { first: self.first, last: add_days(self.after(), -1) };
        let known_m = self.known_m();
        let rests = self.days.windows(2).map(|pair| (days_between(pair[0].day, pair[1].day) - 1) as f64);
        LadderStep {
            days,
            weeks: self.weeks,
            run_days: self.days.len(),
            run_days_a_week: self.run_days_a_week(),
            run_day_m: median(known_m.iter().copied()),
            weekly_m: stats::sum(known_m.iter().copied()) / self.weeks as f64,
            rest_days: median(rests),
            pain: self.pain(),
        }
    }

    fn pain(&self) -> StepPain {
        let count = |is_meant: fn(&RunDayEntry) -> bool| self.days.iter().filter(|run| is_meant(run)).count();
        let painful = count(|run| run.is_pain_free == Some(false));
        if self.is_rest() {
            StepPain::NoRun
        } else if painful > 0 {
            StepPain::Painful { run_days: painful }
        } else if count(|run| run.logged == Completeness::Full) == self.days.len() {
            StepPain::Free
        } else if count(|run| run.logged != Completeness::None) > 0 {
            StepPain::PartlyLogged
        } else {
            StepPain::NotLogged
        }
    }
}

/// Joins neighbors, the most similar first.
fn join(drafts: &mut Vec<Draft<'_>>, log_rules: &LogRules, rules: &FactRules) {
    loop {
        let changes = (0..drafts.len().saturating_sub(1)).filter_map(|index| {
            let change = drafts[index].change_to(&drafts[index + 1], log_rules)?;
            let is_short = drafts[index..=index + 1].iter().any(|draft| draft.weeks < rules.least_step_weeks);
            Some((index, change, change <= 1.0, is_short))
        });
        // A short step is joined only when no two neighbors are similar any more.
        let best = changes
            .filter(|&(_, _, is_similar, is_short)| is_similar || is_short)
            .min_by(|one, other| other.2.cmp(&one.2).then(one.1.total_cmp(&other.1)));
        let Some((index, ..)) = best else {
            return;
        };
        let next = drafts.remove(index + 1);
        drafts[index].weeks += next.weeks;
        drafts[index].days.extend(next.days);
    }
}
