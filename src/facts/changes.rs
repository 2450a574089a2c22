//! What changed: the last two and four weeks, the eight before them, and the range that is usual for this runner.
//!
//! Weeks are counted back from the last day that some file covers, seven days each. A week with a day without data counts
//! nowhere: missing is not zero.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::{DaySpan, add_days, days_between};
use crate::settings::FactRules;
use crate::stats::{self, median, percentile};
use crate::timeline::{Measure, OtherEntry, RunEntry, Timeline};

/// Values that differ by less than this share are the same.
const SAME: f64 = 1e-6;

/// What changed.
#[derive(Debug, Clone, Serialize)]
pub struct Changes {
    pub last_2_weeks: DaySpan,
    pub last_4_weeks: DaySpan,
    /// The eight weeks before the last four.
    pub weeks_5_to_12: DaySpan,
    /// The days that the usual range is taken from: up to 26 weeks before the last two.
    pub usual_days: DaySpan,
    /// Meters of each of the last two weeks, the older first, where they differ by so much that their mean hides it; `None`
    /// where they do not or one is unknown.
    pub week_jump_m: Option<[f64; 2]>,
    /// One row for each quantity that some run or activity has.
    pub rows: Vec<ChangeRow>,
}

/// One quantity over the three periods. Meters, seconds, days, steps a minute; pace is seconds a kilometer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeRow {
    pub quantity: Quantity,
    /// Of the last two weeks; `None` where it is unknown.
    pub last_2_weeks: Option<f64>,
    pub last_4_weeks: Option<f64>,
    pub weeks_5_to_12: Option<f64>,
    /// The usual range; `None` where too few weeks are known.
    pub usual: Option<UsualRange>,
    /// The last two weeks against it; `None` where one of them is unknown.
    pub against_usual: Option<AgainstUsual>,
    /// True where a run of the last two weeks has no value, so that their figure is a lower bound.
    pub is_lower_bound: bool,
    /// The first day of the most run days in a row of the last two weeks, where that is before them.
    pub begins: Option<Date>,
}

/// Between two percentiles of the weeks before; of periods of two weeks for the quantities that are the most of a period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct UsualRange {
    pub low: f64,
    pub high: f64,
    /// Weeks or periods of two weeks that it is taken from.
    pub known: usize,
}

/// Where a figure lies against the usual range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AgainstUsual {
    Below,
    Within,
    Above,
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Meters a week.
    WeeklyDistance,
    /// Run days a week.
    WeeklyRunDays,
    /// The longest run, meters.
    LongestRun,
    /// The most run days in a row, counted back beyond the period.
    RunDaysInARow,
    /// Median of the days without a run between two run days.
    RestDays,
    /// Meters descended a week.
    WeeklyDescent,
    /// Seconds of running a week.
    WeeklyTime,
    /// Mean pace, seconds a kilometer.
    Pace,
    /// Mean cadence, steps a minute, each run weighted by its time.
    Cadence,
    /// Seconds of other sports a week.
    CrossTraining,
}

impl Quantity {
    const ALL: [Quantity; 10] = [
        Quantity::WeeklyDistance,
        Quantity::WeeklyRunDays,
        Quantity::LongestRun,
        Quantity::RunDaysInARow,
        Quantity::RestDays,
        Quantity::WeeklyDescent,
        Quantity::WeeklyTime,
        Quantity::Pace,
        Quantity::Cadence,
        Quantity::CrossTraining,
    ];

    /// True for the most of a period: it grows with the length of the period, so it is compared with periods as long.
    fn is_most(self) -> bool {
        matches!(self, Quantity::LongestRun | Quantity::RunDaysInARow)
    }
}

impl Changes {
    /// Of the weeks up to the last day that some file covers; `None` where no week is whole.
    pub(super) fn of(timeline: &Timeline, rules: &FactRules) -> Option<Changes> {
        let last = timeline.recorded_days(timeline.days()?)?.last;
        let history = LoadHistory::of(timeline, last);
        if history.runs.is_empty() {
            return None;
        }
        let weeks = |newest: i64, count: i64| DaySpan {
            first: add_days(last, 1 - 7 * (newest + count)),
            last: add_days(last, -7 * newest),
        };
        let usual_weeks = i64::try_from(rules.usual_weeks).unwrap_or(0);
        let row = |quantity: Quantity| history.row(quantity, rules);
        let has_value = |row: &ChangeRow| {
            let values = [row.last_2_weeks, row.last_4_weeks, row.weeks_5_to_12, row.usual.map(|usual| usual.high)];
            let is_idle = row.quantity == Quantity::CrossTraining;
            values.iter().flatten().any(|&value| !is_idle || value > 0.0)
        };
        let rows: Vec<ChangeRow> = Quantity::ALL.into_iter().map(row).filter(has_value).collect();
        let week_m = |newest: usize| history.value(Quantity::WeeklyDistance, newest..newest + 1);
        (!rows.is_empty()).then(|| Changes {
            week_jump_m: week_m(1).zip(week_m(0)).and_then(|(older, newer)| week_jump(older, newer, rules)),
            last_2_weeks: weeks(0, 2),
            last_4_weeks: weeks(0, 4),
            weeks_5_to_12: weeks(4, 8),
            usual_days: weeks(2, usual_weeks),
            rows,
        })
    }

