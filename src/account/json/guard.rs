//! A stream of JSON that cannot fill the memory of who reads it.
//!
//! A list made to do harm could hold a word of a gigabyte or brackets a million deep, which the parser would have to
//! remember. The stream ends there.

use std::io::{self, Read};

/// Longer words than this are in no list of a watch maker, bytes.
const LONGEST_WORD_BYTES: usize = 1 << 20;
/// Brackets deeper than this are in no list either; the parser itself gives up at 128 where it reads what is inside.
const DEEPEST: usize = 200;

/// A stream of JSON that ends with an error where it would fill the memory. A byte order mark is left out.
pub(in crate::account) struct Guarded<R> {
    inner: R,
    is_begun: bool,
    /// Bytes of the word that is open, `None` outside of words.
    word_bytes: Option<usize>,
    is_escaped: bool,
    depth: usize,
    /// What ended the stream.
    failure: Option<String>,
}

impl<R: Read> Guarded<R> {
    /// Guards a stream.
    pub(in crate::account) fn new(inner: R) -> Self {
        Guarded { inner, is_begun: false, word_bytes: None, is_escaped: false, depth: 0, failure: None }
    }

    /// Why reading failed, where it did.
    pub(in crate::account) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// Reads the first three bytes, which may be a byte order mark.
    fn begin(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut got = 0;
        while got < 3 {
            match self.inner.read(&mut buffer[got..])? {
                0 => break,
                more => got += more,
            }
        }
        self.is_begun = true;
        if buffer[..got].starts_with(b"\xEF\xBB\xBF") {
            buffer.copy_within(3..got, 0);
            got -= 3;
            if got == 0 {
                return self.inner.read(buffer);
            }
        }
        Ok(got)
    }

    /// False where the bytes would fill the memory.
    fn is_harmless(&mut self, bytes: &[u8]) -> bool {
        for &byte in bytes {
            match (&mut self.word_bytes, byte) {
                (Some(_), _) if self.is_escaped => self.is_escaped = false,
                (Some(_), b'\\') => self.is_escaped = true,
                (Some(_), b'"') => self.word_bytes = None,
                (Some(count), _) => {
                    *count += 1;
                    if *count > LONGEST_WORD_BYTES {
                        return false;
                    }
                }
                (None, b'"') => self.word_bytes = Some(0),
                (None, b'[' | b'{') => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return false;
                    }
                }
                (None, b']' | b'}') => self.depth = self.depth.saturating_sub(1),
                (None, _) => {}
            }
        }
        true
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = if self.is_begun || buffer.len() < 4 { self.inner.read(buffer) } else { self.begin(buffer) };
        let got = match read {
            Ok(got) => got,
            Err(error) => {
                self.failure = Some(error.to_string());
                return Err(error);
            }
        };
        if self.is_harmless(&buffer[..got]) {
            return Ok(got);
        }
        let what = "it holds a word or a nesting that no such list has";
        self.failure = Some(what.to_owned());
        Err(io::Error::other(what))
    }
}
