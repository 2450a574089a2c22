//! The names of the columns of Garmin's web list after the first seven, in the languages that are known.
//!
//! A name stands here only where it is certain or can be mistaken for no other column; a figure whose column has another name
//! is not read.

/// A figure that is read by the name of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WebField {
    /// Mean heart rate, beats a minute.
    AvgHr,
    /// Meters or feet climbed.
    Ascent,
    /// Meters or feet descended.
    Descent,
    /// Time in motion.
    Moving,
    /// Time from start to end.
    Elapsed,
    /// Mean cadence of runs, steps a minute.
    Cadence,
    /// Mean length of a step, meters.
    Stride,
}

impl WebField {
    /// All of them.
    pub(super) const ALL: [WebField; 7] = [
        WebField::AvgHr,
        WebField::Ascent,
        WebField::Descent,
        WebField::Moving,
        WebField::Elapsed,
        WebField::Cadence,
        WebField::Stride,
    ];
}

/// English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Japanese, Chinese.
const NAMES: &[(WebField, &[&str])] = &[
    (
        WebField::AvgHr,
        &[
            "avg hr",
            "average hr",
            "ø herzfrequenz",
            "ø hf",
            "durchschnittliche herzfrequenz",
            "fréquence cardiaque moyenne",
            "fc moyenne",
            "frecuencia cardiaca media",
            "fc media",
            "frequenza cardiaca media",
            "fc média",
            "frequência cardíaca média",
            "gem. hs",
            "gemiddelde hs",
            "gemiddelde hartslag",
            "medelpuls",
            "genomsnittlig puls",
            "gennemsnitlig puls",
            "gns. puls",
            "gjennomsnittlig puls",
            "gj.sn. puls",
            "keskisyke",
            "keskim. syke",
            "średnie tętno",
            "平均心拍数",
            "平均心拍",
            "平均心率",
        ],
    ),
    (
        WebField::Ascent,
        &[
            "total ascent",
            "elev gain",
            "elevation gain",
            "anstieg gesamt",
            "gesamtanstieg",
            "positiver höhenunterschied",
            "ascension totale",
            "gain d'altitude",
            "ascenso total",
            "ganancia de altura",
            "ascesa totale",
            "dislivello positivo",
            "subida total",
            "ganho de elevação",
            "totale stijging",
            "total stigning",
            "samlet stigning",
            "kokonaisnousu",
            "całkowity wznios",
            "総上昇量",
            "总爬升高度",
            "總爬升高度",
            "总爬升",
            "總爬升",
        ],
    ),
    (
        WebField::Descent,
        &[
            "total descent",
            "elev loss",
            "elevation loss",
            "abstieg gesamt",
            "gesamtabstieg",
            "negativer höhenunterschied",
            "descente totale",
            "perte d'altitude",
            "descenso total",
            "pérdida de altura",
            "discesa totale",
            "dislivello negativo",
            "descida total",
            "perda de elevação",
            "totale daling",
            "total nedstigning",
            "total sänkning",
            "samlet fald",
            "total nedstigning (m)",
            "kokonaislasku",
            "całkowity spadek",
            "総下降量",
            "总下降高度",
            "總下降高度",
            "总下降",
            "總下降",
        ],
    ),
    (
        WebField::Moving,
        &[
            "moving time",
            "zeit in bewegung",
            "temps de déplacement",
            "tiempo en movimiento",
            "tempo in movimento",
            "tempo em movimento",
            "tijd bewogen",
            "tijd in beweging",
            "tid i rörelse",
            "tid i bevægelse",
            "tid i bevegelse",
            "liikkeellä",
            "czas ruchu",
            "移動時間",
            "移动时间",
        ],
    ),
    (
        WebField::Elapsed,
        &[
            "elapsed time",
            "verstrichene zeit",
            "temps écoulé",
            "tiempo transcurrido",
            "tempo trascorso",
            "tempo transcorrido",
            "tempo decorrido",
            "verstreken tijd",
            "förfluten tid",
            "forløbet tid",
            "forløpt tid",
            "medgått tid",
            "kulunut aika",
            "czas całkowity",
            "経過時間",
            "经过时间",
            "經過時間",
        ],
    ),
    (
        WebField::Cadence,
        &[
            "avg run cadence",
            "ø schrittfrequenz (laufen)",
            "ø schrittfrequenz",
            "cadence de course moyenne",
            "cadencia de carrera media",
            "cadenza di corsa media",
            "cadência de corrida média",
            "gemiddelde loopcadans",
            "gem. loopcadans",
            "genomsnittlig löpkadens",
            "medelkadens för löpning",
            "平均ピッチ",
            "平均步频",
            "平均步頻",
        ],
    ),
    (
        WebField::Stride,
        &[
            "avg stride length",
            "avg. stride length",
            "ø schrittlänge",
            "longueur moyenne des foulées",
            "longueur moyenne de foulée",
            "longitud media de zancada",
            "longitud de zancada media",
            "lunghezza media passo",
            "comprimento médio da passada",
            "gem. staplengte",
            "gemiddelde staplengte",
            "genomsnittlig steglängd",
            "medelsteglängd",
            "平均歩幅",
            "平均步幅",
            "平均步长",
            "平均步長",
        ],
    ),
];

/// The figure of a column by its name in lower case; `None` for the columns that are not read.
pub(super) fn field(name: &str) -> Option<WebField> {
    let named = NAMES.iter().find(|(_, names)| names.contains(&name));
    named.map(|(field, _)| *field)
}

/// Whether a list without a row, known by its English names alone, has the column of favorites; `None` where it is no such
/// list.
pub(super) fn favorite(names: &[String]) -> Option<bool> {
    let begins = |known: &[&str]| {
        let mut names = names.iter();
        known.iter().all(|known| names.next().is_some_and(|name| name == known))
    };
    if begins(&["activity type", "date", "favorite", "title", "distance"]) {
        return Some(true);
    }
    begins(&["activity type", "date", "title", "distance", "calories"]).then_some(false)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_name_is_there_once_and_in_lower_case() {
        let mut seen = HashSet::new();
        for name in NAMES.iter().flat_map(|(_, names)| *names) {
            assert!(seen.insert(name), "{name} stands twice");
            assert_eq!(name.to_lowercase(), **name);
        }
    }

    #[test]
    fn the_fields_are_counted_from_zero_in_their_order() {
        let places: Vec<usize> = WebField::ALL.iter().map(|field| *field as usize).collect();
        assert_eq!(places, [0, 1, 2, 3, 4, 5, 6]);
    }
}
