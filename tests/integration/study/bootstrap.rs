//! The cluster bootstrap on studies whose resamples can be listed.

use patella::settings::StudyRules;
use patella::study::{Interval, Tallies, Tally, interval, resampled};

/// A runner with so many sessions and onsets in the reference, and the same in `small`.
fn tallies((sessions, onsets): (u32, u32), (small, small_onsets): (u32, u32)) -> Tallies {
    let mut tallies = Tallies::default();
    tallies.0[0] = Tally { runners: 1, sessions, onsets, person_days: sessions, distance_m: 0.0 };
    tallies.0[1] = Tally { runners: u32::from(small > 0), sessions: small, onsets: small_onsets, ..Tally::default() };
    tallies
}

fn rate(tallies: &Tallies) -> Option<f64> {
    tallies.0[0].rate_1000_sessions()
}

/// Two runners with rates of 100 and 300: the resamples are A A (100), A B and B A (200), and B B (300), a quarter each.
#[test]
fn of_two_runners_whole_runners_are_drawn() {
    let runners = [tallies((10, 1), (0, 0)), tallies((10, 3), (0, 0))];
    let draws = resampled(&runners, &StudyRules::default());
    let share = |wanted: f64| {
        let hits = draws.iter().filter(|draw| rate(draw) == Some(wanted)).count();
        hits as f64 / draws.len() as f64
    };
    assert_eq!(draws.len(), 2000);
    assert_eq!(share(100.0) + share(200.0) + share(300.0), 1.0, "no session is drawn alone");
    // Three standard errors of a share of 1/4 or 1/2 over 2,000 draws are 0.03.
    assert!((share(100.0) - 0.25).abs() < 0.03 && (share(300.0) - 0.25).abs() < 0.03, "{}", share(100.0));
    // A quarter lies at either end, so 2.5 % from each end is still the end.
    assert_eq!(interval(&draws, rate, &StudyRules::default()), Some(Interval { low: 100.0, high: 300.0 }));
    let half = StudyRules { interval_pct: 20.0, ..StudyRules::default() };
    assert_eq!(interval(&draws, rate, &half), Some(Interval { low: 200.0, high: 200.0 }), "the middle is 200");
}

#[test]
fn the_same_seed_gives_the_same_draws_and_another_seed_others() {
    let runners: Vec<Tallies> = (1..30).map(|count| tallies((100, count), (0, 0))).collect();
    let draws = |seed| resampled(&runners, &StudyRules { seed, ..StudyRules::default() });
    assert_eq!(draws(1), draws(1));
    assert_ne!(draws(1), draws(2));
}

/// Only A has an onset in the reference; a quarter of the draws is B B and has no ratio, more than the tenth that may miss.
#[test]
fn where_too_many_draws_have_no_ratio_there_is_no_interval() {
    let runners = [tallies((10, 2), (10, 4)), tallies((10, 0), (10, 4))];
    let draws = resampled(&runners, &StudyRules::default());
    let ratio = |tallies: &Tallies| {
        let reference = tallies.0[0].rate_1000_sessions().filter(|&rate| rate > 0.0)?;
        Some(tallies.0[1].rate_1000_sessions()? / reference)
    };
    assert_eq!(interval(&draws, ratio, &StudyRules::default()), None);
    let lenient = StudyRules { least_draws_pct: 70, ..StudyRules::default() };
    // A A: (8/20) / (4/20) = 2. A B: (8/20) / (2/20) = 4.
    assert_eq!(interval(&draws, ratio, &lenient), Some(Interval { low: 2.0, high: 4.0 }));
    assert_eq!(resampled(&[], &StudyRules::default()), []);
}
