//! An export made to do harm, read by the program with little memory.

use std::fmt::Write;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::tempdir;

use super::Called;
use crate::files::making::{blown_up_gpx, gz, nested, patched, run, write_all, zip};

/// Address space the program may have, kB: less than the four gigabytes that some of the files speak of.
const MOST_KB: u32 = 3_000_000;

fn files() -> Vec<(&'static str, Vec<u8>)> {
    let point = "<trkpt lat=\"47\" lon=\"8\"><time>2024-05-01T07:00:00Z</time></trkpt>";
    let track = |inside: &str| format!("<trk><name>{inside}</name><trkseg>{point}</trkseg></trk>");
    let gpx = |doctype: &str, tracks: &str| {
        format!("<?xml version=\"1.0\"?>{doctype}<gpx version=\"1.1\">{tracks}</gpx>").into_bytes()
    };
    let mut laughs = String::from("<!DOCTYPE gpx [<!ENTITY e0 \"haha\">");
    for level in 1..30 {
        let inside = format!("&e{};", level - 1).repeat(10);
        write!(laughs, "<!ENTITY e{level} \"{inside}\">").unwrap();
    }
    let mut four_gb = run();
    four_gb[4..8].fill(0xFF);
    let bomb = blown_up_gpx(200 << 20);
    vec![
        ("1-four-gb.fit", four_gb),
        ("2-four-gb.zip", patched(zip(&[("run.fit", &run())]), 22, 24, &[0xFE, 0xFF, 0xFF, 0xFF])),
        ("3-bomb.gpx.gz", gz(&bomb)),
        ("4-bomb.zip", zip(&[("bomb.gpx", &bomb)])),
        ("5-deep.gpx", gpx("", &track(&"<a>".repeat(200_000)))),
        ("6-laughs.gpx", gpx(&format!("{laughs}]>"), &track("&e29;"))),
        ("7-archives.zip", nested(&run(), "run.fit", 9)),
    ]
}

#[test]
fn an_export_made_to_do_harm_is_told_file_by_file() {
    let folder = tempdir().unwrap();
    let export = folder.path().join("export");
    fs::create_dir(&export).unwrap();
    write_all(&export, &files());
    let limited = format!("ulimit -v {MOST_KB} && exec \"$0\" check export --json --jobs 2");
    let began = Instant::now();
    let called: Called = Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_patella")])
        .current_dir(folder.path())
        .env("TZ", "UTC")
        .output()
        .unwrap()
        .into();
    let took = began.elapsed();
    assert_eq!(called.code, Some(3), "{}", called.err);
    let rows: serde_json::Value = serde_json::from_str(&called.out).unwrap();
    let told: Vec<(&str, &str)> = (rows.as_array().unwrap().iter())
        .map(|row| {
            let path = row["path"].as_str().unwrap();
            let name = path.trim_start_matches("export/");
            (&name[..1], row["outcome"].as_str().unwrap())
        })
        .collect();
    let expected = [
        ("1", "recovered"),
        ("2", "unreadable"),
        ("3", "unreadable"),
        ("4", "unreadable"),
        ("5", "empty"),
        ("6", "empty"),
        ("7", "unreadable"),
    ];
    assert_eq!(told, expected);
    assert!(took < Duration::from_secs(60), "took {took:?}");
}

#[test]
fn too_little_memory_is_said_in_a_sentence_before_anything_is_read() {
    let folder = tempdir().unwrap();
    for command in ["report export", "check export", "inspect export/1.fit"] {
        let limited = format!("ulimit -v 400000 && exec \"$0\" {command}");
        let called: Called = Command::new("sh")
            .args(["-c", &limited, env!("CARGO_BIN_EXE_patella")])
            .current_dir(folder.path())
            .output()
            .unwrap()
            .into();
        assert_eq!(called.code, Some(1), "{}", called.err);
        assert!(called.err.contains("this shell allows a program 390 MB of memory"), "{}", called.err);
        assert_eq!(called.err.trim_end().lines().count(), 1, "{}", called.err);
    }
}
