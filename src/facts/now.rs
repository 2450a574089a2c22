//! Where the log stands on its last day: since the last pain, the volume tolerated, the last raise, the conditions of the
//! article's rule, and the runs that the next one will be compared with.

mod in_a_row;
mod raises;

use jiff::civil::Date;
use serde::Serialize;

use super::{DiaryDays, LoggedRunDays, ScoredDay};
use crate::calendar::{DaySpan, add_days, days_between};
use crate::pain::rules::{Completeness, ConditionName, RuleChecks, ToleratedVolume, Verdict};
use crate::settings::Settings;
use crate::timeline::{Measure, RunEntry, Timeline};

pub use in_a_row::{RunDaysInARow, WeeklyClimb};
pub use raises::{AfterRaise, Raise, RaiseKind};

/// Where the log stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Now {
    /// Last day with data: of the files or of the diary.
    pub as_of: Date,
    /// Last day that some file covers; `None` where none covers a day shown.
    pub files_to: Option<Date>,
    /// The same where the notes go on for long after it, so that what is said of the last days is said of none of their runs.
    pub files_end_early: Option<Date>,
    /// Since the last pain; `None` without a note of pain.
    pub since_pain: Option<SincePain>,
    /// Run days in a row; `None` without a run.
    pub run_days_in_a_row: Option<RunDaysInARow>,
    /// The volume last tolerated free of pain for a week or more; `None` where the log shows none.
    pub tolerated: Option<Tolerated>,
    /// Why the log shows none; `None` where it shows one, and without runs or notes.
    pub not_tolerated: Option<NotTolerated>,
    /// The last time that distance or number of runs was raised; `None` where it was not, or nothing can be compared.
    pub last_raise: Option<Raise>,
    /// What the diary says of the days from then on; `None` without a diary or a raise.
    pub after_raise: Option<AfterRaise>,
    /// The largest raise of the last weeks, where it is clearly larger than the last one.
    pub largest_raise: Option<Raise>,
    /// Weeks in a row that each had more distance than the one before; `None` where these are few.
    pub weekly_climb: Option<WeeklyClimb>,
    /// The conditions of the article's rule; `None` without runs or notes.
    pub rule: Option<RuleToday>,
    /// The longest run of the last 30 days; `None` without one of known distance.
    pub longest_run: Option<LargestRun>,
    /// The run with the most descent of the last 30 days; `None` where none is known, or all are below the least that is
    /// compared.
    pub most_descent: Option<LargestRun>,
}

/// What followed the last pain.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SincePain {
    /// The last day with pain, and its highest score.
    pub last: ScoredDay,
    /// Days from it to the last day with data.
    pub days: i64,
    /// Run days after it.
    pub run_days: LoggedRunDays,
}

/// A volume tolerated free of pain.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tolerated {
    #[serde(flatten)]
    pub volume: ToleratedVolume,
    /// False where its last run day is long ago.
    pub is_current: bool,
}

/// Why a log shows no volume that was tolerated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotTolerated {
    /// No run day is logged as pain-free.
    NoneLogged,
    /// Pain-free run days are logged, but no week of them without pain or an unknown run day between.
    TooShort,
}

/// The conditions of the article's rule, as of the last run day that is logged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleToday {
    /// `None` where no run day is logged.
    pub as_of: Option<Date>,
    /// Enough runs or days free of pain to add distance or take away rest days.
    pub ready: StepToday,
    /// Pain with several runs in a row, for days after a run, or rising: hold the volume.
    pub hold: StepToday,
    /// Pain throughout a run or over rest days: take a break.
    pub take_a_break: StepToday,
    /// The pain-free run days in a row up to `as_of`; `None` without one.
    pub streak: Option<PainFreeStreak>,
}

/// Pain-free run days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PainFreeStreak {
    /// The first of them.
    pub since: Date,
    pub run_days: usize,
    /// Those with pain logged in full: during, after and on the next morning.
    pub fully_logged: usize,
    /// Those without a note of their own, which the diary declares free of pain.
    pub declared: usize,
}

/// One of the three steps of the rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepToday {
    /// Met where one of its conditions is, not met where none is, else unknown.
    pub verdict: Verdict,
    /// The conditions that are met.
    pub met: Vec<ConditionName>,
    /// The first day whose missing note leaves it unknown.
    pub missing: Option<Date>,
}

/// The run that the next one will be compared with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LargestRun {
    pub run_id: String,
    #[serde(rename = "date")]
    pub day: Date,
    /// Meters run, or descended.
    pub value_m: f64,
    /// The first day on which it is no longer among the 30 days before.
    pub leaves_on: Date,
    /// Meters at which a run is 10 % above it.
    pub line_m: f64,
    /// True where these 30 days touch a gap without data.
    pub after_unobserved: bool,
}

