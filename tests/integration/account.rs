//! The lists of a Garmin account: units, clocks, sports, shoes, nights and days; garbage of every kind. Those of other
//! accounts are in modules of their own.

use patella::account::garmin::{self, List};
use patella::account::{AccountFile, AccountReading, ActivityFacts, DayFacts, Night, Shoe};
use patella::settings::AccountRules;

mod apple;
mod damage;
mod days;
mod elsewhere;
mod folders;
mod runkeeper;
mod story;
mod strava;
mod units;
mod web;

fn read(list: List, json: &str) -> AccountReading {
    garmin::read(list, json.as_bytes(), &AccountRules::default())
}

fn activities(json: &str) -> Vec<ActivityFacts> {
    match read(List::Activities, json).facts {
        AccountFile::Activities(facts) => facts,
        other => panic!("{other:?}"),
    }
}

fn shoes(json: &str) -> Vec<Shoe> {
    match read(List::Gear, json).facts {
        AccountFile::Gear(shoes) => shoes,
        other => panic!("{other:?}"),
    }
}

fn nights(json: &str) -> Vec<Night> {
    match read(List::Nights, json).facts {
        AccountFile::Nights(nights) => nights,
        other => panic!("{other:?}"),
    }
}

fn days(json: &str) -> Vec<DayFacts> {
    match read(List::Days, json).facts {
        AccountFile::Days(days) => days,
        other => panic!("{other:?}"),
    }
}

/// A list of activities as the account writes it.
pub fn list(rows: &[String]) -> String {
    format!("[{{\"summarizedActivitiesExport\":[{}]}}]", rows.join(","))
}

/// A run of 10 km in an hour on 1 June 2026 at 08:00 in Zurich, in the units of the export; `more` fields follow.
pub fn row(id: u64, more: &str) -> String {
    format!(
        "{{\"activityId\":{id},\"name\":\"Hills\",\"activityType\":\"running\",\"sportType\":\"RUNNING\",\
         \"beginTimestamp\":1780293600000,\"startTimeGmt\":1780293600000.0,\"startTimeLocal\":1780300800000.0,\
         \"timeZoneId\":124,\"distance\":1000000.0,\"duration\":3600000,\"avgSpeed\":0.2777777{more}}}"
    )
}

#[test]
fn an_activity_is_told_in_metres_and_seconds() {
    let more = ",\"elapsedDuration\":3725000.0,\"movingDuration\":3550000,\"elevationGain\":35000.0,\
                \"elevationLoss\":34200.0,\"elevationCorrected\":false,\"avgHr\":148.0,\"avgRunCadence\":83.0,\
                \"avgDoubleCadence\":166.5,\"workoutFeel\":0,\"workoutRpe\":60,\
                \"splitSummaries\":[{\"distance\":10000.0,\"duration\":3600.0,\"elevationLoss\":342.0}]";
    let told = activities(&list(&[row(7, more)])).remove(0);
    assert_eq!(told.start_utc.unwrap().to_string(), "2026-06-01T06:00:00Z");
    assert_eq!((told.activity_id, told.utc_offset_min), (Some(7), Some(120)));
    assert_eq!((told.totals.distance_m, told.totals.timer_s), (Some(10_000.0), Some(3_600.0)));
    assert_eq!((told.totals.elapsed_s, told.totals.moving_s), (Some(3_725.0), Some(3_550.0)));
    assert_eq!((told.totals.ascent_m, told.totals.descent_m), (Some(350.0), Some(342.0)));
    assert_eq!((told.totals.avg_hr_bpm, told.totals.cadence_spm), (Some(148.0), Some(166.5)));
    assert_eq!((told.totals.rpe_0_10, told.totals.feel_0_100), (Some(6.0), Some(0.0)));
}

#[test]
fn trap_05_the_local_clock_is_already_shifted() {
    let offset = |local: &str| {
        let row = row(1, "").replace("1780300800000.0", local);
        activities(&list(&[row])).remove(0).utc_offset_min
    };
    assert_eq!(offset("1780279200000.0"), Some(-240), "New York in summer");
    assert_eq!(offset("1780313400000"), Some(330), "India");
    assert_eq!(offset("1780300801500.0"), Some(120), "a second and a half off");
    assert_eq!(offset("1780301100000"), None, "no zone is 125 minutes off");
    assert_eq!(offset("1780350000000"), None, "nor 15 h 40 min");
    assert_eq!(offset("null"), None);
    assert_eq!(offset("\"2026-06-01T08:00:00.0\""), Some(120), "as the web service writes it");
}

