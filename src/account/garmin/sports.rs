//! The sports of a Garmin account by the key it gives them.

use crate::activity::{Sport, SubSport, named_sport};

/// The sport of a `typeKey`, else of the family in capitals next to it. `None` for counted steps, which are no activity.
pub(super) fn sport(type_key: Option<&str>, family: Option<&str>) -> Option<(Sport, SubSport)> {
    let is_steps = |key: &str| key.eq_ignore_ascii_case("steps");
    if type_key.or(family).is_some_and(is_steps) {
        return None;
    }
    let known = type_key.and_then(named_sport).or_else(|| family.and_then(named_sport));
    let (sport, sub_sport) = known.unwrap_or((Sport::Unknown, None));
    Some((sport, sub_sport.unwrap_or_default()))
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
