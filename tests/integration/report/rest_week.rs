//! A week without a run in an export that holds activities alone: rest, and a week of 0, in every figure alike; a gap of 14
//! days or more stays "no data".

use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use patella::calendar::add_days;
use patella::chart::{Hotspot, Marked};
use patella::facts::Facts;
use patella::pipeline::{self, Made, Request};
use patella::report::text;
use patella::settings::Settings;
use patella::units;
use tempfile::{TempDir, tempdir};

use crate::chart::{drawn, words_at};
use crate::sample::reported;

/// A run of ten minutes along a meridian, one point every five seconds.
fn write_run(folder: &Path, day: Date) {
    let mut points = String::new();
    for second in (0..=600).step_by(5) {
        let latitude = 47.0 + f64::from(second) * 2.7e-5;
        let (minute, second) = (second / 60, second % 60);
        points.push_str(&format!(
            "<trkpt lat=\"{latitude:.7}\" lon=\"8.0\"><time>{day}T06:{minute:02}:{second:02}Z</time></trkpt>\n"
        ));
    }
    let file = format!(
        "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"test\" xmlns=\"http://www.topografix.com/GPX/1/1\">\
         <trk><type>running</type><trkseg>\n{points}</trkseg></trk></gpx>\n"
    );
    fs::write(folder.join(format!("{day}.gpx")), file).unwrap();
}

/// A report on runs of these days, counted from Monday 2 March 2026, and its folder.
fn report(days: &[i64]) -> (TempDir, Made) {
    let folder = tempdir().unwrap();
    let export = folder.path().join("export");
    fs::create_dir(&export).unwrap();
    for day in days {
        write_run(&export, add_days(date(2026, 3, 2), *day));
    }
    let request = Request { exports: vec![export], notes: None, out: folder.path().join("report"), force: false };
    let made = pipeline::report(&request, &Settings::default(), &|| {}).unwrap();
    (folder, made)
}

/// The cells of the week in the table of the page.
fn page_row(folder: &TempDir, week: Date) -> String {
    let page = fs::read_to_string(folder.path().join("report/report.html")).unwrap();
    let (_, row) = page.split_once(&format!("id=\"week-{week}\"")).unwrap();
    let (row, _) = row.split_once("</tr>").unwrap();
    let cells = row.split('<').filter_map(|part| part.split_once('>'));
    let cells: Vec<&str> = cells.map(|(_, words)| words.trim()).collect();
    cells.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One column of `weeks.csv` by week.
fn column(folder: &TempDir, name: &str) -> Vec<(Date, String)> {
    let path = folder.path().join("report/tables/weeks.csv");
    let mut table = csv::Reader::from_path(path).unwrap();
    let header = table.headers().unwrap().clone();
    let place = header.iter().position(|column| column == name).unwrap();
    let rows = table.records().map(|row| row.unwrap());
    rows.map(|row| (row[0].parse().unwrap(), row[place].to_owned())).collect()
}

/// The value of a column in the week of 9 March.
fn of_second_week(folder: &TempDir, name: &str) -> String {
    let column = column(folder, name);
    let week = column.iter().find(|(week, _)| *week == date(2026, 3, 9));
    week.unwrap().1.clone()
}

/// The texts of the chart that stand over the column of the week.
fn chart_words(made: &Made, week: Date) -> Vec<String> {
    let svg = drawn(&made.timeline);
    let mut places = svg.hotspots.iter();
    let place = places.find(|place: &&Hotspot| place.marked == Marked::Week(week));
    words_at(&svg, place.unwrap())
}

/// Two or three runs a week but none in the second: nine days without a run, from Sunday 8 to Monday 16 March.
const RESTING: [i64; 13] = [0, 2, 5, 15, 17, 22, 24, 29, 31, 35, 37, 38, 41];

#[test]
fn a_week_of_rest_is_a_week_of_0_in_every_figure() {
    let (folder, made) = report(&RESTING);
    let timeline = &made.timeline;
    let meters: Vec<f64> = timeline.weeks.iter().map(|week| week.distance_m).collect();
    assert_eq!((meters.len(), meters[1]), (6, 0.0));
    assert_eq!(timeline.whole_weeks(timeline.days()).count(), 6);
    assert_eq!(timeline.unobserved, []);

    let recent = Facts::of(timeline, &Settings::default()).recent.full_weeks;
    assert_eq!((recent.count, recent.mean_m), (6, Some(meters.iter().sum::<f64>() / 6.0)));
    let mut sorted = meters.clone();
    sorted.sort_by(f64::total_cmp);
    let median = units::distance((sorted[2] + sorted[3]) / 2.0, timeline.units);
    let summary = reported::summary(timeline).join(" ");
    assert!(summary.contains(&format!(" is {median}.")), "{summary}");

    assert_eq!(timeline.weeks[1].distance_change_pct, Some(-100.0));
    assert_eq!(timeline.weeks[2].distance_change_pct, None);
    assert_eq!(of_second_week(&folder, "distance_m"), "0");
    assert_eq!(of_second_week(&folder, "distance_change_pct"), "-100");
    assert_eq!(of_second_week(&folder, "observed"), "true");
    assert_eq!(of_second_week(&folder, "unobserved_days"), "0");
    let row = page_row(&folder, date(2026, 3, 9));
    assert!(row.contains(" 0 0.0 km −100 % "), "{row}");
    assert_eq!(chart_words(&made, date(2026, 3, 9)), ["0"]);
    let words = text::mark(&Marked::Week(date(2026, 3, 9)), timeline).unwrap();
    assert_eq!(words, "Week of 9 March 2026: no run");
}

#[test]
fn fourteen_days_without_data_stay_unknown() {
    // From Sunday 8 to Saturday 21 March.
    let days: Vec<i64> =
        (RESTING.into_iter()).map(|day| if day == 15 { 20 } else { day }).filter(|day| *day != 17).collect();
    let (folder, made) = report(&days);
    let timeline = &made.timeline;
    assert_eq!(timeline.unobserved[0].days(), 14);
    let whole: Vec<Date> = timeline.whole_weeks(timeline.days()).map(|week| week.week_start).collect();
    let expected = [28, 35].map(|day| add_days(date(2026, 3, 2), day));
    assert_eq!(whole[whole.len() - 2..], expected);
    assert!(!whole.contains(&date(2026, 3, 9)), "a gap is no rest");
    assert!(!whole.contains(&date(2026, 3, 2)), "the gap begins on its Sunday");
    assert_eq!(timeline.weeks[1].distance_change_pct, None);
    assert_eq!(of_second_week(&folder, "observed"), "false");
    for of_sums in ["runs", "run_days", "distance_m", "timer_s", "other_sport_s", "descent_m", "knee_load_m"] {
        assert_eq!(of_second_week(&folder, of_sums), "", "{of_sums} is not known");
    }
    assert_eq!(of_second_week(&folder, "unobserved_days"), "7");
    let row = page_row(&folder, date(2026, 3, 9));
    assert!(row.contains(text::NO_DATA_CELL), "{row}");
    assert!(!chart_words(&made, date(2026, 3, 9)).contains(&"0".to_owned()));
}
