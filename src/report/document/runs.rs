//! The table of runs: those of the large chart in view, older ones by year.

use std::collections::BTreeMap;

use super::{Block, ColumnKind, Row, Table, anchor, known};
use crate::calendar::add_days;
use crate::chart::Marked;
use crate::report::Report;
use crate::report::text::tables as said;
use crate::settings::Settings;
use crate::timeline::{RunEntry, Timeline};
use crate::units::{self, UNKNOWN};

/// Every run, the newest first.
pub(super) fn blocks(report: Report) -> Vec<Block> {
    let (recent, older) = split(report.timeline, report.settings);
    let columns = columns(report);
    let recent =
        (!recent.is_empty()).then(|| Block::Table(table(said::RUNS_NAME.to_owned(), &recent, &columns, report)));
    let older = older.into_iter().rev().map(|(year, runs)| {
        let table = table(said::earlier_runs_name(year), &runs, &columns, report);
        Block::Folded(said::earlier_runs(year, runs.len()), table)
    });
    recent.into_iter().chain(older).collect()
}

/// The runs that the chart can show large, and those before them by year.
fn split<'a>(timeline: &'a Timeline, settings: &Settings) -> (Vec<&'a RunEntry>, BTreeMap<i16, Vec<&'a RunEntry>>) {
    let newest = timeline.last_day.or(timeline.runs.last().map(|run| run.day));
    let from = newest.map(|day| {
        let weeks = settings.chart.large_weeks.max(1);
        add_days(timeline.week_start.week_of(day), -7 * (weeks - 1))
    });
    let is_recent = |run: &&RunEntry| from.is_none_or(|from| run.day >= from);
    let (recent, before): (Vec<&RunEntry>, Vec<&RunEntry>) = timeline.runs.iter().partition(is_recent);
    let mut older: BTreeMap<i16, Vec<&RunEntry>> = BTreeMap::new();
    for run in before {
        older.entry(run.day.year()).or_default().push(run);
    }
    (recent, older)
}

/// A column of the table: heading, kind, and the cell of a run.
struct RunColumn {
    heading: &'static str,
    kind: ColumnKind,
    cell: fn(&RunEntry, Report) -> String,
}

/// The columns; there is none for what is never recorded.
fn columns(report: Report) -> Vec<RunColumn> {
    let number = |heading, cell| RunColumn { heading, kind: ColumnKind::Number, cell };
    let where_known = |is_known: fn(&RunEntry, Report) -> bool, column: RunColumn| {
        report.timeline.runs.iter().any(|run| is_known(run, report)).then_some(column)
    };
    let mut columns = vec![
        RunColumn { heading: "Day", kind: ColumnKind::Day, cell: |run, _| units::short_day(run.day) },
        RunColumn { heading: "Kind", kind: ColumnKind::Text, cell: |run, _| run.kind.name().to_owned() },
        number("Distance", |run, at| known(run.totals.distance_m, |meters| units::distance(meters, at.timeline.units))),
        number("Change", |run, at| said::run_change(run, at.timeline.units)),
        number("Descent", |run, at| known(run.totals.descent_m, |meters| units::height(meters, at.timeline.units))),
        number("Time", |run, _| known(run.totals.timer_s.or(run.totals.elapsed_s), units::hours_minutes)),
    ];
    let often_known = [
        where_known(
            |run, at| pace(run, at).is_some(),
            number(said::pace_heading(report.timeline.units), |run, at| {
                pace(run, at).unwrap_or_else(|| UNKNOWN.to_owned())
            }),
        ),
        where_known(
            |run, _| run.totals.avg_hr_bpm.is_some(),
            number("Heart rate (bpm)", |run, _| known(run.totals.avg_hr_bpm, whole)),
        ),
        where_known(
            |run, _| run.totals.cadence_spm.is_some(),
            number("Cadence (steps/min)", |run, _| known(run.totals.cadence_spm, whole)),
        ),
        Some(number("Rest days", |run, _| run.rest_days.map_or_else(|| UNKNOWN.to_owned(), |days| days.to_string()))),
        where_known(
            |run, at| pain(run, at).is_some(),
            number("Pain, 0–10", |run, at| known(pain(run, at), units::score)),
        ),
        where_known(
            |run, _| run.totals.rpe_0_10.is_some(),
            number("Effort, 0–10", |run, _| known(run.totals.rpe_0_10, units::score)),
        ),
        where_known(
            |run, _| run.shoe.is_some(),
            RunColumn {
                heading: "Shoe",
                kind: ColumnKind::Written,
                cell: |run, _| run.shoe.clone().unwrap_or_default(),
            },
        ),
    ];
    columns.extend(often_known.into_iter().flatten());
    columns.push(RunColumn { heading: "Remarks", kind: ColumnKind::Text, cell: |run, _| said::run_remarks(run) });
    columns
}

fn pace(run: &RunEntry, report: Report) -> Option<String> {
    run.totals.speed_m_s().and_then(|speed| units::pace_number(speed, report.timeline.units))
}

fn pain(run: &RunEntry, report: Report) -> Option<f64> {
    report.facts.diary_days.worst_0_10(run.day)
}

fn whole(value: f64) -> String {
    format!("{value:.0}")
}

fn table(name: String, runs: &[&RunEntry], columns: &[RunColumn], report: Report) -> Table {
    let headings: Vec<_> = columns.iter().map(|column| (column.heading, column.kind)).collect();
    let rows = runs.iter().rev().map(|run| Row {
        anchor: Some(anchor(&Marked::Run(run.run_id.clone()))),
        ..Row::of(columns.iter().map(|column| (column.cell)(run, report)))
    });
    let with_pain = headings.iter().any(|(heading, _)| heading.starts_with("Pain"));
    Table::new(name, said::runs(with_pain), &headings).with_rows(rows, "")
}
