//! The timeline of the invented runner's export, held against the story in `fixtures/README.md`.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::sample::reported::timeline_of;
use jiff::civil::{Date, date};
use patella::activity::RunKind;
use patella::calendar::{DaySpan, add_days};
use patella::metrics::SpikeState;
use patella::onset_analysis::{Analysis, Exposure};
use patella::session::Flag;
use patella::settings::{DescentChoice, DoubtRules, Settings, Since};
use patella::timeline::{Change, Measure, Timeline};
use patella::{pain, pipeline};

/// The runner's export, read once for all tests.
pub fn story() -> &'static Timeline {
    static STORY: OnceLock<Timeline> = OnceLock::new();
    STORY.get_or_init(|| read(&Settings::default()))
}

fn read(settings: &Settings) -> Timeline {
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let history = pipeline::read(&[fixtures.join("garmin-export")], None, settings, &|| {}).unwrap();
    let diary = std::fs::read(fixtures.join("pain-notes.csv")).unwrap();
    let diary = pain::diary::read(&diary, "pain-notes.csv").unwrap();
    timeline_of(&history, Some(&diary), settings)
}

#[test]
fn the_spike_on_the_hilly_long_run_stands_out() {
    let spikes: Vec<_> = story()
        .spikes
        .iter()
        .filter(|spike| spike.date == date(2026, 3, 22))
        .map(|spike| (spike.measure, spike.value_m, spike.reference_m, spike.state))
        .collect();
    assert_eq!(
        spikes,
        [
            (Measure::Distance, 21_600.0, 16_000.0, SpikeState::Moderate),
            (Measure::Descent, 522.0, 159.0, SpikeState::Large),
        ]
    );
}

#[test]
fn pain_begins_twice() {
    let days: Vec<Date> = story().onsets.iter().map(|onset| onset.day).collect();
    assert_eq!(days, [date(2026, 3, 24), date(2026, 5, 25)]);
}

#[test]
fn before_the_first_onset_stands_the_hilly_long_run_and_two_onsets_are_not_compared() {
    let compared = &story().before_pain;
    assert_eq!(compared.analysis, Analysis::TimelineOnly);
    assert_eq!((compared.onsets_compared, compared.onsets_outside), (2, 0));
    let window = &compared.onsets[0].windows[0];
    let figure = |exposure: Exposure| {
        let mut figures = window.figures.iter();
        figures.find(|one| one.exposure == exposure).unwrap()
    };
    assert_eq!(figure(Exposure::LongestRun).value, Some(1.35));
    assert_eq!(figure(Exposure::LongestRun).met, Some(true));
    assert_eq!(figure(Exposure::LongestRun).percentile, None);
    let run_days = story().runs.iter().map(|run| run.day);
    let within = DaySpan { first: date(2026, 3, 22), last: date(2026, 3, 24) };
    let run_days: BTreeSet<Date> = run_days.filter(|day| within.contains(*day)).collect();
    assert_eq!(figure(Exposure::RunDays).value, Some(run_days.len() as f64));
}

#[test]
fn the_break_and_the_return_are_told() {
    let back = story().returns.iter().find(|back| back.day == date(2026, 4, 16)).unwrap();
    assert_eq!(back.rest_days, 22);
    assert!(!back.after_unobserved, "the watch was worn throughout");
    assert!(back.share_pct.unwrap() < 30.0);
}

#[test]
fn the_days_without_any_file_are_unobserved_and_mark_what_reaches_into_them() {
    let gap = DaySpan { first: date(2025, 12, 20), last: date(2026, 1, 6) };
    assert_eq!(story().unobserved, [gap]);
    let after = story().runs.iter().find(|run| run.day == date(2026, 1, 7)).unwrap();
    assert!(after.flags.contains(&Flag::AfterUnobserved));
}

/// The runner's export with another diary.
pub fn with_diary(text: &str) -> Timeline {
    let settings = Settings::default();
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let exports = [fixtures.join("garmin-export")];
    let history = pipeline::read(&exports, None, &settings, &|| {}).unwrap();
    let diary = pain::diary::read(text.as_bytes(), "notes.csv").unwrap();
    timeline_of(&history, Some(&diary), &settings)
}

#[test]
fn a_diary_that_begins_before_the_files_and_outlasts_them_makes_no_days_of_rest() {
    let timeline = with_diary("date,score\n2025-09-01,0\n2026-07-20,4\n2026-08-02,0\n");
    let (first, last) = (date(2025, 9, 29), date(2026, 6, 28));
    let ends = [
        DaySpan { first: date(2025, 9, 1), last: date(2025, 9, 28) },
        DaySpan { first: date(2026, 6, 29), last: date(2026, 8, 2) },
    ];
    assert_eq!(timeline.unobserved.first(), Some(&ends[0]));
    assert_eq!(timeline.unobserved.last(), Some(&ends[1]));
    assert_eq!(timeline.unobserved.len(), 3);
    assert_eq!(timeline.recorded_days(timeline.days().unwrap()), Some(DaySpan { first, last }));
    assert!(timeline.whole_weeks(timeline.days()).all(|week| week.week_start <= last));
    let before = with_diary("date,score\n2024-07-20,4\n");
    assert_eq!(before.recorded_days(before.days().unwrap()), Some(DaySpan { first, last }));
}

