//! The list of activities, with all that the account knows of each.
//!
//! In: one of the files `..._0_summarizedActivities.json`, `..._1001_...` and so on, or one activity as Garmin's web service
//! gives it. Out: facts in SI units. The list has a multisport activity as a whole and each part of it; the whole is marked.

use std::io::Read;

use jiff::Timestamp;

use super::units::{self, ListUnits, Pace};
use super::{joined, sports};
use crate::account::json::{self, Fields, Plain, Record, record};
use crate::account::{
    Account, AccountFile, AccountReading, ActivityFacts, TextReader, both_feet_spm, not_negative, positive,
    unknown_sport,
};
use crate::activity::{Format, Sport, SubSport, TextField, Totals, limits};
use crate::settings::AccountRules;

pub(super) fn read(list: impl Read, rules: &AccountRules) -> AccountReading {
    let (rows, fault) = json::records::<ActivityRow>(list);
    let paces: Vec<Pace> = rows.iter().map(ActivityRow::pace).collect();
    let units = units::of_list(&paces, rules.speed_tolerance);
    let unknown_units =
        units.is_none().then(|| "its lengths and durations are in no known unit and were left out".to_owned());
    let facts: Vec<ActivityFacts> = rows.iter().filter_map(|row| row.facts(units, rules)).collect();
    let undated = rows.iter().filter(|row| row.is_undated()).count();
    let undated = (undated > 0).then(|| format!("{undated} without a possible date were left out"));
    AccountReading { facts: AccountFile::Activities(facts), remark: joined([fault, unknown_units, undated]) }
}

/// Reads one activity of the web service, in SI units: `activity_<number>.json` in the folders that GarminDB,
/// garmin-connect-export and other programs fill. Its fields have the names of the list and other units.
pub(super) fn read_one(activity: impl Read, rules: &AccountRules) -> AccountReading {
    let (ServiceActivity(row), fault) = json::object(activity);
    let facts = row.facts(Some(units::WEB_SERVICE), rules);
    let undated = facts.is_none().then(|| "it does not say when it was".to_owned());
    AccountReading { facts: AccountFile::Activities(facts.into_iter().collect()), remark: fault.or(undated) }
}

/// Reads the texts of a list, and the facts of its activities as far as units do not matter.
pub(super) fn read_texts(list: impl Read, rules: &AccountRules, texts: &mut TextReader<'_>) -> AccountReading {
    let mut facts = Vec::new();
    let remark = json::each_record(list, |activity: WordedActivity| {
        if let Some(found) = activity.row.facts(None, rules) {
            activity.texts(|field, text| texts(facts.len(), field, text));
            facts.push(found);
        }
    });
    AccountReading { facts: AccountFile::Activities(facts), remark }
}

/// Reads the texts of one activity of the web service, and its facts likewise.
pub(super) fn read_one_texts(activity: impl Read, rules: &AccountRules, texts: &mut TextReader<'_>) -> AccountReading {
    let (ServiceWordedActivity(activity), remark) = json::object(activity);
    let facts = activity.row.facts(None, rules);
    if facts.is_some() {
        activity.texts(|field, text| texts(0, field, text));
    }
    AccountReading { facts: AccountFile::Activities(facts.into_iter().collect()), remark }
}

/// One activity with the runner's own words.
#[derive(Default)]
struct WordedActivity {
    row: ActivityRow,
    name: Option<String>,
    description: Option<String>,
}

impl WordedActivity {
    fn texts(&self, mut take: impl FnMut(TextField, &str)) {
        for (field, text) in [(TextField::Name, &self.name), (TextField::Description, &self.description)] {
            if let Some(text) = text {
                take(field, text);
            }
        }
    }
}

impl Fields for WordedActivity {
    fn set(&mut self, name: &str, value: Plain<'_>) {
        match name {
            "name" | "activityName" => self.name = value.into(),
            "description" => self.description = value.into(),
            other => self.row.set(other, value),
        }
    }
}

impl Record for WordedActivity {
    const WRAPPERS: &'static [&'static str] = ActivityRow::WRAPPERS;

    fn is_known(&self) -> bool {
        self.row.is_known()
    }
}

/// One activity of the web service with the runner's own words.
#[derive(Default)]
struct ServiceWordedActivity(WordedActivity);

impl Fields for ServiceWordedActivity {
    fn set(&mut self, name: &str, value: Plain<'_>) {
        self.0.set(list_name(name), value);
    }
}

impl Record for ServiceWordedActivity {
    const WRAPPERS: &'static [&'static str] = ServiceActivity::WRAPPERS;
}

record! {
    /// One activity in the units of the list.
    struct ActivityRow {
        activity_id: Option<f64> = "activityId",
        begin_ms: Option<i64> = "beginTimestamp",
        start_gmt_ms: Option<i64> = "startTimeGmt" | "startTimeGMT",
        start_local_ms: Option<i64> = "startTimeLocal",
        type_key: Option<String> = "activityType",
        family: Option<String> = "sportType",
        is_parent: Option<bool> = "parent",
        /// Length units.
        distance: Option<f64> = "distance",
        /// Time units.
        duration: Option<f64> = "duration",
        elapsed: Option<f64> = "elapsedDuration",
        moving: Option<f64> = "movingDuration",
        /// As written: tens of meters a second, or meters a second.
        avg_speed: Option<f64> = "avgSpeed" | "averageSpeed",
        gain: Option<f64> = "elevationGain",
        loss: Option<f64> = "elevationLoss",
        is_corrected: Option<bool> = "elevationCorrected",
        avg_hr_bpm: Option<f64> = "avgHr" | "averageHR",
        both_feet_spm: Option<f64> = "avgDoubleCadence",
        one_foot_spm: Option<f64> = "avgRunCadence",
        rpe_0_100: Option<f64> = "workoutRpe",
        feel_0_100: Option<f64> = "workoutFeel",
    }
}

