//! Days from which on descent is not comparable with the days before.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::RunEntry;
use crate::activity::DescentSource;
use crate::calendar::days_between;
use crate::descent::AltitudeQuality;
use crate::history::Activity;
use crate::session::great_circle_m;
use crate::settings::DeviceChangeRules;
use crate::stats::median;

/// What can change so that descent is not comparable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Device,
    /// Where the figure comes from.
    DescentSource,
    /// How the altitude is stored.
    AltitudeQuality,
}

/// The device, the source of descent or the quality of the altitude changes: descent is not comparable across this day.
#[derive(Debug, Clone, Serialize)]
pub struct DeviceChange {
    /// Day of the first run after the change.
    #[serde(rename = "date")]
    pub day: Date,
    /// Device, source or quality before.
    pub before: String,
    /// Device, source or quality from then on.
    pub after: String,
    pub what: Change,
    /// How much the figure changed between runs of one area; `None` where there are too few of them to say.
    pub step: Option<DescentShift>,
}

/// Consecutive runs whose descent comes from one device, one source and one quality of altitude.
struct Segment {
    /// Index of its first run.
    first: usize,
    runs: usize,
}

/// Lasting changes among the runs that have a descent. `activities` are in the order of the `runs` made of them.
///
/// A change that lasts for fewer than [`DeviceChangeRules::least_runs`] runs is left out, as is the change back: one run recorded
/// with the phone does not cut a trend in three.
pub(super) fn device_changes(
    runs: &[RunEntry],
    activities: &[Activity],
    rules: &DeviceChangeRules,
) -> impl Iterator<Item = DeviceChange> {
    let origins = Origins::of(runs);
    let mut lasting: Vec<Segment> = Vec::new();
    for segment in segments(runs, &origins) {
        let origin_of = |segment: &Segment| origins.origin(&runs[segment.first]);
        match lasting.last_mut() {
            Some(last) if origin_of(last) == origin_of(&segment) => last.runs += segment.runs,
            _ if segment.runs >= rules.least_runs => lasting.push(segment),
            _ => {}
        }
    }
    let pairs: Vec<(usize, usize)> = lasting.windows(2).map(|pair| (pair[0].first, pair[1].first)).collect();
    pairs.into_iter().map(move |(before, after)| DeviceChange {
        step: step(runs, activities, (before, after, &origins), rules),
        ..change(&runs[before], &runs[after], &origins)
    })
}

fn segments(runs: &[RunEntry], origins: &Origins<'_>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let with_descent = (runs.iter().enumerate()).filter(|(_, run)| run.totals.descent_m.is_some());
    for (first, run) in with_descent {
        match segments.last_mut() {
            Some(last) if origins.origin(&runs[last.first]) == origins.origin(run) => last.runs += 1,
            _ => segments.push(Segment { first, runs: 1 }),
        }
    }
    segments
}

/// Where descent figures come from, for watches that have more than one source.
struct Origins<'a> {
    /// Devices without a barometer, whose descent is ours wherever their altitude is noisy. Where it is calm, their own
    /// total says the same.
    without_barometer: BTreeSet<Option<&'a str>>,
}

/// What descent figures must share to be comparable.
type Origin<'a> = (Option<&'a str>, DescentSource, Option<&'static str>);

impl<'a> Origins<'a> {
    fn of(runs: &'a [RunEntry]) -> Origins<'a> {
        let is_gps = |run: &&RunEntry| run.altitude_quality == AltitudeQuality::Gps;
        let ours = runs.iter().filter(is_gps).filter(|run| run.descent_source.is_ours());
        Origins { without_barometer: ours.map(|run| run.device.as_deref()).collect() }
    }

    /// The origin of a run's descent. The kind of altitude only matters where the figure is ours, or that of a map: a watch
    /// sums up what it measured before it stored it.
    fn origin<'r>(&self, run: &'r RunEntry) -> Origin<'r> {
        let is_map = run.altitude_quality == AltitudeQuality::Map;
        let source = self.source(run);
        let kind = (is_map || source == DescentSource::Samples).then(|| kind_of_altitude(run));
        (run.device.as_deref(), source, kind)
    }

    /// The source, with repeats and samples as one.
    fn source(&self, run: &RunEntry) -> DescentSource {
        match run.descent_source {
            DescentSource::Repeats => DescentSource::Samples,
            DescentSource::Device if self.without_barometer.contains(&run.device.as_deref()) => DescentSource::Samples,
            other => other,
        }
    }
}

