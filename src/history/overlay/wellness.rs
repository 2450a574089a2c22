//! Nights and days of all lists as one row a day, and the shoes of the account.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::{Date, date};

use crate::account::{DayFacts, Night, Shoe};
use crate::encoding::visible;

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

/// A pair of shoes that an account names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedShoe {
    /// The runner's own name for it, else maker and model; numbered where two pairs have the same.
    pub name: String,
    /// First day in use, as the account has it.
    pub first_day: Option<Date>,
    /// Day it was retired.
    pub retired_day: Option<Date>,
}

/// The shoe that each activity of the account was done in, by the account's number.
pub(super) type ShoeByActivity = HashMap<u64, String>;

/// What a list of gear holds, as a sentence.
pub(super) fn stated(gear: &[Shoe]) -> String {
    let worn: usize = gear.iter().map(|shoe| shoe.activity_ids.len()).sum();
    match gear.len() {
        1 => format!("1 pair of shoes, worn in {worn} activities"),
        pairs => format!("{pairs} pairs of shoes, worn in {worn} activities"),
    }
}

/// Adds the shoes of one list. The same list may lie there twice.
pub(super) fn collect(gear: Vec<Shoe>, shoes: &mut Vec<OwnedShoe>, worn: &mut ShoeByActivity) {
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for mut shoe in by_age(gear) {
        shoe.name = visible(&shoe.name).into_owned();
        // Two pairs of the same model, numbered by their age.
        let count = named.entry(shoe.name.clone()).or_insert(0);
        *count += 1;
        let name = match *count {
            1 => shoe.name,
            count => format!("{} ({count})", shoe.name),
        };
        for id in shoe.activity_ids {
            worn.entry(id).or_insert_with(|| name.clone());
        }
        match shoes.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                known.first_day = known.first_day.or(shoe.first_day);
                known.retired_day = known.retired_day.or(shoe.last_day);
            }
            None => shoes.push(OwnedShoe { name, first_day: shoe.first_day, retired_day: shoe.last_day }),
        }
    }
}

fn by_age(mut gear: Vec<Shoe>) -> Vec<Shoe> {
    let first_worn = |shoe: &Shoe| shoe.activity_ids.first().copied();
    gear.sort_by_cached_key(|shoe| (shoe.first_day.is_none(), shoe.first_day, first_worn(shoe), shoe.name.clone()));
    gear
}
