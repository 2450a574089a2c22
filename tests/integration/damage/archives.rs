//! Archives of every type, damaged in every way and cut at every byte.

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use patella::files::{FoundFile, ReadError, Visitor, visit_all};
use patella::settings::ArchiveLimits;
use tempfile::tempdir;

use super::Watch;
use super::random_damage::{SplitMix64, spoil};
use crate::files::making::{gz, nested, noise, stored_zip, streamed_zip, zip};
use crate::fixtures::reading::committed;

/// Reads every file whole, and returns its bytes.
#[derive(Default)]
struct Keeper(Mutex<Vec<Vec<u8>>>);

impl Visitor for Keeper {
    type Row = String;

    fn head(&self, _: &FoundFile, _: &[u8]) -> Option<String> {
        None
    }

    fn whole(&self, file: &FoundFile, bytes: Vec<u8>) -> String {
        self.0.lock().unwrap().push(bytes);
        file.path.clone()
    }

    fn problem(&self, file: &FoundFile, problem: &ReadError) -> String {
        assert!(problem.to_string().len() < 500, "{problem}");
        file.path.clone()
    }
}

/// The rows of a file with these bytes, and every content that was handed over.
fn visit(path: &Path, bytes: &[u8]) -> (Vec<String>, Vec<Vec<u8>>) {
    fs::write(path, bytes).unwrap();
    let keeper = Keeper::default();
    let rows = visit_all(&[path.to_owned()], &ArchiveLimits::default(), &keeper);
    (rows, keeper.0.into_inner().unwrap())
}

/// Three files and the archives they can come in.
fn archives() -> Vec<(&'static str, Vec<u8>)> {
    let (run, json) = (committed("small/treadmill.fit"), b"{\"a\": 1}".to_vec());
    let packed = gz(&run);
    let entries: [(&str, &[u8]); 3] = [("1.fit", &run), ("x/2.json", &json), ("3.fit.gz", &packed)];
    vec![
        ("zip", zip(&entries)),
        ("stored zip", stored_zip(&entries)),
        ("streamed zip", streamed_zip(&entries)),
        ("zip in zips", nested(&run, "run.fit", 3)),
        ("gzip", packed.clone()),
        ("zip in gzip", gz(&zip(&entries))),
    ]
}

#[test]
fn spoiled_archives_neither_panic_nor_hang_nor_swell() {
    let watch = Watch::start();
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.zip");
    let shown = path.display().to_string();
    let mut random = SplitMix64::new(4);
    for (name, archive) in archives() {
        for round in 0..500 {
            let spoiled = spoil(&archive, &mut random);
            let what = format!("{name}, round {round}, {spoiled}");
            let (rows, contents) = visit(&path, &spoiled.bytes);
            // The archive, its entries, and one that is found twice.
            assert!((1..=6).contains(&rows.len()), "{what}: {rows:?}");
            assert!(rows.iter().all(|row| row.starts_with(&shown)), "{what}");
            let handed: usize = contents.iter().map(Vec::len).sum();
            assert!(handed < 200_000, "{what}: {handed} bytes");
        }
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing is unpacked onto the disk");
    watch.stop(60);
}

#[test]
fn every_cut_of_a_zip_keeps_the_entries_before_it() {
    let watch = Watch::start();
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.zip");
    let contents = [noise(300), vec![b'x'; 1_000], noise(50), b"y".to_vec()];
    let names = ["1", "2", "x/3", "4"];
    let entries: Vec<(&str, &[u8])> = names.into_iter().zip(contents.iter().map(Vec::as_slice)).collect();
    for archive in [zip(&entries), stored_zip(&entries), streamed_zip(&entries)] {
        let headers: Vec<usize> = (0..archive.len() - 4)
            .filter(|&at| matches!(&archive[at..at + 4], b"PK\x03\x04" | b"PK\x01\x02"))
            .take(5)
            .collect();
        for cut in 0..archive.len() {
            let (rows, found) = visit(&path, &archive[..cut]);
            assert!(!rows.is_empty(), "cut at {cut}");
            // After each entry comes the header of the next, or the directory.
            let before = headers[1..].partition_point(|&end| end <= cut);
            for content in &contents[..before] {
                assert!(found.contains(content), "cut at {cut}");
            }
        }
    }
    watch.stop(60);
}
