//! The vocabulary: names of sports as portals and watches write them, in small letters without blanks and punctuation.
//!
//! Only names whose meaning is certain. Numbers behind `Sport::Other` are those of the FIT profile.

use super::other_sports::{ICE_SKATING, INLINE_SKATING, PADDLING, ROWING, SKI_ALPINE, SKI_CROSS_COUNTRY, SNOWBOARD};
use super::{Sport, SubSport};

/// Every name with its sport and, where it says it, its finer kind. A name stands once.
pub(super) const ON_FOOT: &[(Sport, Option<SubSport>, &str)] = &[
    (
        Sport::Running,
        None,
        "run runs running jog jogging outdoorrun outdoorrunning hkworkoutactivitytyperunning parkrun runwalk walkrun \
         intervalrun longrun easyrun tempo temporun roadrun longdistancerunning jograce marathon halfmarathon \
         lauf laufen joggen dauerlauf waldlauf outdoorlauf outdoorlaufen laufsport laeufe läufe \
         course courseàpied courseapied footing courir courseenextérieur courseàpiedenextérieur \
         correr carrera carreraapie carreraalairelibre trote corrida corridaderua corridaaoarlivre corsa corsaapiedi corsaallaperto \
         hardlopen hardloop hardloopsessie buitenhardlopen rennen \
         løb løbe løbetur løp løpe løping løpetur utendørsløping jogg jogge joggning löpning löprunda löppass utomhuslöpning \
         juoksu juokseminen ulkojuoksu hölkkä bieg bieganie běh běhání beh futás alergare jooks jooksmine bėgimas trčanje tek \
         бег забег пробежка біг ラン ランニング ジョギング ジョグ マラソン 屋外ランニング 跑步 跑 慢跑 户外跑 户外跑步 戶外跑 戶外跑步 晨跑 夜跑 \
         달리기 러닝 조깅 실외달리기 koşu lari chạybộ τρέξιμο ריצה الجري",
    ),
    (
        Sport::Running,
        Some(SubSport::Trail),
        "trail trailrun trailrunning runningtrail mountainrun mountainrunning fellrun fellrunning skyrunning orienteering \
         verticalrunning crosscountryrun crosscountryrunning \
         traillauf trailrunninglauf berglauf geländelauf crosslauf orientierungslauf \
         courseàpieddetrail courseentrail coursedetrail courseenmontagne trailcourse \
         carreradetrail carrerademontaña carreraporsenderos trailrunner corsatrail corsainmontagna corridaemtrilha corridadetrilha \
         trailhardlopen trailrunnen traillopen traillöpning terränglöpning trailløb trailløp terrengløp orientering polkujuoksu \
         suunnistus biegterenowy biegprzełajowy трейл трейлраннинг 越野跑 トレイルラン トレイルランニング トレラン 트레일러닝",
    ),
    (
        Sport::Running,
        Some(SubSport::Treadmill),
        "treadmill treadmillrun トレッドミルランニング löpningpålöpband løbpåløbebånd løpingpåtredemølle corridaempassadeira treadmillrunning runningtreadmill runningontreadmill laufband laufbandlauf laufbandtraining \
         laufenlaufband tapisdecourse tapisroulant courseàpiedsurtapis courseàpiedsurtapisroulant coursesurtapis \
         coursesurtapisroulant cinta \
         cintadecorrer carreraencinta corsasutapisroulant esteira corridanaesteira corridaemesteira loopband \
         loopbandhardlopen hardlopenoploopband løpebånd \
         løbebånd løpingpåmølle tredemølle löpband juoksumatto bieżnia běžeckýpás トレッドミル ランニングマシン 跑步机 跑步機 \
         室内跑步机 트레드밀 러닝머신",
    ),
    (
        Sport::Running,
        Some(SubSport::Indoor),
        "indoorrun indoorrunning 室内ランニング courseensalle runningindoor runningindoors hallenlauf laufenindoor courseenintérieur courseàpiedenintérieur \
         carreraeninterior corsaindoor corridainterna indoorhardlopen innendørsløping inomhuslöpning sisäjuoksu 室内跑 室内跑步 \
         室內跑步 屋内ランニング 実内달리기 실내달리기",
    ),
    (
        Sport::Running,
        Some(SubSport::Virtual),
        "virtualrun virtualrunning zwiftrun virtuellerlauf virtuelleslaufen coursevirtuelle courseàpiedvirtuelle carreravirtual \
         corsavirtuale corridavirtual virtuelehardloopsessie virtueelhardlopen virtuelllöpning virtueltløb virtuelltløp \
         biegwirtualny виртуальныйзабег バーチャルラン 虚拟跑步 가상달리기",
    ),
    (
        Sport::Running,
        Some(SubSport::Track),
        "trackrun trackrunning corsasupista hardlopenopbaan coursesurpiste carreraenpista banlöpning baneløb biegnabieżni トラックラン runningtrack trackandfieldrunning bahnlauf courseàpiedsurpiste courseenpiste baanlopen \
         操场跑步 トラックランニング",
    ),
    (
        Sport::Running,
        Some(SubSport::Street),
        "streetrun streetrunning carreraporcalle straßenlaufen roadrunning runningstreet runningroad straßenlauf",
    ),
    (Sport::Running, Some(SubSport::Obstacle), "obstaclerun obstaclerunning obstaclerace obstacleracing hindernislauf"),
    (Sport::Running, Some(SubSport::Ultra), "ultrarun ultrarunning ultrarunningrunning ultramarathon"),
    (
        Sport::Walking,
        None,
        "walk walks walking casualwalking speedwalking powerwalk powerwalking racewalking fitnesswalking brisk briskwalking \
         outdoorwalk outdoorwalking treadmillwalk treadmillwalking walkingtreadmill nordicwalk nordicwalking dogwalk dogwalking \
         stroll hkworkoutactivitytypewalking \
         gehen geher spaziergang spazieren spazierengehen gassigehen walken schnellesgehen laufbandgehen \
         marche marcheàpied marcherapide marchenordique marcher promenade marcheenextérieur marcheenplein \
         caminata caminar marcha marchanórdica paseo andar camminata camminare passeggiata caminhada caminhar \
         wandeling wandelen lopen wandel gang gange gå gåtur gåing promenad promenera gång kävely kävelylenkki sauvakävely \
         spacer chodzenie marsz chůze procházka ходьба прогулка скандинавскаяходьба ウォーク ウォーキング 散歩 歩く 徒歩 屋外ウォーキング \
         步行 走路 健走 散步 快走 户外步行 户外健走 戶外步行 遛狗 걷기 산책 yürüyüş berjalan jalankaki đibộ",
    ),
    (
        Sport::Walking,
        Some(SubSport::Indoor),
        "indoorwalk indoorwalking walkingindoor 室内步行 室内健走 屋内ウォーキング 실내걷기",
    ),
    (
        Sport::Hiking,
        None,
        "hike hikes hiking rucking ruck trek trekking backpacking mountaineering mountainclimbing snowshoe snowshoeing snowshoes \
         alpinetour hkworkoutactivitytypehiking viaferrata \
         wandern wanderung bergwandern bergsteigen bergtour schneeschuhwandern schneeschuh \
         randonnée randonnee randonnéepédestre rando randonnéealpine raquettes alpinisme \
         senderismo excursionismo excursión montañismo escursione escursionismo trilha trilhas ciaspole \
         bergwandelen wandeltocht vandring vandretur vandre fottur fjelltur tur vaellus patikointi retkeily \
         wędrówka wędrówki turistika túra túrázás поход пешийпоход ハイキング 登山 トレッキング 山歩き 徒步 远足 登山步行 爬山 健行 遠足 \
         하이킹 등산 doğayürüyüşü",
    ),
];

