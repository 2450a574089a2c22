//! What a runner's summary is made of, by day: small enough to be read again for any day that the summary is to be of.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{DaySpan, WeekStart};
use crate::facts::Facts;
use crate::metrics::SpikeState;
use crate::pain::onset::OnsetKind;
use crate::timeline::{Measure, ReturnEntry, SpikeEntry, Timeline};

/// The days of one runner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Marks {
    pub first_day: Option<Date>,
    /// Last day with data: of the files or of the diary.
    pub last_day: Option<Date>,
    /// Last day that some file covers.
    pub last_file_day: Option<Date>,
    /// True where weeks begin on Sunday.
    pub weeks_from_sunday: bool,
    /// First and last day of the diary; `None` without a note.
    pub diary_days: Option<(Date, Date)>,
    /// Days with a run, and meters; no meters where those of a run are unknown.
    pub run_days: Vec<(Date, Option<f64>)>,
    /// Days with a note, and the worst score.
    pub noted_days: Vec<(Date, f64)>,
    /// Days on which pain began, flares included.
    pub onset_days: Vec<Date>,
    pub spikes: Vec<SpikeMark>,
    pub returns: Vec<ReturnMark>,
    /// First and last day of each gap of 14 days or more without data.
    pub unobserved: Vec<(Date, Date)>,
    pub tolerated: Option<ToleratedMark>,
}

/// A run above the longest, or the most descent, of the 30 days before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SpikeMark {
    pub date: Date,
    pub measure: Measure,
    /// Its distance or descent, meters.
    pub value_m: f64,
    /// The most of the 30 days before, meters.
    pub reference_m: f64,
    pub ratio: f64,
    pub state: SpikeState,
    /// True where the error of the measurement decides whether it is one.
    pub at_the_line: bool,
    /// True where the 30 days touch a gap without data.
    pub after_unobserved: bool,
}

/// The first run after a break.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReturnMark {
    pub date: Date,
    /// Whole local days without a run before it.
    pub rest_days: i64,
    /// True where the break touches a gap without data, so that it may be none.
    pub after_unobserved: bool,
}

/// The volume last tolerated free of pain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ToleratedMark {
    /// First and last run day of it.
    pub first: Date,
    pub last: Date,
    pub run_days: usize,
    pub run_days_a_week: f64,
    /// Median distance of a run day, meters; `None` where that of one is unknown.
    pub run_day_m: Option<f64>,
    /// False where its last run day is long ago.
    pub is_current: bool,
}

impl Marks {
    /// Of what is reported of a runner.
    pub fn of(timeline: &Timeline, facts: &Facts) -> Marks {
        let now = facts.now.as_ref();
        let tolerated = now.and_then(|now| now.tolerated.as_ref());
        let is_onset = |kind: OnsetKind| kind != OnsetKind::FirstNote;
        Marks {
            first_day: timeline.first_day,
            last_day: timeline.last_day,
            last_file_day: now.and_then(|now| now.files_to),
            weeks_from_sunday: timeline.week_start == WeekStart::Sunday,
            diary_days: timeline.diary_days.map(|DaySpan { first, last }| (first, last)),
            run_days: run_days(timeline),
            noted_days: noted_days(timeline),
            onset_days: timeline.onsets.iter().filter(|onset| is_onset(onset.kind)).map(|onset| onset.day).collect(),
            spikes: timeline.spikes.iter().map(SpikeMark::of).collect(),
            returns: timeline.returns.iter().map(ReturnMark::of).collect(),
            unobserved: timeline.unobserved.iter().map(|gap| (gap.first, gap.last)).collect(),
            tolerated: tolerated.map(|tolerated| ToleratedMark {
                first: tolerated.volume.first,
                last: tolerated.volume.last,
                run_days: tolerated.volume.run_days,
                run_days_a_week: tolerated.volume.run_days_a_week,
                run_day_m: tolerated.volume.distance_m.map(|range| range.median),
                is_current: tolerated.is_current,
            }),
        }
    }

    /// The first day of the week of a day.
    pub(in crate::cohort) fn week_of(&self, day: Date) -> Date {
        let start = if self.weeks_from_sunday { WeekStart::Sunday } else { WeekStart::Monday };
        start.week_of(day)
    }
}

impl SpikeMark {
    fn of(spike: &SpikeEntry) -> SpikeMark {
        SpikeMark {
            date: spike.date,
            measure: spike.measure,
            value_m: spike.value_m,
            reference_m: spike.reference_m,
            ratio: spike.ratio,
            state: spike.state,
            at_the_line: spike.is_doubtful(),
            after_unobserved: spike.after_unobserved,
        }
    }
}

impl ReturnMark {
    fn of(back: &ReturnEntry) -> ReturnMark {
        let ReturnEntry { day, rest_days, after_unobserved, .. } = back;
        ReturnMark { date: *day, rest_days: *rest_days, after_unobserved: *after_unobserved }
    }
}

fn run_days(timeline: &Timeline) -> Vec<(Date, Option<f64>)> {
    let mut days: BTreeMap<Date, Option<f64>> = BTreeMap::new();
    for run in &timeline.runs {
        let day = days.entry(run.day).or_insert(Some(0.0));
        *day = day.zip(run.totals.distance_m).map(|(sum, more)| sum + more);
    }
    days.into_iter().collect()
}

fn noted_days(timeline: &Timeline) -> Vec<(Date, f64)> {
    let mut days: BTreeMap<Date, f64> = BTreeMap::new();
    for note in &timeline.pain {
        let worst = days.entry(note.day).or_insert(note.score_0_10);
        *worst = worst.max(note.score_0_10);
    }
    days.into_iter().collect()
}
