//! The command line, and how it becomes [`Settings`].

mod cohort;
pub mod commands;
mod common_args;
mod config;
mod inspect;
mod manual;
mod memory_limit;
mod note;
pub mod print;
pub mod start;
mod summary;
mod today;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

pub use self::cohort::CohortArgs;
pub use self::common_args::Manners;
use self::common_args::{CommonArgs, ReadingArgs};
pub use self::inspect::inspection;
pub use self::manual::documented;
use self::note::DiaryArgs;
pub use self::note::{AddArgs, FindArgs, FormArgs, NewArgs, NoteCommand, PageArgs, findings, write_note};
use self::start::browser::OpenArgs;
pub use self::summary::{all_files, diary_remarks, files_end_early, list_faults, losses, pairs, runs_shown, summary};
pub use self::today::{today_json, today_text};
use crate::files::is_standard_input;
use crate::inspect::ChartGoal;
use crate::pipeline::Request;
use crate::settings::{Paper, PdfExtent, Settings};

/// Reads a watch export offline and shows load spikes with pain notes, as a report for a physical therapist.
///
/// Nothing is ever sent anywhere, and no file of an export is ever written.
#[derive(Debug, Parser)]
#[command(name = "patella", version = env!("PATELLA_VERSION"), after_help = AFTER_HELP)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Colors of messages: where there is a terminal that wants them, always or never.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = ColorArg::Auto)]
    color: ColorArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ColorArg {
    Auto,
    Always,
    Never,
}

/// When messages have colors, by the arguments; the last one holds. Needed before the arguments are parsed, since errors in
/// them are printed in color too.
pub fn color_choice(args: &[OsString]) -> ColorChoice {
    let pairs = args.iter().zip(args.iter().skip(1).map(Some).chain([None]));
    let said = pairs.filter_map(|(arg, next)| match arg.to_str()? {
        "--color" => next?.to_str(),
        one => one.strip_prefix("--color="),
    });
    match said.last() {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

const AFTER_HELP: &str = "patella alone, on a terminal, looks for an export and a pain diary in the current folder and among the \
    downloads, and asks before it does anything. patella PATH... is short for patella report PATH...\n\n\
    Exit codes: 0 all read; 1 no report could be made; 2 wrong usage; 3 report made, but a file that \
    should hold an activity could not be read or only in part, or rows of the pain diary were not understood; 130 stopped by the user.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read an export and write the report.
    Report(ReportArgs),
    /// Read an export, write nothing, and say what is there and what cannot be read.
    Check(CheckArgs),
    /// Read an export and a pain diary, write nothing, and say where the log stands and what changed.
    Today(TodayArgs),
    /// Read many runners, for a clinic or a study, and write the tables of all of them.
    Cohort(CohortArgs),
    /// Look at one file: what patella reads, what fitparser or the gpx crate read, and where they differ.
    Inspect(InspectArgs),
    /// Open the report in the browser.
    Open(OpenArgs),
    /// Begin a pain diary, add a note to it, or make a form or a page to write it in.
    #[command(subcommand)]
    Note(NoteCommand),
    /// Print what makes a shell complete the arguments of patella.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page of patella, or of one of its commands.
    ///
    /// To read it: patella man report | man -l -
    Man {
        /// The command, such as report, or note add.
        #[arg(value_name = "COMMAND")]
        command: Vec<String>,
    },
}

impl Cli {
    /// Makes sure that the arguments go together; the sentence says what does not.
    fn check(&self) -> Result<(), String> {
        match &self.command {
            Command::Report(args) => args.check(),
            Command::Check(args) => args.common.check(),
            Command::Today(args) => check_piped(&args.exports, args.notes.as_deref()),
            Command::Inspect(args) => args.common.check(),
            Command::Man { command } => documented(command).map(drop),
            Command::Cohort(_) | Command::Note(_) | Command::Open(_) | Command::Completions { .. } => Ok(()),
        }
    }
}

/// `patella report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Export folders, zip archives or activity files; - for one that is piped into patella. A pain diary among them is
    /// recognized.
    #[arg(required = true, value_name = "EXPORT")]
    exports: Vec<PathBuf>,
    /// Pain diary: any table (.csv, .xlsx, .ods) with a column of days and one of pain scores, and others if you like;
    /// `patella note check` shows how it is understood, `patella note new` begins one; - for one that is piped into patella.
    #[arg(long, value_name = "FILE")]
    notes: Option<PathBuf>,
    /// Folder for the report.
    #[arg(long, value_name = "DIR", default_value = "patella-report")]
    out: PathBuf,
    /// Write into --out even if it holds other things; they are removed.
    #[arg(long)]
    force: bool,
    /// Paper of report.pdf.
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    paper: PaperArg,
    /// How much the PDF holds: two pages (short), or all that the page says (full).
    #[arg(long, value_enum, default_value_t = PdfArg::Short)]
    pdf: PdfArg,
    /// Write the tables as Parquet as well, next to the CSV, with types, units and meanings.
    #[arg(long)]
    parquet: bool,
    /// Day of the last visit to the therapist, as 2026-03-14; the report then says what happened since.
    #[arg(long, value_name = "DATE", value_parser = common_args::parse_day)]
    last_visit: Option<Date>,
    #[command(flatten)]
    diary: DiaryArgs,
    /// Name to print on page and PDF; without it no name is printed.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Open the report in the browser when it is finished; only on a terminal.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    common: CommonArgs,
}

