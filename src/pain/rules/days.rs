//! What is known of each day: the pain noted, and what the notes say of a run of that day.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use super::LogRun;
use crate::calendar::add_days;
use crate::pain::words::When;
use crate::pain::{PainDiary, PainNote};

/// All runs of one day, and the pain around them. A score is `None` where the log does not tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct RunDay {
    /// Local day.
    pub day: Date,
    /// Number of runs.
    pub runs: usize,
    /// Metres of all of them; `None` where one does not tell.
    pub distance_m: Option<f64>,
    /// Local wall clock of the end of the last.
    pub end: Option<DateTime>,
    /// Pain before the run, or else on that morning, or else none where the day before is recorded free of it.
    pub before: Option<f64>,
    /// Highest score while running.
    pub during: Option<f64>,
    /// Highest score after it, on the same day.
    pub after: Option<f64>,
    /// The notes after it: when, where they tell, and the score.
    pub after_notes: Vec<(Option<DateTime>, f64)>,
    /// Highest score of the notes of that day that do not say when.
    pub sometime: Option<f64>,
    /// Highest score on the next morning.
    pub next_morning: Option<f64>,
    /// True where pain is noted throughout the run; `None` where the log does not tell.
    pub throughout: Option<bool>,
    /// Longest that pain of that day is said to have lasted, hours.
    pub lasted_h: Option<f64>,
}

impl RunDay {
    /// A run day of which nothing is known.
    pub fn bare(day: Date) -> RunDay {
        RunDay {
            day,
            runs: 1,
            distance_m: None,
            end: None,
            before: None,
            during: None,
            after: None,
            after_notes: Vec::new(),
            sometime: None,
            next_morning: None,
            throughout: None,
            lasted_h: None,
        }
    }

    /// True where there was no pain during the run, after it and on the next morning; `None` where one of these is not told.
    pub fn is_free(&self) -> Option<bool> {
        let parts = [self.during, self.after, self.next_morning];
        if self.highest().is_some_and(|score| score > 0.0) {
            return Some(false);
        }
        parts.iter().all(Option::is_some).then_some(true)
    }

    /// The highest score of the run and what came after it; `None` where nothing is told.
    pub fn highest(&self) -> Option<f64> {
        let parts = [self.during, self.after, self.sometime, self.next_morning];
        parts.into_iter().flatten().reduce(f64::max)
    }
}

/// The days of a log.
#[derive(Debug)]
pub struct Log<'d> {
    diary: &'d PainDiary,
    notes: BTreeMap<Date, Vec<&'d PainNote>>,
    /// Run days, oldest first; none without a run.
    pub runs: Vec<RunDay>,
    /// Last day with a note.
    pub last_note_day: Date,
    /// Last day with a note or a run.
    pub last_day: Date,
}

