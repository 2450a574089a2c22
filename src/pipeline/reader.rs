//! What becomes of each file found: an activity, a file of another purpose, or a reason in a sentence.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use twox_hash::XxHash3_128;

use super::account_lists::AccountList;
use super::{other_apps, terrain_fill};
use crate::activity::{Fault, Recording};
use crate::decode::{self, DecodeError, Decoded};
use crate::files::sniff::{self, Content};
use crate::files::{FoundFile, HEAD_BYTES, ReadError, Visitor, is_standard_input};
use crate::history::ledger::Outcome;
use crate::history::{FileContent, FileReading};
use crate::session;
use crate::settings::Settings;
use crate::terrain::{Terrain, TerrainError};

/// Turns each file into a reading: decoded, made into sessions, samples dropped.
pub(super) struct FileReader<'a> {
    settings: &'a Settings,
    /// Terrain elevations, where they are asked for.
    terrain: Option<Terrain>,
    /// The pain diary, all links resolved.
    notes: Option<PathBuf>,
    /// Paths of members of archives that are equal to an earlier one, each with that one's path.
    copies: Mutex<Vec<(String, String)>>,
    /// Called for each file.
    tick: &'a (dyn Fn() + Sync),
}

impl<'a> FileReader<'a> {
    /// `notes` is the pain diary, in case it lies among the files.
    ///
    /// # Errors
    ///
    /// [`TerrainError`] where the folder of tiles cannot serve.
    pub(super) fn new(
        notes: Option<&Path>,
        settings: &'a Settings,
        tick: &'a (dyn Fn() + Sync),
    ) -> Result<Self, TerrainError> {
        let terrain = settings.terrain.as_deref().map(Terrain::open).transpose()?;
        Ok(FileReader {
            settings,
            terrain,
            notes: notes.filter(|path| !is_standard_input(path)).and_then(|path| fs::canonicalize(path).ok()),
            copies: Mutex::default(),
            tick,
        })
    }

    /// The members of archives that are equal to an earlier one, each with that one's path.
    pub(super) fn into_copies(self) -> Vec<(String, String)> {
        let copies = self.copies.into_inner();
        copies.unwrap_or_else(PoisonError::into_inner)
    }
}

impl Visitor for FileReader<'_> {
    type Row = FileReading;

    fn streams(&self, file: &FoundFile, head: &[u8]) -> bool {
        AccountList::of(&file.path, sniff::content(head), head).is_some()
    }

    fn stream(&self, file: &FoundFile, head: &[u8], content: &mut dyn Read) -> FileReading {
        let kind = sniff::content(head);
        let Some(listing) = AccountList::of(&file.path, kind, head) else {
            return self.reading(file, kind, self.no_track(file, kind, head));
        };
        let mut content = CountedRead { content, bytes: 0 };
        let facts = listing.read(&mut content, &self.settings.account);
        let mut reading = self.reading(file, kind, FileContent::Account(facts));
        reading.format = listing.format();
        // An archive that gives sizes only after the data does not know it.
        if reading.bytes == 0 {
            reading.bytes = content.bytes;
        }
        reading
    }

    fn head(&self, file: &FoundFile, head: &[u8]) -> Option<FileReading> {
        let kind = sniff::content(head);
        let content = match kind {
            Content::Fit => fit_head(file, head)?,
            Content::Gpx | Content::Tcx => return None,
            // Its first element may follow a long comment.
            Content::Xml if head.len() == HEAD_BYTES && sniff::promises_track(&file.path) => {
                return None;
            }
            other => self.no_track(file, other, head),
        };
        Some(self.reading(file, kind, content))
    }

    fn whole(&self, file: &FoundFile, bytes: Vec<u8>) -> FileReading {
        let kind = sniff::content(&bytes);
        let decoded = match kind {
            Content::Fit => decode::fit::decode(&bytes),
            Content::Gpx => decode::gpx::decode(&bytes),
            Content::Tcx => decode::tcx::decode(&bytes),
            other => return self.reading(file, kind, self.no_track(file, other, &bytes)),
        };
        let content = match decoded {
            Ok(Decoded::Activities(mut recordings)) => {
                let fingerprint = fingerprint(&bytes);
                // Samples and bytes together are all that a large file may take.
                drop(bytes);
                if kind == Content::Gpx {
                    decode::gpx::check_file_name(&mut recordings, &file.path);
                }
                if let Some(terrain) = &self.terrain {
                    terrain_fill::lay_under(terrain, &mut recordings, &self.settings.descent);
                }
                self.activities(file, fingerprint, &recordings)
            }
            Ok(Decoded::NotActivity { what, created_unix_s }) => {
                FileContent::Worn { unix_s: created_unix_s, reason: what }
            }
            Err(error) => unreadable(file, &error),
        };
        self.reading(file, kind, content)
    }

    fn copy(&self, file: &FoundFile, of: &str) -> FileReading {
        let copies = self.copies.lock();
        let mut copies = copies.unwrap_or_else(PoisonError::into_inner);
        copies.push((file.path.clone(), of.to_owned()));
        self.problem(file, &ReadError::SameAs(of.to_owned()))
    }

    fn problem(&self, file: &FoundFile, problem: &ReadError) -> FileReading {
        let is_track = sniff::promises_track(&file.path);
        let outcome = match problem {
            ReadError::SameAs(_) | ReadError::NotAFile | ReadError::LinkOutside => Outcome::NotActivity,
            ReadError::DeadLink if !is_track => Outcome::NotActivity,
            ReadError::EmptyArchive => Outcome::Empty,
            ReadError::SplitArchive => Outcome::Unsupported,
            _ => Outcome::Unreadable,
        };
        (self.tick)();
        FileReading {
            path: file.path.clone(),
            bytes: file.bytes,
            format: if problem.is_of_archive() { "zip" } else { "" },
            content: nothing(outcome, &problem.to_string()),
        }
    }
}

