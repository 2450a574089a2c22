//! The columns of a diary and the names that runners give them.

use std::fmt;
use std::sync::LazyLock;

use crate::pain::vocabulary::{SynonymIndex, Vocabulary, index_of_synonyms};

/// A column of a pain diary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiaryColumn {
    /// The day; needed.
    Date,
    /// 0 to 10; needed.
    Score,
    /// Time of day.
    Time,
    /// When in relation to the run.
    When,
    Side,
    /// Where it hurts.
    Site,
    /// What set it off.
    Trigger,
    /// How long it lasted.
    Lasted,
    /// How far into the run it began.
    IntoRun,
    Stiffness,
    /// Hours of sleep.
    Sleep,
    /// 0 to 10.
    Stress,
    /// Of the day, 0 to 10 or in words.
    Mood,
    Shoe,
    Medication,
    /// Exercises done.
    Exercises,
    /// What was eaten and drunk around the run.
    Fuel,
    /// Weekly answers of the OSTRC-O2.
    Ostrc,
    /// Score of the Anterior Knee Pain Scale (Kujala).
    Akps,
    /// Score of the KOOS-PF.
    KoosPf,
    /// Score of the VISA-P.
    VisaP,
    /// Score of the Lower Extremity Functional Scale.
    Lefs,
    Note,
}

