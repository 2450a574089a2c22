//! Rules the log meets, on logs that can be worked out on paper.

use jiff::civil::{Date, date};
use patella::calendar::add_days;
use patella::pain::diary::read;
use patella::pain::note_counts::context;
use patella::pain::rules::{ConditionName, LogRun, RuleChecks, RunDay, ScoreBounds, Verdict, check, monitored, taught};
use patella::settings::{LogRules, Settings};

/// 2 March 2026, a Monday.
const DAY_0: Date = Date::constant(2026, 3, 2);

fn runs(days: &[i64], km: f64) -> Vec<LogRun> {
    let run = |day: &i64| LogRun {
        day: add_days(DAY_0, *day),
        distance_m: Some(km * 1000.0),
        start: Some(add_days(DAY_0, *day).at(17, 0, 0, 0)),
        end: Some(add_days(DAY_0, *day).at(18, 0, 0, 0)),
    };
    days.iter().map(run).collect()
}

/// A diary of `day score when` a line, days counted from the second of March; declared or not.
fn checked(runs: &[LogRun], notes: &[(i64, f64, &str)], declared: bool) -> Option<RuleChecks> {
    let mut lines = String::from("date,score,when\n");
    if declared {
        lines.push_str("unlogged days are pain-free: yes\n");
    }
    for (day, score, when) in notes {
        lines.push_str(&format!("{},{score},{when}\n", add_days(DAY_0, *day)));
    }
    let diary = read(lines.as_bytes(), "d").unwrap();
    check(runs, &diary, &Settings::default())
}

fn verdict(checked: &RuleChecks, name: ConditionName) -> Verdict {
    let all = &checked.progression.all;
    all.iter().find(|it| it.name == name).unwrap().verdict
}

#[test]
fn tv13_the_taught_rule_looks_at_the_run_the_hour_after_and_the_morning() {
    let day = |during, morning| RunDay {
        before: Some(ScoreBounds::exact(1.0)),
        during: Some(ScoreBounds::exact(during)),
        after: Some(ScoreBounds::exact(1.0)),
        after_notes: vec![(Some(DAY_0.at(19, 0, 0, 0)), 1.0)],
        end: Some(DAY_0.at(18, 0, 0, 0)),
        next_morning: Some(ScoreBounds::exact(morning)),
        ..RunDay::bare(DAY_0)
    };
    let rules = LogRules::default();
    assert_eq!(taught(&day(2.0, 1.0), &rules), Verdict::Met);
    assert_eq!(taught(&day(3.0, 1.0), &rules), Verdict::NotMet);
    assert_eq!(taught(&day(1.0, 2.0), &rules), Verdict::NotMet);
    assert_eq!(taught(&RunDay::bare(DAY_0), &rules), Verdict::Unknown);
    let late = RunDay { after_notes: vec![(Some(DAY_0.at(21, 0, 0, 0)), 1.0)], ..day(2.0, 1.0) };
    assert_eq!(taught(&late, &rules), Verdict::Unknown, "three hours later says nothing of the first");
    let still_up = RunDay {
        after: Some(ScoreBounds::exact(2.0)),
        after_notes: vec![(Some(DAY_0.at(19, 0, 0, 0)), 2.0)],
        ..day(2.0, 1.0)
    };
    assert_eq!(taught(&still_up, &rules), Verdict::NotMet);
    assert_eq!(monitored(&day(5.0, 1.0), &rules), Verdict::Met);
    assert_eq!(monitored(&day(6.0, 1.0), &rules), Verdict::NotMet);
    assert_eq!(monitored(&day(5.0, 2.0), &rules), Verdict::NotMet);
}

#[test]
fn pain_after_a_day_recorded_free_is_more_than_before_the_run() {
    let flare = [(0, 0.0, ""), (1, 5.0, "during"), (1, 5.0, "after"), (2, 6.0, "next morning")];
    let all = checked(&runs(&[1], 8.0), &flare, false).unwrap();
    assert_eq!(all.monitoring.run_days.not_met, 1, "6 on the next morning, 0 the day before");
    assert_eq!(all.taught.not_met, 1);
    // Without the day before, the level before the run is not known, and 6 may be no more than that.
    let unknown = checked(&runs(&[1], 8.0), &flare[1..], false).unwrap();
    assert_eq!(unknown.monitoring.run_days.unknown, 1);
}

