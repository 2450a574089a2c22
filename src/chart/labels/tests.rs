//! Labels by hand, and crowds of them.

use super::*;
use crate::chart::draw::font::TEXT;
use crate::chart::draw::palette::INK;

const FRAME: Area = Area { left: 0.0, top: 0.0, right: 300.0, bottom: 100.0 };

const AROUND: [Spot; 4] = [Spot::Above, Spot::Right, Spot::Left, Spot::Below];

fn label(text: &str, anchor: Point, spots: &[Spot], rank: f64) -> Label {
    let anchors = &[anchor];
    let reach_px = 4.0;
    Label::new((TEXT, INK), FRAME, rank).or(text, Spots { anchors, reach_px, spots })
}

fn texts(placed: &[PlacedLabel]) -> Vec<&str> {
    placed.iter().map(|label| label.lines[0].as_str()).collect()
}

const MIDDLE: Point = Point { x: 150.0, y: 50.0 };

#[test]
fn a_label_takes_its_first_free_spot() {
    let mut labels = Labels::default();
    labels.keep_clear(Area::spanning(Point::at(140.0, 20.0), Point::at(160.0, 40.0)));
    labels.want(label("knee", MIDDLE, &AROUND, 0.0));
    let placed = labels.place();
    assert_eq!(placed[0].area.left, 154.0, "above is taken, right is free");
    assert_eq!(placed[0].align, Align::Left);
}

#[test]
fn of_two_rivals_the_higher_rank_wins_whatever_the_order() {
    for ranks in [[1.0, 2.0], [2.0, 1.0]] {
        let mut labels = Labels::default();
        for rank in ranks {
            labels.want(label(&format!("rank {rank}"), MIDDLE, &[Spot::Above], rank));
        }
        assert_eq!(texts(&labels.place()), ["rank 2"]);
    }
}

#[test]
fn a_label_that_would_cross_the_frame_is_left_out() {
    let mut labels = Labels::default();
    let edge = Point::at(295.0, 50.0);
    labels.want(label("twenty kilometers", edge, &[Spot::Right, Spot::Above], 0.0));
    assert_eq!(labels.place(), []);
}

#[test]
fn a_shorter_wording_is_tried_where_the_long_one_finds_no_room() {
    let mut labels = Labels::default();
    let long = "a very long way to put it, so long that the frame has no room";
    let at = Spots { anchors: &[MIDDLE], reach_px: 4.0, spots: &AROUND };
    labels.want(label(long, MIDDLE, &AROUND, 0.0).or("short\nway", at));
    let placed = labels.place();
    assert_eq!(placed[0].lines, ["short", "way"]);
    assert!(placed[0].area.height() > TEXT.line_px());
}

#[test]
fn a_lifted_label_leads_back_to_its_point_and_nothing_is_between() {
    let low = Point::at(150.0, 90.0);
    let lifted = || Label::new((TEXT, INK), FRAME, 0.0).or_lifted("knee", low, 4.0);
    let mut labels = Labels::default();
    labels.want(lifted());
    let leader = labels.place()[0].leader.unwrap();
    assert_eq!(leader[1], Point::at(150.0, 86.0));
    let mut labels = Labels::default();
    labels.keep_clear(Area::around(Point::at(150.0, 80.0), 2.0));
    labels.want(lifted());
    assert_eq!(labels.place(), [], "a mark is between");
}

#[test]
fn in_a_crowd_no_label_touches_another_or_a_mark() {
    let mut labels = Labels::default();
    let marks: Vec<Area> = (0..60)
        .map(|index| {
            let center = Point::at(5.0 * f64::from(index), 50.0 + f64::from(index * 37 % 40));
            Area::around(center, 3.0)
        })
        .collect();
    for (index, mark) in marks.iter().enumerate() {
        labels.keep_clear(*mark);
        let words = format!("{index} km");
        let near = label(&words, mark.center(), &AROUND, index as f64);
        labels.want(near.or_lifted(&words, mark.center(), 4.0));
    }
    let placed = labels.place();
    assert!(placed.len() >= 5, "only {} labels found room", placed.len());
    for (index, one) in placed.iter().enumerate() {
        assert!(FRAME.holds(&one.area));
        assert!(marks.iter().all(|mark| !mark.overlaps(&one.area)));
        for other in &placed[..index] {
            assert!(!other.area.overlaps(&one.area));
            assert!(!one.leader_area().is_some_and(|leader| leader.overlaps(&other.area)));
            assert!(!other.leader_area().is_some_and(|leader| leader.overlaps(&one.area)));
        }
    }
    assert!(texts(&placed).contains(&"59 km"), "the one of the highest rank is among them");
}

#[test]
fn lines_keep_labels_away_too() {
    let mut labels = Labels::default();
    labels.keep_clear_of_line(&[Point::at(0.0, 40.0), Point::at(300.0, 40.0)]);
    labels.want(label("knee", MIDDLE, &[Spot::Above], 0.0));
    assert_eq!(labels.place(), []);
}
