//! From the timeline to files: page, PDF, chart, tables and JSON, put in place all at once.
//!
//! How they get to their place is in [`output`]. The same input gives the same bytes: no clock is asked.

pub mod clinic;
pub mod diary_page;
pub mod document;
pub mod html;
pub mod output;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod tables;
pub mod text;

use rayon::prelude::*;
use serde::Serialize;
use thiserror::Error;

use self::output::{Goal, NewFile, OutputError};
use self::tables::TableError;
use crate::chart::{self, ChartData, ChartError, Svg};
use crate::facts::{Facts, Period};
use crate::history::ledger::LedgerRow;
use crate::settings::{ChartRules, Settings};
use crate::timeline::Timeline;

/// The file of the page.
pub const PAGE: &str = "report.html";

/// Why a report could not be written.
#[derive(Debug, Error)]
pub enum ReportError {
    /// It cannot go where it is to go.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A table cannot be written.
    #[error("a table cannot be written: {0}")]
    Table(#[from] TableError),
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

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The rows.
    pub timeline: &'a Timeline,
    /// What it states.
    pub facts: &'a Facts,
    /// Choices and thresholds.
    pub settings: &'a Settings,
}

impl<'a> Report<'a> {
    /// What `report.json` holds: the rows and the facts.
    pub fn json(self) -> impl Serialize + use<'a> {
        Json { timeline: self.timeline, facts: self.facts }
    }

    /// What a chart of these days is drawn from.
    pub fn charted(self, shown: &'a Period) -> ChartData<'a> {
        ChartData { timeline: self.timeline, facts: self.facts, shown }
    }
}

/// The drawings of the page.
#[derive(Debug, Clone, Default)]
pub struct Charts {
    /// The load chart.
    pub timeline: Svg,
    /// The chart of descent.
    pub descent: Svg,
    /// The ladder of volumes; `None` where it has no step.
    pub ladder: Option<Svg>,
    /// The load charts of earlier periods, the newest first; only the page has them.
    pub earlier: Vec<Svg>,
}

impl Charts {
    /// Draws them.
    ///
    /// # Errors
    ///
    /// [`ChartError`]; it does not depend on the runner's data.
    pub fn of(report: Report) -> Result<Charts, ChartError> {
        let data = report.charted(&report.facts.charted);
        let ladder = text::ladder_chart(report);
        Ok(Charts {
            timeline: chart::draw_load(data, report.settings, &text::load_chart(report))?,
            descent: chart::draw_descent(data, report.settings, &text::descent_chart(report))?,
            ladder: ladder.map(|text| chart::draw_ladder(data, report.settings, &text)).transpose()?,
            earlier: report
                .facts
                .earlier
                .charted
                .par_iter()
                .map(|period| earlier(report, period))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// The load chart of an earlier period, without the overview.
fn earlier(report: Report, period: &Period) -> Result<Svg, ChartError> {
    let chart = ChartRules { with_overview: false, ..report.settings.chart };
    let settings = Settings { chart, ..report.settings.clone() };
    chart::draw_load(report.charted(period), &settings, &text::earlier_load_chart(report, period))
}

/// `report.json`: the rows and the facts.
#[derive(Serialize)]
struct Json<'a> {
    #[serde(flatten)]
    timeline: &'a Timeline,
    facts: &'a Facts,
}

/// Writes the whole report and puts it at `goal`. `on_write` is called when all is made and the disk is written to.
///
/// # Errors
///
/// [`ReportError`]; an older report at `goal` is then still whole.
pub fn write(report: Report, ledger: &[LedgerRow], goal: &Goal, on_write: &dyn Fn()) -> Result<(), ReportError> {
    let files = files(report, ledger)?;
    on_write();
    output::put(&files, goal)?;
    Ok(())
}

/// Bytes of report.json for each run, with what belongs to it; a little more than is usual.
const JSON_BYTES_A_RUN: usize = 3_200;

/// The report's files. The PDF takes as long as all else, so both are made at the same time; the JSON, which is large, comes
/// after them.
fn files(report: Report, ledger: &[LedgerRow]) -> Result<Vec<NewFile>, ReportError> {
    let (pdf, drawn) = rayon::join(|| printed(report), || page_and_charts(report));
    let mut files = drawn?;
    files.extend(pdf?);
    files.push(("files.csv", tables::files(ledger)?));
    files.extend(tables::all(report.timeline)?);
    if report.settings.print.with_parquet {
        files.extend(tables::all_parquet(report.timeline)?);
    }
    // As large as it will be at once: a vector that grows holds its bytes twice for a moment.
    let mut json = Vec::with_capacity(report.timeline.runs.len() * JSON_BYTES_A_RUN + (1 << 20));
    serde_json::to_writer_pretty(&mut json, &report.json())?;
    json.push(b'\n');
    files.push(("report.json", json));
    Ok(output::with_marker(files))
}

/// The page and the charts, as drawings and as pictures.
fn page_and_charts(report: Report) -> Result<Vec<NewFile>, ReportError> {
    let charts = Charts::of(report)?;
    let (png, descent_png) = rayon::join(
        || chart::png(&charts.timeline.text, chart::PNG_SCALE),
        || chart::png(&charts.descent.text, chart::PNG_SCALE),
    );
    let page = html::page(report, &charts).into_bytes();
    Ok(vec![
        (PAGE, page),
        ("charts/timeline.svg", charts.timeline.standalone().into_bytes()),
        ("charts/timeline.png", png?),
        ("charts/descent.svg", charts.descent.standalone().into_bytes()),
        ("charts/descent.png", descent_png?),
    ])
}

/// The PDF, where this program can make one.
#[cfg(feature = "pdf")]
fn printed(report: Report) -> Result<Option<NewFile>, ReportError> {
    Ok(Some(("report.pdf", pdf::pdf(report)?)))
}

/// This program was built without the PDF.
#[cfg(not(feature = "pdf"))]
fn printed(_: Report) -> Result<Option<NewFile>, ReportError> {
    Ok(None)
}
