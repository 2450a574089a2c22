//! The summary at the top of the page: volume, jumps, descent, rests, pain, gaps.

use super::{NO_DATA, day_span, from_to, listed, none_longer, separate_runs, share};
use crate::facts::Period;
use crate::report::Report;
use crate::settings::Settings;
use crate::timeline::DeviceChange;
use crate::units::{self, counted, counted_days};

/// The summary of all days shown, one sentence each.
pub fn summary(report: Report) -> Vec<String> {
    of_period(report, &report.facts.whole)
}

/// The same for some of the days.
pub(super) fn of_period(report: Report, period: &Period) -> Vec<String> {
    let sentences = [
        kinds(report),
        volume(report, period),
        recent_weeks(report, period),
        jumps(report, period),
        descent(report, period),
        rests(report, period),
        in_a_row(period),
        Some(pain(report, period)),
        gaps(report, period),
        device_changes(report, period),
    ];
    sentences.into_iter().flatten().collect()
}

/// That not all running is counted, where the runner chose so.
fn kinds(report: Report) -> Option<String> {
    let timeline = report.timeline;
    let kinds: Vec<String> = timeline.run_kinds.iter().map(|kind| kind.name().to_owned()).collect();
    (kinds.len() < Settings::default().run_kinds.len()).then(|| {
        format!(
            "Only these kinds of run are counted and called runs here: {}; {}.",
            listed(&kinds),
            counted(timeline.coverage.runs_outside_choice, "other run is left out", "other runs are left out")
        )
    })
}

pub(super) fn volume(report: Report, period: &Period) -> Option<String> {
    let days = period.recorded?;
    let dates = if days.first == days.last {
        format!("On {}", units::day(days.last))
    } else {
        format!("From {}", from_to(days))
    };
    if period.runs == 0 {
        let others = match period.other_activities {
            0 => String::new(),
            count => format!(" and {} of other sports", counted(count, "activity", "activities")),
        };
        return Some(format!("{dates}: no runs{others}."));
    }
    let unknown = match period.runs_without_distance {
        0 => String::new(),
        runs => format!(" (the distance of {} is unknown)", counted(runs, "run", "runs")),
    };
    Some(format!(
        "{dates}: {}{} on {}, {}{unknown}.",
        counted(period.runs, "run", "runs"),
        separate_runs(period),
        counted(period.run_days, "day", "days"),
        units::distance(period.distance_m, report.timeline.units),
    ))
}

fn recent_weeks(report: Report, period: &Period) -> Option<String> {
    let (weeks, shown_in) = (&period.full_weeks, report.timeline.units);
    let median_m = weeks.median_m.filter(|_| period.runs > 0)?;
    let last: Vec<String> = weeks.last_m.iter().map(|&meters| units::distance_number(meters, shown_in)).collect();
    Some(format!(
        "The last four full weeks: {} {}; the median of all {} full weeks is {}.",
        listed(&last),
        units::distance_unit(shown_in),
        weeks.count,
        units::distance(median_m, shown_in),
    ))
}

fn jumps(report: Report, period: &Period) -> Option<String> {
    if period.runs == 0 {
        return None;
    }
    let (jumps, shown_in) = (&period.distance_jumps, report.timeline.units);
    let Some(largest) = &jumps.largest else {
        return Some(format!("{}.", none_longer(jumps)));
    };
    let runs = match jumps.count {
        1 => "1 run was over 10 % longer than any in the previous 30 days,".to_owned(),
        count => {
            format!("{count} runs were over 10 % longer than any in the previous 30 days; the biggest jump was")
        }
    };
    let line = if largest.at_the_line { ", too close to 10 % for GPS accuracy" } else { "" };
    Some(format!(
        "{runs} on {}: {} after a longest of {} ({}{line}).",
        units::day(largest.date),
        units::distance(largest.value_m, shown_in),
        units::distance(largest.reference_m, shown_in),
        units::change(largest.ratio),
    ))
}

/// The descent of all runs, in all and a kilometer.
pub(super) fn descent(report: Report, period: &Period) -> Option<String> {
    let shown_in = report.timeline.units;
    let known = period.descent.as_ref().and_then(|descent| Some((descent, descent.m_per_km()?)));
    let Some((descent, m_per_km)) = known else {
        return (period.runs > 0).then(|| "No run has descent data.".to_owned());
    };
    let excluded = match descent.runs_without {
        0 => String::new(),
        runs => format!("; excludes {} without data (treadmill, virtual or no altitude)", counted(runs, "run", "runs")),
    };
    Some(format!(
        "Total descent {}, {}{excluded}.",
        units::height(descent.descent_m, shown_in),
        units::slope(m_per_km, shown_in),
    ))
}

fn rests(report: Report, period: &Period) -> Option<String> {
    let longest = period.rest.longest.as_ref()?;
    let back = report.timeline.returns.iter().find(|back| back.run_id == longest.run_id).and_then(share);
    let back = back.map(|share| format!("; {share}")).unwrap_or_default();
    let unknown = if longest.after_unobserved { format!(" ({NO_DATA} for part of it)") } else { String::new() };
    Some(match longest.days() {
        Some(days) => format!("The longest rest between two runs: {}{unknown}{back}.", day_span(days)),
        None => "There was no day without a run between two runs.".to_owned(),
    })
}

fn in_a_row(period: &Period) -> Option<String> {
    let series = period.run_days_in_a_row.filter(|_| period.run_days > 1)?;
    Some(match series.days() {
        1 => "No two run days came in a row.".to_owned(),
        _ => format!("The most run days in a row: {}.", day_span(series)),
    })
}

fn pain(report: Report, period: &Period) -> String {
    if !report.timeline.has_diary {
        return "No pain notes were given.".to_owned();
    }
    let pain = &period.pain;
    if pain.notes == 0 {
        return "The pain diary holds no notes for these days.".to_owned();
    }
    let scope = if pain.is_whole_diary { "in the whole diary" } else { "in the days of this report" };
    let free = counted(pain.free, "day", "days");
    match pain.worst_0_10.zip(pain.last_painful) {
        None => format!("No pain noted {scope}; {free} logged pain-free."),
        Some((worst, last)) => format!(
            "Pain noted on {} {scope}, worst {}/10, last on {}; {free} logged pain-free.",
            counted(pain.painful, "day", "days"),
            units::score(worst),
            units::day(last),
        ),
    }
}

fn gaps(report: Report, period: &Period) -> Option<String> {
    let gaps = &period.gaps;
    let longest = gaps.longest?;
    let named = match gaps.long.len() {
        few if few <= report.settings.facts.named_gaps => {
            listed(&gaps.long.iter().copied().map(day_span).collect::<Vec<_>>())
        }
        many => format!("{many} periods, {} in all, the longest {}", counted_days(gaps.days), day_span(longest)),
    };
    Some(format!(
        "No data from {named}: rest, or watch not worn? Ratios and returns that overlap such a gap are marked."
    ))
}

fn device_changes(report: Report, period: &Period) -> Option<String> {
    let changes: Vec<&DeviceChange> =
        report.timeline.breaks.iter().filter(|change| period.contains(change.day)).collect();
    match &changes[..] {
        [] => None,
        [only] => Some(format!(
            "On {} the device or the source of descent changed from {} to {}: descent is not comparable across that day.",
            units::day(only.day),
            only.before,
            only.after
        )),
        [first, .., last] => Some(format!(
            "Between {} and {} the device or the source of descent changed {}: descent is not comparable across those days.",
            units::day(first.day),
            units::day(last.day),
            units::times(changes.len())
        )),
    }
}
