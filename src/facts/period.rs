//! The key figures of some days: how much, how far down, how long the rests, when it hurt.

mod earlier;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::preceding::Preceding;
use super::training_context::{Night, Nights};
use crate::calendar::{DaySpan, add_days, days_between};
use crate::metrics::{SpikeState, WeekMetrics};
use crate::pain::rules::PainAfter;
use crate::settings::{FactRules, Settings};
use crate::stats::{self, Range, mean, median};
use crate::timeline::{Measure, PainEntry, RestGapEntry, RunEntry, SpikeEntry, Timeline};

pub use earlier::EarlierPeriods;

/// The key figures of some days.
#[derive(Debug, Clone, Serialize)]
pub struct Period {
    /// The days; `None` where there are no data at all.
    pub days: Option<DaySpan>,
    /// From the first to the last of these days that some file covers; a diary may begin before and end after them.
    pub recorded: Option<DaySpan>,
    /// Calendar weeks that hold one of the days.
    pub weeks: usize,
    pub runs: usize,
    /// The same, an interrupted run counted once.
    pub separate_runs: usize,
    pub run_days: usize,
    /// The most run days in a row, the last of equally long series; `None` without a run.
    pub run_days_in_a_row: Option<DaySpan>,
    /// Meters of all runs with a distance.
    pub distance_m: f64,
    pub runs_without_distance: usize,
    /// Activities of other sports.
    pub other_activities: usize,
    /// Weeks whose sums are those of the whole week.
    pub full_weeks: FullWeeks,
    /// Runs longer than any of the 30 days before.
    pub distance_jumps: Jumps,
    /// Runs with more descent than any of the 30 days before.
    pub descent_jumps: Jumps,
    /// Descent of the runs with a descent and a distance; `None` without such a run.
    pub descent: Option<DescentSum>,
    /// Rests between runs.
    pub rest: Rest,
    /// Gaps in the records.
    pub gaps: Gaps,
    /// Days with and without pain.
    pub pain: PainDays,
    /// What preceded the starts of pain.
    pub preceding: Preceding,
    /// Nights whose hours are known; `None` where too few are for a lane of the chart.
    pub nights: Option<Nights>,
}

/// Descent over some runs that have both a descent and a distance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DescentSum {
    pub runs: usize,
    /// Runs without a descent or a distance.
    pub runs_without: usize,
    /// Meters descended.
    pub descent_m: f64,
    /// Meters run.
    pub distance_m: f64,
    /// The most descended in one run, meters.
    pub most_m: f64,
    pub most_day: Date,
    /// Mean of the full weeks with a descent, meters; `None` without such a week.
    pub weekly_m: Option<f64>,
    /// Full weeks with a descent.
    pub weeks: usize,
    /// True where a run of these weeks should have a descent and has none, so that the mean is a lower bound.
    pub is_lower_bound: bool,
}

impl DescentSum {
    /// Meters of descent a kilometer; `None` where nothing was run.
    pub fn m_per_km(&self) -> Option<f64> {
        (self.distance_m > 0.0).then(|| self.descent_m / self.distance_m * 1000.0)
    }
}

/// Rests between runs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Rest {
    /// The rest with the most days without a run.
    pub longest: Option<RestGapEntry>,
    /// Median hours from run to run.
    pub median_h: Option<f64>,
    /// A longer rest that had not ended when the records did: the day of the last run, and days since.
    pub open: Option<(Date, i64)>,
}

/// Gaps in the records.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Gaps {
    /// Gaps of a week or more, oldest first.
    pub long: Vec<DaySpan>,
    /// Days of all of them.
    pub days: i64,
    /// The longest; of equal ones the last.
    pub longest: Option<DaySpan>,
}

/// What the notes say of days.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PainDays {
    pub notes: usize,
    /// Days with a score above 0.
    pub painful: usize,
    /// Days with a score of 0 and no higher one.
    pub free: usize,
    /// The highest score; `None` without pain.
    pub worst_0_10: Option<f64>,
    /// The last day with pain.
    pub last_painful: Option<Date>,
    /// True where the diary declares some of these days pain-free without a note.
    pub has_declared_days: bool,
    /// True where the first and the last day of the diary are among the days with a note here.
    pub is_whole_diary: bool,
}