/// Strava's numbers from 1 on.
pub(super) const STRAVA_NUMBERS: [Sport; 16] = [
    Sport::Cycling,
    SKI_ALPINE,
    SKI_ALPINE,
    Sport::Hiking,
    ICE_SKATING,
    INLINE_SKATING,
    SKI_CROSS_COUNTRY,
    SKI_CROSS_COUNTRY,
    Sport::Running,
    Sport::Walking,
    Sport::Training,
    SNOWBOARD,
    Sport::Hiking,
    Sport::Other(44),
    Sport::Other(43),
    Sport::Swimming,
];

/// Words that decide where a text as a whole is not known, the first that is met in this order.
pub(super) const PARTS: &[(Sport, &str)] = &[
    (Sport::Transition, "transition"),
    (Sport::Wheelchair, "wheelchair rotelle rollstuhl"),
    (Sport::Other(24), "carro auto coche voiture"),
    (Sport::Unknown, "multi multisport triathlon duathlon"),
    (SKI_CROSS_COUNTRY, "nordic langlauf rollerski"),
    (SNOWBOARD, "snowboard snowboarding splitboard"),
    (SKI_ALPINE, "wasserski ski skiing skier sci esquí esqui lyže narty skidor"),
    (INLINE_SKATING, "skate skating inline roller patinage patinaje"),
    (
        Sport::Cycling,
        "ride cycling cycle bike biking bicycle bicycling ebike mtb vtt vélo velo radfahren radfahrt fahrrad rad bici bicicleta \
         bicicletta ciclistica ciclismo cyclisme fietsen fiets sykling cykling bisiklet",
    ),
    (Sport::Swimming, "swim swimming schwimmen natation nuoto natación zwemmen"),
    (ROWING, "rowing rudern aviron remo roeien canottaggio"),
    (PADDLING, "paddle paddling canoe canoeing kayak kayaking kanu"),
    (
        Sport::Running,
        "run running jog jogging lauf laufen correr corrida corsa hardlopen løb løp løping löpning juoksu",
    ),
    (Sport::Hiking, "hike hiking trek trekking wandern wanderung randonnée senderismo vandring"),
    (Sport::Walking, "walk walking gehen marche caminata caminar camminata caminhada wandelen spaziergang spazieren"),
    (Sport::Training, "strength cardio elliptical yoga pilates gym fitness workout krafttraining musculation"),
];

