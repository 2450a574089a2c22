//! Danish, Norwegian and Swedish, which share most of these words.

use super::Meaning::{self, *};

pub(super) const WORDS: &[(Meaning, &str)] = &[
    (
        Knee,
        "knæ|knæet|knæene|knæskal|knæskallen|knæhase|knæhasen|kne|kneet|knær|knærne|knærna|kneskål|kneskåla|kneskålen|knehase|\
         knehasen|\
         knä|knät|knäet|knäna|knän|knäskål|knäskålen|knäveck|knävecket|patellasenen|hopparknä|hoppeknæ|knea|kneene",
    ),
    (Kneecap, "knæskal|knæskallen|kneskål|kneskåla|kneskålen|knäskål|knäskålen"),
    (Tendon, "patellasenen|hopparknä|hopperkne|springerknæ"),
    (
        Condition,
        "løberknæ|løperkne|löparknä|knæsmerter|knæsmerte|knesmerter|knesmerte|knäsmärta|knäsmärtor|knäont|kneont|knevondt|\
         knæondt|knæproblemer|\
         kneproblemer|knäproblem|knäbesvär|knebesvær|kneplager|knæskade|kneskade|knäskada|hopparknä|hopperkne|springerknæ|\
         löparknäet|\
         løberknæet|løperkneet",
    ),
    (
        NotKnee,
        "høje knæløft|knæløft|kneløft|knälyft|høye kneløft|höga knän|høje knæ|høye knær|til knærne|til knæene|til knæ|til kne|\
         til knes|\
         upp till knäna|till knäna|på knæ|på kne|på knä|på knærne|på knäna|knæbøj*|knebøy*|knäböj*|knæbind|knebeskytter|\
         knästrumpor|\
         knäkontroll|knæoperation|kneoperasjon|knäoperation|knäoperera*|knæøvelser|kneøvelser|knäövningar|på knæene|\
         til opp på knærne|\
         knähöga|knehøye|knæhøj*|til over knærne|över knäna|over knærne|knäskydd|knestrømper|knehøy snø|knehøyt|knedyp*|\
         knædyb*|knädjup*",
    ),
    (
        Pain,
        "gnäller|gnällde|gnällt|knorrar|klaga|krånglat|strulat|värkt|stelnat|brokker|brokkede|værker|værkede|strammede|\
         stivnet|sutrer|sutret|furter|knirket|knakar|knakade|stelnade|stivnede|ondt|vondt|ont|smerte|\
         smerter|smertefullt|smertefuldt|smärta|smärtor|smärtar|smärtade|gør ondt|gjorde ondt|gjør vondt|gjorde vondt|\
         gör ont|gjorde ont|øm|ømt|ømme|ømhed|öm|ömt|ömma|ömhet|øm i|sår|sårt|stiv|stivt|stive|stivhed|stivhet|stel|stelt|\
         stela|stelhet|\
         murret|murrer|murrede|murre|murring|gnagde|gnager|hovent|hoven|hævet|hævelse|svullet|svullna|svullen|svullnad|\
         irriteret|irritert|\
         irriterat|irritation|irritasjon|betændt|betent|inflammerat|inflammation|stikker|stikk|stik|stak|sticker|stack|stramt|\
         strammer|\
         stramade|stramar|drar|drog|trækker|trak|trekker|problem|problemer|besvær|besvär|bøvl|bøvler|bøvlede|bråk|bråker|\
         bråket|bråkar|\
         strular|strulade|strul|krångel|krånglar|krånglade|driller|drillede|drille|kranglet|krangler|plager|plaget|plagsomt|\
         känns|kändes i|\
         kändes lite|känning|känningar|kjenner|kjente|kjenning|mærker|mærkede|mærke|mærket|mærkes|jeg kan mærke|kan mærke|\
         merker|merket|brænder|\
         brenner|brenn|bränner|brann|knirker|knagede|knaker|skade|skadet|skada|skadad|ubehag|ubehagelig|obehag|obehagligt|\
         klager|klagede|klaget|\
         klagar|klagade|protesterer|protesterede|protesterte|protesterar|protesterade|overbelastet|overbelastning|\
         överbelastat|överbelastning|aj|au|verker|verket|verkade|värk|värker|värkte|verk|hugger|högg|jagende|jagede|låser|\
         låste|låst|svigtede|svek|vek sig|\
         nyper|nøp|surt|surnet|spøker|spøkte|spökar|spökade|irriterende",
    ),
    (
        Bad,
        "dårlig|dårligt|dålig|dåligt|værre|verre|värre|bedre|bättre|ikke godt|ikke bra|inte bra|ikke fint|ikke glad|inte glad|\
         ikke helt|\
         inte helt|ikke dårligt|ikke dårlig|inte dåligt|sådär|så som så|ikke med på|inte med på|ikke værst|ikke verst|\
         ikke god|træt|sliten|\
         trött|svag|svagt|svakt|vill inte|vil ikke|ville ikke|ville inte|ikke så godt|ikke så bra|inte så bra|ikke ok|inte ok|\
         ikke fornøjet|\
         ikke fornøyd|inte nöjd",
    ),
    (
        Fine,
        "fint|fin|fine|bra|godt|god|gode|holdt|holder|holdt seg|höll|håller|hållit|rolig|roligt|lugnt|lugn|stille|glad|glade|\
         glada|utmerket|\
         utmärkt|kanon|toppen|topp|i orden|i ordning|känns bra|kändes bra|känns ok|känns fint|kändes fint|kändes ok|\
         kjentes bra|føltes godt|\
         føltes fint|føles fint|føltes bra|perfekt|uten problemer|utan problem|uden problemer|ingen problemer|inga problem|\
         fungerer|\
         fungerte|fungerade|fungerar|snill|snällt|snäll|nöjd|nöjda|fornøyd|fornøjet|tilfreds|supert|super|stabilt|stabil|\
         frisk|friskt|\
         artigt|med på den|spillede med|oppførte seg|skötte sig|opførte sig|leger med",
    ),
    (
        Painless,
        "smertefri|smertefrit|smertefritt|smärtfri|smärtfritt|uden smerter|uten smerter|utan smärta|utan smärtor|utan känning|\
         utan känningar|\
         uden smerte|uten smerte|uten vondt|symptomfri|symptomfritt|besvärsfri|besvärsfritt|uden ondt|utan ont",
    ),
    (Gone, "væk|borte|borta|forsvundet|forsvunnet|försvunnit|försvann|forsvandt|forsvant|over"),
    (No, "ikke|inte|ingen|inga|inget|intet|uden|uten|utan|aldri|aldrig|ej|null|nul|noll|0|ikkje|inkje"),
    (
        Hedge,
        "indtil|inntil|till|til|tills|frem til|först|først|i starten|i början|i begynnelsen|næsten|nesten|nästan|knapt|knappt|\
         knap|lidt|litt|\
         lite|mindre|for|för|så|veldig|meget|mycket|mye|bortset|bortsett|förutom|unntatt|ret|ganske|ganska|før|före|innan|\
         opvarmning|\
         oppvarming|uppvärmning|kun|bare|bara|da|når|när|svag|let|lett|lätt|senere|siden|sedan|stort set|stort sett|mest|\
         foreløpig|hittills|\
         særlig|särskilt|nevneverdig|nämnvärd|etter|efter|virker|tror|mest|ibland|noen ganger|større|större|stark|sterke|\
         stærke|ännu|enda",
    ),
    (
        Filler,
        "i|min|mit|mitt|mine|mina|det|den|er|var|är|med|på|har|havde|hadde|hade|haft|hatt|følt|føltes|føles|kjentes|kjennes|\
         kändes|ble|blev|idag|\
         i dag|igen|igjen|endelig|äntligen|mere|mer|helt|super|heldigvis|alle|hele|hela|som|at|att|jag har|jeg har|jeg|jag|\
         noget|noe|något|några|\
         nogen|noen|overhovedet|gjorde|gør|gjør|gör|ok|også|också|och|og|av|fra|från|under|gik|gikk|gick|alt|allt|stadig|\
         fortsatt|sig|seg|nu|nå|\
         gång|gang|nedover|riktig|riktigt|virkelig|længere|lenger|längre|turen|løbet",
    ),
    (But, "men|dog|selv om|selvom|trods|tross|trots|fordi|därför|mens|medan|derimot|dock|eftersom|så måtte"),
    (And, "og|och|samt"),
    (
        OtherBody,
        "læg|læggen|lægge|legg|leggen|legger|vad|vaden|vader|vaderna|hofte|hoften|hofter|höft|höften|höfter|ankel|ankelen|\
         anklen|fotled|fod|foden|\
         fot|foten|fötter|føtter|fødder|skinneben|skinnebeinet|smalben|lår|låret|låren|baglår|baksida|hase|achilles|akilles|\
         ryg|ryggen|rygg|hæl|\
         hælen|hæle|häl|hälen|tå|tåen|tær|balle|baller|lyske|lysken|ljumske|ljumsken|mave|maven|mage|magen|skulder|axel|nakke|\
         nacke|hoved|hode|\
         huvud|hånd|hand|ben|benene|benet|bein|beina|benen|forlår|framsida|skinnben|hofta|leggene|beinhinne|benhinnor|lyskene|\
         lunger|puls",
    ),
    (
        Past,
        "i går|igår|i går|forrige uge|forrige uke|förra veckan|sidste år|i fjor|förra året|for år siden|år siden|år sedan|\
         uger siden|uker siden|\
         veckor sedan|operation|operasjon|i morgen|imorgon|\
         sidst|sist|senast|operert|opereret|opererat",
    ),
    (Since, "end|enn|än|siden|sedan|efter|etter|som|på grund|pga"),
    (
        Hope,
        "håber|håper|hoppas|forhåbentlig|forhåpentligvis|förhoppningsvis|hvis|dersom|om knäet|om knät|om kneet|undgå|unngå|\
         undvika|forebygge|\
         förebygga|beskytte|skydda|redd|bange|rädd|øvelser|övningar|styrke|stärka|rehab|skåne|skona|så kneet|\
         krydser fingre|krysser fingrene|håller tummarna",
    ),
    (
        Person,
        "kone|konen|kona|kones|konens|konas|mand|mann|manden|mannen|ven|venn|vän|veninde|far|mor|fars|mors|søn|sønn|son|\
         datter|dotter|hund|hunden|\
         hundens|bror|søster|syster|hans|hendes|hennes|deres|dit|ditt|din|kæreste|kjæreste|sambo|træner|trener|tränare|kompis|\
         kollega|fru|frus|\
         pappa|mamma|barn",
    ),
    (Left, "venstre|vänster|vänstra|ve|vs"),
    (Right, "højre|høyre|höger|högra|hø"),
    (Both, "begge|båda|bägge"),
    (Outer, "udvendig|utvendig|ydersiden|yderside|utsida|utsidan|utsiden|utside|ytre|yttre|lateralt"),
    (Inner, "indvendig|innvendig|indersiden|inderside|insida|insidan|innsiden|innside|indre|inre|medialt"),
    (Posterior, "bag|bagsiden|bak|baksiden|bakom|baksidan|knæhase|knæhasen|knehase|knehasen|knäveck|knävecket"),
    (Front, "foran|framför|fremsiden|framsiden|rundt|omkring|runt"),
    (Under, "under"),
    (Below, "nedenfor|nedanför|neden for"),
    (
        During,
        "ned ad bakke|nedad|nedoverbakke|nedoverbakker|nedoverbakkene|nedover|nedför|nedförsbacke|nedförsbackarna|utför|\
         utförsbackar|utförslöpan|\
         undervejs|underveis|under turen|under løbet|under løpet|under passet|under loppet|hele turen|hele vejen|hele veien|\
         hela vägen|hela passet|\
         sidste km|siste km|sista km|første km|första km|halvvejs|halvveis|halvvägs|op ad bakke|oppover|uppför|i utforbakkene|\
         mens jeg løb|\
         i motbakkene|sista kilometern|siste kilometerne|sidste halvdel|siste halvdel|andra halvan|ned ad bakkerne|nedløb",
    ),
    (
        After,
        "efter løbet|efter løb|efter løbeturen|efter turen|efter loppet|efter passet|efter löpning|etter turen|etter løpet|\
         etter økta|bagefter|\
         etterpå|efteråt|efter træning|etter trening|efter rundan|efter träningen|etter løpeturen|om aftenen|på kvällen|\
         i aften|ikväll|i kveld|\
         efter löpningen|etterpå i sofaen|efter maraton|efter jobbet med løbet|da jeg stoppede",
    ),
    (
        NextDay,
        "næste dag|neste dag|nästa dag|dagen efter|dagen etter|næste morgen|neste morgen|nästa morgon|morgenen etter|\
         morgenen efter",
    ),
    (
        At,
        "fra|från|ved|vid|efter|etter|indtil|til|till|første|første|första|sidste|siste|sista|km|rundt|omkring|runt|på|siden|\
         sedan|ca|kring|de",
    ),
    (
        Count,
        "plads|plass|plats|placering|pas|pass|økt|dag|uge|uke|vecka|etape|etappe|etapp|omgang|runde|varv|intervaller|\
         intervall|interval|rpe|indsats|\
         innsats|ansträngning|følelse|löp|løb|løp|siden|sedan|nummer|nr|tur|form|energi|motivation|søvn|sömn|dagsform|känsla|\
         fra|den",
    ),
    (
        Unit,
        "intervaller|intervall|interval|km|kilometer|min|minutter|minuter|h|m|x|pas|pass|økter|dage|dager|dagar|runder|varv|\
         stjerner|uger|uker|veckor|\
         repetitioner|rpe|indsats|innsats|ansträngning|gange|ganger|gånger|form|energi|drag|tur",
    ),
    (Of, "av|af|ud af|av de|ut av|utav|på"),
    (Scale, "nrs|vas|smerteniveau|smertenivå|smärtnivå|smerteskala"),
];