/// How a run's altitude came to be stored. Whether a fine one wobbles much or little is a matter of the day.
fn kind_of_altitude(run: &RunEntry) -> &'static str {
    match run.altitude_quality {
        AltitudeQuality::WholeMeters => "altitude in whole meters",
        AltitudeQuality::Terrain => "altitude of a terrain model",
        AltitudeQuality::Map => "altitude read from a map",
        AltitudeQuality::Absent
        | AltitudeQuality::Sparse
        | AltitudeQuality::Stuck
        | AltitudeQuality::Gps
        | AltitudeQuality::Barometric
        | AltitudeQuality::Filtered => "altitude finer than a meter",
    }
}

fn change(before: &RunEntry, after: &RunEntry, origins: &Origins<'_>) -> DeviceChange {
    let (what, name): (_, fn(&RunEntry) -> String) = if before.device != after.device {
        (Change::Device, device)
    } else if origins.source(before) != origins.source(after) {
        (Change::DescentSource, source)
    } else {
        (Change::AltitudeQuality, |run| kind_of_altitude(run).to_owned())
    };
    DeviceChange { day: after.day, before: name(before), after: name(after), what, step: None }
}

fn device(run: &RunEntry) -> String {
    let device = run.device.clone();
    device.unwrap_or_else(|| "unknown device".to_owned())
}

fn source(run: &RunEntry) -> String {
    let text = match run.descent_source {
        DescentSource::Device => "the watch's own total",
        DescentSource::Samples => "our sum of the altitude samples",
        DescentSource::Repeats => "our figure from repeated runs",
        DescentSource::Overlay => "the figure of the account",
        DescentSource::None => "nothing",
    };
    text.to_owned()
}

/// The figure before and after a change, over runs that begin in one area.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DescentShift {
    /// Median meters of descent a kilometer before.
    pub before_m_per_km: f64,
    /// Median meters of descent a kilometer from then on.
    pub after_m_per_km: f64,
    pub runs_before: usize,
    pub runs_after: usize,
}

impl DescentShift {
    /// Change in percent; `None` where there was no descent before.
    pub fn change_pct(&self) -> Option<f64> {
        (self.before_m_per_km > 0.0).then(|| (self.after_m_per_km / self.before_m_per_km - 1.0) * 100.0)
    }
}

/// One run as it is compared.
struct Compared {
    start_deg: (f64, f64),
    m_per_km: f64,
}

/// Compares the runs of the two origins that begin close to one of the other side. `change` holds one run of each origin.
fn step(
    runs: &[RunEntry],
    activities: &[Activity],
    change: (usize, usize, &Origins<'_>),
    rules: &DeviceChangeRules,
) -> Option<DescentShift> {
    let (before, after, origins) = change;
    let day = runs[after].day;
    let side = |of: usize, is_before: bool| -> Vec<Compared> {
        let both = runs.iter().zip(activities);
        let near = both.filter(|(run, _)| {
            let days = days_between(day, run.day);
            (days < 0) == is_before && days.abs() <= rules.compared_days
        });
        near.filter(|(run, _)| origins.origin(run) == origins.origin(&runs[of]))
            .filter_map(|(run, activity)| compared(run, activity))
            .collect()
    };
    let (before, after) = (side(before, true), side(after, false));
    let in_one_area = |of: &[Compared], others: &[Compared]| -> Vec<f64> {
        let is_near = |one: &&Compared| {
            let mut others = others.iter();
            others.any(|other| great_circle_m(one.start_deg, other.start_deg) <= rules.area_m)
        };
        of.iter().filter(is_near).map(|one| one.m_per_km).collect()
    };
    let (old, new) = (in_one_area(&before, &after), in_one_area(&after, &before));
    if old.len().min(new.len()) < rules.compared_runs.max(1) {
        return None;
    }
    Some(DescentShift {
        runs_before: old.len(),
        runs_after: new.len(),
        before_m_per_km: median(old)?,
        after_m_per_km: median(new)?,
    })
}

fn compared(run: &RunEntry, activity: &Activity) -> Option<Compared> {
    let distance_m = run.totals.distance_m.filter(|&meters| meters > 0.0)?;
    Some(Compared {
        start_deg: activity.session.first_position_deg?,
        m_per_km: run.totals.descent_m? / distance_m * 1000.0,
    })
}
