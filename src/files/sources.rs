//! The bytes of a file that several threads read from, and standard input as a file.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::stream::read_up_to;
use super::{ReadError, sniff};
use crate::settings::ArchiveLimits;

/// Its name on the command line.
const NAME: &str = "-";
/// Its name in the ledger.
pub const STANDARD_INPUT: &str = "stdin";

/// True for the path that means standard input. A file of that name is `./-`.
pub fn is_standard_input(path: &Path) -> bool {
    path == Path::new(NAME)
}

/// All of standard input in an unnamed temporary file, since an archive is read from its end. It is read once, on first use.
#[derive(Debug, Default)]
pub(super) struct StandardInput {
    file: Mutex<Option<File>>,
}

impl StandardInput {
    /// The file, at its beginning, and its bytes.
    pub(super) fn open(&self, limits: &ArchiveLimits) -> Result<(File, u64), ReadError> {
        let mut cached = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match cached.take() {
            Some(file) => file,
            None => spool(&mut io::stdin().lock(), limits)?,
        };
        let mut handle = file.try_clone().map_err(ReadError::Io)?;
        *cached = Some(file);
        let bytes = handle.seek(io::SeekFrom::End(0));
        let bytes = bytes.and_then(|bytes| handle.rewind().map(|()| bytes));
        Ok((handle, bytes.map_err(ReadError::Io)?))
    }
}

/// Writes the stream into a temporary file, up to the limit for its type.
fn spool(stream: &mut impl Read, limits: &ArchiveLimits) -> Result<File, ReadError> {
    let mut head = [0; 4];
    let got = read_up_to(stream, &mut head).map_err(ReadError::Io)?;
    let limit = match sniff::is_zip(&head[..got]) {
        true => limits.archive_bytes,
        false => limits.entry_bytes,
    };
    let mut file = tempfile::tempfile().map_err(ReadError::NoRoom)?;
    file.write_all(&head[..got]).map_err(ReadError::NoRoom)?;
    let mut rest = stream.take(limit.saturating_sub(got as u64).saturating_add(1));
    let copied = io::copy(&mut rest, &mut file).map_err(|error| match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ReadError::NoRoom(error),
        _ => ReadError::Io(error),
    })?;
    if copied + got as u64 > limit {
        return Err(ReadError::TooLarge(limit));
    }
    Ok(file)
}

/// A file on disk, open once for all threads.
#[derive(Debug, Clone)]
pub(super) struct SharedFile {
    file: Arc<File>,
    at: u64,
}

impl SharedFile {
    /// Reads from the beginning, whatever the position of the file.
    pub(super) fn new(file: File) -> Self {
        SharedFile { file: Arc::new(file), at: 0 }
    }
}

impl Read for SharedFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        let got = std::os::unix::fs::FileExt::read_at(&*self.file, buffer, self.at)?;
        #[cfg(windows)]
        let got = std::os::windows::fs::FileExt::seek_read(&*self.file, buffer, self.at)?;
        self.at += got as u64;
        Ok(got)
    }
}

impl Seek for SharedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.file.metadata()?.len().checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

/// Bytes in memory, shared by threads. An `Arc<[u8]>` would copy the vector.
#[derive(Debug, Clone)]
pub(super) struct SharedBytes(Arc<Vec<u8>>);

impl SharedBytes {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        SharedBytes(Arc::new(bytes))
    }
}

impl AsRef<[u8]> for SharedBytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_read_up_to_the_limit_for_its_type() {
        let limits = ArchiveLimits { entry_bytes: 10, archive_bytes: 20, ..ArchiveLimits::default() };
        let length = |bytes: &[u8]| {
            let file = spool(&mut &bytes[..], &limits);
            file.map(|file| file.metadata().unwrap().len())
        };
        assert_eq!(length(b"").unwrap(), 0);
        assert_eq!(length(b"0123456789").unwrap(), 10);
        assert!(matches!(length(b"0123456789a"), Err(ReadError::TooLarge(10))));
        let zip = [b"PK\x03\x04".as_slice(), &[0; 17]].concat();
        assert_eq!(length(&zip[..20]).unwrap(), 20);
        assert!(matches!(length(&zip), Err(ReadError::TooLarge(20))));
    }
}
