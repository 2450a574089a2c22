//! When it hurts, in relation to the run and to the day.

use std::sync::LazyLock;

use super::{SynonymIndex, Vocabulary, index_of_synonyms};

/// When it hurts.
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
    /// Of the day, without saying of a run.
    Morning,
    Evening,
    Night,
    AtWork,
    /// While sitting, or on getting up from it.
    Sitting,
}

/// What is accepted, for messages.
pub const WHEN: &str = "when is one of before, start of run, during, throughout, end of run, after, next morning, rest day, \
    morning, evening, night, work, sitting; put anything else in the note column";

impl PainTiming {
    /// True for pain while running.
    pub fn is_running(self) -> bool {
        use PainTiming::{During, End, Start, Throughout};
        matches!(self, Start | During | Throughout | End)
    }

    /// True for a moment in relation to a run, rather than of the day.
    pub fn is_about_run(self) -> bool {
        use PainTiming::{After, Before, NextMorning};
        self.is_running() || matches!(self, Before | After | NextMorning)
    }
}

impl Vocabulary for PainTiming {
    const SYNONYMS: &'static [(PainTiming, &'static str)] = &[
        (PainTiming::Before, "before|before run|before running|beforehand|pre|pre run|prior|prior run"),
        (
            PainTiming::Start,
            "start run|start|starting|beginning|beginning run|early|early run|warm up|warmup|warming up|\
             during warm up|first km|first kilometre|first mile|first minutes|start of run",
        ),
        (
            PainTiming::During,
            "during|during run|during running|while running|when running|while run|running|run|middle|middle run|mid run|\
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
             near end|near end run|last km|last kilometre|last mile|last minutes|finish|end of run",
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
            "rest day|rest|resting|at rest|day off|off day|no run|no running|not running|day without run|\
             non running day|recovery day",
        ),
        (PainTiming::Morning, "morning|mornings|in morning|on waking|waking|waking up|on getting up|first thing"),
        (PainTiming::Evening, "evening|in evening|evenings|tonight|bedtime"),
        (PainTiming::Night, "night|at night|nights|during night|in bed|bed|overnight"),
        (PainTiming::AtWork, "work|at work|office|in office|working"),
        (PainTiming::Sitting, "sitting|while sitting|when sitting|sit|after sitting|desk|at desk"),
        (PainTiming::Before, "vor dem lauf|vorher|davor|vor lauf|vor|vor dem laufen"),
        (PainTiming::Start, "am anfang|anfang|zu beginn|beginn|beim einlaufen"),
        (
            PainTiming::During,
            "während|während dem lauf|während des laufs|beim laufen|beim lauf|während lauf|im lauf|währenddessen",
        ),
        (PainTiming::Throughout, "die ganze zeit|durchgehend|ganzer lauf|den ganzen lauf|durchgängig"),
        (PainTiming::End, "am ende|ende|gegen ende|zum schluss|am schluss"),
        (PainTiming::After, "nach dem lauf|nachher|danach|nach lauf|nach|nach dem laufen|hinterher"),
        (
            PainTiming::NextMorning,
            "am nächsten morgen|nächster morgen|morgen danach|am morgen danach|nächster tag|am nächsten tag|am folgetag|folgetag",
        ),
        (PainTiming::RestDay, "ruhetag|am ruhetag|in ruhe|ruhe|pause|lauffrei"),
        (PainTiming::Morning, "morgen|morgens|am morgen|früh|beim aufstehen"),
        (PainTiming::Evening, "abend|abends|am abend"),
        (PainTiming::Night, "nacht|nachts|in der nacht|im bett"),
        (PainTiming::AtWork, "arbeit|bei der arbeit|im büro|büro"),
        (PainTiming::Sitting, "sitzen|beim sitzen|im sitzen"),
        (PainTiming::Before, "avant|avant course|avant la course|avant de courir"),
        (PainTiming::Start, "début|au début|début course|au début de la course|échauffement"),
        (PainTiming::During, "pendant|pendant course|pendant la course|en courant|durant|durant la course"),
        (PainTiming::Throughout, "tout le temps|toute la course|tout au long"),
        (PainTiming::End, "fin|à la fin|fin de course|en fin de course|en fin"),
        (PainTiming::After, "après|après course|après la course|après avoir couru"),
        (PainTiming::NextMorning, "lendemain|le lendemain|lendemain matin|le lendemain matin"),
        (PainTiming::RestDay, "repos|jour de repos|au repos"),
        (PainTiming::Morning, "matin|le matin|au réveil|réveil"),
        (PainTiming::Evening, "soir|le soir|soirée"),
        (PainTiming::Night, "nuit|la nuit|au lit"),
        (PainTiming::AtWork, "travail|au travail|bureau|au bureau"),
        (PainTiming::Sitting, "assis|assise|en position assise"),
        (PainTiming::Before, "antes|antes de correr|antes de la carrera|antes da corrida|antes de corrida"),
        (PainTiming::Start, "inicio|al inicio|al principio|principio|início|no início|no começo|começo"),
        (PainTiming::During, "durante|durante la carrera|corriendo|al correr|durante a corrida|correndo|ao correr"),
        (PainTiming::Throughout, "todo el tiempo|toda la carrera|o tempo todo|toda a corrida"),
        (PainTiming::End, "final|al final|fim|no fim|no final"),
        (
            PainTiming::After,
            "después|después de correr|después de la carrera|depois|depois da corrida|depois de correr|após|após a corrida",
        ),
        (
            PainTiming::NextMorning,
            "mañana siguiente|a la mañana siguiente|al día siguiente|día siguiente|manhã seguinte|na manhã seguinte|dia seguinte|no dia seguinte",
        ),
        (PainTiming::RestDay, "descanso|día de descanso|en reposo|reposo|dia de descanso|em repouso|repouso"),
        (PainTiming::Morning, "mañana|por la mañana|al despertar|al levantarme|manhã|de manhã|ao acordar"),
        (PainTiming::Evening, "tarde noche|por la tarde|tarde|noite cedo|à tarde"),
        (PainTiming::Night, "noche|por la noche|de noche|noite|à noite|de noite|na cama|en la cama"),
        (PainTiming::AtWork, "trabajo|en el trabajo|trabalho|no trabalho|oficina|en la oficina"),
        (PainTiming::Sitting, "sentado|sentada|al estar sentado|estar sentado"),
        (PainTiming::Before, "prima|prima della corsa|prima di correre|prima corsa"),
        (PainTiming::Start, "inizio|all inizio|all'inizio"),
        (PainTiming::During, "durante la corsa|durante corsa|correndo|mentre corro"),
        (PainTiming::Throughout, "tutto il tempo|tutta la corsa|sempre"),
        (PainTiming::End, "fine|alla fine|a fine corsa"),
        (PainTiming::After, "dopo|dopo la corsa|dopo corsa|dopo aver corso"),
        (
            PainTiming::NextMorning,
            "mattina dopo|la mattina dopo|mattino dopo|giorno dopo|il giorno dopo|mattina seguente",
        ),
        (PainTiming::RestDay, "riposo|giorno di riposo|a riposo"),
        (PainTiming::Morning, "mattina|mattino|di mattina|al risveglio"),
        (PainTiming::Evening, "sera|di sera|la sera"),
        (PainTiming::Night, "notte|di notte|la notte|a letto"),
        (PainTiming::AtWork, "lavoro|al lavoro|ufficio|in ufficio"),
        (PainTiming::Sitting, "seduto|seduta|da seduto|stando seduto"),
        (PainTiming::Before, "voor|voor het lopen|vooraf|voor de loop|voor het hardlopen"),
        (PainTiming::Start, "begin|aan het begin|in het begin|bij de start"),
        (PainTiming::During, "tijdens|tijdens het lopen|tijdens de loop|tijdens het hardlopen|tijdens lopen"),
        (PainTiming::Throughout, "de hele tijd|hele loop|de hele loop"),
        (PainTiming::End, "einde|aan het einde|op het einde|eind"),
        (PainTiming::After, "na|na het lopen|na afloop|na de loop|achteraf|na het hardlopen|erna"),
        (PainTiming::NextMorning, "volgende ochtend|de volgende ochtend|ochtend erna|volgende dag|de volgende dag"),
        (PainTiming::RestDay, "rustdag|rust|in rust"),
        (PainTiming::Morning, "ochtend|s ochtends|'s ochtends|bij het opstaan"),
        (PainTiming::Evening, "avond|s avonds|'s avonds"),
        (PainTiming::Night, "s nachts|'s nachts|in bed"),
        (PainTiming::AtWork, "werk|op het werk|kantoor|op kantoor"),
        (PainTiming::Sitting, "zitten|bij het zitten|tijdens zitten"),
        (
            PainTiming::Before,
            "før|før løb|før løbet|før løping|før økten|före|före löpning|innan|innan löpning|innan passet",
        ),
        (PainTiming::Start, "starten|i starten|i begynnelsen|i början|start løb"),
        (
            PainTiming::During,
            "under|under løb|under løbet|under løping|under økten|under löpning|under passet|mens jeg løb|imens",
        ),
        (PainTiming::Throughout, "hele løbet|hele tiden|hela tiden|hela passet|hele turen"),
        (PainTiming::End, "slutningen|i slutningen|mot slutten|mot slutet|slutten|i slutet|slutet"),
        (
            PainTiming::After,
            "efter|efter løb|efter løbet|etter|etter løping|etter økten|etterpå|bagefter|efter löpning|efteråt|efter passet",
        ),
        (
            PainTiming::NextMorning,
            "næste morgen|neste morgen|nästa morgon|morgenen efter|morgenen etter|morgonen efter|næste dag|neste dag|nästa dag|dagen efter|dagen etter",
        ),
        (PainTiming::RestDay, "hviledag|vilodag|hvile|i hvile|vila|i vila"),
        (PainTiming::Morning, "om morgenen|morgon|på morgonen|på morgenen"),
        (PainTiming::Evening, "aften|om aftenen|kveld|om kvelden|kväll|på kvällen"),
        (PainTiming::Night, "nat|om natten|natt|i sengen|på natten"),
        (PainTiming::AtWork, "arbejde|på arbejde|jobb|på jobb|på jobbet|på arbejdet|arbete"),
        (PainTiming::Sitting, "siddende|når jeg sidder|sittende|sittande|stillesittande"),
    ];

    fn index() -> &'static SynonymIndex<PainTiming> {
        static INDEX: LazyLock<SynonymIndex<PainTiming>> = LazyLock::new(index_of_synonyms);
        &INDEX
    }
}
