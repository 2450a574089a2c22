//! Zip archives that are not whole: one without the directory at its end is read from the front, and one part of several is
//! recognized.
//!
//! A download that was cut off has lost its directory, which every unpacker needs; but each entry begins with a header of its
//! own, and deflated data mark their own end. That is enough, even for archives written as a stream, which have the sizes
//! after the data and not in the headers.
//!
//! Format: PKWARE's APPNOTE.TXT, sections 4.3.7 (local header) and 4.5.3 (sizes of 64 bits).

use std::io::{BufReader, Read, Seek, SeekFrom};

use flate2::bufread::DeflateDecoder;

const LOCAL_HEADER: [u8; 4] = *b"PK\x03\x04";
const DIRECTORY: [u8; 4] = *b"PK\x01\x02";
/// Flag: the data are encrypted.
const ENCRYPTED: u16 = 1;
/// Flag: the sizes follow the data.
const SIZES_AFTER_DATA: u16 = 1 << 3;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// Extra field with sizes of 64 bits.
const ZIP64: u16 = 1;

/// The record at the end of a zip archive, without the comment after it, bytes.
const END_RECORD_BYTES: usize = 22;
/// The longest comment after it, bytes.
const LONGEST_COMMENT_BYTES: u64 = u16::MAX as u64;

/// Reads the entries of an archive from the front.
pub(super) struct ZipRecovery<R> {
    reader: BufReader<R>,
    /// The entry reached last.
    pub entry: LocalEntry,
}

/// The header of an entry.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LocalEntry {
    /// In an unknown encoding.
    pub name: Vec<u8>,
    pub is_encrypted: bool,
    /// Compression method, a number of the zip format.
    pub method: u16,
    /// Packed size; `None` where it follows the data.
    pub packed_bytes: Option<u64>,
    /// Unpacked size; `None` where it follows the data.
    pub bytes: Option<u64>,
}

impl<R: Read> ZipRecovery<R> {
    pub(super) fn new(reader: R) -> Self {
        ZipRecovery { reader: BufReader::new(reader), entry: LocalEntry::default() }
    }

    /// Goes to the next entry; false where there is none, or where the rest cannot be read.
    pub(super) fn advance(&mut self) -> bool {
        let next = self.next_entry();
        let is_found = next.is_some();
        self.entry = next.unwrap_or_default();
        is_found
    }

    fn next_entry(&mut self) -> Option<LocalEntry> {
        self.find_header()?;
        let fixed: [u8; 26] = self.array()?;
        let short = |at: usize| u16::from_le_bytes([fixed[at], fixed[at + 1]]);
        let long = |at: usize| u32::from_le_bytes([fixed[at], fixed[at + 1], fixed[at + 2], fixed[at + 3]]);
        let flags = short(2);
        let name = self.bytes(short(22))?;
        let extra = self.bytes(short(24))?;
        let (packed, unpacked) = sizes(long(14), long(18), &extra);
        let is_known = flags & SIZES_AFTER_DATA == 0;
        Some(LocalEntry {
            name,
            is_encrypted: flags & ENCRYPTED != 0,
            method: short(4),
            packed_bytes: is_known.then_some(packed),
            bytes: is_known.then_some(unpacked),
        })
    }

    /// The unpacked data of the entry; `None` for unknown methods, and where the end is unknown.
    pub(super) fn content(&mut self) -> Option<Box<dyn Read + '_>> {
        match (self.entry.method, self.entry.packed_bytes) {
            (STORED, Some(bytes)) => Some(Box::new((&mut self.reader).take(bytes))),
            (DEFLATED, _) => Some(Box::new(DeflateDecoder::new(&mut self.reader))),
            _ => None,
        }
    }

    /// Reads up to and with the next local header's signature; `None` at the directory or the end.
    fn find_header(&mut self) -> Option<()> {
        let mut last: [u8; 4] = self.array()?;
        while last != LOCAL_HEADER {
            if last == DIRECTORY {
                return None;
            }
            let [next] = self.array()?;
            last = [last[1], last[2], last[3], next];
        }
        Some(())
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        self.reader.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }

    fn bytes(&mut self, len: u16) -> Option<Vec<u8>> {
        let mut bytes = vec![0; usize::from(len)];
        self.reader.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// Packed and unpacked size: those of 64 bits where the 32 bits of the header do not suffice.
fn sizes(packed: u32, unpacked: u32, extra: &[u8]) -> (u64, u64) {
    let mut longs = zip64_field(extra).as_chunks::<8>().0.iter();
    // The unpacked size comes first there, and each is present only where it does not fit into the header.
    let mut size = |short: u32| match short {
        u32::MAX => longs.next().map_or(u64::MAX, |long| u64::from_le_bytes(*long)),
        _ => u64::from(short),
    };
    let unpacked = size(unpacked);
    (size(packed), unpacked)
}

/// The extra field with sizes of 64 bits, empty where there is none.
fn zip64_field(mut extra: &[u8]) -> &[u8] {
    while let [id_low, id_high, len_low, len_high, rest @ ..] = extra {
        let len = usize::from(u16::from_le_bytes([*len_low, *len_high]));
        let Some((field, after)) = rest.split_at_checked(len) else {
            break;
        };
        if u16::from_le_bytes([*id_low, *id_high]) == ZIP64 {
            return field;
        }
        extra = after;
    }
    &[]
}

/// True for one file of an archive that was split into several: the first by its number, the last by its end record. Those
/// between are recognized only by their names, elsewhere.
pub(super) fn is_split_part(path: &str, is_zip: bool, file: &mut (impl Read + Seek)) -> bool {
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

/// True where the number in the end record is not that of the first part. Moves the position in the file.
fn is_last_of_several(file: &mut (impl Read + Seek)) -> Option<bool> {
    let len = file.seek(SeekFrom::End(0)).ok()?;
    let tail = len.min(END_RECORD_BYTES as u64 + LONGEST_COMMENT_BYTES);
    file.seek(SeekFrom::Start(len - tail)).ok()?;
    let mut bytes = Vec::new();
    file.take(tail).read_to_end(&mut bytes).ok()?;
    let at = bytes.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let record = bytes.get(at..at + END_RECORD_BYTES)?;
    let number = u16::from_le_bytes([record[4], record[5]]);
    // All ones mean that the number is in another record, as in archives of many files.
    Some(number != 0 && number != u16::MAX)
}
