//! The columns of `tables/weeks`, `tables/rest_gaps` and `tables/spikes`.

use super::columns::{Column, column, full};
use crate::metrics::WeekMetrics;
use crate::timeline::{RestGapEntry, ReturnEntry, SpikeEntry};

const NO_DATA: &str = "week without data";
const NO_DESCENT: &str = "week without data, or with runs of which none has a descent; 0 without a run";
const NO_GRADES: &str = "week without data, or with runs of which none has grades; 0 without a run";
const NO_KNEE_LOAD: &str = "week without data, or with runs of which none has one; 0 without a run";
const NO_ACWR: &str = "first 28 days, or nothing to divide by";
const NO_CTL: &str = "first 42 days";

/// Ratios are those of the last day of the week, or of the last day with data.
pub(super) const WEEKS: &[Column<WeekMetrics>] = &[
    full("week_start", "", "First day of the week").date(|week| Some(week.week_start)),
    column("runs", "", "Runs begun", NO_DATA).integer(|week| week.observed(week.runs.into())),
    column("run_days", "d", "Days with a run", NO_DATA).integer(|week| week.observed(week.run_days.into())),
    column("distance_m", "m", "Distance of all runs; one of unknown distance adds nothing", NO_DATA)
        .real(2, |week| week.observed(week.distance_m)),
    column("timer_s", "s", "Time with the timer running", NO_DATA).real(3, |week| week.observed(week.timer_s)),
    column("descent_m", "m", "Meters descended", NO_DESCENT).real(1, |week| week.descent_m),
    column("knee_load_m", "m", "Knee-load estimate of the runs that have one", NO_KNEE_LOAD)
        .real(1, |week| week.knee_load.map(|load| load.mid_m)),
    column("longest_run_m", "m", "Longest run", "no run").real(2, |week| week.longest_run_m),
    column("longest_rest_gap_h", "h", "Longest rest that ended in the week", "none ended")
        .real(3, |week| week.longest_rest_gap_h),
    column(
        "distance_change_pct",
        "%",
        "Distance against the week before",
        "this week or the one before `partial` or without data, or 0 in the one before",
    )
    .real(2, |week| week.distance_change_pct),
    column("acwr_uncoupled", "", "Mean of 7 days over that of the 21 days before", NO_ACWR)
        .real(4, |week| week.acwr_uncoupled),
    column("acwr_coupled", "", "Mean of 7 days over that of 28 days that include them", NO_ACWR)
        .real(4, |week| week.acwr_coupled),
    column("acwr_ewma", "", "Ratio of exponentially weighted means over 7 and 28 days", NO_ACWR)
        .real(4, |week| week.acwr_ewma),
    column(
        "monotony",
        "",
        "Mean of the 7 daily distances over their standard deviation (n - 1)",
        "all 7 equal, or fewer than 7 days of data",
    )
    .real(4, |week| week.monotony),
    column("strain", "m", "Distance of the 7 days times monotony", "no monotony").real(1, |week| week.strain_m),
    column("other_sport_s", "s", "Timer time of other sports", NO_DATA)
        .real(3, |week| week.observed(week.other_sport_s)),
    full("partial", "", "True where the data begin or end within the week").boolean(|week| Some(week.partial)),
    full("observed", "", "False where the whole week lies inside a gap of 14 days or more without data")
        .boolean(|week| Some(week.is_observed())),
    full("observed_days", "d", "Days with data in any file").integer(|week| Some(week.observed_days.into())),
    full("runs_without_distance", "", "Runs whose distance is unknown")
        .integer(|week| Some(week.runs_without_distance.into())),
    full("runs_without_descent", "", "Runs whose descent is unknown or not applicable")
        .integer(|week| Some(week.runs_without_descent.into())),
    full("after_unobserved", "", "True where the window of a ratio touches a gap of 14 days or more without data")
        .boolean(|week| Some(week.after_unobserved)),
    column("ctl_m", "m", "Chronic load: exponential mean of daily distance over 42 days", NO_CTL)
        .real(1, |week| week.ctl_m),
    column("atl_m", "m", "Acute load: exponential mean of daily distance over 7 days", NO_CTL)
        .real(1, |week| week.atl_m),
    column("descent_per_km_m", "m/km", "Descent over distance, of runs with both", "no run has both")
        .real(2, |week| week.descent_per_km_m),
    column(
        "descent_28d_m",
        "m",
        "Meters descended in the 28 days up to the last day; a run of unknown descent adds nothing",
        "first 27 days",
    )
    .real(1, |week| week.descent_28d_m),
    column("descent_0_3_pct_m", "m", "Meters descended on grades of less than 3 %", NO_GRADES)
        .real(1, |week| band(week, 0)),
    column("descent_3_6_pct_m", "m", "On grades of 3 to 6 %", NO_GRADES).real(1, |week| band(week, 1)),
    column("descent_6_9_pct_m", "m", "On grades of 6 to 9 %", NO_GRADES).real(1, |week| band(week, 2)),
    column("descent_9_12_pct_m", "m", "On grades of 9 to 12 %", NO_GRADES).real(1, |week| band(week, 3)),
    column("descent_over_12_pct_m", "m", "On grades of 12 % and steeper", NO_GRADES).real(1, |week| band(week, 4)),
    full("unobserved_days", "d", "Days inside a gap of 14 days or more without data")
        .integer(|week| Some(week.unobserved_days.into())),
];

