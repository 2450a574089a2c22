//! What the account of a watch maker adds to the files of the watch: activities, shoes, nights and days.
//!
//! In: the bytes of one such file. Out: plain facts in SI units, each with its moment or day. They complete
//! the activities in [`history`](crate::history), which alone knows both. Names, descriptions and notes of
//! activities are passed over; only where the runner searches for words of pain are they read, by a [`TextReader`], and places
//! never.
//!
//! A fact that is not known is `None`; zero is a fact. The lists of a Garmin account are read by [`garmin`], that of a Strava
//! account by [`strava`], that of Runkeeper by [`runkeeper`], the workouts of Apple Health by [`apple`].

pub mod apple;
pub mod garmin;
mod json;
pub mod runkeeper;
pub mod strava;
mod table;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::activity::{Format, Sport, SubSport, TextField, Totals};
use crate::encoding::visible;
use crate::settings::AccountRules;

/// Receives the runner's own words of the activities of a list: the number of the activity among those of the reading, which of
/// its texts it is, and the text.
pub type TextReader<'a> = dyn FnMut(usize, TextField, &str) + 'a;

/// The facts of one file of an account.
#[derive(Debug, Clone, PartialEq)]
pub enum AccountFile {
    /// Activities, as the account lists them.
    Activities(Vec<ActivityFacts>),
    /// Shoes, and which activity was run in which.
    Gear(Vec<Shoe>),
    Nights(Vec<Night>),
    Days(Vec<DayFacts>),
}

/// Whose account it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// Garmin's "Export Your Data".
    Garmin,
    /// Strava's bulk export.
    Strava,
    /// The list of a Runkeeper export.
    Runkeeper,
    /// The workouts of an Apple Health export.
    AppleHealth,
}

impl Account {
    /// All accounts, in the order in which their lists complete the activities.
    pub const ALL: [Account; 4] = [Account::Garmin, Account::Strava, Account::Runkeeper, Account::AppleHealth];
}

/// One file of an account as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountReading {
    pub facts: AccountFile,
    /// What was wrong with it or left out, in a sentence; `None` for a sound file.
    pub remark: Option<String>,
}

/// What an account says of one activity.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivityFacts {
    /// Whose account it is.
    pub account: Account,
    /// The list it stands in.
    pub format: Format,
    /// The account's own number of the activity: lists that overlap are united by it, and shoes refer to it.
    pub activity_id: Option<u64>,
    /// The start; `None` where it cannot be read.
    pub start_utc: Option<Timestamp>,
    /// The start with day and month swapped, where the list does not show which comes first.
    pub swapped_start_utc: Option<Timestamp>,
    /// The start on the local clock, where the list names no time zone; the recordings around it tell the zone.
    pub start_local: Option<DateTime>,
    /// Local clock minus UTC, minutes.
    pub utc_offset_min: Option<i32>,
    pub sport: Sport,
    /// The list's own word for a sport that is not known; `None` for all others.
    pub unknown_sport: Option<String>,
    pub sub_sport: SubSport,
    /// True for the sum of several others that are listed too, as a multisport activity is of its parts.
    pub is_parent: bool,
    /// What it adds up to.
    pub totals: Totals,
    /// True where climb and descent come from a terrain model, not from the watch.
    pub elevation_corrected: bool,
    /// The shoe by the name the runner gave it.
    pub shoe: Option<String>,
    /// The file it was recorded in as a path within the export; `None` where the account does not say.
    pub recorded_in: Option<String>,
    /// What its lengths are in miles and feet, where the list does not write its unit: distance, ascent and descent are then
    /// those of a list in kilometers and meters until the recordings show which it is.
    pub unwritten_unit: Option<InMiles>,
}

/// The lengths of an activity of a list that does not write its unit, were it in miles and feet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InMiles {
    pub distance_m: Option<f64>,
    /// Meters climbed.
    pub ascent_m: Option<f64>,
    /// Meters descended.
    pub descent_m: Option<f64>,
    /// Mean stride times the number of steps, meters; in the same unit in all lists.
    pub distance_by_steps_m: Option<f64>,
}

impl ActivityFacts {
    /// An activity of which nothing is known yet but the list that names it.
    pub fn unknown(account: Account, format: Format) -> ActivityFacts {
        ActivityFacts {
            account,
            format,
            activity_id: None,
            start_utc: None,
            swapped_start_utc: None,
            start_local: None,
            utc_offset_min: None,
            sport: Sport::Unknown,
            sub_sport: SubSport::Generic,
            unknown_sport: None,
            is_parent: false,
            totals: Totals::default(),
            elevation_corrected: false,
            shoe: None,
            recorded_in: None,
            unwritten_unit: None,
        }
    }
}

/// The first characters of a list's word for a sport, so many.
const SHOWN_CHARACTERS: usize = 40;

/// The word of a list for a sport that is not known; `None` for a known one, and where there is no word.
fn unknown_sport(sport: Sport, word: &str) -> Option<String> {
    let word = word.trim();
    let is_unknown = sport == Sport::Unknown && !word.is_empty();
    let shown = |character: &char| !character.is_control();
    is_unknown.then(|| visible(word).chars().filter(shown).take(SHOWN_CHARACTERS).collect())
}

/// Zero is how a list writes that there was no sensor or no rating.
fn positive(value: Option<f64>) -> Option<f64> {
    value.filter(|value| *value > 0.0)
}

fn not_negative(value: Option<f64>) -> Option<f64> {
    value.filter(|value| *value >= 0.0)
}

/// Steps a minute of both feet. Some lists count the steps of one foot only.
fn both_feet_spm(cadence: f64, rules: &AccountRules) -> f64 {
    if cadence < rules.one_foot_below_spm { cadence * 2.0 } else { cadence }
}

/// A pair of shoes.
#[derive(Debug, Clone, PartialEq)]
pub struct Shoe {
    /// The name the runner gave it, else maker and model.
    pub name: String,
    /// First day in use.
    pub first_day: Option<Date>,
    /// Day it was retired.
    pub last_day: Option<Date>,
    /// Activities it was worn in, by the account's own numbers.
    pub activity_ids: Vec<u64>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Night {
    /// Local day of waking up.
    pub day: Date,
    /// Hours asleep, waking not counted; `None` where the watch was not worn.
    pub asleep_h: Option<f64>,
}

/// One day as the watch summed it up.
#[derive(Debug, Clone, PartialEq)]
pub struct DayFacts {
    /// Local day.
    pub day: Date,
    /// Resting heart rate, beats a minute.
    pub resting_hr_bpm: Option<f64>,
    /// Mean stress, 0-100.
    pub stress_0_100: Option<f64>,
    pub steps: Option<f64>,
}

impl DayFacts {
    /// A day of which nothing is known.
    pub fn unknown(day: Date) -> DayFacts {
        DayFacts { day, resting_hr_bpm: None, stress_0_100: None, steps: None }
    }

    /// True where a watch was worn, for it measured something.
    pub fn is_known(&self) -> bool {
        self.resting_hr_bpm.is_some() || self.stress_0_100.is_some() || self.steps.is_some()
    }
}
