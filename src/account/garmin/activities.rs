//! The list of activities, with all that the account knows of each.
//!
//! In: one of the files `..._0_summarizedActivities.json`, `..._1001_...` and so on. Out: facts in SI units. A multisport
//! activity stands in the list as a whole and leg by leg; the whole is marked.

use std::io::Read;

use jiff::Timestamp;
use serde::de::MapAccess;

use super::units::{Units, Written, units};
use super::{joined, sports};
use crate::account::json::{self, Element};
use crate::account::{Account, AccountFile, AccountReading, ActivityFacts, unknown_sport};
use crate::activity::{Format, Sport, SubSport, Totals, limits};
use crate::settings::AccountRules;

/// Most activities of one list that are kept; a list has a thousand.
const MOST: usize = 100_000;

pub(super) fn read(list: impl Read, rules: &AccountRules) -> AccountReading {
    let (rows, fault) = json::elements::<Row>(list, MOST);
    let written: Vec<Written> = rows.iter().map(Row::written).collect();
    let units = units(&written, rules.speed_tolerance);
    let unknown_units =
        units.is_none().then(|| "its lengths and durations are in no known unit and were left out".to_owned());
    let facts: Vec<ActivityFacts> = rows.iter().filter_map(|row| row.facts(units, rules)).collect();
    let undated = rows.iter().filter(|row| row.is_undated()).count();
    let undated = (undated > 0).then(|| format!("{undated} without a possible date were left out"));
    AccountReading { facts: AccountFile::Activities(facts), remark: joined([fault, unknown_units, undated]) }
}

/// One activity in the units of the list.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    activity_id: Option<f64>,
    begin_ms: Option<i64>,
    start_gmt_ms: Option<i64>,
    start_local_ms: Option<i64>,
    type_key: Option<String>,
    family: Option<String>,
    is_parent: bool,
    /// Length units.
    distance: Option<f64>,
    /// Time units.
    duration: Option<f64>,
    /// As written: a tenth of metres a second, or metres a second.
    avg_speed: Option<f64>,
    elapsed: Option<f64>,
    moving: Option<f64>,
    gain: Option<f64>,
    loss: Option<f64>,
    is_corrected: bool,
    avg_hr_bpm: Option<f64>,
    both_legs_spm: Option<f64>,
    one_leg_spm: Option<f64>,
    rpe_0_100: Option<f64>,
    feel_0_100: Option<f64>,
}

impl Element for Row {
    const WRAPPERS: &'static [&'static str] = &["summarizedActivitiesExport"];

    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        match name {
            "activityId" => self.activity_id = json::number(object)?,
            "beginTimestamp" => self.begin_ms = json::unix_ms(object)?,
            "startTimeGmt" | "startTimeGMT" => self.start_gmt_ms = json::unix_ms(object)?,
            "startTimeLocal" => self.start_local_ms = json::unix_ms(object)?,
            "activityType" => self.type_key = json::word_or_within(object, "typeKey")?,
            "sportType" => self.family = json::word(object)?,
            "parent" => self.is_parent = json::truth(object)? == Some(true),
            "distance" => self.distance = json::number(object)?,
            "duration" => self.duration = json::number(object)?,
            "elapsedDuration" => self.elapsed = json::number(object)?,
            "movingDuration" => self.moving = json::number(object)?,
            "avgSpeed" | "averageSpeed" => self.avg_speed = json::number(object)?,
            "elevationGain" => self.gain = json::number(object)?,
            "elevationLoss" => self.loss = json::number(object)?,
            "elevationCorrected" => self.is_corrected = json::truth(object)? == Some(true),
            "avgHr" | "averageHR" => self.avg_hr_bpm = json::number(object)?,
            "avgDoubleCadence" => self.both_legs_spm = json::number(object)?,
            "avgRunCadence" => self.one_leg_spm = json::number(object)?,
            "workoutRpe" => self.rpe_0_100 = json::number(object)?,
            "workoutFeel" => self.feel_0_100 = json::number(object)?,
            _ => json::skip(object)?,
        }
        Ok(())
    }

    fn tells(&self) -> bool {
        self.activity_id.is_some() || self.start_ms().is_some()
    }
}

impl Row {
    /// What tells the units of the list; the sport is unknown for counted steps too.
    fn written(&self) -> Written {
        Written {
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
    pub(super) fn facts(&self, units: Option<Units>, rules: &AccountRules) -> Option<ActivityFacts> {
        let (sport, sub_sport) = self.sports()?;
        let metres = |length: Option<f64>| Some(not_negative(length)? / units?.per_metre);
        let seconds = |time: Option<f64>| Some(not_negative(time)? / units?.per_second);
        Some(ActivityFacts {
            account: Account::Garmin,
            format: Format::GarminJson,
            activity_id: self.activity_id.map(|id| id as u64).filter(|id| *id > 0),
            start_utc: Some(self.start_utc()?),
            swapped_start_utc: None,
            start_local: None,
            utc_offset_min: self.utc_offset_min(),
            sport,
            unknown_sport: unknown_sport(sport, self.type_key.as_deref().unwrap_or_default()),
            sub_sport,
            is_parent: self.is_parent || self.is_multisport(),
            totals: Totals {
                distance_m: metres(self.distance),
                timer_s: seconds(self.duration).filter(|seconds| *seconds > 0.0),
                elapsed_s: seconds(self.elapsed).filter(|seconds| *seconds > 0.0),
                moving_s: seconds(self.moving).filter(|seconds| *seconds > 0.0),
                ascent_m: metres(self.gain),
                descent_m: metres(self.loss),
                avg_hr_bpm: positive(self.avg_hr_bpm),
                cadence_spm: self.cadence_spm(sport, rules),
                rpe_0_10: positive(self.rpe_0_100).map(|rpe| rpe / 10.0),
                feel_0_100: not_negative(self.feel_0_100),
            },
            elevation_corrected: self.is_corrected,
            shoe: None,
            recorded_in: None,
            unwritten_unit: None,
        })
    }

    /// Both clocks are told; their difference is the offset where it is one that a time zone can have.
    fn utc_offset_min(&self) -> Option<i32> {
        let difference_ms = self.start_local_ms? - self.start_gmt_ms.or(self.begin_ms)?;
        let quarters = (difference_ms as f64 / QUARTER_MS).round();
        let is_offset =
            (difference_ms as f64 - quarters * QUARTER_MS).abs() <= SLACK_MS && quarters.abs() <= MOST_QUARTERS;
        is_offset.then(|| quarters as i32 * 15)
    }

    fn cadence_spm(&self, sport: Sport, rules: &AccountRules) -> Option<f64> {
        let on_foot = matches!(sport, Sport::Running | Sport::Walking | Sport::Hiking);
        let of_one_leg =
            positive(self.one_leg_spm).map(|steps| if steps < rules.one_foot_below_spm { steps * 2.0 } else { steps });
        positive(self.both_legs_spm).or(of_one_leg).filter(|_| on_foot)
    }
}

/// Offsets of time zones are quarters of an hour.
const QUARTER_MS: f64 = 900_000.0;
/// The two clocks may be told some seconds apart.
const SLACK_MS: f64 = 60_000.0;
/// No clock is further from UTC than fourteen hours.
const MOST_QUARTERS: f64 = 56.0;

/// Zero is how an account writes that there was no sensor or no rating.
fn positive(value: Option<f64>) -> Option<f64> {
    value.filter(|value| *value > 0.0)
}

fn not_negative(value: Option<f64>) -> Option<f64> {
    value.filter(|value| *value >= 0.0)
}
