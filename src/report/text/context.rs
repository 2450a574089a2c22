//! What surrounds the runs, in words: other sports, effort and feel, shoes, nights. Only what is there.

use std::collections::BTreeMap;

use super::listed;
use crate::stats::Range;
use crate::timeline::{RunEntry, ShoeEntry, Sleep, Timeline};
use crate::units::{self, counted};

/// Seconds in an hour.
const HOUR_S: f64 = 3600.0;
/// Pairs of shoes named in a sentence; the table has them all.
const NAMED_SHOES: usize = 3;

/// Name of the table of shoes.
pub const NAME: &str = "Table of shoes";

/// What the table of shoes is about, and what their distance is worth.
pub const SHOES: &str = "Shoes as the account names them, with the distance of the activities read here. That a pair is \
    replaced after 300 miles (483 km) or more is a convention with little research behind it; the day of a change is often \
    as telling.";

/// Effort, feel, other sports and nights, a sentence a point; empty where nothing is known of them.
pub fn sentences(timeline: &Timeline) -> Vec<String> {
    let sentences = [
        new_shoes(timeline),
        effort(timeline),
        feel(timeline),
        other_sports(timeline),
        timeline.sleep.as_ref().map(nights),
        timeline.sleep.as_ref().and_then(resting),
    ];
    sentences.into_iter().flatten().collect()
}

/// Pairs that came into use on the days shown, the newest last.
fn new_shoes(timeline: &Timeline) -> Option<String> {
    let (first, last) = (timeline.first_day?, timeline.last_day?);
    let new: Vec<&ShoeEntry> =
        (timeline.shoes.iter()).filter(|shoe| shoe.first_day.is_some_and(|day| first < day && day <= last)).collect();
    let named = &new[new.len().saturating_sub(NAMED_SHOES)..];
    let named: Vec<String> = named
        .iter()
        .filter_map(|shoe| Some(format!("{} on {}", short(&shoe.name), units::day(shoe.first_day?))))
        .collect();
    let pairs = counted(new.len(), "pair of shoes", "pairs of shoes");
    match new.len() {
        0 => None,
        more if more > NAMED_SHOES => {
            Some(format!("{pairs} came into use on the days shown, the last of them {}.", listed(&named)))
        }
        _ => Some(format!("{pairs} came into use on the days shown: {}.", listed(&named))),
    }
}

/// A name of the runner's own, cut where it would take over the sentence; the table has it whole.
fn short(name: &str) -> String {
    const LETTERS: usize = 60;
    match name.char_indices().nth(LETTERS) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", &name[..end]),
    }
}

fn effort(timeline: &Timeline) -> Option<String> {
    let (told, told_runs) = told(timeline, |run| run.rpe_0_10)?;
    Some(format!("Perceived effort, 0 to 10, is told for {told_runs}: {}.", spread(&told)))
}

fn feel(timeline: &Timeline) -> Option<String> {
    let (told, told_runs) = told(timeline, |run| run.feel_0_100)?;
    Some(format!("How the run felt, 0 very weak to 100 very strong, is told for {told_runs}: {}.", spread(&told)))
}

/// The known values, and of how many runs they are; `None` where no run tells.
fn told(timeline: &Timeline, value: impl Fn(&RunEntry) -> Option<f64>) -> Option<(Vec<f64>, String)> {
    let known: Vec<f64> = timeline.runs.iter().filter_map(value).collect();
    let of = match (known.len(), timeline.runs.len()) {
        (0, _) => return None,
        (1, 1) => "the one run".to_owned(),
        (known, all) if known == all => format!("each of {all} runs"),
        (known, all) => format!("{known} of {all} runs"),
    };
    Some((known, of))
}

fn spread(values: &[f64]) -> String {
    match Range::of(values) {
        None => String::new(),
        Some(range) if range.least == range.most => units::score(range.least),
        Some(Range { least, median, most }) => {
            format!("{} to {}, median {}", units::score(least), units::score(most), units::score(median))
        }
    }
}

fn other_sports(timeline: &Timeline) -> Option<String> {
    let others = &timeline.others;
    let known: Vec<f64> = others.iter().filter_map(|other| other.timer_s).collect();
    if others.is_empty() {
        return None;
    }
    let mut sports: BTreeMap<&str, usize> = BTreeMap::new();
    for other in others {
        *sports.entry(other.sport.name()).or_default() += 1;
    }
    let mut sports: Vec<(&str, usize)> = sports.into_iter().collect();
    sports.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
    let sports: Vec<String> = sports.iter().map(|(name, count)| format!("{name} {count}")).collect();
    let time = hours(&known, others.len(), timeline.weeks.len());
    Some(format!("Other sports: {} ({}){time}.", counted(others.len(), "activity", "activities"), sports.join(", ")))
}

/// Hours of other sports in all and a week, as the end of a sentence.
fn hours(known_s: &[f64], activities: usize, weeks: usize) -> String {
    if known_s.is_empty() {
        return ", of unknown time".to_owned();
    }
    let total_h = known_s.iter().sum::<f64>() / HOUR_S;
    let a_week = match weeks {
        0 | 1 => String::new(),
        weeks => format!(", {:.1} h a week over {weeks} weeks", total_h / weeks as f64),
    };
    let untold = match activities - known_s.len() {
        0 => String::new(),
        untold => format!("; the time of {untold} is unknown"),
    };
    format!(", {total_h:.1} h in all{a_week}{untold}")
}

fn nights(sleep: &Sleep) -> String {
    format!(
        "Of the last {} nights {} are known to the watch; {} of them had less than {} hours asleep.",
        sleep.nights,
        sleep.known,
        units::in_words(sleep.short),
        units::score(sleep.short_h)
    )
}

fn resting(sleep: &Sleep) -> Option<String> {
    let bpm = sleep.resting_hr_bpm?;
    Some(format!("The median resting heart rate of these days was {bpm:.0} beats a minute."))
}
