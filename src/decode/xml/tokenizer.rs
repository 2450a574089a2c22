//! Cuts letters into tags and what stands between them.
//!
//! Tags and plain text, of which activity files consist, are cut here without a second look at their letters. Everything
//! else (comments, declarations, CDATA, references) is left to quick-xml, one piece at a time. Pieces are the same as
//! quick-xml's, in sound files and in damaged ones: the tests hold one against the other.

use std::borrow::Cow;

use memchr::{memchr, memchr2};
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// One piece of a file.
#[derive(Debug)]
pub(super) enum Piece<'t> {
    /// A tag opens; an empty one closes at once.
    Open {
        /// Its name without prefix.
        name: &'t str,
        /// All of it.
        tag: BytesStart<'t>,
        /// True for `<name/>`.
        is_empty: bool,
    },
    /// The tag of this name closes. The name has no prefix.
    Close(&'t str),
    /// Letters between tags.
    Text(Cow<'t, str>),
    /// A comment or its like, which says nothing.
    Other,
    /// No more.
    End,
}

/// Where in the letters we are.
pub(super) struct Markup<'t> {
    letters: &'t str,
    at: usize,
}

impl<'t> Markup<'t> {
    /// Begins at a byte of `letters` at which a letter begins.
    pub(super) fn new(letters: &'t str, at: usize) -> Markup<'t> {
        Markup { letters, at }
    }

    /// The next piece. `Err` is the place of one that never ends.
    #[inline]
    pub(super) fn next_piece(&mut self) -> Result<Piece<'t>, usize> {
        match self.letters.as_bytes()[self.at..] {
            [] => Ok(Piece::End),
            [b'<', b'!' | b'?', ..] | [b'&', ..] => self.unusual(),
            [b'<', b'/', ..] => self.close(),
            [b'<', ..] => self.open(),
            _ => Ok(self.text()),
        }
    }

    /// Letters up to the next tag or reference.
    fn text(&mut self) -> Piece<'t> {
        let rest = &self.letters[self.at..];
        let length = memchr2(b'<', b'&', rest.as_bytes()).unwrap_or(rest.len());
        self.at += length;
        Piece::Text(Cow::Borrowed(&rest[..length]))
    }

    fn open(&mut self) -> Result<Piece<'t>, usize> {
        let tag = self.tag(1)?;
        let (tag, is_empty) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\r' | b'\n' | b'\t');
        let name_len = tag.as_bytes().iter().position(is_space);
        let name_len = name_len.unwrap_or(tag.len());
        Ok(Piece::Open { name: local(&tag[..name_len]), tag: BytesStart::from_content(tag, name_len), is_empty })
    }

    fn close(&mut self) -> Result<Piece<'t>, usize> {
        let tag = self.tag(2)?;
        let name = tag.trim_end_matches([' ', '\r', '\n', '\t']);
        // Of nothing but spaces none are taken.
        Ok(Piece::Close(local(if name.is_empty() { tag } else { name })))
    }

    /// What stands between the first `begin` letters of a tag and its end.
    fn tag(&mut self, begin: usize) -> Result<&'t str, usize> {
        let begin = self.at + begin;
        let end = tag_end(self.letters.as_bytes(), begin).ok_or(self.at)?;
        self.at = end + 1;
        Ok(&self.letters[begin..end])
    }

    /// A piece as quick-xml reads it.
    #[cold]
    fn unusual(&mut self) -> Result<Piece<'t>, usize> {
        let mut reader = lenient_reader(&self.letters[self.at..]);
        let piece = match reader.read_event() {
            Ok(Event::Text(part)) => Piece::Text(part.into_inner()),
            Ok(Event::CData(part)) => Piece::Text(part.into_inner()),
            Ok(Event::GeneralRef(name)) => Piece::Text(resolved(&name)),
            // Comments and their like; and what is ill-formed, but already stepped over by the reader.
            Ok(_) | Err(Error::IllFormed(_)) => Piece::Other,
            Err(_) => return Err(self.at + offset(reader.error_position())),
        };
        self.at += offset(reader.buffer_position());
        Ok(piece)
    }
}

