//! The figures that two readers of one file can be compared by.
//!
//! Each is a count, a sum or a mean over the whole file, so that both readers can give it without sharing a data model.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::activity::{Recording, SampleColumn, Samples, SessionSummary};
use crate::files::sniff::{self, Content};
use crate::files::{FoundFile, ReadError, Visitor};

/// Relative difference up to which two figures are the same; both readers scale whole numbers by floating point.
const SAME: f64 = 1e-6;

/// What a figure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Samples with a time.
    Records,
    /// Time of the earliest sample, Unix seconds UTC.
    FirstSample,
    /// Time of the latest sample, Unix seconds UTC.
    LastSample,
    /// Session summaries.
    Sessions,
    Laps,
    /// Distance of the sessions, meters.
    Distance,
    /// Timer time of the sessions, seconds.
    TimerTime,
    /// Elapsed time of the sessions, seconds.
    ElapsedTime,
    /// Ascent of the sessions, meters.
    Ascent,
    /// Descent of the sessions, meters.
    Descent,
    /// How many samples hold a quantity.
    Count(Quantity),
    /// Mean of a quantity over the samples that hold it.
    Mean(Quantity),
}

/// A column of the samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Degrees north; compared, never shown.
    Latitude,
    /// Degrees east; compared, never shown.
    Longitude,
    /// Metres.
    Altitude,
    /// Metres since the start.
    Odometer,
    /// Metres a second.
    Speed,
    /// Beats a minute.
    HeartRate,
    /// Cycles a minute as written.
    Cadence,
    /// Watts.
    Power,
}

impl Quantity {
    /// All of them, in the order they are shown.
    pub const ALL: [Quantity; 8] = [
        Quantity::Latitude,
        Quantity::Longitude,
        Quantity::Altitude,
        Quantity::Odometer,
        Quantity::Speed,
        Quantity::HeartRate,
        Quantity::Cadence,
        Quantity::Power,
    ];

    /// Name and unit.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Quantity::Latitude => ("latitude", "°"),
            Quantity::Longitude => ("longitude", "°"),
            Quantity::Altitude => ("altitude", "m"),
            Quantity::Odometer => ("distance so far", "m"),
            Quantity::Speed => ("speed", "m/s"),
            Quantity::HeartRate => ("heart rate", "bpm"),
            Quantity::Cadence => ("cadence", "/min"),
            Quantity::Power => ("power", "W"),
        }
    }

    /// True for what shows where the runner was.
    pub fn is_position(self) -> bool {
        matches!(self, Quantity::Latitude | Quantity::Longitude)
    }

    fn column(self, samples: &Samples) -> &SampleColumn {
        match self {
            Quantity::Latitude => &samples.latitude_deg,
            Quantity::Longitude => &samples.longitude_deg,
            Quantity::Altitude => &samples.altitude_m,
            Quantity::Odometer => &samples.distance_m,
            Quantity::Speed => &samples.speed_m_s,
            Quantity::HeartRate => &samples.heart_rate_bpm,
            Quantity::Cadence => &samples.cadence_rpm,
            Quantity::Power => &samples.power_w,
        }
    }
}

/// One figure of both readers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Comparison {
    /// What it measures.
    pub figure: Figure,
    /// Ours; `None` where the file does not tell it. Means of positions are compared and left out here.
    pub ours: Option<f64>,
    /// Theirs; `None` where they do not tell it.
    pub theirs: Option<f64>,
    /// Whether both are the same; `None` where only one has it.
    pub agrees: Option<bool>,
}

/// What one reader says of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ReaderFigures {
    figures: BTreeMap<Figure, f64>,
}

impl ReaderFigures {
    /// Takes down one figure.
    pub(super) fn put(&mut self, figure: Figure, value: f64) {
        self.figures.insert(figure, value);
    }

    /// Takes down the sum of values, where there is any.
    pub(super) fn put_sum(&mut self, figure: Figure, values: impl Iterator<Item = f64>) {
        let sum = values.fold(None, |sum: Option<f64>, value| Some(sum.unwrap_or(0.0) + value));
        self.figures.extend(sum.map(|sum| (figure, sum)));
    }

    /// Takes down how many values there are and their mean, where there is any.
    pub(super) fn put_values(&mut self, quantity: Quantity, values: impl Iterator<Item = f64>) {
        let (count, sum) = values.fold((0, 0.0), |(count, sum), value| (count + 1, sum + value));
        if count > 0 {
            self.put(Figure::Count(quantity), f64::from(count));
            self.put(Figure::Mean(quantity), sum / f64::from(count));
        }
    }

    /// Takes down the earliest and the latest of the times.
    pub(super) fn put_times(&mut self, unix_s: impl Iterator<Item = f64> + Clone) {
        let first = unix_s.clone().min_by(f64::total_cmp);
        let last = unix_s.max_by(f64::total_cmp);
        let (figures, first) = (&mut self.figures, first);
        figures.extend(first.map(|unix_s| (Figure::FirstSample, unix_s)));
        figures.extend(last.map(|unix_s| (Figure::LastSample, unix_s)));
    }
}

