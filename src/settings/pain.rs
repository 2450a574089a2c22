//! When pain begins, what is compared around an onset, and the published rules that a log is checked against.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::calendar::written_dates::DateOrder;

defaults! {
    /// How a pain diary is read.
    #[derive(Debug, Clone)]
    pub struct DiaryRules {
        /// Which of day and month comes first (`--dates`). `None`: as the column shows.
        pub dates: Option<DateOrder> = None,
        /// Year of the first day that is written without one (`--year`). `None`: as the diary shows.
        pub year: Option<i16> = None,
        /// Columns by the runner's choice (`--column pain="Knee today"`): what it holds, and its heading or number.
        pub columns: Vec<(String, String)> = Vec::new(),
        /// Refuse a diary with anything that is not understood (`--strict`).
        pub is_strict: bool = false,
        /// Time zone of times that are written in UTC; UTC if there is none.
        pub time_zone: Option<TimeZone> = None,
    }
}

defaults! {
    /// When pain begins, and the timing of notes that do not state it.
    #[derive(Debug, Clone, Copy)]
    pub struct OnsetRules {
        /// Least score of a painful day, 0-10.
        pub least_score: f64 = 1.0,
        /// Days before it that must be recorded as free of pain. Flares last about five days, so a week apart is a new
        /// one.
        pub free_days: i64 = 7,
        /// Of these days, those that must be recorded as free of pain for a partly logged onset, where none of the others
        /// has a painful note (our choice: a diary with a 0 after each run has them in a week of two runs).
        pub partly_logged_days: usize = 2,
        /// Points by which the worst score of a flare is above the runner's own median (our choice: the smallest change
        /// that matters on this scale is 2 points, 1.2 in patellofemoral pain, and scores vary by 1 from day to day; Piva
        /// 2009, PMC7990728).
        pub flare_points: f64 = 2.0,
        /// Days before a flare whose daily worst scores have that median (our choice, as the next two).
        pub flare_window_days: i64 = 14,
        /// Least days of them that are logged.
        pub flare_logged_days: usize = 3,
        /// Least days from the last start of pain of any kind to a flare.
        pub flare_apart_days: i64 = 7,
        /// Local time at which a morning ends (our choice). A note of the next morning without a time is before it, and
        /// a note with an earlier time that does not say when in relation to a run is of the morning.
        pub morning_ends: Time = Time::constant(10, 0, 0, 0),
        /// A note more than this many days before the first recording or after the last has a mistyped year.
        pub most_days_apart: i64 = 3 * 366,
    }
}

defaults! {
    /// Thresholds of the published rules. They describe the log; none of them is advice.
    #[derive(Debug, Clone, Copy)]
    pub struct LogRules {
        /// Run days in a row free of pain that meet the first condition of the progression rule ("3 or 4 run
        /// sessions").
        pub free_run_days: usize = 3,
        /// Days in a row free of pain that meet it as well ("about a week of running").
        pub free_days: i64 = 7,
        /// Least run days in them (our reading of "a week of running").
        pub free_days_runs: usize = 2,
        /// Painful run days in a row ("multiple sessions in a row").
        pub painful_run_days: usize = 2,
        /// Days after a run with continuing pain ("lasts a couple days").
        pub lasting_days: i64 = 2,
        /// Painful run days over which the score must rise ("is worsening"; three is our choice).
        pub rising_run_days: usize = 3,
        /// Points by which it must have risen over them; less is within the noise between days (1.16: Piva 2009, in
        /// patellofemoral pain).
        pub rising_points: f64 = 1.16,
        /// Rest days after a run with continuing pain that do not yet suggest a break ("more than two rest days").
        pub painful_rest_days: i64 = 2,
        /// A volume counts as tolerated after this many days without pain ("at least a week").
        pub held_days: i64 = 7,
        /// Days of such a time that are described, counted from its end (our choice: what the knee took a year ago says
        /// little about now).
        pub described_days: i64 = 28,
        /// Percentage by which the mean distance of a run must rise from one week to the next to count as raised (our
        /// choice).
        pub raised_pct: f64 = 10.0,
        /// Highest score during a run of the rule taught to runners with patellofemoral pain (Esculier 2018).
        pub taught_most: f64 = 2.0,
        /// Minutes after a run within which that rule asks for the level of before the run (the same).
        pub settling_min: i64 = 60,
        /// Upper end of the low band of the pain-monitoring model. Published versions differ (2 or 3); 3 is taken.
        pub monitoring_low: f64 = 3.0,
        /// Upper end of its middle band (5 in all versions met).
        pub monitoring_high: f64 = 5.0,
        /// Days after a run within which pain is counted as having followed it, after the day of the run (our choice;
        /// studies of flares look at 1 to 3 days).
        pub pain_after_days: i64 = 2,
    }
}

/// A window of days before a day; 0 is the day itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DaysBefore {
    /// Last day of the window, days before.
    pub nearest: i64,
    /// First day of the window, days before.
    pub farthest: i64,
}

impl DaysBefore {
    fn new(nearest: i64, farthest: i64) -> DaysBefore {
        DaysBefore { nearest, farthest }
    }

    /// Length in days.
    pub fn days(self) -> i64 {
        self.farthest - self.nearest + 1
    }
}

defaults! {
    /// The comparison of the days before pain onsets with the runner's other days. All of it is fixed before any data
    /// are seen. The limits of a longer run, a return and a short night are those of [`SpikeRules`](super::SpikeRules),
    /// [`RestRules`](super::RestRules) and [`AccountRules`](super::AccountRules).
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct OnsetAnalysisRules {
        /// The windows. Two weeks back, since short nights were followed by injuries after 14 days and stress after 7
        /// (Johnston et al. 2020), and studies of flares of knee arthritis look at 1 to 3 days.
        pub windows: [DaysBefore; 3] = [DaysBefore::new(0, 2), DaysBefore::new(3, 7), DaysBefore::new(8, 14)],
        /// Least onsets for percentiles (our choice, as the next two).
        pub percentile_onsets: usize = 3,
        /// Least onsets for the shift test.
        pub test_onsets: usize = 5,
        /// Least onsets for odds ratios.
        pub odds_onsets: usize = 10,
        /// A comparison day is at least this many days from any painful day, so that the three days up to it share no
        /// day with those before an onset (our choice; the function `casecross` of the R package season excludes 2).
        pub exclusion_days: i64 = 3,
        /// Least comparison windows for a percentile (our choice).
        pub least_comparable: usize = 10,
        /// Percentage of the nights of a window that must be known for their mean: 10 of 14, the share of the study of
        /// sleep.
        pub known_nights_pct: i64 = 70,
        /// The onsets are shifted by multiples of this many days: whole weeks leave the long run on its weekday.
        pub shift_days: usize = 7,
        /// Days of a stratum, within which an onset is compared with the same weekdays (default of `casecross`).
        pub stratum_days: i64 = 28,
        /// Least discordant sets for an odds ratio (our choice).
        pub least_discordant: usize = 5,
        /// Days of a bootstrap block, as many as the longest window reaches back.
        pub block_days: usize = 14,
        /// Resampled histories (a usual number for percentile intervals).
        pub draws: usize = 2000,
        /// Percentage of the draws that must have both onsets and comparison days for an interval to be given.
        pub least_draws_pct: usize = 90,
        /// Seed of the draws: the same for every report, so that the same input gives the same bytes.
        pub seed: u64 = 20_251_126,
        /// Coverage of the intervals, percent.
        pub interval_pct: f64 = 95.0,
    }
}
