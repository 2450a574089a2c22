//! The profile of one run as it is drawn: heights at equal steps along the way, and how steeply each step goes down.

use super::Downhill;
use super::clean_altitude::Profile;
use super::slopes::{BANDS, band_of, segments};
use crate::activity::Samples;
use crate::settings::DescentRules;

/// The smoothed profile of one run.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnProfile {
    /// Length of every piece, metres.
    pub piece_m: f64,
    /// Height at both ends of every piece, metres above the first altitude.
    pub altitude_m: Vec<f64>,
    /// Band of grades of every piece; `None` on level ground and rises.
    pub band: Vec<Option<usize>>,
    /// The piece at which the steepest 100 m down begin; `None` where it never went down so far.
    pub steepest_from: Option<usize>,
    /// Number of pieces that these take.
    pub steepest_pieces: usize,
}

impl DrawnProfile {
    /// Cuts a profile into pieces; `None` where altitude or distance are missing, or where the way is too short for a grade.
    pub(super) fn of(
        profile: &Profile,
        smoothed_m: &[f64],
        samples: &Samples,
        rules: &DescentRules,
    ) -> Option<DrawnProfile> {
        let slopes = &rules.slopes;
        let along_m = segments::along_m(profile, samples)?;
        let pieces = segments::Pieces::cut(profile, smoothed_m, &along_m, slopes)?;
        let bands = pieces.grade_pct.iter();
        Some(DrawnProfile {
            piece_m: pieces.length_m,
            band: bands.map(|&grade_pct| band_of(grade_pct, slopes)).collect(),
            steepest_from: super::slopes::steepest(&pieces, slopes).map(|(from, _)| from),
            steepest_pieces: pieces.count_of(slopes.sustained_m),
            altitude_m: pieces.altitude_m,
        })
    }

    /// Metres from the first piece to the end of the last.
    pub fn length_m(&self) -> f64 {
        self.piece_m * self.band.len() as f64
    }

    /// Where the steepest 100 m begin and end, metres from the start.
    pub fn steepest_m(&self) -> Option<(f64, f64)> {
        let from_m = self.steepest_from? as f64 * self.piece_m;
        Some((from_m, from_m + self.steepest_pieces as f64 * self.piece_m))
    }

    /// Where the longest descent begins and ends, metres from the start.
    pub fn longest_m(&self, downhill: &Downhill) -> Option<(f64, f64)> {
        let longest = downhill.longest?;
        let from_m = longest.begins_at_share * self.length_m();
        Some((from_m, from_m + longest.length_m))
    }

    /// Consecutive pieces of one band: the band, the first piece and the one after the last.
    pub fn stretches(&self) -> Vec<(usize, usize, usize)> {
        let mut stretches: Vec<(usize, usize, usize)> = Vec::new();
        for (piece, band) in self.band.iter().enumerate() {
            let Some(band) = band.filter(|&band| band < BANDS) else {
                continue;
            };
            match stretches.last_mut() {
                Some(last) if last.0 == band && last.2 == piece => last.2 += 1,
                _ => stretches.push((band, piece, piece + 1)),
            }
        }
        stretches
    }
}
