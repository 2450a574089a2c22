//! The sections of the report, in their order.

use jiff::civil::Date;

use super::{Block, Chart, ColumnKind, Defined, Row, Section, Table, descent, load, pain};
use crate::metrics::MetricDefinition;
use crate::onset_analysis::Analysis;
use crate::report::Report;
use crate::report::text::{
    self, coverage, first_page, last_visit as visit_text, notes, rules, tables, training_context,
};
use crate::timeline::{Measure, ShoeEntry};
use crate::units::{self, UNKNOWN};

/// The whole in a few sentences.
pub fn summary(report: Report) -> Section {
    let points = Block::Points(text::summary(report));
    section("summary", text::IN_SHORT, vec![points])
}

/// What the second page of the PDF holds: what happened since the last visit, the last half year, the published rules. The
/// chart is left out where the first page shows all of it.
pub fn page_two(report: Report) -> Vec<Section> {
    let Report { timeline, settings, .. } = report;
    let chart = section("chart", text::CHART, vec![Block::Chart(Chart::Load)]);
    let rules = match &timeline.pain_rules {
        None => vec![Block::Text(tables::NOTHING_TO_CHECK.to_owned())],
        Some(checked) => vec![
            Block::Soft(format!("{} {}", rules::NOT_ADVICE, first_page::words_of_page_one(settings))),
            Block::Table(pain::conditions(checked, &settings.log_rules)),
            Block::Points(rules::around_runs(checked, &settings.log_rules).into()),
            Block::Chart(Chart::Ladder),
        ],
    };
    last_visit(report).into_iter().chain([chart, section("rules-in-short", text::LOG_MEETS, rules)]).collect()
}

/// What happened since the last visit; `None` where none is given.
pub fn last_visit(report: Report) -> Option<Section> {
    let last = report.facts.last_visit.as_ref()?;
    let points = vec![Block::Points(visit_text::points(last, report))];
    Some(section("last-visit", &visit_text::heading(last), points))
}

/// Load, descent, pain and what surrounds the runs.
pub fn sections(report: Report) -> Vec<Section> {
    let Report { timeline, settings, .. } = report;
    let chart = vec![Block::Chart(Chart::Load)];
    let returns = returns(report);
    let mut sections = vec![
        section("chart", text::CHART, chart),
        section("descent", text::DESCENT, descent::blocks(report)),
        section("spikes", text::SPIKES, spikes(report)),
        section("rests", text::RETURNS, returns),
        section("weeks", text::WEEKS, load::weeks(timeline, settings)),
    ];
    if timeline.has_diary {
        sections.extend(painful(report));
    }
    sections.extend(surroundings(report));
    sections
}

/// The load charts of the time before, to be unfolded; only the page has them.
pub fn earlier_charts(report: Report) -> Vec<Block> {
    let earlier = &report.facts.earlier;
    let charts = earlier.charted.iter().enumerate();
    let charts =
        charts.map(|(place, period)| Block::FoldedChart(text::earlier_period(report, period), Chart::Earlier(place)));
    let left_out = text::earlier_left_out(earlier.left_out, report.settings.chart.large_weeks);
    charts.chain(left_out.map(Block::Soft)).collect()
}

/// Every run; only where there is one.
pub fn runs(report: Report) -> Option<Section> {
    let blocks = super::runs::blocks(report);
    (!blocks.is_empty()).then(|| section("runs", text::RUNS, blocks))
}

/// At the end: when to see a clinician, what the figures mean, what was read.
pub fn closing(report: Report) -> Vec<Section> {
    let red_flags = vec![Block::Framed(text::RED_FLAGS.to_owned())];
    let definitions = report.timeline.definitions.iter().map(defined).collect();
    let definitions = vec![Block::Definitions(definitions)];
    vec![
        section("red-flags", text::SEE_A_CLINICIAN, red_flags),
        section("definitions", text::DEFINITIONS, definitions),
        section("coverage", text::COVERAGE, read(report)),
    ]
}

fn section(id: &'static str, heading: &str, blocks: Vec<Block>) -> Section {
    let heading = heading.to_owned();
    Section { id, heading, blocks }
}

fn returns(report: Report) -> Vec<Block> {
    let walking = tables::run_walk(report);
    let mut blocks = vec![Block::Table(load::returns(report.timeline))];
    if !walking.is_empty() {
        blocks.extend([Block::Points(walking), Block::Soft(tables::run_walk_means(report.settings))]);
    }
    blocks
}

