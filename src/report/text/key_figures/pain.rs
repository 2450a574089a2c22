//! The two figures on pain: when it hurt, and what came before it.

use crate::calendar::{DaySpan, days_between};
use crate::onset_analysis::{Analysis, Exposure, ExposureComparison};
use crate::report::text::notes;
use crate::report::text::pain_days::pain_days;
use crate::settings::Settings;
use crate::timeline::Timeline;
use crate::units::{self, UNKNOWN, counted};

/// Said of a diary of pain alone.
const NO_ONSET: &str = "No pain note follows a full week logged as pain-free, so no start date can be set.";

/// True where the diary declares some of these weeks free of pain without a note of them.
fn is_declared(recent: &Timeline) -> bool {
    let diary = recent.diary_days.filter(|_| recent.unlogged_days_are_pain_free);
    let weeks = recent.first_day.zip(recent.last_day);
    let weeks = weeks.map(|(first, last)| DaySpan { first, last });
    diary.zip(weeks).is_some_and(|(diary, weeks)| diary.touches(weeks))
}

/// Days with pain in the last weeks.
pub(super) fn pain(recent: &Timeline, timeline: &Timeline) -> (String, String) {
    if !recent.has_diary {
        return (UNKNOWN.to_owned(), "No pain notes were given: unknown, not free of pain.".to_owned());
    }
    if recent.pain.is_empty() && !is_declared(recent) {
        let last = timeline.pain.last().map(|note| note.day);
        let last = last.map(|day| format!("; the last one is of {}", units::day(day)));
        let none = format!("No pain note in these weeks{}.", last.unwrap_or_default());
        return (UNKNOWN.to_owned(), none);
    }
    let days = pain_days(recent);
    let most = days.worst.map(|(worst, last)| {
        let (worst, last) = (units::score(worst), units::day(last));
        format!("Worst {worst}/10, last pain on {last}; ")
    });
    let most = most.unwrap_or_default();
    let free = counted(days.free, "day", "days");
    let (weeks, unlogged) = (these_weeks(recent), notes::unlogged(recent));
    (days.painful.to_string(), format!("{most}{free} logged pain-free in {weeks}; {unlogged}"))
}

/// `these 12 weeks`.
fn these_weeks(recent: &Timeline) -> String {
    let days = recent.first_day.zip(recent.last_day);
    let weeks = days.map_or(0, |(first, last)| (days_between(first, last) + 7) / 7);
    match weeks {
        0 | 1 => "this week".to_owned(),
        weeks => format!("these {weeks} weeks"),
    }
}

/// The onsets of the whole diary, and before how many of them a run was much longer.
pub(super) fn before(timeline: &Timeline, settings: &Settings) -> (String, String) {
    let compared = &timeline.before_pain;
    let longest_run = |one: &&ExposureComparison| one.exposure == Exposure::LongestRun && one.window.nearest == 0;
    let found = compared.comparisons.iter().find(longest_run);
    if !timeline.has_diary {
        return (UNKNOWN.to_owned(), "No pain notes were given.".to_owned());
    }
    if timeline.onsets.is_empty() && pain_days(timeline).painful > 0 {
        return (UNKNOWN.to_owned(), NO_ONSET.to_owned());
    }
    match found {
        Some(one) if compared.analysis >= Analysis::Percentiles && !timeline.runs.is_empty() => {
            counted_before(one, compared.onsets_compared, settings)
        }
        _ => (counted(timeline.onsets.len(), "onset", "onsets"), few(timeline, settings)),
    }
}

/// Why the onsets are not compared.
fn few(timeline: &Timeline, settings: &Settings) -> String {
    let free_days = settings.onset.free_days;
    let least = units::in_words(settings.onset_analysis.percentile_onsets);
    let rule = format!("Pain after {free_days} pain-free days");
    if timeline.runs.is_empty() {
        return format!("{rule}. Without a run there is nothing to compare.");
    }
    match timeline.before_pain.onsets_outside {
        0 => format!("{rule}. Comparison starts at {least}; too few so far."),
        outside => {
            format!("{rule}; {outside} outside the days of the files. Comparison starts at {least} within them.")
        }
    }
}

fn counted_before(one: &ExposureComparison, onsets: usize, settings: &Settings) -> (String, String) {
    let untold = match onsets.saturating_sub(one.onsets.known) {
        0 => String::new(),
        untold => format!(" (of {untold} more it is not known)"),
    };
    (
        format!("{} of {}", one.onsets.met, counted(one.onsets.known, "onset", "onsets")),
        format!(
            "With a run more than {} % longer than the longest of the 30 days before it in the {} days up to the pain{untold}; \
             in comparison periods {} of {}.",
            settings.spike.reference_pct - 100,
            one.window.days(),
            one.base.met,
            units::thousands(one.base.known as f64),
        ),
    )
}
