//! From all parts to the tables of a cohort, its counts and its summaries. Rows pass through in their order; a row group is
//! written as soon as it is full, so that memory does not grow with the number of runners.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::table_file::TableFile;
use super::{COHORT_FILE, Part, PartError, Shard, TABLES, failed, put, shards};
use crate::cohort::line::{LINE_VERSION, Line, MadeBy, Status, tables};
use crate::cohort::summary::RunnerSummary;
use crate::report::output::temporary_in;
use crate::report::tables::columns::csv;
use crate::report::tables::study::{FLAGGED, FLOW, STATES, flow_rows};
use crate::settings::Settings;
use crate::study::{FlaggedShare, RunnersRead, StateRow, Study, StudyTables};
use crate::timeline::SCHEMA_VERSION;

/// In what is published, a count of fewer runners is left out.
const LEAST_RUNNERS: usize = 5;

/// `cohort.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CohortFile {
    pub schema_version: u32,
    /// The last day that summaries count; `None` in what is published.
    pub as_of: Option<Date>,
    /// What such data are, in a sentence.
    pub privacy: String,
    pub made_by: MadeBy,
    pub flow: Flow,
    /// Sessions, onsets and rates of all runners; none in what is published, where the tables hold what can be.
    pub study: Option<StudyTables>,
    /// By pseudonym; none in what is published.
    pub runners: Vec<RunnerSummary>,
}

const PRIVACY: &str = "These data are pseudonymous, not anonymous: each runner has one pseudonym, and whoever knows some of \
    somebody's runs may recognize the others.";

/// How many runners. In what is published a count of one to four is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    pub found: Option<usize>,
    pub whole: Option<usize>,
    pub partial: Option<usize>,
    pub failed: Option<usize>,
    /// Of those that were read.
    pub without_diary: Option<usize>,
    /// Why runners are partial or failed.
    pub reasons: BTreeMap<String, Option<usize>>,
}

/// Makes tables and `cohort.json` from the parts in a folder. `as_of` is the last day that summaries count; without one it is
/// the last day of all runners.
///
/// # Errors
///
/// [`PartError`] where a part is missing, damaged or made with other choices.
pub fn gather(out: &Path, settings: &Settings, as_of: Option<Date>) -> Result<CohortFile, PartError> {
    let shards = complete(out)?;
    let (counts, study) = (Counts::default(), Study::new(settings));
    let mut pass = Pass { out: out.to_owned(), tables: Vec::new(), made_by: None, counts, study };
    each_line(out, &shards, |line| pass.add(line, settings))?;
    let Pass { tables, made_by, counts, study, .. } = pass;
    for table in tables {
        table.finish()?;
    }
    // A cohort without a runner in any part: the tables of an empty study would say nothing.
    let made_by = made_by.ok_or_else(|| PartError::NoPart(out.to_owned()))?;
    let as_of = as_of.or(counts.last_day).filter(|_| !made_by.published);
    let mut runners = Vec::new();
    if !made_by.published {
        each_line(out, &shards, |line| {
            runners.push(RunnerSummary::of(&line, as_of));
            Ok(())
        })?;
    }
    let study = study.tables(&counts.read());
    write_aggregates(out, &study, made_by.published)?;
    let cohort = CohortFile {
        schema_version: SCHEMA_VERSION,
        as_of,
        privacy: PRIVACY.to_owned(),
        flow: counts.flow(made_by.published),
        study: Some(study).filter(|_| !made_by.published),
        runners,
        made_by,
    };
    let path = out.join(COHORT_FILE);
    let mut file = temporary_in(out).map_err(failed(&path))?;
    let written = serde_json::to_vec_pretty(&cohort).map_err(std::io::Error::from);
    written.and_then(|json| file.write_all(&json)).and_then(|()| file.write_all(b"\n")).map_err(failed(&path))?;
    put(file, &path).map_err(failed(&path))?;
    Ok(cohort)
}

/// The parts of a cohort, where all are there.
fn complete(out: &Path) -> Result<Vec<Shard>, PartError> {
    let shards = shards(out);
    let path = || out.to_owned();
    let (Some(first), Some(last)) = (shards.first(), shards.last()) else {
        return Err(PartError::NoPart(path()));
    };
    if first.of != last.of {
        return Err(PartError::Mixed { path: path(), one: first.of, other: last.of });
    }
    let missing = (1..=first.of).find(|index| !shards.iter().any(|shard| shard.index == *index));
    match missing {
        Some(index) => Err(PartError::Missing { path: path(), index, of: first.of }),
        None => Ok(shards),
    }
}

