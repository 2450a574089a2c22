//! Charts of awkward histories.

use std::sync::LazyLock;

use jiff::civil::date;
use patella::calendar::add_days;
use patella::chart::text::{Caption, ChartText};
use patella::chart::{Svg, draw_descent, draw_load};
use patella::report::text;
use patella::settings::Settings;
use patella::timeline::{InterruptedRun, Timeline};

use super::lanes::{last_weeks, surrounded};
use super::reading::{Drawn, shapes};
use super::{ladder, run_profile};
use crate::sample::reported::reported;
use crate::sample::{Sample, descending, long_history, nine_months, twenty_spikes};

/// The text around any chart.
pub fn caption() -> Caption {
    Caption {
        title: "The longest run of 30 days was exceeded nine times;\npain came two days after".to_owned(),
        description: "Five panels & one axis".to_owned(),
        footnote: "Data up to 28 November 2025".to_owned(),
    }
}

/// The chart of a timeline.
pub fn drawn(timeline: &Timeline) -> Svg {
    drawn_by(timeline, &Settings::default())
}

/// The same by other rules.
pub fn drawn_by(timeline: &Timeline, settings: &Settings) -> Svg {
    reported(timeline, settings, |report| {
        let text = ChartText { caption: caption(), ..text::load_chart(report) };
        draw_load(report.charted(&report.facts.charted), settings, &text).unwrap()
    })
}

/// The chart of descent of a timeline.
pub fn drawn_descent(timeline: &Timeline) -> Svg {
    let settings = Settings::default();
    reported(timeline, &settings, |report| {
        let text = ChartText { caption: caption(), ..text::descent_chart(report) };
        draw_descent(report.charted(&report.facts.charted), &settings, &text).unwrap()
    })
}

/// A drawn history with what a second library reads out of it.
pub struct Case {
    /// Its name in messages.
    pub name: String,
    /// The chart.
    pub svg: Svg,
    /// What is on it.
    pub shapes: Vec<Drawn>,
}

/// All cases, drawn once for all tests: laying out text is slow without optimization.
pub static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let mut charts: Vec<(String, Svg)> = Vec::new();
    for (name, timeline) in timelines() {
        charts.push((name.to_owned(), drawn(&timeline)));
        charts.extend(ladder::drawn(&timeline).map(|svg| (format!("{name}, ladder"), svg)));
        // Twenty years differ from three in their overview alone, which both charts share.
        if name == "twenty years" {
            continue;
        }
        let descent = drawn_descent(&descending(timeline, 5));
        charts.push((format!("{name}, descent"), descent));
    }
    // As low as a page of the PDF can make it.
    let mut low = Settings::default();
    (low.chart.height_pct, low.chart.width_px, low.chart.with_overview) = (30, low.print.chart_width_px, false);
    charts.push(("nine months, low".to_owned(), drawn_by(&nine_months().timeline(), &low)));
    charts.extend(run_profile::charts());
    let case = |(name, svg)| {
        let shapes = shapes(&svg);
        Case { name, svg, shapes }
    };
    charts.into_iter().map(case).collect()
});

/// Histories of every kind that has ever been awkward.
fn timelines() -> Vec<(&'static str, Timeline)> {
    let day = date(2025, 6, 4);
    vec![
        ("nine months", nine_months().timeline()),
        ("imperial", nine_months().imperial().timeline()),
        ("three years", long_history(date(2022, 11, 28), 156).timeline()),
        ("twenty years", long_history(date(2005, 11, 28), 1043).timeline()),
        ("twenty spikes", twenty_spikes().timeline()),
        ("nothing", nothing()),
        ("hilly and flat", hilly_and_flat().timeline()),
        ("one day", Sample::between(day, day).run(day, 8.0, None).timeline()),
        ("only pain", Sample::between(day, day).pain(day, 3.0, "knee", "").timeline()),
        ("no distance", Sample::between(day, day).run_of_unknown_distance(day).timeline()),
        ("three runs a day", three_runs_a_day().timeline()),
        ("interrupted outings", interrupted_outings()),
        ("many watches", many_watches().timeline()),
        ("long gap", long_gap().timeline()),
        ("other sports, shoes and sleep", surrounded()),
        ("the same on paper", last_weeks(surrounded(), 84)),
        ("climbing", ladder::climbing()),
    ]
}

/// A timeline without a single day.
pub fn nothing() -> Timeline {
    let day = date(2025, 6, 4);
    Timeline { first_day: None, last_day: None, weeks: Vec::new(), ..Sample::between(day, day).timeline() }
}

/// Hills, six weeks without any, hills again, and a week that the data cut short.
pub fn hilly_and_flat() -> Sample {
    let first = date(2025, 3, 3);
    let mut sample = Sample::between(first, add_days(first, 150)).empty_diary();
    for week in 0..21 {
        let descent_m = match week {
            7..13 => 20.0,
            _ => 90.0 + 35.0 * week as f64,
        };
        sample = sample.run(add_days(first, week * 7 + 5), 9.0, Some(descent_m));
    }
    sample.run(add_days(first, 149), 9.0, Some(400.0))
}

/// Three runs on every day and a hundred pain notes.
fn three_runs_a_day() -> Sample {
    let first = date(2025, 3, 1);
    let mut sample = Sample::between(first, add_days(first, 164));
    for count in 0..160 {
        let day = add_days(first, count);
        for hour in [7, 12, 18] {
            let distance_km = 4.0 + ((count * 7 + i64::from(hour) * 13) % 11) as f64 * 0.7;
            sample = sample.run_at(day, hour, distance_km);
        }
        if count < 100 {
            let trigger = ["stairs", "squat", "sitting"][count as usize % 3];
            sample = sample.pain(day, (count * 5 % 11) as f64, "outer knee", trigger);
        }
    }
    sample
}

/// Three runs on every day, each day one outing.
fn interrupted_outings() -> Timeline {
    let mut timeline = three_runs_a_day().timeline();
    for parts in timeline.runs.chunk_by_mut(|a, b| a.day == b.day) {
        let outing = InterruptedRun {
            first_run_id: parts[0].run_id.clone(),
            distance_m: Some(parts.iter().filter_map(|run| run.totals.distance_m).sum()),
            descent_m: None,
        };
        for run in parts {
            run.interrupted = Some(outing.clone());
        }
    }
    timeline
}

/// Twelve changes of watch within half a year.
pub fn many_watches() -> Sample {
    (0..12).fold(nine_months(), |sample, change| {
        let day = add_days(date(2025, 7, 1), change * 9);
        sample.new_watch(day, "old", "a watch with a very long name that fits nowhere at all")
    })
}

/// A year without a recording, a fortnight without one, and a run indoors after each.
pub fn long_gap() -> Sample {
    let (before, after) = (date(2024, 6, 1), date(2025, 7, 14));
    Sample::between(before, date(2025, 8, 31))
        .run(before, 5.0, Some(30.0))
        .unobserved(add_days(before, 1), add_days(after, -1))
        .treadmill(after, 4.0)
        .unobserved(add_days(after, 1), add_days(after, 14))
        .treadmill(add_days(after, 15), 12.0)
}
