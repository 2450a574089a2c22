//! Descent held against a folder's own repeats: how far off the watch and each of our rules are, by terrain.
//!
//! Judged are runs with satellite altitude of which at least 80 % is covered by other runs (`truth`), matched independently
//! of the program (`passes`). Where the folder has runs of a device with a barometer, the truth is made of those, two at a
//! place or more; elsewhere of at least eight passes of any kind. The figures of the rest of a run are not known: it is taken
//! to descend as much per kilometer as the covered part.

use std::collections::BTreeMap;
use std::path::PathBuf;

use patella::descent::repeats::{RepeatedRun, Repeats, one_run_doubt_m, without_noise};
use patella::descent::{AltitudeQuality, Contradiction};
use patella::settings::Settings;
use rayon::prelude::*;

use self::passes::{Pass, Places, passes};
use self::runs::Run;
use self::table::{Figure, JudgedRun};
use self::truth::{Source, Truth, truth};

#[path = "repeats/passes.rs"]
mod passes;
#[path = "repeats/runs.rs"]
mod runs;
#[path = "repeats/table.rs"]
mod table;
#[path = "repeats/truth.rs"]
mod truth;

/// Share of a run that the truth has to cover.
const LEAST_SHARE: f64 = 0.8;
/// Passes of devices with a barometer that are enough at a place.
const LEAST_BAROMETERS: usize = 2;
/// Passes of any kind that are enough at a place.
const LEAST_PASSES: usize = 8;

/// Prints the table.
pub fn print(folders: &[PathBuf]) {
    let settings = Settings::default();
    let runs = runs::read(folders, &settings);
    let judges = Judges::of(&runs, &settings);
    let targets: Vec<usize> = (0..runs.len()).filter(|&run| judges.is_target(run)).collect();
    let judged: Vec<JudgedRun> = targets.par_iter().filter_map(|&run| judges.judge(run)).collect();
    table::print(&judged, targets.len());
}

/// The program's figures from all runs, and from those that the truth is not made of.
struct Programs<'a> {
    all: Repeats<'a>,
    without_barometers: Repeats<'a>,
    halves: [Repeats<'a>; 2],
}

/// Everything that a run is judged by.
struct Judges<'a> {
    runs: &'a [Run],
    settings: &'a Settings,
    places: Places,
    /// True where a run counts as a measurement at all.
    is_usable: Vec<bool>,
    /// True for runs of a device with a barometer.
    is_barometer: Vec<bool>,
    programs: Programs<'a>,
}

