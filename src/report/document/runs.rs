//! The table of runs: those of the large chart in view, older ones by year.

use std::collections::BTreeMap;

use super::{Block, ColumnKind, Row, Table, anchor, known};
use crate::calendar::add_days;
use crate::chart::Marked;
use crate::report::text::tables as said;
use crate::settings::Settings;
use crate::timeline::{RunEntry, Timeline};
use crate::units::{self, UNKNOWN};

/// Every run, the newest first.
pub(super) fn blocks(timeline: &Timeline, settings: &Settings) -> Vec<Block> {
    let (recent, older) = split(timeline, settings);
    let recorded = Recorded::of(timeline);
    let recent =
        (!recent.is_empty()).then(|| Block::Table(table(said::RUNS_NAME.to_owned(), &recent, recorded, timeline)));
    let older = older.into_iter().rev().map(|(year, runs)| {
        let table = table(said::earlier_runs_name(year), &runs, recorded, timeline);
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

/// What is recorded for some run: there is no column for what is never recorded.
#[derive(Debug, Clone, Copy)]
struct Recorded {
    effort: bool,
    shoe: bool,
}

impl Recorded {
    fn of(timeline: &Timeline) -> Recorded {
        let any = |is_recorded: fn(&RunEntry) -> bool| timeline.runs.iter().any(is_recorded);
        Recorded { effort: any(|run| run.totals.rpe_0_10.is_some()), shoe: any(|run| run.shoe.is_some()) }
    }
}

fn table(name: String, runs: &[&RunEntry], recorded: Recorded, timeline: &Timeline) -> Table {
    let mut columns = vec![
        ("Day", ColumnKind::Day),
        ("ColumnKind", ColumnKind::Text),
        ("Distance", ColumnKind::Number),
        ("Change", ColumnKind::Number),
        ("Descent", ColumnKind::Number),
        ("Time", ColumnKind::Number),
        ("Rest days", ColumnKind::Number),
    ];
    columns.extend(recorded.effort.then_some(("Effort, 0–10", ColumnKind::Number)));
    columns.extend(recorded.shoe.then_some(("Shoe", ColumnKind::Written)));
    columns.push(("Remarks", ColumnKind::Text));
    let rows = runs.iter().rev().map(|run| row(run, recorded, timeline));
    Table::new(name, said::RUNS, &columns).with_rows(rows, "")
}

fn row(run: &RunEntry, recorded: Recorded, timeline: &Timeline) -> Row {
    let rest = run.rest_days.map(|days| days.to_string());
    let mut cells = vec![
        units::short_day(run.day),
        run.kind.name().to_owned(),
        known(run.totals.distance_m, |metres| units::distance(metres, timeline.units)),
        said::run_change(run, timeline.units),
        known(run.totals.descent_m, |metres| units::height(metres, timeline.units)),
        known(run.totals.timer_s.or(run.totals.elapsed_s), units::hours_minutes),
        rest.unwrap_or_else(|| UNKNOWN.to_owned()),
    ];
    cells.extend(recorded.effort.then(|| known(run.totals.rpe_0_10, units::score)));
    cells.extend(recorded.shoe.then(|| run.shoe.clone().unwrap_or_default()));
    cells.push(said::run_remarks(run));
    Row { anchor: Some(anchor(&Marked::Run(run.run_id.clone()))), ..Row::of(cells) }
}
