//! Names of all sports that are not on foot. Numbers behind `Sport::Other` are those of the FIT profile.

use super::{Sport, SubSport};

pub(super) const SKI_CROSS_COUNTRY: Sport = Sport::Other(12);
pub(super) const SKI_ALPINE: Sport = Sport::Other(13);
pub(super) const SNOWBOARD: Sport = Sport::Other(14);
pub(super) const ROWING: Sport = Sport::Other(15);
pub(super) const PADDLING: Sport = Sport::Other(19);
pub(super) const INLINE_SKATING: Sport = Sport::Other(30);
pub(super) const ICE_SKATING: Sport = Sport::Other(33);

/// Every name with its sport and, where it says it, its finer kind.
pub(super) const NAMES: &[(Sport, Option<SubSport>, &str)] = &[
    (
        Sport::Cycling,
        None,
        "ride rides cycle cycling bike bikes biking bicycle bicycling cyclingtransportation cyclingsport roadbiking roadcycling \
         roadbike racebike touringbicycle mountainbiking mountainbike mountainbikeride mtb mtbride gravel gravelcycling gravelride \
         gravelbiking cyclocross commuting commute ebike ebiking ebikeride emountainbikeride emtb ebikemountain ebikefitness \
         eenduromtb bmx bikepacking downhillbiking recumbentcycling trackcycling handcycling handcycle velomobile outdoorcycling \
         outdoorride outdoorbike hkworkoutactivitytypecycling \
         rad radfahren radfahrt radtour radeln fahrrad fahrradfahren fahrradtour rennrad rennradfahren mountainbikefahrt \
         mountainbiken gravelfahrt ebikefahrt emountainbikefahrt radsport \
         vélo velo vtt cyclisme sortieàvélo cyclotourisme vélodecourse vélodemontagne vélotout \
         bicicleta bici ciclismo ciclismoalairelibre ciclismodemontaña pedalada pedal giroinbici bicicletta mountainbici \
         fietsen fietsrit fiets wielrennen wielrenrit fietstocht mountainbikerit \
         cykling cykel cykla cykeltur cyklingutomhus sykling sykkel sykle sykkeltur sykkelritt landeveissykling terrengsykling \
         pyöräily pyörälenkki maastopyöräily jazdanarowerze rower kolarstwo jízdanakole cyklistika kolo kerékpározás \
         велосипед велозаезд велопрогулка велоспорт велосипедный velosiped ライド サイクリング 自転車 ロードバイク 屋外サイクリング \
         骑行 骑车 自行车 单车 户外骑行 騎行 騎車 單車 自行車 戶外騎行 山地骑行 라이딩 자전거 사이클링 실외자전거 bisiklet bersepeda",
    ),
    (
        Sport::Cycling,
        Some(SubSport::Indoor),
        "indoorcycling indoorbiking indoorbike indoorride cyclingindoor spinning spin spinbike stationarybike heimtrainer \
         ergometer véloenintérieur véloappartement ciclismoeninterior ciclismoindoor indoorfietsen inomhuscykling 室内骑行 動感單車 \
         动感单车 屋内サイクリング エアロバイク 실내자전거",
    ),
    (
        Sport::Cycling,
        Some(SubSport::Virtual),
        "virtualride virtualcycling virtualbike zwiftride virtuelleradfahrt vélovirtuel ciclismovirtual ciclismovirtuale \
         virtuelefietsrit",
    ),
    (
        Sport::Wheelchair,
        Some(SubSport::Wheelchair),
        "wheelchair wheelchairpushwalk wheelchairpushrun indoorwheelchairrun indoorwheelchairwalk wheelchairwalkpace \
         wheelchairrunpace rollstuhl fauteuilroulant sillaruedas",
    ),
    (
        Sport::Swimming,
        None,
        "swim swims swimming lapswimming openwaterswimming openwater poolswim poolswimming indoorswimming outdoorswimming \
         hkworkoutactivitytypeswimming schwimmen bahnenschwimmen freiwasserschwimmen natation nageeneaulibre nager natación nadar \
         nuoto natação zwemmen baanzwemmen simning svømning svømming svømme uinti avouinti pływanie plavání úszás плавание заплыв \
         スイム スイミング 水泳 プールスイミング 游泳 泳池游泳 公开水域游泳 수영 yüzme renang",
    ),
    (Sport::Transition, None, "transition wechselzone"),
    (
        Sport::Training,
        None,
        "workout training 跑酷 weighttraining strengthtraining traditionalstrengthtraining functionalstrengthtraining strength \
         cardiotraining cardio indoorcardio hiit highintensityintervaltraining crossfit circuittraining cirkuittraining crosstraining \
         elliptical ellipticaltraining ellipticaltrainer stairstepper stairclimbing stairs climbingstairs floorclimbing stepmachine \
         fitnessequipment fitness gym gymnastics core coretraining calisthenics yoga pilates mobility stretching flexibility \
         flexibilitytraining breathwork meditation jumprope jumpingrope ropeskipping aerobics dancing dance zumba boxing \
         krafttraining kraftsport crosstrainer ellipsentrainer stepper gymnastik dehnen seilspringen \
         entraînement musculation renforcement elliptique entrenamiento fuerza musculación elíptica allenamento forza ellittica \
         treino musculação elíptico krachttraining styrketräning styrketrening styrketræning тренировка силоваятренировка \
         筋力トレーニング ヨガ ピラティス 力量训练 瑜伽 椭圆机 跳绳 健身 힘트레이닝 요가",
    ),
    (
        SKI_CROSS_COUNTRY,
        None,
        "crosscountryskiing crosscountryski nordicski nordicskiing xcskiing xcski classicxcskiing freestylexcskiing skateskiing \
         skatingski rollerski rollerskiing rollerskiingclassic rollerskiingfreestyle biathlon langlauf skilanglauf skiroller \
         skidefond skidefondclassique skideskating skiroues esquídefondo esquinórdico scidifondo esquidefundo langlaufen \
         längdskidåkning längdskidor längdåkning langrenn langrend rulleskøyter rulleski rullskidor hiihto maastohiihto \
         biegówki narciarstwobiegowe běžky běžkování беговыелыжи クロスカントリースキー 越野滑雪",
    ),
    (
        SKI_ALPINE,
        None,
        "alpineskiing alpineski ski skiing skis downhillskiing resortskiing resortskiingsnowboarding backcountryski backcountryskiing \
         backcountryskiingsnowboarding skitouring skitour skimountaineering skimo skiingtouring telemark telemarkskiing \
         wintersports skifahren skialpin skibergsteigen skialpinisme skiderando skiderandonnée esquí esquiar esquíalpino \
         esquídetravesía sci scialpino scialpinismo esqui skiën alpineskiën skidor skidåkning alpint skikjøring randonee hiihtäminen \
         narty narciarstwo lyžování lyže лыжи горныелыжи スキー アルペンスキー 滑雪 双板滑雪 스키",
    ),
    (
        SNOWBOARD,
        None,
        "snowboard snowboarding resortsnowboarding backcountrysnowboarding splitboard splitboarding スノーボード 单板滑雪 스노보드",
    ),
    (
        ROWING,
        None,
        "row rows rowing indoorrowing rowingindoor rowingmachine rudern rudergerät ruderergometer aviron rameur remo \
         remoergómetro canottaggio vogatore roeien roeimachine rodd roddmaskin roning romaskin roing soutu wioślarstwo veslování \
         гребля ローイング ボート漕ぎ 划船 划船机 划船機 조정",
    ),
    (PADDLING, None, "paddling paddle canoe canoeing kanu kanufahren paddeln canoë piragüismo canoa"),
    (Sport::Other(41), None, "kayaking kayak kajak kajakfahren kayakdemer"),
    (Sport::Other(37), None, "standuppaddling standuppaddleboarding standuppaddle paddleboarding sup stehpaddeln"),
    (
        INLINE_SKATING,
        None,
        "inlineskating inlineskate inlineskates rollerskating rollerskate rollerblading rollerblade skating inlineskaten inliner \
         roller patinaje pattinaggio skeeleren",
    ),
    (
        ICE_SKATING,
        None,
        "iceskating iceskate eislaufen schlittschuhlaufen schlittschuh patinageglace patinajesobrehielo schaatsen",
    ),
    (Sport::Other(6), None, "basketball"),
    (
        Sport::Other(7),
        None,
        "soccer football footballsoccer fußball fussball fútbol calcio futebol voetbal fotball fotboll",
    ),
    (Sport::Other(8), None, "tennis tabletennis padel pickleball"),
    (Sport::Other(22), None, "motorcycling motorbike motorcycle motorrad"),
    (Sport::Other(23), None, "boating"),
    (Sport::Other(24), None, "driving car automotive autofahren conduite"),
    (Sport::Other(25), None, "golf golfing"),
    (Sport::Other(27), None, "horsebackriding horseriding riding equestriansports reiten équitation equitación"),
    (Sport::Other(31), None, "rockclimbing climbing bouldering klettern bouldern escalade escalada"),
    (Sport::Other(32), None, "sailing sail segeln"),
    (Sport::Other(38), None, "surfing surf"),
    (Sport::Other(43), None, "windsurfing windsurf"),
    (Sport::Other(44), None, "kitesurfing kitesurf kiteboarding"),
];
