//! Where the log stands: a volume tolerated long ago or never, a streak of pain-free runs, and what the last weeks hide.

use jiff::civil::{Date, date};
use patella::calendar::{add_days, days};
use patella::facts::{Changes, Facts, NotTolerated, Now, Quantity};
use patella::report::text::now::FactRow;
use patella::settings::Settings;
use patella::timeline::Timeline;

use crate::sample::{Sample, reported};
use crate::timeline::with_diary;

fn facts(timeline: &Timeline) -> Facts {
    Facts::of(timeline, &Settings::default())
}

fn now(timeline: &Timeline) -> Now {
    facts(timeline).now.unwrap()
}

fn changes(sample: Sample) -> Changes {
    facts(&sample.timeline()).changes.unwrap()
}

/// Zeros on these days, and one painful day.
fn zeros(first: Date, last: Date, painful: Date) -> Timeline {
    let zeros = days(first, last).map(|day| format!("{day},0\n")).collect::<String>();
    with_diary(&format!("date,score\n{zeros}{painful},3\n"))
}

fn tolerated(timeline: &Timeline) -> FactRow {
    let rows = reported::now(timeline);
    rows.into_iter().find(|row| row.label.starts_with("Tolerated pain-free")).unwrap()
}

#[test]
fn a_volume_tolerated_long_ago_is_not_current() {
    let old = zeros(date(2026, 1, 7), date(2026, 3, 10), date(2026, 3, 11));
    assert!(!now(&old).tolerated.unwrap().is_current);
    let row = tolerated(&old);
    assert!(row.label.starts_with("Tolerated pain-free, not current: "), "{row:?}");
    assert!(row.label.ends_with(" March") && !row.is_strong, "{row:?}");
    let new = zeros(date(2026, 5, 1), date(2026, 6, 27), date(2026, 4, 30));
    assert!(now(&new).tolerated.unwrap().is_current);
    assert!(tolerated(&new).is_strong);
}

#[test]
fn where_no_volume_is_known_to_be_tolerated_the_reason_is_said() {
    let day = date(2026, 6, 25);
    let none = with_diary("date,score\n2026-05-25,2\n2026-05-26,1\n");
    assert_eq!(now(&none).not_tolerated, Some(NotTolerated::NoneLogged));
    assert_eq!(tolerated(&none).value, "unknown: no run logged as pain-free");
    let short = zeros(day, add_days(day, 2), add_days(day, -1));
    assert_eq!(now(&short).not_tolerated, Some(NotTolerated::TooShort));
    assert_eq!(tolerated(&short).value, "unknown: no pain-free week logged");
}

#[test]
fn a_streak_of_pain_free_runs_has_its_first_day() {
    let timeline = zeros(date(2026, 5, 1), date(2026, 6, 28), date(2026, 4, 30));
    let mut run_days: Vec<Date> = timeline.runs.iter().map(|run| run.day).collect();
    run_days.dedup();
    run_days.retain(|&day| day >= date(2026, 5, 1));
    let streak = now(&timeline).rule.unwrap().streak.unwrap();
    assert_eq!((streak.since, streak.run_days), (run_days[0], run_days.len()));
    assert!(streak.fully_logged <= streak.run_days && streak.fully_logged > 0);
    let painful = now(&with_diary("date,score\n2026-06-28,2\n"));
    assert_eq!(painful.rule.unwrap().streak, None);
}

#[test]
fn run_days_that_are_only_declared_pain_free_are_not_called_logged() {
    let notes = "date,score\n2026-05-28,2\n2026-06-27,0\n";
    let without = with_diary(notes);
    let timeline = with_diary(&format!("unlogged days are pain-free: yes\n{notes}"));
    let counts = now(&timeline).since_pain.unwrap().run_days;
    assert!(counts.declared > 0 && counts.not_logged > 0, "{counts:?}");
    let value = |timeline: &Timeline, label: &str| {
        let rows = reported::now(timeline);
        rows.into_iter().find(|row| row.label.trim().starts_with(label)).unwrap().value
    };
    let noted = counts.count - counts.declared - counts.not_logged;
    let noted = if noted > 0 { format!("{noted} noted, ") } else { String::new() };
    let expected = format!("{} declared pain-free, {noted}{} unknown", counts.declared, counts.not_logged);
    assert_eq!(value(&timeline, "of these"), expected);
    let ready = value(&timeline, "Ready");
    assert!(ready.ends_with(&format!(", {} declared", counts.declared)), "{ready}");
    let tolerated = now(&timeline).tolerated.unwrap().volume;
    let label = format!("{} of {} only declared", tolerated.declared, tolerated.run_days);
    assert!(value(&timeline, &label).starts_with("rest days "));

    assert_eq!(now(&without).since_pain.unwrap().run_days.declared, 0);
    assert!(!value(&without, "of these").contains("declared"));
    // Pain on the next morning is noted, whatever the diary declares of the run day.
    let last = timeline.run_days.iter().rev().find(|run| run.is_declared).unwrap().day;
    let morning = format!("{notes}{},3\n", add_days(last, 1));
    let painful = with_diary(&format!("unlogged days are pain-free: yes\n{morning}"));
    let run = painful.run_days.iter().find(|run| run.day == last).unwrap();
    assert!(!run.is_declared, "{run:?}");
}

#[test]
fn a_week_that_jumps_is_not_hidden_by_a_mean() {
    let first = date(2026, 3, 2);
    let weeks = |kilometers: [f64; 4]| {
        let runs = kilometers.into_iter().enumerate();
        runs.fold(Sample::between(first, add_days(first, 27)), |sample, (week, km)| {
            sample.run(add_days(first, 7 * week as i64 + 1), km, None)
        })
    };
    assert_eq!(changes(weeks([8.0, 8.0, 8.0, 42.0])).week_jump_m, Some([8000.0, 42_000.0]));
    assert_eq!(changes(weeks([8.0, 8.0, 20.0, 8.0])).week_jump_m, Some([20_000.0, 8000.0]));
    assert_eq!(changes(weeks([8.0, 8.0, 10.0, 12.0])).week_jump_m, None);
    let rows = reported::changes(&weeks([8.0, 8.0, 8.0, 42.0]).timeline());
    assert_eq!((rows[1].label.trim(), rows[1].cells[0].as_str()), ("week by week", "8.0 → 42.0"));
}

#[test]
fn run_days_in_a_row_that_began_before_the_two_weeks_have_their_first_day() {
    let (first, last) = (date(2026, 3, 2), date(2026, 3, 29));
    let daily =
        |from: Date| days(from, last).fold(Sample::between(first, last), |sample, day| sample.run(day, 5.0, None));
    let begins = |from: Date| changes(daily(from)).row(Quantity::RunDaysInARow).unwrap().begins;
    assert_eq!(begins(date(2026, 3, 10)), Some(date(2026, 3, 10)));
    assert_eq!(begins(date(2026, 3, 20)), None);
    let rows = reported::changes(&daily(date(2026, 3, 10)).timeline());
    assert!(rows.iter().any(|row| row.label == "Run days in a row (from 10 March)"), "{rows:?}");
}
