//! Words for sports, in the languages of Strava.
//!
//! Only words whose meaning is sure; for any other the sport is unknown, and that of the file stands.

use crate::activity::{Sport, SubSport};

const RUN: &str = "run lauf laufen course courseàpied carrera corsa corrida hardloopsessie hardlopen löpning löprunda løb \
                   løbetur løp løpetur bieg bieganie běh забег бег ラン ランニング 跑步 달리기 러닝 koşu lari";
const TRAIL: &str = "trailrun traillauf trail trailrunning courseàpieddetrail carreradetrail corsatrail corridaemtrilha \
                     corridadetrilha trailhardlopen traillöpning trailløb terrengløp biegterenowy 越野跑 トレイルラン 트레일러닝";
const VIRTUAL: &str = "virtualrun virtuellerlauf coursevirtuelle courseàpiedvirtuelle carreravirtual corsavirtuale \
                       corridavirtual virtuelehardloopsessie virtuelllöpning virtueltløb virtuelltløp biegwirtualny \
                       виртуальныйзабег バーチャルラン 虚拟跑步 가상달리기";
const WALK: &str = "walk spaziergang gehen marche caminata camminata caminhada wandeling promenad gåtur spacer chůze procházka \
                    ходьба прогулка ウォーク ウォーキング 步行 걷기 yürüyüş";
const HIKE: &str = "hike snowshoe wanderung wandern schneeschuhwandern randonnée senderismo excursión escursione escursionismo \
                    vandring vandretur fottur wędrówka turistika поход ハイキング 远足 徒步 하이킹";
const RIDE: &str = "ride virtualride mountainbikeride gravelride ebikeride emountainbikeride velomobile radfahrt radfahren \
                    virtuelleradfahrt mountainbikefahrt gravelfahrt ebikefahrt emountainbikefahrt sortieàvélo vélo vélovirtuel \
                    bicicleta ciclismo giroinbici ciclismovirtuale pedalada fietsrit cykling cykeltur sykkeltur \
                    jazdanarowerze jízdanakole велозаезд ライド 骑行 라이딩 bisiklet";
const SWIM: &str = "swim schwimmen natation natación nuoto natação zwemmen simning svømning svømming pływanie plavání плавание \
                    заплыв スイム 水泳 游泳 수영 yüzme";
const TRAINING: &str = "workout weighttraining crossfit yoga pilates elliptical stairstepper highintensityintervaltraining \
                        training krafttraining entraînement musculation entrenamiento allenamento treino тренировка";

/// The sport of a word, small or large, with or without blanks and hyphens. `None` where the word shows that the columns
/// are not where they should be.
pub(super) fn sport(word: &str) -> Option<(Sport, SubSport)> {
    const KNOWN: [(&str, Sport, SubSport); 8] = [
        (RUN, Sport::Running, SubSport::Generic),
        (TRAIL, Sport::Running, SubSport::Trail),
        (VIRTUAL, Sport::Running, SubSport::Virtual),
        (WALK, Sport::Walking, SubSport::Generic),
        (HIKE, Sport::Hiking, SubSport::Generic),
        (RIDE, Sport::Cycling, SubSport::Generic),
        (SWIM, Sport::Swimming, SubSport::Generic),
        (TRAINING, Sport::Training, SubSport::Generic),
    ];
    if word.starts_with("activities/") || word.parse::<f64>().is_ok() {
        return None;
    }
    let plain: String = word.to_lowercase();
    let plain = plain.replace([' ', '\u{A0}', '-', '_'], "");
    if plain == "wheelchair" || plain == "rollstuhl" {
        return Some((Sport::Wheelchair, SubSport::Wheelchair));
    }
    let known = KNOWN
        .iter()
        .find(|(words, ..)| words.split_whitespace().any(|known| known == plain));
    Some(
        known.map_or((Sport::Unknown, SubSport::Generic), |(_, sport, sub)| {
            (*sport, *sub)
        }),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::activity::RunKind;

    fn kind(word: &str) -> Option<RunKind> {
        let (sport, sub_sport) = sport(word).unwrap();
        RunKind::of(sport, sub_sport)
    }

    #[test]
    fn runs_of_every_kind_are_known() {
        for (word, expected) in [
            ("Run", RunKind::Road),
            ("Lauf", RunKind::Road),
            ("Course à pied", RunKind::Road),
            ("Trail Run", RunKind::Trail),
            ("TrailRun", RunKind::Trail),
            ("Traillauf", RunKind::Trail),
            ("Virtual Run", RunKind::Virtual),
            ("Virtueller Lauf", RunKind::Virtual),
            ("跑步", RunKind::Road),
        ] {
            assert_eq!(kind(word), Some(expected), "{word}");
        }
    }

    #[test]
    fn other_words_are_no_runs_and_unknown_ones_are_unknown() {
        for (word, expected) in [
            ("Walk", Sport::Walking),
            ("Hike", Sport::Hiking),
            ("E-Bike Ride", Sport::Cycling),
            ("Virtual Ride", Sport::Cycling),
            ("Radfahrt", Sport::Cycling),
            ("Schwimmen", Sport::Swimming),
            ("Weight Training", Sport::Training),
            ("Wheelchair", Sport::Wheelchair),
            ("Jooks", Sport::Unknown),
            ("Nordic Ski", Sport::Unknown),
        ] {
            assert_eq!(sport(word).unwrap().0, expected, "{word}");
            assert_eq!(kind(word), None, "{word}");
        }
        assert_eq!(sport("activities/1.fit"), None);
        assert_eq!(sport("1856.0"), None);
    }

    #[test]
    fn no_word_stands_for_two_sports() {
        let mut seen = HashSet::new();
        for words in [RUN, TRAIL, VIRTUAL, WALK, HIKE, RIDE, SWIM, TRAINING] {
            for word in words.split_whitespace() {
                assert!(seen.insert(word), "{word}");
            }
        }
    }
}
