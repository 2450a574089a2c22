//! A table of many runners as Parquet files of limited size: `runs.parquet`, then `runs-0002.parquet` ...

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{PartError, TABLES, failed, put};
use crate::report::output::temporary_in;
use crate::report::tables::cell::Cell;
use crate::report::tables::columns::{About, Kind};
use crate::report::tables::parquet::TableWriter;
use crate::report::tables::shared::SharedTable;

/// Rows of a row group, or a few more: a runner is not divided.
const ROWS_OF_A_GROUP: usize = 20_000;

/// From so many bytes on the next file is begun, so that none is much larger than 128 MB.
const FULL_BYTES: usize = 96 << 20;

/// A table that is being written.
pub struct TableFile {
    pub layout: SharedTable,
    folder: PathBuf,
    /// Files that are full, in their order.
    full: Vec<NamedTempFile>,
    writer: TableWriter<NamedTempFile>,
    /// Rows that are not yet written, by column, that of the runner first.
    cells: Vec<Vec<Cell<'static>>>,
    rows_of_a_group: usize,
    full_bytes: usize,
}

impl TableFile {
    /// Begins the first file of a table, for the folder `out`.
    pub fn begin(out: &Path, layout: SharedTable) -> Result<TableFile, PartError> {
        let folder = out.join(TABLES);
        fs::create_dir_all(&folder).map_err(failed(&folder))?;
        let writer = writer(&folder, &layout)?;
        let cells = vec![Vec::new(); layout.columns.len() + 1];
        let (rows_of_a_group, full_bytes) = (ROWS_OF_A_GROUP, FULL_BYTES);
        Ok(TableFile { layout, folder, full: Vec::new(), writer, cells, rows_of_a_group, full_bytes })
    }

    /// Adds the rows of a runner, by column.
    pub fn add(&mut self, runner: &str, cells: Vec<Vec<Cell<'static>>>) -> Result<(), PartError> {
        if self.writer.bytes_written() >= self.full_bytes {
            let next = writer(&self.folder, &self.layout)?;
            self.full.push(std::mem::replace(&mut self.writer, next).finish()?);
        }
        let rows = cells.first().map_or(0, Vec::len);
        self.cells[0].extend((0..rows).map(|_| Cell::Text(Cow::Owned(runner.to_owned()))));
        for (column, more) in self.cells[1..].iter_mut().zip(cells) {
            column.extend(more);
        }
        if self.cells[0].len() >= self.rows_of_a_group { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), PartError> {
        Ok(self.writer.write(self.cells.iter_mut().map(std::mem::take))?)
    }

    /// Puts the files in their places. Those that an earlier, larger table had beyond them are removed.
    pub fn finish(mut self) -> Result<(), PartError> {
        if !self.cells[0].is_empty() {
            self.flush()?;
        }
        let files: Vec<NamedTempFile> = self.full.into_iter().chain([self.writer.finish()?]).collect();
        let path = |number: usize| self.folder.join(file_name(self.layout.name, number));
        let count = files.len();
        for (index, file) in files.into_iter().enumerate() {
            put(file, &path(index + 1)).map_err(failed(&path(index + 1)))?;
        }
        for number in count + 1.. {
            match fs::remove_file(path(number)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => break,
                removed => removed.map_err(failed(&path(number)))?,
            }
        }
        Ok(())
    }
}

fn file_name(table: &str, number: usize) -> String {
    match number {
        1 => format!("{table}.parquet"),
        _ => format!("{table}-{number:04}.parquet"),
    }
}

fn writer(folder: &Path, layout: &SharedTable) -> Result<TableWriter<NamedTempFile>, PartError> {
    let file = temporary_in(folder).map_err(failed(folder))?;
    let columns = layout.columns.iter().map(|column| column.about.clone());
    Ok(TableWriter::begin(layout.name, [runner_column()].into_iter().chain(columns).collect(), file)?)
}

fn runner_column() -> About {
    let meaning = "Pseudonym of the runner: a keyed hash of the name";
    About {
        name: Cow::Borrowed("runner"),
        unit: "",
        meaning: Cow::Borrowed(meaning),
        when_empty: None,
        kind: Kind::Word,
    }
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    use super::*;
    use crate::report::tables::columns::{Column, full};

    /// The files of a table of so many rows of one runner each, and the rows of each file.
    fn written(out: &Path, rows: usize) -> Vec<(String, i64)> {
        let columns: [Column<i64>; 1] = [full("rest_days", "d", "Days").integer(|row| Some(*row))];
        let layout = SharedTable::of("runs", "Some rows.", &columns, &[]);
        let mut table = TableFile { rows_of_a_group: 2, full_bytes: 60, ..TableFile::begin(out, layout).unwrap() };
        for row in 0..rows {
            table.add(&format!("{row:016x}"), vec![vec![Cell::Integer(row as i64)]]).unwrap();
        }
        table.finish().unwrap();
        let names = fs::read_dir(out.join(TABLES)).unwrap();
        let mut names: Vec<String> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_by_key(|name| (name.len(), name.clone()));
        let rows = |name: &String| {
            let file = fs::File::open(out.join(TABLES).join(name)).unwrap();
            SerializedFileReader::new(file).unwrap().metadata().file_metadata().num_rows()
        };
        names.iter().map(|name| (name.clone(), rows(name))).collect()
    }

    #[test]
    fn a_full_file_is_followed_by_another_and_a_smaller_table_leaves_none_of_an_older_one() {
        let folder = tempfile::tempdir().unwrap();
        let files = written(folder.path(), 7);
        let expected =
            [("runs.parquet", 2), ("runs-0002.parquet", 2), ("runs-0003.parquet", 2), ("runs-0004.parquet", 1)];
        assert_eq!(files, expected.map(|(name, rows)| (name.to_owned(), rows)));
        assert_eq!(written(folder.path(), 2), [("runs.parquet".to_owned(), 2)]);
    }
}
