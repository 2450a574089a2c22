//! The page as a document: names and links, headings, tables, and the script that the policy names.

use std::collections::BTreeSet;

use jiff::civil::date;
use patella::settings::{Settings, Units};
use patella::timeline::Timeline;

use super::awkward;
use super::digest::sha256_base64;
use crate::sample::{Sample, long_history, nine_months, reported};
use crate::timeline::story;

/// The page with its real chart.
fn whole(timeline: &Timeline) -> String {
    let settings = Settings::default();
    let charts = reported::charts(timeline, &settings).unwrap();
    reported::page(timeline, &settings, &charts)
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    let parts = text.split(before).skip(1);
    parts.map(|part| part.split(after).next().unwrap()).collect()
}

#[test]
fn every_link_leads_to_one_place_on_the_page() {
    for (case, timeline) in awkward() {
        let page = whole(&timeline);
        let ids = between(&page, " id=\"", "\"");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{case}: an id stands twice");
        for target in between(&page, "href=\"#", "\"") {
            assert!(unique.contains(target), "{case}: #{target}");
        }
    }
}

#[test]
fn a_mark_says_what_it_stands_for() {
    let page = whole(story());
    for words in [
        "22 March 2026: 21.6 km; +35 % vs the longest of the previous 30 days; 522 m descent",
        "Week of 30 March 2026: no run",
        "25 March 2026: pain 6/10; ",
        "2 October 2025: 7.4 km; in the first 30 days of data, not compared; 27 m descent",
    ] {
        let named = format!("<title>{words}");
        assert!(page.contains(&named), "{words}");
    }
    assert!(page.contains("<a href=\"#run-20260322-"));
}

