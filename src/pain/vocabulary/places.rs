//! Which knee, and where at it.

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
        (Side::Left, "left|l|lt|left knee|left side|left one|lk|left leg"),
        (Side::Right, "right|r|rt|right knee|right side|right one|rk|right leg"),
        (
            Side::Both,
            "both|b|both knees|both sides|bilateral|left and right|right and left|left right|right left|l r|\
             r l|lr|rl|l and r|r and l|both legs",
        ),
        (
            Side::Left,
            "links|li|linkes knie|linke|linke seite|linkes|linke knie|knie links|linkerknie|linker knie|linker",
        ),
        (
            Side::Right,
            "rechts|re|rechtes knie|rechte|rechte seite|rechtes|knie rechts|rechterknie|rechter knie|rechter",
        ),
        (
            Side::Both,
            "beide|beidseits|beidseitig|beide knie|beiderseits|links und rechts|rechts und links|beide knieen|beide knieën|\
             allebei|links en rechts|rechts en links",
        ),
        (Side::Left, "gauche|genou gauche|côté gauche|g|à gauche"),
        (Side::Right, "droite|droit|genou droit|côté droit|d|à droite"),
        (Side::Both, "les deux|deux genoux|les deux genoux|bilatéral|gauche et droite|deux côtés|des deux côtés"),
        (Side::Left, "izquierda|izquierdo|rodilla izquierda|izq|lado izquierdo|pierna izquierda"),
        (Side::Right, "derecha|derecho|rodilla derecha|dcha|lado derecho|pierna derecha"),
        (Side::Both, "ambas|ambos|ambas rodillas|dos rodillas|ambos lados|izquierda y derecha"),
        (Side::Left, "sinistro|sinistra|ginocchio sinistro|sx|lato sinistro"),
        (Side::Right, "destro|destra|ginocchio destro|dx|lato destro"),
        (
            Side::Both,
            "entrambi|entrambe|tutti e due|entrambe le ginocchia|entrambi i ginocchi|entrambe ginocchia|bilaterale",
        ),
        (Side::Left, "esquerdo|esquerda|joelho esquerdo|esq|lado esquerdo"),
        (Side::Right, "direito|direita|joelho direito|dir|lado direito"),
        (Side::Both, "ambos os joelhos|os dois|dois joelhos|os dois joelhos|esquerdo e direito"),
        (Side::Left, "venstre|venstre knæ|venstre kne|vänster|vänster knä|v"),
        (Side::Right, "højre|højre knæ|høyre|høyre kne|höger|höger knä|h"),
        (Side::Both, "begge|begge knæ|begge knær|begge knærne|båda|båda knäna|båda sidor|begge sider"),
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
        (
            Site::Kneecap,
            "kniescheibe|hinter kniescheibe|hinter der kniescheibe|um kniescheibe|um die kniescheibe|vorne|rond knieschijf|\
             knieschijf|achter knieschijf|achter de knieschijf|rond de knieschijf|voorkant|rotule|autour rotule|\
             derrière rotule|derrière la rotule|autour de la rotule|rótula|alrededor rótula|detrás rótula|\
             detrás de la rótula|alrededor de la rótula|rotula|intorno rotula|dietro rotula|dietro la rotula|\
             intorno alla rotula|patela|atrás da patela|em volta da patela|em torno da patela|knæskal|bag knæskallen|\
             omkring knæskallen|kneskål|bak kneskålen|rundt kneskålen|knäskål|bakom knäskålen|runt knäskålen",
        ),
        (
            Site::UnderKneecap,
            "unter der kniescheibe|unter kniescheibe|sous la rotule|sous rotule|debajo de la rótula|bajo la rótula|\
             sotto la rotula|onder de knieschijf|onder knieschijf|debaixo da patela|sob a patela|under knæskallen|\
             under kneskålen|under knäskålen",
        ),
        (
            Site::BelowKneecap,
            "unterhalb der kniescheibe|unterhalb kniescheibe|patellasehne|tendon rotulien|tendón rotuliano|\
             tendine rotuleo|kniepees|patellapees|tendão patelar|patellasene|knæskalssenen|knäskålssenan",
        ),
        (
            Site::Outer,
            "außen|aussen|außenseite|extérieur|côté extérieur|externe|exterior|lado exterior|externo|esterno|lato esterno|\
             buitenkant|lado externo|yderside|ydersiden|utsiden|utsidan|utside|utsida",
        ),
        (
            Site::Inner,
            "innen|innenseite|intérieur|côté intérieur|interne|interior|lado interior|interno|lato interno|binnenkant|\
             lado interno|inderside|indersiden|innsiden|insidan|innside|insida",
        ),
        (
            Site::Back,
            "kniekehle|hinten|creux poplité|derrière le genou|arrière|detrás de la rodilla|dietro il ginocchio|knieholte|\
             achterkant|atrás do joelho|knæhase|knehase|knäveck",
        ),
    ];

    fn index() -> &'static SynonymIndex<Site> {
        static INDEX: LazyLock<SynonymIndex<Site>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}