#[test]
fn descent_that_may_be_off_by_the_step_is_doubtful() {
    let read_with = |least_m: f64, descent_choice: DescentChoice| {
        let mut settings = Settings { descent_choice, ..Settings::default() };
        settings.descent.doubt = DoubtRules { least_m, share: 0.0, drop_m: 0.0, ..DoubtRules::default() };
        read(&settings)
    };
    let doubtful = |timeline: &Timeline, day: Date| {
        let mut spikes = timeline.spikes.iter();
        let spike = spikes.find(|spike| spike.measure == Measure::Descent && spike.date == day);
        let spike = spike.unwrap();
        (spike.within_uncertainty, spike.is_doubtful())
    };
    // Some 176 m after 147 m, 14 m above the 10 % line, and some 520 m after 159 m.
    let (near, far) = (date(2025, 11, 30), date(2026, 3, 22));
    let wide = read_with(20.0, DescentChoice::Samples);
    assert_eq!(doubtful(&wide, near), (true, true));
    assert_eq!(doubtful(&wide, far), (false, false));
    // Both figures may be off, by 20 m in all where the largest difference to the line is 14 m.
    let close = read_with(1.0, DescentChoice::Samples);
    assert_eq!(doubtful(&close, near), (false, false));
    // The uncertainty is that of our own figure, not of the watch's.
    let device = read_with(20.0, DescentChoice::Device);
    assert_eq!(doubtful(&device, near), (false, false));
}

#[test]
fn the_new_watch_is_the_only_break_of_the_descent_trend() {
    let breaks: Vec<_> = story().breaks.iter().map(|change| (change.what, change.day > date(2026, 1, 31))).collect();
    assert_eq!(breaks, [(Change::Device, true)], "the GPX and the TCX run are single");
}

#[test]
fn the_holiday_has_its_own_local_days() {
    let abroad: Vec<_> = story()
        .runs
        .iter()
        .filter(|run| run.utc_offset_min == -360)
        .map(|run| (run.day, run.start_local.date()))
        .collect();
    assert_eq!(abroad.len(), 4);
    assert!(abroad.iter().all(|(day, local)| day == local));
}

#[test]
fn a_treadmill_run_counts_and_has_no_descent() {
    let run = story().runs.iter().find(|run| run.kind == RunKind::Treadmill).unwrap();
    assert!(run.totals.distance_m.is_some());
    assert_eq!((run.totals.descent_m, run.descent_samples_m), (None, None));
    assert!(run.flags.contains(&Flag::DescentNotApplicable));
}

#[test]
fn the_reference_line_is_the_longest_run_of_the_30_days_before() {
    let longest_before = |day: Date| {
        let window = add_days(day, -30)..day;
        let runs = story().runs.iter().filter(|run| window.contains(&run.day));
        runs.filter_map(|run| run.totals.distance_m).reduce(f64::max)
    };
    let steps = &story().reference_steps;
    for pair in steps.windows(2) {
        for day in patella::calendar::days(pair[0].day, add_days(pair[1].day, -1)) {
            assert_eq!(pair[0].longest_m, longest_before(day), "on {day}");
        }
    }
    assert!(steps.len() > 20);
}

#[test]
fn every_file_is_accounted_for() {
    let coverage = &story().coverage;
    let sum: usize = coverage.outcomes.iter().map(|count| count.files).sum();
    assert_eq!(sum, coverage.files);
    assert_eq!(coverage.files, 729);
}

#[test]
fn a_shorter_report_still_knows_the_runs_before_it() {
    let since = Since::Day(date(2026, 3, 16));
    let cut = read(&Settings { since: Some(since), ..Settings::default() });
    assert_eq!(cut.first_day, Some(date(2026, 3, 16)));
    assert!(cut.runs.iter().all(|run| run.day >= date(2026, 3, 16)));
    assert_eq!(cut.coverage.runs_outside_choice + cut.runs.len(), story().runs.len());
    let spike = cut.spikes.iter().find(|spike| spike.measure == Measure::Distance).unwrap();
    assert_eq!(spike.reference_m, 16_000.0, "the reference lies before the first day shown");
    // The onset of 24 March: its farthest window begins on the 10th, before the first day shown.
    let values = |timeline: &Timeline| -> Vec<Option<f64>> {
        let windows = timeline.before_pain.onsets[0].windows.iter();
        let figures = windows.flat_map(|window| &window.figures);
        figures.map(|figure| figure.value).collect()
    };
    assert_eq!(values(&cut), values(story()));
    assert!(values(&cut).iter().filter(|value| value.is_some()).count() > 15);
}

#[test]
fn twelve_weeks_back_end_on_the_last_day_with_data() {
    let cut = read(&Settings { since: Some(Since::DaysBack(84)), ..Settings::default() });
    let (first, last) = (cut.first_day.unwrap(), cut.last_day.unwrap());
    assert_eq!(Some(last), story().last_day);
    assert_eq!(DaySpan { first, last }.days(), 84);
}

#[test]
fn the_line_of_descent_lies_where_the_spikes_are_measured_from() {
    let timeline = story();
    let steps = &timeline.descent_reference_steps;
    assert!(steps.windows(2).all(|pair| pair[0].day < pair[1].day));
    let on = |day: Date| {
        let before = steps.iter().rev().find(|step| step.day <= day);
        before.and_then(|step| step.longest_m)
    };
    let spikes = timeline.spikes.iter();
    let spikes: Vec<_> = spikes.filter(|spike| spike.measure == Measure::Descent).collect();
    assert!(!spikes.is_empty());
    for spike in spikes {
        assert_eq!(on(spike.date), Some(spike.reference_m), "{}", spike.run_id);
    }
}
