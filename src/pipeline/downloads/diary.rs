//! Which tables are a pain diary.

use std::cmp::Reverse;
use std::fs;
use std::path::Path;

use super::listing::Entry;
use super::{FoundDiary, Work};
use crate::files::head::head_of;
use crate::files::sniff::is_zip;
use crate::pain::PainDiary;
use crate::pain::diary::{self, DiaryFault};
use crate::settings::{DiaryRules, SearchLimits};

/// Parts of names that diaries have; whether one is a diary is decided by what is in it.
const WORDS: [&str; 26] = [
    "knee", "pain", "diary", "journal", "note", "log", "injur", "knie", "schmerz", "tagebuch", "genou", "douleur",
    "rodilla", "dolor", "ginocch", "dolore", "joelho", "dor", "pijn", "dagboek", "knä", "smärt", "kne", "smert", "knæ",
    "smerte",
];

/// Lines, without remarks, in which a diary shows what it is. Many more take long to read where they are no diary.
const FIRST_LINES: usize = 20;

/// The diaries among the tables of a place.
pub fn found(mut tables: Vec<Entry>, rules: (&SearchLimits, &DiaryRules), work: &mut Work) -> Vec<FoundDiary> {
    let (limits, rules) = rules;
    tables.retain(|table| table.bytes <= limits.diary_bytes);
    tables.sort_by_key(|table| (rank(&table.path), Reverse(table.changed)));
    tables.truncate(limits.tables);
    let mut left = limits.all_diary_bytes;
    let mut diaries = Vec::new();
    for table in tables {
        work.tables += 1;
        if table.bytes > left || !may_be_one(&table.path, rules) {
            continue;
        }
        left -= table.bytes;
        work.table_bytes += table.bytes;
        if let Some(diary) = read(&table.path, rules) {
            let days = diary.span().map(|span| (span.first, span.last));
            diaries.push(FoundDiary { entries: diary.entries(), path: table.path, changed: table.changed, days });
        }
    }
    diaries
}

/// False for a table whose first lines have no column of days or none of scores.
fn may_be_one(path: &Path, rules: &DiaryRules) -> bool {
    let Ok(head) = head_of(path) else {
        return false;
    };
    let lines = head.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
    let written = lines.filter(|line| !line.starts_with(b"#") && !line.trim_ascii().is_empty());
    let first: Vec<u8> = written.take(FIRST_LINES).flatten().copied().collect();
    // A spreadsheet is read whole, and what has no such lines.
    if is_zip(&head) || first.is_empty() {
        return true;
    }
    match diary::read_with(&first, &path.to_string_lossy(), rules) {
        Ok(_) => true,
        Err(error) => !matches!(
            error.fault,
            DiaryFault::MissingColumns { .. } | DiaryFault::OtherApp { .. } | DiaryFault::Encoding
        ),
    }
}

/// The diary in a file, where there is one with something in it.
fn read(path: &Path, rules: &DiaryRules) -> Option<PainDiary> {
    let bytes = fs::read(path).ok()?;
    let diary = diary::read_with(&bytes, &path.to_string_lossy(), rules).ok()?;
    (diary.entries() > 0).then_some(diary)
}

/// 0 for a table whose name speaks of pain or of a diary, 1 for others, 2 for what is no table by its name.
fn rank(path: &Path) -> u8 {
    let name = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    if WORDS.iter().any(|word| name.contains(word)) {
        return 0;
    }
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if ["csv", "tsv", "xlsx", "ods"].contains(&ending.as_str()) { 1 } else { 2 }
}
