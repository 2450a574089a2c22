//! Evidence for and against a rule is gathered by the same rules: what is declared, what is vague and what is missing.

use jiff::civil::{Date, date};
use patella::calendar::add_days;
use patella::pain::diary::read;
use patella::pain::rules::{
    Condition, ConditionName, LogRun, PainAfter, RuleChecks, RunDay, ScoreBounds, Verdict, check, pain_after, run_days,
};
use patella::settings::Settings;

/// 2 March 2026, a Monday.
const DAY_0: Date = Date::constant(2026, 3, 2);

/// A run from 17:00 to 18:00 on each of these days.
fn runs(days: &[i64]) -> Vec<LogRun> {
    let run = |day: &i64| LogRun {
        day: add_days(DAY_0, *day),
        distance_m: Some(8000.0),
        start: Some(add_days(DAY_0, *day).at(17, 0, 0, 0)),
        end: Some(add_days(DAY_0, *day).at(18, 0, 0, 0)),
    };
    days.iter().map(run).collect()
}

/// A diary of `day,score,time,when,lasted` lines, the day counted from 2 March.
fn diary(notes: &[(i64, &str)], declared: bool) -> patella::pain::PainDiary {
    let mut lines = String::from("date,score,time,when,lasted\n");
    if declared {
        lines.push_str("unlogged days are pain-free: yes\n");
    }
    for (day, cells) in notes {
        lines.push_str(&format!("{},{cells}\n", add_days(DAY_0, *day)));
    }
    read(lines.as_bytes(), "d").unwrap()
}

pub fn checked(run_days: &[i64], notes: &[(i64, &str)], declared: bool) -> RuleChecks {
    let diary = diary(notes, declared);
    check(&runs(run_days), &diary, &Settings::default()).unwrap()
}

/// Met, not met and unknown run days of the taught rule and of the pain-monitoring model.
pub fn counts(checked: &RuleChecks) -> [[usize; 3]; 2] {
    [&checked.taught, &checked.monitoring.run_days].map(|counts| [counts.met, counts.not_met, counts.unknown])
}

pub const MET: [[usize; 3]; 2] = [[1, 0, 0]; 2];
pub const NOT_MET: [[usize; 3]; 2] = [[0, 1, 0]; 2];
pub const UNTOLD: [[usize; 3]; 2] = [[0, 0, 1]; 2];

/// What the log holds of a run on 4 March.
fn run_day(notes: &[(i64, &str)]) -> RunDay {
    let diary = diary(notes, false);
    let morning_ends = Settings::default().onset.morning_ends;
    run_days(&runs(&[2]), &diary, morning_ends).remove(0)
}

fn verdict(checked: &RuleChecks, name: ConditionName) -> Verdict {
    let mut all = checked.progression.all.iter();
    let found: Option<&Condition> = all.find(|it| it.name == name);
    found.unwrap().verdict
}

#[test]
fn a_note_without_a_word_before_ten_is_of_the_morning_whatever_its_score() {
    let next = |cells: &'static str| run_day(&[(1, "0,,,"), (2, "0,,after,"), (3, cells)]).next_morning;
    assert_eq!(next("0,07:30,,"), Some(ScoreBounds::exact(0.0)));
    assert_eq!(next("6,07:30,,"), Some(ScoreBounds::exact(6.0)));
    assert_eq!(next("6,09:59,rest,"), Some(ScoreBounds::exact(6.0)));
    assert_eq!(next("6,10:00,,"), None, "says nothing of the morning");
    assert_eq!(next("6,15:00,next morning,"), Some(ScoreBounds::exact(6.0)), "the words say it");
    let flare = [(1, "0,,,"), (2, "0,,after,"), (3, "6,07:30,,")];
    assert_eq!(counts(&checked(&[2], &flare, false)), NOT_MET);
    let free = [flare[0], flare[1], (3, "0,07:30,,")];
    assert_eq!(counts(&checked(&[2], &free, false)), MET);
    // After a run at seven the clock says: after that run.
    let early = LogRun {
        day: add_days(DAY_0, 3),
        start: Some(add_days(DAY_0, 3).at(6, 0, 0, 0)),
        end: Some(add_days(DAY_0, 3).at(7, 0, 0, 0)),
        ..runs(&[3])[0]
    };
    let diary = diary(&flare, false);
    let both = [runs(&[2])[0], early];
    let days = run_days(&both, &diary, Settings::default().onset.morning_ends);
    assert_eq!(days[0].next_morning, None);
    assert_eq!(days[1].after, Some(ScoreBounds::exact(6.0)));
}

#[test]
fn a_note_gets_its_timing_from_its_time_for_and_against_the_run_of_its_day() {
    let before = |score: &str| {
        let day = run_day(&[(2, &format!("{score},07:30,,"))]);
        (day.before, day.during, day.after, day.untimed)
    };
    assert_eq!(before("0"), (Some(ScoreBounds::exact(0.0)), None, None, None));
    assert_eq!(before("3"), (Some(ScoreBounds::exact(3.0)), None, None, None));
    let after = run_day(&[(2, "3,20:00,,")]);
    assert_eq!((after.before, after.during), (None, None));
    assert_eq!(after.after, Some(ScoreBounds::exact(3.0)));
    assert_eq!(run_day(&[(2, "3,17:30,,")]).during, Some(ScoreBounds::exact(3.0)));
}

