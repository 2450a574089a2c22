//! The drawings that a report holds.

use crate::chart::Svg;

/// The drawings of the report.
#[derive(Debug, Clone, Default)]
pub struct Charts {
    /// The load-spike chart.
    pub timeline: Svg,
    /// The chart of descent.
    pub descent: Svg,
}
