//! The tables as CSV, for other programs: SI units, a dot for decimals, empty where unknown.
//!
//! Cells with a runner's own words are defused: a spreadsheet would run a cell that begins with `=`, `+`, `-` or `@`.

mod account;
mod cells;
mod descent;
mod onsets;
mod pain;

use self::cells::{finish, number, table, text};
use crate::history::ledger::LedgerRow;
use crate::metrics::WeekMetrics;
use crate::timeline::{RestGapEntry, RunEntry, SpikeEntry, Timeline};

/// All tables that are part of the report, with their names.
///
/// # Errors
///
/// Passes on what the CSV writer says; writing to memory does not fail in practice.
pub fn all(timeline: &Timeline) -> Result<Vec<(&'static str, Vec<u8>)>, csv::Error> {
    Ok(vec![
        ("tables/runs.csv", runs(&timeline.runs)?),
        ("tables/weeks.csv", weeks(&timeline.weeks)?),
        ("tables/rest_gaps.csv", rest_gaps(&timeline.rest_gaps)?),
        ("tables/spikes.csv", spikes(&timeline.spikes)?),
        ("tables/descent.csv", descent::table_of(&timeline.runs)?),
        ("tables/pain.csv", pain::notes(&timeline.pain)?),
        ("tables/onsets.csv", onsets::onsets(timeline)?),
        ("tables/weekly_answers.csv", pain::weekly_answers(timeline)?),
        ("tables/shoes.csv", account::shoes(&timeline.shoes)?),
        ("tables/days.csv", account::days(&timeline.days)?),
    ])
}

/// `files.csv`: one row for each file found.
///
/// # Errors
///
/// As [`all`].
pub fn files(ledger: &[LedgerRow]) -> Result<Vec<u8>, csv::Error> {
    let mut rows = table(&["path", "bytes", "format", "outcome", "reason", "run_id", "duplicate_of"])?;
    for row in ledger {
        rows.write_record([
            text(&row.path),
            row.bytes.to_string(),
            row.format.to_owned(),
            row.outcome.name().to_owned(),
            text(&row.remarks()),
            row.activity_ids.join(" "),
            row.duplicate_of.as_deref().map(text).unwrap_or_default(),
        ])?;
    }
    finish(rows)
}

fn runs(runs: &[RunEntry]) -> Result<Vec<u8>, csv::Error> {
    let mut rows = table(&[
        "run_id",
        "start_utc",
        "start_local",
        "utc_offset_min",
        "offset_source",
        "week_start",
        "sport",
        "sub_sport",
        "source_format",
        "device",
        "distance_m",
        "distance_source",
        "timer_s",
        "elapsed_s",
        "moving_s",
        "ascent_m",
        "descent_m",
        "descent_source",
        "descent_samples_m",
        "altitude_quality",
        "avg_hr_bpm",
        "cadence_spm",
        "rpe_0_10",
        "feel_0_100",
        "shoe",
        "rest_gap_h",
        "rest_days",
        "distance_ratio_30d",
        "distance_state",
        "descent_ratio_30d",
        "descent_state",
        "knee_load_m",
        "knee_load_low_m",
        "knee_load_high_m",
        "flags",
        "kind",
        "outing_id",
    ])?;
    for run in runs {
        rows.write_record([
            run.run_id.clone(),
            run.start_utc.to_string(),
            run.start_local.to_string(),
            run.utc_offset_min.to_string(),
            run.offset_source.name().to_owned(),
            run.week_start.to_string(),
            run.sport.name().to_owned(),
            run.sub_sport.name().to_owned(),
            run.source_format.name().to_owned(),
            run.device.as_deref().map(text).unwrap_or_default(),
            number(run.distance_m, 2),
            run.distance_source.to_owned(),
            number(run.timer_s, 3),
            number(run.elapsed_s, 3),
            number(run.moving_s, 3),
            number(run.ascent_m, 1),
            number(run.descent_m, 1),
            run.descent_source.name().to_owned(),
            number(run.descent_samples_m, 1),
            run.altitude_quality.to_owned(),
            number(run.avg_hr_bpm, 1),
            number(run.cadence_spm, 1),
            number(run.rpe_0_10, 1),
            number(run.feel_0_100, 0),
            run.shoe.as_deref().map(text).unwrap_or_default(),
            number(run.rest_gap_h, 3),
            run.rest_days.map(|days| days.to_string()).unwrap_or_default(),
            number(run.distance_ratio_30d, 4),
            run.distance_state.map(|state| state.name().to_owned()).unwrap_or_default(),
            number(run.descent_ratio_30d, 4),
            run.descent_state.map(|state| state.name().to_owned()).unwrap_or_default(),
            number(run.knee_load.map(|load| load.mid_m), 1),
            number(run.knee_load.map(|load| load.low_m), 1),
            number(run.knee_load.map(|load| load.high_m), 1),
            run.flags.join(" "),
            run.kind.name().to_owned(),
            (run.outing.as_ref()).map_or_else(String::new, |outing| outing.first_run_id.clone()),
        ])?;
    }
    finish(rows)
}

