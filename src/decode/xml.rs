//! Reading XML as it really comes: damaged, cut off, in strange encodings and with prefixes that nobody declared.
//!
//! [`walk()`] goes through a file once and calls a [`Visitor`] for every tag; [`Track`] turns points into samples. What GPX
//! and TCX share is here; what tells them apart is in their own files.

use std::borrow::Cow;

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use crate::encoding::visible;

mod events;
mod time;
mod tokenizer;
mod track;

pub use events::{Outline, Visitor, walk};
pub use time::Stamp;
pub use track::{Point, Track};

/// The number that `text` writes, `NaN` where it writes none. A decimal comma is understood.
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

/// Words for people, such as the name of a device: one line of at most 80 letters; `None` where nothing is left.
pub fn short_words(text: &str) -> Option<String> {
    const MOST_LETTERS: usize = 80;
    let text = visible(text);
    let words: String = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .flat_map(|word| [" ", word])
        .flat_map(str::chars)
        .skip(1)
        .take(MOST_LETTERS)
        .collect();
    (!words.is_empty()).then_some(words)
}

/// The name of a device or a program; `None` where nothing is left, and where it tells of a person: an address, a place, or
/// whose device it is.
pub fn device_words(text: &str) -> Option<String> {
    short_words(text).filter(|words| !is_personal(words))
}

fn is_personal(words: &str) -> bool {
    let is_place = |word: &str| {
        let number = word.trim_matches([',', ';', '(', ')', '-', '+']);
        let parts = number.split_once('.');
        parts.is_some_and(|(whole, fraction)| {
            fraction.len() >= 3 && [whole, fraction].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    let owned = ["'s ", "’s ", "s' ", "s’ "];
    words.contains('@') || owned.iter().any(|mark| words.contains(mark)) || words.split(' ').any(is_place)
}

/// A number with one comma and no point: with both, the comma may well part thousands.
fn with_decimal_comma(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once(',')?;
    if text.contains('.') || fraction.contains(',') {
        return None;
    }
    format!("{whole}.{fraction}").parse().ok()
}

#[cfg(test)]
mod tests {
    //! Numbers and words as writers leave them.

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
    fn words_are_one_short_line() {
        assert_eq!(short_words(" Forerunner\n\t 410\u{7} ").as_deref(), Some("Forerunner 410"));
        assert_eq!(short_words("\n "), None);
        for personal in ["App (ann@example.org)", "Ann's iPhone", "Ann’s Watch 9", "App 48.1234, 11.5678"] {
            assert_eq!(device_words(personal), None, "{personal}");
        }
        for device in ["Forerunner 410", "Garmin Connect", "StravaGPX 3.2.1", "OsmAnd 4.5.10", "Edge 530 7.10"] {
            assert_eq!(device_words(device).as_deref(), Some(device));
        }
        assert_eq!(short_words(&"é".repeat(500)).map(|words| words.len()), Some(160));
    }
}
