//! Every choice and every threshold, with its unit, its default and where the default comes from.
//!
//! The command line becomes one [`Settings`] value; the rooms take what they need of it as an argument, so that every
//! threshold is written once and the report can print it.

mod descent;
mod duplicates;
mod log_rules;
mod onset_analysis;
mod report;
mod session;

use std::path::PathBuf;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::activity::RunKind;
use crate::calendar::WeekStart;

pub use descent::{
    CleaningRules, ContradictionRules, DescentChoice, DescentRules, DeviceChangeRules, DoubtRules, SlopeRules,
};
pub use duplicates::{DuplicateRules, InterruptionRules};
pub use log_rules::LogRules;
pub use onset_analysis::{DaysBefore, OnsetAnalysisRules};
pub use report::{ChartRules, Paper, PrintRules};
pub use session::{AccountRules, SessionRules};

/// All choices of one invocation.
#[derive(Debug, Clone)]
pub struct Settings {
    /// First day to report on; earlier runs still serve as reference. `None`: from the beginning.
    pub since: Option<Since>,
    /// Last day to report on. `None`: to the last day with data.
    pub until: Option<Date>,
    /// Time zone for activities whose files and positions give none (`--tz`).
    pub time_zone: Option<TimeZone>,
    /// Time zone of this computer, the last resort.
    pub system_zone: TimeZone,
    /// Units of the chart and the page; tables are always SI. Also those of an account list that does not state its own.
    pub units: Units,
    pub week_start: WeekStart,
    /// Kinds of run that count as running.
    pub run_kinds: Vec<RunKind>,
    pub archive: ArchiveLimits,
    pub session: SessionRules,
    pub duplicates: DuplicateRules,
    pub account: AccountRules,
    pub interruption: InterruptionRules,
    pub spike: SpikeRules,
    pub rest: RestRules,
    pub knee: KneeModel,
    pub descent_choice: DescentChoice,
    /// Folder of SRTM tiles (`--dem`), for recordings without usable altitude. `None`: no terrain heights.
    pub terrain: Option<PathBuf>,
    /// The file of settings that was read (`--config`), so that nothing overwrites it.
    pub config: Option<PathBuf>,
    pub descent: DescentRules,
    pub onset: OnsetRules,
    pub onset_analysis: OnsetAnalysisRules,
    pub log_rules: LogRules,
    pub chart: ChartRules,
    pub print: PrintRules,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            since: None,
            until: None,
            time_zone: None,
            system_zone: TimeZone::UTC,
            units: Units::default(),
            week_start: WeekStart::default(),
            run_kinds: vec![RunKind::Road, RunKind::Trail, RunKind::Track, RunKind::Treadmill, RunKind::Virtual],
            archive: ArchiveLimits::default(),
            session: SessionRules::default(),
            duplicates: DuplicateRules::default(),
            account: AccountRules::default(),
            interruption: InterruptionRules::default(),
            spike: SpikeRules::default(),
            rest: RestRules::default(),
            knee: KneeModel::default(),
            descent_choice: DescentChoice::default(),
            terrain: None,
            config: None,
            descent: DescentRules::default(),
            onset: OnsetRules::default(),
            onset_analysis: OnsetAnalysisRules::default(),
            log_rules: LogRules::default(),
            chart: ChartRules::default(),
            print: PrintRules::default(),
        }
    }
}

/// Where the report begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// On this day.
    Day(Date),
    /// This many days before the last day with data (`12w`, `90d`).
    DaysBack(i64),
}

/// Units of chart and page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Units {
    /// Kilometers and meters.
    #[default]
    Metric,
    /// Miles and feet.
    Imperial,
}

/// Limits on what is read from an archive; each guards against an archive made to exhaust the machine.
#[derive(Debug, Clone, Copy)]
pub struct ArchiveLimits {
    /// Nesting of archives, counted from the file on disk. Real exports go to 3 (zip, part, zip).
    pub depth: usize,
    /// Entries of one file on disk, those of archives inside it included. Parts of a Garmin export hold up to 10,000.
    pub entries: usize,
    /// Bytes of one activity file, packed or not; bounds the memory. The largest met have 60 MB: GPX tracks of 24 hours.
    pub entry_bytes: u64,
    /// Bytes of an archive inside an archive; bounds the temporary file for a large one.
    pub archive_bytes: u64,
    /// Bytes of an account list, which is streamed; the largest are those of Apple Health, up to some GB.
    pub list_bytes: u64,
    /// Unpacked bytes of all entries of one file on disk, archives inside it included; checked after every few entries, so it may
    /// be exceeded by a little.
    pub total_bytes: u64,
    /// The same as a multiple of its size on disk: whole accounts unpack to 3 to 30 times theirs, XML to the most.
    pub total_ratio: u64,
    /// A small archive may always unpack to this many bytes.
    pub least_total_bytes: u64,
    /// Unpacked size over packed size, checked above 1 MB unpacked. XML packs up to 30 : 1.
    pub ratio: u64,
}

