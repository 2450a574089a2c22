//! The drawings that a report holds.

use super::text;
use crate::chart::{self, ChartError, Svg};
use crate::settings::Settings;
use crate::timeline::Timeline;

/// The drawings of the report.
#[derive(Debug, Clone, Default)]
pub struct Charts {
    /// The load-spike chart.
    pub timeline: Svg,
    /// The chart of descent.
    pub descent: Svg,
}

impl Charts {
    /// Draws them, with their words.
    ///
    /// # Errors
    ///
    /// [`ChartError`]; it does not depend on the runner's data.
    pub fn of(timeline: &Timeline, settings: &Settings) -> Result<Charts, ChartError> {
        let words = text::chart_words(timeline, settings);
        let descent_words = text::descent_words(timeline, settings);
        Ok(Charts {
            timeline: chart::draw_load(timeline, settings, &words)?,
            descent: chart::draw_descent(timeline, settings, &descent_words)?,
        })
    }
}
