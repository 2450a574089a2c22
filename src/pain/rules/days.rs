//! What is known of each day: the pain noted, and what the notes say of a run of that day.
//!
//! One rule for every part of a day, for and against: a note of that part gives its score; a day whose notes are all 0, or
//! that the diary declares free of pain, gives 0; a note that does not say when gives "at most that"; nothing else gives
//! anything.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};

use super::LogRun;
use super::level::Level;
use super::placed::{Placed, placed};
use crate::calendar::add_days;
use crate::pain::PainDiary;
use crate::pain::vocabulary::When;

/// How much the log holds of the pain of a run day: during it, after it, and on the next morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Logged {
    /// All three.
    Fully,
    /// Something, not all three.
    Partly,
    /// No note of that day or the next morning.
    NotAtAll,
}

/// All runs of one day, and the pain around them. A level is `None` where nothing in the log bounds it.
#[derive(Debug, Clone, PartialEq)]
pub struct RunDay {
    /// Local day.
    pub day: Date,
    /// Number of runs.
    pub runs: usize,
    /// Meters of all of them; `None` where the distance of one is unknown.
    pub distance_m: Option<f64>,
    /// Local wall clock of the start of the first; `None` where one is unknown.
    pub start: Option<DateTime>,
    /// Local wall clock of the end of the last; `None` where unknown.
    pub end: Option<DateTime>,
    /// Pain before the run, or else on that morning, or else none where the day before or the day itself is free of pain.
    pub before: Option<Level>,
    /// Highest score while running.
    pub during: Option<Level>,
    /// Highest score after it, on the same day.
    pub after: Option<Level>,
    /// The notes after it: when, where they tell, and the score.
    pub after_notes: Vec<(Option<DateTime>, f64)>,
    /// Highest score of the notes of that day that do not say when.
    pub sometime: Option<f64>,
    /// Highest score on the next morning.
    pub next_morning: Option<Level>,
    /// True where pain is noted throughout the run; `None` where the log does not tell.
    pub throughout: Option<bool>,
    /// Longest that pain of that day is said to have lasted, hours.
    pub lasted_h: Option<f64>,
    /// True where every painful note of that day says how long it lasted.
    pub all_lasted_known: bool,
    /// True where that day or the next has a note or is declared free of pain.
    pub has_note: bool,
}

impl RunDay {
    /// A run day of which nothing is known.
    pub fn bare(day: Date) -> RunDay {
        RunDay {
            day,
            runs: 1,
            distance_m: None,
            start: None,
            end: None,
            before: None,
            during: None,
            after: None,
            after_notes: Vec::new(),
            sometime: None,
            next_morning: None,
            throughout: None,
            lasted_h: None,
            all_lasted_known: false,
            has_note: false,
        }
    }

    /// True where there was no pain during the run, after it and on the next morning, false where there was some; `None`
    /// where the log does not tell.
    pub fn is_free(&self) -> Option<bool> {
        if self.highest().is_some_and(|score| score > 0.0) {
            return Some(false);
        }
        let all = self.exact_parts().iter().all(Option::is_some);
        all.then_some(true)
    }

    /// The highest score noted of the run and what came after it; `None` where nothing is.
    pub fn highest(&self) -> Option<f64> {
        let parts = self.exact_parts().into_iter().chain([self.sometime]);
        parts.flatten().reduce(f64::max)
    }

    /// How much of it is logged.
    pub fn logged(&self) -> Logged {
        if self.exact_parts().iter().all(Option::is_some) {
            Logged::Fully
        } else if self.has_note {
            Logged::Partly
        } else {
            Logged::NotAtAll
        }
    }

    /// Whether there was pain during the run or later that day; `None` where the log does not tell.
    pub fn was_painful(&self) -> Option<bool> {
        let [during, after, _] = self.exact_parts();
        let known = [during, after, self.sometime].into_iter().flatten();
        if known.reduce(f64::max).is_some_and(|score| score > 0.0) {
            return Some(true);
        }
        during.and(after).map(|_| false)
    }

    fn exact_parts(&self) -> [Option<f64>; 3] {
        [self.during, self.after, self.next_morning].map(|level| level.and_then(Level::score))
    }
}

/// The days of a log.
#[derive(Debug)]
pub struct Log<'d> {
    diary: &'d PainDiary,
    /// The notes of each day.
    pub notes: BTreeMap<Date, Vec<Placed<'d>>>,
    /// Run days, oldest first; none without a run.
    pub runs: Vec<RunDay>,
    /// Last day with a note.
    pub last_note_day: Date,
    /// Last day with a note or a run.
    pub last_day: Date,
}