impl Period {
    /// The figures of these days; all of them stay empty where there are none.
    pub(super) fn of(timeline: &Timeline, days: Option<DaySpan>, settings: &Settings) -> Period {
        let runs: Vec<&RunEntry> = timeline.runs.iter().filter(|run| contains(days, run.day)).collect();
        let full_weeks: Vec<_> = timeline.whole_weeks(days).collect();
        let recorded = days.and_then(|days| timeline.recorded_days(days));
        let run_days: BTreeSet<Date> = runs.iter().map(|run| run.day).collect();
        Period {
            days,
            recorded,
            weeks: timeline.weeks.iter().filter(|week| days.is_some_and(|days| days.touches(week.days()))).count(),
            runs: runs.len(),
            separate_runs: runs.iter().filter(|run| !run.continues()).count(),
            run_days: run_days.len(),
            run_days_in_a_row: most_in_a_row(&run_days),
            distance_m: stats::sum(runs.iter().filter_map(|run| run.totals.distance_m)),
            runs_without_distance: runs.iter().filter(|run| run.totals.distance_m.is_none()).count(),
            other_activities: timeline.others.iter().filter(|other| contains(days, other.day)).count(),
            full_weeks: FullWeeks::of(&full_weeks, settings.facts.median_weeks),
            distance_jumps: Jumps::of(timeline, &runs, days, Measure::Distance),
            descent_jumps: Jumps::of(timeline, &runs, days, Measure::Descent),
            descent: descent(&runs, &full_weeks),
            rest: rest(timeline, days, &settings.facts),
            gaps: gaps(timeline, days, settings.facts.gap_days),
            pain: pain(timeline, days),
            preceding: Preceding::of(timeline, days),
            nights: None,
        }
    }

    /// The same with the nights among its days, where at least `least` of them are known.
    pub(super) fn with_nights(self, nights: &[Night], least: usize) -> Period {
        let nights: Vec<&Night> = nights.iter().filter(|night| self.contains(night.day)).collect();
        let short = nights.iter().filter(|night| night.is_short).count();
        Period { nights: (nights.len() >= least).then_some(Nights { known: nights.len(), short }), ..self }
    }

    /// True for a day of the period.
    pub fn contains(&self, day: Date) -> bool {
        contains(self.days, day)
    }
}

fn contains(days: Option<DaySpan>, day: Date) -> bool {
    days.is_some_and(|days| days.contains(day))
}

fn most_in_a_row(days: &BTreeSet<Date>) -> Option<DaySpan> {
    let mut series: Vec<DaySpan> = Vec::new();
    for &day in days {
        match series.last_mut().filter(|series| add_days(series.last, 1) == day) {
            Some(series) => series.last = day,
            None => series.push(DaySpan { first: day, last: day }),
        }
    }
    series.into_iter().max_by_key(DaySpan::days)
}

fn descent(runs: &[&RunEntry], full_weeks: &[&WeekMetrics]) -> Option<DescentSum> {
    let known = || runs.iter().filter_map(|run| Some((run.totals.descent_m?, run.totals.distance_m?, run.day)));
    let most = known().max_by(|one, other| one.0.total_cmp(&other.0))?;
    let weeks: Vec<_> = full_weeks.iter().filter_map(|week| Some((week.week_start, week.descent_m?))).collect();
    let in_weeks = |run: &&&RunEntry| weeks.iter().any(|week| week.0 == run.week_start);
    let weekly: Vec<f64> = weeks.iter().map(|week| week.1).collect();
    Some(DescentSum {
        runs: known().count(),
        runs_without: runs.len() - known().count(),
        descent_m: stats::sum(known().map(|run| run.0)),
        distance_m: stats::sum(known().map(|run| run.1)),
        most_m: most.0,
        most_day: most.2,
        weekly_m: crate::stats::mean(&weekly),
        weeks: weeks.len(),
        is_lower_bound: runs.iter().filter(in_weeks).any(|run| run.lacks_descent()),
    })
}

fn rest(timeline: &Timeline, days: Option<DaySpan>, rules: &FactRules) -> Rest {
    let gaps = || timeline.rest_gaps.iter().filter(|gap| contains(days, gap.to_day));
    let longest = gaps().max_by_key(|gap| gap.rest_days);
    let least_days = longest.map_or(0, |gap| gap.rest_days + 1).max(rules.open_rest_days);
    let recorded = timeline.days().and_then(|days| timeline.recorded_days(days));
    let open = (timeline.runs.last().zip(recorded)).map(|(run, days)| (run.day, days_between(run.day, days.last)));
    Rest {
        longest: longest.cloned(),
        median_h: median(gaps().map(|gap| gap.hours)),
        open: open.filter(|(_, days)| *days >= least_days),
    }
}

fn gaps(timeline: &Timeline, days: Option<DaySpan>, least_days: i64) -> Gaps {
    let touches = |gap: &&DaySpan| days.is_some_and(|days| days.touches(**gap));
    let long = timeline.unobserved.iter().filter(touches).filter(|gap| gap.days() >= least_days);
    let long: Vec<DaySpan> = long.copied().collect();
    Gaps { days: long.iter().map(DaySpan::days).sum(), longest: long.iter().copied().max_by_key(DaySpan::days), long }
}

