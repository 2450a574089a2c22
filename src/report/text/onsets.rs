//! The sentences on what came before pain onsets. Each count is given with its base rate and the days after.

use super::listed;
use crate::onset_analysis::{
    Analysis, ComparisonRule, Exposure, ExposureComparison, ExposureCount, KindCounts, OnsetAnalysis, ShiftTest,
};
use crate::settings::{DaysBefore, Settings};
use crate::units::{self, counted, counted_days};

/// Says that a comparison would not hold.
const NOT_ENOUGH: &str = "Not enough notes to compare.";

/// Closes every comparison.
const CANNOT_SHOW: &str = "One runner's records cannot establish cause.";

/// What starts of pain are called, by their kinds.
pub(super) struct StartWords {
    kinds: KindCounts,
}

impl StartWords {
    pub fn of(kinds: KindCounts) -> StartWords {
        StartWords { kinds }
    }

    /// `pain onset`, `pain onsets`, `partly logged pain onsets`, `pain flares`, or `pain starts` of several kinds.
    pub fn noun(&self, count: usize) -> String {
        let noun = match self.kinds {
            KindCounts { onset: 0, partly_logged: 1.., flare: 0 } => "partly logged pain onset",
            KindCounts { flare: 0, .. } => "pain onset",
            KindCounts { onset: 0, partly_logged: 0, .. } => "pain flare",
            _ => "pain start",
        };
        if count == 1 { noun.to_owned() } else { format!("{noun}s") }
    }

    /// `, 2 of them partly logged`, `: 3 onsets and 2 flares`; empty for one kind.
    pub fn kinds(&self) -> String {
        let KindCounts { onset, partly_logged, flare } = self.kinds;
        match (onset, partly_logged, flare) {
            (0, _, 0) | (_, 0, 0) | (0, 0, _) => String::new(),
            (_, partly_logged, 0) => format!(", {partly_logged} of them partly logged"),
            _ => {
                let kinds = [
                    (onset, "onset", "onsets"),
                    (partly_logged, "partly logged onset", "partly logged onsets"),
                    (flare, "flare", "flares"),
                ];
                let named = kinds.into_iter().filter(|kind| kind.0 > 0);
                let named: Vec<String> = named.map(|(count, one, many)| counted(count, one, many)).collect();
                format!(": {}", listed(&named))
            }
        }
    }

    /// `3 pain onsets`.
    fn counted(&self, count: usize) -> String {
        format!("{count} {}", self.noun(count))
    }

    /// `1 pain onset is`, `3 pain onsets are`.
    fn are(&self, count: usize) -> String {
        format!("{} {}", self.counted(count), if count == 1 { "is" } else { "are" })
    }
}

/// What was compared and what came of it; nothing without a diary.
pub fn before_onsets(compared: &OnsetAnalysis, settings: &Settings) -> Vec<String> {
    let words = StartWords::of(compared.kinds);
    match compared.analysis {
        Analysis::NoDiary => Vec::new(),
        Analysis::TimelineOnly => vec![too_few(compared, &words, settings)],
        _ => {
            let mut sentences = vec![what_is_compared(compared, &words, settings)];
            sentences.extend(left_out(compared, &words));
            sentences.extend(how_far(compared, &words, settings));
            let found = compared.comparisons.iter().filter(|comparison| comparison.onsets.met > 0);
            sentences.extend(found.map(|comparison| finding(comparison, compared, settings)));
            sentences.extend(nothing_found(compared));
            sentences.push(CANNOT_SHOW.to_owned());
            sentences
        }
    }
}

fn too_few(compared: &OnsetAnalysis, words: &StartWords, settings: &Settings) -> String {
    let recorded = match compared.onsets_compared {
        0 => "No pain onset is recorded on days with runs".to_owned(),
        count => format!("{} recorded on days with runs{}", words.are(count), words.kinds()),
    };
    format!(
        "{recorded}. {} From {} on they are compared with the runner's other days. {NOT_ENOUGH}",
        onset_rules(settings),
        units::in_words(settings.onset_analysis.percentile_onsets),
    )
}

/// What counts as a start of pain.
pub(super) fn onset_rules(settings: &Settings) -> String {
    let rules = &settings.onset;
    format!(
        "An onset is pain after {} logged as pain-free; it is partly logged where only some of them are. A flare is {} points \
         above the runner's own median.",
        counted_days(rules.free_days),
        units::score(rules.flare_points),
    )
}

fn what_is_compared(compared: &OnsetAnalysis, words: &StartWords, settings: &Settings) -> String {
    let starts = format!("{} recorded{}.", words.are(compared.onsets_compared), words.kinds());
    let distance = counted_days(settings.onset_analysis.exclusion_days);
    let (one, many, from) = match compared.comparison_rule {
        ComparisonRule::PainFree => ("pain-free day", "pain-free days", "any day with pain"),
        ComparisonRule::NotRaised => {
            ("logged day without a raised score", "logged days without a raised score", "any start")
        }
    };
    let days = match compared.comparison_days {
        0 => return format!("{starts} No {one} is at least {distance} away from {from}. {NOT_ENOUGH}"),
        days => counted(days, one, many),
    };
    let few = compared.comparison_days < settings.onset_analysis.least_comparable;
    format!(
        "{starts} The days before them are compared with the days before {days}, at least {distance} away from {from}. These \
         comparison periods overlap and leave out days near pain.{}",
        if few { format!(" {NOT_ENOUGH}") } else { String::new() }
    )
}

