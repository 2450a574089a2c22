//! Which local day and which week a run belongs to: the one rule, for the whole program.
//!
//! A run belongs to the local day of its local start, so a run that ends after midnight counts where it began. Weeks are
//! seven local days from Monday, or from Sunday with `--week-start sun`. Hours between runs are taken from UTC, never from
//! here, so that a change of the clock does not lengthen a rest.

use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use tzf_rs::EmbeddedFinder;

use crate::activity::StartTime;

pub(crate) mod date_words;
pub mod written_dates;

/// The day a week begins with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WeekStart {
    /// Monday, as in ISO 8601.
    #[default]
    Monday,
    Sunday,
}

impl WeekStart {
    /// The day as written in files.
    pub fn name(self) -> &'static str {
        match self {
            WeekStart::Monday => "monday",
            WeekStart::Sunday => "sunday",
        }
    }

    /// The first day of the week that holds `day`.
    pub fn week_of(self, day: Date) -> Date {
        let days_in = match self {
            WeekStart::Monday => day.weekday().since(Weekday::Monday),
            WeekStart::Sunday => day.weekday().since(Weekday::Sunday),
        };
        add_days(day, -i64::from(days_in))
    }
}

/// Local wall clock of an instant, `utc_offset_min` minutes ahead of UTC.
pub fn local_clock(utc: Timestamp, utc_offset_min: i32) -> DateTime {
    let offset = Offset::from_seconds(utc_offset_min * 60).unwrap_or(Offset::UTC);
    offset.to_datetime(utc)
}

/// The local day an activity belongs to: the day of its local start.
pub fn local_day(start: &StartTime) -> Date {
    local_clock(start.utc, start.utc_offset_min).date()
}

/// `day` moved by `days`, held within the years a date can have.
pub fn add_days(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// Days from `from` to `to`, negative where `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Every day from `first` to `last`, both included.
pub fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    (0..=days_between(first, last)).map(move |count| add_days(first, count))
}

/// Days from the first of January 1970, the number polars keeps dates as.
pub fn unix_day(day: Date) -> i32 {
    days_between(Date::constant(1970, 1, 1), day) as i32
}

/// The day of a [`unix_day`] number.
pub fn from_unix_day(number: i32) -> Date {
    add_days(Date::constant(1970, 1, 1), i64::from(number))
}

/// A period of whole local days, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySpan {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl DaySpan {
    /// Number of days.
    pub fn days(&self) -> i64 {
        days_between(self.first, self.last) + 1
    }

    /// True where the two spans share a day.
    pub fn touches(&self, other: DaySpan) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// True where `day` lies within.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Read in place from the program itself: the finder that unpacks the borders first takes a tenth of a second and 25 MB to
/// load, more than all the look-ups of an export.
static FINDER: LazyLock<EmbeddedFinder> = LazyLock::new(EmbeddedFinder::new);

/// The time zone at a position; `None` where none is known there.
pub fn zone_at_position(latitude_deg: f64, longitude_deg: f64) -> Option<TimeZone> {
    TimeZone::get(FINDER.get_tz_name(longitude_deg, latitude_deg)).ok()
}

/// Local clock minus UTC at a position and an instant, minutes; `None` where no zone is known there.
pub fn offset_at_position(latitude_deg: f64, longitude_deg: f64, utc: Timestamp) -> Option<i32> {
    let zone = zone_at_position(latitude_deg, longitude_deg)?;
    Some(offset_in_zone(&zone, utc))
}

/// Local clock minus UTC in a time zone at an instant, minutes.
pub fn offset_in_zone(zone: &TimeZone, utc: Timestamp) -> i32 {
    zone.to_offset(utc).seconds() / 60
}

/// The instant at which the clocks of a time zone show what `wall` shows in UTC.
///
/// An hour that occurs twice in autumn is taken for the first of the two; one that spring leaves out is read as the clock
/// of a runner who has not turned it on yet. `None` at the ends of time.
pub fn instant_of_wall_clock(zone: &TimeZone, wall: Timestamp) -> Option<Timestamp> {
    let clock = Offset::UTC.to_datetime(wall);
    zone.to_ambiguous_timestamp(clock).compatible().ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::activity::OffsetSource;

    #[test]
    fn the_last_day_of_2024_is_in_the_first_iso_week_of_2025() {
        assert_eq!(WeekStart::Monday.week_of(date(2024, 12, 31)), date(2024, 12, 30));
        assert_eq!(WeekStart::Sunday.week_of(date(2024, 12, 31)), date(2024, 12, 29));
        assert_eq!(WeekStart::Monday.week_of(date(2024, 12, 30)), date(2024, 12, 30));
    }

    #[test]
    fn a_run_belongs_to_the_day_of_its_local_start() {
        let utc = "2024-03-01T02:30:00Z".parse().unwrap();
        let start = StartTime { utc, utc_offset_min: -480, offset_source: OffsetSource::File };
        assert_eq!(local_day(&start), date(2024, 2, 29));
    }

    #[test]
    fn unix_days_go_there_and_back() {
        for day in [date(1969, 12, 31), date(2024, 2, 29), date(2100, 1, 1)] {
            assert_eq!(from_unix_day(unix_day(day)), day);
        }
    }

    #[test]
    fn a_position_tells_the_offset_of_its_season() {
        let winter: Timestamp = "2026-01-15T12:00:00Z".parse().unwrap();
        let summer: Timestamp = "2026-07-15T12:00:00Z".parse().unwrap();
        assert_eq!(offset_at_position(47.37, 8.54, winter), Some(60));
        assert_eq!(offset_at_position(47.37, 8.54, summer), Some(120));
        assert_eq!(offset_at_position(-36.85, 174.76, winter), Some(780), "summer in Auckland");
    }

    #[test]
    fn a_wall_clock_is_read_in_its_zone_also_where_the_clock_changes() {
        let zurich = zone_at_position(47.37, 8.54).unwrap();
        let read = |wall: &str| {
            let instant = instant_of_wall_clock(&zurich, wall.parse().unwrap()).unwrap();
            instant.to_string()
        };
        assert_eq!(read("2026-01-15T12:00:00Z"), "2026-01-15T11:00:00Z");
        assert_eq!(read("2026-03-29T01:59:59Z"), "2026-03-29T00:59:59Z");
        assert_eq!(read("2026-03-29T02:30:00Z"), "2026-03-29T01:30:00Z");
        assert_eq!(read("2026-03-29T03:00:00Z"), "2026-03-29T01:00:00Z");
        assert_eq!(read("2026-10-25T02:30:00Z"), "2026-10-25T00:30:00Z");
    }
}
