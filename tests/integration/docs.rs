//! What is written for readers: links and paths lead somewhere, README is short, every option is explained, and what is written
//! from the program is as the program has it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use patella::cohort::line::tables::layout;
use patella::report::tables;
use patella::settings::Settings;

use crate::cli::call;

const README_MOST_LINES: usize = 90;

/// A picture is looked at in passing, and every copy of the source has it.
const PICTURE_MOST_BYTES: u64 = 150_000;

/// Folders whose files are named in the text by their path from the top.
const FOLDERS: [&str; 6] = ["src/", "tests/", "fixtures/", "benches/", "docs/", "fuzz/"];

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages outside of `docs`.
const PAGES: [&str; 6] =
    ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "fixtures/README.md", "fuzz/README.md"];

/// Every page with its path from the top.
fn pages() -> Vec<(PathBuf, String)> {
    let docs = fs::read_dir(top().join("docs")).unwrap();
    let docs = docs.map(|entry| Path::new("docs").join(entry.unwrap().file_name()));
    let pages = PAGES.iter().map(PathBuf::from).chain(docs.filter(|page| page.extension() == Some("md".as_ref())));
    pages.map(|page| (page.clone(), fs::read_to_string(top().join(page)).unwrap())).collect()
}

/// Where the links and pictures of a page lead: `[words](target)` and `src="target"`.
fn targets(text: &str) -> Vec<&str> {
    let links = text.match_indices("](").map(|(at, start)| (at + start.len(), ')'));
    let pictures = text.match_indices("src=\"").map(|(at, start)| (at + start.len(), '"'));
    let found = links.chain(pictures).map(|(at, end)| text[at..].split(end).next().unwrap());
    found.filter(|target| !target.contains("://") && !target.starts_with("mailto:")).collect()
}

/// The anchors of a page: its headings in lower case, with hyphens for spaces and without other signs.
fn anchors(text: &str) -> BTreeSet<String> {
    let is_part = |character: &char| character.is_alphanumeric() || "-_ ".contains(*character);
    let mut in_code = false;
    let mut anchors = BTreeSet::new();
    for line in text.lines() {
        in_code ^= line.starts_with("```");
        if let Some(heading) = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')) {
            let heading: String = heading.trim().to_lowercase().chars().filter(is_part).collect();
            if !in_code {
                anchors.insert(heading.replace(' ', "-"));
            }
        }
    }
    anchors
}

#[test]
fn readme_has_at_most_ninety_lines() {
    let lines = fs::read_to_string(top().join("README.md")).unwrap().lines().count();
    assert!(lines <= README_MOST_LINES, "{lines} lines");
}

#[test]
fn every_relative_link_leads_to_a_file_and_every_anchor_to_a_heading() {
    let (mut links, mut followed) = (0, 0);
    for (page, text) in pages() {
        for target in targets(&text).into_iter().filter(|target| !target.is_empty()) {
            let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
            let path = match file {
                "" => top().join(&page),
                file => top().join(page.parent().unwrap()).join(file),
            };
            assert!(path.exists(), "{}: {target} does not exist", page.display());
            links += 1;
            if let Some(anchor) = anchor {
                let headings = anchors(&fs::read_to_string(path).unwrap());
                assert!(headings.contains(anchor), "{}: {target} is no heading", page.display());
                followed += 1;
            }
        }
    }
    assert!(links > 60 && followed > 10, "{links} links, {followed} anchors");
}

#[test]
fn the_book_has_every_page_and_every_page_of_the_book_exists() {
    let summary = fs::read_to_string(top().join("docs/SUMMARY.md")).unwrap();
    let chapters: BTreeSet<String> = targets(&summary).into_iter().map(|file| format!("docs/{file}")).collect();
    for (page, _) in pages() {
        let page = page.display().to_string();
        let is_page = page.starts_with("docs/") && page != "docs/SUMMARY.md";
        assert!(!is_page || chapters.contains(&page), "{page} is missing in docs/SUMMARY.md");
    }
}

