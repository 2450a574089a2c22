//! The weekly table: every week from the first observed day to the last, weeks without a run included; see [`DEFINITION`].
//!
//! Descent is `None` in a week with runs of which none has a descent, and 0 in a week without runs. A partial week is left out
//! of the change on both sides, and so is a week inside an unobserved gap; any other week without a run is a week of 0. Ratios
//! are those of the last day of the week, or of the last observed day where that is earlier.

use jiff::civil::Date;
use polars::prelude::{Column, DataType, Expr, IntoLazy, LazyFrame, col, len, lit};

use super::daily::DailySeries;
use super::fixed_point::{from_milli, to_milli};
use super::frame::{
    ACWR_COUPLED, ACWR_EWMA, ACWR_UNCOUPLED, AS_OF, ATL_MM, BAND_MM, CHANGE_PCT, CTL_MM, CollectedFrame, DAY,
    DESCENT_MM, DISTANCE_MM, KNEE_DESCENT_MM, KNEE_DISTANCE_MM, LONGEST_MM, OBSERVED_DAYS, OTHER_TIMER_MS, PARTIAL,
    REST_GAP_H, RUN_DAYS, RUNS, RUNS_WITH_BANDS, RUNS_WITH_KNEE, RUNS_WITHOUT_DESCENT, RUNS_WITHOUT_DISTANCE, TIMER_MS,
    UNOBSERVED_DAYS, WEEK, WHOLE_RUN_MM, dates, frame, integers, join_by, join_on, only_if, real,
};
use super::load::{self, foster, knee_load};
use super::observed::Observed;
use super::rest::RestBefore;
use super::spike::sum_of_known;
use super::{MetricDefinition, MetricsInput, OtherRow, RunRow, WeekMetrics};
use crate::calendar::{DaySpan, WeekStart, add_days};
use crate::settings::{KneeModel, Settings};

/// What the report prints about weekly distance.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "Weekly distance and its change",
    formula: "Sum of the runs that began in the seven local days from Monday (or Sunday). Change: 100 x (this week - week \
              before) / week before.",
    source: "Counting. On the change: Frandsen et al. 2025 (British Journal of Sports Medicine); Nielsen et al. 2014; Damsted \
             et al. 2019.",
    validity: "Frandsen et al. (5,205 runners) found no relation between week-to-week change and injury. Nielsen et \
               al. (874 novices) found, for distance-related injuries, including some of the knee, a hazard ratio \
               of 1.59 (95 % interval 0.96-2.66) above 30 % against below 10 % in two weeks. Damsted et al. (261 \
               runners) found, for 20-60 % against below 20 %, a risk difference of 22.6 points (0.9-44.3) after 21 \
               days, and none distinguishable from zero after 56 or 98. A rise of 30 % or more in a week was \
               present at 33 % of 22,839 sessions of 430 runners: so common a mark would say little, so the change \
               is shown without a threshold.",
    edge_cases: "Weeks in which the data begin or end are partial: shown, and not compared. After a week without \
                 distance there is no change. Runs without a distance add nothing and are counted. Each recording \
                 of an interrupted run counts as a run; for the longest run they count as one.",
};

/// Every week of the history, oldest first; `rests` are in the order of the runs of `input`.
pub(super) fn weeks(
    input: &MetricsInput,
    rests: &[RestBefore],
    daily: &DailySeries<'_>,
    settings: &Settings,
) -> Vec<WeekMetrics> {
    let week_start = settings.week_start;
    let runs = sums_of_runs(runs_frame(&input.runs, rests, week_start));
    let others = sums_of_others(&input.others, week_start);
    let plan = join_on(calendar(daily.observed(), week_start), runs, WEEK);
    let plan = join_on(plan, others, WEEK);
    let plan = plan.with_columns(zero_filled()).with_column(change());
    let loads = daily.frame().clone().lazy();
    let table = CollectedFrame::of(join_by(plan, loads, col(AS_OF), col(DAY)));
    (0..table.rows()).filter_map(|row| week_of(&table, row, daily, &settings.knee)).collect()
}

