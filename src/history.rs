//! All activities of a runner, each once, and what became of every file.
//!
//! In: what was read of each file, in the order of the ledger. Out: the activities in the order of their starts, duplicates
//! merged, each with its local day; the days on which there is data; and the [ledger](mod@ledger), one row for each file.

mod descents;
mod duplicates;
mod guessed_sports;
mod interruptions;
pub mod ledger;
mod local_time;
mod overlay;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use self::duplicates::{DuplicateOf, Merged};
use self::ledger::{LedgerRow, Outcome};
use self::ledger::{Tie, TieTo};
use self::local_time::LocalTimes;
pub use self::overlay::{DayRow, OwnedShoe};
use crate::account::AccountReading;
use crate::activity::{RunKind, StartTime};
use crate::calendar;
use crate::session::Session;
use crate::settings::Settings;

/// What was read of one file.
#[derive(Debug, Clone)]
pub struct FileReading {
    /// Path as shown in the ledger.
    pub path: String,
    /// Size, bytes.
    pub bytes: u64,
    /// Format in a word, such as `fit` or `json`.
    pub format: &'static str,
    /// What it holds.
    pub content: FileContent,
}

/// What one file holds.
#[derive(Debug, Clone)]
pub enum FileContent {
    Activities {
        sessions: Vec<Session>,
        /// Fingerprint of the unpacked bytes: equal for identical files.
        fingerprint: u128,
        /// True where part of the file is lost.
        damaged: bool,
        /// What was wrong with it, empty for a sound file.
        remark: String,
    },
    /// A file of another purpose that shows the watch was worn at this moment, Unix seconds UTC.
    Worn {
        /// The moment; `None` where the file does not say.
        unix_s: Option<i64>,
        /// What it is.
        reason: String,
    },
    /// Facts of an account, which complete the activities.
    Account(AccountReading),
    /// No activity, for this reason.
    Nothing {
        /// Its outcome in the ledger.
        outcome: Outcome,
        /// Why, in a sentence.
        reason: String,
    },
}

/// One activity, counted once.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Stable name: its local start, `20260314-0630`, with a character added where two begin in one minute.
    pub id: String,
    /// The start with its local clock.
    pub start: StartTime,
    /// Local day it belongs to.
    pub day: Date,
    /// The figures.
    pub session: Session,
    /// True for a run that goes on with the run before it, after an interruption.
    pub continues: bool,
}

/// All activities and what became of every file.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Runs of the chosen kinds, oldest first.
    pub runs: Vec<Activity>,
    /// Activities of other sports, oldest first.
    pub others: Vec<Activity>,
    /// Runs of kinds that were not chosen.
    pub runs_not_chosen: usize,
    /// Local days with data in any file.
    pub observed: BTreeSet<Date>,
    /// Shoes that an account names, by their first day.
    pub shoes: Vec<OwnedShoe>,
    /// Nights and days of an account.
    pub days: BTreeMap<Date, DayRow>,
    /// What was wrong with the lists of an account, without names.
    pub list_faults: Vec<String>,
    /// One row for each file, in the order they were found.
    pub ledger: Vec<LedgerRow>,
}

/// Makes the history of all readings.
pub fn build(readings: Vec<FileReading>, settings: &Settings) -> History {
    let (mut rows, sessions, worn, lists) = open(readings);
    let mut merged = duplicates::merge(sessions, &settings.duplicates);
    let paths: Vec<&str> = rows.iter().map(|open| open.row.path.as_str()).collect();
    descents::align(&mut merged.entries, settings);
    let result = overlay::complete(&mut merged, lists, &paths, settings);
    guessed_sports::settle(&mut merged.entries, &settings.session);
    descents::by_repeats(&mut merged.entries, settings);
    let entries = &merged.entries;
    let times = LocalTimes::new(
        entries.iter().filter(|entry| entry.duplicate_of.is_none()).map(|entry| &entry.session),
        settings,
    );
    for (file, reason) in result.reasons {
        rows[file].row.reason = reason;
    }
    let mut history = History {
        observed: result.days.keys().copied().collect(),
        shoes: result.shoes,
        days: result.days,
        list_faults: result.faults,
        ..History::default()
    };
    let mut taken = BTreeMap::new();
    let mut ids: Vec<String> = vec![String::new(); entries.len()];
    for (index, entry) in entries.iter().enumerate() {
        if entry.duplicate_of.is_some() {
            continue;
        }
        let start = times.start_time(&entry.session);
        ids[index] = unique_id(&start, &mut taken);
        rows[entry.file].kinds.push(entry.session.run_kind());
        rows[entry.file].row.activity_ids.push(ids[index].clone());
        for remark in guessed_sports::remarks(&entry.session) {
            rows[entry.file].add_remark(&remark);
        }
        let mut session = entry.session.clone();
        times.mark_conflict(&mut session, &start);
        let activity =
            Activity { id: ids[index].clone(), day: calendar::local_day(&start), start, session, continues: false };
        history.observed.insert(activity.day);
        history.position(activity, settings);
    }
    interruptions::mark(&mut history, &settings.interruption);
    history.observed.extend(worn.into_iter().filter_map(|unix_s| times.local_day_of(unix_s)));
    tie(&mut rows, &merged, &ids);
    history.ledger = ledger(rows);
    history
}

impl History {
    fn position(&mut self, activity: Activity, settings: &Settings) {
        match activity.session.run_kind() {
            Some(kind) if settings.run_kinds.contains(&kind) => self.runs.push(activity),
            Some(_) => self.runs_not_chosen += 1,
            None => self.others.push(activity),
        }
    }
}

