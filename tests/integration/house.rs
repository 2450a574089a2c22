//! The rules of the house: how long a file is, how full a folder, which room may import which, and which words are retired.
//!
//! A room is a file `src/NAME.rs` with its folder `src/NAME/`. CONTRIBUTING.md gives the reasons.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const MOST_LINES: usize = 350;
const MOST_FILES: usize = 12;

/// The rooms in their order: each imports only rooms before it. A new room is added here and to the diagram in `src/lib.rs`.
const ROOMS: [&str; 27] = [
    // Leaves.
    "encoding",
    "fonts",
    "names",
    "stats",
    "activity",
    "calendar",
    "settings",
    "units",
    // From bytes to one history.
    "terrain",
    "files",
    "decode",
    "account",
    "descent",
    "session",
    "history",
    // From a history and a diary to what is shown.
    "metrics",
    "pain",
    "onset_analysis",
    "timeline",
    "facts",
    "study",
    "chart",
    "report",
    // Who calls whom.
    "pipeline",
    "inspect",
    "cohort",
    "cli",
];

/// Words that once were terms here and say less than those of the field. None is part of a name or stands in a comment.
const RETIRED: [&str; 16] = [
    "ground", "told", "letters", "beside", "way", "laying", "kept", "sight", "behind", "outing", "outings", "leg",
    "legs", "twin", "twins", "alike",
];

/// Where a retired word is the word of the field.
const EXCEPTIONS: [(&str, &str); 4] = [
    // Running dynamics: the time that a foot is on the ground.
    ("ground", "contact"),
    // A site of knee pain, as patients say it.
    ("behind", "kneecap"),
    // FIT counts cadence in steps of one leg.
    ("leg", "per leg"),
    ("leg", "one leg"),
];

/// The source files by their path below `src`.
fn sources() -> BTreeMap<PathBuf, String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut files) = (vec![src.clone()], BTreeMap::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.insert(path.strip_prefix(&src).unwrap().to_owned(), fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

fn room(path: &Path) -> String {
    let first = path.components().next().unwrap();
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// Fails with what was found, and how often in each room.
fn assert_none(what: &str, found: &[(String, String)]) {
    let mut rooms: BTreeMap<&str, usize> = BTreeMap::new();
    for (room, _) in found {
        *rooms.entry(room).or_default() += 1;
    }
    let places: Vec<&str> = found.iter().map(|(_, place)| place.as_str()).collect();
    assert!(found.is_empty(), "{what}: {} in all, by room {rooms:?}\n{}", found.len(), places.join("\n"));
}

#[test]
fn no_file_is_longer_than_one_sitting() {
    let long = sources().into_iter().filter_map(|(path, text)| {
        let lines = text.lines().count();
        (lines > MOST_LINES).then(|| (room(&path), format!("{}: {lines} lines", path.display())))
    });
    assert_none("files over 350 lines", &long.collect::<Vec<_>>());
}

#[test]
fn no_folder_holds_more_than_a_dozen_files() {
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for path in sources().into_keys() {
        *folders.entry(path.parent().unwrap().to_owned()).or_default() += 1;
    }
    // The rooms themselves are not counted.
    folders.remove(Path::new(""));
    let full = folders.into_iter().filter(|&(_, files)| files > MOST_FILES);
    let full = full.map(|(folder, files)| (room(&folder), format!("{}: {files} files", folder.display())));
    assert_none("folders with over 12 files", &full.collect::<Vec<_>>());
}

#[test]
fn no_room_imports_one_to_its_right() {
    let place = |room: &str| ROOMS.iter().position(|name| *name == room);
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room(&path);
        if ["lib", "main"].contains(&room.as_str()) {
            continue;
        }
        let Some(own) = place(&room) else {
            wrong.push((room, format!("{}: the room is missing in the order of rooms", path.display())));
            continue;
        };
        for imported in imports(&code_of(&text)) {
            if place(&imported).is_some_and(|place| place > own) {
                wrong.push((room.clone(), format!("{} imports {imported}", path.display())));
            }
        }
    }
    assert_none("imports against the order of rooms", &wrong);
}

/// Rooms that some code names after `crate::`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        let named = match rest.strip_prefix('{') {
            // `use crate::{calendar, units::counted};`
            Some(list) => list.split('}').next().unwrap_or_default(),
            None => rest.split(|character| !is_name(character)).next().unwrap_or_default(),
        };
        let firsts = named.split(',').map(|part| part.trim().split("::").next().unwrap_or_default());
        rooms.extend(firsts.map(str::to_owned));
    }
    rooms
}

