//! Nights, each with the hours asleep.
//!
//! A night is told by the day of waking up. Nights that the watch did not see to the end, that it was not worn in, or that
//! have no stages are "not told": nobody slept for zero hours.

use std::io::Read;

use serde::de::MapAccess;

use super::day;
use crate::account::json::{self, Element};
use crate::account::{AccountFile, AccountReading, Night};
use crate::settings::AccountRules;

/// Most nights of one list that are kept; a list has a hundred.
const MOST: usize = 100_000;
/// More than this is no night, seconds.
const LONGEST_S: f64 = 24.0 * 3600.0;

pub(super) fn read(list: impl Read, _: &AccountRules) -> AccountReading {
    let (rows, remark) = json::elements::<Row>(list, MOST);
    let nights = rows.iter().filter_map(|row| {
        Some(Night {
            day: day(row.calendar_date.as_deref()?)?,
            asleep_h: row.asleep_s().map(|seconds| seconds / 3600.0),
        })
    });
    AccountReading { facts: AccountFile::Nights(nights.collect()), remark }
}

#[derive(Debug, Default)]
struct Row {
    calendar_date: Option<String>,
    confirmation: Option<String>,
    deep_s: Option<f64>,
    light_s: Option<f64>,
    rem_s: Option<f64>,
    total_s: Option<f64>,
}

impl Element for Row {
    const WRAPPERS: &'static [&'static str] = &["dailySleepDTO"];

    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        match name {
            "calendarDate" => self.calendar_date = json::word(object)?,
            "sleepWindowConfirmationType" => self.confirmation = json::word(object)?,
            "deepSleepSeconds" => self.deep_s = json::number(object)?,
            "lightSleepSeconds" => self.light_s = json::number(object)?,
            "remSleepSeconds" => self.rem_s = json::number(object)?,
            "sleepTimeSeconds" => self.total_s = json::number(object)?,
            _ => json::skip(object)?,
        }
        Ok(())
    }

    fn tells(&self) -> bool {
        self.calendar_date.is_some()
    }
}

impl Row {
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
