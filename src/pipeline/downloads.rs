//! Exports and pain diaries that lie in the current folder or among the downloads, where the runner names none.
//!
//! In: folders ("places"). Out: what in them is an export or a diary, the newest first. All is known by content: a file by its
//! first bytes, a zip by its directory and the first bytes of a few files in it, a folder by a few of its files, a diary by
//! reading it. Names only decide what is looked at first. Links are not followed, nothing is unpacked, and
//! [`SearchLimits`] bounds the work whatever lies there.

mod diary;
mod diary_argument;
mod export;
mod listing;

use std::cmp::Reverse;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::civil::Date;

pub use self::diary_argument::{NamedError, diary_among, is_diary};
use self::export::{Contents, Verdict};
use self::listing::Entry;
use crate::account::Account;
use crate::files::zip_directory::{ZipDirectory, first_name};
use crate::files::{head, is_own_report, sniff};
use crate::settings::{DiaryRules, SearchLimits};

/// What was found, and how much was looked at.
#[derive(Debug, Default)]
pub struct Findings {
    /// Those of the first place first, in each of them the newest first: then single activities, and damaged ones last.
    pub exports: Vec<FoundExport>,
    /// Those of the first place first, in each of them those first whose names promise a diary, then the newest.
    pub diaries: Vec<FoundDiary>,
    /// Places that could not be looked into.
    pub unreadable: Vec<PathBuf>,
    /// Places that hold so much that only the likeliest files and the newest folders were looked at.
    pub cut: Vec<PathBuf>,
    pub work: Work,
}

/// Something that can be reported on.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundExport {
    /// One path, or several activity files of one folder.
    pub paths: Vec<PathBuf>,
    pub kind: ExportKind,
    /// The account it is of, where it is that of an account.
    pub account: Option<Account>,
    /// Activity files in it, as far as they were counted; `None` where they lie in archives of its own.
    pub activities: Option<usize>,
    /// When it was last changed.
    pub changed: Option<SystemTime>,
    /// Size on disk; `None` for a folder.
    pub bytes: Option<u64>,
}

impl FoundExport {
    /// A report needs more than a few activities, so those that lie about one by one come after exports.
    fn rank(&self) -> u8 {
        match self.kind {
            ExportKind::DamagedZip => 2,
            _ if self.account.is_none() && self.activities == Some(1) => 1,
            ExportKind::Files => 1,
            ExportKind::Zip | ExportKind::Folder => 0,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {
    Zip,
    /// A zip that is cut off or damaged.
    DamagedZip,
    Folder,
    /// Activity files or one file of an account, each a file of its own.
    Files,
}

/// A pain diary.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundDiary {
    pub path: PathBuf,
    pub changed: Option<SystemTime>,
    /// Notes, weekly answers and scores of questionnaires.
    pub entries: usize,
    /// The day of the first note and that of the last; `None` without notes.
    pub days: Option<(Date, Date)>,
}

/// How much was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Entries of folders that were listed.
    pub listed: usize,
    /// Files whose first bytes were read, those within archives included.
    pub heads: usize,
    /// Bytes of directories of archives.
    pub directory_bytes: u64,
    /// Tables whose first lines were read to see whether they are a diary.
    pub tables: usize,
    /// Bytes of those that were read whole.
    pub table_bytes: u64,
}

/// Looks for exports and diaries in the places.
pub fn look(places: &[PathBuf], limits: &SearchLimits, rules: &DiaryRules) -> Findings {
    let mut search =
        Search { limits, places: places.iter().filter_map(|place| whole(place)).collect(), found: Findings::default() };
    let mut seen = Vec::new();
    for place in places {
        let Some(whole) = whole(place).filter(|whole| !seen.contains(whole)) else {
            continue;
        };
        seen.push(whole);
        if !is_own_report(place) {
            search.place(place, rules);
        }
    }
    search.found
}

/// With all links resolved.
fn whole(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

struct Search<'a> {
    limits: &'a SearchLimits,
    /// The places, all links resolved. None is an export of another.
    places: Vec<PathBuf>,
    found: Findings,
}

impl Search<'_> {
    fn place(&mut self, place: &Path, rules: &DiaryRules) {
        let Ok(listed) = listing::list(place, self.limits.entries) else {
            self.found.unreadable.push(place.to_owned());
            return;
        };
        self.found.work.listed += listed.entries.len();
        let (mut folders, mut files): (Vec<Entry>, Vec<Entry>) =
            listed.entries.into_iter().partition(|entry| entry.is_folder);
        files.sort_by_key(|file| (listing::rank(&file.path), Reverse(file.changed)));
        folders.sort_by_key(|folder| Reverse(folder.changed));
        let is_cut = listed.is_cut || files.len() > self.limits.files || folders.len() > self.limits.folders;
        if is_cut {
            self.found.cut.push(place.to_owned());
        }
        folders.retain(|folder| !is_own_report(&folder.path));
        let count = files.len() + folders.len();
        let names = files.iter().chain(&folders).map(Entry::name);
        let account = export::account_unpacked_at(names);
        let (mut exports, mut loose, mut tables) = (Vec::new(), Vec::new(), Vec::new());
        files.truncate(self.limits.files);
        for file in files {
            match self.file(&file) {
                FileKind::Export(export) => exports.push(export),
                FileKind::Activity => loose.push(file),
                FileKind::Table => tables.push(file),
                FileKind::Other => {}
            }
        }
        if account.is_some() || (loose.len() > 1 && 2 * loose.len() > count) {
            exports = vec![folder_of_activities(place, account, &loose)];
        } else {
            exports.extend(folders.iter().take(self.limits.folders).filter_map(|folder| self.folder(folder)));
            exports.extend(together(loose));
        }
        exports.sort_by_key(|export| (export.rank(), Reverse(export.changed)));
        self.found.exports.append(&mut exports);
        let mut diaries = diary::found(tables, (self.limits, rules), &mut self.found.work);
        self.found.diaries.append(&mut diaries);
    }

