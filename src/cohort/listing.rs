//! The runners of a study: a folder with a folder or a zip for each, or a table `runners.csv`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord};
use jiff::civil::Date;
use thiserror::Error;

use super::runner::Runner;
use crate::files::{is_own_report, sniff};

/// The table of runners in the folder of a study.
pub const RUNNERS_FILE: &str = "runners.csv";

/// Its columns; the first two are needed.
const COLUMNS: [&str; 6] = ["runner", "export", "notes", "tz", "joined", "left"];

/// Why the runners of a study are not known.
#[derive(Debug, Error)]
pub enum ListingError {
    #[error("{} cannot be read ({source}); check how it is spelled", path.display())]
    Read {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("{} has no runner in it: a study is a folder with a folder or a zip for each runner, or a table {RUNNERS_FILE}", .0.display())]
    NoRunner(PathBuf),
    #[error("{}: {source}", path.display())]
    Csv {
        path: PathBuf,
        #[source]
        source: csv::Error,
    },
    #[error("{}: there is no column {column}; its first line is to be runner,export,notes,tz,joined,left", path.display())]
    NoColumn { path: PathBuf, column: &'static str },
    #[error("{}: {column} is no column of it; there are runner, export, notes, tz, joined and left", path.display())]
    ForeignColumn { path: PathBuf, column: String },
    #[error("{}, line {line}: {what}", path.display())]
    Row { path: PathBuf, line: u64, what: &'static str },
}

/// The runners of a study, by name. Several rows or files of one name are one runner.
///
/// # Errors
///
/// [`ListingError`].
pub fn runners(study: &Path) -> Result<Vec<Runner>, ListingError> {
    let failed = |source| ListingError::Read { path: study.to_owned(), source };
    let about = fs::metadata(study).map_err(failed)?;
    let table = if about.is_dir() { study.join(RUNNERS_FILE) } else { study.to_owned() };
    let runners = if table.is_file() { of_table(&table)? } else { of_folder(study).map_err(failed)? };
    if runners.is_empty() { Err(ListingError::NoRunner(study.to_owned())) } else { Ok(runners.into_values().collect()) }
}

type Runners = BTreeMap<String, Runner>;

fn of_folder(study: &Path) -> io::Result<Runners> {
    let mut paths = fs::read_dir(study)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let mut runners = Runners::new();
    for path in paths.into_iter().filter(|path| is_export(path)) {
        add(&mut runners, Runner::at(path));
    }
    Ok(runners)
}

/// A folder that patella did not write, or a zip; what is hidden is neither.
fn is_export(path: &Path) -> bool {
    let is_hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    if is_hidden || path.is_dir() {
        return !is_hidden && !is_own_report(path);
    }
    let mut magic = [0; 4];
    File::open(path).and_then(|mut file| file.read_exact(&mut magic)).is_ok()
        && sniff::is_zip(&magic)
        && !is_table(path)
}

/// A spreadsheet is a zip too.
fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ["xlsx", "ods", "numbers"].map(|table| ending.eq_ignore_ascii_case(table)).contains(&true)
    })
}

fn add(runners: &mut Runners, more: Runner) {
    match runners.get_mut(&more.name) {
        None => {
            runners.insert(more.name.clone(), more);
        }
        Some(runner) => {
            runner.exports.extend(more.exports);
            runner.notes = runner.notes.take().or(more.notes);
            runner.time_zone = runner.time_zone.take().or(more.time_zone);
            runner.joined = runner.joined.or(more.joined);
            runner.left = runner.left.or(more.left);
        }
    }
}

fn of_table(table: &Path) -> Result<Runners, ListingError> {
    let failed = |source| ListingError::Read { path: table.to_owned(), source };
    let bytes = fs::read(table).map_err(failed)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let not_csv = |source| ListingError::Csv { path: table.to_owned(), source };
    let mut reader = ReaderBuilder::new().delimiter(delimiter(bytes)).flexible(true).from_reader(bytes);
    let places = places(reader.headers().map_err(not_csv)?, table)?;
    let mut runners = Runners::new();
    for row in reader.records() {
        let row = row.map_err(not_csv)?;
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            add(&mut runners, runner(&row, &places, table)?);
        }
    }
    Ok(runners)
}

