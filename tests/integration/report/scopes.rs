//! What a figure is of, and how far it can be: bounds, scopes, first and last days, and what was before the pain.

use jiff::civil::{Time, date, time};
use patella::calendar::{DaySpan, add_days};
use patella::facts::PainStarts;
use patella::onset_analysis::Exposure;
use patella::report::text::{first_page, rules};
use patella::session::Flag;
use patella::settings::Settings;
use patella::timeline::{RunEntry, Timeline};
use patella::units::UNKNOWN;

use crate::sample::Sample;
use crate::sample::reported;
use crate::timeline::{story, with_diary};

/// The figure of the last two weeks in the table of what changed.
fn last_2_weeks(timeline: &Timeline, label: &str) -> String {
    let rows = reported::changes(timeline).into_iter();
    rows.map(|row| (row.label, row.cells[0].clone())).find(|(found, _)| found == label).unwrap().1
}

fn rules_in_words(timeline: &Timeline) -> String {
    let checked = timeline.pain_rules.as_ref().unwrap();
    rules::sentences(checked, timeline, &Settings::default()).join(" ")
}

/// A run of the invented runner that starts in these hours, with a run on neither of the days around it.
fn run_between(from: Time, to: Time) -> &'static RunEntry {
    let runs = &story().runs;
    let is_alone = |run: &RunEntry| runs.iter().filter(|other| other.day == run.day).count() == 1;
    let mut runs = runs.iter().filter(|run| run.day > date(2026, 2, 1));
    let found = runs.find(|run| {
        let start = run.start_local.time();
        from <= start && start < to && is_alone(run)
    });
    found.unwrap()
}

/// The onset that a note of 3 on the day of `run` is, with the run days of the nearest window, and whether page 1 has a run
/// of that day.
fn before_a_note(run: &RunEntry, when: &str) -> (Option<Time>, f64, bool) {
    let notes = format!(
        "unlogged days are pain-free: yes\ndate,score,time,when\n{},0,,\n{},3,{when}\n",
        add_days(run.day, -20),
        run.day
    );
    let timeline = with_diary(&notes);
    let [onset] = &timeline.onsets[..] else { panic!("one onset") };
    let figures = &timeline.before_pain.onsets[0].windows[0].figures;
    let run_days = figures.iter().find(|one| one.exposure == Exposure::RunDays);
    let start = &PainStarts::of(&timeline, &Settings::default()).all[0];
    let is_listed = first_page::runs_before(start, &timeline).is_ok_and(|[_, _, same_day]| same_day != UNKNOWN);
    (onset.runs_until, run_days.unwrap().value.unwrap(), is_listed)
}

#[test]
fn runs_after_a_note_of_the_next_morning_or_of_before_the_run_are_not_before_the_pain() {
    let evening = run_between(time(10, 0, 0, 0), time(23, 0, 0, 0));
    let morning = run_between(time(4, 0, 0, 0), time(10, 0, 0, 0));
    for (run, when, until, counts) in [
        (evening, ",next morning", Some(time(10, 0, 0, 0)), false),
        (morning, ",next morning", Some(time(10, 0, 0, 0)), true),
        (evening, ",before", Some(Time::midnight()), false),
        (morning, ",before", Some(Time::midnight()), false),
        (evening, ",after", None, true),
        (evening, ",", None, true),
        (evening, "23:30,next morning", Some(time(23, 30, 0, 0)), true),
    ] {
        let (runs_until, run_days, is_listed) = before_a_note(run, when);
        let case = format!("{} {when}", run.start_local);
        assert_eq!(runs_until, until, "{case}");
        assert_eq!(is_listed, counts, "{case}");
        let days = DaySpan { first: add_days(run.day, -2), last: add_days(run.day, -1) };
        let mut before: Vec<_> = story().runs.iter().map(|run| run.day).collect();
        before.retain(|day| days.contains(*day));
        before.dedup();
        let expected = before.len() + usize::from(counts);
        assert_eq!(run_days, expected as f64, "{case}");
    }
}

