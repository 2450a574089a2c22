//! The first bytes of a file, by which its type is known.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::GzDecoder;

use super::{HEAD_BYTES, sniff};

/// The first [`HEAD_BYTES`] bytes of a file; those of its content where it is packed with gzip.
///
/// # Errors
///
/// Where it cannot be opened.
pub fn head_of(path: &Path) -> io::Result<Vec<u8>> {
    File::open(path).map(|file| unpacked(first_bytes(file)))
}

/// A head that is packed with gzip becomes that of the content.
pub fn unpacked(head: Vec<u8>) -> Vec<u8> {
    match sniff::is_gzip(&head) {
        true => first_bytes(GzDecoder::new(head.as_slice())),
        false => head,
    }
}

/// The first [`HEAD_BYTES`] bytes, or those before an error.
pub(super) fn first_bytes(reader: impl Read) -> Vec<u8> {
    let mut head = Vec::with_capacity(HEAD_BYTES);
    // What was read before an error is in the vector.
    let _ = reader.take(HEAD_BYTES as u64).read_to_end(&mut head);
    head
}
