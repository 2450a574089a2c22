//! The least that must be done with an export: unpack every file and walk the messages of the activities.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use rayon::prelude::*;
use zip::ZipArchive;

use patella::decode::{Decoded, fit};

/// Unpacks every part, every file of it in parallel, and counts the records of the activities.
pub fn records(export: &Path) -> usize {
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

fn points(bytes: &[u8]) -> usize {
    match fit::decode(bytes) {
        Ok(Decoded::Activities(found)) => found.iter().map(|one| one.samples.len()).sum(),
        _ => 0,
    }
}
