//! GPX as watches, phones and portals write it.

use patella::activity::{Fault, Recording, Sport, SubSport};
use patella::decode::{DecodeError, Decoded, gpx};

pub mod agreement;
mod damage;

fn recordings(text: &str) -> Vec<Recording> {
    match gpx::decode(text.as_bytes()) {
        Ok(Decoded::Activities(recordings)) => recordings,
        other => panic!("no activity: {other:?}"),
    }
}

fn only(text: &str) -> Recording {
    let mut recordings = recordings(text);
    assert_eq!(recordings.len(), 1);
    recordings.remove(0)
}

/// A point a second apart from its neighbors, on the morning of the first of May 2024.
fn point(second: u32) -> String {
    format!(
        "<trkpt lat=\"47.{second:06}\" lon=\"8.5\"><ele>400.5</ele><time>2024-05-01T07:{:02}:{:02}Z</time></trkpt>",
        second / 60,
        second % 60
    )
}

fn track(inside: &str, seconds: std::ops::Range<u32>) -> String {
    let points: String = seconds.map(point).collect();
    format!("<trk>{inside}<trkseg>{points}</trkseg></trk>")
}

fn file(tracks: &str) -> String {
    format!("<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"Garmin Connect\">{tracks}</gpx>")
}

const FIRST_MAY_0700_MS: i64 = 1_714_546_800_000;

#[test]
fn trap_21_a_run_with_every_measurement_under_any_prefix_and_the_time_of_its_points() {
    let run = only(
        r#"<?xml version="1.0" encoding="UTF-8"?>
        <gpx creator="StravaGPX &amp; co" version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
         <metadata><time>2030-01-01T00:00:00Z</time><link href="x"><type>text/html</type></link></metadata>
         <wpt lat="1" lon="1"><ele>9</ele><time>2024-05-01T06:00:00Z</time><type>cycling</type></wpt>
         <trk><link href="x"><type>cycling</type></link><type>trail_running</type><trkseg>
          <trkpt lon="8.25" lat="-47.5">
           <ele>-3.5</ele><time>2024-05-01T07:00:00.250Z</time>
           <extensions>
            <gpxtpx:TrackPointExtension><gpxtpx:hr>141</gpxtpx:hr><gpxtpx:cad>84</gpxtpx:cad>
             <ns9:speed>3.25</ns9:speed></gpxtpx:TrackPointExtension>
            <power>250</power><gpxdata:distance>12.5</gpxdata:distance>
           </extensions>
          </trkpt>
          <trkpt lat="-47.6" lon="8.25"><time>2024-05-01T07:00:01Z</time>
           <extensions><hr>0</hr><cadence>0</cadence></extensions></trkpt>
         </trkseg></trk>
        </gpx>"#,
    );
    assert_eq!(run.device.as_deref(), Some("StravaGPX"));
    assert_eq!(run.samples.unix_ms, [FIRST_MAY_0700_MS + 250, FIRST_MAY_0700_MS + 1000]);
    assert_eq!(run.samples.position(0), Some((-47.5, 8.25)));
    let first = [
        &run.samples.altitude_m,
        &run.samples.heart_rate_bpm,
        &run.samples.cadence_rpm,
        &run.samples.speed_m_s,
        &run.samples.power_w,
        &run.samples.distance_m,
    ]
    .map(|column| column.get(0));
    assert_eq!(first, [-3.5, 141.0, 84.0, 3.25, 250.0, 12.5].map(Some));
    assert_eq!(run.samples.altitude_m.get(1), None);
    assert_eq!(run.samples.heart_rate_bpm.get(1), None, "a strap that was off");
    assert_eq!(run.samples.cadence_rpm.get(1), Some(0.0), "standing still");
    let session = &run.sessions[0];
    assert_eq!(session.sport, Some(Sport::Running));
    assert_eq!(session.sub_sport, Some(SubSport::Trail));
    assert_eq!(session.start_unix_ms, Some(FIRST_MAY_0700_MS + 250));
    assert_eq!((session.totals.distance_m, session.totals.timer_s, session.totals.elapsed_s), (None, None, None));
    assert!(run.faults.is_empty() && run.laps.is_empty());
}

#[test]
fn trap_21_a_track_without_a_type_is_left_to_others() {
    for kind in ["", "<type/>", "<type> </type>"] {
        let run = only(&file(&track(kind, 0..2)));
        assert_eq!((run.sessions[0].sport, run.sessions[0].sub_sport), (None, None));
    }
}