impl Record for ActivityRow {
    const WRAPPERS: &'static [&'static str] = &["summarizedActivitiesExport"];

    fn is_known(&self) -> bool {
        self.activity_id.is_some() || self.start_ms().is_some()
    }
}

/// One activity of the web service, its parts read into one row.
#[derive(Default)]
struct ServiceActivity(ActivityRow);

impl Fields for ServiceActivity {
    fn set(&mut self, name: &str, value: Plain<'_>) {
        self.0.set(list_name(name), value);
    }
}

/// The name that the list has for a field of the web service.
fn list_name(name: &str) -> &str {
    match name {
        "activityTypeDTO" => "activityType",
        "isMultiSportParent" => "parent",
        "directWorkoutRpe" => "workoutRpe",
        "directWorkoutFeel" => "workoutFeel",
        "averageRunCadence" => "avgRunCadence",
        same => same,
    }
}

impl Record for ServiceActivity {
    const WRAPPERS: &'static [&'static str] = &["summaryDTO", "metadataDTO"];
}

impl ActivityRow {
    /// What shows the units of the list; the sport is unknown for counted steps too.
    fn pace(&self) -> Pace {
        Pace {
            sport: self.sports().map_or(Sport::Unknown, |(sport, _)| sport),
            distance: self.distance,
            duration: self.duration,
            avg_speed: self.avg_speed,
        }
    }

    fn sports(&self) -> Option<(Sport, SubSport)> {
        sports::sport(self.type_key.as_deref(), self.family.as_deref())
    }

    /// Older lists do not mark the whole of a multisport activity, but its sport is none of its own.
    fn is_multisport(&self) -> bool {
        let key = self.type_key.as_deref().unwrap_or_default();
        key.eq_ignore_ascii_case("multi_sport") || key.eq_ignore_ascii_case("multisport")
    }

    fn start_ms(&self) -> Option<i64> {
        self.begin_ms.or(self.start_gmt_ms)
    }

    /// The start, where it can be.
    fn start_utc(&self) -> Option<Timestamp> {
        let start_ms = self.start_ms()?;
        let is_possible = limits::UNIX_MS.contains(&start_ms);
        is_possible.then(|| Timestamp::from_millisecond(start_ms).ok())?
    }

    fn is_undated(&self) -> bool {
        self.sports().is_some() && self.start_utc().is_none()
    }

    /// The facts in SI units; lengths and durations only where their unit is known.
    fn facts(&self, units: Option<ListUnits>, rules: &AccountRules) -> Option<ActivityFacts> {
        let (sport, sub_sport) = self.sports()?;
        let meters = |length: Option<f64>| Some(not_negative(length)? / units?.per_meter);
        let seconds = |time: Option<f64>| Some(not_negative(time)? / units?.per_second);
        Some(ActivityFacts {
            activity_id: self.activity_id.map(|id| id as u64).filter(|id| *id > 0),
            start_utc: Some(self.start_utc()?),
            utc_offset_min: self.utc_offset_min(),
            sport,
            unknown_sport: unknown_sport(sport, self.type_key.as_deref().unwrap_or_default()),
            sub_sport,
            is_parent: self.is_parent == Some(true) || self.is_multisport(),
            totals: Totals {
                distance_m: meters(self.distance),
                timer_s: positive(seconds(self.duration)),
                elapsed_s: positive(seconds(self.elapsed)),
                moving_s: positive(seconds(self.moving)),
                ascent_m: meters(self.gain),
                descent_m: meters(self.loss),
                avg_hr_bpm: positive(self.avg_hr_bpm),
                cadence_spm: self.cadence_spm(sport, rules),
                rpe_0_10: positive(self.rpe_0_100).map(|rpe| rpe / 10.0),
                feel_0_100: not_negative(self.feel_0_100),
            },
            elevation_corrected: self.is_corrected == Some(true),
            ..ActivityFacts::unknown(Account::Garmin, Format::GarminJson)
        })
    }

    /// The list gives both clocks; their difference is the offset where it is one that a time zone can have.
    fn utc_offset_min(&self) -> Option<i32> {
        let difference_ms = self.start_local_ms? - self.start_gmt_ms.or(self.begin_ms)?;
        let quarters = (difference_ms as f64 / QUARTER_MS).round();
        let is_offset =
            (difference_ms as f64 - quarters * QUARTER_MS).abs() <= SLACK_MS && quarters.abs() <= MOST_QUARTERS;
        is_offset.then(|| quarters as i32 * 15)
    }

    fn cadence_spm(&self, sport: Sport, rules: &AccountRules) -> Option<f64> {
        let by_one_foot = positive(self.one_foot_spm).map(|cadence| both_feet_spm(cadence, rules));
        positive(self.both_feet_spm).or(by_one_foot).filter(|_| sport.is_on_foot())
    }
}

/// Offsets of time zones are quarters of an hour.
const QUARTER_MS: f64 = 900_000.0;
/// The two clocks may be some seconds apart.
const SLACK_MS: f64 = 60_000.0;
/// No clock is further from UTC than fourteen hours.
const MOST_QUARTERS: f64 = 56.0;
