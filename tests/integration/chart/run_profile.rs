//! The chart of one run.

use patella::chart::text::RunProfileText;
use patella::chart::{RunProfile, Svg, draw_run};
use patella::descent::slopes::{Gait, GradeBand, LongestDescent};
use patella::descent::{Downhill, DrawnProfile};
use patella::inspect::{Inspection, inspect};
use patella::report::text;
use patella::settings::{Settings, Units};

use super::cases::caption;
use super::reading::{shapes, texts};
use crate::fixtures::reading::fixtures;

/// Height at a share of the way, meters.
type Shape = fn(f64) -> f64;

/// Charts of single runs of every length and shape.
pub fn charts() -> Vec<(String, Svg)> {
    let (small, imperial) = (looked_at(Units::Metric), looked_at(Units::Imperial));
    let mut charts = vec![
        ("a real file".to_owned(), of_file(&small, Units::Metric)),
        ("a real file, feet".to_owned(), of_file(&imperial, Units::Imperial)),
    ];
    let shapes: [(&str, usize, Shape); 5] = [
        ("as short as can be", 5, |_| 0.0),
        ("flat", 900, |_| 0.0),
        ("all the way down", 600, |share| 900.0 * (1.0 - share)),
        ("steepest at the start", 800, |share| 80.0 * (1.0 - share).powi(12)),
        ("a hundred kilometers", 10_000, |share| 300.0 * (share * 90.0).sin()),
    ];
    charts.extend(shapes.map(|(name, pieces, height)| {
        let (outline, downhill) = invented(pieces, height);
        (name.to_owned(), drawn(&outline, &downhill, &long_text()))
    }));
    charts
}

fn looked_at(units: Units) -> Inspection {
    let settings = Settings { units, ..Settings::default() };
    inspect(&fixtures().join("small/run.fit"), &settings).unwrap().remove(0)
}

fn of_file(looked: &Inspection, units: Units) -> Svg {
    let (session, outline) = (&looked.sessions[0], looked.outlines[0].as_ref().unwrap());
    let downhill = session.downhill.unwrap();
    let settings = Settings { units, ..Settings::default() };
    let text = text::run_profile(session, &downhill, &settings.descent, units);
    draw_run(RunProfile { elevation: outline, downhill: &downhill, text: &text }, &settings).unwrap()
}

fn drawn(elevation: &DrawnProfile, downhill: &Downhill, text: &RunProfileText) -> Svg {
    draw_run(RunProfile { elevation, downhill, text }, &Settings::default()).unwrap()
}

/// A profile of a given shape, all of its slopes in turn of every band.
fn invented(pieces: usize, height: Shape) -> (DrawnProfile, Downhill) {
    let altitude_m: Vec<f64> = (0..=pieces).map(|end| height(end as f64 / pieces as f64)).collect();
    let band = |(piece, ends): (usize, &[f64])| (ends[1] < ends[0]).then_some(piece / 7 % 5);
    let outline = DrawnProfile {
        segment_m: 10.0,
        band: altitude_m.windows(2).enumerate().map(band).collect(),
        altitude_m,
        steepest_from: (pieces >= 10).then_some(0),
        steepest_segments: 10,
    };
    let downhill = Downhill {
        bands: [GradeBand::default(); 5],
        longest: Some(LongestDescent { drop_m: 100.0, length_m: outline.length_m() * 0.3, begins_at_share: 0.7 }),
        steepest_100m_pct: Some(9.0),
        mean_speed_m_s: None,
        fastest_100m_m_s: None,
        downhill: None,
        level: None,
    };
    (outline, downhill)
}

fn long_text() -> RunProfileText {
    let looked = looked_at(Units::Metric);
    let session = &looked.sessions[0];
    let usual = text::run_profile(session, &session.downhill.unwrap(), &Settings::default().descent, Units::Metric);
    let endless = "a name of a source that is longer than any room there is <for> it".to_owned();
    RunProfileText {
        caption: caption(),
        figures: vec![("Descent in use".to_owned(), endless); 12],
        longest: "longest descent: 1,234 m in 23.4 km".to_owned(),
        steepest: "steepest 100 m: 9 %".to_owned(),
        bands: usual.bands.map(|(name, _)| (name, ["123.4 km", "12:34:56", "12,345 m"].map(str::to_owned))),
        running: vec![["cadence", "168 /min", "167 /min"].map(str::to_owned); 4],
        headings: usual.headings,
        band_columns: usual.band_columns,
        running_columns: usual.running_columns,
    }
}

