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
    load(report, &report.facts.charted)
}

/// What the load chart of the last weeks shows.
pub fn recent_finding(report: Report) -> String {
    load(report, &report.facts.recent)
}

/// What the chart of descent shows.
pub fn descent_finding(report: Report) -> String {
    if report.facts.whole.runs > 0 && report.facts.descent.runs == 0 {
        return "No run has descent data".to_owned();
    }
    titled(report, &report.facts.charted, "Descent")
}

fn load(report: Report, period: &Period) -> String {
    if period.runs == 0 && report.facts.whole.runs > 0 {
        return "No run in these weeks".to_owned();
    }
    titled(report, period, "Running load")
}

fn titled(report: Report, period: &Period, what: &str) -> String {
    let Some(days) = period.days.filter(|_| report.facts.whole.runs > 0) else {
        return "No runs in these files".to_owned();
    };
    let all = period.preceding.starts.all();
    if all == 0 {
        let notes = if report.timeline.has_diary { " and pain notes" } else { "" };
        return format!("{what}{notes}, {} to {}", weeks(days), units::day(days.last));
    }
    let words = StartWords::of(period.preceding.starts);
    let these = if days.days() <= 7 { "this" } else { "these" };
    let starts = format!("{} {}", in_words(all), words.noun(all));
    let before = before(&period.preceding, all, report.settings.facts.days_before_pain);
    format!("{} in {these} {}{}\n{before}", capitalized(&starts), weeks(days), words.kinds())
}

/// `twelve weeks`, `week`.
fn weeks(days: DaySpan) -> String {
    match (days.days() + 6) / 7 {
        0 | 1 => "week".to_owned(),
        weeks => format!("{} weeks", in_words(usize::try_from(weeks).unwrap_or(0))),
    }
}

/// What preceded these starts, what did not, and what is not known.
fn before(preceding: &Preceding, all: usize, days: i64) -> String {
    let counts = |wanted: fn(&Preceded) -> bool| preceding.counts.iter().filter(move |count| wanted(count));
    let met: Vec<&Preceded> = counts(|count| count.starts.met > 0).collect();
    let none: Vec<String> = counts(|count| count.starts.met == 0 && count.starts.known > 0)
        .map(|count| format!("no {}", name(count.rate.what)))
        .collect();
    let unknown: Vec<String> =
        counts(|count| count.starts.known == 0).map(|count| name(count.rate.what).to_owned()).collect();
    let sentence = |text: &str| format!(" {}.", capitalized(text));
    let mut said = match met.as_slice() {
        [] => String::new(),
        [one] if all == 1 => format!("In the {days} days before: {}{}.", run(one.rate.what), also(one, true)),
        several => {
            let parts =
                several.iter().enumerate().map(|(at, count)| format!("{}{}", of(count, all), also(count, at == 0)));
            format!("In the {days} days before: {}.", parts.collect::<Vec<_>>().join(", "))
        }
    };
    match none.as_slice() {
        [] => {}
        none if met.is_empty() => said += &sentence(&format!("in the {days} days before: {}", none.join(", "))),
        none => said += &sentence(&none.join(", ")),
    }
    match unknown.as_slice() {
        [] if preceding.counts.is_empty() => said += " What came before is not known: no files of these days.",
        [] => {}
        unknown => said += &sentence(&format!("not known: {}", listed(unknown))),
    }
    said.trim_start().to_owned()
}

/// What preceded a start of pain, in short.
fn name(what: PrecededBy) -> &'static str {
    match what {
        PrecededBy::DistanceSpike => "distance spike",
        PrecededBy::DescentSpike => "descent spike",
        PrecededBy::Return => "return",
        PrecededBy::WeekAboveUsual => "week above the usual range",
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

/// `descent spike 2 of 3`; of one start the name alone.
fn of(count: &Preceded, all: usize) -> String {
    let name = name(count.rate.what);
    let (met, known) = (count.starts.met, count.starts.known);
    match all {
        1 => name.to_owned(),
        all if known < all => format!("{name} {met} of {known} known"),
        _ => format!("{name} {met} of {all}"),
    }
}

/// ` (also before 3 % of all days)`, in short ` (3 %)`; nothing where it is not known.
fn also(count: &Preceded, is_first: bool) -> String {
    let share = count.all_days_pct.map(units::share);
    let share =
        share.map(|share| if is_first { format!(" (also before {share} of all days)") } else { format!(" ({share})") });
    share.unwrap_or_default()
}

/// That no run is over the line, or that none can be compared.
pub fn none_longer(jumps: &Jumps) -> &'static str {
    if jumps.is_any_compared {
        "No run was over 10\u{A0}% longer than any in the previous 30 days"
    } else {
        "No run can be compared with the longest of the previous 30 days"
    }
}
