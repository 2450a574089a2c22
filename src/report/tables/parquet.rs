//! Tables as Parquet: the same columns and values as the CSV, with their types. Units and meanings are in the metadata of
//! the file.
//!
//! Rows come in batches, so that a table of many runners never lies in memory as a whole. The same rows in the same
//! batches give the same bytes.

use std::io::Write;
use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as PhysicalType};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};

use super::cell::{Cell, rounded};
use super::columns::{About, Kind};
use crate::timeline::SCHEMA_VERSION;

/// A Parquet file that is being written.
pub struct TableWriter<W: Write + Send> {
    columns: Vec<About>,
    file: SerializedFileWriter<W>,
}

impl<W: Write + Send> TableWriter<W> {
    /// Begins the file of the table of this name.
    ///
    /// # Errors
    ///
    /// Where `sink` cannot be written to.
    pub fn begin(name: &str, columns: Vec<About>, sink: W) -> Result<TableWriter<W>> {
        let fields = columns.iter().map(|column| field(column).map(Arc::new));
        let schema = Type::group_type_builder(name).with_fields(fields.collect::<Result<Vec<TypePtr>>>()?);
        let properties = WriterProperties::builder()
            .set_created_by(format!("patella {}", env!("CARGO_PKG_VERSION")))
            .set_compression(Compression::SNAPPY)
            .set_key_value_metadata(Some(metadata(name, &columns)));
        let file = SerializedFileWriter::new(sink, Arc::new(schema.build()?), Arc::new(properties.build()))?;
        Ok(TableWriter { columns, file })
    }

    /// Writes some rows, as a row group of their own; their cells by column.
    ///
    /// # Errors
    ///
    /// Where the sink cannot be written to, and where a column without an empty cell has one.
    pub fn write<'r>(&mut self, cells: impl IntoIterator<Item = Vec<Cell<'r>>>) -> Result<()> {
        let mut group = self.file.next_row_group()?;
        for (column, cells) in self.columns.iter().zip(cells) {
            let Some(mut writer) = group.next_column()? else {
                return Err(ParquetError::General("the file has fewer columns than the table".to_owned()));
            };
            write_column(writer.untyped(), column, cells)?;
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }

    /// Bytes of the file so far.
    pub fn bytes_written(&self) -> usize {
        self.file.bytes_written()
    }

    /// Ends the file and gives back what it was written to.
    ///
    /// # Errors
    ///
    /// Where the sink cannot be written to.
    pub fn finish(self) -> Result<W> {
        self.file.into_inner()
    }
}

