//! The start-stop rows of Cox models.

use patella::calendar::DaySpan;
use patella::metrics::SpikeState::{Large, Reference};
use patella::settings::Settings;
use patella::study::{StudyRunner, StudyState, person_states};

use super::{day, days, runner};

/// Start, stop, state by distance, kilometers of seven days, event.
fn rows(runner: &StudyRunner) -> Vec<(i64, i64, &'static str, f64, i64)> {
    let rows = person_states(runner, &Settings::default());
    rows.iter()
        .map(|row| (row.start_day, row.stop_day, row.distance_state.name(), row.recent_m / 1_000.0, row.event))
        .collect()
}

/// The diary has days 11 to 30. Runs of 10 km on days 15 (reference) and 18 (large), pain on 19, 20 and 21.
///
/// Days 11 and 12 have fewer than two logged days before them. Day 19 is the onset. From 20 to 28 a painful day is in the
/// week before, and on 29 and 30 none is.
#[test]
fn days_in_which_nothing_changes_are_one_row() {
    let all = runner("a", &[(15, Reference), (18, Large)], &[19]);
    let diary = StudyRunner {
        diary: Some(DaySpan { first: day(11), last: day(30) }),
        pain_free: days((11..=18).chain(22..=30)),
        ..all
    };
    let expected = [
        (2, 4, "no_session", 0.0, 0),
        (4, 7, "reference", 10.0, 0),
        (7, 9, "large", 20.0, 1),
        (18, 20, "no_session", 0.0, 0),
    ];
    assert_eq!(rows(&diary), expected);
    assert!(person_states(&diary, &Settings::default()).iter().all(|row| row.runner == "a"));
}

#[test]
fn a_run_after_the_pain_of_its_day_is_not_the_state_of_that_day() {
    let mut sore = runner("a", &[(19, Reference), (20, Large)], &[20]);
    let of_onset = |sore: &StudyRunner| rows(sore).into_iter().find(|row| row.4 == 1).unwrap();
    assert_eq!(of_onset(&sore), (19, 20, "large", 20.0, 1));
    sore.onsets[0].runs_until = Some(jiff::civil::time(6, 30, 0, 0));
    assert_eq!(of_onset(&sore), (18, 20, "reference", 10.0, 1));
}

#[test]
fn a_day_without_a_note_or_without_data_has_no_row() {
    let quiet = runner("a", &[], &[]);
    assert_eq!(rows(&quiet), [(2, 40, "no_session", 0.0, 0)]);
    let unlogged = StudyRunner { pain_free: days((1..=40).filter(|&number| number != 20)), ..quiet.clone() };
    assert_eq!(rows(&unlogged), [(2, 19, "no_session", 0.0, 0), (20, 40, "no_session", 0.0, 0)]);
    let unobserved = vec![DaySpan { first: day(20), last: day(33) }];
    let away = StudyRunner { unobserved, ..quiet };
    assert_eq!(rows(&away), [(2, 19, "no_session", 0.0, 0), (33, 40, "no_session", 0.0, 0)]);
}

#[test]
fn without_a_diary_there_is_no_row_and_a_run_without_descent_is_unknown() {
    let none = StudyRunner { diary: None, ..runner("a", &[(20, Reference)], &[]) };
    assert_eq!(rows(&none), []);
    let states = person_states(&runner("a", &[(20, Reference)], &[]), &Settings::default());
    assert!(states.iter().any(|row| row.descent_state == StudyState::Unknown));
}
