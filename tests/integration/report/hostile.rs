//! Words that would be obeyed if they were not shown: in notes, names of shoes, of devices and of reasons.

use jiff::civil::date;
use patella::report::{Charts, tables};
use patella::settings::Settings;
use patella::timeline::{ReasonCount, ShoeEntry, Timeline};
use proptest::prelude::*;

use crate::sample::Sample;
use crate::sample::reported;

const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script>",
    "</title></svg><img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "\u{202e}right to left\u{202c} ברך",
    "🤕🏃\u{200d}♀️",
    "&lt;b&gt; \" onmouseover=\"alert(1)",
];

/// A runner whose every word is `words`.
fn saying(words: &str) -> Timeline {
    let day = date(2026, 3, 2);
    let mut timeline = Sample::between(day, date(2026, 3, 8))
        .run(day, 5.0, Some(20.0))
        .run(date(2026, 3, 4), 6.0, Some(30.0))
        .pain(date(2026, 3, 4), 4.0, words, words)
        .timeline();
    let note = &mut timeline.pain[0];
    note.note = Some(words.to_owned());
    note.details.shoe = Some(words.to_owned());
    note.details.medication = Some(words.to_owned());
    timeline.runs[0].shoe = Some(words.to_owned());
    timeline.runs[0].device = Some(words.to_owned());
    timeline.shoes.push(ShoeEntry {
        name: words.to_owned(),
        first_day: Some(date(2026, 3, 4)),
        last_day: None,
        retired_day: None,
        runs: 1,
        distance_m: 5000.0,
    });
    timeline.coverage.devices.push(ReasonCount { what: words.to_owned(), count: 1 });
    timeline
}

fn page(timeline: &Timeline) -> String {
    let settings = Settings::default();
    let charts = reported::charts(timeline, &settings).unwrap();
    reported::page(timeline, &settings, &charts)
}

/// The page's elements in order, without what stands between them and without values.
fn elements(page: &str) -> Vec<&str> {
    let tags = page.split('<').skip(1);
    tags.map(|tag| tag.split([' ', '>', '\n']).next().unwrap())
        .filter(|name| !["text", "polyline", "polygon", "rect", "/text"].contains(name))
        .collect()
}

#[test]
fn hostile_words_are_shown_and_change_no_element() {
    let plain = page(&saying("plain"));
    for words in HOSTILE {
        let hostile = page(&saying(words));
        assert_eq!(elements(&hostile), elements(&plain), "{words}");
        for broken in ["<script>alert", "<img", " onerror=alert(1)>", "\" onmouseover=\""] {
            assert!(!hostile.contains(broken), "{words}: {broken}");
        }
    }
    assert!(page(&saying(HOSTILE[0])).contains("dir=\"auto\">&lt;script&gt;alert(1)&lt;/script&gt;</td>"));
}

#[test]
fn ten_thousand_letters_stand_in_the_table_and_not_in_the_chart() {
    let long = "W".repeat(10_000);
    let page = page(&saying(&long));
    assert!(page.contains(&format!("dir=\"auto\">{long}</td>")));
    let marks = page.split("class=\"marks\"").nth(1).unwrap();
    let marks = marks.split("</svg>").next().unwrap();
    assert!(marks.len() < 5_000, "{}", marks.len());
}

#[test]
fn no_cell_of_a_table_begins_a_formula() {
    for start in ["=", "+", "-", "@", "\t=", "\r="] {
        let timeline = saying(&format!("{start}1+1"));
        for (name, bytes) in tables::all(&timeline).unwrap() {
            let mut rows = csv::Reader::from_reader(&bytes[..]);
            for row in rows.records() {
                for cell in row.unwrap().iter() {
                    let is_number = cell.parse::<f64>().is_ok();
                    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                    assert!(is_number || !begins, "{name}: {cell:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_words_whatever_change_an_element(words in "\\PC{0,40}") {
        let page = |words: &str| reported::page(&saying(words), &Settings::default(), &Charts::default());
        let (plain, hostile) = (page("plain"), page(&words));
        prop_assert_eq!(elements(&hostile), elements(&plain));
    }
}
