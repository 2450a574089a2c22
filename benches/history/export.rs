//! Exports of an invented runner who never stops: one activity a day, for as many days as are asked for.

use std::fmt;
use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::{Date, date};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::generate::fit_activity::{OLD_WATCH, Style, activity_file};
use super::generate::fit_other::{metrics, monitoring, sleep};
use super::generate::outing::{Plan, play};
use super::generate::story::{Activity, Special, activities as story, unix_s};

/// The first day; 10,000 days later it is 2026.
const FIRST_DAY: Date = date(1999, 1, 1);
/// Entries of one part, as in real exports.
const PART_ENTRIES: usize = 5_000;
/// Of so many files of an account export one is an activity.
const FILES_AN_ACTIVITY: usize = 50;

/// A zip of zips, as it is mailed.
pub struct Export {
    /// Where it lies.
    pub zip: PathBuf,
    /// Files in its parts.
    pub files: usize,
    /// Their unpacked bytes.
    pub bytes: usize,
}

impl fmt::Display for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packed = fs::metadata(&self.zip).map_or(0, |zip| zip.len());
        let mb = |bytes: f64| bytes / 1e6;
        write!(f, "{} files, {:.1} MB, packed {:.1} MB", self.files, mb(self.bytes as f64), mb(packed as f64))
    }
}

/// `count` activities and nothing else.
pub fn activities(folder: &Path, count: usize) -> Export {
    mailed(folder, Days::new(false).take(count))
}

/// `count` activities with one sample a second.
pub fn long_activities(folder: &Path, count: usize) -> Export {
    mailed(folder, Days::new(true).take(count))
}

/// `files` files, one of fifty an activity, the others what a watch uploads day by day.
pub fn account(folder: &Path, files: usize) -> Export {
    let mut runs = Days::new(false);
    let day_of = |index: usize| FIRST_DAY + ((index / 3) as i64).days();
    let file = |index: usize| match index % FILES_AN_ACTIVITY {
        0 => runs.nth(2).expect("a run for every day"),
        other => match other % 3 {
            0 => monitoring(OLD_WATCH, day_of(index)).bytes,
            1 => sleep(OLD_WATCH, day_of(index)).bytes,
            _ => metrics(OLD_WATCH, day_of(index)).bytes,
        },
    };
    mailed(folder, (0..files).map(file))
}

/// The FIT file of each day, the story's outings over and over.
struct Days {
    rows: Vec<Activity>,
    every_second: bool,
    next: usize,
}

impl Days {
    fn new(every_second: bool) -> Self {
        let mut rows = story();
        rows.retain(|row| !row.is(Special::Cut));
        Days { rows, every_second, next: 0 }
    }
}

impl Iterator for Days {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let row = &self.rows[self.next % self.rows.len()];
        let day = FIRST_DAY + (self.next as i64).days();
        self.next += 1;
        let plan = Plan::of(row, 1.0);
        let outing = play(Plan {
            start_unix_s: unix_s(day, row.clock),
            every_second: self.every_second || plan.every_second,
            ..plan
        });
        let bytes = activity_file(std::slice::from_ref(&outing), OLD_WATCH, Style::default());
        Some(bytes)
    }
}

/// Packs the files into parts and the parts into one zip.
fn mailed(folder: &Path, files: impl Iterator<Item = Vec<u8>>) -> Export {
    let path = folder.join("export.zip");
    let mut outer = ZipWriter::new(File::create(&path).expect("a file in the temporary folder"));
    let (mut count, mut bytes) = (0, 0);
    let mut files = files.peekable();
    let mut number = 0;
    while files.peek().is_some() {
        number += 1;
        let mut part = ZipWriter::new(Cursor::new(Vec::new()));
        for file in files.by_ref().take(PART_ENTRIES) {
            let name = format!("runner@example.org_{}.fit", 100_000_000 + count);
            add(&mut part, &name, &file);
            count += 1;
            bytes += file.len();
        }
        let part = part.finish().expect("a finished part").into_inner();
        let folder = "DI_CONNECT/DI-Connect-Uploaded-Files";
        let name = format!("{folder}/UploadedFiles_0-_Part{number}.zip");
        add(&mut outer, &name, &part);
    }
    outer.finish().expect("a finished export");
    Export { zip: path, files: count, bytes }
}

fn add<W: Write + std::io::Seek>(zip: &mut ZipWriter<W>, name: &str, bytes: &[u8]) {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(name, options).expect("room for an entry");
    zip.write_all(bytes).expect("room for its bytes");
}
