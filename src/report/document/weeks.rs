//! The table of weeks: those of the large chart in view, older ones by year.

use std::collections::BTreeMap;

use super::{Block, ColumnKind, Row, Table, anchor, known};
use crate::calendar::{DaySpan, add_days};
use crate::chart::Marked;
use crate::metrics::WeekMetrics;
use crate::report::text::{NO_DATA_CELL, tables as said};
use crate::settings::Settings;
use crate::timeline::Timeline;
use crate::units;

/// Every week, the newest first.
pub(super) fn blocks(timeline: &Timeline, settings: &Settings) -> Vec<Block> {
    let large = usize::try_from(settings.chart.large_weeks).unwrap_or(0);
    let older = timeline.weeks.len().saturating_sub(large.max(1));
    let (older, recent) = timeline.weeks.split_at(older);
    let mut years: BTreeMap<i16, Vec<&WeekMetrics>> = BTreeMap::new();
    for week in older {
        years.entry(week.week_start.year()).or_default().push(week);
    }
    let recent = table(said::WEEKS_NAME.to_owned(), recent.iter(), timeline);
    let mut blocks = vec![Block::Table(recent)];
    blocks.extend(years.into_iter().rev().map(|(year, weeks)| {
        let summary = said::earlier_weeks(year, weeks.len());
        let table = table(said::earlier_weeks_name(year), weeks.into_iter(), timeline);
        Block::Folded(summary, table)
    }));
    blocks
}

fn table<'a>(name: String, weeks: impl DoubleEndedIterator<Item = &'a WeekMetrics>, timeline: &Timeline) -> Table {
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
    let rows =
        weeks.rev().map(|week| Row { anchor: Some(anchor(&Marked::Week(week.week_start))), ..row(week, timeline) });
    Table::new(name, said::WEEKS, &columns).with_rows(rows, said::NONE)
}

fn row(week: &WeekMetrics, timeline: &Timeline) -> Row {
    let day = units::short_day(week.week_start);
    if !week.is_observed() {
        let row = Row::of([day]).over(NO_DATA_CELL, 9).over("0", 1);
        return Row { is_quiet: true, ..row };
    }
    let distance = |metres| units::distance(metres, timeline.units);
    let height = |metres| units::height(metres, timeline.units);
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
        known(week.descent_m, |metres| height(metres) + more(no_descent)),
        known(week.knee_load.map(|load| load.mid_m), |metres| distance(metres) + more(no_distance + no_descent)),
        units::hours_minutes(week.timer_s),
        known(week.longest_rest_gap_h, |hours| format!("{hours:.0}")),
        others.map(units::hours_minutes).unwrap_or_default(),
        week.observed_days.to_string(),
    ];
    Row { is_quiet: week.partial, ..Row::of(cells) }
}