/// What is not in the counts, or in them with a doubt.
fn left_out(compared: &OnsetAnalysis, words: &StartWords) -> Vec<String> {
    let outside = match compared.onsets_outside {
        0 => None,
        1 => Some("1 more is on a day without files and is not compared.".to_owned()),
        count => Some(format!("{count} more are on days without files and are not compared.")),
    };
    let (onsets, others) = (compared.onset_windows_unobserved, compared.other_windows_unobserved);
    let unobserved = (onsets + others > 0).then(|| {
        format!(
            "Left out, because they include days without data: {} before {} and {} before comparison days.",
            counted(onsets, "window", "windows"),
            words.noun(2),
            counted(others, "window", "windows")
        )
    });
    let timeless = (compared.onsets_without_time > 0).then(|| {
        format!(
            "The time of {} is not known: runs of the whole day count as before it.",
            words.counted(compared.onsets_without_time)
        )
    });
    [outside, unobserved, timeless].into_iter().flatten().collect()
}

/// What the number of onsets allows.
fn how_far(compared: &OnsetAnalysis, words: &StartWords, settings: &Settings) -> Option<String> {
    let rules = &settings.onset_analysis;
    let noun = words.noun(2);
    if compared.analysis == Analysis::Percentiles {
        return Some(format!("With fewer than {} {noun} nothing is tested.", units::in_words(rules.test_onsets)));
    }
    let Some(test) = &compared.shift_test else {
        return Some(format!(
            "Runs and diary share too few days to shift the {noun} by whole weeks: nothing is tested."
        ));
    };
    if test.tests == 0 {
        return Some(format!("Too little is known about the {noun}: nothing is tested."));
    }
    Some(shifts(test, words, compared.analysis))
}

fn shifts(test: &ShiftTest, words: &StartWords, analysis: Analysis) -> String {
    let exploratory = match analysis {
        Analysis::CaseCrossover => "",
        _ => "Exploratory: ",
    };
    format!(
        "{exploratory}{} between {} and {} {} shifted together by whole weeks, {} times. p is the share of these shifts with at \
         least as many matches as observed, corrected for all {} comparisons. The smallest possible p is {}.",
        words.counted(test.onsets),
        units::day(test.first_day),
        units::day(test.last_day),
        if test.onsets == 1 { "is" } else { "are" },
        test.shifts,
        test.tests,
        p_value(test.smallest_p),
    )
}

/// One exposure in one window, with base rates, negative control, p and odds ratio.
fn finding(comparison: &ExposureComparison, compared: &OnsetAnalysis, settings: &Settings) -> String {
    format!(
        "{} {} {}. {}.{}{}{}",
        before(comparison.window),
        of_onsets(comparison.onsets, compared),
        exposure(comparison.exposure, settings),
        of_others(comparison),
        after(comparison),
        tested(comparison, compared),
        odds(comparison),
    )
}

fn before(window: DaysBefore) -> String {
    match window.nearest {
        0 => format!("In the {} before", counted_days(window.days())),
        nearest => format!("{nearest} to {} days before", window.farthest),
    }
}

fn of_onsets(count: ExposureCount, compared: &OnsetAnalysis) -> String {
    let words = StartWords::of(compared.kinds);
    match count.known {
        known if known == compared.onsets_compared => format!("{} of {}", count.met, words.counted(known)),
        1 => format!("the one {} for which this is known", words.noun(1)),
        known => format!("{} of the {} for which this is known", count.met, words.counted(known)),
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

/// The base rate, which leaves out days near pain, and that of all days, which does not.
fn of_others(comparison: &ExposureComparison) -> String {
    let (base, all) = (comparison.base, comparison.all_days);
    let base = match base.known {
        0 => "This is not known for any comparison period".to_owned(),
        known => format!(
            "This is also true of {} of {}, which exclude days near pain",
            base.met,
            counted(known, "comparison period", "comparison periods")
        ),
    };
    match all.share_pct() {
        None => base,
        Some(pct) => format!("{base}; and of {} of all days", units::share(pct)),
    }
}

fn after(comparison: &ExposureComparison) -> String {
    let window = comparison.window;
    let days = format!("{} to {} days after", window.nearest + 1, window.farthest + 1);
    match comparison.after.known {
        0 => format!(" Control, {days}: not known."),
        known => format!(" Control, {days}: {} of {known}.", comparison.after.met),
    }
}

/// The p for all comparisons; the one of this comparison alone is in report.json.
fn tested(comparison: &ExposureComparison, compared: &OnsetAnalysis) -> String {
    let (Some(p), Some(test)) = (comparison.p_of_all, &compared.shift_test) else {
        return String::new();
    };
    // p is a share of the same shifts: half a shift is between two values.
    let floor = if p < 1.5 * test.smallest_p { ", as small as it can be here" } else { "" };
    format!(" p {}{floor}.", p_value(p))
}

fn odds(comparison: &ExposureComparison) -> String {
    let Some(odds) = comparison.odds else {
        return String::new();
    };
    let ratio = match odds.ratio.zip(odds.high) {
        Some((ratio, high)) => format!("{ratio:.1} (95 % interval {:.1} to {high:.1})", odds.low),
        None => format!("at least {:.1} (95 % lower limit; no upper limit can be given)", odds.low),
    };
    format!(" Odds ratio {ratio}; {} of {} differ from their comparison days.", odds.discordant, odds.sets)
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
