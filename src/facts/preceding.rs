//! What preceded the starts of pain of some days, in a fixed order, with the share of other days that it precedes as well.

use serde::Serialize;

use crate::calendar::DaySpan;
use crate::onset_analysis::{ExposureCount, KindCounts, PrecedingRate};
use crate::timeline::Timeline;

/// What preceded the starts of pain of some days.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Preceding {
    /// The starts of these days by kind, those on days without files included.
    pub starts: KindCounts,
    /// One for each of [`PrecededBy::ALL`], in that order; empty where no start of the whole diary is on a day with files.
    ///
    /// [`PrecededBy::ALL`]: crate::onset_analysis::PrecededBy::ALL
    pub counts: Vec<Preceded>,
}

/// How many starts were preceded by one thing, and how many other days are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Preceded {
    /// What it is, and the comparison days and all days that it precedes.
    #[serde(flatten)]
    pub rate: PrecedingRate,
    /// The starts of these days that it preceded.
    #[serde(flatten)]
    pub starts: ExposureCount,
    /// Share of the comparison days, percent; `None` where none is known.
    pub comparison_days_pct: Option<f64>,
    /// Share of all days shown, percent; `None` where none is known.
    pub all_days_pct: Option<f64>,
}

impl Preceding {
    /// Of the starts of these days.
    pub(super) fn of(timeline: &Timeline, days: Option<DaySpan>) -> Preceding {
        let is_within = |day| days.is_some_and(|days| days.contains(day));
        let starts = timeline.onsets.iter().filter(|onset| is_within(onset.day));
        let compared = || timeline.before_pain.onsets.iter().filter(|onset| is_within(onset.day));
        let count = |rate: &PrecedingRate| Preceded {
            rate: *rate,
            starts: ExposureCount::of(compared().map(|onset| onset.preceded_by(rate.what))),
            comparison_days_pct: rate.comparison_days.share_pct(),
            all_days_pct: rate.all_days.share_pct(),
        };
        Preceding {
            starts: KindCounts::of(starts.map(|onset| onset.kind)),
            counts: timeline.before_pain.preceding.iter().map(count).collect(),
        }
    }
}
