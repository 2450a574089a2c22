//! The sentences that only the printed report has.

use crate::report::units;
use crate::settings::Settings;
use crate::timeline::{OnsetEntry, RunEntry, Timeline};

/// Above the table of onsets on the first page.
pub const ONSETS: &str = "When pain began";
/// Above the red flags.
pub const RED_FLAGS: &str = "When to see a clinician";
/// Before the number of a page.
pub const PAGE: &str = "Page";
/// Between the number of a page and that of all.
pub const OF: &str = "of";

/// What the first page shows.
pub fn recent_heading(timeline: &Timeline, settings: &Settings) -> String {
    let recent = timeline.last_weeks(settings.print.recent_weeks);
    let weeks = match recent.weeks.len() {
        0 => return "No data".to_owned(),
        1 => "The last week".to_owned(),
        weeks => format!("The last {} weeks", units::in_words(weeks)),
    };
    match timeline.last_days(settings.print.recent_weeks) {
        Some(days) => format!(
            "{weeks}: {} to {}",
            units::day(days.first),
            units::day(days.last)
        ),
        None => weeks,
    }
}

/// Above the chart of the whole history.
pub fn whole_heading(timeline: &Timeline, settings: &Settings) -> String {
    let large = settings.chart.large_weeks;
    if i64::try_from(timeline.weeks.len()).is_ok_and(|weeks| weeks > large) {
        format!("The last {large} weeks, and the whole history in small")
    } else {
        "The whole history".to_owned()
    }
}

/// Above the onsets on the first page; `Some` of how many are shown where they are not all.
pub fn onsets_caption(shown: usize, all: usize, with_ranks: bool) -> String {
    let newest = if shown < all {
        format!(
            "The newest {} of {all} onsets; the others stand further back. ",
            units::in_words(shown)
        )
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

/// Stands for the onsets where none is known.
pub fn no_onsets(timeline: &Timeline) -> &'static str {
    if timeline.has_diary {
        "No pain onset is recorded: an onset is pain after a week recorded as free of it."
    } else {
        "No pain notes were given: when it hurt is not known here."
    }
}

/// The runs of the day of an onset, up to its time, and of the two days before.
pub fn runs_before(timeline: &Timeline, onset: &OnsetEntry, days: i64) -> String {
    let first = crate::calendar::add_days(onset.day, 1 - days);
    let is_before = |run: &&RunEntry| {
        let clock = || run.start_local.strftime("%H:%M").to_string();
        let later =
            run.day == onset.day && (onset.time.as_ref()).is_some_and(|time| clock() > *time);
        run.day >= first && run.day <= onset.day && !later
    };
    let runs: Vec<String> = timeline
        .runs
        .iter()
        .filter(is_before)
        .map(|run| run_in_short(run, timeline))
        .collect();
    let days = crate::calendar::DaySpan {
        first,
        last: onset.day,
    };
    match runs.is_empty() {
        true if timeline.unobserved.iter().any(|gap| gap.touches(days)) => {
            super::tables::UNOBSERVED.to_owned()
        }
        true => "no run".to_owned(),
        false => runs.join("; "),
    }
}

/// `22 Mar 21.6 km (+35 %), 522 m down`, without a place to break it inside its figures.
fn run_in_short(run: &RunEntry, timeline: &Timeline) -> String {
    let day = run.day.strftime("%-d %b");
    let distance = match run.distance_m {
        Some(metres) => units::distance(metres, timeline.units),
        None => "unknown distance".to_owned(),
    };
    let is_step = run.distance_state.is_some_and(|state| state.is_spike());
    let change = run.distance_ratio_30d.filter(|_| is_step);
    let change = change.map(|ratio| format!(" ({})", units::change(ratio)));
    let down =
        (run.descent_m).map(|metres| format!(", {} down", units::height(metres, timeline.units)));
    let words = format!(
        "{day} {distance}{}{}",
        change.unwrap_or_default(),
        down.unwrap_or_default()
    );
    // A line is broken between runs, not within a figure.
    words.replace(' ', "\u{A0}").replace(",\u{A0}", ", ")
}

/// What stands in for letters that the font lacks.
pub const LETTERS_LEFT_OUT: &str = "□ stands for letters and signs of the runner's words that the font of this file does not \
    have; report.html shows them.";

/// Who made it.
pub fn made_by(timeline: &Timeline) -> String {
    format!("Made offline by {}.", timeline.generator)
}

/// That there is no PDF, and why.
pub const NOT_BUILT: &str =
    "report.pdf was not written: this patella was built without the feature pdf";
