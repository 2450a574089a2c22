//! When pain began by the diaries that runners keep, what was run before it, and what preceded it.

use jiff::civil::{Date, date};
use patella::activity::RunKind;
use patella::calendar::{add_days, days};
use patella::facts::{Facts, LoadBefore};
use patella::onset_analysis::{Analysis, ComparisonRule, KindCounts, PrecededBy};
use patella::pain::onset::OnsetKind;
use patella::report::Charts;
use patella::session::Flag;
use patella::settings::Settings;
use patella::timeline::Timeline;

use crate::onset_analysis::with_onsets;
use crate::sample::Sample;
use crate::sample::reported;
use crate::timeline::{story, with_diary};

fn facts(timeline: &Timeline) -> Facts {
    Facts::of(timeline, &Settings::default())
}

/// The kinds of the starts by day.
fn starts(timeline: &Timeline) -> Vec<(Date, OnsetKind)> {
    timeline.onsets.iter().map(|onset| (onset.day, onset.kind)).collect()
}

/// A diary with a note on each of these days; the scores of `painful`, 0 on the others.
fn diary(noted: impl Iterator<Item = Date>, painful: &[(Date, u8)]) -> String {
    let score = |day: Date| painful.iter().find(|note| note.0 == day).map_or(0, |note| note.1);
    noted.fold("date,score\n".to_owned(), |text, day| text + &format!("{day},{}\n", score(day)))
}

/// The run days of the invented runner from a day on, without repetition.
fn run_days(from: Date) -> Vec<Date> {
    let mut days: Vec<Date> = story().runs.iter().map(|run| run.day).filter(|day| *day >= from).collect();
    days.dedup();
    days
}

#[test]
fn zeros_after_runs_alone_are_enough_for_partly_logged_onsets() {
    let days = run_days(date(2026, 4, 16));
    // A score of 1 is no flare of a knee whose median is 0.
    let painful = [days[5], days[12], days[20]].map(|day| (day, 1));
    let timeline = with_diary(&diary(days.iter().copied(), &painful));
    assert_eq!(starts(&timeline), painful.map(|note| (note.0, OnsetKind::PartlyLogged)));
    let compared = &timeline.before_pain;
    assert_eq!((compared.analysis, compared.comparison_rule), (Analysis::Percentiles, ComparisonRule::PainFree));
    assert_eq!(compared.kinds, KindCounts { partly_logged: 3, ..KindCounts::default() });
    let page = reported::page(&timeline, &Settings::default(), &Charts::default());
    let section = page.split("id=\"onsets\"").nth(1).unwrap();
    assert!(section.contains("3 partly logged pain onsets are recorded."), "the section is there");
    assert!(page.contains("Partly logged: 2 or more of 7 days logged, all 0."));
}

#[test]
fn a_knee_that_is_never_free_has_flares_compared_with_its_other_days() {
    let (first, last) = (date(2026, 1, 7), date(2026, 6, 28));
    let flares = [date(2026, 3, 24), date(2026, 5, 25), date(2026, 6, 14)];
    let sore = days(first, last).map(|day| (day, if flares.contains(&day) { 4 } else { 1 + (day.day() % 2) as u8 }));
    let timeline = with_diary(&diary(days(first, last), &sore.collect::<Vec<_>>()));
    assert_eq!(starts(&timeline), flares.map(|day| (day, OnsetKind::Flare)));
    let compared = &timeline.before_pain;
    assert_eq!((compared.analysis, compared.comparison_rule), (Analysis::Percentiles, ComparisonRule::NotRaised));
    // Of 173 days the first three have too few before them, and five around each flare are left out.
    assert_eq!(compared.comparison_days, 173 - 3 - 3 * 5);
    let page = reported::page(&timeline, &Settings::default(), &Charts::default());
    assert!(page.contains("3 pain flares are recorded."));
    assert!(page.contains("25 May 2026, flare"));
}

#[test]
fn pain_notes_alone_have_first_notes_and_no_start() {
    let timeline = with_diary("date,score\n2026-03-24,5\n2026-03-25,3\n2026-05-25,2\n");
    let facts = facts(&timeline);
    assert!(timeline.onsets.is_empty() && !facts.pain_starts.are_onsets);
    let kinds: Vec<OnsetKind> = facts.pain_starts.all.iter().map(|start| start.onset.kind).collect();
    assert_eq!(kinds, [OnsetKind::FirstNote; 2]);
    assert_eq!((facts.recent.preceding.starts.all(), facts.recent.preceding.counts.len()), (0, 0));
}

#[test]
fn two_knees_that_hurt_on_one_day_are_one_start_with_the_worse_score() {
    let text =
        "unlogged days are pain-free: yes\ndate,score,side\n2026-05-01,0,\n2026-05-25,2,left\n2026-05-25,4,right\n";
    let timeline = with_diary(text);
    assert_eq!(starts(&timeline), [(date(2026, 5, 25), OnsetKind::Onset)]);
    assert_eq!(timeline.onsets[0].score_0_10, 4.0);
}

#[test]
fn declared_days_are_logged_days() {
    let text = "date,score\n2026-05-01,0\n2026-05-25,2\n";
    assert_eq!(starts(&with_diary(text)), []);
    let declared = with_diary(&format!("unlogged days are pain-free: yes\n{text}"));
    assert_eq!(starts(&declared), [(date(2026, 5, 25), OnsetKind::Onset)]);
}

