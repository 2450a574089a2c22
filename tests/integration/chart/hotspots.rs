//! The places that a page lays its links over, held against what was drawn.

use std::collections::BTreeSet;

use jiff::civil::date;
use patella::calendar::add_days;
use patella::chart::{Hotspot, Marked};
use resvg::tiny_skia::Rect;

use super::cases::{CASES, drawn};
use super::reading::overlap;
use crate::sample::{Sample, nine_months};

fn area(place: &Hotspot) -> Rect {
    let (x, y) = (place.left_px as f32, place.top_px as f32);
    Rect::from_xywh(x, y, place.width_px as f32, place.height_px as f32).unwrap()
}

/// A rectangle a little smaller, so that a shared border is no overlap.
fn within(area: Rect) -> Rect {
    area.inset(0.05, 0.05).unwrap()
}

#[test]
fn every_place_is_on_the_sheet_and_has_a_mark_under_its_middle() {
    for case in CASES.iter() {
        for place in &case.svg.hotspots {
            let area = area(place);
            assert!(area.left() >= 0.0 && area.top() >= 0.0, "{}", case.name);
            assert!(f64::from(area.right()) <= case.svg.width_px, "{}", case.name);
            if matches!(place.marked, Marked::Week(_)) {
                continue;
            }
            let small = |shape: &&super::Drawn| shape.area.width() < 30.0 && shape.area.height() < 30.0;
            let marks = case.shapes.iter().filter(small);
            let under = marks.filter(|shape| overlap(&within(area), &shape.area)).count();
            assert!(under > 0, "{}: nothing at {place:?}", case.name);
        }
    }
}

#[test]
fn no_place_covers_another_unless_two_marks_stand_on_one_spot() {
    for case in CASES.iter() {
        let places = &case.svg.hotspots;
        for (index, place) in places.iter().enumerate() {
            for other in &places[..index] {
                if place.left_px == other.left_px && place.top_px == other.top_px {
                    continue;
                }
                let apart = !overlap(&within(area(place)), &within(area(other)));
                assert!(apart, "{}: {place:?} and {other:?}", case.name);
            }
        }
    }
}

#[test]
fn the_runs_weeks_and_notes_of_the_large_panels_have_a_place_each() {
    let timeline = nine_months().timeline();
    let first = add_days(date(2025, 11, 24), -7 * 25);
    let places = drawn(&timeline).hotspots;
    let runs: BTreeSet<Marked> =
        (timeline.runs.iter()).filter(|run| run.day >= first).map(|run| Marked::Run(run.run_id.clone())).collect();
    let weeks: BTreeSet<Marked> = (timeline.weeks.iter())
        .filter(|week| week.week_start >= first)
        .map(|week| Marked::Week(week.week_start))
        .collect();
    let notes = (0..timeline.pain.len()).map(Marked::Note);
    let expected: BTreeSet<Marked> = notes.chain(runs).chain(weeks).collect();
    assert_eq!(places.len(), expected.len());
    let found: BTreeSet<Marked> = places.into_iter().map(|place| place.marked).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_run_of_unknown_distance_can_be_found_at_the_foot_of_the_panel() {
    let day = date(2025, 6, 4);
    let places = drawn(&Sample::between(day, day).run_of_unknown_distance(day).timeline()).hotspots;
    let runs = places.iter().filter(|place| matches!(place.marked, Marked::Run(_)));
    assert_eq!(runs.count(), 1);
}
