//! The report as a PDF, for the therapist's desk: the first page is the whole story, the rest can be looked up.
//!
//! Typst sets a fixed template; the data reach it as a JSON file, so that no word of the runner can become markup. The file
//! is tagged (PDF/UA-1), holds its fonts, and names no file, no place and no device number. The same timeline gives the
//! same bytes.

mod glyphs;
mod table_layout;
mod template_data;
mod world;

use std::collections::BTreeMap;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use thiserror::Error;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::template_data::{Drawing, Picture, Pictures};
use self::world::Sheets;
use super::text;
use crate::chart::{self, ChartError, Svg};
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

/// Heights that a chart is drawn at, per cent of what suits a screen: the template takes the highest that leaves room for what
/// stands beside it, so that its letters keep their size.
const HEIGHTS_PCT: &[i64] = &[100, 85, 70, 57];

/// The same for the first page, which is filled whatever else stands on it.
const FIRST_HEIGHTS_PCT: &[i64] = &[150, 130, 115, 100, 85, 70, 57, 45];

/// The PDF.
///
/// # Errors
///
/// [`PdfError`]; it does not depend on the runner's words.
pub fn pdf(timeline: &Timeline, settings: &Settings) -> Result<Vec<u8>, PdfError> {
    let pictures = pictures(timeline, settings)?;
    let sheet = template_data::sheet(timeline, settings, &pictures);
    let data = glyphs::printable(&sheet).map_err(|error| PdfError::Set(error.to_string()))?;
    let mut files = BTreeMap::from([(world::DATA.to_owned(), data)]);
    for drawing in pictures.into_drawings() {
        let svg = glyphs::with_known_letters(&drawing.svg);
        files.insert(drawing.file, svg.into_bytes());
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

/// The charts. That of the whole history is not repeated where the first page shows all of it, and without descent there is
/// none of it.
fn pictures(timeline: &Timeline, settings: &Settings) -> Result<Pictures, PdfError> {
    let recent_days = timeline.last_days(settings.print.recent_weeks);
    let is_longer = recent_days.map(|days| days.first) != timeline.first_day;
    let load = is_longer.then(|| {
        let text = text::load_chart(timeline, settings);
        let alt = format!("{}. {}", text.caption.title, text.caption.description);
        picture("load", alt, (settings, HEIGHTS_PCT), |at| chart::draw_load(timeline, at, &text))
    });
    let tells_descent = timeline.runs.iter().any(|run| run.descent_m.is_some());
    let descent = tells_descent.then(|| {
        let text = text::descent_chart(timeline, settings);
        let alt = format!("{}. {}", text.caption.title, text.caption.description);
        let draw = |at: &Settings| chart::draw_descent(timeline, at, &text);
        picture("descent", alt, (settings, HEIGHTS_PCT), draw)
    });
    Ok(Pictures { recent: recent(timeline, settings)?, load: load.transpose()?, descent: descent.transpose()? })
}

/// The last weeks alone, for the first page.
fn recent(timeline: &Timeline, settings: &Settings) -> Result<Picture, ChartError> {
    let weeks = settings.print.recent_weeks;
    let recent = timeline.last_weeks(weeks);
    let narrow = Settings {
        chart: ChartRules { large_weeks: weeks, with_overview: false, ..settings.chart },
        ..settings.clone()
    };
    let mut text = text::load_chart(&recent, &narrow);
    text.caption.footnote.clear();
    if recent.runs.is_empty() && !timeline.runs.is_empty() {
        text.caption.title = text::first_page::NO_RECENT_RUN.to_owned();
    }
    let alt = format!("{}. {}", text.caption.title, text.caption.description);
    picture("recent", alt, (&narrow, FIRST_HEIGHTS_PCT), |at| chart::draw_load(timeline, at, &text))
}

/// A chart at each of the heights.
fn picture(
    name: &str,
    description: String,
    (settings, heights_pct): (&Settings, &[i64]),
    draw: impl Fn(&Settings) -> Result<Svg, ChartError> + Sync,
) -> Result<Picture, ChartError> {
    let at = |&height_pct: &i64| {
        let settings = Settings { chart: ChartRules { height_pct, ..settings.chart }, ..settings.clone() };
        let svg = draw(&settings)?;
        Ok(Drawing { file: format!("{name}-{height_pct}.svg"), aspect: svg.height_px / svg.width_px, svg: svg.text })
    };
    Ok(Picture { drawings: (heights_pct.par_iter().map(at)).collect::<Result<_, _>>()?, description })
}

fn set(sheets: &Sheets) -> Result<Vec<u8>, PdfError> {
    let document = typst::compile(sheets).output;
    let document = document.map_err(told)?;
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|fault| PdfError::Set(fault.message().to_string()))?;
    let options = PdfOptions { creator: Smart::Custom(Some("patella".into())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(told)
}

fn told(faults: impl AsRef<[SourceDiagnostic]>) -> PdfError {
    let faults: Vec<&str> = faults.as_ref().iter().map(|fault| fault.message.as_str()).collect();
    PdfError::Set(faults.join(", "))
}
