//! What happened since the last visit: a history that can be worked out on paper, and what is said of it.

use jiff::civil::{Date, date};
use patella::facts::{Facts, LoggedRunDays, SinceVisit};
use patella::pain::rules::Completeness;
use patella::report::{document, text};
use patella::settings::Settings;
use patella::timeline::{ShoeEntry, Timeline};

use crate::sample::Sample;
use crate::sample::reported::reported;

const FIRST: Date = date(2026, 2, 2);
const LAST: Date = date(2026, 4, 12);
/// 21 days before the last.
const VISIT: Date = date(2026, 3, 22);

/// 18 km in the three weeks up to the visit, 21 km in the three weeks after it.
fn ten_weeks() -> Sample {
    Sample::between(FIRST, LAST)
        .run(date(2026, 3, 3), 5.0, Some(30.0))
        .run(date(2026, 3, 10), 6.0, Some(30.0))
        .run(date(2026, 3, 17), 7.0, Some(30.0))
        .run(date(2026, 3, 24), 8.0, Some(120.0))
        .run(date(2026, 3, 31), 9.0, None)
        .run(date(2026, 4, 1), 4.0, Some(30.0))
        .pain(date(2026, 3, 20), 6.0, "outer", "")
        .pain(date(2026, 3, 23), 0.0, "", "")
        .pain(date(2026, 3, 30), 3.0, "outer", "")
        .pain(date(2026, 3, 30), 5.0, "outer", "stairs")
        .pain(date(2026, 4, 2), 2.0, "outer", "")
        .pain(LAST, 0.0, "", "")
}

fn with_log(sample: Sample) -> Timeline {
    let mut timeline = sample.timeline();
    timeline.pain.iter_mut().filter(|note| note.day == date(2026, 3, 30)).for_each(|note| {
        note.details.medication = Some("ibuprofen".to_owned());
    });
    for (day, logged, is_pain_free) in
        [(date(2026, 3, 24), Completeness::Full, Some(true)), (date(2026, 4, 1), Completeness::Partial, Some(false))]
    {
        let run = timeline.run_days.iter_mut().find(|run| run.day == day).unwrap();
        (run.logged, run.is_pain_free) = (logged, is_pain_free);
    }
    timeline.shoes = [("old", date(2026, 2, 2)), ("new", date(2026, 3, 31))]
        .map(|(name, day)| ShoeEntry {
            name: name.to_owned(),
            first_day: Some(day),
            last_day: None,
            retired_day: None,
            runs: 1,
            distance_m: 9_000.0,
        })
        .to_vec();
    timeline
}

fn since(visit: Date) -> Settings {
    Settings { last_visit: Some(visit), ..Settings::default() }
}

fn facts(timeline: &Timeline, visit: Date) -> Option<SinceVisit> {
    Facts::of(timeline, &since(visit)).last_visit.unwrap().since
}

fn points(timeline: &Timeline, visit: Date) -> Vec<String> {
    reported(timeline, &since(visit), |report| {
        text::last_visit::points(report.facts.last_visit.as_ref().unwrap(), report)
    })
}

#[test]
fn the_facts_are_those_worked_out_on_paper() {
    let since = facts(&with_log(ten_weeks()), VISIT).unwrap();
    assert!(!since.begins_late);
    assert_eq!((since.period.runs, since.period.distance_m), (3, 21_000.0));
    let logged = LoggedRunDays { count: 3, fully_logged: 1, partly_logged: 1, not_logged: 1, declared: 0, painful: 1 };
    assert_eq!(since.run_days, logged);
    assert_eq!((since.load.days.first, since.load_before.days.first), (date(2026, 3, 23), date(2026, 3, 2)));
    assert_eq!((since.load.known_days, since.load_before.known_days), (21, 21));
    assert_eq!((since.load.distance_m, since.load_before.distance_m), (Some(7_000.0), Some(6_000.0)));
    assert_eq!((since.load.descent_m, since.load_before.descent_m), (Some(50.0), Some(30.0)));
    assert_eq!(since.load.runs_without_descent, 1);
    let longest = since.longest_run.unwrap();
    assert_eq!((longest.day, longest.ratio_30d), (date(2026, 3, 31), Some(9.0 / 8.0)));
    assert_eq!((since.period.pain.painful, since.period.pain.free), (2, 2));
    let complaint = since.complaint.unwrap();
    assert_eq!((complaint.worst.score_0_10, complaint.worst.day), (5.0, date(2026, 3, 30)));
    assert_eq!((complaint.last.score_0_10, complaint.last.day), (2.0, date(2026, 4, 2)));
    assert_eq!(since.pain_starts, [date(2026, 3, 30)], "more than a week after 20 March; that of 20 March is before");
    assert_eq!((since.medication_days, since.new_shoes), (1, vec![1]));
    assert_eq!(since.longest_gap, None);
}

