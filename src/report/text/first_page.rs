//! The sentences of the first page, and those that only the printed report has.

use crate::facts::{DayBefore, LoadBefore, PainStart, RunsBefore};
use crate::pain::diary::HeadField;
use crate::pain::onset::OnsetKind;
use crate::settings::{Settings, Units};
use crate::timeline::Timeline;
use crate::units::{self, UNKNOWN};

/// Above where the log stands; the dates at the top of the page end with that day.
pub const NOW: &str = "Now";
/// Above the table of onsets on the first page.
pub const ONSETS: &str = "When pain began";
/// Name of that table.
pub const ONSETS_NAME: &str = "Table of onsets";
/// Before the number of a page.
pub const PAGE: &str = "Page";
/// Between the number of a page and that of all.
pub const OF: &str = "of";

/// At the foot of the first page: a bold beginning and the rest of each sentence. `is_declared` is true where the diary
/// declares days without a note pain-free; that holds between its notes.
pub fn foot(is_declared: bool) -> [[&'static str; 2]; 2] {
    let limits = if is_declared {
        "Days between notes are declared pain-free. Rule: page 2. Definitions: report.html."
    } else {
        "No note: unknown. Rule: page 2. Definitions: report.html."
    };
    [
        [
            "See a clinician first:",
            "swelling, locking, giving way, night pain, fever, accident, inability to bear weight.",
        ],
        ["One runner's records cannot establish cause.", limits],
    ]
}

/// Before what a line of the head of the diary says.
pub fn head_label(field: HeadField) -> &'static str {
    match field {
        HeadField::Reason => "Reason",
        HeadField::PreviousInjury => "Previous injury",
        HeadField::Goal => "Goal",
        HeadField::Question => "Question for the therapist",
    }
}

/// Above the starts of pain on the first page: how many of them are shown, what their kinds are, and what changes are
/// compared with.
pub fn onsets_caption(shown: &[PainStart], all: usize, settings: &Settings) -> String {
    let rules = &settings.onset;
    let is_shown = |kind| shown.iter().any(|start| start.onset.kind == kind);
    let mut parts = Vec::new();
    if shown.len() < all {
        parts.push(format!("The newest {} of {all}.", units::in_words(shown.len())));
    }
    if is_shown(OnsetKind::PartlyLogged) {
        parts.push(format!(
            "Partly logged: {} or more of {} days logged, all 0.",
            rules.partly_logged_days, rules.free_days
        ));
    }
    if is_shown(OnsetKind::Flare) {
        let points = units::score(rules.flare_points);
        parts.push(format!("Flare: {points} points above the median of {} days.", rules.flare_window_days));
    }
    if is_shown(OnsetKind::FirstNote) {
        let days = settings.chart.quiet_days;
        parts.push(format!("First notes of pain in over {days} days, too little logged before them to compare."));
    }
    parts.push(format!("+\u{A0}%: above {}-day maximum.", settings.spike.window_days));
    parts.join(" ")
}

/// What kind of start it is, where it is not an onset.
pub fn kind(kind: OnsetKind) -> Option<&'static str> {
    match kind {
        OnsetKind::Onset | OnsetKind::FirstNote => None,
        OnsetKind::PartlyLogged => Some("partly logged"),
        OnsetKind::Flare => Some("flare"),
    }
}

/// `17 → 19 km`: a mean week of the four weeks before the last seven days, and those seven days.
pub fn week_before(load: &LoadBefore, shown_in: Units) -> String {
    let number = |meters: Option<f64>| {
        meters.map_or_else(|| "?".to_owned(), |meters| units::thousands(meters / units::long_unit_m(shown_in)))
    };
    let (week, weekly) = (load.distance_7d_m, load.distance_4w_weekly_m);
    if week.or(weekly).is_none() {
        return UNKNOWN.to_owned();
    }
    format!("{} → {}\u{A0}{}", number(weekly), number(week), units::distance_unit(shown_in))
}

/// On the second page: what two words of the first mean.
pub fn words_of_page_one(settings: &Settings) -> String {
    let (onset, facts) = (&settings.onset, &settings.facts);
    format!(
        "On page 1, an onset is pain after {} days logged as pain-free, and usual is from the {:.0}th to the {:.0}th \
         percentile of the {} weeks before the last two.",
        onset.free_days, facts.usual_pct.0, facts.usual_pct.1, facts.usual_weeks
    )
}

/// Stands for the onsets where none is known.
pub fn no_onsets(timeline: &Timeline) -> &'static str {
    if timeline.has_diary {
        "No start of pain is recorded."
    } else {
        "No pain notes were given: when it hurt is not known."
    }
}

/// The runs of the day of an onset, up to its time, and of the days before, a day at a time.
pub fn runs_before(start: &PainStart, timeline: &Timeline) -> String {
    match &start.runs_before {
        RunsBefore::Days { days } => {
            days.iter().map(|day| day_in_short(day, timeline.units)).collect::<Vec<_>>().join("; ")
        }
        RunsBefore::LaterOnly => match start.onset.time {
            Some(time) => format!("none before {}", units::minute(time)),
            None => "none before the pain".to_owned(),
        },
        RunsBefore::Unobserved => super::NO_DATA_CELL.to_owned(),
        RunsBefore::NoRun => "no run".to_owned(),
    }
}

/// `22 Mar 21.6 km (+35 %), 522 m (+228 %)`, to be broken only between figures.
fn day_in_short(day: &DayBefore, shown_in: Units) -> String {
    let date = day.day.strftime("%-d %b");
    let distance = match day.distance_m {
        Some(meters) => units::distance(meters, shown_in),
        None => "unknown distance".to_owned(),
    };
    let runs = match day.runs {
        1 => String::new(),
        several => format!(" in {several} runs"),
    };
    let jump = |ratio: Option<f64>| ratio.map(|ratio| format!(" ({})", units::change(ratio))).unwrap_or_default();
    let descent =
        day.descent_m.map(|meters| format!(", {}{}", units::height(meters, shown_in), jump(day.descent_jump)));
    let text = format!("{date} {distance}{runs}{}{}", jump(day.distance_jump), descent.unwrap_or_default());
    text.replace(' ', "\u{A0}").replace(",\u{A0}", ", ")
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

/// What is printed for characters that the font lacks.
pub const MISSING_CHARACTERS: &str =
    "□ replaces characters that the font of this file does not have; report.html shows them.";

/// Who made it.
pub fn made_by(timeline: &Timeline) -> String {
    format!("Made offline by {}.", timeline.generator)
}

/// That there is no PDF, and why.
pub const NOT_BUILT: &str = "report.pdf was not written: this patella was built without the feature pdf";
