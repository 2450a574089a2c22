//! The two figures on pain: when it hurt, and what came before it.

use crate::facts::Period;
use crate::onset_analysis::{Analysis, Exposure, ExposureComparison};
use crate::report::Report;
use crate::report::text::notes;
use crate::settings::Settings;
use crate::units::{self, UNKNOWN, counted};

const NO_NOTES: &str = "No pain notes were given.";
/// Stated for a diary of pain alone.
const NO_ONSET: &str = "No pain note follows a full week logged as pain-free, so no start date can be set.";

/// Days with pain in the last weeks.
pub(super) fn days_with_pain(report: Report) -> (String, String) {
    let timeline = report.timeline;
    if !timeline.has_diary {
        return (UNKNOWN.to_owned(), "No pain notes were given: unknown, not pain-free.".to_owned());
    }
    let recent = &report.facts.recent;
    let pain = &recent.pain;
    if pain.notes == 0 && !pain.has_declared_days {
        let last = timeline.pain.last().map(|note| format!("; last note on {}", units::day(note.day)));
        return (UNKNOWN.to_owned(), format!("No pain note in these weeks{}.", last.unwrap_or_default()));
    }
    let worst = pain
        .worst_0_10
        .zip(pain.last_painful)
        .map(|(worst, last)| format!("Worst {}/10, last pain on {}; ", units::score(worst), units::day(last)));
    let remark = format!(
        "{}{} logged pain-free in {}; {}",
        worst.unwrap_or_default(),
        counted(pain.free, "day", "days"),
        these_weeks(recent),
        notes::unlogged(timeline)
    );
    (pain.painful.to_string(), remark)
}

/// `these 12 weeks`.
fn these_weeks(recent: &Period) -> String {
    match recent.days.map_or(0, |days| (days.days() + 6) / 7) {
        0 | 1 => "this week".to_owned(),
        weeks => format!("these {weeks} weeks"),
    }
}

/// The onsets of the whole diary, and before how many of them there was a much longer run.
pub(super) fn before_pain(report: Report) -> (String, String) {
    let (timeline, compared) = (report.timeline, &report.timeline.before_pain);
    let is_longest_run = |one: &&ExposureComparison| one.exposure == Exposure::LongestRun && one.window.nearest == 0;
    let found = compared.comparisons.iter().find(is_longest_run);
    if !timeline.has_diary {
        return (UNKNOWN.to_owned(), NO_NOTES.to_owned());
    }
    if timeline.onsets.is_empty() && report.facts.whole.pain.painful > 0 {
        return (UNKNOWN.to_owned(), NO_ONSET.to_owned());
    }
    match found {
        Some(one) if compared.analysis >= Analysis::Percentiles && !timeline.runs.is_empty() => {
            counted_before(one, compared.onsets_compared, report.settings)
        }
        _ => (counted(timeline.onsets.len(), "onset", "onsets"), too_few(report)),
    }
}

/// Why the onsets are not compared.
fn too_few(report: Report) -> String {
    let settings = report.settings;
    let least = units::in_words(settings.onset_analysis.percentile_onsets);
    let rule = format!("Pain after {} pain-free days", settings.onset.free_days);
    if report.timeline.runs.is_empty() {
        return format!("{rule}. Without a run there is nothing to compare.");
    }
    match report.timeline.before_pain.onsets_outside {
        0 => format!("{rule}. Comparison starts at {least}; too few so far."),
        outside => format!("{rule}; {outside} on days without files. Comparison starts at {least} on days with files."),
    }
}

fn counted_before(one: &ExposureComparison, onsets: usize, settings: &Settings) -> (String, String) {
    let unknown = match onsets.saturating_sub(one.onsets.known) {
        0 => String::new(),
        unknown => format!(" ({unknown} more lack data)"),
    };
    let value = format!("{} of {}", one.onsets.met, counted(one.onsets.known, "onset", "onsets"));
    let remark = format!(
        "Within {} days before the pain, a run over {} % longer than any in the previous 30 days{unknown}; \
         also in {} of {} comparison periods.",
        one.window.days(),
        settings.spike.reference_pct - 100,
        one.base.met,
        units::thousands(one.base.known as f64),
    );
    (value, remark)
}
