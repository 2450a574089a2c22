//! What is found in the current folder and among the downloads: by content, newest first, with bounded work.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use patella::account::Account;
use patella::files::zip_directory::ZipDirectory;
use patella::pipeline::downloads::{ExportKind, Findings, FoundExport, NamedError, diary_among, look};
use patella::settings::{DiaryRules, SearchLimits};
use tempfile::{TempDir, tempdir};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::cli::call;
use crate::files::making::{fixture, gz, noise, run, stored_zip, zip};

const DIARY: &[u8] = b"date,score\n2026-05-01,3\n2026-05-02,0\n";

fn found(place: &Path) -> Findings {
    look(&[place.to_owned()], &SearchLimits::default(), &DiaryRules::default())
}

fn names(exports: &[FoundExport]) -> Vec<String> {
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    exports.iter().map(|export| name(&export.paths[0])).collect()
}

/// Writes a file that was changed so many days after some day.
fn dated(path: &Path, bytes: &[u8], day: u64) {
    fs::write(path, bytes).unwrap();
    let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * (20_000 + day));
    File::options().write(true).open(path).unwrap().set_modified(changed).unwrap();
}

/// Things of all kinds that are no export.
fn clutter() -> TempDir {
    let folder = tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    put("photos.zip", &zip(&[("a.jpg", &noise(5_000)), ("b.jpg", &noise(400))]));
    put("garmin-export.zip", &zip(&[("readme.txt", b"no run in it")]));
    put("run.fit", b"this is a text");
    put("settings.fit", &fixture("small/monitoring.fit"));
    put("knee.csv", b"item,price\nknee support,20\nice,3\n");
    put("invoice.pdf", b"%PDF-1.7 \0\0");
    put("page.html", b"<!doctype html><html></html>");
    put("song", &noise(9_000));
    put("empty.zip", b"");
    folder
}

#[test]
fn clutter_is_no_export_and_no_diary() {
    let folder = clutter();
    let found = found(folder.path());
    assert!(found.exports.is_empty() && found.diaries.is_empty(), "{found:?}");
    assert_eq!((found.work.listed, found.work.heads), (9, 9 + 3), "three files in two archives were looked at");
}

#[test]
fn exports_and_diaries_are_known_by_content_whatever_they_are_called() {
    let folder = clutter();
    let put = |name: &str, bytes: &[u8], day| dated(&folder.path().join(name), bytes, day);
    put("no ending", &zip(&[("x", b"text"), ("y", &run())]), 1);
    put("b.pdf", &zip(&[("deep/in/it/run.fit.gz", &gz(&run()))]), 2);
    put("loose.bin", &run(), 3);
    put("loose.txt", &gz(&fixture("small/run.tcx")), 4);
    put("numbers", DIARY, 5);
    let found = found(folder.path());
    assert_eq!(names(&found.exports), ["no ending", "loose.txt", "b.pdf"]);
    let [unnamed, loose, packed] = &found.exports[..] else { unreachable!() };
    assert_eq!((loose.kind, loose.activities, loose.paths.len()), (ExportKind::Files, Some(2), 2));
    assert_eq!((packed.kind, packed.activities), (ExportKind::Zip, Some(1)));
    assert_eq!((unnamed.kind, unnamed.activities), (ExportKind::Zip, None));
    let diary = &found.diaries[0];
    assert_eq!((diary.path.clone(), diary.entries), (folder.path().join("numbers"), 2));
    assert_eq!(found.diaries.len(), 1, "a name makes no diary");
}

#[test]
fn a_diary_of_our_own_and_one_with_long_remarks_are_found() {
    let folder = tempdir().unwrap();
    assert_eq!(call(folder.path(), &["note", "new", "a.csv"]).code, Some(0));
    assert!(found(folder.path()).diaries.is_empty(), "nothing is in it yet");
    assert_eq!(call(folder.path(), &["note", "add", "a.csv", "--score", "3"]).code, Some(0));
    let remarks = "# a line that says nothing of the knee\n".repeat(200);
    fs::write(folder.path().join("b.csv"), [remarks.as_bytes(), DIARY].concat()).unwrap();
    let entries = found(folder.path()).diaries.iter().map(|diary| diary.entries).sum::<usize>();
    assert_eq!(entries, 1 + 2);
}

#[test]
fn the_first_place_comes_first_and_in_each_the_newest() {
    let (here, downloads) = (tempdir().unwrap(), tempdir().unwrap());
    let export = zip(&[("1.fit", &run()), ("2.fit", &run())]);
    dated(&here.path().join("old.zip"), &export, 1);
    dated(&here.path().join("older.zip"), &export, 0);
    dated(&downloads.path().join("new.zip"), &export, 9);
    dated(&downloads.path().join("newest.zip"), &export, 10);
    fs::create_dir(downloads.path().join("folder")).unwrap();
    dated(&downloads.path().join("folder/1.gpx"), &fixture("small/run.gpx"), 12);
    dated(&downloads.path().join("folder/2.gpx"), &fixture("small/run.gpx"), 11);
    dated(&downloads.path().join("single.fit"), &run(), 30);
    dated(&downloads.path().join("cut.zip"), &export[..export.len() / 2], 20);
    let places = [here.path().to_owned(), downloads.path().to_owned(), here.path().to_owned()];
    let found = look(&places, &SearchLimits::default(), &DiaryRules::default());
    assert_eq!(
        names(&found.exports),
        ["old.zip", "older.zip", "folder", "newest.zip", "new.zip", "single.fit", "cut.zip"]
    );
    assert_eq!(found.exports[6].kind, ExportKind::DamagedZip, "what is damaged comes last, whatever its day");
}

