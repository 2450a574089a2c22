//! The bytes of the files that are asked for.

use crate::files::sniff::{self, Content};
use crate::files::{FoundFile, ReadError, Visitor};

/// Takes the activity files, or the one member that is asked for.
pub(super) struct FileCollector<'a> {
    /// The path of the one file that is asked for, as the ledger writes it.
    only: Option<&'a str>,
}

/// What was found at one place.
pub(super) enum CollectedFile {
    /// A file to look at.
    File(FoundFile, Vec<u8>),
    /// A file that could not be read, and why.
    Problem(String),
    /// A file that was not asked for.
    Other,
}

impl<'a> FileCollector<'a> {
    /// `only` is the path of the one file that is asked for.
    pub(super) fn new(only: Option<&'a str>) -> Self {
        FileCollector { only }
    }

    fn wants(&self, file: &FoundFile, bytes: &[u8]) -> bool {
        let is_activity = matches!(sniff::content(bytes), Content::Fit | Content::Gpx | Content::Tcx);
        match self.only {
            Some(path) => file.path == path,
            None => is_activity || sniff::promises_track(&file.path),
        }
    }
}

impl Visitor for FileCollector<'_> {
    type Row = CollectedFile;

    fn head(&self, file: &FoundFile, head: &[u8]) -> Option<CollectedFile> {
        (!self.wants(file, head)).then_some(CollectedFile::Other)
    }

    fn whole(&self, file: &FoundFile, bytes: Vec<u8>) -> CollectedFile {
        CollectedFile::File(file.clone(), bytes)
    }

    fn problem(&self, file: &FoundFile, problem: &ReadError) -> CollectedFile {
        match self.only {
            Some(path) if !path.starts_with(&file.path) => CollectedFile::Other,
            _ => CollectedFile::Problem(problem.to_string()),
        }
    }
}