/// `patella check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Export folders, zip archives or activity files; - for one that is piped into patella.
    #[arg(required = true, value_name = "EXPORT")]
    exports: Vec<PathBuf>,
    #[command(flatten)]
    common: CommonArgs,
}

/// `patella inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// An activity file, or a member of an archive as files.csv names it: export.zip!/run.fit.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Draw the profile of each run by grade, as CHART (.svg or .png) or as ACTIVITY-descent.svg in the current
    /// folder.
    #[arg(long, value_name = "CHART", num_args = 0..=1, require_equals = true)]
    chart: Option<Option<PathBuf>>,
    /// Overwrite a chart that is there.
    #[arg(long, requires = "chart")]
    force: bool,
    #[command(flatten)]
    common: CommonArgs,
}

/// `patella today`.
#[derive(Debug, Args)]
pub struct TodayArgs {
    /// Export folders, zip archives or activity files; - for one that is piped into patella.
    #[arg(required = true, value_name = "EXPORT")]
    exports: Vec<PathBuf>,
    /// Pain diary, as for patella report; - for one that is piped into patella.
    #[arg(long, value_name = "FILE")]
    notes: Option<PathBuf>,
    #[command(flatten)]
    diary: DiaryArgs,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Makes sure that standard input is asked for once at most.
fn check_piped(exports: &[PathBuf], notes: Option<&Path>) -> Result<(), String> {
    let piped = exports.iter().map(PathBuf::as_path).chain(notes).filter(|path| is_standard_input(path));
    match piped.count() {
        0 | 1 => Ok(()),
        _ => Err("- is standard input, which can be read once only; name a file for the other".to_owned()),
    }
}

/// Characters of a name that fit above a page.
const MOST_NAME: usize = 120;

impl ReportArgs {
    fn check(&self) -> Result<(), String> {
        check_piped(&self.exports, self.notes.as_deref())?;
        self.common.check()
    }

    /// True where the report is to be opened.
    pub fn opens(&self) -> bool {
        self.open
    }

    /// Takes the arguments apart: what is asked for, by which settings, in which manner.
    pub fn into_parts(self) -> (Request, Settings, Manners) {
        let (mut settings, manners) = self.common.into_parts();
        let name = self.name.map(|name| name.chars().take(MOST_NAME).collect::<String>());
        settings.print.name = name.filter(|name| !name.trim().is_empty());
        settings.print.extent = match self.pdf {
            PdfArg::Short => PdfExtent::Short,
            PdfArg::Full => PdfExtent::Full,
        };
        settings.print.paper = self.paper.into();
        settings.print.with_parquet = self.parquet;
        settings.last_visit = self.last_visit;
        settings.diary = self.diary.rules();
        let request = Request { exports: self.exports, notes: self.notes, out: self.out, force: self.force };
        (request, settings, manners)
    }
}

impl CheckArgs {
    /// Takes the arguments apart: what to read, by which settings, in which manner.
    pub fn into_parts(self) -> (Vec<PathBuf>, Settings, Manners) {
        let (settings, manners) = self.common.into_parts();
        (self.exports, settings, manners)
    }
}

impl TodayArgs {
    /// Takes the arguments apart: what to read, the diary, by which settings, in which manner.
    pub fn into_parts(self) -> (Vec<PathBuf>, Option<PathBuf>, Settings, Manners) {
        let (mut settings, manners) = self.reading.into_parts();
        settings.diary = self.diary.rules();
        (self.exports, self.notes, settings, manners)
    }
}

impl InspectArgs {
    /// Takes the arguments apart: what to look at, where a chart of it is to go, by which settings, in which manner.
    pub fn into_parts(self) -> (PathBuf, Option<ChartGoal>, Settings, Manners) {
        let (settings, manners) = self.common.into_parts();
        let force = self.force;
        let goal = self.chart.map(|path| ChartGoal { path, force });
        (self.file, goal, settings, manners)
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum PdfArg {
    Short,
    Full,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum PaperArg {
    A4,
    Letter,
}

impl From<PaperArg> for Paper {
    fn from(paper: PaperArg) -> Paper {
        match paper {
            PaperArg::A4 => Paper::A4,
            PaperArg::Letter => Paper::Letter,
        }
    }
}

#[cfg(test)]
mod tests {
    //! Arguments as a runner types them.

    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
