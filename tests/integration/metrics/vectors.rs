//! The vectors of the literature, read from `vectors.json`.

use jiff::civil::Date;
use patella::metrics::load::acwr;
use patella::metrics::load::foster;
use patella::metrics::load::knee_load;
use patella::metrics::load::pmc;
use patella::metrics::rest::rests;
use patella::metrics::spike::{ComparedRun, compare};
use patella::metrics::{RunRow, Spike};
use patella::settings::{KneeModel, SpikeRules};
use serde_json::Value;

use super::{MONDAY, add_days, assert_near, metrics_of, run, unix_day, worn_for};

/// The vector of this name.
fn vector(name: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("../vectors.json")).unwrap();
    all[name].clone()
}

/// A list of numbers.
fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().unwrap().iter();
    list.map(|number| number.as_f64().unwrap()).collect()
}

/// The daily loads of TV3: `50x28,100x7` or `[0,8]x4+[0,6]`.
fn daily_loads(text: &str) -> Vec<f64> {
    let parts = if text.starts_with('[') { text.split('+') } else { text.split(',') };
    parts.flat_map(repeated).collect()
}

/// One part of [`daily_loads`], written out.
fn repeated(part: &str) -> Vec<f64> {
    let (loads, times) = part.rsplit_once('x').unwrap_or((part, "1"));
    let loads: Vec<f64> = loads.trim_matches(['[', ']']).split(',').map(|load| load.parse().unwrap()).collect();
    loads.repeat(times.parse().unwrap())
}

#[test]
fn tv1_single_run_against_the_longest_of_thirty_days() {
    let expected = vector("TV1_single_session");
    let runs: Vec<ComparedRun> = expected["runs"]
        .as_array()
        .unwrap()
        .iter()
        .enumerate()
        .map(|(order, run)| {
            let day: Date = run[0].as_str().unwrap().parse().unwrap();
            ComparedRun {
                start_unix_s: i64::from(unix_day(day)) * 86_400 + order as i64,
                day,
                value_m: Some(run[1].as_f64().unwrap() * 1000.0),
            }
        })
        .collect();
    let spikes: Vec<Spike> = compare(&runs, 0.0, &SpikeRules::default()).into_iter().map(Option::unwrap).collect();
    assert_eq!(spikes.len(), expected["ratio"].as_array().unwrap().len());
    for (index, spike) in spikes.iter().enumerate() {
        assert_eq!(spike.state.name(), expected["state"][index], "run {index}");
        match expected["ratio"][index].as_f64() {
            None => assert_eq!(spike.ratio, None),
            Some(ratio) => assert_near(spike.ratio.unwrap(), ratio, 5e-7),
        }
    }
    let references: Vec<Option<usize>> = spikes.iter().map(|spike| spike.reference).collect();
    let by_hand = [None, Some(0), Some(1), Some(2), Some(2), Some(4), Some(5), None, Some(7)];
    assert_eq!(references, by_hand);
}

#[test]
fn tv2_change_from_week_to_week() {
    let expected = vector("TV2_week_change_pct");
    let runs = numbers(&expected["weeks"]).into_iter().enumerate().map(|(week, km)| run(7 * week as i64, km * 1000.0));
    let metrics = metrics_of(&worn_for(28, runs.collect()));
    for (week, found) in metrics.weeks.iter().enumerate() {
        match expected["pct"][week].as_f64() {
            None => assert_eq!(found.distance_change_pct, None),
            Some(pct) => assert_near(found.distance_change_pct.unwrap(), pct, 1e-6),
        }
    }
    assert_eq!(metrics.weeks.len(), 4);
}

#[test]
fn tv3_acute_to_chronic_ratios_of_a_plain_series() {
    for expected in vector("TV3_acwr").as_array().unwrap() {
        let series = acwr(&daily_loads(expected["load"].as_str().unwrap()));
        assert_eq!(series.len(), 35);
        let last = series[34];
        assert_near(last.coupled.unwrap(), expected["rac"].as_f64().unwrap(), 1e-9);
        assert_near(last.ewma.unwrap(), expected["ewma"].as_f64().unwrap(), 1e-9);
        match expected["rau"].as_f64() {
            Some(uncoupled) => assert_near(last.uncoupled.unwrap(), uncoupled, 1e-9),
            None => assert_eq!(last.uncoupled, None, "a base of 0 gives no number"),
        }
        if let Some(acute) = expected["ewma_acute"].as_f64() {
            assert_near(last.ewma_acute, acute, 1e-9);
            // The vector is off in its seventh decimal; the closed form below holds to the last one.
            let chronic = expected["ewma_chronic"].as_f64().unwrap();
            assert_near(last.ewma_chronic, chronic, 2e-7);
            assert_near(last.ewma_chronic, 100.0 - 50.0 * (27.0_f64 / 29.0).powi(7), 1e-9);
        }
    }
}

