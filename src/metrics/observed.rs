//! Which days any file has data of: the first, the last, and the unobserved gaps between them; see [`DEFINITION`].
//!
//! A break for an injury looks exactly like a watch that was not worn. A figure that touches a gap is therefore marked, never
//! left out.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{MetricDefinition, MetricsInput};
use crate::calendar::{DaySpan, add_days, days_between};
use crate::settings::RestRules;

/// What the report prints about unobserved gaps.
pub const DEFINITION: MetricDefinition = MetricDefinition {
    name: "No recordings",
    formula: "14 or more consecutive local days without data, between the first and the last day with data: no \
              activity of any sport and no monitoring, sleep or wellness file.",
    source: "A choice of this program.",
    validity: "The files cannot distinguish rest from a watch that was not worn. A break for an injury looks the \
               same, so figures whose window overlaps such a gap are marked and still shown.",
    edge_cases: "Fewer consecutive days without data count as rest, and a week without a run counts as 0. Days \
                 before the first and after the last day with data are outside the history and are not counted.",
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
    /// [`MetricsInput::observed`] holds them. `None` without any day.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use patella::calendar::DaySpan;
    /// use patella::metrics::{MetricsInput, observed::Observed};
    /// use patella::settings::RestRules;
    ///
    /// let days = [date(2026, 3, 1), date(2026, 3, 31)].into();
    /// let input = MetricsInput { observed: days, ..MetricsInput::default() };
    /// let observed = Observed::of(&input, &RestRules::default()).unwrap();
    /// assert_eq!(observed.unobserved(), [DaySpan { first: date(2026, 3, 2), last: date(2026, 3, 30) }]);
    /// ```
    pub fn of(input: &MetricsInput, rules: &RestRules) -> Option<Observed> {
        let run_days = input.runs.iter().map(|run| run.day);
        let other_days = input.others.iter().map(|other| other.day);
        let given = input.observed.iter().copied();
        let days: BTreeSet<Date> = given.chain(run_days).chain(other_days).collect();
        Some(Observed {
            first: *days.first()?,
            last: *days.last()?,
            unobserved: gaps(&days, rules.unobserved_days),
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

    /// The unobserved gaps, oldest first.
    pub fn unobserved(&self) -> &[DaySpan] {
        &self.unobserved
    }

    /// Days of `window` inside the unobserved gaps.
    pub fn unobserved_days_in(&self, window: DaySpan) -> i64 {
        let next = self.unobserved.partition_point(|gap| gap.last < window.first);
        let touching = self.unobserved[next..].iter().take_while(|gap| gap.first <= window.last);
        touching.map(|gap| days_between(gap.first.max(window.first), gap.last.min(window.last)) + 1).sum()
    }

    /// True where `window` shares a day with an unobserved gap.
    pub fn touches_gap(&self, window: DaySpan) -> bool {
        self.unobserved_days_in(window) > 0
    }
}

/// Gaps of at least `at_least` days between the first and the last of `days`, oldest first.
fn gaps(days: &BTreeSet<Date>, at_least: i64) -> Vec<DaySpan> {
    days.iter()
        .zip(days.iter().skip(1))
        .filter(|(before, after)| days_between(**before, **after) > at_least.max(1))
        .map(|(before, after)| DaySpan { first: add_days(*before, 1), last: add_days(*after, -1) })
        .collect()
}
