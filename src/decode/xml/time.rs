//! Times as GPX and TCX write them (ISO 8601), parsed fast: an activity holds one for every point.

use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::Offset;

use crate::activity::limits;

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
        ParsedTime::parse_iso(text).or_else(|| parse_lenient(text))
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

/// Parses the less common forms: seconds or milliseconds since 1970, slashes, single digits, the word UTC, mail dates. `None`
/// where it is not a time, and where the order of day and month in numbers is ambiguous.
fn parse_lenient(text: &str) -> Option<ParsedTime> {
    let text = text.trim();
    since_1970(text).or_else(|| civil(text)).or_else(|| mail_date(text))
}

/// Whole seconds (ten digits, perhaps with a fraction) or milliseconds (thirteen) since 1970.
fn since_1970(text: &str) -> Option<ParsedTime> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let unix_ms = match whole.len() {
        10 => {
            let milliseconds: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
            number * 1000 + milliseconds
        }
        13 => number,
        _ => return None,
    };
    Some(ParsedTime { unix_ms, zone: WrittenZone::Utc })
}

/// A date and a clock in numbers of any width.
fn civil(text: &str) -> Option<ParsedTime> {
    let (date, rest) = text.split_once(['T', 't', ' '])?;
    let (clock, zone) = split_zone(rest.trim_start())?;
    let (year, month, day) = date_of(date)?;
    let (clock, half) = half_of_day(clock);
    let mut parts = clock.split(':');
    let hour = hour_of(short_number(parts.next()?, 2)?, half)?;
    let minute = short_number(parts.next()?, 2)?;
    let (second, fraction) = match parts.next() {
        Some(seconds) => seconds.split_once(['.', ',']).unwrap_or((seconds, "0")),
        None => ("0", "0"),
    };
    let has_rest = parts.next().is_some() || fraction.is_empty();
    if has_rest || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let millisecond: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    // A leap second is the last second of its minute twice.
    let second = short_number(second, 2).filter(|second| *second <= 60)?.min(59);
    let [month, day] = [month, day].map(|number| i8::try_from(number).ok());
    let [hour, minute, second] = [hour, minute, second].map(|number| i8::try_from(number).ok());
    let local = DateTime::new(year, month?, day?, hour?, minute?, second?, 0).ok()?;
    ParsedTime::of(local, millisecond, zone)
}

/// Year, month and day: the year first, or last after dots, since no country that uses dots writes the month first.
fn date_of(date: &str) -> Option<(i16, i16, i16)> {
    let separator = date.chars().find(|character| "-/.".contains(*character))?;
    let mut parts = date.split(separator);
    let parts = [parts.next()?, parts.next()?, parts.next()?];
    if date.matches(separator).count() != 2 {
        return None;
    }
    match parts.map(str::len) {
        [4, 1..=2, 1..=2] => Some((short_number(parts[0], 4)?, short_number(parts[1], 2)?, short_number(parts[2], 2)?)),
        [1..=2, 1..=2, 4] if separator == '.' => {
            Some((short_number(parts[2], 4)?, short_number(parts[1], 2)?, short_number(parts[0], 2)?))
        }
        _ => None,
    }
}

/// The clock, and the zone after it.
fn split_zone(text: &str) -> Option<(&str, WrittenZone)> {
    let upper = text.to_ascii_uppercase();
    for word in ["UTC", "GMT", "Z"] {
        if upper.ends_with(word) {
            return Some((text[..text.len() - word.len()].trim_end(), WrittenZone::Utc));
        }
    }
    match text.rfind(['+', '-']) {
        Some(sign) => Some((text[..sign].trim_end(), zone(&text.as_bytes()[sign..])?)),
        // GPX and TCX prescribe UTC. Apps that leave out the zone for local time use the usual form, not these.
        None => Some((text, WrittenZone::Utc)),
    }
}

/// The clock without AM or PM, and which of the two it had: true for the afternoon.
fn half_of_day(clock: &str) -> (&str, Option<bool>) {
    let upper = clock.to_ascii_uppercase();
    for (word, is_afternoon) in [("AM", false), ("PM", true)] {
        if upper.ends_with(word) {
            let clock = clock[..clock.len() - word.len()].trim_end();
            return (clock, Some(is_afternoon));
        }
    }
    (clock, None)
}

fn hour_of(hour: i16, half: Option<bool>) -> Option<i16> {
    match (half, hour) {
        (None, _) => Some(hour),
        (Some(is_afternoon), 1..=12) => Some(hour % 12 + if is_afternoon { 12 } else { 0 }),
        _ => None,
    }
}

/// The number of one to `most` digits.
fn short_number(text: &str, most: usize) -> Option<i16> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// `Wed, 01 May 2024 07:30:00 GMT`, as mail programs write it (RFC 2822).
fn mail_date(text: &str) -> Option<ParsedTime> {
    let zoned = rfc2822::parse(text).ok()?;
    let zone = match zoned.offset().seconds() / 60 {
        0 => WrittenZone::Utc,
        minutes => WrittenZone::Offset(minutes),
    };
    Some(ParsedTime { unix_ms: zoned.timestamp().as_millisecond(), zone })
}
