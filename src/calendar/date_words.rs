//! Words within dates: months, days of the week, halves of the day, and words that say nothing.

use jiff::civil::Weekday;

/// The half of the day that an hour of twelve belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HalfOfDay {
    /// From midnight to noon.
    Morning,
    /// From noon to midnight.
    Afternoon,
}

/// Words for each month, long and short, in English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian,
/// Swedish, Polish, Russian, Turkish and Indonesian.
const MONTHS: [&str; 12] = [
    "january jan januar jän jänner janvier janv enero ene gennaio gen janeiro januari sty stycznia янв января oca ocak",
    "february feb febr februar fév févr février febrero febbraio fev fevereiro februari lut lutego фев февр февраля şub şubat",
    "march mar märz mär mars marzo março maart mrt marts marca мар марта mart maret",
    "april apr avr avril abr abril aprile kwi kwietnia апр апреля nis nisan",
    "may mai mayo mag maggio maio mei maj maja мая mayıs",
    "june jun juni juin junio giu giugno junho cze czerwca июн июня haz haziran",
    "july jul juli juil juillet julio lug luglio julho lip lipca июл июля tem temmuz",
    "august aug août aoû ago agosto augustus augusti sie sierpnia авг августа ağu ağustos agu agustus",
    "september sep sept septembre septiembre set settembre setembro wrz września сен сент сентября eyl eylül",
    "october oct okt oktober octobre octubre ott ottobre out outubro paź października окт октября eki ekim",
    "november nov novembre noviembre novembro lis listopada ноя нояб ноября kas kasım",
    "december dec déc dez dezember décembre dic diciembre dicembre dezembro des desember gru grudnia дек декабря ara aralık",
];

/// The number of a month by its word in lower case.
pub(crate) fn month(word: &str) -> Option<i16> {
    let months = (1..).zip(MONTHS);
    let mut known = months.filter(|(_, words)| words.split(' ').any(|known| known == word));
    known.next().map(|(number, _)| number)
}

/// The half of the day by its word; `a. m.` comes as two words.
pub(crate) fn half_of_day(word: &str) -> Option<HalfOfDay> {
    match word {
        "am" | "a" | "上午" | "午前" | "오전" => Some(HalfOfDay::Morning),
        "pm" | "p" | "下午" | "午後" | "오후" => Some(HalfOfDay::Afternoon),
        _ => None,
    }
}

/// Words between the numbers that change nothing.
pub(crate) fn is_filling(word: &str) -> bool {
    const FILLING: [&str; 38] = [
        "de", "del", "à", "às", "at", "um", "kl", "klo", "alle", "le", "m", "г", "в", "年", "月", "日", "uhr", "uur",
        "hrs", "utc", "gmt", "z", "of", "the", "den", "der", "el", "on", "st", "nd", "rd", "th", "er", "e", "º", "ª",
        "d", "te",
    ];
    FILLING.contains(&word)
}

/// Words for each day of the week from Monday on, long and short, in the languages of the diary. Words that name different
/// days in different languages stand in [`AMBIGUOUS_WEEKDAYS`].
const WEEKDAYS: [&str; 7] = [
    "monday mon montag lundi lun lunes lunedì lunedi maandag segunda seg mandag måndag mån",
    "tuesday tue tues dienstag mardi martes martedì martedi dinsdag terça ter tirsdag tir tisdag tis",
    "wednesday wed mittwoch mittw mercredi mer miércoles miercoles mié mie mercoledì mercoledi woensdag woe quarta qua onsdag ons",
    "thursday thu thur thurs donnerstag jeudi jeu jueves jue giovedì giovedi gio donderdag quinta qui torsdag tor tors",
    "friday fri freitag vendredi ven viernes vie venerdì venerdi vrijdag vrij sexta sex fredag fre",
    "saturday sat samstag sonnabend samedi sam sábado sabado sáb sab sabato zaterdag zat lørdag lør lördag lör",
    "sunday sun sonntag dimanche dim domingo dom domenica zondag zon søndag søn söndag sön",
];

/// Short words for days of the week that mean different days, or a month, in different languages.
const AMBIGUOUS_WEEKDAYS: [&str; 23] = [
    "mo", "di", "mi", "do", "fr", "sa", "so", "lu", "ma", "me", "je", "ve", "mar", "feira", "wo", "vr", "za", "zo",
    "gi", "ti", "on", "to", "lo",
];

/// The day of the week by its word in lower case.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let known = WEEKDAYS.iter().position(|words| words.split(' ').any(|known| known == word))?;
    Weekday::from_monday_zero_offset(i8::try_from(known).ok()?).ok()
}

/// True where a word may stand for a day of the week, whichever.
pub(crate) fn is_weekday(word: &str) -> bool {
    weekday(word).is_some() || AMBIGUOUS_WEEKDAYS.contains(&word)
}

/// A word in lower case without accents.
pub(crate) fn unaccented(word: &str) -> String {
    let plain = |character: char| match character {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    };
    word.to_lowercase().chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_word_stands_for_two_months() {
        let mut seen = HashSet::new();
        for word in MONTHS.iter().flat_map(|words| words.split(' ')) {
            assert!(seen.insert(word), "{word}");
            assert!(!is_filling(word) && half_of_day(word).is_none(), "{word}");
        }
    }
}
