//! From the bytes of a text file to letters, whatever program wrote it.
//!
//! Watch portals and spreadsheets write UTF-8 with or without a byte order mark, and some write UTF-16. What is neither is
//! read as UTF-8 with the bytes that are no letters replaced, and [`Text::is_damaged`] says so.

use std::borrow::Cow;

mod visible;

pub use visible::{is_invisible_control, visible};

/// The letters of a file, and how they lie in its bytes.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// The letters, without a byte order mark.
    pub letters: Cow<'a, str>,
    /// The bytes after the mark.
    body: &'a [u8],
    mark_bytes: usize,
    encoding: Encoding,
    is_damaged: bool,
}

#[derive(Debug, Clone, Copy)]
enum Encoding {
    Utf8,
    Utf16(Order),
    Latin1,
}

/// Which of the two bytes of a UTF-16 unit comes first.
#[derive(Debug, Clone, Copy)]
enum Order {
    Little,
    Big,
}

impl<'a> Text<'a> {
    /// Reads `bytes` as UTF-16 where a byte order mark or the zeros beside the first letters say so, else as UTF-8.
    pub fn read(bytes: &'a [u8]) -> Text<'a> {
        match bytes {
            [0xFF, 0xFE, body @ ..] => read_utf16(body, 2, Order::Little),
            [0xFE, 0xFF, body @ ..] => read_utf16(body, 2, Order::Big),
            // Zeros beside the first two letters: no other text has them.
            [1..=255, 0, 1..=255, 0, ..] => read_utf16(bytes, 0, Order::Little),
            [0, 1..=255, 0, 1..=255, ..] => read_utf16(bytes, 0, Order::Big),
            [0xEF, 0xBB, 0xBF, body @ ..] => read_utf8(body, 3),
            _ => read_utf8(bytes, 0),
        }
    }

    /// Reads `bytes` as ISO 8859-1, where every byte is a letter; for files that declare it.
    pub fn read_latin1(bytes: &'a [u8]) -> Text<'a> {
        Text {
            letters: bytes.iter().map(|&byte| char::from(byte)).collect(),
            body: bytes,
            mark_bytes: 0,
            encoding: Encoding::Latin1,
            is_damaged: false,
        }
    }

    /// True where bytes that are no letters were replaced by U+FFFD.
    pub fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    /// The bytes of `words` as this file would hold them, to be put behind its own. Letters that ISO 8859-1 does not have
    /// become question marks.
    pub fn encode(&self, words: &str) -> Vec<u8> {
        let units = || words.encode_utf16();
        match self.encoding {
            Encoding::Utf8 => words.as_bytes().to_vec(),
            Encoding::Utf16(Order::Little) => units().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16(Order::Big) => units().flat_map(u16::to_be_bytes).collect(),
            Encoding::Latin1 => words.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect(),
        }
    }

    /// The byte of the file at which the letter at `position` in [`Text::letters`] begins.
    ///
    /// Walks the letters before it unless the file is sound UTF-8, so it is for messages, not for loops.
    pub fn byte_at(&self, position: usize) -> usize {
        let before = self.letters.get(..position).unwrap_or(&self.letters);
        let in_body = match self.encoding {
            Encoding::Utf8 if self.is_damaged => damaged_utf8_bytes(self.body, position),
            Encoding::Utf8 => position,
            Encoding::Utf16(_) => 2 * before.encode_utf16().count(),
            Encoding::Latin1 => before.chars().count(),
        };
        self.mark_bytes + in_body
    }
}

fn read_utf8(body: &[u8], mark_bytes: usize) -> Text<'_> {
    // Asked first whether it is sound: that is several times faster than looking for what to replace.
    let (letters, is_damaged) = match str::from_utf8(body) {
        Ok(letters) => (Cow::Borrowed(letters), false),
        Err(_) => (String::from_utf8_lossy(body), true),
    };
    Text { letters, body, mark_bytes, encoding: Encoding::Utf8, is_damaged }
}

fn read_utf16(body: &[u8], mark_bytes: usize, order: Order) -> Text<'_> {
    let (pairs, odd_byte) = body.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| match order {
        Order::Little => u16::from_le_bytes(pair),
        Order::Big => u16::from_be_bytes(pair),
    });
    let mut is_damaged = !odd_byte.is_empty();
    let letters = char::decode_utf16(units)
        .map(|letter| {
            letter.unwrap_or_else(|_| {
                is_damaged = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    Text { letters, body, mark_bytes, encoding: Encoding::Utf16(order), is_damaged }
}

/// Bytes of damaged UTF-8 that became the first `position` bytes of its letters.
fn damaged_utf8_bytes(body: &[u8], position: usize) -> usize {
    let mut read = 0;
    let mut written = 0;
    for chunk in body.utf8_chunks() {
        let valid = chunk.valid().len();
        if written + valid >= position {
            return read + position - written;
        }
        read += valid + chunk.invalid().len();
        written += valid + char::REPLACEMENT_CHARACTER.len_utf8();
    }
    read
}

#[cfg(test)]
mod tests {
    //! Each encoding with a letter outside ASCII, so that a mix-up shows.

    use super::*;

    #[test]
    fn every_encoding_gives_the_same_letters() {
        let units: Vec<u16> = "knié 4".encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let variants = [
            "knié 4".as_bytes().to_vec(),
            "\u{FEFF}knié 4".as_bytes().to_vec(),
            [b"\xFF\xFE", little.as_slice()].concat(),
            [b"\xFE\xFF", big.as_slice()].concat(),
            little,
            big,
        ];
        for bytes in &variants {
            let text = Text::read(bytes);
            assert_eq!(text.letters, "knié 4", "{bytes:?}");
            assert!(!text.is_damaged(), "{bytes:?}");
            let longer = [bytes.as_slice(), &text.encode(" é")].concat();
            assert_eq!(Text::read(&longer).letters, "knié 4 é", "{bytes:?}");
        }
        assert_eq!(Text::read_latin1(b"kni\xE9 4").letters, "knié 4");
    }

    #[test]
    fn positions_lead_back_to_the_byte_in_the_file() {
        let five = "knié 5".find('5').unwrap();
        assert_eq!(Text::read("knié 5".as_bytes()).byte_at(five), 6);
        let marked = "\u{FEFF}knié 5".as_bytes();
        assert_eq!(Text::read(marked).byte_at(five), 9);
        let utf16: Vec<u8> = "\u{FEFF}knié 5".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Text::read(&utf16).byte_at(five), 12);
        assert_eq!(Text::read_latin1(b"kni\xE9 5").byte_at(five), 5);
    }

    #[test]
    fn bytes_that_are_no_letters_are_replaced_and_told() {
        let text = Text::read(b"a\xFF\xFEb5");
        assert_eq!(text.letters, "a\u{FFFD}\u{FFFD}b5");
        assert!(text.is_damaged());
        assert_eq!(text.byte_at(text.letters.find('5').unwrap()), 4);
        assert!(Text::read(b"\xFF\xFEa\0b").is_damaged(), "an odd byte");
        assert!(!Text::read(b"").is_damaged());
    }
}
