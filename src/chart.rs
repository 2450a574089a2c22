//! The charts, as SVG and as PNG: load spikes and descent of a history, each on one time axis, and the profile of one run.
//!
//! In: a [`Timeline`] with its [`Facts`], and the text around and within the drawing. Out: an [`Svg`] that a page can hold as it is, and [`png()`]
//! of it. Same timeline, same bytes: no clock and no font of the machine takes part. This is the only room that uses plotters.
//!
//! No meaning rests on color alone, and no label touches another label or a mark; a label without room is left out, since the
//! tables hold its number.

use thiserror::Error;

mod axis;
mod draw;
mod labels;
mod layout;
mod panels;
mod run_profile;
pub mod text;
mod viewport;

pub use self::draw::png::png;
pub use self::labels::hotspot::{Hotspot, Marked};
use self::panels::Panel;
use self::panels::descent::DescentPerKmPanel;
use self::panels::descent::GradesPanel;
use self::panels::ladder::LadderPanel;
use self::panels::pain::PainPanel;
use self::panels::questionnaires::QuestionnairePanel;
use self::panels::rest::RestPanel;
use self::panels::runs::RunsPanel;
use self::panels::sleep::SleepPanel;
use self::panels::weeks::WeeksPanel;
pub use self::run_profile::{RunProfile, draw_run};
use self::text::ChartText;
use crate::facts::{Facts, Period};
use crate::fonts;
use crate::settings::{ChartRules, Settings};
use crate::timeline::{Measure, Timeline};

/// Enlargement at which a chart is written as PNG: 300 dots an inch on a page 17 cm wide.
pub const PNG_SCALE: f32 = 2.0;

/// Panels from top to bottom.
type Panels = &'static [&'static dyn Panel];

/// The panels of the load-spike chart.
const LOAD_PANELS: Panels = &[
    &PainPanel,
    &QuestionnairePanel,
    &RunsPanel(Measure::Distance),
    &WeeksPanel(Measure::Distance),
    &WeeksPanel(Measure::Descent),
    &RestPanel,
    &SleepPanel,
];

/// The panels of the chart of descent.
const DESCENT_PANELS: Panels = &[&PainPanel, &RunsPanel(Measure::Descent), &GradesPanel, &DescentPerKmPanel];

/// The panel of the ladder of volumes.
const LADDER_PANELS: Panels = &[&LadderPanel];

/// What a chart on the time axis is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct ChartData<'a> {
    pub timeline: &'a Timeline,
    pub facts: &'a Facts,
    /// The days of the large panels: one of the periods of the facts.
    pub shown: &'a Period,
}

/// Draws the load-spike chart of a timeline: pain, single runs, weeks, descent, days between runs, and sleep where it is known.
pub fn draw_load(data: ChartData, settings: &Settings, text: &ChartText) -> Result<Svg, ChartError> {
    layout::draw(LOAD_PANELS, data, settings, text)
}

/// Draws the chart of descent: pain, the descent of single runs, weekly descent by grade, descent per kilometer.
pub fn draw_descent(data: ChartData, settings: &Settings, text: &ChartText) -> Result<Svg, ChartError> {
    layout::draw(DESCENT_PANELS, data, settings, text)
}

/// Draws the ladder of volumes.
///
/// # Errors
///
/// [`ChartError`]; it does not depend on the runner's data.
pub fn draw_ladder(data: ChartData, settings: &Settings, text: &ChartText) -> Result<Svg, ChartError> {
    layout::draw(LADDER_PANELS, data, &without_overview(settings), text)
}

fn without_overview(settings: &Settings) -> Settings {
    Settings { chart: ChartRules { with_overview: false, ..settings.chart }, ..settings.clone() }
}

/// Width and height of [`draw_load`], without drawing it.
pub fn load_size_px(data: ChartData, settings: &Settings, text: &ChartText) -> Result<(f64, f64), ChartError> {
    layout::size_px(LOAD_PANELS, data, settings, text)
}

/// Width and height of [`draw_descent`], without drawing it.
pub fn descent_size_px(data: ChartData, settings: &Settings, text: &ChartText) -> Result<(f64, f64), ChartError> {
    layout::size_px(DESCENT_PANELS, data, settings, text)
}

/// Width and height of [`draw_ladder`], without drawing it.
pub fn ladder_size_px(data: ChartData, settings: &Settings, text: &ChartText) -> Result<(f64, f64), ChartError> {
    layout::size_px(LADDER_PANELS, data, &without_overview(settings), text)
}

/// A finished chart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Svg {
    /// The document, an `svg` element without an XML declaration.
    pub text: String,
    /// Width on a screen; the `viewBox` lets it scale.
    pub width_px: f64,
    pub height_px: f64,
    /// Areas of the marks that belong to a row of the tables, in reading order.
    pub hotspots: Vec<Hotspot>,
}

impl Svg {
    /// The document as a file of its own: with the font in it.
    pub fn standalone(&self) -> String {
        self.text.replacen("</desc>\n", &format!("</desc>\n<style>{}</style>\n", fonts::css()), 1)
    }
}

/// Why there is no chart. None of these depends on the runner's data.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ChartError {
    /// The font inside the program is broken.
    #[error("the font inside the program could not be read; please install the program again")]
    Font,
    /// Plotters refused.
    #[error("the chart could not be drawn: {0}")]
    Drawing(String),
    /// What should become an image is no SVG.
    #[error("the image could not be made: {0}")]
    NotSvg(String),
    /// The image would have no pixels, or more than fit into memory.
    #[error("an image {scale} times as large as the drawing cannot be made")]
    ImageSize {
        /// The enlargement asked for.
        scale: f32,
    },
    /// The pixels could not be packed.
    #[error("the image could not be packed: {0}")]
    Png(String),
}
