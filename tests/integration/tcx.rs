//! TCX as Garmin, Polar and the converters write it.

use patella::activity::{Fault, Recording, Sport, SubSport};
use patella::decode::{DecodeError, Decoded, tcx};

mod damage;

fn recordings(text: &str) -> Vec<Recording> {
    match tcx::decode(text.as_bytes()) {
        Ok(Decoded::Activities(recordings)) => recordings,
        other => panic!("no activity: {other:?}"),
    }
}

fn only(text: &str) -> Recording {
    let mut recordings = recordings(text);
    assert_eq!(recordings.len(), 1);
    recordings.remove(0)
}

fn database(content: &str) -> String {
    format!("<?xml version=\"1.0\"?><TrainingCenterDatabase>{content}</TrainingCenterDatabase>")
}

fn activity(sport: &str, laps: &str) -> String {
    format!("<Activity Sport=\"{sport}\"><Id>2024-05-01T07:00:00Z</Id>{laps}</Activity>")
}

/// A lap that begins at a minute after seven, with a total time and a distance.
fn lap(minute: u32, totals: &str, track: &str) -> String {
    format!("<Lap StartTime=\"2024-05-01T07:{minute:02}:00.000Z\">{totals}{track}</Lap>")
}

fn totals(timer_s: f64, distance_m: f64, heart_rate_bpm: f64) -> String {
    format!(
        "<TotalTimeSeconds>{timer_s}</TotalTimeSeconds><DistanceMeters>{distance_m}</DistanceMeters>\
         <AverageHeartRateBpm><Value>{heart_rate_bpm}</Value></AverageHeartRateBpm>\
         <MaximumHeartRateBpm><Value>199</Value></MaximumHeartRateBpm>"
    )
}

fn point(minute: u32, second: u32) -> String {
    format!(
        "<Trackpoint><Time>2024-05-01T07:{minute:02}:{second:02}Z</Time>\
         <Position><LatitudeDegrees>47.25</LatitudeDegrees><LongitudeDegrees>8.5</LongitudeDegrees></Position>\
         <DistanceMeters>{}</DistanceMeters></Trackpoint>",
        minute * 200 + second * 3
    )
}

const SEVEN_MS: i64 = 1_714_546_800_000;

/// A run of two laps and two points with everything a watch may write.
fn full_run() -> Recording {
    let track = "<Track><Trackpoint><Time>2024-05-01T07:00:01.500Z</Time>\
        <Position><LatitudeDegrees>-47.25</LatitudeDegrees><LongitudeDegrees>8.5</LongitudeDegrees></Position>\
        <AltitudeMeters>0.0</AltitudeMeters><DistanceMeters>3.5</DistanceMeters>\
        <HeartRateBpm xsi:type=\"HeartRateInBeatsPerMinute_t\"><Value>120</Value></HeartRateBpm>\
        <Extensions><ns3:TPX><ns3:Speed>2.75</ns3:Speed><ns3:RunCadence>83</ns3:RunCadence>\
        <ns3:Watts>240</ns3:Watts></ns3:TPX></Extensions></Trackpoint>\
        <Trackpoint><Time>2024-05-01T07:00:02Z</Time><HeartRateBpm><Value></Value></HeartRateBpm></Trackpoint></Track>";
    let extension = |cadence: u32| {
        format!("<Extensions><ns3:LX><ns3:AvgRunCadence>{cadence}</ns3:AvgRunCadence></ns3:LX></Extensions>")
    };
    let laps = lap(0, &totals(300.0, 1000.0, 140.0), &(track.to_string() + &extension(80)))
        + &lap(5, &totals(100.0, 400.5, 160.0), &extension(88));
    let creator = "<Creator xsi:type=\"Device_t\"><Name>Forerunner 410\n </Name><UnitId>3812345678</UnitId></Creator>";
    let author = "<Author><Name>Somebody</Name></Author>";
    only(&database(&format!("<Activities>{}</Activities>{author}", activity("Running", &(laps + creator)))))
}

