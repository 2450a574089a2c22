//! The files of other makers and programs that are known, a row each; the first that fits decides.

use super::File;
use crate::files::SPLIT_ARCHIVE;
use crate::files::sniff::{self, Content};
use crate::history::ledger::Outcome;

/// A kind of file that is known.
pub(super) struct KnownFile {
    /// True for a file of this kind.
    pub(super) is: fn(&File<'_>) -> bool,
    /// What becomes of it.
    pub(super) outcome: Outcome,
    /// What it is, and what to do in its place, in a sentence.
    pub(super) reason: &'static str,
}

/// Holds an activity, or may, that is not read.
const fn unsupported(is: fn(&File<'_>) -> bool, reason: &'static str) -> KnownFile {
    KnownFile { is, outcome: Outcome::Unsupported, reason }
}

/// Holds none.
const fn not_activity(is: fn(&File<'_>) -> bool, reason: &'static str) -> KnownFile {
    KnownFile { is, outcome: Outcome::NotActivity, reason }
}

/// All that are known.
pub(super) static KNOWN: &[KnownFile] = &[
    // Archives.
    unsupported(|file| sniff::is_tar(file.bytes), "a tar archive; unpack it and point patella at the folder"),
    unsupported(|file| file.is_binary() && file.is_part_of_archive(), SPLIT_ARCHIVE),
    // JSON.
    unsupported(
        |file| {
            file.is_json()
                && file.name.starts_with("training-session-")
                && (file.is_of_polar() || file.has_one_of(&["\"exercises\"", "\"exportVersion\""]))
        },
        "a session of Polar Flow as JSON; open it on flow.polar.com and export it as FIT or TCX",
    ),
    not_activity(|file| file.is_json() && file.is_of_polar(), "data of the Polar account beside its sessions"),
    unsupported(
        |file| {
            file.is_json() && (file.has(&["\"start_epoch_ms\"", "\"active_duration_ms\""]) || file.has(&["com.nike."]))
        },
        "an activity of Nike Run Club as JSON; share or sync it to another app and export it there as GPX or TCX",
    ),
    unsupported(
        |file| file.is_json() && file.has(&["\"DeviceLog\""]),
        "a workout of Suunto as JSON; open it in the Suunto app and export it as FIT",
    ),
    unsupported(
        |file| file.is_json() && file.has(&["\"logId\"", "\"activityTypeId\""]),
        "a list of exercises of Fitbit as JSON; open each on the Fitbit dashboard and export it as TCX",
    ),
    unsupported(
        |file| file.is_json() && file.has(&["\"fitnessActivity\""]),
        "a session of Google Fit as JSON; the TCX files in Takeout/Fit/Activities are read",
    ),
    unsupported(
        |file| file.is_json() && file.has(&["\"RIDE\"", "\"STARTTIME\""]),
        "an activity of GoldenCheetah as JSON; export it there as TCX",
    ),
    unsupported(
        |file| file.is_json() && file.has(&["\"FeatureCollection\""]),
        "GeoJSON is not read; export the activity as FIT, GPX or TCX",
    ),
    not_activity(|file| file.is_json() && file.is_fitbit_day(), "data of a Fitbit account beside the exercises"),
    not_activity(
        |file| file.is_json() && file.is_garmin_copy(),
        "account data beside the activities, not read by this version",
    ),
    // Tables and other text.
    not_activity(
        |file| file.is_text() && file.begins("Shoe Name,Shoe Brand,Shoe Model"),
        "the shoes of a Strava account; each activity names its own",
    ),
    not_activity(
        |file| file.is_text() && file.begins("Bike Name,Bike Brand,Bike Model"),
        "the bikes of a Strava account",
    ),
    unsupported(
        |file| {
            let line = file.first_line();
            file.is_text() && line.contains("sportTime(s)") && line.contains("startTime")
        },
        "the list of sports of a Zepp (Amazfit) account; export each activity in the Zepp app as FIT, GPX or TCX",
    ),
    unsupported(
        |file| {
            let line = file.first_line();
            file.is_text()
                && ["com.samsung.shealth.exercise,", "com.samsung.health.exercise,"]
                    .iter()
                    .any(|table| line.starts_with(table))
        },
        "the list of exercises of Samsung Health; export each in the app as GPX, or sync it to another app",
    ),
    not_activity(
        |file| file.is_text() && file.first_line().starts_with("com.samsung."),
        "data of a Samsung Health account beside the exercises",
    ),
    unsupported(
        |file| file.is_text() && file.begins("Name,Sport,Date,Start time,Duration"),
        "a session of Polar Flow as a table; open it on flow.polar.com and export it as FIT or TCX",
    ),
    not_activity(
        |file| file.is_text() && file.name == "gcexport.log",
        "a record that the program garmin-connect-export keeps of its work",
    ),
    not_activity(
        |file| {
            file.is_text() && file.is_in("electrocardiograms") && file.name.starts_with("ecg_") && file.ends(&["csv"])
        },
        "an electrocardiogram of an Apple Health export",
    ),
    unsupported(
        |file| file.is_text() && file.ends(&["hrm"]) && file.begins("[Params]"),
        "a session of an older Polar watch (HRM); convert it to TCX with a program that reads it, such as GoldenCheetah",
    ),
    unsupported(
        |file| file.is_text() && file.begins("OziExplorer Track Point File"),
        "a track of OziExplorer (PLT); convert it to GPX with a program that reads it, such as GPSBabel",
    ),
    unsupported(
        |file| file.is_text() && ["$GP", "$GN"].iter().any(|start| file.begins(start)),
        "the log of a GPS receiver (NMEA); convert it to GPX with a program that reads it, such as GPSBabel",
    ),
    // XML.
    unsupported(|file| file.content == Content::Kml, "KML is not read; export the activity as FIT, GPX or TCX"),
    not_activity(
        |file| file.is_xml() && file.has(&["<ClinicalDocument"]),
        "the health record of an Apple Health export",
    ),
    not_activity(|file| file.is_xml() && file.has(&["xmlschemas/GarminDevice"]), "what a Garmin watch says of itself"),
    unsupported(
        |file| file.is_xml() && file.has(&["<pwx"]),
        "a workout of TrainingPeaks or a Timex watch (PWX); export it there as FIT, GPX or TCX",
    ),
    unsupported(
        |file| {
            let is_ambit = || file.has(&["<PeakTrainingEffect>", "<LogItemCount>"]);
            file.is_xml() && (file.has_one_of(&["<sml", "<openambitlog", "suunto.com/schemas"]) || is_ambit())
        },
        "a move of a Suunto watch (SML or XML); open it in the Suunto app and export it as FIT",
    ),
    unsupported(
        |file| file.is_xml() && file.has(&["<FitnessWorkbook"]),
        "a logbook of SportTracks (FITLOG); export its activities there as FIT, GPX or TCX",
    ),
    unsupported(
        |file| {
            file.is_xml()
                && file.ends(&["slf", "smf"])
                && file.has_one_of(&["<Activity", "<Computer", "<Log", "<Training"])
        },
        "a session of a Sigma computer (SLF, SMF); export it in Sigma's program as FIT, GPX or TCX",
    ),
    // Bytes.
    unsupported(
        |file| file.is_binary() && file.ends(&["ttbin"]) && file.bytes.starts_with(b"\x20"),
        "an activity of a TomTom watch (TTBIN); convert it to TCX with the program ttbincnv",
    ),
    unsupported(
        |file| {
            file.ends(&["srm"]) && file.bytes.starts_with(b"SRM") && file.bytes.get(3).is_some_and(u8::is_ascii_digit)
        },
        "a session of an SRM power meter (SRM); convert it to TCX with a program that reads it, such as GoldenCheetah",
    ),
    unsupported(
        |file| file.ends(&["wko"]) && file.bytes.starts_with(b"WKO"),
        "a workout of TrainingPeaks WKO; export it there as FIT, GPX or TCX",
    ),
    unsupported(
        |file| file.is_binary() && file.ends(&["omd", "omh"]),
        "an activity of a Geonaute watch (OMD, OMH); export it in the Decathlon account as GPX or TCX",
    ),
    unsupported(
        |file| file.bytes.starts_with(b"MsRcf\0"),
        "tracks of Garmin MapSource or BaseCamp (GDB); export them there as GPX",
    ),
    unsupported(
        |file| file.bytes.starts_with(b"SQLite format 3\0"),
        "the database of an app; export its activities there as FIT, GPX or TCX",
    ),
    unsupported(
        |file| file.content != Content::Empty && file.ends(&["hst", "crs"]) && !file.is_text(),
        "a history or courses of Garmin Training Center (HST, CRS); export them there as TCX",
    ),
    // What a watch stores next to its activities, looked into as a drive or copied from it.
    not_activity(
        |file| {
            const ENDINGS: [&str; 8] = ["prg", "set", "img", "lng", "gfw", "mdr", "gpi", "unl"];
            file.content != Content::Empty && file.is_in("garmin") && file.ends(&ENDINGS)
        },
        "a file that the watch keeps for itself",
    ),
];
