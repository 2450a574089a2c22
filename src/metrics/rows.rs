//! The rows that the metrics are worked out from, and the rows that they give.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::calendar::{DaySpan, add_days};
use crate::descent::slopes::{BANDS, GRADES, STEEP_FROM_BAND};

#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunRow {
    /// Start, Unix seconds UTC.
    pub start_unix_s: i64,
    /// End (start + elapsed time), Unix seconds UTC.
    pub end_unix_s: i64,
    /// Local day of the local start.
    pub day: Date,
    /// `None` where unknown.
    pub distance_m: Option<f64>,
    /// `None` where unknown or not applicable.
    pub descent_m: Option<f64>,
    /// How far that descent may be off, meters; `None` for a total that is taken as it stands.
    pub descent_doubt_m: Option<f64>,
    /// Meters descended by grade: under 3 % down, 3 to 6, 6 to 9, 9 to 12, and steeper; `None` where unknown.
    pub descent_bands_m: Option<[f64; BANDS]>,
    pub timer_s: Option<f64>,
    /// True where it continues the run before it after an interruption.
    pub continues: bool,
}

impl RunRow {
    /// Meters descended on grades of 6 % and steeper; `None` where unknown.
    ///
    /// ```
    /// use patella::metrics::RunRow;
    ///
    /// let run = RunRow { descent_bands_m: Some([50.0, 40.0, 30.0, 20.0, 10.0]), ..RunRow::default() };
    /// assert_eq!(run.steep_descent_m(), Some(60.0));
    /// ```
    pub fn steep_descent_m(&self) -> Option<f64> {
        let bands_m = self.descent_bands_m?;
        Some(bands_m[STEEP_FROM_BAND..].iter().sum())
    }

    /// How far that may be off: its part of the uncertainty is its part of the descent.
    pub(super) fn steep_descent_doubt_m(&self) -> Option<f64> {
        let share = self.steep_descent_m()? / self.descent_m.filter(|&meters| meters > 0.0)?;
        Some(self.descent_doubt_m? * share)
    }
}

/// An activity of another sport.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherRow {
    /// Local day of the local start.
    pub day: Date,
    pub timer_s: Option<f64>,
}

/// All that the metrics are worked out from.
#[derive(Debug, Clone, Default)]
pub struct MetricsInput {
    /// Sorted by start.
    pub runs: Vec<RunRow>,
    /// Sorted by start.
    pub others: Vec<OtherRow>,
    /// Local days with data in any file.
    pub observed: BTreeSet<Date>,
}

#[derive(Debug, Clone, Default)]
pub struct Metrics {
    /// One for each run, in the order of [`MetricsInput::runs`].
    pub runs: Vec<RunMetrics>,
    /// Every week from the first observed day to the last, weeks without a run included.
    pub weeks: Vec<WeekMetrics>,
    /// Runs after a break.
    pub returns: Vec<Return>,
    /// Oldest first.
    pub descent_gaps: Vec<DescentGap>,
    /// Gaps without data in any file.
    pub unobserved: Vec<DaySpan>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct RunMetrics {
    /// End of the run before to the start of this one, hours; `None` for the first, and within an interrupted run.
    pub rest_gap_h: Option<f64>,
    /// Whole local days without a run between; `None` where there is no rest gap.
    pub rest_days: Option<i64>,
    /// Distance against the longest run of the window; `None` where the run has no distance. That of an
    /// interrupted run is that of its first part.
    pub distance: Option<Spike>,
    /// Descent against the largest of the window; `None` where the run has no descent. As for distance.
    pub descent: Option<Spike>,
    /// Descent on grades of 6 % and steeper against the largest of the window; `None` where it is not known by grade.
    pub steep_descent: Option<Spike>,
    /// Knee load; `None` where distance or descent is missing.
    pub knee_load: Option<KneeLoad>,
}

/// A run against the largest of the days before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spike {
    /// The run with the largest value of the window (of an interrupted run the first part), an index into the rows; `None`
    /// where the window holds none.
    pub reference: Option<usize>,
    /// Value over reference; `None` without a reference, and where it is 0 or too small to compare with.
    pub ratio: Option<f64>,
    /// The group of the ratio.
    pub state: SpikeState,
    /// True where the ratio is so close to 1.10 that the measurement error decides.
    pub at_the_line: bool,
    /// True for a ratio above 1.10 that the uncertainty of the two values takes down to it.
    pub within_uncertainty: bool,
    /// True where the window touches a gap without data.
    pub after_unobserved: bool,
}

