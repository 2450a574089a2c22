//! Ours against the watches' own totals, on recordings of the developer's own. Ignored unless asked for.

use patella::descent::{ElevationProfile, contradiction};
use patella::settings::DescentRules;

use crate::corpus;

#[path = "../../../benches/accuracy/activities.rs"]
mod activities;
#[path = "../../../benches/accuracy/methods.rs"]
mod methods;
#[allow(dead_code)]
#[path = "../../../benches/accuracy/table.rs"]
mod table;

use activities::Group;
use table::Errors;

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn the_watches_are_met() {
    let folder = corpus::folder();
    let mut groups = activities::groups(&[folder]);
    groups.retain(|group| group.is_on_foot);
    assert!(!groups.is_empty());
    let rules = DescentRules::default();
    let errors: Vec<Errors> = (groups.iter())
        .map(|group| Errors::of(&table::shares(group, |activity| methods::ours_m(activity, &rules))))
        .collect();
    println!("{errors:?}");
    let mean = |part: fn(&Errors) -> f64| errors.iter().map(part).sum::<f64>() / errors.len() as f64;
    assert!(mean(|errors| errors.median) <= 5.0);
    assert!(mean(|errors| errors.bias).abs() <= 3.0);
    assert!(errors.iter().all(|errors| errors.median <= 8.0 && errors.p90 <= 20.0));
    let (within, all) = groups
        .iter()
        .map(within_uncertainty)
        .fold((0, 0), |(within, all), (of_group, count)| (within + of_group, all + count));
    assert!(within * 100 >= all * 88, "{within} of {all} within the uncertainty");
}

/// How many totals lie within the uncertainty, and of how many. No total that is not noise of satellites is contradicted.
fn within_uncertainty(group: &Group) -> (usize, usize) {
    let rules = DescentRules::default();
    let (mut within, mut all) = (0, 0);
    for activity in &group.activities {
        let profile = ElevationProfile::of(&activity.samples, &activity.rows, &rules);
        let reading = profile.reading;
        let against = contradiction(activity.device_m, activity.distance_m, &profile, &rules.contradiction);
        let is_steady = !matches!(reading.quality.name(), "gps" | "stuck");
        assert!(against.is_none() || !is_steady, "{}: {against:?}", group.name);
        if let Some((totals, unsure_m)) = reading.totals.zip(reading.uncertainty_m) {
            all += 1;
            within += usize::from((totals.descent_m - activity.device_m).abs() <= unsure_m);
        }
    }
    (within, all)
}
