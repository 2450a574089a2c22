//! What is known of each day: the pain noted, and what the notes say about a run of that day.
//!
//! One rule holds for every part of a day: a note about that part gives its score; a day whose notes are all 0, or that the
//! diary declares free of pain, gives 0; a note that does not say when gives an upper bound; without any of these the
//! score is unknown.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use serde::Serialize;

use super::LogRun;
use super::timed_notes::{TimedNote, timed_notes};
use crate::calendar::{DaySpan, add_days};
use crate::pain::vocabulary::PainTiming;
use crate::pain::{PainDiary, PainNote};

/// A score between two bounds, both 0 to 10: exact where a note says when it was, an upper bound where it does not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreBounds {
    least: f64,
    most: f64,
}

impl ScoreBounds {
    /// Any score of the scale.
    pub const UNKNOWN: ScoreBounds = ScoreBounds { least: 0.0, most: 10.0 };

    pub fn exact(score: f64) -> ScoreBounds {
        ScoreBounds { least: score, most: score }
    }

    pub fn at_most(score: f64) -> ScoreBounds {
        ScoreBounds { least: 0.0, most: score }
    }

    /// The score; `None` where it is not exact.
    pub fn score(self) -> Option<f64> {
        (self.least == self.most).then_some(self.least)
    }

    /// True where the score is certainly not above `limit`, false where it certainly is; `None` where the bounds leave it open.
    pub fn is_within(self, limit: ScoreBounds) -> Option<bool> {
        if self.most <= limit.least {
            Some(true)
        } else if self.least > limit.most {
            Some(false)
        } else {
            None
        }
    }
}

/// How much of the pain of a run day is logged: during it, after it, and on the next morning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Completeness {
    /// All three.
    Full,
    /// Something, not all three.
    Partial,
    /// No note of that day or the next morning.
    #[default]
    None,
}

/// All runs of one day, and the pain around them. Bounds of a score are `None` where nothing in the log gives any.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunDay {
    /// Local day.
    pub day: Date,
    /// Number of runs.
    pub runs: usize,
    /// Distance of all of them; `None` where that of one is unknown.
    pub distance_m: Option<f64>,
    /// Local wall clock of the start of the first; `None` where one is unknown.
    pub start: Option<DateTime>,
    /// Local wall clock of the end of the last; `None` where unknown.
    pub end: Option<DateTime>,
    /// Pain before the run, or else on that morning, or else none where the day before or the day itself is free of pain.
    pub before: Option<ScoreBounds>,
    /// Highest score while running.
    pub during: Option<ScoreBounds>,
    /// Highest score after it, on the same day.
    pub after: Option<ScoreBounds>,
    /// The notes after it: time, where known, and score.
    pub after_notes: Vec<(Option<DateTime>, f64)>,
    /// Highest score of the notes of that day that do not say when.
    pub untimed: Option<f64>,
    /// Highest score on the next morning.
    pub next_morning: Option<ScoreBounds>,
    /// True where pain is noted throughout the run; `None` where that is not known.
    pub throughout: Option<bool>,
    /// Longest that pain of that day is said to have lasted, hours.
    pub lasted_h: Option<f64>,
    /// True where every painful note of that day says how long it lasted.
    pub all_lasted_known: bool,
    /// True where that day or the next has a note or is declared free of pain.
    pub has_note: bool,
    /// True where it counts as free of pain without a note of its own, by the diary's declaration alone.
    pub is_declared: bool,
}

impl RunDay {
    /// A run day of which nothing is known.
    pub fn bare(day: Date) -> RunDay {
        RunDay { day, runs: 1, ..RunDay::default() }
    }

    /// True where all that is noted of the run, the time after it and the next morning is 0, false where some of it is not;
    /// `None` where nothing is noted, or a painful note may be about one of the three. How much is noted says
    /// [`RunDay::completeness`]: a day that is logged in part counts by the same rule as one logged in full, with pain and
    /// without.
    pub fn is_free(&self) -> Option<bool> {
        let may_be_painful = |bounds: &Option<ScoreBounds>| bounds.is_some_and(|bounds| bounds.most > 0.0);
        match self.highest()? {
            score if score > 0.0 => Some(false),
            _ if [self.during, self.after, self.next_morning].iter().any(may_be_painful) => None,
            _ => Some(true),
        }
    }

