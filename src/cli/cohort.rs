//! `patella cohort`: many runners.

use std::env;
use std::error::Error;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget};
use jiff::civil::Date;

use super::common_args::{Manners, ReadingArgs, parse_day};
use super::memory_limit;
use super::note::DiaryArgs;
use super::print::{print_json, say, say_on};
use crate::cohort::clinic::{self, Known};
use crate::cohort::parts::{self, Batch, CohortFile, Flow, Shard, Written};
use crate::cohort::reading::Reader;
use crate::cohort::{Choices, Salt, listing, reports, worker};

/// `patella cohort`.
#[derive(Debug, Args)]
pub struct CohortArgs {
    /// The study: a folder with a folder or a zip for each runner, or a table runners.csv (runner, export, notes, tz, joined,
    /// left).
    #[arg(value_name = "STUDY", required_unless_present_any = ["worker", "collect"])]
    study: Option<PathBuf>,
    /// Folder for tables and summaries.
    #[arg(long, value_name = "DIR", required_unless_present_any = ["worker", "collect"])]
    out: Option<PathBuf>,
    /// Read only part I of N and write it into the folder: for arrays of jobs; --collect puts the parts together.
    #[arg(long, value_name = "I/N", value_parser = parse_shard, conflicts_with_all = ["worker", "collect"])]
    shard: Option<Shard>,
    /// Read no runner: make tables and summaries of the parts in this folder.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["study", "out", "worker"])]
    collect: Option<PathBuf>,
    /// Answer each line of standard input, a path or JSON that names a runner, with a line of JSON that holds all of that
    /// runner: for clusters and arrays of jobs.
    #[arg(long, conflicts_with_all = ["study", "out"])]
    worker: bool,
    /// Last day that counts, as 2026-03-14; by default the last day of all runners.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    as_of: Option<Date>,
    /// File of the salt that makes a name a pseudonym; it is made where it is not there. By default a file of your own, the
    /// same for all studies on this computer.
    #[arg(long, value_name = "FILE")]
    salt: Option<PathBuf>,
    /// Leave out or round what could tell who a runner is: days are numbers, distances to 100 m.
    #[arg(long)]
    publish: bool,
    /// Print names in place of pseudonyms on the page (cohort.html, cohort.pdf) and in the reports; they are in no other file.
    #[arg(long, conflicts_with_all = ["worker", "collect", "publish", "shard"])]
    names: bool,
    /// Make the report of each runner too, in DIR/reports; the rows of the page link to them. They hold the runner's own words.
    #[arg(long, conflicts_with_all = ["worker", "collect", "publish", "shard"])]
    reports: bool,
    #[command(flatten)]
    diary: DiaryArgs,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Reads many runners; true where something of one was lost.
pub(super) fn cohort(args: CohortArgs) -> Result<bool, Box<dyn Error>> {
    memory_limit::check(memory_limit::READ_MB)?;
    let (mut settings, manners) = args.reading.into_parts();
    settings.diary = args.diary.rules();
    settings.until = [settings.until, args.as_of].into_iter().flatten().min();
    if let Some(out) = args.collect {
        let cohort = parts::gather(&out, &settings, settings.until)?;
        clinic::write(&out, &cohort, &Known::default(), &settings)?;
        return say_counts(&cohort, None, &out, manners);
    }
    let salt = args.salt.or_else(usual_salt).ok_or(NO_SALT)?;
    if args.out.as_deref().is_some_and(|out| lies_in(&salt, out)) {
        return Err(SALT_WITHIN.into());
    }
    let choices = Choices { settings, salt: Salt::open(&salt)?, publish: args.publish };
    match (args.study, args.out) {
        (Some(study), Some(out)) => {
            let wanted = Wanted { shard: args.shard, names: args.names, reports: args.reports };
            read(&study, &out, &choices, (wanted, manners))
        }
        _ => work(&choices).map(|()| false),
    }
}

const NO_SALT: &str = "this computer names no folder for a salt; name a file for it with --salt";
const SALT_WITHIN: &str = "the salt would lie among the tables, where it must not be; name another file with --salt";

/// Answers the lines of standard input.
fn work(choices: &Choices) -> Result<(), Box<dyn Error>> {
    let answered = worker::answer(&mut io::stdin().lock(), &mut io::stdout().lock(), &Reader::new(choices)?);
    match answered {
        // A reader that has gone away is no failure of ours.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("a line cannot be passed on: {error}").into())
        }
        _ => Ok(()),
    }
}

/// What is to be made of a study.
struct Wanted {
    shard: Option<Shard>,
    names: bool,
    reports: bool,
}

