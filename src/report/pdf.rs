//! The report as a PDF, for the therapist's desk: the first page is the summary, the rest can be looked up.
//!
//! Typst sets a fixed template; the data reach it as a JSON file, so that no word of the runner can become markup. The file
//! is tagged (PDF/UA-1), holds its fonts, and names no file, no place and no device number. The same timeline gives the
//! same bytes. [`form`] sets the form of a diary by the same rules.

mod form;
mod glyphs;
mod table_layout;
mod template_data;
mod world;

use std::collections::BTreeMap;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use serde_json::Value;
use thiserror::Error;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub use self::form::form;
use self::template_data::{Drawing, Picture, Pictures};
use self::world::ReportWorld;
use super::{Report, text};
use crate::chart::text::Caption;
use crate::chart::{self, ChartError, Svg};
use crate::settings::{ChartRules, Paper, PdfExtent, Settings};

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

/// Heights that a chart is drawn at, per cent of its height on a screen: the template takes the highest that leaves room for
/// the rest of the page, so that the text keeps its size.
const HEIGHTS_PCT: &[i64] = &[100, 85, 70, 57];

/// The same for the first page, which is filled whatever else is on it.
const FIRST_HEIGHTS_PCT: &[i64] = &[150, 130, 115, 100, 85, 70, 57, 45];

/// The PDF.
///
/// # Errors
///
/// [`PdfError`]; it does not depend on the runner's words.
pub fn pdf(report: Report) -> Result<Vec<u8>, PdfError> {
    let pictures = pictures(report)?;
    let data = template_data::template_data(report, &pictures);
    let mut data = serde_json::to_value(&data).map_err(|error| PdfError::Set(error.to_string()))?;
    let is_missing_characters = glyphs::make_printable(&mut data);
    if let Some(closing) = data["closing"].as_array_mut().filter(|_| is_missing_characters) {
        closing.push(text::first_page::MISSING_CHARACTERS.into());
    }
    let drawings = pictures.into_drawings();
    let drawings = drawings.map(|drawing| (drawing.file, glyphs::with_known_characters(&drawing.svg).into_bytes()));
    set(TEMPLATE, &data, drawings.collect())
}

/// Sets a template with its data and the files that it names.
fn set(template: &str, data: &Value, mut files: BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, PdfError> {
    files.insert(world::DATA.to_owned(), data.to_string().into_bytes());
    let world = ReportWorld::with(template, files)?;
    // On one thread: typst numbers names and tags in the order in which its threads meet them.
    let single = ThreadPoolBuilder::new().num_threads(1).build();
    let single = single.map_err(|error| PdfError::Set(error.to_string()))?;
    let made = single.install(|| compile(&world));
    // What typst remembers of one document is of no use to the next.
    comemo::evict(0);
    made
}

/// The charts. That of the whole history is left out where the first page shows all of it, and that of descent where there
/// is none.
fn pictures(report: Report) -> Result<Pictures, PdfError> {
    let Report { timeline, facts, settings } = report;
    let is_full = settings.print.extent == PdfExtent::Full;
    let data = report.charted(&facts.charted);
    let is_longer = facts.recent.days.map(|days| days.first) != timeline.first_day;
    let load = is_longer.then(|| {
        let text = text::load_chart(report);
        let sizes = Sizes { name: "load", heights_pct: HEIGHTS_PCT, settings };
        sizes.picture(&text.caption, |at| chart::draw_load(data, at, &text))
    });
    let descent = (is_full && facts.descent.runs > 0).then(|| {
        let text = text::descent_chart(report);
        let sizes = Sizes { name: "descent", heights_pct: HEIGHTS_PCT, settings };
        sizes.picture(&text.caption, |at| chart::draw_descent(data, at, &text))
    });
    Ok(Pictures { recent: recent(report)?, load: load.transpose()?, descent: descent.transpose()? })
}

/// The last weeks alone, for the first page.
fn recent(report: Report) -> Result<Picture, ChartError> {
    let settings = report.settings;
    let chart = ChartRules { width_px: settings.print.chart_width_px, with_overview: false, ..settings.chart };
    let narrow = Settings { chart, ..settings.clone() };
    let text = text::recent_load_chart(report);
    let sizes = Sizes { name: "recent", heights_pct: FIRST_HEIGHTS_PCT, settings: &narrow };
    let data = report.charted(&report.facts.recent);
    sizes.picture(&text.caption, |at| chart::draw_load(data, at, &text))
}

/// A chart and the heights that it is drawn at.
struct Sizes<'a> {
    name: &'a str,
    heights_pct: &'a [i64],
    settings: &'a Settings,
}

impl Sizes<'_> {
    /// The chart at each of the heights.
    fn picture(
        &self,
        caption: &Caption,
        draw: impl Fn(&Settings) -> Result<Svg, ChartError> + Sync,
    ) -> Result<Picture, ChartError> {
        let at = |&height_pct: &i64| {
            let chart = ChartRules { height_pct, ..self.settings.chart };
            let svg = draw(&Settings { chart, ..self.settings.clone() })?;
            let file = format!("{}-{height_pct}.svg", self.name);
            Ok(Drawing { file, aspect: svg.height_px / svg.width_px, svg: svg.text })
        };
        Ok(Picture {
            drawings: self.heights_pct.par_iter().map(at).collect::<Result<_, _>>()?,
            description: format!("{}. {}", caption.title.trim_end_matches('.'), caption.description),
        })
    }
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
