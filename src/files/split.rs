//! Archives that were cut into several files, of which each alone is of no use.

use std::io::{Read, Seek, SeekFrom};

/// The record at the end of a zip archive, without the comment after it, bytes.
const END_RECORD_BYTES: usize = 22;
/// The longest comment after it, bytes.
const LONGEST_COMMENT_BYTES: u64 = u16::MAX as u64;

/// True for the first part of a zip archive by its number, and for the last by its end record. The parts between show by
/// nothing but their names what they are, and are told by those.
pub(super) fn is_part(path: &str, is_zip: bool, file: &mut (impl Read + Seek)) -> bool {
    let name = path.to_ascii_lowercase();
    if is_zip && is_numbered(&name) {
        return true;
    }
    (is_zip || name.ends_with(".zip")) && is_last_of_several(file).unwrap_or(false)
}

/// `export.zip.001` and the like.
fn is_numbered(name: &str) -> bool {
    let Some((stem, number)) = name.rsplit_once('.') else {
        return false;
    };
    stem.ends_with(".zip") && number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// True where the end record gives the archive a number other than that of the first part. The place in the file is moved.
fn is_last_of_several(file: &mut (impl Read + Seek)) -> Option<bool> {
    let len = file.seek(SeekFrom::End(0)).ok()?;
    let tail = len.min(END_RECORD_BYTES as u64 + LONGEST_COMMENT_BYTES);
    file.seek(SeekFrom::Start(len - tail)).ok()?;
    let mut bytes = Vec::new();
    file.take(tail).read_to_end(&mut bytes).ok()?;
    let at = bytes.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let record = bytes.get(at..at + END_RECORD_BYTES)?;
    let number = u16::from_le_bytes([record[4], record[5]]);
    // All ones stand for a number in another record, as archives of many files have it.
    Some(number != 0 && number != u16::MAX)
}
