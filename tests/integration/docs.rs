//! What is written for readers: links and paths lead somewhere, README is short, and every option is explained.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::call;

const README_MOST_LINES: usize = 90;

/// Folders whose files are named in the text by their path from the top.
const FOLDERS: [&str; 6] = ["src/", "tests/", "fixtures/", "benches/", "docs/", "fuzz/"];

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every page with its path from the top.
fn pages() -> Vec<(PathBuf, String)> {
    let mut pages: Vec<PathBuf> =
        ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "fixtures/README.md", "fuzz/README.md"]
            .map(PathBuf::from)
            .to_vec();
    let docs = fs::read_dir(top().join("docs")).unwrap();
    pages.extend(docs.map(|entry| Path::new("docs").join(entry.unwrap().file_name())));
    pages.into_iter().map(|page| (page.clone(), fs::read_to_string(top().join(page)).unwrap())).collect()
}

#[test]
fn readme_has_at_most_ninety_lines() {
    let lines = fs::read_to_string(top().join("README.md")).unwrap().lines().count();
    assert!(lines <= README_MOST_LINES, "{lines} lines");
}

#[test]
fn every_relative_link_leads_to_a_file() {
    let mut links = 0;
    for (page, text) in pages() {
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split(')').next().unwrap();
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let file = target.split('#').next().unwrap();
            let path = top().join(page.parent().unwrap()).join(file);
            assert!(path.exists(), "{}: {target} does not exist", page.display());
            links += 1;
        }
    }
    assert!(links > 10);
}

#[test]
fn every_path_in_backticks_exists() {
    for (page, text) in pages() {
        for named in text.split('`').skip(1).step_by(2) {
            let is_path = FOLDERS.iter().any(|folder| named.starts_with(folder));
            let is_pattern = named.contains(['*', ' ', '\n']) || named.contains("NAME") || named.contains("corpus/");
            if is_path && !is_pattern {
                assert!(top().join(named).exists(), "{}: `{named}` does not exist", page.display());
            }
        }
    }
}

/// The options that some text names.
fn options(text: &str) -> BTreeSet<String> {
    let is_part = |character: char| character.is_ascii_lowercase() || character == '-';
    let found = text.match_indices("--").filter(|(at, _)| !text[..*at].ends_with(is_part));
    let found = found.map(|(at, _)| text[at..].split(|character| !is_part(character)).next().unwrap());
    found.filter(|option| option.len() > 3).map(str::to_owned).collect()
}

#[test]
fn the_page_of_options_has_each_of_them_and_no_other() {
    let commands = ["report", "check", "today", "inspect"].map(|command| [command, "--help"]);
    let calls = commands.iter().map(|arguments| &arguments[..]).chain([&["--help"][..]]);
    let known: BTreeSet<String> = calls.flat_map(|arguments| options(&call(top(), arguments).out)).collect();
    let page = fs::read_to_string(top().join("docs/options.md")).unwrap();
    let explained = options(&page);
    let missing: Vec<&String> = known.iter().filter(|option| !explained.contains(*option)).collect();
    let foreign: Vec<&String> = explained.iter().filter(|option| !known.contains(*option)).collect();
    assert!(missing.is_empty() && foreign.is_empty(), "missing {missing:?}, not an option {foreign:?}");
}
