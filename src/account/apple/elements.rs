//! The elements of one name in an XML file of any size, as it streams past.
//!
//! What is between them is skipped without being taken apart: `<` can begin nothing but markup, so that the beginning of such
//! an element is found by its bytes. Garbage between them costs none of them.

use std::io::{self, Read};

use memchr::memmem::Finder;

/// Bytes read at a time.
const STEP_BYTES: usize = 256 << 10;
/// The longest element that is taken; a workout with a pause every second of a day has less.
const LONGEST_BYTES: usize = 16 << 20;
/// Bytes that are held until the next are read: the end of the outermost element and blanks after it.
const TAIL_BYTES: usize = 1 << 10;
/// The longest tag that is taken.
const LONGEST_TAG_BYTES: usize = 64 << 10;

/// How the file ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// With the end of its outermost element.
    Whole,
    /// Without it.
    CutOff {
        /// Length of the file, bytes.
        at_byte: u64,
    },
    /// It could not be read further.
    Failed {
        /// Bytes read before.
        at_byte: u64,
        /// What the system says.
        why: String,
    },
}

/// A file and how far it was looked through.
pub(super) struct Elements<R> {
    source: R,
    buffer: Vec<u8>,
    /// Where to look on, in the buffer.
    at: usize,
    passed_bytes: u64,
    is_over: bool,
    failure: Option<io::Error>,
    /// The name alone, and with the sign at which an element begins.
    name: Finder<'static>,
    begin: Finder<'static>,
    root_close: Vec<u8>,
}

impl<R: Read> Elements<R> {
    /// The elements called `name` within the outermost element `root`.
    pub(super) fn of(source: R, name: &str, root: &str) -> Elements<R> {
        let finder = |text: String| Finder::new(text.as_bytes()).into_owned();
        Elements {
            source,
            buffer: Vec::new(),
            at: 0,
            passed_bytes: 0,
            is_over: false,
            failure: None,
            name: finder(name.to_owned()),
            begin: finder(format!("<{name}")),
            root_close: format!("</{root}>").into_bytes(),
        }
    }

    /// The next element, from `<` on; `None` where no whole one follows. One that is not closed ends where the next begins.
    pub(super) fn next_element(&mut self) -> Option<&[u8]> {
        loop {
            let begin = self.next_begin()?;
            match self.end_of(begin)? {
                Extent::To(end) => {
                    self.at = end;
                    return Some(&self.buffer[begin..end]);
                }
                Extent::Unknown => self.at = begin + 1,
            }
        }
    }

    /// How the file ended; it is read to its end for that.
    pub(super) fn end(mut self) -> End {
        while self.read_on(self.buffer.len()) {}
        let at_byte = self.passed_bytes;
        match self.failure {
            Some(error) => End::Failed { at_byte, why: error.to_string() },
            None if self.buffer.trim_ascii_end().ends_with(&self.root_close) => End::Whole,
            None => End::CutOff { at_byte },
        }
    }

    /// Where the next element of the name begins in the buffer. Others whose names begin with it are passed over.
    fn next_begin(&mut self) -> Option<usize> {
        let len = self.begin.needle().len();
        loop {
            let Some(found) = self.begin.find(&self.buffer[self.at..]) else {
                // Its beginning may be the end of the buffer.
                let keep = self.buffer.len().saturating_sub(len).max(self.at);
                if !self.read_on(keep) {
                    return None;
                }
                continue;
            };
            let begin = self.at + found;
            match self.buffer.get(begin + len).copied() {
                None if !self.read_on(begin) => return None,
                None => {}
                Some(byte) if ends_name(byte) => return Some(begin),
                Some(_) => self.at = begin + len,
            }
        }
    }

    /// Where the element that begins at `begin` ends; `None` where the file ends before it. The buffer is not moved while it
    /// is looked for.
    fn end_of(&mut self, begin: usize) -> Option<Extent> {
        let tag_end = loop {
            match tag(&self.buffer[begin..]) {
                Tag::Ends(len) => break begin + len,
                Tag::Broken => return Some(Extent::Unknown),
                Tag::GoesOn if self.buffer.len() - begin > LONGEST_TAG_BYTES => {
                    return Some(Extent::Unknown);
                }
                Tag::GoesOn if !self.fill() => return None,
                Tag::GoesOn => {}
            }
        };
        if self.buffer[tag_end - 2] == b'/' {
            return Some(Extent::To(tag_end));
        }
        let mut looked = tag_end;
        loop {
            let Some(found) = self.begin_or_close(looked) else {
                let longest = self.name.needle().len() + 3;
                looked = self.buffer.len().saturating_sub(longest).max(tag_end);
                if self.buffer.len() - begin > LONGEST_BYTES {
                    return Some(Extent::Unknown);
                }
                if !self.fill() {
                    return None;
                }
                continue;
            };
            return Some(Extent::To(found));
        }
    }

    /// The end of the first closing tag from `from` on, or the beginning of the next element before it.
    fn begin_or_close(&self, from: usize) -> Option<usize> {
        let rest = &self.buffer[from..];
        self.name.find_iter(rest).find_map(|at| {
            let (before, after) = (&rest[..at], rest.get(at + self.name.needle().len())?);
            if before.ends_with(b"</") && *after == b'>' {
                return Some(from + at + self.name.needle().len() + 1);
            }
            (before.ends_with(b"<") && ends_name(*after)).then(|| from + at - 1)
        })
    }

    /// Reads on, and looks on from `keep`, for which what is before it is dropped; false where nothing follows.
    fn read_on(&mut self, keep: usize) -> bool {
        // The end of the outermost element is looked for in the last of them.
        let dropped = keep.min(self.buffer.len().saturating_sub(TAIL_BYTES));
        self.buffer.drain(..dropped);
        self.at = keep - dropped;
        self.fill()
    }

    /// Adds the next bytes to the buffer; false where nothing follows.
    fn fill(&mut self) -> bool {
        if self.is_over {
            return false;
        }
        let before = self.buffer.len();
        self.buffer.resize(before + STEP_BYTES, 0);
        let got = loop {
            match self.source.read(&mut self.buffer[before..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let got = got.unwrap_or_else(|error| {
            self.failure = Some(error);
            0
        });
        self.buffer.truncate(before + got);
        self.is_over = got == 0;
        self.passed_bytes += got as u64;
        got > 0
    }
}

/// How far an element goes.
enum Extent {
    /// To this place in the buffer.
    To(usize),
    /// It is not built as elements are.
    Unknown,
}

/// A tag at the beginning of some bytes.
enum Tag {
    /// Its length with `<` and `>`.
    Ends(usize),
    /// Its end is further on.
    GoesOn,
    /// Another tag begins before it ends.
    Broken,
}

/// The tag at the beginning of `markup`; `>` in quotes does not end it.
fn tag(markup: &[u8]) -> Tag {
    let mut quote = None;
    for (at, &byte) in markup.iter().enumerate().skip(1) {
        match (quote, byte) {
            (_, b'<') => return Tag::Broken,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Tag::Ends(at + 1),
            (Some(open), _) if byte == open => quote = None,
            _ => {}
        }
    }
    Tag::GoesOn
}

/// True for what can follow the name of an element.
fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}
