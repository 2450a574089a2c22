//! The sentences of the first page, and those that only the printed report has.

use crate::calendar::add_days;
use crate::facts::{DayBefore, LoadBefore, PainStart, PainStarts, RunsBefore, StartCondition};
use crate::onset_analysis::ExposureCount;
use crate::pain::diary::HeadField;
use crate::pain::onset::OnsetKind;
use crate::settings::{Settings, Units};
use crate::timeline::Timeline;
use crate::units::{self, UNKNOWN};

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
        "Days between notes: declared pain-free; others unknown. Rule: page 2."
    } else {
        "No note: unknown. Rule: page 2."
    };
    [
        ["See a clinician first:", "swelling, locking, giving way, night pain, fever, accident, cannot bear weight."],
        ["One runner's records cannot establish cause.", limits],
    ]
}

/// Before what a line of the head of the diary says.
pub fn head_label(field: HeadField) -> &'static str {
    match field {
        HeadField::Reason => "Reason",
        HeadField::PreviousInjury => "Previous injury",
        HeadField::Goal => "Goal",
        HeadField::Question => "Question",
    }
}

/// Above the starts of pain on the first page: how many of them are shown, what a spike is, and what they had in common.
pub fn onsets_in_short((shown, conditions): (usize, usize), starts: &PainStarts, settings: &Settings) -> String {
    let all = starts.all.len();
    let newest = (shown < all).then(|| format!("Newest {shown} of {all}."));
    let (more, days) = (settings.spike.reference_pct - 100, settings.spike.window_days);
    let spike = format!("Spike: over {more} % above {days}-day maximum.");
    newest.into_iter().chain([spike]).chain(in_common(starts, conditions)).collect::<Vec<_>>().join(" ")
}

/// `In common: descent spike, 5 of 6 (8 % of other days); several runs a day, 4 (12 %).` `None` where nothing is. Of many
/// conditions those that differ most from other days.
fn in_common(starts: &PainStarts, most: usize) -> Option<String> {
    let common = starts.most_in_common();
    let common = &common[..common.len().min(most)];
    let said = common.iter().enumerate().map(|(at, before)| {
        let share = units::share(before.comparison_days_pct.unwrap_or(0.0));
        let of_what = if at == 0 { " of other days" } else { "" };
        let ExposureCount { met, known } = before.starts;
        let of_some = if known < starts.all.len() { " known" } else { "" };
        format!("{}, {met} of {known}{of_some} ({share}{of_what})", condition(before.condition))
    });
    (!common.is_empty()).then(|| format!("In common: {}.", said.collect::<Vec<_>>().join("; ")))
}

/// What precedes a start of pain, in short.
fn condition(condition: StartCondition) -> &'static str {
    match condition {
        StartCondition::DistanceSpike => "distance spike",
        StartCondition::DescentSpike => "descent spike",
        StartCondition::SeveralRunsADay => "several runs a day",
        StartCondition::WeekAboveMean => "week above the mean before",
        StartCondition::RunDaysInARow => "run days in a row",
    }
}

/// The same for the page: with what the kinds of starts are.
pub fn onsets_caption(shown: &[PainStart], starts: &PainStarts, settings: &Settings) -> String {
    let rules = &settings.onset;
    let is_shown = |kind| shown.iter().any(|start| start.onset.kind == kind);
    let mut parts = vec![onsets_in_short((shown.len(), usize::MAX), starts, settings)];
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

/// `17 → 19`: a mean week of the four weeks before the last seven days, and those seven days.
pub fn week_before(load: &LoadBefore, shown_in: Units) -> String {
    let number = |meters: Option<f64>| {
        meters.map_or_else(|| "?".to_owned(), |meters| units::thousands(meters / units::long_unit_m(shown_in)))
    };
    let (week, weekly) = (load.distance_7d_m, load.distance_4w_weekly_m);
    if week.or(weekly).is_none() {
        return UNKNOWN.to_owned();
    }
    format!("{} → {}", number(weekly), number(week))
}

/// On the second page: what two words of the first mean.
pub fn words_of_page_one(settings: &Settings) -> String {
    let (onset, facts) = (&settings.onset, &settings.facts);
    format!(
        "On page 1, an onset is pain after {} days logged as pain-free; it is partly logged where {} or more of them are \
         logged, all 0. A flare is {} points above the median of {} days. Usual is from the {:.0}th to the {:.0}th percentile \
         of the {} weeks before the last two. In common: true of most starts, and of more of them than of the days they are \
         compared with. All definitions: report.html.",
        onset.free_days,
        onset.partly_logged_days,
        units::score(onset.flare_points),
        onset.flare_window_days,
        facts.usual_pct.0,
        facts.usual_pct.1,
        facts.usual_weeks
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

/// The runs of the day of an onset, up to its time, and of the two days before, the earliest first; or one text where there
/// is none.
pub fn runs_before(start: &PainStart, timeline: &Timeline) -> Result<[String; 3], String> {
    match &start.runs_before {
        RunsBefore::Days { days } => Ok([2, 1, 0].map(|before| {
            let day = add_days(start.onset.day, -before);
            let runs = days.iter().find(|of_day| of_day.day == day);
            runs.map_or_else(|| UNKNOWN.to_owned(), |runs| day_in_short(runs, timeline.units))
        })),
        RunsBefore::LaterOnly => Err(match start.onset.time {
            Some(time) => format!("none before {}", units::minute(time)),
            None => "none before the pain".to_owned(),
        }),
        RunsBefore::Unobserved => Err(super::NO_DATA_CELL.to_owned()),
        RunsBefore::NoRun => Err("no run".to_owned()),
    }
}

/// `21.6 (+35 %), descent +228 %`: the distance and what is a spike.
fn day_in_short(day: &DayBefore, shown_in: Units) -> String {
    let distance = day.distance_m.map_or_else(|| "?".to_owned(), |meters| units::distance_number(meters, shown_in));
    let runs = match day.runs {
        1 => String::new(),
        several => format!(" in\u{A0}{several}\u{A0}runs"),
    };
    let jump = day.distance_jump.map(|ratio| format!("\u{A0}({})", units::change(ratio))).unwrap_or_default();
    let descent = day.descent_jump.map(|ratio| format!(", descent\u{A0}{}", units::change(ratio)));
    format!("{distance}{runs}{jump}{}", descent.unwrap_or_default())
}

/// The headings of the three days up to a start of pain, and of the weeks before it.
pub fn load_headings(shown_in: Units) -> [&'static str; 4] {
    let [first, weekly] = match shown_in {
        Units::Metric => ["km 2\u{A0}days\u{A0}before", "Weekly\u{A0}km before\u{A0}→\u{A0}last"],
        Units::Imperial => ["mi 2\u{A0}days\u{A0}before", "Weekly\u{A0}mi before\u{A0}→\u{A0}last"],
    };
    [first, "day before", "same day", weekly]
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
