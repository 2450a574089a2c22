//! Gaps around the limit of 14 days, and what counts as a measurement.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use patella::calendar::DaySpan;
use patella::metrics::MetricsInput;
use patella::metrics::fixed_point::{from_milli, to_milli};
use patella::metrics::observed::Observed;
use patella::settings::RestRules;

fn observed<const N: usize>(days: [Date; N]) -> Observed {
    let input = MetricsInput { observed: BTreeSet::from(days), ..MetricsInput::default() };
    Observed::of(&input, &RestRules::default()).unwrap()
}

#[test]
fn thirteen_silent_days_are_rest_and_fourteen_are_unobserved() {
    let observed = observed([date(2025, 1, 1), date(2025, 1, 15), date(2025, 1, 30)]);
    let expected = DaySpan { first: date(2025, 1, 16), last: date(2025, 1, 29) };
    assert_eq!(observed.unobserved(), [expected]);
    assert_eq!(expected.days(), 14);
}

#[test]
fn the_unobserved_days_of_a_window_are_those_of_all_gaps_in_it() {
    let observed = observed([date(2025, 1, 1), date(2025, 1, 16), date(2025, 1, 31)]);
    let days = |first, last| observed.unobserved_days_in(DaySpan { first, last });
    assert_eq!(days(date(2025, 1, 13), date(2025, 1, 19)), 6);
    assert_eq!(days(date(2025, 1, 6), date(2025, 1, 12)), 7);
    assert_eq!(days(date(2025, 1, 16), date(2025, 1, 16)), 0);
    assert_eq!(days(date(2025, 1, 1), date(2025, 1, 31)), 28);
}

#[test]
fn a_window_that_ends_the_day_before_a_gap_does_not_touch_it() {
    let observed = observed([date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)]);
    let window = |first, last| DaySpan { first, last };
    assert_eq!(observed.unobserved().len(), 2);
    assert!(!observed.touches_gap(window(date(2024, 12, 1), date(2025, 1, 1))));
    assert!(observed.touches_gap(window(date(2024, 12, 1), date(2025, 1, 2))));
    assert!(!observed.touches_gap(window(date(2025, 2, 1), date(2025, 2, 1))));
    assert!(observed.touches_gap(window(date(2025, 2, 28), date(2025, 3, 9))));
    assert!(!observed.touches_gap(window(date(2025, 3, 1), date(2025, 3, 9))));
}

#[test]
fn zero_is_a_measurement_and_nonsense_is_none() {
    assert_eq!(to_milli(Some(0.0)), Some(0));
    assert_eq!(to_milli(Some(12_200.000_4)), Some(12_200_000));
    for nonsense in [-0.5, f64::NAN, f64::INFINITY, 1e300] {
        assert_eq!(to_milli(Some(nonsense)), None);
    }
    assert_eq!(to_milli(None), None);
    assert_eq!(from_milli(12_345), 12.345);
}
