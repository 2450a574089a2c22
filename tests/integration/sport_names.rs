//! Names as exports write them.

use patella::activity::{RunKind, Sport, named_sport, sport_in_title};

fn kind(text: &str) -> Option<RunKind> {
    let (sport, sub_sport) = named_sport(text)?;
    RunKind::of(sport, sub_sport.unwrap_or_default())
}

fn sport(text: &str) -> Option<Sport> {
    named_sport(text).map(|(sport, _)| sport)
}

#[test]
fn runs_of_every_kind_and_language_are_runs() {
    for (text, expected) in [
        ("running", RunKind::Road),
        ("Run", RunKind::Road),
        ("9", RunKind::Road),
        ("street_running", RunKind::Road),
        ("LÖPNING", RunKind::Road),
        ("Course à pied", RunKind::Road),
        ("Laufen", RunKind::Road),
        ("Correr", RunKind::Road),
        ("Hardlopen", RunKind::Road),
        ("Løping", RunKind::Road),
        ("ランニング", RunKind::Road),
        ("户外跑步", RunKind::Road),
        ("夜间跑步", RunKind::Road),
        ("HKWorkoutActivityTypeRunning", RunKind::Road),
        ("moonlight_run", RunKind::Road),
        (" trail_running ", RunKind::Trail),
        ("TrailRun", RunKind::Trail),
        ("obstacle_run", RunKind::Trail),
        ("Berglauf", RunKind::Trail),
        ("treadmill_running", RunKind::Treadmill),
        ("Laufband", RunKind::Treadmill),
        ("indoor_running_v2", RunKind::Treadmill),
        ("track_running", RunKind::Track),
        ("VirtualRun", RunKind::Virtual),
        ("Virtueller Lauf", RunKind::Virtual),
    ] {
        assert_eq!(kind(text), Some(expected), "{text}");
    }
}

#[test]
fn other_sports_are_no_runs_in_any_language() {
    for (text, expected) in [
        ("Walk", Sport::Walking),
        ("FITNESS_WALKING", Sport::Walking),
        ("Wandeling", Sport::Walking),
        ("Spazieren", Sport::Walking),
        ("ウォーキング", Sport::Walking),
        ("户外健走", Sport::Walking),
        ("hiking", Sport::Hiking),
        ("Randonnée", Sport::Hiking),
        ("Biking", Sport::Cycling),
        ("1", Sport::Cycling),
        ("CYCLING_TRANSPORTATION", Sport::Cycling),
        ("E-Bike Ride", Sport::Cycling),
        ("e_bike_fitness", Sport::Cycling),
        ("Rad", Sport::Cycling),
        ("Fahrrad", Sport::Cycling),
        ("Velosiped", Sport::Cycling),
        ("racebike", Sport::Cycling),
        ("touringbicycle", Sport::Cycling),
        ("mtb", Sport::Cycling),
        ("晚间骑行", Sport::Cycling),
        ("サイクリング", Sport::Cycling),
        ("lap_swimming", Sport::Swimming),
        ("cross_country_skiing_ws", Sport::Other(12)),
        ("Langlauf", Sport::Other(12)),
        ("RollerSki", Sport::Other(12)),
        ("skate_skiing_ws", Sport::Other(12)),
        ("resort_skiing_snowboarding_ws", Sport::Other(13)),
        ("BackcountrySki", Sport::Other(13)),
        ("a_new_ski_run", Sport::Other(13)),
        ("rowing_v2", Sport::Other(15)),
        ("paddling_v2", Sport::Other(19)),
        ("tennis", Sport::Other(8)),
        ("wheelchair_push_run", Sport::Wheelchair),
        ("swimToBikeTransition_v2", Sport::Transition),
        ("runToBikeTransition", Sport::Transition),
        ("Strength Training", Sport::Training),
    ] {
        assert_eq!(sport(text), Some(expected), "{text}");
        assert_eq!(kind(text), None, "{text}");
    }
}

#[test]
fn texts_that_name_no_known_sport_name_none() {
    for text in ["", "Other", "unknown", "11111", "the category", "runkeeper", "..."] {
        assert_eq!(named_sport(text), None, "{text}");
    }
    assert_eq!(sport("multi_sport"), Some(Sport::Unknown));
}

#[test]
fn a_title_names_a_sport_only_where_it_says_nothing_else() {
    for (title, expected) in [
        ("Running 3/10/26 8:00 am", Some(Sport::Running)),
        ("Walking 12.03.26 18:05", Some(Sport::Walking)),
        ("Trail Running 3/10/26 8:00 am", Some(Sport::Running)),
        ("20231013 Outdoor cycling", Some(Sport::Cycling)),
        ("20231013 Outdoor running", Some(Sport::Running)),
        ("Morning Run", Some(Sport::Running)),
        ("Laufen 10.03.26 08:00", Some(Sport::Running)),
        ("Course à pied 10/03/2026 08:00", Some(Sport::Running)),
        ("2023-10-13 户外跑步", Some(Sport::Running)),
        ("Cross-Country Skiing 2/1/26 9:12 am", Some(Sport::Other(12))),
        ("Run to the bike shop", None),
        ("Bike path run", None),
        ("Trail", None),
        ("Workout", None),
        ("Route 2026-03-14 7:30am", None),
        ("2026-03-14", None),
        ("", None),
    ] {
        let found = sport_in_title(title).map(|(sport, _)| sport);
        assert_eq!(found, expected, "{title}");
    }
}
