//! The page, the tables and the words.

use jiff::civil::date;
use patella::history::ledger::{LedgerRow, Outcome};
use patella::report::output::{Goal, OutputError};
use patella::report::{self, Charts, tables, text};
use patella::settings::Settings;
use patella::timeline::Timeline;
use patella::units;

use crate::onset_analysis::with_onsets;
use crate::sample::reported::{self, reported};
use crate::sample::{Sample, descending, nine_months, twenty_spikes};
use crate::timeline::story;

mod clinic;
mod descent;
mod diary_page;
mod digest;
mod hostile;
mod last_visit;
mod page;
mod page_one;
mod parquet;
mod rest_week;
mod scopes;
mod snapshots;
mod titles;
mod vocabulary;
mod year;

fn page(timeline: &Timeline) -> String {
    reported::page(timeline, &Settings::default(), &Charts::default())
}

/// One table of the report as rows of cells, the header first.
fn table(timeline: &Timeline, name: &str) -> Vec<Vec<String>> {
    let tables = tables::all(timeline).unwrap();
    let (_, bytes) = tables.iter().find(|(file, _)| *file == name).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

/// Words that no page of ours may hold: they judge, forecast or instruct.
pub const BANNED: [&str; 8] =
    ["caused by", "predict", "risk score", "danger", "safe ", "diagnos", "you should", "sweet spot"];

pub fn awkward() -> Vec<(&'static str, Timeline)> {
    let day = date(2026, 3, 2);
    let month = || Sample::between(day, date(2026, 3, 29));
    vec![
        ("nothing happened", month().timeline()),
        ("one run", Sample::between(day, day).run(day, 5.0, Some(20.0)).timeline()),
        ("only a treadmill", month().treadmill(day, 5.0).timeline()),
        ("an unknown distance", month().run_of_unknown_distance(day).timeline()),
        ("an empty diary", month().run(day, 5.0, None).empty_diary().timeline()),
        ("pain and no runs", month().pain(day, 3.0, "outer knee", "stairs").timeline()),
        ("imperial", month().run(day, 5.0, Some(20.0)).imperial().timeline()),
        ("nine months", nine_months().timeline()),
        ("twenty spikes", twenty_spikes().timeline()),
        ("no onset", with_onsets(0)),
        ("one onset", with_onsets(1)),
        ("three onsets", with_onsets(3)),
        ("hills", descending(nine_months().timeline(), 0)),
        ("hills in feet", descending(nine_months().imperial().timeline(), 3)),
        ("six onsets", with_onsets(6)),
        ("twelve onsets", with_onsets(12)),
    ]
}

#[test]
fn no_page_judges_or_instructs() {
    for (case, timeline) in awkward() {
        let page = page(&timeline).to_lowercase();
        for word in BANNED {
            assert!(!page.contains(word), "{case}: {word}");
        }
    }
}

#[test]
fn weeks_without_a_file_or_a_note_are_not_called_rest_or_free_of_pain() {
    let last = date(2026, 3, 29);
    let silent = Sample::between(date(2026, 1, 5), last).unobserved(date(2026, 1, 5), last).timeline();
    assert_eq!(reported::changes(&silent), [], "no week is known");
    let [only] = &reported::now(&silent)[..] else { panic!("one row") };
    assert_eq!((only.label.as_str(), only.value.as_str()), ("Last pain", "no pain notes given"));

    let old = Sample::between(date(2025, 6, 2), last).run(date(2026, 3, 25), 5.0, None);
    let old = old.pain(date(2025, 6, 9), 3.0, "outer", "").timeline();
    let rows = reported::now(&old);
    let since = rows.iter().find(|row| row.label == "Since last pain note").unwrap();
    assert_eq!(since.value, "293 days, 1 run day");
    let logged = rows.iter().find(|row| row.label.ends_with("of these")).unwrap();
    assert_eq!(logged.value, "none logged", "a run day without a note is not a free one");
}

#[test]
fn without_onsets_the_first_notes_of_pain_stand_with_the_runs_before_them() {
    let first = date(2026, 3, 2);
    let sore = Sample::between(first, date(2026, 3, 29))
        .run(date(2026, 3, 9), 8.0, Some(120.0))
        .pain(date(2026, 3, 10), 3.0, "outer", "stairs")
        .pain(date(2026, 3, 12), 2.0, "outer", "")
        .pain(date(2026, 3, 28), 1.0, "inner", "")
        .pain(date(2026, 3, 28), 4.0, "inner", "");
    let page = page(&sore.timeline());
    let table = page.split("aria-label=\"Table of onsets\"").nth(1).unwrap();
    let table = table.split("</table>").next().unwrap();
    assert!(page.contains(
        "<p class=\"caption\">Spike: over 10 % above 30-day maximum. First notes of pain in over 7 days, too little logged \
         before them to compare."
    ));
    assert!(table.contains("10 Mar<") && table.contains("28 Mar<"));
    assert!(!table.contains("12 Mar"));
    assert!(table.contains(">28 Mar</th><td>4/10</td>"), "the highest of the day: {table}");
    assert!(table.contains(">8.0</td>"), "the run of the day before: {table}");
}

#[test]
fn the_page_says_what_the_log_meets_and_what_the_notes_say_and_advises_nothing() {
    let story = crate::timeline::story();
    let page = page(story);
    for part in [
        "<h2 id=\"rules\">Published rules checked against this log</h2>",
        "Last volume tolerated pain-free for 7 days or longer: ",
        "<h2 id=\"in-notes\">Pain notes summarized</h2>",
        "Triggers: stairs 11,",
        "Medication is noted on 2 days.",
        "4.5 km into the run; sleep 6.5 h",
        "days without a note are unknown.",
    ] {
        assert!(page.contains(part), "{part}");
    }
    for word in BANNED {
        assert!(!page.to_lowercase().contains(word), "{word}");
    }
    let pain = table(story, "tables/pain.csv");
    let first = pain.iter().find(|row| row[0] == "2026-03-24").unwrap();
    assert_eq!(first[9..15], ["during", "right", "around or behind kneecap", "downhill", "", "4500"]);
    assert_eq!(first[16], "6.5");
    let onset = &table(story, "tables/onsets.csv")[1];
    assert_eq!(onset[..3], ["2026-03-24", "5", "18:50"]);
}

#[test]
fn every_case_has_whole_sentences() {
    for (case, timeline) in awkward() {
        let onsets = text::before_onsets(&timeline.before_pain, &Settings::default());
        let descent = reported(&timeline, &Settings::default(), text::descent_sentences);
        let all = reported::summary(&timeline).into_iter().chain(onsets);
        for sentence in all.chain(descent) {
            assert!(sentence.ends_with('.'), "{case}: {sentence}");
            for broken in ["NaN", "inf", "None", "  ", " 1 runs", " 1 days"] {
                assert!(!sentence.contains(broken), "{case}: {sentence}");
            }
        }
    }
}

#[test]
fn words_of_the_runner_stay_words() {
    let day = date(2026, 3, 2);
    let hostile = "<script>alert(1)</script>";
    let timeline =
        Sample::between(day, day).run(day, 5.0, None).pain(day, 4.0, hostile, "=HYPERLINK(\"x\")").timeline();
    let page = page(&timeline);
    assert_eq!(page.matches("<script").count(), 1, "ours alone");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    let pain = table(&timeline, "tables/pain.csv");
    assert_eq!(pain[1][5], hostile);
    assert_eq!(pain[1][6], "'=HYPERLINK(\"x\")");
}

#[test]
fn the_page_asks_nothing_from_outside() {
    // The fonts are in the page itself.
    let page = page(story()).replace(patella::fonts::css(), "");
    assert!(page.contains("Content-Security-Policy") && page.contains("font-src data:;"));
    for outside in ["http://", "https://", "src=", "@import", "url(", "@font-face"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let links = page.matches("href=").count();
    assert!(links > 20);
    assert_eq!(page.matches("href=\"#").count(), links, "within the page");
}

#[test]
fn trap_32_the_page_names_no_file_no_place_and_no_address() {
    let page = page(story());
    for private in ["runner@example.org", ".fit", "UploadedFiles", "serial"] {
        assert!(!page.contains(private), "{private}");
    }
}

#[test]
fn page_tables_and_json_tell_the_same() {
    let timeline = story();
    let page = page(timeline);
    let spikes = table(timeline, "tables/spikes.csv");
    assert_eq!(spikes.len(), timeline.spikes.len() + 1);
    for (row, spike) in spikes[1..].iter().zip(&timeline.spikes) {
        let ratio: f64 = row[6].parse().unwrap();
        assert!((ratio - spike.ratio).abs() < 1e-4);
        assert!(page.contains(&units::change(spike.ratio)));
    }
    let weeks = table(timeline, "tables/weeks.csv");
    let column = |name: &str| weeks[0].iter().position(|cell| cell == name).unwrap();
    let meters = weeks[1..].iter().map(|week| week[column("distance_m")].as_str());
    // A week without data has none.
    let total: f64 = meters.filter(|cell| !cell.is_empty()).map(|cell| cell.parse::<f64>().unwrap()).sum();
    let runs: f64 = timeline.runs.iter().filter_map(|run| run.totals.distance_m).sum();
    assert!((total - runs).abs() < 1.0);
    assert!(page.contains(&units::distance(runs, timeline.units)));
    let json: serde_json::Value = serde_json::to_value(timeline).unwrap();
    assert_eq!(json["runs"].as_array().unwrap().len(), timeline.runs.len());
    assert_eq!(json["schema_version"], 2);
}

#[test]
fn the_columns_others_rely_on_stand_first_and_in_order() {
    let runs = table(story(), "tables/runs.csv");
    let expected = "run_id,start_utc,start_local,utc_offset_min,offset_source,week_start,sport,sub_sport,source_format,\
        device,distance_m,distance_source,timer_s,elapsed_s,moving_s,ascent_m,descent_m,descent_source,descent_samples_m,\
        altitude_quality,avg_hr_bpm,cadence_spm,rpe_0_10,feel_0_100,shoe,rest_gap_h,rest_days,distance_ratio_30d,\
        distance_state,descent_ratio_30d,descent_state,knee_load_m,knee_load_low_m,knee_load_high_m,flags";
    assert!(runs[0].join(",").starts_with(expected));
    let weeks = table(story(), "tables/weeks.csv");
    let expected = "week_start,runs,run_days,distance_m,timer_s,descent_m,knee_load_m,longest_run_m,longest_rest_gap_h,\
        distance_change_pct,acwr_uncoupled,acwr_coupled,acwr_ewma,monotony,strain,other_sport_s,partial,observed";
    assert!(weeks[0].join(",").starts_with(expected));
    let spikes = table(story(), "tables/spikes.csv");
    let expected = "run_id,date,measure,value_m,reference_m,reference_run_id,ratio,state";
    assert!(spikes[0].join(",").starts_with(expected));
}

#[test]
fn the_ledger_has_its_columns_and_defuses_names() {
    let row = LedgerRow {
        path: "=cmd().fit".to_owned(),
        bytes: 7,
        format: "fit",
        outcome: Outcome::Unreadable,
        reason: "because, \"so\"".to_owned(),
        activity_ids: vec!["a".to_owned(), "b".to_owned()],
        duplicate_of: None,
        tie: None,
        ties: Vec::new(),
    };
    let written = String::from_utf8(tables::files(&[row]).unwrap()).unwrap();
    assert_eq!(
        written,
        "path,bytes,format,outcome,reason,run_id,duplicate_of\n\
         '=cmd().fit,7,fit,unreadable,\"because, \"\"so\"\"\",a b,\n"
    );
}

#[test]
fn a_file_of_the_runner_in_an_older_report_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let goal = folder.path().join("report");
    let settings = Settings::default();
    let empty = Goal::check(&goal, false).unwrap();
    reported(story(), &settings, |all| report::write(all, &[], &empty, &|| ())).unwrap();
    Goal::check(&goal, false).expect("every file in it is known");
    let own = goal.join("tables").join("my own words.txt");
    std::fs::write(&own, "for the appointment").unwrap();
    assert!(matches!(
        Goal::check(&goal, false),
        Err(OutputError::Foreign(path)) if path == own
    ));
    Goal::check(&goal, true).expect("told to");
}
