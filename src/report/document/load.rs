//! The tables on load: single runs, breaks and returns, weeks.

use std::collections::BTreeMap;

use super::{Block, ColumnKind, Row, Table, anchor, known, run_anchor};
use crate::calendar::{DaySpan, add_days};
use crate::chart::Marked;
use crate::metrics::WeekMetrics;
use crate::report::text::{NO_DATA_CELL, tables as said};
use crate::settings::Settings;
use crate::timeline::{Measure, ReturnEntry, SpikeEntry, Timeline};
use crate::units;

/// Runs above the comparison group, by distance or by descent.
pub(super) fn spikes(timeline: &Timeline, measure: Measure) -> Table {
    let caption = match measure {
        Measure::Distance => said::DISTANCE_SPIKES,
        Measure::Descent => said::DESCENT_SPIKES,
    };
    let columns = [
        ("Day", ColumnKind::Day),
        ("Run", ColumnKind::Number),
        ("30-day most", ColumnKind::Number),
        ("Change", ColumnKind::Number),
        ("Size", ColumnKind::State),
        ("Remark", ColumnKind::Text),
    ];
    let spikes = timeline.spikes.iter().rev();
    let rows = spikes.filter(|spike| spike.measure == measure).map(|spike| spike_row(timeline, spike));
    Table::new(caption, caption, &columns).with_rows(rows, said::NONE)
}

fn spike_row(timeline: &Timeline, spike: &SpikeEntry) -> Row {
    let value = |meters: f64| match spike.measure {
        Measure::Distance => units::distance(meters, timeline.units),
        Measure::Descent => units::height(meters, timeline.units),
    };
    let cells = [
        units::short_day(spike.date),
        value(spike.value_m),
        value(spike.reference_m),
        units::change(spike.ratio),
        spike.state.name().to_owned(),
        said::spike_remark(timeline, spike),
    ];
    Row {
        anchor: Some(format!("{}-{}", spike.measure.name(), spike.run_id)),
        leads_to: Some(run_anchor(&spike.run_id)),
        ..Row::of(cells)
    }
}

/// Returns after a week or more without a run.
pub(super) fn returns(timeline: &Timeline) -> Table {
    let columns = [
        ("First run back", ColumnKind::Day),
        ("Days without a run", ColumnKind::Number),
        ("First week back", ColumnKind::Number),
        ("Four weeks before, a week", ColumnKind::Number),
        ("First week, share", ColumnKind::Number),
        ("Remark", ColumnKind::Text),
    ];
    let row = |back: &ReturnEntry| {
        let distance = |meters| units::distance(meters, timeline.units);
        let cells = [
            units::short_day(back.day),
            back.rest_days.to_string(),
            distance(back.first_week_m),
            known(back.before_weekly_m, distance),
            known(back.share_pct, |pct| format!("{pct:.0} %")),
            said::return_remark(back),
        ];
        Row { leads_to: Some(run_anchor(&back.run_id)), ..Row::of(cells) }
    };
    Table::new(said::RETURNS_NAME, said::RETURNS, &columns)
        .with_rows(timeline.returns.iter().rev().map(row), said::NONE)
}

/// Every week, the newest first.
pub(super) fn weeks(timeline: &Timeline, settings: &Settings) -> Vec<Block> {
    let large = usize::try_from(settings.chart.large_weeks).unwrap_or(0);
    let older = timeline.weeks.len().saturating_sub(large.max(1));
    let (older, recent) = timeline.weeks.split_at(older);
    let mut years: BTreeMap<i16, Vec<&WeekMetrics>> = BTreeMap::new();
    for week in older {
        years.entry(week.week_start.year()).or_default().push(week);
    }
    let recent = week_table(said::WEEKS_NAME.to_owned(), recent.iter(), timeline);
    let mut blocks = vec![Block::Table(recent)];
    blocks.extend(years.into_iter().rev().map(|(year, weeks)| {
        let summary = said::earlier_weeks(year, weeks.len());
        let table = week_table(said::earlier_weeks_name(year), weeks.into_iter(), timeline);
        Block::Folded(summary, table)
    }));
    blocks
}

fn week_table<'a>(name: String, weeks: impl DoubleEndedIterator<Item = &'a WeekMetrics>, timeline: &Timeline) -> Table {
    let columns = [
        ("Week of", ColumnKind::Day),
        ("Runs", ColumnKind::Number),
        ("Distance", ColumnKind::Number),
        ("Change", ColumnKind::Number),
        ("Longest run", ColumnKind::Number),
        ("Descent", ColumnKind::Number),
        ("Knee-load estimate", ColumnKind::Number),
        ("Time", ColumnKind::Number),
        ("Longest gap (h)", ColumnKind::Number),
        ("Other sports", ColumnKind::Number),
        ("Days with data", ColumnKind::Number),
    ];
    let rows = weeks
        .rev()
        .map(|week| Row { anchor: Some(anchor(&Marked::Week(week.week_start))), ..week_row(week, timeline) });
    Table::new(name, said::WEEKS, &columns).with_rows(rows, said::NONE)
}

fn week_row(week: &WeekMetrics, timeline: &Timeline) -> Row {
    let day = units::short_day(week.week_start);
    if !week.is_observed() {
        let row = Row::of([day]).over(NO_DATA_CELL, 9).over("0", 1);
        return Row { is_quiet: true, ..row };
    }
    let distance = |meters| units::distance(meters, timeline.units);
    let height = |meters| units::height(meters, timeline.units);
    let more = |unknown: u32| if unknown > 0 { " +?" } else { "" };
    let (no_distance, no_descent) = (week.runs_without_distance, week.runs_without_descent);
    let compared = DaySpan { first: add_days(week.week_start, -7), last: add_days(week.week_start, 6) };
    let doubt = if timeline.unobserved.iter().any(|gap| gap.touches(compared)) { " ?" } else { "" };
    let others = Some(week.other_sport_s).filter(|&seconds| seconds > 0.0);
    let cells = [
        day,
        week.runs.to_string(),
        distance(week.distance_m) + more(no_distance),
        known(week.distance_change_pct, |pct| units::signed_pct(pct) + doubt),
        known(week.longest_run_m, distance),
        known(week.descent_m, |meters| height(meters) + more(no_descent)),
        known(week.knee_load.map(|load| load.mid_m), |meters| distance(meters) + more(no_distance + no_descent)),
        units::hours_minutes(week.timer_s),
        known(week.longest_rest_gap_h, |hours| format!("{hours:.0}")),
        others.map(units::hours_minutes).unwrap_or_default(),
        week.observed_days.to_string(),
    ];
    Row { is_quiet: week.partial, ..Row::of(cells) }
}
