//! The choices that every command knows, and how they become [`Settings`].

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::activity::RunKind;
use crate::calendar::WeekStart;
use crate::settings::{DescentChoice, Settings, Since, Units};

/// Choices of the commands that report on days of the runner's choice.
#[derive(Debug, Args)]
pub(super) struct CommonArgs {
    /// First day to report on, as 2026-03-14, or as 12w or 90d before the last day with data.
    #[arg(long, value_name = "DATE", value_parser = parse_since)]
    since: Option<Since>,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Choices of every command that reads an export.
#[derive(Debug, Args)]
pub(super) struct ReadingArgs {
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
    /// Descent of each run: the watch's own total unless its altitude contradicts it, and then that of all runs over the
    /// same paths (auto); that total alone (device); or the sum of the run's own altitudes throughout (samples).
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
pub(super) enum UnitsArg {
    Metric,
    Imperial,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum WeekStartArg {
    Mon,
    Sun,
}

impl From<UnitsArg> for Units {
    fn from(units: UnitsArg) -> Units {
        match units {
            UnitsArg::Metric => Units::Metric,
            UnitsArg::Imperial => Units::Imperial,
        }
    }
}

impl From<WeekStartArg> for WeekStart {
    fn from(start: WeekStartArg) -> WeekStart {
        match start {
            WeekStartArg::Mon => WeekStart::Monday,
            WeekStartArg::Sun => WeekStart::Sunday,
        }
    }
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
    const ALL: [SportArg; 4] = [SportArg::Run, SportArg::Trail, SportArg::Treadmill, SportArg::Virtual];

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

impl CommonArgs {
    /// Makes sure that the choices go together; the sentence says what does not.
    pub(super) fn check(&self) -> Result<(), String> {
        match (self.since, self.reading.until) {
            (Some(Since::Day(since)), Some(until)) if since > until => Err(format!(
                "--since {since} is after --until {until}; --since is the first day to report on and --until the last"
            )),
            _ => Ok(()),
        }
    }

    pub(super) fn into_parts(self) -> (Settings, Manners) {
        let (settings, manners) = self.reading.into_parts();
        (Settings { since: self.since, ..settings }, manners)
    }
}

impl ReadingArgs {
    pub(super) fn into_parts(self) -> (Settings, Manners) {
        let kinds = |sport: &SportArg| sport.kinds().iter().copied();
        let mut run_kinds: Vec<RunKind> = self.sport.iter().flat_map(kinds).collect();
        run_kinds.sort_unstable();
        run_kinds.dedup();
        let settings = Settings {
            until: self.until,
            time_zone: self.tz,
            system_zone: TimeZone::system(),
            units: self.units.into(),
            week_start: self.week_start.into(),
            run_kinds,
            descent_choice: match self.descent {
                DescentArg::Auto => DescentChoice::Auto,
                DescentArg::Device => DescentChoice::Device,
                DescentArg::Samples => DescentChoice::Samples,
            },
            terrain: self.dem,
            config: self.config,
            ..Settings::default()
        };
        (settings, Manners { quiet: self.quiet, verbose: self.verbose, json: self.json, jobs: self.jobs })
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
    days.map(Since::DaysBack).ok_or_else(|| "write a date as 2026-03-14, or a stretch as 12w or 90d".to_owned())
}

/// Threads that are worth asking for.
pub(super) fn parse_jobs(text: &str) -> Result<usize, String> {
    let jobs = text.parse().ok().filter(|jobs| (1..=256).contains(jobs));
    jobs.ok_or_else(|| "write a number from 1 to 256".to_owned())
}

/// `2026-03-14`.
pub(super) fn parse_day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write a date as 2026-03-14".to_owned())
}

pub(super) fn parse_zone(text: &str) -> Result<TimeZone, String> {
    TimeZone::get(text).map_err(|_| "write a time zone as Europe/Zurich or America/Denver".to_owned())
}

#[cfg(test)]
mod tests {
    //! Choices as a runner types them.

    use super::*;

    #[test]
    fn since_takes_a_date_or_a_period() {
        assert_eq!(parse_since("12w"), Ok(Since::DaysBack(84)));
        assert_eq!(parse_since("2026-03-14"), Ok(Since::Day(Date::constant(2026, 3, 14))));
        assert!(parse_since("0d").is_err() && parse_since("3").is_err() && parse_since("-3d").is_err());
    }
}