impl<'d> Log<'d> {
    /// The log of `runs` and `diary`; `None` without a note.
    pub fn new(runs: &[LogRun], diary: &'d PainDiary) -> Option<Log<'d>> {
        let last_note_day = diary.span()?.last;
        let mut notes: BTreeMap<Date, Vec<&PainNote>> = BTreeMap::new();
        for note in &diary.notes {
            notes.entry(note.day).or_default().push(note);
        }
        let mut log = Log {
            diary,
            notes,
            runs: Vec::new(),
            last_note_day,
            last_day: last_note_day,
        };
        log.runs = grouped(runs);
        for run in &mut log.runs {
            note_pain(run, &log.notes, diary);
        }
        log.last_day = log
            .runs
            .last()
            .map_or(last_note_day, |run| run.day.max(last_note_day));
        Some(log)
    }

    /// The highest score of `day`; `None` where the log does not tell it.
    pub fn pain(&self, day: Date) -> Option<f64> {
        let noted = self.notes.get(&day).map(|notes| highest(notes));
        noted.unwrap_or_else(|| self.diary.declares_free(day).then_some(0.0))
    }
}

/// The run days of a log, oldest first; none without a note.
pub fn run_days(runs: &[LogRun], diary: &PainDiary) -> Vec<RunDay> {
    Log::new(runs, diary).map_or_else(Vec::new, |log| log.runs)
}

fn grouped(runs: &[LogRun]) -> Vec<RunDay> {
    let mut days: BTreeMap<Date, RunDay> = BTreeMap::new();
    for run in runs {
        let first = RunDay {
            runs: 0,
            distance_m: Some(0.0),
            ..RunDay::bare(run.day)
        };
        let all = days.entry(run.day).or_insert(first);
        all.runs += 1;
        let both = all.distance_m.zip(run.distance_m);
        all.distance_m = both.map(|(before, this)| before + this);
        all.end = run.end;
    }
    days.into_values().collect()
}

fn note_pain(run: &mut RunDay, notes: &BTreeMap<Date, Vec<&PainNote>>, diary: &PainDiary) {
    let none = Vec::new();
    let today = notes.get(&run.day).unwrap_or(&none);
    let next_day = add_days(run.day, 1);
    let tomorrow = notes.get(&next_day).unwrap_or(&none);
    let of_run: Vec<&PainNote> = (today.iter().copied())
        .filter(|note| !matches!(note.moment(), Some(When::Before | When::NextMorning)))
        .collect();
    let score_at = |notes: &[&PainNote], fits: &dyn Fn(Option<When>) -> bool| {
        let fitting: Vec<&PainNote> = (notes.iter().copied())
            .filter(|note| fits(note.moment()))
            .collect();
        highest(&fitting)
    };
    let at = |moment: When| move |when: Option<When>| when == Some(moment);
    let is_running = |when: Option<When>| when.is_some_and(When::is_running);
    let day_before = notes.get(&add_days(run.day, -1));
    let was_free = day_before.is_some_and(|notes| notes.iter().all(|note| !note.is_painful()));
    run.before = score_at(today, &at(When::Before))
        .or(score_at(today, &at(When::NextMorning)))
        .or(was_free.then_some(0.0));
    run.during = score_at(&of_run, &is_running);
    run.after = score_at(&of_run, &at(When::After));
    run.sometime = score_at(&of_run, &|when| matches!(when, None | Some(When::RestDay)));
    run.next_morning = score_at(tomorrow, &at(When::NextMorning));
    let all_day = if of_run.is_empty() {
        today.is_empty() && diary.declares_free(run.day)
    } else {
        of_run.iter().all(|note| !note.is_painful())
    };
    if all_day {
        (run.during, run.after) = (Some(0.0), Some(0.0));
    }
    let next_day_free = if tomorrow.is_empty() {
        diary.declares_free(next_day)
    } else {
        tomorrow.iter().all(|note| !note.is_painful())
    };
    if next_day_free {
        run.next_morning = Some(0.0);
    }
    run.throughout = throughout(&of_run, run.during);
    run.lasted_h = (of_run.iter())
        .filter_map(|note| note.lasted_h.as_ref().map(|lasted| lasted.meant))
        .reduce(f64::max);
    let after = of_run
        .iter()
        .filter(|note| note.moment() == Some(When::After));
    run.after_notes = after
        .map(|note| {
            (
                note.time.map(|time| note.day.to_datetime(time)),
                note.score_0_10,
            )
        })
        .collect();
}

/// Whether pain went on throughout the run. "During" alone leaves it open.
fn throughout(notes: &[&PainNote], during: Option<f64>) -> Option<bool> {
    let painful_at = |moment: When| {
        (notes.iter()).any(|note| note.is_painful() && note.moment() == Some(moment))
    };
    if painful_at(When::Throughout) {
        return Some(true);
    }
    if painful_at(When::During) {
        return None;
    }
    during.map(|_| false)
}

fn highest(notes: &[&PainNote]) -> Option<f64> {
    notes.iter().map(|note| note.score_0_10).reduce(f64::max)
}
