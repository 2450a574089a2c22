//! The page of a clinic: the summaries of all runners, as [`crate::report::clinic`] shows them. Names are on it only where they are
//! asked for, and in no other file of a cohort.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use jiff::civil::Date;

use super::line::Status;
use super::line::marks::{SpikeMark, ToleratedMark};
use super::parts::{CohortFile, PartError, failed, put};
use super::summary::{RunnerSummary, WeekSummary};
use crate::calendar::add_days;
use crate::history::ledger::Outcome;
use crate::report::clinic::{self, Break, ClinicPage, ClinicRunner, ClinicWeek, Excess, ToleratedVolume};
use crate::report::output::temporary_in;
#[cfg(feature = "pdf")]
use crate::report::pdf;
use crate::report::text::clinic as said;
use crate::settings::Settings;
use crate::timeline::Measure;

/// The page for a browser.
pub const PAGE: &str = "cohort.html";
/// The page on paper.
pub const PRINTED: &str = "cohort.pdf";

/// A study of more runners has no page: nobody would read so many rows, and they would all lie in memory.
pub const MOST_RUNNERS: usize = 1_000;

/// What the page has of runners that no table of a cohort has, by pseudonym.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Names to print in place of pseudonyms.
    pub names: BTreeMap<String, String>,
    /// Pages of reports, from the folder of the cohort.
    pub reports: BTreeMap<String, String>,
}

/// Writes the page into the folder of a cohort. What is published has no day and no page, and neither has a study of more than
/// [`MOST_RUNNERS`]; an old page is removed.
///
/// # Errors
///
/// [`PartError`] where it cannot be written.
pub fn write(out: &Path, cohort: &CohortFile, known: &Known, settings: &Settings) -> Result<(), PartError> {
    let page = page(cohort, known, settings);
    place(out, PAGE, page.as_ref().map(|page| clinic::page(page).into_bytes()))?;
    #[cfg(feature = "pdf")]
    place(out, PRINTED, page.as_ref().map(pdf::clinic).transpose()?)?;
    Ok(())
}

/// Puts a file into the folder, or removes it where there is nothing to put.
fn place(out: &Path, name: &str, bytes: Option<Vec<u8>>) -> Result<(), PartError> {
    let path = out.join(name);
    let Some(bytes) = bytes else {
        return match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(&path)(error)),
            _ => Ok(()),
        };
    };
    let mut file = temporary_in(out).map_err(failed(&path))?;
    file.write_all(&bytes).and_then(|()| put(file, &path)).map_err(failed(&path))
}

/// The page; `None` where no day of any runner is known, the cohort is published, or the runners are too many.
fn page(cohort: &CohortFile, known: &Known, settings: &Settings) -> Option<ClinicPage> {
    Some(ClinicPage {
        as_of: cohort.as_of.filter(|_| cohort.runners.len() <= MOST_RUNNERS)?,
        runners: cohort.runners.iter().map(|summary| runner(summary, known)).collect(),
        units: settings.units,
        paper: settings.print.paper,
        generator: cohort.made_by.generator.clone(),
    })
}

fn runner(summary: &RunnerSummary, known: &Known) -> ClinicRunner {
    let largest = |measure: Measure| {
        let spikes = summary.spikes_7.iter().filter(|spike| spike.measure == measure);
        spikes.max_by(|one, other| one.ratio.total_cmp(&other.ratio)).map(excess)
    };
    ClinicRunner {
        name: known.names.get(&summary.runner).unwrap_or(&summary.runner).clone(),
        report: known.reports.get(&summary.runner).cloned(),
        not_read: not_read(summary),
        is_read: summary.status != Status::Failed,
        has_diary: summary.has_diary,
        last_file_day: summary.last_file_day,
        last_run_day: summary.last_run_day,
        last_note_day: summary.last_note_day,
        last_pain_day: summary.last_pain_day,
        pain: summary.pain,
        noted_days: summary.noted_days_14,
        distance_7d_m: summary.distance_7d_m,
        weekly_before_m: summary.weekly_28d_before_m,
        distance: largest(Measure::Distance),
        descent: largest(Measure::Descent),
        back_after: summary.back_after_gap.as_ref().map(|back| Break {
            back: back.date,
            rest_days: back.rest_days,
            is_certain: !back.after_unobserved,
        }),
        tolerated: summary.tolerated.as_ref().map(tolerated),
        weeks: summary.weeks.iter().map(|one| week(one, summary.as_of)).collect(),
    }
}

fn excess(spike: &SpikeMark) -> Excess {
    Excess {
        day: spike.date,
        value_m: spike.value_m,
        reference_m: spike.reference_m,
        ratio: spike.ratio,
        at_the_line: spike.at_the_line,
        is_certain: !spike.after_unobserved,
    }
}

fn tolerated(mark: &ToleratedMark) -> ToleratedVolume {
    ToleratedVolume { run_day_m: mark.run_day_m, run_days_a_week: mark.run_days_a_week, last: mark.last }
}

fn week(week: &WeekSummary, as_of: Option<Date>) -> ClinicWeek {
    let WeekSummary { week_start, distance_m, worst_score } = *week;
    let is_over = as_of.is_some_and(|as_of| add_days(week_start, 6) <= as_of);
    ClinicWeek { first_day: week_start, distance_m, worst_score, is_over }
}

fn not_read(summary: &RunnerSummary) -> Vec<String> {
    let files = summary
        .not_read
        .iter()
        .map(|files| said::files(files.files, &files.format, files.outcome == Outcome::Recovered));
    let is_of_files = !summary.not_read.is_empty();
    let reason =
        summary.reason.filter(|reason| !is_of_files || !reason.is_of_files()).map(|reason| said::reason(reason.name()));
    reason.map(str::to_owned).into_iter().chain(files).collect()
}
