//! Words that are not meant well: they stay words, on page and paper.

use jiff::civil::date;
use patella::report::Charts;
use patella::settings::{PrintRules, Settings};
use patella::timeline::{ReasonCount, ShoeEntry, Timeline};

use super::{FIRST_PAGE, made, pages, text};
use crate::sample::Sample;
use crate::sample::reported;

/// What typst would do something about, were it markup.
const MARKUP: &str =
    "#read(\"/etc/passwd\") $x^2$ *bold* _it_ <tag> @ref [c] // gone /* gone */ = Head \\ `raw` #panic()";

/// A month with these words wherever the runner's words can be.
fn with_words(words: &str) -> Timeline {
    let day = date(2026, 3, 2);
    let mut timeline = Sample::between(day, date(2026, 3, 29))
        .run(day, 5.0, Some(40.0))
        .new_watch(day, words, words)
        .pain(day, 4.0, words, words)
        .timeline();
    let note = &mut timeline.pain[0];
    note.note = Some(words.to_owned());
    note.when = Some(words.to_owned());
    note.side = Some(words.to_owned());
    note.details.shoe = Some(words.to_owned());
    note.details.medication = Some(words.to_owned());
    timeline.shoes.push(ShoeEntry {
        name: words.to_owned(),
        first_day: Some(day),
        last_day: None,
        retired_day: None,
        runs: 1,
        distance_m: 5000.0,
    });
    let counted = ReasonCount { what: words.to_owned(), count: 1 };
    timeline.coverage.devices.push(counted.clone());
    timeline.coverage.not_read.push(counted);
    timeline
}

fn named(words: &str) -> Settings {
    Settings {
        print: PrintRules { name: Some(words.chars().take(200).collect()), ..PrintRules::default() },
        ..Settings::default()
    }
}

#[test]
fn markup_is_shown_as_it_was_written() {
    let timeline = with_words(MARKUP);
    let pdf = made(&timeline, &named(MARKUP));
    let Some(text) = text(&pdf, &[]) else { return };
    for word in MARKUP.split_whitespace() {
        assert!(text.matches(word).count() >= 3, "{word}");
    }
    assert!(!text.contains("root:"));
    let page = reported::page(&timeline, &named(MARKUP), &Charts::default());
    assert!(page.contains("&lt;tag&gt;") && !page.contains("<tag>"));
}

#[test]
fn writing_from_right_to_left_stays_readable() {
    let words = "כאב בברך ألم في الركبة";
    let Some(text) = text(&made(&with_words(words), &named(words)), &[]) else {
        return;
    };
    for word in ["כאב", "בברך"] {
        assert!(text.contains(word), "{word}");
    }
}

#[test]
fn letters_that_the_font_lacks_are_marked_and_that_is_said() {
    for words in ["膝が痛い", "🦵🏽 👩‍🚀 \u{1F1E8}\u{1F1ED}", "\u{202E}evil\u{0}\u{7}\u{FFFE}\u{10FFFF}"]
    {
        let pdf = made(&with_words(words), &named(words));
        let Some(text) = text(&pdf, &[]) else { return };
        assert!(text.contains('□'), "{words:?}");
        assert!(text.contains("report.html shows them."));
    }
}

#[test]
fn ten_thousand_letters_are_all_there_and_the_first_page_stays_one() {
    for words in ["m".repeat(10_000), "knee ".repeat(2_000)] {
        let pdf = made(&with_words(&words), &named(&words));
        assert!(pages(&pdf) < 120, "{}", pages(&pdf));
        let Some(first) = text(&pdf, &FIRST_PAGE) else {
            return;
        };
        assert!(first.contains("One runner's records cannot establish cause."));
        let Some(all) = text(&pdf, &[]) else { return };
        let letter = words.chars().next().unwrap();
        let (found, in_one) = (all.matches(letter).count(), words.matches(letter).count());
        assert!(found >= 8 * in_one, "{found} of {letter}");
    }
}