/// Characters that decide in texts without blanks, the first that is met in this order.
pub(super) const CHARACTERS: &[(Sport, &str)] = &[
    (SKI_ALPINE, "滑雪 スキー"),
    (Sport::Cycling, "骑 騎 单车 單車 自行车 自行車 自転車 サイクリング バイク"),
    (Sport::Swimming, "游泳 水泳 スイム"),
    (ROWING, "划船"),
    (Sport::Running, "跑 ランニング ジョギング 달리기 러닝"),
    (Sport::Walking, "步行 健走 散步 散歩 走路 ウォーキング 걷기"),
    (Sport::Hiking, "徒步 登山 爬山 ハイキング 등산"),
];

/// Words around a sport in the titles that apps give by themselves: parts of the day, halves of the clock, general words.
pub(super) const IN_TITLES: &[&str] = &[
    "am",
    "pm",
    "a",
    "p",
    "m",
    "uhr",
    "h",
    "morning",
    "lunch",
    "midday",
    "noon",
    "afternoon",
    "evening",
    "night",
    "early",
    "activity",
    "session",
    "tour",
    "activité",
    "aktivität",
    "actividad",
    "attività",
    "atividade",
    "matin",
    "midi",
    "soir",
    "nuit",
    "après",
    "du",
    "de",
    "la",
    "le",
    "en",
    "nachmittag",
    "nachmittags",
    "morgen",
    "morgens",
    "mittags",
    "abend",
    "abends",
    "am",
    "vormittag",
    "mañana",
    "tarde",
    "noche",
    "mattutina",
    "pomeridiana",
    "serale",
    "manhã",
    "noite",
    "ochtend",
    "middag",
    "avond",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "t",
    "z",
    "utc",
    "gmt",
];

/// Words that say where, not what.
pub(super) const PLACES: &[&str] =
    &["outdoor", "outdoors", "outside", "indoor", "indoors", "open", "户外", "戶外", "室内"];
