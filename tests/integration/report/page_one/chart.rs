//! The figures within the chart.

use jiff::civil::Date;
use patella::chart::draw_load;
use patella::report::text;
use patella::settings::{ChartRules, PrintRules, Settings};

use super::{LAST, back, day, number, read, table};
use crate::chart::texts;
use crate::sample::reported::reported;
use crate::timeline::story;

/// The first day of the twelve weeks.
fn first() -> Date {
    back(LAST, 83)
}

/// All texts of the chart of the first page.
fn chart() -> Vec<String> {
    let settings = Settings::default();
    let width_px = PrintRules::default().chart_width_px;
    let narrow =
        Settings { chart: ChartRules { width_px, with_overview: false, ..settings.chart }, ..settings.clone() };
    reported(story(), &settings, |report| {
        let text = text::recent_load_chart(report);
        texts(&draw_load(report.charted(&report.facts.recent), &narrow, &text).unwrap())
    })
}

/// How often a text is in the chart.
fn count(all: &[String], text: &str) -> usize {
    all.iter().filter(|one| one.replace('\u{A0}', " ") == text).count()
}

#[test]
fn each_bar_carries_the_sum_of_its_week() {
    let (tables, chart) = (read(), chart());
    let weeks: Vec<_> = tables.weeks.iter().filter(|week| day(week, "week_start") >= first()).collect();
    assert_eq!(weeks.len(), 12);
    let sums = |column: &str, by: f64| -> Vec<String> {
        weeks.iter().map(|week| format!("{:.0}", number(week, column).unwrap() / by)).collect()
    };
    let expected: Vec<String> = sums("distance_m", 1000.0).into_iter().chain(sums("descent_m", 1.0)).collect();
    for sum in expected.iter().filter(|sum| *sum != "0") {
        let wanted = expected.iter().filter(|one| *one == sum).count();
        assert!(count(&chart, sum) >= wanted, "{wanted} times {sum} in {chart:?}");
    }
}

#[test]
fn runs_beyond_the_line_carry_their_excess_by_distance_and_by_descent() {
    let (tables, chart) = (read(), chart());
    let shown: Vec<_> = tables.spikes.iter().filter(|spike| day(spike, "date") >= first()).collect();
    assert!(["distance", "descent"].iter().all(|measure| shown.iter().any(|spike| spike["measure"] == *measure)));
    for spike in &shown {
        let excess = format!("+{:.0} %", (number(spike, "ratio").unwrap() - 1.0) * 100.0);
        assert!(count(&chart, &excess) >= 1, "{excess} of {} in {chart:?}", spike["date"]);
    }
    let longest = tables
        .runs_of(back(first(), 30), back(first(), 1))
        .into_iter()
        .max_by(|one, other| number(one, "distance_m").unwrap().total_cmp(&number(other, "distance_m").unwrap()))
        .unwrap();
    let km = number(longest, "distance_m").unwrap() / 1000.0;
    let expected = format!("{km:.1} km, {}", day(longest, "start_local").strftime("%-d %b"));
    assert_eq!(count(&chart, &expected), 1, "{expected} in {chart:?}");
}

#[test]
fn scores_rests_and_nights_are_those_of_the_tables() {
    let (tables, chart) = (read(), chart());
    let onsets = table("tables/onsets.csv");
    let shown = onsets.iter().filter(|onset| day(onset, "date") >= first());
    for onset in shown {
        let expected = format!("{} {}/10", day(onset, "date").strftime("%-d %b"), onset["score"]);
        assert_eq!(count(&chart, &expected), 1, "{expected} in {chart:?}");
    }
    let rests = table("tables/rest_gaps.csv");
    let long = rests.iter().filter(|rest| number(rest, "rest_days") >= Some(7.0) && day(rest, "to_date") > first());
    let long: Vec<_> = long.collect();
    assert!(!long.is_empty());
    for rest in long {
        let begins = back(day(rest, "from_date"), -1);
        let from = if begins < first() { format!(" from {}", begins.strftime("%-d %b")) } else { String::new() };
        let expected = format!("{} rest days{from}", rest["rest_days"]);
        assert_eq!(count(&chart, &expected), 1, "{expected} in {chart:?}");
    }
    // The account's hours, and those of the diary for nights that it lacks.
    let nights = |rows: &super::Rows, date: &str| -> std::collections::BTreeMap<Date, f64> {
        let known = rows.iter().filter_map(|row| Some((day(row, date), number(row, "sleep_h")?)));
        known.filter(|(on, _)| *on >= first()).collect()
    };
    let mut known = nights(&tables.pain, "date");
    known.extend(nights(&table("tables/days.csv"), "date"));
    let short = known.values().filter(|&&hours| hours < 7.0).count();
    let expected = format!("under 7: {short} of {}", known.len());
    assert_eq!(count(&chart, &expected), 1, "{expected} in {chart:?}");
}
