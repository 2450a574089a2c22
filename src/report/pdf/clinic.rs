//! The page of many runners on paper.

use serde::Serialize;

use super::{PdfError, glyphs, paper_name, set};
use crate::report::clinic::{ClinicPage, GroupTable, drawing, tables};
use crate::report::text::clinic as said;
use crate::report::text::first_page;

/// The fixed text of the page.
const TEMPLATE: &str = include_str!("clinic.typ");
/// Colors of the small charts on paper.
const INK: &str = "#595959";
const PAIN: &str = "#b34700";

#[derive(Debug, Serialize)]
struct ClinicData<'p> {
    title: &'static str,
    dates: String,
    counts: Vec<String>,
    paper: &'static str,
    runner: &'static str,
    weeks: &'static str,
    groups: Vec<GroupTable<'p>>,
    limits: &'static str,
    generator: &'p str,
    page: &'static str,
    of: &'static str,
}

/// The page as a PDF.
///
/// # Errors
///
/// [`PdfError`].
pub fn clinic(page: &ClinicPage) -> Result<Vec<u8>, PdfError> {
    let data = ClinicData {
        title: said::TITLE,
        dates: said::dates(page),
        counts: said::counts(page),
        paper: paper_name(page.paper),
        runner: said::RUNNER,
        weeks: said::WEEKS,
        groups: tables(page),
        limits: said::LIMITS,
        generator: &page.generator,
        page: first_page::PAGE,
        of: first_page::OF,
    };
    let mut data = serde_json::to_value(&data).map_err(|error| PdfError::Set(error.to_string()))?;
    glyphs::make_printable(&mut data);
    set(TEMPLATE, &data, &|file| {
        let place: usize = file.strip_prefix("weeks-")?.strip_suffix(".svg")?.parse().ok()?;
        Some(drawing(&page.runners.get(place)?.weeks, INK, PAIN).into_bytes())
    })
}
