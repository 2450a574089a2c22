//! What is taken of a timeline.

use jiff::civil::date;
use patella::calendar::DaySpan;
use patella::metrics::SpikeState;
use patella::settings::Settings;
use patella::study::StudyRunner;
use patella::timeline::InterruptedRun;

use crate::sample::Sample;

#[test]
fn sessions_pain_and_diary_are_those_of_the_timeline() {
    let timeline = Sample::between(date(2026, 1, 1), date(2026, 3, 31))
        .run(date(2026, 1, 10), 10.0, Some(100.0))
        .run(date(2026, 1, 20), 10.5, Some(200.0))
        .run(date(2026, 2, 5), 14.0, Some(300.0))
        .run_of_unknown_distance(date(2026, 2, 20))
        .pain(date(2026, 2, 1), 0.0, "", "")
        .pain(date(2026, 2, 2), 0.5, "", "")
        .pain(date(2026, 2, 6), 3.0, "", "")
        .pain(date(2026, 2, 6), 0.0, "", "")
        .timeline();
    let runner = StudyRunner::of("p1", &timeline, &Settings::default());
    let span = |first, last| DaySpan { first, last };
    assert_eq!(runner.runner, "p1");
    assert_eq!(runner.diary, Some(span(date(2026, 2, 1), date(2026, 2, 6))));
    assert_eq!(runner.pain_free, [span(date(2026, 2, 1), date(2026, 2, 2))], "below 1/10 is no pain");
    assert_eq!(runner.painful, [span(date(2026, 2, 6), date(2026, 2, 6))], "the worst note of the day");
    let states: Vec<_> = runner.sessions.iter().map(|session| session.distance.state).collect();
    let (young, moderate) = (Some(SpikeState::WarmingUp), Some(SpikeState::Moderate));
    assert_eq!(
        states,
        [Some(SpikeState::NoReference), young, moderate, None].map(|state| match state {
            // The builder calls every run of the first 30 days so.
            Some(SpikeState::NoReference) => young,
            other => other,
        })
    );
    // 10.5 km after 10 km is a ratio of 1.05, and 14 km after 10.5 km one of 1.33.
    let from_first: Vec<_> = runner.sessions.iter().map(|session| session.distance.from_first_day).collect();
    assert_eq!(from_first, [Some(SpikeState::NoReference), Some(SpikeState::Reference), moderate, None]);
    // 200 m down after 100 m is exactly twice as much: moderate. 300 after 200 as well.
    let descents: Vec<_> = runner.sessions.iter().map(|session| session.descent.from_first_day).collect();
    assert_eq!(descents, [Some(SpikeState::NoReference), moderate, moderate, None]);
}

#[test]
fn declared_days_are_free_of_pain_between_the_first_note_and_the_last() {
    let mut timeline = Sample::between(date(2026, 1, 1), date(2026, 3, 31))
        .run(date(2026, 1, 10), 10.0, None)
        .pain(date(2026, 2, 1), 0.0, "", "")
        .pain(date(2026, 2, 6), 3.0, "", "")
        .timeline();
    timeline.unlogged_days_are_pain_free = true;
    let runner = StudyRunner::of("p1", &timeline, &Settings::default());
    assert_eq!(runner.pain_free, [DaySpan { first: date(2026, 2, 1), last: date(2026, 2, 5) }]);
}

#[test]
fn an_interrupted_run_is_compared_as_one_and_each_recording_too() {
    let mut timeline = Sample::between(date(2026, 1, 1), date(2026, 3, 31))
        .run(date(2026, 2, 1), 10.0, None)
        .run(date(2026, 2, 10), 8.0, None)
        .run_at(date(2026, 2, 10), 8, 4.0)
        .timeline();
    let whole =
        InterruptedRun { first_run_id: timeline.runs[1].run_id.clone(), distance_m: Some(12_000.0), descent_m: None };
    timeline.runs[1].interrupted = Some(whole.clone());
    timeline.runs[2].interrupted = Some(whole);
    let runner = StudyRunner::of("p1", &timeline, &Settings::default());
    let continues: Vec<bool> = runner.sessions.iter().map(|session| session.continues).collect();
    assert_eq!(continues, [false, false, true]);
    // Together 12 km after 10 km, a ratio of 1.2; apart 8 and 4 km, each less than 10 km.
    let states = |index: usize| {
        let session = &runner.sessions[index].distance;
        (session.from_first_day, session.each_recording)
    };
    assert_eq!(states(1), (Some(SpikeState::Small), Some(SpikeState::Reference)));
    assert_eq!(states(2), (None, Some(SpikeState::Reference)));
}

#[test]
fn a_runner_goes_through_json_and_back() {
    let timeline = Sample::between(date(2026, 1, 1), date(2026, 3, 31))
        .run(date(2026, 1, 10), 10.0, Some(80.0))
        .pain(date(2026, 2, 1), 2.0, "behind kneecap", "stairs")
        .timeline();
    let runner = StudyRunner::of("p1", &timeline, &Settings::default());
    let json = serde_json::to_string(&runner).unwrap();
    assert_eq!(serde_json::from_str::<StudyRunner>(&json).unwrap(), runner);
    assert!(!json.contains("kneecap") && !json.contains("stairs"), "no word of the runner: {json}");
}