fn spikes(report: Report) -> Vec<Block> {
    let timeline = report.timeline;
    let mut blocks = vec![
        Block::Table(load::spikes(timeline, Measure::Distance)),
        Block::Table(load::spikes(timeline, Measure::Descent)),
    ];
    blocks.extend(tables::not_graded(report.facts.runs_not_graded).map(Block::Soft));
    blocks
}

fn painful(report: Report) -> Vec<Section> {
    let Report { timeline, settings, .. } = report;
    let compared = &timeline.before_pain;
    let mut sections = Vec::new();
    if compared.analysis > Analysis::NoDiary {
        let mut before = vec![Block::Points(text::before_onsets(compared, settings))];
        if compared.analysis >= Analysis::Percentiles {
            before.push(Block::Table(pain::onsets(timeline)));
        }
        sections.push(section("onsets", text::BEFORE_ONSETS, before));
    }
    sections.push(section("rules", text::LOG_MEETS, met(report)));
    if let Some(context) = &timeline.pain_context {
        let counted =
            vec![Block::Soft(tables::COUNTED_NOTES.to_owned()), Block::Points(notes::sentences(context, report))];
        sections.push(section("in-notes", text::IN_NOTES, counted));
    }
    sections.push(section("pain", text::DIARY, pain::notes(report)));
    sections
}

/// Which conditions of known rules the log meets.
fn met(report: Report) -> Vec<Block> {
    let Report { timeline, facts, settings } = report;
    let mut blocks = vec![Block::Soft(rules::PREAMBLE.to_owned())];
    let Some(checked) = &timeline.pain_rules else {
        blocks.push(Block::Text(tables::NOTHING_TO_CHECK.to_owned()));
        return blocks;
    };
    blocks.extend([
        Block::Points(rules::sentences(checked, timeline, settings)),
        Block::Table(pain::conditions(checked, &settings.log_rules)),
        Block::Points(rules::of_single_runs(checked, &settings.log_rules)),
    ]);
    blocks.extend((facts.ladder.run_steps() > 0).then_some(Block::Chart(Chart::Ladder)));
    blocks
}

/// Shoes, effort, other sports and nights; only what is known.
fn surroundings(report: Report) -> Option<Section> {
    let sentences = training_context::sentences(report);
    let sentences = (!sentences.is_empty()).then_some(Block::Points(sentences));
    let shoes = (!report.timeline.shoes.is_empty()).then(|| Block::Table(shoes(report)));
    let blocks: Vec<Block> = sentences.into_iter().chain(shoes).collect();
    (!blocks.is_empty()).then(|| section("wellness", text::WELLNESS, blocks))
}

/// Shoes as an account names them.
fn shoes(report: Report) -> Table {
    let timeline = report.timeline;
    let worn = &report.facts.surroundings.worn_shoes;
    let mut columns = vec![
        ("Shoe", ColumnKind::Written),
        ("First day", ColumnKind::Number),
        ("Last worn", ColumnKind::Number),
        ("Runs", ColumnKind::Number),
        ("Distance in these files", ColumnKind::Number),
    ];
    columns.extend((!worn.is_empty()).then_some(("Remark", ColumnKind::Text)));
    let day = |day: Option<Date>| day.map_or_else(|| UNKNOWN.to_owned(), units::short_day);
    let row = |(index, shoe): (usize, &ShoeEntry)| {
        let retired = if shoe.retired_day.is_some() { " (retired)" } else { "" };
        let remark = if worn.contains(&index) { training_context::WORN } else { "" };
        let cells = [
            format!("{}{retired}", shoe.name),
            day(shoe.first_day),
            day(shoe.last_day),
            shoe.runs.to_string(),
            units::distance(shoe.distance_m, timeline.units),
            remark.to_owned(),
        ];
        Row::of(cells.into_iter().take(columns.len()))
    };
    Table::new(training_context::NAME, training_context::SHOES, &columns)
        .with_rows(timeline.shoes.iter().enumerate().map(row), "")
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
fn read(report: Report) -> Vec<Block> {
    let Report { timeline, settings, .. } = report;
    let mut blocks = vec![Block::Text(coverage::files_found(timeline)), Block::Points(coverage::outcomes(timeline))];
    for part in coverage::parts(report) {
        blocks.extend([Block::Subheading(part.heading.to_owned()), Block::Points(part.points)]);
    }
    blocks.extend(coverage::remarks(timeline).into_iter().map(Block::Text));
    blocks.push(Block::Soft(coverage::closing(settings)));
    blocks
}
