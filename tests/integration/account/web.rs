//! The list of Garmin's web page: languages, numbers, units and damage.

use patella::account::garmin::{self, List};
use patella::account::{AccountFile, AccountReading, ActivityFacts};
use patella::activity::{Format, Sport, SubSport};
use patella::settings::AccountRules;

mod damage;
mod unit;

/// The header in English, as it is since 2026.
const ENGLISH: &str = "Activity Type,Date,Title,Distance,Calories,Time,Avg HR,Total Ascent,Total Descent,Moving Time,\
                       Elapsed Time,Avg Run Cadence,Avg Stride Length,Steps";

fn list(csv: &str) -> List {
    List::of_table(csv.as_bytes()).unwrap_or_else(|| panic!("no list of Garmin: {csv}"))
}

fn read(csv: &str) -> AccountReading {
    garmin::read(list(csv), csv.as_bytes(), &AccountRules::default())
}

fn told(csv: &str) -> Vec<ActivityFacts> {
    match read(csv).facts {
        AccountFile::Activities(facts) => facts,
        other => panic!("{other:?}"),
    }
}

/// A run of this distance and time with the columns of [`ENGLISH`].
fn row(kind: &str, distance: &str, time: &str) -> String {
    format!(
        "{kind},2026-03-14 08:00:00,\"Hills, and \"\"more\"\"\",\"{distance}\",\"447\",\"{time}\",\"150\",\"1,215\",\"1,200\",\
         \"--\",\"--\",\"--\",\"--\",\"4,808\"\n"
    )
}

/// Headers in the languages that are known, older and newer, and the word for a run.
const LANGUAGES: &[(&str, &str)] = &[
    (
        "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Total Ascent,Total Descent,Moving Time,Elapsed Time",
        "Running",
    ),
    (
        "Activity Type,Date,Favorite,Title,Distance,Calories,Activity Time,Avg HR,Elev Gain,Elev Loss,Moving Time,Elapsed Time",
        "Running",
    ),
    (
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø Herzfrequenz,Anstieg gesamt,Abstieg gesamt,Zeit in Bewegung,Verstrichene Zeit",
        "Laufen",
    ),
    (
        "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit,Ø HF,Positiver Höhenunterschied,Negativer Höhenunterschied,Zeit in Bewegung,Verstrichene Zeit",
        "Laufen",
    ),
    (
        "Type d'activité,Date,Favori,Titre,Distance,Calories,Durée,Fréquence cardiaque moyenne,Ascension totale,Descente totale,Temps de déplacement,Temps écoulé",
        "Course à pied",
    ),
    (
        "Tipo de actividad,Fecha,Favorito,Título,Distancia,Calorías,Tiempo,Frecuencia cardiaca media,Ascenso total,Descenso total,Tiempo en movimiento,Tiempo transcurrido",
        "Carrera",
    ),
    (
        "Tipo di attività,Data,Preferita,Titolo,Distanza,Calorie,Tempo,FC Media,Ascesa totale,Discesa totale,Tempo in movimento,Tempo trascorso",
        "Corsa",
    ),
    (
        "Tipo de atividade,Data,Favorito,Título,Distância,Calorias,Tempo total,FC Média,Subida total,Descida total,Tempo em movimento,Tempo transcorrido",
        "Corrida",
    ),
    (
        "Activiteittype,Datum,Favoriet,Titel,Afstand,Calorieën,Tijd,Gem. HS,Totale stijging,Totale daling,Tijd bewogen,Verstreken tijd",
        "Hardlopen",
    ),
    (
        "Aktivitetstyp,Datum,Favorit,Titel,Distans,Kalorier,Tid,Medelpuls,Total stigning,Total nedstigning,Tid i rörelse,Förfluten tid",
        "Löpning",
    ),
    (
        "アクティビティタイプ,日付,お気に入り,タイトル,距離,カロリー,タイム,平均心拍数,総上昇量,総下降量,移動時間,経過時間",
        "ラン",
    ),
];

#[test]
fn a_list_is_read_in_every_language() {
    for (header, kind) in LANGUAGES {
        for mark in ["\u{FEFF}", ""] {
            let row = format!(
                "{kind},2026-03-14 08:00:00,false,\"x\",\"5.48\",\"447\",\"00:31:24\",\"150\",\"215\",\"200\",\"00:31:00\",\"00:33:04.5\"\n"
            );
            let facts = told(&format!("{mark}{header}\n{row}")).remove(0);
            let start = facts.start_local.map(|start| start.to_string());
            assert_eq!(start.as_deref(), Some("2026-03-14T08:00:00"), "{header}");
            assert_eq!(facts.start_utc, None, "the list names no time zone");
            assert_eq!((facts.sport, facts.format), (Sport::Running, Format::GarminCsv));
            assert_eq!(facts.totals.distance_m, Some(5_480.0), "{header}");
            assert_eq!(
                [facts.totals.timer_s, facts.totals.moving_s, facts.totals.elapsed_s],
                [Some(1_884.0), Some(1_860.0), Some(1_984.5)],
                "{header}"
            );
            assert_eq!(
                [facts.totals.ascent_m, facts.totals.descent_m, facts.totals.avg_hr_bpm],
                [Some(215.0), Some(200.0), Some(150.0)],
                "{header}"
            );
        }
    }
}

