//! An invented hour of running, one sample a second, in the three formats.
//!
//! Written here and not taken from the fixtures, so that the formats can be compared on the same samples, and in one long
//! file instead of many short ones.

use std::fmt::Write;

use crc::{CRC_16_ARC, Crc};
use jiff::Timestamp;

const SECONDS: u32 = 3600;
/// 1 June 2026 06:00 UTC.
const START_UNIX_S: i64 = 1_780_293_600;
/// Seconds from the Unix epoch to the FIT epoch.
const FIT_EPOCH_UNIX_S: i64 = 631_065_600;
const SEMICIRCLES_PER_DEG: f64 = 2_147_483_648.0 / 180.0;

/// One second of the hour.
struct Moment {
    unix_s: i64,
    latitude_deg: f64,
    longitude_deg: f64,
    altitude_m: f64,
    distance_m: f64,
    speed_m_s: f64,
    heart_rate_bpm: u8,
    cadence_rpm: u8,
}

/// Three meters a second in wide curves over low hills.
fn moments() -> impl Iterator<Item = Moment> {
    (0..SECONDS).map(|second| {
        let turn = f64::from(second) / 97.0;
        Moment {
            unix_s: START_UNIX_S + i64::from(second),
            latitude_deg: 50.0 + f64::from(second) * 1.9e-5 + turn.sin() * 1e-3,
            longitude_deg: 15.0 + f64::from(second) * 2.3e-5 + turn.cos() * 1e-3,
            altitude_m: 400.0 + 60.0 * (turn / 5.0).sin(),
            distance_m: 3.0 * f64::from(second),
            speed_m_s: 3.0 + 0.4 * turn.sin(),
            heart_rate_bpm: (150.0 + 12.0 * (turn / 3.0).sin()) as u8,
            cadence_rpm: 84 + (second % 5) as u8,
        }
    })
}

/// As a watch writes it: who made the file, then the records, with header and checksum.
pub fn fit() -> Vec<u8> {
    const ENUM: u8 = 0x00;
    const U8: u8 = 0x02;
    const U16: u8 = 0x84;
    const S32: u8 = 0x85;
    const U32: u8 = 0x86;
    let start = (START_UNIX_S - FIT_EPOCH_UNIX_S) as u32;
    let mut body = definition(0, 0, &[(0, 1, ENUM), (1, 2, U16), (2, 2, U16), (4, 4, U32)]);
    // Type 4 is an activity, maker 255 a development build.
    body.extend([0, 4, 255, 0, 0, 0]);
    body.extend(start.to_le_bytes());
    body.extend(definition(
        1,
        20,
        &[(253, 4, U32), (0, 4, S32), (1, 4, S32), (5, 4, U32), (2, 2, U16), (6, 2, U16), (3, 1, U8), (4, 1, U8)],
    ));
    for moment in moments() {
        body.push(1);
        body.extend(((moment.unix_s - FIT_EPOCH_UNIX_S) as u32).to_le_bytes());
        body.extend(((moment.latitude_deg * SEMICIRCLES_PER_DEG) as i32).to_le_bytes());
        body.extend(((moment.longitude_deg * SEMICIRCLES_PER_DEG) as i32).to_le_bytes());
        body.extend(((moment.distance_m * 100.0) as u32).to_le_bytes());
        body.extend((((moment.altitude_m + 500.0) * 5.0) as u16).to_le_bytes());
        body.extend(((moment.speed_m_s * 1000.0) as u16).to_le_bytes());
        body.extend([moment.heart_rate_bpm, moment.cadence_rpm]);
    }
    framed(&body)
}

/// A definition message, little-endian: local and global number, then number, size and base type of each field.
fn definition(local: u8, global: u16, fields: &[(u8, u8, u8)]) -> Vec<u8> {
    let mut bytes = vec![0x40 | local, 0, 0];
    bytes.extend(global.to_le_bytes());
    bytes.push(fields.len() as u8);
    bytes.extend(fields.iter().flat_map(|&(number, size, base)| [number, size, base]));
    bytes
}

/// Header and checksum around the messages.
fn framed(body: &[u8]) -> Vec<u8> {
    let checksum = Crc::<u16>::new(&CRC_16_ARC);
    // A header of 14 bytes: protocol 2.0, profile 21.58.
    let mut file = vec![14, 0x20];
    file.extend(2158u16.to_le_bytes());
    file.extend((body.len() as u32).to_le_bytes());
    file.extend(b".FIT");
    file.extend(checksum.checksum(&file).to_le_bytes());
    file.extend(body);
    file.extend(checksum.checksum(&file).to_le_bytes());
    file
}

/// One track with heart rate and cadence in Garmin's extension.
pub fn gpx() -> String {
    let mut text = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<gpx creator="patella bench" version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">
<trk><type>running</type><trkseg>
"#,
    );
    for moment in moments() {
        let Moment { latitude_deg, longitude_deg, altitude_m, .. } = moment;
        let (clock, heart_rate, cadence) = (clock(&moment), moment.heart_rate_bpm, moment.cadence_rpm);
        add(
            &mut text,
            format_args!(
                r#"      <trkpt lat="{latitude_deg:.7}" lon="{longitude_deg:.7}">
        <ele>{altitude_m:.1}</ele>
        <time>{clock}</time>
        <extensions>
          <ns3:TrackPointExtension>
            <ns3:hr>{heart_rate}</ns3:hr>
            <ns3:cad>{cadence}</ns3:cad>
          </ns3:TrackPointExtension>
        </extensions>
      </trkpt>
"#
            ),
        );
    }
    text.push_str("</trkseg></trk></gpx>\n");
    text
}

/// One activity of one lap.
pub fn tcx() -> String {
    let mut text = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">
<Activities><Activity Sport="Running"><Id>2026-06-01T06:00:00.000Z</Id><Lap StartTime="2026-06-01T06:00:00.000Z">
<TotalTimeSeconds>3600.0</TotalTimeSeconds><DistanceMeters>10800.0</DistanceMeters><Track>
"#,
    );
    for moment in moments() {
        let Moment { latitude_deg, longitude_deg, altitude_m, distance_m, speed_m_s, .. } = moment;
        let (clock, heart_rate, cadence) = (clock(&moment), moment.heart_rate_bpm, moment.cadence_rpm);
        add(
            &mut text,
            format_args!(
                r#"          <Trackpoint>
            <Time>{clock}</Time>
            <Position>
              <LatitudeDegrees>{latitude_deg:.7}</LatitudeDegrees>
              <LongitudeDegrees>{longitude_deg:.7}</LongitudeDegrees>
            </Position>
            <AltitudeMeters>{altitude_m:.1}</AltitudeMeters>
            <DistanceMeters>{distance_m:.2}</DistanceMeters>
            <HeartRateBpm>
              <Value>{heart_rate}</Value>
            </HeartRateBpm>
            <Extensions>
              <ns3:TPX>
                <ns3:Speed>{speed_m_s:.3}</ns3:Speed>
                <ns3:RunCadence>{cadence}</ns3:RunCadence>
              </ns3:TPX>
            </Extensions>
          </Trackpoint>
"#
            ),
        );
    }
    text.push_str("</Track></Lap></Activity></Activities></TrainingCenterDatabase>\n");
    text
}

/// The time of a moment as Garmin writes it, with milliseconds.
fn clock(moment: &Moment) -> String {
    let instant = Timestamp::from_second(moment.unix_s).expect("an hour of 2026");
    instant.to_string().replace('Z', ".000Z")
}

fn add(text: &mut String, piece: std::fmt::Arguments) {
    text.write_fmt(piece).expect("a string takes everything");
}
