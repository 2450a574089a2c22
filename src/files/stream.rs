//! One file as a stream: its head first, then whatever its content requires.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Write};
use std::sync::PoisonError;

use flate2::read::MultiGzDecoder;

use super::schedule::{PARALLEL_LIMIT, Pass, ReadContext, SMALL_ARCHIVE_BYTES, VisitResult};
use super::sources::{SharedBytes, SharedFile};
use super::{FoundFile, HEAD_BYTES, Opener, ReadError, Visitor, sniff};

/// Larger files are in memory one at a time.
const LARGE_FILE_BYTES: u64 = 8 << 20;
/// A larger archive inside an archive goes to a temporary file.
const LARGE_ARCHIVE_BYTES: u64 = 16 << 20;
/// A file may unpack to this many bytes, however small it is packed.
const ALWAYS_ALLOWED_BYTES: u64 = 1 << 20;

/// A file, its bytes and the context they are read in.
pub(super) struct Stream<'a> {
    pub file: FoundFile,
    pub reader: &'a mut dyn Read,
    /// True where the end is reached or the reader has failed.
    pub is_over: bool,
    /// Bytes it may have, given its packed size.
    pub limit: u64,
    pub context: ReadContext,
}

impl Stream<'_> {
    /// Reads until `bytes` are `len` long or the stream is over. After an error the bytes before it stay, and the damage is
    /// recorded.
    fn fill(&mut self, bytes: &mut Vec<u8>, len: u64) {
        let missing = len.saturating_sub(bytes.len() as u64);
        if self.is_over || missing == 0 {
            return;
        }
        match self.reader.take(missing).read_to_end(bytes) {
            Ok(got) => self.is_over = (got as u64) < missing,
            Err(error) => {
                self.is_over = true;
                self.file.damage.get_or_insert(error.to_string());
            }
        }
    }
}

