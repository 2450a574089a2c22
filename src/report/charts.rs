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
        Ok(Charts {
            timeline: chart::draw_load(timeline, settings, &text::load_chart(timeline, settings))?,
            descent: chart::draw_descent(timeline, settings, &text::descent_chart(timeline, settings))?,
        })
    }
}
