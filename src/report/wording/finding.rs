//! What a chart shows, as a finding: its title. It counts what is drawn large, and says so where the history is longer.

use super::pain_days::is_painful;
use super::spikes_of;
use crate::calendar::{DaySpan, add_days};
use crate::metrics::SpikeState;
use crate::report::units;
use crate::settings::Settings;
use crate::timeline::{Measure, PainEntry, RunEntry, SpikeEntry, Timeline};

/// Days after a run within which a pain note is counted beside it, the day of the run included.
const PAIN_WITHIN_DAYS: i64 = 2;

/// What the load-spike chart shows.
pub fn finding(timeline: &Timeline, settings: &Settings) -> String {
    if timeline.runs.is_empty() {
        return "No runs in what was read".to_owned();
    }
    if !is_compared(timeline) {
        return none_longer(timeline).to_owned();
    }
    let exceeded = "Longest run in 30 days exceeded by more than 10 %";
    let steps = Steps::of(timeline, settings, Measure::Distance);
    steps.told(exceeded, none_longer(timeline), timeline)
}

/// What the chart of descent shows.
pub fn descent_finding(timeline: &Timeline, settings: &Settings) -> String {
    if timeline.runs.is_empty() {
        return "No runs in what was read".to_owned();
    }
    if timeline.runs.iter().all(|run| run.descent_m.is_none()) {
        return "No run tells its descent".to_owned();
    }
    let is_graded = |run: &RunEntry| run.descent_state.is_some_and(is_graded);
    if !timeline.runs.iter().any(is_graded) {
        return "No run can be compared by its descent with the 30 days before it".to_owned();
    }
    let exceeded = "Most descent of 30 days exceeded by more than 10 %";
    let none = "No run had more than 10 % more descent than the most of the 30 days before it";
    let steps = Steps::of(timeline, settings, Measure::Descent);
    steps.told(exceeded, none, timeline)
}

/// True where some run can be set against the runs of the 30 days before it.
pub(super) fn is_compared(timeline: &Timeline) -> bool {
    let mut states = timeline.runs.iter().filter_map(|run| run.distance_state);
    states.any(is_graded)
}

/// That no run stands out, or that it cannot be told.
pub(super) fn none_longer(timeline: &Timeline) -> &'static str {
    if is_compared(timeline) {
        "No run was more than 10 % longer than the longest of the 30 days before it"
    } else {
        "No run can be compared with a longest run of the 30 days before it"
    }
}

fn is_graded(state: SpikeState) -> bool {
    state == SpikeState::Reference || state.is_spike()
}

/// Runs above the comparison group.
struct Steps<'a> {
    /// Those that are drawn large.
    shown: Vec<&'a SpikeEntry>,
    /// Number of all.
    all: usize,
    /// Weeks drawn large, where the history is longer.
    weeks: Option<i64>,
}

impl<'a> Steps<'a> {
    fn of(timeline: &'a Timeline, settings: &Settings, measure: Measure) -> Steps<'a> {
        let mut shown = spikes_of(timeline, measure);
        let all = shown.len();
        let large = settings.chart.large_weeks;
        let is_long = i64::try_from(timeline.weeks.len()).is_ok_and(|weeks| weeks > large);
        let weeks = is_long.then_some(large);
        if let Some(days) = weeks.and_then(|weeks| timeline.last_days(weeks)) {
            shown.retain(|spike| days.contains(spike.date));
        }
        Steps { shown, all, weeks }
    }

    fn told(&self, exceeded: &str, none: &str, timeline: &Timeline) -> String {
        let of_weeks = |before: &str| {
            let weeks = self
                .weeks
                .map(|weeks| format!(" {before} the last {weeks} weeks"));
            weeks.unwrap_or_default()
        };
        let what = match self.shown.len() {
            0 => none.replacen("No run", &format!("No run{}", of_weeks("of")), 1),
            count => format!("{exceeded} {}{}", units::times(count), of_weeks("in")),
        };
        let others = if self.all > self.shown.len() {
            format!(" ({} in all {} weeks)", self.all, timeline.weeks.len())
        } else {
            String::new()
        };
        format!("{what}{others}{}", pain_beside(timeline, &self.shown))
    }
}

/// How many of the runs have a pain note within two days, as the end of the finding; nothing where no note tells.
fn pain_beside(timeline: &Timeline, spikes: &[&SpikeEntry]) -> String {
    let days_after = |spike: &SpikeEntry| DaySpan {
        first: spike.date,
        last: add_days(spike.date, PAIN_WITHIN_DAYS),
    };
    let any = |spike: &SpikeEntry, fits: fn(&PainEntry) -> bool| {
        let days = days_after(spike);
        let mut notes = timeline.pain.iter().filter(|note| days.contains(note.day));
        notes.any(fits)
    };
    let told = spikes
        .iter()
        .filter(|spike| any(spike, |_| true) || is_declared(timeline, days_after(spike)))
        .count();
    let followed = spikes.iter().filter(|spike| any(spike, is_painful)).count();
    let after = match (followed, told, spikes.len()) {
        (_, 0, _) => return String::new(),
        (0, 1, 1) => "no pain was noted within two days after it".to_owned(),
        (0, told, count) if told == count => {
            "no pain was noted within two days after any of them".to_owned()
        }
        (0, told, _) => format!(
            "no pain was noted within two days after {} of them, nothing at all after the others",
            units::in_words(told)
        ),
        (1, _, 1) => "pain was noted within two days after it".to_owned(),
        (all, _, count) if all == count => {
            "pain was noted within two days after each of them".to_owned()
        }
        (some, _, _) => format!(
            "pain was noted within two days after {} of them",
            units::in_words(some)
        ),
    };
    format!(";\n{after}")
}

/// True where the diary declares these days free of pain unless it says otherwise.
fn is_declared(timeline: &Timeline, days: DaySpan) -> bool {
    let diary = timeline
        .diary_days
        .filter(|_| timeline.unlogged_days_are_pain_free);
    diary.is_some_and(|diary| diary.contains(days.first) && diary.contains(days.last))
}
