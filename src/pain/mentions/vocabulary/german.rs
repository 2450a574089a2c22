//! German.

use super::Meaning::{self, *};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (
        Knee,
        "knie|knies|knien|knieen|kniescheibe|kniescheiben|kniekehle|kniegelenk|knieinnenseite|knieaußenseite|patellasehne",
    ),
    (Kneecap, "kniescheibe|kniescheiben"),
    (Tendon, "patellasehne|patellasehnenreizung|springerknie|patellaspitzensyndrom"),
    (
        Condition,
        "knieschmerz|knieschmerzen|kniebeschwerden|knieprobleme|knieproblemen|knieproblem|knieweh|knieaua|läuferknie|\
         laeuferknie|springerknie|patellaspitzensyndrom|knieverletzung|kniestechen|knieziehen|kniezwicken|knieentzündung|\
         patellasehnenreizung|kniezipperlein|kniereizung|knieschwellung",
    ),
    (
        NotKnee,
        "knie hoch|knie heben|knie hebelauf|in die knie|bis zu den knien|bis zum knie|bis an die knie|bis über die knie|\
         auf den knien|auf die knie|auf knien|circus knie|zirkus knie|am knie|ums knie|knie op|knie operation|knie ops|\
         knie bandage|knie übung*|knie training|knie tape|knie check|knie reha|weiche knie|weichen knien|übers knie|\
         knie sport|knie physio|knie mrt|knie mobility|knie orthese|knie schoner|knie strümpfe|knie socken|weichen knie|\
         knie stabi|knie stabilisation|knie kräftigung|hohe knie|knie beugen|knie beuge|knie tief|kniehoch",
    ),
    (
        Pain,
        "druckempfindlich|bockt|bockig|quengelt|knarzt|knarzte|knirschte|nörgelt|jault|ächzt|pochte|verhärtet|eingerostet|überdehnt|\
         verspannung|melden sich|tun weh|taten weh|protestiert|protestierte|schmerzten|gezickt|knackig|ziept|ziepte|schmerz|\
         schmerzen|schmerzt|schmerzte|schmerzhaft|schmerzte|weh|wehgetan|zwickt|zwickte|zwicken|gezwickt|zwackt|\
         zwackte|zieht|zog|ziehen|gezogen|drückt|drückte|drücken|sticht|stach|stechen|gestochen|muckt|muckte|gemuckt|mucken|\
         meckert|meckerte|gemeckert|zickt|zickte|rumgezickt|zickig|probleme|problem|problemchen|beschwerden|gereizt|reizung|\
         überreizt|überlastet|überlastung|entzündet|entzündung|geschwollen|schwellung|dick|steif|verspannt|spannt|gespannt|\
         beleidigt|unzufrieden|angeschlagen|gespürt|spürbar|spüre|spürte|gemerkt|merke|merkte|merkt|bemerkbar|meldet sich|\
         meldete sich|gemeldet|meldet|brennt|brannte|brennen|pocht|knirscht|knackt|knackte|knacken|blockiert|instabil|\
         empfindlich|\
         wund|verletzt|verletzung|aua|autsch|mault|maulte|rebelliert|streikt|streikte|jammert|tut mir weh|nervt|nervte|genervt|\
         ärger|ärgert|unangenehm|macht zicken|zicken|kaputt|im eimer|verdreht|schmerzend|schmerzendes|schmerzenden|aufgemuckt|\
         piekst|pikst|pieksen|pocht|lädiert|zwicks|zwicker|wehwehchen|zipperlein|zerrt|druck|ungut|komisch",
    ),
    (
        Bad,
        "schlecht|schlechter|schlimm|schlimmer|mies|mau|bescheiden|besser|nicht gut|nicht so gut|nicht ganz|nicht ok|\
         nicht optimal|nicht schlecht|naja|na ja|geht so|so lala|wieder da|nicht begeistert|nicht amüsiert|nicht rund|müde|\
         schwach|\
         nicht schlimm|nicht glücklich|nicht zufrieden|mag nicht|mochte nicht|will nicht|wollte nicht|erträglich|aushaltbar|\
         noch nicht|nicht 100|wacklig|wackelig|durchwachsen",
    ),
    (
        Fine,
        "richtig gut|gut|gute|gutes|prima|bestens|einwandfrei|hält|hielt|gehalten|ruhig|still|brav|friedlich|stabil|\
         unauffällig|fit|\
         problemlos|beschwerdefrei|tadellos|spitze|wunderbar|klasse|in ordnung|alles gut|macht mit|machte mit|mitgemacht|\
         fühlt sich gut|spielt mit|spielte mit|mitgespielt|zufrieden|glücklich|happy|sehr gut|läuft rund|funktioniert|\
         nix gemerkt|\
         nichts gemerkt|nichts gespürt|nix gespürt|keinen mucks|keine mucken|keinen muckser|gibt ruhe|gab ruhe|ist ruhe",
    ),
    (Painless, "schmerzfrei|schmerzlos|schmerzfreie|schmerzfreies|ohne schmerz|ohne schmerzen|symptomfrei"),
    (Gone, "weg|verschwunden|verflogen|vorbei|vergangen"),
    (No, "kein|keine|keinen|keinem|keiner|keinerlei|nicht|ohne|null|nix|nichts|nie|niemals|0|weder"),
    (
        Hedge,
        "bis|anfangs|am anfang|zu beginn|erst|zuerst|zunächst|fast|beinahe|kaum|meist|meistens|größtenteils|weitgehend|halbwegs|\
         einigermaßen|relativ|ziemlich|recht|soweit|so weit|bisher|nur|außer|solange|weniger|so|sehr|zu|viel|stark|starken|\
         starke|große|größeren|wirklich|richtig|eigentlich|noch|vorher|vor|etwas|bisschen|leicht|leichte|wenig|wenn|später|\
         einlaufen|warm|tape|getaped|getapt|getapet|bandagiert|höchstens|maximal|erstmal|vielleicht|wohl|scheint|aktuell|\
         nennenswerten|ernsthaften|ab",
    ),
    (
        Filler,
        "das|dem|der|die|den|im|in|am|an|mein|meine|meinem|meinen|meiner|mit|vom|von|ist|war|sind|waren|hat|haben|hatte|habe|\
         heute|wieder|endlich|mehr|gar|auch|super|total|absolut|völlig|komplett|fühlt|fühlte|sich|tut|tat|getan|macht|machte|\
         gemacht|es|ganz|immer|mal|beim|laufen|alles|einfach|bleibt|blieb|geblieben|überhaupt|mir|gehabt|ging|geht|seit|\
         wieder mal|\
         läuft|lief|bergab|bergauf|und|ich|irgendwelche|dabei|keinerlei",
    ),
    (But, "aber|jedoch|doch|dann|trotz|obwohl|dafür|während|weil|allerdings|sondern|danach"),
    (And, "und|sowie|u"),
    (
        OtherBody,
        "wade|waden|hüfte|hüften|knöchel|sprunggelenk|fuß|füße|schienbein|oberschenkel|achillessehne|achilles|rücken|ferse|zeh|\
         zehen|leiste|adduktoren|po|gesäß|bauch|magen|schulter|nacken|kopf|hand|hände|bein|beine|muskelkater|fersen|puls|\
         fußsohle|beinen|unterschenkel|rippe|arm|lunge|kreuz|isg|hamstrings",
    ),
    (
        Past,
        "gestern|vorgestern|letzte woche|letztes jahr|letzten monat|letztes mal|vor jahren|vor wochen|vor monaten|damals|\
         früher|morgen früh|op|operiert",
    ),
    (Since, "als|seit|nach|wie|wegen|vom|von"),
    (
        Hope,
        "hoffe|hoffen|hoffentlich|falls|wenn das knie|ob das|ob mein|vermeiden|vorbeugen|vorbeugung|schonen|schont|stärken|\
         kräftigen|\
         daumen drücken|angst|sorge|prävention|gegen|damit das|sofern|mal sehen|mal schauen|wünsche",
    ),
    (
        Person,
        "frau|mann|freund|freundin|freundes|vater|mutter|sohn|tochter|hund|hundes|trainer|bruder|schwester|seine|ihre|\
         dein|deine|kumpel|kollege|papa|mama|opa|oma|partner|partnerin|ihrem|seinem|seinen|kind|pferd",
    ),
    (Left, "links|linke|linkes|linken|linker|linkem|li|lks"),
    (Right, "rechts|rechte|rechtes|rechten|rechter|rechtem|re|rts"),
    (Both, "beide|beiden|beider|beidseitig|beidseits"),
    (Outer, "außen|außenseite|äußere|äußeres|äußeren|seitlich|lateral|tractus|knieaußenseite|außenband"),
    (Inner, "innen|innenseite|innere|inneres|inneren|medial|knieinnenseite|innenband"),
    (Posterior, "hinter|hinten|kniekehle|rückseite|hinterm"),
    (Front, "vorne|vorn|vorderseite"),
    (Under, "unter|unterm"),
    (Below, "unterhalb"),
    (
        During,
        "bergab|bergauf|beim laufen|während|unterwegs|im abstieg|abwärts|runter|downhill|ganzen lauf|letzten km|ersten km|\
         letzten kilometer|ersten kilometer|ersten kilometern|letzten kilometern|zwischendurch|ganze zeit|beim abstieg|\
         zweite hälfte|beim bergablaufen|halber strecke|bergablaufen|gegen ende|beim training|im training|zum schluss|\
         im anstieg|beim runterlaufen",
    ),
    (
        After,
        "nach dem lauf|nach dem laufen|nach lauf|danach|hinterher|nachher|im anschluss|anschließend|nach dem rennen|\
         nach dem training|\
         nach dem wettkampf|nach dem long run|nach dem marathon|nach dem langen lauf|abends|am abend|nachm lauf",
    ),
    (
        NextDay,
        "am nächsten morgen|am nächsten tag|nächster tag|nächster morgen|tags darauf|am tag danach|am morgen danach",
    ),
    (At, "ab|bei|nach|bis|seit|um|von|ersten|letzten|erste|letzte|gegen|auf|ca|etwa|rund|vor"),
    (
        Count,
        "platz|rang|lauf|einheit|tag|woche|etappe|runde|intervall|intervalle|rennen|seit|vom|am|bis|ab|rpe|anstrengung|teil|\
         gefühl|\
         motivation|form|beine|nummer|nr|position|belastung|stimmung|wetter|schlaf|stress|training|befinden",
    ),
    (
        Unit,
        "intervalle|intervall|km|kilometer|min|minuten|h|m|x|wiederholungen|anstrengung|rpe|belastung|platz|tage|wochen|runden|\
         punkte|punkten|lauf|sterne|wetter|beine|stimmung|spaß|läufen|einheiten|motivation",
    ),
    (Of, "von|aus"),
    (Scale, "nrs|vas|schmerzlevel|schmerzskala|schmerzstärke|schmerz level|schmerz skala"),
    (Pain, "schmerzlevel|schmerzskala|schmerzstärke|schmerz level|schmerz skala"),
];
