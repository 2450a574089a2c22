//! What a file is, by its first bytes.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// No byte in it.
    Empty,
    /// FIT.
    Fit,
    /// GPX.
    Gpx,
    /// TCX.
    Tcx,
    /// A file the computer keeps for itself.
    System,
    /// JSON.
    Json,
    /// A web page, often an error page saved in place of a download.
    Html,
    /// KML.
    Kml,
    /// Apple Health's own XML.
    AppleHealth,
    /// Any other XML, or XML whose first element does not stand among the first bytes.
    Xml,
    /// An archive of a kind that is not opened.
    OtherArchive,
    /// Text.
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

/// True where the name says that an activity is in it; used only to tell a loss from a stray file.
pub fn promises_track(path: &str) -> bool {
    let name = path.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".fit", ".gpx", ".tcx"].iter().any(|ending| name.ends_with(ending))
}

/// True for the tables that a Garmin account export holds next to the activities.
pub fn is_garmin_account_data(path: &str) -> bool {
    path.contains("DI_CONNECT/") || path.contains("/DI-Connect-")
}

/// True for a FIT file: its header says so in its ninth to twelfth byte.
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

/// What a file is, by its first bytes.
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

/// True for a tar archive: one that says so, or one of the oldest kind, by the checksum of its first header.
pub fn is_tar(head: &[u8]) -> bool {
    const CHECKSUM: std::ops::Range<usize> = 148..156;
    let Some(header) = head.get(..512) else {
        return false;
    };
    if &header[257..262] == b"ustar" {
        return true;
    }
    let digits: Vec<u8> = header[CHECKSUM].iter().copied().filter(u8::is_ascii_digit).collect();
    let told = str::from_utf8(&digits).ok().and_then(|digits| u32::from_str_radix(digits, 8).ok());
    // The checksum itself counts as blanks.
    let sum: u32 = (header.iter().enumerate())
        .map(|(at, byte)| match CHECKSUM.contains(&at) {
            true => u32::from(b' '),
            false => u32::from(*byte),
        })
        .sum();
    told == Some(sum)
}

/// 7z, rar, xz, bzip2, zstd, tar, and the first part of a zip archive in several parts.
fn is_other_archive(head: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 6] =
        [b"PK\x07\x08", b"7z\xBC\xAF\x27\x1C", b"Rar!\x1A\x07", b"\xFD7zXZ\0", b"BZh", b"\x28\xB5\x2F\xFD"];
    is_tar(head) || BEGINNINGS.iter().any(|magic| head.starts_with(magic))
}

/// An object or a list. Settings files that begin with `[Section]` are neither.
fn is_json(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace());
    match (letters.next(), letters.next()) {
        (Some('{'), second) => second.is_none_or(|letter| matches!(letter, '"' | '}')),
        (Some('['), second) => second.is_none_or(|letter| {
            letter.is_ascii_digit() || matches!(letter, '{' | '[' | ']' | '"' | '-' | 't' | 'f' | 'n')
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

/// The kind of XML by its first element, its prefix left aside; where a long declaration stands before that, by what the
/// declaration is of.
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
            // A session of a Sigma computer, which is called as a part of a TCX file is.
            "Activity" if is_of_sigma(rest) => Content::Xml,
            // Without its frame, a TCX file is still one to its reader.
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

#[cfg(test)]
mod tests {
    //! Heads of files as they are met.

    use super::*;

    #[test]
    fn the_root_decides_whatever_stands_before_it() {
        let gpx = "  <?xml version=\"1.0\"?>\n<!-- <kml> -->\n<ns3:gpx xmlns:ns3=\"x\">";
        assert_eq!(content(gpx.as_bytes()), Content::Gpx);
        assert_eq!(content(b"\xEF\xBB\xBF<TrainingCenterDatabase>"), Content::Tcx);
        assert_eq!(content(b"<!DOCTYPE html>\n<html>"), Content::Html);
        assert_eq!(content(b"<html><body>404"), Content::Html);
        assert_eq!(content(b"[{\"a\":1}]"), Content::Json);
        assert_eq!(content(b""), Content::Empty);
        let utf16: Vec<u8> = "<?xml?><gpx ".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(content(&utf16), Content::Gpx);
    }

    #[test]
    fn a_name_is_no_content() {
        assert_eq!(content(b"run.fit"), Content::Text);
        assert_eq!(content(&[0, 1, 2, 3]), Content::Binary);
        assert_eq!(content(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), Content::Binary);
    }

    #[test]
    fn a_list_is_json_and_a_section_of_settings_is_not() {
        for json in ["{}", "{ \"a\": 1", "[\n {", "[]", "[1, 2", "[true", "[", "{"] {
            assert_eq!(content(json.as_bytes()), Content::Json, "{json}");
        }
        for text in ["[.ShellClassInfo]\r\n", "[Settings]", "{not json}"] {
            assert_eq!(content(text.as_bytes()), Content::Text, "{text}");
        }
    }

    #[test]
    fn apple_health_is_known_behind_a_declaration_of_any_length() {
        let dtd = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 14 -->\n\
             <!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>\n{}",
            "<!ATTLIST Record unit CDATA #IMPLIED>\n".repeat(200)
        );
        for end in [100, 500, 4096, dtd.len()] {
            assert_eq!(content(&dtd.as_bytes()[..end]), Content::AppleHealth, "{end}");
        }
        let whole = dtd + "]>\n<HealthData locale=\"de_CH\">";
        assert_eq!(content(whole.as_bytes()), Content::AppleHealth);
        assert_eq!(content(b"<!DOCTYPE gpx [\n<!ELEMENT gpx (trk)>"), Content::Xml);
    }

    #[test]
    fn a_session_of_sigma_is_no_part_of_a_tcx_file() {
        assert_eq!(content(b"<Activity fileDate=\"x\" revision=\"400\">"), Content::Xml);
        assert_eq!(content(b"<Activity Sport=\"Running\">"), Content::Tcx);
    }

    #[test]
    fn archives_that_are_not_opened_are_told_from_noise() {
        let mut tar = vec![0; 512];
        tar[257..262].copy_from_slice(b"ustar");
        let mut oldest = vec![0; 512];
        oldest[..7].copy_from_slice(b"run.fit");
        oldest[148..156].copy_from_slice(b"        ");
        let sum: u32 = oldest.iter().map(|byte| u32::from(*byte)).sum();
        oldest[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        assert!(is_tar(&oldest) && !is_tar(&oldest[..511]) && !is_tar(&[0; 512]));
        for head in [
            b"PK\x07\x08PK\x03\x04".as_slice(),
            &oldest,
            b"7z\xBC\xAF\x27\x1C\0\x04",
            b"Rar!\x1A\x07\x01\0",
            b"BZh91AY",
            &tar,
        ] {
            assert_eq!(content(head), Content::OtherArchive);
        }
    }
}
