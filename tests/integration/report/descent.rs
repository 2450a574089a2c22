//! The section on descent and the words of its chart.

use jiff::civil::date;
use patella::activity::DescentSource;
use patella::chart::Svg;
use patella::descent::Contradiction;
use patella::report::{Charts, text};
use patella::settings::Settings;
use patella::timeline::{DescentShift, Timeline};

use super::page;
use crate::sample::reported::{self, reported};
use crate::sample::{Sample, descending, nine_months};

#[test]
fn the_title_of_the_chart_of_descent_claims_nothing() {
    let settings = Settings::default();
    let finding = |timeline: &Timeline| reported(timeline, &settings, text::descent_finding);
    let history = || Sample::between(date(2026, 1, 5), date(2026, 4, 5));
    assert_eq!(finding(&history().timeline()), "No runs in these files");
    let indoors = history().treadmill(date(2026, 2, 1), 5.0).timeline();
    assert_eq!(finding(&indoors), "No run has descent data");
    let steep = history().run(date(2026, 2, 9), 10.0, Some(200.0)).run(date(2026, 2, 16), 10.0, Some(300.0));
    assert_eq!(finding(&descending(steep.clone().timeline(), 0)), "Descent, thirteen weeks to 5 April 2026");
    let sore = steep.pain(date(2026, 2, 17), 4.0, "knee", "downhill");
    assert_eq!(finding(&descending(sore.timeline(), 0)), "Descent and pain notes, thirteen weeks to 5 April 2026");
}

#[test]
fn descent_is_told_as_far_as_it_is_known() {
    let mut timeline = descending(nine_months().timeline(), 0);
    let told = |timeline: &Timeline| reported(timeline, &Settings::default(), text::descent_sentences).join(" ");
    let all = told(&timeline);
    assert!(all.contains("Of this, 30 % ("), "{all}");
    assert!(all.contains("(garmin 4315, before garmin 3113): descent is not comparable"));
    assert!(all.contains("Too few runs in one area"), "{all}");
    assert!(!all.contains("disagrees"));
    timeline.breaks[0].step =
        Some(DescentShift { before_m_per_km: 12.0, after_m_per_km: 6.0, runs_before: 9, runs_after: 7 });
    for (run, why) in
        timeline.runs.iter_mut().zip([Contradiction::Noise, Contradiction::Noise, Contradiction::HillsLeftOut])
    {
        run.descent_contradiction = Some(why);
        run.descent_source = DescentSource::Samples;
        run.downhill = None;
    }
    let all = told(&timeline);
    for part in [
        "runs with known grades, 30 % (",
        "9 before and 7 after, the median went from 12 m/km to 6.0 m/km (\u{2212}50 %).",
        "In 3 runs the watch's total disagrees with its altitude trace (hills left out in 1 and GPS noise in 2); our own figure \
         is used instead, on flat terrain an upper bound.",
    ] {
        assert!(all.contains(part), "{part}: {all}");
    }
    // A figure by the runs over the same paths is ours too.
    timeline.runs[1].descent_source = DescentSource::Repeats;
    assert!(told(&timeline).contains("; our own figure is used"));
    timeline.runs[0].descent_source = DescentSource::Device;
    assert!(told(&timeline).contains("in 2 of them our own figure"));
    timeline.breaks = vec![timeline.breaks[0].clone(); 6];
    assert!(told(&timeline).contains("changed six times; these are the last 4 changes."));
    for run in &mut timeline.runs {
        run.downhill = None;
    }
    assert!(told(&timeline).contains("Grades are not known for any run."));
}

#[test]
fn the_page_lists_first_descents_and_the_runs_that_stand_out() {
    let timeline = descending(nine_months().timeline(), 0);
    let page = page(&timeline);
    for part in ["<h2 id=\"descent\">Descent</h2>", "First descents of 50 m or more", "640 m", "320 m in 5.8 km"] {
        assert!(page.contains(part), "{part}");
    }
    let indoors = Sample::between(date(2026, 3, 2), date(2026, 3, 29)).treadmill(date(2026, 3, 2), 5.0).timeline();
    let indoors = reported::page(
        &indoors,
        &Settings::default(),
        &Charts {
            timeline: Svg::default(),
            descent: Svg { text: "<svg id=\"of-descent\"></svg>".to_owned(), ..Svg::default() },
            ..Charts::default()
        },
    );
    assert!(indoors.contains("No run has descent data.") && !indoors.contains("of-descent"));
}
