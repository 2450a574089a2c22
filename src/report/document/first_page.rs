//! The first page: the complaint, where the log stands, what changed, when pain began. The same for page and PDF.

use serde::Serialize;

use super::recent_onsets::recent_onsets;
use super::{Block, ColumnKind, Row, Section, Table};
use crate::report::Report;
use crate::report::text::changes::UsualRows;
use crate::report::text::now::{self, FactRow};
use crate::report::text::{changes, cut, first_page as said};

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

/// How much of the first page paper has.
#[derive(Debug, Clone, Copy)]
pub struct Brevity {
    /// How quantities within their usual range are said.
    usual: UsualRows,
    /// Starts of pain, the newest.
    starts: usize,
    /// What most of them had in common, up to so many conditions.
    conditions: usize,
    /// Characters of the head of the diary; the page shows all of them.
    head_characters: usize,
}

/// Characters of the head of the diary at first, and how many fewer each step has.
const HEAD_CHARACTERS: usize = 400;
const HEAD_STEP: usize = 20;

impl Brevity {
    pub const WHOLE: Brevity =
        Brevity { usual: UsualRows::Shown, starts: 3, conditions: 2, head_characters: HEAD_CHARACTERS };

    /// From the whole of it to the least.
    pub fn steps() -> impl Iterator<Item = Brevity> {
        let usual = Brevity { usual: UsualRows::Named, ..Brevity::WHOLE };
        let condition = Brevity { conditions: 1, ..usual };
        let starts = Brevity { starts: 2, ..condition };
        let least = Brevity { usual: UsualRows::Counted, ..starts };
        let heads = (1..HEAD_CHARACTERS / HEAD_STEP)
            .map(move |step| Brevity { head_characters: HEAD_CHARACTERS - step * HEAD_STEP, ..least });
        [usual, condition, starts, least].into_iter().chain(heads)
    }
}

/// The parts of the first page that paper has in fewer words.
#[derive(Debug, Clone)]
pub struct InShort {
    /// The words of the runner, cut where they are long.
    pub words: Vec<(&'static str, String)>,
    /// What changed, without the rows that say nothing new; `None` without a run.
    pub changes: Option<Table>,
    /// The quantities without a row; empty for none.
    pub within_usual: String,
    /// When pain began, with a shorter caption.
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
            changes: facts.changes.as_ref().map(|_| changed(changes::rows(report), report)),
            pain_starts: recent_onsets(report),
        }
    }

    /// The same in fewer words.
    pub fn in_short(&self, report: Report, brevity: Brevity) -> InShort {
        let (rows, within_usual) = changes::in_short(report, brevity.usual);
        let mut pain_starts = self.pain_starts.clone();
        pain_starts.rows.truncate(brevity.starts);
        pain_starts.caption = said::onsets_in_short(
            (pain_starts.rows.len(), brevity.conditions),
            &report.facts.pain_starts,
            report.settings,
        );
        InShort {
            words: cut_evenly(&self.lead.words, brevity.head_characters),
            changes: self.changes.as_ref().map(|_| changed(rows, report)),
            within_usual,
            pain_starts,
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

/// The texts, the longest of them cut to one length at which all together have so many characters at most.
fn cut_evenly(words: &[(&'static str, String)], most: usize) -> Vec<(&'static str, String)> {
    let lengths: Vec<usize> = words.iter().map(|(_, text)| text.chars().count()).collect();
    let is_room_for = |length: usize| lengths.iter().map(|one| length.min(*one)).sum::<usize>() <= most;
    let length = (0..=most).rev().find(|&length| is_room_for(length)).unwrap_or(0);
    words.iter().map(|(label, text)| (*label, cut_at_word(text, length))).collect()
}

/// The text up to so many characters, without the beginning of a word at its end.
fn cut_at_word(text: &str, most: usize) -> String {
    let short = cut(text, most);
    match short.strip_suffix('…').and_then(|short| short.rsplit_once(' ')) {
        Some((whole, _)) if short != text => format!("{}…", whole.trim_end_matches([' ', ',', ';'])),
        _ => short,
    }
}

/// The last weeks against those before.
fn changed(rows: Vec<changes::ChangeCells>, report: Report) -> Table {
    let [first, others @ ..] = changes::COLUMNS;
    let mut columns = vec![(first, ColumnKind::Text)];
    columns.extend(others.map(|heading| (heading, ColumnKind::Number)));
    let row = |row: changes::ChangeCells| {
        let mut shown = Row::of([row.label].into_iter().chain(row.cells));
        shown.cells[1].is_strong = row.is_unusual;
        shown
    };
    let rows = rows.into_iter().map(row);
    Table::new(changes::NAME, changes::caption(report), &columns).with_rows(rows, "")
}
