//! The ladder of volumes: a staircase whose steps say what was run and what the notes say of it.

use jiff::civil::{Date, date};
use patella::calendar::add_days;
use patella::chart::{Svg, draw_ladder};
use patella::pain::rules::Completeness;
use patella::report::text;
use patella::settings::Settings;
use patella::timeline::Timeline;

use super::reading::{shapes, texts};
use crate::sample::reported::reported;
use crate::sample::{Sample, nine_months};

/// The ladder of a timeline; `None` where it has no step.
pub fn drawn(timeline: &Timeline) -> Option<Svg> {
    let settings = Settings::default();
    reported(timeline, &settings, |report| {
        let text = text::ladder_chart(report)?;
        Some(draw_ladder(report.charted(&report.facts.charted), &settings, &text).unwrap())
    })
}

fn day(week: i64, weekday: i64) -> Date {
    add_days(date(2026, 1, 5), 7 * week + weekday)
}

/// Twelve weeks with three runs of 5, 7, 9 and 12 km, three weeks each: pain-free, partly logged, two painful run days, not logged.
pub fn climbing() -> Timeline {
    let mut sample = Sample::between(day(0, 0), day(11, 6)).empty_diary();
    for week in 0..12 {
        let km = [5.0, 7.0, 9.0, 12.0][week as usize / 3];
        sample = [0, 2, 4].into_iter().fold(sample, |sample, weekday| sample.run(day(week, weekday), km, None));
    }
    let mut timeline = sample.timeline();
    for (index, run_day) in timeline.run_days.iter_mut().enumerate() {
        let (logged, is_pain_free) = match index {
            0..9 => (Completeness::Full, Some(true)),
            9..18 => (Completeness::Partial, Some(true)),
            18..20 => (Completeness::Full, Some(false)),
            _ => (Completeness::None, None),
        };
        (run_day.logged, run_day.is_pain_free) = (logged, is_pain_free);
    }
    timeline
}

#[test]
fn each_step_is_labelled_and_filled_by_what_is_logged() {
    let svg = drawn(&climbing()).unwrap();
    let texts = texts(&svg);
    for words in [
        "4 steps of volume: 1 pain-free, 1 partly logged without pain, 1 with pain and 1 not logged",
        "5.0 km × 3",
        "7.0 km × 3",
        "9.0 km × 3",
        "12.0 km × 3",
        "2",
        "pain-free, all run days logged",
        "no pain noted, partly logged",
        "with pain: number of painful run days",
        "pain not logged",
    ] {
        assert!(texts.iter().any(|text| text == words), "{words} is not in {texts:?}");
    }
    // Three of twelve weeks, and the mark in the legend.
    let filled: Vec<f32> = shapes(&svg)
        .iter()
        .filter(|shape| shape.fill.as_deref() == Some("#56B4E9"))
        .map(|shape| shape.area.width())
        .collect();
    let largest = filled.iter().copied().fold(0.0, f32::max);
    assert_eq!(filled.len(), 2);
    assert!((largest - (svg.width_px as f32 - 74.0) / 4.0).abs() < 1.0, "{largest}");
}

#[test]
fn only_what_is_drawn_is_explained() {
    let texts = texts(&drawn(&nine_months().timeline()).unwrap());
    assert!(texts.iter().any(|text| text == "pain not logged"), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains("painful")), "{texts:?}");
    assert!(!texts.iter().any(|text| text == "The whole history"), "{texts:?}");
}

#[test]
fn steps_are_in_miles_where_the_report_is() {
    let texts = texts(&drawn(&nine_months().imperial().timeline()).unwrap());
    assert!(texts.iter().any(|text| text == "Weekly distance, step by step (mi)"), "{texts:?}");
    assert!(!texts.iter().any(|text| text.contains(" km")), "{texts:?}");
}

#[test]
fn without_a_full_week_with_a_run_there_is_no_ladder() {
    assert!(drawn(&Sample::between(day(0, 0), day(0, 3)).run(day(0, 1), 5.0, None).timeline()).is_none());
    assert!(drawn(&Sample::between(day(0, 0), day(4, 6)).timeline()).is_none());
    assert!(drawn(&super::nothing()).is_none());
}
