//! The sentence on nights and resting heart rate.

use crate::report::units;
use crate::timeline::Sleep;

/// What is known of the last nights.
pub fn nights(sleep: &Sleep) -> String {
    let of_nights = format!(
        "Of the last {} nights {} are known to the watch; {} of them had less than {} hours asleep.",
        sleep.nights,
        sleep.known,
        units::in_words(sleep.short),
        units::score(sleep.short_h)
    );
    let resting = sleep.resting_hr_bpm.map(|bpm| {
        format!(" The median resting heart rate of these days was {bpm:.0} beats a minute.")
    });
    of_nights + &resting.unwrap_or_default()
}
