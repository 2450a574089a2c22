//! The room of onsets: invented records worked out on paper, the vectors of the literature, and simulated years.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time, date};
use patella::calendar::{DaySpan, add_days, unix_day};
use patella::metrics::observed::Observed;
use patella::metrics::{MetricsInput, RunMetrics, RunRow, descent_spike, rest, spike};
use patella::onset_analysis::{
    self, DiaryDays, Exposure, ExposureComparison, ExposureFigure, OnsetAnalysis, OnsetAnalysisInput, OnsetTime,
    RecordedRun,
};
use patella::pain::onset::OnsetKind;
use patella::settings::Settings;

mod kinds;
mod levels;
mod properties;
mod shift;
mod simulation;
mod text;
mod vectors;
mod windows;

pub use text::with_onsets;

/// A Monday, the first day of the records here.
pub const MONDAY: Date = date(2024, 1, 1);

/// The day so many days after [`MONDAY`].
pub fn day(number: i64) -> Date {
    add_days(MONDAY, number)
}

/// Invented records: every day has data, unless removed.
#[derive(Debug, Clone, Default)]
pub struct Case {
    pub rows: Vec<RunRow>,
    flat: BTreeSet<i64>,
    pub nights: BTreeMap<Date, f64>,
    observed: BTreeSet<Date>,
    pub diary: DiaryDays,
}

impl Case {
    /// OnsetAnalysisInput of so many days in which nothing has happened.
    pub fn of_days(days: i64) -> Case {
        Case { observed: (0..days).map(day).collect(), ..Case::default() }
    }

    /// Adds a run of an hour; runs are added in order.
    pub fn run_at(mut self, number: i64, hour: i64, km: Option<f64>, descent_m: Option<f64>) -> Case {
        let start_unix_s = i64::from(unix_day(day(number))) * 86_400 + hour * 3600;
        self.rows.push(RunRow {
            start_unix_s,
            end_unix_s: start_unix_s + 3600,
            day: day(number),
            distance_m: km.map(|km| km * 1000.0),
            descent_m,
            descent_doubt_m: None,
            descent_bands_m: None,
            timer_s: Some(3600.0),
            continues: false,
        });
        self
    }

    /// Adds a run at 07:00 with 100 m of descent.
    pub fn run(self, number: i64, km: f64) -> Case {
        self.run_at(number, 7, Some(km), Some(100.0))
    }

    /// Adds a run on a treadmill at 07:00.
    pub fn treadmill(mut self, number: i64, km: f64) -> Case {
        self.flat.insert(self.rows.len() as i64);
        self.run_at(number, 7, Some(km), None)
    }

    /// Adds a night that ended on this day.
    pub fn night(mut self, number: i64, hours: f64) -> Case {
        self.nights.insert(day(number), hours);
        self
    }

    /// Adds an onset.
    pub fn onset(self, number: i64, time: Option<Time>) -> Case {
        self.start(OnsetKind::Onset, number, time)
    }

    /// Adds a start of some kind.
    pub fn start(mut self, kind: OnsetKind, number: i64, time: Option<Time>) -> Case {
        self.diary.onsets.push(OnsetTime { kind, day: day(number), time });
        self.diary.starts.insert(day(number));
        self.painful(number)
    }

    /// Adds a sore day.
    pub fn painful(mut self, number: i64) -> Case {
        self.diary.painful.insert(day(number));
        self
    }

    /// Writes down that these days were free of pain.
    pub fn free(mut self, numbers: impl Iterator<Item = i64>) -> Case {
        self.diary.free.extend(numbers.map(day));
        self
    }

    /// Every day that is not painful was free of pain.
    pub fn free_otherwise(mut self) -> Case {
        let days = self.observed.difference(&self.diary.painful).copied();
        self.diary.free = days.collect();
        self
    }

    /// No file speaks of these days.
    pub fn silent(mut self, numbers: std::ops::RangeInclusive<i64>) -> Case {
        self.observed.retain(|one| !numbers.clone().any(|number| day(number) == *one));
        self
    }

    /// The comparison with the default settings.
    pub fn compared(&self) -> OnsetAnalysis {
        self.compared_with(&Settings::default())
    }

    /// The comparison.
    pub fn compared_with(&self, settings: &Settings) -> OnsetAnalysis {
        self.look(settings, Some(self.diary.clone()))
    }

    /// The comparison without a diary.
    pub fn without_diary(&self) -> OnsetAnalysis {
        self.look(&Settings::default(), None)
    }

    fn look(&self, settings: &Settings, diary: Option<DiaryDays>) -> OnsetAnalysis {
        let input =
            MetricsInput { runs: self.rows.clone(), observed: self.observed.clone(), ..MetricsInput::default() };
        let observed = Observed::of(&input, &settings.rest).unwrap();
        let metrics = self.metrics(&observed, settings);
        let runs = self.rows.iter().zip(&metrics).enumerate();
        let runs: Vec<RecordedRun<'_>> = runs
            .map(|(index, (row, metrics))| RecordedRun {
                row,
                metrics,
                start_local: row.day.at(((row.start_unix_s / 3600) % 24) as i8, 0, 0, 0),
                is_flat: self.flat.contains(&(index as i64)),
            })
            .collect();
        let records = OnsetAnalysisInput {
            first_day: observed.first(),
            last_day: observed.last(),
            shown: DaySpan { first: observed.first(), last: observed.last() },
            runs: &runs,
            nights: &self.nights,
            unobserved: observed.unobserved(),
            diary,
        };
        onset_analysis::compare(&records, settings)
    }

    /// The metrics without the daily series, which is not looked at here and takes the longest.
    fn metrics(&self, observed: &Observed, settings: &Settings) -> Vec<RunMetrics> {
        let distances = spike::distance_spikes(&self.rows, observed, &settings.spike);
        let descents = descent_spike::descent_spikes(&self.rows, observed, &settings.spike);
        let rests = rest::rests(&self.rows);
        let rows = distances.into_iter().zip(descents).zip(rests);
        rows.map(|((distance, descent), rest)| RunMetrics {
            rest_gap_h: rest.gap_h,
            rest_days: rest.days,
            distance,
            descent,
            steep_descent: None,
            knee_load: None,
        })
        .collect()
    }
}

/// A figure of the window at `position` before the onset at `index`.
pub fn figure(compared: &OnsetAnalysis, index: usize, position: usize, exposure: Exposure) -> ExposureFigure {
    let figures = &compared.onsets[index].windows[position].figures;
    *figures.iter().find(|one| one.exposure == exposure).unwrap()
}

/// The comparison of one exposure in the window at `position`.
pub fn comparison(compared: &OnsetAnalysis, position: usize, exposure: Exposure) -> &ExposureComparison {
    let window = compared.windows[position];
    let mut all = compared.comparisons.iter();
    all.find(|one| one.exposure == exposure && one.window == window).unwrap()
}

/// Fails unless the two are equal to within `tolerance`.
pub fn assert_near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} instead of {expected}");
}

#[test]
fn every_definition_is_complete_and_promises_nothing() {
    for definition in onset_analysis::definitions() {
        let texts =
            [definition.name, definition.formula, definition.source, definition.validity, definition.edge_cases];
        for text in texts {
            assert!(!text.is_empty() && !text.contains("  "), "{text:?}");
        }
        let all = texts.join(" ").to_lowercase();
        for word in ["cause", "predict", "risk score", "danger", "safe", "diagnos", "you should"] {
            assert!(!all.contains(word), "{word} in {}", definition.name);
        }
    }
}