/// The group of a single-run ratio: those of Frandsen et al. 2025, and two without a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpikeState {
    /// Up to 1.10, the reference group of the study.
    Reference,
    /// Above 1.10, up to 1.30.
    Small,
    /// Above 1.30, up to 2.00.
    Moderate,
    /// Above 2.00.
    Large,
    /// No run in the window, or none that can be compared with: no ratio.
    NoReference,
    /// The history is younger than the window, so the true longest is unknown.
    WarmingUp,
}

impl SpikeState {
    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            SpikeState::Reference => "reference",
            SpikeState::Small => "small",
            SpikeState::Moderate => "moderate",
            SpikeState::Large => "large",
            SpikeState::NoReference => "no_reference",
            SpikeState::WarmingUp => "warming_up",
        }
    }

    /// True for the three groups above the reference group.
    ///
    /// ```
    /// use patella::metrics::SpikeState;
    ///
    /// assert!(SpikeState::Small.is_spike());
    /// assert!(!SpikeState::WarmingUp.is_spike());
    /// ```
    pub fn is_spike(self) -> bool {
        matches!(self, SpikeState::Small | SpikeState::Moderate | SpikeState::Large)
    }
}

/// Knee load of one run or one week in meters run on the flat, with its band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KneeLoad {
    /// With the default weight of descent.
    pub mid_m: f64,
    /// With the lowest weight.
    pub low_m: f64,
    /// With the highest weight.
    pub high_m: f64,
}

impl KneeLoad {
    /// Writes the fields of a row, named as in the tables.
    pub fn fields<S: Serializer>(load: &Option<KneeLoad>, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("knee_load_m", &load.map(|load| load.mid_m))?;
        fields.serialize_entry("knee_load_low_m", &load.map(|load| load.low_m))?;
        fields.serialize_entry("knee_load_high_m", &load.map(|load| load.high_m))?;
        fields.end()
    }
}

/// Writes the meters descended by grade as fields of a row, named as in the tables.
fn grades<S: Serializer>(bands_m: &Option<[f64; BANDS]>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_map(None)?;
    for (index, grade) in GRADES.iter().enumerate() {
        fields.serialize_entry(&format!("descent_{grade}_pct_m"), &bands_m.map(|bands_m| bands_m[index]))?;
    }
    fields.end()
}

/// One week. Ratios are those of its last day, or of the last day with data where that is earlier. As a row of
/// `report.json` it is written by [`WeekMetrics::rows`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekMetrics {
    /// First day.
    pub week_start: Date,
    /// Runs begun.
    #[serde(skip)]
    pub runs: u32,
    #[serde(skip)]
    pub run_days: u32,
    /// Runs without a distance add nothing.
    #[serde(skip)]
    pub distance_m: f64,
    pub runs_without_distance: u32,
    /// Timer time of the runs.
    #[serde(skip)]
    pub timer_s: f64,
    /// `None` in a week without data, and where the week has runs but none of them has a descent.
    pub descent_m: Option<f64>,
    /// Runs whose descent is unknown or not applicable.
    pub runs_without_descent: u32,
    /// Meters descended by grade, of the runs with grades; `None` as for descent.
    #[serde(flatten, serialize_with = "grades")]
    pub descent_bands_m: Option<[f64; BANDS]>,
    /// Meters descended per kilometer, over the runs with both; `None` where none has.
    pub descent_per_km_m: Option<f64>,
    /// Meters descended in the 28 days up to its last day; `None` where the history is younger.
    pub descent_28d_m: Option<f64>,
    /// Knee load of the runs that have one; `None` as for descent.
    #[serde(flatten, serialize_with = "KneeLoad::fields")]
    pub knee_load: Option<KneeLoad>,
    /// `None` without a run.
    pub longest_run_m: Option<f64>,
    /// Longest rest gap that ended in this week, hours; `None` where none did.
    pub longest_rest_gap_h: Option<f64>,
    /// Change of the distance against the week before, percent; `None` for partial weeks, for weeks without data
    /// ([`WeekMetrics::is_observed`] is false), and after a week of 0.
    pub distance_change_pct: Option<f64>,
    /// Mean of 7 days over the mean of the 21 days before them; `None` in the first 28 days and where the base is 0.
    pub acwr_uncoupled: Option<f64>,
    /// Mean of 7 days over the mean of 28; `None` in the first 28 days and where both are 0.
    pub acwr_coupled: Option<f64>,
    /// Ratio of exponentially weighted means, 7 and 28 days; `None` in the first 28 days and where both are 0.
    pub acwr_ewma: Option<f64>,
    /// Mean of the 7 daily distances over their standard deviation (n - 1); `None` where all 7 are equal.
    pub monotony: Option<f64>,
    /// Sum of the 7 daily distances times monotony; `None` with monotony.
    #[serde(rename = "strain")]
    pub strain_m: Option<f64>,
    /// Chronic load, exponential mean of daily meters over 42 days; `None` in the first 42 days.
    pub ctl_m: Option<f64>,
    /// Acute load, exponential mean of daily meters over 7 days; `None` in the first 42 days.
    pub atl_m: Option<f64>,
    /// Timer time of other sports, seconds.
    #[serde(skip)]
    pub other_sport_s: f64,
    /// True where the data begin after the week's first day or end before its last.
    pub partial: bool,
    /// Days of the week with data in any file.
    pub observed_days: u32,
    /// Days of the week inside a gap of 14 days or more without data. All other days without a run are rest.
    pub unobserved_days: u32,
    /// True where the window of a ratio touches a gap without data.
    pub after_unobserved: bool,
}