#[test]
fn the_exports_of_accounts_are_recognized() {
    let folder = tempdir().unwrap();
    let put = |name: &str, files: &[(&str, &[u8])]| fs::write(folder.path().join(name), zip(files)).unwrap();
    let part = zip(&[("1.fit", &run())]);
    put("a.zip", &[("DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip", &part)]);
    put("b.zip", &[("activities.csv", b"x"), ("activities/1.gpx", &fixture("small/run.gpx"))]);
    put("c.zip", &[("apple_health_export/export.xml", b"<HealthData>")]);
    put("d.zip", &[("cardioActivities.csv", b"x"), ("1.gpx", &fixture("small/run.gpx"))]);
    let mut exports = found(folder.path()).exports;
    exports.sort_by(|a, b| a.paths.cmp(&b.paths));
    let accounts: Vec<_> = exports.iter().map(|export| export.account.unwrap()).collect();
    assert_eq!(accounts, [Account::Garmin, Account::Strava, Account::AppleHealth, Account::Runkeeper]);
    // The fixture is unpacked; it is found from the folder around it, and from within.
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for place in [fixtures.clone(), fixtures.join("garmin-export")] {
        let found = found(&place);
        let garmin = found.exports.iter().find(|export| export.paths[0].ends_with("garmin-export")).unwrap();
        assert_eq!((garmin.kind, garmin.account), (ExportKind::Folder, Some(Account::Garmin)));
    }
    assert_eq!(found(&fixtures.join("garmin-export")).exports.len(), 1, "not its parts too");
    assert_eq!(found(&fixtures).diaries[0].path, fixtures.join("pain-notes.csv"));
}

#[test]
fn a_folder_of_activity_files_is_one_export_and_a_folder_that_holds_one_by_chance_is_none() {
    let folder = tempdir().unwrap();
    for name in ["1.fit", "2.fit", "3.txt"] {
        fs::write(folder.path().join(name), run()).unwrap();
    }
    let here = found(folder.path());
    assert_eq!((here.exports.len(), &here.exports[0].paths[..]), (1, &[folder.path().to_owned()][..]));
    assert_eq!((here.exports[0].kind, here.exports[0].activities), (ExportKind::Folder, Some(3)));
    let around = tempdir().unwrap();
    let documents = around.path().join("documents");
    fs::create_dir(&documents).unwrap();
    fs::write(documents.join("run.fit"), run()).unwrap();
    assert_eq!(found(around.path()).exports.len(), 1);
    for number in 0..3 {
        fs::write(documents.join(format!("{number}.txt")), b"words").unwrap();
    }
    assert!(found(around.path()).exports.is_empty());
}

#[test]
fn a_report_of_patella_is_no_export() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("run.zip"), zip(&[("run.fit", &run())])).unwrap();
    fs::create_dir(folder.path().join("patella-report")).unwrap();
    fs::write(folder.path().join("patella-report/.patella"), b"").unwrap();
    fs::write(folder.path().join("patella-report/run.fit"), run()).unwrap();
    assert_eq!(names(&found(folder.path()).exports), ["run.zip"]);
    assert!(found(&folder.path().join("patella-report")).exports.is_empty());
}

#[test]
fn a_full_folder_costs_a_bounded_amount_of_work() {
    let folder = tempdir().unwrap();
    for number in 0..10_000 {
        fs::write(folder.path().join(format!("download {number}")), b"\0\0\0\0 anything").unwrap();
    }
    let table = "item,price\n".to_owned() + &"ice,3\n".repeat(3_000);
    for number in 0..160 {
        fs::write(folder.path().join(format!("table {number}.csv")), &table).unwrap();
    }
    // The oldest of all.
    dated(&folder.path().join("export.zip"), &zip(&[("run.fit", &run())]), 0);
    dated(&folder.path().join("my knee.csv"), DIARY, 0);
    let limits = SearchLimits::default();
    let found = found(folder.path());
    assert_eq!(names(&found.exports), ["export.zip"], "names decide what is looked at first");
    assert_eq!(found.diaries.len(), 1);
    assert_eq!(found.work.listed, 10_162);
    assert_eq!(found.work.heads, limits.files + 1, "and one in the archive");
    assert_eq!((found.work.tables, found.work.table_bytes), (limits.tables, DIARY.len() as u64));
    assert_eq!(found.cut, [folder.path()], "and that is said");
}

