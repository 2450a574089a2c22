//! What a zip holds, by its directory: the names of its files, and the first bytes of a few. Nothing else of it is read, so
//! that a zip of any size costs the same.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use flate2::read::DeflateDecoder;

use super::head::first_bytes;
use super::sniff;

/// The end of a directory and the longest comment after it.
const MOST_END_BYTES: u64 = 22 + 65_535;
/// Packed bytes that are read to unpack the first ones of a file.
const PACKED_HEAD_BYTES: u64 = 16 << 10;
/// The end of the directory of a zip with sizes of 64 bits is announced so many bytes before the usual one.
const ANNOUNCED_BYTES: u64 = 20;

/// The directory of a zip.
#[derive(Debug)]
pub struct ZipDirectory {
    file: File,
    /// The files in it, as far as the directory was read; folders are left out.
    pub members: Vec<ZipMember>,
    /// Entries of the whole directory, by its own word.
    pub entries: u64,
    /// Bytes of the directory that were read.
    pub bytes_read: u64,
}

/// A file in a zip.
#[derive(Debug)]
pub struct ZipMember {
    /// With `/` between folders.
    pub name: String,
    header_at: u64,
    packed_bytes: u64,
    packing: u16,
    is_locked: bool,
}

/// Where a directory lies.
struct Place {
    at: u64,
    bytes: u64,
    entries: u64,
}

impl ZipDirectory {
    /// Reads the directory, up to so many bytes of it; `None` for a zip that has none, since it is cut off or damaged.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn read(mut file: File, most_bytes: u64) -> io::Result<Option<ZipDirectory>> {
        let Some(place) = place(&mut file)? else {
            return Ok(None);
        };
        file.seek(SeekFrom::Start(place.at))?;
        let mut bytes = Vec::new();
        (&mut file).take(place.bytes.min(most_bytes)).read_to_end(&mut bytes)?;
        if place.entries > 0 && !bytes.starts_with(b"PK\x01\x02") {
            return Ok(None);
        }
        let mut members = Vec::new();
        let mut rest = bytes.as_slice();
        while let Some((member, len)) = member(rest) {
            rest = rest.get(len..).unwrap_or_default();
            members.extend(Some(member).filter(|member| !member.name.ends_with('/')));
        }
        Ok(Some(ZipDirectory { file, members, entries: place.entries, bytes_read: bytes.len() as u64 }))
    }

    /// The first bytes of a file in it; none where they cannot be unpacked.
    pub fn head(&mut self, index: usize) -> Vec<u8> {
        let member = self.members.get(index);
        member.and_then(|member| head(&mut self.file, member).ok()).unwrap_or_default()
    }
}

/// The name of the first file of a zip, by its first bytes; for one without a directory.
pub fn first_name(head: &[u8]) -> Option<String> {
    let len = usize::from(u16_at(head, 26)?);
    sniff::is_zip(head).then(|| head.get(30..30 + len)).flatten().map(name_of)
}

fn name_of(bytes: &[u8]) -> String {
    // Some programs on Windows write their own separator.
    String::from_utf8_lossy(bytes).replace('\\', "/")
}

/// Finds the directory from the end of the file.
fn place(file: &mut File) -> io::Result<Option<Place>> {
    let len = file.seek(SeekFrom::End(0))?;
    let from = len.saturating_sub(MOST_END_BYTES);
    let mut tail = Vec::new();
    file.seek(SeekFrom::Start(from))?;
    file.take(MOST_END_BYTES).read_to_end(&mut tail)?;
    let Some(end) = memchr::memmem::rfind(&tail, b"PK\x05\x06") else {
        return Ok(None);
    };
    let record = &tail[end..];
    let (Some(entries), Some(bytes), Some(at)) = (u16_at(record, 10), u32_at(record, 12), u32_at(record, 16)) else {
        return Ok(None);
    };
    if entries < u16::MAX && bytes < u32::MAX && at < u32::MAX {
        return Ok(Some(Place { at: at.into(), bytes: bytes.into(), entries: entries.into() }));
    }
    let end = from + end as u64;
    Ok(end.checked_sub(ANNOUNCED_BYTES).map(|announced| large_place(file, announced)).transpose()?.flatten())
}

/// The directory of a zip with sizes of 64 bits, whose end is announced at `announced`.
fn large_place(file: &mut File, announced: u64) -> io::Result<Option<Place>> {
    let at = |file: &mut File, at: u64| -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(at))?;
        file.take(56).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let locator = at(file, announced)?;
    let Some(end) = u64_at(&locator, 8).filter(|_| locator.starts_with(b"PK\x06\x07")) else {
        return Ok(None);
    };
    let record = at(file, end)?;
    let numbers = (u64_at(&record, 48), u64_at(&record, 40), u64_at(&record, 32));
    let (Some(at), Some(bytes), Some(entries)) = numbers else {
        return Ok(None);
    };
    Ok(record.starts_with(b"PK\x06\x06").then_some(Place { at, bytes, entries }))
}

/// The first entry of a directory and its length.
fn member(directory: &[u8]) -> Option<(ZipMember, usize)> {
    if !directory.starts_with(b"PK\x01\x02") {
        return None;
    }
    let [name, extra, comment] = [28, 30, 32].map(|at| u16_at(directory, at).map(usize::from));
    let name = name?;
    let member = ZipMember {
        name: name_of(directory.get(46..46 + name)?),
        header_at: u32_at(directory, 42)?.into(),
        packed_bytes: u32_at(directory, 20)?.into(),
        packing: u16_at(directory, 10)?,
        is_locked: u16_at(directory, 8)? & 1 == 1,
    };
    Some((member, 46 + name + extra? + comment?))
}

fn head(file: &mut File, member: &ZipMember) -> io::Result<Vec<u8>> {
    // Beyond 4 GB the place of a file is noted elsewhere; it then goes by its name.
    if member.is_locked || member.header_at == u64::from(u32::MAX) {
        return Ok(Vec::new());
    }
    file.seek(SeekFrom::Start(member.header_at))?;
    let mut header = [0; 30];
    file.read_exact(&mut header)?;
    let lens = [26, 28].map(|at| u16_at(&header, at).map_or(0, i64::from));
    if !sniff::is_zip(&header) {
        return Ok(Vec::new());
    }
    file.seek(SeekFrom::Current(lens[0] + lens[1]))?;
    let packed = file.take(member.packed_bytes.min(PACKED_HEAD_BYTES));
    match member.packing {
        0 => Ok(first_bytes(packed)),
        8 => Ok(first_bytes(DeflateDecoder::new(packed))),
        _ => Ok(Vec::new()),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
