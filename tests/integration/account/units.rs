//! Trap 4: lengths and durations are trusted only where their units are known.

use super::{activities, list, read};
use patella::account::AccountFile;
use patella::account::garmin::List;

/// Three runs of an hour with these figures for distance, duration and speed.
fn runs(distance: f64, duration: f64, speed: f64) -> String {
    let rows: Vec<String> = (0..3)
        .map(|id| {
            format!(
                "{{\"activityId\":{id},\"activityType\":\"running\",\"beginTimestamp\":178029360{id}000,\
                 \"startTimeGmt\":178029360{id}000,\"startTimeLocal\":178030080{id}000,\
                 \"distance\":{distance},\"duration\":{duration},\"avgSpeed\":{speed},\"elevationLoss\":{},\"workoutRpe\":50}}",
                distance / 50.0
            )
        })
        .collect();
    list(&rows)
}

#[test]
fn trap_04_centimetres_and_milliseconds_are_told_from_metres_and_seconds() {
    for json in [runs(1_000_000.0, 3_600_000.0, 0.27778), runs(10_000.0, 3_600.0, 2.7778)] {
        let told = activities(&json).remove(0);
        let close = |value: Option<f64>, expected: f64| (value.unwrap() - expected).abs() < 1e-6;
        assert!(close(told.totals.distance_m, 10_000.0) && close(told.totals.timer_s, 3_600.0), "{told:?}");
        assert!(close(told.totals.descent_m, 200.0), "{told:?}");
    }
}

#[test]
fn trap_04_units_that_fit_nothing_cost_lengths_and_durations_alone() {
    for json in [
        runs(10_000.0, 3_600_000.0, 0.27778),
        runs(1_000_000.0, 3_600.0, 2.7778),
        runs(1_000_000.0, 3_600_000.0, 2.7778),
        runs(1_000_000.0, 3_600_000.0, 0.2867),
        runs(6.2, 60.0, 6.2),
    ] {
        let reading = read(List::Activities, &json);
        let remark = "its lengths and durations are in no known unit and were left out";
        assert_eq!(reading.remark.as_deref(), Some(remark), "{json}");
        let AccountFile::Activities(told) = reading.facts else { panic!() };
        let lengths = [told[0].totals.distance_m, told[0].totals.timer_s, told[0].totals.descent_m];
        assert_eq!(lengths, [None; 3], "{json}");
        assert_eq!((told[0].utc_offset_min, told[0].totals.rpe_0_10), (Some(120), Some(5.0)));
    }
}

#[test]
fn trap_04_one_odd_record_does_not_spoil_the_list() {
    let mut json = runs(1_000_000.0, 3_600_000.0, 0.27778);
    json = json.replacen("\"avgSpeed\":0.27778", "\"avgSpeed\":9", 1);
    assert_eq!(activities(&json)[0].totals.distance_m, Some(10_000.0));
}

#[test]
fn a_list_without_any_distance_is_taken_for_what_it_should_be() {
    let json = runs(0.0, 3_600_000.0, 0.0);
    assert_eq!(activities(&json)[0].totals.timer_s, Some(3_600.0));
}
