//! What a GPX `<type>` or a TCX `Sport` means, in the words of the portals and in the languages they translate to.

use crate::activity::{Sport, SubSport};

/// The sport that `words` name; `None` where they name none we know, such as TCX's `Other`.
///
/// The sub-sport is `None` where the words say nothing finer. Case, blanks and punctuation do not matter.
pub fn named_sport(words: &str) -> Option<(Sport, Option<SubSport>)> {
    let key: String = words
        .chars()
        .take(LONGEST_NAME)
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    run(&key)
        .map(|sub_sport| (Sport::Running, sub_sport))
        .or_else(|| on_foot(&key))
        .or_else(|| on_wheels(&key))
        .or_else(|| elsewhere(&key))
}

/// Letters looked at; no name of a sport is longer.
const LONGEST_NAME: usize = 40;

/// `Some` where `key` names a run, with its finer kind. `9` is how Strava's phone apps write a run.
fn run(key: &str) -> Option<Option<SubSport>> {
    let sub_sport = match key {
        "9" | "run" | "running" | "jog" | "jogging" | "lauf" | "laufen" | "joggen"
        | "courseàpied" | "courseapied" | "correr" | "carrera" | "corrida" | "corsa"
        | "corsaapiedi" | "hardlopen" | "løb" | "løp" | "løping" | "löpning" | "juoksu"
        | "bieganie" | "bieg" | "běh" | "futás" | "бег" | "ランニング" | "跑步" | "달리기" =>
        {
            return Some(None);
        }
        "trailrun" | "trailrunning" | "traillauf" | "trail" | "runningtrail" => SubSport::Trail,
        "treadmill" | "treadmillrun" | "treadmillrunning" | "laufband" | "runningtreadmill" => {
            SubSport::Treadmill
        }
        "indoorrun" | "indoorrunning" => SubSport::Indoor,
        "virtualrun" | "virtualrunning" => SubSport::Virtual,
        "trackrun" | "trackrunning" => SubSport::Track,
        "streetrun" | "streetrunning" | "roadrunning" => SubSport::Street,
        "obstaclerun" | "obstaclerunning" => SubSport::Obstacle,
        "ultrarun" | "ultrarunning" => SubSport::Ultra,
        _ => return None,
    };
    Some(Some(sub_sport))
}

fn on_foot(key: &str) -> Option<(Sport, Option<SubSport>)> {
    match key {
        "walk" | "walking" | "casualwalking" | "speedwalking" | "nordicwalking" | "gehen"
        | "spaziergang" | "marche" | "caminata" | "caminar" | "camminata" | "caminhada"
        | "wandelen" | "gång" | "kävely" | "spacer" => Some((Sport::Walking, None)),
        "indoorwalking" | "indoorwalk" => Some((Sport::Walking, Some(SubSport::Indoor))),
        "hike" | "hiking" | "rucking" | "trekking" | "mountaineering" | "snowshoe"
        | "snowshoeing" | "wandern" | "wanderung" | "randonnée" | "senderismo"
        | "escursionismo" | "vandring" | "alpinetour" => Some((Sport::Hiking, None)),
        _ => None,
    }
}

/// `1` is how Strava writes a ride; TCX calls it `Biking`.
fn on_wheels(key: &str) -> Option<(Sport, Option<SubSport>)> {
    match key {
        "1" | "ride" | "cycling" | "biking" | "bike" | "bicycle" | "roadbiking" | "roadcycling"
        | "mountainbiking" | "mountainbikeride" | "gravelcycling" | "gravelride" | "cyclocross"
        | "commuting" | "ebikeride" | "emountainbikeride" | "ebikemountain" | "ebikefitness"
        | "radfahren" | "radfahrt" | "vélo" | "cyclisme" | "ciclismo" | "fietsen" | "cykling"
        | "pyöräily" | "kolarstwo" => Some((Sport::Cycling, None)),
        "indoorcycling" | "indoorbiking" | "spinning" => {
            Some((Sport::Cycling, Some(SubSport::Indoor)))
        }
        "virtualride" | "virtualcycling" => Some((Sport::Cycling, Some(SubSport::Virtual))),
        "wheelchair" | "wheelchairpushwalk" | "wheelchairpushrun" => {
            Some((Sport::Wheelchair, Some(SubSport::Wheelchair)))
        }
        _ => None,
    }
}

/// Sports without steps or wheels. Those this program does not tell apart keep their FIT number.
fn elsewhere(key: &str) -> Option<(Sport, Option<SubSport>)> {
    let sport = match key {
        "swim" | "swimming" | "lapswimming" | "openwaterswimming" | "poolswimming"
        | "schwimmen" | "natation" | "natación" | "nuoto" => Sport::Swimming,
        "transition" => Sport::Transition,
        "workout" | "training" | "weighttraining" | "strengthtraining" | "cardiotraining"
        | "cardio" | "hiit" | "crossfit" | "elliptical" | "stairstepper" | "stairclimbing"
        | "fitnessequipment" | "gym" | "yoga" | "pilates" => Sport::Training,
        "basketball" => Sport::Other(6),
        "soccer" | "football" => Sport::Other(7),
        "tennis" => Sport::Other(8),
        "crosscountryskiing" | "nordicski" | "xcskiing" => Sport::Other(12),
        "alpineskiing" | "alpineski" | "skiing" | "downhillskiing" => Sport::Other(13),
        "snowboard" | "snowboarding" => Sport::Other(14),
        "rowing" | "indoorrowing" => Sport::Other(15),
        "driving" => Sport::Other(24),
        "golf" => Sport::Other(25),
        "inlineskating" | "inlineskate" => Sport::Other(30),
        "iceskating" | "iceskate" => Sport::Other(33),
        "paddling" | "canoeing" => Sport::Other(19),
        "standuppaddling" | "standuppaddleboarding" => Sport::Other(37),
        "kayaking" => Sport::Other(41),
        _ => return None,
    };
    Some((sport, None))
}

#[cfg(test)]
mod tests {
    //! Words seen in exports.

    use super::*;

    #[test]
    fn words_of_the_portals_are_understood() {
        for (words, sport, sub_sport) in [
            ("running", Sport::Running, None),
            ("Run", Sport::Running, None),
            ("9", Sport::Running, None),
            (" trail_running ", Sport::Running, Some(SubSport::Trail)),
            (
                "treadmill_running",
                Sport::Running,
                Some(SubSport::Treadmill),
            ),
            ("VirtualRun", Sport::Running, Some(SubSport::Virtual)),
            ("Course à pied", Sport::Running, None),
            ("LÖPNING", Sport::Running, None),
            ("Walk", Sport::Walking, None),
            ("hiking", Sport::Hiking, None),
            ("Biking", Sport::Cycling, None),
            ("1", Sport::Cycling, None),
            ("lap_swimming", Sport::Swimming, None),
            ("tennis", Sport::Other(8), None),
        ] {
            assert_eq!(named_sport(words), Some((sport, sub_sport)), "{words}");
        }
    }

    #[test]
    fn other_words_say_nothing() {
        for words in [
            "",
            "Other",
            "unknown",
            "11",
            "the category",
            "runkeeper",
            "...",
        ] {
            assert_eq!(named_sport(words), None, "{words}");
        }
    }
}
