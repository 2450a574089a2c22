//! What holds of any export: every twin agrees with the one that is kept, and comparing each with each finds no other.

use patella::activity::Totals;
use std::collections::HashMap;

use patella::settings::DuplicateRules;
use proptest::prelude::*;

use super::*;

/// Start after the first, timer, elapsed time, sport, distance and format by their numbers.
type Crowded = (i64, i64, i64, usize, Option<i64>, usize);

/// Sessions crowded into half an hour, so that many rules hold for many of them.
fn crowds() -> impl Strategy<Value = Vec<Session>> {
    let one = (0..1_800_i64, 300..700_i64, 300..700_i64, 0..3_usize, prop::option::of(900..1_100_i64), 0..3_usize);
    prop::collection::vec(one, 0..40).prop_map(|sessions| {
        let session = |(later_s, timer_s, elapsed_s, sport, meters, format): Crowded| {
            let sports = [Sport::Running, Sport::Cycling, Sport::Unknown];
            let formats = [Format::Fit, Format::Tcx, Format::Gpx];
            let timed = seconds_later(lasting(run(START), elapsed_s as f64), later_s);
            Session {
                totals: Totals {
                    timer_s: Some(timer_s as f64),
                    distance_m: meters.map(|meters| meters as f64),
                    ..timed.totals
                },
                sport: sports[sport],
                format: formats[format],
                ..timed
            }
        };
        sessions.into_iter().map(session).collect()
    })
}

/// True where one of the rules makes the two one activity, by their words in the settings.
fn agree(a: &Session, b: &Session) -> bool {
    let rules = DuplicateRules::default();
    let may_be_one = a.sport == b.sport || [a.sport, b.sport].contains(&Sport::Unknown);
    let within = |a: Option<f64>, b: Option<f64>, share: f64| {
        (a.zip(b)).map(|(a, b): (f64, f64)| (a - b).abs() <= share * a.max(b))
    };
    let last = |share| {
        within(a.totals.timer_s, b.totals.timer_s, share) == Some(true)
            || within(a.totals.elapsed_s, b.totals.elapsed_s, share) == Some(true)
            || (a.totals.timer_s <= b.totals.elapsed_s && b.totals.elapsed_s <= a.totals.elapsed_s)
            || (b.totals.timer_s <= a.totals.elapsed_s && a.totals.elapsed_s <= b.totals.elapsed_s)
    };
    let apart_s = (a.start_utc.as_second() - b.start_utc.as_second()).abs();
    let common_s = a.end_utc.min(b.end_utc).as_second() - a.start_utc.max(b.start_utc).as_second();
    let shorter_s = a.totals.elapsed_s.unwrap().min(b.totals.elapsed_s.unwrap());
    let as_far = within(a.totals.distance_m, b.totals.distance_m, rules.double_distance_share);
    let same_start = apart_s <= rules.start_s && (last(rules.duration_share) || as_far == Some(true));
    let double = apart_s as f64 <= shorter_s
        && common_s as f64 >= rules.double_overlap_share * shorter_s
        && last(rules.double_duration_share)
        && as_far != Some(false);
    may_be_one && (same_start || double)
}

/// True where the two can be one sport, and the shorter has most of its time in common with the other or starts with it.
fn share_their_time(a: &Session, b: &Session) -> bool {
    let may_be_one = a.sport == b.sport || [a.sport, b.sport].contains(&Sport::Unknown);
    let apart_s = (a.start_utc.as_second() - b.start_utc.as_second()).abs();
    let common_s = a.end_utc.min(b.end_utc).as_second() - a.start_utc.max(b.start_utc).as_second();
    let shorter_s = a.totals.elapsed_s.unwrap().min(b.totals.elapsed_s.unwrap());
    may_be_one && (apart_s <= 10 || common_s as f64 >= 0.8 * shorter_s)
}

fn paths(sessions: &[Session]) -> HashMap<String, &Session> {
    let numbered = sessions.iter().enumerate();
    numbered.map(|(number, session)| (format!("{number}.fit"), session)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_twin_shares_its_time_with_the_one_kept_and_no_two_kept_agree(sessions in crowds()) {
        let history = of_runs(sessions.clone());
        let by_path = paths(&sessions);
        let mut kept = Vec::new();
        for row in &history.ledger {
            match &row.duplicate_of {
                Some(other) => prop_assert!(share_their_time(by_path[&row.path], by_path[other])),
                None => kept.push(by_path[&row.path]),
            }
        }
        prop_assert_eq!(kept.len(), history.runs.len() + history.others.len());
        for (place, a) in kept.iter().enumerate() {
            for b in &kept[place + 1..] {
                prop_assert!(!agree(a, b), "{:?} and {:?}", a, b);
            }
        }
    }

    #[test]
    fn copies_of_every_file_change_nothing(sessions in crowds()) {
        let files = || sessions.iter().enumerate()
            .map(|(number, session)| file(&format!("{number}.fit"), vec![session.clone()]));
        let once = history(files().collect());
        let again = files().map(|reading| FileReading { path: format!("copy/{}", reading.path), ..reading });
        let twice = history(files().chain(again).collect());
        let figures = |history: &History| -> Vec<(String, Option<f64>)> {
            let all = history.runs.iter().chain(&history.others);
            all.map(|one| (one.id.clone(), one.session.totals.distance_m)).collect()
        };
        prop_assert_eq!(figures(&once), figures(&twice));
        let counted = |history: &History| history.ledger.iter().filter(|row| row.outcome != Outcome::Duplicate).count();
        prop_assert_eq!(counted(&once), counted(&twice));
    }
}

#[test]
fn crowds_of_every_kind_take_no_time() {
    let began = Instant::now();
    let legs = (0..20_000).map(|index| Session { index, ..run(START) });
    history(vec![file("legs.fit", legs.collect())]);
    let naive = (0..20_000_i64).map(|number| Session {
        flags: vec![Flag::NoTimeZone],
        totals: Totals {
            distance_m: Some(1_000.0 * (number % 97) as f64),
            ..gpx(seconds_later(run(START), 7 * number)).totals
        },
        ..gpx(seconds_later(run(START), 7 * number))
    });
    of_runs(naive.collect());
    let cut = (0..20_000).map(|number| Session {
        flags: vec![Flag::Recovered],
        sport: Sport::Other((number % 200) as u8),
        ..lasting(run(START), f64::from(number))
    });
    of_runs(cut.collect());
    let converted =
        (0..20_000).map(|number| Session { file_id: watch(7), ..seconds_later(run(START), 4_000 * i64::from(number)) });
    assert_eq!(of_runs(converted.collect()).runs.len(), 20_000);
    let took = began.elapsed();
    assert!(took < Duration::from_secs(60), "{took:?}");
}
