//! What a chart shows, as a finding: its title. It counts what is drawn large, and says so where the history is longer.

use super::spikes_of;
use crate::metrics::SpikeState;
use crate::pain::rules::PainAfter;
use crate::settings::Settings;
use crate::timeline::{Measure, RunEntry, SpikeEntry, Timeline};
use crate::units;

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
    steps.told(exceeded, none_longer(timeline), timeline, settings)
}

/// What the chart of descent shows.
pub fn descent_finding(timeline: &Timeline, settings: &Settings) -> String {
    if timeline.runs.is_empty() {
        return "No runs in what was read".to_owned();
    }
    if timeline.runs.iter().all(|run| run.descent_m.is_none()) {
        return "No run has descent data".to_owned();
    }
    let is_graded = |run: &RunEntry| run.descent_state.is_some_and(is_graded);
    if !timeline.runs.iter().any(is_graded) {
        return "No run can be compared by its descent with the 30 days before it".to_owned();
    }
    let exceeded = "Most descent of 30 days exceeded by more than 10 %";
    let none = "No run had more than 10 % more descent than the most of the 30 days before it";
    let steps = Steps::of(timeline, settings, Measure::Descent);
    steps.told(exceeded, none, timeline, settings)
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

    fn told(&self, exceeded: &str, none: &str, timeline: &Timeline, settings: &Settings) -> String {
        let of_weeks = |before: &str| {
            let weeks = self.weeks.map(|weeks| format!(" {before} the last {weeks} weeks"));
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
        format!("{what}{others}{}", pain_beside(&self.shown, settings))
    }
}

/// How many of the runs were followed by pain, as the end of the finding; nothing where nothing is logged after them.
fn pain_beside(spikes: &[&SpikeEntry], settings: &Settings) -> String {
    let count = |wanted: PainAfter| {
        let spikes = spikes.iter();
        spikes.filter(|spike| spike.pain_after == wanted).count()
    };
    let (noted, free) = (count(PainAfter::Noted), count(PainAfter::Free));
    if noted + free + count(PainAfter::PartlyLogged) == 0 {
        return String::new();
    }
    let pain = if noted == 0 { "no pain was noted" } else { "pain was noted" };
    let days = usize::try_from(settings.log_rules.pain_after_days).unwrap_or(0);
    let of_them = match (noted, spikes.len()) {
        (_, 1) => "it".to_owned(),
        (0, _) => "any of them".to_owned(),
        (all, count) if all == count => "each of them".to_owned(),
        (some, _) => format!("{} of them", units::in_words(some)),
    };
    let rest = if noted + free == spikes.len() {
        ""
    } else if noted == 0 {
        ", but not all of these days are logged"
    } else {
        "; not all days after the others are logged"
    };
    format!(";\n{pain} within {} days after {of_them}{rest}", units::in_words(days))
}