#[test]
fn tv14_three_run_days_free_of_pain_meet_the_condition_and_pain_ends_it() {
    let pain = [3.0, 0.0, 0.0, 0.0, 1.0];
    let days = [0, 2, 4, 6, 8];
    let notes: Vec<_> = days.iter().zip(pain).map(|(day, pain)| (*day, pain, "after")).collect();
    let all = checked(&runs(&days, 5.0), &notes, true).unwrap();
    assert_eq!((all.progression.streak, all.fully_logged), (0, 3));
    let ready = &all.progression.all[0];
    assert_eq!(ready.name, ConditionName::FreeOfPain);
    assert_eq!(ready.verdict, Verdict::NotMet);
    assert_eq!((ready.times_met, ready.last_met), (1, Some(date(2026, 3, 8))));

    // The same without the last run and with a note of the day after: the condition is met as of now.
    let mut before = notes[..4].to_vec();
    before.push((7, 0.0, "rest"));
    let before = checked(&runs(&days[..4], 5.0), &before, true).unwrap();
    assert_eq!(before.progression.streak, 3);
    assert_eq!(verdict(&before, ConditionName::FreeOfPain), Verdict::Met);
}

#[test]
fn a_run_day_logged_in_part_counts_by_the_same_rule_for_and_against() {
    let days = [0, 2, 4, 6];
    let notes: Vec<_> = days.iter().map(|day| (*day, 0.0, "after")).collect();
    let partly = checked(&runs(&days, 5.0), &notes, false).unwrap();
    assert_eq!((partly.fully_logged, partly.partly_logged), (0, 4), "no morning has a note");
    assert_eq!(verdict(&partly, ConditionName::FreeOfPain), Verdict::Met);
    assert_eq!(partly.held.map(|held| (held.run_days, held.partly_logged)), Some((4, 4)));
    let declared = checked(&runs(&days, 5.0), &notes, true).unwrap();
    assert_eq!(declared.fully_logged, 3, "the morning after the last run is still to come");
    assert_eq!(declared.progression.streak, 4);

    // A run day without any note leaves the condition open, and the report can name it.
    let without = [notes[0], notes[1], notes[3], (7, 0.0, "rest")];
    let open = checked(&runs(&days, 5.0), &without, false).unwrap();
    let ready = &open.progression.all[0];
    assert_eq!((ready.verdict, ready.missing), (Verdict::Unknown, Some(date(2026, 3, 6))));
}

#[test]
fn pain_on_a_rest_day_ends_what_was_free_of_it() {
    let run_days = [0, 2, 5, 7];
    let free: Vec<_> = run_days.iter().map(|day| (*day, 0.0, "after")).collect();
    let between = [&free[..], &[(4, 2.0, "rest")]].concat();
    let all = checked(&runs(&run_days, 5.0), &between, true).unwrap();
    assert_eq!(all.progression.streak, 2);
    assert_eq!(verdict(&all, ConditionName::FreeOfPain), Verdict::NotMet);
    let since = [&free[..], &[(9, 2.0, "rest")]].concat();
    let all = checked(&runs(&run_days, 5.0), &since, true).unwrap();
    assert_eq!(all.progression.streak, 0);
    assert_eq!(verdict(&all, ConditionName::FreeOfPain), Verdict::NotMet);
    assert_eq!(all.progression.all[0].times_met, 2, "with the third run day and with the fourth it was met");
}

#[test]
fn pain_that_returns_lasts_and_rises_is_found() {
    let notes = [
        (0, 1.0, "after"),
        (2, 2.0, "after"),
        (4, 4.0, "throughout"),
        (5, 3.0, "next morning"),
        (6, 2.0, "rest"),
        (7, 2.0, "rest"),
        (8, 0.0, "rest"),
    ];
    let all = checked(&runs(&[0, 2, 4], 5.0), &notes, false).unwrap();
    for name in [
        ConditionName::PainfulInARow,
        ConditionName::Lasting,
        ConditionName::Rising,
        ConditionName::Throughout,
        ConditionName::RestDays,
    ] {
        assert_eq!(verdict(&all, name), Verdict::Met, "{name:?}");
    }
    let shorter = checked(&runs(&[0, 2, 4], 5.0), &notes[..4], false).unwrap();
    assert_eq!(verdict(&shorter, ConditionName::Lasting), Verdict::Unknown);
    assert_eq!(verdict(&shorter, ConditionName::RestDays), Verdict::Unknown);
    let within_noise = [(0, 3.0, "after"), (2, 3.0, "after"), (4, 4.0, "during")];
    let flat = checked(&runs(&[0, 2, 4], 5.0), &within_noise, false).unwrap();
    assert_eq!(verdict(&flat, ConditionName::Rising), Verdict::NotMet);
    assert_eq!(verdict(&flat, ConditionName::Throughout), Verdict::Unknown, "during may have been throughout");
}

