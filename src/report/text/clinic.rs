//! The words of the page of many runners.

use jiff::civil::Date;

use crate::calendar::days_between;
use crate::report::clinic::order::{Group, Happening};
use crate::report::clinic::rows::Field;
use crate::report::clinic::{
    Break, ClinicPage, ClinicRunner, ClinicWeek, Excess, NOTE_DAYS, RUN_DAYS, ToleratedVolume,
};
use crate::settings::Units;
use crate::units::{self, UNKNOWN};

pub const TITLE: &str = "Runners: the last two weeks";
pub const LIMITS: &str = "This page lists what files and pain notes hold, in the order of what happened. It does not rank runners by risk, and it does not \
    diagnose. A runner without notes may have pain; a run without a watch is missing. Whom to call is for the clinician to decide.";

pub const RUNNER: &str = "Runner";
pub const WEEKS: &str = "Distance, 12 weeks";

/// The head of a column.
pub(in crate::report) fn heading(field: Field) -> &'static str {
    match field {
        Field::Happened => "What happened",
        Field::LastRun => "Last run, days ago",
        Field::Distance => "Distance vs 30 days",
        Field::Descent => "Descent vs 30 days",
        Field::BackAfter => "Back after, days",
        Field::Pain => "Pain notes, 14 days",
        Field::SincePain => "Last pain, days ago",
        Field::Tolerated => "Tolerated pain-free",
        Field::LastData => "Last data, days ago",
        Field::NotRead => "Not read",
    }
}

/// Below the title: which days.
pub fn dates(page: &ClinicPage) -> String {
    format!("As of {}: runs of {RUN_DAYS} days, notes and files of {NOTE_DAYS} days", units::day(page.as_of))
}

/// What happened to how many, as points.
pub fn counts(page: &ClinicPage) -> Vec<String> {
    let point = |what: Happening| {
        let count = page.count(what);
        (count > 0).then(|| format!("{}: {}", kind(what), units::counted(count, "runner", "runners")))
    };
    let kinds = [
        Happening::PainBegan,
        Happening::Pain,
        Happening::LongerRun,
        Happening::MoreDescent,
        Happening::Return,
        Happening::AtTheLine,
    ];
    kinds.into_iter().filter_map(point).collect()
}

/// Identifier, heading and caption of a group.
pub fn group(group: Group, runners: usize) -> (&'static str, String, &'static str) {
    let counted = units::counted(runners, "runner", "runners");
    match group {
        Group::Current => (
            "runners",
            format!("With data of the last {NOTE_DAYS} days: {counted}"),
            "Runners to whom something happened come first: pain, then a run that exceeds the longest or the most descent of its previous 30 \
             days by over 10 %, then a return after a break. ≈: too close to the +10 % line to call. ?: the break, or the 30 days, touch days without data. Descent is compared in the same way; that is not validated. \
             Chart: weekly distance, newest week on the right, each row on its own scale; filled mark: pain, larger for a higher score; hollow: logged pain-free; dashes: no data.",
        ),
        Group::NoData => (
            "no-data",
            format!("No data for {NOTE_DAYS} days or more: {counted}"),
            "No file covers these days: rest, watch not worn, or no new export.",
        ),
        Group::NotRead => (
            "not-read",
            format!("Nothing was read: {counted}"),
            "The export could not be read; nothing is known of these runners.",
        ),
    }
}

/// Name of the table of a group, for screen readers.
pub fn table_name(heading: &str) -> String {
    format!("Table: {heading}")
}

fn kind(what: Happening) -> &'static str {
    match what {
        Happening::PainBegan => "Pain began",
        Happening::Pain => "Pain noted",
        Happening::LongerRun => "Longer run",
        Happening::MoreDescent => "More descent",
        Happening::Return => "Back after a break",
        Happening::AtTheLine => "Near the +10 % line",
    }
}

/// All that happened to a runner.
pub fn happened(all: &[Happening]) -> String {
    match all.iter().map(|what| kind(*what)).collect::<Vec<_>>().join("; ") {
        none if none.is_empty() => UNKNOWN.to_owned(),
        all => all,
    }
}

pub fn days(days: Option<i64>) -> String {
    days.map_or_else(|| UNKNOWN.to_owned(), |days| days.to_string())
}

