//! The tables of the page, the same for screen and paper.

use serde::Serialize;

use super::order::Group;
use super::{ClinicPage, ClinicRunner, ClinicWeek};
use crate::calendar::days_between;
use crate::report::text::clinic as said;
use crate::settings::Units;
use crate::timeline::Measure;
use crate::units::UNKNOWN;

/// The table of a group.
#[derive(Debug, Serialize)]
pub(in crate::report) struct GroupTable<'p> {
    pub id: &'static str,
    pub heading: String,
    /// What the group is, in a sentence.
    pub caption: String,
    pub columns: Vec<ClinicColumn>,
    pub rows: Vec<ClinicRow<'p>>,
}

/// A column after that of the runner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Field {
    Happened,
    LastRun,
    Week,
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
#[derive(Debug, Clone, Serialize)]
pub(in crate::report) struct ClinicColumn {
    #[serde(skip)]
    pub field: Field,
    pub heading: String,
    pub is_number: bool,
    /// Its share of the width on paper; numbers have a width of their own.
    pub share: f64,
}

/// One runner.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ClinicRow<'p> {
    /// Its place among the runners of the page.
    pub place: usize,
    pub name: &'p str,
    #[serde(skip)]
    pub report: Option<&'p str>,
    /// True where something happened in the last days.
    pub has_happened: bool,
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
    let (id, heading, caption) = said::group(group, page, runners.len());
    let is_shown = |field: &&Field| {
        let is_of_group = group == Group::NoData && **field == Field::LastData;
        is_of_group || runners.iter().any(|&place| field.says_more(page, &page.runners[place]))
    };
    let columns: Vec<ClinicColumn> =
        fields(group).iter().filter(is_shown).map(|field| field.column(page.units)).collect();
    let row = |place| row(page, place, &columns);
    GroupTable { id, heading, caption, rows: runners.into_iter().map(row).collect(), columns }
}

/// The columns of a group.
fn fields(group: Group) -> &'static [Field] {
    use Field::{BackAfter, Descent, Distance, Happened, LastData, LastRun, NotRead, Pain, SincePain, Tolerated, Week};
    match group {
        Group::Current => {
            &[Happened, Pain, SincePain, Distance, Descent, BackAfter, Week, LastRun, LastData, Tolerated, NotRead]
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
        has_happened: !runner.happenings().is_empty(),
        cells: columns.iter().map(|column| column.field.cell(page, runner)).collect(),
        weeks: &runner.weeks,
        weeks_in_words: said::weeks(&runner.weeks, page.units),
    }
}

impl Field {
    /// False where the row of a runner loses nothing without it. A column of which this is so for all is left out.
    fn says_more(self, page: &ClinicPage, runner: &ClinicRunner) -> bool {
        match self {
            Field::Distance | Field::Descent | Field::BackAfter => self.cell(page, runner) != UNKNOWN,
            Field::NotRead => !runner.not_read.is_empty(),
            Field::LastData => runner.last_file_day != runner.last_run_day,
            _ => true,
        }
    }

    fn column(self, shown_in: Units) -> ClinicColumn {
        let is_number = matches!(self, Field::LastRun | Field::SincePain | Field::LastData);
        let share = match self {
            Field::Happened | Field::Pain => 1.35,
            Field::Tolerated => 1.3,
            Field::Week | Field::BackAfter => 0.85,
            Field::Distance => 1.15,
            _ => 1.0,
        };
        ClinicColumn { field: self, heading: said::heading(self, shown_in), is_number, share }
    }

    fn cell(self, page: &ClinicPage, runner: &ClinicRunner) -> String {
        let days_ago = |day| days_between(day, page.as_of);
        match self {
            Field::Happened => said::happened(&runner.happenings(), runner),
            Field::Week => said::week(runner, page.units),
            Field::LastRun => said::days(runner.last_run_day.map(days_ago)),
            Field::Distance => said::excess(runner.distance, Measure::Distance, page.units),
            Field::Descent => said::excess(runner.descent, Measure::Descent, page.units),
            Field::BackAfter => said::back_after(runner.back_after),
            Field::Pain => said::pain(runner, page.as_of),
            Field::SincePain => said::days(runner.last_pain_day.map(days_ago)),
            Field::Tolerated => said::tolerated(runner, page),
            Field::LastData => said::days(runner.last_file_day.map(days_ago)),
            Field::NotRead => runner.not_read.join("; "),
        }
    }
}
