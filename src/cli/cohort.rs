//! `patella cohort`: many runners.

use std::env;
use std::error::Error;
use std::io;
use std::path::PathBuf;

use clap::Args;

use super::choices::ReadingArgs;
use super::memory_limit;
use super::note::DiaryArgs;
use crate::cohort::reading::Reader;
use crate::cohort::{Choices, Salt, worker};

/// `patella cohort`.
#[derive(Debug, Args)]
pub struct CohortArgs {
    /// Answer each line of standard input, a path or JSON that names a runner, with a line of JSON that holds all of that
    /// runner: for clusters and arrays of jobs.
    #[arg(long, required = true)]
    worker: bool,
    /// File of the salt that makes a name a pseudonym; it is made where it is not there. By default a file of your own, the
    /// same for all studies on this computer.
    #[arg(long, value_name = "FILE")]
    salt: Option<PathBuf>,
    /// Leave out or round what could tell who a runner is: days are numbers, distances to 100 m.
    #[arg(long)]
    publish: bool,
    #[command(flatten)]
    diary: DiaryArgs,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Reads many runners.
pub(super) fn cohort(args: CohortArgs) -> Result<bool, Box<dyn Error>> {
    memory_limit::check(memory_limit::READ_MB)?;
    let (mut settings, _) = args.reading.into_parts();
    settings.diary = args.diary.rules();
    let salt = Salt::open(&args.salt.or_else(usual_salt).ok_or(NO_SALT)?)?;
    let choices = Choices { settings, salt, publish: args.publish };
    let answered = worker::answer(&mut io::stdin().lock(), &mut io::stdout().lock(), &Reader::new(&choices)?);
    match answered {
        // A reader that has gone away is no failure of ours.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("a line cannot be passed on: {error}").into())
        }
        _ => Ok(false),
    }
}

const NO_SALT: &str = "this computer names no folder for a salt; name a file for it with --salt";

/// The salt of this user.
fn usual_salt() -> Option<PathBuf> {
    let named = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let usual = || env::home_dir().map(|home| home.join(".local/share"));
    let folder = named("XDG_DATA_HOME").or_else(|| named("APPDATA")).or_else(usual)?;
    Some(folder.join("patella").join("cohort-salt"))
}
