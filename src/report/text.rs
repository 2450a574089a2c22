//! Every sentence of the report, in one place.
//!
//! Each is true whatever is missing: no diary, no runs, one run, no descent. None of them judges, forecasts or instructs;
//! what the figures mean for a knee is for the therapist and the runner to say.

pub mod changes;
mod chart;
pub mod clinic;
pub mod coverage;
mod descent;
pub mod first_page;
pub mod now;
mod onsets;
pub mod pain;
pub mod rules;
mod summary;
pub mod tables;

use self::chart::none_longer;
pub use self::chart::{
    descent_chart, descent_finding, earlier_left_out, earlier_load_chart, earlier_period, finding, ladder_chart,
    load_chart, mark, recent_load_chart, run_profile,
};
pub use self::descent::{descent_sentences, gap_remark};
pub use self::first_page::made_by;
pub use self::now::last_visit;
pub use self::onsets::before_onsets;
pub use self::pain::{notes, training_context};
pub use self::summary::summary;
use super::Report;
use super::document::Section;
use crate::calendar::{DaySpan, WeekStart};
use crate::facts::Period;
use crate::history::ledger::Outcome;
use crate::timeline::{ReturnEntry, Timeline};
use crate::units;

/// How far a comparison by descent can be trusted, at the foot of every chart.
const UNVALIDATED: &str = "Comparing descent with earlier runs is not validated.";

/// What the report is called.
pub const TITLE: &str = "Running load and pain notes";

/// What cannot be concluded, on every page.
pub const LIMITS: &str = "One runner's records cannot establish what caused the pain: things shown together here may be unrelated. Pain is \
    noted by hand and runs are recorded by a watch. Days without a note are unknown, not pain-free, unless the diary \
    declares otherwise. The report describes; interpretation is for the therapist and the runner.";

/// When to be seen by somebody, whatever the figures say. Not computed.
pub const RED_FLAGS: &str = "Not computed from any file: swelling, a knee that locks or gives way, pain at night, fever, an \
    accident, or a leg that cannot bear weight are reasons to see a clinician.";

/// The same on the page of the diary, which computes nothing.
pub const RED_FLAGS_OF_DIARY: &str = "Swelling, a knee that locks or gives way, pain at night, fever, an accident, or a leg \
    that cannot bear weight are reasons to see a clinician.";

/// What the marks of the chart do on the page.
pub const MARKS: &str = "Each mark of a pain note, a run or a week links to its row in the tables below.";

/// What every gap in the records is called.
pub const NO_DATA: &str = "no data: rest, or watch not worn?";
/// The same as the whole cell of a table.
pub const NO_DATA_CELL: &str = "no data (rest, or watch not worn?)";

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

/// How many runs there are when the recordings of an interrupted run count as one, where that differs.
fn separate_runs(period: &Period) -> String {
    if period.separate_runs == period.runs {
        String::new()
    } else {
        format!(" ({} when interrupted runs count as one)", units::thousands(period.separate_runs as f64))
    }
}

/// The days that the report covers.
pub fn dates(report: Report) -> String {
    let Some(days) = report.facts.whole.days else {
        return "No data.".to_owned();
    };
    let data = match report.facts.whole.recorded {
        None => "No file has data from these days".to_owned(),
        Some(files) if files == days => return from_to(days),
        Some(files) => format!("Files cover {}", from_to(files)),
    };
    format!("{}. {data}.", from_to(days))
}

/// The first week back against the weeks before, in words; `None` where it cannot be said.
pub fn share(back: &ReturnEntry) -> Option<String> {
    let so_far = if back.first_week_partial { " so far" } else { "" };
    Some(format!("the first week back{so_far} was {:.0} % of the previous 4-week average", back.share_pct?))
}

/// `3 February to 21 February 2026 (19 days)`.
pub fn day_span(span: DaySpan) -> String {
    let days = usize::try_from(span.days()).unwrap_or(0);
    format!("{} ({})", first_to_last(span), units::counted(days, "day", "days"))
}

/// `3 February to 21 February 2026`, or one day.
pub fn first_to_last(span: DaySpan) -> String {
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

/// How a figure is written.
type Shown<'a> = &'a dyn Fn(f64) -> String;

/// `a`, `a and b`, `a, b and c`.
pub fn listed(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// With a capital at its beginning.
fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// A text of at most so many characters.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", short.trim_end())
}

/// What an outcome of the ledger means, for the table of what was read.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Run => "runs, counted",
        Outcome::Recovered => "damaged: counted with what could still be read",
        Outcome::OtherSport => "other sports, counted as cross-training",
        Outcome::Duplicate => "duplicates of an activity, counted once",
        Outcome::NotActivity => "not an activity: monitoring, sleep, settings, plans, courses, routes",
        Outcome::Overlay => "lists of the account, which complete the activities",
        Outcome::Unsupported => "not read by this program",
        Outcome::Unreadable => "unreadable",
        Outcome::Empty => "empty",
    }
}

/// A heading as the contents of the page name it: a word or two.
pub fn short_heading(section: &Section) -> &str {
    match section.id {
        "recent" => "Last weeks",
        "chart" => "Chart",
        "spikes" => "Spikes",
        "rests" => "Breaks",
        "onsets" => "Onsets",
        "rules" => "Rules",
        "in-notes" => "Notes summarized",
        "pain" => "Diary",
        "wellness" => "Shoes, sleep",
        "red-flags" => "See a clinician",
        "definitions" => "Definitions",
        "coverage" => "Files read",
        _ => &section.heading,
    }
}

/// The summary.
pub const IN_SHORT: &str = "In short";
pub const CHART: &str = "Load and pain over time";
pub const DESCENT: &str = "Descent";
/// Runs above the comparison group.
pub const SPIKES: &str = "Single runs compared with the previous 30 days";
pub const RETURNS: &str = "Breaks and returns";
pub const WEEKS: &str = "Weeks";
/// What came before each onset.
pub const BEFORE_ONSETS: &str = "Before each onset";
/// Which rules the log meets.
pub const LOG_MEETS: &str = "Published rules checked against this log";
/// The notes, counted.
pub const IN_NOTES: &str = "Pain notes summarized";
pub const DIARY: &str = "Pain notes as written";
/// What surrounds the runs.
pub const WELLNESS: &str = "Shoes, effort, other sports, sleep";
pub const RUNS: &str = "Runs";
/// Red flags.
pub const SEE_A_CLINICIAN: &str = "When to see a clinician";
pub const DEFINITIONS: &str = "What the figures mean, and how far to trust them";
/// What was read.
pub const COVERAGE: &str = "What was read";
pub const SETTINGS: &str = "Settings used";
/// Before the validity of a figure.
pub const VALIDITY: &str = "Validity.";
/// Before the cases without a figure.
pub const WITHOUT_FIGURE: &str = "Left empty.";
/// Before the source of a figure.
pub const SOURCE: &str = "Source.";
