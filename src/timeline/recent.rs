//! The days of a timeline, its last weeks, and the weeks whose sums are those of the whole week.

use jiff::civil::Date;

use super::Timeline;
use crate::calendar::{DaySpan, add_days};
use crate::metrics::WeekMetrics;

impl Timeline {
    /// The days of the last `weeks` weeks, that of the last day with data counted; all of them where there are not so many.
    /// `None` without data.
    pub fn last_days(&self, weeks: i64) -> Option<DaySpan> {
        let (first, last) = (self.first_day?, self.last_day?);
        let from = add_days(self.week_start.week_of(last), -7 * (weeks - 1).max(0));
        Some(DaySpan { first: from.max(first), last })
    }

    /// What happened in the last `weeks` weeks. Comparisons with the days before them stay as they are, and so do the
    /// onsets, what came before them, and what was read. Rows of earlier weeks are not copied first: there may be thousands.
    pub fn last_weeks(&self, weeks: i64) -> Timeline {
        let Some(days) = self.last_days(weeks) else {
            return self.clone();
        };
        let from = self.week_start.week_of(days.first);
        fn all_within<T: Clone>(rows: &[T], days: DaySpan, day: impl Fn(&T) -> Date) -> Vec<T> {
            let rows = rows.iter().filter(|row| days.contains(day(row)));
            rows.cloned().collect()
        }
        Timeline {
            schema_version: self.schema_version,
            generator: self.generator.clone(),
            first_day: Some(days.first),
            last_day: self.last_day,
            units: self.units,
            week_start: self.week_start,
            run_kinds: self.run_kinds.clone(),
            runs: all_within(&self.runs, days, |run| run.day),
            others: all_within(&self.others, days, |other| other.day),
            weeks: (self.weeks.iter()).filter(|week| week.week_start >= from).cloned().collect(),
            rest_gaps: all_within(&self.rest_gaps, days, |gap| gap.to_day),
            returns: all_within(&self.returns, days, |back| back.day),
            descent_gaps: all_within(&self.descent_gaps, days, |gap| gap.day),
            spikes: all_within(&self.spikes, days, |spike| spike.date),
            reference_steps: self.reference_steps.clone(),
            descent_reference_steps: self.descent_reference_steps.clone(),
            unobserved: (self.unobserved.iter()).filter(|gap| days.touches(**gap)).copied().collect(),
            breaks: all_within(&self.breaks, days, |change| change.day),
            pain: all_within(&self.pain, days, |note| note.day),
            onsets: self.onsets.clone(),
            before_pain: self.before_pain.clone(),
            unlogged_days_are_pain_free: self.unlogged_days_are_pain_free,
            diary_days: self.diary_days,
            pain_context: self.pain_context.clone(),
            pain_rules: self.pain_rules.clone(),
            shoes: self.shoes.clone(),
            days: all_within(&self.days, days, |entry| entry.day),
            sleep: self.sleep.clone(),
            has_diary: self.has_diary,
            definitions: self.definitions.clone(),
            coverage: self.coverage.clone(),
        }
    }

    /// All days shown; `None` without data.
    pub fn days(&self) -> Option<DaySpan> {
        Some(DaySpan { first: self.first_day?, last: self.last_day? })
    }

    /// From the first to the last of these days that some file covers; a diary may begin before and end after them.
    pub fn recorded_days(&self, days: DaySpan) -> Option<DaySpan> {
        let (mut first, mut last) = (days.first, days.last);
        for gap in &self.unobserved {
            if gap.first <= first && gap.last >= first {
                first = add_days(gap.last, 1);
            }
        }
        for gap in self.unobserved.iter().rev() {
            if gap.last >= last && gap.first <= last {
                last = add_days(gap.first, -1);
            }
        }
        (first <= last).then_some(DaySpan { first, last })
    }

    /// Weeks whose sums are those of the whole week ([`WeekMetrics::is_whole`]) and that begin on one of these days.
    pub fn whole_weeks(&self, days: Option<DaySpan>) -> impl Iterator<Item = &WeekMetrics> {
        let begins = move |week: &&WeekMetrics| days.is_some_and(|days| days.contains(week.week_start));
        self.weeks.iter().filter(begins).filter(|week| week.is_whole())
    }
}
