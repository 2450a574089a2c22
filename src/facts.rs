//! Everything the report states that is not a row: key figures of a period, what came before pain, medians, largest jumps.
//!
//! Charts only draw these and text only says them; report.json holds them. Lengths are meters, days are local, and a value
//! that is unknown is `None`.

mod changes;
mod complaint;
mod descent;
mod ladder;
mod last_visit;
mod now;
mod pain_starts;
mod period;
mod preceding;
mod run_walk;
mod training_context;
mod trends;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::activity::OffsetSource;
use crate::metrics::SpikeState;
use crate::settings::Settings;
use crate::timeline::Timeline;

pub use changes::{AgainstUsual, ChangeRow, Changes, Quantity, UsualRange};
use complaint::last_pain;
pub use complaint::{Complaint, Named, ScoredDay};
pub use descent::{Contradicted, DescentFacts, SteepDescent, standing_out};
pub use ladder::{Ladder, LadderStep, StepPain};
pub use last_visit::{LastVisit, LoggedRunDays, LongestSince, SinceVisit, WeeklyLoad};
pub use now::{
    AfterRaise, LargestRun, NotTolerated, Now, PainFreeStreak, Raise, RaiseKind, RuleToday, RunDaysInARow, SincePain,
    StepToday, Tolerated, WeeklyClimb,
};
pub use pain_starts::{
    ConditionBefore, DayBefore, DiaryDays, LoadBefore, LoggedDay, PainStart, PainStarts, RunsBefore, StartCondition,
    first_notes,
};
pub use period::{DescentSum, EarlierPeriods, FullWeeks, Gaps, Jumps, PainAfterJumps, PainDays, Period, Rest};
pub use preceding::{Preceded, Preceding};
pub use run_walk::{RunWalkFacts, RunningBack};
pub use training_context::{
    Answered, Night, Nights, OtherSports, QuestionnaireSummary, Surroundings, WeeklyAnswerSummary,
};
pub use trends::{AroundPain, Compared, PainTrends, Trends};

/// Everything the report states that is not a row.
#[derive(Debug, Clone, Serialize)]
pub struct Facts {
    /// The complaint in one line; `None` without a note of pain.
    pub complaint: Option<Complaint>,
    /// Where the log stands; `None` without data.
    pub now: Option<Now>,
    /// The last weeks against those before; `None` without a run.
    pub changes: Option<Changes>,
    /// What happened since the last visit; `None` where none is given.
    pub last_visit: Option<LastVisit>,
    /// All days shown.
    pub whole: Period,
    /// The weeks that the load chart shows large: all of them, or the last of a longer history.
    pub charted: Period,
    /// The periods before those, each as long.
    pub earlier: EarlierPeriods,
    /// The last weeks, those of the first page.
    pub recent: Period,
    /// When pain began, with the runs before.
    pub pain_starts: PainStarts,
    /// What the diary says of each day.
    pub diary_days: DiaryDays,
    /// How the runner went downhill.
    pub descent: DescentFacts,
    /// Shoes, effort, other sports and the answers of questionnaires.
    pub surroundings: Surroundings,
    /// Running and walking within the runs.
    pub run_walk: RunWalkFacts,
    /// What changed in the diary, and what surrounded the days before pain.
    pub trends: Trends,
    /// The volumes of the last half year as steps.
    pub ladder: Ladder,
    /// The worst note of each day, as its place among the notes, oldest first; of equal ones the first.
    pub worst_notes: Vec<usize>,
    /// The nights whose hours are known, oldest first.
    pub nights: Vec<Night>,
    /// Runs of the first days, whose true 30-day longest is not known.
    pub runs_not_graded: usize,
    /// Runs by the local time they keep, minutes ahead of UTC.
    pub utc_offsets_min: BTreeMap<i32, usize>,
    /// Runs by where their local time is known from.
    pub offset_sources: BTreeMap<OffsetSource, usize>,
}

impl Facts {
    /// Works out the facts of a timeline.
    pub fn of(timeline: &Timeline, settings: &Settings) -> Facts {
        let runs = &timeline.runs;
        let is_warming_up = |state: Option<SpikeState>| state == Some(SpikeState::WarmingUp);
        let diary_days = DiaryDays::of(timeline);
        let pain_starts = PainStarts::of(timeline, settings);
        let nights = training_context::nights(timeline, settings.account.short_night_h);
        let surroundings = Surroundings::of(timeline, &settings.facts);
        let period = |days| Period::of(timeline, days, settings).with_nights(&nights, settings.chart.least_nights);
        Facts {
            complaint: Complaint::of(&timeline.pain, &settings.facts),
            now: Now::of(timeline, &diary_days, settings),
            changes: Changes::of(timeline, &settings.facts),
            last_visit: LastVisit::of(timeline, (&pain_starts.all, &surroundings.new_shoes), settings),
            trends: Trends::of(timeline, &pain_starts.all, &settings.facts),
            pain_starts,
            diary_days,
            surroundings,
            run_walk: RunWalkFacts::of(timeline, &settings.facts),
            ladder: Ladder::of(timeline, settings),
            whole: period(timeline.days()),
            charted: period(timeline.last_days(settings.chart.large_weeks)),
            earlier: EarlierPeriods::of(timeline, &settings.chart, period),
            recent: period(timeline.last_days(settings.print.recent_weeks)),
            descent: DescentFacts::of(timeline, settings),
            worst_notes: pain_starts::worst_notes(&timeline.pain),
            nights,
            runs_not_graded: runs.iter().filter(|run| is_warming_up(run.distance_state)).count(),
            utc_offsets_min: counted(runs.iter().map(|run| run.utc_offset_min)),
            offset_sources: counted(runs.iter().map(|run| run.offset_source)),
        }
    }
}

/// How often each value occurs.
fn counted<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
}
