//! The choices about the lists of an account.

use serde::Serialize;

use super::SessionRules;

/// How the lists of an account are read and laid over the activities.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct AccountRules {
    /// An activity of the list and one of a file that begin within so many seconds are the same. In real exports the two
    /// starts are equal to the second.
    pub start_s: i64,
    /// An activity of the list that shares more than this part of the shorter one with a recorded one of its sport is no
    /// further outing: nobody runs twice at once (our choice).
    pub overlap_share: f64,
    /// Distance over duration may differ from the written speed by this share, else the units of a list are not known.
    pub speed_tolerance: f64,
    /// A cadence on foot below this counts one leg only, a minute; as in [`SessionRules`].
    pub one_leg_below_spm: f64,
    /// A night with fewer hours asleep is short (Johnston et al. 2020: under 7 hours, more new injuries two weeks later).
    pub short_night_h: f64,
    /// The share of short nights is told of the last so many nights ...
    pub last_nights: i64,
    /// ... where at least so many of them are known.
    pub known_nights: usize,
}

impl Default for AccountRules {
    fn default() -> Self {
        AccountRules {
            start_s: 5,
            overlap_share: 0.5,
            speed_tolerance: 0.02,
            one_leg_below_spm: SessionRules::default().one_leg_below_spm,
            short_night_h: 7.0,
            last_nights: 14,
            known_nights: 10,
        }
    }
}
