//! Which sport an activity was, and what follows from it.

use super::SessionPart;
use super::measure::Measured;
use crate::activity::{SessionSummary, Sport, SubSport};
use crate::settings::SessionRules;

/// FIT's number for all parts of a multisport activity together.
const ALL_PARTS: Sport = Sport::Other(18);

/// True for a summary that is no activity of its own: the change between two parts, or the sum of all listed parts.
pub(super) fn is_not_counted(summary: &SessionSummary, is_only: bool) -> bool {
    summary.sport == Some(Sport::Transition) || (!is_only && is_sum_of_parts(summary))
}

/// True for the summary of all parts of a multisport activity, which some watches write in addition to those of the parts.
pub(super) fn is_sum_of_parts(summary: &SessionSummary) -> bool {
    summary.sport == Some(ALL_PARTS)
}

impl SessionPart<'_> {
    /// What the file says, else a guess from the mean speed in motion; the last is true where it was guessed.
    pub(super) fn sport(&self, measured: &Measured, rules: &SessionRules) -> (Sport, SubSport, bool) {
        let SessionPart { recording, summary, .. } = *self;
        let hint = recording.sport_hint;
        if let Some(sport) = summary.sport.or(hint.map(|(sport, _)| sport)) {
            let sub_sport = summary.sub_sport.or(hint.map(|(_, sub_sport)| sub_sport));
            return (sport, sub_sport.unwrap_or_default(), false);
        }
        let timer_s = summary.totals.timer_s.or(measured.totals.timer_s);
        let seconds = measured.totals.moving_s.or(timer_s).or(summary.totals.elapsed_s);
        let (distance_m, _) = measured.distance(self, rules.fastest_m_s, rules);
        let speed_m_s = (distance_m.zip(seconds)).map(|(meters, seconds)| meters / seconds);
        let [walk, run, ride, faster] = rules.sport_from_m_s;
        let sport = match speed_m_s {
            Some(speed) if (walk..run).contains(&speed) => Sport::Walking,
            Some(speed) if (run..ride).contains(&speed) => Sport::Running,
            Some(speed) if (ride..faster).contains(&speed) => Sport::Cycling,
            _ => return (Sport::Unknown, SubSport::Generic, false),
        };
        (sport, SubSport::Generic, true)
    }
}

/// Faster than this nobody goes in a sport, meters a second.
pub(super) fn fastest(sport: Sport, rules: &SessionRules) -> f64 {
    if sport.is_on_foot() { rules.fastest_on_foot_m_s } else { rules.fastest_m_s }
}

/// Steps a minute. Watches count the strides of one leg, some apps those of both.
pub(crate) fn cadence_spm(sport: Sport, cadence_rpm: Option<f64>, rules: &SessionRules) -> Option<f64> {
    let cadence = cadence_rpm.filter(|&cadence| cadence > 0.0)?;
    sport.is_on_foot().then_some(if cadence < rules.one_foot_below_spm { cadence * 2.0 } else { cadence })
}