#[test]
fn the_outline_holds_what_the_figures_say() {
    let looked = looked_at(Units::Metric);
    let (session, outline) = (&looked.sessions[0], looked.outlines[0].as_ref().unwrap());
    let downhill = session.downhill.unwrap();
    for (band, told) in downhill.bands.iter().enumerate() {
        let pieces = outline.band.iter().filter(|&&found| found == Some(band));
        assert!((pieces.count() as f64 * outline.segment_m - told.distance_m).abs() < 0.01);
    }
    let stretched: usize = outline.graded_sections().iter().map(|section| section.to - section.from).sum();
    let colored = outline.band.iter().filter(|band| band.is_some()).count();
    assert_eq!(stretched, colored);
    let height = |way_m: f64| outline.altitude_m[(way_m / outline.segment_m).round() as usize];
    let (from_m, to_m) = outline.steepest_m().unwrap();
    let fall_pct = (height(from_m) - height(to_m)) / (to_m - from_m) * 100.0;
    assert!((fall_pct - downhill.steepest_100m_pct.unwrap()).abs() < 1e-9);
    let (from_m, to_m) = outline.longest_m(&downhill).unwrap();
    let drop_m = height(from_m) - height(to_m);
    assert!((drop_m - downhill.longest.unwrap().drop_m).abs() < 0.51, "{drop_m}");
}

#[test]
fn figures_grades_and_running_stand_beside_the_profile() {
    let looked = looked_at(Units::Metric);
    let texts = texts(&of_file(&looked, Units::Metric));
    for words in [
        "Down 14 m in 2.0 km, none of it on grades of 6 % and more",
        "the watch's own total",
        "longest descent: 14 m in 0.5 km",
        "steepest 100 m: 4 %",
        "0–3 % down",
        "over 12 %",
        "cadence",
        "± 4 m",
    ] {
        assert!(texts.iter().any(|text| text.contains(words)), "{words}: {texts:?}");
    }
}

#[test]
fn no_place_is_drawn() {
    let looked = looked_at(Units::Metric);
    let svg = of_file(&looked, Units::Metric).text;
    let sample = &looked.recordings[0].samples;
    let altitude = sample.altitude_m.get(0).unwrap();
    for place in [sample.latitude_deg.get(0).unwrap(), sample.longitude_deg.get(0).unwrap()] {
        assert!(!svg.contains(&format!("{place:.2}")), "{place}");
    }
    assert!(altitude > 50.0 && !svg.contains(&format!(">{altitude:.0}")));
}

#[test]
fn without_cadence_there_is_no_table_of_running() {
    let looked = looked_at(Units::Metric);
    let session = &looked.sessions[0];
    let rules = Settings::default().descent;
    let mut downhill = session.downhill.unwrap();
    let running = |downhill: &Downhill| text::run_profile(session, downhill, &rules, Units::Metric).running;
    assert_eq!(running(&downhill).len(), 4);
    downhill.downhill = None;
    assert_eq!(running(&downhill)[0][1], "–");
    downhill.downhill = Some(Gait {
        time_s: 60.0,
        speed_m_s: 4.0,
        cadence_spm: 170.0,
        step_length_m: 1.41,
        vertical_oscillation_mm: None,
        ground_contact_ms: None,
    });
    assert_eq!(running(&downhill)[0][1], "4:10 /km");
    (downhill.downhill, downhill.level) = (None, None);
    assert!(running(&downhill).is_empty());
}

#[test]
fn only_what_goes_down_is_filled() {
    let (outline, downhill) = invented(400, |share| 100.0 * share);
    let svg = drawn(&outline, &downhill, &long_text());
    let fills = ["#BEE2D3", "#84C0A7", "#409879", "#00674B", "#002D20"];
    for fill in fills {
        let filled = shapes(&svg).into_iter().filter(|shape| shape.fill.as_deref() == Some(fill));
        assert_eq!(filled.count(), 1, "only the sample of the table");
    }
}
