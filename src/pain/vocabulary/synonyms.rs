//! The closed lists of a diary with their synonyms: which knee and where at it, when in relation to the run, and what set the
//! pain off.

use std::sync::LazyLock;

use super::{SynonymIndex, Vocabulary, index_of_synonyms};

/// Which knee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Left,
    Right,
    Both,
}

/// What is accepted, for messages.
pub const SIDE: &str = "side is one of left, right, both";

impl Vocabulary for Side {
    const SYNONYMS: &'static [(Side, &'static str)] = &[
        (Side::Left, "left|l|lt|left knee|left side|left one"),
        (Side::Right, "right|r|rt|right knee|right side|right one"),
        (
            Side::Both,
            "both|b|both knees|both sides|bilateral|left and right|right and left|left right|right left|l r|\
             r l|lr|rl|l and r|r and l",
        ),
    ];

    fn index() -> &'static SynonymIndex<Side> {
        static INDEX: LazyLock<SynonymIndex<Side>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}

/// Where at the knee: a site that a finger points at, never the name of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Site {
    /// Around the kneecap or posterior to it.
    Kneecap,
    /// Runners mean two sites by "under the kneecap", so it is one of its own.
    UnderKneecap,
    BelowKneecap,
    Outer,
    Inner,
    Back,
    Elsewhere,
}

/// What is accepted, for messages.
pub const SITE: &str = "site is one or several of around or behind kneecap, under kneecap, below kneecap, outer, inner, back, \
    elsewhere; put anything else in the note column";

impl Vocabulary for Site {
    const SYNONYMS: &'static [(Site, &'static str)] = &[
        (
            Site::Kneecap,
            "around or behind kneecap|around and behind kneecap|behind or around kneecap|\
             behind and around kneecap|behind kneecap|around kneecap|kneecap|patella|behind patella|\
             around patella|behind or around patella|retropatellar|peripatellar|patellofemoral|front|\
             front knee|front side|anterior",
        ),
        (
            Site::UnderKneecap,
            "under kneecap|underneath kneecap|beneath kneecap|under patella|underneath patella|beneath patella",
        ),
        (
            Site::BelowKneecap,
            "below kneecap|below patella|just below kneecap|right below kneecap|patellar tendon|patella tendon|\
             tendon|tendon below kneecap|infrapatellar|lower pole|lower pole patella",
        ),
        (
            Site::Outer,
            "outer|outer knee|outer side|outer side knee|outside|outside knee|lateral|lateral knee|\
             lateral side|it band|itb|iliotibial band",
        ),
        (Site::Inner, "inner|inner knee|inner side|inner side knee|inside|inside knee|medial|medial knee|medial side"),
        (Site::Back, "back|back knee|back side|behind knee|hollow knee|posterior|popliteal"),
        (
            Site::Elsewhere,
            "elsewhere|other|somewhere else|not knee|above kneecap|above knee|above patella|quad|quads|\
             quadriceps|quad tendon|quadriceps tendon|thigh|hamstring|hamstrings|hip|shin|shins|calf|calves|\
             ankle|foot|achilles",
        ),
    ];

    fn index() -> &'static SynonymIndex<Site> {
        static INDEX: LazyLock<SynonymIndex<Site>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}

/// When it hurts, in relation to the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PainTiming {
    Before,
    /// In the first part of the run.
    Start,
    /// During the run, without saying when.
    During,
    Throughout,
    /// In the last part of the run.
    End,
    /// After the run, on the same day.
    After,
    /// On the morning after a run.
    NextMorning,
    /// On a day without a run.
    RestDay,
}

/// What is accepted, for messages.
pub const WHEN: &str = "when is one of before, start of run, during, throughout, end of run, after, next morning, rest day; \
    put anything else in the note column";

impl PainTiming {
    /// True for pain while running.
    pub fn is_running(self) -> bool {
        use PainTiming::{During, End, Start, Throughout};
        matches!(self, Start | During | Throughout | End)
    }
}

impl Vocabulary for PainTiming {
    const SYNONYMS: &'static [(PainTiming, &'static str)] = &[
        (PainTiming::Before, "before|before run|before running|beforehand|pre|pre run|prior|prior run"),
        (
            PainTiming::Start,
            "start run|start|starting|beginning|beginning run|early|early run|warm up|warmup|warming up|\
             during warm up|first km|first kilometre|first mile|first minutes",
        ),
        (
            PainTiming::During,
            "during|during run|during running|while running|while run|running|run|middle|middle run|mid run|\
             halfway|half way|midway",
        ),
        (
            PainTiming::Throughout,
            "throughout|throughout run|throughout whole run|whole run|whole time|whole way|entire run|\
             during whole run|during entire run|all run|all through|all through run|all time|all way|\
             all way through",
        ),
        (
            PainTiming::End,
            "end run|end|late|late run|later run|towards end|toward end|towards end run|toward end run|\
             near end|near end run|last km|last kilometre|last mile|last minutes|finish",
        ),
        (
            PainTiming::After,
            "after|after run|after running|afterwards|afterward|post|post run|right after|straight after|\
             directly after|hours after|hours later|later|later that day|later same day|same day|same evening|\
             that evening|evening after|evening after run",
        ),
        (
            PainTiming::NextMorning,
            "next morning|morning after|morning after run|following morning|next day|day after|day after run|\
             following day",
        ),
        (
            PainTiming::RestDay,
            "rest day|rest|resting|day off|off day|no run|no running|not running|day without run|\
             non running day|recovery day",
        ),
    ];

    fn index() -> &'static SynonymIndex<PainTiming> {
        static INDEX: LazyLock<SynonymIndex<PainTiming>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}

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
    jumping, walking, standing, getting up, twisting, cycling, pressure, other, nothing; put anything else in the note column";

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