#[test]
fn no_retired_word_is_a_name_or_in_a_comment() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        for (number, line) in without_strings(&text).lines().enumerate() {
            let words = words(line);
            let retired = words.iter().filter(|word| RETIRED.contains(&word.as_str()));
            found.extend(retired.filter(|word| !is_excepted(word, &words)).map(|word| {
                let place = format!("src/{}:{}: {word}: {}", path.display(), number + 1, line.trim());
                (room(&path), place)
            }));
        }
    }
    assert_none("retired words", &found);
}

fn is_excepted(word: &str, line: &[String]) -> bool {
    let line = line.join(" ");
    EXCEPTIONS.iter().any(|(excepted, context)| *excepted == word && line.contains(context))
}

/// The words of a line in lower case, with names in snake_case and CamelCase cut into theirs.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for character in line.chars() {
        let begins = !character.is_alphabetic() || (character.is_uppercase() && was_lower);
        if begins {
            words.push(String::new());
        }
        if character.is_alphabetic() {
            words.last_mut().unwrap().extend(character.to_lowercase());
        }
        was_lower = character.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Source text without what its string literals hold; the lines stay the same.
fn without_strings(text: &str) -> String {
    pieces(text)
        .into_iter()
        .map(|(kind, piece)| if kind == Kind::Literal { lines_of(piece) } else { piece.into() })
        .collect()
}

/// Source text without strings and comments.
fn code_of(text: &str) -> String {
    let code = pieces(text).into_iter().filter(|(kind, _)| *kind == Kind::Code);
    code.map(|(_, piece)| piece).collect()
}

fn lines_of(piece: &str) -> String {
    "\n".repeat(piece.matches('\n').count())
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

/// Source text cut into code, line comments and literals. House style has no block comments.
fn pieces(text: &str) -> Vec<(Kind, &str)> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let (kind, len) = match literal_len(rest) {
            Some(len) => (Kind::Literal, len),
            None if rest.starts_with("//") => (Kind::Comment, rest.find('\n').unwrap_or(rest.len())),
            None => {
                let name = rest.find(|character: char| !character.is_alphanumeric() && character != '_');
                (Kind::Code, name.unwrap_or(rest.len()).max(rest.chars().next().unwrap().len_utf8()))
            }
        };
        let (piece, after) = rest.split_at(len);
        pieces.push((kind, piece));
        rest = after;
    }
    pieces
}

/// Bytes of the string or character literal that some text begins with; `None` where it begins with none.
fn literal_len(text: &str) -> Option<usize> {
    let bare = text.strip_prefix('b').unwrap_or(text);
    if let Some(raw) = bare.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let begin = text.len() - raw.len() + hashes + 1;
            return Some(begin + text[begin..].find(&end)? + end.len());
        }
    }
    let quote = bare.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    let begin = text.len() - bare.len() + 1;
    let mut is_escaped = false;
    let mut inside = text[begin..].char_indices();
    let end = inside.find(|&(_, character)| {
        let ends = character == quote && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        ends
    });
    let (len, _) = end?;
    // `'a` without a second quote is a lifetime; a character literal holds one character or an escape.
    let is_character = || text[begin..].starts_with('\\') || text[begin..begin + len].chars().count() == 1;
    (quote == '"' || is_character()).then_some(begin + len + 1)
}

#[test]
fn the_parts_of_source_text_are_known() {
    let text = "let a: &'static str = \"told // \\\" way\"; // kept\nlet b = ('\\'', 'x', r#\"a \"leg\" b\"#, b'\"'); fn f<'a>() {}";
    let without = without_strings(text);
    assert_eq!(without, "let a: &'static str = ; // kept\nlet b = (, , , ); fn f<'a>() {}");
    assert_eq!(code_of(text).lines().next(), Some("let a: &'static str = ; "));
    assert_eq!(words("fn read_twice(LaidOut) // GPX's way"), ["fn", "read", "twice", "laid", "out", "gpx", "s", "way"]);
    assert_eq!(imports("use crate::units; crate::{stats, calendar::DaySpan}").len(), 3);
}
