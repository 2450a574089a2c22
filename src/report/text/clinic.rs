//! The words of the page of many runners.

use jiff::civil::Date;

use crate::calendar::days_between;
use crate::report::clinic::order::{Group, Happening};
use crate::report::clinic::rows::Field;
use crate::report::clinic::{Break, ClinicPage, ClinicRunner, ClinicWeek, Excess, NOTE_DAYS, PainEpisode, RUN_DAYS};
use crate::settings::Units;
use crate::timeline::Measure;
use crate::units::{self, UNKNOWN};

pub const TITLE: &str = "Runners: the last seven days";
pub const LIMITS: &str = "This page lists what files and pain notes hold, in the order of what happened. It does not rank runners by risk, and it does not \
    diagnose. A runner without notes may have pain; a run without a watch is missing. Whom to call is for the clinician to decide.";

pub const RUNNER: &str = "Runner";
pub const WEEKS: &str = "Distance, 12 weeks";

/// The head of a column.
pub(in crate::report) fn heading(field: Field, shown_in: Units) -> String {
    let heading = match field {
        Field::Happened => "What happened",
        Field::LastRun => "Last run, days ago",
        Field::Week => return format!("Last 7 days, {} (before)", units::distance_unit(shown_in)),
        Field::Distance => "Longest in 30 days",
        Field::Descent => "Most descent in 30 days",
        Field::BackAfter => "Back after rest",
        Field::Pain => "Pain noted, 14 days",
        Field::SincePain => "Last pain, days ago",
        Field::Tolerated => "Tolerated pain-free",
        Field::LastData => "Last file, days ago",
        Field::NotRead => "Not read",
    };
    heading.to_owned()
}

/// Below the title: which days.
pub fn dates(page: &ClinicPage) -> String {
    format!("As of {}: runs of {RUN_DAYS} days, pain notes and returns of {NOTE_DAYS} days", units::day(page.as_of))
}

/// To how many something happened, and what, as points.
pub fn counts(page: &ClinicPage) -> Vec<String> {
    let any = page.count_any();
    if any == 0 {
        return Vec::new();
    }
    let kinds =
        [Happening::Pain, Happening::LongerRun, Happening::MoreDescent, Happening::Return, Happening::AtTheLine];
    let point = |what: Happening| Some(page.count(what)).filter(|&count| count > 0).map(|count| (kind(what), count));
    let points = kinds.into_iter().filter_map(point).map(|(kind, count)| format!("{kind}: {count}"));
    [format!("Something happened: {}", units::counted(any, "runner", "runners"))].into_iter().chain(points).collect()
}

/// Identifier, heading and caption of a group; in the caption only what some row needs.
pub fn group(group: Group, page: &ClinicPage, runners: usize) -> (&'static str, String, String) {
    let counted = units::counted(runners, "runner", "runners");
    match group {
        Group::Current => ("runners", format!("With data of the last {NOTE_DAYS} days: {counted}"), current(page)),
        Group::NoData => (
            "no-data",
            format!("No data for {NOTE_DAYS} days or more: {counted}"),
            "No file and no note is of these days: rest, watch not worn, or no new export.".to_owned(),
        ),
        Group::NotRead => (
            "not-read",
            format!("Nothing was read: {counted}"),
            "No activity could be read from these exports.".to_owned(),
        ),
    }
}

/// What the columns of the first table mean.
fn current(page: &ClinicPage) -> String {
    let over = |excess: fn(&ClinicRunner) -> [Option<Excess>; 2], is_so: fn(Excess) -> bool| {
        page.runners.iter().flat_map(excess).flatten().any(is_so)
    };
    let both = |runner: &ClinicRunner| [runner.distance, runner.descent];
    let is_open = over(both, |excess| !excess.is_certain)
        || page.runners.iter().any(|runner| runner.back_after.is_some_and(|after| !after.is_certain));
    let mut sentences = vec![
        "First those to whom something happened, the newest of each kind first: pain; a run over 10 % longer, or with over 10 % more descent \
         (not validated), than any of its previous 30 days; a return after a week or more without a run.",
        "Last 7 days: their distance, and in brackets the mean week of the 28 days before. Tolerated: median run day, up to the last run unless a day is named.",
    ];
    if over(both, |excess| excess.at_the_line) {
        sentences.push("≈: too close to +10 % to call.");
    }
    if is_open {
        sentences.push("?: touches days without data.");
    }
    sentences.push(
        "Chart: weekly distance, each row on its own scale, the week that is not over in outline; filled mark: pain, larger for a higher \
         score; hollow mark: logged pain-free; dashes: no data.",
    );
    sentences.join(" ")
}

/// Name of the table of a group, for screen readers.
pub fn table_name(heading: &str) -> String {
    format!("Table: {heading}")
}

fn kind(what: Happening) -> &'static str {
    match what {
        Happening::Pain => "Pain",
        Happening::LongerRun => "Longer run",
        Happening::MoreDescent => "More descent",
        Happening::Return => "Back after rest",
        Happening::AtTheLine => "Near the +10 % line",
    }
}