/// One row for each run.
fn runs_frame(runs: &[RunRow], rests: &[RestBefore], week_start: WeekStart) -> LazyFrame {
    let rest_gaps: Vec<Option<f64>> = rests.iter().map(|rest| rest.gap_h).collect();
    let columns = vec![
        dates(DAY, runs.iter().map(|run| run.day)),
        dates(WEEK, runs.iter().map(|run| week_start.week_of(run.day))),
        integers(DISTANCE_MM, runs.iter().map(|run| to_milli(run.distance_m))),
        integers(WHOLE_RUN_MM, whole_runs_mm(runs)),
        integers(DESCENT_MM, runs.iter().map(|run| to_milli(run.descent_m))),
        integers(TIMER_MS, runs.iter().map(|run| to_milli(run.timer_s))),
        Column::new(REST_GAP_H.into(), rest_gaps),
    ];
    let bands = BAND_MM.iter().enumerate().map(|(band, name)| {
        let drop_m = |run: &RunRow| run.descent_bands_m.map(|bands_m| bands_m[band]);
        integers(name, runs.iter().map(|run| to_milli(drop_m(run))))
    });
    frame(columns.into_iter().chain(bands).collect()).lazy()
}

/// The distance of each interrupted run at its first part, nothing at the others.
fn whole_runs_mm(runs: &[RunRow]) -> Vec<Option<i64>> {
    let whole_run_mm = |parts: &[RunRow]| {
        let whole_mm = to_milli(sum_of_known(parts.iter().map(|run| run.distance_m)));
        std::iter::once(whole_mm).chain(std::iter::repeat_n(None, parts.len() - 1)).collect::<Vec<_>>()
    };
    runs.chunk_by(|_, next| next.continues).flat_map(whole_run_mm).collect()
}

/// One row for each week with a run. The sum of nulls is 0, so unknown values are counted as well.
fn sums_of_runs(runs: LazyFrame) -> LazyFrame {
    let has_both = col(DISTANCE_MM).is_not_null().and(col(DESCENT_MM).is_not_null());
    let of_both = |name: &str| only_if(has_both.clone(), col(name)).sum();
    let mut sums = BAND_MM.map(|name| col(name).sum()).to_vec();
    sums.push(count(col(BAND_MM[0]).is_not_null().sum()).alias(RUNS_WITH_BANDS));
    sums.extend([
        count(len()).alias(RUNS),
        count(col(DAY).n_unique()).alias(RUN_DAYS),
        col(DISTANCE_MM).sum(),
        col(WHOLE_RUN_MM).max().alias(LONGEST_MM),
        count(col(DISTANCE_MM).null_count()).alias(RUNS_WITHOUT_DISTANCE),
        col(DESCENT_MM).sum(),
        count(col(DESCENT_MM).null_count()).alias(RUNS_WITHOUT_DESCENT),
        count(has_both.clone().sum()).alias(RUNS_WITH_KNEE),
        of_both(DISTANCE_MM).alias(KNEE_DISTANCE_MM),
        of_both(DESCENT_MM).alias(KNEE_DESCENT_MM),
        col(TIMER_MS).sum(),
        col(REST_GAP_H).max(),
    ]);
    runs.group_by([col(WEEK)]).agg(sums)
}

/// A count as the whole number that every table of this room reads.
fn count(counted: Expr) -> Expr {
    counted.cast(DataType::Int64)
}

/// One row for each week with an activity of another sport.
fn sums_of_others(others: &[OtherRow], week_start: WeekStart) -> LazyFrame {
    let weeks = others.iter().map(|other| week_start.week_of(other.day));
    let timers = others.iter().map(|other| to_milli(other.timer_s));
    frame(vec![dates(WEEK, weeks), integers(OTHER_TIMER_MS, timers)])
        .lazy()
        .group_by([col(WEEK)])
        .agg([col(OTHER_TIMER_MS).sum()])
}

/// Every week from that of the first observed day to that of the last, with or without an activity.
fn calendar(observed: &Observed, week_start: WeekStart) -> LazyFrame {
    let last_week = week_start.week_of(observed.last());
    let weeks: Vec<Date> =
        std::iter::successors(Some(week_start.week_of(observed.first())), |week| Some(add_days(*week, 7)))
            .take_while(|week| *week <= last_week)
            .collect();
    let last_days = weeks.iter().map(|week| add_days(*week, 6));
    let is_partial = |week: &Date| observed.first() > *week || observed.last() < add_days(*week, 6);
    let partial: Vec<bool> = weeks.iter().map(is_partial).collect();
    let unobserved = weeks.iter().map(|&first| {
        let last = add_days(first, 6);
        Some(observed.unobserved_days_in(DaySpan { first, last }))
    });
    let calendar = frame(vec![
        dates(WEEK, weeks.iter().copied()),
        dates(AS_OF, last_days.map(|day| day.min(observed.last()))),
        Column::new(PARTIAL.into(), partial),
        integers(UNOBSERVED_DAYS, unobserved),
    ]);
    let seen = dates(WEEK, observed.days().map(|day| week_start.week_of(day)));
    let seen = frame(vec![seen]).lazy().group_by([col(WEEK)]).agg([count(len()).alias(OBSERVED_DAYS)]);
    join_on(calendar.lazy(), seen, WEEK)
}

