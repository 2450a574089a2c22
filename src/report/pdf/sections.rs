//! The sections behind the first page, in the order of the page.

use super::sheet::{Block, Section};
use crate::before_pain::Analysis;
use crate::report::shown;
use crate::report::wording::{self, coverage, notes, print as said, rules, tables};
use crate::settings::Settings;
use crate::timeline::{Measure, Timeline};

/// All of them; `drawings` come first.
pub(super) fn sections(
    timeline: &Timeline,
    settings: &Settings,
    drawings: Vec<Section>,
) -> Vec<Section> {
    let mut sections = drawings;
    sections.push(section(
        wording::IN_SHORT,
        vec![Block::points(wording::summary(timeline))],
    ));
    sections.extend(load(timeline));
    if timeline.has_diary {
        sections.extend(pain(timeline, settings));
    }
    sections.extend(wellness(timeline));
    sections.push(definitions(timeline));
    sections.push(read(timeline, settings));
    let words = wording::RED_FLAGS.to_owned();
    sections.push(section(said::RED_FLAGS, vec![Block::Framed { words }]));
    sections
}

fn section(heading: &str, blocks: Vec<Block>) -> Section {
    Section {
        heading: heading.to_owned(),
        blocks,
    }
}

fn load(timeline: &Timeline) -> Vec<Section> {
    let mut spikes = vec![
        Block::table(shown::spikes(timeline, Measure::Distance)),
        Block::table(shown::spikes(timeline, Measure::Descent)),
    ];
    spikes.extend(tables::warming_up(timeline).map(Block::soft));
    vec![
        section(wording::SPIKES, spikes),
        section(
            wording::RETURNS,
            vec![Block::table(shown::returns(timeline))],
        ),
        section(wording::WEEKS, vec![Block::table(shown::weeks(timeline))]),
    ]
}

fn pain(timeline: &Timeline, settings: &Settings) -> Vec<Section> {
    let compared = &timeline.before_pain;
    let mut before = vec![Block::points(wording::before_onsets(compared, settings))];
    if compared.analysis >= Analysis::Percentiles {
        before.push(Block::table(shown::onsets(timeline)));
    }
    let mut met = vec![Block::soft(rules::PREAMBLE)];
    match &timeline.pain_rules {
        Some(checked) => met.extend([
            Block::points(rules::sentences(checked, timeline, settings)),
            Block::table(shown::conditions(checked, &settings.log_rules)),
            Block::points(rules::of_single_runs(checked, &settings.log_rules)),
        ]),
        None => met.push(Block::words(tables::NOTHING_TOLD)),
    }
    let counted = timeline.pain_context.as_ref().map(|context| {
        section(
            wording::IN_NOTES,
            vec![
                Block::soft(tables::COUNTED_NOTES),
                Block::points(notes::sentences(context, timeline)),
            ],
        )
    });
    let mut sections = vec![
        section(wording::BEFORE_ONSETS, before),
        section(wording::LOG_MEETS, met),
    ];
    sections.extend(counted);
    sections.push(section(
        wording::DIARY,
        vec![Block::table(shown::notes(timeline))],
    ));
    sections
}

fn wellness(timeline: &Timeline) -> Option<Section> {
    let shoes = (!timeline.shoes.is_empty()).then(|| Block::table(shown::shoes(timeline)));
    let nights =
        (timeline.sleep.as_ref()).map(|sleep| Block::words(wording::wellness::nights(sleep)));
    let blocks: Vec<Block> = shoes.into_iter().chain(nights).collect();
    (!blocks.is_empty()).then(|| section(wording::WELLNESS, blocks))
}

fn definitions(timeline: &Timeline) -> Section {
    let definitions = timeline.definitions.iter();
    let block = |definition: &crate::metrics::Definition| Block::Definition {
        name: definition.name,
        formula: definition.formula,
        parts: [
            (wording::VALIDITY, definition.validity),
            (wording::WITHOUT_FIGURE, definition.edge_cases),
            (wording::SOURCE, definition.source),
        ],
    };
    section(wording::DEFINITIONS, definitions.map(block).collect())
}

fn read(timeline: &Timeline, settings: &Settings) -> Section {
    let mut blocks = vec![
        Block::words(coverage::files_found(timeline)),
        Block::points(coverage::outcomes(timeline)),
    ];
    let mut list = |heading: &str, points: Vec<String>| {
        let words = heading.to_owned();
        blocks.extend([Block::Subheading { words }, Block::points(points)]);
    };
    for part in coverage::parts(timeline) {
        list(part.heading, part.points);
    }
    list(
        wording::SETTINGS,
        coverage::settings_used(timeline, settings),
    );
    blocks.extend(coverage::remarks(timeline).into_iter().map(Block::words));
    blocks.push(Block::soft(coverage::closing(settings)));
    section(wording::COVERAGE, blocks)
}
