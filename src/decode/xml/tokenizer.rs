//! Splits XML into tags and the text between them.
//!
//! Tags and plain text, of which activity files consist, are scanned here, once. Everything else (comments, declarations,
//! CDATA, references) is left to quick-xml, one token at a time. The tokens are the same as quick-xml's, in valid files and
//! in damaged ones; a test compares them.

use std::borrow::Cow;

use memchr::{memchr, memchr2};
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// One token of a file.
#[derive(Debug)]
pub(super) enum Token<'t> {
    Open {
        /// Without prefix.
        name: &'t str,
        /// The whole tag.
        tag: BytesStart<'t>,
        /// True for `<name/>`, which closes at once.
        is_empty: bool,
    },
    /// The name of the tag that closes, without prefix.
    Close(&'t str),
    /// Text between tags.
    Text(Cow<'t, str>),
    /// A comment, declaration or the like, without content.
    Other,
    End,
}

/// The text and the position in it.
pub(super) struct Tokenizer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokenizer<'t> {
    /// Begins at byte `at` of `text`, at which a character begins.
    pub(super) fn new(text: &'t str, at: usize) -> Tokenizer<'t> {
        Tokenizer { text, at }
    }

    /// The next token. `Err` is the position of one that never ends.
    #[inline]
    pub(super) fn next_token(&mut self) -> Result<Token<'t>, usize> {
        match self.text.as_bytes()[self.at..] {
            [] => Ok(Token::End),
            [b'<', b'!' | b'?', ..] | [b'&', ..] => self.unusual(),
            [b'<', b'/', ..] => self.close(),
            [b'<', ..] => self.open(),
            _ => Ok(self.text()),
        }
    }

    /// Text up to the next tag or reference.
    fn text(&mut self) -> Token<'t> {
        let rest = &self.text[self.at..];
        let length = memchr2(b'<', b'&', rest.as_bytes()).unwrap_or(rest.len());
        self.at += length;
        Token::Text(Cow::Borrowed(&rest[..length]))
    }

    fn open(&mut self) -> Result<Token<'t>, usize> {
        let tag = self.tag(1)?;
        let (tag, is_empty) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\r' | b'\n' | b'\t');
        let name_len = tag.as_bytes().iter().position(is_space);
        let name_len = name_len.unwrap_or(tag.len());
        Ok(Token::Open { name: local(&tag[..name_len]), tag: BytesStart::from_content(tag, name_len), is_empty })
    }

    fn close(&mut self) -> Result<Token<'t>, usize> {
        let tag = self.tag(2)?;
        let name = tag.trim_end_matches([' ', '\r', '\n', '\t']);
        // A name of nothing but spaces is left as it is.
        Ok(Token::Close(local(if name.is_empty() { tag } else { name })))
    }

    /// The content of a tag between its first `begin` bytes and its end.
    fn tag(&mut self, begin: usize) -> Result<&'t str, usize> {
        let begin = self.at + begin;
        let end = tag_end(self.text.as_bytes(), begin).ok_or(self.at)?;
        self.at = end + 1;
        Ok(&self.text[begin..end])
    }

    /// A token as quick-xml reads it.
    #[cold]
    fn unusual(&mut self) -> Result<Token<'t>, usize> {
        let mut reader = lenient_reader(&self.text[self.at..]);
        let token = match reader.read_event() {
            Ok(Event::Text(part)) => Token::Text(part.into_inner()),
            Ok(Event::CData(part)) => Token::Text(part.into_inner()),
            Ok(Event::GeneralRef(name)) => Token::Text(resolved(&name)),
            // Comments and the like; and what is ill-formed, but already skipped by the reader.
            Ok(_) | Err(Error::IllFormed(_)) => Token::Other,
            Err(_) => return Err(self.at + offset(reader.error_position())),
        };
        self.at += offset(reader.buffer_position());
        Ok(token)
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

fn lenient_reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    reader
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// The character of `&name;`; a name that only the file defines is left as it is written.
fn resolved(name: &BytesRef<'_>) -> Cow<'static, str> {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return Cow::Owned(character.to_string());
    }
    match resolve_predefined_entity(name) {
        Some(character) => Cow::Borrowed(character),
        None => Cow::Owned(format!("&{};", &**name)),
    }
}

#[cfg(test)]
mod tests {
    //! Against quick-xml's own read_tags.

    use proptest::prelude::*;

    use super::*;

    /// The tokens as one line each, up to the end or the first that never ends.
    fn ours(text: &str) -> Vec<String> {
        let mut tokenizer = Tokenizer::new(text, 0);
        let mut lines = Vec::new();
        loop {
            lines.push(match tokenizer.next_token() {
                Ok(Token::Open { name, tag, is_empty }) => opened(name, &tag, is_empty),
                Ok(Token::Close(name)) => format!("-{name}"),
                Ok(Token::Text(text)) => format!("{text:?}"),
                Ok(Token::Other) => continue,
                Ok(Token::End) => return lines,
                Err(at) => {
                    lines.push(format!("! {at}"));
                    return lines;
                }
            });
        }
    }

    fn opened(name: &str, tag: &BytesStart<'_>, is_empty: bool) -> String {
        let attributes: Vec<_> = tag.attributes().with_checks(false).collect();
        format!("+{name} {is_empty} {attributes:?}")
    }

    fn of_quick_xml(text: &str) -> Vec<String> {
        let mut reader = lenient_reader(text);
        let mut lines = Vec::new();
        loop {
            lines.push(match reader.read_event() {
                Ok(Event::Start(tag)) => opened(tag.local_name().into_inner(), &tag, false),
                Ok(Event::Empty(tag)) => opened(tag.local_name().into_inner(), &tag, true),
                Ok(Event::End(tag)) => format!("-{}", tag.local_name().into_inner()),
                Ok(Event::Text(text)) => format!("{:?}", text.into_inner()),
                Ok(Event::CData(text)) => format!("{:?}", text.into_inner()),
                Ok(Event::GeneralRef(name)) => format!("{:?}", resolved(&name)),
                Ok(Event::Eof) => return lines,
                Ok(_) | Err(Error::IllFormed(_)) => continue,
                Err(_) => {
                    lines.push(format!("! {}", reader.error_position()));
                    return lines;
                }
            });
        }
    }

    /// What files are made of, and what damage leaves of it.
    fn fragments() -> impl Strategy<Value = String> {
        let fragments = "<¦>¦/¦</¦/>¦<a>¦</a>¦<x:b ¦</x:b >¦c='1'¦ d=\"2>\"¦'¦\"¦=¦ ¦\n\t¦é¦7.5¦:¦&amp;¦&¦;¦&#50;¦&x;¦\
             <!--¦-->¦--¦<![CDATA[¦]]>¦]¦<!¦<!DOCTYPE ¦<!DOCTYPE>¦[¦<?xml ¦<?¦?>¦?¦\u{FEFF}¦!";
        let fragment = prop::sample::select(fragments.split('¦').collect::<Vec<_>>());
        prop::collection::vec(fragment, 0..24).prop_map(|fragments| fragments.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn tokens_are_those_of_quick_xml(text in fragments()) {
            let text = text.trim_start_matches('\u{FEFF}');
            prop_assert_eq!(ours(text), of_quick_xml(text));
        }
    }
}
