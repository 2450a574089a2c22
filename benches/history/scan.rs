//! The least that must be done with an export: unpack every file and walk the messages of the activities.

use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use rayon::prelude::*;
use zip::ZipArchive;

use patella::decode::{Decoded, fit, gpx, tcx};

/// Counts the records of the activities, each file read by itself and in parallel. An export is a zip of zips with FIT files,
/// or a folder with files of all kinds, packed or not.
pub fn records(export: &Path) -> usize {
    if export.is_dir() {
        return files_in(export).par_iter().map(|path| of_file(path)).sum();
    }
    let file = File::open(export).expect("the export that was just made");
    let mut outer = ZipArchive::new(file).expect("a zip");
    let mut records = 0;
    for index in 0..outer.len() {
        let mut part = Vec::new();
        let mut entry = outer.by_index(index).expect("a part");
        entry.read_to_end(&mut part).expect("a sound part");
        records += records_of_part(&part);
    }
    records
}

fn records_of_part(part: &[u8]) -> usize {
    let archive = ZipArchive::new(Cursor::new(part)).expect("a zip in the zip");
    let count = |index: usize| {
        let mut bytes = Vec::new();
        let mut archive = archive.clone();
        let mut entry = archive.by_index(index).expect("a file of the part");
        entry.read_to_end(&mut bytes).expect("a sound file");
        points(&bytes)
    };
    (0..archive.len()).into_par_iter().map(count).sum()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder that can be listed");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    let (folders, mut files): (Vec<_>, Vec<_>) = paths.partition(|path| path.is_dir());
    files.extend(folders.iter().flat_map(|folder| files_in(folder)));
    files
}

fn of_file(path: &Path) -> usize {
    let mut bytes = fs::read(path).expect("a file that can be read");
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        let _ = MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain);
        bytes = plain;
    }
    points(&bytes)
}

fn points(bytes: &[u8]) -> usize {
    let decoded = match bytes.get(8..12) {
        Some(b".FIT") => fit::decode(bytes),
        _ if bytes.windows(4).take(1_000).any(|word| word == b"<gpx") => gpx::decode(bytes),
        _ => tcx::decode(bytes),
    };
    match decoded {
        Ok(Decoded::Activities(found)) => found.iter().map(|one| one.samples.len()).sum(),
        _ => 0,
    }
}
