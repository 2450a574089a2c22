//! The primary recordings so far, found by their identity, by their start, or by how long they last.

use std::collections::{BTreeSet, HashMap};
use std::ops::RangeInclusive;

use super::match_rules::{
    self, double_recording, is_naive, is_part, length_ms, same_points, same_start, share_a_moment, shifted_by_its_zone,
};
use super::{DuplicateOf, Tie};
use crate::activity::FileId;
use crate::history::Entry;
use crate::session::Session;
use crate::settings::DuplicateRules;

/// The primary recordings so far.
pub(super) struct PrimaryIndex<'a> {
    entries: &'a [Entry],
    rules: &'a DuplicateRules,
    by_identity: HashMap<(FileId, usize), BTreeSet<(i64, usize)>>,
    by_start: BTreeSet<(i64, usize)>,
    all: ByDuration,
    /// Those among them whose times name no time zone.
    naive: ByDuration,
    /// For a recording with several sessions, which of them each primary one is: itself or a duplicate of it.
    parts: HashMap<(usize, usize), usize>,
}

impl<'a> PrimaryIndex<'a> {
    /// None yet.
    pub(super) fn new(entries: &'a [Entry], rules: &'a DuplicateRules) -> Self {
        PrimaryIndex {
            entries,
            rules,
            by_identity: HashMap::new(),
            by_start: BTreeSet::new(),
            all: ByDuration::default(),
            naive: ByDuration::default(),
            parts: HashMap::new(),
        }
    }

    /// Keeps an entry.
    pub(super) fn add(&mut self, index: usize) {
        let entry = &self.entries[index];
        let session = &entry.session;
        let start_ms = session.start_utc.as_millisecond();
        if identifies(&session.file_id) {
            let key = (session.file_id, session.index);
            let same = self.by_identity.entry(key).or_default();
            same.insert((start_ms, index));
        }
        self.by_start.insert((start_ms, index));
        self.all.add(index, session);
        if is_naive(session) {
            self.naive.add(index, session);
        }
        self.parts.insert((index, entry.file), session.index);
    }

    /// The primary recording of an entry, by the surest rule that holds.
    pub(super) fn primary_of(&mut self, index: usize) -> Option<DuplicateOf> {
        let duplicate_of = self.find(index)?;
        let entry = &self.entries[index];
        let part = (duplicate_of.primary, entry.file);
        self.parts.entry(part).or_insert(entry.session.index);
        Some(duplicate_of)
    }

    fn find(&self, index: usize) -> Option<DuplicateOf> {
        let rules = self.rules;
        let session = &self.entries[index].session;
        let start_ms = session.start_utc.as_millisecond();
        let identity = || {
            let primary = self.of_identity(session)?;
            self.nearest(index, primary, share_a_moment)
        };
        let same_start = || {
            let starts_ms = around(start_ms, rules.start_s * 1000);
            let is_equal = (self.all).near(session, rules.duration_share, starts_ms, rules);
            let primary = is_equal.chain(self.around(start_ms));
            self.nearest(index, primary, |a, b| same_start(a, b, rules))
        };
        let double = || {
            let starts_ms = around(start_ms, length_ms(session));
            let share = rules.double_duration_share;
            let is_equal = self.all.near(session, share, starts_ms, rules);
            let primary = is_equal.chain(self.around(start_ms));
            self.nearest(index, primary, |a, b| double_recording(a, b, rules))
        };
        let part = || {
            let primary = self.around(start_ms);
            self.nearest(index, primary, |a, b| is_part(a, b, rules))
        };
        let farthest_s = rules.zone_steps * rules.zone_step_s + rules.zone_within_s;
        let same_points = || {
            session.track_shape.as_ref()?;
            let starts_ms = around(start_ms, farthest_s * 1000);
            let primary = self.all.near(session, rules.zone_share, starts_ms, rules);
            self.nearest(index, primary, |a, b| same_points(a, b, rules))
        };
        let no_zone = || {
            let starts_ms = around(start_ms, farthest_s * 1000);
            let among = if is_naive(session) { &self.all } else { &self.naive };
            let primary = among.near(session, rules.zone_share, starts_ms, rules);
            self.nearest(index, primary, |a, b| shifted_by_its_zone(a, b, rules))
        };
        let duplicate_of = |tie| move |primary| DuplicateOf { primary, tie };
        (identity().map(duplicate_of(Tie::SameIdentity)))
            .or_else(|| same_start().map(duplicate_of(Tie::SameStart)))
            .or_else(|| double().map(duplicate_of(Tie::DoubleRecording)))
            .or_else(|| part().map(duplicate_of(Tie::Part)))
            .or_else(|| no_zone().map(duplicate_of(Tie::NoTimeZone)))
            .or_else(|| same_points().map(duplicate_of(Tie::SamePoints)))
    }

