//! Five thousand damaged inputs of every type: activities, archives, lists of every account, diaries as text
//! and as spreadsheets, a file of settings, a tile of heights. Nothing panics or hangs, and every file has its row.

use std::fs;

use patella::cli::Cli;
use patella::pain::diary;
use patella::pipeline;
use patella::settings::Settings;
use patella::terrain::Terrain;
use tempfile::tempdir;

use super::random_damage::{SplitMix64, spoil};
use crate::files::making::{gz, run, streamed_zip, zip};
use crate::fixtures::reading::committed;

/// Spoiled inputs of all kinds together.
const INPUTS: usize = 5_000;

const STRAVA: &str = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart \
    Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving \
    Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High\n\
    1,\"Mar 14, 2026, 7:00:00 AM\",Run,Run,,2274,5.85,,,false,,,#error#,70.0,,2274.0,2274.0,5852.1,4.0,2.5735,60.0,60.0,400.0,500.0\n\
    2,\"Mar 16, 2026, 7:00:00 AM\",Run,9,,1500,4.00,,,false,,,activities/2.fit,70.0,,1500.0,1500.0,4000.0,4.0,2.6667,20,20,400,500\n";

const RUNKEEPER: &str = "Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,Climb (m),\
    Average Heart Rate (bpm),Notes,GPX File\n\
    2026-03-14 08:00:00,Running,,3.48,20:00,5:45,10.44,200.0,0,,,2026-03-14-0800.gpx\n\
    2026-03-16 18:00:00,Running,,5.00,30:00,6:00,10.00,300.0,0,,treadmill,\n";

const GARMIN_WEB: &str = "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz\n\
    Laufen,2026-03-14 08:00:00,false,\"Lauf\",\"3,48\",\"200\",\"00:20:00\",\"140\"\n\
    Radfahren,2026-03-15 08:00:00,true,\"Rad\",\"23,48\",\"500\",\"01:20:00\",\"--\"\n";

const APPLE: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData ANY>\n]>\n<HealthData locale=\"en_US\">\n\
    <Record type=\"HKQuantityTypeIdentifierStepCount\" value=\"12\"/>\n\
    <Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"30\" durationUnit=\"min\" totalDistance=\"5\" \
    totalDistanceUnit=\"km\" startDate=\"2026-03-14 07:00:00 +0100\" endDate=\"2026-03-14 07:30:00 +0100\">\
    <MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/></Workout>\n</HealthData>\n";

const SETTINGS: &str =
    "units = \"imperial\"\nweek-start = \"sun\"\ntz = \"Europe/Zurich\"\nsince = \"12w\"\nsport = \"run,trail\"\n";

const DIARY: &str =
    "# mine\ndate,score,time,side,note\n2026-03-14,4,18:30,left,\"stairs, first time\"\n2026-03-15,0,,,\n";

/// Files of an export, by name.
fn exports() -> Vec<(&'static str, Vec<u8>)> {
    let gpx = committed("small/run.gpx");
    let gpx = gpx[..gpx.len().min(30_000)].to_vec();
    let small = |name| committed(&format!("small/{name}"));
    let inner = zip(&[("1.fit", &run()), ("2.gpx", &gpx)]);
    let lists = "garmin-export/DI_CONNECT/DI-Connect-Fitness";
    let garmin = crate::fixtures::reading::files_below(&crate::fixtures::reading::fixtures().join(lists));
    let garmin = garmin.into_iter().find(|name| name.ends_with("summarizedActivities.json"));
    let garmin = committed(&format!("{lists}/{}", garmin.unwrap()));
    vec![
        ("a.fit", run()),
        ("b.fit", small("developer.fit")),
        ("c.fit", small("multisport.fit")),
        ("d.gpx", gpx.clone()),
        ("e.tcx", small("run.tcx")),
        ("f.zip", zip(&[("inner.zip", &inner), ("3.fit", &run())])),
        ("g.zip", streamed_zip(&[("1.fit", &run())])),
        ("h.gpx.gz", gz(&gpx)),
        ("i_0_summarizedActivities.json", garmin[..garmin.len().min(20_000)].to_vec()),
        ("activities.csv", STRAVA.into()),
        ("cardioActivities.csv", RUNKEEPER.into()),
        ("Activities.csv", GARMIN_WEB.into()),
        ("export.xml", APPLE.into()),
    ]
}

#[test]
fn five_thousand_spoiled_inputs_of_every_kind_do_no_harm() {
    let mut random = SplitMix64::new(2_026);
    let exports = exports();
    let others = 5;
    let rounds = INPUTS.div_ceil(exports.len() + others);
    let folder = tempdir().unwrap();
    for round in 0..rounds {
        let export = folder.path().join("export");
        fs::create_dir(&export).unwrap();
        for (name, bytes) in &exports {
            fs::write(export.join(name), spoil(bytes, &mut random).bytes).unwrap();
        }
        let read = pipeline::read(std::slice::from_ref(&export), None, &Settings::default(), &|| {});
        let history = read.unwrap();
        for (name, _) in &exports {
            let has_row = history.ledger.iter().any(|row| row.path.contains(name));
            assert!(has_row, "round {round}: {name} has no row");
        }
        fs::remove_dir_all(&export).unwrap();
        spoil_other_inputs(&mut random, folder.path());
    }
}

/// A diary as text and as two spreadsheets, a file of settings, and a tile.
fn spoil_other_inputs(random: &mut SplitMix64, folder: &std::path::Path) {
    let [book, ods] = spreadsheets();
    for intact in [DIARY.as_bytes(), &book, &ods] {
        let spoiled = spoil(intact, random);
        if let Err(error) = diary::read(&spoiled.bytes, "diary") {
            assert!(error.to_string().lines().count() <= 40, "{spoiled}");
        }
    }
    let config = folder.join("knee.toml");
    fs::write(&config, spoil(SETTINGS.as_bytes(), random).bytes).unwrap();
    let config = config.into_os_string();
    let args = ["patella", "check", "--config"].map(Into::into);
    let args = args.into_iter().chain([config, "export".into()]);
    // Accepted or refused, it returns.
    let _ = Cli::with_config(args.collect());
    let tiles = folder.join("tiles");
    fs::create_dir_all(&tiles).unwrap();
    let heights: Vec<u8> = (0..121_i16).flat_map(i16::to_be_bytes).collect();
    fs::write(tiles.join("N46E007.hgt"), spoil(&heights, random).bytes).unwrap();
    if let Ok(terrain) = Terrain::open(&tiles) {
        let height = terrain.height_m(46.5, 7.5);
        assert!(height.is_none_or(f64::is_finite));
    }
}

/// The diary as `.xlsx` and as `.ods`.
fn spreadsheets() -> [Vec<u8>; 2] {
    let cell = |words: &str| format!("<c t=\"inlineStr\"><is><t>{words}</t></is></c>");
    let rows = [["date", "score"], ["2026-03-14", "4"]];
    let rows: String = rows.iter().map(|row| format!("<row>{}{}</row>", cell(row[0]), cell(row[1]))).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let book = "<workbook><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let rels = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let content = "<office:document-content><office:body><office:spreadsheet><table:table><table:table-row>\
        <table:table-cell><text:p>date</text:p></table:table-cell><table:table-cell><text:p>score</text:p></table:table-cell>\
        </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
    let xlsx = zip(&[
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let ods =
        zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())]);
    [xlsx, ods]
}
