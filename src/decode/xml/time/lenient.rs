//! Less common forms of times: seconds or milliseconds since 1970, slashes, single digits, the word UTC, mail dates. Day and
//! month in numbers are read only where their order is unambiguous.

use jiff::civil::DateTime;
use jiff::fmt::rfc2822;

use super::{ParsedTime, WrittenZone};

/// Parses a time that is not quite ISO 8601; `None` where it is ambiguous or not a time.
pub(super) fn parse(text: &str) -> Option<ParsedTime> {
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
        Some(sign) => Some((text[..sign].trim_end(), super::zone(&text.as_bytes()[sign..])?)),
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
