//! What sets the pain off.

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
    /// The day's work.
    Work,
    /// The evening, without saying of what.
    Evening,
    /// The night, or lying.
    Night,
    Other,
    /// Nothing that the runner could name.
    Nothing,
}

/// What is accepted, for messages.
pub const TRIGGER: &str = "trigger is one or several of stairs, sitting, squat, downhill, uphill, kneeling, running, fast running, \
    jumping, walking, standing, getting up, twisting, cycling, pressure, work, evening, night, other, nothing; put anything else in the note column";

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
             driving|car|cinema|flight|chair|sofa|couch",
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
        (Trigger::Work, "work|at work|office"),
        (Trigger::Evening, "evening|evenings"),
        (Trigger::Night, "night|at night|nights|lying|lying down|bed|in bed|sleep|sleeping"),
        (Trigger::Other, "other|something else"),
        (Trigger::Nothing, "nothing|none|no trigger|unknown|not known"),
        (
            Trigger::Stairs,
            "treppe|treppen|treppensteigen|treppe runter|treppe hoch|stufen|treppab|treppauf|escalier|escaliers|monter les escaliers|descendre les escaliers|marches|escaleras|escalera|subir escaleras|bajar escaleras|scale|salire le scale|scendere le scale|trap|traplopen|trappen|escadas|escada|subir escadas|descer escadas|trappe|trapper|trappor|trappa|trappegang",
        ),
        (
            Trigger::Sitting,
            "sitzen|langes sitzen|autofahren|auto|stuhl|assis|assise|position assise|voiture|rester assis|sentado|estar sentado|coche|sentada|seduto|stare seduto|auto lunga|zitten|lang zitten|autorijden|ficar sentado|carro|sidde|sitte|sitta|stillesiddende|sidde længe|sitte lenge|sitta länge|bil",
        ),
        (
            Trigger::Squat,
            "kniebeuge|kniebeugen|hocke|hocken|ausfallschritt|ausfallschritte|accroupi|accroupissement|fentes|sentadilla|sentadillas|zancadas|accosciata|affondi|hurken|kniebuigen|agachamento|agachamentos|agachar|knæbøj|knebøy|knäböj|utfall|hugsiddende",
        ),
        (
            Trigger::Downhill,
            "bergab|bergablaufen|abwärts|downhill laufen|descente|descentes|en descente|bajada|bajadas|cuesta abajo|discesa|discese|in discesa|bergaf|afdaling|afdalingen|descida|descidas|ladeira abaixo|nedad|nedløb|ned ad bakke|nedoverbakke|nedover|nedför|nedförsbacke|utför|utförslöpning",
        ),
        (
            Trigger::Uphill,
            "bergauf|berghoch|aufwärts|montée|montées|en montée|subida|subidas|cuesta arriba|salita|salite|in salita|bergop|klim|ladeira|opad bakke|op ad bakke|oppoverbakke|oppover|uppför|uppförsbacke",
        ),
        (
            Trigger::Kneeling,
            "knien|auf den knien|à genoux|agenouillé|de rodillas|arrodillarse|in ginocchio|inginocchiarsi|knielen|ajoelhar|de joelhos|knæle|knele|knäböja",
        ),
        (
            Trigger::Running,
            "laufen|joggen|lauf|course|courir|course à pied|footing|correr|carrera|corsa|correre|hardlopen|lopen|corrida|løb|løping|løbe|løpe|löpning|springa|jogga",
        ),
        (
            Trigger::FastRunning,
            "schnelles laufen|intervalle|tempolauf|sprints|vitesse|fractionné|séries|velocidad|series|intervalos|ripetute|velocità|snel lopen|interval|intervallen|velocidade|tiros|hurtigt løb|intervaller|hurtig løping|snabb löpning",
        ),
        (
            Trigger::Jumping,
            "springen|sprünge|hüpfen|sauter|sauts|saltar|saltos|saltare|salti|springen|pular|hoppe|hop|hoppa|hopp",
        ),
        (
            Trigger::Walking,
            "gehen|spazieren|wandern|marcher|marche|randonnée|caminar|andar|camminare|camminata|wandelen|caminhar|caminhada|gå|gang|gåtur|gående",
        ),
        (
            Trigger::Standing,
            "stehen|langes stehen|debout|rester debout|estar de pie|de pie|stare in piedi|in piedi|staan|lang staan|ficar em pé|em pé|stå|stående",
        ),
        (Trigger::GettingUp, "aufstehen|se lever|levantarse|alzarsi|opstaan|levantar|rejse sig|reise seg|resa sig"),
        (Trigger::Twisting, "drehen|drehung|pivoter|torsion|girar|giro|torsione|draaien|torcer|vride|vridning|vrida"),
        (
            Trigger::Cycling,
            "radfahren|fahrrad|rad|vélo|bici|bicicleta|ciclismo|bicicletta|fietsen|fiets|bicicletta|pedalar|cykling|cykle|sykling|sykkel|cykla|cykel",
        ),
        (Trigger::Pressure, "druck|pression|presión|pressione|druk|pressão|tryk|trykk|tryck"),
        (Trigger::Work, "arbeit|büro|travail|bureau|trabajo|lavoro|werk|trabalho|arbejde|jobb|arbete|kontor"),
        (Trigger::Evening, "abend|abends|soir|sera|avond|aften|kveld|kväll"),
        (
            Trigger::Night,
            "nacht|nachts|nuit|noche|notte|noite|nat|natt|liegen|allongé|acostado|sdraiato|liggen|deitado|ligge|ligga",
        ),
        (Trigger::Other, "anderes|andere|autre|otro|otra|altro|anders|outro|andet|annet|annat"),
        (
            Trigger::Nothing,
            "nichts|keine|keiner|rien|aucun|nada|ninguno|niente|nessuno|niets|geen|nenhum|intet|ingen|ingenting|inget|unbekannt|inconnu|desconocido|sconosciuto|onbekend|desconhecido|ukendt|ukjent|okänd",
        ),
    ];

    fn index() -> &'static SynonymIndex<Trigger> {
        static INDEX: LazyLock<SynonymIndex<Trigger>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}
