//! Times in GPX files: the usual forms compared with jiff's own parser, and other forms from real files.

use jiff::Timestamp;
use patella::activity::{Fault, Recording};
use patella::decode::{DecodeError, Decoded, gpx};

/// The recording of a track with one point at a time.
fn recording(time: &str) -> Result<Recording, DecodeError> {
    let file =
        format!("<gpx><trk><trkseg><trkpt lat=\"47\" lon=\"8\"><time>{time}</time></trkpt></trkseg></trk></gpx>");
    match gpx::decode(file.as_bytes())? {
        Decoded::Activities(mut recordings) => Ok(recordings.remove(0)),
        Decoded::NotActivity { .. } => Err(DecodeError::NoSamples),
    }
}

/// The moment, and the offset as written.
fn read(time: &str) -> Option<(i64, Option<i32>)> {
    let recording = recording(time).ok()?;
    Some((recording.samples.unix_ms[0], recording.utc_offset_min))
}

fn has_no_zone(time: &str) -> bool {
    recording(time).unwrap().faults.contains(&Fault::NoTimeZone)
}

#[test]
fn the_usual_forms_agree_with_jiff() {
    for (text, offset_min) in [
        ("2024-02-29T07:30:05Z", None),
        ("2020-09-04T09:25:50.116000Z", None),
        ("2024-05-01T07:30:00+02:00", Some(120)),
        ("2021-01-07T21:51:59.179-03:30", Some(-210)),
        ("2024-05-01T07:30:00+00:00", None),
        ("1999-12-31T23:59:59.5Z", None),
    ] {
        let jiff: Timestamp = text.parse().unwrap();
        assert_eq!(read(text), Some((jiff.as_millisecond(), offset_min)), "{text}");
        assert!(!has_no_zone(text), "{text}");
    }
}

#[test]
fn the_lenient_forms_mean_the_same_moment() {
    let (moment, _) = read("2024-05-01T07:30:00Z").unwrap();
    for text in [
        " 2024-05-01T07:30:00Z\n",
        "2024-05-01 07:30:00z",
        "2024-05-01T07:30Z",
        "2024-05-01T09:30:00+0200",
        "2024-05-01T09:30:00+02",
        "2024-05-01T07:30:00,000Z",
        "2024-05-01 07:30:00 UTC",
        "2024-05-01T07:30:00 GMT",
        "2024/05/01 07:30:00Z",
        "2024/05/01 07:30:00",
        "01.05.2024 07:30:00",
        "2024/5/1 7:30:00 +0000",
        "2024-5-1T7:30:0Z",
        "2024-05-01 9:30:00 +02:00",
        "2024-05-01 07:30:00 AM UTC",
        "1714548600",
        "1714548600000",
        "1714548600.0",
        "Wed, 01 May 2024 07:30:00 GMT",
        "Wed, 1 May 2024 09:30:00 +0200",
    ] {
        assert_eq!(read(text).unwrap().0, moment, "{text}");
        assert!(!has_no_zone(text), "{text}");
    }
    assert_eq!(read("2024-05-01T07:30:00"), Some((moment, None)));
    assert!(has_no_zone("2024-05-01T07:30:00"));
    assert_eq!(read("2024-05-01 12:30:00 AM UTC"), read("2024-05-01T00:30:00Z"));
    assert_eq!(read("1714548600123"), Some((moment + 123, None)));
    assert_eq!(read("2016-12-31T23:59:60Z"), read("2016-12-31T23:59:59Z"), "a leap second");
}

#[test]
fn what_is_no_time_is_none() {
    for text in [
        "",
        "2024-05-01",
        "2024-02-30T07:30:00Z",
        "2024-05-01T24:30:00Z",
        "2024-05-01T07:30:61Z",
        "2024-05-01T07:30:00.Z",
        "2024-05-01T07:30:00+19:00",
        "-024-05-01T07:30:00Z",
        "2024-05-0éT07:30Z",
        "03/04/2024 07:30:00",
        "2024-05-01 13:30:00 PM",
        "2024-05-01 07:30:00 CEST",
        "171454860",
        "20240501",
        "yesterday",
        "2024-05-01 07:30:00:00",
    ] {
        let error = recording(text).unwrap_err();
        assert_ne!(error, DecodeError::ImpossibleTimes, "{text}");
    }
}

#[test]
fn only_times_of_gps_watches_are_possible() {
    for (text, is_possible) in [
        ("1994-12-31T23:59:59Z", false),
        ("1995-01-01T00:00:00Z", true),
        ("2099-12-31T23:59:59Z", true),
        ("2100-01-01T00:00:00Z", false),
        ("1989-12-31T00:00:00Z", false),
    ] {
        match recording(text) {
            Ok(_) => assert!(is_possible, "{text}"),
            Err(error) => assert!(!is_possible && error == DecodeError::ImpossibleTimes, "{text}: {error}"),
        }
    }
}
