//! The totals of an activity, from any source: the summary of the watch, its samples, or the list of an account.

use serde::Serialize;

use super::limits;

/// The totals of an activity; each `None` where it is unknown. Zero is a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Totals {
    pub distance_m: Option<f64>,
    /// Time with the timer running, seconds.
    pub timer_s: Option<f64>,
    /// Wall-clock time from start to end, pauses included, seconds.
    pub elapsed_s: Option<f64>,
    /// Time in motion, seconds.
    pub moving_s: Option<f64>,
    /// Meters climbed.
    pub ascent_m: Option<f64>,
    /// Meters descended.
    pub descent_m: Option<f64>,
    /// Mean heart rate, beats a minute.
    pub avg_hr_bpm: Option<f64>,
    /// Mean cadence, steps a minute of both feet; `None` for sports that are not on foot.
    pub cadence_spm: Option<f64>,
    /// Rate of perceived exertion, 0-10.
    pub rpe_0_10: Option<f64>,
    /// 0 (very weak) to 100 (very strong).
    pub feel_0_100: Option<f64>,
}

/// The largest possible totals, in addition to [`limits`].
#[derive(Debug, Clone, Copy)]
pub struct TotalLimits {
    pub longest_s: f64,
    pub farthest_m: f64,
    /// Steps a minute.
    pub most_cadence_spm: f64,
}

impl Totals {
    /// Mean speed while moving, or while the timer ran where that time is not known, meters a second; `None` without a
    /// distance or a time.
    pub fn speed_m_s(&self) -> Option<f64> {
        let seconds = self.moving_s.or(self.timer_s).filter(|&seconds| seconds > 0.0)?;
        self.distance_m.filter(|&meters| meters > 0.0).map(|meters| meters / seconds)
    }

    /// Each value, or that of `other` where it is unknown.
    ///
    /// Where distance and descent come with a source, use [`Totals::or_without_source`].
    #[must_use]
    pub fn or(self, other: Totals) -> Totals {
        Totals {
            distance_m: self.distance_m.or(other.distance_m),
            descent_m: self.descent_m.or(other.descent_m),
            ..self.or_without_source(other)
        }
    }

    /// As [`Totals::or`], except for distance and descent, which must be taken from `other` together with their source.
    #[must_use]
    pub fn or_without_source(self, other: Totals) -> Totals {
        Totals {
            distance_m: self.distance_m,
            descent_m: self.descent_m,
            timer_s: self.timer_s.or(other.timer_s),
            elapsed_s: self.elapsed_s.or(other.elapsed_s),
            moving_s: self.moving_s.or(other.moving_s),
            ascent_m: self.ascent_m.or(other.ascent_m),
            avg_hr_bpm: self.avg_hr_bpm.or(other.avg_hr_bpm),
            cadence_spm: self.cadence_spm.or(other.cadence_spm),
            rpe_0_10: self.rpe_0_10.or(other.rpe_0_10),
            feel_0_100: self.feel_0_100.or(other.feel_0_100),
        }
    }

    /// The totals without impossible values.
    #[must_use]
    pub fn within(self, most: &TotalLimits) -> Totals {
        // Writers put zero where they do not know the time.
        let lasting = |seconds| within(seconds, most.longest_s).filter(|&seconds| seconds > 0.0);
        Totals {
            distance_m: within(self.distance_m, most.farthest_m),
            timer_s: lasting(self.timer_s),
            elapsed_s: lasting(self.elapsed_s),
            moving_s: within(self.moving_s, most.longest_s),
            ascent_m: within(self.ascent_m, limits::MOST_CLIMB_M),
            descent_m: within(self.descent_m, limits::MOST_CLIMB_M),
            // Watches without a sensor write zero for heart rate and cadence.
            avg_hr_bpm: self.avg_hr_bpm.filter(|bpm| limits::LIVING_HEART_RATE_BPM.contains(bpm)),
            cadence_spm: within(self.cadence_spm, most.most_cadence_spm).filter(|&spm| spm > 0.0),
            rpe_0_10: within(self.rpe_0_10, 10.0),
            feel_0_100: within(self.feel_0_100, 100.0),
        }
    }
}

/// The value, where it is between zero and `most`.
pub fn within(value: Option<f64>, most: f64) -> Option<f64> {
    value.filter(|value| (0.0..=most).contains(value))
}
