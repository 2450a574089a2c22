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
            let line = format!("{INDENT}{label}{}{first}", " ".repeat(width + 2 - columns(&label)));
            let _ = writeln!(text, "{}", line.trim_end());
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

/// Columns that a text takes: none for a mark on the character before it, two for the scripts and pictures that a terminal
/// draws twice as wide.
fn columns(text: &str) -> usize {
    let width = |c: char| match u32::from(c) {
        0x0300..=0x036F | 0x200B..=0x200F | 0x20D0..=0x20FF | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xA960..=0xA97C
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF01..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F900..=0x1F9FF
        | 0x2_0000..=0x3_FFFD => 2,
        _ => 1,
    };
    text.chars().map(width).sum()
}

#[cfg(test)]
mod tests {
    //! Lines of a terminal.

    use super::*;

    #[test]
    fn no_line_is_wider_than_the_terminal_in_any_script() {
        assert_eq!(columns("膝の前 e\u{301}"), 8);
        let lines = wrapped("階段で 膝の前が痛い 右膝 Treppe", 12);
        assert_eq!(lines, ["階段で", "膝の前が痛い", "右膝 Treppe"]);
        assert!(lines.iter().all(|line| columns(line) <= 12));
    }
}
