//! What stands around the runs: values of weeks, days between runs, shoes, sleep, and the words of a first note.

use jiff::civil::{Date, date};
use patella::activity::Sport;
use patella::calendar::{add_days, days};
use patella::pain::Questionnaire;
use patella::settings::{ChartRules, Settings};
use patella::timeline::{DayEntry, OtherEntry, QuestionnaireEntry, ShoeEntry, Timeline};

use super::cases::{drawn, drawn_by};
use super::reading::{Drawn, shapes, texts};
use crate::sample::{Sample, nine_months};

/// Nine months with a ride every fifth day, new shoes in September and nights of 6.5 and 7.5 hours in turn.
pub fn surrounded() -> Timeline {
    let mut timeline = nine_months().timeline();
    let span = timeline.days().unwrap();
    let all: Vec<Date> = days(span.first, span.last).collect();
    let ride = |day: &Date| OtherEntry { day: *day, sport: Sport::Cycling, timer_s: Some(3600.0) };
    timeline.others = all.iter().step_by(5).map(ride).collect();
    timeline.days = all.iter().enumerate().map(|(index, &day)| night(day, 6.5 + (index % 2) as f64)).collect();
    timeline.shoes = vec![ShoeEntry {
        name: "Trail pair".to_owned(),
        first_day: Some(date(2025, 9, 12)),
        last_day: None,
        retired_day: None,
        runs: 20,
        distance_m: 180_000.0,
    }];
    timeline
}

fn night(day: Date, sleep_h: f64) -> DayEntry {
    DayEntry { day, sleep_h: Some(sleep_h), resting_hr_bpm: None, stress_0_100: None, steps: None }
}

/// The last days of a history: what is before them is gone.
pub fn last_weeks(timeline: Timeline, days: i64) -> Timeline {
    let first = add_days(timeline.last_day.unwrap(), 1 - days);
    let mut timeline = Timeline { first_day: Some(first), ..timeline };
    timeline.runs.retain(|run| run.day >= first);
    timeline.pain.retain(|note| note.day >= first);
    timeline.weeks.retain(|week| add_days(week.week_start, 6) >= first);
    timeline
}

fn has(timeline: &Timeline, words: &str) -> bool {
    texts(&drawn(timeline)).iter().any(|text| text == words)
}

/// The shapes below a heading and above the next one of the list.
fn below<'s>(shapes: &'s [Drawn], heading: &str, next: &str) -> Vec<&'s Drawn> {
    let top = |words: &str| shapes.iter().find(|shape| shape.text.as_deref() == Some(words)).unwrap().area.top();
    let (first, last) = (top(heading), top(next));
    shapes.iter().filter(|shape| shape.area.top() > first && shape.area.bottom() < last).collect()
}

#[test]
fn every_axis_has_two_labels_in_either_unit_and_at_every_height() {
    for timeline in [nine_months().timeline(), nine_months().imperial().timeline()] {
        for height_pct in [45, 70, 100, 150] {
            let chart = ChartRules { height_pct, ..ChartRules::default() };
            let shapes = shapes(&drawn_by(&timeline, &Settings { chart, ..Settings::default() }));
            let headings = shapes.iter().filter_map(|shape| shape.text.as_deref());
            let headings: Vec<&str> = headings.filter(|text| text.contains('(') && text.ends_with(')')).collect();
            assert_eq!(headings.len(), 3, "{headings:?}");
            for (heading, next) in headings.iter().zip(headings[1..].iter().chain([&"Days between runs"])) {
                let labels = below(&shapes, heading, next);
                let labels = labels.iter().filter(|shape| shape.text.is_some() && shape.area.right() < 64.0).count();
                assert!(labels >= 2, "{heading} at {height_pct}: {labels}");
            }
        }
    }
}

#[test]
fn bars_carry_their_value_and_a_week_without_a_run_its_pale_zero() {
    let (first, last) = (date(2025, 3, 3), date(2025, 4, 27));
    let sample = Sample::between(first, last).run(first, 12.4, Some(140.0)).run(add_days(first, 14), 0.4, None);
    let svg = drawn(&sample.timeline());
    let texts = texts(&svg);
    for words in ["12", "140", "0.4", "n/a"] {
        assert!(texts.iter().any(|text| text == words), "{words} is not in {texts:?}");
    }
    // Six weeks in both panels, and four axes begin with a 0: each run, both panels of weeks, and no diary.
    assert_eq!(texts.iter().filter(|text| *text == "0").count(), 6 + 6 + 3);
    assert_eq!(svg.text.matches("#686868").count(), 12);
}

