//! The recordings with a descent total of the watch, by kind of watch.

use std::collections::BTreeMap;
use std::path::PathBuf;

use patella::activity::{Recording, Samples, Sport};
use patella::decode::{Decoded, fit};
use patella::files::sniff::{self, Content};
use patella::files::{FoundFile, ReadError, Visitor, visit_all};
use patella::settings::ArchiveLimits;

/// Below this descent a percentage means nothing, meters.
const LEAST_DESCENT_M: f64 = 30.0;
/// Kinds of watch with fewer recordings are grouped together.
const LEAST_ACTIVITIES: usize = 5;

/// One recording.
pub struct MeasuredActivity {
    /// Kind of watch, by its own name.
    pub device: String,
    pub samples: Samples,
    /// All rows, in the order of time.
    pub rows: Vec<usize>,
    pub distance_m: Option<f64>,
    /// The descent of the watch, meters.
    pub device_m: f64,
    is_on_foot: bool,
    start_unix_ms: i64,
}

/// Recordings of one kind.
pub struct Group {
    pub name: String,
    pub is_on_foot: bool,
    pub activities: Vec<MeasuredActivity>,
}

/// All comparable recordings under some folders, the groups on foot first.
pub fn groups(folders: &[PathBuf]) -> Vec<Group> {
    let found = visit_all(folders, &ArchiveLimits::default(), &ActivityFiles);
    let mut activities: Vec<MeasuredActivity> = found.into_iter().flatten().collect();
    let copy = |activity: &MeasuredActivity| (activity.start_unix_ms, activity.samples.len());
    activities.sort_by_key(copy);
    activities.dedup_by_key(|activity| copy(activity));
    let mut kinds: BTreeMap<(bool, String), Vec<MeasuredActivity>> = BTreeMap::new();
    for activity in activities {
        let kind = (!activity.is_on_foot, activity.device.clone());
        kinds.entry(kind).or_default().push(activity);
    }
    let mut groups = Vec::new();
    let mut others: BTreeMap<bool, Vec<MeasuredActivity>> = BTreeMap::new();
    for ((is_other_sport, device), activities) in kinds {
        if activities.len() < LEAST_ACTIVITIES {
            others.entry(is_other_sport).or_default().extend(activities);
            continue;
        }
        let what = if is_other_sport { "other sports" } else { "on foot" };
        groups.push(Group { name: format!("{device}, {what}"), is_on_foot: !is_other_sport, activities });
    }
    for (is_other_sport, activities) in others {
        let what = if is_other_sport { "other sports" } else { "on foot" };
        groups.push(Group { name: format!("rarer watches, {what}"), is_on_foot: !is_other_sport, activities });
    }
    groups.sort_by_key(|group| !group.is_on_foot);
    groups
}

/// Keeps what the watch's total can be compared in.
struct ActivityFiles;

impl Visitor for ActivityFiles {
    type Row = Option<MeasuredActivity>;

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
        activity(recording)
    }

    fn problem(&self, _file: &FoundFile, _problem: &ReadError) -> Self::Row {
        None
    }
}

fn activity(recording: Recording) -> Option<MeasuredActivity> {
    let [summary] = recording.sessions.as_slice() else {
        return None;
    };
    let device_m = summary.totals.descent_m.filter(|&meters| meters >= LEAST_DESCENT_M)?;
    if recording.is_damaged() || recording.samples.altitude_m.is_empty() {
        return None;
    }
    let sport = summary.sport.unwrap_or(Sport::Unknown);
    let mut rows: Vec<usize> = (0..recording.samples.len()).collect();
    rows.sort_by_key(|&row| recording.samples.unix_ms[row]);
    Some(MeasuredActivity {
        device: recording.device.clone().unwrap_or_default(),
        is_on_foot: matches!(sport, Sport::Running | Sport::Walking | Sport::Hiking),
        start_unix_ms: *recording.samples.unix_ms.first()?,
        distance_m: summary.totals.distance_m,
        device_m,
        rows,
        samples: recording.samples,
    })
}
