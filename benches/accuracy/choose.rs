//! Constants chosen without one watch, tried on it: what a watch that nobody has seen may expect.

use std::collections::BTreeSet;

use patella::settings::DescentRules;

use super::activities::{Group, MeasuredActivity};
use super::methods::ours_m;
use super::table::{Errors, print_row, print_summary};

const WIDTHS_S: [f64; 5] = [5.0, 6.5, 8.0, 10.0, 12.0];
const HEIGHTS_M: [f64; 5] = [0.9, 1.1, 1.25, 1.5, 1.75];
const INSET_SHARES: [f64; 3] = [0.5, 0.75, 1.0];
/// Groups of other sports count for this much.
const OTHER_SPORTS_WEIGHT: f64 = 0.5;

/// Prints which constants each watch would have got from the others, and how they do.
pub fn print(groups: &[Group]) {
    let candidates = candidates();
    let errors: Vec<Vec<Vec<f64>>> =
        (candidates.iter()).map(|rules| groups.iter().map(|group| errors_of(group, rules)).collect()).collect();
    let devices: BTreeSet<&str> =
        (groups.iter()).flat_map(|group| group.activities.iter().map(|activity| activity.device.as_str())).collect();
    let mut left_out: Vec<Vec<f64>> = groups.iter().map(|_| Vec::new()).collect();
    for device in &devices {
        let is_other = |activity: &MeasuredActivity| activity.device != *device;
        let best = best(groups, &errors, is_other);
        for (group, found) in groups.iter().zip(&mut left_out).enumerate() {
            let (group, (of_group, found)) = (group, found);
            let own = of_group.activities.iter().zip(&errors[best][group]);
            found.extend(own.filter(|(activity, _)| !is_other(activity)).map(|(_, share)| share));
        }
    }
    let chosen = &candidates[best(groups, &errors, |_| true)];
    println!("\nchosen on all: {} s, {} m, {:.2} m off each leg", chosen.smooth_s, chosen.turn_m, chosen.inset_m);
    let mut on_foot = Vec::new();
    for (group, shares) in groups.iter().zip(&left_out) {
        let errors = Errors::of(shares);
        print_row("watch left out", &group.name, shares.len(), errors);
        if group.is_on_foot {
            on_foot.push(errors);
        }
    }
    print_summary("watch left out", &on_foot);
}

fn candidates() -> Vec<DescentRules> {
    let mut candidates = Vec::new();
    for smooth_s in WIDTHS_S {
        for turn_m in HEIGHTS_M {
            candidates.extend(INSET_SHARES.map(|share| DescentRules {
                smooth_s,
                turn_m,
                inset_m: share * turn_m,
                ..DescentRules::default()
            }));
        }
    }
    candidates
}

fn errors_of(group: &Group, rules: &DescentRules) -> Vec<f64> {
    let share =
        |activity: &MeasuredActivity| ours_m(activity, rules).map_or(0.0, |ours_m| ours_m / activity.device_m - 1.0);
    group.activities.iter().map(share).collect()
}

/// The candidate that does best on the recordings that count: small errors, few large ones, no bias.
fn best(groups: &[Group], errors: &[Vec<Vec<f64>>], counts: impl Fn(&MeasuredActivity) -> bool) -> usize {
    let cost = |candidate: usize| -> f64 {
        let of_group = |(group, shares): (&Group, &Vec<f64>)| {
            let counted: Vec<f64> = (group.activities.iter().zip(shares))
                .filter(|(activity, _)| counts(activity))
                .map(|(_, &share)| share)
                .collect();
            if counted.is_empty() {
                return 0.0;
            }
            let weight = if group.is_on_foot { 1.0 } else { OTHER_SPORTS_WEIGHT };
            let Errors { median, bias, p90 } = Errors::of(&counted);
            weight * (median + 0.25 * p90 + 0.5 * bias.abs())
        };
        groups.iter().zip(&errors[candidate]).map(of_group).sum()
    };
    let costs: Vec<f64> = (0..errors.len()).map(cost).collect();
    (0..costs.len()).min_by(|&a, &b| costs[a].total_cmp(&costs[b])).unwrap_or(0)
}
