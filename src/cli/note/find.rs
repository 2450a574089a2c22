//! `patella note find`.

use std::path::PathBuf;

use clap::Args;
use jiff::tz::TimeZone;

use crate::cli::Manners;
use crate::cli::common_args::{parse_jobs, parse_zone};
use crate::pipeline::find::{FindRequest, Found};
use crate::settings::Settings;

/// `patella note find`.
#[derive(Debug, Args)]
pub struct FindArgs {
    /// Export folders, zip archives or activity files to search.
    #[arg(required = true, value_name = "EXPORT")]
    exports: Vec<PathBuf>,
    /// The diary with what was found.
    #[arg(long, value_name = "FILE", default_value = "found.csv")]
    out: PathBuf,
    /// Overwrite a file that is there.
    #[arg(long)]
    force: bool,
    /// Time zone for activities that do not tell theirs, such as Europe/Zurich.
    #[arg(long, value_name = "ZONE", value_parser = parse_zone)]
    tz: Option<TimeZone>,
    /// Number of threads; by default one for each core.
    #[arg(long, value_name = "N", value_parser = parse_jobs)]
    jobs: Option<usize>,
    /// Say nothing but errors.
    #[arg(long, short)]
    quiet: bool,
}

impl FindArgs {
    /// Takes the arguments apart: what is asked for, by which settings, in which manner.
    pub fn into_parts(self) -> (FindRequest, Settings, Manners) {
        let settings = Settings { time_zone: self.tz, system_zone: TimeZone::system(), ..Settings::default() };
        let manners = Manners { quiet: self.quiet, verbose: false, json: false, jobs: self.jobs };
        (FindRequest { exports: self.exports, out: self.out, force: self.force }, settings, manners)
    }
}

/// What was found, in a few sentences.
pub fn findings(found: &Found, request: &FindRequest) -> String {
    let counts = found.counts;
    if counts.notes == 0 {
        return "No name, description or note of an activity speaks of knee pain; no diary was written".to_owned();
    }
    let out = request.out.display();
    let mut text = format!(
        "Found: {} with a score in the words, {} pain-free by the words, {} without a score\n",
        counts.scored, counts.pain_free, counts.open
    );
    if counts.open > 0 {
        text.push_str("Notes without a score are not counted: fill in the scores in the diary, or delete the lines\n");
    }
    if found.undated > 0 {
        text.push_str(&format!("Left out because their day is not known: {}\n", found.undated));
    }
    text + &format!("Diary: {out} - look through it before you use it with --notes {out}")
}
