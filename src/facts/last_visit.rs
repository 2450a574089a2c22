//! What happened since the last visit: runs, load against as many days before it, pain.
//!
//! The day of the visit belongs to the time before it. Weekly means count days with data only: missing is not zero.

use jiff::civil::Date;
use serde::Serialize;

use super::{Complaint, PainStart, Period};
use crate::calendar::{self, DaySpan, add_days};
use crate::metrics::SpikeState;
use crate::pain::rules::Completeness;
use crate::settings::Settings;
use crate::stats;
use crate::timeline::{Measure, PainEntry, RunDayEntry, RunEntry, Timeline};

/// What happened since the last visit.
#[derive(Debug, Clone, Serialize)]
pub struct LastVisit {
    /// The day of the visit, as it was given.
    pub visit: Date,
    /// `None` where no data are from after it.
    pub since: Option<SinceVisit>,
}

/// The days after the visit, to the last day with data.
#[derive(Debug, Clone, Serialize)]
pub struct SinceVisit {
    /// True where the days shown begin later than the day after the visit, so that the time between is unknown.
    pub begins_late: bool,
    /// The key figures of these days.
    pub period: Period,
    pub run_days: LoggedRunDays,
    pub load: WeeklyLoad,
    /// The same of as many days before, the day of the visit included.
    pub load_before: WeeklyLoad,
    /// `None` without a run of known distance.
    pub longest_run: Option<LongestSince>,
    /// The complaint of these days; `None` without a note of pain.
    pub complaint: Option<Complaint>,
    /// Days on which pain began: onsets and flares, or first notes where the whole history has none.
    pub pain_starts: Vec<Date>,
    /// Days with a note that names a medication.
    pub medication_days: usize,
    /// Shoes first worn on these days, as places among the shoes.
    pub new_shoes: Vec<usize>,
    /// The part of the longest gap in the records that lies on these days.
    pub longest_gap: Option<DaySpan>,
}

/// Run days, by how much of the pain around them is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LoggedRunDays {
    pub count: usize,
    pub fully_logged: usize,
    pub partly_logged: usize,
    pub not_logged: usize,
    /// Those without a note of their own, which the diary declares free of pain; they count as logged.
    pub declared: usize,
    /// Those with pain.
    pub painful: usize,
}

/// Mean week of some days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeeklyLoad {
    pub days: DaySpan,
    /// Days with data: those from the first day with data on that lie in no gap.
    pub known_days: i64,
    /// Meters a week; `None` for less than a week of known days.
    pub distance_m: Option<f64>,
    /// Meters descended a week; `None` also where there are runs and none has a descent.
    pub descent_m: Option<f64>,
    /// Runs without a distance, which the mean leaves out.
    pub runs_without_distance: usize,
    /// Runs without a descent, but for those on a treadmill.
    pub runs_without_descent: usize,
}

/// The longest run since the visit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LongestSince {
    pub run_id: String,
    #[serde(rename = "date")]
    pub day: Date,
    pub distance_m: f64,
    /// Over the longest of the 30 days before it; `None` where the two cannot be compared.
    pub ratio_30d: Option<f64>,
}

impl LastVisit {
    /// `None` where no visit is given. `known` are the starts of pain and the new shoes of all days shown.
    pub(super) fn of(timeline: &Timeline, known: (&[PainStart], &[usize]), settings: &Settings) -> Option<LastVisit> {
        let visit = settings.last_visit?;
        let days = timeline.days().and_then(|days| {
            let first = days.first.max(add_days(visit, 1));
            (first <= days.last).then_some(DaySpan { first, ..days })
        });
        let since = days.map(|days| {
            let before = DaySpan { first: add_days(visit, 1 - days.days()), last: visit };
            SinceVisit::of(timeline, (before, days), known, settings)
        });
        Some(LastVisit { visit, since })
    }
}

