//! The recordings that a watch's total can be compared in, by kind of watch.

use std::collections::BTreeMap;
use std::path::PathBuf;

use patella::activity::{Recording, Samples, Sport};
use patella::decode::{Decoded, fit};
use patella::files::sniff::{self, Content};
use patella::files::{FoundFile, ReadError, Visitor, visit_all};
use patella::settings::ArchiveLimits;

/// Less than this counted down says nothing in percent, metres.
const LEAST_DESCENT_M: f64 = 30.0;
/// Kinds of watch with fewer recordings are put together.
const LEAST_OUTINGS: usize = 5;

/// One recording.
pub struct Outing {
    /// Kind of watch, as it names itself.
    pub device: String,
    pub samples: Samples,
    /// All rows, in the order of time.
    pub rows: Vec<usize>,
    pub distance_m: Option<f64>,
    /// What the watch counted down.
    pub device_m: f64,
    is_on_foot: bool,
    start_unix_ms: i64,
}

/// Recordings of one kind.
pub struct Group {
    pub name: String,
    pub is_on_foot: bool,
    pub outings: Vec<Outing>,
}

/// All comparable recordings under some folders, the groups on foot first.
pub fn groups(folders: &[PathBuf]) -> Vec<Group> {
    let found = visit_all(folders, &ArchiveLimits::default(), &Keep);
    let mut outings: Vec<Outing> = found.into_iter().flatten().collect();
    let copy = |outing: &Outing| (outing.start_unix_ms, outing.samples.len());
    outings.sort_by_key(copy);
    outings.dedup_by_key(|outing| copy(outing));
    let mut kinds: BTreeMap<(bool, String), Vec<Outing>> = BTreeMap::new();
    for outing in outings {
        let kind = (!outing.is_on_foot, outing.device.clone());
        kinds.entry(kind).or_default().push(outing);
    }
    let mut groups = Vec::new();
    let mut others: BTreeMap<bool, Vec<Outing>> = BTreeMap::new();
    for ((is_other_sport, device), outings) in kinds {
        if outings.len() < LEAST_OUTINGS {
            others.entry(is_other_sport).or_default().extend(outings);
            continue;
        }
        let what = if is_other_sport { "other sports" } else { "on foot" };
        groups.push(Group { name: format!("{device}, {what}"), is_on_foot: !is_other_sport, outings });
    }
    for (is_other_sport, outings) in others {
        let what = if is_other_sport { "other sports" } else { "on foot" };
        groups.push(Group { name: format!("rarer watches, {what}"), is_on_foot: !is_other_sport, outings });
    }
    groups.sort_by_key(|group| !group.is_on_foot);
    groups
}

/// Keeps what the watch's total can be compared in.
struct Keep;

impl Visitor for Keep {
    type Row = Option<Outing>;

    fn head(&self, _file: &FoundFile, head: &[u8]) -> Option<Self::Row> {
        let is_activity = sniff::content(head) == Content::Fit
            && fit::identify(head).is_some_and(|id| fit::not_an_activity(&id).is_none());
        (!is_activity).then_some(None)
    }

    fn whole(&self, _file: &FoundFile, bytes: Vec<u8>) -> Self::Row {
        let Ok(Decoded::Activities(recordings)) = fit::decode(&bytes) else {
            return None;
        };
        let [recording] = <[Recording; 1]>::try_from(recordings).ok()?;
        outing(recording)
    }

    fn problem(&self, _file: &FoundFile, _problem: &ReadError) -> Self::Row {
        None
    }
}

fn outing(recording: Recording) -> Option<Outing> {
    let [summary] = recording.sessions.as_slice() else {
        return None;
    };
    let device_m = summary.totals.descent_m.filter(|&metres| metres >= LEAST_DESCENT_M)?;
    if recording.is_damaged() || recording.samples.altitude_m.is_empty() {
        return None;
    }
    let sport = summary.sport.unwrap_or(Sport::Unknown);
    let mut rows: Vec<usize> = (0..recording.samples.len()).collect();
    rows.sort_by_key(|&row| recording.samples.unix_ms[row]);
    Some(Outing {
        device: recording.device.clone().unwrap_or_default(),
        is_on_foot: matches!(sport, Sport::Running | Sport::Walking | Sport::Hiking),
        start_unix_ms: *recording.samples.unix_ms.first()?,
        distance_m: summary.totals.distance_m,
        device_m,
        rows,
        samples: recording.samples,
    })
}
