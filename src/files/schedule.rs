//! Who is read when: small things side by side, large archives one after the other.
//!
//! A large archive may have to be unpacked before it can be read, and threads that wait for its members would meanwhile
//! unpack the next one and the next. So everything is first visited in parallel, and what turns out to be a large archive
//! is put off and visited in a pass of its own, its members in parallel. A small archive stays with the thread that
//! found it, as long as it asks for no more than a small archive does. This also keeps the account of what was unpacked
//! the same on any number of threads.

use rayon::prelude::*;

/// Up to this many bytes an archive is read by the thread that finds it.
pub(super) const SMALL_ARCHIVE_BYTES: u64 = 512 << 10;
/// What an archive may unpack while its neighbours are read in parallel with it. Nobody counts then what all of them take.
pub(super) const PARALLEL: Volume = Volume { entries: 1_000, bytes: 64 << 20 };

/// Whether others are at work while a file is visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    /// Its neighbours are read in parallel: a large archive is put off.
    Parallel,
    /// Nothing else is visited: the members of an archive can have all threads.
    Exclusive,
    /// It lies in a small archive: whatever is in it is visited by this thread.
    Nested,
}

/// How deep a file lies, what may still be unpacked, and the pass it is read in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Archives around it.
    pub depth: usize,
    /// What may still be unpacked.
    pub left: Volume,
    /// The pass it is read in.
    pub pass: Pass,
}

impl Place {
    /// The place of what is inside an archive at this place.
    pub(super) fn inside(self) -> Place {
        Place {
            depth: self.depth + 1,
            pass: match self.pass {
                Pass::Exclusive => Pass::Exclusive,
                Pass::Parallel | Pass::Nested => Pass::Nested,
            },
            ..self
        }
    }
}

/// Entries of archives and their unpacked bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Volume {
    /// Entries.
    pub entries: usize,
    /// Unpacked bytes.
    pub bytes: u64,
}

impl Volume {
    fn add(&mut self, more: Volume) {
        self.entries = self.entries.saturating_add(more.entries);
        self.bytes = self.bytes.saturating_add(more.bytes);
    }

    /// `self`, but no more than `most`.
    pub(super) fn at_most(self, most: Volume) -> Volume {
        Volume { entries: self.entries.min(most.entries), bytes: self.bytes.min(most.bytes) }
    }

    /// An equal share of `self` for each of so many, never nothing of something.
    pub(super) fn share(self, count: usize) -> Volume {
        let count = count.max(1);
        Volume { entries: self.entries / count, bytes: (self.bytes / count as u64).max(self.bytes.min(1)) }
    }

    /// What is left of `self` when `taken` is gone.
    pub(super) fn less(self, taken: Volume) -> Volume {
        Volume { entries: self.entries.saturating_sub(taken.entries), bytes: self.bytes.saturating_sub(taken.bytes) }
    }
}

/// The rows of a file or of everything in an archive, and what it took to get them.
#[derive(Debug)]
pub(super) struct Visited<Row> {
    /// One for each file.
    pub rows: Vec<Row>,
    /// What was unpacked.
    pub taken: Volume,
    /// True where anything was left out because nothing more may be unpacked.
    pub is_short: bool,
}

impl<Row> Visited<Row> {
    /// Nothing yet.
    pub(super) fn nothing() -> Self {
        Visited { rows: Vec::new(), taken: Volume::default(), is_short: false }
    }

    /// The row of one file of so many bytes.
    pub(super) fn one(row: Row, bytes: u64) -> Self {
        Visited { rows: vec![row], taken: Volume { entries: 0, bytes }, is_short: false }
    }

    /// The row of what was left out because nothing more may be unpacked.
    pub(super) fn short(row: Row) -> Self {
        Visited { is_short: true, ..Visited::one(row, 0) }
    }

    /// Adds what came after it.
    pub(super) fn extend(&mut self, next: Visited<Row>) {
        self.rows.extend(next.rows);
        self.taken.add(next.taken);
        self.is_short |= next.is_short;
    }
}

/// Visits `items` side by side, then each that was put off with `None` in a pass of its own; in the order of `items`.
pub(super) fn in_passes<T: Sync, R: Send>(items: &[T], visit: impl Fn(&T, Pass) -> Option<R> + Sync) -> Vec<R> {
    let in_parallel = in_parallel(items, |item| visit(item, Pass::Parallel));
    let in_order = items.iter().zip(in_parallel);
    in_order.filter_map(|(item, visited)| visited.or_else(|| visit(item, Pass::Exclusive))).collect()
}

/// The first pass: all `items` side by side; `None` for those that were put off.
pub(super) fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    visit: impl Fn(&T) -> Option<R> + Sync + Send,
) -> Vec<Option<R>> {
    items.par_iter().map(visit).collect()
}
