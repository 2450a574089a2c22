//! One TCX activity: its laps, its points, and the session computed from them.

use super::xml::{self, ParsedTime, Track};
use crate::activity::{Format, Lap, NamedSport, Recording, SessionSummary, Sport, Totals, named_sport};

/// One `<Activity>` as it is read.
#[derive(Debug, Default)]
pub struct TcxActivity {
    /// Its `<Id>`, which is its start.
    pub id: Option<ParsedTime>,
    /// The name of its `<Creator>`.
    pub device: Option<String>,
    pub points: Track,
    sport: Option<NamedSport>,
    /// Its sport as written, where it is unknown: `Other` in most files.
    unknown_sport: Option<String>,
    laps: Vec<LapSummary>,
    /// True until the first track of a lap: watches write a track for each lap, without a pause between them.
    continues_lap: bool,
}

/// One `<Lap>` as it is read.
#[derive(Debug, Default)]
struct LapSummary {
    lap: Lap,
    avg_cadence_rpm: Option<f64>,
}

impl TcxActivity {
    /// An activity of the sport that `text` names. An unknown name, such as `Other`, is an unknown sport, not a missing one.
    pub fn of_sport(text: Option<&str>) -> TcxActivity {
        let known = text.and_then(named_sport);
        let unknown_sport = text.filter(|_| known.is_none()).and_then(xml::short_text);
        let unknown = unknown_sport.is_some().then_some((Sport::Unknown, None));
        TcxActivity { sport: known.or(unknown), unknown_sport, continues_lap: true, ..TcxActivity::default() }
    }

    pub fn begin_lap(&mut self, start: Option<ParsedTime>) {
        self.continues_lap = true;
        self.laps.push(LapSummary {
            lap: Lap { start_unix_ms: possible_ms(start), ..Lap::default() },
            avg_cadence_rpm: None,
        });
    }

    /// Begins a track: after a pause, unless it is the first of its lap.
    pub fn begin_track(&mut self) {
        if !std::mem::take(&mut self.continues_lap) {
            self.points.begin_segment();
        }
    }

    /// Reads a total of the open lap. The first of a kind counts.
    pub fn add_lap_total(&mut self, name: &str, text: &str) {
        let Some(LapSummary { lap, avg_cadence_rpm }) = self.laps.last_mut() else {
            return;
        };
        let number = Some(xml::number(text)).filter(|number| *number >= 0.0);
        let above_zero = number.filter(|number| *number > 0.0);
        let (slot, number) = match name {
            "TotalTimeSeconds" => (&mut lap.timer_s, number),
            "DistanceMeters" => (&mut lap.distance_m, number),
            // Writers put zero where there was no strap, or no sensor.
            "Value" => (&mut lap.avg_hr_bpm, above_zero),
            "Cadence" | "AvgRunCadence" => (avg_cadence_rpm, above_zero),
            _ => return,
        };
        *slot = slot.or(number);
    }

    /// True where it holds a sample, or laps with a time.
    pub fn has_content(&self) -> bool {
        !self.points.is_empty() || !self.laps.is_empty() && self.start_unix_ms().is_some()
    }

    /// The recording, with one session.
    pub fn into_recording(mut self) -> Recording {
        self.points.drop_time_outliers();
        let session = self.session();
        Recording {
            device: self.device,
            sessions: vec![session],
            laps: self.laps.into_iter().map(|summary| summary.lap).collect(),
            ..self.points.into_recording(Format::Tcx)
        }
    }

    /// The sum of the laps.
    fn session(&self) -> SessionSummary {
        let (sport, sub_sport) = self.sport.unzip();
        SessionSummary {
            start_unix_ms: self.start_unix_ms(),
            sport,
            sub_sport: sub_sport.flatten(),
            unknown_sport: self.unknown_sport.clone(),
            totals: Totals {
                elapsed_s: self.elapsed_s(),
                timer_s: self.timer_s(),
                distance_m: self.total(|lap| lap.distance_m),
                avg_hr_bpm: self.mean_over_time(|summary| summary.lap.avg_hr_bpm),
                ..Totals::default()
            },
            avg_cadence_rpm: self.mean_over_time(|summary| summary.avg_cadence_rpm),
            first_lap: (!self.laps.is_empty()).then_some(0),
            laps: (!self.laps.is_empty()).then_some(self.laps.len()),
        }
    }

    /// The start of the first lap, else the `<Id>`, else the first sample.
    ///
    /// A start so early that the laps would be over before the first sample is stale, from another activity.
    fn start_unix_ms(&self) -> Option<i64> {
        let lap_starts = self.laps.iter().filter_map(|summary| summary.lap.start_unix_ms);
        let declared_ms = lap_starts.min().or(possible_ms(self.id));
        let first_ms = self.points.first_unix_ms();
        let is_stale = |start_ms: i64| {
            let late_s = first_ms.map(|first_ms| seconds(first_ms - start_ms));
            late_s.zip(self.timer_s()).is_some_and(|(late_s, timer_s)| late_s > timer_s)
        };
        declared_ms.filter(|start_ms| !is_stale(*start_ms)).or(first_ms)
    }

    /// From the start to the last sample or the end of the last lap, whichever is later, and never less than the timer;
    /// `None` where neither is known.
    fn elapsed_s(&self) -> Option<f64> {
        let start_ms = self.start_unix_ms()?;
        let lap_ends_s = self
            .laps
            .iter()
            .filter_map(|summary| Some(seconds(summary.lap.start_unix_ms? - start_ms) + summary.lap.timer_s?));
        let last_sample_s = self.points.last_unix_ms().map(|last_ms| seconds(last_ms - start_ms));
        lap_ends_s.chain(last_sample_s).chain(self.timer_s()).reduce(f64::max)
    }

    fn timer_s(&self) -> Option<f64> {
        self.total(|lap| lap.timer_s)
    }

    /// The sum over all laps; `None` where a lap has no value, or where the sum is zero, which means "unknown".
    fn total(&self, figure: impl Fn(&Lap) -> Option<f64>) -> Option<f64> {
        let sum: Option<f64> = self.laps.iter().map(|summary| figure(&summary.lap)).sum();
        sum.filter(|sum| *sum > 0.0)
    }

    /// The mean of a lap value, weighted by the time of the laps that have it.
    fn mean_over_time(&self, figure: impl Fn(&LapSummary) -> Option<f64>) -> Option<f64> {
        let mut weighted = 0.0;
        let mut total_s = 0.0;
        for summary in &self.laps {
            if let (Some(value), Some(timer_s)) = (figure(summary), summary.lap.timer_s) {
                weighted += value * timer_s;
                total_s += timer_s;
            }
        }
        (total_s > 0.0).then(|| weighted / total_s)
    }
}

fn possible_ms(stamp: Option<ParsedTime>) -> Option<i64> {
    stamp.filter(|stamp| stamp.is_possible()).map(|stamp| stamp.unix_ms)
}

fn seconds(milliseconds: i64) -> f64 {
    milliseconds as f64 / 1000.0
}
