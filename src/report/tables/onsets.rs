//! The table of pain onsets: a row for each, with what every window before it held.

use super::cells::{finish, number, table};
use crate::onset_analysis::{Exposure, WindowFigures};
use crate::settings::DaysBefore;
use crate::timeline::Timeline;

/// Decimals of a figure; metres to the decimetre, ratios to the ten-thousandth.
fn decimals(exposure: Exposure) -> usize {
    match exposure {
        Exposure::LongestRun | Exposure::LargestDescent => 4,
        Exposure::Distance | Exposure::Descent => 1,
        Exposure::RunDays | Exposure::Return => 0,
        Exposure::ShortestRest | Exposure::Sleep => 3,
    }
}

/// `onsets.csv`: `date`, `score`, `time`, then for each window whether it is left out, and each figure with its percentile.
pub(super) fn onsets(timeline: &Timeline) -> Result<Vec<u8>, csv::Error> {
    let compared = &timeline.before_pain;
    let mut header: Vec<String> = ["date", "score", "time"].map(str::to_owned).to_vec();
    header.extend(compared.windows.iter().copied().flat_map(columns));
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut rows = table(&names)?;
    for onset in &timeline.onsets {
        let mut row = vec![onset.day.to_string(), number(Some(onset.score_0_10), 1)];
        let before = compared.onsets.iter().find(|before| before.day == onset.day);
        row.push(onset.time.clone().unwrap_or_default());
        row.extend(before.into_iter().flat_map(|before| before.windows.iter().flat_map(cells)));
        // An onset outside the records of runs has nothing before it that could be looked at.
        row.resize(header.len(), String::new());
        rows.write_record(row)?;
    }
    finish(rows)
}

fn columns(window: DaysBefore) -> Vec<String> {
    let days = format!("{}_{}d", window.nearest, window.farthest);
    let mut columns = vec![format!("unobserved_{days}")];
    for exposure in Exposure::ALL {
        columns.push(format!("{}_{days}", exposure.name()));
        columns.push(format!("{}_{days}_percentile", exposure.name()));
    }
    columns
}

fn cells(window: &WindowFigures) -> Vec<String> {
    let mut cells = vec![window.unobserved.to_string()];
    for figure in &window.figures {
        cells.push(number(figure.value, decimals(figure.exposure)));
        cells.push(number(figure.percentile, 1));
    }
    cells
}
