//! Every sentence the report and the chart say, in one place.
//!
//! Each is true whatever is missing: no diary, no runs, one run, no descent. None of them judges, forecasts or instructs;
//! what the figures mean for a knee is for the therapist and the runner to say.

pub mod context;
pub mod coverage;
mod descent;
mod figures;
mod headings;
mod marks;
pub mod notes;
mod onsets;
mod pain_days;
pub mod print;
pub mod rules;
mod run;
pub mod runs;
mod summary;
pub mod tables;

use jiff::civil::Date;

pub use self::descent::{descent_finding, descent_sentences, descent_words, gap_remark};
pub use self::figures::{Highlight, highlights};
pub use self::headings::*;
pub use self::marks::mark;
pub use self::onsets::before_onsets;
use self::pain_days::is_painful;
pub use self::print::{made_by, recent_heading};
pub use self::run::run_words;
pub use self::summary::summary;
use super::units;
use crate::calendar::{DaySpan, WeekStart, add_days};
use crate::chart::ChartWords;
use crate::metrics::SpikeState;
use crate::settings::Settings;
use crate::timeline::{Measure, PainEntry, ReturnEntry, SpikeEntry, Timeline};

/// Days after a run within which a pain note is counted beside it, the day of the run included.
const PAIN_WITHIN_DAYS: i64 = 2;

/// How far a comparison by descent can be trusted, at the foot of every chart.
const UNVALIDATED: &str = "Descent against earlier runs is unvalidated.";

/// What the report is called.
pub const TITLE: &str = "Running load and pain notes";

/// What cannot be concluded, on every page.
pub const LIMITS: &str = "One runner's records cannot show what brought a pain on: what stands side by side here may have \
    nothing to do with each other. Pain is written down by hand and runs are recorded by a watch, so days without a note \
    are unknown, not pain-free, unless the diary declares otherwise. The report describes; what to make of it is for the therapist and the runner to say.";

/// When to be seen by somebody, whatever the figures say. Not computed.
pub const RED_FLAGS: &str = "Not computed from any file: swelling, a knee that locks or gives way, pain at night, fever, an \
    accident, or a leg that cannot bear weight are reasons to see a clinician.";

/// What the marks of the chart do on the page.
pub const MARKS: &str =
    "Each mark of a pain note, a run or a week leads to its row in the tables below.";

/// The words around the chart.
pub fn chart_words(timeline: &Timeline, settings: &Settings) -> ChartWords {
    ChartWords {
        title: finding(timeline, settings),
        description: summary(timeline).join(" "),
        footnote: footnote(timeline),
    }
}

/// What the chart shows, as a finding. It speaks of all days shown, and says so where they are more than the large part.
pub fn finding(timeline: &Timeline, settings: &Settings) -> String {
    if timeline.runs.is_empty() {
        return "No runs in what was read".to_owned();
    }
    let spikes = spikes_of(timeline, Measure::Distance);
    let what = match spikes.len() {
        0 if !is_compared(timeline) => return none_longer(timeline).to_owned(),
        0 => none_longer(timeline).to_owned(),
        count => format!(
            "Longest run in 30 days exceeded by more than 10 % {}",
            units::times(count)
        ),
    };
    format!(
        "{what}{}{}",
        period(timeline, settings),
        pain_beside(timeline, &spikes)
    )
}

/// True where some run can be set against the runs of the 30 days before it.
fn is_compared(timeline: &Timeline) -> bool {
    let states = timeline.runs.iter().filter_map(|run| run.distance_state);
    let mut states =
        states.filter(|state| !matches!(state, SpikeState::WarmingUp | SpikeState::NoReference));
    states.next().is_some()
}

/// That no run stands out, or that it cannot be told.
fn none_longer(timeline: &Timeline) -> &'static str {
    if is_compared(timeline) {
        "No run was more than 10 % longer than the longest of the 30 days before it"
    } else {
        "No run can be compared with a longest run of the 30 days before it"
    }
}

/// How long the history is, where the large part of a chart does not show all of it.
fn period(timeline: &Timeline, settings: &Settings) -> String {
    let weeks = timeline.weeks.len();
    let is_long = i64::try_from(weeks).is_ok_and(|weeks| weeks > settings.chart.large_weeks);
    if is_long {
        format!(" in {weeks} weeks")
    } else {
        String::new()
    }
}

