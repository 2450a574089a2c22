//! The list of a Strava export: its columns, languages, dates and damage.

use patella::account::strava::{self, StravaLayout};
use patella::account::{AccountFile, AccountReading, ActivityFacts};
use patella::activity::{Sport, SubSport};
use patella::settings::AccountRules;

mod damage;
mod exports;
mod real;

/// The names of the columns that matter, in English; the rest is filled up.
const ENGLISH: [(usize, &str); 15] = [
    (0, "Activity ID"),
    (1, "Activity Date"),
    (2, "Activity Name"),
    (3, "Activity Type"),
    (4, "Activity Description"),
    (5, "Elapsed Time"),
    (6, "Distance"),
    (11, "Activity Gear"),
    (12, "Filename"),
    (15, "Elapsed Time"),
    (16, "Moving Time"),
    (17, "Distance"),
    (21, "Elevation Loss"),
    (43, "Perceived Exertion"),
    (96, "Timer Time"),
];

/// The same in German.
const GERMAN: [(usize, &str); 15] = [
    (0, "Aktivitäts-ID"),
    (1, "Aktivitätsdatum"),
    (2, "Name der Aktivität"),
    (3, "Aktivitätsart"),
    (4, "Aktivitätsbeschreibung"),
    (5, "Verstrichene Zeit"),
    (6, "Distanz"),
    (11, "Aktivitätsausrüstung"),
    (12, "Dateiname"),
    (15, "Verstrichene Zeit"),
    (16, "Bewegungszeit"),
    (17, "Distanz"),
    (21, "Höhenunterschied"),
    (43, "Gefühlte Anstrengung"),
    (96, "Stoppuhr-Zeit"),
];

/// A row of so many columns, each in quotes.
fn wide(columns: usize, cells: &[(usize, &str)]) -> String {
    let mut row = vec![String::new(); columns];
    for (column, cell) in cells {
        row[*column] = (*cell).to_owned();
    }
    let quoted: Vec<String> = row.iter().map(|cell| format!("\"{cell}\"")).collect();
    quoted.join(",") + "\n"
}

/// A header of 101 columns, no other two of one name.
fn header(names: &[(usize, &str)]) -> String {
    let mut row: Vec<String> = (0..101).map(|column| format!("Column {column}")).collect();
    for (column, name) in names {
        row[*column] = (*name).to_owned();
    }
    row.join(",") + "\n"
}

/// A run of 10 km in an hour, 84 m down, in the exact columns; later cells win.
fn run_row(id: &str, date: &str, file: &str, more: &[(usize, &str)]) -> String {
    let mut cells = vec![
        (0, id),
        (1, date),
        (2, "Morning Run"),
        (3, "Run"),
        (5, "3725"),
        (6, "10.00"),
        (11, "Road shoe A"),
        (12, file),
        (15, "3725.0"),
        (16, "3600.0"),
        (17, "10000.0"),
        (19, "2.7778"),
        (20, "90.5"),
        (21, "84.0"),
        (22, "410.0"),
        (23, "460.0"),
        (29, "83.0"),
        (31, "148.0"),
    ];
    cells.extend_from_slice(more);
    wide(101, &cells)
}

fn read(csv: &str) -> AccountReading {
    let layout = StravaLayout::of(csv.as_bytes()).expect("a list of Strava");
    strava::read(layout, csv.as_bytes(), &AccountRules::default())
}

fn told(csv: &str) -> Vec<ActivityFacts> {
    match read(csv).facts {
        AccountFile::Activities(facts) => facts,
        other => panic!("{other:?}"),
    }
}

fn start(facts: &ActivityFacts) -> Option<String> {
    facts.start_utc.map(|utc| utc.to_string())
}