/// What we read.
pub(super) fn ours(recordings: &[Recording]) -> ReaderFigures {
    let mut figures = ReaderFigures::default();
    if recordings.is_empty() {
        return figures;
    }
    let samples = || recordings.iter().map(|recording| &recording.samples);
    let records: usize = samples().map(Samples::len).sum();
    figures.put(Figure::Records, records as f64);
    let times = samples().flat_map(|samples| &samples.unix_ms);
    figures.put_times(times.map(|&unix_ms| unix_ms as f64 / 1000.0));
    let sessions: Vec<&SessionSummary> = (recordings.iter()).flat_map(|recording| &recording.sessions).collect();
    let laps: usize = recordings.iter().map(|recording| recording.laps.len()).sum();
    figures.put(Figure::Sessions, sessions.len() as f64);
    figures.put(Figure::Laps, laps as f64);
    let mut total = |figure, value: fn(&SessionSummary) -> Option<f64>| {
        figures.put_sum(figure, sessions.iter().filter_map(|session| value(session)));
    };
    total(Figure::Distance, |session| session.totals.distance_m);
    total(Figure::TimerTime, |session| session.totals.timer_s);
    total(Figure::ElapsedTime, |session| session.totals.elapsed_s);
    total(Figure::Ascent, |session| session.totals.ascent_m);
    total(Figure::Descent, |session| session.totals.descent_m);
    for quantity in Quantity::ALL {
        let values = samples().flat_map(|samples| quantity.column(samples).measured());
        figures.put_values(quantity, values);
    }
    figures
}

/// The figures of both, in the order they are shown; those that neither has are left out.
pub(super) fn compare(ours: &ReaderFigures, theirs: Option<&ReaderFigures>) -> Vec<Comparison> {
    let mut figures: Vec<Figure> = ours.figures.keys().copied().collect();
    figures.extend(theirs.iter().flat_map(|theirs| theirs.figures.keys()));
    figures.sort_unstable();
    figures.dedup();
    let comparison = |figure: Figure| {
        let ours = ours.figures.get(&figure).copied();
        let theirs = theirs.and_then(|theirs| theirs.figures.get(&figure).copied());
        let agrees = ours.zip(theirs).map(|(ours, theirs)| same(ours, theirs));
        let is_position = matches!(figure, Figure::Mean(quantity) if quantity.is_position());
        let shown = |value: Option<f64>| value.filter(|_| !is_position);
        Comparison { figure, ours: shown(ours), theirs: shown(theirs), agrees }
    };
    figures.into_iter().map(comparison).collect()
}

fn same(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= SAME * ours.abs().max(theirs.abs()).max(1.0)
}

/// Takes the activity files, or the one member that is asked for.
pub(super) struct FileCollector<'a> {
    /// The path of the one file that is asked for, as the ledger writes it.
    only: Option<&'a str>,
}

/// What was found at one place.
pub(super) enum CollectedFile {
    /// A file to look at.
    File(FoundFile, Vec<u8>),
    /// A file that could not be read, and why.
    Problem(String),
    /// A file that was not asked for.
    Other,
}

impl<'a> FileCollector<'a> {
    /// `only` is the path of the one file that is asked for.
    pub(super) fn new(only: Option<&'a str>) -> Self {
        FileCollector { only }
    }

    fn wants(&self, file: &FoundFile, bytes: &[u8]) -> bool {
        let is_activity = matches!(sniff::content(bytes), Content::Fit | Content::Gpx | Content::Tcx);
        match self.only {
            Some(path) => file.path == path,
            None => is_activity || sniff::promises_track(&file.path),
        }
    }
}

impl Visitor for FileCollector<'_> {
    type Row = CollectedFile;

    fn head(&self, file: &FoundFile, head: &[u8]) -> Option<CollectedFile> {
        (!self.wants(file, head)).then_some(CollectedFile::Other)
    }

    fn whole(&self, file: &FoundFile, bytes: Vec<u8>) -> CollectedFile {
        CollectedFile::File(file.clone(), bytes)
    }

    fn problem(&self, file: &FoundFile, problem: &ReadError) -> CollectedFile {
        match self.only {
            Some(path) if !path.starts_with(&file.path) => CollectedFile::Other,
            _ => CollectedFile::Problem(problem.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    //! Figures on paper.

    use super::*;

    #[test]
    fn what_only_one_tells_is_no_difference() {
        let (mut ours, mut theirs) = (ReaderFigures::default(), ReaderFigures::default());
        ours.put(Figure::Records, 10.0);
        theirs.put(Figure::Records, 11.0);
        ours.put(Figure::Laps, 2.0);
        let compared = compare(&ours, Some(&theirs));
        let agreement: Vec<_> = compared.iter().map(|figure| figure.agrees).collect();
        assert_eq!(agreement, [Some(false), None]);
        assert_eq!(compare(&ours, None).len(), 2);
    }

    #[test]
    fn places_are_compared_and_not_shown() {
        let (mut ours, mut theirs) = (ReaderFigures::default(), ReaderFigures::default());
        ours.put_values(Quantity::Latitude, [50.0, 51.0].into_iter());
        theirs.put_values(Quantity::Latitude, [50.0, 51.5].into_iter());
        let compared = compare(&ours, Some(&theirs));
        assert_eq!(compared[0].ours, Some(2.0), "the count");
        assert_eq!((compared[1].ours, compared[1].theirs, compared[1].agrees), (None, None, Some(false)));
    }
}