impl FileReader<'_> {
    fn reading(&self, file: &FoundFile, kind: Content, content: FileContent) -> FileReading {
        (self.tick)();
        FileReading { path: file.path.clone(), bytes: file.bytes, format: kind.name(), content }
    }

    fn activities(&self, file: &FoundFile, fingerprint: u128, recordings: &[Recording]) -> FileContent {
        let (mut sessions, mut errors) = (Vec::new(), Vec::new());
        let mut no_activity = None;
        for recording in recordings {
            match session::from_recording(recording, self.settings) {
                Ok(made) => sessions.extend(made),
                Err(error) if error.is_loss() => errors.push(error.to_string()),
                Err(error) => no_activity = Some(error.to_string()),
            }
        }
        if let (true, Some(reason)) = (sessions.is_empty() && errors.is_empty(), no_activity) {
            return nothing(Outcome::Empty, &reason);
        }
        if sessions.is_empty() && !errors.is_empty() {
            return nothing(Outcome::Unreadable, &errors.join("; "));
        }
        // One part of a chained file without a possible date does not cost the others.
        let damaged = file.damage.is_some() || !errors.is_empty() || recordings.iter().any(Recording::is_damaged);
        // That the clock was put right is said of the activity, where it made a difference.
        let faults =
            recordings.iter().flat_map(|recording| &recording.faults).filter(|fault| **fault != Fault::LocalTimeAsUtc);
        let remarks = damage(file).into_iter().chain(faults.map(Fault::to_string));
        FileContent::Activities {
            sessions,
            fingerprint,
            damaged,
            remark: remarks.chain(errors).collect::<Vec<_>>().join("; "),
        }
    }

    /// A file that holds no track, by its content and by what its name promises.
    fn no_track(&self, file: &FoundFile, content: Content, head: &[u8]) -> FileContent {
        if let Some(damage) = damage(file) {
            let reason = format!("{damage}; copy or download it again");
            return nothing(Outcome::Unreadable, &reason);
        }
        if self.is_diary(file) {
            return nothing(Outcome::Overlay, "the pain diary of this report");
        }
        let is_track = sniff::promises_track(&file.path);
        if !is_track && let Some((outcome, reason)) = other_apps::verdict(&file.path, content, head) {
            return nothing(outcome, reason);
        }
        let (outcome, reason) = match (content, is_track) {
            (Content::Empty, _) => (Outcome::Empty, "a file of 0 bytes; an activity entered by hand has no track"),
            (Content::System, _) => (Outcome::NotActivity, "a file the computer keeps for itself"),
            (Content::Html, true) => (
                Outcome::Unreadable,
                "a web page, perhaps an error page saved in place of the download; download it again",
            ),
            (_, true) => (Outcome::Unreadable, "its content is not what its name says; copy or download it again"),
            (Content::Json, _) if sniff::is_garmin_account_data(&file.path) => {
                (Outcome::NotActivity, "account data beside the activities, not read by this version")
            }
            (other, false) => (Outcome::Unsupported, advice(other)),
        };
        nothing(outcome, reason)
    }

    fn is_diary(&self, file: &FoundFile) -> bool {
        let path = || fs::canonicalize(file.on_disk.as_ref()?).ok();
        self.notes.is_some() && path() == self.notes
    }
}

