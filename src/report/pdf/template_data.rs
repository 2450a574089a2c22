//! What the template is given: the first page, and sections of blocks behind it.

use serde::Serialize;

use super::glyphs;
use super::table_layout::SetTable;
use crate::report::document::{self, Chart, Defined};
use crate::report::text::{self, Highlight, first_page as said};
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

/// The drawings, each of them where there is something to see in it.
pub(super) struct Pictures {
    /// The last weeks, for the first page.
    pub(super) recent: Picture,
    /// The whole history.
    pub(super) load: Option<Picture>,
    /// Descent.
    pub(super) descent: Option<Picture>,
}

impl Pictures {
    fn of(&self, chart: Chart) -> Option<&Picture> {
        match chart {
            Chart::Load => self.load.as_ref(),
            Chart::Descent => self.descent.as_ref(),
        }
    }

    /// All that is drawn.
    pub(super) fn into_drawings(self) -> impl Iterator<Item = Drawing> {
        let pictures = [Some(self.recent), self.load, self.descent];
        pictures.into_iter().flatten().flat_map(|picture| picture.drawings)
    }
}

/// A chart at several heights, with what it says to a reader who does not see it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Picture {
    /// The highest first.
    pub(super) drawings: Vec<Drawing>,
    /// The same in words.
    pub(super) description: String,
}

/// One of the heights.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Drawing {
    /// Its name beside the template.
    pub(super) file: String,
    /// Height over width.
    pub(super) aspect: f64,
    /// The drawing.
    #[serde(skip)]
    pub(super) svg: String,
}

/// A heading and what stands below it.
#[derive(Debug, Serialize)]
struct Section {
    heading: String,
    blocks: Vec<Block>,
}

/// One thing below a heading.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Block {
    Words { words: String },
    Soft { words: String },
    Points { points: Vec<String> },
    Subheading { words: String },
    Table { table: SetTable },
    Picture { picture: Picture },
    Definitions { all: Vec<Defined> },
    Framed { words: String },
}

/// Rows of a table that are printed, and of all tables of a section that the page folds; the newest stand first.
const MOST_ROWS: usize = 120;

/// A table of so many rows at most, and what is left out of it.
fn short(mut table: document::Table, most: usize) -> Vec<Block> {
    let rows = table.rows.len();
    table.rows.truncate(most);
    let table = Block::Table { table: SetTable::of(table) };
    let cut = (rows > most).then(|| Block::Soft { words: said::cut_short(most, rows) });
    std::iter::once(table).chain(cut).collect()
}

/// A section as it is set; `None` where nothing is left of it.
fn set_section(section: document::Section, pictures: &Pictures) -> Option<Section> {
    let mut folded_left = MOST_ROWS;
    let mut left_out = 0;
    let mut blocks = Vec::new();
    for block in section.blocks {
        let document::Block::Folded(words, table) = block else {
            blocks.extend(set_blocks(block, pictures));
            continue;
        };
        // Paper unfolds nothing, and nobody turns to the weeks of ten years ago in it.
        if folded_left == 0 {
            left_out += table.rows.len();
            continue;
        }
        blocks.push(Block::Subheading { words });
        let rows = table.rows.len().min(folded_left);
        blocks.extend(short(table, folded_left));
        folded_left -= rows;
    }
    let cut = (left_out > 0).then(|| Block::Soft { words: said::earlier_left_out(left_out) });
    blocks.extend(cut);
    (!blocks.is_empty()).then_some(Section { heading: section.heading, blocks })
}

fn set_blocks(block: document::Block, pictures: &Pictures) -> Vec<Block> {
    let block = match block {
        document::Block::Words(words) => Block::Words { words },
        document::Block::Soft(words) => Block::Soft { words },
        document::Block::Points(points) => Block::Points { points },
        document::Block::Subheading(words) => Block::Subheading { words },
        document::Block::Table(one) | document::Block::Folded(_, one) => return short(one, MOST_ROWS),
        document::Block::Definitions(all) => Block::Definitions { all },
        document::Block::Framed(words) => Block::Framed { words },
        document::Block::Chart(chart) => {
            let picture = pictures.of(chart).cloned();
            return (picture.into_iter()).map(|picture| Block::Picture { picture }).collect();
        }
        // They stand on the first page.
        document::Block::Figures(_) => return Vec::new(),
    };
    vec![block]
}

/// Letters of a name that fit above a page.
const RUNNING_NAME: usize = 30;

fn running(name: Option<&str>) -> String {
    let short = name.map(|name| match name.char_indices().nth(RUNNING_NAME) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
    });
    let parts = [Some(text::TITLE.to_owned()), short];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// All that is set.
pub(super) fn sheet(timeline: &Timeline, settings: &Settings, pictures: &Pictures) -> Sheet {
    let mut sections = vec![document::summary(timeline)];
    sections.extend(document::sections(timeline, settings));
    sections.extend(document::closing(timeline, settings));
    let sections = sections.into_iter();
    let mut sheet = Sheet {
        title: text::TITLE,
        paper: match settings.print.paper {
            Paper::A4 => "a4",
            Paper::Letter => "us-letter",
        },
        running: running(settings.print.name.as_deref()),
        name: settings.print.name.clone(),
        dates: text::dates(timeline),
        first: first_page(timeline, settings, pictures.recent.clone()),
        sections: sections.filter_map(|section| set_section(section, pictures)).collect(),
        closing: vec![text::made_by(timeline)],
        page: said::PAGE,
        of: said::OF,
    };
    if glyphs::printable(&sheet).is_ok_and(|data| glyphs::has_left_out(&data)) {
        sheet.closing.push(said::LETTERS_LEFT_OUT.to_owned());
    }
    sheet
}

fn first_page(timeline: &Timeline, settings: &Settings, picture: Picture) -> FirstPage {
    let onsets = document::recent_onsets(timeline, settings);
    FirstPage {
        heading: text::recent_heading(timeline, settings),
        highlights: text::highlights(timeline, settings),
        picture,
        onsets_heading: said::ONSETS,
        no_onsets: said::no_onsets(timeline),
        onsets: (!onsets.rows.is_empty()).then(|| SetTable::of(onsets)),
        limits: text::LIMITS,
    }
}
