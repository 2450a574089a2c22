//! What a chart shows, as its title. It counts what is drawn large, and says so where the history is longer.

use crate::facts::{Jumps, PainAfterJumps, Period};
use crate::report::Report;
use crate::units::in_words;

/// What the load chart shows.
pub fn finding(report: Report) -> String {
    let whole = &report.facts.whole;
    if whole.runs == 0 {
        return "No runs in these files".to_owned();
    }
    if !whole.distance_jumps.is_any_compared {
        return none_longer(&whole.distance_jumps).to_owned();
    }
    charted(
        report,
        |period| &period.distance_jumps,
        ("was", "were"),
        "over 10\u{A0}% longer than any in the previous 30 days",
    )
}

/// What the load chart of the last weeks shows.
pub fn recent_finding(report: Report) -> String {
    let recent = &report.facts.recent;
    if recent.runs == 0 {
        return if report.facts.whole.runs == 0 { "No runs in these files" } else { "No run in these weeks" }
            .to_owned();
    }
    let jumps = &recent.distance_jumps;
    if jumps.count == 0 {
        return none_longer(jumps).to_owned();
    }
    let runs = runs(jumps.count, ("was", "were"));
    let after = pain_after(jumps, report.settings.log_rules.pain_after_days);
    format!("{} over 10\u{A0}% longer than any in the previous 30 days{after}", capitalized(&runs))
}

/// What the chart of descent shows.
pub fn descent_finding(report: Report) -> String {
    let whole = &report.facts.whole;
    if whole.runs == 0 {
        return "No runs in these files".to_owned();
    }
    if report.facts.descent.runs == 0 {
        return "No run has descent data".to_owned();
    }
    if !whole.descent_jumps.is_any_compared {
        return "No run can be compared by descent with the previous 30 days".to_owned();
    }
    let more = "over 10\u{A0}% more descent than any in the previous 30 days";
    charted(report, |period| &period.descent_jumps, ("had", "had"), more)
}

/// That no run is over the line, or that none can be compared.
pub fn none_longer(jumps: &Jumps) -> &'static str {
    if jumps.is_any_compared {
        "No run was over 10\u{A0}% longer than any in the previous 30 days"
    } else {
        "No run can be compared with the longest of the previous 30 days"
    }
}

/// The jumps that are drawn large, with the number of all of them where the history is longer.
fn charted(report: Report, of: fn(&Period) -> &Jumps, verb: (&str, &str), what: &str) -> String {
    let (whole, charted) = (&report.facts.whole, &report.facts.charted);
    let jumps = of(charted);
    let runs = runs(jumps.count, verb);
    let runs = if whole.weeks > charted.weeks {
        format!("In the last {} weeks {runs}", report.settings.chart.large_weeks)
    } else {
        capitalized(&runs)
    };
    let all = match of(whole).count {
        all if all > jumps.count => format!(" ({all} in all {} weeks)", whole.weeks),
        _ => String::new(),
    };
    format!("{runs} {what}{all}{}", pain_after(jumps, report.settings.log_rules.pain_after_days))
}

/// `no run was`, `three runs were`.
fn runs(count: usize, (one, many): (&str, &str)) -> String {
    match count {
        0 => format!("no run {one}"),
        1 => format!("one run {one}"),
        count => format!("{} runs {many}", in_words(count)),
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// How many of the runs were followed by pain, as the end of the title; nothing where nothing is logged after them.
fn pain_after(jumps: &Jumps, days: i64) -> String {
    let PainAfterJumps { noted, free, partly_logged, .. } = jumps.pain_after;
    if noted + free + partly_logged == 0 {
        return String::new();
    }
    let pain = if noted == 0 { "no pain was noted" } else { "pain was noted" };
    let of_them = match (noted, jumps.count) {
        (_, 1) => "it".to_owned(),
        (0, _) => "any of them".to_owned(),
        (all, count) if all == count => "each of them".to_owned(),
        (some, _) => format!("{} of them", in_words(some)),
    };
    let rest = if noted + free == jumps.count {
        ""
    } else if noted == 0 {
        ", but not all of these days are logged"
    } else {
        "; not all days after the others are logged"
    };
    let days = in_words(usize::try_from(days).unwrap_or(0));
    format!(";\n{pain} within {days} days after {of_them}{rest}")
}