/// Reads the runners of a study, or of a part of it.
fn read(
    study: &Path,
    out: &Path,
    choices: &Choices,
    (wanted, manners): (Wanted, Manners),
) -> Result<bool, Box<dyn Error>> {
    let runners = listing::runners(study)?;
    let shard = wanted.shard;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let part = shard.unwrap_or(Shard::WHOLE);
    let progress = progress(parts::runners_of(&runners, part, &choices.salt), manners);
    let tick = || progress.inc(1);
    let jobs = manners.jobs.unwrap_or(cores);
    let batch = Batch { runners: &runners, shard: part, jobs, out, choices, tick: &tick };
    let written = parts::write(&batch);
    progress.finish_and_clear();
    let written = written?;
    if let Some(Shard { index, of }) = shard {
        if !manners.quiet {
            say(&format!("Part {index} of {of}: {}", counted(written)));
        }
        return Ok(false);
    }
    let cohort = parts::gather(out, &choices.settings, choices.settings.until)?;
    let mut known = Known::default();
    if wanted.names {
        known.names = runners.iter().map(|one| (choices.salt.pseudonym(&one.name), one.name.clone())).collect();
    }
    if wanted.reports {
        let progress = self::progress(runners.len(), manners);
        let written = reports::write(&runners, out, choices, (&known.names, &|| progress.inc(1)));
        progress.finish_and_clear();
        known.reports = written?;
    }
    clinic::write(out, &cohort, &known, &choices.settings)?;
    say_counts(&cohort, Some(written), out, manners)
}

fn counted(written: Written) -> String {
    let Written { runners, unchanged } = written;
    format!("{runners} runners, {unchanged} of them unchanged since they were last read")
}

/// Says what was made; true where something of a runner was lost.
fn say_counts(
    cohort: &CohortFile,
    written: Option<Written>,
    out: &Path,
    manners: Manners,
) -> Result<bool, Box<dyn Error>> {
    if manners.json {
        print_json(cohort)?;
    }
    let Flow { found, whole, partial, failed, without_diary, reasons } = &cohort.flow;
    if !manners.quiet {
        let shown = |count: &Option<usize>| count.map_or("1 to 4".to_owned(), |count| count.to_string());
        let mut lines: Vec<String> = written.map(counted).into_iter().collect();
        let counts = [
            (found, "runners"),
            (whole, "read whole"),
            (partial, "read in part"),
            (failed, "not read"),
            (without_diary, "read without a diary"),
        ];
        lines.extend(counts.iter().map(|(count, what)| format!("{:>7}  {what}", shown(count))));
        lines.extend(reasons.iter().map(|(reason, count)| format!("{:>7}  {reason}", shown(count))));
        lines.push(format!("Tables: {}", out.join(parts::TABLES).display()));
        if out.join(clinic::PAGE).is_file() {
            lines.push(format!("Page: {}", out.join(clinic::PAGE).display()));
        } else if cohort.runners.len() > clinic::MOST_RUNNERS {
            lines.push(format!("No page: it would have more than {} rows", clinic::MOST_RUNNERS));
        }
        say(&lines.join("\n"));
    }
    Ok(*partial != Some(0) || *failed != Some(0))
}

/// A line with a total, on a terminal only.
fn progress(runners: usize, manners: Manners) -> ProgressBar {
    if manners.quiet || !io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let progress = ProgressBar::new(runners as u64);
    say_on(&progress, "{bar:30} {pos} of {len} runners, {eta} to go");
    progress
}

/// `3/8`.
fn parse_shard(text: &str) -> Result<Shard, String> {
    let parts = text.split_once('/').and_then(|(index, of)| Some((index.parse().ok()?, of.parse().ok()?)));
    let parts = parts.filter(|(index, of)| (1..=*of).contains(index) && *of <= 9_999);
    parts
        .map(|(index, of)| Shard { index, of })
        .ok_or_else(|| "write the part and their number, as 3/8; there are at most 9999".to_owned())
}

/// True where a file lies in a folder, or would.
fn lies_in(file: &Path, folder: &Path) -> bool {
    let whole = |path: &Path| std::path::absolute(path).ok();
    let real = |path: &Path| path.canonicalize().ok().or_else(|| whole(path));
    let place = file.parent().and_then(real);
    place.zip(real(folder)).is_some_and(|(place, folder)| place.starts_with(folder))
}

/// The salt of this user.
fn usual_salt() -> Option<PathBuf> {
    let named = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let usual = || env::home_dir().map(|home| home.join(".local/share"));
    let folder = named("XDG_DATA_HOME").or_else(|| named("APPDATA")).or_else(usual)?;
    Some(folder.join("patella").join("cohort-salt"))
}