/// Does something with every line of every part.
fn each_line(
    out: &Path,
    shards: &[Shard],
    mut each: impl FnMut(Line) -> Result<(), PartError>,
) -> Result<(), PartError> {
    for shard in shards {
        let mut part = Part::open(out, *shard)?;
        while let Some(line) = part.next_line()? {
            if line.line_version != LINE_VERSION {
                return Err(PartError::Damaged(part.path));
            }
            each(line)?;
        }
    }
    Ok(())
}

/// Writes the aggregates as CSV. In what is published, rows that are of one to four runners are left out.
fn write_aggregates(out: &Path, study: &StudyTables, is_published: bool) -> Result<(), PartError> {
    let is_shown = |count: u32| !is_published || count == 0 || count as usize >= LEAST_RUNNERS;
    // Starts of pain are of all runners with a diary, whoever of them had one.
    let with_diary = study.runners.exposed + study.runners.not_exposed;
    let mut flow = flow_rows(study);
    flow.retain(|row| match row.unit {
        "onsets" => is_shown(with_diary),
        _ => is_shown(row.runners.unwrap_or(row.count)),
    });
    let states: Vec<StateRow> = study.states.iter().filter(|row| is_shown(row.runners)).cloned().collect();
    let read = study.runners.read + study.runners.partial;
    let flagged: &[FlaggedShare] = if is_shown(read) { &study.flagged } else { &[] };
    for (name, csv) in
        [("flow", csv(FLOW, &flow)), ("states", csv(STATES, &states)), ("flagged", csv(FLAGGED, flagged))]
    {
        let path = out.join(TABLES).join(format!("{name}.csv"));
        let mut file = temporary_in(&out.join(TABLES)).map_err(failed(&path))?;
        let csv = csv.map_err(std::io::Error::from).map_err(failed(&path))?;
        file.write_all(&csv).map_err(failed(&path))?;
        put(file, &path).map_err(failed(&path))?;
    }
    Ok(())
}

/// The pass that writes the tables.
struct Pass<'s> {
    out: PathBuf,
    tables: Vec<TableFile>,
    made_by: Option<MadeBy>,
    counts: Counts,
    study: Study<'s>,
}

impl Pass<'_> {
    fn add(&mut self, mut line: Line, settings: &Settings) -> Result<(), PartError> {
        match &self.made_by {
            None => {
                let layout = tables::layout(settings, line.made_by.published);
                let files = layout.into_iter().map(|layout| TableFile::begin(&self.out, layout));
                self.tables = files.collect::<Result<_, _>>()?;
                self.made_by = Some(line.made_by.clone());
            }
            Some(made_by) if *made_by != line.made_by => return Err(PartError::Differs(self.out.clone())),
            Some(_) => {}
        }
        self.counts.add(&line);
        if let Some(runner) = &line.study {
            self.study.add(runner);
        }
        let runner = line.runner.clone().unwrap_or_default();
        for table in &mut self.tables {
            let cells = line.tables.take(&table.layout).ok_or_else(|| PartError::Differs(self.out.clone()))?;
            table.add(&runner, cells)?;
        }
        Ok(())
    }
}

/// What is counted while the lines pass.
#[derive(Default)]
struct Counts {
    found: usize,
    by_status: BTreeMap<Status, usize>,
    without_diary: usize,
    reasons: BTreeMap<String, usize>,
    last_day: Option<Date>,
}

impl Counts {
    fn add(&mut self, line: &Line) {
        self.found += 1;
        *self.by_status.entry(line.status).or_default() += 1;
        self.without_diary += usize::from(line.status != Status::Failed && !line.has_diary);
        if let Some(reason) = line.reason {
            *self.reasons.entry(reason.name().to_owned()).or_default() += 1;
        }
        self.last_day = self.last_day.max(line.marks.as_ref().and_then(|marks| marks.last_day));
    }

    fn read(&self) -> RunnersRead {
        let status = |status| self.by_status.get(&status).map_or(0, |&count| u32::try_from(count).unwrap_or(u32::MAX));
        RunnersRead { whole: status(Status::Whole), partial: status(Status::Partial), failed: status(Status::Failed) }
    }

    fn flow(self, is_published: bool) -> Flow {
        let shown = |count: usize| Some(count).filter(|&count| !is_published || count == 0 || count >= LEAST_RUNNERS);
        let status = |status| shown(self.by_status.get(&status).copied().unwrap_or_default());
        Flow {
            found: shown(self.found),
            whole: status(Status::Whole),
            partial: status(Status::Partial),
            failed: status(Status::Failed),
            without_diary: shown(self.without_diary),
            reasons: self.reasons.iter().map(|(reason, count)| (reason.clone(), shown(*count))).collect(),
        }
    }
}
