//! Activities that only a list names.

use super::*;

#[test]
fn a_run_that_a_list_holds_twice_is_counted_once() {
    let row = |id: u64, start_ms: i64, seconds: f64, metres: f64| {
        format!(
            "{{\"activityId\":{id},\"activityType\":\"running\",\"sportType\":\"RUNNING\",\"beginTimestamp\":{start_ms},\
             \"startTimeGmt\":{start_ms},\"startTimeLocal\":{},\"duration\":{},\"elapsedDuration\":{},\"distance\":{},\
             \"avgSpeed\":{}}}",
            start_ms + 3_600_000,
            seconds * 1_000.0,
            seconds * 1_000.0,
            metres * 100.0,
            metres / seconds / 10.0
        )
    };
    let rows = [
        row(1, 1_773_471_600_000, 1_117.0, 4_881.5),
        row(2, 1_773_471_600_000, 1_122.0, 4_905.3),
        row(3, 1_773_644_400_000, 2_618.0, 9_441.0),
        row(4, 1_773_644_406_000, 2_630.0, 9_497.2),
        row(5, 1_773_817_200_000, 1_500.0, 5_000.0),
    ];
    let list = format!("[{{\"summarizedActivitiesExport\":[{}]}}]", rows.join(","));
    let name = "DI_CONNECT/DI-Connect-Fitness/runner_0_summarizedActivities.json";
    let history = history(&[(name, list)]);
    assert_eq!(history.runs.len(), 3);
    let metres = history.runs.iter().filter_map(|run| run.session.distance_m);
    let km = metres.sum::<f64>() / 1_000.0;
    assert!((19.32..=19.41).contains(&km), "{km}");
    let reason = reason(&history, "summarizedActivities.json");
    assert!(
        reason.starts_with(
            "5 activities: 3 without a file and counted as listed, 2 listed twice and counted once"
        ),
        "{reason}"
    );
}
