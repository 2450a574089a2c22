//! The tables of the page, the same for screen and paper.

use serde::Serialize;

use super::order::Group;
use super::{ClinicPage, ClinicRunner, ClinicWeek};
use crate::calendar::days_between;
use crate::report::text::clinic as said;

/// The table of a group.
#[derive(Debug, Serialize)]
pub(in crate::report) struct GroupTable<'p> {
    pub id: &'static str,
    pub heading: String,
    /// What the group is, in a sentence.
    pub caption: &'static str,
    pub columns: Vec<ClinicColumn>,
    pub rows: Vec<ClinicRow<'p>>,
}

/// The head of a column.
#[derive(Debug, Clone, Copy, Serialize)]
pub(in crate::report) struct ClinicColumn {
    pub heading: &'static str,
    pub is_number: bool,
}

/// One runner.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ClinicRow<'p> {
    /// Its place among the runners of the page.
    pub place: usize,
    pub name: &'p str,
    #[serde(skip)]
    pub report: Option<&'p str>,
    /// One for each column.
    pub cells: Vec<String>,
    #[serde(skip)]
    pub weeks: &'p [ClinicWeek],
    /// What the small chart shows.
    pub weeks_in_words: String,
}

/// The tables that have a row, in the order of the page.
pub(in crate::report) fn tables(page: &ClinicPage) -> Vec<GroupTable<'_>> {
    let all = [Group::Current, Group::NoData, Group::NotRead].map(|group| table(page, group));
    all.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

fn table(page: &ClinicPage, group: Group) -> GroupTable<'_> {
    let runners = page.group(group);
    let (id, heading, caption) = said::group(group, runners.len());
    let (words, number) = (|heading| column(heading, false), |heading| column(heading, true));
    let columns = match group {
        Group::Current => vec![
            words(said::HAPPENED),
            number(said::LAST_RUN),
            number(said::DISTANCE),
            number(said::DESCENT),
            number(said::BACK_AFTER),
            words(said::PAIN),
            number(said::SINCE_PAIN),
            words(said::TOLERATED),
            number(said::LAST_FILE),
            words(said::NOT_READ),
        ],
        Group::NoData => vec![
            number(said::LAST_FILE),
            number(said::LAST_RUN),
            words(said::PAIN),
            number(said::SINCE_PAIN),
            words(said::TOLERATED),
            words(said::NOT_READ),
        ],
        Group::NotRead => vec![words(said::NOT_READ)],
    };
    let row = |place| row(page, place, &columns);
    GroupTable { id, heading, caption, rows: runners.into_iter().map(row).collect(), columns }
}

fn column(heading: &'static str, is_number: bool) -> ClinicColumn {
    ClinicColumn { heading, is_number }
}

fn row<'p>(page: &'p ClinicPage, place: usize, columns: &[ClinicColumn]) -> ClinicRow<'p> {
    let runner = &page.runners[place];
    ClinicRow {
        place,
        name: &runner.name,
        report: runner.report.as_deref(),
        cells: columns.iter().map(|column| cell(page, runner, column.heading)).collect(),
        weeks: &runner.weeks,
        weeks_in_words: said::weeks(&runner.weeks, page.units),
    }
}

fn cell(page: &ClinicPage, runner: &ClinicRunner, heading: &str) -> String {
    let days_ago = |day| days_between(day, page.as_of);
    match heading {
        said::HAPPENED => said::happened(&runner.happenings()),
        said::LAST_RUN => said::days(runner.last_run_day.map(days_ago)),
        said::DISTANCE => said::excess(runner.distance),
        said::DESCENT => said::excess(runner.descent),
        said::BACK_AFTER => said::back_after(runner.back_after),
        said::PAIN => said::pain(runner, page.as_of),
        said::SINCE_PAIN => said::days(runner.last_pain_day.map(days_ago)),
        said::TOLERATED => said::tolerated(runner.tolerated.as_ref(), page),
        said::LAST_FILE => said::days(runner.last_file_day.map(days_ago)),
        _ => runner.not_read.join("; "),
    }
}
