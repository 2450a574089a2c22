//! Bugs that reached a runner, or would have: what happened, on which input, and what it did. One test each.
//!
//! A bug is put under test here before it is mended. Its story goes above the test, in two or three sentences.

use std::fs;
use std::path::Path;

use patella::history::ledger::Outcome;
use patella::pain::diary::{self, DiaryFault};
use serde_json::Value;
use tempfile::tempdir;

use crate::account::{list, row};
use crate::cases::{Track, assert_near, history, reason, start, track};
use crate::cli::{call, files_below, with_run};
use crate::fit::{only, recordings, small};
use crate::metrics::{metrics_of, run, runs_only};
use crate::pain::evidence::{MET, NOT_MET, UNTOLD, checked, counts};

/// The page and the JSON of a report on an export made of these files.
fn report_on(files: &[(&str, String)]) -> (String, Value) {
    let folder = tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join("export").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let called = call(folder.path(), &["report", "export", "--out", "out", "--json"]);
    assert_eq!(called.code, Some(0), "{}", called.err);
    let page = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    (page, serde_json::from_str(&called.out).unwrap())
}

const ACTIVITIES: &str = "DI_CONNECT/DI-Connect-Fitness/runner_0_summarizedActivities.json";

/// Of two efforts, 2/10 and 8/10, the page said "2 to 8, median 8". With an even number of runs the upper of the two middle
/// values was printed as the median, so that a runner's usual effort read as harder than it was.
#[test]
fn the_median_of_two_efforts_is_between_them() {
    let effort = |id: u64, later_ms: u64, rpe: u32| {
        let run = row(id, &format!(",\"workoutRpe\":{rpe}"));
        run.replace("1780293600000", &(1_780_293_600_000 + later_ms).to_string())
            .replace("1780300800000", &(1_780_300_800_000 + later_ms).to_string())
    };
    let two_days_ms = 2 * 86_400_000;
    let (page, json) = report_on(&[(ACTIVITIES, list(&[effort(1, 0, 20), effort(2, two_days_ms, 80)]))]);
    let efforts: Vec<&Value> = json["runs"].as_array().unwrap().iter().map(|run| &run["rpe_0_10"]).collect();
    assert_eq!(efforts, [2.0, 8.0]);
    assert!(page.contains("2 to 8, median 5"));
}

/// The median resting heart rate had the same fault: of ten days, five at 50 and five at 58 beats a minute, it was 58. It reads
/// as a runner who is not recovering.
#[test]
fn the_median_resting_heart_rate_of_ten_days_is_between_the_middle_two() {
    let days = || (1..=10).map(|day| format!("2026-06-{day:02}"));
    let nights: Vec<String> = days()
        .map(|day| {
            format!(
                "{{\"calendarDate\":\"{day}\",\"sleepWindowConfirmationType\":\"ENHANCED_CONFIRMED_FINAL\",\
                 \"deepSleepSeconds\":5400,\"lightSleepSeconds\":13500,\"remSleepSeconds\":6300}}"
            )
        })
        .collect();
    let wellness: Vec<String> = (days().zip(1..))
        .map(|(day, number)| {
            let bpm = if number % 2 == 0 { 50 } else { 58 };
            format!(
                "{{\"calendarDate\":\"{day}\",\"includesWellnessData\":true,\"totalSteps\":8000,\
                 \"currentDayRestingHeartRate\":{bpm}}}"
            )
        })
        .collect();
    let array = |rows: Vec<String>| format!("[{}]", rows.join(","));
    let (_, json) = report_on(&[
        (ACTIVITIES, list(&[row(1, "")])),
        ("DI_CONNECT/DI-Connect-Wellness/2026-06-01_2026-06-10_1_sleepData.json", array(nights)),
        ("DI_CONNECT/DI-Connect-Aggregator/UDSFile_2026-06-01_2026-06-10.json", array(wellness)),
    ]);
    assert_eq!(json["sleep"]["known"], 10);
    assert_eq!(json["sleep"]["resting_hr_bpm"], 54.0);
}

