//! All activities of a runner, each once, and an account of every file.
//!
//! In: what was read of each file, in the order of the ledger. Out: the activities in the order of their starts, twins
//! merged, each with its local day; the days that any file speaks of; and the [ledger](mod@ledger), one row for each file.

pub mod ledger;
mod local_time;
mod overlay;
mod twins;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use self::ledger::{LedgerRow, Outcome};
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
    /// Activities.
    Activities {
        /// One for each session.
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
    /// Facts of an account, laid over the activities.
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
    /// Stable name: its local start, `20260314-0630`, with a letter where two begin in one minute.
    pub id: String,
    /// The start with its local clock.
    pub start: StartTime,
    /// Local day it belongs to.
    pub day: Date,
    /// The figures.
    pub session: Session,
}

/// All activities and an account of every file.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Runs of the chosen kinds, oldest first.
    pub runs: Vec<Activity>,
    /// Activities of other sports, oldest first.
    pub others: Vec<Activity>,
    /// Runs of kinds that were not chosen.
    pub runs_not_chosen: usize,
    /// Local days that any file speaks of.
    pub observed: BTreeSet<Date>,
    /// Shoes that an account names, by their first day.
    pub shoes: Vec<OwnedShoe>,
    /// Nights and days as an account tells them.
    pub days: BTreeMap<Date, DayRow>,
    /// What was wrong with the lists of an account, without names.
    pub list_faults: Vec<String>,
    /// One row for each file, in the order they were found.
    pub ledger: Vec<LedgerRow>,
}

/// Makes the history of all readings.
pub fn build(readings: Vec<FileReading>, settings: &Settings) -> History {
    let (mut rows, sessions, worn, lists) = open(readings);
    let mut merged = twins::merge(sessions, &settings.twins);
    let overlaid = overlay::lay_over(&mut merged, lists, settings);
    let times = LocalTimes::new(
        merged
            .iter()
            .filter(|entry| entry.twin_of.is_none())
            .map(|entry| &entry.session),
        settings,
    );
    for (file, reason) in overlaid.reasons {
        rows[file].row.reason = reason;
    }
    let mut history = History {
        observed: overlaid.days.keys().copied().collect(),
        shoes: overlaid.shoes,
        days: overlaid.days,
        list_faults: overlaid.faults,
        ..History::default()
    };
    let mut ids = BTreeMap::new();
    let mut id_of_file: Vec<(usize, String)> = Vec::new();
    for entry in &merged {
        if let Some(winner) = entry.twin_of {
            rows[entry.file].twins.push(winner);
            continue;
        }
        let start = times.start_time(&entry.session);
        let id = unique_id(&start, &mut ids);
        id_of_file.push((entry.file, id.clone()));
        rows[entry.file].kinds.push(entry.session.run_kind());
        let mut session = entry.session.clone();
        times.mark_conflict(&mut session, &start);
        let activity = Activity {
            id,
            day: calendar::local_day(&start),
            start,
            session,
        };
        history.observed.insert(activity.day);
        history.place(activity, settings);
    }
    history.observed.extend(
        worn.into_iter()
            .filter_map(|unix_s| times.local_day_of(unix_s)),
    );
    history.ledger = ledger(rows, &id_of_file);
    history
}

impl History {
    fn place(&mut self, activity: Activity, settings: &Settings) {
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
    /// Place among the sessions of its file, over all parts of a chained one.
    ordinal: usize,
    fingerprint: u128,
    session: Session,
    /// File of the session that is kept in its place.
    twin_of: Option<usize>,
}

/// A ledger row in the making.
struct OpenRow {
    row: LedgerRow,
    damaged: bool,
    /// Kinds of run (or `None` for another sport) of the sessions kept from this file.
    kinds: Vec<Option<RunKind>>,
    /// Files kept in the place of this one's sessions.
    twins: Vec<usize>,
}

/// What the readings hold: ledger rows, sessions, moments the watch was worn, lists of accounts with the file of each.
type Opened = (
    Vec<OpenRow>,
    Vec<Entry>,
    Vec<i64>,
    Vec<(usize, AccountReading)>,
);

/// Takes the readings apart.
fn open(readings: Vec<FileReading>) -> Opened {
    let (mut rows, mut entries, mut worn, mut lists) = Opened::default();
    for (file, reading) in readings.into_iter().enumerate() {
        let mut damaged = false;
        let (outcome, reason) =
            match reading.content {
                FileContent::Activities {
                    sessions,
                    fingerprint,
                    damaged: lost,
                    remark,
                } => {
                    entries.extend(sessions.into_iter().enumerate().map(|(ordinal, session)| {
                        Entry {
                            file,
                            ordinal,
                            fingerprint,
                            session,
                            twin_of: None,
                        }
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
        };
        rows.push(OpenRow {
            row,
            damaged,
            kinds: Vec::new(),
            twins: Vec::new(),
        });
    }
    (rows, entries, worn, lists)
}

/// `20260314-0630`, then `20260314-0630b` and so on for further starts in that minute.
fn unique_id(start: &StartTime, taken: &mut BTreeMap<String, usize>) -> String {
    let minute = calendar::local_clock(start.utc, start.utc_offset_min)
        .strftime("%Y%m%d-%H%M")
        .to_string();
    let count = taken.entry(minute.clone()).or_insert(0);
    *count += 1;
    match (*count, ('a'..='z').nth(*count - 1)) {
        (1, _) => minute,
        (_, Some(letter)) => format!("{minute}{letter}"),
        (more, None) => format!("{minute}-{more}"),
    }
}

/// Closes the rows: what became of each file, and which activity it gave.
fn ledger(rows: Vec<OpenRow>, id_of_file: &[(usize, String)]) -> Vec<LedgerRow> {
    let paths: Vec<String> = rows.iter().map(|open| open.row.path.clone()).collect();
    let mut ids: Vec<Vec<String>> = vec![Vec::new(); rows.len()];
    for (file, id) in id_of_file {
        ids[*file].push(id.clone());
    }
    let close = |(file, open): (usize, OpenRow)| {
        let mut row = open.row;
        if row.outcome == Outcome::Overlay {
            row.activity_ids = std::mem::take(&mut ids[file]);
        } else if !open.kinds.is_empty() {
            row.outcome = match (open.damaged, open.kinds.iter().any(Option::is_some)) {
                (true, _) => Outcome::Recovered,
                (false, true) => Outcome::Run,
                (false, false) => Outcome::OtherSport,
            };
            row.activity_ids = std::mem::take(&mut ids[file]);
        } else if let Some(&winner) = open.twins.first() {
            row.outcome = Outcome::Duplicate;
            row.duplicate_of = Some(paths[winner].clone());
        }
        row
    };
    rows.into_iter().enumerate().map(close).collect()
}