impl<V: Visitor> Opener<'_, V> {
    /// Handles a stream by its head, opens it where it is an archive, or reads it whole. `None` where it is deferred.
    pub(super) fn stream(&self, mut stream: Stream<'_>) -> Option<VisitResult<V::Row>> {
        let mut head = Vec::with_capacity(HEAD_BYTES);
        stream.fill(&mut head, HEAD_BYTES as u64);
        if sniff::is_gzip(&head) {
            return self.gzip(stream, &head);
        }
        if sniff::is_zip(&head) {
            return self.zip_in_stream(stream, head);
        }
        if self.visitor.streams(&stream.file, &head) {
            return Some(self.streamed(stream, &head));
        }
        if let Some(row) = self.visitor.head(&stream.file, &head) {
            return Some(VisitResult::one(row, head.len() as u64));
        }
        Some(self.whole(stream, head))
    }

    /// Unpacks a gzip stream whose head was already read. The path stays the same: it holds one file.
    fn gzip(&self, stream: Stream<'_>, head: &[u8]) -> Option<VisitResult<V::Row>> {
        let Stream { mut file, reader, context, .. } = stream;
        if context.depth >= self.limits.depth {
            return Some(self.too_deep(&file));
        }
        file.is_gzipped = true;
        let limit = match file.bytes {
            // It is not empty, so its size is unknown: it comes from an archive with sizes after the data.
            0 => u64::MAX,
            packed_bytes => self.limit_by_ratio(packed_bytes),
        };
        let mut unpacked = MultiGzDecoder::new(BufReader::new(head.chain(reader)));
        self.stream(Stream {
            file,
            reader: &mut unpacked,
            is_over: false,
            limit,
            context: ReadContext { depth: context.depth + 1, ..context },
        })
    }

    /// Unpacks an archive inside an archive, into memory or a temporary file, and visits what is in it.
    fn zip_in_stream(&self, mut stream: Stream<'_>, head: Vec<u8>) -> Option<VisitResult<V::Row>> {
        let context = stream.context;
        if context.depth >= self.limits.depth {
            return Some(self.too_deep(&stream.file));
        }
        let mut bytes = head;
        stream.fill(&mut bytes, SMALL_ARCHIVE_BYTES + 1);
        if context.pass == Pass::Parallel && bytes.len() as u64 > SMALL_ARCHIVE_BYTES {
            return None;
        }
        stream.fill(&mut bytes, LARGE_ARCHIVE_BYTES);
        if stream.is_over && bytes.len() as u64 <= stream.limit {
            return self.zip_in_memory(&stream.file, bytes, context);
        }
        let limit = stream.limit.min(self.limits.archive_bytes);
        Some(match spill(&mut stream, bytes, limit) {
            Ok(Some(file)) => self.zip(&stream.file, SharedFile::new(file), context.inside()),
            Ok(None) => self.problem(&stream.file, &self.over_limit(limit, self.limits.archive_bytes)),
            Err(error) => self.problem(&stream.file, &ReadError::NoRoom(error)),
        })
    }

    /// Visits the members of an archive inside an archive that fits into memory. One that unpacks to more than a small archive
    /// is deferred to a pass in which the remaining volume is known.
    fn zip_in_memory(&self, file: &FoundFile, bytes: Vec<u8>, context: ReadContext) -> Option<VisitResult<V::Row>> {
        let mut inside = context.inside();
        if context.pass == Pass::Parallel {
            inside.remaining = inside.remaining.at_most(PARALLEL_LIMIT);
        }
        let visited = self.zip(file, Cursor::new(SharedBytes::new(bytes)), inside);
        let is_deferred = context.pass == Pass::Parallel && visited.hit_limit;
        (!is_deferred).then_some(visited)
    }

    /// Passes a file to the visitor as a stream.
    fn streamed(&self, stream: Stream<'_>, head: &[u8]) -> VisitResult<V::Row> {
        let limit = stream.limit.min(self.limits.list_bytes);
        let mut content = LimitedReader {
            head,
            stream: &mut *stream.reader,
            // Nothing may be readable after its beginning.
            failed: stream.file.damage.clone(),
            read_bytes: 0,
            limit,
            problem: &|| self.over_limit(limit, self.limits.list_bytes),
        };
        let row = self.visitor.stream(&stream.file, head, &mut content);
        let read_bytes = content.read_bytes;
        VisitResult::one(row, read_bytes)
    }

    /// Reads a file to its end and passes it to the visitor.
    fn whole(&self, mut stream: Stream<'_>, head: Vec<u8>) -> VisitResult<V::Row> {
        let limit = stream.limit.min(self.limits.entry_bytes);
        let mut bytes = head;
        stream.fill(&mut bytes, LARGE_FILE_BYTES.min(limit.saturating_add(1)));
        // Held until the file is handled. The holder waits for nobody, so there is no deadlock.
        let _large_file = (!stream.is_over).then(|| self.large_file.lock().unwrap_or_else(PoisonError::into_inner));
        stream.fill(&mut bytes, limit.saturating_add(1));
        let len = bytes.len() as u64;
        if stream.file.bytes == 0 && !stream.file.is_gzipped {
            stream.file.bytes = len;
        }
        let row = if len > limit {
            let problem = self.over_limit(limit, self.limits.entry_bytes);
            self.visitor.problem(&stream.file, &problem)
        } else {
            self.visitor.whole(&stream.file, bytes)
        };
        VisitResult::one(row, len)
    }

    /// How much a packed entry may unpack to by the ratio alone.
    pub(super) fn limit_by_ratio(&self, packed_bytes: u64) -> u64 {
        packed_bytes.saturating_mul(self.limits.ratio).max(ALWAYS_ALLOWED_BYTES)
    }

    /// The row of an archive that is nested too deep to be opened.
    pub(super) fn too_deep(&self, file: &FoundFile) -> VisitResult<V::Row> {
        self.problem(file, &ReadError::TooDeep(self.limits.depth))
    }

    /// Which limit was exceeded: that of the size, or that of the ratio.
    fn over_limit(&self, limit: u64, by_size: u64) -> ReadError {
        if limit == by_size { ReadError::TooLarge(by_size) } else { ReadError::Bomb(self.limits.ratio) }
    }
}

/// The bytes of a file as a stream, up to a limit.
struct LimitedReader<'a> {
    head: &'a [u8],
    stream: &'a mut dyn Read,
    /// Why nothing can be read after the head.
    failed: Option<String>,
    read_bytes: u64,
    limit: u64,
    problem: &'a dyn Fn() -> ReadError,
}

impl Read for LimitedReader<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read_bytes > self.limit {
            return Err(io::Error::other((self.problem)().to_string()));
        }
        let got = if !self.head.is_empty() {
            self.head.read(buffer)?
        } else if let Some(why) = &self.failed {
            return Err(io::Error::other(why.clone()));
        } else {
            self.stream.read(buffer)?
        };
        self.read_bytes += got as u64;
        Ok(got)
    }
}

/// Writes `start` and the rest of the stream into an unnamed temporary file; `None` where it exceeds the limit.
fn spill(stream: &mut Stream<'_>, start: Vec<u8>, limit: u64) -> io::Result<Option<File>> {
    let mut file = tempfile::tempfile()?;
    let mut buffer = start;
    let mut written = 0;
    while !buffer.is_empty() {
        written += buffer.len() as u64;
        if written > limit {
            return Ok(None);
        }
        file.write_all(&buffer)?;
        buffer.clear();
        stream.fill(&mut buffer, ALWAYS_ALLOWED_BYTES);
    }
    Ok(Some(file))
}

/// Fills `buffer` as far as the reader goes.
pub(super) fn read_up_to(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut got = 0;
    while got < buffer.len() {
        match reader.read(&mut buffer[got..]) {
            Ok(0) => break,
            Ok(more) => got += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(got)
}
