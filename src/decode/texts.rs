//! The runner's own words in a GPX or TCX file: its name, description and notes. The decoders pass over them.
//!
//! Names of waypoints, links and devices are none. A text of the whole file belongs to its first activity.

use quick_xml::events::BytesStart;

use super::xml::{self, ParsedTime, TagHandler};
use crate::activity::{Fault, TextField};

/// Texts of one file; what follows is left out.
const MOST_TEXTS: usize = 10_000;

/// Elements whose names, descriptions and times are not those of the activity.
const OTHERS: [&str; 11] =
    ["wpt", "rtept", "rte", "link", "author", "copyright", "extensions", "Extensions", "Creator", "Training", "Author"];

/// A text of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileText {
    pub field: TextField,
    pub text: String,
    /// The first time of its activity as the file counts; `None` where that is missing or cannot be read.
    pub start_unix_ms: Option<i64>,
}

/// The texts of a GPX file.
pub fn of_gpx(bytes: &[u8]) -> Vec<FileText> {
    read(bytes, "gpx")
}

/// The texts of a TCX file.
pub fn of_tcx(bytes: &[u8]) -> Vec<FileText> {
    read(bytes, "TrainingCenterDatabase")
}

fn read(bytes: &[u8], root: &str) -> Vec<FileText> {
    let mut reader = FileTextReader::default();
    // What damage there is the decoder reports.
    xml::read_tags(bytes, root, &mut reader);
    let FileTextReader { texts, starts, .. } = reader;
    let first = starts.iter().flatten().next().copied();
    let text = |(activity, field, text): (Option<usize>, TextField, String)| {
        let own = activity.and_then(|activity| starts[activity]);
        FileText { field, text, start_unix_ms: own.or(first) }
    };
    texts.into_iter().map(text).collect()
}

#[derive(Default)]
struct FileTextReader {
    /// Each with its activity; `None` for those of the file.
    texts: Vec<(Option<usize>, TextField, String)>,
    /// The first time of each activity.
    starts: Vec<Option<i64>>,
    in_activity: bool,
    /// The open element of [`OTHERS`].
    other: Option<&'static str>,
}

impl FileTextReader {
    fn begin_at(&mut self, time: &str) {
        if let Some(start) = self.starts.last_mut()
            && start.is_none()
        {
            *start = ParsedTime::parse(time).map(|time| time.unix_ms);
        }
    }
}

impl TagHandler for FileTextReader {
    fn open(&mut self, name: &str, tag: &BytesStart<'_>) {
        match name {
            "trk" | "Activity" => {
                self.starts.push(None);
                (self.in_activity, self.other) = (true, None);
            }
            "Lap" if self.in_activity => {
                if let Some(time) = xml::attribute(tag, "StartTime") {
                    self.begin_at(&time);
                }
            }
            _ if self.other.is_none() => self.other = OTHERS.iter().find(|other| **other == name).copied(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, text: &str) {
        if self.other.is_some() {
            self.other = self.other.filter(|other| *other != name);
            return;
        }
        let field = match name {
            "trk" | "Activity" => {
                self.in_activity = false;
                return;
            }
            "time" | "Id" | "Time" if self.in_activity => return self.begin_at(text),
            "name" => TextField::Name,
            "desc" | "cmt" => TextField::Description,
            "Notes" => TextField::Notes,
            _ => return,
        };
        if !text.trim().is_empty() && self.texts.len() < MOST_TEXTS {
            let activity = self.in_activity.then(|| self.starts.len() - 1);
            self.texts.push((activity, field, text.to_owned()));
        }
    }

    fn fault(&mut self, _: Fault) {}
}
