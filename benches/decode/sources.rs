//! Where the bytes come from: the fixtures, an hour made by [`hour`](super::hour), a folder of the developer's own.

use std::env;
use std::path::{Path, PathBuf};

use patella::activity::Format;
use patella::decode::fit;
use patella::files::sniff::{self, Content};
use patella::files::{FoundFile, ReadError, Visitor, visit_all};
use patella::settings::ArchiveLimits;

use super::hour;

/// Files that are measured together.
pub struct Source {
    /// The second half of the group's title.
    pub name: &'static str,
    files: Vec<(Format, Vec<u8>)>,
}

impl Source {
    /// The files of one format.
    pub fn files_of(&self, format: Format) -> Vec<&[u8]> {
        let of_format = self.files.iter().filter(|(found, _)| *found == format);
        of_format.map(|(_, bytes)| bytes.as_slice()).collect()
    }
}

/// Every source there is. The folder that `PATELLA_CORPUS` names may be anything that `patella report` takes.
pub fn all() -> Vec<Source> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let paths = ["garmin-export", "small/run.fit", "small/run.gpx", "small/run.tcx"];
    let mut sources = vec![
        found_under("fixtures", &paths.map(|path| fixtures.join(path))),
        Source {
            name: "one hour",
            files: vec![
                (Format::Fit, hour::fit()),
                (Format::Gpx, hour::gpx().into_bytes()),
                (Format::Tcx, hour::tcx().into_bytes()),
            ],
        },
    ];
    let corpus = env::var_os("PATELLA_CORPUS").map(PathBuf::from);
    sources.extend(corpus.map(|folder| found_under("corpus", &[folder])));
    sources
}

/// The activity files of folders and archives, unpacked.
fn found_under(name: &'static str, paths: &[PathBuf]) -> Source {
    let rows = visit_all(paths, &ArchiveLimits::default(), &ActivityFiles);
    let files = rows.into_iter().flatten().collect();
    Source { name, files }
}

/// Collects activity files, and skips the nine of ten files of an account export that are none.
struct ActivityFiles;

impl Visitor for ActivityFiles {
    type Row = Option<(Format, Vec<u8>)>;

    fn head(&self, _file: &FoundFile, head: &[u8]) -> Option<Self::Row> {
        format(head).is_none().then_some(None)
    }

    fn whole(&self, _file: &FoundFile, bytes: Vec<u8>) -> Self::Row {
        Some((format(&bytes)?, bytes))
    }

    fn problem(&self, _file: &FoundFile, _problem: &ReadError) -> Self::Row {
        None
    }
}

/// The format of an activity; `None` for everything else.
fn format(head: &[u8]) -> Option<Format> {
    match sniff::content(head) {
        Content::Fit => {
            let id = fit::identify(head)?;
            fit::not_an_activity(&id).is_none().then_some(Format::Fit)
        }
        Content::Gpx => Some(Format::Gpx),
        Content::Tcx => Some(Format::Tcx),
        _ => None,
    }
}
