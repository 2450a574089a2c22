//! The sentences on what came before pain onsets. Each count is given with its base rate and the days after.

use crate::onset_analysis::{Analysis, Exposure, ExposureComparison, ExposureCount, OnsetAnalysis, ShiftTest};
use crate::settings::{DaysBefore, Settings};
use crate::units::{self, counted, counted_days};

/// Says that a comparison would not hold.
const NOT_ENOUGH: &str = "Not enough notes to compare.";

/// Closes every comparison.
const CANNOT_SHOW: &str = "One runner's records cannot establish cause.";

/// What was compared and what came of it; nothing without a diary.
pub fn before_onsets(compared: &OnsetAnalysis, settings: &Settings) -> Vec<String> {
    match compared.analysis {
        Analysis::NoDiary => Vec::new(),
        Analysis::TimelineOnly => vec![too_few(compared, settings)],
        _ => {
            let mut sentences = vec![what_is_compared(compared, settings)];
            sentences.extend(left_out(compared));
            sentences.extend(how_far(compared, settings));
            let found = compared.comparisons.iter().filter(|comparison| comparison.onsets.met > 0);
            sentences.extend(found.map(|comparison| finding(comparison, compared, settings)));
            sentences.extend(nothing_found(compared));
            sentences.push(CANNOT_SHOW.to_owned());
            sentences
        }
    }
}

fn too_few(compared: &OnsetAnalysis, settings: &Settings) -> String {
    let recorded = match compared.onsets_compared {
        0 => "No pain onset is recorded on days with runs".to_owned(),
        count => format!("{} recorded on days with runs", counted(count, "pain onset is", "pain onsets are")),
    };
    format!(
        "{recorded}. An onset is pain after {} logged as pain-free. From {} onsets on they are compared with the runner's other \
         days. {NOT_ENOUGH}",
        counted_days(settings.onset.free_days),
        units::in_words(settings.onset_analysis.percentile_onsets),
    )
}

fn what_is_compared(compared: &OnsetAnalysis, settings: &Settings) -> String {
    let onsets = counted(compared.onsets_compared, "pain onset is", "pain onsets are");
    let distance = counted_days(settings.onset_analysis.exclusion_days);
    let others = match compared.comparison_days {
        0 => format!("no pain-free day is at least {distance} away from any day with pain. {NOT_ENOUGH}"),
        days => {
            let few =
                if days < settings.onset_analysis.least_comparable { format!(" {NOT_ENOUGH}") } else { String::new() };
            format!(
                "the days before them are compared with the days before {} at least {distance} away from any day with pain (these \
                 comparison periods overlap).{few}",
                counted(days, "pain-free day", "pain-free days")
            )
        }
    };
    format!("{onsets} recorded; {others}")
}

/// What is not in the counts, or in them with a doubt.
fn left_out(compared: &OnsetAnalysis) -> Vec<String> {
    let outside = match compared.onsets_outside {
        0 => None,
        1 => Some("1 more onset is on a day without files and is not compared.".to_owned()),
        count => Some(format!("{count} more onsets are on days without files and are not compared.")),
    };
    let (onsets, others) = (compared.onset_windows_unobserved, compared.other_windows_unobserved);
    let unobserved = (onsets + others > 0).then(|| {
        format!(
            "Left out, because they include days without data: {} before onsets and {} before comparison days.",
            counted(onsets, "window", "windows"),
            counted(others, "window", "windows")
        )
    });
    let timeless = (compared.onsets_without_time > 0).then(|| {
        format!(
            "The time of {} is not known: runs of the whole day count as before it.",
            counted(compared.onsets_without_time, "onset", "onsets")
        )
    });
    [outside, unobserved, timeless].into_iter().flatten().collect()
}

/// What the number of onsets allows.
fn how_far(compared: &OnsetAnalysis, settings: &Settings) -> Option<String> {
    let rules = &settings.onset_analysis;
    if compared.analysis == Analysis::Percentiles {
        return Some(format!("With fewer than {} onsets nothing is tested.", units::in_words(rules.test_onsets)));
    }
    let Some(test) = &compared.shift_test else {
        return Some(
            "Runs and diary share too few days to shift the onsets by whole weeks: nothing is tested.".to_owned(),
        );
    };
    if test.tests == 0 {
        return Some("Too little is known about the onsets: nothing is tested.".to_owned());
    }
    Some(shifts(test, compared.analysis))
}

fn shifts(test: &ShiftTest, analysis: Analysis) -> String {
    let exploratory = match analysis {
        Analysis::CaseCrossover => "",
        _ => "Exploratory: ",
    };
    format!(
        "{exploratory}p is the share of {} week-shifts between {} and {} with at least as many matches as observed for {}; the \
         smallest possible p is {}.",
        test.shifts,
        units::day(test.first_day),
        units::day(test.last_day),
        counted(test.onsets, "onset", "onsets"),
        p_value(test.smallest_p),
    )
}

