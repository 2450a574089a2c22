//! Names of sports as portals and watches write them, in lower case without blanks and punctuation.
//!
//! Only names whose meaning is certain. Numbers in `Sport::Other` are those of the FIT profile.

use super::{Sport, SubSport};

const SKI_CROSS_COUNTRY: Sport = Sport::Other(12);
const SKI_ALPINE: Sport = Sport::Other(13);
const SNOWBOARD: Sport = Sport::Other(14);
const ROWING: Sport = Sport::Other(15);
const PADDLING: Sport = Sport::Other(19);
const INLINE_SKATING: Sport = Sport::Other(30);
const ICE_SKATING: Sport = Sport::Other(33);

/// A list of sports, each with its names separated by blanks.
macro_rules! names {
    ($($sport:expr, $sub_sport:expr => $names:literal;)*) => {
        &[$(($sport, $sub_sport, $names)),*]
    };
}

/// Every name with its sport and, where it states it, its sub-sport. No name is listed twice.
pub(super) const NAMES: &[(Sport, Option<SubSport>, &str)] = names! {
    Sport::Running, None =>
        "run runs running jog jogging outdoorrun outdoorrunning hkworkoutactivitytyperunning parkrun runwalk \
         walkrun intervalrun longrun easyrun tempo temporun roadrun longdistancerunning jograce marathon \
         halfmarathon lauf laufen joggen dauerlauf waldlauf outdoorlauf outdoorlaufen laufsport laeufe läufe \
         course courseàpied courseapied footing courir courseenextérieur courseàpiedenextérieur correr carrera \
         carreraapie carreraalairelibre trote corrida corridaderua corridaaoarlivre corsa corsaapiedi \
         corsaallaperto hardlopen hardloop hardloopsessie buitenhardlopen rennen løb løbe løbetur løp løpe \
         løping løpetur utendørsløping jogg jogge joggning löpning löprunda löppass utomhuslöpning juoksu \
         juokseminen ulkojuoksu hölkkä bieg bieganie běh běhání beh futás alergare jooks jooksmine bėgimas \
         trčanje tek бег забег пробежка біг ラン ランニング ジョギング ジョグ マラソン 屋外ランニング 跑步 跑 慢跑 户外跑 户外跑步 戶外跑 戶外跑步 晨跑 夜跑 달리기 \
         러닝 조깅 실외달리기 koşu lari chạybộ τρέξιμο ריצה الجري";
    Sport::Running, Some(SubSport::Trail) =>
        "trail trailrun trailrunning runningtrail mountainrun mountainrunning fellrun fellrunning skyrunning \
         orienteering verticalrunning crosscountryrun crosscountryrunning traillauf trailrunninglauf berglauf \
         geländelauf crosslauf orientierungslauf courseàpieddetrail courseentrail coursedetrail \
         courseenmontagne trailcourse carreradetrail carrerademontaña carreraporsenderos trailrunner corsatrail \
         corsainmontagna corridaemtrilha corridadetrilha trailhardlopen trailrunnen traillopen traillöpning \
         terränglöpning trailløb trailløp terrengløp orientering polkujuoksu suunnistus biegterenowy \
         biegprzełajowy трейл трейлраннинг 越野跑 トレイルラン トレイルランニング トレラン 트레일러닝";
    Sport::Running, Some(SubSport::Treadmill) =>
        "treadmill treadmillrun トレッドミルランニング löpningpålöpband løbpåløbebånd løpingpåtredemølle \
         corridaempassadeira treadmillrunning runningtreadmill runningontreadmill laufband laufbandlauf \
         laufbandtraining laufenlaufband tapisdecourse tapisroulant courseàpiedsurtapis \
         courseàpiedsurtapisroulant coursesurtapis coursesurtapisroulant cinta cintadecorrer carreraencinta \
         corsasutapisroulant esteira corridanaesteira corridaemesteira loopband loopbandhardlopen \
         hardlopenoploopband løpebånd løbebånd løpingpåmølle tredemølle löpband juoksumatto bieżnia běžeckýpás \
         トレッドミル ランニングマシン 跑步机 跑步機 室内跑步机 트레드밀 러닝머신";
    Sport::Running, Some(SubSport::Indoor) =>
        "indoorrun indoorrunning 室内ランニング courseensalle runningindoor runningindoors hallenlauf laufenindoor \
         courseenintérieur courseàpiedenintérieur carreraeninterior corsaindoor corridainterna indoorhardlopen \
         innendørsløping inomhuslöpning sisäjuoksu 室内跑 室内跑步 室內跑步 屋内ランニング 実内달리기 실내달리기";
    Sport::Running, Some(SubSport::Virtual) =>
        "virtualrun virtualrunning zwiftrun virtuellerlauf virtuelleslaufen coursevirtuelle \
         courseàpiedvirtuelle carreravirtual corsavirtuale corridavirtual virtuelehardloopsessie \
         virtueelhardlopen virtuelllöpning virtueltløb virtuelltløp biegwirtualny виртуальныйзабег バーチャルラン 虚拟跑步 \
         가상달리기";
    Sport::Running, Some(SubSport::Track) =>
        "trackrun trackrunning corsasupista hardlopenopbaan coursesurpiste carreraenpista banlöpning baneløb \
         biegnabieżni トラックラン runningtrack trackandfieldrunning bahnlauf courseàpiedsurpiste courseenpiste \
         baanlopen 操场跑步 トラックランニング";
    Sport::Running, Some(SubSport::Street) =>
        "streetrun streetrunning carreraporcalle straßenlaufen roadrunning runningstreet runningroad \
         straßenlauf";
    Sport::Running, Some(SubSport::Obstacle) =>
        "obstaclerun obstaclerunning obstaclerace obstacleracing hindernislauf";
    Sport::Running, Some(SubSport::Ultra) => "ultrarun ultrarunning ultrarunningrunning ultramarathon";
    Sport::Walking, None =>
        "walk walks walking casualwalking speedwalking powerwalk powerwalking racewalking fitnesswalking brisk \
         briskwalking outdoorwalk outdoorwalking treadmillwalk treadmillwalking walkingtreadmill nordicwalk \
         nordicwalking dogwalk dogwalking stroll hkworkoutactivitytypewalking gehen geher spaziergang spazieren \
         spazierengehen gassigehen walken schnellesgehen laufbandgehen marche marcheàpied marcherapide \
         marchenordique marcher promenade marcheenextérieur marcheenplein caminata caminar marcha marchanórdica \
         paseo andar camminata camminare passeggiata caminhada caminhar wandeling wandelen lopen wandel gang \
         gange gå gåtur gåing promenad promenera gång kävely kävelylenkki sauvakävely spacer chodzenie marsz \
         chůze procházka ходьба прогулка скандинавскаяходьба ウォーク ウォーキング 散歩 歩く 徒歩 屋外ウォーキング 步行 走路 健走 散步 快走 户外步行 \
         户外健走 戶外步行 遛狗 걷기 산책 yürüyüş berjalan jalankaki đibộ";
    Sport::Walking, Some(SubSport::Indoor) => "indoorwalk indoorwalking walkingindoor 室内步行 室内健走 屋内ウォーキング 실내걷기";
    Sport::Hiking, None =>
        "hike hikes hiking rucking ruck trek trekking backpacking mountaineering mountainclimbing snowshoe \
         snowshoeing snowshoes alpinetour hkworkoutactivitytypehiking viaferrata wandern wanderung bergwandern \
         bergsteigen bergtour schneeschuhwandern schneeschuh randonnée randonnee randonnéepédestre rando \
         randonnéealpine raquettes alpinisme senderismo excursionismo excursión montañismo escursione \
         escursionismo trilha trilhas ciaspole bergwandelen wandeltocht vandring vandretur vandre fottur \
         fjelltur tur vaellus patikointi retkeily wędrówka wędrówki turistika túra túrázás поход пешийпоход \
         ハイキング 登山 トレッキング 山歩き 徒步 远足 登山步行 爬山 健行 遠足 하이킹 등산 doğayürüyüşü";
    Sport::Cycling, None =>
        "ride rides cycle cycling bike bikes biking bicycle bicycling cyclingtransportation cyclingsport \
         roadbiking roadcycling roadbike racebike touringbicycle mountainbiking mountainbike mountainbikeride \
         mtb mtbride gravel gravelcycling gravelride gravelbiking cyclocross commuting commute ebike ebiking \
         ebikeride emountainbikeride emtb ebikemountain ebikefitness eenduromtb bmx bikepacking downhillbiking \
         recumbentcycling trackcycling handcycling handcycle velomobile outdoorcycling outdoorride outdoorbike \
         hkworkoutactivitytypecycling rad radfahren radfahrt radtour radeln fahrrad fahrradfahren fahrradtour \
         rennrad rennradfahren mountainbikefahrt mountainbiken gravelfahrt ebikefahrt emountainbikefahrt \
         radsport vélo velo vtt cyclisme sortieàvélo cyclotourisme vélodecourse vélodemontagne vélotout \
         bicicleta bici ciclismo ciclismoalairelibre ciclismodemontaña pedalada pedal giroinbici bicicletta \
         mountainbici fietsen fietsrit fiets wielrennen wielrenrit fietstocht mountainbikerit cykling cykel \
         cykla cykeltur cyklingutomhus sykling sykkel sykle sykkeltur sykkelritt landeveissykling \
         terrengsykling pyöräily pyörälenkki maastopyöräily jazdanarowerze rower kolarstwo jízdanakole \
         cyklistika kolo kerékpározás велосипед велозаезд велопрогулка велоспорт велосипедный velosiped ライド \
         サイクリング 自転車 ロードバイク 屋外サイクリング 骑行 骑车 自行车 单车 户外骑行 騎行 騎車 單車 自行車 戶外騎行 山地骑行 라이딩 자전거 사이클링 실외자전거 bisiklet \
         bersepeda";
    Sport::Cycling, Some(SubSport::Indoor) =>
        "indoorcycling indoorbiking indoorbike indoorride cyclingindoor spinning spin spinbike stationarybike \
         heimtrainer ergometer véloenintérieur véloappartement ciclismoeninterior ciclismoindoor indoorfietsen \
         inomhuscykling 室内骑行 動感單車 动感单车 屋内サイクリング エアロバイク 실내자전거";
    Sport::Cycling, Some(SubSport::Virtual) =>
        "virtualride virtualcycling virtualbike zwiftride virtuelleradfahrt vélovirtuel ciclismovirtual \
         ciclismovirtuale virtuelefietsrit";
    Sport::Wheelchair, Some(SubSport::Wheelchair) =>
        "wheelchair wheelchairpushwalk wheelchairpushrun indoorwheelchairrun indoorwheelchairwalk \
         wheelchairwalkpace wheelchairrunpace rollstuhl fauteuilroulant sillaruedas";
    Sport::Swimming, None =>
        "swim swims swimming lapswimming openwaterswimming openwater poolswim poolswimming indoorswimming \
         outdoorswimming hkworkoutactivitytypeswimming schwimmen bahnenschwimmen freiwasserschwimmen natation \
         nageeneaulibre nager natación nadar nuoto natação zwemmen baanzwemmen simning svømning svømming svømme \
         uinti avouinti pływanie plavání úszás плавание заплыв スイム スイミング 水泳 プールスイミング 游泳 泳池游泳 公开水域游泳 수영 yüzme \
         renang";
    Sport::Transition, None => "transition wechselzone";
    Sport::Training, None =>
        "workout training 跑酷 weighttraining strengthtraining traditionalstrengthtraining \
         functionalstrengthtraining strength cardiotraining cardio indoorcardio hiit \
         highintensityintervaltraining crossfit circuittraining cirkuittraining crosstraining elliptical \
         ellipticaltraining ellipticaltrainer stairstepper stairclimbing stairs climbingstairs floorclimbing \
         stepmachine fitnessequipment fitness gym gymnastics core coretraining calisthenics yoga pilates \
         mobility stretching flexibility flexibilitytraining breathwork meditation jumprope jumpingrope \
         ropeskipping aerobics dancing dance zumba boxing krafttraining kraftsport crosstrainer ellipsentrainer \
         stepper gymnastik dehnen seilspringen entraînement musculation renforcement elliptique entrenamiento \
         fuerza musculación elíptica allenamento forza ellittica treino musculação elíptico krachttraining \
         styrketräning styrketrening styrketræning тренировка силоваятренировка 筋力トレーニング ヨガ ピラティス 力量训练 瑜伽 椭圆机 \
         跳绳 健身 힘트레이닝 요가";
    SKI_CROSS_COUNTRY, None =>
        "crosscountryskiing crosscountryski nordicski nordicskiing xcskiing xcski classicxcskiing \
         freestylexcskiing skateskiing skatingski rollerski rollerskiing rollerskiingclassic \
         rollerskiingfreestyle biathlon langlauf skilanglauf skiroller skidefond skidefondclassique \
         skideskating skiroues esquídefondo esquinórdico scidifondo esquidefundo langlaufen längdskidåkning \
         längdskidor längdåkning langrenn langrend rulleskøyter rulleski rullskidor hiihto maastohiihto \
         biegówki narciarstwobiegowe běžky běžkování беговыелыжи クロスカントリースキー 越野滑雪";
    SKI_ALPINE, None =>
        "alpineskiing alpineski ski skiing skis downhillskiing resortskiing resortskiingsnowboarding \
         backcountryski backcountryskiing backcountryskiingsnowboarding skitouring skitour skimountaineering \
         skimo skiingtouring telemark telemarkskiing wintersports skifahren skialpin skibergsteigen \
         skialpinisme skiderando skiderandonnée esquí esquiar esquíalpino esquídetravesía sci scialpino \
         scialpinismo esqui skiën alpineskiën skidor skidåkning alpint skikjøring randonee hiihtäminen narty \
         narciarstwo lyžování lyže лыжи горныелыжи スキー アルペンスキー 滑雪 双板滑雪 스키";
    SNOWBOARD, None =>
        "snowboard snowboarding resortsnowboarding backcountrysnowboarding splitboard splitboarding スノーボード 单板滑雪 \
         스노보드";
    ROWING, None =>
        "row rows rowing indoorrowing rowingindoor rowingmachine rudern rudergerät ruderergometer aviron rameur \
         remo remoergómetro canottaggio vogatore roeien roeimachine rodd roddmaskin roning romaskin roing soutu \
         wioślarstwo veslování гребля ローイング ボート漕ぎ 划船 划船机 划船機 조정";
    PADDLING, None => "paddling paddle canoe canoeing kanu kanufahren paddeln canoë piragüismo canoa";
    Sport::Other(41), None => "kayaking kayak kajak kajakfahren kayakdemer";
    Sport::Other(37), None =>
        "standuppaddling standuppaddleboarding standuppaddle paddleboarding sup stehpaddeln";
    INLINE_SKATING, None =>
        "inlineskating inlineskate inlineskates rollerskating rollerskate rollerblading rollerblade skating \
         inlineskaten inliner roller patinaje pattinaggio skeeleren";
    ICE_SKATING, None =>
        "iceskating iceskate eislaufen schlittschuhlaufen schlittschuh patinageglace patinajesobrehielo \
         schaatsen";
    Sport::Other(6), None => "basketball";
    Sport::Other(7), None =>
        "soccer football footballsoccer fußball fussball fútbol calcio futebol voetbal fotball fotboll";
    Sport::Other(8), None => "tennis tabletennis padel pickleball";
    Sport::Other(22), None => "motorcycling motorbike motorcycle motorrad";
    Sport::Other(23), None => "boating";
    Sport::Other(24), None => "driving car automotive autofahren conduite";
    Sport::Other(25), None => "golf golfing";
    Sport::Other(27), None => "horsebackriding horseriding riding equestriansports reiten équitation equitación";
    Sport::Other(31), None => "rockclimbing climbing bouldering klettern bouldern escalade escalada";
    Sport::Other(32), None => "sailing sail segeln";
    Sport::Other(38), None => "surfing surf";
    Sport::Other(43), None => "windsurfing windsurf";
    Sport::Other(44), None => "kitesurfing kitesurf kiteboarding";
};

