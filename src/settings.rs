//! Every choice and every threshold, with its unit, its default and where the default comes from.
//!
//! The command line becomes one [`Settings`] value; the rooms take what they need of it as an argument, so that every
//! threshold is written once and the report can print it.

/// Declares a struct of settings with the default of each field next to it, and implements [`Default`].
macro_rules! defaults {
    (
        $(#[$struct_meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty = $default:expr,)*
        }
    ) => {
        $(#[$struct_meta])*
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl Default for $name {
            fn default() -> Self {
                $name { $($field: $default,)* }
            }
        }
    };
}

mod descent;
mod pain;
mod report;
mod search;
mod session;
mod study;

use std::path::PathBuf;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::activity::RunKind;
use crate::calendar::WeekStart;

pub use descent::{
    CleaningRules, ContradictionRules, DescentChoice, DescentRules, DeviceChangeRules, DoubtRules, RepeatRules,
    SlopeRules,
};
pub use pain::{DaysBefore, DiaryRules, LogRules, OnsetAnalysisRules, OnsetRules};
pub use report::{ChartRules, FactRules, FormRules, Paper, PdfExtent, PrintRules};
pub use search::SearchLimits;
pub use session::{AccountRules, DuplicateRules, InterruptionRules, SessionRules};
pub use study::StudyRules;

defaults! {
    /// All choices of one invocation.
    #[derive(Debug, Clone)]
    pub struct Settings {
        /// First day to report on; earlier runs still serve as reference. `None`: from the beginning.
        pub since: Option<Since> = None,
        /// Last day to report on. `None`: to the last day with data.
        pub until: Option<Date> = None,
        /// Day of the last visit to the therapist (`--last-visit`): the report says what happened since. `None`: nothing is
        /// said of it.
        pub last_visit: Option<Date> = None,
        /// Time zone for activities whose files and positions give none (`--tz`).
        pub time_zone: Option<TimeZone> = None,
        /// Time zone of this computer, the last resort.
        pub system_zone: TimeZone = TimeZone::UTC,
        /// Units of the chart and the page; tables are always SI. Also those of an account list that does not state its
        /// own.
        pub units: Units = Units::default(),
        pub week_start: WeekStart = WeekStart::default(),
        /// Kinds of run that count as running.
        pub run_kinds: Vec<RunKind> =
            vec![RunKind::Road, RunKind::Trail, RunKind::Track, RunKind::Treadmill, RunKind::Virtual],
        pub archive: ArchiveLimits = ArchiveLimits::default(),
        pub session: SessionRules = SessionRules::default(),
        pub duplicates: DuplicateRules = DuplicateRules::default(),
        pub account: AccountRules = AccountRules::default(),
        pub interruption: InterruptionRules = InterruptionRules::default(),
        pub spike: SpikeRules = SpikeRules::default(),
        pub rest: RestRules = RestRules::default(),
        pub knee: KneeModel = KneeModel::default(),
        pub descent_choice: DescentChoice = DescentChoice::default(),
        /// Folder of SRTM tiles (`--dem`), for recordings without usable altitude. `None`: no terrain heights.
        pub terrain: Option<PathBuf> = None,
        /// The file of settings that was read (`--config`), so that nothing overwrites it.
        pub config: Option<PathBuf> = None,
        pub descent: DescentRules = DescentRules::default(),
        pub diary: DiaryRules = DiaryRules::default(),
        pub onset: OnsetRules = OnsetRules::default(),
        pub onset_analysis: OnsetAnalysisRules = OnsetAnalysisRules::default(),
        pub log_rules: LogRules = LogRules::default(),
        pub chart: ChartRules = ChartRules::default(),
        pub facts: FactRules = FactRules::default(),
        pub print: PrintRules = PrintRules::default(),
        pub form: FormRules = FormRules::default(),
        pub study: StudyRules = StudyRules::default(),
    }
}

/// Where the report begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
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

defaults! {
    /// Limits on what is read from an archive; each guards against an archive made to exhaust the machine.
    #[derive(Debug, Clone, Copy)]
    pub struct ArchiveLimits {
        /// Nesting of archives, counted from the file on disk. Real exports go to 3 (zip, part, zip).
        pub depth: usize = 4,
        /// Entries of one file on disk, those of archives inside it included. Parts of a Garmin export hold up to
        /// 10,000.
        pub entries: usize = 200_000,
        /// Bytes of one activity file, packed or not; bounds the memory. The largest met have 60 MB: GPX tracks of 24
        /// hours.
        pub entry_bytes: u64 = 64 << 20,
        /// Bytes of an archive inside an archive; bounds the temporary file for a large one.
        pub archive_bytes: u64 = 8 << 30,
        /// Bytes of an account list, which is streamed; the largest are those of Apple Health, up to some GB.
        pub list_bytes: u64 = 4 << 30,
        /// Unpacked bytes of all entries of one file on disk, archives inside it included; checked after every few
        /// entries, so it may be exceeded by a little.
        pub total_bytes: u64 = 64 << 30,
        /// The same as a multiple of its size on disk: whole accounts unpack to 3 to 30 times theirs, XML to the most.
        pub total_ratio: u64 = 100,
        /// A small archive may always unpack to this many bytes.
        pub least_total_bytes: u64 = 512 << 20,
        /// Unpacked size over packed size, checked above 1 MB unpacked. XML packs up to 30 : 1.
        pub ratio: u64 = 500,
    }
}

impl ArchiveLimits {
    /// What may be unpacked from a file of so many bytes on disk, bytes.
    pub fn total_bytes_of(&self, bytes_on_disk: u64) -> u64 {
        let by_size = bytes_on_disk.saturating_mul(self.total_ratio);
        by_size.max(self.least_total_bytes).min(self.total_bytes)
    }
}

defaults! {
    /// The single-run spike: a run against the longest of the days before it (Frandsen et al. 2025).
    #[derive(Debug, Clone, Copy)]
    pub struct SpikeRules {
        /// Local calendar days before the run.
        pub window_days: i64 = 30,
        /// Up to this percentage of the longest is the reference group of the study.
        pub reference_pct: i64 = 110,
        /// Up to this percentage is `small`.
        pub small_pct: i64 = 130,
        /// Up to this percentage is `moderate`; above is `large`.
        pub moderate_pct: i64 = 200,
        /// Between these percentages a GPS error of 4 % decides (SD of the ratio is about 5.7 %): `at_the_line`.
        pub line_pct: (i64, i64) = (105, 115),
        /// A descent reference below this is within the noise of the altitude: no ratio.
        pub descent_reference_m: f64 = 50.0,
    }
}

defaults! {
    /// Rests, returns and unobserved gaps.
    #[derive(Debug, Clone, Copy)]
    pub struct RestRules {
        /// A run after this many days without a run is a return (our choice; no cohort gives a threshold).
        pub return_after_days: i64 = 7,
        /// Weeks before the break that the first week back is compared with.
        pub weeks_before: i64 = 4,
        /// This many days between two descents are a gap (our choice).
        pub descent_gap_days: i64 = 28,
        /// This many days in a row without data in any file are unobserved, not rest.
        pub unobserved_days: i64 = 14,
    }
}

defaults! {
    /// Knee load as meters run on the flat: distance + weight x descent. A model, not a measurement.
    ///
    /// The weight is the mean of three published changes per percent of downhill grade (knee flexion, impact peak,
    /// braking peak; Gottschall & Kram 2005 and others); the band goes from no effect (Telhan 2010) to the braking
    /// peak.
    #[derive(Debug, Clone, Copy)]
    pub struct KneeModel {
        /// Meters on the flat that one meter of descent counts as.
        pub per_descent: f64 = 3.4,
        /// Lower end of the band.
        pub per_descent_low: f64 = 0.0,
        /// Upper end of the band.
        pub per_descent_high: f64 = 4.6,
    }
}
