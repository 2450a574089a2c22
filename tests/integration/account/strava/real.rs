//! The developer's own lists beside the files they name. Ignored unless asked for:
//! `PATELLA_CORPUS` names a folder with `strava_numbers_*.csv`, a row an activity, the file within the folder first, then the
//! figures under their English names.

use std::fs;
use std::path::Path;

use patella::activity::Format;
use patella::history::ledger::Outcome;
use patella::pipeline;
use patella::settings::Settings;
use tempfile::tempdir;

use super::{ENGLISH, header, wide};
use crate::corpus;

const FIGURES: [(&str, usize); 9] = [
    ("Elapsed Time", 15),
    ("Moving Time", 16),
    ("Distance", 17),
    ("Average Speed", 19),
    ("Elevation Gain", 20),
    ("Elevation Loss", 21),
    ("Elevation Low", 22),
    ("Elevation High", 23),
    ("Average Cadence", 29),
];

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn real_lists_are_joined_to_their_files() {
    let corpus = corpus::folder();
    for history in ["history-B", "history-C"] {
        // As they are, in the German form of the dates, and in a form that nobody can read.
        for form in ["%b %d, %Y, %I:%M:%S %p", "%d.%m.%Y, %H:%M:%S", "on day %j of %Y"] {
            let figures = read(&corpus, history, form);
            println!("{history} {form}: {figures:?}");
            let Figures { rows, with_file, joined, alone, .. } = figures;
            assert!(rows > 200 && joined == with_file, "every row that has a file is joined to it");
            assert_eq!(alone > 0, !form.contains("%j"), "{form}");
        }
    }
}

#[derive(Debug)]
#[expect(dead_code, reason = "shown where a figure is not as it should be")]
struct Figures {
    rows: usize,
    with_file: usize,
    joined: usize,
    alone: usize,
    reason: String,
}

fn read(corpus: &Path, history: &str, form: &str) -> Figures {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("activities")).unwrap();
    let numbers = corpus.join(format!("strava_numbers_{history}.csv"));
    let mut list = header(&ENGLISH);
    let (mut rows, mut with_file) = (0, 0);
    let mut table = csv::Reader::from_path(numbers).unwrap();
    let names = table.headers().unwrap().clone();
    for record in table.records() {
        let record = record.unwrap();
        rows += 1;
        let cell = |name: &str| {
            let at = names.iter().position(|known| known == name).unwrap();
            record.get(at).unwrap()
        };
        let utc: jiff::Timestamp = cell("date_utc").parse().unwrap();
        let id = rows.to_string();
        let date = jiff::tz::Offset::UTC.to_datetime(utc).strftime(form).to_string();
        let mut cells = vec![(0, id.as_str()), (1, &date), (3, cell("type"))];
        cells.extend(FIGURES.map(|(name, column)| (column, cell(name))));
        let mut name = String::new();
        let source = corpus.join(cell("file"));
        if source.is_file() {
            with_file += 1;
            let end = cell("file").rsplit('/').next().unwrap();
            name = format!("activities/{end}");
            fs::copy(&source, folder.path().join(&name)).unwrap();
        }
        cells.push((12, &name));
        list += &wide(101, &cells);
    }
    fs::write(folder.path().join("activities.csv"), list).unwrap();
    figures(folder.path(), rows, with_file)
}

fn figures(folder: &Path, rows: usize, with_file: usize) -> Figures {
    let history = pipeline::read(&[folder.to_owned()], None, &Settings::default(), &|| {}).unwrap();
    let row = history.ledger.iter().find(|row| row.outcome == Outcome::Overlay).unwrap();
    let activities = history.runs.iter().chain(&history.others);
    let count = |what: &str| {
        let before = row.reason.split(what).next().filter(|before| *before != row.reason);
        before.and_then(|before| before.trim().rsplit(' ').next()?.parse().ok()).unwrap_or(0)
    };
    Figures {
        rows,
        with_file,
        joined: count(" joined to a file"),
        alone: activities.filter(|one| one.session.format == Format::StravaCsv).count(),
        reason: row.reason.clone(),
    }
}