#[test]
fn trap_23_the_exact_columns_are_read_and_not_those_for_show() {
    let csv = header(&ENGLISH)
        + &run_row("77", "May 29, 2022, 3:53:35 PM", "activities/99.fit.gz", &[(43, "6.0"), (96, "3650.0")]);
    let facts = told(&csv).remove(0);
    assert_eq!(start(&facts).as_deref(), Some("2022-05-29T15:53:35Z"));
    assert_eq!((facts.activity_id, facts.sport), (Some(77), Sport::Running));
    assert_eq!(facts.totals.distance_m, Some(10_000.0), "not 10");
    assert_eq!(
        (facts.totals.elapsed_s, facts.totals.moving_s, facts.totals.timer_s),
        (Some(3_725.0), Some(3_600.0), Some(3_650.0))
    );
    assert_eq!((facts.totals.ascent_m, facts.totals.descent_m), (Some(90.5), Some(84.0)));
    assert_eq!((facts.totals.avg_hr_bpm, facts.totals.cadence_spm), (Some(148.0), Some(166.0)));
    assert_eq!(facts.totals.rpe_0_10, Some(6.0));
    assert_eq!(facts.shoe.as_deref(), Some("Road shoe A"));
    assert_eq!(facts.recorded_in.as_deref(), Some("activities/99.fit.gz"));
    assert_eq!(facts.utc_offset_min, None, "the date is UTC");
}

#[test]
fn trap_23_a_german_list_with_decimal_commas_tells_the_same() {
    let german = header(&GERMAN)
        + &run_row(
            "77",
            "01.08.2025, 17:00:00",
            "activities/99.fit.gz",
            &[
                (3, "Traillauf"),
                (6, "10,00"),
                (17, "10000,5"),
                (19, "2,7779"),
                (21, "84,25"),
                (43, "6,0"),
                (96, "3650,0"),
            ],
        );
    let reading = read(&german);
    assert_eq!(reading.remark, None);
    let facts = told(&german).remove(0);
    assert_eq!(start(&facts).as_deref(), Some("2025-08-01T17:00:00Z"));
    assert_eq!((facts.sport, facts.sub_sport), (Sport::Running, SubSport::Trail));
    assert_eq!((facts.totals.distance_m, facts.totals.descent_m), (Some(10_000.5), Some(84.25)));
    assert_eq!((facts.totals.rpe_0_10, facts.totals.timer_s), (Some(6.0), Some(3_650.0)));
}

#[test]
fn a_list_saved_by_an_older_spreadsheet_keeps_its_sports() {
    let csv = header(&GERMAN)
        + &run_row("77", "01.08.2025, 17:00:00", "", &[(3, "Raquetas\u{E9}"), (6, "5,00")])
        + &run_row("78", "02.08.2025, 17:00:00", "", &[(3, "L\u{F6}pning"), (6, "5,00")]);
    let latin1: Vec<u8> = csv.chars().map(|letter| letter as u8).collect();
    let layout = StravaLayout::of(&latin1).expect("a list of Strava");
    let AccountFile::Activities(facts) = strava::read(layout, latin1.as_slice(), &AccountRules::default()).facts else {
        panic!("no activities");
    };
    assert_eq!(facts[0].unknown_sport.as_deref(), Some("Raquetas\u{E9}"));
    assert_eq!(facts[1].sport, Sport::Running);
}

#[test]
fn trap_23_an_unknown_language_is_read_by_place() {
    let names: Vec<(usize, &str)> = vec![(5, "Kulunud aeg"), (6, "Vahemaa"), (15, "Kulunud aeg"), (17, "Vahemaa")];
    let csv =
        header(&names) + &run_row("1", "29. floréal 2022", "activities/99.fit.gz", &[(3, "Tundmatu ala"), (43, "6")]);
    let reading = read(&csv);
    assert_eq!(reading.remark.as_deref(), Some("dates that could not be read: 1"));
    let facts = told(&csv).remove(0);
    assert_eq!((facts.start_utc, facts.sport), (None, Sport::Unknown));
    assert_eq!((facts.totals.distance_m, facts.totals.descent_m), (Some(10_000.0), Some(84.0)));
    assert_eq!(facts.totals.rpe_0_10, None, "nobody knows that the column is the effort");
    assert_eq!(facts.recorded_in.as_deref(), Some("activities/99.fit.gz"));
}

