//! The rules by which a session counts, one by one, and which onset belongs to it.

use jiff::civil::time;
use patella::calendar::DaySpan;
use patella::metrics::SpikeState::{Large, Reference};
use patella::pain::onset::OnsetKind;
use patella::settings::Settings;
use patella::study::{Inclusion, Scheme, SchemeName, StudyRunner, counted};

use super::{by_lag, day, days, inclusions, onset, runner, session};

#[test]
fn a_session_in_a_full_diary_is_exposed() {
    assert_eq!(inclusions(&runner("a", &[(20, Reference)], &[])), [Inclusion::Exposed]);
}

#[test]
fn without_a_diary_no_session_is() {
    let none = StudyRunner { diary: None, pain_free: Vec::new(), ..runner("a", &[(20, Reference)], &[]) };
    assert_eq!(inclusions(&none), [Inclusion::NoDiary]);
}

#[test]
fn before_the_first_note_and_after_the_last_none_is() {
    let full = runner("a", &[(9, Reference), (20, Reference), (31, Reference)], &[]);
    let short =
        StudyRunner { diary: Some(DaySpan { first: day(10), last: day(30) }), pain_free: days(10..=30), ..full };
    assert_eq!(inclusions(&short), [Inclusion::OutsideDiary, Inclusion::Exposed, Inclusion::OutsideDiary]);
}

#[test]
fn a_session_is_in_pain_up_to_seven_days_after_the_last_painful_day() {
    // Painful on days 10, 11 and 12. The week before day 19 is 12 to 18, that before day 20 is 13 to 19.
    let sessions = [(9, Reference), (11, Reference), (13, Reference), (19, Reference), (20, Reference)];
    let expected = [Inclusion::Exposed, Inclusion::InPain, Inclusion::InPain, Inclusion::InPain, Inclusion::Exposed];
    assert_eq!(inclusions(&runner("a", &sessions, &[10])), expected);
}

#[test]
fn a_session_after_the_pain_of_its_day_is_in_pain_and_one_before_it_is_not() {
    let at = |until| {
        let sore = runner("a", &[(10, Reference)], &[10]);
        let onset = patella::study::StudyOnset { runs_until: until, ..sore.onsets[0] };
        let sore = StudyRunner { onsets: vec![onset], ..sore };
        let sessions = by_lag(&sore, 2);
        (sessions[0].inclusion, sessions[0].onset)
    };
    // The session begins at seven.
    assert_eq!(at(None), (Inclusion::Exposed, Some(day(10))));
    assert_eq!(at(Some(time(7, 1, 0, 0))), (Inclusion::Exposed, Some(day(10))));
    assert_eq!(at(Some(time(7, 0, 0, 0))), (Inclusion::InPain, None));
}

#[test]
fn two_of_the_seven_days_before_must_be_logged() {
    let with = |logged: &[i64]| {
        let sparse = runner("a", &[(20, Reference)], &[]);
        inclusions(&StudyRunner { pain_free: days(logged.iter().copied().chain(20..=22)), ..sparse })
    };
    assert_eq!(with(&[13, 19]), [Inclusion::Exposed]);
    assert_eq!(with(&[19]), [Inclusion::PainUnknown]);
    assert_eq!(with(&[11, 12, 19]), [Inclusion::PainUnknown], "days 11 and 12 are more than a week before");
}

#[test]
fn each_day_up_to_the_end_of_the_lag_must_be_in_the_diary() {
    let without = |missing: i64| {
        let full = runner("a", &[(20, Reference)], &[]);
        StudyRunner { pain_free: days((1..=40).filter(|&number| number != missing)), ..full }
    };
    let inclusion = |missing, lag_days| by_lag(&without(missing), lag_days)[0].inclusion;
    assert_eq!(inclusion(20, 0), Inclusion::LagNotObserved);
    assert_eq!(inclusion(21, 0), Inclusion::Exposed);
    assert_eq!(inclusion(22, 2), Inclusion::LagNotObserved);
    assert_eq!(inclusion(23, 2), Inclusion::Exposed);
    assert_eq!(inclusion(27, 7), Inclusion::LagNotObserved);
    assert_eq!(inclusion(28, 7), Inclusion::Exposed);
    // The diary ends with day 40: the lag of a session on day 39 does not.
    assert_eq!(
        inclusions(&runner("a", &[(38, Reference), (39, Reference)], &[])),
        [Inclusion::Exposed, Inclusion::LagNotObserved]
    );
}

