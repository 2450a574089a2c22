//! Which descent of an activity counts: the watch's own, unless its altitude contradicts it, or ours.

use super::SessionPart;
use super::measure::Measured;
use super::sport::cadence_spm;
use crate::activity::{DescentSource, RunKind, Sport, SubSport};
use crate::descent::repeats::PackedTrack;
use crate::descent::{AltitudeQuality, Contradiction, Downhill, contradiction};
use crate::settings::{DescentChoice, Settings};

/// The descent of one activity.
pub(super) struct ChosenDescent {
    /// The figure in use, meters.
    pub(super) descent_m: Option<f64>,
    /// Where it came from.
    pub(super) source: DescentSource,
    /// The watch's own total, meters.
    pub(super) device_m: Option<f64>,
    /// Why that total cannot be.
    pub(super) contradiction: Option<Contradiction>,
    /// The hills alone, meters.
    pub(super) hills_m: Option<f64>,
    /// Descent by grade, for runs.
    pub(super) downhill: Option<Downhill>,
    /// What the altitude is worth.
    pub(super) quality: AltitudeQuality,
}

/// What the descent of a session is chosen from.
pub(super) struct DescentInputs<'a> {
    pub(super) part: &'a SessionPart<'a>,
    pub(super) measured: &'a Measured,
    pub(super) sport: Sport,
    pub(super) sub_sport: SubSport,
    pub(super) settings: &'a Settings,
}

impl DescentInputs<'_> {
    /// Chooses the descent of a session of this distance; none where there is no terrain.
    pub(super) fn choose(&self, distance_m: Option<f64>) -> ChosenDescent {
        let DescentInputs { part, measured, settings, .. } = *self;
        let has_terrain = RunKind::of(self.sport, self.sub_sport).is_none_or(RunKind::has_terrain);
        let is_terrain = part.recording.altitude_is_terrain;
        let device_m = device_height(part.summary.totals.descent_m, measured).filter(|_| has_terrain);
        // The altitude of a terrain model says nothing of what the watch saw.
        let contradiction = device_m.filter(|_| !is_terrain).and_then(|device_m| {
            let rules = &settings.descent.contradiction;
            contradiction(device_m, distance_m, &measured.elevation, rules)
        });
        // A total of a watch whose heights had to be replaced was summed from those heights.
        let trusted_m = device_m.filter(|_| contradiction.is_none() && !is_terrain);
        // Ours meets what watches count, the noise of satellites too; where that noise is the reason, only the hills count.
        let hills = measured.elevation.hills(&settings.descent.contradiction);
        let hills_m = hills.map(|hills| hills.descent_m).filter(|_| has_terrain);
        let ours_m = match contradiction {
            Some(Contradiction::Noise) => hills_m,
            _ => measured.totals.descent_m,
        };
        let ours_m = ours_m.filter(|_| has_terrain);
        let device = device_m.map(|meters| (meters, DescentSource::Device));
        let trusted = trusted_m.map(|meters| (meters, DescentSource::Device));
        let ours = ours_m.map(|meters| (meters, DescentSource::Samples));
        let chosen = match settings.descent_choice {
            DescentChoice::Auto => trusted.or(ours),
            DescentChoice::Device => device,
            DescentChoice::Samples => ours,
        };
        let descent_m = chosen.map(|(meters, _)| meters);
        ChosenDescent {
            descent_m,
            source: chosen.map_or(DescentSource::None, |(_, source)| source),
            device_m,
            contradiction,
            hills_m,
            downhill: self.downhill(descent_m),
            quality: match measured.elevation.reading.quality {
                usable if is_terrain && usable.is_usable() => AltitudeQuality::Terrain,
                other => other,
            },
        }
    }

    /// The track of a session on foot, for comparison with other runs; none where every descent is taken as it stands.
    pub(super) fn track(&self) -> Option<Box<PackedTrack>> {
        let recording = self.part.recording;
        let is_compared = self.settings.descent_choice == DescentChoice::Auto && !recording.altitude_is_terrain;
        if !is_compared || !(self.sport.is_on_foot() || self.sport == Sport::Unknown) {
            return None;
        }
        PackedTrack::of(&recording.samples, &self.measured.elevation, &self.settings.descent).map(Box::new)
    }

    /// The slopes of a run whose descent is known; of a ride they say nothing about a knee.
    fn downhill(&self, descent_m: Option<f64>) -> Option<Downhill> {
        let descent_m = descent_m.filter(|_| self.sport.is_on_foot())?;
        let spm = |cadence_rpm| cadence_spm(self.sport, Some(cadence_rpm), &self.settings.session);
        let samples = &self.part.recording.samples;
        let downhill = self.measured.elevation.downhill(samples, &self.settings.descent, spm)?;
        Some(downhill.scaled_to(descent_m))
    }
}

/// The watch's own climb or descent. A zero without an altitude that moves is no measurement: some watches write it on the
/// treadmill, and where the sensor never settled.
pub(super) fn device_height(stated_m: Option<f64>, measured: &Measured) -> Option<f64> {
    let saw_altitude = !matches!(measured.elevation.reading.quality, AltitudeQuality::Absent | AltitudeQuality::Stuck);
    stated_m.filter(|&meters| meters > 0.0 || saw_altitude)
}