/// `9`, or `9?` where no file covers a part of the break.
pub fn back_after(after: Option<Break>) -> String {
    match after {
        None => UNKNOWN.to_owned(),
        Some(Break { days, is_certain: true }) => days.to_string(),
        Some(Break { days, is_certain: false }) => format!("{days}?"),
    }
}

/// `+35 %`, or `≈ +9 %` where it is too close to call; `+35 %?` where no file covers a part of the 30 days.
pub fn excess(excess: Option<Excess>) -> String {
    let Some(excess) = excess else { return UNKNOWN.to_owned() };
    let change = units::change(excess.ratio);
    let doubt = if excess.is_certain { "" } else { "?" };
    if excess.at_the_line { format!("≈ {change}{doubt}") } else { format!("{change}{doubt}") }
}

/// `3 days, began`; why nothing is known where there are no notes of these days.
pub fn pain(runner: &ClinicRunner, as_of: Date) -> String {
    let is_old = |day: Date| days_between(day, as_of) >= NOTE_DAYS;
    match (runner.pain_days, runner.last_note_day) {
        _ if !runner.has_diary => "no diary".to_owned(),
        (_, None) => "no notes".to_owned(),
        (_, Some(last)) if is_old(last) => format!("no notes since {}", units::short_day(last)),
        (0, _) => "none".to_owned(),
        (days, _) => {
            let began = if runner.pain_began > 0 { ", began" } else { "" };
            format!("{}{began}", units::counted(days, "day", "days"))
        }
    }
}

/// `5.0–6.4 km × 3.2/week, to 27 May 2026`.
pub fn tolerated(volume: Option<&ToleratedVolume>, page: &ClinicPage) -> String {
    let Some(volume) = volume else { return UNKNOWN.to_owned() };
    let distance = volume.distance_m.map(|(least, most)| {
        let [least, most] = [least, most].map(|meters| units::distance_number(meters, page.units));
        let unit = units::distance_unit(page.units);
        if least == most { format!("{most} {unit} × ") } else { format!("{least}–{most} {unit} × ") }
    });
    let until =
        (days_between(volume.last, page.as_of) >= NOTE_DAYS).then(|| format!(", to {}", units::short_day(volume.last)));
    format!("{}{:.1}/week{}", distance.unwrap_or_default(), volume.run_days_a_week, until.unwrap_or_default())
}

/// What the small chart shows, for those who do not see it.
pub fn weeks(weeks: &[ClinicWeek], shown_in: Units) -> String {
    if weeks.is_empty() {
        return String::new();
    }
    let distance = |week: &ClinicWeek| {
        let known = week.distance_m.map(|meters| units::distance_number(meters, shown_in));
        known.unwrap_or_else(|| "no data".to_owned())
    };
    let distances: Vec<String> = weeks.iter().map(distance).collect();
    let painful = weeks.iter().filter(|week| week.worst_score.is_some_and(|score| score > 0.0));
    let painful: Vec<String> = painful.map(|week| units::short_day(week.first_day)).collect();
    let pain =
        if painful.is_empty() { String::new() } else { format!("; pain in the weeks of {}", painful.join(", ")) };
    format!("Weekly {}, oldest first: {}{pain}", units::distance_unit(shown_in), distances.join(", "))
}

/// `2 FIT files unreadable`, `1 GPX file damaged, read in part`.
pub fn files(count: usize, format: &str, is_recovered: bool) -> String {
    let format = format.to_uppercase();
    let counted = units::counted(count, &format!("{format} file"), &format!("{format} files"));
    if is_recovered { format!("{counted} damaged, read in part") } else { format!("{counted} unreadable") }
}

/// Why a runner was not read, or only in part, by the word for it in `cohort.json`.
pub fn reason(word: &str) -> &str {
    match word {
        "bad_line" => "the row of runners.csv is not understood",
        "time_zone" => "no such time zone",
        "no_such_path" => "the export is not there",
        "not_a_file" => "the export is neither a file nor a folder",
        "no_file" => "no file in the export",
        "no_activity" => "no activity in the export",
        "nothing_in_range" => "no activity in these days",
        "unreadable_files" => "unreadable files",
        "recovered_files" => "damaged files",
        "no_such_diary" => "the diary is not there",
        "diary_not_understood" => "the diary is not understood",
        "diary_of_other_years" => "the diary is of other years",
        "diary_rows_not_understood" => "rows of the diary are not understood",
        "crashed" => "the program failed on this runner; please report it",
        other => other,
    }
}
