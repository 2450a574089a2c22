//! What the template is given: the first page, and the sections after it.

use serde::Serialize;

use super::first_page::FirstPrinted;
use super::pictures::{Picture, Sheets};
use super::table_layout::TableLayout;
use crate::chart::ChartError;
use crate::report::Report;
use crate::report::document::{self, Block, Section, Table};
use crate::report::text::{self, first_page as said};
use crate::settings::PdfExtent;

/// A section with tables and charts as they are printed.
type PrintedSection = Section<TableLayout, Picture>;
type PrintedBlock = Block<TableLayout, Picture>;

#[derive(Debug, Serialize)]
pub(super) struct TemplateData {
    title: &'static str,
    /// As typst names it.
    paper: &'static str,
    name: Option<String>,
    /// Above every page but the first.
    running: String,
    dates: String,
    first: FirstPrinted,
    /// The second page.
    second: Vec<PrintedSection>,
    /// All other pages; empty for the short report.
    sections: Vec<PrintedSection>,
    closing: Vec<String>,
    page: &'static str,
    of: &'static str,
}

/// Rows of a table that are printed, and of all tables of a section that the page folds; the newest stand first.
const MOST_ROWS: usize = 120;

/// A table of so many rows at most, and what is left out of it.
fn short(mut table: Table, most: usize) -> impl Iterator<Item = PrintedBlock> {
    let rows = table.rows.len();
    table.rows.truncate(most);
    let cut = (rows > most).then(|| Block::Soft(said::cut_short(most, rows)));
    std::iter::once(Block::Table(TableLayout::of(table))).chain(cut)
}

/// A section as it is printed; `None` where nothing is left of it.
fn printed(section: Section, sheets: &Sheets) -> Result<Option<PrintedSection>, ChartError> {
    let mut folded_left = MOST_ROWS;
    let mut left_out = 0;
    let mut blocks = Vec::new();
    for block in section.blocks {
        match block {
            Block::Text(text) => blocks.push(Block::Text(text)),
            Block::Soft(text) => blocks.push(Block::Soft(text)),
            Block::Points(points) => blocks.push(Block::Points(points)),
            Block::Subheading(text) => blocks.push(Block::Subheading(text)),
            Block::Definitions(all) => blocks.push(Block::Definitions(all)),
            Block::Framed(text) => blocks.push(Block::Framed(text)),
            Block::Table(table) => blocks.extend(short(table, MOST_ROWS)),
            Block::Chart(chart) => blocks.extend(sheets.picture(chart)?.map(Block::Chart)),
            Block::Calendar(calendar) => blocks.push(Block::Calendar(calendar)),
            // These are on the first page, or on the screen alone.
            Block::Lead(_) | Block::Facts(_) | Block::FoldedChart(..) => {}
            // Paper unfolds nothing, and nobody turns to the weeks of ten years ago in it.
            Block::Folded(_, table) if folded_left == 0 => left_out += table.rows.len(),
            Block::Folded(summary, table) => {
                let rows = table.rows.len().min(folded_left);
                blocks.push(Block::Subheading(summary));
                blocks.extend(short(table, folded_left));
                folded_left -= rows;
            }
        }
    }
    blocks.extend((left_out > 0).then(|| Block::Soft(said::earlier_left_out(left_out))));
    Ok((!blocks.is_empty()).then_some(Section { id: section.id, heading: section.heading, blocks }))
}

/// Characters of a name that fit above a page.
const RUNNING_NAME: usize = 30;

fn running(name: Option<&str>) -> String {
    let short = name.map(|name| match name.char_indices().nth(RUNNING_NAME) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
    });
    let parts = [Some(text::TITLE.to_owned()), short];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

pub(super) fn template_data(report: Report, sheets: &Sheets) -> Result<TemplateData, ChartError> {
    let Report { timeline, settings, .. } = report;
    let printed = |sections: Vec<Section>| -> Result<Vec<PrintedSection>, ChartError> {
        sections.into_iter().filter_map(|section| printed(section, sheets).transpose()).collect()
    };
    let second = printed(document::page_two(report))?;
    let mut sections = Vec::new();
    if settings.print.extent == PdfExtent::Full {
        let mut summary = document::summary(report);
        summary.blocks.push(Block::Framed(text::LIMITS.to_owned()));
        sections.push(summary);
        let is_new = |section: &Section| !second.iter().any(|before| before.id == section.id);
        sections.extend(document::sections(report).into_iter().filter(is_new));
        sections.extend(document::closing(report));
    }
    Ok(TemplateData {
        title: text::TITLE,
        paper: super::paper_name(settings.print.paper),
        running: running(settings.print.name.as_deref()),
        name: settings.print.name.clone(),
        dates: text::dates(report),
        first: FirstPrinted::of(report, sheets.recent.picture()?, sheets.recent.words()?),
        sections: printed(sections)?,
        second,
        closing: vec![text::made_by(timeline)],
        page: said::PAGE,
        of: said::OF,
    })
}
