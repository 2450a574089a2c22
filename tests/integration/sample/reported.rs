//! What is reported of a timeline made by hand: its facts are worked out first.

use patella::chart::ChartError;
use patella::facts::Facts;
use patella::history::History;
use patella::pain::PainDiary;
use patella::report::text::changes::ChangeCells;
use patella::report::text::now::FactRow;
use patella::report::{Charts, Report, html, text};
use patella::settings::Settings;
use patella::timeline::Timeline;

/// Hands the report of a timeline to a function.
pub fn reported<T>(timeline: &Timeline, settings: &Settings, say: impl FnOnce(Report) -> T) -> T {
    let facts = Facts::of(timeline, settings);
    say(Report { timeline, facts: &facts, settings })
}

/// The timeline of a history.
pub fn timeline_of(history: &History, diary: Option<&PainDiary>, settings: &Settings) -> Timeline {
    patella::pipeline::analyze(history, diary, settings).0
}

pub fn page(timeline: &Timeline, settings: &Settings, charts: &Charts) -> String {
    reported(timeline, settings, |report| html::page(report, charts))
}

pub fn charts(timeline: &Timeline, settings: &Settings) -> Result<Charts, ChartError> {
    reported(timeline, settings, Charts::of)
}

/// Where the log stands, as the first page says it.
pub fn now(timeline: &Timeline) -> Vec<FactRow> {
    reported(timeline, &Settings::default(), text::now::rows)
}

/// What changed, as the first page says it.
pub fn changes(timeline: &Timeline) -> Vec<ChangeCells> {
    reported(timeline, &Settings::default(), text::changes::rows)
}

pub fn summary(timeline: &Timeline) -> Vec<String> {
    reported(timeline, &Settings::default(), text::summary)
}
