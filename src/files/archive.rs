//! Zip archives, entry by entry.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom};

use zip::read::ZipFileEntry;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::copies::copies;
use super::schedule::{Pass, Place, Visited, Volume, in_parallel};
use super::stream::Stream;
use super::zip_recovery::{Member, Salvage};
use super::{FoundFile, MEMBER, Opener, ReadError, Visitor, walk};

/// Entries between two looks at how much was unpacked.
const ENTRIES_AT_A_TIME: usize = 64;
/// ... or as many as say that they have so many bytes.
const BYTES_AT_A_TIME: u64 = 256 << 20;

impl<V: Visitor> Opener<'_, V> {
    /// Visits the entries of a zip archive. `place` is that of the entries.
    pub(super) fn zip<R>(&self, file: &FoundFile, reader: R, place: Place) -> Visited<V::Row>
    where
        R: Read + Seek + Clone + Send + Sync,
    {
        if place.depth > self.limits.depth {
            return self.too_deep(file);
        }
        let visited = match ZipArchive::new(reader.clone()) {
            // Of entries with one name the directory's reader keeps the last; from the front all are seen.
            Ok(archive) if archive.has_duplicate_names() => self.without_directory(file, reader, place),
            // From the front each byte is read once.
            Ok(archive) if lie_over_each_other(&archive, reader.clone()) => {
                let why = Cow::Borrowed("files lie over each other");
                self.damaged(file, reader, place, ZipError::InvalidArchive(why))
            }
            Ok(archive) => self.with_directory(file, &archive, place),
            Err(error) => self.damaged(file, reader, place, error),
        };
        if visited.rows.is_empty() {
            return self.problem(file, &ReadError::EmptyArchive);
        }
        visited
    }

    /// What is still found in an archive whose directory is of no use, and a row that says so.
    fn damaged<R: Read>(&self, file: &FoundFile, reader: R, place: Place, source: ZipError) -> Visited<V::Row> {
        let mut visited = self.without_directory(file, reader, place);
        let found = visited.rows.len();
        let problem = ReadError::DamagedArchive { found, source };
        visited.rows.insert(0, self.visitor.problem(file, &problem));
        visited
    }

    fn with_directory<R>(&self, file: &FoundFile, archive: &ZipArchive<R>, place: Place) -> Visited<V::Row>
    where
        R: Read + Seek + Clone + Send + Sync,
    {
        if archive.len() > place.left.entries {
            return self.too_many_files(file);
        }
        let mut visited = Visited::nothing();
        visited.taken.entries = archive.len();
        let copies = copies(archive);
        let mut from = 0;
        while from < archive.len() {
            let to = from + entries_at_a_time(archive, from);
            let indices: Vec<usize> = (from..to).collect();
            let left = place.left.less(visited.taken);
            let entries = Entries { archive_path: &file.path, archive, copies: &copies };
            visited.extend(self.zip_entries(&entries, &indices, Place { left, ..place }));
            from = to;
        }
        visited
    }

    fn zip_entries<R>(&self, entries: &Entries<'_, R>, indices: &[usize], place: Place) -> Visited<V::Row>
    where
        R: Read + Seek + Clone + Send + Sync,
    {
        let Entries { archive_path, archive, copies } = *entries;
        let visit = |index: &usize, pass: Pass, left: Volume| {
            if let Some(&first) = copies.get(index) {
                return self.copy(archive_path, archive, *index, first);
            }
            let mut archive = archive.clone();
            let place = Place { pass, left, ..place };
            self.zip_entry(archive_path, &mut archive, *index, place)
        };
        let in_parallel = if place.pass == Pass::Exclusive {
            // An archive that asks for more than its share is put off until it is known what is left.
            let share = place.left.share(indices.len());
            in_parallel(indices, |index| visit(index, Pass::Parallel, share))
        } else {
            indices.iter().map(|_| None).collect()
        };
        let mut visited = Visited::nothing();
        for (index, in_parallel) in indices.iter().zip(in_parallel) {
            let left = place.left.less(visited.taken);
            if let Some(next) = in_parallel.or_else(|| visit(index, place.pass, left)) {
                visited.extend(next);
            }
        }
        visited
    }

    /// The row of a member that is equal to an earlier one.
    fn copy<R: Read + Seek>(
        &self,
        archive_path: &str,
        archive: &ZipArchive<R>,
        index: usize,
        first: usize,
    ) -> Option<Visited<V::Row>> {
        let [copy, first] = [index, first].map(|index| {
            let entry = archive.by_index_data(index).ok()?;
            Some(member(archive_path, &entry_name(&entry), entry.size()))
        });
        let row = self.visitor.copy(&copy?, &first?.path);
        Some(Visited::one(row, 0))
    }

    fn zip_entry<R: Read + Seek>(
        &self,
        archive_path: &str,
        archive: &mut ZipArchive<R>,
        index: usize,
        place: Place,
    ) -> Option<Visited<V::Row>> {
        let entry = archive.by_index_data(index).ok()?;
        if entry.is_dir() {
            return Some(Visited::nothing());
        }
        let limit = self.limit_by_ratio(entry.compressed_size());
        let file = member(archive_path, &entry_name(&entry), entry.size());
        if place.left.bytes == 0 {
            return Some(self.too_much(&file));
        }
        let refused = if entry.encrypted() {
            Some(ReadError::Encrypted)
        } else if entry.size() > limit {
            Some(ReadError::Bomb(self.limits.ratio))
        } else {
            strange_packing(entry.compression())
        };
        let problem = match refused {
            Some(problem) => problem,
            None => match archive.by_index(index) {
                Ok(mut reader) => {
                    return self.stream(Stream { file, reader: &mut reader, is_over: false, limit, place });
                }
                Err(error) => entry_problem(error),
            },
        };
        Some(self.problem(&file, &problem))
    }

    /// A zip whose directory is lost still has its entries, one after the other.
    fn without_directory<R: Read>(&self, file: &FoundFile, reader: R, place: Place) -> Visited<V::Row> {
        let mut visited = Visited::nothing();
        let mut salvage = Salvage::new(reader);
        while let Some(member) = salvage.next_member() {
            let left = place.left.less(visited.taken);
            if left.entries == 0 {
                visited.extend(self.too_many_files(file));
                break;
            }
            visited.taken.entries += 1;
            if let Some(next) = self.salvaged(&file.path, &member, &mut salvage, Place { left, ..place }) {
                visited.extend(next);
            }
        }
        visited
    }

    fn salvaged<R: Read>(
        &self,
        archive_path: &str,
        entry: &Member,
        salvage: &mut Salvage<R>,
        place: Place,
    ) -> Option<Visited<V::Row>> {
        let name = String::from_utf8_lossy(&entry.name);
        if name.ends_with(['/', '\\']) {
            return None;
        }
        let file = member(archive_path, &name, entry.bytes.unwrap_or(0));
        if entry.is_encrypted {
            return Some(self.problem(&file, &ReadError::Encrypted));
        }
        if place.left.bytes == 0 {
            return Some(self.too_much(&file));
        }
        let Some(mut content) = salvage.content(entry) else {
            let packing = CompressionMethod::name_from_u16(entry.method).to_owned();
            return Some(self.problem(&file, &ReadError::Packing(packing)));
        };
        // How tightly it is packed may stand behind it only.
        let packed_bytes = entry.packed_bytes.unwrap_or(u64::MAX);
        let visited = self.stream(Stream {
            file,
            reader: &mut content,
            is_over: false,
            limit: self.limit_by_ratio(packed_bytes),
            place,
        });
        // The next entry begins where this one ends; should it not end soon, the next is looked for from there.
        let rest = io::copy(&mut content.take(self.limits.entry_bytes), &mut io::sink());
        drop(rest);
        visited
    }

    /// The row of an archive, or of the rest of one, that holds more files than may be read.
    fn too_many_files(&self, file: &FoundFile) -> Visited<V::Row> {
        let problem = ReadError::TooManyFiles(self.limits.entries);
        Visited::short(self.visitor.problem(file, &problem))
    }

    /// The row of a file behind others that unpack to all that may be read.
    fn too_much(&self, file: &FoundFile) -> Visited<V::Row> {
        Visited::short(self.visitor.problem(file, &ReadError::TooMuch))
    }
}

