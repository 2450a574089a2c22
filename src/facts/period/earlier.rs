//! The periods before the one that the load chart shows large, each as long as it.

use serde::Serialize;

use super::Period;
use crate::calendar::{DaySpan, add_days};
use crate::settings::ChartRules;
use crate::timeline::Timeline;

/// The periods before the one that the load chart shows large.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EarlierPeriods {
    /// Those with a run or a note, the newest first; a long history has only the newest of them.
    pub charted: Vec<Period>,
    /// Those with a run or a note before them.
    pub left_out: usize,
}

impl EarlierPeriods {
    /// The periods of a timeline.
    pub(in crate::facts) fn of(
        timeline: &Timeline,
        rules: &ChartRules,
        period: impl Fn(Option<DaySpan>) -> Period,
    ) -> EarlierPeriods {
        let with_data: Vec<DaySpan> = spans(timeline, rules.large_weeks.max(1))
            .into_iter()
            .filter(|days| {
                let has_run = timeline.runs.iter().any(|run| days.contains(run.day));
                has_run || timeline.pain.iter().any(|note| days.contains(note.day))
            })
            .collect();
        let (charted, left_out) = with_data.split_at(with_data.len().min(rules.earlier_charts));
        EarlierPeriods { charted: charted.iter().map(|&days| period(Some(days))).collect(), left_out: left_out.len() }
    }
}

/// So many weeks each, the newest first, before the last so many weeks.
fn spans(timeline: &Timeline, weeks: i64) -> Vec<DaySpan> {
    let (Some(all), Some(charted)) = (timeline.days(), timeline.last_days(weeks)) else {
        return Vec::new();
    };
    let ends = std::iter::successors(Some(add_days(charted.first, -1)), |&last| Some(add_days(last, -7 * weeks)));
    ends.take_while(|&last| last >= all.first)
        .map(|last| DaySpan { first: add_days(last, 1 - 7 * weeks).max(all.first), last })
        .collect()
}
