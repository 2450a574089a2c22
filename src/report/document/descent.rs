//! The section on descent: its chart, what the figures say, first descents after long gaps, and the runs that stand out.

use super::{Block, Chart, ColumnKind, Row, Table, known};
use crate::descent::Downhill;
use crate::metrics::SpikeState;
use crate::report::Report;
use crate::report::text::{self, tables as said};
use crate::settings::Units;
use crate::timeline::{DescentGapEntry, RunEntry};
use crate::units::{self, UNKNOWN};

/// Sentences; chart and tables only where a run has a descent.
pub(super) fn blocks(report: Report) -> Vec<Block> {
    let mut sentences = text::descent_sentences(report);
    if report.timeline.runs.is_empty() {
        sentences.push(said::NO_RUN.to_owned());
    }
    let mut blocks = vec![Block::Points(sentences)];
    if report.facts.descent.runs > 0 {
        blocks.extend([
            Block::Chart(Chart::Descent),
            Block::Table(first_descents(report)),
            Block::Table(notable_runs(report)),
        ]);
    }
    blocks
}

fn first_descents(report: Report) -> Table {
    let (gaps, shown_in) = (&report.timeline.descent_gaps, report.timeline.units);
    let earlier = gaps.len().saturating_sub(report.settings.facts.first_descents);
    let columns = [
        ("Day", ColumnKind::Day),
        ("Days without", ColumnKind::Number),
        ("Last before", ColumnKind::Text),
        ("Descent", ColumnKind::Number),
        ("Remark", ColumnKind::Text),
    ];
    let row = |gap: &DescentGapEntry| {
        Row::of([
            units::short_day(gap.day),
            gap.days.to_string(),
            units::short_day(gap.from_day),
            units::height(gap.descent_m, shown_in),
            text::gap_remark(gap),
        ])
    };
    let least = units::height(report.settings.spike.descent_reference_m, shown_in);
    let caption = said::first_descents(&least, earlier);
    let rows = gaps[earlier..].iter().rev().map(row);
    Table::new(said::FIRST_DESCENTS_NAME, caption, &columns).with_rows(rows, said::NONE)
}

/// The runs that stand out, newest first.
fn notable_runs(report: Report) -> Table {
    let columns = [
        ("Day", ColumnKind::Day),
        ("Distance", ColumnKind::Number),
        ("Descent", ColumnKind::Number),
        ("vs previous 30 days", ColumnKind::Number),
        ("Descent on grades ≥ 6 %", ColumnKind::Number),
        ("Steep, vs previous 30 days", ColumnKind::Number),
        ("Longest descent", ColumnKind::Number),
        ("Steepest 100 m", ColumnKind::Number),
    ];
    let caption = said::most_descent(report.settings.facts.notable_descents);
    let runs = report.facts.descent.notable_runs.iter().rev();
    let rows = runs.map(|&index| row(&report.timeline.runs[index], report.timeline.units));
    Table::new(said::MOST_DESCENT_NAME, caption, &columns).with_rows(rows, said::NONE)
}

/// A run compared with the most of the previous 30 days.
fn against(state: Option<SpikeState>, ratio: Option<f64>) -> String {
    match state {
        Some(SpikeState::WarmingUp) => said::FIRST_DAYS.to_owned(),
        Some(SpikeState::NoReference) => said::TOO_LITTLE.to_owned(),
        _ => known(ratio, units::change),
    }
}

fn row(run: &RunEntry, shown_in: Units) -> Row {
    let height = |meters| units::height(meters, shown_in);
    let distance = |meters| units::distance(meters, shown_in);
    let downhill = run.downhill.as_ref();
    let steep_m = downhill.map(Downhill::steep_drop_m);
    let longest = downhill.and_then(|down| down.longest);
    let longest = longest.map(|longest| {
        let (drop, length) = (height(longest.drop_m), distance(longest.length_m));
        format!("{drop} in {length}")
    });
    let steepest = downhill.and_then(|down| down.steepest_100m_pct);
    Row::of([
        units::short_day(run.day),
        known(run.totals.distance_m, distance),
        known(run.totals.descent_m, height),
        against(run.descent_state, run.descent_ratio_30d),
        known(steep_m, height),
        against(run.steep_descent_state, run.steep_descent_ratio_30d),
        longest.unwrap_or_else(|| UNKNOWN.to_owned()),
        known(steepest, |pct| format!("{pct:.0} %")),
    ])
}
