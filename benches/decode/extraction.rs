//! The least a reader of GPX or TCX built on quick-xml can do: the events, and nine columns read from them.
//!
//! It trusts the file: times are `2026-06-01T06:00:00Z` with or without a fraction, numbers are plain, nothing is damaged.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Time (Unix seconds), latitude, longitude, distance, altitude, speed, heart rate, cadence, power.
pub type Columns = [Vec<f64>; 9];

/// The columns of all points, which are the tags named `point`.
pub fn columns(bytes: &[u8], point: &str) -> Option<Columns> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).ok()?);
    let mut columns = Columns::default();
    let mut row = None;
    let mut text = None;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if tag.local_name().into_inner() == point => {
                let mut values = [f64::NAN; 9];
                for attribute in tag.attributes().with_checks(false).flatten() {
                    match attribute.key.into_inner() {
                        "lat" => values[1] = attribute.value.parse().ok()?,
                        "lon" => values[2] = attribute.value.parse().ok()?,
                        _ => {}
                    }
                }
                row = Some(values);
            }
            Event::Text(found) => text = Some(found.into_inner()),
            Event::End(tag) => {
                let name = tag.local_name().into_inner();
                if name == point {
                    let ended = columns.iter_mut().zip(row.take()?);
                    ended.for_each(|(column, value)| column.push(value));
                } else if let (Some(row), Some(to), Some(text)) = (&mut row, slot(name), &text) {
                    row[to] = if to == 0 { unix_s(text)? } else { text.parse().ok()? };
                }
            }
            Event::Eof => return Some(columns),
            _ => {}
        }
    }
}

/// Where the content of a tag goes.
fn slot(name: &str) -> Option<usize> {
    Some(match name {
        "time" | "Time" => 0,
        "LatitudeDegrees" => 1,
        "LongitudeDegrees" => 2,
        "distance" | "DistanceMeters" => 3,
        "ele" | "AltitudeMeters" => 4,
        "speed" | "Speed" => 5,
        "hr" | "heartrate" | "Value" => 6,
        "cad" | "cadence" | "Cadence" | "RunCadence" => 7,
        "power" | "Watts" => 8,
        _ => return None,
    })
}

/// Seconds from the Unix epoch to a time in UTC.
fn unix_s(text: &str) -> Option<f64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    // Days of years that begin in March, so that the leap day is the last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719_469;
    let clock = number(11, 13)? * 3600 + number(14, 16)? * 60;
    let seconds: f64 = text.get(17..)?.trim_end_matches('Z').parse().ok()?;
    Some((days * 86_400 + clock) as f64 + seconds)
}
