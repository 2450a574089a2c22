//! One pass through the tags of a file, whatever its state.
//!
//! Names come without their prefix. Nothing is expanded, so a file made of nested entities stays as small as it is, and
//! nothing is kept but the names of the open tags, so depth costs next to nothing.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::tokenizer::{Markup, Piece};
use crate::activity::Fault;
use crate::encoding::DecodedText;

/// What wants to know of the tags of a file, in file order.
pub trait Visitor {
    /// A tag opens. `name` has no prefix.
    fn open(&mut self, name: &str, tag: &BytesStart<'_>);
    /// A tag closes. `text` is what stands between it and the tag before it, with `&amp;` and its kin resolved.
    ///
    /// A tag that never closes is never reported, so that half a number is not taken for a number.
    fn close(&mut self, name: &str, text: &str);
    /// Something is wrong with the file here.
    fn fault(&mut self, fault: Fault);
}

/// What the walk says of the file as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outline {
    /// True where the root tag was met.
    pub has_root: bool,
    /// Byte at which the first damage lies, `None` for a sound file.
    pub damaged_at_byte: Option<usize>,
}

/// Damaged tags after which reading goes on. Each may cost a look at the whole rest of the file, so there is an end.
const MOST_RESTARTS: usize = 64;

/// Goes through `bytes` once, whatever they are. `root` is the name of the tag that holds all others.
pub fn walk(bytes: &[u8], root: &str, visitor: &mut impl Visitor) -> Outline {
    let text = letters(bytes);
    if text.is_damaged() {
        visitor.fault(Fault::BadEncoding);
    }
    let mut walk = Walk::new(&text.text, root);
    let mut outline = Outline::default();
    let mut restarts = 0;
    while let Err(damage) = walk.go_on(visitor) {
        let at_byte = text.byte_at(damage);
        let next_tag = walk.next_tag(damage);
        if walk.root_state == RootState::Closed {
            let count = bytes.len() - at_byte;
            visitor.fault(Fault::TrailingBytes { count });
            break;
        }
        outline.damaged_at_byte.get_or_insert(at_byte);
        let Some(next_tag) = next_tag else {
            visitor.fault(Fault::CutOff { at_byte });
            break;
        };
        visitor.fault(Fault::Garbled { at_byte, what: "a damaged tag" });
        if restarts == MOST_RESTARTS {
            break;
        }
        restarts += 1;
        walk.begin = next_tag;
    }
    outline.has_root = walk.root_state != RootState::NotMet;
    outline
}

/// The letters of a file; a declared ISO 8859-1 or its Windows cousin is taken at its word where UTF-8 fails.
fn letters(bytes: &[u8]) -> DecodedText<'_> {
    const DECLARATION_BYTES: usize = 200;
    let text = DecodedText::read(bytes);
    if !text.is_damaged() {
        return text;
    }
    let declaration = bytes[..bytes.len().min(DECLARATION_BYTES)].to_ascii_lowercase();
    let declares = |name: &[u8]| declaration.windows(name.len()).any(|part| part == name);
    if declares(b"iso-8859-1") || declares(b"latin1") || declares(b"windows-1252") {
        return DecodedText::read_latin1(bytes);
    }
    text
}

/// A walk through letters that can begin again behind damage.
struct Walk<'t> {
    letters: &'t str,
    /// Where in `letters` the next stretch begins.
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

