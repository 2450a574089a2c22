//! Days and nights as the watch summed them up: resting heart rate, stress, steps, sleep.
//!
//! A list holds about a hundred days or nights. The same day can be in two lists, and rows on what was drunk are between the
//! days. A day without wellness data is a day without a watch: unknown, not zero. A night has the date of waking up. Nights
//! that the watch did not see to the end, that it was not worn in, or that have no stages are unknown too: nobody slept for
//! zero hours.

use std::io::Read;

use serde::de::MapAccess;

use super::day;
use crate::account::json::{self, Record, record};
use crate::account::{AccountFile, AccountReading, DayFacts, Night};
use crate::activity::limits;

/// More than this is no night, seconds.
const LONGEST_S: f64 = 24.0 * 3600.0;

pub(super) fn read_days(list: impl Read) -> AccountReading {
    let (rows, remark) = json::records(list);
    AccountReading { facts: AccountFile::Days(rows.iter().filter_map(WellnessDay::facts).collect()), remark }
}

pub(super) fn read_nights(list: impl Read) -> AccountReading {
    let (rows, remark) = json::records(list);
    AccountReading { facts: AccountFile::Nights(rows.iter().filter_map(WellnessNight::facts).collect()), remark }
}

record! {
    struct WellnessDay {
        calendar_date: Option<String> = "calendarDate",
        has_wellness: Option<bool> = "includesWellnessData",
        resting_that_day_bpm: Option<f64> = "currentDayRestingHeartRate",
        resting_bpm: Option<f64> = "restingHeartRate",
        steps: Option<f64> = "totalSteps",
    }
    nested {
        stress: Vec<StressMean>,
    }
}

impl Record for WellnessDay {
    fn nested<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<bool, A::Error> {
        match name {
            "allDayStress" => json::read_each(object, &mut self.stress),
            _ => Ok(false),
        }
    }

    fn is_known(&self) -> bool {
        self.calendar_date.is_some()
    }
}

impl WellnessDay {
    fn facts(&self) -> Option<DayFacts> {
        let day = day(self.calendar_date.as_deref()?)?;
        if self.has_wellness == Some(false) {
            return Some(DayFacts::unknown(day));
        }
        let resting = [self.resting_that_day_bpm, self.resting_bpm];
        let mut resting =
            (resting.into_iter().flatten()).filter(|bpm| *bpm > 0.0 && limits::HEART_RATE_BPM.contains(bpm));
        let mut facts = DayFacts {
            day,
            resting_hr_bpm: resting.next(),
            stress_0_100: self.stress_0_100(),
            steps: self.steps.filter(|steps| *steps >= 0.0),
        };
        // A watch that counted neither a step nor a heartbeat was not worn.
        if facts.steps == Some(0.0) && facts.resting_hr_bpm.is_none() && facts.stress_0_100.is_none() {
            facts.steps = None;
        }
        Some(facts)
    }

    /// Of the several means of a day, the one over all of it.
    fn stress_0_100(&self) -> Option<f64> {
        let total = self.stress.iter().find(|mean| mean.part.as_deref() == Some("TOTAL"))?;
        total.average.filter(|stress| (0.0..=100.0).contains(stress))
    }
}

record! {
    /// Mean stress over part of a day.
    struct StressMean {
        part: Option<String> = "type",
        average: Option<f64> = "averageStressLevel",
    }
}

impl Record for StressMean {
    const WRAPPERS: &'static [&'static str] = &["aggregatorList"];

    fn is_known(&self) -> bool {
        self.part.is_some()
    }
}

record! {
    struct WellnessNight {
        calendar_date: Option<String> = "calendarDate",
        confirmation: Option<String> = "sleepWindowConfirmationType",
        deep_s: Option<f64> = "deepSleepSeconds",
        light_s: Option<f64> = "lightSleepSeconds",
        rem_s: Option<f64> = "remSleepSeconds",
        total_s: Option<f64> = "sleepTimeSeconds",
    }
}

impl Record for WellnessNight {
    const WRAPPERS: &'static [&'static str] = &["dailySleepDTO"];

    fn is_known(&self) -> bool {
        self.calendar_date.is_some()
    }
}

impl WellnessNight {
    fn facts(&self) -> Option<Night> {
        let day = day(self.calendar_date.as_deref()?)?;
        Some(Night { day, asleep_h: self.asleep_s().map(|seconds| seconds / 3600.0) })
    }

    fn asleep_s(&self) -> Option<f64> {
        let confirmation = self.confirmation.as_deref().unwrap_or_default();
        if ["UNCONFIRMED", "OFF_WRIST"].iter().any(|word| confirmation.starts_with(word)) {
            return None;
        }
        let stages = [self.deep_s, self.light_s, self.rem_s];
        let stages_s: f64 = stages.iter().flatten().filter(|seconds| **seconds > 0.0).sum();
        let asleep_s = Some(stages_s).filter(|seconds| *seconds > 0.0).or(self.total_s);
        asleep_s.filter(|seconds| (1.0..=LONGEST_S).contains(seconds))
    }
}
