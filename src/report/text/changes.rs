//! What changed, as the cells of a table: for the first page, and for a terminal.

use super::now::known;
use crate::facts::{AgainstUsual, ChangeRow, Changes, Quantity};
use crate::report::Report;
use crate::settings::Units;
use crate::units::{self, distance_unit, height_unit};

pub const HEADING: &str = "What changed";
pub const NAME: &str = "Table of what changed";
pub const COLUMNS: [&str; 5] = ["", "last 2 weeks", "last 4", "8 before", "usual"];

/// What the usual range is.
pub fn caption(report: Report) -> String {
    let rules = &report.settings.facts;
    format!(
        "Usual: {:.0}th to {:.0}th percentile of the {} weeks before the last two.",
        rules.usual_pct.0, rules.usual_pct.1, rules.usual_weeks
    )
}

/// How quantities that are within their usual range are said, where they are not the volume itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsualRows {
    /// A row each.
    Shown,
    /// Their names.
    Named,
    /// How many they are.
    Counted,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCells {
    pub label: String,
    /// Last two weeks, last four, the eight before, usual range.
    pub cells: [String; 4],
    /// True where the last two weeks are outside the usual range.
    pub is_unusual: bool,
}

/// The rows, from top to bottom.
pub fn rows(report: Report) -> Vec<ChangeCells> {
    report.facts.changes.as_ref().map(|changes| table(changes, changes.rows.iter(), report)).unwrap_or_default()
}

/// The rows that the printed page has room for, and a sentence on the quantities without one.
pub fn in_short(report: Report, usual: UsualRows) -> (Vec<ChangeCells>, String) {
    let Some(changes) = &report.facts.changes else { return Default::default() };
    let (left_out, shown): (Vec<&ChangeRow>, Vec<&ChangeRow>) = changes.rows.iter().partition(|row| {
        let is_usual = row.against_usual == Some(AgainstUsual::Within) && !row.is_lower_bound;
        usual != UsualRows::Shown && is_usual && short_name(row.quantity).is_some()
    });
    // Where run days in a row began, the block next to it says.
    let shown: Vec<ChangeRow> = shown.into_iter().map(|row| ChangeRow { begins: None, ..row.clone() }).collect();
    let rows = table(changes, shown.iter(), report);
    let names: Vec<&str> = left_out.iter().filter_map(|row| short_name(row.quantity)).collect();
    let said = match (names.len(), usual) {
        (0, _) => String::new(),
        (2.., UsualRows::Counted) => format!("{} others within usual.", names.len()),
        _ => format!("Within usual: {}.", names.join(", ")),
    };
    (rows, said)
}

/// The name of a quantity that may be left out of the printed page; `None` for the volume itself.
fn short_name(quantity: Quantity) -> Option<&'static str> {
    match quantity {
        Quantity::WeeklyDistance
        | Quantity::WeeklyRunDays
        | Quantity::LongestRun
        | Quantity::RunDaysInARow
        | Quantity::WeeklyDescent => None,
        Quantity::RestDays => Some("rest days"),
        Quantity::WeeklyTime => Some("weekly time"),
        Quantity::Pace => Some("pace"),
        Quantity::Cadence => Some("cadence"),
        Quantity::CrossTraining => Some("cross-training"),
    }
}

fn table<'c>(changes: &Changes, shown: impl Iterator<Item = &'c ChangeRow>, report: Report) -> Vec<ChangeCells> {
    let shown_in = report.timeline.units;
    let mut rows = Vec::new();
    for row in shown {
        rows.push(cells(row, shown_in));
        let jump = changes.week_jump_m.filter(|_| row.quantity == Quantity::WeeklyDistance);
        rows.extend(jump.map(|weeks| last_weeks(weeks, shown_in)));
    }
    rows
}

/// Each of the last two weeks, where their mean hides how they differ.
fn last_weeks(weeks_m: [f64; 2], shown_in: Units) -> ChangeCells {
    let [older, newer] = weeks_m.map(|meters| figure(Quantity::WeeklyDistance, meters, shown_in));
    ChangeCells {
        label: "\u{2003}week by week".to_owned(),
        cells: [format!("{older} → {newer}"), String::new(), String::new(), String::new()],
        is_unusual: false,
    }
}

fn cells(row: &ChangeRow, shown_in: Units) -> ChangeCells {
    let value = |value: Option<f64>| known(value.map(|value| figure(row.quantity, value, shown_in)));
    let arrow = match row.against_usual {
        Some(AgainstUsual::Above) => " ↑",
        Some(AgainstUsual::Below) => " ↓",
        _ => "",
    };
    let least = if row.is_lower_bound { "≥ " } else { "" };
    let usual = row.usual.map(|usual| {
        format!("{}–{}", figure(row.quantity, usual.low, shown_in), figure(row.quantity, usual.high, shown_in))
    });
    ChangeCells {
        label: match row.begins {
            Some(first) => format!("{} (from {})", label(row.quantity, shown_in), first.strftime("%-d %B")),
            None => label(row.quantity, shown_in),
        },
        cells: [
            format!("{least}{}{arrow}", value(row.last_2_weeks)),
            value(row.last_4_weeks),
            value(row.weeks_5_to_12),
            known(usual),
        ],
        is_unusual: !arrow.is_empty(),
    }
}

/// What is compared, with its unit.
fn label(quantity: Quantity, shown_in: Units) -> String {
    let (distance, height) = (distance_unit(shown_in), height_unit(shown_in));
    match quantity {
        Quantity::WeeklyDistance => format!("Weekly distance, {distance}"),
        Quantity::WeeklyRunDays => "Weekly run days".to_owned(),
        Quantity::LongestRun => format!("Longest run, {distance}"),
        Quantity::RunDaysInARow => "Run days in a row".to_owned(),
        Quantity::RestDays => "Rest days between".to_owned(),
        Quantity::WeeklyDescent => format!("Weekly descent, {height}"),
        Quantity::WeeklyTime => "Weekly time, h:mm".to_owned(),
        Quantity::Pace => format!("Pace, min/{distance}"),
        Quantity::Cadence => "Cadence, steps/min".to_owned(),
        Quantity::CrossTraining => "Cross-training, h:mm".to_owned(),
    }
}

fn figure(quantity: Quantity, value: f64, shown_in: Units) -> String {
    match quantity {
        Quantity::WeeklyDistance | Quantity::LongestRun => units::distance_number(value, shown_in),
        Quantity::WeeklyRunDays => format!("{value:.1}"),
        Quantity::RestDays => units::score(value),
        Quantity::RunDaysInARow | Quantity::Cadence => format!("{value:.0}"),
        Quantity::WeeklyDescent => units::height_number(value, shown_in),
        Quantity::WeeklyTime | Quantity::CrossTraining => units::hours_minutes(value),
        Quantity::Pace => units::clock(value * units::long_unit_m(shown_in) / units::KILOMETRE_M),
    }
}