/// How many of the spikes have a pain note within two days, as the end of the finding.
fn pain_beside(timeline: &Timeline, spikes: &[&SpikeEntry]) -> String {
    if timeline.pain.is_empty() || spikes.is_empty() {
        return String::new();
    }
    let followed = spikes
        .iter()
        .filter(|spike| painful_within(&timeline.pain, spike.date))
        .count();
    let after = match (followed, spikes.len()) {
        (0, 1) => "no pain was noted within two days after it".to_owned(),
        (0, _) => "no pain was noted within two days after any of them".to_owned(),
        (1, 1) => "pain was noted within two days after it".to_owned(),
        (all, count) if all == count => {
            "pain was noted within two days after each of them".to_owned()
        }
        (some, _) => format!(
            "pain was noted within two days after {} of them",
            units::in_words(some)
        ),
    };
    format!(";\n{after}")
}

fn painful_within(pain: &[PainEntry], day: Date) -> bool {
    let days = DaySpan {
        first: day,
        last: add_days(day, PAIN_WITHIN_DAYS),
    };
    pain.iter()
        .any(|note| is_painful(note) && days.contains(note.day))
}

fn spikes_of(timeline: &Timeline, measure: Measure) -> Vec<&SpikeEntry> {
    let spikes = timeline.spikes.iter();
    spikes.filter(|spike| spike.measure == measure).collect()
}

fn footnote(timeline: &Timeline) -> String {
    let upto = timeline
        .last_day
        .map(|day| format!("Data up to {}. ", units::day(day)))
        .unwrap_or_default();
    let week = weeks_begin(timeline.week_start);
    format!("{upto}{week}. {UNVALIDATED}")
}

fn weeks_begin(start: WeekStart) -> &'static str {
    match start {
        WeekStart::Monday => "Weeks begin on Monday",
        WeekStart::Sunday => "Weeks begin on Sunday",
    }
}

/// `1 March 2026 to 28 June 2026`, or one day.
fn from_to(days: DaySpan) -> String {
    if days.first == days.last {
        units::day(days.first)
    } else {
        format!("{} to {}", units::day(days.first), units::day(days.last))
    }
}

/// The days that the report speaks of.
pub fn dates(timeline: &Timeline) -> String {
    match (timeline.first_day, timeline.last_day) {
        (Some(first), Some(last)) => {
            let days = DaySpan { first, last };
            let data = match timeline.recorded_days() {
                None => "No file holds any of these days".to_owned(),
                Some(files) if files == days => format!("Data up to {}", units::day(last)),
                Some(files) => format!("Files hold {}", from_to(files)),
            };
            format!("{}. {data}.", from_to(days))
        }
        _ => "No data.".to_owned(),
    }
}

/// The first week back against the weeks before, in words; `None` where it cannot be said.
pub fn share(back: &ReturnEntry) -> Option<String> {
    let cut = if back.first_week_partial {
        " so far"
    } else {
        ""
    };
    Some(format!(
        "the first week back{cut} had {:.0} % of the mean of the four weeks before",
        back.share_pct?
    ))
}

/// `3 February to 21 February 2026 (19 days)`.
pub fn day_span(span: DaySpan) -> String {
    if span.first == span.last {
        return format!("{} (1 day)", units::day(span.first));
    }
    let first = if span.first.year() == span.last.year() {
        span.first.strftime("%-d %B").to_string()
    } else {
        units::day(span.first)
    };
    format!(
        "{first} to {} ({})",
        units::day(span.last),
        units::counted(usize::try_from(span.days()).unwrap_or(0), "day", "days")
    )
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// What an outcome of the ledger means, for the table of what was read.
pub fn outcome(name: &str) -> &'static str {
    match name {
        "run" => "runs, counted",
        "recovered" => "damaged: counted with what could still be read",
        "other_sport" => "other sports, counted as cross-training",
        "duplicate" => "copies of an activity that is counted once",
        "not_activity" => "no activity: monitoring, sleep, settings, plans, courses, routes",
        "overlay" => "lists of the account, which complete the activities",
        "unsupported" => "not read by this program",
        "unreadable" => "unreadable",
        "empty" => "empty",
        _ => "",
    }
}