#[test]
fn a_type_that_is_not_known_is_kept_as_unknown() {
    for kind in ["the category", "Other", "4711"] {
        let run = only(&file(&track(&format!("<type>{kind}</type>"), 0..2)));
        let session = &run.sessions[0];
        assert_eq!(session.sport, Some(Sport::Unknown));
        assert_eq!(session.unknown_sport.as_deref(), Some(kind));
    }
}

#[test]
fn a_title_that_names_nothing_but_a_sport_names_it() {
    let sport = |inside: &str| only(&file(&track(inside, 0..2))).sessions[0].sport;
    for (inside, expected) in [
        ("<name>Running 5/1/24 7:00 am</name>", Some(Sport::Running)),
        ("<name><![CDATA[Walking 5/1/24 7:00 am]]></name>", Some(Sport::Walking)),
        ("<name>20240501 Outdoor cycling</name>", Some(Sport::Cycling)),
        ("<name>Along the river</name>", None),
        ("<name>Running 5/1/24 7:00 am</name><type>cycling</type>", Some(Sport::Cycling)),
        ("<type>Other</type><name>Running 5/1/24 7:00 am</name>", Some(Sport::Running)),
        ("<link href=\"x\"><name>Running</name></link>", None),
    ] {
        assert_eq!(sport(inside), expected, "{inside}");
    }
}

#[test]
fn times_that_are_not_understood_are_said_as_such() {
    let point = "<trkpt lat=\"47\" lon=\"8\"><time>third of May</time></trkpt>";
    let text = file(&format!("<trk><trkseg>{point}{point}</trkseg></trk>"));
    let first = "third of May".to_owned();
    assert_eq!(gpx::decode(text.as_bytes()), Err(DecodeError::UnreadableTimes { first }));
    let readable = file(&format!("<trk><trkseg>{point}{}</trkseg></trk>", self::point(0)));
    assert_eq!(only(&readable).faults, [Fault::BadPoints { count: 1 }]);
}

#[test]
fn the_type_of_a_link_is_no_sport_and_hides_none() {
    let linked = point(0).replace("</trkpt>", "<link href=\"x\"><type>Ride</type></link></trkpt>");
    let kind_last = format!("<trk><trkseg>{linked}</trkseg><type>Run</type></trk>");
    let run = only(&file(&kind_last));
    assert_eq!(run.sessions[0].sport, Some(Sport::Running));
}

#[test]
fn segments_are_breaks_and_near_tracks_are_one_outing() {
    let two_segments = |second| {
        let break_before = format!("</trkseg><trkseg></trkseg><trkseg>{}", point(second));
        track("", 0..3).replace(&point(2), &break_before)
    };
    let later = track("<type>running</type>", 1700..1702);
    let run = only(&file(&(two_segments(60) + &later)));
    assert_eq!(run.samples.len(), 5);
    assert_eq!(run.samples.segment_starts, [2, 3]);
    assert_eq!(run.sessions[0].sport, Some(Sport::Running));
    // Some programs begin a segment every few points: where nothing was missed, nothing was paused.
    let run = only(&file(&(two_segments(2) + &later)));
    assert_eq!(run.samples.segment_starts, [3]);
}

#[test]
fn time_that_two_segments_record_counts_once() {
    let of = |seconds: std::ops::Range<u32>| {
        let points: String = seconds.map(point).collect();
        format!("<trkseg>{points}</trkseg>")
    };
    let seconds = |run: &Recording| {
        let times = &run.samples.unix_ms;
        times.iter().map(|ms| (ms - times[0]) / 1000).collect::<Vec<_>>()
    };
    let run = only(&file(&format!("<trk>{}{}{}</trk>", of(0..6), of(3..9), of(0..6))));
    assert_eq!(seconds(&run), (0..9).collect::<Vec<_>>());
    // A single time that is far too late covers nothing of what follows.
    let late = of(0..6) + &of(3_000..3_001) + &of(6..9);
    let run = only(&file(&format!("<trk>{}</trk>", late.replacen("</trkseg><trkseg>", "", 1))));
    assert_eq!(run.samples.len(), 10);
}

#[test]
fn tracks_of_one_time_are_two_recordings() {
    let both = recordings(&file(&(track("", 0..600) + &track("", 100..700))));
    assert_eq!(both.len(), 2);
    let next = only(&file(&(track("", 0..600) + &track("", 590..700))));
    assert_eq!(next.samples.unix_ms.len(), 700);
}

