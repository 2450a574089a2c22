//! Sentences, table and page on what came before each onset.

use patella::onset_analysis::{
    Analysis, ComparisonRule, Exposure, ExposureComparison, ExposureCount, KindCounts, OddsRatio, OnsetAnalysis,
    ShiftTest,
};
use patella::report::{Charts, tables, text};
use patella::settings::{DaysBefore, Settings};
use patella::timeline::{OnsetEntry, Timeline};

use super::levels::two_years;
use super::{Case, day};
use crate::sample::Sample;
use crate::sample::reported;

/// The timeline of two years with so many onsets.
pub fn with_onsets(onsets: i64) -> Timeline {
    timeline(&two_years(onsets))
}

fn timeline(case: &Case) -> Timeline {
    let onset = |onset: &patella::onset_analysis::OnsetTime| OnsetEntry {
        kind: onset.kind,
        day: onset.day,
        time: onset.time,
        runs_until: onset.time,
        score_0_10: 3.0,
    };
    Timeline {
        onsets: case.diary.onsets.iter().map(onset).collect(),
        before_pain: case.compared(),
        ..Sample::between(day(0), day(727)).empty_diary().timeline()
    }
}

fn sentences(compared: &OnsetAnalysis) -> Vec<String> {
    text::before_onsets(compared, &Settings::default())
}

/// Six onsets, five of them after a longer run.
fn five_of_six() -> OnsetAnalysis {
    let window = DaysBefore { nearest: 0, farthest: 2 };
    OnsetAnalysis {
        analysis: Analysis::Percentiles,
        windows: vec![window],
        onsets_compared: 6,
        kinds: KindCounts { onset: 6, ..KindCounts::default() },
        comparison_days: 40,
        comparisons: vec![ExposureComparison {
            exposure: Exposure::LongestRun,
            window,
            onsets: ExposureCount { met: 5, known: 6 },
            base: ExposureCount { met: 4, known: 40 },
            all_days: ExposureCount { met: 5, known: 100 },
            after: ExposureCount { met: 1, known: 6 },
            p: None,
            p_of_all: None,
            p_after: None,
            odds: None,
        }],
        ..OnsetAnalysis::default()
    }
}

#[test]
fn without_a_diary_nothing_is_said() {
    assert!(sentences(&OnsetAnalysis::default()).is_empty());
    let page = reported::page(&Sample::between(day(0), day(9)).timeline(), &Settings::default(), &Charts::default());
    assert!(!page.contains("Before each onset"));
}

#[test]
fn few_onsets_are_told_and_not_compared() {
    let found = |onsets| sentences(&two_years(onsets).compared()).join(" ");
    let rest = "An onset is pain after 7 days logged as pain-free; it is partly logged where only some of them are. A flare is \
                2 points above the runner's own median. From three on they are compared with the runner's other days. Not \
                enough notes to compare.";
    assert_eq!(found(0), format!("No pain onset is recorded on days with runs. {rest}"));
    assert_eq!(found(1), format!("1 pain onset is recorded on days with runs. {rest}"));
    assert_eq!(found(2), format!("2 pain onsets are recorded on days with runs. {rest}"));
}

#[test]
fn a_count_stands_with_its_base_rate_and_the_days_after() {
    let compared = five_of_six();
    let found = sentences(&compared);
    assert_eq!(
        found[0],
        "6 pain onsets are recorded. The days before them are compared with the days before 40 pain-free days, at least 3 days \
         away from any day with pain. These comparison periods overlap and leave out days near pain."
    );
    assert!(found.contains(
        &"In the 3 days before 5 of 6 pain onsets there was a run over 10 % longer than any in the previous 30 days. This is \
          also true of 4 of 40 comparison periods, which exclude days near pain; and of 5\u{A0}% of all days. Control, 1 to 3 \
          days after: 1 of 6."
            .to_owned()
    ));
    assert_eq!(found.last().unwrap(), "One runner's records cannot establish cause.");
}

#[test]
fn tests_and_odds_follow_the_count() {
    let mut compared = five_of_six();
    compared.analysis = Analysis::CaseCrossover;
    compared.shift_test = Some(ShiftTest {
        first_day: day(0),
        last_day: day(363),
        onsets: 6,
        shifts: 52,
        smallest_p: 1.0 / 52.0,
        tests: 12,
    });
    let one = &mut compared.comparisons[0];
    (one.p, one.p_of_all, one.p_after) = (Some(1.0 / 52.0), Some(0.25), Some(1.0));
    one.odds = Some(OddsRatio { ratio: None, low: 1.25, high: None, sets: 10, discordant: 7 });
    let found = sentences(&compared).join(" ");
    for expected in [
        "6 pain onsets between 1 January 2024 and 29 December 2024 are shifted together by whole weeks, 52 times. p is the share \
         of these shifts with at least as many matches as observed, corrected for all 12 comparisons. The smallest possible p is \
         0.019.",
        ": 1 of 6. p 0.25. Odds ratio at least 1.2 (95 % lower limit; no upper limit can be given); 7 of 10 differ from their \
         comparison days.",
    ] {
        assert!(found.contains(expected), "{found}");
    }
    let one = &mut compared.comparisons[0];
    one.p_of_all = Some(1.0 / 52.0);
    one.odds = one.odds.map(|odds| OddsRatio { ratio: Some(3.0), high: Some(11.5), ..odds });
    let found = sentences(&compared).join(" ");
    for expected in
        ["p 0.019, as small as it can be here.", "Odds ratio 3.0 (95 % interval 1.2 to 11.5); 7 of 10 differ"]
    {
        assert!(found.contains(expected), "{found}");
    }
    compared.comparisons[0].p_of_all = Some(2.0 / 52.0);
    let found = sentences(&compared).join(" ");
    assert!(found.contains("p 0.038. Odds"), "{found}");
}