fn pain(timeline: &Timeline, days: Option<DaySpan>) -> PainDays {
    let notes: Vec<&PainEntry> = timeline.pain.iter().filter(|note| contains(days, note.day)).collect();
    let days_of = |is_painful: bool| -> BTreeSet<Date> {
        notes.iter().filter(|note| (note.score_0_10 > 0.0) == is_painful).map(|note| note.day).collect()
    };
    let (painful, without) = (days_of(true), days_of(false));
    let scores = notes.iter().map(|note| note.score_0_10).filter(|&score| score > 0.0);
    let declared = timeline.diary_days.filter(|_| timeline.unlogged_days_are_pain_free);
    let has_note = |day: Date| notes.iter().any(|note| note.day == day);
    PainDays {
        notes: notes.len(),
        painful: painful.len(),
        free: without.difference(&painful).count(),
        worst_0_10: scores.max_by(f64::total_cmp),
        last_painful: painful.last().copied(),
        has_declared_days: declared.zip(days).is_some_and(|(declared, days)| declared.touches(days)),
        is_whole_diary: timeline.diary_days.is_some_and(|diary| has_note(diary.first) && has_note(diary.last)),
    }
}

/// The weeks of a period whose sums are those of the whole week.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FullWeeks {
    /// How many.
    pub count: usize,
    /// Mean meters; `None` without a full week.
    pub mean_m: Option<f64>,
    /// Meters of the week with the least.
    pub least_m: Option<f64>,
    /// Meters of the week with the most.
    pub most_m: Option<f64>,
    /// Meters of the last four, oldest first; fewer where there are fewer.
    pub last_m: Vec<f64>,
    /// Median meters; `None` where the weeks are too few for one.
    pub median_m: Option<f64>,
    /// True where a run of these weeks has no distance, so that the mean is a lower bound.
    pub is_lower_bound: bool,
}

impl FullWeeks {
    /// Of these weeks, oldest first. Their median is stated from `median_weeks` on.
    fn of(weeks: &[&WeekMetrics], median_weeks: usize) -> FullWeeks {
        let distances: Vec<f64> = weeks.iter().map(|week| week.distance_m).collect();
        let range = Range::of(&distances);
        FullWeeks {
            count: weeks.len(),
            mean_m: mean(&distances),
            least_m: range.map(|range| range.least),
            most_m: range.map(|range| range.most),
            last_m: distances[distances.len().saturating_sub(4)..].to_vec(),
            median_m: range.map(|range| range.median).filter(|_| weeks.len() >= median_weeks),
            is_lower_bound: weeks.iter().any(|week| week.runs_without_distance > 0),
        }
    }
}

/// The runs of a period beyond the 10 % line, by distance or by descent.
#[derive(Debug, Clone, Serialize)]
pub struct Jumps {
    /// How many.
    pub count: usize,
    /// Further ones that the uncertainty of the two figures can explain; descent of ours alone has one.
    pub within_uncertainty: usize,
    /// The one with the largest ratio; of equal ones the last.
    pub largest: Option<SpikeEntry>,
    /// True where some run of the period can be compared with the 30 days before it.
    pub is_any_compared: bool,
    /// Runs without a value, which cannot be compared; an interrupted run counts once.
    pub without_value: usize,
    /// Whether pain followed these runs.
    pub pain_after: PainAfterJumps,
}

/// After how many runs pain was noted within two days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PainAfterJumps {
    /// Pain was noted.
    pub noted: usize,
    /// The days are logged as pain-free.
    pub free: usize,
    /// The days are logged in part.
    pub partly_logged: usize,
    /// Nothing is logged of them.
    pub not_logged: usize,
}

impl Jumps {
    /// Those of a period; `runs` are the runs of its days.
    fn of(timeline: &Timeline, runs: &[&RunEntry], days: Option<DaySpan>, measure: Measure) -> Jumps {
        let is_shown = |spike: &&SpikeEntry| days.is_some_and(|days| days.contains(spike.date));
        let of_measure = timeline.spikes.iter().filter(|spike| spike.measure == measure);
        let (uncertain, spikes): (Vec<&SpikeEntry>, Vec<&SpikeEntry>) =
            of_measure.filter(is_shown).partition(|spike| spike.within_uncertainty);
        let largest = spikes.iter().max_by(|one, other| one.ratio.total_cmp(&other.ratio));
        let state = |run: &RunEntry| match measure {
            Measure::Distance => run.distance_state,
            Measure::Descent => run.descent_state,
        };
        let is_compared = |state: SpikeState| state == SpikeState::Reference || state.is_spike();
        let after = |wanted: PainAfter| spikes.iter().filter(|spike| spike.pain_after == wanted).count();
        Jumps {
            count: spikes.len(),
            within_uncertainty: uncertain.len(),
            largest: largest.map(|spike| (*spike).clone()),
            is_any_compared: runs.iter().any(|run| state(run).is_some_and(is_compared)),
            without_value: runs.iter().filter(|run| !run.continues() && run.compared_m(measure).is_none()).count(),
            pain_after: PainAfterJumps {
                noted: after(PainAfter::Noted),
                free: after(PainAfter::Free),
                partly_logged: after(PainAfter::PartlyLogged),
                not_logged: after(PainAfter::default()),
            },
        }
    }
}
