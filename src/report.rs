//! From the timeline to files: page, PDF, chart, tables and JSON, put in place all at once.
//!
//! How they get to their place is in [`output`]. The same input gives the same bytes: no clock is asked.

mod charts;
pub mod document;
pub mod html;
pub mod output;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod tables;
pub mod text;

use thiserror::Error;

pub use self::charts::Charts;
use self::output::{Goal, NewFile, OutputError};
use crate::chart::{self, ChartError};
use crate::history::ledger::LedgerRow;
use crate::settings::Settings;
use crate::timeline::Timeline;

/// Why a report could not be written.
#[derive(Debug, Error)]
pub enum ReportError {
    /// It cannot go where it is to go.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A table cannot be written.
    #[error("a table cannot be written: {0}")]
    Table(#[from] csv::Error),
    /// The JSON cannot be written.
    #[error("report.json cannot be written: {0}")]
    Json(#[from] serde_json::Error),
    /// The chart cannot be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The PDF cannot be set.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
}

/// Writes the whole report and puts it at `goal`. `on_write` is called when all is made and the disk is written to.
///
/// # Errors
///
/// [`ReportError`]; an older report at `goal` is then still whole.
pub fn write(
    timeline: &Timeline,
    ledger: &[LedgerRow],
    settings: &Settings,
    goal: &Goal,
    on_write: &dyn Fn(),
) -> Result<(), ReportError> {
    let files = files(timeline, ledger, settings)?;
    on_write();
    output::put(&files, goal)?;
    Ok(())
}

/// Bytes of report.json for each run, with what belongs to it; a little more than is usual.
const JSON_BYTES_A_RUN: usize = 3_200;

/// The report's files. The PDF takes as long as all else, so both are made at the same time; the JSON, which is large, comes
/// after them.
fn files(timeline: &Timeline, ledger: &[LedgerRow], settings: &Settings) -> Result<Vec<NewFile>, ReportError> {
    let (pdf, drawn) = rayon::join(|| printed(timeline, settings), || page_and_charts(timeline, settings));
    let mut files = drawn?;
    files.extend(pdf?);
    files.push(("files.csv", tables::files(ledger)?));
    files.extend(tables::all(timeline)?);
    // As large as it will be at once: a vector that grows holds its bytes twice for a moment.
    let mut json = Vec::with_capacity(timeline.runs.len() * JSON_BYTES_A_RUN + (1 << 20));
    serde_json::to_writer_pretty(&mut json, timeline)?;
    json.push(b'\n');
    files.push(("report.json", json));
    Ok(output::with_marker(files))
}

/// The page and the charts, as drawings and as pictures.
fn page_and_charts(timeline: &Timeline, settings: &Settings) -> Result<Vec<NewFile>, ReportError> {
    let charts = Charts::of(timeline, settings)?;
    let (png, descent_png) = rayon::join(
        || chart::png(&charts.timeline.text, chart::PNG_SCALE),
        || chart::png(&charts.descent.text, chart::PNG_SCALE),
    );
    let page = html::page(timeline, settings, &charts).into_bytes();
    Ok(vec![
        ("report.html", page),
        ("charts/timeline.svg", charts.timeline.text.into_bytes()),
        ("charts/timeline.png", png?),
        ("charts/descent.svg", charts.descent.text.into_bytes()),
        ("charts/descent.png", descent_png?),
    ])
}

/// The PDF, where this program can make one.
#[cfg(feature = "pdf")]
fn printed(timeline: &Timeline, settings: &Settings) -> Result<Option<NewFile>, ReportError> {
    Ok(Some(("report.pdf", pdf::pdf(timeline, settings)?)))
}

/// This program was built without the PDF.
#[cfg(not(feature = "pdf"))]
fn printed(_: &Timeline, _: &Settings) -> Result<Option<NewFile>, ReportError> {
    Ok(None)
}