#[test]
fn every_picture_of_the_docs_is_small_and_used() {
    let text: String = pages().into_iter().map(|(_, text)| text).collect();
    for entry in fs::read_dir(top().join("docs/images")).unwrap() {
        let entry = entry.unwrap();
        let (name, bytes) = (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().len());
        assert!(bytes < PICTURE_MOST_BYTES, "{name} has {bytes} bytes");
        assert!(text.contains(&format!("images/{name}")), "no page shows {name}");
    }
}

/// The definitions as the docs print them.
fn definitions() -> String {
    let metrics = patella::metrics::definitions();
    let all = metrics.into_iter().chain(patella::onset_analysis::definitions());
    let row = |(name, text): (&str, &str)| format!("**{name}:** {text}");
    let rows = all.map(|definition| {
        let rows = [
            ("Formula", definition.formula),
            ("Validity", definition.validity),
            ("Left empty", definition.edge_cases),
            ("Source", definition.source),
        ];
        format!("### {}\n\n{}\n", definition.name, rows.map(row).join("\n\n"))
    });
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_definitions_in_the_docs_are_those_of_the_program() {
    const BEGIN: &str = "<!-- definitions: begin -->\n";
    const END: &str = "<!-- definitions: end -->";
    let page = fs::read_to_string(top().join("docs/figures.md")).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the mark where they begin");
    let (_, after) = rest.split_once(END).expect("the mark where they end");
    assert_written("docs/figures.md", &page, &format!("{before}{BEGIN}\n{}\n{END}{after}", definitions()));
}

#[test]
fn the_citation_has_the_version_of_the_program() {
    let citation = fs::read_to_string(top().join("CITATION.cff")).unwrap();
    let version = citation.lines().find_map(|line| line.strip_prefix("version: "));
    assert_eq!(version, Some(env!("CARGO_PKG_VERSION")));
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

/// The line of a page of tables after which all is generated begins so.
const GENERATED: &str = "<!-- From here on";

#[test]
fn the_pages_of_tables_have_every_column() {
    let of_cohort = layout(&Settings::default(), false);
    let runners = of_cohort.iter().find(|table| table.name == "runners").unwrap();
    let study = tables::study_documentation() + &tables::shared_documentation(runners);
    for (file, written) in [("docs/tables.md", tables::documentation()), ("docs/study.md", study)] {
        let page = fs::read_to_string(top().join(file)).unwrap();
        let at = page.find(GENERATED).unwrap();
        let head = &page[..at + page[at..].find('\n').unwrap() + 1];
        assert_written(file, &page, &format!("{head}{written}"));
    }
}

/// Holds that a page is as the program writes it, or writes it where that is asked for.
fn assert_written(file: &str, page: &str, made: &str) {
    if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(top().join(file), made).unwrap();
        return;
    }
    let differs = made.lines().zip(page.lines()).find(|(made, page)| made != page);
    let write = "write it anew with `INSTA_UPDATE=always cargo test docs::` and read the difference";
    assert!(made == page, "{file} is not what the program says ({differs:?}); {write}");
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
    let commands = ["report", "check", "today", "inspect", "cohort"].map(|command| [command, "--help"]);
    let calls = commands.iter().map(|arguments| &arguments[..]).chain([&["--help"][..]]);
    let known: BTreeSet<String> = calls.flat_map(|arguments| options(&call(top(), arguments).out)).collect();
    let page = fs::read_to_string(top().join("docs/options.md")).unwrap();
    let explained = options(&page);
    let missing: Vec<&String> = known.iter().filter(|option| !explained.contains(*option)).collect();
    let foreign: Vec<&String> = explained.iter().filter(|option| !known.contains(*option)).collect();
    assert!(missing.is_empty() && foreign.is_empty(), "missing {missing:?}, not an option {foreign:?}");
}
