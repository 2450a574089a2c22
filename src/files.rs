//! From the paths the runner names to the bytes of each file found.
//!
//! A path is a folder, an archive or a single file. Folders are walked, archives opened inside archives, and each file is
//! passed to a [`Visitor`], in parallel, its first bytes before the rest: 98 of 100 files of an account export need no more
//! than those. The type of a file is decided by content ([`sniff`]), never by its name. Names of archive entries are only
//! shown; no file is created under them.
//!
//! The rows are returned in the order of the sorted paths, whatever the number of threads. Memory is bounded for any export:
//! large files are read one at a time, and a large archive inside an archive goes to an unnamed temporary file.

mod archive;
pub mod head;
mod partial_zip;
mod schedule;
pub mod sniff;
mod sources;
mod stream;
mod walk;
pub mod zip_directory;

use std::fs::File;
use std::io::{self, Seek};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use thiserror::Error;

use self::schedule::{Pass, ReadContext, UnpackVolume, VisitResult, in_passes};
pub use self::sources::{STANDARD_INPUT, is_standard_input};
use self::sources::{SharedFile, StandardInput};
use self::stream::{Stream, read_up_to};
pub use self::walk::{Found, FoundKind, MARKER_FILE, walk};
use crate::settings::ArchiveLimits;

/// Bytes passed to the visitor before the rest of a file is read.
pub const HEAD_BYTES: usize = 4096;

/// Separates the path of an archive from the name of a member.
pub const MEMBER: &str = "!/";

/// One file on disk or in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Path as shown in the ledger, members of archives joined with `!/`.
    pub path: String,
    /// Path on disk; `None` for a member of an archive and for standard input.
    pub on_disk: Option<PathBuf>,
    /// Size on disk or as declared in the archive, bytes.
    pub bytes: u64,
    /// True where it was packed with gzip, so that `bytes` is not the length of its content.
    pub is_gzipped: bool,
    /// The error while reading it, where its beginning could still be read.
    pub damage: Option<String>,
}

/// Turns each file into a row. Called from several threads at once.
pub trait Visitor: Sync {
    /// The result for one file.
    type Row: Send;

    /// Handles a file by its first [`HEAD_BYTES`] bytes; `None` to read it whole.
    fn head(&self, file: &FoundFile, head: &[u8]) -> Option<Self::Row>;

    /// Handles a file that was read whole, or up to the [`FoundFile::damage`]. The bytes are moved, so that they can be
    /// dropped as soon as they are decoded.
    fn whole(&self, file: &FoundFile, bytes: Vec<u8>) -> Self::Row;

    /// True for a file that [`Visitor::stream`] reads, by its first bytes: one that may be too large to be held in memory.
    fn streams(&self, _: &FoundFile, _: &[u8]) -> bool {
        false
    }

    /// Handles a file as a stream, which begins with `head` again. The error of the reader names the reason, also where a
    /// limit is exceeded. Only called where [`Visitor::streams`] is true.
    fn stream(&self, file: &FoundFile, _head: &[u8], content: &mut dyn io::Read) -> Self::Row {
        let mut bytes = Vec::new();
        match content.read_to_end(&mut bytes) {
            Ok(_) => self.whole(file, bytes),
            Err(error) => self.problem(file, &ReadError::Io(error)),
        }
    }

    /// Handles a member of an archive that is byte for byte equal to an earlier member, whose path is given.
    fn copy(&self, file: &FoundFile, of: &str) -> Self::Row {
        self.problem(file, &ReadError::SameAs(of.to_owned()))
    }

    /// Handles a file or folder that could not be read.
    fn problem(&self, file: &FoundFile, problem: &ReadError) -> Self::Row;
}

/// Visits every file under `paths` and returns one row for each, in the order of the sorted paths.
pub fn visit_all<V: Visitor>(paths: &[PathBuf], limits: &ArchiveLimits, visitor: &V) -> Vec<V::Row> {
    let opener = Opener { limits, visitor, large_file: Mutex::new(()), standard_input: StandardInput::default() };
    let visited = in_passes(&walk(paths), |found, pass| opener.found(found, pass));
    visited.into_iter().flat_map(|visited| visited.rows).collect()
}

/// True for a folder that patella wrote a report into.
pub fn is_own_report(path: &Path) -> bool {
    path.join(MARKER_FILE).is_file()
}

/// Opens files and archives.
struct Opener<'a, V> {
    limits: &'a ArchiveLimits,
    visitor: &'a V,
    /// Held by the thread that has a large file in memory.
    large_file: Mutex<()>,
    standard_input: StandardInput,
}