#[test]
fn of_a_large_archive_only_the_directory_is_read() {
    let folder = tempdir().unwrap();
    let mut writer = ZipWriter::new(File::create(folder.path().join("large.zip")).unwrap());
    // Beyond 65,535 files, numbers of 64 bits are used.
    for number in 0..70_000 {
        writer.start_file(format!("{number:05}.fit"), SimpleFileOptions::default()).unwrap();
        writer.write_all(if number == 0 { b"\x0e\x10\0\0\0\0\0\0.FIT" } else { b"x" }).unwrap();
    }
    writer.finish().unwrap();
    let found = found(folder.path());
    let limits = SearchLimits::default();
    assert_eq!(found.work.directory_bytes, limits.directory_bytes);
    assert!(found.work.heads <= 1 + limits.samples);
    let counted = found.exports[0].activities.unwrap();
    assert!((10_000..70_000).contains(&counted), "{counted} as far as they were counted");
    let whole = ZipDirectory::read(File::open(folder.path().join("large.zip")).unwrap(), u64::MAX).unwrap().unwrap();
    assert_eq!((whole.members.len(), whole.entries), (70_000, 70_000));
}

#[test]
fn a_directory_has_the_names_and_first_bytes_of_its_files() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("x");
    let long = noise(9_000);
    let files: [(&str, &[u8]); 4] = [("a/", b""), ("a/b.fit", &long), ("c", b"short"), ("ü/d", b"")];
    for archive in [zip(&files), stored_zip(&files)] {
        fs::write(&path, &archive).unwrap();
        let mut directory = ZipDirectory::read(File::open(&path).unwrap(), u64::MAX).unwrap().unwrap();
        let names: Vec<&str> = directory.members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["a/b.fit", "c", "ü/d"]);
        let heads = [0, 1, 2, 3].map(|index| directory.head(index));
        assert!(heads == [&long[..4096], b"short", b"", b""], "{:?}", heads.map(|head| head.len()));
        // Whatever is damaged, it ends.
        for at in 0..archive.len().min(300) {
            for end in [at, archive.len() - at] {
                let mut damaged = archive.clone();
                damaged[end.min(archive.len() - 1)] ^= 0xFF;
                fs::write(&path, &damaged).unwrap();
                let directory = ZipDirectory::read(File::open(&path).unwrap(), u64::MAX).unwrap();
                let heads =
                    directory.map(|mut directory| (0..4).map(|index| directory.head(index)).collect::<Vec<_>>());
                assert!(heads.is_none_or(|heads| heads.iter().all(|head| head.len() <= 4096)));
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_what_cannot_be_read_is_said() {
    use std::os::unix::fs::symlink;
    let (folder, elsewhere) = (tempdir().unwrap(), tempdir().unwrap());
    fs::write(elsewhere.path().join("run.zip"), zip(&[("run.fit", &run())])).unwrap();
    fs::write(elsewhere.path().join("knee.csv"), DIARY).unwrap();
    symlink(elsewhere.path(), folder.path().join("folder")).unwrap();
    symlink(elsewhere.path().join("run.zip"), folder.path().join("run.zip")).unwrap();
    symlink(elsewhere.path().join("knee.csv"), folder.path().join("knee.csv")).unwrap();
    symlink(".", folder.path().join("round")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    let missing = folder.path().join("missing");
    let places = [folder.path().to_owned(), missing.clone()];
    let found = look(&places, &SearchLimits::default(), &DiaryRules::default());
    assert!(found.exports.is_empty() && found.diaries.is_empty(), "{found:?}");
    assert_eq!(found.work.heads, 0);
    // A place that is a link itself is one that the runner has.
    let found = look(&[folder.path().join("folder")], &SearchLimits::default(), &DiaryRules::default());
    assert_eq!((found.exports.len(), found.diaries.len()), (1, 1));
}

#[test]
fn a_diary_among_the_paths_is_recognized_by_content() {
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a"), DIARY).unwrap();
    fs::write(path("b.csv"), DIARY).unwrap();
    fs::write(path("run.fit"), run()).unwrap();
    fs::write(path("table.csv"), b"item,price\nice,3\n").unwrap();
    // A diary whose order of days is open is one too: the message that follows says what to add.
    fs::write(path("open"), b"date,score\n01/02/2026,3\n").unwrap();
    let among = |names: &[&str], notes: Option<&str>| {
        let mut exports: Vec<PathBuf> = names.iter().map(|name| path(name)).collect();
        let mut notes = notes.map(path);
        let settled = diary_among(&mut exports, &mut notes, &DiaryRules::default());
        settled.map(|()| (exports, notes))
    };
    for diary in ["a", "b.csv", "open"] {
        let settled = among(&["run.fit", diary, "table.csv"], None).unwrap();
        assert_eq!(settled, (vec![path("run.fit"), path("table.csv")], Some(path(diary))));
    }
    assert_eq!(among(&["run.fit", "a"], Some("a")).unwrap(), (vec![path("run.fit")], Some(path("a"))));
    assert!(matches!(among(&["run.fit", "a"], Some("b.csv")), Err(NamedError::TwoDiaries { .. })));
    assert!(matches!(among(&["a"], None), Err(NamedError::OnlyDiary { .. })));
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    assert!(
        call(folder.path(), &["report", fixtures.join("small/run.fit").to_str().unwrap(), "a"]).err.contains("Report")
    );
}