/// Sums and counts of weeks without a row to join are 0; longest run and longest rest remain unknown.
fn zero_filled() -> Vec<Expr> {
    let counts = [
        RUNS,
        RUN_DAYS,
        DISTANCE_MM,
        RUNS_WITHOUT_DISTANCE,
        DESCENT_MM,
        RUNS_WITHOUT_DESCENT,
        RUNS_WITH_KNEE,
        KNEE_DISTANCE_MM,
        KNEE_DESCENT_MM,
        TIMER_MS,
        OTHER_TIMER_MS,
        OBSERVED_DAYS,
        RUNS_WITH_BANDS,
    ];
    let names = counts.into_iter().chain(BAND_MM);
    names.map(|name| col(name).fill_null(lit(0))).collect()
}

/// Change of the distance against the week before; null where either week is partial or lies inside a gap without data, or
/// the week before is 0.
fn change() -> Expr {
    let before = || real(DISTANCE_MM).shift(lit(1));
    let whole = || col(PARTIAL).not().and(col(UNOBSERVED_DAYS).lt(lit(7)));
    let both_whole = whole().and(whole().shift(lit(1)));
    let change = lit(100.0) * (real(DISTANCE_MM) - before()) / before();
    only_if(both_whole.and(before().gt(lit(0.0))), change).alias(CHANGE_PCT)
}

/// One row of the finished table; `None` for a row without a week, which no plan makes.
fn week_of(table: &CollectedFrame, row: usize, daily: &DailySeries<'_>, model: &KneeModel) -> Option<WeekMetrics> {
    let as_of = table.date(AS_OF, row)?;
    let count = |name| table.integer(name, row).map_or(0, |count| count as u32);
    let sum = |name| from_milli(table.integer(name, row).unwrap_or(0));
    let load_m = |name| table.real(name, row).map(|load_mm| load_mm / 1000.0);
    let is_observed = count(UNOBSERVED_DAYS) < 7;
    let known = |known_runs: u32| is_observed && (known_runs > 0 || count(RUNS) == 0);
    let foster = foster(daily.distances_to(as_of));
    let knee_load = knee_load(sum(KNEE_DISTANCE_MM), sum(KNEE_DESCENT_MM), model);
    let four_weeks = DaySpan { first: add_days(as_of, -27), last: as_of };
    let ratio_window = DaySpan { first: add_days(as_of, 1 - load::CHRONIC_DAYS as i64), last: as_of };
    Some(WeekMetrics {
        week_start: table.date(WEEK, row)?,
        runs: count(RUNS),
        run_days: count(RUN_DAYS),
        distance_m: sum(DISTANCE_MM),
        runs_without_distance: count(RUNS_WITHOUT_DISTANCE),
        timer_s: sum(TIMER_MS),
        descent_m: known(count(RUNS) - count(RUNS_WITHOUT_DESCENT)).then(|| sum(DESCENT_MM)),
        runs_without_descent: count(RUNS_WITHOUT_DESCENT),
        descent_bands_m: known(count(RUNS_WITH_BANDS)).then(|| BAND_MM.map(sum)),
        descent_per_km_m: (sum(KNEE_DISTANCE_MM) > 0.0).then(|| 1000.0 * sum(KNEE_DESCENT_MM) / sum(KNEE_DISTANCE_MM)),
        descent_28d_m: (daily.observed().first() <= four_weeks.first).then(|| daily.descent_in(four_weeks)),
        knee_load: known(count(RUNS_WITH_KNEE)).then_some(knee_load),
        longest_run_m: table.integer(LONGEST_MM, row).map(from_milli),
        longest_rest_gap_h: table.real(REST_GAP_H, row),
        distance_change_pct: table.real(CHANGE_PCT, row),
        acwr_uncoupled: table.real(ACWR_UNCOUPLED, row),
        acwr_coupled: table.real(ACWR_COUPLED, row),
        acwr_ewma: table.real(ACWR_EWMA, row),
        monotony: foster.map(|foster| foster.monotony),
        strain_m: foster.map(|foster| foster.strain),
        ctl_m: load_m(CTL_MM),
        atl_m: load_m(ATL_MM),
        other_sport_s: sum(OTHER_TIMER_MS),
        partial: table.is_true(PARTIAL, row),
        observed_days: count(OBSERVED_DAYS),
        unobserved_days: count(UNOBSERVED_DAYS),
        after_unobserved: daily.observed().touches_gap(ratio_window),
    })
}
