//! The table: every method in every group, then what ours says of itself.

use std::collections::BTreeMap;

use patella::descent::{ElevationProfile, contradiction};
use patella::settings::DescentRules;

use super::activities::{Group, MeasuredActivity};
use super::methods::METHODS;

/// Errors of one method in one group, percent.
#[derive(Debug, Clone, Copy)]
pub struct Errors {
    pub median: f64,
    pub bias: f64,
    pub p90: f64,
}

impl Errors {
    /// Of shares with a sign.
    pub fn of(shares: &[f64]) -> Errors {
        let sizes: Vec<f64> = shares.iter().map(|share| share.abs()).collect();
        Errors {
            median: 100.0 * quantile(&sizes, 0.5),
            bias: 100.0 * quantile(shares, 0.5),
            p90: 100.0 * quantile(&sizes, 0.9),
        }
    }
}

/// Prints it.
pub fn print(groups: &[Group]) {
    println!("{:<20} {:<34} {:>4} {:>7} {:>7} {:>6}", "method", "group", "n", "median%", "bias%", "p90%");
    for method in &METHODS {
        let mut on_foot = Vec::new();
        for group in groups {
            let shares = shares(group, method.descent_m);
            let errors = Errors::of(&shares);
            print_row(method.name, &group.name, shares.len(), errors);
            if group.is_on_foot {
                on_foot.push(errors);
            }
        }
        print_summary(method.name, &on_foot);
    }
    println!();
    for group in groups {
        print_own(group);
    }
}

/// Errors of one way of counting in one group, shares of the watch's total.
pub fn shares(group: &Group, descent_m: impl Fn(&MeasuredActivity) -> Option<f64>) -> Vec<f64> {
    let share = |activity: &MeasuredActivity| Some(descent_m(activity)? / activity.device_m - 1.0);
    group.activities.iter().filter_map(share).collect()
}

/// The mean over groups and the worst group.
pub fn print_summary(method: &str, groups: &[Errors]) {
    let count = groups.len().max(1) as f64;
    let mean = |part: fn(&Errors) -> f64| groups.iter().map(part).sum::<f64>() / count;
    let worst = groups.iter().map(|errors| errors.median).fold(0.0, f64::max);
    let errors = Errors {
        median: mean(|errors| errors.median),
        bias: mean(|errors| errors.bias),
        p90: mean(|errors| errors.p90),
    };
    print_row(method, "MEAN of groups on foot", groups.len(), errors);
    println!("{method:<20} {:<34} {:>4} {worst:>7.1}\n", "WORST group on foot", "");
}

/// One line.
pub fn print_row(method: &str, group: &str, count: usize, errors: Errors) {
    let Errors { median, bias, p90 } = errors;
    println!("{method:<20} {group:<34} {count:>4} {median:>7.1} {bias:>+7.1} {p90:>6.1}");
}

/// Coverage of the uncertainty, what the altitude is called, and what speaks against the watch.
fn print_own(group: &Group) {
    let rules = DescentRules::default();
    let (mut within, mut near, mut count, mut widths) = (0, 0, 0, Vec::new());
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for activity in &group.activities {
        let profile = ElevationProfile::of(&activity.samples, &activity.rows, &rules);
        *words.entry(profile.reading.quality.name()).or_default() += 1;
        let against = contradiction(activity.device_m, activity.distance_m, &profile, &rules.contradiction);
        if let Some(against) = against {
            *reasons.entry(against.name()).or_default() += 1;
        }
        if let (Some(totals), Some(unsure_m)) = (profile.reading.totals, profile.reading.uncertainty_m) {
            let off_m = (totals.descent_m - activity.device_m).abs();
            count += 1;
            within += usize::from(off_m <= unsure_m);
            near += usize::from(off_m <= 0.4 * unsure_m);
            widths.push(unsure_m / activity.device_m);
        }
    }
    let percent = |part: usize| 100.0 * part as f64 / f64::from(count.max(1));
    println!(
        "{:<34} within uncertainty {:>3.0} %, within 0.4 of it {:>3.0} %; it is {:.0} % of the total; {words:?}; against the watch: {reasons:?}",
        group.name,
        percent(within),
        percent(near),
        100.0 * quantile(&widths, 0.5),
    );
}

/// Between the two nearest values in proportion; zero of none.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else {
        return 0.0;
    };
    let at = share * last as f64;
    let (low, high) = (at.floor() as usize, at.ceil() as usize);
    sorted[low] + (sorted[high] - sorted[low]) * (at - low as f64)
}
