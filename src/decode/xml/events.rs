//! One pass through the tags of a file, damaged or not.
//!
//! Names come without their prefix. Nothing is expanded, so a file of nested entities stays as small as it is, and no state
//! but the root tag is held, so depth costs nothing.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::tokenizer::{Token, Tokenizer};
use crate::activity::Fault;
use crate::decode::DecodeError;
use crate::encoding::DecodedText;

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
    //! The calls of a handler, as lines of `+name`, `-name text` and `! fault`.

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
}
