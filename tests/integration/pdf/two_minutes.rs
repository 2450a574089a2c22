//! The first page is read in two minutes: at most 380 words outside of its chart, and 480 in all, however much there is to
//! say. What gives way is in a fixed order, and the rest stays.

use std::fmt::Write;

use jiff::civil::date;
use patella::calendar::add_days;
use patella::report::{pdf, text as report_text};
use patella::settings::{PrintRules, Settings};
use patella::timeline::Timeline;

use super::{FIRST_PAGE, pages, text};
use crate::onset_analysis::with_onsets;
use crate::report::awkward;
use crate::sample::reported::{self, reported};
use crate::timeline::{story, with_diary};

/// All words of the first page, and those outside of its chart; `None` where pdftotext is not installed.
fn words(timeline: &Timeline, settings: &Settings) -> Option<(usize, usize, String)> {
    let pdf = reported(timeline, settings, pdf::pdf).unwrap();
    assert_eq!(pages(&pdf), 2);
    let page = text(&pdf, &["-layout", FIRST_PAGE[0], FIRST_PAGE[1], FIRST_PAGE[2], FIRST_PAGE[3]])?;
    let title = reported(timeline, settings, |report| report_text::recent_load_chart(report).caption.title);
    let count = |text: &str| text.split_whitespace().count();
    let (before, rest) = page.split_once(title.lines().next().unwrap()).unwrap();
    let (_, after) = rest.split_once("WHEN PAIN BEGAN").unwrap();
    let outside = count(before) + count("WHEN PAIN BEGAN") + count(after);
    Some((count(&page), outside, page))
}

/// A diary with all lines of a head, both knees, many triggers, and ten starts of pain, the last a few weeks ago.
fn full_diary() -> String {
    let mut diary = "unlogged days are pain-free: yes\n\
        reason: pain around the kneecap on stairs and after long downhill runs, since the hilly half marathon in spring\n\
        previous injury: ankle sprain left 2019, iliotibial band trouble 2021, six weeks off in the winter of 2023\n\
        goal: half marathon on 12 September without pain, then a mountain race in the autumn of next year\n\
        question: may I keep the two double days a week, or should the long run go first and the hills come back later?\n\
        date,time,score,when,side,site,trigger\n2025-09-29,,0,,,,\n2026-06-28,,0,,,,\n"
        .to_owned();
    let starts = [(10, 6), (10, 26), (11, 15), (12, 4), (1, 20), (2, 10), (3, 5), (3, 24), (5, 25), (6, 14)];
    for (place, (month, day)) in starts.into_iter().enumerate() {
        let first = date(if month > 6 { 2025 } else { 2026 }, month, day);
        let (side, trigger) = if place % 2 == 0 { ("right", "stairs") } else { ("left", "long downhill") };
        let site = if place % 3 == 0 { "outer" } else { "around kneecap" };
        let _ = writeln!(diary, "{first},20:10,5,after,{side},{site},{trigger}");
        let _ = writeln!(diary, "{},07:30,3,next morning,{side},{site},sitting", add_days(first, 1));
    }
    diary
}

#[test]
fn a_full_page_is_read_in_two_minutes() {
    let timeline = with_diary(&full_diary());
    let unlimited =
        PrintRules { first_page_words: usize::MAX, first_page_words_with_chart: usize::MAX, ..PrintRules::default() };
    let unlimited = Settings { print: unlimited, ..Settings::default() };
    let Some((all, outside, _)) = words(&timeline, &unlimited) else { return };
    assert!(all > 520 && outside > 400, "{all} words, {outside} outside of the chart: too few to test the limits");
    let (all, outside, page) = words(&timeline, &Settings::default()).unwrap();
    assert!(all <= 480 && outside <= 380, "{all} words, {outside} outside of the chart");
    assert!(all > 440, "{all} words: more could be said");
    for row in reported::now(&timeline) {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(page.contains(&words(&row.label)) && page.contains(&words(&row.value)), "{row:?}");
    }
    for kept in ["Newest 2 of", "others within usual.", "Reason: pain around the kneecap", "Question: may I keep"] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
}

#[test]
fn every_history_is_read_in_two_minutes() {
    let cases = awkward().into_iter().chain([("the invented runner", story().clone()), ("twelve", with_onsets(12))]);
    for (case, timeline) in cases {
        let Some((all, outside, _)) = words(&timeline, &Settings::default()) else { return };
        assert!(all <= 480 && outside <= 380, "{case}: {all} words, {outside} outside of the chart");
    }
}