impl Now {
    /// As of the last day shown; `None` without data.
    pub(super) fn of(timeline: &Timeline, diary_days: &DiaryDays, settings: &Settings) -> Option<Now> {
        let days = timeline.days()?;
        let files_to = timeline.recorded_days(days).map(|days| days.last);
        let raises = files_to.map(|last| raises::raises(timeline, last, settings)).unwrap_or_default();
        let last_raise = Raise::last(&raises);
        let after = |raise: &Raise| AfterRaise::of(raise, diary_days, (days.last, &settings.facts));
        let largest = |measure| files_to.and_then(|last| largest_run(timeline, measure, last, settings));
        Some(Now {
            as_of: days.last,
            files_to,
            files_end_early: files_to
                .filter(|&last| days_between(last, days.last) >= settings.facts.notes_after_files_days),
            since_pain: since_pain(timeline, days.last),
            run_days_in_a_row: files_to.and_then(|last| RunDaysInARow::of(timeline, last)),
            tolerated: tolerated(timeline, days.last, settings),
            not_tolerated: not_tolerated(timeline),
            last_raise,
            after_raise: last_raise.as_ref().filter(|_| timeline.has_diary).map(after),
            largest_raise: Raise::larger_than_last(&raises, &settings.facts),
            weekly_climb: WeeklyClimb::of(timeline, &settings.facts),
            rule: timeline.pain_rules.as_ref().map(|checked| rule_today(checked, timeline)),
            longest_run: largest(Measure::Distance),
            most_descent: largest(Measure::Descent)
                .filter(|largest| largest.value_m >= settings.spike.descent_reference_m),
        })
    }
}

fn since_pain(timeline: &Timeline, last_day: Date) -> Option<SincePain> {
    let last = super::last_pain(&timeline.pain)?;
    Some(SincePain {
        last,
        days: days_between(last.day, last_day),
        run_days: LoggedRunDays::of(timeline.run_days.iter().filter(|run| run.day > last.day)),
    })
}

fn tolerated(timeline: &Timeline, last_day: Date, settings: &Settings) -> Option<Tolerated> {
    let volume = timeline.pain_rules.as_ref()?.held.clone()?;
    let is_current = days_between(volume.last, last_day) <= settings.facts.tolerated_days;
    Some(Tolerated { volume, is_current })
}

fn not_tolerated(timeline: &Timeline) -> Option<NotTolerated> {
    let is_shown = timeline.pain_rules.as_ref()?.held.is_some();
    let is_any_logged = timeline.run_days.iter().any(|run| run.is_pain_free == Some(true));
    (!is_shown).then_some(if is_any_logged { NotTolerated::TooShort } else { NotTolerated::NoneLogged })
}

fn rule_today(checked: &RuleChecks, timeline: &Timeline) -> RuleToday {
    use ConditionName::{FreeOfPain, Lasting, PainfulInARow, RestDays, Rising, Throughout};
    let conditions = &checked.progression;
    let step = |names: &[ConditionName]| {
        let all = || conditions.all.iter().filter(|condition| names.contains(&condition.name));
        let with = |wanted: Verdict| all().filter(move |condition| condition.verdict == wanted);
        let verdict = match (with(Verdict::Met).next(), with(Verdict::Unknown).next()) {
            (Some(_), _) => Verdict::Met,
            (None, Some(_)) => Verdict::Unknown,
            (None, None) => Verdict::NotMet,
        };
        StepToday {
            verdict,
            met: with(Verdict::Met).map(|condition| condition.name).collect(),
            missing: all().filter_map(|condition| condition.missing).min().filter(|_| verdict == Verdict::Unknown),
        }
    };
    RuleToday {
        as_of: conditions.as_of,
        ready: step(&[FreeOfPain]),
        hold: step(&[PainfulInARow, Lasting, Rising]),
        take_a_break: step(&[Throughout, RestDays]),
        streak: streak(checked, timeline),
    }
}

fn streak(checked: &RuleChecks, timeline: &Timeline) -> Option<PainFreeStreak> {
    let as_of = checked.progression.as_of?;
    let up_to = timeline.run_days.iter().rev().skip_while(|run| run.day > as_of);
    let run_days: Vec<_> = up_to.take(checked.progression.streak).collect();
    Some(PainFreeStreak {
        since: run_days.last()?.day,
        run_days: run_days.len(),
        fully_logged: run_days.iter().filter(|run| run.logged == Completeness::Full).count(),
        declared: run_days.iter().filter(|run| run.is_declared).count(),
    })
}

/// The largest run of the days that a run on the day after `last_day` is compared with; of equal ones the last.
fn largest_run(timeline: &Timeline, measure: Measure, last_day: Date, settings: &Settings) -> Option<LargestRun> {
    let rules = &settings.spike;
    let window = DaySpan { first: add_days(last_day, 1 - rules.window_days), last: last_day };
    let runs = timeline.earlier.runs.iter().chain(&timeline.runs).filter(|run| window.contains(run.day));
    let known = runs.filter_map(|run: &RunEntry| Some((run, run.compared_m(measure)?)));
    let (run, value_m) = known.max_by(|one, other| one.1.total_cmp(&other.1))?;
    Some(LargestRun {
        run_id: run.run_id.clone(),
        day: run.day,
        value_m,
        leaves_on: add_days(run.day, rules.window_days + 1),
        line_m: value_m * rules.reference_pct as f64 / 100.0,
        after_unobserved: timeline.earlier.unobserved.iter().chain(&timeline.unobserved).any(|gap| gap.touches(window)),
    })
}