/// Strava's numbers, from 1 on.
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

/// Words that decide where a text as a whole is unknown; the first match in this order counts.
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

/// Characters that decide in texts without blanks; the first match in this order counts.
pub(super) const CHARACTERS: &[(Sport, &str)] = &[
    (SKI_ALPINE, "滑雪 スキー"),
    (Sport::Cycling, "骑 騎 单车 單車 自行车 自行車 自転車 サイクリング バイク"),
    (Sport::Swimming, "游泳 水泳 スイム"),
    (ROWING, "划船"),
    (Sport::Running, "跑 ランニング ジョギング 달리기 러닝"),
    (Sport::Walking, "步行 健走 散步 散歩 走路 ウォーキング 걷기"),
    (Sport::Hiking, "徒步 登山 爬山 ハイキング 등산"),
];

/// Words next to a sport in the titles that apps generate: parts of the day, AM and PM, dates, general words.
pub(super) const IN_TITLES: &str = "am pm a p m uhr h morning lunch midday noon afternoon evening night early activity session tour activité \
    aktivität actividad attività atividade matin midi soir nuit après du de la le en nachmittag nachmittags \
    morgen morgens mittags abend abends vormittag mañana tarde noche mattutina pomeridiana serale manhã noite \
    ochtend middag avond mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday \
    jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september \
    october november december t z utc gmt";

/// Words that state where, not what.
pub(super) const INDOORS_OR_OUTDOORS: &str = "outdoor outdoors outside indoor indoors open 户外 戶外 室内";