#[test]
fn headings_come_in_order_and_every_table_has_a_name_and_scopes() {
    for (case, timeline) in awkward() {
        let page = whole(&timeline);
        assert_eq!(page.matches("<h1").count(), 1, "{case}");
        let levels: Vec<u8> = (page.match_indices("<h"))
            .filter_map(|(at, _)| page.as_bytes().get(at + 2).copied())
            .filter(u8::is_ascii_digit)
            .map(|digit| digit - b'0')
            .collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{case}: {levels:?}");
        assert!(!page.contains("<caption>"), "{case}: a caption within the part that scrolls");
        let named = page.matches("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"").count();
        assert_eq!(page.matches("<table").count(), named, "{case}");
        let headings = between(&page, "<th", ">");
        let scoped = headings.iter().filter(|th| !th.starts_with("ead"));
        assert!(scoped.clone().all(|th| th.contains("scope=")), "{case}");
        for landmark in ["<header>", "<nav ", "<main>", "<footer>"] {
            assert_eq!(page.matches(landmark).count(), 1, "{case}: {landmark}");
        }
    }
}

#[test]
fn the_contents_name_every_section_and_no_other() {
    for timeline in [story(), &nine_months().timeline()] {
        let page = whole(timeline);
        let (before, main) = page.split_once("<main>").unwrap();
        let contents = between(before.split_once("<nav").unwrap().1, "href=\"#", "\"");
        assert_eq!(contents, between(main, "<h2 id=\"", "\""));
    }
}

#[test]
fn runs_before_the_large_chart_are_folded_away() {
    let page = whole(&nine_months().timeline());
    let (at_sight, folded) = page.split_once("Earlier runs: 2025, ").unwrap();
    let sight_ids = between(at_sight, "<tr id=\"run-", "\"");
    let folded_ids = between(folded, "<tr id=\"run-", "\"");
    assert!(sight_ids.iter().min() > folded_ids.iter().max());
    assert_eq!(sight_ids.len() + folded_ids.len(), nine_months().timeline().runs.len());
}

/// What the table of runs says below a heading, by the day of the run.
fn run_cell(page: &str, heading: &str, day: &str) -> String {
    let runs = page.split_once("<h2 id=\"runs\">").unwrap().1;
    let headings = between(runs.split_once("</thead>").unwrap().0, "scope=\"col\">", "<");
    let place = headings.iter().position(|one| *one == heading).unwrap_or_else(|| panic!("{heading}: {headings:?}"));
    let row = between(runs, "<tr", "</tr>").into_iter().find(|row| row.contains(day)).unwrap();
    between(row, "<td", "</td>")[place - 1].split_once('>').unwrap().1.to_owned()
}

#[test]
fn a_run_has_its_pace_and_the_worst_pain_of_its_day() {
    // 10 km in 50 minutes; on the next run day a 0 and then a 4, on the last day nothing is noted.
    let [first, second, third] = [2, 4, 6].map(|day| date(2026, 3, day));
    let sample = Sample::between(date(2026, 3, 2), date(2026, 3, 8)).run(first, 10.0, None).run(second, 10.0, None);
    let noted = sample
        .run(third, 10.0, None)
        .pain(first, 0.0, "", "")
        .pain(second, 0.0, "", "")
        .pain(second, 4.0, "", "stairs");
    let mut timeline = noted.timeline();
    for run in &mut timeline.runs {
        (run.totals.moving_s, run.totals.timer_s) = (Some(3000.0), Some(3600.0));
    }
    timeline.runs[0].totals.moving_s = None;
    timeline.runs[2].totals.cadence_spm = Some(165.6);
    let page = whole(&timeline);
    let cells = |heading| ["2 Mar 2026", "4 Mar 2026", "6 Mar 2026"].map(|day| run_cell(&page, heading, day));
    assert_eq!(cells("Pace (min/km)"), ["6:00", "5:00", "5:00"]);
    assert_eq!(cells("Pain, 0–10"), ["0", "4", "–"]);
    assert_eq!(cells("Cadence (steps/min)"), ["–", "–", "166"]);
    assert_eq!(cells("Kind"), ["road"; 3]);
    assert!(!page.contains("Heart rate (bpm)"), "no column for what is never recorded");
    timeline.units = Units::Imperial;
    assert_eq!(run_cell(&whole(&timeline), "Pace (min/mi)", "4 Mar 2026"), "8:03");
    timeline.pain.clear();
    assert!(!whole(&timeline).contains("Pain, 0–10"));
}

#[test]
fn the_calendar_has_a_line_a_month_and_notes_without_a_row_are_in_it() {
    let [free, twice] = [date(2026, 2, 27), date(2026, 3, 3)];
    let sample = Sample::between(date(2026, 2, 1), date(2026, 3, 8)).run(free, 8.0, None);
    let noted =
        sample.pain(free, 0.0, "", "").pain(twice, 0.0, "", "").pain(twice, 0.0, "", "").pain(twice, 2.5, "", "stairs");
    let page = whole(&noted.timeline());
    let calendar = page.split_once("<table class=\"calendar\">").unwrap().1.split_once("</table>").unwrap().0;
    assert_eq!(between(calendar, "scope=\"row\">", "<"), ["Mar 2026", "Feb 2026"]);
    assert_eq!(calendar.matches("<td").count(), 31 + 28);
    assert!(calendar.contains("<td class=\"free\" id=\"note-0\"><span>0</span></td>"));
    let painful = "<td class=\"painful\" id=\"note-1\"><span id=\"note-2\"></span><a href=\"#note-3\">2.5</a></td>";
    assert!(calendar.contains(painful), "{calendar}");
    assert!(page.contains("<tr id=\"note-3\">"));
    assert!(!whole(&Sample::between(free, twice).empty_diary().timeline()).contains("class=\"calendar\""));
}

#[test]
fn earlier_half_years_are_charts_of_their_own_to_be_unfolded() {
    let folded = |weeks: i64| {
        let page = whole(&long_history(date(2016, 1, 4), weeks).timeline());
        let headings = between(&page, "<details class=\"chart\"><summary>", "</summary>");
        (headings.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>(), page)
    };
    assert!(folded(26).0.is_empty());
    let (headings, page) = folded(60);
    assert_eq!(headings.len(), 2, "{headings:?}");
    assert!(headings[0].starts_with("From 29 February 2016 to 28 August 2016: 78 runs"), "{headings:?}");
    assert!(headings[1].starts_with("From 4 January 2016 to 28 February 2016: 24 runs"), "{headings:?}");
    assert!(!page.contains("the pain diary is empty"));
    assert!(page.contains("id=\"after-earlier-chart-0\"") && page.contains("id=\"after-earlier-chart-1\""));
    let (headings, page) = folded(520);
    assert_eq!(headings.len(), 8);
    assert!(page.contains("Before these, 11 periods of 26 weeks without a chart here; their rows are in the tables."));
    assert!(page.len() < 4_000_000, "{}", page.len());
}

#[test]
fn the_policy_names_the_script() {
    let page = whole(story());
    let script = between(&page, "<script>", "</script>");
    assert_eq!(script.len(), 1);
    let hash = sha256_base64(script[0].as_bytes());
    assert!(
        page.contains(&format!("script-src 'sha256-{hash}'")),
        "script.js has changed: write {hash} into the policy in html.rs"
    );
    assert!(script[0].len() < 3700);
}