impl<'d> Log<'d> {
    /// The log of `runs` and `diary`; `None` without a note. `morning_ends` parts the notes of a morning from later ones.
    pub fn new(runs: &[LogRun], diary: &'d PainDiary, morning_ends: Time) -> Option<Log<'d>> {
        let last_note_day = diary.span()?.last;
        let mut runs = grouped(runs);
        let mut log = Log {
            diary,
            notes: placed(diary, &runs, morning_ends),
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

    /// The highest score of `day`; `None` where the log does not tell it.
    pub fn pain(&self, day: Date) -> Option<f64> {
        let noted = highest(self.notes_of(day));
        noted.or_else(|| self.diary.declares_free(day).then_some(0.0))
    }

    fn notes_of(&self, day: Date) -> &[Placed<'d>] {
        self.notes.get(&day).map_or(&[], |notes| notes)
    }

    fn note_pain(&self, run: &mut RunDay) {
        let (today, next_day) = (self.notes_of(run.day), add_days(run.day, 1));
        let of_run: Vec<Placed<'_>> = today.iter().copied().filter(Placed::is_of_the_run).collect();
        // A day without a note of the run is free of pain only where the diary declares the whole day so.
        let is_free_run = match of_run.is_empty() {
            true => today.is_empty() && self.diary.declares_free(run.day),
            false => highest(&of_run) == Some(0.0),
        };
        let part = |of: fn(When) -> bool| level(&of_run, |placed| placed.moment.is_some_and(of), is_free_run);
        run.before = self.before(run.day);
        run.during = part(When::is_running);
        run.after = part(|when| when == When::After);
        let is_next_free = self.pain(next_day) == Some(0.0);
        run.next_morning = level(self.notes_of(next_day), |placed| placed.is_morning, is_next_free);
        let says_when = |placed: &&Placed<'_>| {
            let moment = placed.moment;
            moment.is_some_and(|when| when == When::After || when.is_running())
        };
        run.sometime = highest(of_run.iter().filter(|placed| !says_when(placed)));
        run.throughout = throughout(&of_run, run.during.and_then(Level::score));
        note_lasting(run, &of_run);
        let after = of_run.iter().filter(|placed| placed.moment == Some(When::After));
        run.after_notes = after
            .map(|placed| {
                let note = placed.note;
                let at = note.time.map(|time| note.day.to_datetime(time));
                (at, note.score_0_10)
            })
            .collect();
        run.has_note = [run.day, next_day].iter().any(|&day| self.pain(day).is_some());
    }

    /// The level before the runs of `day`.
    fn before(&self, day: Date) -> Option<Level> {
        let today = self.notes_of(day);
        let of_before = today.iter();
        let of_before = of_before.filter(|placed| placed.moment == Some(When::Before));
        let of_morning = today.iter().filter(|placed| placed.is_morning);
        let exact = highest(of_before).or(highest(of_morning));
        // A note that does not say when may have been before the run.
        let open = today.iter().any(Placed::is_open);
        let open = open.then(|| highest(today)).flatten().map(Level::at_most);
        let is_free = [day, add_days(day, -1)].iter().any(|&day| self.pain(day) == Some(0.0));
        let free = is_free.then_some(Level::exact(0.0));
        exact.map(Level::exact).or(open).or(free)
    }
}

/// The run days of a log, oldest first; none without a note.
pub fn run_days(runs: &[LogRun], diary: &PainDiary, morning_ends: Time) -> Vec<RunDay> {
    Log::new(runs, diary, morning_ends).map_or_else(Vec::new, |log| log.runs)
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

/// The level of one part of a day: that of its own notes; 0 where the day is free of pain; at most the highest of the day
/// where a note does not say when it was.
fn level(notes: &[Placed<'_>], is_part: impl Fn(&Placed<'_>) -> bool, is_free: bool) -> Option<Level> {
    let own = highest(notes.iter().filter(|placed| is_part(placed)));
    if is_free || own.is_some() {
        return own.or(Some(0.0)).map(Level::exact);
    }
    let open = notes.iter().any(Placed::is_open);
    open.then(|| highest(notes)).flatten().map(Level::at_most)
}

/// Whether pain went on throughout the run. "During" alone leaves it open.
fn throughout(notes: &[Placed<'_>], during: Option<f64>) -> Option<bool> {
    let painful_at = |moment: When| {
        let mut notes = notes.iter();
        notes.any(|placed| placed.note.is_painful() && placed.moment == Some(moment))
    };
    if painful_at(When::Throughout) {
        return Some(true);
    }
    if painful_at(When::During) {
        return None;
    }
    during.map(|_| false)
}

fn note_lasting(run: &mut RunDay, notes: &[Placed<'_>]) {
    let lasted = |placed: &Placed<'_>| placed.note.lasted_h.as_ref().map(|lasted| lasted.meant);
    run.lasted_h = notes.iter().filter_map(lasted).reduce(f64::max);
    let mut painful = notes.iter().filter(|placed| placed.note.is_painful());
    run.all_lasted_known = run.lasted_h.is_some() && painful.all(|placed| lasted(placed).is_some());
}

fn highest<'p, 'd: 'p>(notes: impl IntoIterator<Item = &'p Placed<'d>>) -> Option<f64> {
    let scores = notes.into_iter().map(|placed| placed.note.score_0_10);
    scores.reduce(f64::max)
}
