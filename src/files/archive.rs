//! Zip archives, entry by entry.
//!
//! An archive of ten equal archives of ten equal archives holds a thousand times the work of its smallest member. So members
//! whose checksum and sizes agree are compared in packed form, which is cheap, and those that are equal are read once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use zip::read::ZipFileEntry;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::partial_zip::ZipRecovery;
use super::schedule::{Pass, ReadContext, UnpackVolume, VisitResult, in_parallel};
use super::stream::{Stream, read_up_to};
use super::{FoundFile, MEMBER, Opener, ReadError, Visitor, walk};

/// Entries visited between two checks of how much was unpacked ...
const BATCH_ENTRIES: usize = 64;
/// ... or fewer, with this many declared bytes.
const BATCH_BYTES: u64 = 256 << 20;

/// Members with one checksum and size that each further one is compared with.
const MOST_COMPARED: usize = 3;

/// Bytes of an archive, read by several threads at once.
pub(super) trait ArchiveReader: Read + Seek + Clone + Send + Sync {}

impl<R: Read + Seek + Clone + Send + Sync> ArchiveReader for R {}

impl<V: Visitor> Opener<'_, V> {
    /// Visits the entries of a zip archive. `context` is that of the entries.
    pub(super) fn zip<R: ArchiveReader>(
        &self,
        file: &FoundFile,
        reader: R,
        context: ReadContext,
    ) -> VisitResult<V::Row> {
        if context.depth > self.limits.depth {
            return self.too_deep(file);
        }
        let mut damage = None;
        let mut visited = match ZipArchive::new(reader.clone()) {
            // Of entries with one name, the directory's reader returns only the last; from the front all are found.
            Ok(archive) if archive.has_duplicate_names() => self.without_directory(file, reader, context),
            // Read from the front, each byte is unpacked once.
            Ok(archive) if entries_overlap(&archive, reader.clone()) => {
                damage = Some(ZipError::InvalidArchive(Cow::Borrowed("files overlap each other")));
                self.without_directory(file, reader, context)
            }
            Ok(archive) => self.with_directory(file, &archive, context),
            Err(error) => {
                damage = Some(error);
                self.without_directory(file, reader, context)
            }
        };
        if let Some(source) = damage {
            let problem = ReadError::DamagedArchive { found: visited.rows.len(), source };
            visited.rows.insert(0, self.visitor.problem(file, &problem));
        }
        if visited.rows.is_empty() {
            return self.problem(file, &ReadError::EmptyArchive);
        }
        visited
    }

    fn with_directory<R: ArchiveReader>(
        &self,
        file: &FoundFile,
        archive: &ZipArchive<R>,
        context: ReadContext,
    ) -> VisitResult<V::Row> {
        if archive.len() > context.remaining.entries {
            return self.too_many_files(file);
        }
        let mut visited = VisitResult::empty();
        visited.unpacked.entries = archive.len();
        let copies = copies(archive);
        let mut from = 0;
        while from < archive.len() {
            let to = from + batch_len(archive, from);
            let indices: Vec<usize> = (from..to).collect();
            let remaining = context.remaining.minus(visited.unpacked);
            let entries = Entries { archive_path: &file.path, archive, copies: &copies };
            visited.extend(self.zip_entries(&entries, &indices, ReadContext { remaining, ..context }));
            from = to;
        }
        visited
    }

    fn zip_entries<R: ArchiveReader>(
        &self,
        entries: &Entries<'_, R>,
        indices: &[usize],
        context: ReadContext,
    ) -> VisitResult<V::Row> {
        let visit = |index: &usize, pass: Pass, remaining: UnpackVolume| {
            if let Some(&first) = entries.copies.get(index) {
                return self.copy(entries, *index, first);
            }
            self.zip_entry(entries, *index, ReadContext { pass, remaining, ..context })
        };
        let in_parallel = if context.pass == Pass::Exclusive {
            // An archive that exceeds its share is deferred until the remaining volume is known.
            let share = context.remaining.share(indices.len());
            in_parallel(indices, |index| visit(index, Pass::Parallel, share))
        } else {
            indices.iter().map(|_| None).collect()
        };
        let mut visited = VisitResult::empty();
        for (index, in_parallel) in indices.iter().zip(in_parallel) {
            let remaining = context.remaining.minus(visited.unpacked);
            if let Some(next) = in_parallel.or_else(|| visit(index, context.pass, remaining)) {
                visited.extend(next);
            }
        }
        visited
    }

    /// The row of a member that is equal to an earlier one.
    fn copy<R: ArchiveReader>(
        &self,
        entries: &Entries<'_, R>,
        index: usize,
        first: usize,
    ) -> Option<VisitResult<V::Row>> {
        let [copy, first] = [index, first].map(|index| {
            let entry = entries.archive.by_index_data(index).ok()?;
            Some(member(entries.archive_path, &entry_name(&entry), entry.size()))
        });
        let row = self.visitor.copy(&copy?, &first?.path);
        Some(VisitResult::one(row, 0))
    }

    fn zip_entry<R: ArchiveReader>(
        &self,
        entries: &Entries<'_, R>,
        index: usize,
        context: ReadContext,
    ) -> Option<VisitResult<V::Row>> {
        let entry = entries.archive.by_index_data(index).ok()?;
        if entry.is_dir() {
            return Some(VisitResult::empty());
        }
        let limit = self.limit_by_ratio(entry.compressed_size());
        let file = member(entries.archive_path, &entry_name(&entry), entry.size());
        if context.remaining.bytes == 0 {
            return Some(self.too_much(&file));
        }
        let refused = if entry.encrypted() {
            Some(ReadError::Encrypted)
        } else if entry.size() > limit {
            Some(ReadError::Bomb(self.limits.ratio))
        } else {
            unsupported_packing(entry.compression())
        };
        let problem = match refused {
            Some(problem) => problem,
            None => match entries.archive.clone().by_index(index) {
                Ok(mut reader) => {
                    return self.stream(Stream { file, reader: &mut reader, is_over: false, limit, context });
                }
                Err(error) => entry_problem(error),
            },
        };
        Some(self.problem(&file, &problem))
    }

    /// Reads the entries from the front, without the directory.
    fn without_directory<R: Read>(&self, file: &FoundFile, reader: R, context: ReadContext) -> VisitResult<V::Row> {
        let mut visited = VisitResult::empty();
        let mut recovery = ZipRecovery::new(reader);
        while recovery.advance() {
            let remaining = context.remaining.minus(visited.unpacked);
            if remaining.entries == 0 {
                visited.extend(self.too_many_files(file));
                break;
            }
            visited.unpacked.entries += 1;
            let next = self.recovered_entry(&file.path, &mut recovery, ReadContext { remaining, ..context });
            if let Some(next) = next {
                visited.extend(next);
            }
        }
        visited
    }

    fn recovered_entry<R: Read>(
        &self,
        archive_path: &str,
        recovery: &mut ZipRecovery<R>,
        context: ReadContext,
    ) -> Option<VisitResult<V::Row>> {
        let entry = &recovery.entry;
        let name = String::from_utf8_lossy(&entry.name);
        if name.ends_with(['/', '\\']) {
            return None;
        }
        let file = member(archive_path, &name, entry.bytes.unwrap_or(0));
        if entry.is_encrypted {
            return Some(self.problem(&file, &ReadError::Encrypted));
        }
        if context.remaining.bytes == 0 {
            return Some(self.too_much(&file));
        }
        let method = entry.method;
        // Its packed size may come only after the data.
        let packed_bytes = entry.packed_bytes.unwrap_or(u64::MAX);
        let Some(mut content) = recovery.content() else {
            let packing = CompressionMethod::name_from_u16(method).to_owned();
            return Some(self.problem(&file, &ReadError::Packing(packing)));
        };
        let visited = self.stream(Stream {
            file,
            reader: &mut content,
            is_over: false,
            limit: self.limit_by_ratio(packed_bytes),
            context,
        });
        // The next entry begins where this one ends; if it does not end soon, the search begins there.
        let rest = io::copy(&mut content.take(self.limits.entry_bytes), &mut io::sink());
        drop(rest);
        visited
    }

    /// The row of an archive, or of the rest of one, with more files than the limit.
    fn too_many_files(&self, file: &FoundFile) -> VisitResult<V::Row> {
        let problem = ReadError::TooManyFiles(self.limits.entries);
        VisitResult::over_limit(self.visitor.problem(file, &problem))
    }

    /// The row of a file after others that already unpack to the limit.
    fn too_much(&self, file: &FoundFile) -> VisitResult<V::Row> {
        VisitResult::over_limit(self.visitor.problem(file, &ReadError::TooMuch))
    }
}

