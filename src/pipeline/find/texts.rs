//! The texts of each file that speak of a knee; all others are dropped where they are read.

use std::io::Read;

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::account::{AccountFile, ActivityFacts};
use crate::activity::TextField;
use crate::decode::texts::{self, FileText};
use crate::files::sniff::{self, Content};
use crate::files::{FoundFile, HEAD_BYTES, ReadError, Visitor};
use crate::pain::mentions::{Mention, mentions_in};
use crate::pipeline::account_lists::AccountList;
use crate::settings::AccountRules;

/// A text with its mentions of a knee, and what is known of its activity.
#[derive(Debug, Clone)]
pub(super) struct FoundText {
    /// The file it is in, as the ledger shows it.
    pub(super) path: String,
    pub(super) field: TextField,
    /// At least one.
    pub(super) mentions: Vec<Mention>,
    pub(super) activity: TextActivity,
}

/// What is known of the activity that a text is about.
#[derive(Debug, Clone, Default)]
pub(super) struct TextActivity {
    /// The file it was recorded in: the one the text is in, or the one that a list names.
    pub(super) recorded_in: Option<String>,
    pub(super) start_utc: Option<Timestamp>,
    /// With day and month swapped, where a list leaves that open.
    pub(super) swapped_start_utc: Option<Timestamp>,
    pub(super) start_local: Option<DateTime>,
    /// Local clock minus UTC, minutes.
    pub(super) utc_offset_min: Option<i32>,
}

/// Reads the texts of GPX and TCX files and of the lists of accounts, and no other file.
pub(super) struct TextVisitor<'a> {
    pub(super) rules: &'a AccountRules,
}

impl Visitor for TextVisitor<'_> {
    type Row = Vec<FoundText>;

    fn streams(&self, file: &FoundFile, head: &[u8]) -> bool {
        AccountList::of(&file.path, sniff::content(head), head).is_some()
    }

    fn stream(&self, file: &FoundFile, head: &[u8], content: &mut dyn Read) -> Vec<FoundText> {
        let Some(list) = AccountList::of(&file.path, sniff::content(head), head) else {
            return Vec::new();
        };
        let mut found: Vec<(usize, FoundText)> = Vec::new();
        let reading = list.read_with_texts(content, self.rules, &mut |activity, field, text| {
            found.extend(found_text(file, field, text).map(|found| (activity, found)));
        });
        let AccountFile::Activities(facts) = reading.facts else {
            return Vec::new();
        };
        let dated = found.into_iter().map(|(activity, text)| FoundText {
            activity: facts.get(activity).map(of_list).unwrap_or_default(),
            ..text
        });
        dated.collect()
    }

    fn head(&self, file: &FoundFile, head: &[u8]) -> Option<Vec<FoundText>> {
        match sniff::content(head) {
            Content::Gpx | Content::Tcx => None,
            // Its first element may follow a long comment.
            Content::Xml if head.len() == HEAD_BYTES && sniff::promises_track(&file.path) => None,
            _ => Some(Vec::new()),
        }
    }

    fn whole(&self, file: &FoundFile, bytes: Vec<u8>) -> Vec<FoundText> {
        let texts = match sniff::content(&bytes) {
            Content::Gpx => texts::of_gpx(&bytes),
            Content::Tcx => texts::of_tcx(&bytes),
            _ => Vec::new(),
        };
        let found = |text: &FileText| {
            let activity = TextActivity {
                recorded_in: Some(file.path.clone()),
                start_utc: text.start_unix_ms.and_then(|ms| Timestamp::from_millisecond(ms).ok()),
                ..TextActivity::default()
            };
            Some(FoundText { activity, ..found_text(file, text.field, &text.text)? })
        };
        texts.iter().filter_map(found).collect()
    }

    fn problem(&self, _: &FoundFile, _: &ReadError) -> Vec<FoundText> {
        Vec::new()
    }
}

/// The text with its mentions; `None` where it has none.
fn found_text(file: &FoundFile, field: TextField, text: &str) -> Option<FoundText> {
    let mentions = mentions_in(text);
    let found =
        || FoundText { path: file.path.clone(), field, mentions: mentions.clone(), activity: TextActivity::default() };
    (!mentions.is_empty()).then(found)
}

fn of_list(facts: &ActivityFacts) -> TextActivity {
    TextActivity {
        recorded_in: facts.recorded_in.clone(),
        start_utc: facts.start_utc,
        swapped_start_utc: facts.swapped_start_utc,
        start_local: facts.start_local,
        utc_offset_min: facts.utc_offset_min,
    }
}
