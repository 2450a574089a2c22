//! Heights of a terrain model where a recording has none of its own to rely on.

use crate::activity::Recording;
use crate::descent::{self, AltitudeQuality};
use crate::settings::DescentRules;
use crate::terrain::Terrain;

/// Fills in terrain elevations for the tracks whose altitude is missing, cannot be used, or comes from satellites alone.
pub(crate) fn lay_under(terrain: &Terrain, recordings: &mut [Recording], rules: &DescentRules) {
    for recording in recordings {
        let samples = &mut recording.samples;
        let mut rows: Vec<usize> = (0..samples.len()).collect();
        rows.sort_by_key(|&row| samples.unix_ms[row]);
        let quality = descent::read_altitude(samples, &rows, rules).quality;
        if !quality.is_usable() || quality == AltitudeQuality::Gps {
            recording.altitude_is_terrain = terrain.replace_altitudes(samples, rules.terrain_share);
        }
    }
}
