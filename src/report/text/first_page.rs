//! The sentences of the first page, and those that only the printed report has.

use jiff::civil::Date;

use crate::calendar::{DaySpan, add_days};
use crate::settings::Settings;
use crate::timeline::{OnsetEntry, RunEntry, Timeline};
use crate::units;

/// Above the table of onsets on the first page.
pub const ONSETS: &str = "When pain began";
/// Name of that table.
pub const ONSETS_NAME: &str = "Table of onsets";
/// Before the number of a page.
pub const PAGE: &str = "Page";
/// Between the number of a page and that of all.
pub const OF: &str = "of";

/// What the first page shows.
pub fn recent_heading(timeline: &Timeline, settings: &Settings) -> String {
    let Some(days) = timeline.last_days(settings.print.recent_weeks) else {
        return "No data".to_owned();
    };
    let weeks = match (days.days() + 6) / 7 {
        1 => "The last week".to_owned(),
        weeks => format!("The last {} weeks", units::in_words(usize::try_from(weeks).unwrap_or(0))),
    };
    let (first, last) = (units::day(days.first), units::day(days.last));
    if days.first == days.last { format!("{weeks}: {last}") } else { format!("{weeks}: {first} to {last}") }
}

/// Title of the chart on the first page where the runs lie further back.
pub const NO_RECENT_RUN: &str = "No run in these weeks";

/// Above the onsets on the first page; `Some` of how many are shown where they are not all.
pub fn onsets_caption(shown: usize, all: usize, with_ranks: bool) -> String {
    let newest = if shown < all {
        format!("The newest {} of {all} onsets; the others stand further back. ", units::in_words(shown))
    } else {
        String::new()
    };
    let ranks = if with_ranks {
        " In brackets: where the figure lies among the runner's own comparison periods, 0 lowest to 100 highest."
    } else {
        ""
    };
    format!(
        "{newest}An onset is pain after a week recorded as free of it. Change: against the largest of the 30 days before the \
         run; descent is unvalidated in this.{ranks}"
    )
}

/// Above the first notes of pain, where no onset is known.
pub fn first_notes_caption(shown: usize, all: usize, settings: &Settings) -> String {
    let newest = if shown < all { format!("The newest {} of {all}. ", units::in_words(shown)) } else { String::new() };
    format!(
        "{newest}First notes of pain of 1 or more in more than {} days. Whether those days were free of pain is not recorded, so these are \
         not compared with other days. Change: against the largest of the 30 days before the run; descent is unvalidated in this.",
        settings.chart.quiet_days
    )
}

/// Stands for the onsets where none is known.
pub fn no_onsets(timeline: &Timeline) -> &'static str {
    if timeline.has_diary {
        "No pain onset is recorded: an onset is pain after a week recorded as free of it."
    } else {
        "No pain notes were given: when it hurt is not known here."
    }
}

/// The runs of the day of an onset, up to its time, and of the days before, a day at a time.
pub fn runs_before(timeline: &Timeline, onset: &OnsetEntry, days: i64) -> String {
    let days = DaySpan { first: add_days(onset.day, 1 - days), last: onset.day };
    let is_before = |run: &&RunEntry| {
        let until = onset.runs_until.filter(|_| run.day == onset.day);
        days.contains(run.day) && until.is_none_or(|until| run.start_local.time() < until)
    };
    let runs: Vec<&RunEntry> = timeline.runs.iter().filter(is_before).collect();
    let told: Vec<String> =
        runs.chunk_by(|one, next| one.day == next.day).map(|of_day| day_in_short(of_day, timeline)).collect();
    if !told.is_empty() {
        told.join("; ")
    } else if onset.runs_until.is_some() && runs_on(timeline, onset.day) {
        let time = onset.time.map_or_else(|| "the pain".to_owned(), units::minute);
        format!("none before {time}")
    } else if timeline.unobserved.iter().any(|gap| gap.touches(days)) {
        super::tables::UNOBSERVED.to_owned()
    } else {
        "no run".to_owned()
    }
}

fn runs_on(timeline: &Timeline, day: Date) -> bool {
    timeline.runs.iter().any(|run| run.day == day)
}

/// `22 Mar 21.6 km (+35 %), 522 m down`, without a place to break it inside its figures. A sum that is not wholly known
/// is not told.
fn day_in_short(runs: &[&RunEntry], timeline: &Timeline) -> String {
    let day = runs[0].day.strftime("%-d %b");
    let sum = |of: fn(&RunEntry) -> Option<f64>| runs.iter().map(|run| of(run)).sum::<Option<f64>>();
    let distance = match sum(|run| run.distance_m) {
        Some(metres) => units::distance(metres, timeline.units),
        None => "unknown distance".to_owned(),
    };
    let count = match runs.len() {
        1 => String::new(),
        several => format!(" in {several} runs"),
    };
    let steps = runs.iter().filter_map(|run| {
        let is_step = run.distance_state.is_some_and(|state| state.is_spike());
        run.distance_ratio_30d.filter(|_| is_step)
    });
    let change = steps.max_by(f64::total_cmp);
    let change = change.map(|ratio| format!(" ({})", units::change(ratio)));
    let down = sum(|run| run.descent_m);
    let steps = runs.iter().filter_map(|run| {
        let is_step = run.descent_state.is_some_and(|state| state.is_spike());
        run.descent_ratio_30d.filter(|_| is_step)
    });
    let steeper = steps.max_by(f64::total_cmp);
    let steeper = steeper.map_or_else(String::new, |ratio| format!(" ({})", units::change(ratio)));
    let down = down.map(|metres| format!(", {} down{steeper}", units::height(metres, timeline.units)));
    let words = format!("{day} {distance}{count}{}{}", change.unwrap_or_default(), down.unwrap_or_default());
    // A line is broken between figures, not within one.
    words.replace(' ', "\u{A0}").replace(",\u{A0}", ", ")
}

/// That a table is printed in part.
pub fn cut_short(shown: usize, rows: usize) -> String {
    format!(
        "{} of {} rows; all of them are in report.html and in the tables.",
        units::thousands(shown as f64),
        units::thousands(rows as f64)
    )
}

/// Said of earlier rows that are not printed at all.
pub fn earlier_left_out(rows: usize) -> String {
    let rows = units::counted(rows, "earlier row is", "earlier rows are");
    format!("{rows} in report.html and in the tables.")
}

/// What stands in for letters that the font lacks.
pub const LETTERS_LEFT_OUT: &str = "□ stands for letters and signs of the runner's words that the font of this file does not \
    have; report.html shows them.";

/// Who made it.
pub fn made_by(timeline: &Timeline) -> String {
    format!("Made offline by {}.", timeline.generator)
}

/// That there is no PDF, and why.
pub const NOT_BUILT: &str = "report.pdf was not written: this patella was built without the feature pdf";
