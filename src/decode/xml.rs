//! Lenient XML: damaged or cut off, in any encoding, and with undeclared prefixes. What GPX and TCX share is here.
//!
//! [`read_tags()`] reads a file once and calls a [`TagHandler`] for every tag; [`Track`] turns points into samples. Names come
//! without their prefix. Nothing is expanded, so a file of nested entities stays as small as it is, and no state but the root
//! tag is held, so depth costs nothing.

mod time;
mod tokenizer;
mod track;

use std::borrow::Cow;

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;
pub use time::ParsedTime;
pub use track::{Track, TrackPoint};

use self::tokenizer::{Token, Tokenizer};
use crate::activity::Fault;
use crate::decode::DecodeError;
use crate::encoding::{DecodedText, visible};

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

/// Receives the tags of a file, in file order.
pub trait TagHandler {
    /// A tag opens. `name` has no prefix.
    fn open(&mut self, name: &str, tag: &BytesStart<'_>);
    /// A tag closes. `text` is the text between it and the previous tag, with `&amp;` and the like resolved.
    ///
    /// A tag that never closes is never reported, so that half a number is not taken for a number.
    fn close(&mut self, name: &str, text: &str);
    /// Something is wrong with the file here.
    fn fault(&mut self, fault: Fault);
}

/// The state of a file as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DocumentState {
    /// True where the root tag was met.
    pub has_root: bool,
    /// Byte of the first damage, `None` for a valid file.
    pub damaged_at_byte: Option<usize>,
}

impl DocumentState {
    /// The error of a file in which nothing was found; `None` for a valid one.
    pub fn error(self, what: &'static str) -> Option<DecodeError> {
        let is_unreadable = !self.has_root || self.damaged_at_byte.is_some();
        is_unreadable.then_some(DecodeError::NothingReadable { at_byte: self.damaged_at_byte.unwrap_or(0), what })
    }
}

/// Damaged tags after which reading continues. Each may cost a scan of the whole rest of the file, so they are limited.
const MOST_RESTARTS: usize = 64;

/// Passes the tags of `bytes`, whatever they are, to `handler`. `root` is the name of the tag that holds all others.
pub fn read_tags(bytes: &[u8], root: &str, handler: &mut impl TagHandler) -> DocumentState {
    let decoded = decode_text(bytes);
    if decoded.is_damaged() {
        handler.fault(Fault::BadEncoding);
    }
    let mut reader = TagReader::new(&decoded.text, root);
    let mut state = DocumentState::default();
    let mut restarts = 0;
    while let Err(damage) = reader.read(handler) {
        let at_byte = decoded.byte_at(damage);
        let next_tag = reader.next_tag(damage);
        if reader.root_state == RootState::Closed {
            let count = bytes.len() - at_byte;
            handler.fault(Fault::TrailingBytes { count });
            break;
        }
        state.damaged_at_byte.get_or_insert(at_byte);
        let Some(next_tag) = next_tag else {
            handler.fault(Fault::CutOff { at_byte });
            break;
        };
        handler.fault(Fault::Garbled { at_byte, what: "a damaged tag" });
        if restarts == MOST_RESTARTS {
            break;
        }
        restarts += 1;
        reader.begin = next_tag;
    }
    state.has_root = reader.root_state != RootState::NotMet;
    state
}

/// The text of a file; a declared ISO 8859-1 or Windows-1252 is used where UTF-8 fails.
fn decode_text(bytes: &[u8]) -> DecodedText<'_> {
    const DECLARATION_BYTES: usize = 200;
    let decoded = DecodedText::read(bytes);
    if !decoded.is_damaged() {
        return decoded;
    }
    let declaration = bytes[..bytes.len().min(DECLARATION_BYTES)].to_ascii_lowercase();
    let declares = |name: &[u8]| declaration.windows(name.len()).any(|part| part == name);
    if declares(b"iso-8859-1") || declares(b"latin1") || declares(b"windows-1252") {
        return DecodedText::read_latin1(bytes);
    }
    decoded
}

/// Reads the tags of a text, and can restart after damage.
struct TagReader<'t> {
    text: &'t str,
    /// Position in `text` to read from.
    begin: usize,
    root: &'t str,
    root_state: RootState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RootState {
    NotMet,
    Open,
    Closed,
}

