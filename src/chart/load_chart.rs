//! The load-spike chart: pain, single runs, weeks, descent and rests.

use super::layout::{self, Panels};
use super::panels::descent::Descent;
use super::panels::pain::Pain;
use super::panels::rest::Rest;
use super::panels::runs::Runs;
use super::panels::weeks::Weeks;
use super::{ChartError, ChartWords, Svg};
use crate::settings::Settings;
use crate::timeline::{Measure, Timeline};

/// The panels from top to bottom.
const PANELS: Panels = &[&Pain, &Runs(Measure::Distance), &Weeks, &Descent, &Rest];

/// Draws the load-spike chart of a timeline.
pub fn draw(timeline: &Timeline, settings: &Settings, words: &ChartWords) -> Result<Svg, ChartError> {
    layout::draw(PANELS, timeline, settings, words)
}
