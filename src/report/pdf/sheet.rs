//! What the template is given: the first page, and sections of blocks behind it.

use serde::Serialize;

use super::set_table::SetTable;
use super::{Drawing, letters, sections};
use crate::report::shown::{self, Table};
use crate::report::wording::{self, Highlight, print as said};
use crate::settings::{Paper, Settings};
use crate::timeline::Timeline;

/// All that is set.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    title: &'static str,
    /// As typst names it.
    paper: &'static str,
    name: Option<String>,
    /// Above every page but the first.
    running: String,
    dates: String,
    first: FirstPage,
    sections: Vec<Section>,
    closing: Vec<String>,
    page: &'static str,
    of: &'static str,
}

#[derive(Debug, Serialize)]
struct FirstPage {
    heading: String,
    highlights: [Highlight; 6],
    picture: Picture,
    onsets_heading: &'static str,
    /// Instead of the table where there is nothing in it.
    no_onsets: &'static str,
    onsets: Option<SetTable>,
    limits: &'static str,
}

/// A drawing by its name.
#[derive(Debug, Serialize)]
pub(super) struct Picture {
    file: String,
    description: String,
}

/// A heading and what stands below it.
#[derive(Debug, Serialize)]
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) blocks: Vec<Block>,
}

/// One thing below a heading.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Block {
    Words {
        words: String,
    },
    /// Words of second rank.
    Soft {
        words: String,
    },
    Points {
        points: Vec<String>,
    },
    Subheading {
        words: String,
    },
    Table {
        table: SetTable,
    },
    Picture {
        picture: Picture,
    },
    Definition {
        name: &'static str,
        formula: &'static str,
        parts: [(&'static str, &'static str); 3],
    },
    Framed {
        words: String,
    },
}

impl Block {
    pub(super) fn table(table: Table) -> Block {
        Block::Table {
            table: SetTable::of(table),
        }
    }

    pub(super) fn points(points: Vec<String>) -> Block {
        Block::Points { points }
    }

    pub(super) fn soft(words: impl Into<String>) -> Block {
        Block::Soft {
            words: words.into(),
        }
    }

    pub(super) fn words(words: impl Into<String>) -> Block {
        Block::Words {
            words: words.into(),
        }
    }
}

/// Letters of a name that fit above a page.
const RUNNING_NAME: usize = 30;

fn running(name: Option<&str>) -> String {
    let short = name.map(|name| name.chars().take(RUNNING_NAME).collect::<String>());
    let parts = [Some(wording::TITLE.to_owned()), short];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Name of the drawing at a place.
pub(super) fn drawing_name(place: usize) -> String {
    format!("chart-{place}.svg")
}

/// The first of the drawings goes onto the first page, each other has a section.
pub(super) fn sheet(timeline: &Timeline, settings: &Settings, drawings: &[Drawing]) -> Sheet {
    let picture = |place: usize| Picture {
        file: drawing_name(place),
        description: drawings[place].description.clone(),
    };
    let onsets = shown::recent_onsets(timeline, settings);
    let later = (1..drawings.len()).map(|place| Section {
        heading: drawings[place].heading.clone(),
        blocks: vec![Block::Picture {
            picture: picture(place),
        }],
    });
    let mut sheet = Sheet {
        title: wording::TITLE,
        paper: match settings.print.paper {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        },
        running: running(settings.print.name.as_deref()),
        name: settings.print.name.clone(),
        dates: wording::dates(timeline),
        first: FirstPage {
            heading: said::recent_heading(timeline, settings),
            highlights: wording::highlights(timeline, settings),
            picture: picture(0),
            onsets_heading: said::ONSETS,
            no_onsets: said::no_onsets(timeline),
            onsets: (!onsets.rows.is_empty()).then(|| SetTable::of(onsets)),
            limits: wording::LIMITS,
        },
        sections: sections::sections(timeline, settings, later.collect()),
        closing: vec![said::made_by(timeline)],
        page: said::PAGE,
        of: said::OF,
    };
    if letters::printable(&sheet).is_ok_and(|data| letters::has_left_out(&data)) {
        sheet.closing.push(said::LETTERS_LEFT_OUT.to_owned());
    }
    sheet
}
