//! Nights and days of all lists as one row a day.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use crate::account::{DayFacts, Night};

/// Days outside are a clock that was not set: GPS watches begin in 1995 at the earliest.
const POSSIBLE: std::ops::Range<Date> = date(1995, 1, 1)..date(2100, 1, 1);

/// What accounts know of one local day.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct DayRow {
    /// Hours asleep in the night that ended on it; `None` where that is not known.
    pub sleep_h: Option<f64>,
    /// Resting heart rate, beats a minute.
    pub resting_hr_bpm: Option<f64>,
    /// Mean stress as the watch reckons it, 0-100.
    pub stress_0_100: Option<f64>,
    /// Steps.
    pub steps: Option<f64>,
}

/// Adds the nights and says how many are known. Of two records of one night the longer counts.
pub(super) fn add_nights(nights: Vec<Night>, days: &mut BTreeMap<Date, DayRow>) -> String {
    let all = nights.len();
    let mut known = 0;
    for night in nights {
        let Some(asleep_h) = night.asleep_h.filter(|_| POSSIBLE.contains(&night.day)) else {
            continue;
        };
        known += 1;
        let row = days.entry(night.day).or_default();
        row.sleep_h = Some(row.sleep_h.map_or(asleep_h, |other| other.max(asleep_h)));
    }
    format!("nights: {all}, of which known: {known}")
}

/// Adds the days and says how many are known. Of two records of one day the one with more steps was written later.
pub(super) fn add_days(stated: Vec<DayFacts>, days: &mut BTreeMap<Date, DayRow>) -> String {
    let all = stated.len();
    let mut known = 0;
    for facts in stated {
        if !facts.is_known() || !POSSIBLE.contains(&facts.day) {
            continue;
        }
        known += 1;
        let row = days.entry(facts.day).or_default();
        let (first, second) = if facts.steps >= row.steps {
            (fields(&facts), (row.resting_hr_bpm, row.stress_0_100, row.steps))
        } else {
            ((row.resting_hr_bpm, row.stress_0_100, row.steps), fields(&facts))
        };
        row.resting_hr_bpm = first.0.or(second.0);
        row.stress_0_100 = first.1.or(second.1);
        row.steps = first.2.or(second.2);
    }
    format!("days: {all}, of which known: {known}")
}

fn fields(facts: &DayFacts) -> (Option<f64>, Option<f64>, Option<f64>) {
    (facts.resting_hr_bpm, facts.stress_0_100, facts.steps)
}
