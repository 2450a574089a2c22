//! The program or device that wrote a GPX file, by the name it gives itself, and the local time that one of them, Runkeeper,
//! marked as UTC before 2015.
//!
//! Some apps put the name of their user, an address or other typed text instead of their own name. So only known names
//! are ever shown, with their version number; all others are an unknown program.
//!
//! The tracks of Runkeeper are called `Running 3/14/14 12:49 pm` and its files `2014-03-14-1249.gpx`, both by the local clock.
//! Where the first time of a track, marked as UTC, shows the same clock, it is local time; where the local clock is UTC, both
//! are the same. Other programs name their files in UTC, so only those of Runkeeper are checked.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::activity::{Fault, Recording};

/// Shown for a name that is not known.
pub const UNKNOWN: &str = "unknown program";

/// Names that programs and makers give themselves, separated by `|`.
const KNOWN: &str = "\
    Garmin Connect|Garmin BaseCamp|Garmin Desktop App|Garmin International|Garmin|BaseCamp|MapSource|Forerunner|\
    Forerunner SDK|eTrex|Edge|Oregon|Montana|Dakota|GPSMAP|Fenix|StravaGPX Android|StravaGPX iPhone|StravaGPX|\
    Strava.com|Strava|Runkeeper|Apple Health Export|HealthFit|RunGap|WorkOutDoors|iSmoothRun|Suunto app|Suunto|\
    Movescount|Moveslink|Polar Flow|Polar WebSync|Polar|Polarpersonaltrainer|COROS|Wahoo|ELEMNT|TomTom|\
    Zepp Life|Zepp|Amazfit|Mi Fit|Mi Fitness|Xiaomi|Huawei Health|Huawei|Samsung Health|S Health|Fitbit|\
    Google Fit|Nike+ Run Club|Nike Run Club|NikePlus|Endomondo.com|Endomondo|MapMyRun|MapMyFitness|runtastic|\
    adidas Running|Runmeter|Sports Tracker|Sports-Tracker|SportsTracker|SportTracks|SportsTracks|GoldenCheetah|\
    Runalyze|RUNALYZE|TrainingPeaks|intervals.icu|tapiriik|Codoon|Keep|Joyrun|OsmAnd|OpenTracks|Komoot|\
    Locus Map|GPSLogger|GPS Logger|GPSBabel|GPS Visualizer|GPX Tracker|GPXSee|GPSies|ExpertGPS|GDAL|OSMTracker|\
    Ultra GPS Logger|sportractive.com|ridewithgps|Ride with GPS|FitoTrack|Gadgetbridge|RunnerUp|Organic Maps|\
    Maps.me|Gaia GPS|Guru Maps|Outdooractive|AllTrails|Wikiloc|ViewRanger|MyTracks|My Tracks|Geo Tracker|\
    mapy.cz|Bryton|Sigma|Hammerhead|Stages|Decathlon Coach|Geonaute|Timex|Magellan|Holux|QStarz|Columbus|Pebble|\
    Wear OS|Stryd|Zwift|fit2gpx|gpxpy|gpx.py|togeojson|ExifTool|QGIS|Viking|Merkaartor|JOSM|qMapShack|QMapShack";

/// The known name at the start of the creator of a file, with the version number after it; [`UNKNOWN`] for all others. `None`
/// for an empty text.
pub(super) fn name(creator: &str) -> Option<String> {
    let creator = creator.trim();
    if creator.is_empty() {
        return None;
    }
    let known = KNOWN.split('|').filter(|name| begins_with(creator, name)).max_by_key(|name| name.len());
    let Some(name) = known else {
        return Some(UNKNOWN.to_owned());
    };
    let rest = &creator[name.len()..];
    let version = rest.split_whitespace().find(|word| is_version(word));
    Some(match version {
        Some(version) => format!("{name} {version}"),
        None => name.to_owned(),
    })
}

/// True where the text begins with the name, in any case, and the word ends there.
fn begins_with(text: &str, name: &str) -> bool {
    let begins = text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let continues = |rest: &str| rest.chars().next().is_some_and(char::is_alphabetic);
    begins && !continues(&text[name.len()..])
}

/// `4.5.10` or `v3`, and a model number such as `400t`; no date, and no number long enough to identify a person or a phone.
fn is_version(word: &str) -> bool {
    let number = word.trim_start_matches(['v', 'V']);
    let number = number.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(number);
    let are_digits = number.chars().all(|c| c.is_ascii_digit() || c == '.');
    let begins = number.starts_with(|c: char| c.is_ascii_digit());
    are_digits && begins && number.split('.').all(|part| part.len() <= 4) && number.len() <= 12
}

/// The clock of a title has whole minutes, and may be read before the first fix; seconds.
const WITHIN_S: i64 = 90;

/// Marks a recording of Runkeeper whose first time equals the clock in its title.
pub(super) fn check_title(recording: &mut Recording, title: &str) {
    check(recording, &clocks(title));
}

/// Marks recordings of Runkeeper whose first time equals the clock in the file name.
///
/// ```
/// use patella::activity::Fault;
/// use patella::decode::{Decoded, gpx};
///
/// let file = br#"<gpx creator="Runkeeper"><trk><trkseg>
///     <trkpt lat="47.0" lon="8.0"><time>2014-03-14T12:49:30Z</time></trkpt></trkseg></trk></gpx>"#;
/// let Ok(Decoded::Activities(mut recordings)) = gpx::decode(file) else { panic!("it holds a run") };
/// gpx::check_file_name(&mut recordings, "export/2014-03-14-1249.gpx");
/// assert_eq!(recordings[0].faults, [Fault::LocalTimeAsUtc]);
/// ```
pub fn check_file_name(recordings: &mut [Recording], path: &str) {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let clocks = clock_of_file(name);
    for recording in recordings {
        check(recording, clocks.as_slice());
    }
}

