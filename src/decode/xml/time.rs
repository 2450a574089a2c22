//! Moments as GPX and TCX write them (ISO 8601), read fast: an activity holds one for every point.

use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::activity::limits;

mod lenient;

/// No place on Earth is further from UTC.
const MOST_OFFSET_MIN: i32 = 18 * 60;

/// A moment, and how its local clock was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Unix milliseconds UTC.
    pub unix_ms: i64,
    /// What the text says of the time zone.
    pub zone: Zone,
}

/// What the text of a time says of its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// `Z`, or an offset of zero.
    Utc,
    /// An offset, local clock minus UTC in minutes.
    Offset(i32),
    /// Nothing; read as if it were UTC, for want of a place.
    Unsaid,
}

impl Stamp {
    /// Reads `2024-05-01T07:30:00Z` with or without seconds and fractions, with `Z`, an offset or nothing at the end, and
    /// the forms that few programs write. `None` where it is no time.
    pub fn parse(text: &str) -> Option<Stamp> {
        Stamp::parse_iso(text).or_else(|| lenient::parse(text))
    }

    fn parse_iso(text: &str) -> Option<Stamp> {
        let text = text.trim_ascii().as_bytes();
        let (clock, rest) = text.split_at_checked(16)?;
        let &[.., b'-', _, _, b'-', _, _, b'T' | b't' | b' ', _, _, b':', _, _] = clock else {
            return None;
        };
        let (second, rest) = seconds(rest)?;
        let (millisecond, rest) = milliseconds(rest)?;
        let zone = zone(rest)?;
        let local = DateTime::new(
            i16::try_from(digits(&clock[..4])?).ok()?,
            two_digits(&clock[5..7])?,
            two_digits(&clock[8..10])?,
            two_digits(&clock[11..13])?,
            two_digits(&clock[14..16])?,
            // A leap second is the last second of its minute twice.
            second.min(59),
            0,
        )
        .ok()?;
        Stamp::of(local, millisecond, zone)
    }

    /// The moment at which a clock of the zone shows `local` and so many milliseconds.
    fn of(local: DateTime, millisecond: i64, zone: Zone) -> Option<Stamp> {
        let offset_min = match zone {
            Zone::Offset(minutes) => minutes,
            Zone::Utc | Zone::Unsaid => 0,
        };
        let clock_ms = Offset::UTC.to_timestamp(local).ok()?.as_millisecond();
        Some(Stamp { unix_ms: clock_ms + millisecond - i64::from(offset_min) * 60_000, zone })
    }

    /// True where a watch can have written it: from 1995 to 2100.
    pub fn is_possible(self) -> bool {
        limits::UNIX_MS.contains(&self.unix_ms)
    }
}

/// What the times of a track say of the local clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct Zones {
    first: Option<Zone>,
    are_mixed: bool,
}

impl Zones {
    /// Takes in one time.
    pub fn note(&mut self, zone: Zone) {
        let first = *self.first.get_or_insert(zone);
        self.are_mixed |= first != zone;
    }

    /// Takes in the times of a later track.
    pub fn merge(&mut self, other: Zones) {
        if let Some(zone) = other.first {
            self.note(zone);
            self.are_mixed |= other.are_mixed;
        }
    }

    /// True where no time says anything of its zone. Beside times that do, those that do not are read as UTC.
    pub fn all_unsaid(self) -> bool {
        self.first == Some(Zone::Unsaid) && !self.are_mixed
    }

    /// The offset that every time carries. `Z` says nothing of the local clock.
    pub fn common_offset_min(self) -> Option<i32> {
        match self.first {
            Some(Zone::Offset(minutes)) if !self.are_mixed => Some(minutes),
            _ => None,
        }
    }
}

/// The seconds behind the minutes, 0 where there are none, and what follows them.
fn seconds(rest: &[u8]) -> Option<(i8, &[u8])> {
    match rest {
        [b':', tens, ones, rest @ ..] => match two_digits(&[*tens, *ones])? {
            second @ 0..=60 => Some((second, rest)),
            _ => None,
        },
        _ => Some((0, rest)),
    }
}

