//! The committed fixtures are what their program writes, and foreign readers see in them what the story says.

use std::fs;

#[path = "../../fixtures/generate/mod.rs"]
pub mod synthetic;

mod diary;
mod export;
pub mod reading;
mod small;

use reading::{committed, files_below, fixtures, members};

#[test]
fn generating_again_gives_the_committed_files() {
    let folder = tempfile::tempdir().unwrap();
    synthetic::write_all(folder.path()).unwrap();
    let written = files_below(folder.path());
    for path in &written {
        let (new, old) = (fs::read(folder.path().join(path)).unwrap(), committed(path));
        // How deflate packs is up to the version of the library, so an archive is compared by what is in it.
        let same = if path.ends_with(".zip") { members(&new) == members(&old) } else { new == old };
        assert!(same, "{path} differs: cargo run --example generate");
    }
    for kept in files_below(&fixtures()) {
        let is_generated = kept.starts_with("small/") || kept.starts_with("garmin-export/");
        assert!(!is_generated || written.contains(&kept), "{kept} is written by nothing");
    }
}

#[test]
fn the_fixtures_stay_small() {
    let sizes = files_below(&fixtures()).into_iter().map(|path| committed(&path).len());
    assert!(sizes.sum::<usize>() < 3_000_000);
    assert!(committed("small/run.fit").len() <= 8_192);
}