#[test]
fn the_points_say_the_same_in_words() {
    let timeline = with_log(ten_weeks());
    let expected = [
        "23 March to 12 April 2026 (21 days): 3 runs on 3 run days.",
        "Pain of the run days: fully logged 1, partly 1, not 1; with pain 1.",
        "Pain on 2 days, worst 5/10 on 30 March 2026, last 2/10 on 2 April 2026; 2 days logged pain-free.",
        "First notes of pain: 1 on 30 March 2026.",
        "Medication is noted on 1 day.",
        "Weekly distance 7.0 km (total 21.0 km); in the 21 days before the visit: 6.0 km.",
        "Weekly descent ≥ 50 m; in the 21 days before the visit: 30 m.",
        "Longest run 9.0 km on 31 March 2026, +13 % against the longest of the 30 days before it.",
        "New shoes: new on 31 March 2026.",
    ];
    assert_eq!(points(&timeline, VISIT), expected);
    let section = reported(&timeline, &since(VISIT), |report| document::last_visit(report).unwrap());
    assert_eq!((section.id, section.heading.as_str()), ("last-visit", "Since the last visit (22 March 2026)"));
    assert!(
        reported(&timeline, &Settings::default(), document::last_visit).is_none(),
        "nothing unless it is asked for"
    );
}

#[test]
fn a_visit_after_all_data_or_before_them_is_said() {
    let timeline = with_log(ten_weeks());
    for late in [LAST, date(2026, 12, 1), Date::MAX] {
        assert!(facts(&timeline, late).is_none());
        assert_eq!(points(&timeline, late), ["No data are from after this day: the data end on 12 April 2026."]);
    }
    let early = date(2026, 1, 1);
    let all = facts(&timeline, early).unwrap();
    assert!(all.begins_late && all.load.days.first == FIRST);
    assert_eq!((all.load_before.known_days, all.load_before.distance_m), (0, None));
    let said = points(&timeline, early);
    assert_eq!(said[1], "All counts begin on 2 February 2026, the first day shown.");
    assert!(said.iter().any(|point| point.ends_with("in the 70 days before the visit: not enough data.")), "{said:?}");
    assert!(facts(&timeline, Date::MIN).unwrap().begins_late, "the first day there is");
    assert!(!facts(&timeline, date(2026, 2, 1)).unwrap().begins_late, "the day before the first");
}

#[test]
fn missing_days_count_nowhere() {
    let gap = ten_weeks().unobserved(date(2026, 3, 29), date(2026, 4, 12)).timeline();
    let since = facts(&gap, VISIT).unwrap();
    assert_eq!((since.load.known_days, since.load.distance_m), (6, None), "six days are no week");
    assert_eq!(since.longest_gap.unwrap().days(), 15);
    let said = points(&gap, VISIT).join("\n");
    assert!(said.contains("Distance 21.0 km: too few days for a weekly mean."), "{said}");
    assert!(
        said.contains("Longest gap: 29 March to 12 April 2026 (15 days), no data: rest, or watch not worn?."),
        "{said}"
    );
    let partly = ten_weeks().unobserved(date(2026, 3, 1), date(2026, 3, 8)).timeline();
    let since = facts(&partly, VISIT).unwrap();
    assert_eq!((since.load_before.known_days, since.load.known_days), (14, 21));
    assert!(points(&partly, VISIT).contains(&"Weekly means count days with data only.".to_owned()));
}

#[test]
fn nothing_is_made_up_without_runs_or_notes() {
    let empty = Sample::between(FIRST, LAST).timeline();
    let said = points(&empty, VISIT);
    assert_eq!(said[0], "23 March to 12 April 2026 (21 days): no run.");
    assert_eq!(
        said[1..],
        [
            "Weekly distance 0.0 km; in the 21 days before the visit: 0.0 km.",
            "Weekly descent 0 m; in the 21 days before the visit: 0 m."
        ]
    );
    let unnoted = ten_weeks().timeline();
    let after = points(&unnoted, date(2026, 4, 5));
    assert!(after.contains(&"No pain noted; 1 day logged pain-free.".to_owned()), "{after:?}");
    let silent = Sample::between(FIRST, LAST).run(date(2026, 4, 1), 5.0, None).empty_diary().timeline();
    let said = points(&silent, VISIT);
    assert!(said.contains(&"No pain note on these days: whether there was pain is unknown.".to_owned()), "{said:?}");
    let one = Sample::between(FIRST, LAST).run(date(2026, 2, 3), 5.0, None).timeline();
    let longest = "Longest run 5.0 km on 3 February 2026; not comparable with the 30 days before it.";
    assert!(points(&one, FIRST).contains(&longest.to_owned()));
}
