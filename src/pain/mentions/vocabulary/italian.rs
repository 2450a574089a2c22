//! Italian.

use super::Meaning::{self, *};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (Knee, "ginocchio|ginocchia|ginocchi|ginochio|rotula|tendine rotuleo"),
    (Kneecap, "rotula"),
    (Tendon, "tendine rotuleo|tendinite rotulea"),
    (
        Condition,
        "ginocchio del corridore|ginocchio del saltatore|tendinite rotulea|gonalgia|condropatia|malealginocchio",
    ),
    (
        NotKnee,
        "ginocchia alte|ginocchio alto|fino al ginocchio|fino alle ginocchia|in ginocchio|alle ginocchia|al ginocchio operato|\
         operazione al ginocchio|intervento al ginocchio|ginocchiera|ginocchiere|ginocchia al petto|esercizi per il ginocchio|\
         risonanza al ginocchio|sulle ginocchia|operato al ginocchio|operata al ginocchio|piegamenti sulle ginocchia|\
         ginocchio a terra|\
         ginocchia a terra|fisio ginocchio|rinforzo ginocchio|ginocchio alla scrivania|sopra il ginocchio|sotto il ginocchio di",
    ),
    (
        Pain,
        "tirano|pizzicano|dolgono|scricchiolano|gonfi|cigola|bloccava|indurito|teso|scoccia|fanno male|lamentano|rigidi|\
         infiammati|dolore|dolori|dolorino|dolorini|doloretto|dolente|dolenti|dolorante|doloranti|male|fa male|faceva male|\
         duole|fastidio|fastidi|\
         fastidioso|fastidiosa|infastidito|gonfio|gonfia|gonfie|gonfiore|infiammato|infiammata|infiammazione|rigido|rigida|\
         rigidità|\
         tira|tirava|fitta|fitte|pizzica|pizzicava|pizzico|problema|problemi|problemino|scricchiola|cede|ceduto|indolenzito|\
         indolenzita|indolenzimento|acciaccato|acciacco|infortunio|infortunato|tendinite|lamenta|lamentava|lamentato|brucia|\
         bruciore|\
         sofferente|soffre|sento|sentivo|sentire|si è fatto sentire|si fa sentire|risentimento|noie|noia|punge|bloccato|delicato|\
         sensibile|affaticato|sovraccarico|protesta|protestava|protestato|scatta|urla|bussa|malandato|contratto|irritato|guai",
    ),
    (
        Bad,
        "peggio|peggiora|meglio|migliora|in miglioramento|così così|stanco|debole|non al meglio|non benissimo|non bene|\
         non male|maluccio|\
         non al top|non al 100|sopportabile|non proprio|da rivedere|ballerino|mah|insomma",
    ),
    (
        Fine,
        "proprio bene|davvero bene|molto bene|bene|benissimo|perfetto|perfette|tranquillo|tiene|tenuto|retto|regge|a posto|\
         apposto|tutto bene|tutto ok|in forma|ottimo|\
         buono|contento|zitto|silenzioso|senza problemi|senza problema|guarito|sistemato|nessun problema|alla grande|\
         una meraviglia|\
         come nuovo|va bene|risponde bene|ha risposto|stabile|in ordine|si è comportato",
    ),
    (
        Painless,
        "senza dolore|senza dolori|senza fastidi|senza fastidio|indolore|zero dolore|zero fastidi|nessun dolore|nessun fastidio",
    ),
    (Gone, "sparito|spariti|scomparso|passato|andato"),
    (No, "non|nessun|nessuno|nessuna|niente|senza|zero|mai|nè|né|0|nulla|no"),
    (
        Hedge,
        "fino|all inizio|inizialmente|quasi|poco|meno|troppo|così|molto|davvero|tranne|salvo|abbastanza|prima|riscaldamento|\
         solo|primi|\
         primo|poi|leggero|leggera|lieve|ancora|quando|finché|per ora|per il momento|particolare|particolari|grossi|forte|\
         forti|sembra|\
         appena|un po|a tratti|piuttosto|dopo|più o meno|eccessivo",
    ),
    (
        Filler,
        "il|la|le|lo|i|gli|al|alla|alle|del|della|nel|mio|mia|con|di|in|da|dal|sul|per|è|era|sta|stava|stato|ha|ho|avuto|\
         sentito|fa|fatto|\
         mi|si|oggi|finalmente|di nuovo|più|tutto|tutta|super|totalmente|assolutamente|va|è andato|un|una|c|ci|sono|alcun|\
         qualsiasi|sempre|provato|dato|dà|lato|parte|ai|discesa|correndo|anche",
    ),
    (But, "ma|però|poi|nonostante|malgrado|anche se|mentre|perché|tuttavia|invece|purtroppo"),
    (And, "e|ed"),
    (
        OtherBody,
        "polpaccio|polpacci|anca|anche doloranti|caviglia|caviglie|piede|piedi|tibia|tibie|coscia|cosce|femorale|femorali|\
         quadricipite|\
         quadricipiti|achille|schiena|tallone|dito|dita|gluteo|glutei|inguine|stomaco|pancia|spalla|collo|testa|mano|mani|\
         gamba|gambe|\
         adduttore|adduttori|soleo|fascite|piriforme|lombare|petto|braccio|polmoni|bandelletta anca|vesciche|milza",
    ),
    (
        Past,
        "ieri|settimana scorsa|anno scorso|mese scorso|anni fa|fa anni|\
         operazione|intervento|domani|operato|altro giorno|ultima volta|l altroieri",
    ),
    (Since, "che|dopo|come|per|da|dal|di"),
    (
        Hope,
        "spero|speriamo|sperando|se il ginocchio|se le ginocchia|evitare|prevenire|proteggere|rinforzare|paura|esercizi|\
         vediamo|incrociamo|salvaguardare|preservare",
    ),
    (
        Person,
        "moglie|marito|amico|amica|padre|madre|figlio|figlia|cane|fratello|sorella|suo|sua|tuo|tua|fidanzato|fidanzata|\
         compagno|compagna|\
         allenatore|papà|mamma|ragazza|ragazzo|socio",
    ),
    (Left, "sinistro|sinistra|sx|sin"),
    (Right, "destro|destra|dx|ds"),
    (Both, "entrambe|entrambi|tutte e due|due ginocchia|ambedue"),
    (Outer, "esterno|esterna|laterale|bandelletta|ileotibiale|bandelletta ileotibiale"),
    (Inner, "interno|interna|mediale"),
    (Posterior, "dietro|posteriore|cavo popliteo|popliteo"),
    (Front, "davanti|anteriore|intorno"),
    (Under, "sotto"),
    (Below, "al di sotto"),
    (
        During,
        "in discesa|discesa|discese|nelle discese|in salita|salita|durante|correndo|mentre corro|ultimi km|primi km|ultimo km|\
         tutta la corsa|\
         tutto il tempo|metà gara|scendendo|primo km|ultimi chilometri|primi chilometri|a metà|per tutta|seconda metà|\
         finale di gara",
    ),
    (
        After,
        "dopo la corsa|dopo corsa|dopo la gara|dopo il lungo|a fine corsa|dopo l allenamento|dopo allenamento|dopo aver corso|\
         a fine gara|\
         post corsa|post gara|stasera|a fine allenamento|dopo gara|dopo la maratona|una volta fermo|a fine seduta",
    ),
    (NextDay, "giorno dopo|mattina dopo|il giorno seguente|l indomani|indomani"),
    (At, "dal|da|al|fino|dopo|verso|ai|a|primi|ultimi|primo|ultimo|km|chilometro|oltre|circa|per|i"),
    (
        Count,
        "posto|posizione|rango|sessione|giorno|settimana|tappa|giro|giri|ripetute|ripetuta|rpe|sforzo|sensazioni|gara|il|del|\
         dal|fino|\
         energia|motivazione|numero|intervalli|allenamento|voto|fatica|classifica|sonno|umore|gambe|meteo",
    ),
    (
        Unit,
        "ripetute|ripetuta|km|chilometri|min|minuti|h|m|x|sessioni|sforzo|rpe|giorni|giri|intervalli|stelle|settimane|serie|\
         volte|fatica|\
         gara|sensazioni|gambe|allenamenti|allenamento|motivazione",
    ),
    (Of, "su"),
    (Scale, "nrs|vas|livello di dolore|scala del dolore"),
    (Pain, "livello di dolore|scala del dolore"),
];
