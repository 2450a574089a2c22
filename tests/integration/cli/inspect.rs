//! `patella inspect`: what it prints and how it ends.

use std::fs;

use serde_json::Value;

use super::{call, with_run};
use crate::fixtures::reading::committed;

#[test]
fn a_sound_file_ends_with_0_and_stands_beside_the_second_reader() {
    let folder = with_run();
    let called = call(folder.path(), &["inspect", "export/run.fit"]);
    assert_eq!((called.code, called.err.as_str()), (Some(0), ""));
    assert!(
        called
            .out
            .contains("patella and fitparser tell the same in all"),
        "{}",
        called.out
    );
    assert!(called.out.contains("Outing 1"));
}

#[test]
fn a_damaged_file_ends_with_3_and_a_missing_one_with_1() {
    let folder = with_run();
    fs::write(
        folder.path().join("cut.fit"),
        committed("small/truncated.fit"),
    )
    .unwrap();
    let cut = call(folder.path(), &["inspect", "cut.fit"]);
    assert_eq!(cut.code, Some(3));
    assert!(cut.out.contains("the file is cut off at byte"));
    assert!(cut.out.contains("fitparser does not read this file"));
    let missing = call(folder.path(), &["inspect", "none.fit"]);
    assert_eq!((missing.code, missing.out.as_str()), (Some(1), ""));
}

#[test]
fn json_holds_the_figures_of_both() {
    let folder = with_run();
    let called = call(folder.path(), &["inspect", "export/run.fit", "--json"]);
    let found: Value = serde_json::from_str(&called.out).unwrap();
    let figures = found[0]["figures"].as_array().unwrap();
    assert!(figures.len() > 10);
    assert_eq!(found[0]["second_reader"], "fitparser");
    assert!(figures.iter().all(|figure| figure["agrees"] != false));
}
