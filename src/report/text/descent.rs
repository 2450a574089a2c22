//! The text of the section on descent.

use std::collections::BTreeMap;

use super::listed;
use super::summary::descent as total;
use crate::activity::DescentSource;
use crate::descent::slopes::STEEP_FROM_BAND;
use crate::descent::{AltitudeQuality, Contradiction};
use crate::settings::{Settings, Units};
use crate::timeline::{Change, DescentGapEntry, DescentShift, DeviceChange, Timeline};
use crate::units::{self, counted};

/// Changes told one by one, the newest; earlier ones are counted.
const CHANGES_TOLD: usize = 4;

/// The section on descent, a sentence a point.
pub fn descent_sentences(timeline: &Timeline, settings: &Settings) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(total(timeline));
    sentences.extend(steep(timeline));
    sentences.extend(contradicted(timeline));
    sentences.extend(changes(timeline));
    sentences.extend(longest_gap(timeline, settings.spike.descent_reference_m));
    sentences
}

/// How much of the descent was steep, of the runs that tell it by grade.
fn steep(timeline: &Timeline) -> Option<String> {
    let runs = timeline.runs.iter();
    let drops: Vec<_> = (runs.filter_map(|run| run.downhill.as_ref())).map(|downhill| downhill.drops_m()).collect();
    let all_m: f64 = drops.iter().flatten().sum();
    let steep_m: f64 = (drops.iter()).flat_map(|bands| &bands[STEEP_FROM_BAND..]).sum();
    let with_descent = timeline.runs.iter().filter(|run| run.descent_m.is_some());
    let wander = if timeline.runs.iter().any(|run| run.altitude_quality == AltitudeQuality::Gps) {
        "; heights from satellites wander too far to tell grades"
    } else {
        ""
    };
    if all_m <= 0.0 {
        let is_any = with_descent.count() > 0;
        return is_any.then(|| format!("How steep it was is not known of any run{wander}."));
    }
    let of = match with_descent.count().saturating_sub(drops.len()) {
        0 => "Of it".to_owned(),
        _ => format!(
            "Of the {} in {} whose grades are known",
            units::height(all_m, timeline.units),
            counted(drops.len(), "run", "runs")
        ),
    };
    Some(format!(
        "{of}, {:.0} % ({}) was on grades of 6 % and more{wander}.",
        steep_m / all_m * 100.0,
        units::height(steep_m, timeline.units)
    ))
}

/// Totals of the watch that its own altitude contradicts, by reason, and how many of them another figure stands for.
fn contradicted(timeline: &Timeline) -> Option<String> {
    let runs = || {
        let runs = timeline.runs.iter();
        runs.filter_map(|run| Some((run, run.descent_contradiction?)))
    };
    let mut by_reason: BTreeMap<Contradiction, usize> = BTreeMap::new();
    for (_, reason) in runs() {
        *by_reason.entry(reason).or_default() += 1;
    }
    let reasons: Vec<String> =
        (by_reason.iter()).map(|(reason, count)| format!("{} in {count}", contradiction(*reason))).collect();
    let replaced = runs().filter(|(run, _)| run.descent_source == DescentSource::Samples).count();
    let count = runs().count();
    let ours = match replaced {
        0 => "it is used all the same".to_owned(),
        all if all == count => "our sum of the altitude samples stands in its place".to_owned(),
        some => format!("in {some} of them our sum of the altitude samples stands in its place"),
    };
    (count > 0).then(|| {
        format!(
            "In {} the altitude contradicts the watch's own total ({}); {ours}.",
            counted(count, "run", "runs"),
            listed(&reasons)
        )
    })
}

/// Why a total cannot be.
fn contradiction(reason: Contradiction) -> &'static str {
    match reason {
        Contradiction::StuckAltitude => "metres counted while the altitude never moved",
        Contradiction::MoreThanAltitude => "more than all drops together",
        Contradiction::HillsLeftOut => "hills left out",
        Contradiction::Noise => "the noise of satellite heights",
    }
}

/// Each change across which descent is not comparable, with the size of the step where it is known.
fn changes(timeline: &Timeline) -> Vec<String> {
    let breaks = &timeline.breaks;
    let earlier = breaks.len().saturating_sub(CHANGES_TOLD);
    let mut sentences: Vec<String> = Vec::new();
    if earlier > 0 {
        sentences.push(format!(
            "The watch, the source of the figure or the kind of altitude changes {}; the last {CHANGES_TOLD} changes are these.",
            units::times(breaks.len())
        ));
    }
    let told = breaks[earlier..].iter();
    sentences.extend(told.map(|change| changed(change, timeline.units)));
    sentences
}

fn changed(change: &DeviceChange, units: Units) -> String {
    let what = match change.what {
        Change::Device => "the watch is another one",
        Change::DescentSource => "the figure comes from elsewhere",
        Change::AltitudeQuality => "the altitude is stored in another way",
    };
    let step = match &change.step {
        Some(step) => stepped(step, units),
        None => "Too few runs of one area lie on both sides to tell how large the step is.".to_owned(),
    };
    format!(
        "From {} on {what} ({}, before {}), and descent is not comparable with the days before. {step}",
        units::day(change.day),
        change.after,
        change.before
    )
}

fn stepped(step: &DescentShift, units: Units) -> String {
    let change = match step.change_pct() {
        Some(pct) => format!(" ({})", units::signed_pct(pct)),
        None => String::new(),
    };
    format!(
        "In runs from one area, {} before and {} after, the median goes from {} to {}{change}.",
        step.runs_before,
        step.runs_after,
        units::slope(step.before_m_per_km, units),
        units::slope(step.after_m_per_km, units)
    )
}

fn longest_gap(timeline: &Timeline, least_m: f64) -> Option<String> {
    let gaps = timeline.descent_gaps.iter();
    let longest = gaps.max_by_key(|gap| gap.days)?;
    let remark = match gap_remark(longest) {
        remark if remark.is_empty() => String::new(),
        remark => format!(" ({remark})"),
    };
    Some(format!(
        "The longest time without a known descent of {} or more in one run was {}, up to {}{remark}; the first run after \
         it went down {}.",
        units::height(least_m, timeline.units),
        counted(usize::try_from(longest.days).unwrap_or(0), "day", "days"),
        units::day(longest.day),
        units::height(longest.descent_m, timeline.units)
    ))
}

/// What is not known of a gap; empty where all is.
pub fn gap_remark(gap: &DescentGapEntry) -> String {
    let runs = match gap.runs_without_descent {
        0 => None,
        count => Some(format!("{} within it without a figure", counted(count, "run", "runs"))),
    };
    let unobserved = gap.after_unobserved.then(|| "part of it without any recording: rest or no watch?".to_owned());
    let remarks: Vec<String> = [runs, unobserved].into_iter().flatten().collect();
    remarks.join("; ")
}
