//! The load-spike chart as a reader meets it: parsed back from its SVG, with a second library measuring the text.

use jiff::civil::date;
use patella::chart::png;
use quick_xml::Reader;
use quick_xml::events::Event;
use resvg::tiny_skia::Rect;

use crate::sample::{Sample, long_history, nine_months, twenty_spikes};

mod cases;
mod descent;
mod hotspots;
mod ladder;
mod lanes;
mod reading;
mod run_profile;

pub use cases::drawn;
use cases::{CASES, Case, long_gap, nothing};
pub use reading::texts;
pub use reading::words_at;
use reading::{Drawn, overlap, shapes};

#[test]
fn every_number_is_finite_and_every_element_known() {
    const NUMBERS: [&str; 12] = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "font-size"];
    for Case { name, svg, .. } in CASES.iter() {
        let mut reader = Reader::from_str(&svg.text);
        loop {
            let event = reader.read_event().unwrap();
            let (Event::Start(element) | Event::Empty(element)) = &event else {
                if event == Event::Eof {
                    break;
                }
                continue;
            };
            let tag = element.name().as_ref().to_owned();
            let known = ["svg", "title", "desc", "circle", "polygon", "polyline", "rect", "text"];
            assert!(known.contains(&tag.as_str()), "{name}: <{tag}>");
            for attribute in element.attributes() {
                let attribute = attribute.unwrap();
                let key = attribute.key.as_ref().to_owned();
                let value = attribute.value.to_string();
                let numbers: Vec<&str> = match key.as_str() {
                    "points" | "viewBox" => value.split([' ', ',']).filter(|part| !part.is_empty()).collect(),
                    key if NUMBERS.contains(&key) => vec![&value],
                    _ => Vec::new(),
                };
                for number in numbers {
                    let number: f64 = number.parse().unwrap_or_else(|_| panic!("{name}: {key}={value}"));
                    assert!(number.is_finite() && number >= 0.0, "{name}: {key}={value}");
                }
            }
        }
    }
}

#[test]
fn everything_lies_on_the_sheet() {
    for Case { name, svg, shapes } in CASES.iter() {
        for shape in shapes {
            let area = shape.area;
            assert!(
                area.left() >= -0.01
                    && area.top() >= -0.01
                    && f64::from(area.right()) <= svg.width_px + 0.01
                    && f64::from(area.bottom()) <= svg.height_px + 0.01,
                "{name}: {:?} {:?} lies at {area:?}",
                shape.text,
                shape.fill
            );
        }
    }
}

#[test]
fn no_text_touches_another() {
    for Case { name, shapes, .. } in CASES.iter() {
        let texts: Vec<&Drawn> = shapes.iter().filter(|shape| shape.text.is_some()).collect();
        for (index, one) in texts.iter().enumerate() {
            for other in &texts[..index] {
                assert!(!overlap(&one.area, &other.area), "{name}: {:?} touches {:?}", one.text, other.text);
            }
        }
    }
}

/// Everything filled but the ground, and what is drawn in ink and small: rings, edges of marks, bars through them.
fn is_mark(shape: &Drawn) -> bool {
    const GROUND: [&str; 3] = ["#FFFFFF", "#F4F4F4", "#E9EDF2"];
    const INK: &str = "#1A1A1A";
    let is_small = shape.area.width() < 30.0 && shape.area.height() < 30.0;
    match (&shape.fill, &shape.stroke) {
        (Some(fill), _) => !GROUND.contains(&fill.as_str()),
        (None, Some(stroke)) => stroke == INK && is_small,
        (None, None) => false,
    }
}

#[test]
fn no_text_touches_a_mark() {
    for Case { name, shapes, .. } in CASES.iter() {
        let (texts, others): (Vec<&Drawn>, Vec<&Drawn>) = shapes.iter().partition(|shape| shape.text.is_some());
        for mark in others.into_iter().filter(|shape| is_mark(shape)) {
            for text in &texts {
                assert!(
                    !overlap(&mark.area, &text.area),
                    "{name}: {:?} touches a mark {:?} at {:?}",
                    text.text,
                    mark.fill,
                    mark.area
                );
            }
        }
    }
}

#[test]
fn the_smallest_letters_are_six_and_a_half_points_on_a_page_17_cm_wide() {
    let svg = drawn(&nine_months().timeline());
    let points_per_px = 17.0 / 2.54 * 72.0 / svg.width_px;
    let sizes = svg.text.split("font-size=\"").skip(1);
    let smallest =
        sizes.map(|rest| rest.split('"').next().unwrap().parse::<f64>().unwrap() / 10.0).fold(f64::INFINITY, f64::min);
    assert!(smallest * points_per_px >= 6.5, "{smallest} px");
}

#[test]
fn the_same_timeline_gives_the_same_bytes() {
    let timeline = nine_months().timeline();
    assert_eq!(drawn(&timeline), drawn(&timeline));
}

#[test]
fn the_root_scales_and_is_named() {
    let svg = drawn(&nine_months().timeline());
    let head: String = svg.text.lines().take(3).collect();
    let (width, height) = (svg.width_px, svg.height_px);
    for part in [
        format!("width=\"{width}\" height=\"{height}\""),
        format!("viewBox=\"0 0 {} {}\"", width * 10.0, height * 10.0),
        "role=\"img\"".to_owned(),
        "<title>The longest run of 30 days was exceeded nine times; pain came two days after</title>".to_owned(),
        "<desc>Five panels &amp; one axis</desc>".to_owned(),
    ] {
        assert!(head.contains(&part), "{part} is not in {head}");
    }
}

