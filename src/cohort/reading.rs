//! From a runner to the line, on one thread: nothing a runner does or breaks touches another.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use super::line::marks::Marks;
use super::line::{LINE_VERSION, Line, MadeBy, Status, Tables};
use super::runner::diary::{self, DiaryFile};
use super::runner::{Runner, cache_key};
use super::summary::NotRead;
use super::{Choices, Reason};
use crate::history::ledger::{LedgerRow, Outcome};
use crate::pipeline::{self, Made, PipelineError};
use crate::settings::Settings;

/// Reads runners, one after the other.
pub struct Reader<'c> {
    pub(super) choices: &'c Choices,
    /// A pool of one thread: a file of a runner never waits for one of another, and no runner takes a second core.
    pool: ThreadPool,
}

/// What came of a runner.
struct Read {
    made: Option<Made>,
    ledger: Vec<LedgerRow>,
    reason: Option<Reason>,
    has_diary: bool,
}

impl<'c> Reader<'c> {
    /// A reader with a thread of its own.
    ///
    /// # Errors
    ///
    /// Where the system gives no thread.
    pub fn new(choices: &'c Choices) -> Result<Reader<'c>, ThreadPoolBuildError> {
        Ok(Reader { choices, pool: ThreadPoolBuilder::new().num_threads(1).build()? })
    }

    /// The line of a runner, whatever happens.
    pub fn line(&self, runner: Result<&Runner, Reason>) -> Line {
        let runner = match runner {
            Ok(runner) => runner,
            Err(reason) => return self.failed(None, reason),
        };
        // The samples, rows and locks of a runner that fails are dropped with it; the settings are only read.
        let line = || self.pool.install(|| self.line_or_reason(runner));
        let line = caught(line).unwrap_or(Err(Reason::Crashed));
        line.unwrap_or_else(|reason| self.failed(Some(runner), reason))
    }

    /// The hash of all that the line of a runner depends on.
    pub(super) fn key(&self, runner: &Runner) -> Option<String> {
        let key =
            || cache_key::key(runner, diary::of(runner, &self.choices.settings.diary).ok()?.as_ref(), self.choices);
        caught(key).ok()?
    }

    fn line_or_reason(&self, runner: &Runner) -> Result<Line, Reason> {
        let settings = runner.settings(&self.choices.settings)?;
        let (diary, no_diary) = match diary::of(runner, &settings.diary) {
            Ok(diary) => (diary, None),
            Err(reason) => (None, Some(reason)),
        };
        let read = read(runner, diary.as_ref(), &settings)?;
        let reason = no_diary.or(read.reason);
        let marks = read.made.as_ref().map(|made| Marks::of(&made.timeline, &made.facts));
        let line = Line {
            key: cache_key::key(runner, diary.as_ref(), self.choices),
            reason,
            status: match (&read.made, reason) {
                (None, _) => Status::Failed,
                (Some(_), Some(_)) => Status::Partial,
                (Some(_), None) => Status::Whole,
            },
            has_diary: read.has_diary,
            files: counts(&read.ledger),
            not_read: not_read(&read.ledger),
            marks: marks.filter(|_| !self.choices.publish),
            ..self.failed(Some(runner), Reason::Crashed)
        };
        Ok(line.with_tables(runner, read.made.as_ref(), &settings))
    }

    /// The line of a runner of whom nothing was read.
    fn failed(&self, runner: Option<&Runner>, reason: Reason) -> Line {
        let line = Line {
            line_version: LINE_VERSION,
            runner: runner.map(|runner| self.choices.salt.pseudonym(&runner.name)),
            key: None,
            status: Status::Failed,
            reason: Some(reason),
            has_diary: false,
            files: counts(&[]),
            not_read: Vec::new(),
            made_by: made_by(self.choices),
            marks: None,
            summary: None,
            study: None,
            tables: Tables::Made(Vec::new()),
        };
        match runner {
            Some(runner) => line.with_tables(runner, None, &self.choices.settings),
            None => line,
        }
    }
}

/// What a computation gives, or what it panicked with.
pub(super) fn caught<T>(compute: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    panic::catch_unwind(AssertUnwindSafe(compute))
}

/// Reads a runner; without the diary where that is what fails.
fn read(runner: &Runner, diary: Option<&DiaryFile>, settings: &Settings) -> Result<Read, Reason> {
    let notes = diary.map(|diary| diary.path.as_path());
    let made = pipeline::make(&runner.exports, notes, settings, &|| ());
    match made {
        Ok(made) => {
            let reason = loss(&made.ledger).or_else(|| diary_loss(&made));
            Ok(Read { ledger: made.ledger.clone(), reason, has_diary: made.timeline.has_diary, made: Some(made) })
        }
        Err(error) => {
            let reason = Reason::of(&error);
            if diary.is_some() && (reason.is_of_diary() || is_at(&error, notes)) {
                let reason = if reason.is_of_diary() { reason } else { Reason::NoSuchDiary };
                return Ok(Read { reason: Some(reason), ..read(runner, None, settings)? });
            }
            if !matches!(reason, Reason::NoActivity | Reason::NothingInRange) {
                return Err(reason);
            }
            // What could not be read is worth a word, all the more where it was all there was.
            let history = pipeline::read(&runner.exports, notes, settings, &|| ());
            let ledger = history.map(|history| history.ledger).unwrap_or_default();
            let reason = loss(&ledger).filter(|_| reason == Reason::NoActivity).unwrap_or(reason);
            Ok(Read { made: None, ledger, reason: Some(reason), has_diary: false })
        }
    }
}

/// True where it is this path that cannot be opened.
fn is_at(error: &PipelineError, path: Option<&std::path::Path>) -> bool {
    matches!(error, PipelineError::Path { path: failed, .. } if Some(failed.as_path()) == path)
}

fn loss(ledger: &[LedgerRow]) -> Option<Reason> {
    let has = |outcome| ledger.iter().any(|row| row.outcome == outcome);
    let unreadable = has(Outcome::Unreadable).then_some(Reason::UnreadableFiles);
    unreadable.or_else(|| has(Outcome::Recovered).then_some(Reason::RecoveredFiles))
}

fn diary_loss(made: &Made) -> Option<Reason> {
    made.diary_remarks.iter().any(|remark| remark.is_loss()).then_some(Reason::DiaryRows)
}

fn counts(ledger: &[LedgerRow]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::from([("found".to_owned(), ledger.len())]);
    for row in ledger {
        *counts.entry(row.outcome.name().to_owned()).or_default() += 1;
    }
    counts
}

fn not_read(ledger: &[LedgerRow]) -> Vec<NotRead> {
    let mut counts: BTreeMap<(Outcome, &str), usize> = BTreeMap::new();
    for row in ledger.iter().filter(|row| row.outcome.is_loss()) {
        *counts.entry((row.outcome, row.format)).or_default() += 1;
    }
    let counted =
        counts.into_iter().map(|((outcome, format), files)| NotRead { outcome, format: format.to_owned(), files });
    counted.collect()
}

/// The program and the choices.
pub(super) fn made_by(choices: &Choices) -> MadeBy {
    let settings = &choices.settings;
    MadeBy {
        generator: format!("patella {}", env!("CARGO_PKG_VERSION")),
        published: choices.publish,
        week_start: settings.week_start.name().to_owned(),
        run_kinds: settings.run_kinds.iter().map(|kind| kind.name().to_owned()).collect(),
        descent: settings.descent_choice.name().to_owned(),
        until: settings.until,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_makes_the_program_fail_costs_no_other() {
        let choices = Choices { settings: Settings::default(), salt: super::super::Salt::new([7; 32]), publish: false };
        let reader = Reader::new(&choices).unwrap();
        let crash = || reader.pool.install(|| -> u8 { panic!("as if by a defect") });
        assert!(caught(crash).is_err());
        // The thread of the pool goes on.
        assert_eq!(reader.pool.install(|| 3), 3);
    }
}
