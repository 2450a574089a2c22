//! The time zone at a position, from borders that come with the program.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use tzf_rs::EmbeddedFinder;

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
    use super::*;

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