#[test]
fn points_with_positions_and_extensions() {
    let run = full_run();
    assert_eq!(run.device.as_deref(), Some("Forerunner 410"));
    assert_eq!((run.file_id.serial, run.faults.len()), (None, 0));
    assert!(!format!("{run:?}").contains("3812345678"), "the device's number is nobody's business");
    assert_eq!(run.samples.unix_ms, [SEVEN_MS + 1500, SEVEN_MS + 2000]);
    assert_eq!(run.samples.position(0), Some((-47.25, 8.5)));
    let first = [
        &run.samples.altitude_m,
        &run.samples.distance_m,
        &run.samples.heart_rate_bpm,
        &run.samples.speed_m_s,
        &run.samples.cadence_rpm,
        &run.samples.power_w,
    ]
    .map(|column| column.get(0));
    assert_eq!(first, [0.0, 3.5, 120.0, 2.75, 83.0, 240.0].map(Some));
    assert_eq!(run.samples.position(1), None);
    assert_eq!(run.samples.heart_rate_bpm.get(1), None);
}

#[test]
fn laps_add_up_to_the_session() {
    let run = full_run();
    assert_eq!(run.laps.len(), 2);
    assert_eq!(run.laps[1].start_unix_ms, Some(SEVEN_MS + 300_000));
    assert_eq!(run.laps[1].timer_s, Some(100.0));
    assert_eq!(run.laps[1].avg_hr_bpm, Some(160.0));
    let session = &run.sessions[0];
    assert_eq!((session.sport, session.sub_sport), (Some(Sport::Running), None));
    assert_eq!(session.start_unix_ms, Some(SEVEN_MS));
    assert_eq!(session.totals.timer_s, Some(400.0));
    assert_eq!(session.totals.elapsed_s, Some(400.0), "to the end of the last lap");
    assert_eq!(session.totals.distance_m, Some(1400.5));
    assert_eq!(session.totals.avg_hr_bpm, Some(145.0), "140 for 300 s and 160 for 100 s");
    assert_eq!(session.avg_cadence_rpm, Some(82.0));
    assert_eq!((session.first_lap, session.laps), (Some(0), Some(2)));
}

#[test]
fn totals_that_are_missing_or_zero_are_not_known() {
    let session = |first: &str, second: &str| {
        let laps = lap(0, first, "<Track></Track>") + &lap(5, second, "");
        only(&database(&activity("Other", &laps))).sessions[0].clone()
    };
    let known = totals(60.0, 200.0, 150.0);
    let half = session(&known, "<Calories>10</Calories>");
    assert_eq!(
        (half.totals.timer_s, half.totals.distance_m),
        (None, None),
        "a lap that says nothing hides how much is missing"
    );
    assert_eq!(half.totals.avg_hr_bpm, Some(150.0));
    assert_eq!(half.sport, Some(Sport::Unknown));
    assert_eq!(half.unknown_sport.as_deref(), Some("Other"));
    let zero = session(&totals(60.0, 0.0, 0.0), &totals(30.0, 0.0, 0.0));
    assert_eq!((zero.totals.timer_s, zero.totals.distance_m, zero.totals.avg_hr_bpm), (Some(90.0), None, None));
    let rest = session(&known, &totals(30.0, 0.0, 0.0));
    assert_eq!((rest.totals.distance_m, rest.totals.avg_hr_bpm), (Some(200.0), Some(150.0)), "a lap of standing");
}

#[test]
fn elapsed_time_counts_the_pause_before_the_last_point() {
    let laps = lap(0, &totals(60.0, 200.0, 150.0), &format!("<Track>{}{}</Track>", point(0, 1), point(9, 0)));
    let session = only(&database(&activity("Running", &laps))).sessions[0].clone();
    assert_eq!((session.totals.timer_s, session.totals.elapsed_s), (Some(60.0), Some(540.0)));
}

