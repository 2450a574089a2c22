//! What surrounds the runs: other sports, effort and feel, shoes, nights. Only what is known.

use crate::facts::{Answered, AroundPain, Compared, OtherSports};
use crate::report::Report;
use crate::report::text::{Shown, listed};
use crate::timeline::{ShoeEntry, Sleep};
use crate::units::{self, counted};

const HOUR_S: f64 = 3600.0;
/// A name of the runner's own is cut where it would take over the sentence; the table has it whole.
const NAME_CHARACTERS: usize = 60;

/// Name of the table of shoes.
pub const NAME: &str = "Table of shoes";

/// What the table of shoes holds, and what their distance is worth.
pub const SHOES: &str = "Shoes as the account names them, with the distance of the activities in these files. Replacing a \
    pair after 300 miles (483 km) or more is a convention with little supporting research; the day of a change can say as much.";

/// Where a pair is beyond the article's figure.
pub const WORN: &str = "over 300 mi, the article's figure";

/// Effort, feel, other sports, nights, the days before pain and what is missing, one sentence each.
pub fn sentences(report: Report) -> Vec<String> {
    let (known, timeline) = (&report.facts.surroundings, report.timeline);
    let sentences = [
        new_shoes(report),
        known.effort_0_10.map(|answered| answers("Perceived effort (0 to 10)", &answered, timeline.runs.len())),
        known.feel_0_100.map(|answered| {
            answers("How the run felt (0 very weak to 100 very strong)", &answered, timeline.runs.len())
        }),
        known.other_sports.as_ref().map(other_sports),
        timeline.sleep.as_ref().map(nights),
        timeline.sleep.as_ref().and_then(resting),
    ];
    let around = around_pain(&report.facts.trends.around_pain);
    sentences.into_iter().flatten().chain(around).chain(missing(report)).collect()
}

/// Stress, resting heart rate and sleep on the days before pain and on all others; only where enough days are known.
fn around_pain(around: &AroundPain) -> Vec<String> {
    let number = |value: f64| format!("{value:.0}");
    let hours = |hours: f64| format!("{hours:.1} h");
    let figures: [(&str, &Compared, Shown<'_>); 5] = [
        ("Stress by the watch (0 to 100)", &around.stress_0_100, &number),
        ("Resting heart rate (beats per minute)", &around.resting_hr_bpm, &number),
        ("Sleep by the watch", &around.sleep_h, &hours),
        ("Stress in the diary (0 to 10)", &around.noted_stress_0_10, &units::score),
        ("Sleep in the diary", &around.noted_sleep_h, &hours),
    ];
    let stated = figures.iter().filter_map(|(what, compared, shown)| {
        let [before, others] = compared.figures?.map(shown);
        let [before_days, other_days] = compared.counts.map(|count| counted(count, "day", "days"));
        Some(format!(
            "{what}, median: {before} on the {} days up to each start of pain ({before_days}), {others} on other days ({other_days}).",
            around.days_before
        ))
    });
    stated.collect()
}

/// What the article asks after and neither the export nor the diary has.
fn missing(report: Report) -> Option<String> {
    let known = &report.facts.surroundings;
    let missing = [(known.has_shoes, "shoes"), (known.has_sleep, "sleep")];
    let missing: Vec<String> =
        missing.iter().filter(|(is_known, _)| !is_known).map(|(_, what)| (*what).to_owned()).collect();
    (!missing.is_empty() && !report.timeline.runs.is_empty())
        .then(|| format!("Not in this export: {}.", listed(&missing)))
}

/// Pairs first worn on the days shown, the newest last.
fn new_shoes(report: Report) -> Option<String> {
    let new = &report.facts.surroundings.new_shoes;
    let most = report.settings.facts.named_shoes;
    let newest = new[new.len().saturating_sub(most)..].iter();
    let named: Vec<String> = newest.filter_map(|&index| first_worn(&report.timeline.shoes[index])).collect();
    let last = if new.len() > most { ", the last of them" } else { "" };
    let pairs = counted(new.len(), "pair", "pairs");
    (!new.is_empty()).then(|| format!("New shoes on the days shown, {pairs}{last}: {}.", listed(&named)))
}

/// `Shoe on 3 March 2026`, the day it was first worn; `None` where that is not known.
pub(in crate::report) fn first_worn(shoe: &ShoeEntry) -> Option<String> {
    Some(format!("{} on {}", short(&shoe.name), units::day(shoe.first_day?)))
}

fn short(name: &str) -> String {
    match name.char_indices().nth(NAME_CHARACTERS) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", &name[..end]),
    }
}

fn answers(what: &str, answered: &Answered, runs: usize) -> String {
    let of = match (answered.runs, runs) {
        (1, 1) => "the one run".to_owned(),
        (known, all) if known == all => format!("all {all} runs"),
        (known, all) => format!("{known} of {all} runs"),
    };
    let range = &answered.range;
    let spread = if range.least == range.most {
        units::score(range.least)
    } else {
        let [least, most, median] = [range.least, range.most, range.median].map(units::score);
        format!("{least} to {most}, median {median}")
    };
    format!("{what} is recorded for {of}: {spread}.")
}

fn other_sports(others: &OtherSports) -> String {
    let mut sports: Vec<(&str, usize)> = others.by_sport.iter().map(|(&name, &count)| (name, count)).collect();
    sports.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
    let sports: Vec<String> = sports.iter().map(|(name, count)| format!("{name} {count}")).collect();
    let activities = counted(others.activities, "activity", "activities");
    format!("Other sports: {activities} ({}), {}.", sports.join(", "), hours(others))
}

/// Hours of other sports, in total and a week.
fn hours(others: &OtherSports) -> String {
    let Some(timer_s) = others.timer_s else {
        return "duration unknown".to_owned();
    };
    let total_h = timer_s / HOUR_S;
    let weekly = match others.weeks {
        0 | 1 => String::new(),
        weeks => format!(", {:.1} h a week over {weeks} weeks", total_h / weeks as f64),
    };
    let unknown = match others.without_time {
        0 => String::new(),
        unknown => format!("; the duration of {unknown} is unknown"),
    };
    format!("{total_h:.1} h in total{weekly}{unknown}")
}

fn nights(sleep: &Sleep) -> String {
    format!(
        "Sleep is recorded for {} of the last {} nights; {} had less than {} hours.",
        sleep.known,
        sleep.nights,
        units::in_words(sleep.short),
        units::score(sleep.short_h)
    )
}

fn resting(sleep: &Sleep) -> Option<String> {
    let bpm = sleep.resting_hr_bpm?;
    Some(format!("The median resting heart rate of these days was {bpm:.0} beats per minute."))
}