    /// The row of a quantity; `None` where nothing is known of it.
    pub fn row(&self, quantity: Quantity) -> Option<&ChangeRow> {
        self.rows.iter().find(|row| row.quantity == quantity)
    }
}

/// Two weeks of which one has clearly more distance than the other.
fn week_jump(older: f64, newer: f64, rules: &FactRules) -> Option<[f64; 2]> {
    let (less, more) = (older.min(newer), older.max(newer));
    (more > less * (1.0 + rules.week_jump_pct / 100.0)).then_some([older, newer])
}

/// Runs and other activities, those before the days shown included.
struct LoadHistory<'a> {
    runs: Vec<&'a RunEntry>,
    others: Vec<&'a OtherEntry>,
    /// Run days in a row that end on each run day.
    in_a_row: BTreeMap<Date, i64>,
    first_day: Option<Date>,
    last_day: Date,
    unobserved: Vec<DaySpan>,
}

impl<'a> LoadHistory<'a> {
    fn of(timeline: &'a Timeline, last_day: Date) -> LoadHistory<'a> {
        let earlier = &timeline.earlier;
        let runs: Vec<&RunEntry> = earlier.runs.iter().chain(&timeline.runs).collect();
        let mut in_a_row: BTreeMap<Date, i64> = BTreeMap::new();
        for day in runs.iter().map(|run| run.day) {
            let before = in_a_row.get(&add_days(day, -1)).copied().unwrap_or(0);
            in_a_row.insert(day, before + 1);
        }
        LoadHistory {
            runs,
            others: earlier.others.iter().chain(&timeline.others).collect(),
            in_a_row,
            first_day: earlier.first_day.or(timeline.first_day),
            last_day,
            unobserved: earlier.unobserved.iter().chain(&timeline.unobserved).copied().collect(),
        }
    }

    fn row(&self, quantity: Quantity, rules: &FactRules) -> ChangeRow {
        let last_2_weeks = self.value(quantity, 0..2);
        let usual = self.usual(quantity, rules);
        // Sums of the same runs in another order differ in their last digits.
        let against = |(value, usual): (f64, UsualRange)| match value {
            value if value < usual.low * (1.0 - SAME) => AgainstUsual::Below,
            value if value > usual.high * (1.0 + SAME) => AgainstUsual::Above,
            _ => AgainstUsual::Within,
        };
        ChangeRow {
            quantity,
            last_2_weeks,
            last_4_weeks: self.value(quantity, 0..4),
            weeks_5_to_12: self.value(quantity, 4..12),
            usual,
            against_usual: last_2_weeks.zip(usual).map(against),
            is_lower_bound: last_2_weeks.is_some() && self.lacks_values(quantity),
            begins: last_2_weeks.filter(|_| quantity == Quantity::RunDaysInARow).and_then(|most| self.begins(most)),
        }
    }

    /// The first day of so many run days in a row that end in the last two weeks; `None` where that is one of them.
    fn begins(&self, run_days: f64) -> Option<Date> {
        let first = self.week(1).first;
        let mut ends = self.in_a_row.range(first..=self.last_day).rev();
        let (&end, &days) = ends.find(|(_, days)| **days as f64 == run_days)?;
        Some(add_days(end, 1 - days)).filter(|&begins| begins < first)
    }

    /// The usual range of the weeks before the last two.
    fn usual(&self, quantity: Quantity, rules: &FactRules) -> Option<UsualRange> {
        let length = if quantity.is_most() { 2 } else { 1 };
        let periods = (2..=(2 + rules.usual_weeks).saturating_sub(length)).map(|newest| newest..newest + length);
        let is_known = |weeks: &std::ops::Range<usize>| weeks.clone().all(|week| self.is_known(week));
        let values: Vec<f64> = periods.filter(is_known).filter_map(|weeks| self.value(quantity, weeks)).collect();
        let (low, high) = rules.usual_pct;
        let is_enough = values.len() >= rules.least_usual;
        is_enough.then_some(UsualRange {
            low: percentile(&values, low)?,
            high: percentile(&values, high)?,
            known: values.len(),
        })
    }

    /// The week that ends so many weeks before the last day.
    fn week(&self, newest: usize) -> DaySpan {
        let newest = i64::try_from(newest).unwrap_or(i64::MAX / 8);
        DaySpan { first: add_days(self.last_day, -7 * newest - 6), last: add_days(self.last_day, -7 * newest) }
    }

    fn is_known(&self, newest: usize) -> bool {
        let days = self.week(newest);
        self.first_day.is_some_and(|first| first <= days.first) && !self.unobserved.iter().any(|gap| gap.touches(days))
    }

    /// A quantity over the known weeks of some; `None` where none is known.
    fn value(&self, quantity: Quantity, weeks: std::ops::Range<usize>) -> Option<f64> {
        let weeks: Vec<DaySpan> = weeks.filter(|&week| self.is_known(week)).map(|week| self.week(week)).collect();
        let count = weeks.len() as f64;
        let is_within = |day: Date| weeks.iter().any(|week| week.contains(day));
        let runs: Vec<&RunEntry> = self.runs.iter().filter(|run| is_within(run.day)).copied().collect();
        let weekly = |sum: f64| (count > 0.0).then(|| sum / count);
        let run_days = || runs.iter().map(|run| run.day).collect::<BTreeSet<Date>>();
        let sum = |of: fn(&RunEntry) -> Option<f64>| stats::sum(runs.iter().filter_map(|run| of(run)));
        match quantity {
            Quantity::WeeklyDistance => weekly(sum(|run| run.totals.distance_m)),
            Quantity::WeeklyRunDays => weekly(run_days().len() as f64),
            Quantity::LongestRun => {
                runs.iter().filter_map(|run| run.compared_m(Measure::Distance)).max_by(f64::total_cmp)
            }
            Quantity::RunDaysInARow => weekly(0.0).map(|none| {
                run_days()
                    .iter()
                    .filter_map(|day| self.in_a_row.get(day))
                    .fold(none, |most, &days| most.max(days as f64))
            }),
            Quantity::RestDays => self.rest_days(is_within),
            Quantity::WeeklyDescent => {
                let is_any_known = runs.is_empty() || runs.iter().any(|run| run.totals.descent_m.is_some());
                weekly(sum(|run| run.totals.descent_m)).filter(|_| is_any_known)
            }
            Quantity::WeeklyTime => weekly(sum(|run| run.totals.timer_s.or(run.totals.elapsed_s))),
            Quantity::Pace => ratio(&runs, |run| {
                let moving_s = run.totals.moving_s.or(run.totals.timer_s)?;
                Some((moving_s * 1000.0, run.totals.distance_m?))
            }),
            Quantity::Cadence => ratio(&runs, |run| {
                let time_s = run.totals.moving_s.or(run.totals.timer_s)?;
                Some((run.totals.cadence_spm? * time_s, time_s))
            }),
            Quantity::CrossTraining => {
                let others = self.others.iter().filter(|other| is_within(other.day));
                weekly(stats::sum(others.filter_map(|other| other.timer_s)))
            }
        }
    }

    /// The median of the days without a run before each run day that has a run day before it.
    fn rest_days(&self, is_within: impl Fn(Date) -> bool) -> Option<f64> {
        let days: Vec<Date> = self.in_a_row.keys().copied().collect();
        let rests = days.windows(2).filter(|pair| is_within(pair[1]));
        let is_observed =
            |from: Date, to: Date| !self.unobserved.iter().any(|gap| gap.touches(DaySpan { first: from, last: to }));
        median(
            rests.filter(|pair| is_observed(pair[0], pair[1])).map(|pair| (days_between(pair[0], pair[1]) - 1) as f64),
        )
    }

    /// True where a sum of the last two weeks leaves out a run whose value is unknown.
    fn lacks_values(&self, quantity: Quantity) -> bool {
        let from = self.week(1).first;
        let is_unknown = |run: &&&RunEntry| match quantity {
            Quantity::WeeklyDistance | Quantity::LongestRun => run.totals.distance_m.is_none(),
            Quantity::WeeklyDescent => run.lacks_descent(),
            Quantity::WeeklyTime => run.totals.timer_s.or(run.totals.elapsed_s).is_none(),
            _ => false,
        };
        self.runs.iter().rev().take_while(|run| run.day >= from).any(|run| is_unknown(&run))
    }
}

/// The sum of one figure over that of another, of the runs that have both; `None` where none has.
fn ratio(runs: &[&RunEntry], of: impl Fn(&RunEntry) -> Option<(f64, f64)>) -> Option<f64> {
    let known = runs.iter().filter_map(|run| of(run));
    let (sum, by) = known.fold((0.0, 0.0), |(sum, by), (value, weight)| (sum + value, by + weight));
    (by > 0.0).then(|| sum / by)
}
