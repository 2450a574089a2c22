//! The page as a document: names and links, headings, tables, and the script that the policy names.

use std::collections::BTreeSet;

use patella::settings::Settings;
use patella::timeline::Timeline;

use super::awkward;
use super::digest::sha256_base64;
use crate::sample::nine_months;
use crate::sample::reported;
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
        "1 October 2025: ",
    ] {
        let named = format!("<title>{words}");
        let found = page.contains(&named);
        assert_eq!(found, !words.starts_with("1 October"), "{words}");
    }
    assert!(page.contains("<a href=\"#run-20260322-"));
}

#[test]
fn headings_come_in_order_and_every_table_has_a_caption_and_scopes() {
    for (case, timeline) in awkward() {
        let page = whole(&timeline);
        assert_eq!(page.matches("<h1").count(), 1, "{case}");
        let levels: Vec<u8> = (page.match_indices("<h"))
            .filter_map(|(at, _)| page.as_bytes().get(at + 2).copied())
            .filter(u8::is_ascii_digit)
            .map(|digit| digit - b'0')
            .collect();
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{case}: {levels:?}");
        for table in between(&page, "<table>", "</table>") {
            assert!(table.starts_with("<caption>"), "{case}");
        }
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
    assert!(script[0].len() < 3000);
}