    /// Those begun last before a moment, and those begun first after it.
    fn around(&self, unix_ms: i64) -> impl Iterator<Item = usize> {
        let before = self.by_start.range(..(unix_ms, 0)).rev();
        let after = self.by_start.range((unix_ms, 0)..);
        let most = self.rules.most_candidates;
        let nearest = before.take(most).chain(after.take(most));
        nearest.map(|&(_, primary)| primary)
    }

    /// Those of the same identity that may share a moment, the last begun first.
    fn of_identity(&self, session: &Session) -> Option<impl Iterator<Item = usize>> {
        let key = (session.file_id, session.index);
        let same = (self.by_identity.get(&key)).filter(|_| identifies(&session.file_id))?;
        let begun = same.range(..=(session.end_utc.as_millisecond(), usize::MAX));
        let last_begun = begun.rev().take(self.rules.most_candidates);
        Some(last_begun.map(|&(_, primary)| primary))
    }

    /// Of those for which the rule holds, the one that starts nearest to an entry; of equal ones the first.
    fn nearest(
        &self,
        index: usize,
        primary: impl Iterator<Item = usize>,
        holds: impl Fn(&Session, &Session) -> bool,
    ) -> Option<usize> {
        let entry = &self.entries[index];
        let start_ms = entry.session.start_utc.as_millisecond();
        let is_other_part = |primary: usize| {
            let part = self.parts.get(&(primary, entry.file));
            part.is_some_and(|&part| part != entry.session.index)
        };
        primary
            .filter(|&primary| holds(&self.entries[primary].session, &entry.session))
            .filter(|&primary| !is_other_part(primary))
            .min_by_key(|&primary| {
                let primary_ms = self.entries[primary].session.start_utc.as_millisecond();
                ((primary_ms - start_ms).abs(), primary)
            })
    }
}

fn around(middle: i64, reach: i64) -> RangeInclusive<i64> {
    middle.saturating_sub(reach)..=middle.saturating_add(reach)
}

/// An identity counts only where it names a moment and a maker: some writers leave it empty or always the same.
fn identifies(id: &FileId) -> bool {
    id.created_unix_s.is_some() && id.manufacturer.is_some() && id.serial.is_some()
}

/// Recordings by the class of their duration, then by their start: those that last about as long as another and start near
/// it stand side by side.
#[derive(Default)]
pub(super) struct ByDuration {
    /// The timer and the elapsed time each have their own classes.
    rows: BTreeSet<(Clock, i64, i64, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Clock {
    Timer,
    Elapsed,
}

impl ByDuration {
    pub(super) fn add(&mut self, index: usize, session: &Session) {
        let start_ms = session.start_utc.as_millisecond();
        for (clock, seconds) in durations(session) {
            self.rows.insert((clock, class(seconds), start_ms, index));
        }
    }

    /// Those whose timer or elapsed time may be within `share` of this session's, and whose start lies in `starts_ms`.
    pub(super) fn near(
        &self,
        session: &Session,
        share: f64,
        starts_ms: RangeInclusive<i64>,
        rules: &DuplicateRules,
    ) -> impl Iterator<Item = usize> {
        let (from_ms, to_ms) = starts_ms.into_inner();
        let rest = (1.0 - share).max(0.1);
        let classes = durations(session).flat_map(move |(clock, seconds)| {
            let classes = class(seconds * rest)..=class(seconds / rest);
            classes.map(move |class| (clock, class))
        });
        let rows = classes.flat_map(move |(clock, class)| {
            let from = (clock, class, from_ms, 0);
            let to = (clock, class, to_ms, usize::MAX);
            let rows = self.rows.range(from..=to);
            rows.take(rules.most_candidates)
        });
        rows.map(|&(.., index)| index)
    }
}

fn durations(session: &Session) -> impl Iterator<Item = (Clock, f64)> + use<> {
    let timer = session.totals.timer_s.map(|seconds| (Clock::Timer, seconds));
    let elapsed = session.totals.elapsed_s.map(|seconds| (Clock::Elapsed, seconds));
    timer.into_iter().chain(elapsed)
}

/// Durations of one class differ by a tenth at most; all below a second are one class.
fn class(seconds: f64) -> i64 {
    (seconds.max(1.0).ln() / 1.1_f64.ln()).floor() as i64
}

/// True where two sessions are parts of one recording.
pub(super) fn are_parts_of_one(a: &Entry, b: &Entry) -> bool {
    a.file == b.file && a.session.index != b.session.index
}

/// True where the shorter shares enough with the longer to be reported.
pub(super) fn overlap_much(a: &Session, b: &Session, rules: &DuplicateRules) -> bool {
    match_rules::same_family(a, b) && match_rules::overlap_share(a, b).is_some_and(|share| share >= rules.overlap_share)
}