#[test]
fn a_language_that_nobody_knows_costs_the_columns_behind_the_seventh_alone() {
    let csv = "Kiu,Tago,Titolo,Longo,Kalorioj,Tempo,Koro\n\
               Running,2026-03-14 08:00:00,x,5.48,447,00:31:24,150\n";
    let facts = told(csv).remove(0);
    assert_eq!(
        (facts.totals.distance_m, facts.totals.timer_s, facts.totals.avg_hr_bpm),
        (Some(5_480.0), Some(1_884.0), None)
    );
}

#[test]
fn a_list_saved_by_a_spreadsheet_has_other_signs_between_the_cells() {
    for delimiter in [";", "\t"] {
        let header = "Aktivitätstyp,Datum,Favorit,Titel,Distanz,Kalorien,Zeit".replace(',', delimiter);
        let row = ["Laufen", "2026-03-14 08:00:00", "false", "Lauf", "3,48", "200", "00:20:00"];
        let csv = format!("{header}\n{}\n", row.join(delimiter));
        assert_eq!(told(&csv)[0].totals.distance_m, Some(3_480.0), "{csv}");
    }
}

#[test]
fn the_decimal_sign_is_that_of_the_column() {
    let distances = |written: &[&str]| {
        let rows: String = written.iter().map(|distance| row("Running", distance, "03:00:00")).collect();
        told(&format!("{ENGLISH}\n{rows}")).iter().map(|facts| facts.totals.distance_m).collect::<Vec<_>>()
    };
    assert_eq!(distances(&["3,48", "21,10", "10,125"]), [Some(3_480.0), Some(21_100.0), Some(10_125.0)]);
    assert_eq!(distances(&["3.48", "21.10", "--", "0.00"]), [Some(3_480.0), Some(21_100.0), None, None]);
    let facts = told(&format!("{ENGLISH}\n{}", row("Running", "21.10", "03:00:00"))).remove(0);
    assert_eq!((facts.totals.ascent_m, facts.totals.descent_m), (Some(1_215.0), Some(1_200.0)));
}

#[test]
fn swims_and_laps_of_a_track_in_meters_are_no_thousands_of_kilometers() {
    let csv = format!(
        "{ENGLISH}\n{}{}{}{}{}",
        row("Pool Swim", "1,500", "00:30:00"),
        row("Open Water Swimming", "1.50", "00:30:00"),
        row("Track Running", "5,000", "00:25:00"),
        row("Running", "60.00", "01:00:00"),
        row("Cycling", "60.00", "02:00:00"),
    );
    let lengths: Vec<_> = told(&csv).iter().map(|facts| facts.totals.distance_m).collect();
    assert_eq!(
        lengths,
        [Some(1_500.0), Some(1_500.0), Some(5_000.0), None, Some(60_000.0)],
        "nobody runs sixty kilometers in an hour"
    );
    let remark = read(&csv).remark;
    assert_eq!(remark.as_deref(), Some("distances that cannot be, left out: 1"));
}

#[test]
fn kinds_of_run_and_other_sports_are_told_apart() {
    for (kind, sport, sub_sport) in [
        ("Treadmill Running", Sport::Running, SubSport::Treadmill),
        ("Trail Running", Sport::Running, SubSport::Trail),
        ("Track Running", Sport::Running, SubSport::Track),
        ("Virtual Running", Sport::Running, SubSport::Virtual),
        ("Laufband", Sport::Running, SubSport::Treadmill),
        ("Course sur tapis roulant", Sport::Running, SubSport::Treadmill),
        ("Loopband hardlopen", Sport::Running, SubSport::Treadmill),
        ("Walking", Sport::Walking, SubSport::Generic),
        ("Randonnée", Sport::Hiking, SubSport::Generic),
        ("Zombie Hunt", Sport::Unknown, SubSport::Generic),
    ] {
        let facts = told(&format!("{ENGLISH}\n{}", row(kind, "5.00", "01:00:00"))).remove(0);
        assert_eq!((facts.sport, facts.sub_sport), (sport, sub_sport), "{kind}");
    }
    let whole = told(&format!("{ENGLISH}\n{}", row("Multisport", "5.00", "01:00:00")));
    assert!(whole[0].is_parent, "it stands for its parts");
}

#[test]
fn nothing_is_not_zero() {
    let csv = format!(
        "{ENGLISH}\nTreadmill Running,2026-03-14 08:00:00,x,5.00,400,00:30:00,--,--,0,--,--,82,--,--\n\
         Running,2026-03-15 08:00:00,x,5.00,400,00:30:00,0,12,0,--,--,164,1.05,--\n"
    );
    let facts = told(&csv);
    assert_eq!((facts[0].totals.avg_hr_bpm, facts[0].totals.ascent_m, facts[0].totals.descent_m), (None, None, None));
    assert_eq!((facts[1].totals.ascent_m, facts[1].totals.descent_m), (Some(12.0), Some(0.0)));
    assert_eq!([facts[0].totals.cadence_spm, facts[1].totals.cadence_spm], [Some(164.0); 2], "one leg counts twice");
}
