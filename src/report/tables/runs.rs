//! The columns of `tables/runs`.

use super::columns::{Column, column, full};
use crate::timeline::RunEntry;

/// Why a ratio against the 30 days before is empty.
pub(super) const NO_RATIO: &str = "own distance unknown, or nothing to compare with in these 30 days";
/// Why a ratio of descent is empty.
pub(super) const NO_DESCENT_RATIO: &str = "own descent unknown, or no run in these 30 days with 50 m of descent";
/// Why a state is empty.
pub(super) const NO_STATE: &str = "unknown, or a later part of an interrupted run";
const NO_KNEE_LOAD: &str = "distance or descent unknown";
const NO_GAITS: &str = "the samples do not show walking and running apart";
/// Why the uncertainty of descent is empty.
pub(super) const NO_DESCENT_OF_OURS: &str = "no descent of ours";
const NO_REPEATS: &str = "no other run went there";

/// What the words of `descent_source` mean.
pub(super) const DESCENT_SOURCES: &str = "`device` (the watch's own total), `samples` (the run's altitude), `repeats` (other \
    runs over the same paths), `overlay` (an account), `none`";
/// What the words of `altitude_quality` are.
pub(super) const QUALITIES: &str =
    "`absent`, `sparse`, `stuck`, `whole_metres`, `gps`, `barometric`, `filtered`, `map`, `terrain`";
/// What the words of a state mean.
pub(super) const STATES: &str = "`reference` (ratio up to 1.10), `small` (up to 1.30), `moderate` (up to 2.00), `large`, \
    `no_reference` (no run to compare with), `warming_up` (in the first 30 days of the data)";
const OFFSET_SOURCES: &str =
    "Where the offset is from: `file`, `overlay` (an account), `position`, `neighbour` (run), `option`, `system`";
const DISTANCE_SOURCES: &str =
    "`session` (the watch's summary), `samples`, `laps`, `positions`, `overlay` (an account), `none`";
const FIRST_RUN: &str = "first run, or part of an interrupted run";

