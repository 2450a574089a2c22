//! The report of each runner, for a clinic: what `patella report` makes, in a folder a runner.

use std::collections::BTreeMap;
use std::path::Path;

use super::Choices;
use super::runner::{Runner, diary};
use crate::pipeline::{self, Request};

/// Folder of the reports within that of a cohort.
pub const REPORTS: &str = "reports";

/// Makes the report of each runner of whom one can be made, and gives its page by pseudonym, from the folder `out`. `tick` is called
/// after each runner.
pub fn write(runners: &[Runner], out: &Path, choices: &Choices, tick: &dyn Fn()) -> BTreeMap<String, String> {
    let pages = runners.iter().filter_map(|runner| {
        let page = report(runner, out, choices);
        tick();
        page
    });
    pages.collect()
}

/// The page of the report of a runner; `None` where there is nothing to report, which the line of the runner explains.
fn report(runner: &Runner, out: &Path, choices: &Choices) -> Option<(String, String)> {
    let settings = runner.settings(&choices.settings).ok()?;
    let diary = diary::of(runner, &settings.diary).ok().flatten();
    let pseudonym = choices.salt.pseudonym(&runner.name);
    let request = |notes| Request {
        exports: runner.exports.clone(),
        notes,
        out: out.join(REPORTS).join(&pseudonym),
        force: false,
    };
    let with_diary = pipeline::report(&request(diary.map(|diary| diary.path)), &settings, &|| ());
    with_diary.or_else(|_| pipeline::report(&request(None), &settings, &|| ())).ok()?;
    let page = format!("{REPORTS}/{pseudonym}/report.html");
    Some((pseudonym, page))
}
