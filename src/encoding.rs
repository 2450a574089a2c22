//! From the bytes of a text file to text, whatever program wrote it; and characters that hide others, made visible.
//!
//! Watch portals and spreadsheets write UTF-8 with or without a byte order mark, and some write UTF-16. Everything else is
//! read as UTF-8 with the invalid bytes replaced, and [`DecodedText::is_damaged`] reports it.

use std::borrow::Cow;

/// The text of a file, and how its positions map to the bytes.
#[derive(Debug, Clone)]
pub struct DecodedText<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The bytes after the mark.
    body: &'a [u8],
    mark_bytes: usize,
    encoding: Encoding,
    is_damaged: bool,
}

#[derive(Debug, Clone, Copy)]
enum Encoding {
    Utf8,
    Utf16(ByteOrder),
    Latin1,
    Windows1252,
}

/// Which of the two bytes of a UTF-16 unit comes first.
#[derive(Debug, Clone, Copy)]
enum ByteOrder {
    Little,
    Big,
}

impl<'a> DecodedText<'a> {
    /// Reads `bytes` as UTF-16 where a byte order mark or zeros next to the first characters show it, else as UTF-8.
    pub fn read(bytes: &'a [u8]) -> DecodedText<'a> {
        match bytes {
            [0xFF, 0xFE, body @ ..] => read_utf16(body, 2, ByteOrder::Little),
            [0xFE, 0xFF, body @ ..] => read_utf16(body, 2, ByteOrder::Big),
            // Zeros next to the first two characters: no other text has them.
            [1..=255, 0, 1..=255, 0, ..] => read_utf16(bytes, 0, ByteOrder::Little),
            [0, 1..=255, 0, 1..=255, ..] => read_utf16(bytes, 0, ByteOrder::Big),
            [0xEF, 0xBB, 0xBF, body @ ..] => read_utf8(body, 3),
            _ => read_utf8(bytes, 0),
        }
    }

    /// Reads `bytes` as ISO 8859-1, where every byte is a character; for files that declare it.
    pub fn read_latin1(bytes: &'a [u8]) -> DecodedText<'a> {
        DecodedText {
            text: bytes.iter().map(|&byte| char::from(byte)).collect(),
            body: bytes,
            mark_bytes: 0,
            encoding: Encoding::Latin1,
            is_damaged: false,
        }
    }

    /// Reads `bytes` as [`DecodedText::read`] does, and where they are no UTF-8 as Windows-1252, the encoding of office programs
    /// in western Europe and America. A text with valid characters of UTF-8 beyond ASCII stays UTF-8, with a damage.
    pub fn read_office(bytes: &'a [u8]) -> DecodedText<'a> {
        let read = DecodedText::read(bytes);
        let has_characters = || bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
        match read.encoding {
            Encoding::Utf8 if read.is_damaged && !has_characters() => DecodedText {
                text: bytes.iter().map(|&byte| windows_1252(byte)).collect(),
                body: bytes,
                mark_bytes: 0,
                encoding: Encoding::Windows1252,
                is_damaged: false,
            },
            _ => read,
        }
    }

    /// True where invalid bytes were replaced by U+FFFD.
    pub fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    /// `text` in the encoding of this file, to be appended to it. Characters missing from an encoding of one byte become
    /// question marks.
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let units = || text.encode_utf16();
        match self.encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Utf16(ByteOrder::Little) => units().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16(ByteOrder::Big) => units().flat_map(u16::to_be_bytes).collect(),
            Encoding::Latin1 => text.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect(),
            Encoding::Windows1252 => text.chars().map(windows_1252_byte).collect(),
        }
    }

    /// The byte of the file at which the character at `position` in [`DecodedText::text`] begins.
    ///
    /// Scans the text before it unless the file is valid UTF-8, so it is for messages, not for loops.
    pub fn byte_at(&self, position: usize) -> usize {
        let before = self.text.get(..position).unwrap_or(&self.text);
        let in_body = match self.encoding {
            Encoding::Utf8 if self.is_damaged => damaged_utf8_bytes(self.body, position),
            Encoding::Utf8 => position,
            Encoding::Utf16(_) => 2 * before.encode_utf16().count(),
            Encoding::Latin1 | Encoding::Windows1252 => before.chars().count(),
        };
        self.mark_bytes + in_body
    }
}

/// The characters of Windows-1252 from 0x80 to 0x9F; five bytes stand for none.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}', '\u{FFFD}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

fn windows_1252_byte(character: char) -> u8 {
    let special = (0x80..=0x9F).find(|&byte| windows_1252(byte) == character && character != '\u{FFFD}');
    let plain = u8::try_from(character).ok().filter(|byte| !(0x80..=0x9F).contains(byte));
    special.or(plain).unwrap_or(b'?')
}

fn read_utf8(body: &[u8], mark_bytes: usize) -> DecodedText<'_> {
    // Checked for validity first: that is several times faster than searching for what to replace.
    let (text, is_damaged) = match str::from_utf8(body) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (String::from_utf8_lossy(body), true),
    };
    DecodedText { text, body, mark_bytes, encoding: Encoding::Utf8, is_damaged }
}

fn read_utf16(body: &[u8], mark_bytes: usize, order: ByteOrder) -> DecodedText<'_> {
    let (pairs, odd_byte) = body.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| match order {
        ByteOrder::Little => u16::from_le_bytes(pair),
        ByteOrder::Big => u16::from_be_bytes(pair),
    });
    let mut is_damaged = !odd_byte.is_empty();
    let text = char::decode_utf16(units)
        .map(|character| {
            character.unwrap_or_else(|_| {
                is_damaged = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    DecodedText { text, body, mark_bytes, encoding: Encoding::Utf16(order), is_damaged }
}

/// Bytes of damaged UTF-8 that became the first `position` bytes of its text.
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

/// True for controls of the writing direction and for separators of lines and paragraphs (U+061C, U+200E-F, U+2028-9,
/// U+202A-E, U+2066-9).
///
/// The former let a text show other words than it holds, the latter end a line where no line should end. Neither belongs in
/// a note, a name or a path of a report.
pub fn is_invisible_control(character: char) -> bool {
    matches!(
        character,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// The text with each invisible control replaced by `�`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible_control) {
        Cow::Owned(text.replace(is_invisible_control, "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without marks that show nothing and change nothing: of the writing direction, blanks of no width, hyphens of
/// possible line breaks, byte order marks. Phones and web pages put them around dates and numbers. Where a text also has
/// controls that reorder what it shows, nothing is removed, so that [`visible`] shows that it hides something.
pub fn without_marks(text: &str) -> Cow<'_, str> {
    let is_mark = |character: char| {
        matches!(
            character,
            '\u{00AD}'
                | '\u{061C}'
                | '\u{200B}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{202A}'
                | '\u{202C}'
                | '\u{2060}'
                | '\u{2066}'
                | '\u{2068}'
                | '\u{2069}'
                | '\u{FEFF}'
        )
    };
    let reorders = |character: char| matches!(character, '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2067}');
    match text.contains(is_mark) && !text.contains(reorders) {
        true => Cow::Owned(text.replace(is_mark, "")),
        false => Cow::Borrowed(text),
    }
}