#[test]
fn the_volume_last_held_is_stated_as_it_was() {
    let days = [0, 3, 6, 9, 12];
    let notes = [(0, 0.0, "after"), (12, 4.0, "during"), (13, 1.0, "next morning")];
    let held = checked(&runs(&days, 5.0), &notes, true).unwrap().held.unwrap();
    assert_eq!((held.first, held.last), (DAY_0, add_days(DAY_0, 9)));
    assert_eq!(held.run_days, 4);
    assert!((held.run_days_a_week - 2.8).abs() < 1e-9);
    assert_eq!(held.distance_m.unwrap().median, 5000.0);
    assert_eq!(held.rest_days.median, 2.0);
    let sore_between = [notes[0], (4, 2.0, "rest"), notes[1], notes[2]];
    let held = checked(&runs(&days, 5.0), &sore_between, true).unwrap().held;
    assert_eq!(held, None, "neither part lasts a week");
}

#[test]
fn distance_and_frequency_are_raised_together_or_not() {
    let mut all = runs(&[0, 2, 4], 5.0);
    all.extend(runs(&[7, 9, 11, 13], 6.0));
    all.extend(runs(&[14, 16, 18, 20, 27], 8.0));
    let raised = checked(&all, &[(0, 0.0, "after")], false).unwrap().raised;
    assert_eq!(raised.compared, 3);
    assert_eq!(raised.weeks, [add_days(DAY_0, 7)]);
    let unknown = [LogRun { distance_m: None, ..all[0] }];
    all[1] = unknown[0];
    let raised = checked(&all, &[(0, 0.0, "after")], false).unwrap().raised;
    assert_eq!(raised.compared, 2);
}

#[test]
fn without_runs_or_notes_nothing_is_said() {
    assert_eq!(checked(&[], &[(0, 1.0, "after")], true), None);
    assert_eq!(checked(&runs(&[0], 5.0), &[], true), None);
}

#[test]
fn what_the_notes_say_is_counted_with_what_they_do_not_say() {
    let diary = "date,score,side,site,trigger,when,into run,medication,stiffness\n\
                 2026-03-14,4,left,outer,\"stairs, sitting\",during,5,,yes\n\
                 2026-03-14,2,left,,stairs,after,,gel,\n\
                 2026-03-15,3,,,,,7 km,gel,no\n\
                 2026-03-16,0,right,,,rest,,,\n";
    let diary = read(diary.as_bytes(), "d").unwrap();
    let counted = context(&diary.notes, &[]).unwrap();
    assert_eq!((counted.painful_notes, counted.painful_days, counted.free_days), (3, 2, 1));
    assert_eq!((counted.sides.named, counted.sides.not_stated), (vec![("left", 2)], 1));
    assert_eq!(counted.triggers.named, [("stairs", 2), ("sitting", 1)]);
    assert_eq!(counted.timings.named, [("during", 1), ("after", 1)]);
    let into_run = counted.into_run.unwrap();
    assert_eq!((into_run.notes, into_run.median), (2, 6000.0));
    assert_eq!((counted.medication_days.len(), counted.stiff_days), (2, 1));
    assert_eq!(context(&[], &[]), None);
}

#[test]
fn what_is_open_counts_neither_for_nor_against() {
    let (exact, at_most) = (ScoreBounds::exact, ScoreBounds::at_most);
    assert_eq!(exact(2.0).is_within(exact(2.0)), Some(true));
    assert_eq!(exact(3.0).is_within(exact(2.0)), Some(false));
    assert_eq!(at_most(2.0).is_within(exact(2.0)), Some(true));
    assert_eq!(at_most(3.0).is_within(exact(2.0)), None);
    assert_eq!(exact(1.0).is_within(at_most(2.0)), None);
    assert_eq!(exact(3.0).is_within(at_most(2.0)), Some(false));
    assert_eq!(exact(0.0).is_within(ScoreBounds::UNKNOWN), Some(true));
    assert_eq!(exact(9.0).is_within(ScoreBounds::UNKNOWN), None);
    assert_eq!(ScoreBounds::UNKNOWN.is_within(exact(5.0)), None);
    assert_eq!((exact(4.0).score(), at_most(4.0).score()), (Some(4.0), None));
    assert_eq!(at_most(0.0).score(), Some(0.0));
}
