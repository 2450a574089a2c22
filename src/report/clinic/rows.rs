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

/// A column after that of the runner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Field {
    Happened,
    LastRun,
    Distance,
    Descent,
    BackAfter,
    Pain,
    SincePain,
    Tolerated,
    LastData,
    NotRead,
}

/// The head of a column.
#[derive(Debug, Clone, Copy, Serialize)]
pub(in crate::report) struct ClinicColumn {
    #[serde(skip)]
    pub field: Field,
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
    let columns: Vec<ClinicColumn> = fields(group).iter().map(|field| field.column()).collect();
    let row = |place| row(page, place, &columns);
    GroupTable { id, heading, caption, rows: runners.into_iter().map(row).collect(), columns }
}

/// The columns of a group.
fn fields(group: Group) -> &'static [Field] {
    use Field::{BackAfter, Descent, Distance, Happened, LastData, LastRun, NotRead, Pain, SincePain, Tolerated};
    match group {
        Group::Current => {
            &[Happened, LastRun, Distance, Descent, BackAfter, Pain, SincePain, Tolerated, LastData, NotRead]
        }
        Group::NoData => &[LastData, LastRun, Pain, SincePain, Tolerated, NotRead],
        Group::NotRead => &[NotRead],
    }
}

fn row<'p>(page: &'p ClinicPage, place: usize, columns: &[ClinicColumn]) -> ClinicRow<'p> {
    let runner = &page.runners[place];
    ClinicRow {
        place,
        name: &runner.name,
        report: runner.report.as_deref(),
        cells: columns.iter().map(|column| column.field.cell(page, runner)).collect(),
        weeks: &runner.weeks,
        weeks_in_words: said::weeks(&runner.weeks, page.units),
    }
}

impl Field {
    fn column(self) -> ClinicColumn {
        let is_words = matches!(self, Field::Happened | Field::Pain | Field::Tolerated | Field::NotRead);
        ClinicColumn { field: self, heading: said::heading(self), is_number: !is_words }
    }

    fn cell(self, page: &ClinicPage, runner: &ClinicRunner) -> String {
        let days_ago = |day| days_between(day, page.as_of);
        match self {
            Field::Happened => said::happened(&runner.happenings()),
            Field::LastRun => said::days(runner.last_run_day.map(days_ago)),
            Field::Distance => said::excess(runner.distance),
            Field::Descent => said::excess(runner.descent),
            Field::BackAfter => said::back_after(runner.back_after),
            Field::Pain => said::pain(runner, page.as_of),
            Field::SincePain => said::days(runner.last_pain_day.map(days_ago)),
            Field::Tolerated => said::tolerated(runner.tolerated.as_ref(), page),
            Field::LastData => said::days(runner.last_file_day.map(days_ago)),
            Field::NotRead => runner.not_read.join("; "),
        }
    }
}
