//! The tables of a study: flow, counts, rates and their thresholds.

use patella::metrics::SpikeState::{self, Large, Reference};
use patella::report::tables::study as columns;
use patella::settings::Settings;
use patella::study::{FlaggedShare, Inclusion, OnsetFlow, RunnersRead, StateRow, StudyRunner, StudyState, StudyTables};
use patella::timeline::Measure;

use super::runner;

/// `exposed` runners who each have a reference run on day 15 and a large one on day 25; the first so many of them have pain
/// on the day of the one and of the other.
fn study(exposed: usize, (reference_onsets, large_onsets): (usize, usize)) -> StudyTables {
    let runners: Vec<StudyRunner> = (0..exposed)
        .map(|number| {
            let onsets = [(number < reference_onsets).then_some(15), (number < large_onsets).then_some(25)];
            // Pain of day 15 would leave the run of day 25 exposed: it ends on day 17, and the week before is 18 to 24.
            runner(
                &format!("r{number}"),
                &[(15, Reference), (25, Large)],
                &onsets.into_iter().flatten().collect::<Vec<_>>(),
            )
        })
        .collect();
    let read = RunnersRead { whole: exposed as u32, partial: 0, failed: 0 };
    StudyTables::of(&runners, &read, &Settings::default())
}

fn row(tables: &StudyTables, state: StudyState) -> &StateRow {
    let main = |row: &&StateRow| row.scheme.name.name() == "main" && row.measure == Measure::Distance;
    tables.states.iter().filter(main).find(|row| row.state == state).unwrap()
}

/// 40 runners, 10 onsets in 40 reference sessions (250 for each 1,000), 20 in 40 large ones (500): ratio 2, difference 250.
/// Each session has 10 km, so that the rates for each 1,000 km are 25 and 50.
#[test]
fn rates_ratio_and_difference_are_as_on_paper() {
    let tables = study(40, (10, 20));
    let (reference, large) = (row(&tables, StudyState::Reference), row(&tables, StudyState::Large));
    assert_eq!((reference.runners, reference.sessions, reference.onsets, reference.person_days), (40, 40, 10, 100));
    assert_eq!((large.runners, large.sessions, large.onsets, large.person_days), (40, 40, 20, 80));
    assert_eq!((reference.rate_1000_sessions, large.rate_1000_sessions), (Some(250.0), Some(500.0)));
    assert_eq!((reference.rate_1000_km, large.rate_1000_km), (Some(25.0), Some(50.0)));
    assert_eq!((large.ratio, large.difference), (Some(2.0), Some(250.0)));
    assert_eq!((reference.ratio, reference.difference), (None, None));
    assert_eq!((reference.share_pct, large.share_pct), (Some(50.0), Some(50.0)));
    let ratio = large.ratio_interval.unwrap();
    assert!(ratio.low > 1.0 && ratio.low < 2.0 && ratio.high > 2.0, "{ratio:?}");
    let difference = large.difference_interval.unwrap();
    assert!(difference.low > 0.0 && difference.low < 250.0 && difference.high > 250.0, "{difference:?}");
    assert_eq!(large.frandsen.map(|theirs| theirs.hazard_ratio), Some(2.28));
    assert_eq!(tables, study(40, (10, 20)), "the same input gives the same intervals");
}

#[test]
fn below_ten_onsets_or_twenty_runners_there_are_counts_alone() {
    let given = |exposed, onsets| {
        let tables = study(exposed, onsets);
        let large = row(&tables, StudyState::Large).clone();
        assert_eq!(large.onsets as usize, onsets.1);
        assert_eq!(large.ratio.is_some(), large.difference.is_some());
        assert_eq!(large.rate_interval.is_some(), large.rate_1000_sessions.is_some());
        (large.is_counts_alone, large.rate_1000_sessions.is_some(), large.ratio.is_some())
    };
    assert_eq!(given(20, (10, 10)), (false, true, true));
    assert_eq!(given(20, (10, 9)), (true, false, false));
    assert_eq!(given(19, (10, 10)), (true, false, false));
    assert_eq!(given(20, (9, 10)), (false, true, false), "the reference has too few");
}

#[test]
fn runners_sessions_and_onsets_are_accounted_for() {
    let none = StudyRunner { diary: None, ..runner("none", &[(15, Reference)], &[]) };
    // A diary, and its only run in the week after pain.
    let sore = runner("sore", &[(14, Reference)], &[12]);
    // An onset on day 20 after a run on day 12, too long before; one on day 31 after an exposed run.
    let two = runner("two", &[(12, SpikeState::Small), (30, Large)], &[20, 31]);
    let read = RunnersRead { whole: 2, partial: 1, failed: 2 };
    let tables = StudyTables::of(&[none, sore, two], &read, &Settings::default());
    let runners = tables.runners;
    assert_eq!((runners.found, runners.read, runners.partial, runners.failed), (5, 2, 1, 2));
    assert_eq!((runners.without_diary, runners.not_exposed, runners.exposed), (1, 1, 1));
    assert_eq!(runners.read + runners.partial, runners.without_diary + runners.not_exposed + runners.exposed);
    let sessions: Vec<(Inclusion, u32, u32)> =
        tables.sessions.iter().map(|row| (row.inclusion, row.runners, row.sessions)).collect();
    assert_eq!(sessions[..2], [(Inclusion::Exposed, 1, 2), (Inclusion::NoDiary, 1, 1)]);
    assert_eq!(sessions.iter().map(|row| row.2).sum::<u32>(), 4);
    let onsets = OnsetFlow { onset: 3, partly_logged: 0, flare: 0, counted: 1, session_not_exposed: 0, no_session: 2 };
    assert_eq!(tables.onsets, onsets);
    // Two reference runs, a small and a large one are graded; by descent nothing is.
    let distance = FlaggedShare {
        measure: Measure::Distance,
        sessions: 4,
        graded: 4,
        above: 2,
        above_pct: Some(50.0),
        doubtful: 0,
    };
    assert_eq!(tables.flagged[0], distance);
    assert_eq!((tables.flagged[1].graded, tables.flagged[1].above_pct), (0, None));
}

#[test]
fn a_study_without_a_runner_has_tables_of_zeros() {
    let tables = StudyTables::of(&[], &RunnersRead::default(), &Settings::default());
    assert_eq!(tables.states.len(), 5 * 2 * 7, "schemes, measures and states");
    assert!(tables.states.iter().all(|row| row.sessions == 0 && row.rate_1000_sessions.is_none()));
    let json = serde_json::to_string(&tables).unwrap();
    assert_eq!(serde_json::from_str::<StudyTables>(&json).unwrap(), tables);
}

#[test]
fn every_table_is_a_csv_with_one_line_for_each_row() {
    let tables = study(40, (10, 20));
    let files = columns::aggregates(&tables).unwrap();
    let lines = |name: &str| {
        let file = files.iter().find(|file| file.0 == name).unwrap();
        String::from_utf8(file.1.clone()).unwrap().lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(lines("tables/states.csv").len(), 1 + 70);
    assert_eq!(lines("tables/flagged.csv").len(), 1 + 2);
    assert_eq!(lines("tables/flow.csv")[1..3], ["runners,found,40,", "runners,read,40,"]);
    let large = lines("tables/states.csv").into_iter().find(|line| line.starts_with("main,2,distance,large")).unwrap();
    assert!(large.starts_with("main,2,distance,large,40,40,50,80,400000,20,false,500,"), "{large}");
    assert!(large.ends_with(",2.28,1.5,3.48"), "{large}");
}
