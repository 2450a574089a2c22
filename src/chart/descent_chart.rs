//! The chart of descent: pain, the descent of single runs, weekly descent by grade, and descent for each kilometre.

use super::layout::{self, Panels};
use super::panels::descent_per_km::PerLength;
use super::panels::grades::Grades;
use super::panels::pain::Pain;
use super::panels::runs::Runs;
use super::{ChartError, ChartWords, Svg};
use crate::settings::Settings;
use crate::timeline::{Measure, Timeline};

/// The panels from top to bottom.
const PANELS: Panels = &[&Pain, &Runs(Measure::Descent), &Grades, &PerLength];

/// Draws the chart of descent of a timeline.
pub fn draw_descent(timeline: &Timeline, settings: &Settings, words: &ChartWords) -> Result<Svg, ChartError> {
    layout::draw(PANELS, timeline, settings, words)
}
