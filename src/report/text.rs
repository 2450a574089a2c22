//! Every sentence the report and the chart say, in one place.
//!
//! Each is true whatever is missing: no diary, no runs, one run, no descent. None of them judges, forecasts or instructs;
//! what the figures mean for a knee is for the therapist and the runner to say.

mod chart;
pub mod context;
pub mod coverage;
mod descent;
mod finding;
pub mod first_page;
mod headings;
mod key_figures;
pub mod notes;
mod onsets;
mod pain_days;
pub mod rules;
mod run;
pub mod runs;
mod summary;
pub mod tables;
mod tooltips;

pub use self::chart::{descent_chart, load_chart};
pub use self::descent::{descent_sentences, gap_remark};
pub use self::finding::{descent_finding, finding};
use self::finding::{is_compared, none_longer};
pub use self::first_page::{made_by, recent_heading};
pub use self::headings::*;
pub use self::key_figures::{Highlight, highlights};
pub use self::onsets::before_onsets;
pub use self::run::run_profile;
pub use self::summary::summary;
pub use self::tooltips::mark;
use crate::calendar::{DaySpan, WeekStart};
use crate::history::ledger::Outcome;
use crate::timeline::{Measure, ReturnEntry, SpikeEntry, Timeline};
use crate::units;

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
pub const MARKS: &str = "Each mark of a pain note, a run or a week leads to its row in the tables below.";

fn spikes_of(timeline: &Timeline, measure: Measure) -> Vec<&SpikeEntry> {
    let spikes = timeline.spikes.iter();
    spikes.filter(|spike| spike.measure == measure).collect()
}

fn footnote(timeline: &Timeline) -> String {
    let upto = timeline.last_day.map(|day| format!("Data up to {}. ", units::day(day))).unwrap_or_default();
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

/// How many outings the runs are, where some are several recordings of one.
fn in_outings(timeline: &Timeline) -> String {
    let outings = timeline.runs.iter().filter(|run| !run.continues()).count();
    if outings == timeline.runs.len() {
        String::new()
    } else {
        format!(" ({})", units::counted(outings, "outing", "outings"))
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
    let cut = if back.first_week_partial { " so far" } else { "" };
    Some(format!("the first week back{cut} was {:.0} % of the previous 4-week average", back.share_pct?))
}

/// `3 February to 21 February 2026 (19 days)`.
pub fn day_span(span: DaySpan) -> String {
    let days = usize::try_from(span.days()).unwrap_or(0);
    format!("{} ({})", first_to_last(span), units::counted(days, "day", "days"))
}

/// `3 February to 21 February 2026`, or one day.
fn first_to_last(span: DaySpan) -> String {
    let last = units::day(span.last);
    if span.first == span.last {
        return last;
    }
    let first = if span.first.year() == span.last.year() {
        span.first.strftime("%-d %B").to_string()
    } else {
        units::day(span.first)
    };
    format!("{first} to {last}")
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
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Run => "runs, counted",
        Outcome::Recovered => "damaged: counted with what could still be read",
        Outcome::OtherSport => "other sports, counted as cross-training",
        Outcome::Duplicate => "copies of an activity that is counted once",
        Outcome::NotActivity => "no activity: monitoring, sleep, settings, plans, courses, routes",
        Outcome::Overlay => "lists of the account, which complete the activities",
        Outcome::Unsupported => "not read by this program",
        Outcome::Unreadable => "unreadable",
        Outcome::Empty => "empty",
    }
}
