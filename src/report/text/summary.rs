//! The summary at the top of the page: volume, steps, descent, rests, pain, gaps.

use std::collections::BTreeSet;

use super::pain_days::pain_days;
use super::{day_span, from_to, in_outings, listed, none_longer, share, spikes_of};
use crate::calendar::DaySpan;
use crate::settings::Settings;
use crate::stats::median;
use crate::timeline::{Measure, Timeline};
use crate::units::{self, counted};

/// Stretches without a file that are named one by one.
const STRETCHES: usize = 3;

/// Days of such a stretch from which on it is named here; a diary may outlast the files by a day.
const LONG_DAYS: i64 = 7;

/// Whole weeks from which on the last four are set against the median of all.
const LEAST_WEEKS: usize = 5;

/// The summary, a sentence a point.
pub fn summary(timeline: &Timeline) -> Vec<String> {
    let sentences = [
        kinds(timeline),
        volume(timeline),
        recent_weeks(timeline),
        spikes(timeline),
        descent(timeline),
        rests(timeline),
        pain(timeline),
        unobserved(timeline),
        breaks(timeline),
    ];
    sentences.into_iter().flatten().collect()
}

/// That not all running is counted, where the runner chose so.
fn kinds(timeline: &Timeline) -> Option<String> {
    let all = &Settings::default().run_kinds;
    let kinds: Vec<String> = timeline.run_kinds.iter().map(|kind| kind.name().to_owned()).collect();
    (timeline.run_kinds.len() < all.len()).then(|| {
        format!(
            "Only these kinds of run are counted and called runs here: {}; {}.",
            listed(&kinds),
            counted(timeline.coverage.runs_outside_choice, "other run is left out", "other runs are left out")
        )
    })
}

fn volume(timeline: &Timeline) -> Option<String> {
    let days = timeline.recorded_days()?;
    let period = if days.first == days.last {
        format!("On {}", units::day(days.last))
    } else {
        format!("From {}", from_to(days))
    };
    if timeline.runs.is_empty() {
        let others = match timeline.others.len() {
            0 => String::new(),
            count => format!(" and {} of other sports", counted(count, "activity", "activities")),
        };
        return Some(format!("{period} the files hold no run{others}."));
    }
    let run_days = timeline.runs.iter().map(|run| run.day).collect::<BTreeSet<_>>().len();
    let metres: f64 = timeline.runs.iter().filter_map(|run| run.distance_m).sum();
    let unknown = timeline.runs.iter().filter(|run| run.distance_m.is_none()).count();
    let besides = if unknown == 0 {
        String::new()
    } else {
        format!(" (the distance of {} is unknown)", counted(unknown, "run", "runs"))
    };
    Some(format!(
        "{period} the files hold {}{} on {}: {}{besides}.",
        counted(timeline.runs.len(), "run", "runs"),
        in_outings(timeline),
        counted(run_days, "day", "days"),
        units::distance(metres, timeline.units),
    ))
}

fn recent_weeks(timeline: &Timeline) -> Option<String> {
    let whole = timeline.whole_weeks();
    let volumes: Vec<f64> = whole.map(|week| week.distance_m).collect();
    if timeline.runs.is_empty() || volumes.len() < LEAST_WEEKS {
        return None;
    }
    let last: Vec<String> =
        volumes[volumes.len() - 4..].iter().map(|&metres| units::distance_number(metres, timeline.units)).collect();
    let median = median(volumes.iter().copied())?;
    Some(format!(
        "The last four full weeks: {} {}; the median of all {} full weeks is {}.",
        listed(&last),
        units::distance_unit(timeline.units),
        volumes.len(),
        units::distance(median, timeline.units),
    ))
}

fn spikes(timeline: &Timeline) -> Option<String> {
    if timeline.runs.is_empty() {
        return None;
    }
    let spikes = spikes_of(timeline, Measure::Distance);
    let Some(largest) = spikes.iter().max_by(|a, b| a.ratio.total_cmp(&b.ratio)) else {
        return Some(format!("{}.", none_longer(timeline)));
    };
    let many = match spikes.len() {
        1 => "1 run was more than 10 % longer than the longest of the 30 days before it,".to_owned(),
        count => format!(
            "{count} runs were more than 10 % longer than the longest of the 30 days before; the largest step was"
        ),
    };
    let line = if largest.at_the_line { ", too close to 10 % for GPS accuracy" } else { "" };
    Some(format!(
        "{many} on {}: {} after a longest of {} ({}{line}).",
        units::day(largest.date),
        units::distance(largest.value_m, timeline.units),
        units::distance(largest.reference_m, timeline.units),
        units::change(largest.ratio),
    ))
}

