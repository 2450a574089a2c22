//! The first page: the complaint, where the log stands, what changed, when pain began. The same for page and PDF.

use serde::Serialize;

use super::recent::recent_onsets;
use super::{Block, ColumnKind, Row, Section, Table};
use crate::report::Report;
use crate::report::text::now::{self, FactRow};
use crate::report::text::{changes, first_page as said};

/// The parts of the first page, from top to bottom.
#[derive(Debug, Clone)]
pub struct FirstPage {
    pub lead: Lead,
    pub now_heading: String,
    pub now: Vec<FactRow>,
    /// What changed; `None` without a run.
    pub changes: Option<Table>,
    /// When pain began; no rows where that is not known.
    pub pain_starts: Table,
}

/// The complaint and the runner's own words on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Lead {
    /// Side, place, scores and triggers; how to begin a diary where there is none.
    pub line: String,
    /// What the head of the diary says: a label and the words, verbatim.
    pub words: Vec<(&'static str, String)>,
}

impl FirstPage {
    pub fn of(report: Report) -> FirstPage {
        let facts = report.facts;
        FirstPage {
            lead: Lead { line: now::lead(report), words: head_of_diary(report) },
            now_heading: facts.now.as_ref().map(now::heading).unwrap_or_default(),
            now: now::rows(report),
            changes: facts.changes.as_ref().map(|_| changed(report)),
            pain_starts: recent_onsets(report),
        }
    }

    /// The same as sections of the page.
    pub fn sections(self, report: Report) -> Vec<Section> {
        let mut sections = vec![Section {
            id: "now",
            heading: self.now_heading,
            blocks: vec![Block::Lead(self.lead), Block::Facts(self.now)],
        }];
        sections.extend(self.changes.map(|table| Section {
            id: "changes",
            heading: changes::HEADING.to_owned(),
            blocks: vec![Block::Table(table)],
        }));
        let starts = match self.pain_starts.rows.as_slice() {
            [] => Block::Text(said::no_onsets(report.timeline).to_owned()),
            _ => Block::Table(self.pain_starts),
        };
        let heading = said::ONSETS.to_owned();
        sections.push(Section { id: "pain-starts", heading, blocks: vec![starts] });
        sections.retain(|section| !section.heading.is_empty());
        sections
    }
}

fn head_of_diary(report: Report) -> Vec<(&'static str, String)> {
    let head = report.timeline.diary_head.iter();
    head.map(|(field, words)| (said::head_label(*field), words.clone())).collect()
}

/// The last weeks against those before.
fn changed(report: Report) -> Table {
    let [first, others @ ..] = changes::COLUMNS;
    let mut columns = vec![(first, ColumnKind::Text)];
    columns.extend(others.map(|heading| (heading, ColumnKind::Number)));
    let row = |row: changes::ChangeCells| {
        let mut shown = Row::of([row.label].into_iter().chain(row.cells));
        shown.cells[1].is_strong = row.is_unusual;
        shown
    };
    let rows = changes::rows(report).into_iter().map(row);
    Table::new(changes::NAME, changes::caption(report), &columns).with_rows(rows, "")
}
