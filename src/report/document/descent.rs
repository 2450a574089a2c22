//! The section on descent: its chart, what the figures say, first descents after long gaps, and the runs that stand out.

use std::collections::BTreeSet;

use super::{Block, Chart, Kind, Row, Table, known};
use crate::descent::slopes::STEEP_FROM_BAND;
use crate::metrics::SpikeState;
use crate::report::text::{self, tables as said};
use crate::settings::Settings;
use crate::timeline::{DescentGapEntry, RunEntry, Timeline};
use crate::units::{self, UNKNOWN};

/// Runs with the most descent that are listed, and as many that went most beyond the steep descent before them.
const LISTED: usize = 5;
/// First descents that are listed, the newest.
const GAPS_LISTED: usize = 8;

/// Sentences; chart and tables only where a run tells its descent.
pub(super) fn blocks(timeline: &Timeline, settings: &Settings) -> Vec<Block> {
    let mut sentences = text::descent_sentences(timeline, settings);
    if timeline.runs.is_empty() {
        sentences.push(said::NO_RUN.to_owned());
    }
    let mut blocks = vec![Block::Points(sentences)];
    if timeline.runs.iter().any(|run| run.descent_m.is_some()) {
        blocks.extend([
            Block::Chart(Chart::Descent),
            Block::Table(first_descents(timeline, settings)),
            Block::Table(runs(timeline)),
        ]);
    }
    blocks
}

fn first_descents(timeline: &Timeline, settings: &Settings) -> Table {
    let gaps = &timeline.descent_gaps;
    let earlier = gaps.len().saturating_sub(GAPS_LISTED);
    let columns = [
        ("Day", Kind::Day),
        ("Days without", Kind::Number),
        ("Last before", Kind::Word),
        ("Descent", Kind::Number),
        ("Remark", Kind::Word),
    ];
    let row = |gap: &DescentGapEntry| {
        Row::of([
            units::short_day(gap.day),
            gap.days.to_string(),
            units::short_day(gap.from_day),
            units::height(gap.descent_m, timeline.units),
            text::gap_remark(gap),
        ])
    };
    let least = units::height(settings.spike.descent_reference_m, timeline.units);
    let caption = said::first_descents(&least, earlier);
    Table::new(said::FIRST_DESCENTS_NAME, caption, &columns)
        .with_rows(gaps[earlier..].iter().rev().map(row), said::NONE)
}

/// The runs that stand out, the newest first.
fn runs(timeline: &Timeline) -> Table {
    let standing_out = standing_out(timeline);
    let columns = [
        ("Day", Kind::Day),
        ("Distance", Kind::Number),
        ("Descent", Kind::Number),
        ("Against 30 days", Kind::Number),
        ("On 6 % and more", Kind::Number),
        ("Steep, against 30 days", Kind::Number),
        ("Longest descent", Kind::Number),
        ("Steepest 100 m", Kind::Number),
    ];
    let caption = said::most_descent(LISTED);
    let rows = standing_out.iter().rev().map(|run| row(run, timeline));
    Table::new(said::MOST_DESCENT_NAME, caption, &columns).with_rows(rows, said::NONE)
}

/// Runs with the most descent and with the largest steep novelty, oldest first.
fn standing_out(timeline: &Timeline) -> Vec<&RunEntry> {
    let largest = |of: &dyn Fn(&RunEntry) -> Option<f64>| -> Vec<usize> {
        let told = timeline.runs.iter().enumerate();
        let mut told: Vec<(usize, f64)> =
            told.filter_map(|(index, run)| Some((index, of(run).filter(|&figure| figure > 0.0)?))).collect();
        told.sort_by(|one, other| other.1.total_cmp(&one.1));
        let first = told.into_iter().take(LISTED);
        first.map(|(index, _)| index).collect()
    };
    let is_new = |run: &RunEntry| run.steep_descent_state.is_some_and(SpikeState::is_spike);
    let most = largest(&|run| run.descent_m);
    let newest = largest(&|run| run.steep_descent_ratio_30d.filter(|_| is_new(run)));
    let both: BTreeSet<usize> = most.into_iter().chain(newest).collect();
    both.into_iter().map(|index| &timeline.runs[index]).collect()
}

/// A run against the most of the 30 days before it.
fn against(state: Option<SpikeState>, ratio: Option<f64>) -> String {
    match state {
        Some(SpikeState::WarmingUp) => said::FIRST_DAYS.to_owned(),
        Some(SpikeState::NoReference) => said::TOO_LITTLE.to_owned(),
        _ => known(ratio, units::change),
    }
}

fn row(run: &RunEntry, timeline: &Timeline) -> Row {
    let height = |metres| units::height(metres, timeline.units);
    let distance = |metres| units::distance(metres, timeline.units);
    let downhill = run.downhill.as_ref();
    let steep_m = downhill.map(|down| down.drops_m()[STEEP_FROM_BAND..].iter().sum::<f64>());
    let longest = downhill.and_then(|down| down.longest);
    let longest = longest.map(|longest| {
        let (drop, length) = (height(longest.drop_m), distance(longest.length_m));
        format!("{drop} in {length}")
    });
    let steepest = downhill.and_then(|down| down.steepest_100m_pct);
    Row::of([
        units::short_day(run.day),
        known(run.distance_m, distance),
        known(run.descent_m, height),
        against(run.descent_state, run.descent_ratio_30d),
        known(steep_m, height),
        against(run.steep_descent_state, run.steep_descent_ratio_30d),
        longest.unwrap_or_else(|| UNKNOWN.to_owned()),
        known(steepest, |pct| format!("{pct:.0} %")),
    ])
}
