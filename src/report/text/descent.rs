//! The text of the section on descent.

use super::{NO_DATA, listed, summary};
use crate::descent::Contradiction;
use crate::report::Report;
use crate::settings::Units;
use crate::timeline::{Change, DescentGapEntry, DescentShift, DeviceChange};
use crate::units::{self, counted, counted_days};

/// The section on descent, one sentence each.
pub fn descent_sentences(report: Report) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(summary::descent(report, &report.facts.whole));
    sentences.extend(steep(report));
    sentences.extend(contradicted(report));
    sentences.extend(changes(report));
    sentences.extend(longest_gap(report));
    sentences
}

/// How much of the descent was steep, of the runs whose grades are known.
fn steep(report: Report) -> Option<String> {
    let (facts, shown_in) = (&report.facts.descent, report.timeline.units);
    let noise = if facts.has_gps_altitude { "; the GPS altitude of a single run is too noisy for grades" } else { "" };
    let Some(steep) = &facts.steep else {
        return (facts.runs > 0).then(|| format!("Grades are not known for any run{noise}."));
    };
    let of = if facts.runs <= steep.runs {
        "Of this".to_owned()
    } else {
        let runs = counted(steep.runs, "run", "runs");
        format!("Of the {} in {runs} with known grades", units::height(steep.descent_m, shown_in))
    };
    Some(format!(
        "{of}, {:.0} % ({}) was on grades of 6 % or more{noise}.",
        steep.steep_m / steep.descent_m * 100.0,
        units::height(steep.steep_m, shown_in)
    ))
}

/// Totals of the watch that its own altitude contradicts, by reason, and how many of them are replaced.
fn contradicted(report: Report) -> Option<String> {
    let contradicted = &report.facts.descent.contradicted;
    let reasons = contradicted.runs_by_reason.iter();
    let is_noise = contradicted.runs_by_reason.contains_key(&Contradiction::Noise) && contradicted.replaced > 0;
    let bound = if is_noise { ", on flat terrain an upper bound" } else { "" };
    let reasons: Vec<String> =
        reasons.map(|(reason, count)| format!("{} in {count}", contradiction(*reason))).collect();
    let runs = contradicted.runs();
    let ours = match contradicted.replaced {
        0 => "it is used all the same".to_owned(),
        all if all == runs => "our own figure is used instead".to_owned(),
        some => format!("in {some} of them our own figure is used instead"),
    };
    (runs > 0).then(|| {
        format!(
            "In {} the watch's total disagrees with its altitude trace ({}); {ours}{bound}.",
            counted(runs, "run", "runs"),
            listed(&reasons)
        )
    })
}

/// Why a total cannot be right.
fn contradiction(reason: Contradiction) -> &'static str {
    match reason {
        Contradiction::StuckAltitude => "meters counted while the altitude never moved",
        Contradiction::MoreThanAltitude => "more than all drops together",
        Contradiction::HillsLeftOut => "hills left out",
        Contradiction::Noise => "GPS noise",
    }
}

/// Each change across which descent is not comparable, with the size of the shift where it is known.
fn changes(report: Report) -> Vec<String> {
    let (changes, described) = (&report.timeline.breaks, report.settings.facts.described_changes);
    let earlier = changes.len().saturating_sub(described);
    let counted = (earlier > 0).then(|| {
        format!(
            "The watch, the source of the figure or the kind of altitude changed {}; these are the last {described} changes.",
            units::times(changes.len())
        )
    });
    counted.into_iter().chain(changes[earlier..].iter().map(|change| changed(change, report.timeline.units))).collect()
}

fn changed(change: &DeviceChange, shown_in: Units) -> String {
    let what = match change.what {
        Change::Device => "Watch",
        Change::DescentSource => "Source of descent",
        Change::AltitudeQuality => "Kind of altitude",
    };
    let shift = match &change.step {
        Some(shift) => shifted(shift, shown_in),
        None => "Too few runs in one area on both sides to state the size of the shift.".to_owned(),
    };
    format!(
        "{what} changed on {} ({}, before {}): descent is not comparable with earlier days. {shift}",
        units::day(change.day),
        change.after,
        change.before
    )
}

fn shifted(shift: &DescentShift, shown_in: Units) -> String {
    let change = shift.change_pct().map(|pct| format!(" ({})", units::signed_pct(pct))).unwrap_or_default();
    format!(
        "In runs from one area, {} before and {} after, the median went from {} to {}{change}.",
        shift.runs_before,
        shift.runs_after,
        units::slope(shift.before_m_per_km, shown_in),
        units::slope(shift.after_m_per_km, shown_in)
    )
}

fn longest_gap(report: Report) -> Option<String> {
    let (longest, shown_in) = (report.facts.descent.longest_gap.as_ref()?, report.timeline.units);
    let remark = match gap_remark(longest) {
        remark if remark.is_empty() => String::new(),
        remark => format!(" ({remark})"),
    };
    Some(format!(
        "The longest time without a run of {} descent or more was {}, up to {}{remark}; the first run after it had {} descent.",
        units::height(report.settings.spike.descent_reference_m, shown_in),
        counted_days(longest.days),
        units::day(longest.day),
        units::height(longest.descent_m, shown_in)
    ))
}

/// What is not known of a gap between descents; empty where all is.
pub fn gap_remark(gap: &DescentGapEntry) -> String {
    let runs = (gap.runs_without_descent > 0)
        .then(|| format!("excludes {} without data", counted(gap.runs_without_descent, "run", "runs")));
    let unobserved = gap.after_unobserved.then(|| format!("{NO_DATA} for part of it"));
    runs.into_iter().chain(unobserved).collect::<Vec<_>>().join("; ")
}
