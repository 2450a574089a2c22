//! The titles of the load charts: starts of pain and what preceded them, and nothing claimed without one.

use jiff::civil::date;
use patella::facts::{Facts, Preceded, Preceding};
use patella::onset_analysis::{ExposureCount, KindCounts, PrecededBy, PrecedingRate};
use patella::report::{Report, text};
use patella::settings::Settings;
use patella::timeline::Timeline;

use crate::sample::Sample;
use crate::timeline::story;

/// Both titles of the load chart are made of the same words.
fn title(timeline: &Timeline, preceding: Option<Preceding>) -> String {
    let settings = Settings::default();
    let mut facts = Facts::of(timeline, &settings);
    if let Some(preceding) = preceding {
        facts.charted.preceding = preceding;
    }
    text::finding(Report { timeline, facts: &facts, settings: &settings })
}

fn history() -> Sample {
    Sample::between(date(2026, 1, 5), date(2026, 4, 5))
}

/// Each of the four things: how many starts it preceded, of how many that is known, and its share of 200 days.
fn preceding(starts: KindCounts, counts: [(usize, usize, usize); 4]) -> Preceding {
    let count = |(what, (met, known, of_all)): (PrecededBy, (usize, usize, usize))| {
        let all_days = ExposureCount { met: of_all, known: 200 };
        Preceded {
            rate: PrecedingRate { what, comparison_days: ExposureCount::default(), all_days },
            starts: ExposureCount { met, known },
            comparison_days_pct: None,
            all_days_pct: all_days.share_pct(),
        }
    };
    Preceding { starts, counts: PrecededBy::ALL.into_iter().zip(counts).map(count).collect() }
}

fn onsets(onset: usize) -> KindCounts {
    KindCounts { onset, ..KindCounts::default() }
}

#[test]
fn without_a_start_the_title_claims_nothing() {
    assert_eq!(title(&history().timeline(), None), "No runs in these files");
    let runs = history().run(date(2026, 1, 10), 10.0, None).run(date(2026, 3, 2), 14.0, None);
    assert_eq!(title(&runs.clone().timeline(), None), "Running load, thirteen weeks to 5 April 2026");
    let notes = runs.pain(date(2026, 3, 4), 5.0, "behind kneecap", "stairs");
    assert_eq!(title(&notes.timeline(), None), "Running load and pain notes, thirteen weeks to 5 April 2026");
    let week = Sample::between(date(2026, 3, 2), date(2026, 3, 5)).run(date(2026, 3, 3), 5.0, None);
    assert_eq!(title(&week.timeline(), None), "Running load, week to 5 March 2026");
}

#[test]
fn one_start_names_what_preceded_it_in_full() {
    let runs = history().run(date(2026, 1, 10), 10.0, None).timeline();
    let one = preceding(onsets(1), [(0, 1, 9), (1, 1, 6), (0, 1, 0), (0, 1, 20)]);
    assert_eq!(
        title(&runs, Some(one)),
        "One pain onset in thirteen weeks\nIn the 3 days before: a run with over 10\u{A0}% more descent than any in 30 days \
         (true of 3\u{A0}% of all days). No distance spike, break or week above usual."
    );
    let unknown = preceding(onsets(1), [(0, 1, 9), (0, 0, 0), (0, 1, 0), (0, 0, 0)]);
    assert_eq!(
        title(&runs, Some(unknown)),
        "One pain onset in thirteen weeks\nIn the 3 days before: no distance spike or break. Not enough data to compare: \
         descent and weekly distance."
    );
}

#[test]
fn several_starts_are_counted_in_the_same_order_and_their_kinds_named() {
    let runs = history().run(date(2026, 1, 10), 10.0, None).timeline();
    let kinds = KindCounts { onset: 1, partly_logged: 2, flare: 0 };
    let three = preceding(kinds, [(2, 3, 1), (1, 2, 6), (0, 3, 0), (0, 3, 20)]);
    assert_eq!(
        title(&runs, Some(three)),
        "Three pain onsets in thirteen weeks, 2 of them partly logged\nIn the 3 days before: a run over 10\u{A0}% longer \
         than any in 30 days, 2 of 3 (true of under 1\u{A0}% of all days); a run with over 10\u{A0}% more descent than any in 30 \
         days, 1 of 2 known (3\u{A0}%). No break or week above usual."
    );
    let one_known = preceding(onsets(3), [(1, 3, 1), (0, 1, 6), (0, 3, 0), (0, 0, 20)]);
    let found = title(&runs, Some(one_known));
    assert!(
        found.ends_with("No break. Descent spike, 0 of 1 known. Not enough data to compare: weekly distance."),
        "{found}"
    );
    let none = title(&runs, Some(preceding(onsets(2), [(0, 1, 0); 4])));
    assert!(
        none.contains("In the 3 days before: distance spike, 0 of 1 known; descent spike, 0 of 1 known; "),
        "{none}"
    );
    let flares = KindCounts { flare: 2, ..KindCounts::default() };
    let found = title(&runs, Some(preceding(flares, [(0, 2, 0); 4])));
    assert!(
        found.starts_with(
            "Two pain flares in thirteen weeks\nIn the 3 days before: no distance spike, descent spike, break or"
        ),
        "{found}"
    );
    let mixed = KindCounts { onset: 1, partly_logged: 0, flare: 2 };
    let found = title(&runs, Some(preceding(mixed, [(0, 2, 0); 4])));
    assert!(found.starts_with("Three pain starts in thirteen weeks: 1 onset and 2 flares\n"), "{found}");
    let elsewhere = Preceding { starts: onsets(2), counts: Vec::new() };
    assert_eq!(
        title(&runs, Some(elsewhere)),
        "Two pain onsets in thirteen weeks\nWhat came before is not known: no files of these days."
    );
}

#[test]
fn the_title_says_what_the_table_below_it_shows() {
    // The runs before the onsets of March and May had more descent, the one before that of March was longer, too.
    let found = title(story(), None);
    let (first, second) = found.split_once('\n').unwrap();
    assert_eq!(first, "Two pain onsets in 26 weeks");
    let longer = "In the 3 days before: a run over 10\u{A0}% longer than any in 30 days, 1 of 2 (true of ";
    assert!(second.starts_with(longer), "{second}");
    assert!(second.contains("a run with over 10\u{A0}% more descent than any in 30 days, 2 of 2 ("), "{second}");
}