#[test]
fn the_longest_rest_ends_on_its_last_day_without_a_run() {
    let summary = reported::summary(story()).join(" ");
    let expected = "The longest rest between two runs: 25 March to 15 April 2026 (22 days); the first week back was ";
    assert!(summary.contains(expected), "{summary}");
    let daily = Sample::between(date(2026, 3, 2), date(2026, 3, 8)).run(date(2026, 3, 3), 5.0, None).run(
        date(2026, 3, 4),
        5.0,
        None,
    );
    let summary = reported::summary(&daily.timeline()).join(" ");
    assert!(summary.contains("There was no day without a run between two runs."), "{summary}");
}

#[test]
fn an_average_in_which_a_run_counts_as_0_is_a_lower_bound() {
    let two_weeks = || {
        Sample::between(date(2026, 3, 2), date(2026, 3, 15)).run(date(2026, 3, 3), 5.0, Some(60.0)).run(
            date(2026, 3, 10),
            5.0,
            Some(40.0),
        )
    };
    let descent = |timeline: &Timeline| last_2_weeks(timeline, "Weekly descent, m");
    assert_eq!(descent(&two_weeks().timeline()), "50");
    let unknown = two_weeks().run(date(2026, 3, 12), 5.0, None);
    assert_eq!(descent(&unknown.timeline()), "≥ 50");
    // A treadmill has no descent.
    let mut indoors = two_weeks().treadmill(date(2026, 3, 12), 5.0).timeline();
    let run = indoors.runs.last_mut().unwrap();
    run.flags.push(Flag::DescentNotApplicable);
    assert_eq!(descent(&indoors), "50");
    let mut timeline = two_weeks().timeline();
    timeline.runs[0].totals.distance_m = None;
    assert_eq!(last_2_weeks(&timeline, "Weekly distance, km"), "≥ 2.5");
}

#[test]
fn a_figure_on_pain_says_which_days_it_is_of() {
    let summary = reported::summary(story()).join(" ");
    let expected =
        "Pain noted on 17 days in the whole diary, worst 6/10, last on 27 May 2026; 139 days logged pain-free.";
    assert!(summary.contains(expected), "{summary}");
}

#[test]
fn how_much_of_the_run_days_is_logged_adds_up() {
    let checked = story().pain_rules.as_ref().unwrap();
    let logged = checked.fully_logged + checked.partly_logged + checked.not_logged;
    assert_eq!(logged, checked.run_days);
    let expected = format!(
        "Pain is fully logged for {} of {} run days, partly for {}; {} have no note.",
        checked.fully_logged, checked.run_days, checked.partly_logged, checked.not_logged
    );
    let told = rules_in_words(story());
    assert!(told.contains(&expected), "{told}");
    assert!(told.contains("atest pain-free streak: "), "{told}");
}

#[test]
fn notes_that_fit_no_run_are_said_and_are_in_the_json() {
    let rest_day = date(2026, 4, 1);
    let timeline =
        with_diary(&format!("date,score,when\n2026-03-10,0,\n{rest_day},3,throughout\n2026-04-03,2,next morning\n"));
    let told = rules_in_words(&timeline);
    for expected in [
        "1 note describes a run on a day without a recorded one (1 April 2026).",
        "1 note of a next morning follows a day without a recorded run (3 April 2026).",
    ] {
        assert!(told.contains(expected), "{told}");
    }
    let json = serde_json::to_value(&timeline).unwrap();
    let unmatched = &json["pain_rules"]["unmatched"];
    assert_eq!(unmatched["without_run"][0], "2026-04-01");
    assert_eq!(unmatched["without_run_before"][0], "2026-04-03");
    let matched = with_diary("date,score,when\n2026-03-22,3,throughout\n2026-03-23,2,next morning\n");
    assert!(!rules_in_words(&matched).contains("without a recorded"));
}