/// A run recorded on watch and phone at once is in a Garmin account twice, 0 to 6 seconds and under 1 % apart. Without
/// FIT files next to the list both were counted: 33.7 km for three runs of 19.4 km. A real account of 1,848 runs has 8
/// such pairs, and each made its week look busier than it was.
#[test]
fn a_run_that_a_list_holds_twice_is_counted_once() {
    let row = |id: u64, start_ms: i64, seconds: f64, meters: f64| {
        format!(
            "{{\"activityId\":{id},\"activityType\":\"running\",\"sportType\":\"RUNNING\",\"beginTimestamp\":{start_ms},\
             \"startTimeGmt\":{start_ms},\"startTimeLocal\":{},\"duration\":{},\"elapsedDuration\":{},\"distance\":{},\
             \"avgSpeed\":{}}}",
            start_ms + 3_600_000,
            seconds * 1_000.0,
            seconds * 1_000.0,
            meters * 100.0,
            meters / seconds / 10.0
        )
    };
    let rows = [
        row(1, 1_773_471_600_000, 1_117.0, 4_881.5),
        row(2, 1_773_471_600_000, 1_122.0, 4_905.3),
        row(3, 1_773_644_400_000, 2_618.0, 9_441.0),
        row(4, 1_773_644_406_000, 2_630.0, 9_497.2),
        row(5, 1_773_817_200_000, 1_500.0, 5_000.0),
    ];
    let list = format!("[{{\"summarizedActivitiesExport\":[{}]}}]", rows.join(","));
    let name = "DI_CONNECT/DI-Connect-Fitness/runner_0_summarizedActivities.json";
    let history = history(&[(name, list)]);
    assert_eq!(history.runs.len(), 3);
    let meters = history.runs.iter().filter_map(|run| run.session.totals.distance_m);
    let km = meters.sum::<f64>() / 1_000.0;
    assert!((19.32..=19.41).contains(&km), "{km}");
    let reason = reason(&history, "summarizedActivities.json");
    assert!(
        reason.starts_with("5 activities: 3 without a file and counted as listed, 2 listed twice and counted once"),
        "{reason}"
    );
}

/// Strava writes `#error#` in place of a file name when it could not export the file. The whole row was dropped,
/// although its figures are sound. A real runner lost 2 of 169 runs and rested longer, by the report, than in life.
#[test]
fn a_run_that_strava_could_not_export_is_counted_as_listed() {
    let header = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Max Heart Rate,\
                  Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,Bike Weight,Elapsed Time,\
                  Moving Time,Distance,Max Speed,Average Speed,Elevation Gain,Elevation Loss,Elevation Low,Elevation High";
    let row = |id: u64, day: u64, seconds: f64, meters: f64, file: &str| {
        format!(
            "{id},\"Mar {day}, 2026, 7:00:00 AM\",Run,Run,,{seconds},{:.2},,,false,,,{file},70.0,,{seconds:.1},{seconds:.1},{meters:.1},\
             4.0,{:.4},60.0,60.0,400.0,500.0",
            meters / 1_000.0,
            meters / seconds
        )
    };
    let rows = [
        row(1, 14, 2_274.0, 5_852.1, "#error#"),
        row(2, 16, 1_500.0, 4_000.0, ""),
        row(3, 18, 2_300.0, 6_000.0, "activities/3.fit.gz"),
    ];
    let history = history(&[("activities.csv", format!("{header}\n{}\n", rows.join("\n")))]);
    assert_eq!(history.runs.len(), 3);
    let meters = history.runs.iter().filter_map(|run| run.session.totals.distance_m);
    assert!((meters.sum::<f64>() - 15_852.1).abs() < 0.1);
    let first = &history.runs[0].session;
    assert_eq!((first.totals.distance_m, first.totals.elapsed_s), (Some(5_852.1), Some(2_274.0)));
    assert_eq!(reason(&history, "activities.csv"), "3 activities: 3 without a file and counted as listed");
}