pub(super) fn descent(timeline: &Timeline) -> Option<String> {
    let known: Vec<(f64, f64)> =
        timeline.runs.iter().filter_map(|run| Some((run.descent_m?, run.distance_m?))).collect();
    let (descent_m, distance_m) = known.iter().fold((0.0, 0.0), |sum, run| (sum.0 + run.0, sum.1 + run.1));
    if known.is_empty() || distance_m <= 0.0 {
        return (!timeline.runs.is_empty()).then(|| "No run has descent data.".to_owned());
    }
    let unknown = timeline.runs.len() - known.len();
    let besides = match unknown {
        0 => String::new(),
        _ => format!(
            "; {} without a figure (treadmill, virtual or no altitude) left out",
            counted(unknown, "run", "runs")
        ),
    };
    Some(format!(
        "Descent adds up to {}, {}{besides}.",
        units::height(descent_m, timeline.units),
        units::slope(descent_m / distance_m * 1000.0, timeline.units),
    ))
}

fn rests(timeline: &Timeline) -> Option<String> {
    let longest = timeline.rest_gaps.iter().max_by_key(|gap| gap.rest_days)?;
    let back = timeline.returns.iter().find(|back| back.run_id == longest.run_id).and_then(share);
    let back = back.map(|share| format!("; {share}")).unwrap_or_default();
    let unknown = if longest.after_unobserved { " (part of it without any recording: rest or no watch?)" } else { "" };
    Some(match longest.days() {
        Some(days) => format!("The longest rest between two runs: {}{unknown}{back}.", day_span(days)),
        None => "There was no day without a run between two runs.".to_owned(),
    })
}

fn pain(timeline: &Timeline) -> Option<String> {
    if !timeline.has_diary {
        return Some("No pain notes were given.".to_owned());
    }
    if timeline.pain.is_empty() {
        return Some("The pain diary holds no notes for these days.".to_owned());
    }
    let days = pain_days(timeline);
    let scope = diary_scope(timeline);
    let free = counted(days.free, "day", "days");
    Some(match days.worst {
        None => format!("No pain noted {scope}; {free} logged pain-free."),
        Some((worst, last)) => format!(
            "Pain noted on {} {scope}, worst {}/10, last on {}; {free} logged pain-free.",
            counted(days.painful, "day", "days"),
            units::score(worst),
            units::day(last),
        ),
    })
}

/// Whether the notes shown are all there are.
fn diary_scope(timeline: &Timeline) -> &'static str {
    let is_shown = |day| timeline.pain.iter().any(|note| note.day == day);
    match timeline.diary_days {
        Some(diary) if is_shown(diary.first) && is_shown(diary.last) => "in the whole diary",
        _ => "in the days of this report",
    }
}

fn unobserved(timeline: &Timeline) -> Option<String> {
    let long = timeline.unobserved.iter().filter(|span| span.days() >= LONG_DAYS);
    let long: Vec<DaySpan> = long.copied().collect();
    let spans: Vec<String> = long.iter().copied().map(day_span).collect();
    let spoken = match spans.len() {
        0 => return None,
        1..=STRETCHES => listed(&spans),
        many => {
            let days: i64 = long.iter().map(DaySpan::days).sum();
            let longest = long.iter().max_by_key(|span| span.days())?;
            format!(
                "{many} stretches of {} in all, the longest {}",
                counted(usize::try_from(days).unwrap_or(0), "day", "days"),
                day_span(*longest)
            )
        }
    };
    Some(format!(
        "No file speaks of {spoken}: rest or no watch? Ratios and returns that reach into such a stretch are marked."
    ))
}

fn breaks(timeline: &Timeline) -> Option<String> {
    match &timeline.breaks[..] {
        [] => None,
        [only] => Some(format!(
            "On {} the device or the source of the descent figures changes from {} to {}; descent is not comparable across that day.",
            units::day(only.day),
            only.before,
            only.after
        )),
        [first, .., last] => Some(format!(
            "Between {} and {} the device or the source of the descent figures changes {}; descent is not comparable \
             across those days.",
            units::day(first.day),
            units::day(last.day),
            units::times(timeline.breaks.len())
        )),
    }
}
