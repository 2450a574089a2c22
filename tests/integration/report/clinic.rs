//! The page of many runners: who stands where, what is said of whom, and that it can be read and printed.

use jiff::civil::{Date, date};
use patella::calendar::add_days;
use patella::report::clinic::{
    Break, ClinicPage, ClinicRunner, ClinicWeek, Excess, PainEpisode, ToleratedVolume, page,
};
use patella::settings::{Paper, Units};

const AS_OF: Date = date(2026, 6, 28);

fn ago(days: i64) -> Option<Date> {
    Some(add_days(AS_OF, -days))
}

/// A runner with data of today and a note of yesterday, to whom nothing happened.
fn quiet(name: &str) -> ClinicRunner {
    let week = |back: i64| ClinicWeek {
        first_day: add_days(AS_OF, -6 - 7 * back),
        distance_m: Some(20_000.0 - 1_000.0 * back as f64),
        worst_score: Some(0.0),
        is_over: true,
    };
    ClinicRunner {
        name: name.to_owned(),
        is_read: true,
        has_diary: true,
        last_file_day: ago(0),
        last_run_day: ago(1),
        last_note_day: ago(1),
        weeks: (0..12).rev().map(week).collect(),
        ..ClinicRunner::default()
    }
}

/// A run of two days ago, against 100 of the 30 days before.
fn over(ratio: f64) -> Option<Excess> {
    let (day, value_m) = (add_days(AS_OF, -2), 10_000.0 * ratio);
    Some(Excess { day, value_m, reference_m: 10_000.0, ratio, at_the_line: false, is_certain: true })
}

fn pain(days: usize, from: i64, to: i64) -> Option<PainEpisode> {
    let (first, last) = (add_days(AS_OF, -from), add_days(AS_OF, -to));
    Some(PainEpisode { first, last, days, worst_score: 4.0, is_onset: false })
}

/// One runner for each thing that can happen, in an order that is not that of the page.
fn clinic() -> ClinicPage {
    let tolerated = ToleratedVolume { run_day_m: Some(6_400.0), run_days_a_week: 3.2, last: add_days(AS_OF, -2) };
    let mut painful_week = quiet("began");
    painful_week.weeks[11].worst_score = Some(6.0);
    painful_week.weeks[3].distance_m = None;
    let runners = vec![
        quiet("nothing"),
        ClinicRunner { distance: over(1.09).map(|over| Excess { at_the_line: true, ..over }), ..quiet("line") },
        ClinicRunner { back_after: Some(Break { back: AS_OF, rest_days: 9, is_certain: true }), ..quiet("return") },
        ClinicRunner {
            descent: over(1.4).map(|over| Excess { is_certain: false, value_m: 140.0, reference_m: 100.0, ..over }),
            noted_days: 2,
            ..quiet("descent")
        },
        ClinicRunner { distance: over(1.35), has_diary: false, last_note_day: None, ..quiet("longer") },
        ClinicRunner {
            pain: pain(2, 20, 3),
            last_pain_day: ago(3),
            tolerated: Some(tolerated),
            distance_7d_m: Some(14_000.0),
            weekly_before_m: Some(27_000.0),
            ..quiet("pain")
        },
        ClinicRunner {
            pain: pain(1, 0, 0).map(|pain| PainEpisode { is_onset: true, ..pain }),
            last_pain_day: ago(0),
            distance: over(1.2),
            ..painful_week
        },
        ClinicRunner { last_file_day: ago(90), last_note_day: ago(90), ..quiet("long away") },
        // Who rests with pain has no run, and is not to fall below all others.
        ClinicRunner { pain: pain(3, 4, 1), last_file_day: ago(20), last_run_day: ago(20), ..quiet("resting") },
        ClinicRunner { last_file_day: ago(14), last_run_day: ago(20), last_note_day: ago(30), ..quiet("away") },
        ClinicRunner {
            name: "<b>&'\"".to_owned(),
            not_read: vec!["no file in the export".to_owned()],
            ..ClinicRunner::default()
        },
    ];
    ClinicPage { as_of: AS_OF, runners, units: Units::Metric, paper: Paper::A4, generator: "patella".to_owned() }
}