/// Until 2015 Runkeeper wrote local time with a Z for UTC. A runner who exported twice, before and after that was
/// corrected, had each run twice, five or six hours apart: in a real archive 84 runs, 359 km too many.
#[test]
fn one_run_exported_before_and_after_the_clock_was_corrected_is_one() {
    let (local, utc) = ("2014-03-14T12:49:00Z", "2014-03-14T17:49:00Z");
    let exported = |start| Track {
        name: Some("Running 3/14/14 12:49 pm"),
        kind: Some("running"),
        creator: "RunKeeper - http://www.runkeeper.com",
        // In Illinois, where the clock is five hours behind UTC in March.
        place: (41.0, -90.0),
        ..track(start, 1_200, 2.9)
    };
    let history = history(&[
        ("old/2014-03-14-1249.gpx", exported(local).gpx()),
        ("new/2014-03-14-1249.gpx", exported(utc).gpx()),
    ]);
    let [run] = &history.runs[..] else {
        panic!("{} runs", history.runs.len());
    };
    assert_near(run.session.totals.distance_m, 3_480.0);
    assert_eq!((start(run).as_str(), run.id.as_str()), (utc, "20140314-1249"));
}

/// An app that pauses begins a new segment of the track. The pause was counted as timer time: 2,100 s for a run of
/// 1,200 s, so that the pace came out far too slow. In a real archive the timer of 31 of 143 runs was over 5 % too
/// long.
#[test]
fn a_pause_between_two_segments_is_no_timer_time() {
    let mut track = track("2026-03-14T07:00:00Z", 600, 2.9);
    track.kind = Some("running");
    track.points.extend((0..=600).map(|second| {
        let meters = (600 + second) as f64 * 2.9;
        (1_500 + second, meters, 1)
    }));
    let history = history(&[("a.gpx", track.gpx())]);
    let run = &history.runs[0].session;
    assert_near(run.totals.distance_m, 3_480.0);
    assert_eq!([run.totals.elapsed_s, run.totals.timer_s, run.totals.moving_s], [2_100.0, 1_200.0, 1_200.0].map(Some));
    assert_eq!(run.end_utc.to_string(), "2026-03-14T07:35:00Z");
}

/// A file with a single point and no totals was counted as a run of 0 m. It broke a rest gap in two and added a run day
/// to its week.
#[test]
fn a_single_point_is_no_run() {
    let tcx = |lap: &str| {
        format!(
            "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-03-14T07:00:00Z</Id>\
             <Lap StartTime=\"2026-03-14T07:00:00Z\">{lap}<Track><Trackpoint><Time>2026-03-14T07:00:00Z</Time>\
             </Trackpoint></Track></Lap></Activity></Activities></TrainingCenterDatabase>"
        )
    };
    let totals = |seconds: u32, meters: u32| {
        format!("<TotalTimeSeconds>{seconds}</TotalTimeSeconds><DistanceMeters>{meters}</DistanceMeters>")
    };
    let history = history(&[
        ("bare.tcx", tcx("")),
        ("zero.tcx", tcx(&totals(0, 0))),
        ("short.tcx", tcx(&totals(4, 0))),
        ("point.gpx", track("2026-03-15T07:00:00Z", 0, 1.0).gpx()),
        ("treadmill.tcx", tcx(&totals(1_800, 5_000))),
    ]);
    assert_eq!(history.runs.len(), 1, "laps of half an hour are a run");
    assert_eq!(history.runs[0].session.totals.distance_m, Some(5_000.0));
    let outcome = |name: &str| {
        let row = history.ledger.iter().find(|row| row.path.ends_with(name));
        row.unwrap().outcome
    };
    for name in ["bare.tcx", "zero.tcx", "short.tcx", "point.gpx"] {
        assert_eq!(outcome(name), Outcome::Empty, "{name}");
        assert_eq!(reason(&history, name), "it holds a single point and no summary: no activity");
    }
}

/// A chained FIT file holds one activity after another. Where bytes were lost in the first, the second was looked for at
/// the length that the first one declares, where it no longer was: a sound run was lost to the damage of another.
#[test]
fn bytes_lost_in_the_first_part_do_not_cost_the_second() {
    let (run, mut chained) = (small("run"), small("chained"));
    let second = only(&chained[run.len()..]);
    chained.drain(2_000..2_007);
    let parts = recordings(&chained);
    assert_eq!(parts.len(), 2);
    assert!(parts[0].is_damaged() && parts[0].samples.len() > 50);
    assert!(parts[1] == second);
    // A download that broke off, and the whole file behind it.
    let twice = [&run[..3_001], &chained[run.len() - 7..]].concat();
    let parts = recordings(&twice);
    assert!(parts[0].is_damaged());
    assert!(parts.last() == Some(&second));
}

