//! Files of other makers and programs: what they are, and what to export in their place.
//!
//! A file is known by its name where that is as good as a signature, and by its first bytes where the name is weak.

use crate::files::sniff::Content;
use crate::history::ledger::Outcome;

mod known;

/// What becomes of a file and why, where it is a known one that holds nothing to be read here.
pub(super) fn verdict(path: &str, content: Content, head: &[u8]) -> Option<(Outcome, &'static str)> {
    let path = path.to_lowercase();
    let path = path.strip_suffix(".gz").unwrap_or(&path);
    let name = path.rsplit('/').next().unwrap_or(path);
    let file = File {
        path,
        name,
        ending: name.rsplit_once('.').map_or("", |(_, ending)| ending),
        content,
        bytes: head,
        text: String::from_utf8_lossy(head).into_owned(),
    };
    let known = known::KNOWN.iter().find(|known| (known.is)(&file))?;
    Some((known.outcome, known.reason))
}

/// A file by its path and name in lower case, and its beginning.
struct File<'a> {
    path: &'a str,
    name: &'a str,
    /// What follows the last point of the name.
    ending: &'a str,
    content: Content,
    bytes: &'a [u8],
    text: String,
}

impl File<'_> {
    fn is_json(&self) -> bool {
        self.content == Content::Json
    }

    fn is_xml(&self) -> bool {
        self.content == Content::Xml
    }

    fn is_text(&self) -> bool {
        self.content == Content::Text
    }

    /// True for bytes that are no text, archives of other kinds included.
    fn is_binary(&self) -> bool {
        matches!(self.content, Content::Binary | Content::OtherArchive)
    }

    fn ends(&self, endings: &[&str]) -> bool {
        endings.contains(&self.ending)
    }

    fn has(&self, fields: &[&str]) -> bool {
        fields.iter().all(|field| self.text.contains(field))
    }

    fn has_one_of(&self, fields: &[&str]) -> bool {
        fields.iter().any(|field| self.text.contains(field))
    }

    fn begins(&self, columns: &str) -> bool {
        self.text.trim_start_matches('\u{FEFF}').starts_with(columns)
    }

    fn first_line(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    fn is_in(&self, folder: &str) -> bool {
        let mut folders = self.path.split('/');
        folders.next_back();
        folders.any(|name| name.trim_end_matches('!') == folder)
    }

    fn is_of_polar(&self) -> bool {
        self.path.contains("polar-user-data-export")
    }

    /// `steps-2024-05-01.json` and the like: thousands of files with a value a minute.
    fn is_fitbit_day(&self) -> bool {
        const KINDS: [&str; 8] = [
            "steps-",
            "heart_rate-",
            "distance-",
            "calories-",
            "altitude-",
            "resting_heart_rate-",
            "sedentary_minutes-",
            "time_in_heart_rate_zones-",
        ];
        KINDS.iter().any(|kind| self.name.starts_with(kind)) && self.has(&["\"dateTime\""])
    }

    /// What programs that copy a Garmin account write next to each activity.
    fn is_garmin_copy(&self) -> bool {
        let stem = self.name.strip_suffix(".json").unwrap_or(self.name);
        let number = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count() >= 5;
        let of_activity = stem
            .find("activity_")
            .is_some_and(|at| number(stem[at..].trim_start_matches(|c: char| !c.is_ascii_digit())));
        let is_settings = ["userstats", "downloaded_ids", "activity_types"].contains(&stem);
        of_activity || is_settings || stem.starts_with("device_") || stem.starts_with("personal-information")
    }

    /// True for a part of an archive after the first, by its name: `.z01`, `.zip.002`. It holds any bytes.
    fn is_part_of_archive(&self) -> bool {
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let of_zip = self.ending.strip_prefix('z').is_some_and(is_number);
        let stem = self.name.strip_suffix(self.ending).unwrap_or_default();
        let is_stem = [".zip.", ".7z.", ".tar.", ".rar."].iter().any(|archive| stem.ends_with(archive));
        let of_any = self.ending.len() == 3 && is_number(self.ending) && is_stem;
        of_zip || of_any || self.bytes.starts_with(b"PK\x07\x08")
    }
}
