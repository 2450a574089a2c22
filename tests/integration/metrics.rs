//! The metrics room: small histories worked out on paper, the vectors of the literature, and properties of any history.

use jiff::civil::{Date, date};
use patella::calendar::{add_days, unix_day};
use patella::metrics::{Metrics, MetricsInput, RunRow, compute, definitions};
use patella::settings::Settings;

mod descents;
mod interrupted;
mod observed;
mod properties;
mod runs;
mod vectors;
mod weeks;

/// A Monday, the first day of most histories here.
const MONDAY: Date = date(2025, 1, 6);

/// A run of an hour at 07:00 UTC, `days` after [`MONDAY`].
pub fn run(days: i64, distance_m: impl Into<Option<f64>>) -> RunRow {
    let day = add_days(MONDAY, days);
    let start_unix_s = i64::from(unix_day(day)) * 86_400 + 7 * 3600;
    RunRow {
        start_unix_s,
        end_unix_s: start_unix_s + 3600,
        day,
        distance_m: distance_m.into(),
        descent_m: None,
        descent_doubt_m: None,
        descent_bands_m: None,
        timer_s: Some(3600.0),
        continues: false,
    }
}

/// The same run `hours` later on the same day.
fn later(mut run: RunRow, hours: i64) -> RunRow {
    run.start_unix_s += hours * 3600;
    run.end_unix_s += hours * 3600;
    run
}

/// The same run with a descent.
fn descending(run: RunRow, descent_m: f64) -> RunRow {
    RunRow { descent_m: Some(descent_m), ..run }
}

/// A history in which every day from [`MONDAY`] on is observed, `days` in all.
fn worn_for(days: i64, runs: Vec<RunRow>) -> MetricsInput {
    MetricsInput { runs, observed: (0..days).map(|count| add_days(MONDAY, count)).collect(), ..MetricsInput::default() }
}

/// A history in which only the runs speak of their days.
pub fn runs_only(runs: Vec<RunRow>) -> MetricsInput {
    worn_for(0, runs)
}

/// All metrics with the default settings.
pub fn metrics_of(input: &MetricsInput) -> Metrics {
    compute(input, &Settings::default())
}

/// Fails unless the two are equal to within `tolerance`.
fn assert_near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} instead of {expected}");
}

#[test]
fn nothing_observed_gives_nothing() {
    let metrics = metrics_of(&MetricsInput::default());
    assert!(metrics.runs.is_empty());
    assert!(metrics.weeks.is_empty());
    assert!(metrics.returns.is_empty());
    assert!(metrics.unobserved.is_empty());
}

#[test]
fn every_definition_is_complete_and_promises_nothing() {
    let forbidden = [
        "cause",
        "causes",
        "caused",
        "predict",
        "predicts",
        "danger",
        "dangerous",
        "safe",
        "safer",
        "diagnosis",
        "diagnose",
    ];
    assert_eq!(definitions().len(), 12);
    for definition in definitions() {
        let texts =
            [definition.name, definition.formula, definition.source, definition.validity, definition.edge_cases];
        let all = texts.join(" ").to_lowercase();
        for text in texts {
            assert!(!text.is_empty() && !text.contains("  "), "{text:?}");
        }
        for word in all.split(|character: char| !character.is_alphabetic()) {
            assert!(!forbidden.contains(&word), "{word} in {}", definition.name);
        }
        assert!(!all.contains("you should") && !all.contains("risk score"));
    }
}

#[test]
fn the_hazard_ratios_stand_with_their_intervals_and_the_absolute_rate() {
    let validity = patella::metrics::spike::DEFINITION.validity;
    for figure in [
        "1.64 (95 % interval 1.31-2.05)",
        "1.52 (1.16-2.00)",
        "2.28 (1.50-3.48)",
        "3 per 1,000 sessions",
        "5 to 7 per 1,000",
    ] {
        assert!(validity.contains(figure), "{figure}");
    }
}
