//! The sports of a Garmin account by the key it gives them, as the watch numbers them.

use crate::activity::{Sport, SubSport};

/// The sport of a `typeKey`, else of the family in capitals beside it. `None` for counted steps, which are no activity.
pub(super) fn sport(type_key: Option<&str>, family: Option<&str>) -> Option<(Sport, SubSport)> {
    let key = type_key.map(str::to_ascii_lowercase);
    // Some keys carry the number of their version.
    let key = key.as_deref().map(|key| key.trim_end_matches("_v2"));
    let family = family.map(str::to_ascii_lowercase);
    if key.or(family.as_deref()) == Some("steps") {
        return None;
    }
    let known = key
        .and_then(of_key)
        .or_else(|| family.as_deref().and_then(of_key));
    Some(known.unwrap_or((Sport::Unknown, SubSport::Generic)))
}

fn of_key(key: &str) -> Option<(Sport, SubSport)> {
    Some(match key {
        "trail_running" => (Sport::Running, SubSport::Trail),
        "street_running" => (Sport::Running, SubSport::Street),
        "track_running" => (Sport::Running, SubSport::Track),
        "treadmill_running" => (Sport::Running, SubSport::Treadmill),
        "indoor_running" => (Sport::Running, SubSport::Indoor),
        "virtual_run" | "virtual_running" => (Sport::Running, SubSport::Virtual),
        "obstacle_run" | "obstacle_running" => (Sport::Running, SubSport::Obstacle),
        "ultra_run" | "ultra_running" => (Sport::Running, SubSport::Ultra),
        "wheelchair_push_run"
        | "indoor_wheelchair_run"
        | "indoor_wheelchair_walk"
        | "wheelchair_push_walk" => (Sport::Wheelchair, SubSport::Wheelchair),
        _ => (of_family(key)?, SubSport::Generic),
    })
}

fn of_family(key: &str) -> Option<Sport> {
    Some(match key {
        "parkrun" => Sport::Running,
        "rucking" | "mountaineering" | "snow_shoe" | "snowshoeing" | "trekking" => Sport::Hiking,
        "training" | "fitness_equipment" | "strength_training" | "indoor_cardio" | "hiit"
        | "yoga" | "pilates" | "elliptical" | "stair_climbing" | "floor_climbing"
        | "cardio_training" | "mobility" | "breathwork" | "meditation" | "jump_rope" => {
            Sport::Training
        }
        "bmx" | "bikepacking" | "e_enduro_mtb" | "virtual_ride" => Sport::Cycling,
        "indoor_rowing" | "rowing" => Sport::Other(15),
        _ => return of_part(key),
    })
}

/// Most keys are made of the family and something finer, such as `speed_walking` or `e_bike_mountain`.
fn of_part(key: &str) -> Option<Sport> {
    // A change "bikeToRun" names two sports, and a wheelchair can be pushed at a run: these come first.
    const PARTS: [(&str, Sport); 14] = [
        ("transition", Sport::Transition),
        ("wheelchair", Sport::Wheelchair),
        ("multi", Sport::Unknown),
        ("running", Sport::Running),
        ("walking", Sport::Walking),
        ("hiking", Sport::Hiking),
        ("swimming", Sport::Swimming),
        ("cycling", Sport::Cycling),
        ("biking", Sport::Cycling),
        ("bike", Sport::Cycling),
        ("cross_country", Sport::Other(12)),
        ("snowboarding_ws", Sport::Other(13)),
        ("snowboarding", Sport::Other(14)),
        ("skiing", Sport::Other(13)),
    ];
    let known = PARTS.iter().find(|(part, _)| key.contains(part));
    known.map(|(_, sport)| *sport)
}

#[cfg(test)]
mod tests {
    //! Keys of the account against the words of the watch.

    use super::*;
    use crate::activity::RunKind;

    fn kind(key: &str) -> Option<RunKind> {
        let (sport, sub_sport) = sport(Some(key), None).unwrap();
        RunKind::of(sport, sub_sport)
    }

    #[test]
    fn every_key_of_the_run_family_is_a_run_of_its_kind() {
        for (key, expected) in [
            ("running", RunKind::Road),
            ("street_running", RunKind::Road),
            ("trail_running", RunKind::Trail),
            ("obstacle_run", RunKind::Trail),
            ("ultra_run", RunKind::Trail),
            ("track_running", RunKind::Track),
            ("treadmill_running", RunKind::Treadmill),
            ("indoor_running", RunKind::Treadmill),
            ("virtual_run", RunKind::Virtual),
        ] {
            assert_eq!(kind(key), Some(expected), "{key}");
        }
    }

    #[test]
    fn no_other_key_is_a_run() {
        for (key, expected) in [
            ("walking", Sport::Walking),
            ("casual_walking", Sport::Walking),
            ("speed_walking", Sport::Walking),
            ("hiking", Sport::Hiking),
            ("rucking", Sport::Hiking),
            ("wheelchair_push_run", Sport::Wheelchair),
            ("wheelchair_push_walk", Sport::Wheelchair),
            ("e_bike_fitness", Sport::Cycling),
            ("e_bike_mountain", Sport::Cycling),
            ("e_enduro_mtb", Sport::Cycling),
            ("virtual_ride", Sport::Cycling),
            ("gravel_cycling", Sport::Cycling),
            ("lap_swimming", Sport::Swimming),
            ("swimToBikeTransition_v2", Sport::Transition),
            ("runToBikeTransition", Sport::Transition),
            ("transition_v2", Sport::Transition),
            ("strength_training", Sport::Training),
            ("multi_sport", Sport::Unknown),
            ("other", Sport::Unknown),
        ] {
            assert_eq!(sport(Some(key), None).unwrap().0, expected, "{key}");
            assert_eq!(kind(key), None, "{key}");
        }
    }

    #[test]
    fn the_family_helps_where_the_key_is_new_and_steps_are_no_activity() {
        let new = sport(Some("moonlight_jog"), Some("RUNNING")).unwrap();
        assert_eq!(new, (Sport::Running, SubSport::Generic));
        assert_eq!(sport(Some("steps"), Some("STEPS")), None);
        assert_eq!(sport(None, Some("STEPS")), None);
        assert_eq!(sport(None, None).unwrap().0, Sport::Unknown);
    }
}
