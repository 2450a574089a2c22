//! Whatever dialect and language a diary is written in, the same notes are read.

use jiff::civil::{Date, Time, date, time};
use patella::calendar::add_days;
use patella::pain::PainNote;
use patella::pain::diary::read;
use patella::pain::vocabulary::{PainTiming, Side};
use proptest::prelude::*;

/// A note as it is to be written.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    day: Date,
    time: Option<Time>,
    tenths: u32,
    side: Option<Side>,
    when: Option<PainTiming>,
}

/// The words of a language: day, time, score, side and moment as headings, then left, right, both, before, during, after and
/// the next morning, and the months.
const LANGUAGES: [[&str; 13]; 9] = [
    [
        "Date",
        "Time",
        "Pain",
        "Side",
        "When",
        "left",
        "right",
        "both",
        "before",
        "during",
        "after",
        "next morning",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    ],
    [
        "Datum",
        "Uhrzeit",
        "Schmerz",
        "Seite",
        "Wann",
        "links",
        "rechts",
        "beide",
        "vor dem Lauf",
        "beim Laufen",
        "nach dem Lauf",
        "am nächsten Morgen",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ],
    [
        "Date",
        "Heure",
        "Douleur",
        "Côté",
        "Quand",
        "gauche",
        "droite",
        "les deux",
        "avant la course",
        "pendant la course",
        "après la course",
        "le lendemain",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ],
    [
        "Fecha",
        "Hora",
        "Dolor",
        "Lado",
        "Cuándo",
        "izquierda",
        "derecha",
        "ambas",
        "antes de correr",
        "corriendo",
        "después de correr",
        "al día siguiente",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ],
    [
        "Data",
        "Ora",
        "Dolore",
        "Lato",
        "Quando",
        "sinistro",
        "destro",
        "entrambi",
        "prima della corsa",
        "durante la corsa",
        "dopo la corsa",
        "il giorno dopo",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ],
    [
        "Datum",
        "Tijd",
        "Pijn",
        "Zijde",
        "Wanneer",
        "links",
        "rechts",
        "beide",
        "voor het lopen",
        "tijdens het lopen",
        "na het lopen",
        "volgende ochtend",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ],
    [
        "Data",
        "Hora",
        "Dor",
        "Lado",
        "Quando",
        "esquerdo",
        "direito",
        "ambos os joelhos",
        "antes da corrida",
        "durante a corrida",
        "depois da corrida",
        "no dia seguinte",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ],
    [
        "Dato",
        "Tidspunkt",
        "Smerte",
        "Side",
        "Hvornår",
        "venstre",
        "højre",
        "begge",
        "før løb",
        "under løb",
        "efter løb",
        "næste morgen",
        "januar februar marts april maj juni juli august september oktober november december",
    ],
    [
        "Datum",
        "Klockslag",
        "Smärta",
        "Sida",
        "När",
        "vänster",
        "höger",
        "båda",
        "före löpning",
        "under löpning",
        "efter löpning",
        "nästa morgon",
        "januari februari mars april maj juni juli augusti september oktober november december",
    ],
];

/// How a table is written.
#[derive(Debug, Clone, Copy)]
struct Dialect {
    language: usize,
    separator: char,
    days: usize,
    times: usize,
    scores: usize,
    is_utf16: bool,
}