impl Default for ArchiveLimits {
    fn default() -> Self {
        ArchiveLimits {
            depth: 4,
            entries: 200_000,
            entry_bytes: 64 << 20,
            list_bytes: 4 << 30,
            archive_bytes: 8 << 30,
            total_bytes: 64 << 30,
            total_ratio: 100,
            least_total_bytes: 512 << 20,
            ratio: 500,
        }
    }
}

impl ArchiveLimits {
    /// What may be unpacked from a file of so many bytes on disk, bytes.
    pub fn total_bytes_of(&self, bytes_on_disk: u64) -> u64 {
        let by_size = bytes_on_disk.saturating_mul(self.total_ratio);
        by_size.max(self.least_total_bytes).min(self.total_bytes)
    }
}

/// The single-run spike: a run against the longest of the days before it (Frandsen et al. 2025).
#[derive(Debug, Clone, Copy)]
pub struct SpikeRules {
    /// Local calendar days before the run.
    pub window_days: i64,
    /// Up to this percentage of the longest is the reference group of the study.
    pub reference_pct: i64,
    /// Up to this percentage is `small`.
    pub small_pct: i64,
    /// Up to this percentage is `moderate`; above is `large`.
    pub moderate_pct: i64,
    /// Between these percentages a GPS error of 4 % decides (SD of the ratio is about 5.7 %): `at_the_line`.
    pub line_pct: (i64, i64),
    /// A descent reference below this is within the noise of the altitude: no ratio.
    pub descent_reference_m: f64,
}

impl Default for SpikeRules {
    fn default() -> Self {
        SpikeRules {
            window_days: 30,
            reference_pct: 110,
            small_pct: 130,
            moderate_pct: 200,
            line_pct: (105, 115),
            descent_reference_m: 50.0,
        }
    }
}

/// Rests, returns and unobserved gaps.
#[derive(Debug, Clone, Copy)]
pub struct RestRules {
    /// A run after this many days without a run is a return (our choice; no cohort gives a threshold).
    pub return_after_days: i64,
    /// Weeks before the break that the first week back is compared with.
    pub weeks_before: i64,
    /// This many days between two descents are a gap (our choice).
    pub descent_gap_days: i64,
    /// This many days in a row without data in any file are unobserved, not rest.
    pub unobserved_days: i64,
}

impl Default for RestRules {
    fn default() -> Self {
        RestRules { return_after_days: 7, weeks_before: 4, descent_gap_days: 28, unobserved_days: 14 }
    }
}

/// Knee load as meters run on the flat: distance + weight x descent. A model, not a measurement.
///
/// The weight is the mean of three published changes per percent of downhill grade (knee flexion, impact peak, braking peak;
/// Gottschall & Kram 2005 and others); the band goes from no effect (Telhan 2010) to the braking peak.
#[derive(Debug, Clone, Copy)]
pub struct KneeModel {
    /// Meters on the flat that one meter of descent counts as.
    pub per_descent: f64,
    /// Lower end of the band.
    pub per_descent_low: f64,
    /// Upper end of the band.
    pub per_descent_high: f64,
}

impl Default for KneeModel {
    fn default() -> Self {
        KneeModel { per_descent: 3.4, per_descent_low: 0.0, per_descent_high: 4.6 }
    }
}

/// When pain begins, and the timing of notes that do not state it.
#[derive(Debug, Clone, Copy)]
pub struct OnsetRules {
    /// Least score of a painful day, 0-10.
    pub least_score: f64,
    /// Days before it that must be recorded as free of pain. Flares last about five days, so a week apart is a new one.
    pub free_days: i64,
    /// Local time at which a morning ends (our choice). A note of the next morning without a time is before it, and a note
    /// with an earlier time that does not say when in relation to a run is of the morning.
    pub morning_ends: Time,
    /// A note more than this many days before the first recording or after the last has a mistyped year.
    pub most_days_apart: i64,
}

impl Default for OnsetRules {
    fn default() -> Self {
        OnsetRules {
            least_score: 1.0,
            free_days: 7,
            morning_ends: Time::constant(10, 0, 0, 0),
            most_days_apart: 3 * 366,
        }
    }
}