/// What divides the cells of the first line. Spreadsheets of many countries write semicolons.
fn delimiter(bytes: &[u8]) -> u8 {
    let head = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| head.iter().filter(|byte| **byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|delimiter| (count(*delimiter), *delimiter == b',')).unwrap_or(b',')
}

/// The place of each column in the table.
fn places(head: &StringRecord, table: &Path) -> Result<[Option<usize>; COLUMNS.len()], ListingError> {
    let names: Vec<String> = head.iter().map(|name| name.trim().to_lowercase()).collect();
    let foreign = names.iter().find(|name| !name.is_empty() && !COLUMNS.contains(&name.as_str()));
    if let Some(column) = foreign {
        return Err(ListingError::ForeignColumn { path: table.to_owned(), column: column.clone() });
    }
    let places = COLUMNS.map(|column| names.iter().position(|name| name == column));
    match COLUMNS.iter().zip(places).take(2).find(|(_, place)| place.is_none()) {
        Some((column, _)) => Err(ListingError::NoColumn { path: table.to_owned(), column }),
        None => Ok(places),
    }
}

fn runner(row: &StringRecord, places: &[Option<usize>; COLUMNS.len()], table: &Path) -> Result<Runner, ListingError> {
    let line = row.position().map_or(0, csv::Position::line);
    let wrong = |what| ListingError::Row { path: table.to_owned(), line, what };
    let cell = |column: usize| row.get(places[column]?).map(str::trim).filter(|cell| !cell.is_empty());
    let day = |column: usize, what| -> Result<Option<Date>, ListingError> {
        cell(column).map(|text| text.parse().map_err(|_| wrong(what))).transpose()
    };
    let folder = table.parent().unwrap_or(Path::new(""));
    Ok(Runner {
        name: cell(0).ok_or_else(|| wrong("the runner has no name"))?.to_owned(),
        exports: vec![folder.join(cell(1).ok_or_else(|| wrong("the runner has no export"))?)],
        notes: cell(2).map(|notes| folder.join(notes)),
        time_zone: cell(3).map(str::to_owned),
        joined: day(4, "write the day in joined as 2026-03-14")?,
        left: day(5, "write the day in left as 2026-03-14")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Result<Runners, ListingError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(RUNNERS_FILE);
        fs::write(&file, text).unwrap();
        of_table(&file).map_err(|error| match error {
            ListingError::Row { line, what, .. } => ListingError::Row { path: PathBuf::new(), line, what },
            other => other,
        })
    }

    #[test]
    fn rows_of_one_name_are_one_runner() {
        let runners =
            table("\u{feff}Runner;export;tz;joined\na;1.zip;;\n;;;\na;2.zip;Europe/Zurich;2026-01-05\nb;x;;\n")
                .unwrap();
        let a = &runners["a"];
        assert_eq!((runners.len(), a.exports.len(), a.time_zone.as_deref()), (2, 2, Some("Europe/Zurich")));
        assert!(a.exports[1].ends_with("2.zip") && a.joined == Some(Date::constant(2026, 1, 5)));
    }

    #[test]
    fn what_is_wrong_with_a_table_is_said() {
        let said = |text: &str| table(text).unwrap_err().to_string();
        assert_eq!(said("runner,export,joined\na,b,\nc,d,5.1.26\n"), ", line 3: write the day in joined as 2026-03-14");
        assert_eq!(said("runner,export\na,\n"), ", line 2: the runner has no export");
        assert!(said("runner,notes\na,b\n").contains("there is no column export"));
        assert!(said("runner,export,age\na,b,40\n").contains("age is no column"));
    }
}