impl<'t> TagReader<'t> {
    /// Begins at the first tag; the text before it is not XML.
    fn new(text: &'t str, root: &'t str) -> TagReader<'t> {
        TagReader { text, begin: text.find('<').unwrap_or(text.len()), root, root_state: RootState::NotMet }
    }

    /// Reads to the end of the file. `Err` is the position in `text` of a tag that cannot be read, or the end where the root
    /// is still open there.
    fn read(&mut self, handler: &mut impl TagHandler) -> Result<(), usize> {
        let mut tokenizer = Tokenizer::new(self.text, self.begin);
        let mut content = Cow::Borrowed("");
        loop {
            match tokenizer.next_token()? {
                Token::Open { name, tag, is_empty } => {
                    content = Cow::Borrowed("");
                    if name == self.root {
                        self.root_state = match is_empty {
                            true => RootState::Closed,
                            false => RootState::Open,
                        };
                    }
                    handler.open(name, &tag);
                    if is_empty {
                        handler.close(name, "");
                    }
                }
                Token::Close(name) => {
                    if name == self.root {
                        self.root_state = RootState::Closed;
                    }
                    handler.close(name, &content);
                    content = Cow::Borrowed("");
                }
                Token::Text(part) => append(&mut content, part),
                Token::Other => {}
                Token::End if self.root_state == RootState::Open => return Err(self.text.len()),
                Token::End => return Ok(()),
            }
        }
    }

    /// The position of the first tag after `damage`.
    fn next_tag(&self, damage: usize) -> Option<usize> {
        let rest = self.text.get(damage + 1..)?;
        Some(damage + 1 + rest.find('<')?)
    }
}

/// Nearly all content is one part, which is borrowed.
fn append<'t>(content: &mut Cow<'t, str>, part: Cow<'t, str>) {
    if content.is_empty() {
        *content = part;
    } else {
        content.to_mut().push_str(&part);
    }
}

#[cfg(test)]
mod tests {
    //! Numbers and names as real files have them, and the calls of a handler as lines of `+name`, `-name text` and `! fault`.

    use super::*;

    #[derive(Default)]
    struct TagLog(Vec<String>);

    impl TagHandler for TagLog {
        fn open(&mut self, name: &str, _tag: &BytesStart<'_>) {
            self.0.push(format!("+{name}"));
        }
        fn close(&mut self, name: &str, text: &str) {
            self.0.push(format!("-{name} {text}").trim_end().to_string());
        }
        fn fault(&mut self, fault: Fault) {
            self.0.push(format!("! {fault:?}"));
        }
    }

    fn log_of(text: &str) -> Vec<String> {
        let mut log = TagLog::default();
        read_tags(text.as_bytes(), "r", &mut log);
        log.0
    }

    #[test]
    fn names_lose_their_prefix_and_content_is_resolved() {
        assert_eq!(
            log_of("  <?xml version='1.0'?><r><x:a>1 &amp; &#50;<!-- no -->3</x:a><b><![CDATA[<4>]]></b><c/></r>"),
            ["+r", "+a", "-a 1 & 23", "+b", "-b <4>", "+c", "-c", "-r"]
        );
    }

    #[test]
    fn entities_of_the_file_are_not_expanded() {
        let bomb = "<!DOCTYPE r [<!ENTITY a 'haha'><!ENTITY b '&a;&a;'>]><r>&b;</r>";
        assert_eq!(log_of(bomb), ["+r", "-r &b;"]);
    }

    #[test]
    fn half_a_tag_at_the_end_is_a_cut() {
        assert_eq!(log_of("<r><a>1</a><b"), ["+r", "+a", "-a 1", "! CutOff { at_byte: 11 }"]);
        assert_eq!(log_of("<r><a>1"), ["+r", "+a", "! CutOff { at_byte: 7 }"], "1 may be the beginning of 12");
    }

    #[test]
    fn reading_continues_after_a_damaged_tag() {
        let lines = log_of("<r><a x=\"1><b>2</b><c>3</c></r>");
        assert!(lines[1].starts_with("! Garbled { at_byte: 3"), "{lines:?}");
        assert_eq!(lines[2..], ["+b", "-b 2", "+c", "-c 3", "-r"]);
    }

    #[test]
    fn bytes_after_the_root_are_counted() {
        assert_eq!(log_of("<r></r>\n<oops"), ["+r", "-r", "! TrailingBytes { count: 5 }"]);
    }

    #[test]
    fn a_file_of_damaged_tags_comes_to_an_end() {
        let text = format!("<r>{}", "<a x=\"".repeat(20_001));
        let lines = log_of(&text);
        assert!(lines.len() <= 2 * MOST_RESTARTS, "{} lines", lines.len());
    }

    #[test]
    fn a_declared_latin1_is_no_damage() {
        let mut log = TagLog::default();
        let bytes = b"<?xml version='1.0' encoding='ISO-8859-1'?><r>L\xF6ping</r>";
        read_tags(bytes, "r", &mut log);
        assert_eq!(log.0, ["+r", "-r Löping"]);
        let mut log = TagLog::default();
        read_tags(b"<r>L\xF6ping</r>", "r", &mut log);
        assert_eq!(log.0, ["! BadEncoding", "+r", "-r L\u{FFFD}ping"]);
    }

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