fn weeks(weeks: &[WeekMetrics]) -> Result<Vec<u8>, csv::Error> {
    let mut rows = table(&[
        "week_start",
        "runs",
        "run_days",
        "distance_m",
        "timer_s",
        "descent_m",
        "knee_load_m",
        "longest_run_m",
        "longest_rest_gap_h",
        "distance_change_pct",
        "acwr_uncoupled",
        "acwr_coupled",
        "acwr_ewma",
        "monotony",
        "strain",
        "other_sport_s",
        "partial",
        "observed",
        "observed_days",
        "runs_without_distance",
        "runs_without_descent",
        "after_unobserved",
        "ctl_m",
        "atl_m",
        "descent_per_km_m",
        "descent_28d_m",
        "descent_0_3_pct_m",
        "descent_3_6_pct_m",
        "descent_6_9_pct_m",
        "descent_9_12_pct_m",
        "descent_over_12_pct_m",
        "unobserved_days",
    ])?;
    for week in weeks {
        let band = |band: usize| number(week.descent_bands_m.map(|bands_m| bands_m[band]), 1);
        rows.write_record([
            week.week_start.to_string(),
            week.runs.to_string(),
            week.run_days.to_string(),
            number(Some(week.distance_m), 2),
            number(Some(week.timer_s), 3),
            number(week.descent_m, 1),
            number(week.knee_load.map(|load| load.mid_m), 1),
            number(week.longest_run_m, 2),
            number(week.longest_rest_gap_h, 3),
            number(week.distance_change_pct, 2),
            number(week.acwr_uncoupled, 4),
            number(week.acwr_coupled, 4),
            number(week.acwr_ewma, 4),
            number(week.monotony, 4),
            number(week.strain_m, 1),
            number(Some(week.other_sport_s), 3),
            week.partial.to_string(),
            week.is_observed().to_string(),
            week.observed_days.to_string(),
            week.runs_without_distance.to_string(),
            week.runs_without_descent.to_string(),
            week.after_unobserved.to_string(),
            number(week.ctl_m, 1),
            number(week.atl_m, 1),
            number(week.descent_per_km_m, 2),
            number(week.descent_28d_m, 1),
            band(0),
            band(1),
            band(2),
            band(3),
            band(4),
            week.unobserved_days.to_string(),
        ])?;
    }
    finish(rows)
}

fn rest_gaps(gaps: &[RestGapEntry]) -> Result<Vec<u8>, csv::Error> {
    let mut rows =
        table(&["run_id", "previous_run_id", "from_date", "to_date", "rest_gap_h", "rest_days", "after_unobserved"])?;
    for gap in gaps {
        rows.write_record([
            gap.run_id.clone(),
            gap.previous_run_id.clone(),
            gap.from_day.to_string(),
            gap.to_day.to_string(),
            number(Some(gap.hours), 3),
            gap.rest_days.to_string(),
            gap.after_unobserved.to_string(),
        ])?;
    }
    finish(rows)
}

fn spikes(spikes: &[SpikeEntry]) -> Result<Vec<u8>, csv::Error> {
    let mut rows = table(&[
        "run_id",
        "date",
        "measure",
        "value_m",
        "reference_m",
        "reference_run_id",
        "ratio",
        "state",
        "at_the_line",
        "after_unobserved",
        "within_uncertainty",
    ])?;
    for spike in spikes {
        rows.write_record([
            spike.run_id.clone(),
            spike.date.to_string(),
            spike.measure.name().to_owned(),
            number(Some(spike.value_m), 2),
            number(Some(spike.reference_m), 2),
            spike.reference_run_id.clone(),
            number(Some(spike.ratio), 4),
            spike.state.name().to_owned(),
            spike.at_the_line.to_string(),
            spike.after_unobserved.to_string(),
            spike.within_uncertainty.to_string(),
        ])?;
    }
    finish(rows)
}
