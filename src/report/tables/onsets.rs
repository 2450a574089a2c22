//! The columns of `tables/onsets.csv`: each onset, and what every window before it held.

use super::columns::{csv, number};
use super::pain::time;
use crate::onset_analysis::{Exposure, WindowFigures};
use crate::timeline::{OnsetEntry, Timeline};

/// A column: its name, which names the window, and its cell in a row.
type Column<'a> = (String, Box<dyn Fn(&OnsetEntry) -> String + 'a>);

/// `date`, `score`, `time`, then for each window whether it is left out, and each figure with its percentile.
pub(super) fn onsets(timeline: &Timeline) -> Result<Vec<u8>, csv::Error> {
    let mut columns: Vec<Column> = vec![
        ("date".to_owned(), Box::new(|onset| onset.day.to_string())),
        ("score".to_owned(), Box::new(|onset| number(onset.score_0_10, 1))),
        ("time".to_owned(), Box::new(|onset| time(onset.time))),
    ];
    for index in 0..timeline.before_pain.windows.len() {
        columns.extend(window_columns(timeline, index));
    }
    csv(&columns, &timeline.onsets)
}

/// The columns of one window. An onset outside the records of runs has nothing in them.
fn window_columns(timeline: &Timeline, index: usize) -> impl Iterator<Item = Column<'_>> {
    let compared = &timeline.before_pain;
    let window = compared.windows[index];
    let days = format!("{}_{}d", window.nearest, window.farthest);
    let of = move |onset: &OnsetEntry| -> Option<&WindowFigures> {
        let before = compared.onsets.iter().find(|before| before.day == onset.day)?;
        before.windows.get(index)
    };
    let unobserved = move |onset: &OnsetEntry| super::known(of(onset).map(|window| window.unobserved));
    let first: Column = (format!("unobserved_{days}"), Box::new(unobserved));
    let figures = Exposure::ALL.into_iter().enumerate().flat_map(move |(at, exposure)| {
        let figure = move |onset: &OnsetEntry| of(onset).and_then(|window| window.figures.get(at));
        let value = move |onset: &OnsetEntry| number(figure(onset).and_then(|figure| figure.value), decimals(exposure));
        let percentile = move |onset: &OnsetEntry| number(figure(onset).and_then(|figure| figure.percentile), 1);
        let name = exposure.name();
        let value: Column = (format!("{name}_{days}"), Box::new(value));
        [value, (format!("{name}_{days}_percentile"), Box::new(percentile))]
    });
    std::iter::once(first).chain(figures)
}

/// Decimals of a figure: meters to the decimeter, ratios to the ten-thousandth.
fn decimals(exposure: Exposure) -> usize {
    match exposure {
        Exposure::LongestRun | Exposure::LargestDescent => 4,
        Exposure::Distance | Exposure::Descent => 1,
        Exposure::RunDays | Exposure::Return => 0,
        Exposure::ShortestRest | Exposure::Sleep => 3,
    }
}