#[test]
fn a_painful_note_that_does_not_say_when_is_at_most_that() {
    // The level before the run is 3: a next day of at most 3 is no more, one of at most 4 may be more.
    let morning = |score: &str| {
        let notes = [
            (2, "3,,before,".to_owned()),
            (2, "2,,during,".to_owned()),
            (2, "2,18:30,after,".to_owned()),
            (3, format!("{score},,,")),
        ];
        let notes: Vec<(i64, &str)> = notes.iter().map(|(day, cells)| (*day, cells.as_str())).collect();
        counts(&checked(&[2], &notes, false))
    };
    assert_eq!(morning("0"), MET);
    assert_eq!(morning("3"), MET);
    assert_eq!(morning("4"), UNTOLD);
    // The same on the day of the run, for the limit while running: 5 in the pain-monitoring model.
    let day = |score: &str| {
        let notes = [(2, format!("{score},,,")), (3, "0,,next morning,".to_owned())];
        let notes: Vec<(i64, &str)> = notes.iter().map(|(day, cells)| (*day, cells.as_str())).collect();
        counts(&checked(&[2], &notes, false))[1]
    };
    assert_eq!(day("5"), [1, 0, 0]);
    assert_eq!(day("6"), [0, 0, 1], "neither for nor against");
    // It bounds the level before the run too: 6 on the next morning is more than at most 5.
    let worse = [(2, "5,,,"), (3, "6,,next morning,")];
    assert_eq!(counts(&checked(&[2], &worse, false)), NOT_MET);
    let open = run_day(&[(1, "0,,,"), (2, "4,,,")]);
    assert_eq!(open.before, Some(ScoreBounds::at_most(4.0)), "it may have been before the run");
    assert_eq!((open.is_free(), open.throughout), (Some(false), None));
}

#[test]
fn how_long_it_lasted_counts_for_and_against() {
    let alone = |cells: &str| verdict(&checked(&[2], &[(2, cells)], false), ConditionName::Lasting);
    assert_eq!(alone("3,,after,2 days"), Verdict::Met);
    assert_eq!(alone("3,,after,3 h"), Verdict::NotMet);
    assert_eq!(alone("3,,after,"), Verdict::Unknown);
}

#[test]
fn a_free_run_day_ends_a_rise_whatever_is_not_known_after_it() {
    let notes = [(0, "0,,,"), (1, "0,,,"), (2, "2,,after,"), (6, "0,,,")];
    let all = checked(&[0, 2, 4], &notes, false);
    assert_eq!(verdict(&all, ConditionName::Rising), Verdict::NotMet);
    let unknown = [(2, "2,,after,"), (6, "0,,,")];
    let all = checked(&[0, 2, 4], &unknown, false);
    assert_eq!(verdict(&all, ConditionName::Rising), Verdict::Unknown);
}

#[test]
fn a_day_that_is_not_logged_is_counted_in_the_volume_held() {
    let days = [0, 4, 8];
    let mut notes = Vec::new();
    for day in days {
        notes.extend([(day, "0,,after,"), (day + 1, "0,,next morning,")]);
    }
    let held = checked(&days, &notes, false).held.unwrap();
    assert_eq!((held.run_days, held.unlogged_days), (3, 4));
    let held = checked(&days, &notes, true).held.unwrap();
    assert_eq!((held.unlogged_days, held.declared), (0, 0), "each run day has a note");
}

#[test]
fn run_days_are_logged_fully_partly_or_not_at_all() {
    let notes = [(0, "0,,after,"), (1, "0,,next morning,"), (3, "4,,after,"), (9, "0,,,")];
    let all = checked(&[0, 3, 6], &notes, false);
    let counts = (all.fully_logged, all.partly_logged, all.not_logged);
    assert_eq!(counts, (1, 1, 1));
    let declared = checked(&[0, 3, 6], &notes, true);
    assert_eq!((declared.fully_logged, declared.not_logged), (2, 0));
}

#[test]
fn notes_on_a_run_that_was_not_recorded_are_counted() {
    let notes = [
        (0, "0,,next morning,"),
        (2, "0,,after,"),
        (3, "0,,next morning,"),
        (5, "3,,throughout,"),
        (6, "2,,next morning,"),
        (7, "2,,rest,"),
        (7, "2,,after,"),
        (8, "2,,,"),
    ];
    let all = checked(&[2], &notes, false).unmatched;
    assert_eq!(all.without_run, [date(2026, 3, 7)]);
    assert_eq!(all.without_run_before, [date(2026, 3, 8)]);
}

#[test]
fn pain_after_a_run_needs_one_note_and_its_absence_every_day() {
    let after = |notes: &[(i64, &str)], declared: bool| {
        let morning_ends = Settings::default().onset.morning_ends;
        let days = pain_after(&runs(&[2]), &diary(notes, declared), 2, morning_ends);
        days[&add_days(DAY_0, 2)]
    };
    assert_eq!(after(&[(4, "2,,,")], false), PainAfter::Noted);
    assert_eq!(after(&[(2, "0,,,"), (3, "0,,,"), (4, "0,,,")], false), PainAfter::Free);
    assert_eq!(after(&[(2, "0,,,"), (3, "0,,,")], false), PainAfter::PartlyLogged);
    assert_eq!(after(&[(0, "0,,,"), (5, "0,,,")], false), PainAfter::NotLogged);
    assert_eq!(after(&[(0, "0,,,"), (5, "0,,,")], true), PainAfter::Free);
    let before = [(2, "3,,before,"), (3, "0,,,"), (4, "0,,,")];
    assert_eq!(after(&before, false), PainAfter::PartlyLogged, "before is not after");
}