#[test]
fn runners_stand_in_the_order_of_what_happened() {
    let page = page(&clinic());
    let names = [
        "began",
        "resting",
        "pain",
        "longer",
        "descent",
        "return",
        "line",
        "nothing",
        "away",
        "long away",
        "&lt;b&gt;",
    ];
    let places = names.map(|name| page.find(&format!("<bdi>{name}")).unwrap_or_else(|| panic!("{name}")));
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("With data of the last 14 days: 8 runners"));
    assert!(page.contains("No data for 14 days or more: 2 runners<"));
    assert!(page.contains("Nothing was read: 1 runner<"));
}

/// The cells of the row of a runner.
fn row(page: &str, name: &str) -> String {
    let from = page.find(&format!("<bdi>{name}</bdi>")).unwrap();
    let row = &page[from..from + page[from..].find("<svg").unwrap_or(400)];
    row.replace("<td class=\"word\">", "|")
        .replace("<td>", "|")
        .replace("<span class=\"state\">", "")
        .replace("</span>", "")
        .replace("</td>", "")
}

#[test]
fn a_row_says_what_happened_and_what_is_not_known() {
    let page = page(&clinic());
    let began = row(&page, "began");
    assert!(
        began.contains(
            "|Pain began 28\u{A0}Jun, longer run|28\u{A0}Jun, 4/10|0|+20 %, Fri: 10.0\u{A0}→\u{A0}12.0\u{A0}km|–|–|"
        ),
        "{began}"
    );
    let pain = row(&page, "pain");
    let load = "|–|–|–|14.0 (27.0)|1|0|6.4\u{A0}km\u{A0}×\u{A0}3.2/week to\u{A0}26\u{A0}Jun";
    assert!(pain.contains(&format!("|Pain since 8\u{A0}Jun|2 days to 25\u{A0}Jun, worst 4/10|3{load}")), "{pain}");
    assert!(row(&page, "longer").contains("|Longer run|no diary|–|+35 %, Fri: 10.0\u{A0}→\u{A0}13.5\u{A0}km|"));
    assert!(
        row(&page, "line")
            .contains("|Near the +10 % line|none, 0 of 14 noted|–|≈\u{A0}+9 %, Fri: 10.0\u{A0}→\u{A0}10.9\u{A0}km|")
    );
    assert!(
        row(&page, "descent")
            .contains("|More descent|none, 2 of 14 noted|–|–|+40 %?, Fri: 100\u{A0}→\u{A0}140\u{A0}m|–|")
    );
    assert!(row(&page, "return").contains("|Back after rest|none, 0 of 14 noted|–|–|–|9 days, back 28\u{A0}Jun|"));
    assert!(row(&page, "away").contains("|14|20|no notes since 29 May 2026|"), "{}", row(&page, "away"));
    assert!(page.contains("Something happened: 7 runners · Pain: 3 · Longer run: 2 · More descent: 1"));
    assert!(page.contains("pain in the weeks of 22 Jun 2026"));
    assert!(!page.contains("<b>&'"), "a name is text");
}

#[test]
fn nothing_on_it_comes_from_outside() {
    let page = page(&clinic());
    assert!(page.contains("default-src 'none'") && !page.contains("src=\""));
    let addresses = page.matches("://").count();
    assert_eq!(addresses, page.matches("http://www.w3.org/2000/svg").count());
}

#[cfg(feature = "pdf")]
#[test]
fn the_printed_page_says_the_same() {
    let pdf = patella::report::pdf::clinic(&clinic()).unwrap();
    assert_eq!(pdf, patella::report::pdf::clinic(&clinic()).unwrap());
    let text = crate::pdf::text(&pdf, &[]);
    for words in
        ["Pain began 28 Jun, longer run", "no notes since 29 May 2026", "Nothing was read: 1 runner", "does not rank"]
    {
        assert!(text.as_ref().is_none_or(|text| text.contains(words)), "{words}: {text:?}");
    }
}
