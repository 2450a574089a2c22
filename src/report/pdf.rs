//! The report as a PDF, for the therapist's desk: the first page is the summary, the rest can be looked up.
//!
//! Typst sets a fixed template; the data reach it as a JSON file, so that no word of the runner can become markup. The file
//! is tagged (PDF/UA-1), holds its fonts, and names no file, no place and no device number. The same timeline gives the
//! same bytes. [`form()`] sets the form of a diary by the same rules.

mod clinic;
mod first_page;
mod form;
mod glyphs;
mod pictures;
mod table_layout;
mod template_data;
mod world;

use rayon::ThreadPoolBuilder;
use serde_json::Value;
use thiserror::Error;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub use self::clinic::clinic;
pub use self::form::form;
use self::pictures::Sheets;
use self::world::{Drawings, ReportWorld};
use super::{Report, text};
use crate::chart::ChartError;
use crate::settings::Paper;

/// Why there is no PDF. It does not depend on the runner's words.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum PdfError {
    /// The first page's chart cannot be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The pages cannot be set.
    #[error("the PDF could not be set: {0}; please report this")]
    Set(String),
}

/// The fixed text of the report.
const TEMPLATE: &str = include_str!("pdf/report.typ");

/// The PDF.
///
/// # Errors
///
/// [`PdfError`]; it does not depend on the runner's words.
pub fn pdf(report: Report) -> Result<Vec<u8>, PdfError> {
    let sheets = Sheets::of(report);
    let data = template_data::template_data(report, &sheets)?;
    let mut data = serde_json::to_value(&data).map_err(|error| PdfError::Set(error.to_string()))?;
    let is_missing_characters = glyphs::make_printable(&mut data);
    if let Some(closing) = data["closing"].as_array_mut().filter(|_| is_missing_characters) {
        closing.push(text::first_page::MISSING_CHARACTERS.into());
    }
    set(TEMPLATE, &data, &|file| sheets.file(file))
}

/// Sets a template with its data and the drawings that it names.
fn set(template: &str, data: &Value, drawing: Drawings) -> Result<Vec<u8>, PdfError> {
    let world = ReportWorld::with(template, data.to_string().into_bytes(), drawing)?;
    // On one thread: typst numbers names and tags in the order in which its threads meet them.
    let single = ThreadPoolBuilder::new().num_threads(1).build();
    let single = single.map_err(|error| PdfError::Set(error.to_string()))?;
    let made = single.install(|| compile(&world));
    // What typst remembers of one document is of no use to the next.
    comemo::evict(0);
    made
}

/// A paper size as typst names it.
fn paper_name(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "a4",
        Paper::Letter => "us-letter",
    }
}

fn compile(world: &ReportWorld) -> Result<Vec<u8>, PdfError> {
    let document = typst::compile(world).output;
    let document = document.map_err(listed)?;
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|fault| PdfError::Set(fault.message().to_string()))?;
    let options = PdfOptions { creator: Smart::Custom(Some("patella".into())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(listed)
}

fn listed(faults: impl AsRef<[SourceDiagnostic]>) -> PdfError {
    let faults: Vec<&str> = faults.as_ref().iter().map(|fault| fault.message.as_str()).collect();
    PdfError::Set(faults.join(", "))
}
