//! Which knee, and where at the knee.

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
    elsewhere; other words belong into the column note";

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
