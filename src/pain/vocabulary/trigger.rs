//! What set the pain off.

use std::sync::LazyLock;

use super::{SynonymIndex, Vocabulary, index_of_synonyms};

/// What set the pain off, as the runner states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trigger {
    /// Up or down.
    Stairs,
    /// For long.
    Sitting,
    /// Squatting, lunging, bending the knee.
    Squat,
    Downhill,
    Uphill,
    Kneeling,
    /// Running as such.
    Running,
    FastRunning,
    /// And landing.
    Jumping,
    Walking,
    /// For long.
    Standing,
    /// After sitting or lying.
    GettingUp,
    /// Turning on a planted foot.
    Twisting,
    Cycling,
    /// Something that presses on the knee.
    Pressure,
    Other,
    /// Nothing that the runner could name.
    Nothing,
}

/// What is accepted, for messages.
pub const TRIGGER: &str = "trigger is one or several of stairs, sitting, squat, downhill, uphill, kneeling, running, fast running, \
    jumping, walking, standing, getting up, twisting, cycling, pressure, other, nothing; other words belong into the column note";

impl Vocabulary for Trigger {
    const SYNONYMS: &'static [(Trigger, &'static str)] = &[
        (
            Trigger::Stairs,
            "stairs|stair|steps|stairs up|stairs down|down stairs|up stairs|up and down stairs|upstairs|\
             downstairs|going upstairs|going downstairs|going up stairs|going down stairs|climbing stairs|\
             walking stairs",
        ),
        (
            Trigger::Sitting,
            "sitting|sit|long sitting|sitting long|sitting for long|prolonged sitting|desk|sitting desk|\
             driving|car|cinema|flight",
        ),
        (
            Trigger::Squat,
            "squat|squats|squatting|lunge|lunges|lunging|bending|bending knee|bending down|knee bends|crouching",
        ),
        (
            Trigger::Downhill,
            "downhill|downhills|down hill|downhill running|running downhill|walking downhill|going downhill|\
             descent|descents|descending",
        ),
        (
            Trigger::Uphill,
            "uphill|uphills|up hill|uphill running|running uphill|walking uphill|going uphill|climb|climbing",
        ),
        (Trigger::Kneeling, "kneeling|kneel|knees"),
        (Trigger::Running, "running|run|easy run|easy running|jogging"),
        (
            Trigger::FastRunning,
            "fast running|fast run|running fast|speed|speed work|sprint|sprints|sprinting|intervals|tempo|\
             tempo run",
        ),
        (Trigger::Jumping, "jumping|jump|jumps|hopping|hop|landing|plyometrics"),
        (Trigger::Walking, "walking|walk|long walk"),
        (Trigger::Standing, "standing|long standing|standing long|prolonged standing"),
        (Trigger::GettingUp, "getting up|standing up|rising|getting up from chair|after sitting|getting out bed"),
        (Trigger::Twisting, "twisting|twist|turning|pivoting"),
        (Trigger::Cycling, "cycling|cycle|bike|biking|bike ride|ride|riding"),
        (Trigger::Pressure, "pressure|pressing|touch|touching|knock"),
        (Trigger::Other, "other|something else"),
        (Trigger::Nothing, "nothing|none|no trigger|unknown|not known"),
    ];

    fn index() -> &'static SynonymIndex<Trigger> {
        static INDEX: LazyLock<SynonymIndex<Trigger>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}