#[test]
fn the_rule_is_the_same_where_pain_follows() {
    // Pain on day 20, and day 22 is not logged: the session counts neither with its onset nor without it.
    let sore = runner("a", &[(20, Reference)], &[20]);
    let sore = StudyRunner { painful: days([20, 21]), ..sore };
    assert_eq!(inclusions(&sore), [Inclusion::LagNotObserved]);
}

#[test]
fn each_day_of_the_lag_must_be_in_the_records() {
    let gap = DaySpan { first: day(22), last: day(36) };
    let away = StudyRunner { unobserved: vec![gap], ..runner("a", &[(19, Reference), (20, Reference)], &[]) };
    assert_eq!(inclusions(&away), [Inclusion::Exposed, Inclusion::LagNotObserved]);
}

#[test]
fn an_onset_belongs_to_the_last_session_before_it_within_the_lag() {
    let sore = runner("a", &[(14, Large), (17, Reference)], &[19]);
    let of = |lag_days| by_lag(&sore, lag_days).iter().map(|session| session.onset).collect::<Vec<_>>();
    assert_eq!(of(0), [None, None]);
    assert_eq!(of(2), [None, Some(day(19))]);
    assert_eq!(of(7), [None, Some(day(19))], "not to the large one, which is not the last");
}

#[test]
fn a_flare_is_no_onset_and_a_partly_logged_onset_is_one() {
    let of = |kind| {
        let sore = runner("a", &[(20, Reference)], &[20]);
        let onset = patella::study::StudyOnset { kind, ..onset(20) };
        by_lag(&StudyRunner { onsets: vec![onset], ..sore }, 2)[0].onset
    };
    assert_eq!(of(OnsetKind::Flare), None);
    assert_eq!(of(OnsetKind::FirstNote), None);
    assert_eq!(of(OnsetKind::PartlyLogged), Some(day(20)));
}

#[test]
fn person_days_end_with_the_next_session_the_onset_or_the_lag() {
    // Day 10: 10, 11, 12. Day 20: 20, since 21 has the next. Day 21: 21 and 22, since pain begins on 22. Day 35 twice: the
    // first has no day of its own.
    let runs = [(10, Reference), (20, Reference), (21, Reference), (35, Reference), (35, Reference)];
    let sore = runner("a", &runs, &[22]);
    let person_days: Vec<u32> = by_lag(&sore, 2).iter().map(|session| session.person_days).collect();
    assert_eq!(person_days, [3, 1, 2, 0, 3]);
}

#[test]
fn recordings_of_an_interrupted_run_are_one_session_or_each_its_own() {
    let later = patella::study::StudySession {
        continues: true,
        distance_m: Some(4_000.0),
        distance: patella::study::SessionState { each_recording: Some(Reference), ..Default::default() },
        ..session(20, Reference)
    };
    let mut stopped = runner("a", &[(20, Large)], &[20]);
    stopped.sessions[0].distance.each_recording = Some(Reference);
    stopped.sessions.push(later);
    let settings = Settings::default();
    let merged = counted(&stopped, Scheme::main(&settings.study), &settings.onset);
    assert_eq!((merged.len(), merged[0].distance_m), (1, 14_000.0));
    assert_eq!(merged[0].onset, Some(day(20)));
    let each = Scheme { name: SchemeName::EachRecording, lag_days: 2 };
    let each = counted(&stopped, each, &settings.onset);
    let onsets: Vec<bool> = each.iter().map(|session| session.onset.is_some()).collect();
    assert_eq!((onsets, each[0].distance_m), (vec![false, true], 10_000.0));
}
