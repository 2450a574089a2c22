//! The columns of `tables/weeks.csv`.

use super::columns::{Column, number};
use crate::metrics::WeekMetrics;

pub(super) const WEEKS: &[Column<WeekMetrics>] = &[
    ("week_start", |week| week.week_start.to_string()),
    ("runs", |week| week.runs.to_string()),
    ("run_days", |week| week.run_days.to_string()),
    ("distance_m", |week| number(week.distance_m, 2)),
    ("timer_s", |week| number(week.timer_s, 3)),
    ("descent_m", |week| number(week.descent_m, 1)),
    ("knee_load_m", |week| number(week.knee_load.map(|load| load.mid_m), 1)),
    ("longest_run_m", |week| number(week.longest_run_m, 2)),
    ("longest_rest_gap_h", |week| number(week.longest_rest_gap_h, 3)),
    ("distance_change_pct", |week| number(week.distance_change_pct, 2)),
    ("acwr_uncoupled", |week| number(week.acwr_uncoupled, 4)),
    ("acwr_coupled", |week| number(week.acwr_coupled, 4)),
    ("acwr_ewma", |week| number(week.acwr_ewma, 4)),
    ("monotony", |week| number(week.monotony, 4)),
    ("strain", |week| number(week.strain_m, 1)),
    ("other_sport_s", |week| number(week.other_sport_s, 3)),
    ("partial", |week| week.partial.to_string()),
    ("observed", |week| week.is_observed().to_string()),
    ("observed_days", |week| week.observed_days.to_string()),
    ("runs_without_distance", |week| week.runs_without_distance.to_string()),
    ("runs_without_descent", |week| week.runs_without_descent.to_string()),
    ("after_unobserved", |week| week.after_unobserved.to_string()),
    ("ctl_m", |week| number(week.ctl_m, 1)),
    ("atl_m", |week| number(week.atl_m, 1)),
    ("descent_per_km_m", |week| number(week.descent_per_km_m, 2)),
    ("descent_28d_m", |week| number(week.descent_28d_m, 1)),
    ("descent_0_3_pct_m", |week| band(week, 0)),
    ("descent_3_6_pct_m", |week| band(week, 1)),
    ("descent_6_9_pct_m", |week| band(week, 2)),
    ("descent_9_12_pct_m", |week| band(week, 3)),
    ("descent_over_12_pct_m", |week| band(week, 4)),
    ("unobserved_days", |week| week.unobserved_days.to_string()),
];

fn band(week: &WeekMetrics, band: usize) -> String {
    number(week.descent_bands_m.map(|bands_m| bands_m[band]), 1)
}
