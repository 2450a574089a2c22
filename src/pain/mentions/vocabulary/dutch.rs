//! Dutch.

use super::Meaning::{self, *};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (Knee, "knie|knieën|knieen|knietje|linkerknie|rechterknie|knieschijf|knieholte|kniepees|kniebanden"),
    (Kneecap, "knieschijf"),
    (Tendon, "kniepees|springersknie|jumpersknie"),
    (
        Condition,
        "kniepijn|knieklachten|knieproblemen|lopersknie|runnersknie|springersknie|jumpersknie|knieblessure|kniepijntje|\
         kniepijntjes|\
         knieprobleem",
    ),
    (Left, "linkerknie"),
    (Right, "rechterknie"),
    (
        NotKnee,
        "kniehef|knie heffen|knieën heffen|knie hoog|tot aan de knieën|tot de knieën|tot mijn knieën|tot aan mijn knieën|\
         door de knieën|\
         op de knieën|op mijn knieën|op de knie|op één knie|op een knie|door mijn knieën|kniebuiging*|knie brace|kniebrace|\
         knie operatie|\
         knieoperatie|knie oefeningen|knieoefeningen|knie fysio|hoge knieën|knieheffingen|tot aan de knie|tot de knie|\
         tot kniehoogte|\
         knie tape|kniebandage|kniestuk|knie mri|tot boven de knieën|slappe knieën|knikkende knieën|nieuwe knie",
    ),
    (
        Pain,
        "kraken|knarst|piepte|piept|mekkert|zeurderig|trekken|opspeelde|doen pijn|deden pijn|steekjes|kreunt|pijn|pijnlijk|\
         pijnlijke|pijntje|pijntjes|pijnen|zeer|zeurt|zeurde|zeurend|zeuren|zeurpijn|last|stijf|stijve|stijfheid|gevoelig|\
         gevoelige|gezwollen|dik|dikke|opgezwollen|zwelling|geïrriteerd|opgezet|opgezette|geïrriteerde|irritatie|ontstoken|\
         ontsteking|steekt|stak|steken|\
         steek|stekende|trekt|trok|trekkend|klachten|klaagt|klaagde|problemen|probleem|probleempje|opspelen|speelt op|speelde op|\
         opgespeeld|protesteert|protesteerde|protesteren|overbelast|overbelasting|blessure|geblesseerd|brandt|brandend|kraakt|\
         zwikt|\
         au|auw|voelde mijn|voelde de|voel mijn|voel de|voelbaar|gevoeld|hinder|ongemak|ongemakkelijk|beurs|verrekt|zere|\
         gedoe|moppert|\
         mopperde|sputtert|sputterde|tegenwerken|werkt tegen|werkte tegen|instabiel|blokkeert|druk|vervelend",
    ),
    (
        Bad,
        "slecht|slechter|erger|beter|matig|niet goed|niet lekker|niet top|niet fijn|niet blij|niet helemaal|niet slecht|\
         niet best|zwak|\
         moe|wat minder|mwah|valt mee|viel mee|niet zo goed|wil niet|wilde niet|niet 100|draaglijk|niet happy",
    ),
    (
        Fine,
        "echt goed|goed|prima|lekker|perfect|uitstekend|houdt|houdt zich|hield|hield zich|gehouden|rustig|stil|blij|fijn|\
         tevreden|geen probleem|\
         geen problemen|geen centje pijn|in orde|best|heel goed|happy|koest|doet het|deed het|werkte mee|werkt mee|meegewerkt|\
         niks gevoeld|niets gevoeld|niks van gemerkt|niets van gemerkt|geen kik|hield stand|gezond|stabiel",
    ),
    (Painless, "pijnvrij|pijnloos|zonder pijn|klachtenvrij|zonder klachten|zonder last|pijnvrije"),
    (Gone, "weg|verdwenen|over|voorbij"),
    (No, "geen|niet|zonder|nul|niets|niks|nooit|0|nergens"),
    (
        Hedge,
        "tot|totdat|in het begin|eerst|eerste|bijna|nauwelijks|amper|weinig|minder|te|zo|heel|erg|veel|echt|behalve|redelijk|\
         vrij|best wel|\
         grotendeels|alleen|opwarmen|warming up|nog|voor|beetje|lichte|licht|iets|wat|later|daarna|wanneer|zolang|tape|\
         meestal|voorlopig|\
         lijkt|ernstige|noemenswaardige|pas|vooral|soms|denk",
    ),
    (
        Filler,
        "voor het eerst|de|het|een|mijn|m|n|in|aan|van|met|op|is|was|waren|zijn|heb|had|heeft|gehad|voelde|voelt|voelen|doet|\
         deed|vandaag|\
         weer|eindelijk|\
         meer|helemaal|super|totaal|ging|gaat|ook|zich|er|ik|gedaan|qua|alles|enkele|enige|bleef|blijft|heel de|\
         hele|mn|tijdens|hardlopen|en|steeds|allemaal|onderweg|verder|heel",
    ),
    (But, "maar|echter|toch|daarna|ondanks|hoewel|want|terwijl|omdat|dus|helaas"),
    (And, "en"),
    (
        OtherBody,
        "kuit|kuiten|heup|heupen|enkel|enkels|voet|voeten|scheen|schenen|scheenbeen|bovenbeen|bovenbenen|hamstring|hamstrings|\
         achilles|\
         achillespees|rug|hiel|teen|tenen|bil|billen|lies|maag|buik|schouder|nek|hoofd|hand|handen|been|benen|adductoren|\
         quads|spierpijn|\
         voetzool|longen|borst|arm|blaar|blaren|hartslag",
    ),
    (
        Past,
        "gisteren|vorige week|vorig jaar|vorige maand|jaar geleden|geleden|\
         operatie|morgen|vorige keer|eergisteren|laatste keer",
    ),
    (Since, "dan|sinds|na|als|door|van"),
    (
        Hope,
        "hoop|hopen|hopelijk|als de knie|als mijn knie|of de knie|of mijn knie|vermijden|voorkomen|beschermen|sparen|bang|\
         oefeningen|versterken|duimen|preventie|ontzien|benieuwd|tegen",
    ),
    (
        Person,
        "vrouw|man|vriend|vriendin|vader|moeder|zoon|dochter|hond|broer|zus|haar|jouw|coach|trainer|partner|collega|hun|maat|\
         opa|oma|\
         papa|mama|loopmaatje",
    ),
    (Left, "links|linker|linkse|li"),
    (Right, "rechts|rechter|rechtse|re"),
    (Both, "beide|twee knieën"),
    (Outer, "buitenkant|buitenzijde|lateraal|buiten"),
    (Inner, "binnenkant|binnenzijde|mediaal|binnen"),
    (Posterior, "achter|achterkant|knieholte"),
    (Front, "voorkant|rond|rondom"),
    (Under, "onder"),
    (Below, "net onder"),
    (
        During,
        "bergaf|bergop|tijdens|tijdens het lopen|tijdens het hardlopen|onderweg|afdaling|afdalingen|heuvelaf|naar beneden|\
         laatste km|\
         eerste km|laatste kilometers|eerste kilometers|hele loop|hele run|halverwege|dalen|bij het afdalen|tweede helft|\
         hele tijd|hele weg",
    ),
    (
        After,
        "na het lopen|na het hardlopen|na afloop|na de run|na de loop|na de wedstrijd|erna|achteraf|nadien|na de training|\
         s avonds|\
         vanavond|na de marathon|na de duurloop|na het rennen|na de race",
    ),
    (NextDay, "volgende ochtend|volgende dag|dag erna|dag later|ochtend erna"),
    (At, "vanaf|bij|na|tot|rond|sinds|eerste|laatste|om|op|voor|kilometer|km|zon|ongeveer"),
    (
        Count,
        "plek|plaats|positie|sessie|dag|week|etappe|ronde|rondes|intervallen|interval|rpe|inspanning|gevoel|wedstrijd|sinds|\
         van|tot|\
         motivatie|energie|nummer|training|loop|benen|slaap|stress|weer|vanaf|conditie|op",
    ),
    (
        Unit,
        "intervallen|interval|km|kilometer|kilometers|min|minuten|h|u|m|x|sessies|inspanning|rpe|dagen|rondes|sterren|weken|\
         herhalingen|keer|\
         wedstrijd|gevoel|benen|trainingen|training|plezier|energie",
    ),
    (Of, "van de|uit|van|op de|op"),
    (Scale, "nrs|vas|pijnniveau|pijnscore"),
];
