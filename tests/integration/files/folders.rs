//! The contents of folders: files, links, pipes, strange names.

use std::fs;
use std::path::Path;

use patella::files::MARKER_FILE;
use patella::history::ledger::Outcome;
use patella::pipeline;
use patella::settings::Settings;
use tempfile::tempdir;

use super::making::{fixture, run, write_all, zip};
use super::{assert_row, ledger, outcomes};

#[test]
fn rows_come_in_the_order_of_the_paths_and_folders_have_none() {
    let folder = tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("b/deep/deeper")).unwrap();
    fs::create_dir_all(root.join("empty")).unwrap();
    for path in ["c.fit", "b/deep/deeper/x.fit", "b/y.fit", "a"] {
        fs::write(root.join(path), run()).unwrap();
    }
    let rows = ledger(root);
    let expected = [
        ("a", Outcome::Run),
        ("b/deep/deeper/x.fit", Outcome::Duplicate),
        ("b/y.fit", Outcome::Duplicate),
        ("c.fit", Outcome::Duplicate),
    ];
    assert_eq!(outcomes(&rows, root), expected);
    assert!(rows[1].duplicate_of.as_ref().unwrap().ends_with("/a"));
}

#[test]
fn content_decides_what_an_activity_is() {
    let folder = tempdir().unwrap();
    let tcx = String::from_utf8(fixture("small/leading-spaces.tcx")).unwrap();
    let (from, to) = (tcx.find("<Activities>"), tcx.find("</TrainingCenterDatabase>"));
    let fragment = &tcx[from.unwrap()..to.unwrap()];
    let comment = format!("<!--{}-->", "x".repeat(5_000));
    let gpx = fixture("small/run.gpx");
    let late_root = [comment.as_bytes(), &gpx[38..]].concat();
    let files = [
        ("a fit", run()),
        ("b.fit", gpx),
        ("c.xml", fragment.as_bytes().to_vec()),
        ("d.gpx", late_root),
        ("e.tcx", fixture("small/treadmill.fit")),
    ];
    write_all(folder.path(), &files);
    let rows = ledger(folder.path());
    let outcomes: Vec<_> = rows.iter().map(|row| (row.outcome, row.format)).collect();
    let expected = [
        (Outcome::Run, "fit"),
        (Outcome::Duplicate, "gpx"),
        (Outcome::Duplicate, "tcx"),
        (Outcome::Duplicate, "gpx"),
        (Outcome::Run, "fit"),
    ];
    assert_eq!(outcomes, expected);
}

#[test]
fn the_name_only_tells_a_loss_from_a_stray_file() {
    let (png, page) = ("\u{89}PNG\r\n\u{1A}\n\0\0\0\rIHDR", "<!DOCTYPE html><html>");
    let files = [
        ("picture.png", png, Outcome::Unsupported, "binary"),
        ("picture.fit", png, Outcome::Unreadable, "binary"),
        ("notes.txt", "left knee", Outcome::Unsupported, "text"),
        ("stray.json", "{\"a\": 1}", Outcome::Unsupported, "json"),
        ("track.kml", "<kml>", Outcome::Unsupported, "kml"),
        ("page.html", page, Outcome::Unsupported, "html"),
        ("page.tcx.gz", page, Outcome::Unreadable, "html"),
        ("settings.xml", "<settings>", Outcome::Unsupported, "xml"),
        ("backup.bz2", "BZh91AY", Outcome::Unsupported, "archive"),
    ];
    let folder = tempdir().unwrap();
    for (name, text, ..) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let rows = ledger(folder.path());
    assert_eq!(rows.len(), files.len());
    for (name, _, outcome, format) in files {
        let row = super::row(&rows, &format!("/{name}"));
        assert_eq!((row.outcome, row.format), (outcome, format), "{name}");
        // What it is; what to do.
        assert!(row.reason.contains("; "), "{name}: {}", row.reason);
    }
    let system = [0, 5, 0x16, 7, 0, 2, 0, 0];
    fs::write(folder.path().join("._run.fit"), system).unwrap();
    let rows = ledger(folder.path());
    assert_row(&rows, "/._run.fit", Outcome::NotActivity, "a file the computer keeps for itself");
}

#[test]
fn a_file_named_beside_its_folder_is_told_once() {
    let folder = tempdir().unwrap();
    let root = folder.path().to_owned();
    fs::create_dir(root.join("sub")).unwrap();
    fs::write(root.join("sub/run.fit"), run()).unwrap();
    let read = |paths: &[&Path]| {
        let paths: Vec<_> = paths.iter().map(|path| (*path).to_owned()).collect();
        let history = pipeline::read(&paths, None, &Settings::default(), &|| {});
        history.unwrap().ledger
    };
    let once = read(&[&root]);
    assert_eq!(once.len(), 1);
    assert_eq!(read(&[&root, &root]), once);
    assert_eq!(read(&[&root, &root.join("sub/run.fit")]), once);
    assert_eq!(read(&[&root.join("sub"), &root]), once);
}

#[test]
fn a_report_of_patella_is_no_export() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("report")).unwrap();
    fs::write(folder.path().join("report").join(MARKER_FILE), "").unwrap();
    fs::write(folder.path().join("report/report.json"), "{}").unwrap();
    fs::write(folder.path().join("run.fit"), run()).unwrap();
    let rows = ledger(folder.path());
    assert_eq!(outcomes(&rows, folder.path()), [("run.fit", Outcome::Run)]);
}

