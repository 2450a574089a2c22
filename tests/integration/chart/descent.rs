//! The chart of descent of a history.

use jiff::civil::date;
use patella::chart::png;
use patella::timeline::{Change, DescentShift, DeviceChange, Timeline};

use super::cases::{drawn_descent, hilly_and_flat, many_watches, nothing};
use super::reading::{shapes, texts};
use crate::sample::{Sample, descending, nine_months};

/// The fills of the five bands, the gentlest first.
const GRADES: [&str; 5] = ["#BEE2D3", "#84C0A7", "#409879", "#00674B", "#002D20"];

fn says(timeline: &Timeline, words: &str) {
    let texts = texts(&drawn_descent(timeline));
    assert!(texts.iter().any(|text| text.contains(words)), "{words} is not in {texts:?}");
}

#[test]
fn every_week_with_grades_is_a_stack_of_five_from_gentle_to_steep() {
    let timeline = descending(hilly_and_flat().timeline(), 0);
    let shapes = shapes(&drawn_descent(&timeline));
    let of = |grade: &str| {
        let filled = shapes.iter().filter(|shape| shape.fill.as_deref() == Some(grade));
        filled.map(|shape| shape.area).collect::<Vec<_>>()
    };
    let stacks: Vec<_> = GRADES.iter().map(|grade| of(grade)).collect();
    // Twenty-two weeks and the legend.
    assert!(stacks.iter().all(|bars| bars.len() == 23), "{stacks:?}");
    for pair in stacks.windows(2) {
        for (lower, upper) in pair[0].iter().zip(&pair[1]).skip(1) {
            assert_eq!(lower.left(), upper.left());
            assert!((lower.top() - upper.bottom()).abs() < 0.11, "{lower:?} {upper:?}");
        }
    }
    for (gentle, steep) in stacks[0].iter().zip(&stacks[4]).skip(1) {
        // 40 % of the week on the gentlest grades, 5 % on the steepest.
        let share = gentle.height() / steep.height();
        assert!(steep.height() < 1.0 || (6.0..11.0).contains(&share), "{share}");
    }
}

#[test]
fn what_no_run_tells_the_grade_of_is_named_only_where_there_is_some() {
    let unknown = "grade unknown";
    says(&descending(hilly_and_flat().timeline(), 5), unknown);
    says(&hilly_and_flat().timeline(), unknown);
    let all_known = texts(&drawn_descent(&descending(hilly_and_flat().timeline(), 0)));
    assert!(all_known.iter().all(|text| text != unknown));
    let none_known = texts(&drawn_descent(&hilly_and_flat().timeline()));
    assert!(none_known.iter().all(|text| !text.contains("over 12 %")));
}

#[test]
fn the_first_descent_after_a_long_gap_says_so_and_more_carefully_where_runs_are_unknown() {
    let mut timeline = descending(hilly_and_flat().timeline(), 0);
    says(&timeline, "first 50 m or more in 48 days");
    timeline.descent_gaps[0].runs_without_descent = 2;
    says(&timeline, "first known 50 m or more in 48 days");
}

#[test]
fn a_change_is_named_and_its_step_told_where_it_is_known() {
    let mut timeline = descending(nine_months().timeline(), 0);
    timeline.breaks = vec![DeviceChange {
        day: date(2025, 9, 9),
        before: "old".to_owned(),
        after: "new".to_owned(),
        what: Change::Device,
        step: Some(DescentShift { before_m_per_km: 28.2, after_m_per_km: 7.41, runs_before: 9, runs_after: 7 }),
    }];
    says(&timeline, "from here: new");
    says(&timeline, "28 → 7.4 m/km");
    timeline.breaks[0].step = None;
    let without = texts(&drawn_descent(&timeline));
    assert!(without.iter().all(|text| !text.contains('→')), "{without:?}");
    let many = descending(many_watches().timeline(), 0);
    says(&many, "different watch or source 13 times");
    let named = texts(&drawn_descent(&many));
    assert!(named.iter().all(|text| !text.contains("from here")));
}

#[test]
fn the_largest_step_is_labelled_in_both_units() {
    let hills = || nine_months();
    says(&descending(hills().timeline(), 0), "640 m");
    let feet = descending(hills().imperial().timeline(), 0);
    says(&feet, "2,100 ft");
    says(&feet, "Descent per mi (ft/mi)");
    let metric = texts(&drawn_descent(&feet));
    assert!(metric.iter().all(|text| !text.contains(" m ") && !text.ends_with(" km")));
}

#[test]
fn what_is_missing_is_said() {
    let day = date(2025, 6, 4);
    let month = || Sample::between(date(2025, 5, 5), day);
    let indoors = descending(month().treadmill(date(2025, 5, 20), 8.0).timeline(), 0);
    says(&indoors, "no descent data in these weeks");
    says(&indoors, "no run has both descent and distance");
    let mixed = month().treadmill(date(2025, 5, 20), 8.0).run(date(2025, 5, 28), 8.0, Some(90.0));
    let mixed = descending(mixed.timeline(), 0);
    says(&mixed, "1 run without descent data not shown");
    says(&mixed, "n/a");
    says(&nothing(), "No runs and no pain notes to show.");
}

#[test]
fn the_image_can_be_made() {
    let svg = drawn_descent(&descending(nine_months().timeline(), 3));
    let image = png(&svg.text, 0.5).unwrap();
    assert_eq!(&image[1..4], b"PNG");
}