/// The fraction of a second cut to milliseconds, and what follows it.
fn milliseconds(rest: &[u8]) -> Option<(i64, &[u8])> {
    let [b'.' | b',', rest @ ..] = rest else {
        return Some((0, rest));
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (fraction, rest) = rest.split_at(length);
    let mut milliseconds = 0;
    for place in 0..3 {
        let digit = fraction.get(place).map_or(0, |byte| byte - b'0');
        milliseconds = milliseconds * 10 + i64::from(digit);
    }
    (length > 0).then_some((milliseconds, rest))
}

/// What stands at the end: `Z`, `+02:00`, `+0200`, `+02` or nothing.
fn zone(rest: &[u8]) -> Option<Zone> {
    let (sign, hours, minutes) = match *rest {
        [] => return Some(Zone::Unsaid),
        [b'Z' | b'z'] => return Some(Zone::Utc),
        [sign, h, o] => (sign, [h, o], [b'0', b'0']),
        [sign, h, o, m, i] | [sign, h, o, b':', m, i] => (sign, [h, o], [m, i]),
        _ => return None,
    };
    let minutes = i32::from(two_digits(&hours)?) * 60 + i32::from(two_digits(&minutes)?);
    let offset_min = match sign {
        b'+' => minutes,
        b'-' => -minutes,
        _ => return None,
    };
    match offset_min {
        0 => Some(Zone::Utc),
        _ if minutes <= MOST_OFFSET_MIN => Some(Zone::Offset(offset_min)),
        _ => None,
    }
}

fn two_digits(bytes: &[u8]) -> Option<i8> {
    i8::try_from(digits(bytes)?).ok()
}

/// The number that a few digits write; `None` where another byte stands among them.
fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    //! Against jiff's own parser, and what real files hold besides.

    use jiff::Timestamp;

    use super::*;

    fn read(text: &str) -> Option<(i64, Zone)> {
        Stamp::parse(text).map(|stamp| (stamp.unix_ms, stamp.zone))
    }

    #[test]
    fn the_usual_forms_agree_with_jiff() {
        for (text, zone) in [
            ("2024-02-29T07:30:05Z", Zone::Utc),
            ("2020-09-04T09:25:50.116000Z", Zone::Utc),
            ("2024-05-01T07:30:00+02:00", Zone::Offset(120)),
            ("2021-01-07T21:51:59.179-03:30", Zone::Offset(-210)),
            ("2024-05-01T07:30:00+00:00", Zone::Utc),
            ("1969-12-31T23:59:59.5Z", Zone::Utc),
        ] {
            let jiff: Timestamp = text.parse().unwrap();
            assert_eq!(read(text), Some((jiff.as_millisecond(), zone)), "{text}");
        }
    }

    #[test]
    fn the_lenient_forms_mean_the_same_moment() {
        let moment = Stamp::parse("2024-05-01T07:30:00Z").unwrap().unix_ms;
        for text in [
            " 2024-05-01T07:30:00Z\n",
            "2024-05-01 07:30:00z",
            "2024-05-01T07:30Z",
            "2024-05-01T09:30:00+0200",
            "2024-05-01T09:30:00+02",
            "2024-05-01T07:30:00,000Z",
            "2024-05-01 07:30:00 UTC",
            "2024-05-01T07:30:00 GMT",
            "2024/05/01 07:30:00Z",
            "2024/05/01 07:30:00",
            "01.05.2024 07:30:00",
            "2024/5/1 7:30:00 +0000",
            "2024-5-1T7:30:0Z",
            "2024-05-01 9:30:00 +02:00",
            "2024-05-01 07:30:00 AM UTC",
            "1714548600",
            "1714548600000",
            "1714548600.0",
            "Wed, 01 May 2024 07:30:00 GMT",
            "Wed, 1 May 2024 09:30:00 +0200",
        ] {
            assert_eq!(Stamp::parse(text).unwrap().unix_ms, moment, "{text}");
        }
        assert_eq!(read("2024-05-01T07:30:00"), Some((moment, Zone::Unsaid)));
        assert_eq!(read("2024-05-01 12:30:00 AM UTC"), read("2024-05-01T00:30:00Z"));
        assert_eq!(read("1714548600123"), Some((moment + 123, Zone::Utc)));
        assert_eq!(read("2016-12-31T23:59:60Z"), read("2016-12-31T23:59:59Z"), "a leap second");
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "2024-05-01",
            "2024-02-30T07:30:00Z",
            "2024-05-01T24:30:00Z",
            "2024-05-01T07:30:61Z",
            "2024-05-01T07:30:00.Z",
            "2024-05-01T07:30:00+19:00",
            "-024-05-01T07:30:00Z",
            "2024-05-0éT07:30Z",
            "03/04/2024 07:30:00",
            "2024-05-01 13:30:00 PM",
            "2024-05-01 07:30:00 CEST",
            "171454860",
            "20240501",
            "yesterday",
            "2024-05-01 07:30:00:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn only_times_of_gps_watches_are_possible() {
        for (text, possible) in [
            ("1994-12-31T23:59:59Z", false),
            ("1995-01-01T00:00:00Z", true),
            ("2099-12-31T23:59:59Z", true),
            ("2100-01-01T00:00:00Z", false),
            ("1989-12-31T00:00:00Z", false),
        ] {
            assert_eq!(Stamp::parse(text).unwrap().is_possible(), possible);
        }
    }
}