#[test]
fn a_start_left_from_another_activity_is_not_believed() {
    let laps = lap(0, &totals(60.0, 200.0, 150.0), &format!("<Track>{}{}</Track>", point(40, 0), point(41, 0)));
    let session = only(&database(&activity("Running", &laps))).sessions[0].clone();
    assert_eq!(session.start_unix_ms, Some(SEVEN_MS + 40 * 60_000));
    assert_eq!(session.totals.elapsed_s, Some(60.0));
}

#[test]
fn a_second_track_of_a_lap_is_a_break_and_a_new_lap_is_none() {
    let track = |minute| format!("<Track>{}{}</Track>", point(minute, 0), point(minute, 1));
    let laps = lap(0, "", &(track(0) + "<Track></Track>" + &track(2))) + &lap(3, "", &track(3));
    let run = only(&database(&activity("Running", &laps)));
    assert_eq!(run.samples.len(), 6);
    assert_eq!(run.samples.segment_starts, [2]);
}

#[test]
fn every_leg_of_a_multisport_session_is_a_recording() {
    let leg = |sport, minute| {
        activity(sport, &lap(minute, &totals(60.0, 200.0, 150.0), &format!("<Track>{}</Track>", point(minute, 0))))
    };
    let transition =
        format!("<Transition StartTime=\"2024-05-01T07:20:00Z\"><Track>{}</Track></Transition>", point(20, 0));
    let text = database(&format!(
        "<Activities><MultiSportSession><Id>2024-05-01T07:00:00Z</Id><FirstSport>{}</FirstSport>\
         <NextSport>{transition}{}</NextSport></MultiSportSession></Activities>",
        leg("Biking", 10),
        leg("Trail Running", 30)
    ));
    let activities = recordings(&text);
    let found: Vec<_> = activities
        .iter()
        .map(|leg| (leg.sessions[0].sport, leg.sessions[0].sub_sport, leg.samples.len(), leg.laps.len()))
        .collect();
    assert_eq!(found, [(Some(Sport::Cycling), None, 1, 1), (Some(Sport::Running), Some(SubSport::Trail), 1, 1)]);
}

#[test]
fn what_is_no_activity_is_named() {
    let course = format!(
        "<Courses><Course><Name>x</Name><Lap><TotalTimeSeconds>5</TotalTimeSeconds></Lap><Track>{}</Track></Course></Courses>",
        point(0, 0)
    );
    for (content, name) in [
        (course.as_str(), "a course"),
        ("<Folders/><Workouts><Workout Sport=\"Running\"><Name>x</Name></Workout></Workouts>", "a workout plan"),
        ("<Activities/>", "a TCX file without activities"),
    ] {
        let Ok(Decoded::NotActivity { what, .. }) = tcx::decode(database(content).as_bytes()) else {
            panic!("{name} was taken for something else");
        };
        assert_eq!(what, name);
    }
    let hollow = database(&activity("Running", ""));
    assert_eq!(tcx::decode(hollow.as_bytes()), Err(DecodeError::NoSamples));
    let unset_clock = database(&activity("Running", &lap(0, "", &format!("<Track>{}</Track>", point(0, 0)))));
    let unset_clock = unset_clock.replace("2024-", "1989-");
    assert_eq!(tcx::decode(unset_clock.as_bytes()), Err(DecodeError::ImpossibleTimes));
    for text in ["", "     ", "<html>404</html>", "<TrainingCenterDatabase><Activi"] {
        let error = tcx::decode(text.as_bytes()).unwrap_err();
        assert!(matches!(error, DecodeError::NothingReadable { .. }), "{text}");
    }
}

#[test]
fn a_manual_entry_has_a_summary_and_no_samples() {
    let run = only(&database(&activity("Running", &lap(0, &totals(1800.0, 5000.0, 0.0), ""))));
    assert!(run.samples.is_empty());
    let session = &run.sessions[0];
    assert_eq!((session.totals.distance_m, session.totals.elapsed_s), (Some(5000.0), Some(1800.0)));
    assert_eq!(session.start_unix_ms, Some(SEVEN_MS));
}