/// Counts and sums of a week as fields of its row: `null` in a week without data, where nobody knows whether there was a run.
#[derive(Serialize)]
struct WeekRow<'w> {
    observed: bool,
    runs: Option<u32>,
    run_days: Option<u32>,
    distance_m: Option<f64>,
    timer_s: Option<f64>,
    other_sport_s: Option<f64>,
    #[serde(flatten)]
    week: &'w WeekMetrics,
}

impl WeekMetrics {
    /// Writes weeks as rows, named as in the tables.
    pub fn rows<S: Serializer>(weeks: &[WeekMetrics], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(weeks.iter().map(|week| WeekRow {
            observed: week.is_observed(),
            runs: week.observed(week.runs),
            run_days: week.observed(week.run_days),
            distance_m: week.observed(week.distance_m),
            timer_s: week.observed(week.timer_s),
            other_sport_s: week.observed(week.other_sport_s),
            week,
        }))
    }

    /// A count or sum of the week; `None` in a week without data.
    pub fn observed<T>(&self, sum: T) -> Option<T> {
        self.is_observed().then_some(sum)
    }

    /// Its seven days.
    pub fn days(&self) -> DaySpan {
        DaySpan { first: self.week_start, last: add_days(self.week_start, 6) }
    }

    /// True where a week without a run is a week of 0: it is not wholly inside a gap without data.
    pub fn is_observed(&self) -> bool {
        self.unobserved_days < 7
    }

    /// True where the sums are those of the whole week: the data neither begin nor end in it, and no gap without data
    /// overlaps it.
    pub fn is_whole(&self) -> bool {
        !self.partial && self.unobserved_days == 0
    }
}

/// A run after a break of seven days or more.
#[derive(Debug, Clone, PartialEq)]
pub struct Return {
    /// The first run back, an index into the rows.
    pub run: usize,
    /// Whole local days without a run before it.
    pub rest_days: i64,
    /// Meters in the seven days from the first run back.
    pub first_week_m: f64,
    /// Mean meters a week over the four weeks up to the break; `None` where the history does not reach that far back.
    pub before_weekly_m: Option<f64>,
    /// First week over the mean before, percent; `None` where that is unknown or 0.
    pub share_pct: Option<f64>,
    /// True where the break or the weeks before touch a gap without data.
    pub after_unobserved: bool,
    /// True where the data end before the first week back does.
    pub first_week_partial: bool,
}

/// A long time without a descent, and the first descent after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DescentGap {
    /// The last run with a descent before it, an index into the rows.
    pub before: usize,
    /// The first run with a descent after it, an index into the rows.
    pub run: usize,
    /// Whole local days between the two.
    pub days: i64,
    /// Descent of the first run after it.
    pub descent_m: f64,
    /// Runs between the two whose descent is unknown.
    pub runs_without_descent: usize,
    /// True where it touches a gap without data.
    pub after_unobserved: bool,
}
