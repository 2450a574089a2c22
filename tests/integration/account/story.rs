//! The invented runner's account, as far as the report shows it.

use std::path::Path;

use jiff::civil::date;
use patella::activity::{DescentSource, Format, OffsetSource};
use patella::pipeline;
use patella::report::{Charts, tables};
use patella::session::{DistanceSource, Flag};
use patella::settings::Settings;
use patella::timeline::Timeline;
use rayon::ThreadPoolBuilder;

use crate::sample::nine_months;
use crate::sample::reported;
use crate::sample::reported::timeline_of;
use crate::timeline::story;

fn table(name: &str) -> String {
    let mut all = tables::all(story()).unwrap().into_iter();
    let (_, bytes) = all.find(|(path, _)| *path == name).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_run_typed_in_by_hand_is_counted_and_marked() {
    let run = story().runs.iter().find(|run| run.day == date(2026, 6, 5)).unwrap();
    assert_eq!((run.source_format, run.offset_source), (Format::GarminJson, OffsetSource::Overlay));
    assert_eq!((run.totals.distance_m, run.totals.rpe_0_10), (Some(4_000.0), Some(3.0)));
    assert_eq!((run.totals.avg_hr_bpm, run.descent_source), (None, DescentSource::None));
    assert_eq!(run.flags, [Flag::DescentNotApplicable, Flag::FromAccount]);
    assert_eq!(story().coverage.from_account, 1);
    let others: Vec<_> = story().others.iter().map(|other| other.sport.name()).collect();
    assert_eq!(others.len(), 4, "the sum of a multisport activity is no activity: {others:?}");
}

#[test]
fn the_file_cut_in_the_middle_is_completed_by_the_account() {
    let run = story().runs.iter().find(|run| run.day == date(2025, 11, 13)).unwrap();
    assert!(run.flags.contains(&Flag::Recovered));
    assert_eq!((run.totals.distance_m, run.distance_source), (Some(8_200.0), DistanceSource::Overlay));
}

#[test]
fn every_run_has_its_shoe_and_every_shoe_its_way() {
    assert!(story().runs.iter().all(|run| run.shoe.is_some()));
    let total_m: f64 = story().runs.iter().filter_map(|run| run.totals.distance_m).sum();
    let shoes_m: f64 = story().shoes.iter().map(|shoe| shoe.distance_m).sum();
    assert!((total_m - shoes_m).abs() < 0.01);
    let rows = table("tables/shoes.csv");
    let lines: Vec<&str> = rows.lines().collect();
    assert_eq!(lines[0], "name,first_day,last_day,runs,distance_m,retired_day");
    assert!(lines[1].starts_with("\"Road shoe, blue\",2025-03-01,2026-02-01,47,"), "{rows}");
    assert_eq!(lines[2], "\"Road shoe, green\",2026-02-02,2026-06-28,60,444600,");
    assert_eq!(lines.len(), 3);
}

#[test]
fn nights_and_days_are_told_where_they_are_known() {
    let rows = table("tables/days.csv");
    assert!(rows.starts_with("date,sleep_h,resting_hr_bpm,stress_0_100,steps\n2025-09-29,"), "{rows}");
    assert!(!rows.contains("2025-12-25"), "the watch lies in a drawer");
    assert_eq!(rows.lines().count(), 1 + 273 - 18);
    let sleep = story().sleep.as_ref().unwrap();
    assert_eq!((sleep.nights, sleep.short_h), (14, 7.0));
    let last: Vec<f64> = story().days.iter().rev().take(14).filter_map(|day| day.sleep_h).collect();
    let short = last.iter().filter(|hours| **hours < 7.0).count();
    assert_eq!((sleep.known, sleep.short), (last.len(), short));
}

#[test]
fn the_page_says_what_surrounds_the_runs_or_that_it_is_not_in_the_export() {
    let page = |timeline: &Timeline| reported::page(timeline, &Settings::default(), &Charts::default());
    let heading = "Shoes, effort, other sports, sleep";
    let told = page(story());
    assert!(told.contains(heading) && told.contains("Road shoe, green"));
    assert!(told.contains("1 activity is only in the account's list"));
    let bare = page(&nine_months().timeline());
    assert!(bare.contains("Not in this export: "), "what is missing is said");
    assert!(!bare.contains("Road shoe"));
}

#[test]
fn what_is_laid_over_does_not_depend_on_the_number_of_threads() {
    let export = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/garmin-export");
    let read = |threads: usize| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let settings = Settings::default();
        let paths = [export.clone()];
        let history = pool.install(|| pipeline::read(&paths, None, &settings, &|| {})).unwrap();
        serde_json::to_string(&timeline_of(&history, None, &settings)).unwrap()
    };
    let one = read(1);
    assert!(one.contains("from_account"));
    assert_eq!(read(3), one);
}
