//! Times as GPX and TCX write them (ISO 8601), parsed fast: an activity holds one for every point.

use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::activity::limits;

mod lenient;

/// No zone on Earth is further from UTC.
const MOST_OFFSET_MIN: i32 = 18 * 60;

/// A time, and its time zone as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedTime {
    /// UTC.
    pub unix_ms: i64,
    pub zone: WrittenZone,
}

/// The time zone in the text of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenZone {
    /// `Z`, or an offset of zero.
    Utc,
    /// An offset, local clock minus UTC in minutes.
    Offset(i32),
    /// None; read as UTC, since no position is known here.
    Unstated,
}

impl ParsedTime {
    /// Parses `2024-05-01T07:30:00Z` with or without seconds and fractions, with `Z`, an offset or nothing at the end, and
    /// the less common forms. `None` where it is not a time.
    pub fn parse(text: &str) -> Option<ParsedTime> {
        ParsedTime::parse_iso(text).or_else(|| lenient::parse(text))
    }

    fn parse_iso(text: &str) -> Option<ParsedTime> {
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
        ParsedTime::of(local, millisecond, zone)
    }

    /// The time at which a clock of the zone shows `local` and so many milliseconds.
    fn of(local: DateTime, millisecond: i64, zone: WrittenZone) -> Option<ParsedTime> {
        let offset_min = match zone {
            WrittenZone::Offset(minutes) => minutes,
            WrittenZone::Utc | WrittenZone::Unstated => 0,
        };
        let clock_ms = Offset::UTC.to_timestamp(local).ok()?.as_millisecond();
        Some(ParsedTime { unix_ms: clock_ms + millisecond - i64::from(offset_min) * 60_000, zone })
    }

    /// True from 1995 to 2100.
    pub fn is_possible(self) -> bool {
        limits::UNIX_MS.contains(&self.unix_ms)
    }
}

/// The time zones of all times of a track.
#[derive(Debug, Default, Clone, Copy)]
pub struct ZoneSummary {
    first: Option<WrittenZone>,
    are_mixed: bool,
}

impl ZoneSummary {
    pub fn add(&mut self, zone: WrittenZone) {
        let first = *self.first.get_or_insert(zone);
        self.are_mixed |= first != zone;
    }

    /// Adds the times of a later track.
    pub fn merge(&mut self, other: ZoneSummary) {
        if let Some(zone) = other.first {
            self.add(zone);
            self.are_mixed |= other.are_mixed;
        }
    }

    /// True where no time states its zone. Where only some do, the others are read as UTC.
    pub fn are_all_unstated(self) -> bool {
        self.first == Some(WrittenZone::Unstated) && !self.are_mixed
    }

    /// The offset, where every time has the same one. `Z` does not show the local clock.
    pub fn common_offset_min(self) -> Option<i32> {
        match self.first {
            Some(WrittenZone::Offset(minutes)) if !self.are_mixed => Some(minutes),
            _ => None,
        }
    }
}

/// The seconds after the minutes, 0 where there are none, and what follows them.
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
    for position in 0..3 {
        let digit = fraction.get(position).map_or(0, |byte| byte - b'0');
        milliseconds = milliseconds * 10 + i64::from(digit);
    }
    (length > 0).then_some((milliseconds, rest))
}

/// The end of a time: `Z`, `+02:00`, `+0200`, `+02` or nothing.
fn zone(rest: &[u8]) -> Option<WrittenZone> {
    let (sign, hours, minutes) = match *rest {
        [] => return Some(WrittenZone::Unstated),
        [b'Z' | b'z'] => return Some(WrittenZone::Utc),
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
        0 => Some(WrittenZone::Utc),
        _ if minutes <= MOST_OFFSET_MIN => Some(WrittenZone::Offset(offset_min)),
        _ => None,
    }
}

fn two_digits(bytes: &[u8]) -> Option<i8> {
    i8::try_from(digits(bytes)?).ok()
}

/// The number of a few digits; `None` where another byte is among them.
fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    //! Compared with jiff's own parser, and other forms from real files.

    use jiff::Timestamp;

    use super::*;

    fn read(text: &str) -> Option<(i64, WrittenZone)> {
        ParsedTime::parse(text).map(|stamp| (stamp.unix_ms, stamp.zone))
    }

    #[test]
    fn the_usual_forms_agree_with_jiff() {
        for (text, zone) in [
            ("2024-02-29T07:30:05Z", WrittenZone::Utc),
            ("2020-09-04T09:25:50.116000Z", WrittenZone::Utc),
            ("2024-05-01T07:30:00+02:00", WrittenZone::Offset(120)),
            ("2021-01-07T21:51:59.179-03:30", WrittenZone::Offset(-210)),
            ("2024-05-01T07:30:00+00:00", WrittenZone::Utc),
            ("1969-12-31T23:59:59.5Z", WrittenZone::Utc),
        ] {
            let jiff: Timestamp = text.parse().unwrap();
            assert_eq!(read(text), Some((jiff.as_millisecond(), zone)), "{text}");
        }
    }

    #[test]
    fn the_lenient_forms_mean_the_same_moment() {
        let moment = ParsedTime::parse("2024-05-01T07:30:00Z").unwrap().unix_ms;
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
            assert_eq!(ParsedTime::parse(text).unwrap().unix_ms, moment, "{text}");
        }
        assert_eq!(read("2024-05-01T07:30:00"), Some((moment, WrittenZone::Unstated)));
        assert_eq!(read("2024-05-01 12:30:00 AM UTC"), read("2024-05-01T00:30:00Z"));
        assert_eq!(read("1714548600123"), Some((moment + 123, WrittenZone::Utc)));
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
            assert_eq!(ParsedTime::parse(text).unwrap().is_possible(), possible);
        }
    }
}
