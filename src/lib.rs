//! patella reads a runner's watch export offline and plots load spikes beside pain notes, for a physical therapist.

pub mod activity;
pub mod calendar;
pub mod chart;
pub mod decode;
pub mod descent;
pub mod export;
pub mod history;
pub mod metrics;
pub mod pain;
pub mod report;
pub mod session;
pub mod settings;
pub mod text;
pub mod timeline;