impl Dialect {
    fn word(self, at: usize) -> &'static str {
        LANGUAGES[self.language][at]
    }

    fn day(self, day: Date) -> String {
        let month = || self.word(12).split(' ').nth(usize::try_from(day.month() - 1).unwrap()).unwrap();
        let (year, number, of_month) = (day.year(), day.month(), day.day());
        match self.days {
            0 => day.to_string(),
            1 => format!("{of_month}.{number}.{year}"),
            2 => format!("{of_month:02}/{number:02}/{year}"),
            3 => format!("{number}/{of_month}/{year}"),
            4 => format!("{of_month}. {} {year}", month()),
            5 => format!("{of_month:02}-{number:02}-{:02}", year % 100),
            6 => format!("{year}/{number:02}/{of_month:02}"),
            7 => format!("{number}/{of_month}/{:02}", year % 100),
            _ => format!("{}", patella::calendar::days_between(date(1899, 12, 30), day)),
        }
    }

    fn time(self, time: Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        let half = if hour < 12 { "AM" } else { "PM" };
        match self.times {
            0 => format!("{hour:02}:{minute:02}"),
            1 => format!("{}:{minute:02} {half}", (hour + 11) % 12 + 1),
            2 => format!("{hour:02}h{minute:02}"),
            3 => format!("{}:{minute:02}:00{}", (hour + 11) % 12 + 1, half.to_lowercase()),
            _ => format!("{hour}.{minute:02}"),
        }
    }

    fn score(self, tenths: u32) -> String {
        let (whole, part) = (tenths / 10, tenths % 10);
        match self.scores {
            0 => format!("{whole}.{part}"),
            1 => format!("{whole},{part}"),
            2 => format!("{whole}.{part}/10"),
            _ => format!("{tenths}"),
        }
    }

    fn table(self, entries: &[Entry]) -> Vec<u8> {
        let score = if self.scores == 3 { format!("{} (0-100)", self.word(2)) } else { self.word(2).to_owned() };
        let mut rows = vec![[self.word(0), self.word(1), &score, self.word(3), self.word(4)].map(str::to_owned)];
        for entry in entries {
            let side = |side| {
                self.word(5 + [Side::Left, Side::Right, Side::Both].iter().position(|one| *one == side).unwrap())
            };
            rows.push([
                self.day(entry.day),
                entry.time.map_or(String::new(), |time| self.time(time)),
                self.score(entry.tenths),
                entry.side.map_or("", side).to_owned(),
                entry
                    .when
                    .map_or("", |when| self.word(8 + MOMENTS.iter().position(|one| *one == when).unwrap()))
                    .to_owned(),
            ]);
        }
        let quoted = |cell: &String| if cell.contains(self.separator) { format!("\"{cell}\"") } else { cell.clone() };
        let lines = rows.iter().map(|row| row.each_ref().map(quoted).join(&self.separator.to_string()));
        let text = lines.collect::<Vec<_>>().join("\r\n");
        match self.is_utf16 {
            true => "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            false => text.into_bytes(),
        }
    }
}

const MOMENTS: [PainTiming; 4] = [PainTiming::Before, PainTiming::During, PainTiming::After, PainTiming::NextMorning];

fn entry(note: &PainNote) -> Entry {
    Entry {
        day: note.day,
        time: note.time,
        tenths: (note.score_0_10 * 10.0).round() as u32,
        side: note.side.as_ref().map(|side| side.value),
        when: note.timing(),
    }
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let times = prop::option::of((0..24i8, 0..60i8).prop_map(|(hour, minute)| time(hour, minute, 0, 0)));
    let side = prop::option::of(prop::sample::select(vec![Side::Left, Side::Right, Side::Both]));
    let when = prop::option::of(prop::sample::select(MOMENTS.to_vec()));
    let one = (0..900i64, times, 0..=100u32, side, when).prop_map(|(days, time, tenths, side, when)| Entry {
        day: add_days(date(2024, 1, 1), days),
        time,
        tenths,
        side,
        when,
    });
    prop::collection::vec(one, 0..12)
}

fn dialects() -> impl Strategy<Value = Dialect> {
    let separator = prop::sample::select(vec![',', ';', '\t']);
    (0..LANGUAGES.len(), separator, 0..9usize, 0..5usize, 0..4usize, any::<bool>()).prop_map(
        |(language, separator, days, times, scores, is_utf16)| Dialect {
            language,
            separator,
            days,
            times,
            scores,
            is_utf16,
        },
    )
}

proptest! {
    #[test]
    fn any_dialect_and_language_reads_back_as_the_same_notes(mut entries in entries(), dialect in dialects()) {
        // Three days that leave no order open, in whatever way they are written, and times that are not all of the night: those
        // would be taken for the durations of runs.
        for (day, tenths) in [(date(2024, 1, 25), 10), (date(2025, 2, 26), 20), (date(2026, 3, 27), 30)] {
            let evening = Some(time(18, 30, 0, 0));
            entries.push(Entry { day, time: evening, tenths, side: None, when: None });
        }
        let diary = read(&dialect.table(&entries), "diary").unwrap();
        prop_assert!(diary.reading.unread.is_empty(), "{:?}", diary.reading.unread);
        prop_assert!(diary.reading.unknown_words.is_empty(), "{:?}", diary.reading.unknown_words);
        let mut notes = diary.notes;
        notes.sort_by_key(|note| note.line);
        let read: Vec<Entry> = notes.iter().map(entry).collect();
        prop_assert_eq!(read, entries);
    }
}