#[test]
fn cross_training_is_a_circle_on_the_days_between_runs() {
    let timeline = surrounded();
    let rings = |timeline: &Timeline| {
        let shapes = shapes(&drawn(timeline));
        let lane = below(&shapes, "Days between runs", "The whole history");
        lane.iter().filter(|shape| shape.stroke.as_deref() == Some("#1A1A1A") && shape.area.width() < 8.0).count()
    };
    let shown = timeline.others.iter().filter(|other| other.day >= date(2025, 6, 2)).count();
    assert!(shown > 30);
    assert_eq!(rings(&timeline), shown);
    assert!(has(&timeline, "cross-training") && has(&timeline, "no activity recorded"));
    let without = nine_months().timeline();
    assert_eq!(rings(&without), 0);
    assert!(!has(&without, "cross-training") && has(&without, "no run"));
}

#[test]
fn a_long_rest_carries_its_days_and_the_first_week_back() {
    let first = date(2025, 3, 3);
    let weekly = (0..8).fold(Sample::between(first, add_days(first, 110)), |sample, week| {
        sample.run(add_days(first, week * 7), 10.0, None)
    });
    let timeline = weekly.run(add_days(first, 72), 5.0, None).timeline();
    let texts = texts(&drawn(&timeline));
    assert!(texts.iter().any(|text| text.starts_with("22 rest days")), "{texts:?}");
    assert!(texts.iter().any(|text| text == "38 days since the last run"), "{texts:?}");
}

#[test]
fn new_shoes_are_marked_on_their_first_day_in_view_only() {
    let first = date(2025, 3, 3);
    let weekly = (0..40).fold(Sample::between(first, add_days(first, 279)), |sample, week| {
        sample.run(add_days(first, week * 7), 10.0, None)
    });
    let mut timeline = Timeline { shoes: surrounded().shoes, ..weekly.timeline() };
    assert!(has(&timeline, "new shoes") && has(&timeline, "Trail pair"));
    timeline.shoes[0].first_day = Some(date(2025, 4, 1));
    assert!(!has(&timeline, "new shoes") && !has(&timeline, "Trail pair"));
}

#[test]
fn sleep_has_a_lane_only_where_a_week_of_nights_is_known() {
    let mut timeline = nine_months().timeline();
    assert!(!has(&timeline, "Sleep (hours)"));
    let last = timeline.last_day.unwrap();
    timeline.days = (0..6).map(|before| night(add_days(last, -before), 6.0)).collect();
    assert!(!has(&timeline, "Sleep (hours)"));
    timeline.days.push(night(add_days(last, -6), 7.0));
    assert!(has(&timeline, "Sleep (hours)") && has(&timeline, "7 hours"));
    assert!(has(&timeline, "under 7: 6 of 7 known"));
    // The diary tells of nights too.
    let mut noted = (0..7).fold(nine_months(), |sample, before| sample.pain(add_days(last, -before), 0.0, "", ""));
    noted = noted.empty_diary();
    let mut timeline = noted.timeline();
    timeline.pain.iter_mut().for_each(|note| note.details.sleep_h = Some(8.0));
    assert!(has(&timeline, "Sleep (hours)") && !has(&timeline, "under 7: 0 of 7 known"));
}

#[test]
fn a_first_note_has_its_day_and_its_words_uncut() {
    let (first, day) = (date(2025, 3, 3), date(2025, 4, 12));
    let sample = Sample::between(first, add_days(first, 60)).run(first, 8.0, None);
    let sample = sample.pain(day, 2.0, "right behind the kneecap", "squatting, stairs and kneeling");
    let texts = texts(&drawn(&sample.timeline()));
    let said = texts.join(" ");
    assert!(said.contains("12 Apr 2/10: right behind the kneecap, squatting, stairs and kneeling"), "{texts:?}");
    assert!(texts.iter().all(|text| !text.contains('…')), "{texts:?}");
}

#[test]
fn scores_of_questionnaires_have_a_lane_where_there_are_some() {
    let mut timeline = nine_months().timeline();
    let heading = "Questionnaires (% of the best score)";
    assert!(!has(&timeline, heading));
    let last = timeline.last_day.unwrap();
    let entry = |days: i64, questionnaire, score| QuestionnaireEntry {
        day: add_days(last, -days),
        questionnaire,
        score,
        best_score: 100.0,
    };
    timeline.questionnaires = vec![
        entry(60, Questionnaire::Akps, 62.0),
        entry(20, Questionnaire::Akps, 70.0),
        entry(20, Questionnaire::Lefs, 40.0),
    ];
    for words in [heading, "AKPS 62", "LEFS 40"] {
        assert!(has(&timeline, words), "{words}: {:?}", texts(&drawn(&timeline)));
    }
}