/// One exposure in one window, with base rate, negative control, p and odds ratio.
fn finding(comparison: &ExposureComparison, compared: &OnsetAnalysis, settings: &Settings) -> String {
    format!(
        "{} {} {}; {}{}.{}{}",
        before(comparison.window),
        of_onsets(comparison.onsets, compared.onsets_compared),
        exposure(comparison.exposure, settings),
        of_others(comparison.base),
        after(comparison),
        tested(comparison, compared.shift_test.as_ref()),
        odds(comparison),
    )
}

fn before(window: DaysBefore) -> String {
    match window.nearest {
        0 => format!("In the {} before", counted_days(window.days())),
        nearest => format!("{nearest} to {} days before", window.farthest),
    }
}

fn of_onsets(count: ExposureCount, compared: usize) -> String {
    match count.known {
        known if known == compared => {
            format!("{} of {known} pain onsets", count.met)
        }
        1 => "the one pain onset for which this is known".to_owned(),
        known => format!("{} of the {known} pain onsets for which this is known", count.met),
    }
}

fn exposure(exposure: Exposure, settings: &Settings) -> String {
    let more = settings.spike.reference_pct - 100;
    let days = settings.spike.window_days;
    match exposure {
        Exposure::LongestRun => {
            format!("there was a run over {more} % longer than any in the previous {days} days")
        }
        Exposure::LargestDescent => format!(
            "there was a run with over {more} % more descent than any in the previous {days} days (not validated)"
        ),
        Exposure::Return => {
            format!("there was a run after {} or more days without one", settings.rest.return_after_days)
        }
        Exposure::Sleep => format!("average sleep was below {} hours", units::score(settings.account.short_night_h)),
        other => other.name().to_owned(),
    }
}

fn of_others(base: ExposureCount) -> String {
    match base.known {
        0 => "not known for any comparison period".to_owned(),
        known => format!("also in {} of {}", base.met, counted(known, "comparison period", "comparison periods")),
    }
}

fn after(comparison: &ExposureComparison) -> String {
    let window = comparison.window;
    let days = format!("{} to {} days after onset (control)", window.nearest + 1, window.farthest + 1);
    match comparison.after.known {
        0 => format!("; not known for {days}"),
        known => format!("; {days} in {} of {known}", comparison.after.met),
    }
}

fn tested(comparison: &ExposureComparison, test: Option<&ShiftTest>) -> String {
    let (Some(p), Some(test)) = (comparison.p_of_all, test) else {
        return String::new();
    };
    let all = match test.tests {
        1 => String::new(),
        tests => format!(", corrected for all {tests} comparisons"),
    };
    // p is a share of the same shifts: half a shift is between two values.
    let floor = if p < 1.5 * test.smallest_p { ", as small as it can be here" } else { "" };
    format!(" p {}{all}{floor}.", p_value(p))
}

fn odds(comparison: &ExposureComparison) -> String {
    let Some(odds) = comparison.odds else {
        return String::new();
    };
    let ratio = match odds.ratio.zip(odds.high) {
        Some((ratio, high)) => {
            format!("{ratio:.1} (95 % interval {:.1} to {high:.1}", odds.low)
        }
        None => format!("at least {:.1} (95 % lower limit, no upper limit", odds.low),
    };
    format!(" Odds ratio {ratio}; {} of {} onsets differ from their comparison days).", odds.discordant, odds.sets)
}

/// The comparisons that have no sentence of their own, so that none is passed over in silence.
fn nothing_found(compared: &OnsetAnalysis) -> Option<String> {
    let all = compared.comparisons.len();
    let of = |known: bool| {
        let without = compared.comparisons.iter().filter(|one| one.onsets.met == 0);
        without.filter(|one| (one.onsets.known > 0) == known).count()
    };
    let none = match of(true) {
        0 => None,
        1 => Some("in 1, no onset was preceded by it".to_owned()),
        count => Some(format!("in {count}, no onset was preceded by it")),
    };
    let unknown = match of(false) {
        0 => None,
        count => Some(format!("{count} lack data")),
    };
    let parts: Vec<String> = [none, unknown].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Of the {all} comparisons fixed beforehand: {}.", parts.join(", and ")))
}

/// Two figures that say something: `0.019`, `0.13`, `1`.
fn p_value(p: f64) -> String {
    match p {
        _ if p >= 0.995 => "1".to_owned(),
        _ if p >= 0.1 => format!("{p:.2}"),
        _ if p >= 0.001 => format!("{p:.3}"),
        _ => "below 0.001".to_owned(),
    }
}