impl<'t> Walk<'t> {
    /// A walk from the first tag; what stands before it is no XML.
    fn new(letters: &'t str, root: &'t str) -> Walk<'t> {
        Walk { letters, begin: letters.find('<').unwrap_or(letters.len()), root, root_state: RootState::NotMet }
    }

    /// Goes to the end of the file. `Err` is the place in `letters` of a tag that cannot be read, or the end where the root
    /// is still open there.
    fn go_on(&mut self, visitor: &mut impl Visitor) -> Result<(), usize> {
        let mut markup = Markup::new(self.letters, self.begin);
        let mut content = Cow::Borrowed("");
        loop {
            match markup.next_piece()? {
                Piece::Open { name, tag, is_empty } => {
                    content = Cow::Borrowed("");
                    if name == self.root {
                        self.root_state = match is_empty {
                            true => RootState::Closed,
                            false => RootState::Open,
                        };
                    }
                    visitor.open(name, &tag);
                    if is_empty {
                        visitor.close(name, "");
                    }
                }
                Piece::Close(name) => {
                    if name == self.root {
                        self.root_state = RootState::Closed;
                    }
                    visitor.close(name, &content);
                    content = Cow::Borrowed("");
                }
                Piece::Text(part) => add(&mut content, part),
                Piece::Other => {}
                Piece::End if self.root_state == RootState::Open => return Err(self.letters.len()),
                Piece::End => return Ok(()),
            }
        }
    }

    /// The place of the first tag behind `damage`.
    fn next_tag(&self, damage: usize) -> Option<usize> {
        let behind = self.letters.get(damage + 1..)?;
        Some(damage + 1 + behind.find('<')?)
    }
}

/// Nearly all content is one part, which is borrowed.
fn add<'t>(content: &mut Cow<'t, str>, part: Cow<'t, str>) {
    if content.is_empty() {
        *content = part;
    } else {
        content.to_mut().push_str(&part);
    }
}

#[cfg(test)]
mod tests {
    //! The walk, told as lines of `+name`, `-name text` and `! fault`.

    use super::*;

    #[derive(Default)]
    struct Story(Vec<String>);

    impl Visitor for Story {
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

    fn story(text: &str) -> Vec<String> {
        let mut story = Story::default();
        walk(text.as_bytes(), "r", &mut story);
        story.0
    }

    #[test]
    fn names_lose_their_prefix_and_content_is_resolved() {
        assert_eq!(
            story("  <?xml version='1.0'?><r><x:a>1 &amp; &#50;<!-- no -->3</x:a><b><![CDATA[<4>]]></b><c/></r>"),
            ["+r", "+a", "-a 1 & 23", "+b", "-b <4>", "+c", "-c", "-r"]
        );
    }

    #[test]
    fn entities_of_the_file_are_not_expanded() {
        let bomb = "<!DOCTYPE r [<!ENTITY a 'haha'><!ENTITY b '&a;&a;'>]><r>&b;</r>";
        assert_eq!(story(bomb), ["+r", "-r &b;"]);
    }

    #[test]
    fn half_a_tag_at_the_end_is_a_cut() {
        assert_eq!(story("<r><a>1</a><b"), ["+r", "+a", "-a 1", "! CutOff { at_byte: 11 }"]);
        assert_eq!(story("<r><a>1"), ["+r", "+a", "! CutOff { at_byte: 7 }"], "1 may be the beginning of 12");
    }

    #[test]
    fn reading_goes_on_behind_a_damaged_tag() {
        let told = story("<r><a x=\"1><b>2</b><c>3</c></r>");
        assert!(told[1].starts_with("! Garbled { at_byte: 3"), "{told:?}");
        assert_eq!(told[2..], ["+b", "-b 2", "+c", "-c 3", "-r"]);
    }

    #[test]
    fn bytes_behind_the_root_are_counted_not_feared() {
        assert_eq!(story("<r></r>\n<oops"), ["+r", "-r", "! TrailingBytes { count: 5 }"]);
    }

    #[test]
    fn a_file_of_damaged_tags_comes_to_an_end() {
        let text = format!("<r>{}", "<a x=\"".repeat(20_001));
        let told = story(&text);
        assert!(told.len() <= 2 * MOST_RESTARTS, "{} lines", told.len());
    }

    #[test]
    fn a_declared_latin1_is_no_damage() {
        let mut story = Story::default();
        let bytes = b"<?xml version='1.0' encoding='ISO-8859-1'?><r>L\xF6ping</r>";
        walk(bytes, "r", &mut story);
        assert_eq!(story.0, ["+r", "-r Löping"]);
        let mut story = Story::default();
        walk(b"<r>L\xF6ping</r>", "r", &mut story);
        assert_eq!(story.0, ["! BadEncoding", "+r", "-r L\u{FFFD}ping"]);
    }
}
