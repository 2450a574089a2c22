//! The report of each runner, for a clinic: what `patella report` makes, in a folder a runner.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::reading::caught;
use super::runner::{Runner, diary};
use super::{Choices, Reason};
use crate::pipeline::{self, PipelineError, Request};
use crate::settings::Settings;

/// Folder of the reports within that of a cohort.
pub const REPORTS: &str = "reports";

/// Makes the report of each runner of whom one can be made, and gives its page by pseudonym, from the folder `out`. A report has the
/// name of `names` in its heading, else the pseudonym, so that nobody takes it for that of another runner. `tick` is called after
/// each runner.
///
/// # Errors
///
/// Where a report cannot be written. A runner of whom there is nothing to report is none: the line of the runner says why.
pub fn write(
    runners: &[Runner],
    out: &Path,
    choices: &Choices,
    (names, tick): (&BTreeMap<String, String>, &dyn Fn()),
) -> Result<BTreeMap<String, String>, PipelineError> {
    let mut pages = BTreeMap::new();
    for runner in runners {
        let pseudonym = choices.salt.pseudonym(&runner.name);
        let folder = out.join(REPORTS).join(&pseudonym);
        let made = runner.settings(&choices.settings).map(|mut settings| {
            settings.print.name = Some(names.get(&pseudonym).unwrap_or(&pseudonym).clone());
            caught(|| report(runner, folder, &settings))
        });
        match made {
            Ok(Ok(Ok(()))) => {
                let page = format!("{REPORTS}/{pseudonym}/report.html");
                pages.insert(pseudonym, page);
            }
            Ok(Ok(Err(error @ (PipelineError::Output(_) | PipelineError::Report(_))))) => return Err(error),
            // No such time zone, nothing to report, or a crash.
            _ => {}
        }
        tick();
    }
    Ok(pages)
}

/// Writes the report of a runner; without the diary where that is what cannot be read.
fn report(runner: &Runner, out: PathBuf, settings: &Settings) -> Result<(), PipelineError> {
    let diary = diary::of(runner, &settings.diary).ok().flatten();
    let notes = diary.as_ref().map(|diary| diary.path.clone());
    let request = Request { exports: runner.exports.clone(), notes, out, force: false };
    let made = pipeline::report(&request, settings, &|| ());
    let made = match made {
        Err(error) if diary.is_some() && Reason::of(&error).is_of_diary() => {
            pipeline::report(&Request { notes: None, ..request }, settings, &|| ())
        }
        made => made,
    };
    made.map(drop)
}
