//! Why a file or folder could not be read, in sentences for the ledger.

use std::io;

use thiserror::Error;

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
    #[error("a link that leads nowhere; if an activity was there, bring it back")]
    DeadLink,
    /// A link within an export to something outside of it.
    #[error(
        "a link to something outside of what was named, which is not read; name what it leads to, if it belongs to the export"
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
    #[error("it is packed in a way patella cannot unpack ({0}); unpack it and point patella at the folder")]
    Packing(String),
    /// Archives inside archives, deeper than the given limit.
    #[error("it lies {0} archives deep or deeper; unpack the outer ones and point patella at the folder")]
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
    #[error("it unpacks to more than {0} times its size, as only files made to fill a computer do; it was not read")]
    Bomb(u64),
    /// No room for the temporary file of a large archive inside an archive.
    #[error("there is no room to unpack it ({0}); unpack it yourself and point patella at the folder")]
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
