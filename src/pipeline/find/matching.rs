//! Which activity of the history a text is about, and with it the local day and time.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::texts::{FoundText, TextActivity};
use crate::activity::limits;
use crate::calendar;
use crate::history::{Activity, History};
use crate::settings::Settings;

/// A text and an activity belong together where they start no further apart.
const APART_S: i64 = 60;
/// The local clock of an activity holds for others at most this far away.
const CLOCK_HOLDS_S: i64 = 7 * 24 * 3600;

/// The activities of a history, by their files and by their starts.
pub(super) struct ActivityIndex<'a> {
    /// Paths of files by the names of the files.
    paths: HashMap<&'a str, Vec<&'a str>>,
    /// The activities that are counted from a file, or from the one that it is a copy of.
    by_path: HashMap<&'a str, Vec<&'a Activity>>,
    by_start: Vec<&'a Activity>,
    by_local_start: Vec<(DateTime, &'a Activity)>,
    settings: &'a Settings,
}

impl<'a> ActivityIndex<'a> {
    pub(super) fn of(history: &'a History, settings: &'a Settings) -> ActivityIndex<'a> {
        let mut by_start: Vec<&Activity> = history.runs.iter().chain(&history.others).collect();
        by_start.sort_by_key(|activity| activity.start.utc);
        let mut by_local_start: Vec<(DateTime, &Activity)> =
            by_start.iter().map(|activity| (local_clock(activity), *activity)).collect();
        by_local_start.sort_by_key(|(start, _)| *start);
        let by_id: HashMap<&str, &Activity> =
            by_start.iter().map(|activity| (activity.id.as_str(), *activity)).collect();
        let rows: HashMap<&str, _> = history.ledger.iter().map(|row| (row.path.as_str(), row)).collect();
        let mut index =
            ActivityIndex { paths: HashMap::new(), by_path: HashMap::new(), by_start, by_local_start, settings };
        for row in &history.ledger {
            let original = row.duplicate_of.as_deref().and_then(|path| rows.get(path));
            let tied = row.ties.iter().map(|tie| &tie.activity_id);
            let ids = original.unwrap_or(&row).activity_ids.iter().chain(&row.activity_ids).chain(tied);
            let activities: Vec<&Activity> = ids.filter_map(|id| by_id.get(id.as_str()).copied()).collect();
            if !activities.is_empty() {
                index.paths.entry(name_of(&row.path)).or_default().push(&row.path);
                index.by_path.insert(&row.path, activities);
            }
        }
        index
    }

    /// The local start of the activity of a text; `None` where nothing says when it was.
    pub(super) fn local_start(&self, text: &FoundText) -> Option<DateTime> {
        self.activity(&text.activity).map(local_clock).or_else(|| self.own_start(&text.activity))
    }

    /// The local day of the activity, where it is one of the history.
    pub(super) fn day(&self, text: &FoundText) -> Option<Date> {
        self.activity(&text.activity).map(|activity| activity.day)
    }

    fn activity(&self, of: &TextActivity) -> Option<&'a Activity> {
        let in_file = of.recorded_in.as_deref().map_or(&[][..], |path| self.of_file(path));
        let starts = [of.start_utc, of.swapped_start_utc];
        let starts = || starts.into_iter().flatten();
        let at_start = |activity: &&&Activity| starts().any(|start| apart_s(activity, start) <= APART_S);
        match in_file {
            [only] => return Some(only),
            [first, ..] => return Some(in_file.iter().find(at_start).copied().unwrap_or(first)),
            [] => {}
        }
        starts().find_map(|start| self.at(start)).or_else(|| self.at_local(of.start_local?))
    }

    /// The activities of the file at a path, or at a path within the export.
    fn of_file(&self, path: &str) -> &[&'a Activity] {
        let path = path.trim_start_matches("./");
        let ends_so = |known: &&&str| {
            let before = known.strip_suffix(path);
            before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        let known = self.paths.get(name_of(path)).and_then(|paths| paths.iter().find(ends_so));
        known.and_then(|path| self.by_path.get(path)).map_or(&[], Vec::as_slice)
    }

    /// The activity that starts nearest to a moment.
    fn at(&self, start: Timestamp) -> Option<&'a Activity> {
        let after = self.by_start.partition_point(|activity| activity.start.utc < start);
        let near = self.by_start[after.saturating_sub(1)..].iter().take(2);
        near.min_by_key(|activity| apart_s(activity, start))
            .filter(|activity| apart_s(activity, start) <= APART_S)
            .copied()
    }

    fn at_local(&self, start: DateTime) -> Option<&'a Activity> {
        let after = self.by_local_start.partition_point(|(known, _)| *known < start);
        let near = self.by_local_start[after.saturating_sub(1)..].iter().take(2);
        let apart_s = |known: &DateTime| known.duration_since(start).as_secs().abs();
        let nearest = near.min_by_key(|(known, _)| apart_s(known))?;
        (apart_s(&nearest.0) <= APART_S).then_some(nearest.1)
    }

    /// The local start of an activity that the history does not have.
    fn own_start(&self, of: &TextActivity) -> Option<DateTime> {
        if of.start_local.is_some() {
            return of.start_local;
        }
        // Which of the two it is nobody knows.
        let start = of.start_utc.filter(|_| of.swapped_start_utc.is_none())?;
        let is_possible = limits::UNIX_MS.contains(&start.as_millisecond());
        let offset_min = of.utc_offset_min.unwrap_or_else(|| self.offset_near(start));
        is_possible.then(|| calendar::local_clock(start, offset_min))
    }

    fn offset_near(&self, start: Timestamp) -> i32 {
        let after = self.by_start.partition_point(|activity| activity.start.utc < start);
        let near = self.by_start[after.saturating_sub(1)..].iter().take(2);
        let nearest = near.min_by_key(|activity| apart_s(activity, start));
        let nearest = nearest.filter(|activity| apart_s(activity, start) <= CLOCK_HOLDS_S);
        nearest.map_or_else(
            || {
                let zone = self.settings.time_zone.as_ref().unwrap_or(&self.settings.system_zone);
                calendar::offset_in_zone(zone, start)
            },
            |activity| activity.start.utc_offset_min,
        )
    }
}

fn local_clock(activity: &Activity) -> DateTime {
    calendar::local_clock(activity.start.utc, activity.start.utc_offset_min)
}

fn apart_s(activity: &Activity, start: Timestamp) -> i64 {
    (activity.start.utc.as_second() - start.as_second()).abs()
}

/// What follows the last slash of a path.
fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
