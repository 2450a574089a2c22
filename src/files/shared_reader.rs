//! Bytes that several threads read from, each at its own position.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

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