    /// What a file in a place is.
    fn file(&mut self, file: &Entry) -> FileKind {
        let Ok(head) = head::head_of(&file.path) else {
            return FileKind::Other;
        };
        self.found.work.heads += 1;
        if sniff::is_zip(&head) {
            return self.zip(file, &head);
        }
        match export::verdict(&file.name(), &head) {
            Verdict::Activity => FileKind::Activity,
            Verdict::List(account) => FileKind::Export(FoundExport {
                paths: vec![file.path.clone()],
                kind: ExportKind::Files,
                account: Some(account),
                activities: None,
                changed: file.changed,
                bytes: Some(file.bytes),
            }),
            Verdict::Table => FileKind::Table,
            Verdict::Other => FileKind::Other,
        }
    }

    fn zip(&mut self, file: &Entry, head: &[u8]) -> FileKind {
        let directory = File::open(&file.path).and_then(|zip| ZipDirectory::read(zip, self.limits.directory_bytes));
        let (kind, contents) = match directory {
            Ok(Some(directory)) if export::is_spreadsheet(&directory) => return FileKind::Table,
            Ok(Some(mut directory)) => {
                self.found.work.directory_bytes += directory.bytes_read;
                let names: Vec<String> = directory.members.iter().map(|member| member.name.clone()).collect();
                let heads = &mut self.found.work.heads;
                let mut head = |index: usize| {
                    *heads += 1;
                    directory.head(index)
                };
                (ExportKind::Zip, Contents { names: &names, head: &mut head }.settled(self.limits))
            }
            Ok(None) => (ExportKind::DamagedZip, first_name(head).and_then(|name| export::promised(&name))),
            Err(_) => return FileKind::Other,
        };
        let Some(contents) = contents else {
            return FileKind::Other;
        };
        FileKind::Export(FoundExport {
            paths: vec![file.path.clone()],
            kind,
            account: contents.account,
            activities: contents.activities,
            changed: file.changed,
            bytes: Some(file.bytes),
        })
    }

    /// A folder in a place, where it is an export.
    fn folder(&mut self, folder: &Entry) -> Option<FoundExport> {
        if whole(&folder.path).is_none_or(|whole| self.places.contains(&whole)) {
            return None;
        }
        let below = listing::below(&folder.path, self.limits);
        self.found.work.listed += below.len();
        let names: Vec<String> = below.iter().map(|file| file.name_below(&folder.path)).collect();
        let heads = &mut self.found.work.heads;
        let mut head = |index: usize| {
            *heads += 1;
            below.get(index).and_then(|file| head::head_of(&file.path).ok()).unwrap_or_default()
        };
        let contents = Contents { names: &names, head: &mut head }.settled(self.limits)?;
        let is_mostly = contents.activities.is_none_or(|count| count * self.limits.one_in >= names.len());
        if contents.account.is_none() && !is_mostly {
            return None;
        }
        let changed = below.iter().map(|file| file.changed).chain([folder.changed]).max().flatten();
        Some(FoundExport {
            paths: vec![folder.path.clone()],
            kind: ExportKind::Folder,
            account: contents.account,
            activities: contents.activities,
            changed,
            bytes: None,
        })
    }
}

enum FileKind {
    Export(FoundExport),
    Activity,
    /// What may be a diary.
    Table,
    Other,
}

/// A place that is an export itself.
fn folder_of_activities(place: &Path, account: Option<Account>, files: &[Entry]) -> FoundExport {
    FoundExport {
        paths: vec![place.to_owned()],
        kind: ExportKind::Folder,
        account,
        activities: (!files.is_empty()).then_some(files.len()),
        changed: files.iter().filter_map(|file| file.changed).max(),
        bytes: None,
    }
}

/// The activity files that lie in a place among other things, as one export.
fn together(mut files: Vec<Entry>) -> Option<FoundExport> {
    files.sort_by_key(|file| Reverse(file.changed));
    let newest = files.first()?.changed;
    Some(FoundExport {
        kind: ExportKind::Files,
        account: None,
        activities: Some(files.len()),
        changed: newest,
        bytes: Some(files.iter().map(|file| file.bytes).sum()),
        paths: files.into_iter().map(|file| file.path).collect(),
    })
}