impl<'a> Judges<'a> {
    fn of(runs: &'a [Run], settings: &'a Settings) -> Judges<'a> {
        let all = repeats(runs, settings, |_| true);
        let is_map = (0..).map(|run| all.is_map(run));
        let mut is_map_of = vec![false; runs.len()];
        with_track(runs).zip(is_map).for_each(|(run, is_map)| is_map_of[run] = is_map);
        let is_usable: Vec<bool> = (runs.iter().zip(&is_map_of))
            .map(|(run, is_map)| !is_map && run.track.is_some() && run.session.altitude_quality.is_usable())
            .collect();
        let noisy = noisy_devices(runs);
        let is_barometer: Vec<bool> = (runs.iter().zip(&is_usable))
            .map(|(run, is_usable)| {
                let quality = run.session.altitude_quality;
                let is_quiet = matches!(quality, AltitudeQuality::Barometric | AltitudeQuality::WholeMeters);
                *is_usable && is_quiet && !noisy.get(&run.session.device.as_deref()).copied().unwrap_or(false)
            })
            .collect();
        let programs = Programs {
            without_barometers: repeats(runs, settings, |run| !is_barometer[run]),
            halves: [0, 1].map(|half| repeats(runs, settings, |run| !is_barometer[run] && run % 2 == half)),
            all,
        };
        Judges { runs, settings, places: Places::of(runs, |run| is_usable[run]), is_usable, is_barometer, programs }
    }

    /// True for a run whose descent is judged, if enough of it is covered.
    fn is_target(&self, run: usize) -> bool {
        let Run { session, is_run, .. } = &self.runs[run];
        *is_run && self.is_usable[run] && session.altitude_quality == AltitudeQuality::Gps
    }

    fn judge(&self, run: usize) -> Option<JudgedRun> {
        let session = &self.runs[run].session;
        let km = session.totals.distance_m.filter(|&meters| meters > 0.0)? / 1000.0;
        let barometers = passes(self.runs, &self.places, run, |other| self.is_barometer[other]);
        let by_barometers = self.truth(run, &[], &barometers);
        let (truth, independent) = if by_barometers.share >= LEAST_SHARE {
            let figure = self.by_repeats(&self.programs.without_barometers, run);
            (by_barometers, Some((by_barometers, figure?)))
        } else {
            let all = passes(self.runs, &self.places, run, |other| self.is_usable[other]);
            let truth = self.truth(run, &all, &barometers);
            if truth.share < LEAST_SHARE {
                return None;
            }
            let is_of_other_half = |pass: &Pass| self.is_barometer[pass.run] || pass.run % 2 != run % 2;
            let other_half: Vec<Pass> = all.into_iter().filter(is_of_other_half).collect();
            let by_half = self.truth(run, &other_half, &barometers);
            let independent = (by_half.share >= LEAST_SHARE)
                .then(|| Some((by_half, self.by_repeats(&self.programs.halves[run % 2], run)?)));
            (truth, independent.flatten())
        };
        let (samples_m, hills_m) = session.descent_samples_m.zip(session.descent_hills_m)?;
        let rules = &self.settings.descent;
        Some(JudgedRun {
            km,
            truth,
            device_m: session.descent_device_m,
            samples_m,
            hills_m,
            one_run_m: without_noise(hills_m, samples_m, rules),
            by_all: self.by_repeats(&self.programs.all, run)?,
            independent,
        })
    }

    /// The truth by passes of devices with a barometer, and by passes of any kind elsewhere.
    fn truth(&self, run: usize, all: &[Pass], barometers: &[Pass]) -> Truth {
        let sources = [
            Source { passes: barometers.iter().collect(), least: LEAST_BAROMETERS, is_barometer: true },
            Source { passes: all.iter().collect(), least: LEAST_PASSES, is_barometer: false },
        ];
        truth(&self.runs[run].nodes, &sources)
    }

    /// The program's figure, with its uncertainty.
    fn by_repeats(&self, repeats: &Repeats<'_>, run: usize) -> Option<Figure> {
        let Run { session, .. } = &self.runs[run];
        let span_ms = self.runs[run].span_ms();
        let place = repeats.runs().iter().position(|of| of.span_ms == span_ms)?;
        let rules = &self.settings.descent;
        let km = session.totals.distance_m? / 1000.0;
        let least_m = rules.doubt.least_m;
        Some(match repeats.descent_of(place, session.totals.distance_m, Some) {
            Some(descent) => Figure { descent_m: descent.descent_m, uncertainty_m: descent.uncertainty_m.max(least_m) },
            None => {
                let descent_m = without_noise(session.descent_hills_m?, session.descent_samples_m?, rules);
                Figure { descent_m, uncertainty_m: one_run_doubt_m(descent_m, km, rules).max(least_m) }
            }
        })
    }
}

/// The runs that the program can compare.
fn with_track(runs: &[Run]) -> impl Iterator<Item = usize> {
    (0..runs.len()).filter(|&run| runs[run].track.is_some())
}

/// The program's own comparison of the runs that are `compared`.
fn repeats<'a>(runs: &'a [Run], settings: &'a Settings, compared: impl Fn(usize) -> bool) -> Repeats<'a> {
    let repeated = |run: usize| {
        let Run { session, track, .. } = &runs[run];
        Some(RepeatedRun {
            track: track.as_ref()?,
            quality: session.altitude_quality,
            span_ms: runs[run].span_ms(),
            device: session.device.as_deref(),
        })
    };
    let compared = with_track(runs).filter(|&run| compared(run));
    Repeats::of(compared.filter_map(repeated).collect(), &settings.descent)
}

/// Whether the totals of a device are contradicted by noise, often enough for the program not to use them.
fn noisy_devices(runs: &[Run]) -> BTreeMap<Option<&str>, bool> {
    let rules = Settings::default().descent.device_changes;
    let mut counts: BTreeMap<Option<&str>, (usize, usize)> = BTreeMap::new();
    for Run { session, .. } in runs.iter().filter(|run| run.is_run && run.session.descent_device_m.is_some()) {
        let (noise, all) = counts.entry(session.device.as_deref()).or_default();
        *noise += usize::from(session.descent_contradiction == Some(Contradiction::Noise));
        *all += 1;
    }
    let is_noisy = |(noise, all)| noise as f64 >= rules.contradicted_share * all as f64 && noise >= rules.least_runs;
    counts.into_iter().map(|(device, counted)| (device, is_noisy(counted))).collect()
}