/// The offset from UTC was multiplied before it was checked. A local time garbled to an impossible date overflowed, and one
/// bad row of the account's list ended the program without a report.
#[test]
fn clocks_ages_apart_give_no_offset_and_no_crash() {
    for local in ["900000000000000", "-900000000000000", "\"9999-12-31 23:59:59\""] {
        let apart = row(1, "").replace("1780300800000.0", local);
        let history = history(&[(ACTIVITIES, list(&[apart]))]);
        assert_eq!((history.runs.len(), start(&history.runs[0]).as_str()), (1, "2026-06-01T06:00:00Z"), "{local}");
    }
}

/// An export of activities alone has no file for a rest day. A week without a run was blank instead of 0 and was left
/// out of every mean, so that a runner who rested every fourth week looked steadier than she was.
#[test]
fn a_week_without_a_run_or_any_other_data_is_a_week_of_0() {
    // Nine days without data, the second week among them.
    let days = [0, 2, 5, 15, 20];
    let metrics = metrics_of(&runs_only(days.map(|day| run(day, 10_000.0)).to_vec()));
    let rest = &metrics.weeks[1];
    assert_eq!((rest.observed_days, rest.unobserved_days), (0, 0));
    assert!(rest.is_observed() && rest.is_whole());
    assert_eq!((rest.distance_m, rest.distance_change_pct), (0.0, Some(-100.0)));
    assert_eq!(metrics.weeks[2].distance_change_pct, None);
    // Fourteen days: from the Sunday of the first week to the Saturday of the third.
    let days = [0, 5, 20, 21, 27];
    let metrics = metrics_of(&runs_only(days.map(|day| run(day, 10_000.0)).to_vec()));
    let weeks = metrics.weeks.iter();
    let weeks: Vec<_> = weeks.map(|week| (week.unobserved_days, week.is_observed(), week.is_whole())).collect();
    let expected = [(1, true, false), (7, false, false), (6, true, false), (0, true, true)];
    assert_eq!(weeks, expected);
    assert_eq!(metrics.weeks[1].distance_change_pct, None);
}

/// Days that a diary declares pain-free counted for a rule but not against it: a flare to 6/10 on the morning after a run
/// met the rule as long as the zeros before it were declared and not typed. The rule looked kept exactly where it was
/// broken.
#[test]
fn a_flare_counts_against_a_rule_after_declared_days_as_after_typed_zeros() {
    let flare = [(0, "0,,,"), (3, "6,,next morning,")];
    assert_eq!(counts(&checked(&[2], &flare, true)), NOT_MET);
    let explicit = [(0, "0,,,"), (1, "0,,,"), (2, "0,,,"), (3, "6,,next morning,")];
    assert_eq!(counts(&checked(&[2], &explicit, false)), NOT_MET);
    let day_before = [(0, "0,,,"), (1, "0,,,"), (3, "6,,next morning,")];
    assert_eq!(counts(&checked(&[2], &day_before, true)), NOT_MET);
    let day_itself = [(2, "0,,,"), (3, "6,,next morning,")];
    assert_eq!(counts(&checked(&[2], &day_itself, false)), NOT_MET);
    // Neither declared nor noted: it may have been 6 before the run as well.
    assert_eq!(counts(&checked(&[2], &flare, false)), UNTOLD);
    // And the declared days alone count for.
    let quiet = [(0, "0,,,"), (9, "0,,,")];
    assert_eq!(counts(&checked(&[2], &quiet, true)), MET);
    assert_eq!(counts(&checked(&[2], &quiet, false)), UNTOLD);
}

