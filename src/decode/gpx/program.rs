//! The program or device that wrote a GPX file, by the name it gives itself.
//!
//! Some apps put the name of their user, an address or other typed text instead of their own name. So only known names
//! are ever shown, with their version number; all others are an unknown program.

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
}
