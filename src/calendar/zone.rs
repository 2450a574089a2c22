//! The time zone at a position, from borders that come with the program.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tzf_rs::EmbeddedFinder;

/// Read in place from the program itself: the finder that unpacks the borders first takes a tenth of a second and 25 MB to
/// load, more than all the look-ups of an export.
static FINDER: LazyLock<EmbeddedFinder> = LazyLock::new(EmbeddedFinder::new);

/// Local clock minus UTC at a position and an instant, minutes; `None` where no zone is known there.
pub fn offset_at_position(latitude_deg: f64, longitude_deg: f64, utc: Timestamp) -> Option<i32> {
    let zone = TimeZone::get(FINDER.get_tz_name(longitude_deg, latitude_deg)).ok()?;
    Some(offset_in_zone(&zone, utc))
}

/// Local clock minus UTC in a time zone at an instant, minutes.
pub fn offset_in_zone(zone: &TimeZone, utc: Timestamp) -> i32 {
    zone.to_offset(utc).seconds() / 60
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
        assert_eq!(
            offset_at_position(-36.85, 174.76, winter),
            Some(780),
            "summer in Auckland"
        );
    }
}
