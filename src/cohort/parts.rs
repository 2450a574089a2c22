//! Parts of a cohort: files of lines, sorted by runner. One machine writes one part, an array of jobs one each.
//!
//! A part holds the runners whose pseudonyms begin within its share of all numbers, so that parts in their order are sorted
//! too, and a runner is in the same part however many there are runners. `parts/0002-of-0004.jsonl.gz` has a line for each, each
//! packed on its own, which is one file of gzip to any other program. It is written under another name and renamed: a part
//! that is made again replaces the older.

mod batch;
mod gather;
mod table_file;

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::bufread::GzDecoder;
use tempfile::NamedTempFile;
use thiserror::Error;

pub use self::batch::{Batch, Written, runners_of, write};
pub use self::gather::{CohortFile, Flow, gather};
use super::line::Line;
use crate::files::MARKER_FILE;

/// Folder of the parts.
pub const PARTS: &str = "parts";
/// Folder of the tables.
pub const TABLES: &str = "tables";
/// Summaries and counts.
pub const COHORT_FILE: &str = "cohort.json";
const ENDING: &str = ".jsonl.gz";

/// One of so many parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    /// From 1.
    pub index: u32,
    pub of: u32,
}

/// Why a cohort cannot be written or put together.
#[derive(Debug, Error)]
pub enum PartError {
    #[error("{} cannot be read or written: {source}; check its permissions and the room on the disk", path.display())]
    File {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("{} is not empty and was not written by patella cohort; name another folder with --out", .0.display())]
    NotOurs(PathBuf),
    #[error("{} holds the export of a runner; name another folder with --out", .0.display())]
    HoldsInput(PathBuf),
    #[error("{} is damaged, or of another version; make this part again", .0.display())]
    Damaged(PathBuf),
    #[error("no part of a cohort is in {}; make one with patella cohort STUDY --out DIR", .0.display())]
    NoPart(PathBuf),
    #[error("{}: part {index} of {of} is missing; make it with --shard {index}/{of}", path.display())]
    Missing { path: PathBuf, index: u32, of: u32 },
    #[error("{}: there are parts of {one} and parts of {other}; remove those that no longer count", path.display())]
    Mixed { path: PathBuf, one: u32, other: u32 },
    #[error("{}: its parts were made with different choices or versions; make them again with the same", .0.display())]
    Differs(PathBuf),
    #[error("a thread cannot be started ({0})")]
    Thread(#[from] rayon::ThreadPoolBuildError),
    #[error(transparent)]
    Parquet(#[from] parquet::errors::ParquetError),
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] crate::report::pdf::PdfError),
}

/// The error of a file that cannot be read or written.
pub(super) fn failed(path: &Path) -> impl Fn(io::Error) -> PartError {
    let path = path.to_owned();
    move |source| PartError::File { path: path.clone(), source }
}

impl Shard {
    /// All runners.
    pub const WHOLE: Shard = Shard { index: 1, of: 1 };

    /// True for a runner of this part.
    pub fn holds(self, pseudonym: &str) -> bool {
        let number = u64::from_str_radix(pseudonym, 16).unwrap_or_default();
        let part = (u128::from(number) * u128::from(self.of)) >> 64;
        part + 1 == u128::from(self.index)
    }

    fn file_name(self) -> String {
        format!("{:04}-of-{:04}{ENDING}", self.index, self.of)
    }

    fn of_file_name(name: &str) -> Option<Shard> {
        let (index, of) = name.strip_suffix(ENDING)?.split_once("-of-")?;
        let shard = Shard { index: index.parse().ok()?, of: of.parse().ok()? };
        (shard.file_name() == name).then_some(shard)
    }
}

/// What the marker of a folder of patella says in that of a cohort. It names no file: a report does not replace any of them.
const MARKER_LINE: &str = "This folder was written by patella cohort.\n";

/// True for a folder that a cohort was written to.
fn is_cohort(folder: &Path) -> bool {
    fs::read(folder.join(MARKER_FILE)).is_ok_and(|marker| marker == MARKER_LINE.as_bytes())
}

/// The parts in a folder, in their order.
fn shards(out: &Path) -> Vec<Shard> {
    let entries = fs::read_dir(out.join(PARTS)).into_iter().flatten().flatten();
    let mut shards: Vec<Shard> = entries.filter_map(|entry| Shard::of_file_name(entry.file_name().to_str()?)).collect();
    shards.sort_by_key(|shard| (shard.of, shard.index));
    shards
}

fn part_path(out: &Path, shard: Shard) -> PathBuf {
    out.join(PARTS).join(shard.file_name())
}

/// A part that is read from its beginning.
struct Part {
    path: PathBuf,
    file: BufReader<File>,
    at: u64,
}

/// Where a line lies in a part, packed.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: u64,
    bytes: u64,
}

impl Part {
    fn open(out: &Path, shard: Shard) -> Result<Part, PartError> {
        let path = part_path(out, shard);
        let file = File::open(&path).map_err(failed(&path))?;
        Ok(Part { path, file: BufReader::new(file), at: 0 })
    }

    /// The next line, unpacked, and its place; `None` at the end.
    fn next(&mut self) -> Result<Option<(Vec<u8>, Place)>, PartError> {
        let failed = failed(&self.path);
        if self.file.fill_buf().map_err(&failed)?.is_empty() {
            return Ok(None);
        }
        let mut line = Vec::new();
        let unpacked = GzDecoder::new(&mut self.file).read_to_end(&mut line);
        unpacked.map_err(|_| PartError::Damaged(self.path.clone()))?;
        let end = self.file.stream_position().map_err(&failed)?;
        let place = Place { at: self.at, bytes: end - self.at };
        self.at = end;
        Ok(Some((line, place)))
    }

    /// The next line; `None` at the end.
    fn next_line(&mut self) -> Result<Option<Line>, PartError> {
        let Some((line, _)) = self.next()? else {
            return Ok(None);
        };
        serde_json::from_slice(&line).map(Some).map_err(|_| PartError::Damaged(self.path.clone()))
    }
}

/// The packed bytes at a place.
fn packed(file: &mut File, place: Place) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(place.at))?;
    let mut bytes = vec![0; place.bytes as usize];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Puts a file in its place, whole.
pub(super) fn put(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_runner_is_in_one_part_and_parts_are_in_order() {
        let runners =
            ["0000000000000000", "3fffffffffffffff", "4000000000000000", "c1a3000000000000", "ffffffffffffffff"];
        for of in [1, 3, 4, 7] {
            let part = |runner: &&str| {
                let holding = (1..=of).filter(|&index| Shard { index, of }.holds(runner)).collect::<Vec<u32>>();
                assert_eq!(holding.len(), 1, "{runner} of {of}");
                holding[0]
            };
            let parts: Vec<u32> = runners.iter().map(part).collect();
            assert!(parts.is_sorted() && parts[0] == 1 && parts[4] == of);
        }
    }

    #[test]
    fn a_part_is_known_by_its_name() {
        let shard = Shard { index: 2, of: 64 };
        assert_eq!(shard.file_name(), "0002-of-0064.jsonl.gz");
        assert_eq!(Shard::of_file_name(&shard.file_name()), Some(shard));
        assert_eq!([".0002-of-0064.jsonl.gz", "2-of-64.jsonl.gz", "notes.txt"].map(Shard::of_file_name), [None; 3]);
    }
}
