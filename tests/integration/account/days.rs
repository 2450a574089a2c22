//! Trap 11: nights and days that nobody measured are missing, not zero.

use super::{days, nights};

fn hours(json: &str) -> Vec<(String, Option<f64>)> {
    let nights = nights(json).into_iter();
    nights.map(|night| (night.day.to_string(), night.asleep_h)).collect()
}

#[test]
fn trap_11_stubs_and_unworn_nights_are_not_zero_hours() {
    let json = "[{\"retro\":false},\
        {\"calendarDate\":\"2026-06-01\",\"sleepWindowConfirmationType\":\"ENHANCED_CONFIRMED_FINAL\",\"deepSleepSeconds\":5400,\
         \"lightSleepSeconds\":13500.0,\"remSleepSeconds\":6300,\"awakeSleepSeconds\":1320,\"spo2SleepSummary\":{\"x\":[1,{}]}},\
        {\"calendarDate\":\"2026-06-02\",\"sleepWindowConfirmationType\":\"UNCONFIRMED\",\"deepSleepSeconds\":60},\
        {\"calendarDate\":\"2026-06-03\",\"sleepWindowConfirmationType\":\"OFF_WRIST\",\"deepSleepSeconds\":0,\"lightSleepSeconds\":0},\
        {\"calendarDate\":\"2026-06-04\",\"sleepWindowConfirmationType\":\"AUTO_CONFIRMED_FINAL\"}]";
    let night = |day: &str, hours| (day.to_owned(), hours);
    let expected = [
        night("2026-06-01", Some(7.0)),
        night("2026-06-02", None),
        night("2026-06-03", None),
        night("2026-06-04", None),
    ];
    assert_eq!(hours(json), expected);
}

#[test]
fn a_wrapped_night_is_a_night() {
    let json = "{\"dailySleepDTO\":{\"calendarDate\":\"2026-06-01\",\"sleepTimeSeconds\":25200,\
                \"sleepStartTimestampGMT\":1780268400000},\"sleepMovement\":[]}";
    assert_eq!(hours(json), [("2026-06-01".to_owned(), Some(7.0))]);
    assert_eq!(hours(&format!("[{json}]")), [("2026-06-01".to_owned(), Some(7.0))]);
}

#[test]
fn trap_11_stress_below_zero_and_days_without_a_watch_are_missing() {
    let json = "[{\"calendarDate\":\"2026-06-01\",\"includesWellnessData\":true,\"totalSteps\":8000,\"restingHeartRate\":51,\
         \"currentDayRestingHeartRate\":50,\"allDayStress\":{\"aggregatorList\":[{\"type\":\"AWAKE\",\"averageStressLevel\":40},{\"type\":\"TOTAL\",\"averageStressLevel\":31}]}},\
        {\"hydration\":{\"calendarDate\":\"2026-06-01\",\"valueInML\":500}},\
        {\"calendarDate\":\"2026-06-02\",\"includesWellnessData\":true,\"totalSteps\":100,\"restingHeartRate\":0,\
         \"allDayStress\":{\"aggregatorList\":[{\"type\":\"TOTAL\",\"averageStressLevel\":-2},{\"type\":\"ASLEEP\",\"averageStressLevel\":-1}]}},\
        {\"calendarDate\":\"2026-06-03\",\"includesWellnessData\":false,\"totalSteps\":0,\"restingHeartRate\":55}]";
    let told: Vec<_> =
        days(json).into_iter().map(|day| (day.day.day(), day.resting_hr_bpm, day.stress_0_100, day.steps)).collect();
    let expected = [(1, Some(50.0), Some(31.0), Some(8_000.0)), (2, None, None, Some(100.0)), (3, None, None, None)];
    assert_eq!(told, expected);
}
