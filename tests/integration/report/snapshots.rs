//! What a reader is told, as text, for histories of every kind: a change of words shows in `snapshots/` as a change of a
//! line. `INSTA_UPDATE=always cargo test snapshots` writes them anew.

use jiff::civil::{Date, date};
use patella::calendar::{add_days, days};
use patella::timeline::Timeline;

use super::year::year;
use super::{page, table};
use crate::sample::Sample;
use crate::timeline::{story, with_diary};

/// Sections that are the same on every page, or whose parts stand in a snapshot of their own.
const LEFT_OUT: [&str; 3] = ["definitions", "red-flags", "chart"];

fn told(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// The sections of the page as a reader meets them, a line a row.
fn text(timeline: &Timeline, wanted: impl Fn(&str) -> bool) -> String {
    let page = page(timeline);
    let main = page.split_once("<main>").unwrap().1;
    let main = main.split_once("</main>").unwrap().0;
    let sections = main.split("<section aria-labelledby=\"").skip(1);
    let sections = sections.filter(|section| wanted(section.split('"').next().unwrap()));
    sections.map(plain).collect::<Vec<_>>().join("\n")
}

fn plain(section: &str) -> String {
    let section = section.split_once('>').unwrap().1;
    let mut text = String::new();
    for (index, part) in section.split('<').enumerate() {
        let (tag, words) = if index == 0 { ("", part) } else { part.split_once('>').unwrap() };
        let tag = tag.split(' ').next().unwrap();
        match tag {
            "h2" => text.push_str("## "),
            "li" => text.push_str("- "),
            "/td" | "/th" => text.push_str(" | "),
            "/h2" | "/h3" | "/li" | "/p" | "/tr" | "/caption" | "/dd" | "/summary" | "/section" => text.push('\n'),
            _ => {}
        }
        text.push_str(words);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let lines = text.replace("&amp;", "&");
    let lines = lines.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

fn whole(timeline: &Timeline) -> String {
    text(timeline, |section| !LEFT_OUT.contains(&section))
}

/// A table with one cell a line, empty cells left out.
fn cells(timeline: &Timeline, name: &str) -> String {
    let rows = table(timeline, name);
    let mut text = format!("{name}\n");
    for row in &rows[1..] {
        for (column, cell) in rows[0].iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
            text.push_str(&format!("  {column}: {cell}\n"));
        }
        text.push_str("  -\n");
    }
    text
}

/// Seven weeks with a longer run in the last.
fn seven_weeks() -> Sample {
    let first = date(2026, 1, 5);
    let weeks = (0..7).fold(Sample::between(first, add_days(first, 48)), |sample, week| {
        let day = add_days(first, 7 * week);
        sample.run(day, 8.0 + 0.2 * week as f64, Some(60.0))
    });
    weeks.run(date(2026, 2, 21), 12.0, Some(200.0))
}

#[test]
fn no_notes() {
    told("no_notes", &whole(&seven_weeks().timeline()));
}

#[test]
fn no_runs() {
    let (first, last) = (date(2026, 3, 2), date(2026, 3, 29));
    let sore = Sample::between(first, last).pain(first, 3.0, "outer", "stairs");
    told("no_runs", &whole(&sore.timeline()));
}

#[test]
fn one_run() {
    let day = date(2026, 3, 2);
    let timeline = Sample::between(day, day).run(day, 5.0, Some(20.0)).timeline();
    let tables = ["tables/runs.csv", "tables/weeks.csv"].map(|name| cells(&timeline, name));
    told("one_run", &(whole(&timeline) + "\n" + &tables.concat()));
}

#[test]
fn imperial() {
    let timeline = seven_weeks().imperial().timeline();
    told("imperial", &text(&timeline, |section| ["summary", "spikes", "weeks", "runs"].contains(&section)));
}

#[test]
fn treadmill_only() {
    let day = date(2026, 3, 2);
    let timeline =
        Sample::between(day, date(2026, 3, 15)).treadmill(day, 5.0).treadmill(date(2026, 3, 9), 6.0).timeline();
    told("treadmill_only", &whole(&timeline));
}

#[test]
fn unknown_periods_and_two_devices() {
    let timeline = seven_weeks()
        .new_watch(date(2026, 1, 20), "garmin fr245", "garmin fr265")
        .unobserved(date(2026, 1, 27), date(2026, 2, 9))
        .timeline();
    let spikes = cells(&timeline, "tables/spikes.csv");
    told("unknown_periods_and_two_devices", &(whole(&timeline) + "\n" + &spikes));
}

#[test]
fn zero_two_four_seven_and_twelve_onsets() {
    for onsets in [0, 2, 4, 7, 12] {
        let timeline = year(onsets);
        // A row for each run and each week would bury the rest.
        let all = text(&timeline, |section| {
            !["weeks", "runs", "descent", "coverage"].contains(&section) && !LEFT_OUT.contains(&section)
        });
        told(&format!("onsets_{onsets:02}"), &all);
    }
}

/// The first page of the invented runner's export with another diary.
fn first_page(name: &str, timeline: &Timeline) {
    told(name, &text(timeline, |section| ["now", "changes", "pain-starts"].contains(&section)));
}

/// A diary with a note on each of these days, of the score that `score` gives.
fn noted(days: impl Iterator<Item = Date>, score: impl Fn(Date) -> u8) -> Timeline {
    with_diary(&days.fold("date,score\n".to_owned(), |text, day| text + &format!("{day},{}\n", score(day))))
}

#[test]
fn a_knee_that_always_hurts() {
    let flares = [date(2026, 3, 24), date(2026, 5, 25), date(2026, 6, 14)];
    let score = |day: Date| if flares.contains(&day) { 4 } else { 1 + (day.day() % 2) as u8 };
    first_page("persistent_pain", &noted(days(date(2026, 1, 7), date(2026, 6, 28)), score));
}

#[test]
fn zeros_after_runs_only() {
    let mut run_days: Vec<Date> = story().runs.iter().map(|run| run.day).collect();
    run_days.dedup();
    run_days.retain(|&day| day >= date(2026, 4, 16));
    let painful = [run_days[5], run_days[12], run_days[20]];
    first_page("zeros_after_runs", &noted(run_days.into_iter(), |day| u8::from(painful.contains(&day))));
}

#[test]
fn pain_notes_only() {
    let painful = [date(2026, 3, 24), date(2026, 3, 25), date(2026, 5, 25), date(2026, 6, 20)];
    first_page("pain_notes_only", &noted(painful.into_iter(), |day| 2 + (day.day() % 3) as u8));
}

#[test]
fn two_knees() {
    let text = "unlogged days are pain-free: yes\ndate,score,side,site,trigger\n2026-05-01,0,,,\n\
                2026-05-25,2,left,behind kneecap,stairs\n2026-05-25,4,right,outside of knee,downhill\n\
                2026-06-10,1,right,outside of knee,\n";
    first_page("two_knees", &with_diary(text));
}

#[test]
fn declared_days() {
    first_page(
        "declared_days",
        &with_diary("unlogged days are pain-free: yes\ndate,score\n2026-02-01,0\n2026-05-25,2\n"),
    );
}

#[test]
fn no_diary_at_all() {
    let timeline = Timeline { has_diary: false, ..with_diary("date,score\n") };
    first_page("no_diary", &timeline);
}