#[test]
fn trap_23_columns_that_came_later_do_not_move_the_exact_ones() {
    // As in 2020: neither heart rate nor private note before the file name.
    let names = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,\
                 Relative Effort,Commute,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,Distance,\
                 Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High\n";
    let row = "5,\"Nov 3, 2019, 7:12:33 AM\",,Run,,3725,10.00,,false,Blue,activities/7.gpx,70,,3725,3600,10000,4,2.7778,90,84,1,9\n";
    let facts = told(&(names.to_owned() + row)).remove(0);
    assert_eq!((facts.totals.distance_m, facts.totals.descent_m), (Some(10_000.0), Some(84.0)));
    assert_eq!(facts.shoe.as_deref(), Some("Blue"));
    assert_eq!(start(&facts).as_deref(), Some("2019-11-03T07:12:33Z"));
}

#[test]
fn the_oldest_lists_are_read_too() {
    let csv = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename\n\
               5,2018-06-10 05:20:18,Lauf,Run,,3600,10000.0,false,Blue,activities/7.gpx\n\
               6,2018-06-11 05:20:18,,Run,,1800,5000.0,false,,\n";
    let facts = told(csv);
    assert_eq!(start(&facts[0]).as_deref(), Some("2018-06-10T05:20:18Z"));
    assert_eq!((facts[0].totals.distance_m, facts[0].totals.elapsed_s), (Some(10_000.0), Some(3_600.0)));
    assert_eq!(facts[0].recorded_in.as_deref(), Some("activities/7.gpx"));
    assert_eq!((facts[1].recorded_in.as_deref(), facts[1].shoe.as_deref()), (None, None));
    let in_km = csv.replace("10000.0", "10.0").replace("5000.0", "5.0");
    assert_eq!(told(&in_km)[0].totals.distance_m, None, "nobody runs 10 m in an hour");
    assert!(read(&in_km).remark.unwrap().contains("in no known unit"));
}

#[test]
fn lengths_whose_unit_is_not_metres_are_left_out() {
    let row = |meters| run_row("1", "May 29, 2022, 3:53:35 PM", "", &[(17, meters)]);
    for (meters, known) in [("10000.0", true), ("10.0", false), ("6.21", false)] {
        let csv = header(&ENGLISH) + &row(meters);
        assert_eq!(told(&csv)[0].totals.distance_m.is_some(), known, "{meters}");
    }
}

#[test]
fn zero_and_figures_that_cannot_be_are_not_told() {
    let more = [(21, "0.0"), (22, "110.4"), (23, "110.4"), (31, "0.0"), (29, "0"), (43, "11"), (17, "0")];
    let csv = header(&ENGLISH) + &run_row("1", "May 29, 2022, 3:53:35 PM", "", &more);
    let facts = told(&csv).remove(0);
    assert_eq!((facts.totals.descent_m, facts.totals.avg_hr_bpm), (None, None), "no height was seen");
    assert_eq!((facts.totals.cadence_spm, facts.totals.rpe_0_10, facts.totals.distance_m), (None, None, None));
    let flat = [(21, "0.0"), (22, "110.4"), (23, "110.9")];
    let csv = header(&ENGLISH) + &run_row("1", "May 29, 2022, 3:53:35 PM", "", &flat);
    assert_eq!(told(&csv)[0].totals.descent_m, Some(0.0));
}

#[test]
fn a_bike_is_no_shoe() {
    let ride = run_row("1", "May 29, 2022, 3:53:35 PM", "", &[(3, "Ride"), (11, "Red bike")]);
    let facts = told(&(header(&ENGLISH) + &ride)).remove(0);
    assert_eq!((facts.sport, facts.shoe), (Sport::Cycling, None));
}
