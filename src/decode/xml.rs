//! Lenient XML: damaged or cut off, in any encoding, and with undeclared prefixes. What GPX and TCX share is here.
//!
//! [`read_tags()`] reads a file once and calls a [`TagHandler`] for every tag; [`Track`] turns points into samples.

use std::borrow::Cow;

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use crate::encoding::visible;

mod events;
mod time;
mod tokenizer;
mod track;

pub use events::{DocumentState, TagHandler, read_tags};
pub use time::ParsedTime;
pub use track::{Track, TrackPoint};

/// The number in `text`, `NaN` where it is none. A decimal comma is accepted.
pub fn number(text: &str) -> f64 {
    let text = text.trim_ascii();
    let parsed: Option<f64> = text.parse().ok().or_else(|| with_decimal_comma(text));
    parsed.filter(|number| number.is_finite()).unwrap_or(f64::NAN)
}

/// The value of the attribute `name` of `tag`, whatever its prefix; `None` where it is missing.
pub fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    match found.value {
        Cow::Borrowed(raw) => Some(unescape(raw).unwrap_or(Cow::Borrowed(raw))),
        Cow::Owned(raw) => Some(Cow::Owned(raw)),
    }
}

/// Text to be shown, such as the name of a device: one line of at most 80 characters; `None` where nothing is left.
pub fn short_text(text: &str) -> Option<String> {
    const MOST_CHARACTERS: usize = 80;
    let text = visible(text);
    let line: String = text
        .split(|character: char| character.is_whitespace() || character.is_control())
        .filter(|word| !word.is_empty())
        .flat_map(|word| [" ", word])
        .flat_map(str::chars)
        .skip(1)
        .take(MOST_CHARACTERS)
        .collect();
    (!line.is_empty()).then_some(line)
}

/// The name of a device or a program; `None` where nothing is left, and where it identifies a person: an address, a
/// position, or the owner of the device.
pub fn device_name(text: &str) -> Option<String> {
    short_text(text).filter(|name| !is_personal(name))
}

fn is_personal(name: &str) -> bool {
    let is_coordinate = |word: &str| {
        let number = word.trim_matches([',', ';', '(', ')', '-', '+']);
        let parts = number.split_once('.');
        parts.is_some_and(|(whole, fraction)| {
            fraction.len() >= 3 && [whole, fraction].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    let possessives = ["'s ", "’s ", "s' ", "s’ "];
    name.contains('@') || possessives.iter().any(|mark| name.contains(mark)) || name.split(' ').any(is_coordinate)
}

/// A number with one comma and no point: with both, the comma may separate thousands.
fn with_decimal_comma(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once(',')?;
    if text.contains('.') || fraction.contains(',') {
        return None;
    }
    format!("{whole}.{fraction}").parse().ok()
}

#[cfg(test)]
mod tests {
    //! Numbers and names as real files have them.

    use super::*;

    #[test]
    fn numbers_are_read_leniently_and_never_invented() {
        for (text, value) in
            [("1614.678", 1614.678), (" -3 ", -3.0), ("1614,678", 1614.678), ("1.2e3", 1200.0), ("0", 0.0)]
        {
            assert_eq!(number(text), value, "{text}");
        }
        for text in ["", "NaN", "inf", "1e999", "--", "1,614.5", "1.614,5", "1,2,3", "12 m"] {
            assert!(number(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn names_are_one_short_line() {
        assert_eq!(short_text(" Forerunner\n\t 410\u{7} ").as_deref(), Some("Forerunner 410"));
        assert_eq!(short_text("\n "), None);
        for personal in ["App (ann@example.org)", "Ann's iPhone", "Ann’s Watch 9", "App 48.1234, 11.5678"] {
            assert_eq!(device_name(personal), None, "{personal}");
        }
        for device in ["Forerunner 410", "Garmin Connect", "StravaGPX 3.2.1", "OsmAnd 4.5.10", "Edge 530 7.10"] {
            assert_eq!(device_name(device).as_deref(), Some(device));
        }
        assert_eq!(short_text(&"é".repeat(500)).map(|line| line.len()), Some(160));
    }
}
