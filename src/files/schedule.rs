//! The order of reading: small files in parallel, large archives one after the other.
//!
//! A large archive may have to be unpacked before it can be read, and threads waiting for its members would meanwhile unpack
//! the next one and the next. So everything is first visited in parallel, and each large archive is deferred to a pass of its
//! own, with its members in parallel. A small archive stays with the thread that found it, as long as it unpacks to no more
//! than a small archive does. This also makes the total of what was unpacked independent of the number of threads.

use rayon::prelude::*;

/// Up to this many bytes an archive is read by the thread that finds it.
pub(super) const SMALL_ARCHIVE_BYTES: u64 = 512 << 10;
/// What an archive may unpack while others are read in parallel, when nobody counts what all of them unpack.
pub(super) const PARALLEL_LIMIT: UnpackVolume = UnpackVolume { entries: 1_000, bytes: 64 << 20 };

/// Whether other files are read at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    /// Others are read in parallel: a large archive is deferred.
    Parallel,
    /// Nothing else is read: the members of an archive can use all threads.
    Exclusive,
    /// Inside a small archive: everything in it is read by this thread.
    Nested,
}

/// The depth of a file, what may still be unpacked, and the pass it is read in.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadContext {
    /// Number of archives around it.
    pub depth: usize,
    /// What may still be unpacked.
    pub remaining: UnpackVolume,
    pub pass: Pass,
}

impl ReadContext {
    /// The context of the members of an archive in this context.
    pub(super) fn inside(self) -> ReadContext {
        ReadContext {
            depth: self.depth + 1,
            pass: match self.pass {
                Pass::Exclusive => Pass::Exclusive,
                Pass::Parallel | Pass::Nested => Pass::Nested,
            },
            ..self
        }
    }
}

/// A number of archive entries, and of unpacked bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct UnpackVolume {
    pub entries: usize,
    pub bytes: u64,
}

impl UnpackVolume {
    fn add(&mut self, more: UnpackVolume) {
        self.entries = self.entries.saturating_add(more.entries);
        self.bytes = self.bytes.saturating_add(more.bytes);
    }

    /// `self`, but no more than `most`.
    pub(super) fn at_most(self, most: UnpackVolume) -> UnpackVolume {
        UnpackVolume { entries: self.entries.min(most.entries), bytes: self.bytes.min(most.bytes) }
    }

    /// One of `count` equal shares, at least a byte unless there is none.
    pub(super) fn share(self, count: usize) -> UnpackVolume {
        let count = count.max(1);
        UnpackVolume { entries: self.entries / count, bytes: (self.bytes / count as u64).max(self.bytes.min(1)) }
    }

    pub(super) fn minus(self, unpacked: UnpackVolume) -> UnpackVolume {
        UnpackVolume {
            entries: self.entries.saturating_sub(unpacked.entries),
            bytes: self.bytes.saturating_sub(unpacked.bytes),
        }
    }
}

/// The rows of a file or of everything in an archive, and what was unpacked for them.
#[derive(Debug)]
pub(super) struct VisitResult<Row> {
    /// One for each file.
    pub rows: Vec<Row>,
    pub unpacked: UnpackVolume,
    /// True where anything was left out because of the limit on unpacking.
    pub hit_limit: bool,
}

impl<Row> VisitResult<Row> {
    pub(super) fn empty() -> Self {
        VisitResult { rows: Vec::new(), unpacked: UnpackVolume::default(), hit_limit: false }
    }

    /// The row of one file of so many bytes.
    pub(super) fn one(row: Row, bytes: u64) -> Self {
        VisitResult { rows: vec![row], unpacked: UnpackVolume { entries: 0, bytes }, hit_limit: false }
    }

    /// The row of a file that was left out because of the limit on unpacking.
    pub(super) fn over_limit(row: Row) -> Self {
        VisitResult { hit_limit: true, ..VisitResult::one(row, 0) }
    }

    /// Adds the next rows.
    pub(super) fn extend(&mut self, next: VisitResult<Row>) {
        self.rows.extend(next.rows);
        self.unpacked.add(next.unpacked);
        self.hit_limit |= next.hit_limit;
    }
}

/// Visits `items` in parallel, then each that was deferred with `None` in a pass of its own; results in the order of `items`.
pub(super) fn in_passes<T: Sync, R: Send>(items: &[T], visit: impl Fn(&T, Pass) -> Option<R> + Sync) -> Vec<R> {
    let in_parallel = in_parallel(items, |item| visit(item, Pass::Parallel));
    let in_order = items.iter().zip(in_parallel);
    in_order.filter_map(|(item, visited)| visited.or_else(|| visit(item, Pass::Exclusive))).collect()
}

/// The first pass: all `items` in parallel; `None` for those that were deferred.
pub(super) fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    visit: impl Fn(&T) -> Option<R> + Sync + Send,
) -> Vec<Option<R>> {
    items.par_iter().map(visit).collect()
}
