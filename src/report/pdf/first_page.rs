//! The first page as the template sets it, in as many words as are read in two minutes: where it has more, some of them are
//! left out, in a fixed order.

use serde::Serialize;

use super::pictures::Picture;
use super::table_layout::TableLayout;
use crate::report::Report;
use crate::report::document::{Brevity, FirstPage, Lead, Table};
use crate::report::text::now::{self, FactRow};
use crate::report::text::{self, changes, first_page as said};

#[derive(Debug, Serialize)]
pub(super) struct FirstPrinted {
    lead: Lead,
    now_heading: String,
    now: Vec<FactRow>,
    changes_heading: &'static str,
    changes: Option<Table>,
    /// Quantities without a row in it.
    within_usual: String,
    /// What was raised, below what changed.
    raises: Vec<FactRow>,
    picture: Picture,
    starts_heading: &'static str,
    /// Instead of the table where there is nothing in it.
    no_starts: &'static str,
    starts: Option<TableLayout>,
    /// A bold beginning and the rest of each sentence at the foot.
    foot: [[&'static str; 2]; 2],
}

impl FirstPrinted {
    /// The first page in so few words as its limits ask for, with a chart of so many words.
    pub fn of(report: Report, picture: Picture, chart_words: usize) -> FirstPrinted {
        let (page, print) = (FirstPage::of(report), &report.settings.print);
        let is_short = |page: &FirstPrinted| {
            let outside = page.words(report);
            outside <= print.first_page_words && outside + chart_words <= print.first_page_words_with_chart
        };
        let mut steps = Brevity::steps();
        let mut printed = FirstPrinted::with(&page, Brevity::WHOLE, (report, picture));
        while let Some(brevity) = steps.next().filter(|_| !is_short(&printed)) {
            printed = FirstPrinted::with(&page, brevity, (report, printed.picture));
        }
        printed
    }

    fn with(page: &FirstPage, brevity: Brevity, (report, picture): (Report, Picture)) -> FirstPrinted {
        let short = page.in_short(report, brevity);
        let raises = now::raises(report);
        FirstPrinted {
            lead: Lead { words: short.words, line: page.lead.line.clone() },
            now_heading: now::short_heading(report.facts.now.as_ref()),
            now: page.now.iter().filter(|row| short.changes.is_none() || !raises.contains(row)).cloned().collect(),
            changes_heading: changes::HEADING,
            raises: if short.changes.is_some() { raises } else { Vec::new() },
            changes: short.changes,
            within_usual: short.within_usual,
            picture,
            starts_heading: said::ONSETS,
            no_starts: said::no_onsets(report.timeline),
            starts: (!short.pain_starts.rows.is_empty()).then(|| TableLayout::of(short.pain_starts)),
            foot: said::foot(report.facts.diary_days.declared.is_some()),
        }
    }

    /// All words of the page but those of its chart.
    fn words(&self, report: Report) -> usize {
        let number_of_page = format!("{} 1 {} 2", said::PAGE, said::OF);
        let around = [text::TITLE, &text::dates(report), &number_of_page, self.starts_heading];
        let name = report.settings.print.name.as_deref().map(|name| format!("{name} ·"));
        let around = count(around) + count(name.as_deref());
        let lead = count([self.lead.line.as_str()])
            + self.lead.words.iter().map(|(label, words)| count([*label, words.as_str()])).sum::<usize>();
        let facts = |rows: &[FactRow]| -> usize {
            rows.iter().map(|row| count([row.label.as_str(), row.value.as_str()])).sum()
        };
        let changes = self.changes.as_ref().map_or(0, |table| count([changes::HEADING]) + words_of(table));
        let starts = self.starts.as_ref().map_or_else(
            || count([self.no_starts]),
            |layout| count([layout.table.caption.as_str()]) + words_of(&layout.table),
        );
        let now = count([self.now_heading.as_str()]) + facts(&self.now) + facts(&self.raises);
        around
            + lead
            + now
            + changes
            + count([self.within_usual.as_str()])
            + starts
            + count(self.foot.as_flattened().iter().copied())
    }
}

/// Headings and cells.
fn words_of(table: &Table) -> usize {
    let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
    count(table.columns.iter().map(|column| column.heading)) + count(cells)
}

/// Words as a program that reads the page counts them.
pub(super) fn count<'t>(texts: impl IntoIterator<Item = &'t str>) -> usize {
    texts.into_iter().map(|text| text.split_whitespace().count()).sum()
}