fn check(recording: &mut Recording, clocks: &[DateTime]) {
    let is_runkeeper =
        (recording.device.as_deref()).is_some_and(|device| device.to_ascii_lowercase().contains("runkeeper"));
    let is_marked = recording.faults.iter().any(|fault| matches!(fault, Fault::NoTimeZone | Fault::LocalTimeAsUtc));
    if !is_runkeeper || is_marked || recording.utc_offset_min.is_some() {
        return;
    }
    let first = recording.samples.unix_ms.first();
    let first = first.and_then(|&unix_ms| Timestamp::from_millisecond(unix_ms).ok());
    let Some(first) = first.map(|first| TimeZone::UTC.to_datetime(first)) else {
        return;
    };
    let shows = |clock: &DateTime| first.duration_since(*clock).as_secs().abs() <= WITHIN_S;
    if clocks.iter().any(shows) {
        recording.faults.push(Fault::LocalTimeAsUtc);
    }
}

/// The clocks that a title may mean: day and month in either order.
fn clocks(title: &str) -> Vec<DateTime> {
    let numbers: Vec<i16> =
        title.split(|character: char| !character.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let [a, b, c, hour, minute, ..] = numbers[..] else {
        return Vec::new();
    };
    let lower = title.to_lowercase();
    let hours = if lower.contains("pm") {
        hour % 12 + 12
    } else if lower.contains("am") {
        hour % 12
    } else {
        hour
    };
    let year = |year: i16| if year < 100 { year + 2000 } else { year };
    [(year(c), a, b), (year(c), b, a), (year(a), b, c)]
        .into_iter()
        .filter_map(|(year, month, day)| clock(year, [month, day, hours, minute]))
        .collect()
}

/// The clock of a file called `2014-03-14-1249.gpx` or `2014-03-14-124905.gpx`.
fn clock_of_file(name: &str) -> Option<DateTime> {
    let stem = name.split('.').next()?;
    let mut parts = stem.split('-');
    let [year, month, day, clock_digits] = [parts.next()?, parts.next()?, parts.next()?, parts.next()?];
    let is_clock = matches!(clock_digits.len(), 4 | 6) && clock_digits.bytes().all(|b| b.is_ascii_digit());
    if !is_clock || year.len() != 4 {
        return None;
    }
    let number = |text: &str| text.parse().ok();
    let (hour, minute) = (number(&clock_digits[..2])?, number(&clock_digits[2..4])?);
    clock(number(year)?, [number(month)?, number(day)?, hour, minute])
}

fn clock(year: i16, rest: [i16; 4]) -> Option<DateTime> {
    let [month, day, hour, minute] = rest.map(|number| i8::try_from(number).ok());
    DateTime::new(year, month?, day?, hour?, minute?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_their_names_and_nothing_else_is_shown() {
        for (creator, expected) in [
            ("Garmin Connect", "Garmin Connect"),
            ("StravaGPX Android", "StravaGPX Android"),
            ("OsmAnd 4.5.10", "OsmAnd 4.5.10"),
            ("RunKeeper", "Runkeeper"),
            ("Oregon 400t", "Oregon 400t"),
            ("Runkeeper - http://www.runkeeper.com", "Runkeeper"),
            ("TomTom.1001", "TomTom"),
            ("AllTrails https://www.alltrails.com/ - Home loop", "AllTrails"),
            ("Garmin eTrex 20", "Garmin 20"),
            ("Garmin Connect for Ann Smith", "Garmin Connect"),
            ("StravaGPX & co", "StravaGPX"),
            ("Strava 01793456789", "Strava"),
            ("Stravaganza", UNKNOWN),
            ("Ann Smith", UNKNOWN),
            ("12 Main Street", UNKNOWN),
            ("Édith Piaf", UNKNOWN),
        ] {
            assert_eq!(name(creator).as_deref(), Some(expected), "{creator}");
        }
        assert_eq!(name("  "), None);
    }

    fn shows(clocks: &[DateTime], clock: &str) -> bool {
        clocks.contains(&clock.parse().unwrap())
    }

    #[test]
    fn clocks_of_titles_and_files_are_read() {
        assert!(shows(&clocks("Running 3/14/14 12:49 pm"), "2014-03-14T12:49"));
        assert!(shows(&clocks("Running 3/14/14 12:05 am"), "2014-03-14T00:05"));
        assert!(shows(&clocks("Laufen 14.03.14 18:49"), "2014-03-14T18:49"));
        assert!(shows(&clocks("Running 2014-03-14 06:49"), "2014-03-14T06:49"));
        assert!(clocks("Running").is_empty());
        let file = clock_of_file("2014-03-14-1249.gpx");
        assert_eq!(file, "2014-03-14T12:49".parse().ok());
        assert_eq!(clock_of_file("2014-03-14-124905.gpx"), file);
        for name in ["run.gpx", "2014-03-14.gpx", "2014-03-14-12.gpx", "20140314-1249.gpx"] {
            assert_eq!(clock_of_file(name), None, "{name}");
        }
    }
}
