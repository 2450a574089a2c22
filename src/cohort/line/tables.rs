//! The tables of a runner's line: those of the report that can be shared, and one row on the runner.

use jiff::civil::Date;

use super::deidentify::{published, published_study};
use super::{Line, Status, Tables};
use crate::cohort::runner::Runner;
use crate::pipeline::Made;
use crate::report::tables::columns::{Column, column, full};
use crate::report::tables::shared::{SharedTable, layout as shared_layout, shared};
use crate::report::tables::study::{PERSON_STATE, PERSON_STATE_ABOUT};
use crate::settings::Settings;
use crate::study::{PersonState, StudyRunner, person_states};
use crate::timeline::Timeline;

/// The runner as a row.
#[derive(Debug, Clone)]
struct RunnerRow<'a> {
    line: &'a Line,
    timeline: Option<&'a Timeline>,
    joined: Option<Date>,
    left: Option<Date>,
}

const NOTHING_READ: &str = "nothing was read";
const NO_NOTE: &str = "no diary, or no note in it";

fn columns<'a>() -> Vec<Column<RunnerRow<'a>>> {
    vec![
        full("status", "", "`whole`, `partial` (something was lost), `failed` (nothing was read)")
            .word(|row: &RunnerRow| Some(Status::name(row.line.status))),
        column("reason", "", "Why it is not whole, in a word", "it is whole")
            .word(|row| row.line.reason.map(|reason| reason.name())),
        full("files", "", "Files found").integer(|row| file_count(row, "found")),
        full("unreadable_files", "", "Files that should hold an activity and cannot be read")
            .integer(|row| file_count(row, "unreadable")),
        full("recovered_files", "", "Damaged files, read as far as they go")
            .integer(|row| file_count(row, "recovered")),
        column("first_date", "", "First day that counts", NOTHING_READ).date(|row| row.timeline?.first_day),
        column("last_date", "", "Last day that counts", NOTHING_READ).date(|row| row.timeline?.last_day),
        column("runs", "", "Runs", NOTHING_READ).integer(|row| Some(row.timeline?.runs.len() as i64)),
        column("distance_m", "m", "Distance of all runs whose distance is known", NOTHING_READ).real(2, |row| {
            let runs = &row.timeline?.runs;
            Some(runs.iter().filter_map(|run| run.totals.distance_m).sum())
        }),
        full("has_diary", "", "True where a diary was read").boolean(|row| Some(row.line.has_diary)),
        column("diary_first_date", "", "Day of the first note, also before the first day that counts", NO_NOTE)
            .date(|row| row.timeline?.diary_days.map(|days| days.first)),
        column("diary_last_date", "", "Day of the last note", NO_NOTE)
            .date(|row| row.timeline?.diary_days.map(|days| days.last)),
        column("notes", "", "Notes on days that count", NOTHING_READ)
            .integer(|row| Some(row.timeline?.pain.len() as i64)),
        column("unlogged_days_are_pain_free", "", "True where the diary declares it", NOTHING_READ)
            .boolean(|row| Some(row.timeline?.unlogged_days_are_pain_free)),
        column("joined_date", "", "First day in the study, as given", "not given").date(|row| row.joined),
        column("left_date", "", "Last day in the study, as given", "not given").date(|row| row.left),
    ]
}

fn file_count(row: &RunnerRow, outcome: &str) -> Option<i64> {
    Some(row.line.files.get(outcome).copied().unwrap_or_default() as i64)
}

const ABOUT: &str = "One row for each runner, also for those of whom nothing was read.";

impl Line {
    /// The line with the tables of a runner; of one of whom nothing was read, one row alone.
    pub(in crate::cohort) fn with_tables(self, runner: &Runner, made: Option<&Made>, settings: &Settings) -> Line {
        let timeline = made.map(|made| &made.timeline);
        let pseudonym = self.runner.as_deref().unwrap_or_default();
        let mut study = timeline.map(|timeline| StudyRunner::of(pseudonym, timeline, settings));
        if self.made_by.published {
            study = study.map(published_study);
        }
        let row = RunnerRow { line: &self, timeline, joined: runner.joined, left: runner.left };
        let runners = SharedTable::of("runners", ABOUT, &columns(), &[row]);
        let states = study.as_ref().map(|study| person_states(study, settings));
        let tables = [runners].into_iter().chain(timeline.map(shared).unwrap_or_default());
        let mut tables: Vec<SharedTable> = tables.chain(states.map(|rows| person_state(&rows))).collect();
        if self.made_by.published {
            tables = published(tables);
        }
        Line { study, tables: Tables::Made(tables), ..self }
    }
}

/// The start-stop rows; each table of a cohort has the runner before the other columns.
fn person_state(rows: &[PersonState]) -> SharedTable {
    SharedTable::of("person_state", PERSON_STATE_ABOUT, &PERSON_STATE[1..], rows)
}

/// The same tables without a row.
pub fn layout(settings: &Settings, is_published: bool) -> Vec<SharedTable> {
    let runners = SharedTable::of("runners", ABOUT, &columns(), &[]);
    let tables = [runners].into_iter().chain(shared_layout(&settings.onset_analysis.windows));
    let tables = tables.chain([person_state(&[])]).collect();
    if is_published { published(tables) } else { tables }
}
