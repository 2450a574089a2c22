//! The type of a file, from its first bytes.

/// The type of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    Empty,
    Fit,
    Gpx,
    Tcx,
    /// A file of the operating system.
    System,
    Json,
    /// A web page, often an error page saved instead of a download.
    Html,
    Kml,
    /// Apple Health's own XML.
    AppleHealth,
    /// Any other XML, or XML whose first element is not among the first bytes.
    Xml,
    /// An archive of a type that is not opened.
    OtherArchive,
    Text,
    /// Anything else.
    Binary,
}

impl Content {
    /// The name as written in `files.csv`.
    pub fn name(self) -> &'static str {
        match self {
            Content::Empty => "empty",
            Content::Fit => "fit",
            Content::Gpx => "gpx",
            Content::Tcx => "tcx",
            Content::System => "system",
            Content::Json => "json",
            Content::Html => "html",
            Content::Kml => "kml",
            Content::AppleHealth => "apple_health",
            Content::Xml => "xml",
            Content::OtherArchive => "archive",
            Content::Text => "text",
            Content::Binary => "binary",
        }
    }
}

/// True where the name is that of an activity file; used only to distinguish a loss from an unrelated file.
pub fn promises_track(path: &str) -> bool {
    let name = path.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".fit", ".gpx", ".tcx"].iter().any(|ending| name.ends_with(ending))
}

/// True for the tables that a Garmin account export holds next to the activities.
pub fn is_garmin_account_data(path: &str) -> bool {
    path.contains("DI_CONNECT/") || path.contains("/DI-Connect-")
}

/// True for a FIT file, by the ninth to twelfth byte of its header.
pub fn is_fit(head: &[u8]) -> bool {
    head.get(8..12) == Some(b".FIT".as_slice()) && head[0] >= 12
}

/// True for a zip archive.
pub fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// True for a gzip stream.
pub fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&[0x1F, 0x8B, 0x08])
}

/// The type of a file, from its first bytes.
///
/// ```
/// use patella::files::sniff::{Content, content};
///
/// assert_eq!(content(b"<?xml version=\"1.0\"?><gpx creator=\"x\">"), Content::Gpx);
/// assert_eq!(content(b"{\"activities\": []}"), Content::Json);
/// ```
pub fn content(head: &[u8]) -> Content {
    if head.is_empty() {
        return Content::Empty;
    }
    if is_fit(head) {
        return Content::Fit;
    }
    if head.starts_with(&[0x00, 0x05, 0x16, 0x07]) || head.starts_with(b"\0\0\0\x01Bud1") {
        return Content::System;
    }
    if is_other_archive(head) {
        return Content::OtherArchive;
    }
    let text = ascii_of(head);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FFFD}');
    if text.starts_with('<') {
        return xml_root(text);
    }
    if is_json(text) {
        return Content::Json;
    }
    if text.contains('\0') || text.is_empty() { Content::Binary } else { Content::Text }
}

/// True for a tar archive: by its magic number or, for the oldest format, by the checksum of its first header.
pub fn is_tar(head: &[u8]) -> bool {
    const CHECKSUM: std::ops::Range<usize> = 148..156;
    let Some(header) = head.get(..512) else {
        return false;
    };
    if &header[257..262] == b"ustar" {
        return true;
    }
    let digits: Vec<u8> = header[CHECKSUM].iter().copied().filter(u8::is_ascii_digit).collect();
    let stated = str::from_utf8(&digits).ok().and_then(|digits| u32::from_str_radix(digits, 8).ok());
    // The checksum itself counts as blanks.
    let sum: u32 = (header.iter().enumerate())
        .map(|(at, byte)| match CHECKSUM.contains(&at) {
            true => u32::from(b' '),
            false => u32::from(*byte),
        })
        .sum();
    stated == Some(sum)
}

/// 7z, rar, xz, bzip2, zstd, tar, and the first part of a zip archive in several parts.
fn is_other_archive(head: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 6] =
        [b"PK\x07\x08", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07", b"\xFD7zXZ\0", b"BZh", b"\x28\xB5\x2F\xFD"];
    is_tar(head) || BEGINNINGS.iter().any(|magic| head.starts_with(magic))
}

/// An object or a list. Settings files that begin with `[Section]` are neither.
fn is_json(text: &str) -> bool {
    let mut characters = text.chars().filter(|character| !character.is_whitespace());
    match (characters.next(), characters.next()) {
        (Some('{'), second) => second.is_none_or(|character| matches!(character, '"' | '}')),
        (Some('['), second) => second.is_none_or(|character| {
            character.is_ascii_digit() || matches!(character, '{' | '[' | ']' | '"' | '-' | 't' | 'f' | 'n')
        }),
        _ => false,
    }
}

/// The head as text: UTF-8, or UTF-16 by its byte order mark or by every other byte being zero.
fn ascii_of(head: &[u8]) -> String {
    let wide = |low: usize| head.iter().skip(low).step_by(2).map(|&byte| char::from(byte)).collect();
    match head {
        [0xFF, 0xFE, ..] => wide(2),
        [0xFE, 0xFF, ..] => wide(3),
        [b'<', 0, ..] => wide(0),
        [0, b'<', ..] => wide(1),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(head).into_owned(),
    }
}

/// The type of XML by its first element without prefix; where a long declaration comes before it, by the declared root.
fn xml_root(text: &str) -> Content {
    let mut rest = text;
    let mut declared = Content::Xml;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if rest.starts_with(['?', '!']) {
            if rest.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("!doctype html "))
                || rest.to_ascii_lowercase().starts_with("!doctype html>")
            {
                return Content::Html;
            }
            if rest.starts_with("!DOCTYPE HealthData") {
                declared = Content::AppleHealth;
            }
            continue;
        }
        let name = rest.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or("");
        let local = name.rsplit(':').next().unwrap_or(name);
        return match local {
            "gpx" => Content::Gpx,
            // A session of a Sigma computer, which has the same name as a part of a TCX file.
            "Activity" if is_of_sigma(rest) => Content::Xml,
            // Without its root, a TCX file is still read as one.
            "TrainingCenterDatabase" | "Activities" | "Activity" => Content::Tcx,
            "kml" => Content::Kml,
            "HealthData" => Content::AppleHealth,
            _ if local.eq_ignore_ascii_case("html") => Content::Html,
            _ => Content::Xml,
        };
    }
    declared
}

/// True for the tag of an activity as the program of Sigma writes it.
fn is_of_sigma(tag: &str) -> bool {
    let tag = tag.split('>').next().unwrap_or_default();
    tag.contains("revision=") && !tag.contains("Sport=")
}
