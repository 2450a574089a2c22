//! The workouts of an Apple Health export: units, time zones, routes, and what is in other elements.

use patella::account::{AccountFile, AccountReading, ActivityFacts, apple};
use patella::activity::{Format, Sport, SubSport};

mod damage;
mod routes;

/// The declaration at the beginning of an export, as long as it is there.
fn declaration() -> String {
    let mut dtd =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: 14 -->\n\
                   <!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>\n\
                   <!ELEMENT Workout ((MetadataEntry|WorkoutEvent|WorkoutRoute|WorkoutStatistics)*)>\n"
            .to_owned();
    while dtd.len() < 9_000 {
        dtd.push_str("<!ATTLIST Workout\n  workoutActivityType CDATA #REQUIRED\n  duration CDATA #IMPLIED\n>\n");
    }
    dtd + "]>\n"
}

/// An export with these elements.
fn export(elements: &str) -> String {
    format!(
        "{}<HealthData locale=\"en_CH\">\n <ExportDate value=\"2026-11-25 20:00:00 +0100\"/>\n <Me HKCharacteristicTypeIdentifierDateOfBirth=\"\"/>\n\
         {elements}</HealthData>\n",
        declaration()
    )
}

/// What stands between workouts, a heartbeat.
const RECORD: &str = " <Record type=\"HKQuantityTypeIdentifierHeartRate\" sourceName=\"A &lt;Workout &gt; Watch\" unit=\"count/min\" \
                      startDate=\"2026-03-14 07:00:05 +0100\" value=\"121\"/>\n";

/// A workout with these attributes beside its start and end, and these children.
fn workout(kind: &str, attributes: &str, children: &str) -> String {
    format!(
        " <Workout workoutActivityType=\"HKWorkoutActivityType{kind}\" {attributes} sourceName=\"Watch\" \
         creationDate=\"2026-03-14 07:31:00 +0100\" startDate=\"2026-03-14 07:00:00 +0100\" endDate=\"2026-03-14 07:32:00 +0100\">\n\
         {children} </Workout>\n"
    )
}

fn read(xml: &str) -> AccountReading {
    apple::read(xml.as_bytes())
}

fn told(xml: &str) -> Vec<ActivityFacts> {
    let AccountReading { facts, remark } = read(xml);
    assert_eq!(remark, None);
    match facts {
        AccountFile::Activities(facts) => facts,
        other => panic!("{other:?}"),
    }
}

const DISTANCE: &str = "  <WorkoutStatistics type=\"HKQuantityTypeIdentifierDistanceWalkingRunning\" startDate=\"x\" endDate=\"x\" sum=\"5.02\" unit=\"km\"/>\n";

#[test]
fn a_workout_of_a_newer_export_has_its_figures_within() {
    let children = format!(
        "  <MetadataEntry key=\"HKIndoorWorkout\" value=\"0\"/>\n  <MetadataEntry key=\"HKElevationAscended\" value=\"12345 cm\"/>\n\
         {DISTANCE}  <WorkoutStatistics type=\"HKQuantityTypeIdentifierHeartRate\" average=\"151.5\" minimum=\"90\" maximum=\"170\" unit=\"count/min\"/>\n\
         <WorkoutEvent type=\"HKWorkoutEventTypePause\" date=\"x\"/>\n\
         <WorkoutRoute sourceName=\"Watch\"><FileReference path=\"/workout-routes/route_2026-03-14_7.32am.gpx\"/></WorkoutRoute>\n"
    );
    let run = workout("Running", "duration=\"30.5\" durationUnit=\"min\"", &children);
    let facts = told(&export(&format!("{RECORD}{run}{RECORD}"))).remove(0);
    assert_eq!((facts.sport, facts.sub_sport), (Sport::Running, SubSport::Generic));
    assert_eq!(facts.format, Format::AppleHealthXml);
    assert_eq!(facts.start_utc.unwrap().to_string(), "2026-03-14T06:00:00Z");
    assert_eq!(facts.utc_offset_min, Some(60));
    assert_eq!((facts.totals.timer_s, facts.totals.elapsed_s), (Some(1_830.0), Some(1_920.0)));
    assert_eq!(facts.totals.distance_m, Some(5_020.0));
    assert!((facts.totals.ascent_m.unwrap() - 123.45).abs() < 1e-9);
    assert_eq!(facts.totals.avg_hr_bpm, Some(151.5));
    assert_eq!(facts.recorded_in.as_deref(), Some("workout-routes/route_2026-03-14_7.32am.gpx"));
}