impl SinceVisit {
    fn of(
        timeline: &Timeline,
        (before, days): (DaySpan, DaySpan),
        (pain_starts, new_shoes): (&[PainStart], &[usize]),
        settings: &Settings,
    ) -> SinceVisit {
        let notes: Vec<PainEntry> = timeline.pain.iter().filter(|note| days.contains(note.day)).cloned().collect();
        let mut medicated: Vec<Date> =
            notes.iter().filter(|note| note.details.medication.is_some()).map(|note| note.day).collect();
        medicated.dedup();
        let is_new = |&index: &usize| timeline.shoes[index].first_day.is_some_and(|day| days.contains(day));
        let period = Period::of(timeline, Some(days), settings);
        SinceVisit {
            begins_late: days.first > add_days(before.last, 1),
            run_days: LoggedRunDays::of(timeline.run_days.iter().filter(|run| days.contains(run.day))),
            load: WeeklyLoad::of(timeline, days),
            load_before: WeeklyLoad::of(timeline, before),
            longest_run: longest_run(timeline, days),
            complaint: Complaint::of(&notes, &settings.facts),
            pain_starts: pain_starts.iter().map(|start| start.onset.day).filter(|&day| days.contains(day)).collect(),
            medication_days: medicated.len(),
            new_shoes: new_shoes.iter().copied().filter(is_new).collect(),
            longest_gap: period.gaps.long.iter().filter_map(|gap| shared(*gap, days)).max_by_key(DaySpan::days),
            period,
        }
    }
}

impl LoggedRunDays {
    pub(super) fn of<'a>(run_days: impl Iterator<Item = &'a RunDayEntry>) -> LoggedRunDays {
        let run_days: Vec<&RunDayEntry> = run_days.collect();
        let logged = |wanted: Completeness| run_days.iter().filter(|run| run.logged == wanted).count();
        LoggedRunDays {
            count: run_days.len(),
            fully_logged: logged(Completeness::Full),
            partly_logged: logged(Completeness::Partial),
            not_logged: logged(Completeness::None),
            declared: run_days.iter().filter(|run| run.is_declared).count(),
            painful: run_days.iter().filter(|run| run.is_pain_free == Some(false)).count(),
        }
    }
}

impl WeeklyLoad {
    /// Runs before the days shown count too.
    fn of(timeline: &Timeline, days: DaySpan) -> WeeklyLoad {
        let earlier = &timeline.earlier;
        let first = earlier.first_day.or(timeline.first_day);
        let runs: Vec<&RunEntry> =
            earlier.runs.iter().chain(&timeline.runs).filter(|run| days.contains(run.day)).collect();
        let gaps = || earlier.unobserved.iter().chain(&timeline.unobserved);
        let is_known = |day: &Date| first.is_some_and(|first| first <= *day) && !gaps().any(|gap| gap.contains(*day));
        let known_days = calendar::days(days.first, days.last).filter(is_known).count() as i64;
        let weekly = |of: fn(&RunEntry) -> Option<f64>| {
            let known: Vec<f64> = runs.iter().filter_map(|run| of(run)).collect();
            let is_known = known_days >= 7 && (runs.is_empty() || !known.is_empty());
            is_known.then(|| stats::sum(known.iter().copied()) * 7.0 / known_days as f64)
        };
        WeeklyLoad {
            days,
            known_days,
            distance_m: weekly(|run| run.totals.distance_m),
            descent_m: weekly(|run| run.totals.descent_m),
            runs_without_distance: runs.iter().filter(|run| run.totals.distance_m.is_none()).count(),
            runs_without_descent: runs.iter().filter(|run| run.lacks_descent()).count(),
        }
    }
}

fn longest_run(timeline: &Timeline, days: DaySpan) -> Option<LongestSince> {
    let runs = timeline.runs.iter().filter(|run| days.contains(run.day));
    let known = runs.filter_map(|run| Some((run, run.compared_m(Measure::Distance)?)));
    let (run, distance_m) = known.max_by(|one, other| one.1.total_cmp(&other.1))?;
    let is_compared = run.distance_state.is_some_and(|state| state == SpikeState::Reference || state.is_spike());
    Some(LongestSince {
        run_id: run.run_id.clone(),
        day: run.day,
        distance_m,
        ratio_30d: run.distance_ratio_30d.filter(|_| is_compared),
    })
}

/// The days that both have.
fn shared(one: DaySpan, other: DaySpan) -> Option<DaySpan> {
    one.touches(other).then(|| DaySpan { first: one.first.max(other.first), last: one.last.min(other.last) })
}
