//! The vectors of the literature, and intervals that can be checked by other means.

use patella::onset_analysis::bootstrap::{BlockSums, DayValues, SplitMix64, blocks, difference};
use patella::onset_analysis::circular_shift::{excess, exposure_by_shift, p_value};
use patella::onset_analysis::crossover::{MatchedSet, interval, mantel_haenszel, odds_ratio};
use patella::settings::OnsetAnalysisRules;
use serde_json::Value;

use super::assert_near;

fn vector(name: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("../vectors.json")).unwrap();
    all[name].clone()
}

fn set(case_exposed: bool, controls: u32, controls_exposed: u32) -> MatchedSet {
    MatchedSet { case_exposed, controls, controls_exposed }
}

/// The six sets of TV15.
fn tv15() -> [MatchedSet; 6] {
    [(1, 1), (1, 0), (0, 1), (1, 0), (1, 2), (1, 0)].map(|(met, others)| set(met == 1, 3, others))
}

#[test]
fn tv15_odds_ratio_of_matched_sets() {
    let expected = vector("TV15_MH_OR").as_f64().unwrap();
    assert_near(mantel_haenszel(&tv15()).unwrap(), expected, 1e-12);
}

#[test]
fn tv16_circular_shift() {
    let exposed: Vec<Option<bool>> =
        (0..12).map(|day: i64| Some([2, 7].iter().any(|spike| day == *spike || day - 1 == *spike))).collect();
    let rows = [exposure_by_shift(&exposed, 3, 1), exposure_by_shift(&exposed, 8, 1)];
    let counts: Vec<usize> = (0..12).map(|shift| rows.iter().filter(|row| row[shift] == Some(true)).count()).collect();
    assert_eq!(counts, [2, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 2]);
    let expected = vector("TV16_circular_shift_p").as_f64().unwrap();
    assert_near(p_value(&excess(&rows)).unwrap(), expected, 1e-9);
}

#[test]
fn tv17_moving_blocks() {
    let days: Vec<DayValues> =
        [1.0, 2.0, 3.0, 4.0].map(|figure| DayValues { onset: Some(figure), other: Some(0.0) }).to_vec();
    let blocks = blocks(&days, 2);
    let mean = |one: BlockSums, two: BlockSums| one.and(two).difference().unwrap();
    let mut means: Vec<f64> = blocks.iter().flat_map(|one| blocks.iter().map(move |two| mean(*one, *two))).collect();
    means.sort_by(f64::total_cmp);
    assert_eq!(means, [1.5, 2.0, 2.0, 2.5, 2.5, 2.5, 3.0, 3.0, 3.5]);
    let expected = vector("TV17_block_boot");
    let average = means.iter().sum::<f64>() / 9.0;
    let variance = means.iter().map(|mean| (mean - average).powi(2)).sum::<f64>() / 9.0;
    assert_near(average, expected["mean"].as_f64().unwrap(), 1e-12);
    assert_near(variance, expected["var"].as_f64().unwrap(), 1e-9);
}

#[test]
fn drawn_blocks_come_to_what_all_blocks_come_to() {
    let days: Vec<DayValues> =
        [1.0, 2.0, 3.0, 4.0].map(|figure| DayValues { onset: Some(figure), other: Some(0.0) }).to_vec();
    let rules = OnsetAnalysisRules { block_days: 2, draws: 20_000, ..OnsetAnalysisRules::default() };
    let found = difference(&days, &rules).unwrap();
    assert_eq!(found.difference, 2.5);
    // Of the nine equally likely means 1.5 and 3.5 have one each: both tails of 2.5 % lie within them.
    assert_eq!((found.low, found.high), (Some(1.5), Some(3.5)));
    assert_eq!(difference(&days, &rules), Some(found), "the seed is fixed");
    let short = OnsetAnalysisRules { block_days: 3, ..rules };
    assert_eq!(difference(&days, &short).unwrap().low, None);
    assert_eq!(difference(&[DayValues::default()], &rules), None);
}

#[test]
fn the_generator_is_even() {
    let mut rng = SplitMix64::new(7);
    let mut counts = [0_i32; 6];
    for _ in 0..60_000 {
        counts[rng.below(6)] += 1;
    }
    for count in counts {
        // Five standard deviations, and the seed is fixed.
        assert!((count - 10_000).abs() < 457, "{counts:?}");
    }
    assert_eq!(rng.below(0), 0);
}

#[test]
fn for_pairs_the_interval_is_that_of_a_proportion() {
    // 8 of 10 discordant pairs: Clopper and Pearson give 0.4439045 to 0.9747893 for the proportion p, and OR = p / (1 - p).
    let mut pairs = vec![set(true, 1, 0); 8];
    pairs.extend([set(false, 1, 1); 2]);
    pairs.extend([set(true, 1, 1), set(false, 1, 0)]);
    let (low, high) = interval(&pairs, 95.0);
    assert_near(low, 0.4439045 / 0.5560955, 1e-5);
    assert_near(high.unwrap(), 0.9747893 / 0.0252107, 1e-3);
    assert_near(mantel_haenszel(&pairs).unwrap(), 4.0, 1e-12);
}

#[test]
fn where_no_set_speaks_against_the_exposure_there_is_only_a_lower_limit() {
    // 5 of 5 with three referents each, none exposed: p = OR / (OR + 3), and p^5 = 0.025 at p = 0.4781762.
    let sets = vec![set(true, 3, 0); 5];
    let (low, high) = interval(&sets, 95.0);
    assert_near(low, 3.0 * 0.4781762 / 0.5218238, 1e-5);
    assert_eq!((high, mantel_haenszel(&sets)), (None, None));
    // The other way round: 0 of 5 with one of three referents exposed.
    let (low, high) = interval(&[set(false, 3, 1); 5], 95.0);
    assert_eq!(low, 0.0);
    assert_near(high.unwrap(), 3.0 * 0.5218238 / 0.4781762, 1e-5);
}

#[test]
fn the_limits_of_mixed_sets_leave_half_of_a_twentieth_on_each_side() {
    let sets = tv15();
    let (low, high) = interval(&sets, 95.0);
    // Every way the six onsets can fall, written out.
    let chance = |ratio: f64, keep: &dyn Fn(u32) -> bool| -> f64 {
        (0..64_u32)
            .filter(|fall| keep(fall.count_ones()))
            .map(|fall| {
                let each = sets.iter().enumerate().map(|(index, set)| {
                    let met = f64::from(u32::from(set.case_exposed) + set.controls_exposed);
                    let yes = ratio * met / (ratio * met + 4.0 - met);
                    if (fall >> index) & 1 == 1 { yes } else { 1.0 - yes }
                });
                each.product::<f64>()
            })
            .sum()
    };
    assert_near(chance(low, &|met| met >= 5), 0.025, 1e-9);
    assert_near(chance(high.unwrap(), &|met| met <= 5), 0.025, 1e-9);
    assert!(low < 12.0 && 12.0 < high.unwrap());
}

#[test]
fn too_few_onsets_or_discordant_sets_have_no_odds_ratio() {
    let rules = OnsetAnalysisRules::default();
    let mut sets = vec![set(true, 3, 0); 4];
    sets.extend(vec![set(false, 3, 0); 6]);
    assert_eq!(odds_ratio(&sets, &rules), None, "four sets say anything");
    sets.push(set(false, 3, 1));
    let found = odds_ratio(&sets, &rules).unwrap();
    assert_eq!((found.sets, found.discordant), (11, 5));
    assert_near(found.ratio.unwrap(), 12.0, 1e-12);
    assert_eq!(odds_ratio(&sets[2..], &rules), None, "nine onsets");
}