impl<V: Visitor> Opener<'_, V> {
    /// Visits a path; `None` to defer it to a pass of its own.
    fn found(&self, found: &Found, pass: Pass) -> Option<VisitResult<V::Row>> {
        let is_piped = matches!(found.kind, FoundKind::StandardInput);
        let mut file = FoundFile {
            path: found.shown(),
            on_disk: (!is_piped).then(|| found.path.clone()),
            bytes: found.bytes,
            is_gzipped: false,
            damage: None,
        };
        let problem = match &found.kind {
            FoundKind::File => match File::open(&found.path) {
                Ok(handle) => return self.disk_file(file, handle, pass),
                Err(error) => ReadError::Io(error),
            },
            FoundKind::StandardInput => match self.standard_input.open(self.limits) {
                Ok((handle, bytes)) => {
                    file.bytes = bytes;
                    return self.disk_file(file, handle, pass);
                }
                Err(problem) => problem,
            },
            // An io::Error cannot be cloned.
            FoundKind::Unreadable(error) => ReadError::Io(io::Error::new(error.kind(), error.to_string())),
            FoundKind::SameAs(first) => ReadError::SameAs(walk::shown(first)),
            FoundKind::DeadLink => ReadError::DeadLink,
            FoundKind::LinkOutside => ReadError::LinkOutside,
            FoundKind::NotAFile => ReadError::NotAFile,
        };
        Some(self.problem(&file, &problem))
    }

    fn disk_file(&self, file: FoundFile, mut handle: File, pass: Pass) -> Option<VisitResult<V::Row>> {
        let context = ReadContext {
            depth: 0,
            remaining: UnpackVolume { entries: self.limits.entries, bytes: self.limits.total_bytes_of(file.bytes) },
            pass,
        };
        let mut magic = [0; 4];
        let is_zip = read_up_to(&mut handle, &mut magic).is_ok_and(|got| sniff::is_zip(&magic[..got]));
        if partial_zip::is_split_part(&file.path, is_zip, &mut handle) {
            return Some(self.problem(&file, &ReadError::SplitArchive));
        }
        if is_zip {
            if pass == Pass::Parallel && file.bytes > schedule::SMALL_ARCHIVE_BYTES {
                return None;
            }
            return Some(self.zip(&file, SharedFile::new(handle), context.inside()));
        }
        if let Err(error) = handle.rewind() {
            return Some(self.problem(&file, &ReadError::Io(error)));
        }
        self.stream(Stream { file, reader: &mut handle, is_over: false, limit: u64::MAX, context })
    }

    fn problem(&self, file: &FoundFile, problem: &ReadError) -> VisitResult<V::Row> {
        VisitResult::one(self.visitor.problem(file, problem), 0)
    }
}

/// The sentence for one file of a split archive.
pub const SPLIT_ARCHIVE: &str =
    "one part of a split archive; join the parts with 7-Zip or the like, unpack them and point patella at the folder";

/// The reason why a file or folder could not be read, a sentence for the ledger.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The file or folder cannot be opened or read.
    #[error("it cannot be read ({0}); check its permissions")]
    Io(#[source] io::Error),
    /// A file or folder met before under another path, which is given.
    #[error("the same as {0}, which is read there")]
    SameAs(String),
    /// A link to something that does not exist.
    #[error("a link to a file that does not exist; if it was an activity, restore the file")]
    DeadLink,
    /// A link within an export to something outside of it.
    #[error(
        "a link out of the named files and folders, which is not followed; name its target too if it belongs to the export"
    )]
    LinkOutside,
    /// A pipe, a socket or a device.
    #[error("a pipe, a socket or a device, not a file")]
    NotAFile,
    /// The archive has lost its directory.
    #[error("the archive is cut off or damaged; files still found in it: {found}; download it again")]
    DamagedArchive {
        /// Files found by reading it from the front.
        found: usize,
        #[source]
        source: zip::result::ZipError,
    },
    /// One of the files that a large archive was split into.
    #[error("{}", SPLIT_ARCHIVE)]
    SplitArchive,
    /// An archive without a file in it.
    #[error("an archive without a file in it")]
    EmptyArchive,
    /// The entry is locked with a password.
    #[error("it is locked with a password; unpack it and point patella at the folder")]
    Encrypted,
    /// The compression method of the entry is not supported.
    #[error("it is packed by a method that patella cannot unpack ({0}); unpack it and point patella at the folder")]
    Packing(String),
    /// Archives inside archives, deeper than the given limit.
    #[error("it is nested {0} or more archives deep; unpack the outer ones and point patella at the folder")]
    TooDeep(usize),
    /// More entries in the file on disk than the given limit.
    #[error("archives with more than {0} files in them are not read; unpack it and point patella at the folder")]
    TooManyFiles(usize),
    /// More bytes in one file than the given limit.
    #[error("it is larger than the {} that patella reads of one file; export it again in parts", in_mb(*.0))]
    TooLarge(u64),
    /// More bytes in all entries than may be unpacked from one file on disk.
    #[error(
        "the files before it unpack to more than patella reads from one archive of this size; unpack it and point patella at the folder"
    )]
    TooMuch,
    /// It unpacks to more than the given multiple of its packed size.
    #[error("it unpacks to more than {0} times its size, as only a file made to fill a disk does; it was not read")]
    Bomb(u64),
    /// No room for the temporary file of a large archive inside an archive.
    #[error("there is not enough space to unpack it ({0}); unpack it yourself and point patella at the folder")]
    NoRoom(#[source] io::Error),
}

impl ReadError {
    /// True where the file is an archive, not a member of one.
    pub fn is_of_archive(&self) -> bool {
        matches!(
            self,
            ReadError::DamagedArchive { .. }
                | ReadError::SplitArchive
                | ReadError::EmptyArchive
                | ReadError::TooManyFiles(_)
                | ReadError::NoRoom(_)
        )
    }
}

/// Whole megabytes, or bytes where it is less than one.
fn in_mb(bytes: u64) -> String {
    match bytes >> 20 {
        0 => format!("{bytes} bytes"),
        mb => format!("{mb} MB"),
    }
}
