//! `tables/descent.csv`: how each run went down, a row a run. Empty where unknown or not applicable (treadmill, no altitude).
//!
//! | column | unit | meaning |
//! |---|---|---|
//! | `run_id`, `date`, `kind` | | the run |
//! | `ascent_m`, `descent_m` | m | climb and descent in use |
//! | `descent_source` | | `device`, `samples` (ours), `overlay` (an account), `none` |
//! | `descent_samples_m`, `descent_uncertainty_m` | m | ours, and how close the watch's own total lies to it in nine of ten runs |
//! | `descent_device_m`, `descent_contradiction` | m | the watch's own total, and why its altitude contradicts it |
//! | `altitude_quality` | | `absent`, `sparse`, `stuck`, `whole_metres`, `gps`, `barometric`, `filtered`, `terrain` |
//! | `descent_per_km_m` | m/km | descent over distance |
//! | `descent_ratio_30d`, `descent_state` | | against the largest of the 30 days before |
//! | `steep_descent_m`, `steep_descent_ratio_30d`, `steep_descent_state` | m | the same on grades of 6 % and steeper |
//! | `down_A_B_distance_m`, `_time_s`, `_drop_m` | m, s, m | length, time and drop on grades of A to B % down |
//! | `longest_descent_drop_m`, `_length_m`, `_begins_at_0_1` | m | the longest descent without interruption, and where in the run it begins |
//! | `steepest_100m_pct` | % | the steepest grade over 100 m |
//! | `downhill_speed_m_s`, `downhill_fastest_100m_m_s` | m/s | speed on grades of 3 % and more |
//! | `cadence_downhill_spm`, `cadence_level_spm` | steps/min | downhill (3 % and more) and on the level of the same run |
//! | `step_length_downhill_m`, `step_length_level_m` | m | the same |
//! | `vertical_oscillation_downhill_mm`, `vertical_oscillation_level_mm` | mm | the same, from watches that measure it |
//! | `ground_contact_downhill_ms`, `ground_contact_level_ms` | ms | the same |

use super::cells::{finish, number, table};
use crate::descent::slopes::{BANDS, STEEP_FROM_BAND};
use crate::descent::{Downhill, slopes::Running};
use crate::metrics::SpikeState;
use crate::timeline::RunEntry;

/// Bands of grade as the columns name them.
const BAND_NAMES: [&str; BANDS] = ["0_3", "3_6", "6_9", "9_12", "over_12"];

/// The columns before those of the bands.
const FIRST_COLUMNS: [&str; 17] = [
    "run_id",
    "date",
    "kind",
    "ascent_m",
    "descent_m",
    "descent_source",
    "descent_samples_m",
    "altitude_quality",
    "descent_per_km_m",
    "descent_ratio_30d",
    "descent_state",
    "descent_uncertainty_m",
    "descent_device_m",
    "descent_contradiction",
    "steep_descent_m",
    "steep_descent_ratio_30d",
    "steep_descent_state",
];

/// The columns after those of the bands.
const LAST_COLUMNS: [&str; 14] = [
    "longest_descent_drop_m",
    "longest_descent_length_m",
    "longest_descent_begins_at_0_1",
    "steepest_100m_pct",
    "downhill_speed_m_s",
    "downhill_fastest_100m_m_s",
    "cadence_downhill_spm",
    "cadence_level_spm",
    "step_length_downhill_m",
    "step_length_level_m",
    "vertical_oscillation_downhill_mm",
    "vertical_oscillation_level_mm",
    "ground_contact_downhill_ms",
    "ground_contact_level_ms",
];

/// The table of these runs.
pub(super) fn table_of(runs: &[RunEntry]) -> Result<Vec<u8>, csv::Error> {
    let of_bands = BAND_NAMES
        .iter()
        .flat_map(|band| ["distance_m", "time_s", "drop_m"].map(|figure| format!("down_{band}_{figure}")));
    let columns: Vec<String> =
        (FIRST_COLUMNS.map(str::to_owned).into_iter()).chain(of_bands).chain(LAST_COLUMNS.map(str::to_owned)).collect();
    let mut rows = table(&columns.iter().map(String::as_str).collect::<Vec<_>>())?;
    for run in runs {
        let downhill = run.downhill.as_ref();
        let cells = totals(run).into_iter();
        rows.write_record(cells.chain(bands(downhill)).chain(slopes(downhill)))?;
    }
    finish(rows)
}

fn totals(run: &RunEntry) -> Vec<String> {
    let km = run.distance_m.filter(|&metres| metres > 0.0);
    let km = km.map(|metres| metres / 1000.0);
    let state = |state: Option<SpikeState>| state.map_or("", SpikeState::name).to_owned();
    let steep_m = |downhill: &Downhill| downhill.drops_m()[STEEP_FROM_BAND..].iter().sum();
    vec![
        run.run_id.clone(),
        run.day.to_string(),
        run.kind.name().to_owned(),
        number(run.ascent_m, 1),
        number(run.descent_m, 1),
        run.descent_source.name().to_owned(),
        number(run.descent_samples_m, 1),
        run.altitude_quality.to_owned(),
        number(run.descent_m.zip(km).map(|(metres, km)| metres / km), 2),
        number(run.descent_ratio_30d, 4),
        state(run.descent_state),
        number(run.descent_uncertainty_m, 1),
        number(run.descent_device_m, 1),
        run.descent_contradiction.unwrap_or("").to_owned(),
        number(run.downhill.as_ref().map(steep_m), 1),
        number(run.steep_descent_ratio_30d, 4),
        state(run.steep_descent_state),
    ]
}

fn bands(downhill: Option<&Downhill>) -> Vec<String> {
    let cells = (0..BANDS).flat_map(|band| {
        let band = downhill.map(|downhill| downhill.bands[band]);
        [
            number(band.map(|band| band.distance_m), 0),
            number(band.map(|band| band.time_s), 0),
            number(band.map(|band| band.drop_m), 1),
        ]
    });
    cells.collect()
}

fn slopes(downhill: Option<&Downhill>) -> Vec<String> {
    let longest = downhill.and_then(|downhill| downhill.longest);
    let told = |figure: fn(&Downhill) -> Option<f64>| downhill.and_then(figure);
    let down = |figure: fn(&Running) -> Option<f64>| {
        let down = downhill.and_then(|all| all.downhill.as_ref());
        number(down.and_then(figure), 2)
    };
    let level = |figure: fn(&Running) -> Option<f64>| {
        let level = downhill.and_then(|all| all.level.as_ref());
        number(level.and_then(figure), 2)
    };
    vec![
        number(longest.map(|longest| longest.drop_m), 1),
        number(longest.map(|longest| longest.length_m), 0),
        number(longest.map(|longest| longest.begins_at_share), 3),
        number(told(|downhill| downhill.steepest_100m_pct), 1),
        number(told(|downhill| downhill.mean_speed_m_s), 2),
        number(told(|downhill| downhill.fastest_100m_m_s), 2),
        down(|running| Some(running.cadence_spm)),
        level(|running| Some(running.cadence_spm)),
        down(|running| Some(running.step_length_m)),
        level(|running| Some(running.step_length_m)),
        down(|running| running.vertical_oscillation_mm),
        level(|running| running.vertical_oscillation_mm),
        down(|running| running.ground_contact_ms),
        level(|running| running.ground_contact_ms),
    ]
}
