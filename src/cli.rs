//! The command line, and how it becomes [`Settings`].

mod config;
mod inspect;
mod note;
mod pairs;
mod summary;

use std::ffi::OsString;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub use self::inspect::inspection;
pub use self::note::{AddArgs, NewArgs, NoteCommand};
pub use self::pairs::pairs;
pub use self::summary::{all_files, list_faults, summary};
use crate::activity::RunKind;
use crate::calendar::WeekStart;
use crate::inspect::ChartGoal;
use crate::pipeline::Request;
use crate::settings::{DescentChoice, Paper, Settings, Since, Units};

/// Reads a watch export offline and shows load spikes beside pain notes, as a report for a physical therapist.
///
/// Nothing is ever sent anywhere, and no file of an export is ever written.
#[derive(Debug, Parser)]
#[command(name = "patella", version, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Colours of messages: where there is a terminal that wants them, always or never.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    color: Colour,
}

/// When messages have colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// What the arguments say of colours. Needed before they are understood, since what is wrong with them is said in colours
/// too; the last one holds.
pub fn colours(args: &[OsString]) -> ColorChoice {
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

const EXIT_CODES: &str = "Exit codes: 0 all read; 1 no report could be made; 2 wrong usage; 3 report made, but a file that \
    should hold an activity could not be read or only in part; 130 stopped by the user.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read an export and write the report.
    Report(ReportArgs),
    /// Read an export, write nothing, and say what is there and what cannot be read.
    Check(CheckArgs),
    /// Look at one file: what patella reads, what fitparser or the gpx crate read, and where they differ.
    Inspect(InspectArgs),
    /// Begin a pain diary, or add a note to it.
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
        /// The command.
        #[arg(value_parser = ["report", "check", "inspect", "note"])]
        command: Option<String>,
    },
}

/// `patella report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Export folders, zip archives or activity files.
    #[arg(required = true, value_name = "EXPORT")]
    exports: Vec<PathBuf>,
    /// Pain diary: a table (.csv, .xlsx, .ods) with the columns date and score, and others if you like; `patella note new`
    /// begins one.
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
    /// Name to print on page and PDF; without it no name is printed.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    common: CommonArgs,
}

/// `patella check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Export folders, zip archives or activity files.
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

