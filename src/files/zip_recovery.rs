//! A zip archive read from the front, without the directory at its end.
//!
//! A download that was cut off has lost its directory, which every unpacker needs; but each entry begins with a header of its
//! own, and deflated data mark their own end. That is enough, even for archives written as a stream, which have the sizes
//! after the data and not in the headers.
//!
//! Format: PKWARE's APPNOTE.TXT, sections 4.3.7 (local header) and 4.5.3 (sizes of 64 bits).

use std::io::{BufReader, Read};

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

/// Reads the entries of an archive from the front.
pub(super) struct ZipRecovery<R> {
    reader: BufReader<R>,
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
        ZipRecovery { reader: BufReader::new(reader) }
    }

    /// Goes to the next entry; `None` where there is none, or where the rest cannot be read.
    pub(super) fn next_entry(&mut self) -> Option<LocalEntry> {
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

    /// The unpacked data of the entry just found; `None` for unknown methods, and where the end is unknown.
    pub(super) fn content(&mut self, entry: &LocalEntry) -> Option<Box<dyn Read + '_>> {
        match (entry.method, entry.packed_bytes) {
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