#[test]
fn a_workout_of_an_older_export_has_them_in_its_tag() {
    for (attributes, distance_m, timer_s) in [
        ("duration=\"30\" durationUnit=\"min\" totalDistance=\"5.02\" totalDistanceUnit=\"km\"", 5_020.0, 1_800.0),
        ("duration=\"1800\" durationUnit=\"s\" totalDistance=\"3\" totalDistanceUnit=\"mi\"", 4_828.032, 1_800.0),
        ("duration=\"0.5\" durationUnit=\"hr\" totalDistance=\"5020\" totalDistanceUnit=\"m\"", 5_020.0, 1_800.0),
        ("duration=\"30\" totalDistance=\"5.02\" totalDistanceUnit='km'", 5_020.0, 1_800.0),
    ] {
        let whole = workout("Running", attributes, "");
        let empty = whole.replace(">\n </Workout>", "/>");
        assert!(empty.contains("\"/>"));
        for run in [whole, empty] {
            let facts = told(&export(&format!("{RECORD}{run}{run}"))).remove(1);
            assert_eq!((facts.totals.distance_m, facts.totals.timer_s), (Some(distance_m), Some(timer_s)), "{run}");
        }
    }
}

#[test]
fn what_is_not_known_is_not_zero() {
    let run =
        workout("Running", "duration=\"0\" durationUnit=\"min\" totalDistance=\"0\" totalDistanceUnit=\"km\"", "");
    let facts = told(&export(&run)).remove(0);
    assert_eq!(
        (facts.totals.distance_m, facts.totals.timer_s, facts.totals.ascent_m, facts.totals.avg_hr_bpm),
        (None, None, None, None)
    );
    let odd = workout(
        "Running",
        "duration=\"30\" durationUnit=\"fortnights\" totalDistance=\"5\" totalDistanceUnit=\"leagues\"",
        "",
    );
    let facts = told(&export(&odd)).remove(0);
    assert_eq!((facts.totals.distance_m, facts.totals.timer_s, facts.totals.elapsed_s), (None, None, Some(1_920.0)));
}

#[test]
fn the_zone_of_the_workout_goes_before_that_of_the_phone() {
    let zone = |name: &str| {
        let entry = format!("  <MetadataEntry key=\"HKTimeZone\" value=\"{name}\"/>\n");
        let facts = told(&export(&workout("Running", "", &entry))).remove(0);
        (facts.start_utc.unwrap().to_string(), facts.utc_offset_min)
    };
    let utc = "2026-03-14T06:00:00Z".to_owned();
    assert_eq!(zone("America/Denver"), (utc.clone(), Some(-360)), "summer time there already");
    assert_eq!(zone("Europe/London"), (utc.clone(), Some(0)));
    assert_eq!(zone("Moon/Base"), (utc, Some(60)), "the written one");
}

#[test]
fn a_run_indoors_is_one_on_a_treadmill_and_other_sports_are_no_runs() {
    let indoor = "  <MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/>\n";
    for (kind, children, sport, sub_sport) in [
        ("Running", indoor, Sport::Running, SubSport::Treadmill),
        ("Walking", "", Sport::Walking, SubSport::Generic),
        ("Hiking", "", Sport::Hiking, SubSport::Generic),
        ("Cycling", indoor, Sport::Cycling, SubSport::Indoor),
        ("Swimming", "", Sport::Swimming, SubSport::Generic),
        ("WheelchairRunPace", "", Sport::Wheelchair, SubSport::Wheelchair),
        ("SwimBikeRun", "", Sport::Unknown, SubSport::Generic),
        ("Archery", "", Sport::Unknown, SubSport::Generic),
    ] {
        let facts = told(&export(&workout(kind, "", children))).remove(0);
        assert_eq!((facts.sport, facts.sub_sport), (sport, sub_sport), "{kind}");
    }
}

#[test]
fn a_part_of_a_workout_adds_nothing_to_the_whole() {
    let children = format!(
        "  <WorkoutActivity uuid=\"1\" duration=\"30\" durationUnit=\"min\">\n{DISTANCE}\
         <MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/>\n  </WorkoutActivity>\n{DISTANCE}"
    );
    let facts = told(&export(&workout("Running", "", &children))).remove(0);
    assert_eq!((facts.totals.distance_m, facts.sub_sport), (Some(5_020.0), SubSport::Generic));
}
