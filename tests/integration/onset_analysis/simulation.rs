//! Simulated runners: without any link between load and pain nothing is found more often than stated, and a planted link is
//! found. The figures in the docs of `onset_analysis::circular_shift` come from here.

use std::collections::BTreeSet;

use patella::onset_analysis::bootstrap::SplitMix64;
use patella::onset_analysis::circular_shift::{excess, exposure_by_shift, family_p_values, p_value};
use patella::onset_analysis::{ComparisonRule, Exposure, OnsetAnalysis};
use patella::pain::onset::OnsetKind;
use patella::settings::{OnsetAnalysisRules, Settings};
use rayon::prelude::*;

use super::{Case, comparison, day};

/// Two years.
const DAYS: i64 = 728;

/// Means are not looked at here and take the longest.
fn settings() -> Settings {
    Settings { onset_analysis: OnsetAnalysisRules { draws: 0, ..OnsetAnalysisRules::default() }, ..Settings::default() }
}

/// Two years of a runner with a season, a long run at the end of most weeks, short and long nights, and a run of a quarter more
/// than the longest of the 30 days before about every seven weeks. With the days of those. On the days `resting` there is no
/// run.
fn runner(rng: &mut SplitMix64, resting: &BTreeSet<i64>) -> (Case, Vec<i64>) {
    let mut case = Case::of_days(DAYS);
    let (mut recent, mut longer, mut last): (Vec<(i64, f64)>, Vec<i64>, i64) = (vec![], vec![], 0);
    let mut sleep = 7.2;
    for number in 0..DAYS {
        sleep = 0.5 * sleep + 0.5 * (6.4 + rng.below(17) as f64 / 10.0);
        case = case.night(number, sleep);
        recent.retain(|(day, _)| number - day <= 30);
        let longest = recent.iter().map(|run| run.1).fold(0.0, f64::max);
        let season = 1.0 + 0.2 * ((number as f64) / 58.0).sin();
        let km = season * (5.0 + rng.below(40) as f64 / 10.0);
        let km = match number % 7 {
            _ if resting.contains(&number) => continue,
            _ if longest > 0.0 && longest < 25.0 && number - last > 31 && rng.below(16) == 0 => {
                longer.push(number);
                last = number;
                longest * 1.25
            }
            6 => km * 1.4,
            _ if rng.below(10) < 6 => continue,
            _ => km,
        };
        recent.push((number, km));
        case = case.run_at(number, 7, Some(km), Some(km * (5.0 + rng.below(10) as f64)));
    }
    (case, longer)
}

/// Onsets at the days given, three sore days each, none within ten days of the one before; all other days free.
fn with_onsets(case: Case, mut days: Vec<i64>) -> Case {
    days.sort_unstable();
    let mut last = -10;
    let case = days.into_iter().filter(|day| (0..DAYS - 3).contains(day)).fold(case, |case, day| {
        if day - last < 10 {
            return case;
        }
        last = day;
        case.onset(day, None).painful(day + 1).painful(day + 2)
    });
    case.free_otherwise()
}

fn anywhere(rng: &mut SplitMix64, count: usize) -> Vec<i64> {
    (0..count).map(|_| rng.below(DAYS as usize) as i64).collect()
}

/// Days that meet an exposure, in spells of about ten, three days of ten.
fn spells(rng: &mut SplitMix64) -> Vec<Option<bool>> {
    let mut met = false;
    let days = (0..97 * 7).map(|_| {
        met = if met { rng.below(10) != 0 } else { rng.below(233) < 10 };
        Some(met)
    });
    days.collect()
}

#[test]
fn the_test_itself_keeps_its_rate_for_one_and_for_twelve() {
    const TRIALS: u64 = 2000;
    let (mut single, mut family) = (0, 0);
    for seed in 0..TRIALS {
        let mut rng = SplitMix64::new(seed);
        let starts: Vec<usize> = (0..9).map(|_| rng.below(97 * 7)).collect();
        let tests: Vec<Vec<f64>> = (0..12)
            .map(|_| {
                let series = spells(&mut rng);
                let rows: Vec<_> = starts.iter().map(|start| exposure_by_shift(&series, *start, 7)).collect();
                excess(&rows)
            })
            .collect();
        single += u32::from(p_value(&tests[0]).is_some_and(|p| p <= 0.05));
        let of_all = family_p_values(&tests);
        family += u32::from(of_all.iter().flatten().any(|p| *p <= 0.05));
    }
    let rate = |alarms: u32| f64::from(alarms) / TRIALS as f64;
    println!("{:.4} single, {:.4} of families", rate(single), rate(family));
    // 4 of 97 shifts are the most that 0.05 allows, and equal counts leave out more; above it four standard errors at most.
    assert!((0.01..=0.06).contains(&rate(single)), "{}", rate(single));
    assert!((0.02..=0.06).contains(&rate(family)), "{}", rate(family));
}

/// Whether any comparison holds for the whole family.
fn family_alarm(compared: &OnsetAnalysis) -> bool {
    let mut of_all = compared.comparisons.iter().filter_map(|one| one.p_of_all);
    of_all.any(|p| p <= 0.05)
}

