//! What the metrics and the altitude would add to an invented history: comparisons by descent, grades, and long gaps.

use jiff::civil::Date;
use patella::calendar::{add_days, days, days_between};
use patella::descent::slopes::GradeBand;
use patella::descent::{Downhill, slopes::LongestDescent};
use patella::metrics::SpikeState;
use patella::timeline::{DescentGapEntry, Measure, PainEntry, ReferenceStep, RunEntry, SpikeEntry, Timeline};

use super::rows::pain_after;

/// Share of the descent in each band of grades.
const SHARES: [f64; 5] = [0.4, 0.3, 0.15, 0.1, 0.05];

/// The timeline with all that is known of descent; every `ungraded`-th run tells no grades.
pub fn descending(mut timeline: Timeline, ungraded: usize) -> Timeline {
    let first = timeline.first_day;
    for index in 0..timeline.runs.len() {
        let most_m = most_before(&timeline.runs, timeline.runs[index].day);
        let run = &mut timeline.runs[index];
        let Some(descent_m) = run.totals.descent_m else {
            continue;
        };
        let ratio = most_m.filter(|&m| m >= 50.0).map(|m| descent_m / m);
        let is_early = first.is_some_and(|first| days_between(first, run.day) < 30);
        run.descent_ratio_30d = ratio;
        run.descent_state = Some(if is_early { SpikeState::WarmingUp } else { state(ratio) });
        if ungraded == 0 || index % ungraded != 0 {
            run.downhill = Some(downhill(descent_m));
            run.steep_descent_ratio_30d = ratio;
            run.steep_descent_state = run.descent_state;
        }
    }
    let spikes = timeline.runs.iter();
    let spikes: Vec<SpikeEntry> = spikes.filter_map(|run| spike(run, &timeline.pain)).collect();
    timeline.spikes.extend(spikes);
    timeline.descent_reference_steps = steps(&timeline);
    timeline.descent_gaps = gaps(&timeline.runs);
    fill_weeks(&mut timeline);
    timeline
}

fn most_before(runs: &[RunEntry], day: Date) -> Option<f64> {
    runs.iter()
        .filter(|run| run.day < day && days_between(run.day, day) <= 30)
        .filter_map(|run| run.totals.descent_m)
        .reduce(f64::max)
}

fn state(ratio: Option<f64>) -> SpikeState {
    match ratio {
        None => SpikeState::NoReference,
        Some(ratio) if ratio <= 1.1 => SpikeState::Reference,
        Some(ratio) if ratio <= 1.3 => SpikeState::Small,
        Some(ratio) if ratio <= 2.0 => SpikeState::Moderate,
        Some(_) => SpikeState::Large,
    }
}

fn downhill(descent_m: f64) -> Downhill {
    Downhill {
        bands: SHARES.map(|share| GradeBand {
            distance_m: share * descent_m * 20.0,
            time_s: share * descent_m * 6.0,
            drop_m: share * descent_m,
        }),
        longest: Some(LongestDescent { drop_m: descent_m / 2.0, length_m: descent_m * 9.0, begins_at_share: 0.4 }),
        steepest_100m_pct: Some(13.0),
        mean_speed_m_s: None,
        fastest_100m_m_s: None,
        downhill: None,
        level: None,
    }
}

fn spike(run: &RunEntry, pain: &[PainEntry]) -> Option<SpikeEntry> {
    let (value_m, ratio) = (run.totals.descent_m?, run.descent_ratio_30d?);
    let state = run.descent_state.filter(|state| state.is_spike())?;
    Some(SpikeEntry {
        run_id: run.run_id.clone(),
        date: run.day,
        measure: Measure::Descent,
        value_m,
        reference_m: value_m / ratio,
        reference_run_id: String::new(),
        ratio,
        state,
        at_the_line: ratio < 1.15,
        within_uncertainty: false,
        after_unobserved: false,
        pain_after: pain_after(pain, run.day),
    })
}

fn steps(timeline: &Timeline) -> Vec<ReferenceStep> {
    let (Some(first), Some(last)) = (timeline.first_day, timeline.last_day) else {
        return Vec::new();
    };
    let mut steps: Vec<ReferenceStep> = Vec::new();
    for day in days(first, add_days(last, 1)) {
        let longest_m = most_before(&timeline.runs, day);
        if steps.last().is_none_or(|step| step.longest_m != longest_m) {
            steps.push(ReferenceStep { day, longest_m });
        }
    }
    steps
}

fn gaps(runs: &[RunEntry]) -> Vec<DescentGapEntry> {
    let far_down = |run: &&RunEntry| run.totals.descent_m.is_some_and(|meters| meters >= 50.0);
    let descents: Vec<&RunEntry> = runs.iter().filter(far_down).collect();
    let gap = |pair: &[&RunEntry]| {
        let days = days_between(pair[0].day, pair[1].day) - 1;
        (days >= 28).then(|| DescentGapEntry {
            run_id: pair[1].run_id.clone(),
            day: pair[1].day,
            from_day: pair[0].day,
            days,
            descent_m: pair[1].totals.descent_m.unwrap_or_default(),
            runs_without_descent: 0,
            after_unobserved: false,
        })
    };
    descents.windows(2).filter_map(gap).collect()
}

fn fill_weeks(timeline: &mut Timeline) {
    for week in &mut timeline.weeks {
        let runs = || {
            let runs = timeline.runs.iter();
            runs.filter(|run| run.week_start == week.week_start)
        };
        for drops_m in runs().filter_map(|run| Some(run.downhill?.drops_m())) {
            let bands_m = week.descent_bands_m.get_or_insert([0.0; 5]);
            bands_m.iter_mut().zip(drops_m).for_each(|(sum, m)| *sum += m);
        }
        let both = runs().filter_map(|run| Some((run.totals.descent_m?, run.totals.distance_m?)));
        let (down_m, way_m) = both.fold((0.0, 0.0), |sum, run| (sum.0 + run.0, sum.1 + run.1));
        week.descent_per_km_m = (way_m > 0.0).then(|| down_m / way_m * 1000.0);
    }
}