/// The `>` that ends a tag: one within quotes does not.
fn tag_end(bytes: &[u8], begin: usize) -> Option<usize> {
    let mut at = begin;
    loop {
        match *bytes.get(at)? {
            b'>' => return Some(at),
            quote @ (b'"' | b'\'') => at += 2 + memchr(quote, &bytes[at + 1..])?,
            _ => at += 1,
        }
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    match name.bytes().position(|byte| byte == b':') {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

fn lenient_reader(letters: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(letters);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    reader
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// The letter that `&name;` stands for; a name that only the file defines is left as it is written.
fn resolved(name: &BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return Cow::Owned(letter.to_string());
    }
    match resolve_predefined_entity(name) {
        Some(letter) => Cow::Borrowed(letter),
        None => Cow::Owned(format!("&{};", &**name)),
    }
}

#[cfg(test)]
mod tests {
    //! Against quick-xml's own walk.

    use proptest::prelude::*;

    use super::*;

    /// The pieces as one line each, to the end or the first that never ends.
    fn ours(letters: &str) -> Vec<String> {
        let mut markup = Markup::new(letters, 0);
        let mut told = Vec::new();
        loop {
            told.push(match markup.next_piece() {
                Ok(Piece::Open { name, tag, is_empty }) => opened(name, &tag, is_empty),
                Ok(Piece::Close(name)) => format!("-{name}"),
                Ok(Piece::Text(text)) => format!("{text:?}"),
                Ok(Piece::Other) => continue,
                Ok(Piece::End) => return told,
                Err(at) => {
                    told.push(format!("! {at}"));
                    return told;
                }
            });
        }
    }

    fn opened(name: &str, tag: &BytesStart<'_>, is_empty: bool) -> String {
        let attributes: Vec<_> = tag.attributes().with_checks(false).collect();
        format!("+{name} {is_empty} {attributes:?}")
    }

    fn of_quick_xml(letters: &str) -> Vec<String> {
        let mut reader = lenient_reader(letters);
        let mut told = Vec::new();
        loop {
            told.push(match reader.read_event() {
                Ok(Event::Start(tag)) => opened(tag.local_name().into_inner(), &tag, false),
                Ok(Event::Empty(tag)) => opened(tag.local_name().into_inner(), &tag, true),
                Ok(Event::End(tag)) => format!("-{}", tag.local_name().into_inner()),
                Ok(Event::Text(text)) => format!("{:?}", text.into_inner()),
                Ok(Event::CData(text)) => format!("{:?}", text.into_inner()),
                Ok(Event::GeneralRef(name)) => format!("{:?}", resolved(&name)),
                Ok(Event::Eof) => return told,
                Ok(_) | Err(Error::IllFormed(_)) => continue,
                Err(_) => {
                    told.push(format!("! {}", reader.error_position()));
                    return told;
                }
            });
        }
    }

    /// What files are made of, and what damage leaves of it.
    fn crumbs() -> impl Strategy<Value = String> {
        let crumb = prop::sample::select(vec![
            "<",
            ">",
            "/",
            "</",
            "/>",
            "<a>",
            "</a>",
            "<x:b ",
            "</x:b >",
            "c='1'",
            " d=\"2>\"",
            "'",
            "\"",
            "=",
            " ",
            "\n\t",
            "é",
            "7.5",
            ":",
            "&amp;",
            "&",
            ";",
            "&#50;",
            "&x;",
            "<!--",
            "-->",
            "--",
            "<![CDATA[",
            "]]>",
            "]",
            "<!",
            "<!DOCTYPE ",
            "<!DOCTYPE>",
            "[",
            "<?xml ",
            "<?",
            "?>",
            "?",
            "\u{FEFF}",
            "!",
        ]);
        prop::collection::vec(crumb, 0..24).prop_map(|crumbs| crumbs.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn pieces_are_those_of_quick_xml(letters in crumbs()) {
            let letters = letters.trim_start_matches('\u{FEFF}');
            prop_assert_eq!(ours(letters), of_quick_xml(letters));
        }
    }
}
