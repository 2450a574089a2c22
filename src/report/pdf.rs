//! The report as a PDF, for the therapist's desk: the first page is the whole story, the rest can be looked up.
//!
//! Typst sets a fixed template; the data reach it as a JSON file, so that no word of the runner can become markup. The file
//! is tagged (PDF/UA-1), holds its fonts, and names no file, no place and no device number. The same timeline gives the
//! same bytes.

mod letters;
mod sections;
mod set_table;
mod sheet;
mod world;

use std::collections::BTreeMap;

use rayon::ThreadPoolBuilder;
use thiserror::Error;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::world::Sheets;
use super::wording;
use crate::chart::{self, ChartError, ChartWords};
use crate::settings::{ChartRules, Settings};
use crate::timeline::Timeline;

/// Why there is no PDF. It does not depend on the runner's words.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("report.pdf could not be set: {0}; please report this, and use report.html meanwhile")]
pub struct PdfError(String);

/// A drawing with what stands above it and what it says to a reader who does not see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Heading of its section.
    pub heading: String,
    /// The drawing, as [`chart::Svg::text`].
    pub svg: String,
    /// The same in words.
    pub description: String,
}

/// The last weeks, for the first page.
///
/// # Errors
///
/// [`ChartError`]; it does not depend on the runner's data.
pub fn recent_drawing(timeline: &Timeline, settings: &Settings) -> Result<Drawing, ChartError> {
    let weeks = settings.print.recent_weeks;
    let recent = timeline.last_weeks(weeks);
    let narrow = Settings {
        chart: ChartRules {
            large_weeks: weeks,
            with_overview: false,
            ..settings.chart
        },
        ..settings.clone()
    };
    let mut words = ChartWords {
        footnote: String::new(),
        ..wording::chart_words(&recent, &narrow)
    };
    if recent.runs.is_empty() && !timeline.runs.is_empty() {
        words.title = wording::print::NO_RECENT_RUN.to_owned();
    }
    Ok(Drawing {
        heading: wording::print::recent_heading(timeline, settings),
        svg: chart::draw(timeline, &narrow, &words)?.text,
        description: words.description,
    })
}

/// The PDF. `recent` goes onto the first page; each of `later` has a section of its own behind it.
///
/// # Errors
///
/// [`PdfError`]; it does not depend on the runner's words.
pub fn pdf(
    timeline: &Timeline,
    settings: &Settings,
    recent: Drawing,
    later: Vec<Drawing>,
) -> Result<Vec<u8>, PdfError> {
    let drawings: Vec<Drawing> = std::iter::once(recent).chain(later).collect();
    let sheet = sheet::sheet(timeline, settings, &drawings);
    let data = letters::printable(&sheet).map_err(|error| PdfError(error.to_string()))?;
    let mut files = BTreeMap::from([(world::DATA.to_owned(), data)]);
    for (place, drawing) in drawings.iter().enumerate() {
        let svg = letters::with_known_letters(&drawing.svg);
        files.insert(sheet::drawing_name(place), svg.into_bytes());
    }
    let sheets = Sheets::with(files)?;
    // On one thread: typst numbers names and tags in the order in which its threads meet them.
    let alone = ThreadPoolBuilder::new().num_threads(1).build();
    let alone = alone.map_err(|error| PdfError(error.to_string()))?;
    let made = alone.install(|| set(&sheets));
    // What typst remembers of one report is of no use to the next.
    comemo::evict(0);
    made
}

fn set(sheets: &Sheets) -> Result<Vec<u8>, PdfError> {
    let document = typst::compile(sheets).output;
    let document = document.map_err(told)?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|fault| PdfError(fault.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("patella".into())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(told)
}

fn told(faults: impl AsRef<[SourceDiagnostic]>) -> PdfError {
    let faults: Vec<&str> = faults
        .as_ref()
        .iter()
        .map(|fault| fault.message.as_str())
        .collect();
    PdfError(faults.join(", "))
}