#[test]
fn trap_06_the_number_of_the_time_zone_means_nothing() {
    let without_clock = row(1, "").replace("\"startTimeLocal\":1780300800000.0,", "");
    assert_eq!(activities(&list(&[without_clock]))[0].utc_offset_min, None);
}

#[test]
fn trap_09_the_whole_of_a_multisport_activity_is_marked() {
    let rows = [row(1, ",\"parent\":true"), row(2, ",\"parent\":false,\"parentId\":1")];
    let parents = activities(&list(&rows)).iter().map(|told| told.is_parent).collect::<Vec<_>>();
    assert_eq!(parents, [true, false]);
    let unmarked = row(1, "").replace("\"running\"", "\"multi_sport\"");
    assert!(activities(&list(&[unmarked]))[0].is_parent);
}

#[test]
fn trap_10_gear_and_its_activities_are_spelled_differently() {
    let gear = "[{\"gearDTOS\":[\
        {\"gearPk\":1,\"gearTypeName\":\"Shoes\",\"displayName\":\"\",\"customMakeModel\":\"Road, blue\",\"dateBegin\":\"2025-07-25\",\"maximumMeters\":700000.0},\
        {\"gearPk\":2,\"gearTypeName\":\"Shoes\",\"displayName\":null,\"customMakeModel\":null,\"gearMakeName\":\"Maker\",\"gearModelName\":\"Model 3\",\"dateBegin\":\"2019-11-27T00:00:00.0\",\"dateEnd\":\"2021-01-02T10:00:00.0\"},\
        {\"gearPk\":3,\"gearTypeName\":\"Shoes\",\"displayName\":\"My favourite\",\"customMakeModel\":\"Road, red\"},\
        {\"gearPk\":4,\"gearTypeName\":\"Bike\",\"displayName\":\"Bike\"}],\
        \"gearActivityDTOs\":{\"1\":[{\"activityId\":20000000002,\"gearPk\":1},{\"activityId\":20000000001,\"gearPk\":1}],\"4\":[{\"activityId\":9}]},\
        \"gearCollections\":[]}]";
    let told = shoes(gear);
    let names: Vec<&str> = told.iter().map(|shoe| shoe.name.as_str()).collect();
    assert_eq!(names, ["Road, blue", "Maker Model 3", "My favourite"]);
    assert_eq!(told[0].activity_ids, [20_000_000_001, 20_000_000_002]);
    let days = |shoe: &Shoe| [shoe.first_day, shoe.last_day].map(|day| day.map(|day| day.to_string()));
    assert_eq!(days(&told[0]), [Some("2025-07-25".to_owned()), None]);
    assert_eq!(days(&told[1]), [Some("2019-11-27".to_owned()), Some("2021-01-02".to_owned())]);
}

#[test]
fn trap_11_zero_is_no_heart_rate_and_no_rating() {
    let told = activities(&list(&[row(1, ",\"avgHr\":0.0,\"workoutRpe\":0,\"avgDoubleCadence\":0.0")])).remove(0);
    assert_eq!((told.totals.avg_hr_bpm, told.totals.rpe_0_10, told.totals.cadence_spm), (None, None, None));
}

#[test]
fn trap_27_heights_from_a_map_are_marked() {
    let told = activities(&list(&[row(1, ",\"elevationCorrected\":true"), row(2, "")]));
    assert_eq!((told[0].elevation_corrected, told[1].elevation_corrected), (true, false));
}

#[test]
fn a_cadence_of_one_leg_is_doubled_and_one_of_both_is_not() {
    let cadence = |more: &str| activities(&list(&[row(1, more)]))[0].totals.cadence_spm;
    assert_eq!(cadence(",\"avgRunCadence\":72.0"), Some(144.0));
    assert_eq!(cadence(",\"avgRunCadence\":72.0,\"avgDoubleCadence\":145.17"), Some(145.17));
    assert_eq!(cadence(",\"avgRunCadence\":168.0"), Some(168.0));
}
