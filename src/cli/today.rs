//! What `patella today` prints: where the log stands and what changed, in the words of the report's first page, for a terminal
//! of 80 columns.

use std::fmt::Write;

use serde::Serialize;

use crate::facts::{Changes, Now};
use crate::report::Report;
use crate::report::text::now::FactRow;
use crate::report::text::{changes, now};

/// Columns of a terminal.
const WIDTH: usize = 80;
/// Columns of the labels, at most; a longer one has its value on the next line.
const LABEL_WIDTH: usize = 42;
/// Before each row.
const INDENT: &str = "  ";

/// The same as JSON: what report.json holds of it.
#[derive(Debug, Serialize)]
pub struct Today<'a> {
    now: Option<&'a Now>,
    changes: Option<&'a Changes>,
}

/// The facts.
pub fn today_json<'a>(report: Report<'a>) -> impl Serialize + use<'a> {
    Today { now: report.facts.now.as_ref(), changes: report.facts.changes.as_ref() }
}

/// The facts in words.
pub fn today_text(report: Report) -> String {
    let mut text = wrapped(&now::lead(report), WIDTH).join("\n") + "\n";
    if let Some(now) = &report.facts.now {
        let _ = write!(text, "\n{}\n{}", now::heading(now), facts(&now::rows(report)));
    }
    if report.facts.changes.is_some() {
        let _ = write!(text, "\n{}", changed(report));
    }
    text
}

/// Labels in one column, values in the next.
fn facts(rows: &[FactRow]) -> String {
    // The space that indents a label on paper is wider than one column.
    let label = |row: &FactRow| row.label.replace('\u{2003}', INDENT);
    let width = rows.iter().map(|row| columns(&label(row))).filter(|&width| width <= LABEL_WIDTH).max().unwrap_or(0);
    let before_value = INDENT.len() + width + 2;
    let mut text = String::new();
    for row in rows {
        let label = label(row);
        let mut lines = wrapped(&row.value, WIDTH - before_value).into_iter();
        if columns(&label) <= width {
            let first = lines.next().unwrap_or_default();
            let _ = writeln!(text, "{INDENT}{label}{}{first}", " ".repeat(width + 2 - columns(&label)));
        } else {
            wrapped(&label, WIDTH - INDENT.len()).iter().for_each(|line| {
                let _ = writeln!(text, "{INDENT}{line}");
            });
        }
        for line in lines {
            let _ = writeln!(text, "{}{line}", " ".repeat(before_value));
        }
    }
    text
}

/// The table, its figures set to the right.
fn changed(report: Report) -> String {
    let rows = changes::rows(report);
    // Figures stay below each other where some have an arrow after them.
    let has_arrows = rows.iter().any(|row| row.is_unusual);
    let cells = |row: &changes::ChangeCells| {
        let [newest, others @ ..] = row.cells.clone();
        let space = if has_arrows && !row.is_unusual { "  " } else { "" };
        [format!("{INDENT}{}", row.label), newest + space].into_iter().chain(others).collect::<Vec<String>>()
    };
    let mut heads = changes::COLUMNS.map(str::to_owned);
    heads[0] = changes::HEADING.to_owned();
    let lines: Vec<Vec<String>> = [heads.to_vec()].into_iter().chain(rows.iter().map(cells)).collect();
    let width = |at: usize| lines.iter().map(|line| columns(&line[at])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let mut text = String::new();
    for line in &lines {
        text.push_str(&line[0]);
        text.push_str(&" ".repeat(widths[0] - columns(&line[0])));
        for (cell, width) in line.iter().zip(&widths).skip(1) {
            let _ = write!(text, "{INDENT}{}{cell}", " ".repeat(width - columns(cell)));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text + &wrapped(&changes::caption(report), WIDTH).join("\n") + "\n"
}

/// The words in lines of so many columns; a longer word has a line of its own. Signs that a terminal would obey are left
/// out: some of the words are the runner's.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let plain: String = words.chars().filter(|c| !c.is_control()).collect();
    let indent: String = plain.chars().take_while(|c| *c == ' ').collect();
    let mut lines: Vec<String> = Vec::new();
    for word in plain.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if columns(line) + 1 + columns(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("{indent}{word}")),
        }
    }
    lines
}

/// Columns that a text takes; its signs are one column wide each.
fn columns(text: &str) -> usize {
    text.chars().count()
}