/// In the order that a new diary gets. A bare `km` is not a name: it might be the length of the run; nor is `day`, which may
/// hold the day of the week: the cells decide.
impl Vocabulary for DiaryColumn {
    const SYNONYMS: &'static [(DiaryColumn, &'static str)] = &[
        (DiaryColumn::Date, "date"),
        (
            DiaryColumn::Score,
            "score|pain|nprs|nrs|pain score|pain level|pain rating|pain 0 10|score 0 10|pain now|rating",
        ),
        (DiaryColumn::Time, "time|clock|time of day"),
        (DiaryColumn::When, "when|timing|moment|part of day"),
        (
            DiaryColumn::Side,
            "side|knee|which knee|leg|left or right|affected knee|affected side|injured knee|affected leg|knee side",
        ),
        (
            DiaryColumn::Site,
            "site|where|location|place|spot|area|where it hurts|pain location|location of pain|body part|body area|body region|pain site|part of body|locations|pain locations|joint|region|injured area|injury site",
        ),
        (
            DiaryColumn::Trigger,
            "trigger|triggers|aggravator|aggravators|aggravated by|worse with|brought by|what set it off|set off by|\
             made worse by|worse after|what made it worse|aggravating factors|aggravating activity|cause",
        ),
        (DiaryColumn::Lasted, "lasted|lasted for|duration|how long|duration of pain|pain duration"),
        (
            DiaryColumn::IntoRun,
            "km into run|into run|km onset|onset km|distance into run|km when it began|began km|from km|mile it began",
        ),
        (DiaryColumn::Stiffness, "stiffness|stiff|morning stiffness"),
        (DiaryColumn::Sleep, "sleep|sleep hours|sleep h|hours slept|hours of sleep|slept"),
        (DiaryColumn::Stress, "stress|stress 0 10|stress level"),
        (DiaryColumn::Mood, "mood"),
        (DiaryColumn::Shoe, "shoe|shoes|trainers"),
        (DiaryColumn::Medication, "medication|medicine|meds|painkiller|painkillers|tablets|pills|medications"),
        (
            DiaryColumn::Exercises,
            "exercises|exercise|exercises done|rehab|rehab exercises|physio exercises|strength|pt exercises",
        ),
        (DiaryColumn::Fuel, "fuel|fuelling|fueling|food|nutrition|ate|eaten"),
        (DiaryColumn::Ostrc, "ostrc|ostrc o2|ostrc score|ostrc severity|weekly answers"),
        (DiaryColumn::Akps, "akps|kujala|kujala score|akps score|anterior knee pain scale"),
        (DiaryColumn::KoosPf, "koos pf|koospf|koos patellofemoral|koos pf score"),
        (DiaryColumn::VisaP, "visa p|visap|visa p score"),
        (DiaryColumn::Lefs, "lefs|lefs score|lower extremity functional scale"),
        (DiaryColumn::Note, "note|notes|words|free words|comment|comments|remark|remarks|description|details"),
        (DiaryColumn::Date, "datum|fecha|data|dato|tag und datum|date du jour"),
        (
            DiaryColumn::Score,
            "schmerz|schmerzen|schmerzstärke|schmerzskala|schmerzwert|schmerzlevel|schmerzintensität|douleur|douleurs|\
             niveau de douleur|intensité|intensité de la douleur|eva|dolor|nivel de dolor|intensidad|intensidad del dolor|\
             dolore|livello di dolore|intensità|intensità del dolore|pijn|pijnscore|pijnniveau|dor|nível de dor|\
             intensidade|intensidade da dor|smerte|smerter|smertescore|smerteniveau|smertenivå|smärta|smärtnivå|ont|vondt",
        ),
        (
            DiaryColumn::Time,
            "uhrzeit|zeit|heure|hora|ora|orario|tijd|tijdstip|horário|tidspunkt|klokkeslett|klokkeslæt|klockslag|tid|klokken",
        ),
        (DiaryColumn::When, "wann|zeitpunkt|quand|moment de la douleur|cuándo|momento|quando|wanneer|hvornår|når|när"),
        (
            DiaryColumn::Side,
            "seite|knie|welches knie|quel genou|qué rodilla|cuál rodilla|quale ginocchio|welke knie|qual joelho|hvilket knæ|vilket knä|côté|genou|lado|rodilla|lato|ginocchio|kant|zijde|joelho|side af knæ|knæ|kne|knä|sida",
        ),
        (
            DiaryColumn::Site,
            "ort|stelle|körperteil|körperstelle|partie du corps|parte del cuerpo|parte del corpo|lichaamsdeel|parte do corpo|kropsdel|kroppsdel|gelenk|wo|lokalisation|schmerzort|où|lieu|endroit|localisation|dónde|lugar|localización|zona|dove|\
             posizione|localizzazione|waar|plaats|locatie|onde|local|localização|hvor|sted|plassering|var|plats",
        ),
        (
            DiaryColumn::Trigger,
            "auslöser|verstärkt durch|ursache|déclencheur|déclencheurs|cause de la douleur|aggravé par|desencadenante|causa|\
             provocado por|empeora con|fattore scatenante|scatenante|trigger del dolore|aanleiding|oorzaak|uitgelokt door|\
             gatilho|desencadeado por|piora com|udløser|utløser|utløst av|utlösare|utlöst av|årsag|årsak|orsak",
        ),
        (
            DiaryColumn::Lasted,
            "dauer|wie lange|durée|combien de temps|duración|cuánto duró|durata|duur|hoe lang|duração|varighed|varighet|varaktighet",
        ),
        (
            DiaryColumn::IntoRun,
            "ab km|km beginn|nach km|à partir du km|desde km|dal km|vanaf km|a partir do km|fra km|från km",
        ),
        (DiaryColumn::Stiffness, "steifigkeit|steif|raideur|rigidez|rigidità|stijfheid|stivhed|stivhet|stelhet"),
        (
            DiaryColumn::Sleep,
            "schlaf|schlafstunden|sommeil|heures de sommeil|sueño|horas de sueño|sonno|ore di sonno|slaap|uren slaap|sono|horas de sono|søvn|sömn|timers søvn",
        ),
        (DiaryColumn::Stress, "stresslevel|estrés|stress 0 10|nivel de estrés|estresse"),
        (DiaryColumn::Mood, "stimmung|laune|humeur|ánimo|estado de ánimo|umore|stemming|humor|humør|humör"),
        (
            DiaryColumn::Shoe,
            "schuh|schuhe|laufschuhe|chaussure|chaussures|zapatillas|zapatos|scarpe|scarpa|schoen|schoenen|tênis|sapatilhas|sko|skor|løbesko|joggesko",
        ),
        (
            DiaryColumn::Medication,
            "medikament|medikamente|schmerzmittel|médicament|médicaments|medicación|medicamento|medicamentos|farmaci|farmaco|medicatie|pijnstiller|medicação|medicin|medisin|smertestillende|smärtstillande",
        ),
        (DiaryColumn::Exercises, "übungen|exercices|ejercicios|esercizi|oefeningen|exercícios|øvelser|övningar"),
        (
            DiaryColumn::Fuel,
            "ernährung|essen|alimentation|ravitaillement|alimentación|alimentazione|voeding|alimentação|kost|mat",
        ),
        (
            DiaryColumn::Note,
            "notiz|notizen|bemerkung|bemerkungen|kommentar|kommentare|anmerkung|anmerkungen|remarque|remarques|commentaire|\
             commentaires|nota|notas|comentario|comentarios|observaciones|commento|commenti|osservazioni|opmerking|\
             opmerkingen|notitie|notities|comentário|comentários|observação|observações|observación|remarques générales|noter|notat|notater|kommentarer|bemærkning|\
             bemærkninger|merknad|merknader|anteckning|anteckningar|beschreibung",
        ),
    ];

    fn index() -> &'static SynonymIndex<DiaryColumn> {
        static INDEX: LazyLock<SynonymIndex<DiaryColumn>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}