pub(super) const RUNS: &[Column<RunEntry>] = &[
    full("run_id", "", "Name of the run: its local start").word(|run| Some(&run.run_id)),
    full("start_utc", "", "Start").utc_time(|run| run.start_utc),
    full("start_local", "", "Start on the local clock").local_time(|run| run.start_local),
    full("utc_offset_min", "min", "Local clock minus UTC").integer(|run| Some(run.utc_offset_min.into())),
    full("offset_source", "", OFFSET_SOURCES).word(|run| Some(run.offset_source.name())),
    full("week_start", "", "First day of the week of the run").date(|run| Some(run.week_start)),
    full("sport", "", "Sport in the words of FIT").word(|run| Some(run.sport.name())),
    full("sub_sport", "", "Sub-sport in the words of FIT").word(|run| Some(run.sub_sport.name())),
    full("source_format", "", "Format of its file or list: `fit`, `gpx`, `tcx`, `garmin_json`, `strava_csv` ...")
        .word(|run| Some(run.source_format.name())),
    column("device", "", "Watch or app", "not named by the file").text(|run| run.device.as_deref()),
    column("distance_m", "m", "Distance", "unknown").real(2, |run| run.totals.distance_m),
    full("distance_source", "", DISTANCE_SOURCES).word(|run| Some(run.distance_source.name())),
    column("timer_s", "s", "Time with the timer running", "unknown").real(3, |run| run.totals.timer_s),
    column("elapsed_s", "s", "Time from start to end, pauses included", "unknown").real(3, |run| run.totals.elapsed_s),
    column("moving_s", "s", "Time in motion", "unknown").real(3, |run| run.totals.moving_s),
    column("ascent_m", "m", "Meters climbed", "unknown").real(1, |run| run.totals.ascent_m),
    column("descent_m", "m", "Meters descended, as used everywhere", "unknown, or not applicable (treadmill)")
        .real(1, |run| run.totals.descent_m),
    full("descent_source", "", DESCENT_SOURCES).word(|run| Some(run.descent_source.name())),
    column("descent_samples_m", "m", "Descent by the run's own altitude, whatever is used", "no usable altitude")
        .real(1, |run| run.descent_samples_m),
    full("altitude_quality", "", QUALITIES).word(|run| Some(run.altitude_quality.name())),
    column("avg_hr_bpm", "1/min", "Mean heart rate", "not recorded").real(1, |run| run.totals.avg_hr_bpm),
    column("cadence_spm", "1/min", "Mean cadence: steps of both feet", "not recorded")
        .real(1, |run| run.totals.cadence_spm),
    column("rpe_0_10", "0-10", "Perceived effort, entered by the runner", "not entered")
        .real(1, |run| run.totals.rpe_0_10),
    column("feel_0_100", "0-100", "How the runner felt: 0 very weak, 100 very strong", "not entered")
        .real(0, |run| run.totals.feel_0_100),
    column("shoe", "", "Shoe, by the runner's name for it", "unknown").text(|run| run.shoe.as_deref()),
    column("rest_gap_h", "h", "End of the run before to the start of this one", FIRST_RUN)
        .real(3, |run| run.rest_gap_h),
    column("rest_days", "d", "Whole local days without a run before it", FIRST_RUN).integer(|run| run.rest_days),
    column("distance_ratio_30d", "", "Distance over the longest run of the previous 30 days", NO_RATIO)
        .real(4, |run| run.distance_ratio_30d),
    column("distance_state", "", STATES, NO_STATE).word(|run| run.distance_state.map(|state| state.name())),
    column(
        "descent_ratio_30d",
        "",
        "Descent over the most in one run of the previous 30 days; not validated",
        NO_DESCENT_RATIO,
    )
    .real(4, |run| run.descent_ratio_30d),
    column("descent_state", "", "As `distance_state`, for descent", NO_STATE)
        .word(|run| run.descent_state.map(|state| state.name())),
    column("knee_load_m", "m", "Knee-load estimate, a model: distance plus 3.4 times descent", NO_KNEE_LOAD)
        .real(1, |run| run.knee_load.map(|load| load.mid_m)),
    column("knee_load_low_m", "m", "The same with the lowest weight of descent, 0", NO_KNEE_LOAD)
        .real(1, |run| run.knee_load.map(|load| load.low_m)),
    column("knee_load_high_m", "m", "The same with the highest weight of descent, 4.6", NO_KNEE_LOAD)
        .real(1, |run| run.knee_load.map(|load| load.high_m)),
    column(
        "flags",
        "",
        "What a reader should know of the run: words with blanks between, listed in docs/tables.md",
        "nothing",
    )
    .words(flags),
    full("kind", "", "`road`, `trail`, `track`, `treadmill`, `virtual`").word(|run| Some(run.kind.name())),
    column("interrupted_run_id", "", "`run_id` of the first part of an interrupted run", "a run in one part")
        .word(|run| run.interrupted.as_ref().map(|whole| whole.first_run_id.as_str())),
    column("walking_s", "s", "Time walked", NO_GAITS).real(0, |run| run.run_walk.map(|gaits| gaits.walking_s)),
    column("longest_running_s", "s", "Longest running without a walk or a stop of over a minute", NO_GAITS)
        .real(0, |run| run.run_walk.map(|gaits| gaits.longest_running_s)),
    column("run_intervals", "", "Times of running that walks divide", NO_GAITS)
        .integer(|run| run.run_walk.map(|gaits| gaits.run_intervals as i64)),
    column(
        "descent_uncertainty_m",
        "m",
        "In nine of ten runs our descent is this close: `descent_m` where that is ours, else `descent_samples_m`",
        NO_DESCENT_OF_OURS,
    )
    .real(1, |run| run.descent_uncertainty_m),
    column("descent_repeats_share", "0-1", "Share of the run that other runs cover", NO_REPEATS)
        .real(3, |run| run.descent_repeats.map(|repeats| repeats.share)),
    column("descent_visits", "", "Mean number of their visits there", NO_REPEATS)
        .real(1, |run| run.descent_repeats.map(|repeats| repeats.visits)),
    full("descent_within_uncertainty", "", "True for a descent spike that the uncertainty can explain")
        .boolean(|run| Some(run.descent_within_uncertainty)),
];

fn flags(run: &RunEntry) -> Option<String> {
    Some(run.flags.iter().map(|flag| flag.name()).collect::<Vec<_>>().join(" "))
}