fn band(week: &WeekMetrics, band: usize) -> Option<f64> {
    week.descent_bands_m.map(|bands_m| bands_m[band])
}

pub(super) const REST_GAPS: &[Column<RestGapEntry>] = &[
    full("run_id", "", "The run that ended the rest").word(|gap| Some(&gap.run_id)),
    full("previous_run_id", "", "The run before the rest").word(|gap| Some(&gap.previous_run_id)),
    full("from_date", "", "Day of the run before").date(|gap| Some(gap.from_day)),
    full("to_date", "", "Day of the run that ended it").date(|gap| Some(gap.to_day)),
    full("rest_gap_h", "h", "From the end of one run to the start of the next").real(3, |gap| Some(gap.hours)),
    full("rest_days", "d", "Whole local days without a run between").integer(|gap| Some(gap.rest_days)),
    full("after_unobserved", "", "True where the rest touches a gap of 14 days or more without data")
        .boolean(|gap| Some(gap.after_unobserved)),
];

pub(super) const RETURNS: &[Column<ReturnEntry>] = &[
    full("run_id", "", "The first run back").word(|back| Some(&back.run_id)),
    full("date", "", "Its local day").date(|back| Some(back.day)),
    full("rest_days", "d", "Whole local days without a run before it").integer(|back| Some(back.rest_days)),
    full("first_week_m", "m", "Distance of the seven days from then on").real(2, |back| Some(back.first_week_m)),
    column("before_weekly_m", "m", "Mean weekly distance of the four weeks before the break", "no such weeks")
        .real(2, |back| back.before_weekly_m),
    column("share_pct", "%", "First week over that mean", "no such weeks").real(1, |back| back.share_pct),
    full("first_week_partial", "", "True where the data end before the first week does")
        .boolean(|back| Some(back.first_week_partial)),
    full("after_unobserved", "", "True where it touches a gap of 14 days or more without data")
        .boolean(|back| Some(back.after_unobserved)),
];

pub(super) const SPIKES: &[Column<SpikeEntry>] = &[
    full("run_id", "", "The run").word(|spike| Some(&spike.run_id)),
    full("date", "", "Its local day").date(|spike| Some(spike.date)),
    full("measure", "", "`distance` or `descent`").word(|spike| Some(spike.measure.name())),
    full("value_m", "m", "Its distance or descent, of all parts where it was interrupted")
        .real(2, |spike| Some(spike.value_m)),
    full("reference_m", "m", "The largest of the previous 30 days").real(2, |spike| Some(spike.reference_m)),
    full("reference_run_id", "", "The run that has it").word(|spike| Some(&spike.reference_run_id)),
    full("ratio", "", "Value over reference").real(4, |spike| Some(spike.ratio)),
    full("state", "", "`small` (over 1.10), `moderate` (over 1.30), `large` (over 2.00)")
        .word(|spike| Some(spike.state.name())),
    full("at_the_line", "", "True where 1.05 < ratio < 1.15: within measurement error of the threshold")
        .boolean(|spike| Some(spike.at_the_line)),
    full("after_unobserved", "", "True where the 30 days touch a gap of 14 days or more without data")
        .boolean(|spike| Some(spike.after_unobserved)),
    full("within_uncertainty", "", "True where the uncertainty of both figures can explain it")
        .boolean(|spike| Some(spike.within_uncertainty)),
];
