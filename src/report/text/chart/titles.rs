//! What a chart shows, as its title: a line that says how often pain began in its weeks, and sentences on what preceded it,
//! always the same four things in the same order. Without a start of pain it names its weeks and claims nothing.

use crate::calendar::DaySpan;
use crate::facts::{Jumps, Period, Preceded, Preceding};
use crate::onset_analysis::PrecededBy;
use crate::report::Report;
use crate::report::text::onsets::StartWords;
use crate::report::text::{capitalized, listed};
use crate::units::{self, in_words};

/// What the load chart shows.
pub fn finding(report: Report) -> String {
    load(report, &report.facts.charted, Wording::Full)
}

/// What the load chart of the last weeks shows, in short: the page that it is on says what a spike is.
pub fn recent_finding(report: Report) -> String {
    load(report, &report.facts.recent, Wording::Brief)
}

/// What the chart of descent shows.
pub fn descent_finding(report: Report) -> String {
    if report.facts.whole.runs > 0 && report.facts.descent.runs == 0 {
        return "No run has descent data".to_owned();
    }
    titled(report, &report.facts.charted, ("Descent", Wording::Full))
}

/// In how many words what preceded a start of pain is said.
#[derive(Clone, Copy, PartialEq)]
enum Wording {
    /// For a chart that stands alone.
    Full,
    /// For the first page, which says elsewhere what a spike is.
    Brief,
}

impl Wording {
    fn name(self, what: PrecededBy) -> &'static str {
        match self {
            Wording::Full => run(what),
            Wording::Brief => name(what),
        }
    }
}

fn load(report: Report, period: &Period, wording: Wording) -> String {
    if period.runs == 0 && report.facts.whole.runs > 0 {
        return "No run in these weeks".to_owned();
    }
    titled(report, period, ("Running load", wording))
}

fn titled(report: Report, period: &Period, (what, wording): (&str, Wording)) -> String {
    let Some(days) = period.days.filter(|_| report.facts.whole.runs > 0) else {
        return "No runs in these files".to_owned();
    };
    let all = period.preceding.starts.all();
    if all == 0 {
        let notes = if report.timeline.has_diary { " and pain notes" } else { "" };
        return format!("{what}{notes}, {} to {}", weeks(days), units::day(days.last));
    }
    let words = StartWords::of(period.preceding.starts);
    let this = if days.days() <= 7 { "this " } else { "" };
    let starts = format!("{} {}", in_words(all), words.noun(all));
    let before = before(&period.preceding, (all, wording), report.settings.facts.days_before_pain);
    format!("{} in {this}{}{}\n{before}", capitalized(&starts), weeks(days), words.kinds())
}

/// `twelve weeks`, `week`.
fn weeks(days: DaySpan) -> String {
    match (days.days() + 6) / 7 {
        0 | 1 => "week".to_owned(),
        weeks => format!("{} weeks", in_words(usize::try_from(weeks).unwrap_or(0))),
    }
}

/// What preceded these starts, what did not, and what cannot be compared.
fn before(preceding: &Preceding, (all, wording): (usize, Wording), days: i64) -> String {
    let counts = |wanted: fn(&Preceded) -> bool| preceding.counts.iter().filter(move |count| wanted(count));
    let met = counts(|count| count.starts.met > 0);
    let met: Vec<String> =
        met.enumerate().map(|(at, count)| format!("{}{}", of(count, all, wording), also(count, at, wording))).collect();
    let none = || counts(|count| count.starts.met == 0 && count.starts.known > 0);
    let of_some: Vec<String> =
        none().filter(|count| count.starts.known < all).map(|count| of_known(name(count.rate.what), count)).collect();
    let none: Vec<&str> = none().filter(|count| count.starts.known >= all).map(|count| name(count.rate.what)).collect();
    let unknown: Vec<String> =
        counts(|count| count.starts.known == 0).map(|count| measured(count.rate.what).to_owned()).collect();
    let in_days = format!("In the {days} days before: ");
    let mut said = Vec::new();
    if !met.is_empty() {
        said.push(format!("{in_days}{}.", met.join("; ")));
    }
    if let Some((last, others)) = none.split_last() {
        let either = if others.is_empty() { String::new() } else { format!("{} or ", others.join(", ")) };
        let none = format!("no {either}{last}.");
        said.push(if met.is_empty() { in_days.clone() + &none } else { capitalized(&none) });
    }
    if !of_some.is_empty() {
        let of_some = format!("{}.", of_some.join("; "));
        said.push(if said.is_empty() { in_days + &of_some } else { capitalized(&of_some) });
    }
    if preceding.counts.is_empty() {
        said.push("What came before is not known: no files of these days.".to_owned());
    } else if !unknown.is_empty() {
        said.push(format!("Not enough data to compare: {}.", listed(&unknown)));
    }
    said.join(" ")
}

/// What preceded a start of pain, in short.
fn name(what: PrecededBy) -> &'static str {
    match what {
        PrecededBy::DistanceSpike => "distance spike",
        PrecededBy::DescentSpike => "descent spike",
        PrecededBy::Return => "break",
        PrecededBy::WeekAboveUsual => "week above usual",
    }
}

/// What it is measured by.
fn measured(what: PrecededBy) -> &'static str {
    match what {
        PrecededBy::DistanceSpike => "distance",
        PrecededBy::DescentSpike => "descent",
        PrecededBy::Return => "breaks",
        PrecededBy::WeekAboveUsual => "weekly distance",
    }
}

/// The same for who does not know the words.
fn run(what: PrecededBy) -> &'static str {
    match what {
        PrecededBy::DistanceSpike => "a run over 10\u{A0}% longer than any in 30 days",
        PrecededBy::DescentSpike => "a run with over 10\u{A0}% more descent than any in 30 days",
        PrecededBy::Return => "a return after a week or more without a run",
        PrecededBy::WeekAboveUsual => "a week above the usual range",
    }
}

/// `a week above the usual range, 2 of 3`; of one start what it is alone.
fn of(count: &Preceded, all: usize, wording: Wording) -> String {
    let what = wording.name(count.rate.what);
    let (met, known) = (count.starts.met, count.starts.known);
    match all {
        1 => what.to_owned(),
        all if known < all => of_known(what, count),
        _ => format!("{what}, {met} of {all}"),
    }
}

/// `descent spike, 0 of 1 known`, where it is known of some starts.
fn of_known(what: &str, count: &Preceded) -> String {
    format!("{what}, {} of {} known", count.starts.met, count.starts.known)
}

/// ` (true of 3 % of all days)`, after the first in short ` (3 %)`; nothing where it is not known.
fn also(count: &Preceded, at: usize, wording: Wording) -> String {
    let said = |share: String| match (at, wording) {
        (0, Wording::Brief) => format!(" ({share} of all days)"),
        (0, Wording::Full) => format!(" (true of {share} of all days)"),
        _ => format!(" ({share})"),
    };
    count.all_days_pct.map(units::share).map(said).unwrap_or_default()
}

/// That no run is over the line, or that none can be compared.
pub fn none_longer(jumps: &Jumps) -> &'static str {
    if jumps.is_any_compared {
        "No run was over 10\u{A0}% longer than any in the previous 30 days"
    } else {
        "No run can be compared with the longest of the previous 30 days"
    }
}
