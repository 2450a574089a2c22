//! Files of other makers and programs: what they are, and what to export in their place.
//!
//! A file is known by its name where that is as good as a signature, and by its first bytes where the name is weak.

use crate::export::sniff::Content;
use crate::history::ledger::Outcome;

/// What becomes of a file and why, where it is a known one that holds nothing to be read here.
pub(super) fn verdict(
    path: &str,
    content: Content,
    head: &[u8],
) -> Option<(Outcome, &'static str)> {
    let path = path.to_lowercase();
    let path = path.strip_suffix(".gz").unwrap_or(&path);
    let name = path.rsplit('/').next().unwrap_or(path);
    let file = File {
        path,
        name,
        head: String::from_utf8_lossy(head).into_owned(),
    };
    match content {
        Content::Json => json(&file),
        Content::Text => table(&file),
        Content::AppleHealth | Content::Xml => xml(&file, content),
        _ => None,
    }
    .or_else(|| on_a_watch(&file).filter(|_| content != Content::Empty))
}

/// A file by its path and name in small letters, and its beginning.
struct File<'a> {
    path: &'a str,
    name: &'a str,
    head: String,
}

impl File<'_> {
    fn has(&self, fields: &[&str]) -> bool {
        fields.iter().all(|field| self.head.contains(field))
    }

    fn begins(&self, columns: &str) -> bool {
        self.head
            .trim_start_matches('\u{FEFF}')
            .starts_with(columns)
    }

    fn lies_in(&self, folder: &str) -> bool {
        let mut folders = self.path.split('/');
        folders.next_back();
        folders.any(|name| name.trim_end_matches('!') == folder)
    }
}

fn json(file: &File<'_>) -> Option<(Outcome, &'static str)> {
    let is_polar = file.path.contains("polar-user-data-export");
    if file.name.starts_with("training-session-")
        && (is_polar || file.has(&["\"exercises\""]) || file.has(&["\"exportVersion\""]))
    {
        return unsupported(
            "a session of Polar Flow as JSON; open it on flow.polar.com and export it as FIT or TCX",
        );
    }
    if is_polar {
        return not_activity("data of the Polar account beside its sessions");
    }
    if file.has(&["\"start_epoch_ms\"", "\"active_duration_ms\""]) || file.has(&["com.nike."]) {
        return unsupported(
            "an activity of Nike Run Club as JSON; share or sync it to another app and export it there as GPX or TCX",
        );
    }
    if file.has(&["\"DeviceLog\""]) {
        return unsupported(
            "a workout of Suunto as JSON; open it in the Suunto app and export it as FIT",
        );
    }
    if file.has(&["\"logId\"", "\"activityTypeId\""]) {
        return unsupported(
            "a list of exercises of Fitbit as JSON; open each on the Fitbit dashboard and export it as TCX",
        );
    }
    if file.has(&["\"fitnessActivity\""]) {
        return unsupported(
            "a session of Google Fit as JSON; the TCX files in Takeout/Fit/Activities are read",
        );
    }
    if is_fitbit_day(file) {
        return not_activity("data of a Fitbit account beside the exercises");
    }
    if is_garmin_copy(file) {
        return not_activity("account data beside the activities, not read by this version");
    }
    None
}

/// `steps-2024-05-01.json` and the like: thousands of files with a value a minute.
fn is_fitbit_day(file: &File<'_>) -> bool {
    const KINDS: [&str; 8] = [
        "steps-",
        "heart_rate-",
        "distance-",
        "calories-",
        "altitude-",
        "resting_heart_rate-",
        "sedentary_minutes-",
        "time_in_heart_rate_zones-",
    ];
    KINDS.iter().any(|kind| file.name.starts_with(kind)) && file.has(&["\"dateTime\""])
}

/// What programs that copy a Garmin account leave beside each activity.
fn is_garmin_copy(file: &File<'_>) -> bool {
    let stem = file.name.strip_suffix(".json").unwrap_or(file.name);
    let number = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count() >= 5;
    let of_activity = stem
        .find("activity_")
        .is_some_and(|at| number(stem[at..].trim_start_matches(|c: char| !c.is_ascii_digit())));
    let is_settings = ["userstats", "downloaded_ids", "activity_types"].contains(&stem);
    of_activity
        || is_settings
        || stem.starts_with("device_")
        || stem.starts_with("personal-information")
}

fn table(file: &File<'_>) -> Option<(Outcome, &'static str)> {
    if file.begins("Activity Type,Date,Favorite,Title,Distance") {
        return unsupported(
            "a list of Garmin's web page, which names neither its units nor its time zone; ask Garmin for \"Export Your Data\" instead",
        );
    }
    if file.begins("Activity Id,Date,Type,Route Name,Distance") {
        return unsupported(
            "the list of a Runkeeper export; the GPX files beside it are read, runs without one are not",
        );
    }
    if file.begins("Shoe Name,Shoe Brand,Shoe Model") {
        return not_activity("the shoes of a Strava account; each activity names its own");
    }
    if file.begins("Bike Name,Bike Brand,Bike Model") {
        return not_activity("the bikes of a Strava account");
    }
    let first_line = file.head.lines().next().unwrap_or_default();
    let is_zepp_sport = first_line.contains("sportTime(s)") && first_line.contains("startTime");
    if is_zepp_sport {
        return unsupported(
            "the list of sports of a Zepp (Amazfit) account; export each activity in the Zepp app as FIT, GPX or TCX",
        );
    }
    if first_line.starts_with("com.samsung.") {
        return match first_line.starts_with("com.samsung.shealth.exercise,")
            || first_line.starts_with("com.samsung.health.exercise,")
        {
            true => unsupported(
                "the list of exercises of Samsung Health; export each in the app as GPX, or sync it to another app",
            ),
            false => not_activity("data of a Samsung Health account beside the exercises"),
        };
    }
    if file.name == "gcexport.log" {
        return not_activity("a record that the program garmin-connect-export keeps of its work");
    }
    None
}

fn xml(file: &File<'_>, content: Content) -> Option<(Outcome, &'static str)> {
    if content == Content::AppleHealth {
        return unsupported(
            "Apple Health's own list; the routes beside it in workout-routes are read, and an app such as HealthFit exports whole workouts as FIT",
        );
    }
    if file.has(&["<ClinicalDocument"]) {
        return not_activity("the health record of an Apple Health export");
    }
    file.has(&["xmlschemas/GarminDevice"])
        .then_some((Outcome::NotActivity, "what a Garmin watch says of itself"))
}

/// What a watch keeps beside its activities, on a watch looked into as a drive or copied from it.
fn on_a_watch(file: &File<'_>) -> Option<(Outcome, &'static str)> {
    const ENDINGS: [&str; 8] = ["prg", "set", "img", "lng", "gfw", "mdr", "gpi", "unl"];
    let ending = file.name.rsplit_once('.')?.1;
    let is_kept = file.lies_in("garmin") && ENDINGS.contains(&ending);
    is_kept.then_some((
        Outcome::NotActivity,
        "a file that the watch keeps for itself",
    ))
}

fn unsupported(reason: &'static str) -> Option<(Outcome, &'static str)> {
    Some((Outcome::Unsupported, reason))
}

fn not_activity(reason: &'static str) -> Option<(Outcome, &'static str)> {
    Some((Outcome::NotActivity, reason))
}
