//! Days as the watch summed them up: resting heart rate, stress, steps.
//!
//! A list holds about a hundred days; the same day can stand in two, and rows on what was drunk stand between. A day
//! without wellness data is a day without a watch: not told, not zero.

use std::io::Read;

use serde::de::MapAccess;

use super::day;
use crate::account::json::{self, Element, Fields};
use crate::account::{AccountFile, AccountReading, DayFacts};
use crate::activity::limits;
use crate::settings::AccountRules;

/// Most days of one list that are kept.
const MOST: usize = 100_000;

pub(super) fn read(list: impl Read, _: &AccountRules) -> AccountReading {
    let (rows, remark) = json::elements::<Row>(list, MOST);
    AccountReading { facts: AccountFile::Days(rows.iter().filter_map(Row::facts).collect()), remark }
}

#[derive(Debug, Default)]
struct Row {
    calendar_date: Option<String>,
    has_wellness: Option<bool>,
    resting_that_day_bpm: Option<f64>,
    resting_bpm: Option<f64>,
    steps: Option<f64>,
    stress: StressFields,
}

impl Element for Row {
    const WRAPPERS: &'static [&'static str] = &[];

    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        match name {
            "calendarDate" => self.calendar_date = json::word_or_within(object, "date")?,
            "includesWellnessData" => self.has_wellness = json::truth(object)?,
            "currentDayRestingHeartRate" => self.resting_that_day_bpm = json::number(object)?,
            "restingHeartRate" => self.resting_bpm = json::number(object)?,
            "totalSteps" => self.steps = json::number(object)?,
            "allDayStress" => json::inside(object, &mut self.stress)?,
            _ => json::skip(object)?,
        }
        Ok(())
    }

    fn tells(&self) -> bool {
        self.calendar_date.is_some()
    }
}

impl Row {
    fn facts(&self) -> Option<DayFacts> {
        let day = day(self.calendar_date.as_deref()?)?;
        if self.has_wellness == Some(false) {
            return Some(DayFacts::untold(day));
        }
        let resting = [self.resting_that_day_bpm, self.resting_bpm];
        let mut resting =
            (resting.into_iter().flatten()).filter(|bpm| *bpm > 0.0 && limits::HEART_RATE_BPM.contains(bpm));
        let mut facts = DayFacts {
            day,
            resting_hr_bpm: resting.next(),
            stress_0_100: self.stress.total.filter(|stress| (0.0..=100.0).contains(stress)),
            steps: self.steps.filter(|steps| *steps >= 0.0),
        };
        // A watch that counted neither a step nor a heartbeat was not worn.
        if facts.steps == Some(0.0) && facts.resting_hr_bpm.is_none() && facts.stress_0_100.is_none() {
            facts.steps = None;
        }
        Some(facts)
    }
}

/// Stress of a day: several means, of which the one over all of it is asked for.
#[derive(Debug, Default)]
struct StressFields {
    total: Option<f64>,
}

impl Fields for StressFields {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        if name != "aggregatorList" {
            return json::skip(object);
        }
        let mut means: Vec<Mean> = Vec::new();
        let read = json::list(object, &mut means, MOST);
        let total = means.iter().find(|mean| mean.of.as_deref() == Some("TOTAL"));
        self.total = total.and_then(|mean| mean.average);
        read
    }
}

/// A mean over part of a day.
#[derive(Debug, Default)]
struct Mean {
    of: Option<String>,
    average: Option<f64>,
}

impl Element for Mean {
    const WRAPPERS: &'static [&'static str] = &[];

    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        match name {
            "type" => self.of = json::word(object)?,
            "averageStressLevel" => self.average = json::number(object)?,
            _ => json::skip(object)?,
        }
        Ok(())
    }

    fn tells(&self) -> bool {
        self.of.is_some()
    }
}