#[test]
fn tv3_acute_to_chronic_ratios_of_the_weekly_table() {
    for expected in vector("TV3_acwr").as_array().unwrap() {
        let loads = daily_loads(expected["load"].as_str().unwrap());
        let runs = loads.iter().enumerate().filter(|(_, load)| **load > 0.0).map(|(day, load)| run(day as i64, *load));
        let metrics = metrics_of(&worn_for(35, runs.collect()));
        let week = metrics.weeks.last().unwrap();
        assert_near(week.acwr_coupled.unwrap(), expected["rac"].as_f64().unwrap(), 1e-9);
        assert_near(week.acwr_ewma.unwrap(), expected["ewma"].as_f64().unwrap(), 1e-9);
        assert_eq!(week.acwr_uncoupled.is_some(), expected["rau"].is_number());
    }
}

#[test]
fn tv4_monotony_and_strain() {
    let expected = vector("TV4_foster");
    let found = foster(&numbers(&expected["load"])).unwrap();
    assert_near(found.monotony, expected["monotony_ddof1"].as_f64().unwrap(), 1e-9);
    assert_near(found.strain, expected["strain_ddof1"].as_f64().unwrap(), 1e-6);
}

#[test]
fn tv5_chronic_and_acute_load() {
    let expected = vector("TV5_pmc_exp");
    let series = pmc(&numbers(&expected["load"]));
    let chronic = numbers(&expected["ctl"]);
    assert_eq!(series.len(), chronic.len());
    for (found, (ctl, atl)) in series.iter().zip(chronic.iter().zip(numbers(&expected["atl"]))) {
        assert_near(found.ctl, *ctl, 5e-5);
        assert_near(found.atl, atl, 5e-5);
    }
    let last = series[4];
    let balance = expected["tsb_next_day"].as_f64().unwrap();
    assert_near(last.ctl - last.atl, balance, 5e-5);
}

#[test]
fn tv7_knee_load_and_its_band() {
    let expected = vector("TV7_kld");
    let figure = |name: &str| expected[name].as_f64().unwrap();
    let found = knee_load(figure("D"), figure("H"), &KneeModel::default());
    assert_near(found.mid_m, figure("mid"), 1e-9);
    assert_near(found.low_m, figure("low"), 1e-9);
    assert_near(found.high_m, figure("high"), 1e-9);
}

#[test]
fn tv8_descent_against_the_most_of_the_window() {
    let rules = SpikeRules::default();
    let descents = [120.0, 80.0, 200.0, 340.0];
    let runs: Vec<ComparedRun> = (0..)
        .zip(descents)
        .map(|(days, descent_m)| ComparedRun {
            start_unix_s: days * 86_400,
            day: add_days(MONDAY, days),
            value_m: Some(descent_m),
        })
        .collect();
    let spikes = compare(&runs, rules.descent_reference_m, &rules);
    let last = spikes[3].as_ref().unwrap();
    assert_eq!(last.ratio, vector("TV8_descent_novelty").as_f64());
    assert_eq!(last.reference, Some(2));
}

#[test]
fn rest_gaps_in_hours_and_rest_days() {
    let expected = vector("rest_gap");
    let at = |text: &Value| {
        let (weekday, clock) = text.as_str().unwrap().split_once(' ').unwrap();
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri"].iter().position(|name| *name == weekday);
        let day = add_days(MONDAY, days.unwrap() as i64);
        let (hours, minutes) = clock.split_once(':').unwrap();
        let minutes = 60 * hours.parse::<i64>().unwrap() + minutes.parse::<i64>().unwrap();
        (day, i64::from(unix_day(day)) * 86_400 + 60 * minutes)
    };
    let runs: Vec<RunRow> = expected["runs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|span| RunRow {
            start_unix_s: at(&span[0]).1,
            end_unix_s: at(&span[1]).1,
            day: at(&span[0]).0,
            ..run(0, None)
        })
        .collect();
    let found = rests(&runs);
    assert_eq!((found[0].gap_h, found[0].days), (None, None));
    for (index, gap_h) in numbers(&expected["gap_h"]).into_iter().enumerate() {
        assert_near(found[index + 1].gap_h.unwrap(), gap_h, 1e-6);
        assert_eq!(found[index + 1].days, expected["rest_days"][index].as_i64());
    }
    assert_eq!(found.len(), 3);
}