#[test]
fn a_single_archive_of_a_single_activity_needs_no_folder() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("activity_123.zip");
    fs::write(&path, zip(&[("123_ACTIVITY.fit", &run())])).unwrap();
    let rows = ledger(&path);
    let expected = [("activity_123.zip!/123_ACTIVITY.fit", Outcome::Run)];
    assert_eq!(outcomes(&rows, folder.path()), expected);
    assert_eq!(rows[0].bytes, run().len() as u64);
}

#[cfg(unix)]
mod unix {
    //! Links, pipes and permissions as Unix has them.

    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn links_are_followed_once() {
        let folder = tempdir().unwrap();
        let root = folder.path();
        fs::create_dir(root.join("b")).unwrap();
        fs::write(root.join("b/run.fit"), run()).unwrap();
        symlink(root, root.join("b/loop")).unwrap();
        symlink(root.join("b"), root.join("c")).unwrap();
        symlink(root.join("b/run.fit"), root.join("d.fit")).unwrap();
        symlink("gone.fit", root.join("e.fit")).unwrap();
        symlink("gone", root.join("f")).unwrap();
        symlink("itself", root.join("itself")).unwrap();
        let rows = ledger(root);
        let expected = [
            ("b/loop", Outcome::NotActivity),
            ("b/run.fit", Outcome::Run),
            ("c", Outcome::NotActivity),
            ("d.fit", Outcome::NotActivity),
            ("e.fit", Outcome::Unreadable),
            ("f", Outcome::NotActivity),
            ("itself", Outcome::NotActivity),
        ];
        assert_eq!(outcomes(&rows, root), expected);
        let shown = root.display();
        let same = |path: &str| format!("the same as {shown}{path}, which is read there");
        assert_eq!(rows[0].reason, same(""));
        assert_eq!(rows[2].reason, same("/b"));
        assert_eq!(rows[3].reason, same("/b/run.fit"));
        assert_eq!(rows[4].reason, "a link to a file that does not exist; if it was an activity, restore the file");
    }

    #[test]
    fn links_lead_out_of_an_export_only_where_they_are_named_themselves() {
        let (export, elsewhere) = (tempdir().unwrap(), tempdir().unwrap());
        let outside = elsewhere.path().join("run.fit");
        fs::write(&outside, run()).unwrap();
        symlink(&outside, export.path().join("file.fit")).unwrap();
        symlink(elsewhere.path(), export.path().join("folder")).unwrap();
        let rows = ledger(export.path());
        let why = "a link out of the named files and folders, which is not followed; name its target too if it belongs \
                   to the export";
        for name in ["/file.fit", "/folder"] {
            assert_row(&rows, name, Outcome::NotActivity, why);
        }
        assert_eq!(rows.len(), 2);
        let named = ledger(&export.path().join("file.fit"));
        assert_eq!(named[0].outcome, Outcome::Run);
        assert_eq!(ledger(&export.path().join("folder"))[0].outcome, Outcome::Run);
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = tempdir().unwrap();
        let made = Command::new("mkfifo").arg(folder.path().join("pipe.fit")).status();
        assert!(made.unwrap().success());
        let rows = ledger(folder.path());
        assert_row(&rows, "/pipe.fit", Outcome::NotActivity, "a pipe, a socket or a device, not a file");
    }

    #[test]
    fn what_may_not_be_read_is_named() {
        let folder = tempdir().unwrap();
        let (file, closed) = (folder.path().join("run.fit"), folder.path().join("closed"));
        fs::write(&file, run()).unwrap();
        fs::create_dir(&closed).unwrap();
        for path in [&file, &closed] {
            fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
        }
        let bites = fs::File::open(&file).is_err();
        let rows = ledger(folder.path());
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
        if !bites {
            println!("skipped: this user may read everything");
            return;
        }
        let denied = "it cannot be read (Permission denied (os error 13)); check its permissions";
        assert_row(&rows, "/run.fit", Outcome::Unreadable, denied);
        assert_row(&rows, "/closed", Outcome::Unreadable, denied);
    }

    #[test]
    fn a_name_cannot_steer_the_terminal() {
        let folder = tempdir().unwrap();
        fs::write(folder.path().join("a\u{1b}[31m\nrun.fit"), run()).unwrap();
        fs::write(folder.path().join("b\\c.fit"), run()).unwrap();
        let archive = zip(&[("x\u{1b}[2J.fit", &run())]);
        fs::write(folder.path().join("z.zip"), archive).unwrap();
        let rows = ledger(folder.path());
        let expected = [
            ("a\u{FFFD}[31m\u{FFFD}run.fit", Outcome::Run),
            ("b\\c.fit", Outcome::Duplicate),
            ("z.zip!/x\u{FFFD}[2J.fit", Outcome::Duplicate),
        ];
        assert_eq!(outcomes(&rows, folder.path()), expected);
    }

    // Other systems refuse such names.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_no_text_is_read_all_the_same() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let folder = tempdir().unwrap();
        fs::write(folder.path().join(OsStr::from_bytes(b"caf\xE9.fit")), run()).unwrap();
        let rows = ledger(folder.path());
        assert_eq!(outcomes(&rows, folder.path()), [("caf\u{FFFD}.fit", Outcome::Run)]);
    }
}