/// A table of 100,000 rows given as the diary (the wrong file from the same folder) took 15 seconds to be refused. It
/// now has a limit and is refused at once.
#[test]
fn a_diary_of_a_hundred_thousand_rows_is_refused() {
    let text = "date,score,note\n".to_owned() + &"2026-03-14,3,\"stairs, at work\"\n".repeat(100_000);
    let refused = diary::read(text.as_bytes(), "diary.csv");
    assert!(matches!(refused.unwrap_err().fault, DiaryFault::TooLarge));
}

/// `--until` on a Tuesday left the later runs out of the tables, but the week's sums and its longest run still held the
/// Sunday. A report on the state before the injury showed the run that came after it.
#[test]
fn days_after_until_are_in_no_sum() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let folder = tempdir().unwrap();
    let out = folder.path().join("out");
    let until =
        |day| call(&fixtures, &["report", "garmin-export", "--out", out.to_str().unwrap(), "--json", "--until", day]);
    let json: Value = serde_json::from_str(&until("2026-03-17").out).unwrap();
    let week = json["weeks"].as_array().unwrap().last().unwrap();
    assert_eq!(week["week_start"], "2026-03-16");
    assert_eq!(week["partial"], true);
    assert!(week["longest_run_m"].as_f64().unwrap() < 16_000.0);
    let page = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(!page.contains("22 Mar 2026"));
    let called = until("2020-01-01");
    assert_eq!(called.code, Some(1));
    assert!(called.err.contains("nothing lies between --since and --until"), "{}", called.err);
}

/// `--force` replaces a folder that patella did not write. With `--out` on the export itself, or on a folder within it,
/// that was the runner's only copy of the recordings.
#[test]
fn what_is_read_is_never_removed_whatever_is_forced() {
    let folder = with_run();
    fs::create_dir(folder.path().join("export/deep")).unwrap();
    fs::rename(folder.path().join("export/run.fit"), folder.path().join("export/deep/run.fit")).unwrap();
    fs::create_dir(folder.path().join("diary")).unwrap();
    fs::write(folder.path().join("diary/knee.csv"), "date,score\n2024-05-01,3\n").unwrap();
    let before = files_below(folder.path());
    let notes = ["--notes", "diary/knee.csv"];
    for out in ["export", ".", "export/deep", "diary", "./diary/../export"] {
        let arguments = ["report", "export", notes[0], notes[1], "--force", "--out", out];
        let called = call(folder.path(), &arguments);
        assert_eq!(called.code, Some(1), "{out}");
        assert!(called.err.contains("holds files that are to be read and would be lost"), "{}", called.err);
    }
    assert!(files_below(folder.path()) == before);
    let within = call(folder.path(), &["report", "export", "--out", "export/report"]);
    assert_eq!(within.code, Some(0), "{}", within.err);
    let again = call(folder.path(), &["report", "export", "--out", "export/report"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
}

/// A diary declared its days without a note pain-free, and had `very bad` in place of a score. The row was not used, as the
/// terminal said, and so its day, the worst of the month, was shown as a pain-free day.
#[test]
fn a_day_whose_score_is_not_understood_is_not_declared_pain_free() {
    let folder = with_run();
    let diary =
        "unlogged days are pain-free: yes\ndate,score\n2024-04-25,0\n2024-04-27,very bad\n2024-04-29,\n2024-05-05,2\n";
    fs::write(folder.path().join("knee.csv"), diary).unwrap();
    let called = call(folder.path(), &["report", "export", "--notes", "knee.csv", "--json"]);
    let json: Value = serde_json::from_str(&called.out).unwrap();
    assert_eq!(json["unread_days"], serde_json::json!(["2024-04-27"]));
    assert!(called.err.contains("days without a note, which the diary declares pain-free"), "{}", called.err);
    let page = fs::read_to_string(folder.path().join("patella-report/report.html")).unwrap();
    let row = page.find("Apr 2024</th>").map(|at| &page[at..]).unwrap();
    let cells: Vec<&str> = row[..row.find("</tr>").unwrap()].split("<td").skip(1).collect();
    let is_declared: Vec<bool> = [26, 27, 28, 29].map(|day: usize| cells[day - 1].contains("declared")).to_vec();
    assert_eq!(is_declared, [true, false, true, true], "{row:.3000}");
}
