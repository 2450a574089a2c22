//! The list of a Runkeeper export: both headers, units, names of files and damage.

use patella::account::runkeeper::{self, RunkeeperLayout};
use patella::account::{AccountFile, AccountReading, ActivityFacts};
use patella::activity::{Format, Sport};

/// The header since 2017.
const NEWER: &str = "Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,\
                     Climb (m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File";
/// The header before.
const OLDER: &str = "Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,Climb (m),\
                     Average Heart Rate (bpm),Notes,GPX File";

fn read(csv: &str) -> AccountReading {
    let layout = RunkeeperLayout::of(csv.as_bytes()).unwrap_or_else(|| panic!("no list of Runkeeper: {csv}"));
    runkeeper::read(layout, csv.as_bytes())
}

fn told(csv: &str) -> Vec<ActivityFacts> {
    match read(csv).facts {
        AccountFile::Activities(facts) => facts,
        other => panic!("{other:?}"),
    }
}

fn check(facts: &ActivityFacts) {
    let start = facts.start_local.map(|start| start.to_string());
    assert_eq!(start.as_deref(), Some("2019-05-04T16:35:09"));
    assert_eq!((facts.start_utc, facts.utc_offset_min), (None, None));
    assert_eq!((facts.sport, facts.format), (Sport::Running, Format::RunkeeperCsv));
    assert_eq!((facts.totals.timer_s, facts.totals.avg_hr_bpm), (Some(3_735.0), Some(151.0)));
    assert_eq!((facts.totals.distance_m, facts.totals.ascent_m), (Some(10_250.0), Some(120.0)));
    assert_eq!((facts.totals.descent_m, facts.totals.elapsed_s), (None, None), "the list does not say");
    assert_eq!(facts.recorded_in.as_deref(), Some("2019-05-04-163509.gpx"));
}

#[test]
fn both_headers_are_read_and_the_order_of_the_columns_does_not_matter() {
    let newer = "7b2b8a30-1,2019-05-04 16:35:09,Running,Lake,10.25,1:02:15,6:04,9.88,800.0,120,151,,\"cold, wet\",2019-05-04-163509.gpx";
    check(&told(&format!("{NEWER}\n{newer}\n"))[0]);
    let older = "2019-05-04 16:35:09,Running,Lake,10.25,1:02:15,6:04,9.88,800.0,120,151,,2019-05-04-163509.gpx";
    check(&told(&format!("{OLDER}\n{older}\n"))[0]);
    let turned = "GPX File,Climb (m),Average Heart Rate (bpm),Duration,Distance (km),Type,Date\n\
                  2019-05-04-163509.gpx,120,151,1:02:15,10.25,Running,2019-05-04 16:35:09\n";
    check(&told(turned)[0]);
}

#[test]
fn the_header_says_the_units() {
    let header = OLDER.replace("(km)", "(mi)").replace("(m)", "(ft)");
    let csv = format!("{header}\n2019-05-04 16:35:09,Running,,10.00,1:20:00,,,,1000,,,\n");
    let facts = told(&csv).remove(0);
    let rounded = |value: Option<f64>| value.unwrap().round();
    assert_eq!((rounded(facts.totals.distance_m), rounded(facts.totals.ascent_m)), (16_093.0, 305.0));
    assert_eq!((facts.recorded_in, facts.totals.avg_hr_bpm), (None, None));
}

#[test]
fn a_header_in_another_language_is_known_by_what_is_below_it() {
    let csv = "ID,Datum,Typ,Streckenname,Distanz (km),Dauer,Pace,Tempo (km/h),Kalorien,Anstieg (m),Puls,Freunde,Notizen,GPX-Datei\n\
               7b2b,2019-05-04 16:35:09,Laufen,See,\"10,25\",1:02:15,6:04,\"9,88\",800,120,151,,,2019-05-04-163509.gpx\n";
    check(&told(csv)[0]);
}

#[test]
fn rows_that_are_none_are_counted_and_an_unknown_sport_is_no_run() {
    let csv = format!(
        "{OLDER}\n2019-05-04 16:35:09,Unicycling,,5.00,20:00,,,,0,,,\n2019-05-05 16:35:09,Other,,0.00,20:00,,,,,,,\n\
         yesterday,Running,,5.00,20:00,,,,,,,\n2019-05-06 16:35:09,Running,,5.00,twenty,,,,,,,\n,\n"
    );
    let facts = told(&csv);
    assert_eq!(facts.len(), 2);
    assert_ne!(facts[0].sport, Sport::Running);
    assert_eq!((facts[0].totals.ascent_m, facts[1].totals.distance_m), (None, None), "nothing is not zero");
    let remark = read(&csv).remark;
    assert_eq!(remark.as_deref(), Some("rows that could not be read: 3"));
}

#[test]
fn a_list_cut_or_spoiled_anywhere_is_read_without_harm() {
    let row = "2019-05-04 16:35:09,Running,Lake,10.25,1:02:15,6:04,9.88,800.0,120,151,\"a\nb\",2019-05-04-163509.gpx\n";
    let csv = format!("{OLDER}\n{row}{row}");
    let layout = RunkeeperLayout::of(csv.as_bytes()).unwrap();
    let count = |bytes: &[u8]| match runkeeper::read(layout, bytes).facts {
        AccountFile::Activities(facts) => facts.len(),
        other => panic!("{other:?}"),
    };
    for cut in 0..csv.len() {
        assert!(count(&csv.as_bytes()[..cut]) <= 2, "cut at {cut}");
        let mut spoiled = csv.clone().into_bytes();
        for byte in [b'"', b',', b'\n', 0xFF, 0] {
            spoiled[cut] = byte;
            let _ = RunkeeperLayout::of(&spoiled);
            assert!(count(&spoiled) <= 2, "spoiled at {cut}");
        }
    }
    assert_eq!(count(csv.as_bytes()), 2);
}

#[test]
fn other_tables_are_no_list_of_runkeeper() {
    for csv in [
        "",
        "date,score\n2026-01-01,3\n",
        "Date,Type,Distance (km),Duration\n2026-01-01 08:00:00,Running,5,20:00\n",
        "Activity Type,Date,Favorite,Title,Distance,Calories,Time\nRunning,2025-02-06 17:06:03,false,x,5.48,447,00:31:24\n",
        "a,b,c,d (km),e,f,g,h,i (m),j,k,gpx\n1,2,3,4,5,6,7,8,9,10,11,12\n",
    ] {
        assert_eq!(RunkeeperLayout::of(csv.as_bytes()), None, "{csv}");
    }
}