    /// The highest score noted of the run and the time after it; `None` without a note.
    pub fn highest(&self) -> Option<f64> {
        let parts = self.exact_parts().into_iter().chain([self.untimed]);
        parts.flatten().reduce(f64::max)
    }

    /// How much of its pain is logged.
    pub fn completeness(&self) -> Completeness {
        if self.exact_parts().iter().all(Option::is_some) {
            Completeness::Full
        } else if self.has_note {
            Completeness::Partial
        } else {
            Completeness::None
        }
    }

    /// Whether there was pain during the run or later that day; `None` where that is not known.
    pub fn was_painful(&self) -> Option<bool> {
        let [during, after, _] = self.exact_parts();
        let known = [during, after, self.untimed].into_iter().flatten();
        if known.reduce(f64::max).is_some_and(|score| score > 0.0) {
            return Some(true);
        }
        during.and(after).map(|_| false)
    }

    fn exact_parts(&self) -> [Option<f64>; 3] {
        [self.during, self.after, self.next_morning].map(|bounds| bounds.and_then(ScoreBounds::score))
    }
}

/// The days of a pain log.
#[derive(Debug)]
pub struct PainLog<'d> {
    diary: &'d PainDiary,
    /// The notes of each day.
    pub notes: BTreeMap<Date, Vec<TimedNote<'d>>>,
    /// Run days, oldest first; none without a run.
    pub runs: Vec<RunDay>,
    pub last_note_day: Date,
    /// Last day with a note or a run.
    pub last_day: Date,
}

