//! The sections of the report, in their order.

use super::{Block, Chart, Defined, Section, descent, load, pain, shoes, weeks};
use crate::metrics::MetricDefinition;
use crate::onset_analysis::Analysis;
use crate::report::text::{self, context, coverage, notes, rules, tables};
use crate::settings::Settings;
use crate::timeline::{Measure, Timeline};

/// The whole in a few sentences.
pub fn summary(timeline: &Timeline) -> Section {
    let points = Block::Points(text::summary(timeline));
    section("summary", text::IN_SHORT, vec![points])
}

/// Six figures of the last weeks, and when pain began.
pub fn recent(timeline: &Timeline, settings: &Settings) -> Section {
    let heading = text::recent_heading(timeline, settings);
    let onsets = super::recent_onsets(timeline, settings);
    let onsets = match onsets.rows.as_slice() {
        [] => Block::Words(text::first_page::no_onsets(timeline).to_owned()),
        _ => Block::Table(onsets),
    };
    let blocks = vec![
        Block::Figures(text::highlights(timeline, settings).into()),
        Block::Subheading(text::first_page::ONSETS.to_owned()),
        onsets,
    ];
    section("recent", &heading, blocks)
}

/// Load, descent, pain and what surrounds the runs.
pub fn sections(timeline: &Timeline, settings: &Settings) -> Vec<Section> {
    let chart = vec![Block::Chart(Chart::Load)];
    let returns = vec![Block::Table(load::returns(timeline))];
    let mut sections = vec![
        section("chart", text::CHART, chart),
        section("descent", text::DESCENT, descent::blocks(timeline, settings)),
        section("spikes", text::SPIKES, spikes(timeline)),
        section("rests", text::RETURNS, returns),
        section("weeks", text::WEEKS, weeks::blocks(timeline, settings)),
    ];
    if timeline.has_diary {
        sections.extend(painful(timeline, settings));
    }
    sections.extend(surroundings(timeline));
    sections
}

/// Every run; only where there is one.
pub fn runs(timeline: &Timeline, settings: &Settings) -> Option<Section> {
    let blocks = super::runs::blocks(timeline, settings);
    (!blocks.is_empty()).then(|| section("runs", text::RUNS, blocks))
}

/// What stands at the end: when to be seen by somebody, what the figures mean, what was read.
pub fn closing(timeline: &Timeline, settings: &Settings) -> Vec<Section> {
    let red_flags = vec![Block::Framed(text::RED_FLAGS.to_owned())];
    let definitions = timeline.definitions.iter().map(defined).collect();
    let definitions = vec![Block::Definitions(definitions)];
    vec![
        section("red-flags", text::SEE_A_CLINICIAN, red_flags),
        section("definitions", text::DEFINITIONS, definitions),
        section("coverage", text::COVERAGE, read(timeline, settings)),
    ]
}

fn section(id: &'static str, heading: &str, blocks: Vec<Block>) -> Section {
    let heading = heading.to_owned();
    Section { id, heading, blocks }
}

fn spikes(timeline: &Timeline) -> Vec<Block> {
    let mut blocks = vec![
        Block::Table(load::spikes(timeline, Measure::Distance)),
        Block::Table(load::spikes(timeline, Measure::Descent)),
    ];
    blocks.extend(tables::warming_up(timeline).map(Block::Soft));
    blocks
}

fn painful(timeline: &Timeline, settings: &Settings) -> Vec<Section> {
    let compared = &timeline.before_pain;
    let mut sections = Vec::new();
    if compared.analysis > Analysis::NoDiary {
        let mut before = vec![Block::Points(text::before_onsets(compared, settings))];
        if compared.analysis >= Analysis::Percentiles {
            before.push(Block::Table(pain::onsets(timeline)));
        }
        sections.push(section("onsets", text::BEFORE_ONSETS, before));
    }
    sections.push(section("rules", text::LOG_MEETS, met(timeline, settings)));
    if let Some(context) = &timeline.pain_context {
        let counted =
            vec![Block::Soft(tables::COUNTED_NOTES.to_owned()), Block::Points(notes::sentences(context, timeline))];
        sections.push(section("in-notes", text::IN_NOTES, counted));
    }
    sections.push(section("pain", text::DIARY, pain::notes(timeline)));
    sections
}

/// Which conditions of known rules the log meets.
fn met(timeline: &Timeline, settings: &Settings) -> Vec<Block> {
    let mut blocks = vec![Block::Soft(rules::PREAMBLE.to_owned())];
    let Some(checked) = &timeline.pain_rules else {
        blocks.push(Block::Words(tables::NOTHING_TOLD.to_owned()));
        return blocks;
    };
    blocks.extend([
        Block::Points(rules::sentences(checked, timeline, settings)),
        Block::Table(pain::conditions(checked, &settings.log_rules)),
        Block::Points(rules::of_single_runs(checked, &settings.log_rules)),
    ]);
    blocks
}

/// Shoes, effort, other sports and nights; only what is there.
fn surroundings(timeline: &Timeline) -> Option<Section> {
    let sentences = context::sentences(timeline);
    let sentences = (!sentences.is_empty()).then_some(Block::Points(sentences));
    let shoes = (!timeline.shoes.is_empty()).then(|| Block::Table(shoes::shoes(timeline)));
    let blocks: Vec<Block> = sentences.into_iter().chain(shoes).collect();
    (!blocks.is_empty()).then(|| section("wellness", text::WELLNESS, blocks))
}

fn defined(definition: &MetricDefinition) -> Defined {
    Defined {
        name: definition.name,
        formula: definition.formula,
        parts: [
            (text::VALIDITY, definition.validity),
            (text::WITHOUT_FIGURE, definition.edge_cases),
            (text::SOURCE, definition.source),
        ],
    }
}

/// What was read, what was not, and by which settings.
fn read(timeline: &Timeline, settings: &Settings) -> Vec<Block> {
    let mut blocks = vec![Block::Words(coverage::files_found(timeline)), Block::Points(coverage::outcomes(timeline))];
    for part in coverage::parts(timeline, settings) {
        blocks.extend([Block::Subheading(part.heading.to_owned()), Block::Points(part.points)]);
    }
    blocks.extend(coverage::remarks(timeline).into_iter().map(Block::Words));
    blocks.push(Block::Soft(coverage::closing(settings)));
    blocks
}
