//! What a run is made of, as fields of its row in `report.json`, named as in the tables.

use serde::Serializer;
use serde::ser::SerializeMap;

use super::InterruptedRun;
use crate::descent::Downhill;
use crate::descent::repeats::RepeatShare;
use crate::descent::slopes::{GRADES, Gait};
use crate::session::RunWalk;

pub(super) fn run_walk<S: Serializer>(gaits: &Option<RunWalk>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_map(None)?;
    fields.serialize_entry("walking_s", &gaits.map(|gaits| gaits.walking_s))?;
    fields.serialize_entry("longest_running_s", &gaits.map(|gaits| gaits.longest_running_s))?;
    fields.serialize_entry("run_intervals", &gaits.map(|gaits| gaits.run_intervals))?;
    fields.end()
}

pub(super) fn repeats<S: Serializer>(repeats: &Option<RepeatShare>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_map(None)?;
    fields.serialize_entry("descent_repeats_share", &repeats.map(|repeats| repeats.share))?;
    fields.serialize_entry("descent_visits", &repeats.map(|repeats| repeats.visits))?;
    fields.serialize_entry("descent_repeats_low_m", &repeats.map(|repeats| repeats.low_m))?;
    fields.serialize_entry("descent_repeats_high_m", &repeats.map(|repeats| repeats.high_m))?;
    fields.end()
}

pub(super) fn interrupted<S: Serializer>(whole: &Option<InterruptedRun>, serializer: S) -> Result<S::Ok, S::Error> {
    let whole = whole.as_ref();
    let mut fields = serializer.serialize_map(None)?;
    fields.serialize_entry("interrupted_run_id", &whole.map(|whole| &whole.first_run_id))?;
    fields.serialize_entry("interrupted_run_distance_m", &whole.and_then(|whole| whole.distance_m))?;
    fields.serialize_entry("interrupted_run_descent_m", &whole.and_then(|whole| whole.descent_m))?;
    fields.end()
}

/// Runs without grades have none of these fields: they are many, and most watches know no grades.
pub(super) fn downhill<S: Serializer>(downhill: &Option<Downhill>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut fields = serializer.serialize_map(None)?;
    if let Some(down) = downhill {
        for (band, grade) in down.bands.iter().zip(GRADES) {
            fields.serialize_entry(&format!("down_{grade}_distance_m"), &band.distance_m)?;
            fields.serialize_entry(&format!("down_{grade}_time_s"), &band.time_s)?;
            fields.serialize_entry(&format!("down_{grade}_drop_m"), &band.drop_m)?;
        }
        fields.serialize_entry("steep_descent_m", &down.steep_drop_m())?;
        fields.serialize_entry("longest_descent_drop_m", &down.longest.map(|longest| longest.drop_m))?;
        fields.serialize_entry("longest_descent_length_m", &down.longest.map(|longest| longest.length_m))?;
        fields
            .serialize_entry("longest_descent_begins_at_0_1", &down.longest.map(|longest| longest.begins_at_share))?;
        fields.serialize_entry("steepest_100m_pct", &down.steepest_100m_pct)?;
        fields.serialize_entry("downhill_speed_m_s", &down.mean_speed_m_s)?;
        fields.serialize_entry("downhill_fastest_100m_m_s", &down.fastest_100m_m_s)?;
        for (gait, terrain) in [(down.downhill, "downhill"), (down.level, "level")] {
            gait_fields::<S>(&mut fields, gait, terrain)?;
        }
    }
    fields.end()
}

fn gait_fields<S: Serializer>(fields: &mut S::SerializeMap, gait: Option<Gait>, terrain: &str) -> Result<(), S::Error> {
    fields.serialize_entry(&format!("time_{terrain}_s"), &gait.map(|gait| gait.time_s))?;
    fields.serialize_entry(&format!("speed_{terrain}_m_s"), &gait.map(|gait| gait.speed_m_s))?;
    fields.serialize_entry(&format!("cadence_{terrain}_spm"), &gait.map(|gait| gait.cadence_spm))?;
    fields.serialize_entry(&format!("step_length_{terrain}_m"), &gait.map(|gait| gait.step_length_m))?;
    let oscillation_mm = gait.and_then(|gait| gait.vertical_oscillation_mm);
    fields.serialize_entry(&format!("vertical_oscillation_{terrain}_mm"), &oscillation_mm)?;
    fields.serialize_entry(&format!("ground_contact_{terrain}_ms"), &gait.and_then(|gait| gait.ground_contact_ms))
}