/// Choices of every command.
#[derive(Debug, Args)]
struct CommonArgs {
    /// First day to report on, as 2026-03-14, or as 12w or 90d before the last day with data.
    #[arg(long, value_name = "DATE", value_parser = parse_since)]
    since: Option<Since>,
    /// Last day to report on, as 2026-03-14.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    until: Option<Date>,
    /// Time zone for activities that do not tell theirs, such as Europe/Zurich.
    #[arg(long, value_name = "ZONE", value_parser = parse_zone)]
    tz: Option<TimeZone>,
    /// Units of chart and page; tables are always metric.
    #[arg(long, value_enum, default_value_t = UnitsArg::Metric)]
    units: UnitsArg,
    /// First day of the week.
    #[arg(long, value_enum, default_value_t = WeekStartArg::Mon)]
    week_start: WeekStartArg,
    /// Kinds of run that count as running; run stands for road and track.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = SportArg::ALL)]
    sport: Vec<SportArg>,
    /// Descent of each run: the watch's own total unless its altitude contradicts it (auto), that total alone (device), or
    /// ours throughout (samples).
    #[arg(long, value_enum, default_value_t = DescentArg::Auto)]
    descent: DescentArg,
    /// Folder of SRTM tiles (N46E007.hgt ...) that you have, for heights where a recording has none or only those of GPS.
    #[arg(long, value_name = "DIR")]
    dem: Option<PathBuf>,
    /// Number of threads; by default one for each core.
    #[arg(long, value_name = "N", value_parser = parse_jobs)]
    jobs: Option<usize>,
    /// File of choices: any of these options, a line each, as units = "imperial"; what is typed goes before it.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Say nothing but errors.
    #[arg(long, short)]
    quiet: bool,
    /// Say of each file what became of it.
    #[arg(long, short, conflicts_with = "quiet")]
    verbose: bool,
    /// Print the result as JSON to standard output.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum UnitsArg {
    Metric,
    Imperial,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum PaperArg {
    A4,
    Letter,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum WeekStartArg {
    Mon,
    Sun,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DescentArg {
    Auto,
    Device,
    Samples,
}

#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
enum SportArg {
    Run,
    Trail,
    Treadmill,
    Virtual,
}

impl SportArg {
    const ALL: [SportArg; 4] = [
        SportArg::Run,
        SportArg::Trail,
        SportArg::Treadmill,
        SportArg::Virtual,
    ];

    fn kinds(self) -> &'static [RunKind] {
        match self {
            SportArg::Run => &[RunKind::Road, RunKind::Track],
            SportArg::Trail => &[RunKind::Trail],
            SportArg::Treadmill => &[RunKind::Treadmill],
            SportArg::Virtual => &[RunKind::Virtual],
        }
    }
}

/// How a command talks and works, apart from what it computes.
#[derive(Debug, Clone, Copy)]
pub struct Manners {
    /// Say nothing but errors.
    pub quiet: bool,
    /// Say of each file what became of it.
    pub verbose: bool,
    /// JSON to standard output.
    pub json: bool,
    /// Number of threads; `None` for one a core.
    pub jobs: Option<usize>,
}

/// Letters of a name that fit above a page.
const MOST_NAME: usize = 120;

impl ReportArgs {
    /// Takes the arguments apart: what is asked for, by which settings, in which manner.
    pub fn into_parts(self) -> (Request, Settings, Manners) {
        let (mut settings, manners) = self.common.into_parts();
        let name = self
            .name
            .map(|name| name.chars().take(MOST_NAME).collect::<String>());
        settings.print.name = name.filter(|name| !name.trim().is_empty());
        settings.print.paper = match self.paper {
            PaperArg::A4 => Paper::A4,
            PaperArg::Letter => Paper::Letter,
        };
        let request = Request {
            exports: self.exports,
            notes: self.notes,
            out: self.out,
            force: self.force,
        };
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

impl InspectArgs {
    /// Takes the arguments apart: what to look at, where a chart of it is to go, by which settings, in which manner.
    pub fn into_parts(self) -> (PathBuf, Option<ChartGoal>, Settings, Manners) {
        let (settings, manners) = self.common.into_parts();
        let force = self.force;
        let goal = self.chart.map(|path| ChartGoal { path, force });
        (self.file, goal, settings, manners)
    }
}

impl CommonArgs {
    fn into_parts(self) -> (Settings, Manners) {
        let kinds = |sport: &SportArg| sport.kinds().iter().copied();
        let mut run_kinds: Vec<RunKind> = self.sport.iter().flat_map(kinds).collect();
        run_kinds.sort_unstable();
        run_kinds.dedup();
        let settings = Settings {
            since: self.since,
            until: self.until,
            time_zone: self.tz,
            system_zone: TimeZone::system(),
            units: match self.units {
                UnitsArg::Metric => Units::Metric,
                UnitsArg::Imperial => Units::Imperial,
            },
            week_start: match self.week_start {
                WeekStartArg::Mon => WeekStart::Monday,
                WeekStartArg::Sun => WeekStart::Sunday,
            },
            run_kinds,
            descent_choice: match self.descent {
                DescentArg::Auto => DescentChoice::Auto,
                DescentArg::Device => DescentChoice::Device,
                DescentArg::Samples => DescentChoice::Samples,
            },
            terrain: self.dem,
            ..Settings::default()
        };
        (
            settings,
            Manners {
                quiet: self.quiet,
                verbose: self.verbose,
                json: self.json,
                jobs: self.jobs,
            },
        )
    }
}

/// `2026-03-14`, `12w` or `90d`.
fn parse_since(text: &str) -> Result<Since, String> {
    if let Ok(day) = text.parse::<Date>() {
        return Ok(Since::Day(day));
    }
    let days = text
        .strip_suffix('w')
        .map(|weeks| (weeks, 7))
        .or_else(|| text.strip_suffix('d').map(|days| (days, 1)))
        .and_then(|(number, factor)| {
            Some(i64::from(number.parse::<u16>().ok().filter(|&number| number > 0)?) * factor)
        });
    days.map(Since::DaysBack)
        .ok_or_else(|| "write a date as 2026-03-14, or a stretch as 12w or 90d".to_owned())
}

/// Threads that are worth asking for.
fn parse_jobs(text: &str) -> Result<usize, String> {
    let jobs = text.parse().ok().filter(|jobs| (1..=256).contains(jobs));
    jobs.ok_or_else(|| "write a number from 1 to 256".to_owned())
}

/// `2026-03-14`.
fn parse_day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "write a date as 2026-03-14".to_owned())
}

fn parse_zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(text)
        .map_err(|_| "write a time zone as Europe/Zurich or America/Denver".to_owned())
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

    #[test]
    fn since_takes_a_date_or_a_stretch() {
        assert_eq!(parse_since("12w"), Ok(Since::DaysBack(84)));
        assert_eq!(
            parse_since("2026-03-14"),
            Ok(Since::Day(Date::constant(2026, 3, 14)))
        );
        assert!(
            parse_since("0d").is_err() && parse_since("3").is_err() && parse_since("-3d").is_err()
        );
    }
}
