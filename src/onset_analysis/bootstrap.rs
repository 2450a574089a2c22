//! The difference between the days before onsets and other days, with an interval by moving-block bootstrap.
//!
//! **Definition.** Mean over the windows before onsets less the mean over the windows before comparison days. The history is cut
//! into all its overlapping blocks of fourteen days, and as many are drawn, with replacement, as make a history of its
//! length; 2,000 times over. The ends of the interval are percentiles of the differences of the resampled histories (Künsch
//! 1989). Single days are never drawn: the days of one block depend on each other.
//!
//! The draws come from a fixed seed, so the same input gives the same interval.

use serde::Serialize;

use crate::settings::OnsetAnalysisRules;

/// One exposure on one day of the history.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct DayValues {
    /// The value of the window before the day, where an onset is on it and the value is known.
    pub onset: Option<f64>,
    /// The same where it is a comparison day.
    pub other: Option<f64>,
}

/// Sums over some days.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct BlockSums {
    onset_sum: f64,
    onsets: f64,
    other_sum: f64,
    others: f64,
}

impl BlockSums {
    /// The sums over both.
    pub fn and(self, more: BlockSums) -> BlockSums {
        BlockSums {
            onset_sum: self.onset_sum + more.onset_sum,
            onsets: self.onsets + more.onsets,
            other_sum: self.other_sum + more.other_sum,
            others: self.others + more.others,
        }
    }

    /// Mean before onsets less mean before comparison days; `None` where there are none of one of them.
    pub fn difference(self) -> Option<f64> {
        (self.onsets > 0.0 && self.others > 0.0).then(|| self.onset_sum / self.onsets - self.other_sum / self.others)
    }

    fn of_day(day: &DayValues) -> BlockSums {
        let count = |value: Option<f64>| f64::from(u8::from(value.is_some()));
        BlockSums {
            onset_sum: day.onset.unwrap_or(0.0),
            onsets: count(day.onset),
            other_sum: day.other.unwrap_or(0.0),
            others: count(day.other),
        }
    }
}

/// A difference of means and its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Difference {
    /// Mean before onsets.
    pub onset_mean: f64,
    /// Mean before comparison days.
    pub other_mean: f64,
    /// The first less the second.
    pub difference: f64,
    /// Lower end of the interval; `None` where the history is shorter than two blocks, or too few draws hold both kinds of
    /// day.
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// The difference of means over `days`, one entry for each day of the history; `None` without onsets or comparison days.
pub fn difference(days: &[DayValues], rules: &OnsetAnalysisRules) -> Option<Difference> {
    let all = days.iter().map(BlockSums::of_day).reduce(BlockSums::and)?;
    let difference = all.difference()?;
    let interval = interval(days, rules);
    Some(Difference {
        onset_mean: all.onset_sum / all.onsets,
        other_mean: all.other_sum / all.others,
        difference,
        low: interval.map(|ends| ends.0),
        high: interval.map(|ends| ends.1),
    })
}

fn interval(days: &[DayValues], rules: &OnsetAnalysisRules) -> Option<(f64, f64)> {
    if rules.block_days == 0 || days.len() < 2 * rules.block_days {
        return None;
    }
    let blocks = blocks(days, rules.block_days);
    let drawn = days.len().div_ceil(rules.block_days);
    let mut rng = SplitMix64::new(rules.seed);
    let mut differences: Vec<f64> = (0..rules.draws)
        .filter_map(|_| {
            let draws = (0..drawn).map(|_| blocks[rng.below(blocks.len())]);
            draws.fold(BlockSums::default(), BlockSums::and).difference()
        })
        .collect();
    if differences.is_empty() || 100 * differences.len() < rules.least_draws_pct * rules.draws {
        return None;
    }
    differences.sort_by(f64::total_cmp);
    let last = (differences.len() - 1) as f64;
    let tail = (100.0 - rules.interval_pct) / 200.0;
    let at = |share: f64| differences[(share * last).round() as usize];
    Some((at(tail), at(1.0 - tail)))
}

/// The sums of all blocks of `length` consecutive days.
pub fn blocks(days: &[DayValues], length: usize) -> Vec<BlockSums> {
    let sums: Vec<BlockSums> = days.iter().map(BlockSums::of_day).collect();
    sums.windows(length.max(1)).map(|block| block.iter().copied().fold(BlockSums::default(), BlockSums::and)).collect()
}

/// The pseudo-random generator splitmix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
#[derive(Debug, Clone)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// A generator that gives the same numbers for the same seed.
    pub fn new(seed: u64) -> SplitMix64 {
        SplitMix64(seed)
    }

    /// A number from 0 up to, and without, `count`; 0 where `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        // The high half of the product: each number is as likely as any other to within count / 2^64.
        ((u128::from(self.next()) * count as u128) >> 64) as usize
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_gives_the_published_numbers() {
        let mut rng = SplitMix64::new(1_234_567);
        let numbers: Vec<u64> = (0..3).map(|_| rng.next()).collect();
        assert_eq!(numbers, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }
}
