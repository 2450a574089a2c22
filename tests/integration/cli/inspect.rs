//! `patella inspect`: what it prints and how it ends.

use std::fs;

use serde_json::Value;

#[cfg(unix)]
use super::names_in;
use super::{call, files_below, with_run};
use crate::fixtures::reading::committed;

#[test]
fn a_sound_file_ends_with_0_and_stands_beside_the_second_reader() {
    let folder = with_run();
    let called = call(folder.path(), &["inspect", "export/run.fit"]);
    assert_eq!((called.code, called.err.as_str()), (Some(0), ""));
    assert!(called.out.contains("patella and fitparser tell the same in all"), "{}", called.out);
    assert!(called.out.contains("Activity 1"));
}

#[test]
fn a_damaged_file_ends_with_3_and_a_missing_one_with_1() {
    let folder = with_run();
    fs::write(folder.path().join("cut.fit"), committed("small/truncated.fit")).unwrap();
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

#[test]
fn a_chart_is_written_once_and_again_only_by_force() {
    let folder = with_run();
    let inspect = |arguments: &[&str]| {
        let all = [&["inspect", "export/run.fit", "--quiet"], arguments].concat();
        call(folder.path(), &all)
    };
    let first = inspect(&["--chart"]);
    assert_eq!((first.code, first.err.as_str()), (Some(0), ""));
    let chart = folder.path().join("run-descent.svg");
    let svg = fs::read_to_string(&chart).unwrap();
    assert!(svg.starts_with("<svg ") && svg.contains("By grade"));
    fs::write(&chart, "mine").unwrap();
    let again = inspect(&["--chart"]);
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("is there already"), "{}", again.err);
    assert_eq!(fs::read_to_string(&chart).unwrap(), "mine");
    assert_eq!(inspect(&["--chart", "--force"]).code, Some(0));
    assert_eq!(fs::read_to_string(&chart).unwrap(), svg);
    assert_eq!(inspect(&["--chart=here.png"]).code, Some(0));
    assert_eq!(&fs::read(folder.path().join("here.png")).unwrap()[1..4], b"PNG");
    let odd = inspect(&["--chart=export/run.fit", "--force"]);
    assert_eq!(odd.code, Some(1));
    assert!(odd.err.contains(".svg or .png"), "{}", odd.err);
}

#[test]
fn a_run_without_a_profile_has_no_chart_and_says_so() {
    let folder = with_run();
    fs::write(folder.path().join("indoors.fit"), committed("small/treadmill.fit")).unwrap();
    let called = call(folder.path(), &["inspect", "indoors.fit", "--chart"]);
    assert_eq!(called.code, Some(1));
    assert!(called.out.contains("Activity 1"), "{}", called.out);
    assert!(called.err.contains("no chart"), "{}", called.err);
    assert!(!folder.path().join("indoors-descent.svg").exists());
}

#[test]
fn a_chart_never_goes_over_what_is_read() {
    let folder = with_run();
    let at = |name: &str| folder.path().join(name);
    // What a file is, is decided by its content, never by its name.
    fs::rename(at("export/run.fit"), at("export/run.svg")).unwrap();
    fs::write(at("choices.svg"), "quiet = true\n").unwrap();
    let before = files_below(folder.path());
    for (file, chart) in [
        ("export/run.svg", "--chart=export/run.svg"),
        ("export", "--chart=export/run.svg"),
        ("export/run.svg", "--chart=export/../export/run.svg"),
        ("export/run.svg", "--chart=choices.svg"),
    ] {
        let arguments = ["inspect", file, chart, "--force", "--config", "choices.svg"];
        let called = call(folder.path(), &arguments);
        assert_eq!(called.code, Some(1), "{chart}: {}", called.err);
        assert!(called.err.contains("is one of the files that are read"), "{}", called.err);
    }
    assert!(files_below(folder.path()) == before);
    // The chart of another day in the folder that is looked at may go.
    for _ in 0..2 {
        let arguments = ["inspect", "export", "--chart=export/chart.svg", "--force"];
        assert_eq!(call(folder.path(), &arguments).code, Some(0));
    }
}

#[cfg(unix)]
#[test]
fn a_chart_goes_over_a_name_and_not_over_what_has_another_name_too() {
    use std::os::unix::fs::PermissionsExt;
    let folder = with_run();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("letter.txt"), "dear").unwrap();
    fs::hard_link(at("letter.txt"), at("chart.svg")).unwrap();
    let chart = ["inspect", "export/run.fit", "--chart=chart.svg", "--force"];
    assert_eq!(call(folder.path(), &chart).code, Some(0));
    assert_eq!(fs::read(at("letter.txt")).unwrap(), b"dear");
    assert!(fs::read_to_string(at("chart.svg")).unwrap().starts_with("<svg "));
    assert_eq!(names_in(folder.path()), ["chart.svg", "export", "letter.txt"]);
    // As readable as any new file.
    let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode();
    let new = ["inspect", "export/run.fit", "--chart=new.svg"];
    assert_eq!(call(folder.path(), &new).code, Some(0));
    fs::write(at("any"), "").unwrap();
    assert_eq!(mode("new.svg"), mode("any"));
}