#[test]
fn without_a_link_alarms_are_as_rare_as_stated() {
    const RUNNERS: u64 = 160;
    let found: Vec<(usize, usize, bool)> = (0..RUNNERS)
        .into_par_iter()
        .map(|seed| {
            let mut rng = SplitMix64::new(seed);
            let (case, _) = runner(&mut rng, &BTreeSet::new());
            let onsets = anywhere(&mut rng, 9);
            let compared = with_onsets(case, onsets).compared_with(&settings());
            let single: Vec<f64> = compared.comparisons.iter().filter_map(|one| one.p).collect();
            let alarms = single.iter().filter(|p| **p <= 0.05).count();
            (single.len(), alarms, family_alarm(&compared))
        })
        .collect();
    let tests: usize = found.iter().map(|one| one.0).sum();
    let alarms: usize = found.iter().map(|one| one.1).sum();
    let families = found.iter().filter(|one| one.2).count();
    let (single, family) = (alarms as f64 / tests as f64, families as f64 / RUNNERS as f64);
    println!("{tests} tests: {single:.4} single, {family:.4} of families");
    assert!(tests >= 9 * RUNNERS as usize, "{tests}: all but the return, of which there is none");
    // Longer runs are rare and counts are whole, so that a single alarm is rarer than 0.05.
    assert!((0.005..=0.06).contains(&single), "{single}");
    // 0.05 and two standard errors of 160 runners.
    assert!(family <= 0.085, "{family}");
}

#[test]
fn rest_while_sore_gives_no_more_alarms() {
    const RUNNERS: u64 = 60;
    let alarms = (0..RUNNERS).into_par_iter().filter(|seed| {
        let mut rng = SplitMix64::new(5_000 + seed);
        let onsets = anywhere(&mut rng, 9);
        let sore = onsets.iter().flat_map(|day| day + 1..=day + 9);
        let (case, _) = runner(&mut rng, &sore.collect());
        family_alarm(&with_onsets(case, onsets).compared_with(&settings()))
    });
    let family = alarms.count() as f64 / RUNNERS as f64;
    println!("resting while sore: {family:.4} of families");
    // 0.05 and two standard errors of 60 runners.
    assert!(family <= 0.106, "{family}");
}

#[test]
fn flares_without_a_link_give_no_more_alarms() {
    const RUNNERS: u64 = 60;
    let alarms = (0..RUNNERS).into_par_iter().filter(|seed| {
        let mut rng = SplitMix64::new(9_000 + seed);
        let (mut case, _) = runner(&mut rng, &BTreeSet::new());
        let mut flares = anywhere(&mut rng, 9);
        flares.sort_unstable();
        flares.dedup_by(|one, before| *one - *before < 7);
        // The knee hurts every day, and more on the day of a flare and the two after it.
        case.diary.not_raised = (3..DAYS).map(day).collect();
        for &flare in &flares {
            case = case.start(OnsetKind::Flare, flare, None).painful(flare + 1).painful(flare + 2);
            (0..3).for_each(|after| _ = case.diary.not_raised.remove(&day(flare + after)));
        }
        let compared = case.compared_with(&settings());
        assert_eq!(compared.comparison_rule, ComparisonRule::NotRaised);
        family_alarm(&compared)
    });
    let family = alarms.count() as f64 / RUNNERS as f64;
    println!("flares: {family:.4} of families");
    // 0.05 and two standard errors of 60 runners.
    assert!(family <= 0.106, "{family}");
}

#[test]
fn a_planted_link_is_found() {
    const RUNNERS: u64 = 20;
    let found = |chance_in_ten: usize| {
        let runners = (0..RUNNERS).into_par_iter().map(|seed| {
            let mut rng = SplitMix64::new(1_000 + seed);
            let (case, longer) = runner(&mut rng, &BTreeSet::new());
            let mut days = anywhere(&mut rng, 3);
            days.extend(longer.iter().filter(|_| rng.below(10) < chance_in_ten).map(|day| day + 2));
            let compared = with_onsets(case, days).compared_with(&settings());
            let near = comparison(&compared, 0, Exposure::LongestRun);
            let odds = near.odds.is_some_and(|odds| odds.low > 1.0);
            (near.p_of_all.is_some_and(|p| p <= 0.05), odds, compared.onsets_compared)
        });
        runners.collect::<Vec<_>>()
    };
    let strong = found(8);
    let rate =
        |of: &dyn Fn(&(bool, bool, usize)) -> bool| strong.iter().filter(|one| of(one)).count() as f64 / RUNNERS as f64;
    let many = strong.iter().filter(|one| one.2 >= 10).count() as f64 / RUNNERS as f64;
    println!("strong: {:.3} tests, {:.3} odds, {many:.3} of ten or more", rate(&|one| one.0), rate(&|one| one.1));
    assert!(rate(&|one| one.0) >= 0.9);
    assert!(rate(&|one| one.1) >= 0.8 * many, "the interval of the odds ratio excludes 1");
    let weak = found(3).iter().filter(|one| one.0).count() as f64 / RUNNERS as f64;
    assert!((0.5..0.95).contains(&weak), "{weak}: harder to find");
    println!("weak: {weak:.3}");
}