/// The members of an archive.
struct Entries<'a, R> {
    archive_path: &'a str,
    archive: &'a ZipArchive<R>,
    /// For each that is equal to an earlier one, the index of that one.
    copies: &'a HashMap<usize, usize>,
}

/// How many entries, from one on, are visited before the next check of how much was unpacked.
fn batch_len<R: Read + Seek>(archive: &ZipArchive<R>, from: usize) -> usize {
    let mut bytes = 0_u64;
    let most = (archive.len() - from).min(BATCH_ENTRIES);
    for count in 0..most {
        if let Ok(entry) = archive.by_index_data(from + count) {
            bytes = bytes.saturating_add(entry.size());
        }
        if bytes > BATCH_BYTES {
            return count.max(1);
        }
    }
    most
}

/// True where the entries have more bytes than the archive: some of its bytes are unpacked many times over.
fn entries_overlap<R: Read + Seek>(archive: &ZipArchive<R>, mut reader: R) -> bool {
    let sizes = (0..archive.len()).filter_map(|index| archive.by_index_data(index).ok());
    let packed_bytes = sizes.fold(0_u64, |sum, entry| sum.saturating_add(entry.compressed_size()));
    let len = reader.seek(SeekFrom::End(0));
    len.is_ok_and(|len| packed_bytes > len)
}

