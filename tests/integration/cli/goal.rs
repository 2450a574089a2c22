//! What a report may be put at: folders and links to them, and nothing that is no folder; never what is read.

use std::fs;
use std::path::Path;

use super::{call, files_below, names_in, with_run};

/// Asks for a report at `out`, with more arguments, and expects that it is refused before anything is read, with words
/// that hold `sentence`, and that nothing changes.
fn refused(folder: &Path, out: &str, more: &[&str], sentence: &str) {
    let before = names_in(folder);
    for force in [&[][..], &["--force"]] {
        // An export that is not there would be the complaint, had it been looked for first.
        let arguments = [&["report", "gone", "--out", out], more, force].concat();
        let called = call(folder, &arguments);
        assert_eq!(called.code, Some(1), "{}", called.err);
        assert!(called.err.contains(sentence), "{}", called.err);
        assert_eq!(names_in(folder), before);
    }
}

#[test]
fn a_file_and_what_lies_in_one_are_refused() {
    let folder = with_run();
    fs::write(folder.path().join("letter"), "dear").unwrap();
    for out in ["letter", "letter/", "letter/report", "letter/a/b"] {
        refused(folder.path(), out, &[], "letter is a file; name a folder with --out");
    }
    assert_eq!(fs::read(folder.path().join("letter")).unwrap(), b"dear");
}

#[cfg(unix)]
#[test]
fn pipes_sockets_and_devices_are_refused_and_stay() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    use std::process::Command;
    let folder = with_run();
    let at = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
    symlink("pipe", at("link-to-pipe")).unwrap();
    for (out, sentence) in [
        ("pipe", "pipe is a pipe; name a folder with --out"),
        ("pipe/", "pipe is a pipe; name a folder with --out"),
        ("socket", "socket is a socket; name a folder with --out"),
        ("link-to-pipe", "link-to-pipe is a pipe; name a folder with --out"),
        ("pipe/report", "pipe is a pipe; name a folder with --out"),
    ] {
        refused(folder.path(), out, &[], sentence);
    }
    assert!(fs::symlink_metadata(at("pipe")).unwrap().file_type().is_fifo());
    assert!(fs::symlink_metadata(at("socket")).unwrap().file_type().is_socket());
    assert!(at("link-to-pipe").is_symlink());
    let mut mknod = Command::new("mknod");
    let made = mknod.arg(at("device")).args(["c", "1", "3"]).output();
    if made.is_ok_and(|made| made.status.success()) {
        refused(folder.path(), "device", &[], "device is a device; name a folder with --out");
        let about = fs::symlink_metadata(at("device")).unwrap();
        assert!(about.file_type().is_char_device());
    } else {
        eprintln!("skipped in part: no device can be made here");
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_refused_and_stays() {
    let folder = with_run();
    std::os::unix::fs::symlink("far", folder.path().join("near")).unwrap();
    for out in ["near", "near/", "near/report"] {
        refused(folder.path(), out, &[], "near is a link that leads nowhere");
    }
    assert!(folder.path().join("near").is_symlink());
    assert!(!folder.path().join("far").exists());
}

#[test]
fn the_file_of_choices_and_the_tiles_are_never_removed() {
    let folder = with_run();
    for name in ["choices", "tiles", "tiles/deep"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("choices/knee.toml"), "units = \"imperial\"\n").unwrap();
    fs::write(folder.path().join("tiles/deep/N46E007.hgt"), [0; 18]).unwrap();
    let before = files_below(folder.path());
    let sentence = "holds files that are to be read and would be lost";
    let config = ["--config", "choices/knee.toml"];
    refused(folder.path(), "choices", &config, sentence);
    for out in ["tiles", "tiles/deep"] {
        refused(folder.path(), out, &["--dem", "tiles/deep"], sentence);
    }
    assert!(files_below(folder.path()) == before);
}

#[cfg(unix)]
#[test]
fn what_is_read_through_a_link_is_never_removed() {
    use std::os::unix::fs::symlink;
    let folder = with_run();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("mine")).unwrap();
    fs::rename(at("export/run.fit"), at("mine/run.fit")).unwrap();
    symlink("../mine/run.fit", at("export/run.fit")).unwrap();
    // A diary that is itself a link in the folder that would go.
    fs::write(at("knee.csv"), "date,score\n2024-05-01,3\n").unwrap();
    fs::create_dir(at("links")).unwrap();
    symlink("../knee.csv", at("links/diary.csv")).unwrap();
    let before = files_below(folder.path());
    // Neither does it help that a report was put there once.
    fs::create_dir(at("report")).unwrap();
    fs::write(at("report/.patella"), "").unwrap();
    fs::write(at("report/more.gpx"), "<gpx/>").unwrap();
    symlink("../report/more.gpx", at("export/more.gpx")).unwrap();
    let before = [before, files_below(&at("report")), files_below(&at("export"))];
    let before: std::collections::BTreeMap<_, _> = before.into_iter().flatten().collect();
    for (out, input) in [("mine", "export/run.fit"), ("links", "links/diary.csv"), ("report", "export/more.gpx")] {
        let arguments = ["report", "export", "--notes", "links/diary.csv", "--out", out, "--force"];
        let called = call(folder.path(), &arguments);
        assert_eq!(called.code, Some(1), "{}", called.err);
        assert!(called.err.contains(&format!("would be lost ({input})")), "{}", called.err);
    }
    assert!(files_below(folder.path()) == before);
}

#[test]
fn the_current_folder_is_filled_and_filled_again() {
    let folder = with_run();
    let here = folder.path().join("here");
    fs::create_dir(&here).unwrap();
    let mut reports = Vec::new();
    for name in ["old", "new", "new"] {
        let called = call(&here, &["report", "../export", "--out", ".", "--name", name]);
        assert_eq!(called.code, Some(0), "{}", called.err);
        assert!(called.err.contains("Report: ./report.html"), "{}", called.err);
        reports.push(files_below(&here));
    }
    assert!(reports[0].keys().eq(reports[1].keys()) && reports[0] != reports[1]);
    assert!(reports[1] == reports[2]);
    let hidden = names_in(&here).into_iter().filter(|name| name.starts_with('.'));
    assert!(hidden.eq([".patella"]));
    assert_eq!(names_in(folder.path()), ["export", "here"]);
    let beside = call(folder.path(), &["report", "export", "--out", "there", "--name", "new"]);
    assert_eq!(beside.code, Some(0), "{}", beside.err);
    let names = |folder: &Path| names_in(folder).join(" ");
    assert_eq!(names(&here), names(&folder.path().join("there")));
    // Something of the runner's is refused there as anywhere.
    fs::write(here.join("tables/letter.txt"), "dear").unwrap();
    let foreign = call(&here, &["report", "../export", "--out", "."]);
    assert_eq!(foreign.code, Some(1), "{}", foreign.err);
    assert!(foreign.err.contains("letter.txt was not written by patella"), "{}", foreign.err);
    let forced = call(&here, &["report", "../export", "--out", ".", "--force", "--name", "new"]);
    assert_eq!(forced.code, Some(0), "{}", forced.err);
    assert!(files_below(&here).keys().eq(reports[0].keys()));
}

#[test]
fn no_progress_is_shown_before_a_place_is_refused() {
    // Only a terminal sees a progress line; what is tested is that the words come alone.
    let folder = with_run();
    fs::write(folder.path().join("letter"), "dear").unwrap();
    let called = call(folder.path(), &["report", "export", "--out", "letter"]);
    assert_eq!(called.err, "patella: letter is a file; name a folder with --out\n");
}
