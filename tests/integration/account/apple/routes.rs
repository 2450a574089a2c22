//! Workouts and the route files beside them, read as a folder.

use patella::activity::{Format, OffsetSource, RunKind};
use patella::history::ledger::Outcome;
use patella::session::Flag;

use super::super::elsewhere::history;
use super::{RECORD, export, workout};
use crate::files::making::{fixture, zip};

/// A route as Apple writes it: no type, a title that names no sport, and a time of export before the track. It begins on 2 May 2026 at 08:00 UTC.
fn route() -> Vec<u8> {
    let gpx = String::from_utf8(fixture("small/run.gpx")).unwrap();
    let track = gpx.find("<trk>").unwrap();
    let names_sport = |line: &&str| line.contains("<type>") || line.contains("<name>");
    let track: Vec<&str> = gpx[track..].lines().filter(|line| !names_sport(line)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" creator=\"Apple Health Export\">\n\
         <metadata><time>2026-11-25T20:00:00Z</time></metadata>\n{}",
        track.join("\n")
    )
    .into_bytes()
}

fn at(start: &str, workout: &str) -> String {
    workout
        .replace("2026-03-14 07:00:00 +0100", &format!("2026-05-{start} +0100"))
        .replace("2026-03-14 07:32:00 +0100", "")
}

/// The file of the route, and the element of a workout that names it.
const ROUTE: &str = "workout-routes/route_2026-05-02_10.00am.gpx";
const NAMED: &str =
    "<WorkoutRoute><FileReference path=\"/workout-routes/route_2026-05-02_10.00am.gpx\"/></WorkoutRoute>";

fn files(xml: String) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("apple_health_export/export.xml", xml.into_bytes()),
        ("apple_health_export/workout-routes/route_2026-05-02_10.00am.gpx", route()),
        ("apple_health_export/export_cda.xml", b"<?xml version=\"1.0\"?>\n<ClinicalDocument>".to_vec()),
        ("apple_health_export/electrocardiograms/ecg_2026-05-02.csv", b"Name,x\nDate of Birth,\n".to_vec()),
    ]
}

#[test]
fn a_route_is_joined_by_its_name_and_takes_the_sport_of_the_workout() {
    // A zone of the phone that is wrong by hours does no harm to a workout that names its file.
    let run = at("02 09:00:00", &workout("Running", "duration=\"30\"", NAMED));
    let history = history(&files(export(&format!("{RECORD}{run}"))));
    assert_eq!(history.runs.len(), 1);
    let session = &history.runs[0].session;
    assert_eq!(session.format, Format::Gpx);
    assert!(!session.flags.contains(&Flag::SportInferred), "{:?}", session.flags);
    let outcomes: Vec<_> = history.ledger.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [Outcome::NotActivity, Outcome::Overlay, Outcome::NotActivity, Outcome::Run]);
    assert_eq!(history.ledger[0].reason, "an electrocardiogram of an Apple Health export");
    assert_eq!(history.ledger[1].reason, "1 activity: 1 joined to a file");
    assert_eq!(history.ledger[1].format, "apple_health");

    let walk = at("02 09:00:00", &workout("Walking", "duration=\"30\"", NAMED));
    let walked = self::history(&files(export(&walk)));
    assert_eq!((walked.runs.len(), walked.others.len()), (0, 1), "the watch knew that it was a walk");
}

#[test]
fn a_route_is_joined_by_its_start_where_the_workout_does_not_name_it() {
    let run = at("02 09:00:02", &workout("Running", "duration=\"30\"", ""));
    let history = history(&files(export(&run)));
    assert_eq!(history.runs.len(), 1);
    assert!(!history.runs[0].session.flags.contains(&Flag::SportInferred));
}

#[test]
fn a_workout_without_a_route_is_counted_as_listed_once() {
    let watch = "duration=\"30\" durationUnit=\"min\" totalDistance=\"5.02\" totalDistanceUnit=\"km\"";
    let phone = "duration=\"30.2\" durationUnit=\"min\" totalDistance=\"5.05\" totalDistanceUnit=\"km\"";
    let indoor = "<MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/><MetadataEntry key=\"HKTimeZone\" value=\"Europe/London\"/>";
    let listed = [
        at("04 18:00:00", &workout("Running", watch, indoor)),
        at("04 18:00:01", &workout("Running", phone, indoor)),
        at("02 09:00:00", &workout("Running", "duration=\"30\"", NAMED)),
    ];
    let history = history(&files(export(&listed.concat())));
    assert_eq!(history.runs.len(), 2, "watch and phone recorded one run");
    let run = &history.runs[1];
    assert_eq!((run.session.format, run.session.run_kind()), (Format::AppleHealthXml, Some(RunKind::Treadmill)));
    assert_eq!(
        (run.start.utc.to_string().as_str(), run.start.utc_offset_min, run.start.offset_source),
        ("2026-05-04T17:00:00Z", 60, OffsetSource::Overlay)
    );
    let km = run.session.totals.distance_m.unwrap() / 1000.0;
    assert!((5.02..=5.05).contains(&km), "{km}");
}

#[test]
fn an_export_is_read_in_an_archive_and_under_any_name() {
    let run = at("02 09:00:00", &workout("Running", "duration=\"30\"", NAMED));
    let xml = export(&run).into_bytes();
    let archive =
        zip(&[("apple_health_export/exportación.xml", &xml), (&format!("apple_health_export/{ROUTE}"), &route())]);
    let history = history(&[("exportar.zip", archive)]);
    assert_eq!(history.runs.len(), 1);
    assert!(!history.runs[0].session.flags.contains(&Flag::SportInferred));
    assert_eq!(history.ledger[0].outcome, Outcome::Overlay);
}
