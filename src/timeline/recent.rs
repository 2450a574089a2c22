//! The last weeks of a timeline, as a timeline, and the weeks whose sums tell the whole week.

use super::Timeline;
use crate::calendar::{DaySpan, add_days};
use crate::metrics::WeekMetrics;

impl Timeline {
    /// The days of the last `weeks` weeks, that of the last day with data counted; all of them where there are not so many.
    /// `None` without data.
    pub fn last_days(&self, weeks: i64) -> Option<DaySpan> {
        let (first, last) = (self.first_day?, self.last_day?);
        let from = add_days(self.week_start.week_of(last), -7 * (weeks - 1).max(0));
        Some(DaySpan {
            first: from.max(first),
            last,
        })
    }

    /// What happened in the last `weeks` weeks. Comparisons with the days before them stay as they are, and so do the
    /// onsets, what came before them, and what was read.
    pub fn last_weeks(&self, weeks: i64) -> Timeline {
        let mut recent = self.clone();
        let Some(days) = self.last_days(weeks) else {
            return recent;
        };
        recent.first_day = Some(days.first);
        recent.runs.retain(|run| days.contains(run.day));
        recent.others.retain(|other| days.contains(other.day));
        let from = self.week_start.week_of(days.first);
        recent.weeks.retain(|week| week.week_start >= from);
        recent.rest_gaps.retain(|gap| days.contains(gap.to_day));
        recent.returns.retain(|back| days.contains(back.day));
        recent.descent_gaps.retain(|gap| days.contains(gap.day));
        recent.spikes.retain(|spike| days.contains(spike.date));
        recent.unobserved.retain(|gap| days.touches(*gap));
        recent.breaks.retain(|change| days.contains(change.day));
        recent.pain.retain(|note| days.contains(note.day));
        recent.days.retain(|entry| days.contains(entry.day));
        recent
    }

    /// The first and the last of the days shown that some file speaks of; a diary may begin before and end behind them.
    pub fn recorded_days(&self) -> Option<DaySpan> {
        let (mut first, mut last) = (self.first_day?, self.last_day?);
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

    /// Weeks whose sums are those of the whole week ([`WeekMetrics::is_whole`]) and that do not begin before the first day
    /// shown.
    pub fn whole_weeks(&self) -> impl Iterator<Item = &WeekMetrics> {
        let is_shown = |week: &WeekMetrics| {
            let first = self.first_day;
            first.is_none_or(|first| first <= week.week_start)
        };
        let weeks = self.weeks.iter();
        weeks.filter(move |week| week.is_whole() && is_shown(week))
    }
}
