//! Paths as words of a shell, so that a command that is shown can be pasted.

use std::ffi::{OsStr, OsString};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::encoding::is_invisible_control;

/// A word as it is typed: for a POSIX shell, or on Windows for cmd and PowerShell. Bytes that are no text and characters that
/// do not show are written as bash, zsh and ksh have them, `$'\xff'`.
pub fn quoted(word: &OsStr) -> String {
    let Some(text) = word.to_str().filter(|text| !text.contains(is_hidden)) else {
        return if cfg!(windows) { format!("\"{}\"", word.to_string_lossy()) } else { escaped(word) };
    };
    let is_plain = |character: char| character.is_alphanumeric() || "_-./,:+@%".contains(character);
    match () {
        () if cfg!(windows)
            && text.contains(|character: char| !is_plain(character) && !r"\~()".contains(character)) =>
        {
            format!("\"{text}\"")
        }
        () if cfg!(windows) || (!text.is_empty() && text.chars().all(is_plain)) => text.to_owned(),
        () => format!("'{}'", text.replace('\'', r"'\''")),
    }
}

/// A path as it is typed, that of the home folder as `~`.
pub fn path(path: &Path, home: Option<&Path>) -> String {
    let below = home.filter(|home| !cfg!(windows) && home.parent().is_some());
    match below.and_then(|home| path.strip_prefix(home).ok()) {
        Some(below) if below.as_os_str().is_empty() => "~".to_owned(),
        Some(below) => below.iter().fold("~".to_owned(), |text, part| text + "/" + &quoted(part)),
        None => quoted(path.as_os_str()),
    }
}

fn is_hidden(character: char) -> bool {
    character.is_control() || is_invisible_control(character)
}

fn escaped(word: &OsStr) -> String {
    let mut text = "$'".to_owned();
    for chunk in word.as_encoded_bytes().utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\'' | '\\' => text.extend(['\\', character]),
                _ if is_hidden(character) => escape(&mut text, character.encode_utf8(&mut [0; 4]).as_bytes()),
                _ => text.push(character),
            }
        }
        escape(&mut text, chunk.invalid());
    }
    text + "'"
}

fn escape(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        let _ = write!(text, "\\x{byte:02x}");
    }
}

/// Files of one folder as patterns, `*.fit`, each with the folder; `None` where these would name others too, or where the shell
/// knows no patterns.
pub fn patterns(files: &[PathBuf]) -> Option<Vec<(&Path, String)>> {
    let folder = files.first()?.parent()?;
    let mut endings: Vec<&OsStr> = files.iter().map(|file| file.extension()).collect::<Option<_>>()?;
    endings.sort_unstable();
    endings.dedup();
    let is_simple = |ending: &&OsStr| ending.as_encoded_bytes().iter().all(u8::is_ascii_alphanumeric);
    if cfg!(windows) || !endings.iter().all(is_simple) {
        return None;
    }
    let is_matched = |name: &OsString| {
        let is_listed = !name.as_encoded_bytes().starts_with(b".");
        is_listed && Path::new(name).extension().is_some_and(|ending| endings.contains(&ending))
    };
    let names = fs::read_dir(folder).ok()?.map(|entry| entry.map(|entry| entry.file_name()));
    let mut matched: Vec<PathBuf> =
        names.filter_map(Result::ok).filter(is_matched).map(|name| folder.join(name)).collect();
    let mut files = files.to_vec();
    matched.sort_unstable();
    files.sort_unstable();
    (matched == files)
        .then(|| endings.iter().map(|ending| (folder, format!("*.{}", ending.to_string_lossy()))).collect())
}