/// One session and the file it stands in.
struct Entry {
    file: usize,
    /// Number among the sessions of its file, over all parts of a chained one.
    ordinal: usize,
    /// Fingerprint of the file's bytes; `None` for an activity of a list.
    fingerprint: Option<u128>,
    session: Session,
    /// The one that is counted in its place.
    duplicate_of: Option<DuplicateOf>,
}

/// A ledger row in the making.
struct OpenRow {
    row: LedgerRow,
    damaged: bool,
    /// Kinds of run (or `None` for another sport) of the sessions counted from this file.
    kinds: Vec<Option<RunKind>>,
    /// Files counted in place of this one's sessions, with what ties them together and the activity there.
    duplicates: Vec<(usize, TieTo)>,
}

impl OpenRow {
    /// Adds a sentence to the reason, once, and of a long list no more than a few.
    fn add_remark(&mut self, remark: &str) {
        let reason = &mut self.row.reason;
        if reason.contains(remark) || reason.len() > MOST_REASON_BYTES {
            return;
        }
        if !reason.is_empty() {
            reason.push_str("; ");
        }
        reason.push_str(remark);
    }
}

/// A reason of so many bytes says enough.
const MOST_REASON_BYTES: usize = 600;

/// What the readings hold: ledger rows, sessions, moments the watch was worn, lists of accounts with the file of each.
type OpenedReadings = (Vec<OpenRow>, Vec<Entry>, Vec<i64>, Vec<(usize, AccountReading)>);

/// Takes the readings apart.
fn open(readings: Vec<FileReading>) -> OpenedReadings {
    let (mut rows, mut entries, mut worn, mut lists) = OpenedReadings::default();
    for (file, reading) in readings.into_iter().enumerate() {
        let mut damaged = false;
        let (outcome, reason) = match reading.content {
            FileContent::Activities { sessions, fingerprint, damaged: lost, remark } => {
                entries.extend(sessions.into_iter().enumerate().map(|(ordinal, session)| Entry {
                    file,
                    ordinal,
                    fingerprint: Some(fingerprint),
                    session,
                    duplicate_of: None,
                }));
                damaged = lost;
                (Outcome::OtherSport, remark)
            }
            FileContent::Worn { unix_s, reason } => {
                worn.extend(unix_s);
                (Outcome::NotActivity, reason)
            }
            FileContent::Account(list) => {
                lists.push((file, list));
                (Outcome::Overlay, String::new())
            }
            FileContent::Nothing { outcome, reason } => (outcome, reason),
        };
        let row = LedgerRow {
            path: reading.path,
            bytes: reading.bytes,
            format: reading.format,
            outcome,
            reason,
            activity_ids: Vec::new(),
            duplicate_of: None,
            tie: None,
            ties: Vec::new(),
        };
        rows.push(OpenRow { row, damaged, kinds: Vec::new(), duplicates: Vec::new() });
    }
    (rows, entries, worn, lists)
}

/// `20260314-0630`, then `20260314-0630b` and so on for further starts in that minute.
fn unique_id(start: &StartTime, taken: &mut BTreeMap<String, usize>) -> String {
    let minute = calendar::local_clock(start.utc, start.utc_offset_min).strftime("%Y%m%d-%H%M").to_string();
    let count = taken.entry(minute.clone()).or_insert(0);
    *count += 1;
    match (*count, ('a'..='z').nth(*count - 1)) {
        (1, _) => minute,
        (_, Some(letter)) => format!("{minute}{letter}"),
        (more, None) => format!("{minute}-{more}"),
    }
}

/// Writes into the rows what ties their activities to others.
fn tie(rows: &mut [OpenRow], merged: &Merged, ids: &[String]) {
    let to = |tie: Tie, index: usize| TieTo { tie, activity_id: ids[index].clone() };
    for entry in &merged.entries {
        if let Some(DuplicateOf { primary, tie }) = entry.duplicate_of {
            let duplicate_of = (merged.entries[primary].file, to(tie, primary));
            rows[entry.file].duplicates.push(duplicate_of);
        }
    }
    for &(a, b, tie) in &merged.possible_pairs {
        for (own, other) in [(a, b), (b, a)] {
            rows[merged.entries[own].file].row.ties.push(to(tie, other));
        }
    }
}

/// Closes the rows: what became of each file, and which activity it gave.
fn ledger(rows: Vec<OpenRow>) -> Vec<LedgerRow> {
    let paths: Vec<String> = rows.iter().map(|open| open.row.path.clone()).collect();
    let close = |open: OpenRow| {
        let mut row = open.row;
        if row.outcome == Outcome::Overlay {
            // Activities of the list that stand in it more than once.
            row.ties.extend(open.duplicates.into_iter().map(|(_, tie)| tie));
            row.ties.sort_unstable();
            row.ties.dedup();
            return row;
        }
        if !open.kinds.is_empty() {
            row.outcome = match (open.damaged, open.kinds.iter().any(Option::is_some)) {
                (true, _) => Outcome::Recovered,
                (false, true) => Outcome::Run,
                (false, false) => Outcome::OtherSport,
            };
            // Some of its sessions are counted from this file, others from files that are not duplicates of it.
            row.ties.extend(open.duplicates.into_iter().map(|(_, tie)| tie));
        } else if let Some((primary, tie)) = open.duplicates.into_iter().next() {
            row.outcome = Outcome::Duplicate;
            row.duplicate_of = Some(paths[primary].clone());
            row.tie = Some(tie.tie);
        }
        row.ties.sort_unstable();
        row.ties.dedup();
        row
    };
    rows.into_iter().map(close).collect()
}