impl<'d> PainLog<'d> {
    /// The log of `runs` and `diary`; `None` without a note. `morning_ends` divides the notes of a morning from later ones.
    pub fn new(runs: &[LogRun], diary: &'d PainDiary, morning_ends: Time) -> Option<PainLog<'d>> {
        let last_note_day = diary.span()?.last;
        let mut runs = grouped(runs);
        let mut log = PainLog {
            diary,
            notes: timed_notes(diary, &runs, morning_ends),
            runs: Vec::new(),
            last_note_day,
            last_day: runs.last().map_or(last_note_day, |run| run.day.max(last_note_day)),
        };
        for run in &mut runs {
            log.note_pain(run);
        }
        log.runs = runs;
        Some(log)
    }

    /// The highest score of `day`; `None` where it is unknown.
    pub fn pain(&self, day: Date) -> Option<f64> {
        highest(self.notes_of(day)).or_else(|| self.diary.declares_free(day).then_some(0.0))
    }

    /// True where there was pain on `day`; `None` where that is unknown.
    pub fn is_painful(&self, day: Date) -> Option<bool> {
        self.pain(day).map(|score| score > 0.0)
    }

    /// The last day of `days` on which pain is noted.
    pub fn last_pain(&self, days: DaySpan) -> Option<Date> {
        let noted = (days.first <= days.last).then(|| self.notes.range(days.first..=days.last));
        let is_painful = |notes: &[TimedNote<'_>]| notes.iter().any(|timed| timed.note.is_painful());
        noted?.rev().find(|(_, notes)| is_painful(notes)).map(|(&day, _)| day)
    }

    fn notes_of(&self, day: Date) -> &[TimedNote<'d>] {
        self.notes.get(&day).map_or(&[], |notes| notes)
    }

    /// Fills in the pain around the runs of a day.
    fn note_pain(&self, run: &mut RunDay) {
        let (today, next_day) = (self.notes_of(run.day), add_days(run.day, 1));
        let of_run: Vec<TimedNote<'_>> = today.iter().copied().filter(TimedNote::is_of_the_run).collect();
        // A day without a note about the run is free of pain only where the diary declares the whole day so.
        let is_declared = today.is_empty() && self.diary.declares_free(run.day);
        let is_free_run = is_declared || highest(&of_run) == Some(0.0);
        let is_after = |note: &TimedNote<'_>| note.timing == Some(PainTiming::After);
        let is_during = |note: &TimedNote<'_>| note.timing.is_some_and(PainTiming::is_running);
        run.before = self.before(run.day);
        run.during = bounds(&of_run, is_during, is_free_run);
        run.after = bounds(&of_run, is_after, is_free_run);
        let is_next_free = self.pain(next_day) == Some(0.0);
        run.next_morning = bounds(self.notes_of(next_day), |note| note.is_morning, is_next_free);
        run.untimed = highest(of_run.iter().filter(|note| !is_after(note) && !is_during(note)));
        run.throughout = throughout(&of_run, run.during.and_then(ScoreBounds::score));
        note_lasting(run, &of_run);
        let after = of_run.iter().filter(|note| is_after(note)).map(|timed| timed.note);
        let time_and_score = |note: &PainNote| (note.time.map(|time| note.day.to_datetime(time)), note.score_0_10);
        run.after_notes = after.map(time_and_score).collect();
        run.has_note = [run.day, next_day].iter().any(|&day| self.pain(day).is_some());
        run.is_declared = is_declared && run.is_free() == Some(true);
    }

    /// The score before the runs of `day`.
    fn before(&self, day: Date) -> Option<ScoreBounds> {
        let today = self.notes_of(day);
        let of_before = today.iter().filter(|note| note.timing == Some(PainTiming::Before));
        let of_morning = today.iter().filter(|note| note.is_morning);
        let exact = highest(of_before).or(highest(of_morning));
        let is_free = [day, add_days(day, -1)].iter().any(|&day| self.pain(day) == Some(0.0));
        let free = is_free.then_some(ScoreBounds::exact(0.0));
        exact.map(ScoreBounds::exact).or(upper_bound(today)).or(free)
    }
}

/// The run days of a log, oldest first; without a note nothing is known of their pain.
pub fn run_days(runs: &[LogRun], diary: &PainDiary, morning_ends: Time) -> Vec<RunDay> {
    PainLog::new(runs, diary, morning_ends).map_or_else(|| grouped(runs), |log| log.runs)
}

fn grouped(runs: &[LogRun]) -> Vec<RunDay> {
    let mut days: BTreeMap<Date, RunDay> = BTreeMap::new();
    for run in runs {
        let first = RunDay { runs: 0, distance_m: Some(0.0), start: run.start, ..RunDay::bare(run.day) };
        let all = days.entry(run.day).or_insert(first);
        all.runs += 1;
        let both = all.distance_m.zip(run.distance_m);
        all.distance_m = both.map(|(before, this)| before + this);
        all.start = all.start.zip(run.start).map(|(first, this)| first.min(this));
        all.end = run.end;
    }
    days.into_values().collect()
}

/// The score of one part of a day: that of the notes about it; 0 where the day is free of pain; at most the highest of the day
/// where a note does not say when it was.
fn bounds(notes: &[TimedNote<'_>], is_part: impl Fn(&TimedNote<'_>) -> bool, is_free: bool) -> Option<ScoreBounds> {
    let own = highest(notes.iter().filter(|note| is_part(note)));
    if is_free || own.is_some() {
        return own.or(Some(0.0)).map(ScoreBounds::exact);
    }
    upper_bound(notes)
}

/// At most the highest score, where a note may be about any part of its day.
fn upper_bound(notes: &[TimedNote<'_>]) -> Option<ScoreBounds> {
    let is_open = notes.iter().any(TimedNote::is_open);
    is_open.then(|| highest(notes)).flatten().map(ScoreBounds::at_most)
}

/// Whether pain lasted throughout the run. "During" alone leaves it open.
fn throughout(notes: &[TimedNote<'_>], during: Option<f64>) -> Option<bool> {
    let is_painful = |timing: PainTiming| {
        let mut notes = notes.iter();
        notes.any(|timed| timed.note.is_painful() && timed.timing == Some(timing))
    };
    if is_painful(PainTiming::Throughout) {
        return Some(true);
    }
    if is_painful(PainTiming::During) {
        return None;
    }
    during.map(|_| false)
}

fn note_lasting(run: &mut RunDay, notes: &[TimedNote<'_>]) {
    let lasted = |timed: &TimedNote<'_>| timed.note.lasted_h.as_ref().map(|lasted| lasted.value);
    run.lasted_h = notes.iter().filter_map(lasted).reduce(f64::max);
    let mut painful = notes.iter().filter(|timed| timed.note.is_painful());
    run.all_lasted_known = run.lasted_h.is_some() && painful.all(|timed| lasted(timed).is_some());
}

fn highest<'p, 'd: 'p>(notes: impl IntoIterator<Item = &'p TimedNote<'d>>) -> Option<f64> {
    let scores = notes.into_iter().map(|timed| timed.note.score_0_10);
    scores.reduce(f64::max)
}