#[test]
fn without_a_diary_there_is_no_start() {
    let facts = facts(&Sample::between(date(2026, 1, 5), date(2026, 3, 1)).run(date(2026, 2, 1), 9.0, None).timeline());
    assert!(facts.pain_starts.all.is_empty());
    assert_eq!(facts.whole.preceding.starts.all(), 0);
}

/// Eight weeks with 10 km and 100 m on Mondays and Thursdays.
fn eight_weeks() -> Sample {
    let monday = date(2026, 1, 5);
    (0..8).fold(Sample::between(monday, date(2026, 3, 15)), |sample, week| {
        let day = add_days(monday, 7 * week);
        sample.run(day, 10.0, Some(100.0)).run(add_days(day, 3), 10.0, Some(100.0))
    })
}

fn load_before(sample: Sample) -> LoadBefore {
    facts(&sample.timeline()).pain_starts.all[0].load_before
}

#[test]
fn the_week_before_is_compared_with_the_four_weeks_before_it() {
    // Pain on Thursday 26 February, a run day, after a run on the day before.
    let pain = date(2026, 2, 26);
    let sample = eight_weeks().run(date(2026, 2, 25), 4.0, Some(40.0)).pain(pain, 3.0, "", "");
    let load = load_before(sample);
    let expected = LoadBefore {
        // Wednesday and Thursday; the run before them is of Monday.
        run_days_in_a_row: 2,
        // Monday to Thursday.
        distance_7d_m: Some(24_000.0),
        distance_4w_weekly_m: Some(20_000.0),
        descent_7d_m: Some(240.0),
        descent_4w_weekly_m: Some(200.0),
    };
    assert_eq!(load, expected);
    let rested = load_before(eight_weeks().pain(date(2026, 3, 1), 3.0, "", ""));
    assert_eq!((rested.run_days_in_a_row, rested.distance_7d_m), (0, Some(20_000.0)), "Sunday; the run is of Thursday");
}

#[test]
fn the_days_before_reach_back_beyond_the_days_shown() {
    let pain = date(2026, 2, 26);
    let whole = eight_weeks().run(date(2026, 2, 25), 4.0, Some(40.0)).pain(pain, 3.0, "", "").timeline();
    let mut cut = whole.clone();
    let first = date(2026, 2, 26);
    let is_earlier = |day: Date| day < first;
    (cut.earlier.runs, cut.runs) = whole.runs.iter().cloned().partition(|run| is_earlier(run.day));
    (cut.earlier.first_day, cut.first_day) = (whole.first_day, Some(first));
    let [whole, cut] = [whole, cut].map(|timeline| facts(&timeline).pain_starts.all.remove(0));
    assert_eq!(cut.load_before, whole.load_before);
    assert_eq!(cut.load_before.distance_4w_weekly_m, Some(20_000.0));
    assert_eq!(cut.runs_before, whole.runs_before);
}

#[test]
fn what_is_unknown_in_those_weeks_is_not_zero() {
    let pain = date(2026, 2, 26);
    let unknown = load_before(eight_weeks().run_of_unknown_distance(date(2026, 2, 10)).pain(pain, 3.0, "", ""));
    assert_eq!((unknown.distance_7d_m, unknown.distance_4w_weekly_m), (Some(20_000.0), None));
    assert_eq!((unknown.descent_7d_m, unknown.descent_4w_weekly_m), (Some(200.0), None));
    let gap = load_before(eight_weeks().unobserved(date(2026, 2, 23), date(2026, 2, 24)).pain(pain, 3.0, "", ""));
    assert_eq!((gap.distance_7d_m, gap.distance_4w_weekly_m), (None, Some(20_000.0)));
    let early = load_before(eight_weeks().pain(date(2026, 1, 16), 3.0, "", ""));
    assert_eq!((early.distance_7d_m, early.distance_4w_weekly_m), (Some(20_000.0), None), "before the records");
    let mut indoors = eight_weeks().treadmill(date(2026, 2, 24), 5.0).pain(pain, 3.0, "", "").timeline();
    let treadmill = indoors.runs.iter_mut().find(|run| run.kind == RunKind::Treadmill).unwrap();
    treadmill.flags.push(Flag::DescentNotApplicable);
    let indoors = facts(&indoors).pain_starts.all[0].load_before;
    assert_eq!((indoors.distance_7d_m, indoors.descent_7d_m), (Some(25_000.0), Some(200.0)));
}

#[test]
fn what_preceded_the_starts_is_counted_as_the_comparison_counts_it() {
    let timeline = with_onsets(5);
    let facts = facts(&timeline);
    let preceding = &facts.whole.preceding;
    assert_eq!(preceding.starts, KindCounts { onset: 5, ..KindCounts::default() });
    assert_eq!(preceding.counts.iter().map(|count| count.rate.what).collect::<Vec<_>>(), PrecededBy::ALL);
    for count in &preceding.counts[..3] {
        let exposure = count.rate.what.exposure();
        let mut nearest = timeline.before_pain.comparisons.iter().filter(|one| one.window.nearest == 0);
        let compared = nearest.find(|one| Some(one.exposure) == exposure).unwrap();
        assert_eq!(count.starts, compared.onsets);
        assert_eq!((count.rate.comparison_days, count.rate.all_days), (compared.base, compared.all_days));
        assert_eq!(count.all_days_pct, compared.all_days.share_pct());
    }
    assert!(preceding.counts.iter().all(|count| count.starts.known <= 5 && count.rate.all_days.known <= 728));
    let recent = &facts.recent.preceding;
    assert!(recent.starts.onset < 5 && recent.counts[0].starts.known <= recent.starts.onset);
}