#[test]
fn far_tracks_and_other_sports_are_other_outings() {
    // In the file the later one comes first; 1802 s lie between them.
    let far = recordings(&file(&(track("", 1803..1805) + &track("", 0..2))));
    assert_eq!(far.iter().map(|run| run.samples.len()).collect::<Vec<_>>(), [2, 2]);
    assert!(far[0].samples.unix_ms[1] < far[1].samples.unix_ms[0]);
    let near = only(&file(&(track("", 1801..1803) + &track("", 0..2))));
    assert_eq!(near.samples.len(), 4);
    let brick = recordings(&file(&(track("<type>Ride</type>", 0..5) + &track("<type>Run</type>", 9..12))));
    let sports: Vec<_> = brick.iter().map(|part| part.sessions[0].sport).collect();
    assert_eq!(sports, [Some(Sport::Cycling), Some(Sport::Running)]);
}

#[test]
fn points_in_reverse_are_put_in_the_order_of_time() {
    let points: String = (0..10).rev().map(point).collect();
    let run = only(&file(&format!("<trk><trkseg>{points}</trkseg></trk>")));
    assert!(run.samples.unix_ms.is_sorted());
    assert_eq!(run.samples.latitude_deg.get(9), Some(47.000009));
    assert!(run.samples.segment_starts.is_empty());
}

#[test]
fn local_times_are_told() {
    let with = |ending: &str| file(&track("", 0..3)).replace("Z</time>", &format!("{ending}</time>"));
    let zurich = only(&with("+02:00"));
    assert_eq!(zurich.utc_offset_min, Some(120));
    assert_eq!(zurich.samples.unix_ms[0], FIRST_MAY_0700_MS - 2 * 3_600_000);
    let naive = only(&with(""));
    assert_eq!(naive.utc_offset_min, None);
    assert_eq!(naive.samples.unix_ms[0], FIRST_MAY_0700_MS);
    assert_eq!(naive.faults, [Fault::NoTimeZone]);
    assert_eq!(only(&with("Z")).utc_offset_min, None);
}

#[test]
fn trap_22_what_is_no_activity_is_named() {
    let no_times = track("", 0..3).replace("<time>", "<cmt>").replace("</time>", "</cmt>");
    for (content, name) in [
        (no_times.as_str(), "a route without times"),
        ("<wpt lat=\"1\" lon=\"2\"><time>2024-05-01T07:00:00Z</time></wpt>", "waypoints"),
        ("<rte><rtept lat=\"1\" lon=\"2\"/></rte>", "a planned route"),
        ("", "a GPX file without track points"),
        ("<trk><trkseg/></trk>", "a GPX file without track points"),
    ] {
        let Ok(Decoded::NotActivity { what, created_unix_s }) = gpx::decode(file(content).as_bytes()) else {
            panic!("{name} was taken for something else");
        };
        assert_eq!((what.as_str(), created_unix_s), (name, None));
    }
    let unset_clock = file(&track("", 0..3)).replace("2024-", "1980-");
    assert_eq!(gpx::decode(unset_clock.as_bytes()), Err(DecodeError::ImpossibleTimes));
    for bytes in ["", "no markup", "<html><body>404</body></html>", "<gpx><trk><trks"] {
        let error = gpx::decode(bytes.as_bytes()).unwrap_err();
        assert!(matches!(error, DecodeError::NothingReadable { .. }), "{bytes}");
    }
}

#[test]
fn only_known_programs_are_named_as_the_device() {
    let gpx = |creator: &str| {
        format!(
            "<gpx creator=\"{creator}\"><trk><trkseg><trkpt lat=\"47\" lon=\"8\"><time>2026-03-01T08:00:00Z</time></trkpt>\
             </trkseg></trk></gpx>"
        )
    };
    let device = |creator: &str| only(&gpx(creator)).device;
    for (creator, expected) in [
        ("gpx.py -- https://example.org/tool", "gpx.py"),
        ("Garmin Connect", "Garmin Connect"),
        ("Ann Smith, Main Street 12", "unknown program"),
        ("https://example.org/ann", "unknown program"),
    ] {
        assert_eq!(device(creator).as_deref(), Some(expected), "{creator}");
    }
    assert_eq!(device(""), None);
}
