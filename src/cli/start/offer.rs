//! What was found, in words, and the command that makes a report of it.

use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::shell_words;
use crate::account::Account;
use crate::pipeline::downloads::{ExportKind, Findings, FoundDiary, FoundExport};
use crate::units::{counted, day};

/// Exports that are listed, and diaries.
const EXPORTS_LISTED: usize = 6;
const DIARIES_LISTED: usize = 4;
/// Files of a command that are written out; more are written as a pattern.
const MOST_WRITTEN_OUT: usize = 8;

const WHERE_FROM: &str = "
Exports come from the account of the watch:
  garmin.com  Account > Data Management > Export Your Data
  strava.com  Settings > My Account > Download or Delete Your Account
  all others  docs/exports.md, step by step
When it is there: patella report EXPORT";

/// What was found.
pub struct Offer<'a> {
    pub findings: &'a Findings,
    /// Where it was looked for.
    pub places: &'a [PathBuf],
    /// The current folder.
    pub here: &'a Path,
    pub home: Option<&'a Path>,
    /// For the days of files.
    pub zone: &'a TimeZone,
}

/// Which of what was found goes into the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    pub export: usize,
    pub diary: Option<usize>,
}

impl Offer<'_> {
    /// The first export and the first diary.
    pub fn first_choice(&self) -> Choice {
        Choice { export: 0, diary: (!self.findings.diaries.is_empty()).then_some(0) }
    }

    /// The choice after a number was typed: an export, a diary, or 0 for none; `None` for a number that is not listed.
    pub fn changed(&self, choice: Choice, number: usize) -> Option<Choice> {
        let exports = self.exports().len();
        match number {
            0 => Some(Choice { diary: None, ..choice }),
            number if number <= exports => Some(Choice { export: number - 1, ..choice }),
            number if number <= exports + self.diaries().len() => {
                Some(Choice { diary: Some(number - exports - 1), ..choice })
            }
            _ => None,
        }
    }

    fn exports(&self) -> &[FoundExport] {
        let exports = &self.findings.exports;
        &exports[..exports.len().min(EXPORTS_LISTED)]
    }

    fn diaries(&self) -> &[FoundDiary] {
        let diaries = &self.findings.diaries;
        &diaries[..diaries.len().min(DIARIES_LISTED)]
    }

    /// What was found, numbered.
    pub fn listing(&self) -> String {
        let mut text = format!("Looked in {}.\n\nExports\n", self.places_in_words("and"));
        let exports = self.exports().iter().map(|export| (self.export_path(export), self.export_in_words(export)));
        let exports: Vec<(String, String)> = exports.collect();
        let diaries = self.diaries().iter().map(|diary| (self.path(&diary.path), self.diary_in_words(diary)));
        numbered(&mut text, 1, &exports);
        more(&mut text, self.findings.exports.len() - exports.len());
        match self.diaries().len() {
            0 => text.push_str("\nPain diary: none found; the report is then on training alone\n"),
            count => {
                text.push_str(if count == 1 { "\nPain diary\n" } else { "\nPain diaries\n" });
                numbered(&mut text, exports.len() + 1, &diaries.collect::<Vec<_>>());
                more(&mut text, self.findings.diaries.len() - count);
            }
        }
        text + &self.limits_in_words()
    }

    /// The command of a choice, and what can be answered.
    pub fn question(&self, choice: Choice) -> String {
        let (exports, diaries) = (self.exports().len(), self.diaries().len());
        let mut answers = vec!["Enter = yes".to_owned(), "n = no".to_owned()];
        if exports + diaries > 1 + usize::from(choice.diary.is_some()) {
            answers.push("a number = that one instead".to_owned());
        }
        if choice.diary.is_some() {
            answers.push("0 = without the diary".to_owned());
        }
        format!(
            "This command makes the report in the folder patella-report and opens it:\n\n  {}\n\nRun it? {}: ",
            self.command(choice),
            answers.join(", ")
        )
    }

    /// The arguments after `patella`.
    pub fn arguments(&self, choice: Choice) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = vec!["report".into()];
        arguments.extend(self.findings.exports[choice.export].paths.iter().map(|path| self.argument(path).into()));
        if let Some(diary) = choice.diary {
            arguments.extend(["--notes".into(), self.argument(&self.findings.diaries[diary].path).into()]);
        }
        arguments.push("--open".into());
        arguments
    }

    /// The same as it is typed.
    pub fn command(&self, choice: Choice) -> String {
        let paths = &self.findings.exports[choice.export].paths;
        let patterns = if paths.len() > MOST_WRITTEN_OUT { shell_words::patterns(paths) } else { None };
        let paths: Vec<String> = match patterns {
            Some(patterns) => patterns.iter().map(|(folder, pattern)| self.pattern(folder, pattern)).collect(),
            None => paths.iter().map(|path| self.path(path)).collect(),
        };
        let mut command = format!("patella report {}", paths.join(" "));
        if let Some(diary) = choice.diary {
            let _ = write!(command, " --notes {}", self.path(&self.findings.diaries[diary].path));
        }
        command + " --open"
    }

    fn pattern(&self, folder: &Path, pattern: &str) -> String {
        match folder == self.here {
            true => pattern.to_owned(),
            false => format!("{}/{pattern}", self.path(folder)),
        }
    }

    /// A path as an argument: from the current folder on where it lies there.
    fn argument(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(self.here) {
            Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
            // It would be taken for an option, or for standard input.
            Ok(below) if below.as_os_str().as_encoded_bytes().starts_with(b"-") => Path::new(".").join(below),
            Ok(below) => below.to_owned(),
            Err(_) => path.to_owned(),
        }
    }

    /// ... and as it is typed.
    fn path(&self, path: &Path) -> String {
        shell_words::path(&self.argument(path), self.home)
    }

    fn export_path(&self, export: &FoundExport) -> String {
        match export.paths.as_slice() {
            [path] if path == self.here => format!(". ({})", self.place(path)),
            [path] => self.path(path),
            paths => self.place(paths[0].parent().unwrap_or(self.here)),
        }
    }

    fn place(&self, place: &Path) -> String {
        match place == self.here {
            true => "this folder".to_owned(),
            false => shell_words::path(place, self.home),
        }
    }

    fn export_in_words(&self, export: &FoundExport) -> String {
        let files = export.activities.map(|count| counted(count, "activity file", "activity files"));
        let what = match (export.kind, export.account, files) {
            (ExportKind::DamagedZip, ..) => "zip, cut off or damaged: better download it again".to_owned(),
            (ExportKind::Zip, Some(account), _) => format!("{} (zip)", account_export(account)),
            (ExportKind::Folder, Some(account), _) => format!("{} (folder)", account_export(account)),
            (ExportKind::Files, Some(account), _) => format!("{} (list of activities)", account_export(account)),
            (ExportKind::Zip, None, Some(files)) => format!("zip with {files}"),
            (ExportKind::Zip, None, None) => "zip with activities".to_owned(),
            (ExportKind::Folder, None, Some(files)) => format!("folder with {files}"),
            (ExportKind::Folder, None, None) => "folder with activities".to_owned(),
            (ExportKind::Files, None, files) => files.unwrap_or_else(|| "activity file".to_owned()),
        };
        let size = export.bytes.map(size);
        let parts = [Some(what), self.day(export.changed), size];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn diary_in_words(&self, diary: &FoundDiary) -> String {
        let notes = counted(diary.entries, "note", "notes");
        match diary.days {
            Some((first, last)) if first == last => format!("{notes} of {}", day(first)),
            Some((first, last)) => format!("{notes} from {} to {}", day(first), day(last)),
            None => notes,
        }
    }

    fn day(&self, changed: Option<SystemTime>) -> Option<String> {
        let moment = Timestamp::try_from(changed?).ok()?;
        Some(day(moment.to_zoned(self.zone.clone()).date()))
    }

    fn places_in_words(&self, joint: &str) -> String {
        let mut places: Vec<String> = self.places.iter().map(|place| self.place(place)).collect();
        places.dedup();
        places.join(&format!(" {joint} "))
    }

    /// What could not be looked at.
    fn limits_in_words(&self) -> String {
        let mut text = String::new();
        for place in &self.findings.unreadable {
            let _ = writeln!(text, "\nNot looked into, since it cannot be read: {}", self.place(place));
        }
        for place in &self.findings.cut {
            let _ = writeln!(
                text,
                "\nIn {} only the likeliest files and the newest folders were looked at.",
                self.place(place)
            );
        }
        text
    }

    /// Where an export was looked for, and where it comes from.
    pub fn nothing_found(&self) -> String {
        let mut text = format!("no export was found in {}\n{}", self.places_in_words("or"), self.limits_in_words());
        if let Some(diary) = self.diaries().first() {
            let _ = writeln!(text, "\nA pain diary is there: {}", self.path(&diary.path));
        }
        text + WHERE_FROM
    }
}

fn account_export(account: Account) -> &'static str {
    match account {
        Account::Garmin => "export of a Garmin account",
        Account::Strava => "export of a Strava account",
        Account::Runkeeper => "export of a Runkeeper account",
        Account::AppleHealth => "export of Apple Health",
    }
}

/// Each with its number, what it is below its path.
fn numbered(text: &mut String, first: usize, rows: &[(String, String)]) {
    for (number, (path, what)) in (first..).zip(rows) {
        let _ = writeln!(text, "  {number}  {path}\n     {what}");
    }
}

fn more(text: &mut String, count: usize) {
    if count > 0 {
        let _ = writeln!(text, "     and {count} more; to use one of them, name it: patella report EXPORT");
    }
}

/// A size on disk, as file managers show it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}
