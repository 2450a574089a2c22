//! The columns of `tables/onsets`: the days on which pain began, and what came before each in every window of days.

use super::columns::{About, Column, Key, column, full};
use crate::onset_analysis::{Exposure, ExposureFigure, OnsetWindows, WindowFigures};
use crate::settings::DaysBefore;
use crate::timeline::OnsetEntry;

/// An onset, and what came before it; `None` where it is outside the records of runs.
#[derive(Debug, Clone, Copy)]
pub(super) struct OnsetRow<'t> {
    pub(super) onset: &'t OnsetEntry,
    pub(super) before: Option<&'t OnsetWindows>,
}

const OUTSIDE: &str = "the onset is outside the records of runs";
const NO_VALUE: &str = "unknown, or nothing in the window has one";
const NO_PERCENTILE: &str = "no value, or too few onsets or days to compare with";

/// Day, score and time of the onset; for each window whether it is left out, and each figure with its percentile; `kind`, and
/// whether the seven days up to it are above the runner's usual range.
pub(super) fn onsets<'t>(windows: &[DaysBefore]) -> Vec<Column<OnsetRow<'t>>> {
    let first: [Column<OnsetRow>; _] = [
        full("date", "", "Local day on which pain began").date(|row| Some(row.onset.day)),
        full("score", "0-10", "Worst score of that day").real(1, |row| Some(row.onset.score_0_10)),
        column("time", "", "Time of the first painful note", "a note of the day has no time")
            .time(|row| row.onset.time),
    ];
    let last: [Column<OnsetRow>; _] = [
        full("kind", "", "`onset`, `partly_logged`, `flare`").word(|row| Some(row.onset.kind.name())),
        column(
            "week_above_usual",
            "",
            "True where the distance of 7 days up to it is above the usual range",
            "unknown",
        )
        .boolean(|row| row.before.and_then(|before| before.week_above_usual)),
    ];
    let windows = windows.iter().enumerate().flat_map(|(index, window)| window_columns(index, *window));
    first.into_iter().chain(windows).chain(last).collect()
}

/// The columns of one window.
fn window_columns<'t>(index: usize, window: DaysBefore) -> impl Iterator<Item = Column<OnsetRow<'t>>> {
    let (nearest, farthest) = (window.nearest, window.farthest);
    let days = format!("{nearest} to {farthest} days before");
    let left_out = format!("True where the window, {days}, touches a gap without data and is left out");
    let unobserved = About::made(format!("unobserved_{nearest}_{farthest}d"), "", left_out, OUTSIDE);
    let unobserved = unobserved.boolean_at((index, 0), |row, at| window_of(row, at).map(|window| window.unobserved));
    let figures = Exposure::ALL.into_iter().enumerate().flat_map(move |(at, exposure)| {
        let name = format!("{}_{nearest}_{farthest}d", exposure.name());
        let (unit, meaning) = meaning(exposure);
        let percentile = format!("Percentile of `{name}` among comparable days");
        let value = About::made(name.clone(), unit, format!("{meaning}, {days}"), NO_VALUE);
        let percentile = About::made(format!("{name}_percentile"), "", percentile, NO_PERCENTILE);
        [
            value.real_at(decimals(exposure), (index, at), |row, at| figure(row, at)?.value),
            percentile.real_at(1, (index, at), |row, at| figure(row, at)?.percentile),
        ]
    });
    std::iter::once(unobserved).chain(figures)
}

fn window_of<'t>(row: &OnsetRow<'t>, (index, _): Key) -> Option<&'t WindowFigures> {
    row.before?.windows.get(index)
}

fn figure<'t>(row: &OnsetRow<'t>, at: Key) -> Option<&'t ExposureFigure> {
    window_of(row, at)?.figures.get(at.1)
}

/// Unit and meaning of an exposure.
fn meaning(exposure: Exposure) -> (&'static str, &'static str) {
    match exposure {
        Exposure::LongestRun => ("", "Largest ratio of a run to the longest of its previous 30 days"),
        Exposure::LargestDescent => ("", "Largest ratio of a run's descent to the most of its previous 30 days"),
        Exposure::Distance => ("m", "Distance"),
        Exposure::Descent => ("m", "Meters descended"),
        Exposure::RunDays => ("d", "Days with a run"),
        Exposure::ShortestRest => ("h", "Shortest rest that ended in the window"),
        Exposure::Return => ("d", "Longest break that ended in the window"),
        Exposure::Sleep => ("h", "Mean sleep of the nights that ended in the window"),
    }
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
