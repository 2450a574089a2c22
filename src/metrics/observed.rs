//! Which days the files speak of at all: in come the days of runs, other activities and wellness files, out come the first
//! and the last of them and the long silent stretches between.
//!
//! **Definition.** A day is observed if any file speaks of it: an activity of any sport, or a monitoring, sleep or wellness
//! file. 14 or more days in a row without data
//! ([`RestRules::unobserved_days`]) are *unobserved*: rest, or a watch left in a drawer; the files cannot tell which. Every
//! other day without a run is rest, whether or not a file holds it: an export of activities alone has no data of rest days.
//!
//! **Source.** A choice of this program; no paper prescribes it.
//!
//! **Edge cases.** Only stretches between the first and the last observed day are looked at: before and after, there is no
//! history. No observed day: no history and no metrics.
//!
//! **Validity.** A break for an injury looks exactly like this, therefore a figure that touches such a stretch is marked
//! and never left out.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Definition, MetricsInput};
use crate::calendar::{DaySpan, add_days, days_between};
use crate::settings::RestRules;

/// What the report prints about unobserved stretches.
pub const DEFINITION: Definition = Definition {
    name: "No recordings",
    formula: "14 or more local days in a row, between the first and the last day with data, that no file speaks of: no \
              activity of any sport and no monitoring, sleep or wellness file.",
    source: "A choice of this program.",
    validity: "The files cannot tell rest from a watch that was not worn. A break for an injury looks the same, so figures \
               whose window touches such a stretch are marked and still shown.",
    edge_cases: "Fewer days in a row without data are rest, and a week without a run is a week of 0. Days before the \
                 first and after the last day with data are outside the history and are not counted.",
};

/// The observed days of one history, never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    days: BTreeSet<Date>,
    first: Date,
    last: Date,
    unobserved: Vec<DaySpan>,
}

impl Observed {
    /// Gathers the days of the input; the days of runs and other activities count whether or not
    /// [`MetricsInput::observed`] holds them. `None` where nothing speaks of any day.
    pub fn of(input: &MetricsInput, rules: &RestRules) -> Option<Observed> {
        let run_days = input.runs.iter().map(|run| run.day);
        let other_days = input.others.iter().map(|other| other.day);
        let given = input.observed.iter().copied();
        let days: BTreeSet<Date> = given.chain(run_days).chain(other_days).collect();
        Some(Observed {
            first: *days.first()?,
            last: *days.last()?,
            unobserved: unobserved(&days, rules.unobserved_days),
            days,
        })
    }

    /// First observed day, where the history begins.
    pub fn first(&self) -> Date {
        self.first
    }

    /// Last observed day, "data up to".
    pub fn last(&self) -> Date {
        self.last
    }

    /// The observed days, oldest first.
    pub fn days(&self) -> impl Iterator<Item = Date> {
        self.days.iter().copied()
    }

    /// The unobserved stretches, oldest first.
    pub fn unobserved(&self) -> &[DaySpan] {
        &self.unobserved
    }

    /// Days of `window` inside the unobserved stretches.
    pub fn unobserved_days_in(&self, window: DaySpan) -> i64 {
        let next = self.unobserved.partition_point(|stretch| stretch.last < window.first);
        let touching = self.unobserved[next..].iter().take_while(|stretch| stretch.first <= window.last);
        touching
            .map(|stretch| {
                let first = stretch.first.max(window.first);
                days_between(first, stretch.last.min(window.last)) + 1
            })
            .sum()
    }

    /// True where `window` shares a day with an unobserved stretch.
    pub fn is_silent_in(&self, window: DaySpan) -> bool {
        self.unobserved_days_in(window) > 0
    }
}

/// Stretches of at least `at_least` days between the first and the last of `days` that `days` does not hold, oldest first.
pub fn unobserved(days: &BTreeSet<Date>, at_least: i64) -> Vec<DaySpan> {
    days.iter()
        .zip(days.iter().skip(1))
        .filter(|(before, after)| days_between(**before, **after) > at_least.max(1))
        .map(|(before, after)| DaySpan { first: add_days(*before, 1), last: add_days(*after, -1) })
        .collect()
}

#[cfg(test)]
mod tests {
    //! Stretches around the limit of 14 days.

    use jiff::civil::date;

    use super::*;

    #[test]
    fn thirteen_silent_days_are_rest_and_fourteen_are_unobserved() {
        let days = BTreeSet::from([date(2025, 1, 1), date(2025, 1, 15), date(2025, 1, 30)]);
        let expected = DaySpan { first: date(2025, 1, 16), last: date(2025, 1, 29) };
        assert_eq!(unobserved(&days, 14), [expected]);
        assert_eq!(expected.days(), 14);
    }

    #[test]
    fn the_unobserved_days_of_a_window_are_those_of_all_stretches_in_it() {
        let input = MetricsInput {
            observed: BTreeSet::from([date(2025, 1, 1), date(2025, 1, 16), date(2025, 1, 31)]),
            ..MetricsInput::default()
        };
        let observed = Observed::of(&input, &RestRules::default()).unwrap();
        let days = |first, last| observed.unobserved_days_in(DaySpan { first, last });
        assert_eq!(days(date(2025, 1, 13), date(2025, 1, 19)), 6);
        assert_eq!(days(date(2025, 1, 6), date(2025, 1, 12)), 7);
        assert_eq!(days(date(2025, 1, 16), date(2025, 1, 16)), 0);
        assert_eq!(days(date(2025, 1, 1), date(2025, 1, 31)), 28);
    }

    #[test]
    fn a_window_that_ends_the_day_before_a_stretch_does_not_touch_it() {
        let input = MetricsInput {
            observed: BTreeSet::from([date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)]),
            ..MetricsInput::default()
        };
        let observed = Observed::of(&input, &RestRules::default()).unwrap();
        let window = |first, last| DaySpan { first, last };
        assert_eq!(observed.unobserved().len(), 2);
        assert!(!observed.is_silent_in(window(date(2024, 12, 1), date(2025, 1, 1))));
        assert!(observed.is_silent_in(window(date(2024, 12, 1), date(2025, 1, 2))));
        assert!(!observed.is_silent_in(window(date(2025, 2, 1), date(2025, 2, 1))));
        assert!(observed.is_silent_in(window(date(2025, 2, 28), date(2025, 3, 9))));
        assert!(!observed.is_silent_in(window(date(2025, 3, 1), date(2025, 3, 9))));
    }
}
