//! Every choice and every threshold, with its unit, its default and where the default comes from.
//!
//! The command line is turned into one [`Settings`] value; the rooms take what they need of it as an argument, so that a
//! threshold stands in one place and the report can print it.

mod account;
mod chart;
mod descent;
mod duplicates;
mod log_rules;
mod onset_analysis;
mod print;
mod session;

use std::path::PathBuf;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::activity::RunKind;
use crate::calendar::WeekStart;

pub use account::AccountRules;
pub use chart::ChartRules;
pub use descent::{
    CleaningRules, ContradictionRules, DescentChoice, DescentRules, DeviceChangeRules, DoubtRules, SlopeRules,
};
pub use duplicates::{DuplicateRules, InterruptionRules};
pub use log_rules::LogRules;
pub use onset_analysis::{DaysBefore, OnsetAnalysisRules};
pub use print::{Paper, PrintRules};
pub use session::SessionRules;

/// All choices of one invocation.
#[derive(Debug, Clone)]
pub struct Settings {
    /// First day to report on; earlier runs still serve as reference. `None`: from the beginning.
    pub since: Option<Since>,
    /// Last day to report on. `None`: to the last day with data.
    pub until: Option<Date>,
    /// Time zone for activities whose files and positions tell none (`--tz`).
    pub time_zone: Option<TimeZone>,
    /// Time zone of this computer, the last resort.
    pub system_zone: TimeZone,
    /// Units of the chart and the page; tables are always SI. Also those of a list that neither writes nor shows its own.
    pub units: Units,
    /// First day of the week.
    pub week_start: WeekStart,
    /// Kinds of run that count as running.
    pub run_kinds: Vec<RunKind>,
    /// Bounds on what an archive may make us read.
    pub archive: ArchiveLimits,
    /// What one outing can be, and how its samples are read.
    pub session: SessionRules,
    /// When two recordings are one activity.
    pub duplicates: DuplicateRules,
    /// How the lists of an account are read and laid over the activities.
    pub account: AccountRules,
    /// When two runs are one outing.
    pub interruption: InterruptionRules,
    /// The single-run spike.
    pub spike: SpikeRules,
    /// Rests, returns and unobserved periods.
    pub rest: RestRules,
    /// The knee-load model.
    pub knee: KneeModel,
    /// Which descent is used where the watch tells one.
    pub descent_choice: DescentChoice,
    /// Folder of SRTM tiles (`--dem`), for heights where a recording has none that can be used. `None`: no such heights.
    pub terrain: Option<PathBuf>,
    /// File of choices that was read (`--config`), so that nothing is written over it. `None`: there is none.
    pub config: Option<PathBuf>,
    /// Descent from altitude samples.
    pub descent: DescentRules,
    /// When pain begins.
    pub onset: OnsetRules,
    /// What is compared around a pain onset.
    pub onset_analysis: OnsetAnalysisRules,
    /// The rules that the log is held against.
    pub log_rules: LogRules,
    /// What the charts show.
    pub chart: ChartRules,
    /// How the report is printed.
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

/// Units shown in chart and page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Units {
    /// Kilometres and metres.
    #[default]
    Metric,
    /// Miles and feet.
    Imperial,
}

/// Bounds on what an archive may make us read; each guards against an archive made to exhaust the machine.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct ArchiveLimits {
    /// Archives inside archives inside ... , counted from the file on disk. Real exports go to 3 (zip, part, zip).
    pub depth: usize,
    /// Entries of one file on disk, those of archives inside it included. Parts of a Garmin export hold up to 10,000.
    pub entries: usize,
    /// Bytes of one activity file, packed or not; bounds the memory. The largest met have 60 MB: GPX tracks of 24 hours.
    pub entry_bytes: u64,
    /// Bytes of an archive inside an archive; bounds the temporary file that a large one is kept in.
    pub archive_bytes: u64,
    /// Bytes of a list of an account, which is read as it streams past; the largest are those of Apple Health, up to some GB.
    pub list_bytes: u64,
    /// Unpacked bytes of all entries of one file on disk, archives inside it included; looked at after every few entries, so it
    /// may be passed by a little.
    pub total_bytes: u64,
    /// ... and at most so many times its size on disk: whole accounts unpack to 3 to 30 times theirs, XML to the most.
    pub total_ratio: u64,
    /// ... but a small archive may always unpack to this many bytes.
    pub least_total_bytes: u64,
    /// Unpacked size over packed size, looked at above 1 MB unpacked. XML packs up to 30 : 1.
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

/// The single-run spike: a run against the longest of the days before it (Frandsen et al., BJSM 2025).
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SpikeRules {
    /// Days looked back, local calendar days.
    pub window_days: i64,
    /// Up to this many per cent of the longest is the comparison group of the study.
    pub reference_pct: i64,
    /// Up to this many per cent is `small`.
    pub small_pct: i64,
    /// Up to this many per cent is `moderate`; above is `large`.
    pub moderate_pct: i64,
    /// Between these per cents a GPS error of 4 % decides (SD of the ratio is about 5.7 %): `at_the_line`.
    pub line_pct: (i64, i64),
    /// A descent reference below this many metres is within the noise of the altitude: no ratio.
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

/// Rests, returns and periods that nothing speaks of.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RestRules {
    /// A run after this many days without a run is a return (our choice; no cohort gives a threshold).
    pub return_after_days: i64,
    /// Weeks before the break that the first week back is compared with.
    pub weeks_before: i64,
    /// This many days between two descents are a gap (our choice; the window of the spikes is as long).
    pub descent_gap_days: i64,
    /// This many days in a row that no file speaks of are unobserved, not rest.
    pub unobserved_days: i64,
}

impl Default for RestRules {
    fn default() -> Self {
        RestRules { return_after_days: 7, weeks_before: 4, descent_gap_days: 28, unobserved_days: 14 }
    }
}

/// Knee load as metres run on the flat: distance + weight x descent. A model, not a measurement.
///
/// The weight is the mean of three published changes a per cent of downhill grade (knee flexion, impact peak, braking peak;
/// Gottschall & Kram 2005 and others); the band goes from no effect (Telhan 2010) to the braking peak.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct KneeModel {
    /// Metres on the flat that one metre of descent counts as.
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

/// When pain begins, and how notes are read that do not say when in the day they were.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct OnsetRules {
    /// Least score of a painful day, 0-10.
    pub least_score: f64,
    /// Days before it that must be recorded as free of pain. Flares last about five days, so a week apart is a new one.
    pub free_days: i64,
    /// Local time at which a morning ends (our choice). A note of the next morning without a time is before it, and a note
    /// with an earlier time that does not say when in relation to a run is of the morning.
    pub morning_ends: Time,
}

impl Default for OnsetRules {
    fn default() -> Self {
        OnsetRules { least_score: 1.0, free_days: 7, morning_ends: Time::constant(10, 0, 0, 0) }
    }
}