impl fmt::Display for DiaryColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Names of the moment at which a row was written, as forms call it: the day and the time where no other column has them.
pub const TIMESTAMP: &str = "|timestamp|zeitstempel|horodateur|marca temporal|informazioni cronologiche|tijdstempel|\
    carimbo de data hora|tidsstempel|tidsstämpel|submitted at|submission date|created|created at|date time|datetime|\
    datum uhrzeit|datum und uhrzeit|fecha y hora|date et heure|data e ora|datum en tijd|data e hora|dato og tid|";

/// Names of the moment at which something began or was sent: the day where the cells are days, else the time of day.
pub const MOMENTS_OF_ENTRY: &str = " start-time submit-date-utc completion-time begin-time started startzeit onset-time time-started \
    start-date-utc submission-time submit-time heure-debut hora-inicio fertigstellungszeit ";

/// Words for pain, in a heading.
pub const PAIN_WORDS: &str = " pain pains painful hurt hurts hurting ache aches aching nprs nrs vas eva \
    schmerz schmerzen schmerzt schmerzstarke schmerzskala schmerzintensitat knieschmerz knieschmerzen douleur douleurs mal \
    dolor dolores duele dolore dolori fa male pijn pijnscore kniepijn dor dores doi smerte smerter smarta smartor ont vondt \
    kneepain knasmerter knesmerter knasmarta ";

/// Words for the knee, in a heading.
pub const KNEE_WORDS: &str = " knee knees kneecap knie knies genou genoux rodilla rodillas ginocchio ginocchia joelho joelhos \
    knae knaeet kneet kne kna knat patella pfps pfp ";

/// Words that do not change what a heading asks for.
pub const FILLER_WORDS: &str = " level score scale rating intensity severity strength number value how much bad badly strong is \
    your you did do does feel today day now current currently overall general usual worst max maximum highest average avg \
    mean peak out from 0 10 it that please rate sore soreness and or for with during run runs running morning this week nivel niveau niveaux \
    wert skala starke intensitat heute max durchschnitt stark wie war dein deine aujourd hui jour hoy dia oggi giorno vandaag \
    hoje idag dag livello intensita intensidad intensidade intensite puntuacion puntaje punteggio cijfer escala echelle scala \
    schaal skala hvor slem quel quelle est votre tu su cuanto quanto hoeveel je grad no welche welcher qual cual que que tan son ton ta are were ";

/// Parts of the body other than the knee: a heading that names one of them does not ask for knee pain.
pub const OTHER_BODY_PARTS: &str = " back hip hips achilles foot feet ankle shin shins calf calves hamstring hamstrings head \
    headache shoulder neck heel toe thigh quad quads groin glute glutes chest stomach muscle muscles rucken hufte fuss \
    knochel wade waden kopf kopfschmerzen schulter nacken ferse dos hanche pied cheville mollet tete epaule espalda cadera \
    pie tobillo pantorrilla cabeza hombro schiena anca piede caviglia polpaccio testa rug heup voet enkel kuit hoofd costas \
    quadril tornozelo panturrilha ryg hofte fod laeg ryggen fot legg rygg hoft vad sprunggelenk achillessehne oberschenkel unterschenkel \
    schienbein leiste sehne cuisse cuisses mollets achille gemelo gemelos muslo ankel fotled pe tooth wrist wrists elbow hand hands \
    arm arms plantar fascia ankles shoulders hamstrings jaw finger fingers leg legs buttock piriformis sacrum spine lumbar \
    nacken handgelenk ellenbogen coude poignet codo muneca gomito polso lende nek schouder enkel skulder skuldra axel handled ";

/// Words of a heading that ask for the pain of another day.
pub const OTHER_DAYS: &str = " yesterday gestern ayer ieri gisteren ontem igar ";

/// Headings that are those of a training log as they stand.
pub const TRAINING_HEADINGS: &str =
    "|run|runs|workout|activity|training|lauf|einheit|sortie|entrenamiento|allenamento|treino|trening|";

/// Headings of training logs: where one of them stands, a time or a duration may be that of the run.
pub const TRAINING_WORDS: &str = " km distance miles mi pace dist distanz strecke kilometer distancia distanza afstand \
    distancia distanse distans tempo ritmo allure ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_one_column() {
        for (column, names) in DiaryColumn::SYNONYMS {
            for name in names.split('|') {
                assert_eq!(DiaryColumn::meaning(name), Some(*column), "{name}");
            }
        }
        for name in ["", "the", "km", "day", "weather"] {
            assert_eq!(DiaryColumn::meaning(name), None);
        }
    }
}
