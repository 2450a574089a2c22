//! Shoes, nights and days of an account.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar;
use crate::history::{Activity, History, OwnedShoe};
use crate::settings::AccountRules;
use crate::stats::median;

/// A pair of shoes, with what is known of its use.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShoeEntry {
    /// The runner's own name for it, else maker and model.
    pub name: String,
    /// First day in use by the account, else the first day it was worn.
    pub first_day: Option<Date>,
    /// Last day it was worn; `None` where unknown.
    pub last_day: Option<Date>,
    pub retired_day: Option<Date>,
    pub runs: usize,
    /// Meters of all activities it was worn in.
    pub distance_m: f64,
}

/// One local day of an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DayEntry {
    #[serde(rename = "date")]
    pub day: Date,
    /// Hours asleep in the night that ended on it.
    pub sleep_h: Option<f64>,
    /// Resting heart rate, beats a minute.
    pub resting_hr_bpm: Option<f64>,
    /// Mean stress as the watch reckons it from the heart rate, 0-100.
    pub stress_0_100: Option<f64>,
    pub steps: Option<f64>,
}

/// The last nights before the end of the data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sleep {
    pub nights: i64,
    /// Nights whose hours are known.
    pub known: usize,
    /// Nights with fewer than `short_h` hours.
    pub short: usize,
    /// Hours below which a night is short.
    pub short_h: f64,
    /// Median resting heart rate of the same days, beats a minute; `None` where fewer than that many are known.
    pub resting_hr_bpm: Option<f64>,
}

/// The shoes of the account and those that only activities name, by their first day. Use is counted over the whole history.
pub(super) fn shoes(history: &History) -> Vec<ShoeEntry> {
    let mut shoes: BTreeMap<&str, ShoeEntry> =
        (history.shoes.iter()).map(|shoe| (shoe.name.as_str(), ShoeEntry::unworn(shoe))).collect();
    let worn = history.runs.iter().chain(&history.others);
    for activity in worn {
        let Some(name) = activity.session.shoe.as_deref() else {
            continue;
        };
        let shoe = shoes.entry(name).or_insert_with(|| {
            ShoeEntry::unworn(&OwnedShoe { name: name.to_owned(), first_day: None, retired_day: None })
        });
        shoe.wear(activity);
    }
    let mut shoes: Vec<ShoeEntry> = shoes.into_values().collect();
    shoes.sort_by_key(|shoe| (shoe.first_day.is_none(), shoe.first_day));
    shoes
}

impl ShoeEntry {
    fn unworn(shoe: &OwnedShoe) -> ShoeEntry {
        ShoeEntry {
            name: shoe.name.clone(),
            first_day: shoe.first_day,
            last_day: None,
            retired_day: shoe.retired_day,
            runs: 0,
            distance_m: 0.0,
        }
    }

    fn wear(&mut self, activity: &Activity) {
        self.first_day = self.first_day.or(Some(activity.day));
        self.last_day = self.last_day.max(Some(activity.day));
        self.runs += usize::from(activity.session.run_kind().is_some());
        self.distance_m += activity.session.totals.distance_m.unwrap_or(0.0);
    }
}

/// The days on which an account has a value, oldest first.
pub(super) fn days(history: &History) -> impl Iterator<Item = DayEntry> {
    history.days.iter().map(|(day, row)| DayEntry {
        day: *day,
        sleep_h: row.sleep_h,
        resting_hr_bpm: row.resting_hr_bpm,
        stress_0_100: row.stress_0_100,
        steps: row.steps,
    })
}

/// The nights up to `last`; `None` where too few of them are known to speak of a share.
pub(super) fn sleep(history: &History, last: Date, rules: &AccountRules) -> Option<Sleep> {
    let first = calendar::add_days(last, 1 - rules.last_nights);
    let days = || history.days.range(first..=last).map(|(_, row)| row);
    let hours: Vec<f64> = days().filter_map(|row| row.sleep_h).collect();
    let resting: Vec<f64> = days().filter_map(|row| row.resting_hr_bpm).collect();
    (hours.len() >= rules.known_nights).then(|| Sleep {
        nights: rules.last_nights,
        known: hours.len(),
        short: hours.iter().filter(|hours| **hours < rules.short_night_h).count(),
        short_h: rules.short_night_h,
        resting_hr_bpm: median(resting.iter().copied()).filter(|_| resting.len() >= rules.known_nights),
    })
}