fn member(archive_path: &str, name: &str, bytes: u64) -> FoundFile {
    FoundFile {
        path: format!("{archive_path}{MEMBER}{}", walk::printable(&name.replace('\\', "/"))),
        on_disk: None,
        bytes,
        is_gzipped: false,
        damage: None,
    }
}

fn entry_name(entry: &ZipFileEntry<'_>) -> String {
    entry.name().map_or_else(|_| String::from_utf8_lossy(entry.name_raw()).into_owned(), |name| name.into_owned())
}

/// The problem that the unpacker would report only while reading.
fn unsupported_packing(method: CompressionMethod) -> Option<ReadError> {
    match method {
        CompressionMethod::Stored | CompressionMethod::Deflated => None,
        other => Some(ReadError::Packing(other.to_string())),
    }
}

fn entry_problem(error: ZipError) -> ReadError {
    match error {
        ZipError::Io(error) => ReadError::Io(error),
        other => ReadError::Packing(other.to_string()),
    }
}

/// For each member that is equal to an earlier one, the index of that one.
pub(super) fn copies<R: Read + Seek + Clone>(archive: &ZipArchive<R>) -> HashMap<usize, usize> {
    let mut candidates: HashMap<(u32, u64, u64), Vec<usize>> = HashMap::new();
    for index in 0..archive.len() {
        if let Ok(entry) = archive.by_index_data(index)
            && entry.size() > 0
            && !entry.encrypted()
        {
            let key = (entry.crc32(), entry.size(), entry.compressed_size());
            candidates.entry(key).or_default().push(index);
        }
    }
    let mut copies = HashMap::new();
    for indices in candidates.values().filter(|indices| indices.len() > 1) {
        let mut different: Vec<usize> = Vec::new();
        for &index in indices {
            let is_copy = |first: &&usize| are_equal(archive, **first, index).unwrap_or(false);
            // Different contents with one checksum are rare: only a few are compared.
            match different.iter().take(MOST_COMPARED).find(is_copy) {
                Some(&first) => {
                    copies.insert(index, first);
                }
                None => different.push(index),
            }
        }
    }
    copies
}

/// True where two members have the same packed bytes.
fn are_equal<R: Read + Seek + Clone>(archive: &ZipArchive<R>, first: usize, second: usize) -> io::Result<bool> {
    let (mut one, mut other) = (archive.clone(), archive.clone());
    let mut one = BufReader::new(one.by_index_raw(first).map_err(io::Error::other)?);
    let mut other = BufReader::new(other.by_index_raw(second).map_err(io::Error::other)?);
    let (mut ours, mut theirs) = ([0; 4096], [0; 4096]);
    loop {
        let got = read_up_to(&mut one, &mut ours)?;
        let got_other = read_up_to(&mut other, &mut theirs)?;
        if ours[..got] != theirs[..got_other] {
            return Ok(false);
        }
        if got == 0 {
            return Ok(true);
        }
    }
}