/// The members of an archive.
struct Entries<'a, R> {
    archive_path: &'a str,
    archive: &'a ZipArchive<R>,
    /// For each that is equal to an earlier one, the index of that one.
    copies: &'a HashMap<usize, usize>,
}

/// How many entries from one on are visited before it is looked again at how much was unpacked.
fn entries_at_a_time<R: Read + Seek>(archive: &ZipArchive<R>, from: usize) -> usize {
    let mut bytes = 0_u64;
    let most = (archive.len() - from).min(ENTRIES_AT_A_TIME);
    for count in 0..most {
        if let Ok(entry) = archive.by_index_data(from + count) {
            bytes = bytes.saturating_add(entry.size());
        }
        if bytes > BYTES_AT_A_TIME {
            return count.max(1);
        }
    }
    most
}

/// True where the entries take more bytes than the archive has: some of its bytes are unpacked many times over.
fn lie_over_each_other<R: Read + Seek>(archive: &ZipArchive<R>, mut reader: R) -> bool {
    let sizes = (0..archive.len()).filter_map(|index| archive.by_index_data(index).ok());
    let packed_bytes = sizes.fold(0_u64, |sum, entry| sum.saturating_add(entry.compressed_size()));
    let len = reader.seek(SeekFrom::End(0));
    len.is_ok_and(|len| packed_bytes > len)
}

/// A member of an archive.
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

/// What the unpacker would say only when it is read.
fn strange_packing(method: CompressionMethod) -> Option<ReadError> {
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