/// Bytes counted as they are read.
struct CountedRead<'a> {
    content: &'a mut dyn Read,
    bytes: u64,
}

impl Read for CountedRead<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.content.read(buffer)?;
        self.bytes += got as u64;
        Ok(got)
    }
}

/// A FIT file of another purpose is settled by its first message, unless more may follow it.
fn fit_head(file: &FoundFile, head: &[u8]) -> Option<FileContent> {
    let other = decode::fit::not_an_activity(&decode::fit::identify(head)?)?;
    let is_all = decode::fit::declared_len(head).is_none_or(|len| !file.is_gzipped && len >= file.bytes);
    match other {
        Decoded::NotActivity { what, created_unix_s } if is_all => {
            Some(FileContent::Worn { unix_s: created_unix_s, reason: what })
        }
        _ => None,
    }
}

fn nothing(outcome: Outcome, reason: &str) -> FileContent {
    FileContent::Nothing { outcome, reason: reason.to_owned() }
}

fn unreadable(file: &FoundFile, error: &DecodeError) -> FileContent {
    let sentences: Vec<String> = damage(file).into_iter().chain([error.to_string()]).collect();
    nothing(Outcome::Unreadable, &sentences.join("; "))
}

/// That the file could not be read to its end, and why.
fn damage(file: &FoundFile) -> Option<String> {
    let why = file.damage.as_ref()?;
    Some(format!("it could not be read to its end ({why})"))
}

/// What a file is that patella does not read, and what the runner can do.
fn advice(content: Content) -> &'static str {
    match content {
        Content::Html => "a web page; activities are read from FIT, GPX and TCX files",
        Content::Json => "JSON; if it holds activities, export them as FIT, GPX or TCX",
        Content::OtherArchive => "an archive that patella does not open; unpack it and point patella at the folder",
        _ => "neither FIT nor GPX nor TCX; if an activity is in it, export it as one of these",
    }
}

/// Equal for identical bytes; not meant to withstand somebody who wants two files to be taken for one.
fn fingerprint(bytes: &[u8]) -> u128 {
    let mut hasher = XxHash3_128::new();
    hasher.write(bytes);
    hasher.finish_128()
}

/// Gives each copy what was read of its original. `copies` are pairs of paths, the copy first. The copy of an archive keeps its
/// row as it is: what is in it is read where it was met first.
pub(super) fn resolve(readings: &mut [FileReading], copies: &[(String, String)]) {
    if copies.is_empty() {
        return;
    }
    let by_path: HashMap<String, usize> =
        readings.iter().enumerate().map(|(index, reading)| (reading.path.clone(), index)).collect();
    let place = |path: &String| by_path.get(path).copied();
    for (copy, original) in copies {
        let (Some(copy), Some(original)) = (place(copy), place(original)) else {
            continue;
        };
        let FileReading { format, content, .. } = &readings[original];
        // A list that lies there twice is read once.
        if !matches!(content, FileContent::Account(_)) {
            (readings[copy].format, readings[copy].content) = (format, content.clone());
        }
    }
}
