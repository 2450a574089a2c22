//! The row of a runner: what counts on which day.

use jiff::civil::{Date, date};
use patella::cohort::Salt;
use patella::cohort::line::marks::{Marks, ReturnMark, SpikeMark};
use patella::cohort::line::{Line, MadeBy, Status, Tables};
use patella::cohort::summary::{PainEpisode, RunnerSummary};
use patella::metrics::SpikeState;
use patella::timeline::Measure;

fn march(day: i8) -> Date {
    date(2026, 3, day)
}

fn spike(day: i8) -> SpikeMark {
    SpikeMark {
        date: march(day),
        measure: Measure::Distance,
        value_m: 14_000.0,
        reference_m: 10_000.0,
        ratio: 1.4,
        state: SpikeState::Moderate,
        at_the_line: false,
        after_unobserved: false,
    }
}

/// A runner from 1 January to 25 March, with a gap without data in February.
fn line() -> Line {
    let back = |day, rest_days| ReturnMark { date: march(day), rest_days, after_unobserved: false };
    let marks = Marks {
        first_day: Some(date(2026, 1, 1)),
        last_day: Some(march(25)),
        last_file_day: Some(march(20)),
        weeks_from_sunday: false,
        diary_days: Some((march(1), march(25))),
        run_days: vec![
            (march(2), Some(5_000.0)),
            (march(4), Some(7_000.0)),
            (march(18), None),
            (march(20), Some(4_000.0)),
        ],
        noted_days: vec![(march(3), 0.0), (march(6), 2.0), (march(7), 5.0), (march(19), 1.0), (march(25), 0.0)],
        onset_days: vec![march(6), march(19)],
        spikes: vec![spike(12), spike(13), spike(19)],
        returns: vec![back(12, 40), back(18, 13)],
        unobserved: vec![(date(2026, 2, 2), date(2026, 2, 22))],
        tolerated: None,
    };
    Line {
        line_version: 2,
        runner: Some(Salt::new([1; 32]).pseudonym("a")),
        key: None,
        status: Status::Whole,
        reason: None,
        has_diary: true,
        files: [("found".to_owned(), 4)].into(),
        not_read: Vec::new(),
        made_by: MadeBy {
            generator: String::new(),
            published: false,
            week_start: "monday".to_owned(),
            run_kinds: Vec::new(),
            descent: "auto".to_owned(),
            until: None,
        },
        marks: Some(marks),
        summary: None,
        study: None,
        tables: Tables::Made(Vec::new()),
    }
}

#[test]
fn the_last_days_are_counted_from_the_day_asked_for() {
    let summary = RunnerSummary::of(&line(), Some(march(19)));
    // Seven days: 13 to 19 March. Fourteen: 6 to 19 March.
    let spikes: Vec<Date> = summary.spikes_7.iter().map(|spike| spike.date).collect();
    assert_eq!(spikes, [march(13), march(19)]);
    assert_eq!((summary.pain_days_14, summary.onset_days_14), (3, 2));
    assert_eq!(summary.noted_days_14, 3);
    assert_eq!(summary.back_after_gap.map(|back| back.rest_days), Some(40));
    assert_eq!((summary.last_run_day, summary.last_pain_day), (Some(march(18)), Some(march(19))));
    assert_eq!((summary.last_file_day, summary.last_note_day), (Some(march(19)), Some(march(19))));
    let later = RunnerSummary::of(&line(), Some(march(20)));
    assert_eq!((later.pain_days_14, later.onset_days_14, later.spikes_7.len()), (2, 1, 1));
}

#[test]
fn without_a_day_it_is_the_last_of_the_runner() {
    let summary = RunnerSummary::of(&line(), None);
    assert_eq!((summary.as_of, summary.last_file_day), (Some(march(25)), Some(march(20))));
    assert_eq!((summary.spikes_7.len(), summary.back_after_gap.map(|back| back.date)), (1, Some(march(12))));
}

#[test]
fn pain_is_told_from_its_first_day_on() {
    let as_of = |day: i8| RunnerSummary::of(&line(), Some(march(day)));
    let one = PainEpisode { first: march(19), last: march(19), days: 1, worst_score: 1.0, is_onset: true };
    assert_eq!(as_of(20).pain, Some(one), "the pain of twelve days before is another");
    let mut before = line();
    before.marks.as_mut().unwrap().noted_days.retain(|(day, _)| *day < march(19));
    let two = PainEpisode { first: march(6), last: march(7), days: 2, worst_score: 5.0, is_onset: true };
    let summary = RunnerSummary::of(&before, Some(march(20)));
    assert_eq!((summary.pain, summary.pain_days_14), (Some(two), 1), "of the two days one is within fourteen");
    assert_eq!(RunnerSummary::of(&before, Some(march(21))).pain, None);
}

#[test]
fn the_last_seven_days_stand_before_four_weeks_that_are_all_known() {
    let mut line = line();
    let summary = RunnerSummary::of(&line, Some(march(8)));
    assert_eq!((summary.distance_7d_m, summary.weekly_28d_before_m), (Some(12_000.0), None), "February has a gap");
    let marks = line.marks.as_mut().unwrap();
    marks.unobserved.clear();
    marks.run_days.insert(0, (date(2026, 2, 10), Some(8_000.0)));
    let summary = RunnerSummary::of(&line, Some(march(8)));
    assert_eq!((summary.distance_7d_m, summary.weekly_28d_before_m), (Some(12_000.0), Some(2_000.0)));
    assert_eq!(RunnerSummary::of(&line, Some(march(20))).distance_7d_m, None, "a run has no distance");
}

#[test]
fn a_week_without_data_has_no_distance_and_one_of_rest_has_none_run() {
    let weeks = RunnerSummary::of(&line(), Some(march(31))).weeks;
    let shown: Vec<(Date, Option<f64>, Option<f64>)> =
        weeks.iter().map(|week| (week.week_start, week.distance_m, week.worst_score)).collect();
    assert_eq!(shown.len(), 12);
    assert_eq!(shown[0], (date(2026, 1, 12), Some(0.0), None));
    assert_eq!(shown[3..6], [2, 9, 16].map(|day| (date(2026, 2, day), None, None)));
    assert_eq!(shown[6], (date(2026, 2, 23), Some(0.0), None));
    assert_eq!(shown[7], (march(2), Some(12_000.0), Some(5.0)));
    assert!(shown[0].1.is_some_and(f64::is_sign_positive), "0 is written as 0, not as -0");
    // One run of unknown distance.
    assert_eq!(shown[9], (march(16), None, Some(1.0)));
    // After the last file, but in the diary.
    assert_eq!(shown[10], (march(23), None, Some(0.0)));
    assert_eq!(shown[11], (march(30), None, None));
}

#[test]
fn a_runner_of_whom_nothing_was_read_has_a_row() {
    let line = Line { status: Status::Failed, marks: None, has_diary: false, ..line() };
    let summary = RunnerSummary::of(&line, Some(march(19)));
    assert_eq!((summary.status, summary.as_of, summary.weeks.len()), (Status::Failed, None, 0));
}
