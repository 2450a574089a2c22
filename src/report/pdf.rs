//! The report as a PDF, for the therapist's desk: the first page is the whole story, the rest can be looked up.
//!
//! Typst sets a fixed template; the data reach it as a JSON file, so that no word of the runner can become markup. The file
//! is tagged (PDF/UA-1), holds its fonts, and names no file, no place and no device number. The same timeline gives the
//! same bytes.

mod letters;
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

use self::sheet::{Picture, Pictures};
use self::world::Sheets;
use super::{Charts, wording};
use crate::chart::{self, ChartError, ChartWords, Svg};
use crate::settings::{ChartRules, Settings};
use crate::timeline::Timeline;

/// Why there is no PDF. It does not depend on the runner's words.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum PdfError {
    /// The first page's chart cannot be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The pages cannot be set.
    #[error("report.pdf could not be set: {0}; please report this, and use report.html meanwhile")]
    Set(String),
}

/// The chart of the first page: the last weeks alone, with what it says to a reader who does not see it.
///
/// # Errors
///
/// [`ChartError`]; it does not depend on the runner's data.
pub fn recent_chart(
    timeline: &Timeline,
    settings: &Settings,
) -> Result<(String, String), ChartError> {
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
    let svg = chart::draw(timeline, &narrow, &words)?;
    Ok((svg.text, words.description))
}

/// The PDF. A chart without a drawing is left out.
///
/// # Errors
///
/// [`PdfError`]; it does not depend on the runner's words.
pub fn pdf(timeline: &Timeline, settings: &Settings, charts: &Charts) -> Result<Vec<u8>, PdfError> {
    let pictures = pictures(timeline, settings, charts)?;
    let sheet = sheet::sheet(timeline, settings, &pictures);
    let data = letters::printable(&sheet).map_err(|error| PdfError::Set(error.to_string()))?;
    let mut files = BTreeMap::from([(world::DATA.to_owned(), data)]);
    for picture in pictures.into_all() {
        let svg = letters::with_known_letters(&picture.svg);
        files.insert(picture.file.to_owned(), svg.into_bytes());
    }
    let sheets = Sheets::with(files)?;
    // On one thread: typst numbers names and tags in the order in which its threads meet them.
    let alone = ThreadPoolBuilder::new().num_threads(1).build();
    let alone = alone.map_err(|error| PdfError::Set(error.to_string()))?;
    let made = alone.install(|| set(&sheets));
    // What typst remembers of one report is of no use to the next.
    comemo::evict(0);
    made
}

/// The drawings. That of the whole history is not repeated where the first page shows all of it.
fn pictures(
    timeline: &Timeline,
    settings: &Settings,
    charts: &Charts,
) -> Result<Pictures, PdfError> {
    let (svg, description) = recent_chart(timeline, settings)?;
    let recent_days = timeline.last_days(settings.print.recent_weeks);
    let is_longer = recent_days.map(|days| days.first) != timeline.first_day;
    let picture = |file, svg: &Svg, description: String| {
        let svg = svg.text.clone();
        (!svg.is_empty()).then_some(Picture {
            file,
            svg,
            description,
        })
    };
    let load = is_longer.then(|| {
        let finding = wording::finding(timeline, settings);
        picture("load.svg", &charts.timeline, finding)
    });
    let descent = wording::descent_finding(timeline, settings);
    Ok(Pictures {
        recent: Picture {
            file: "recent.svg",
            svg,
            description,
        },
        load: load.flatten(),
        descent: picture("descent.svg", &charts.descent, descent),
    })
}

fn set(sheets: &Sheets) -> Result<Vec<u8>, PdfError> {
    let document = typst::compile(sheets).output;
    let document = document.map_err(told)?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|fault| PdfError::Set(fault.message().to_string()))?;
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
    PdfError::Set(faults.join(", "))
}