#[test]
fn words_of_the_runner_are_text_and_never_markup() {
    let day = date(2025, 6, 4);
    let sample = Sample::between(date(2025, 3, 3), day)
        .run(date(2025, 5, 1), 8.0, Some(20.0))
        .pain(day, 4.0, "<script>\u{0}&'\"", "]]>")
        .new_watch(date(2025, 5, 1), "a", "<watch>");
    let svg = drawn(&sample.timeline());
    assert!(!svg.text.contains("<script") && !svg.text.contains("<watch"));
    let texts = texts(&svg);
    assert!(texts.iter().any(|text| text == "4 Jun 4/10: <script> &'\", ]]>"), "{texts:?}");
    assert!(texts.iter().any(|text| text == "from here: <watch>"), "{texts:?}");
}

#[test]
fn the_largest_spike_is_always_labelled() {
    for (timeline, label) in [
        (nine_months().timeline(), "21.7 km +34 %"),
        (nine_months().imperial().timeline(), "13.5 mi +34 %"),
        (long_gap().timeline(), "12.0 km +200 %"),
    ] {
        let texts = texts(&drawn(&timeline));
        assert!(texts.iter().any(|text| text == label), "{label} is not in {texts:?}");
    }
}

/// The mark of a run that is too close to the line to call.
fn is_hollow_triangle(shape: &Drawn) -> bool {
    let (width, height) = (shape.area.width(), shape.area.height());
    shape.fill.as_deref() == Some("#FFFFFF") && (width - 11.1).abs() < 0.2 && (height - 9.6).abs() < 0.2
}

#[test]
fn of_twenty_spikes_most_are_labelled_and_all_are_drawn() {
    let svg = drawn(&twenty_spikes().timeline());
    let labeled = texts(&svg).iter().filter(|text| text.contains(" +1")).count();
    assert!(labeled >= 9, "{labeled}");
    // All of them are too close to the line to call: hollow triangles, of which one more is in the legend.
    let shapes = shapes(&svg);
    assert!(!shapes.iter().any(|shape| shape.fill.as_deref() == Some("#E69F00")));
    assert!(texts(&svg).iter().any(|text| text == "too close to +10 % to call"));
    let hollow = shapes.iter().filter(|shape| is_hollow_triangle(shape));
    assert_eq!(hollow.count(), 21);
}

#[test]
fn imperial_charts_speak_of_miles_and_feet_only() {
    let texts = texts(&drawn(&nine_months().imperial().timeline()));
    assert!(texts.iter().any(|text| text == "Weekly distance (mi)"));
    assert!(texts.iter().any(|text| text == "Weekly descent (ft)"));
    assert!(!texts.iter().any(|text| text.contains(" km")), "{texts:?}");
}

#[test]
fn a_day_has_one_pain_mark_and_a_day_without_a_note_none() {
    let day = date(2025, 6, 4);
    let sample = Sample::between(date(2025, 5, 5), day).pain(day, 2.0, "", "").pain(day, 6.0, "", "").pain(
        date(2025, 6, 1),
        0.0,
        "",
        "",
    );
    let svg = drawn(&sample.timeline());
    let shapes = shapes(&svg);
    let heads: Vec<&Rect> = shapes
        .iter()
        .filter(|shape| shape.fill.as_deref() == Some("#D55E00"))
        .map(|shape| &shape.area)
        .filter(|area| area.width() > 5.0 && area.height() > 5.0)
        .collect();
    assert_eq!(heads.len(), 2, "one in the legend, one for the day");
    assert!(texts(&svg).iter().any(|text| text == "logged pain-free"));
}

#[test]
fn what_is_missing_is_said() {
    let day = date(2025, 6, 4);
    let says = |sample: Sample, words: &str| {
        let texts = texts(&drawn(&sample.timeline()));
        assert!(texts.iter().any(|text| text.contains(words)), "{words} is not in {texts:?}");
    };
    let one_run = || Sample::between(date(2025, 5, 5), day).run(date(2025, 5, 20), 8.0, None);
    says(one_run(), "no pain diary given");
    says(one_run().empty_diary(), "the pain diary is empty");
    says(one_run(), "no descent data in these weeks");
    says(Sample::between(day, day).pain(day, 2.0, "", ""), "no run in these weeks");
    says(one_run().run(date(2025, 5, 27), 8.0, Some(5.0)), "n/a");
    says(one_run().run_of_unknown_distance(date(2025, 5, 22)), "+?");
    says(one_run(), "0");
    says(one_run().unobserved(date(2025, 5, 22), date(2025, 6, 4)), "not worn?)");
    says(long_gap(), "no data (rest, or watch not worn?)");
}

#[test]
fn a_history_longer_than_half_a_year_is_also_shown_whole() {
    let weeks = |count: i64| texts(&drawn(&long_history(date(2025, 1, 6), count).timeline()));
    let is_whole = |texts: &[String]| texts.iter().any(|text| text == "The whole history");
    assert!(!is_whole(&weeks(26)));
    assert!(is_whole(&weeks(27)));
}

#[test]
fn a_chart_of_nothing_says_so() {
    let texts = texts(&drawn(&nothing()));
    assert!(texts.iter().any(|text| text == "No runs and no pain notes to show."), "{texts:?}");
}

#[test]
fn the_image_has_the_size_asked_for() {
    let svg = drawn(&Sample::between(date(2025, 6, 4), date(2025, 6, 4)).timeline());
    let image = png(&svg.text, 0.5).unwrap();
    assert_eq!(&image[1..4], b"PNG");
    let width = u32::from_be_bytes(image[16..20].try_into().unwrap());
    assert_eq!(f64::from(width), svg.width_px / 2.0);
}