/// `Pain since 6 Jan, longer run`: all that happened to a runner.
pub fn happened(all: &[Happening], runner: &ClinicRunner) -> String {
    let word = |(place, what): (usize, &Happening)| match (what, runner.pain) {
        (Happening::Pain, Some(PainEpisode { first, is_onset: true, .. })) => format!("Pain began {}", short(first)),
        (Happening::Pain, Some(PainEpisode { first, days: 2.., .. })) => format!("Pain since {}", short(first)),
        (Happening::Pain, Some(PainEpisode { first, .. })) => format!("PainEpisode {}", short(first)),
        (what, _) if place == 0 => kind(*what).to_owned(),
        (what, _) => kind(*what).to_lowercase(),
    };
    match all.iter().enumerate().map(word).collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => UNKNOWN.to_owned(),
        all => all,
    }
}

/// The same on one line.
fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{A0}")
}

/// `6 Jan`.
fn short(day: Date) -> String {
    day.strftime("%-d\u{A0}%b").to_string()
}

pub fn days(days: Option<i64>) -> String {
    days.map_or_else(|| UNKNOWN.to_owned(), |days| days.to_string())
}

/// `8 days, back 12 Jan`; a `?` where no file covers a part of the break.
pub fn back_after(after: Option<Break>) -> String {
    let Some(Break { back, rest_days, is_certain }) = after else { return UNKNOWN.to_owned() };
    let doubt = if is_certain { "" } else { "?" };
    format!("{}{doubt}, back {}", units::counted_days(rest_days), short(back))
}

/// `27.5 (16.5)`: the distance of the last seven days, and the mean week of the 28 days before.
pub fn week(runner: &ClinicRunner, shown_in: Units) -> String {
    let Some(meters) = runner.distance_7d_m else { return UNKNOWN.to_owned() };
    let before = runner.weekly_before_m.map(|meters| format!(" ({})", units::distance_number(meters, shown_in)));
    format!("{}{}", units::distance_number(meters, shown_in), before.unwrap_or_default())
}

/// `+58 %, Sat: 8.5 → 13.5 km`, or `≈ +9 %, ...` where it is too close to call; `+35 %?` where no file covers a part of the 30
/// days.
pub fn excess(excess: Option<Excess>, measure: Measure, shown_in: Units) -> String {
    let Some(Excess { day, value_m, reference_m, ratio, at_the_line, is_certain }) = excess else {
        return UNKNOWN.to_owned();
    };
    let change = units::change(ratio);
    let doubt = if is_certain { "" } else { "?" };
    let near = if at_the_line { "≈\u{A0}" } else { "" };
    let values = match measure {
        Measure::Distance => {
            format!("{} → {}", units::distance_number(reference_m, shown_in), units::distance(value_m, shown_in))
        }
        Measure::Descent => {
            format!("{} → {}", units::height_number(reference_m, shown_in), units::height(value_m, shown_in))
        }
    };
    format!("{near}{change}{doubt}, {}: {}", day.strftime("%a"), unbroken(&values))
}

/// `4 days to 9 Jan, worst 4/10`; without pain on how many days nothing else was noted, and why nothing is known where there are no
/// notes of these days.
pub fn pain(runner: &ClinicRunner, as_of: Date) -> String {
    let is_old = |day: Date| days_between(day, as_of) >= NOTE_DAYS;
    match (runner.pain, runner.last_note_day) {
        _ if !runner.has_diary => "no diary".to_owned(),
        (_, None) => "no notes".to_owned(),
        (_, Some(last)) if is_old(last) => format!("no notes since {}", units::short_day(last)),
        (None, _) => format!("none, {} of {NOTE_DAYS} noted", runner.noted_days),
        (Some(PainEpisode { last, days: 1, worst_score, .. }), _) => {
            format!("{}, {}/10", short(last), units::score(worst_score))
        }
        (Some(PainEpisode { last, days, worst_score, .. }), _) => {
            format!("{days} days to {}, worst {}/10", short(last), units::score(worst_score))
        }
    }
}

/// `6.4 km × 3.2/week`: the median run day; `to 27 May` where it does not go on to the last run.
pub fn tolerated(runner: &ClinicRunner, page: &ClinicPage) -> String {
    let Some(volume) = &runner.tolerated else { return UNKNOWN.to_owned() };
    let run_day = volume.run_day_m.map(|meters| unbroken(&format!("{} × ", units::distance(meters, page.units))));
    let is_this_year = volume.last.year() == page.as_of.year();
    let last = if is_this_year { short(volume.last) } else { units::short_day(volume.last) };
    let until = (runner.last_run_day != Some(volume.last)).then(|| format!(" to\u{A0}{last}"));
    format!("{}{:.1}/week{}", run_day.unwrap_or_default(), volume.run_days_a_week, until.unwrap_or_default())
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