/// The type of a column.
fn field(about: &About) -> Result<Type> {
    let (physical, logical) = match about.kind {
        Kind::Text | Kind::Word => (PhysicalType::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (PhysicalType::INT64, None),
        Kind::Real(_) => (PhysicalType::DOUBLE, None),
        Kind::Date => (PhysicalType::INT32, Some(LogicalType::Date)),
        Kind::Time => (PhysicalType::INT64, Some(LogicalType::time(false, TimeUnit::MICROS))),
        Kind::LocalTime => (PhysicalType::INT64, Some(LogicalType::timestamp(false, TimeUnit::MICROS))),
        Kind::UtcTime => (PhysicalType::INT64, Some(LogicalType::timestamp(true, TimeUnit::MICROS))),
        Kind::Boolean => (PhysicalType::BOOLEAN, None),
    };
    let repetition = if about.when_empty.is_some() { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    let field = Type::primitive_type_builder(&about.name, physical).with_repetition(repetition);
    field.with_logical_type(logical).build()
}

/// What the file says of itself: `unit:COLUMN`, `meaning:COLUMN` and `empty:COLUMN`, and which program made it.
fn metadata(name: &str, columns: &[About]) -> Vec<KeyValue> {
    let entry = |key: String, value: &str| KeyValue::new(key, value.to_owned());
    let mut entries = vec![
        entry("table".to_owned(), name),
        entry("patella_version".to_owned(), env!("CARGO_PKG_VERSION")),
        entry("schema_version".to_owned(), &SCHEMA_VERSION.to_string()),
    ];
    for About { name, unit, meaning, when_empty, .. } in columns {
        entries.extend((!unit.is_empty()).then(|| entry(format!("unit:{name}"), unit)));
        entries.push(entry(format!("meaning:{name}"), &meaning.replace('`', "")));
        entries.extend(when_empty.map(|when| entry(format!("empty:{name}"), when)));
    }
    entries
}

/// One column of a row group.
fn write_column(writer: &mut ColumnWriter, column: &About, cells: Vec<Cell>) -> Result<()> {
    match writer {
        ColumnWriter::ByteArrayColumnWriter(writer) => {
            let (values, levels) = values(column, cells, text)?;
            writer.write_batch(&values, levels.as_deref(), None)?
        }
        ColumnWriter::Int64ColumnWriter(writer) => {
            let (values, levels) = values(column, cells, whole)?;
            writer.write_batch(&values, levels.as_deref(), None)?
        }
        ColumnWriter::Int32ColumnWriter(writer) => {
            let (values, levels) = values(column, cells, day)?;
            writer.write_batch(&values, levels.as_deref(), None)?
        }
        ColumnWriter::DoubleColumnWriter(writer) => {
            let (values, levels) = values(column, cells, real)?;
            writer.write_batch(&values, levels.as_deref(), None)?
        }
        ColumnWriter::BoolColumnWriter(writer) => {
            let (values, levels) = values(column, cells, truth)?;
            writer.write_batch(&values, levels.as_deref(), None)?
        }
        _ => return Err(ParquetError::NYI(format!("the type of {}", column.name))),
    };
    Ok(())
}

/// The values of a column, and for each row whether it has one; no such list for a column without an empty cell.
fn values<T>(column: &About, cells: Vec<Cell>, value: fn(Cell) -> Option<T>) -> Result<(Vec<T>, Option<Vec<i16>>)> {
    let rows = cells.len();
    let given: Vec<Option<T>> = cells.into_iter().map(value).collect();
    let levels = column.when_empty.map(|_| given.iter().map(|value| i16::from(value.is_some())).collect());
    let values: Vec<T> = given.into_iter().flatten().collect();
    if levels.is_none() && values.len() < rows {
        return Err(ParquetError::General(format!("{} is never to be empty", column.name)));
    }
    Ok((values, levels))
}

fn text(cell: Cell) -> Option<ByteArray> {
    let Cell::Text(text) = cell else { return None };
    Some(ByteArray::from(text.into_owned().into_bytes()))
}

/// An integer, or microseconds since midnight or 1970.
fn whole(cell: Cell) -> Option<i64> {
    match cell {
        Cell::Integer(value) => Some(value),
        Cell::Time(time) => Some(micros_of(Date::constant(1970, 1, 1).to_datetime(time))?),
        Cell::LocalTime(time) => micros_of(time),
        Cell::UtcTime(time) => Some(time.as_microsecond()),
        _ => None,
    }
}

/// Microseconds since 1970 on a clock without a time zone.
fn micros_of(time: DateTime) -> Option<i64> {
    TimeZone::UTC.to_timestamp(time).ok().map(|time| time.as_microsecond())
}

/// Days since 1970.
fn day(cell: Cell) -> Option<i32> {
    let Cell::Date(date) = cell else { return None };
    let micros = micros_of(date.to_datetime(Time::midnight()))?;
    i32::try_from(micros.div_euclid(24 * 3600 * 1_000_000)).ok()
}

fn real(cell: Cell) -> Option<f64> {
    let Cell::Real(value, decimals) = cell else { return None };
    Some(rounded(value, decimals))
}

fn truth(cell: Cell) -> Option<bool> {
    let Cell::Boolean(value) = cell else { return None };
    Some(value)
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    use super::super::columns::{Column, column, full};
    use super::*;

    const COLUMNS: &[Column<Option<f64>>] = &[column("distance_m", "m", "Distance", "unknown").real(1, |value| *value)];

    fn cells<'r>(columns: &[Column<Option<f64>>], rows: &'r [Option<f64>]) -> Vec<Vec<Cell<'r>>> {
        columns.iter().map(|column| rows.iter().map(|row| column.cell(row)).collect()).collect()
    }

    #[test]
    fn each_batch_is_a_row_group() {
        let mut file =
            TableWriter::begin("runs", vec![COLUMNS[0].about.clone()], tempfile::tempfile().unwrap()).unwrap();
        file.write(cells(COLUMNS, &[Some(1.26), None])).unwrap();
        file.write(cells(COLUMNS, &[None])).unwrap();
        let file = SerializedFileReader::new(file.finish().unwrap()).unwrap();
        assert_eq!(file.num_row_groups(), 2);
        let rows = file.get_row_iter(None).unwrap().map(|row| row.unwrap().to_string());
        assert_eq!(rows.collect::<Vec<_>>(), ["{distance_m: 1.3}", "{distance_m: null}", "{distance_m: null}"]);
    }

    #[test]
    fn a_column_that_is_never_empty_has_no_empty_cell() {
        let columns = [full("distance_m", "m", "Distance").real(1, |value: &Option<f64>| *value)];
        let mut file = TableWriter::begin("runs", vec![columns[0].about.clone()], Vec::new()).unwrap();
        let error = file.write(cells(&columns, &[Some(1.0), None])).unwrap_err().to_string();
        assert_eq!(error, "Parquet error: distance_m is never to be empty");
    }
}