#[test]
fn what_is_unknown_is_said_to_be() {
    let mut compared = five_of_six();
    compared.comparison_days = 0;
    compared.onsets_outside = 1;
    compared.onsets_without_time = 2;
    compared.onset_windows_unobserved = 1;
    let one = &mut compared.comparisons[0];
    one.onsets = ExposureCount { met: 1, known: 1 };
    (one.base, one.after, one.all_days) = Default::default();
    let found = sentences(&compared);
    let expected = [
        "6 pain onsets are recorded. No pain-free day is at least 3 days away from any day with pain. Not enough notes to \
         compare.",
        "1 more is on a day without files and is not compared.",
        "Left out, because they include days without data: 1 window before pain onsets and 0 windows before comparison days.",
        "The time of 2 pain onsets is not known: runs of the whole day count as before it.",
        "With fewer than five pain onsets nothing is tested.",
        "In the 3 days before the one pain onset for which this is known there was a run over 10 % longer than any in the \
         previous 30 days. This is not known for any comparison period. Control, 1 to 3 days after: not known.",
        "One runner's records cannot establish cause.",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_kinds_compared_are_counted_and_flares_have_comparison_days_of_their_own() {
    let first = |kinds: KindCounts, comparison_rule: ComparisonRule| {
        let onsets_compared = kinds.onset + kinds.partly_logged + kinds.flare;
        let compared = OnsetAnalysis { kinds, comparison_rule, onsets_compared, ..five_of_six() };
        let found = sentences(&compared);
        (found[0].clone(), found.join(" "))
    };
    let partly = KindCounts { onset: 4, partly_logged: 2, flare: 0 };
    assert!(
        first(partly, ComparisonRule::PainFree)
            .0
            .starts_with("6 pain onsets are recorded, 2 of them partly logged. The")
    );
    let (found, all) = first(KindCounts { flare: 6, ..KindCounts::default() }, ComparisonRule::NotRaised);
    assert_eq!(
        found,
        "6 pain flares are recorded. The days before them are compared with the days before 40 logged days without a raised \
         score, at least 3 days away from any start. These comparison periods overlap and leave out days near pain."
    );
    assert!(all.contains("In the 3 days before 5 of 6 pain flares there was"), "{all}");
    let mixed = KindCounts { onset: 1, partly_logged: 1, flare: 4 };
    let (found, _) = first(mixed, ComparisonRule::NotRaised);
    assert!(
        found.starts_with("6 pain starts are recorded: 1 onset, 1 partly logged onset and 4 flares. The"),
        "{found}"
    );
}

#[test]
fn no_sentence_is_longer_than_thirty_words() {
    for onsets in [0, 2, 4, 7, 12] {
        for sentence in sentences(&two_years(onsets).compared()).iter().flat_map(|text| text.split(". ")) {
            assert!(sentence.split_whitespace().count() <= 30, "{sentence}");
        }
    }
}

#[test]
fn every_comparison_is_spoken_of() {
    let compared = two_years(12).compared();
    let found = sentences(&compared).join(" ");
    let met = compared.comparisons.iter().filter(|one| one.onsets.met > 0).count();
    assert_eq!(compared.comparisons.len(), 12);
    assert_eq!(found.matches("This is").count(), met);
    let unknown = compared.comparisons.iter().filter(|one| one.onsets.known == 0).count();
    assert_eq!(unknown, 3, "no night is known");
    assert!(found.contains("3 lack data."), "{found}");
}

#[test]
fn the_table_has_a_row_for_each_onset_and_columns_for_each_window() {
    let timeline = timeline(&two_years(5).onset(900, None));
    let tables = tables::all(&timeline).unwrap();
    let (_, bytes) = tables.iter().find(|(name, _)| *name == "tables/onsets.csv").unwrap();
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    let header = reader.headers().unwrap().clone();
    assert_eq!(header.iter().take(3).collect::<Vec<_>>(), ["date", "score", "time"]);
    assert_eq!(header.len(), 3 + 3 * (1 + 2 * 8) + 2);
    let column = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 6);
    let figures = &timeline.before_pain.onsets[0].windows[1].figures;
    let figure = figures.iter().find(|one| one.exposure == Exposure::Distance).unwrap();
    assert_eq!(rows[0][column("distance_m_3_7d")].parse::<f64>().ok(), figure.value);
    assert_ne!(&rows[0][column("distance_m_3_7d_percentile")], "");
    assert_eq!(&rows[0][column("mean_sleep_h_0_2d")], "", "unknown is empty");
    let last: Vec<&str> = rows[5].iter().skip(3).collect();
    assert!(last[..last.len() - 2].iter().all(|cell| cell.is_empty()), "outside the records of runs");
    assert_eq!(last[last.len() - 2..], ["onset", ""]);
}

#[test]
fn the_page_has_a_row_for_each_window_of_each_onset() {
    let page = reported::page(&with_onsets(6), &Settings::default(), &Charts::default());
    let section = page.split("id=\"onsets\"").nth(1).unwrap();
    let table = section.split("</table>").next().unwrap();
    assert_eq!(table.matches("<tr>").count(), 1 + 6 * 3);
    let few = reported::page(&with_onsets(2), &Settings::default(), &Charts::default());
    let section = few.split("id=\"onsets\"").nth(1).unwrap();
    assert!(!section.split("</section>").next().unwrap().contains("<table"));
}
