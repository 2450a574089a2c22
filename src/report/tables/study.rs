//! The columns of the tables of a study: `flow`, `states`, `flagged` and `person_state`.

use super::TableError;
use super::columns::{About, Column, column, csv, full};
use crate::report::output::NewFile;
use crate::study::{FlaggedShare, PersonState, StateRow, StudyTables};

const FEW: &str = "counts alone";
const FEW_OR_REFERENCE: &str = "counts alone here or in the reference, or the reference itself";
const NO_INTERVAL: &str = "where the figure is empty, or over 10 % of the draws have none";
const NOT_THEIRS: &str = "not a state of theirs, their reference, or by descent";

/// Start-stop rows.
pub const PERSON_STATE: &[Column<PersonState>] = &[
    full("runner", "", "Pseudonym of the runner").word(|row| Some(&row.runner)),
    full("start_day", "d", "Day before the first that the row covers; the first day of the diary is day 1")
        .integer(|row| Some(row.start_day)),
    full("stop_day", "d", "Last day that the row covers").integer(|row| Some(row.stop_day)),
    full(
        "distance_state",
        "",
        "State by distance of the last session within the lag; `no_session` where there is none",
    )
    .word(|row| Some(row.distance_state.name())),
    full("descent_state", "", "The same by descent").word(|row| Some(row.descent_state.name())),
    full("recent_m", "m", "Distance of the 7 days up to each day, runs of unknown distance left out")
        .real(2, |row| Some(row.recent_m)),
    full("event", "", "1 where pain began on the last day, else 0").integer(|row| Some(row.event)),
];

/// Rates by state.
pub const STATES: &[Column<StateRow>] = &[
    full("scheme", "", "`main`, `short_lag`, `long_lag`, `each_recording`, `first_days_in`: how it is counted")
        .word(|row| Some(row.scheme.name.name())),
    full("lag_days", "d", "An onset belongs to the last session before it, up to this many days later")
        .integer(|row| Some(row.scheme.lag_days)),
    full("measure", "", "`distance` or `descent`").word(|row| Some(row.measure.name())),
    full("state", "", "State of the session against the previous 30 days; `unknown` without a value")
        .word(|row| Some(row.state.name())),
    full("runners", "", "Runners with an exposed session in the state").integer(|row| Some(row.runners.into())),
    full("sessions", "", "Exposed sessions").integer(|row| Some(row.sessions.into())),
    column("share_pct", "%", "Of all exposed sessions", "no exposed session").real(2, |row| row.share_pct),
    full("person_days", "d", "Days from a session to the next, its onset or the end of the lag")
        .integer(|row| Some(row.person_days.into())),
    full("distance_m", "m", "Distance of the exposed sessions").real(0, |row| Some(row.distance_m)),
    full("onsets", "", "Onsets that belong to them").integer(|row| Some(row.onsets.into())),
    full("counts_alone", "", "True below 10 onsets or 20 runners").boolean(|row| Some(row.is_counts_alone)),
    column("rate_1000_sessions", "", "Onsets for each 1,000 sessions", FEW).real(3, |row| row.rate_1000_sessions),
    column("rate_low", "", "Lower end of its 95 % interval", NO_INTERVAL)
        .real(3, |row| row.rate_interval.map(|ends| ends.low)),
    column("rate_high", "", "Upper end", NO_INTERVAL).real(3, |row| row.rate_interval.map(|ends| ends.high)),
    column("rate_1000_km", "", "Onsets for each 1,000 km", FEW).real(3, |row| row.rate_1000_km),
    column("difference", "", "Rate less that of the reference, for each 1,000 sessions", FEW_OR_REFERENCE)
        .real(3, |row| row.difference),
    column("difference_low", "", "Lower end of its 95 % interval", NO_INTERVAL)
        .real(3, |row| row.difference_interval.map(|ends| ends.low)),
    column("difference_high", "", "Upper end", NO_INTERVAL)
        .real(3, |row| row.difference_interval.map(|ends| ends.high)),
    column("ratio", "", "Rate over that of the reference, for each 1,000 sessions", FEW_OR_REFERENCE)
        .real(3, |row| row.ratio),
    column("ratio_low", "", "Lower end of its 95 % interval", NO_INTERVAL)
        .real(3, |row| row.ratio_interval.map(|ends| ends.low)),
    column("ratio_high", "", "Upper end", NO_INTERVAL).real(3, |row| row.ratio_interval.map(|ends| ends.high)),
    column("frandsen_hrr", "", "Hazard rate ratio of Frandsen et al. 2025, not of this study", NOT_THEIRS)
        .real(2, |row| row.frandsen.map(|theirs| theirs.hazard_ratio)),
    column("frandsen_hrr_low", "", "Lower end of their 95 % interval", NOT_THEIRS)
        .real(2, |row| row.frandsen.map(|theirs| theirs.low)),
    column("frandsen_hrr_high", "", "Upper end", NOT_THEIRS).real(2, |row| row.frandsen.map(|theirs| theirs.high)),
];

/// How many sessions are above the comparison group.
pub const FLAGGED: &[Column<FlaggedShare>] = &[
    full("measure", "", "`distance` or `descent`").word(|row| Some(row.measure.name())),
    full("sessions", "", "Sessions, exposed or not").integer(|row| Some(row.sessions.into())),
    full("graded", "", "Of these, with a ratio that is graded").integer(|row| Some(row.graded.into())),
    full("above", "", "Of these, over 10 % above the 30 days before").integer(|row| Some(row.above.into())),
    column("above_pct", "%", "The same in percent of those graded", "none is graded").real(2, |row| row.above_pct),
    full("doubtful", "", "Of those graded: by distance 1.05 < ratio < 1.15; by descent where the uncertainty of both figures reaches 1.10")
        .integer(|row| Some(row.doubtful.into())),
];

/// One step of the flow.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowRow {
    pub unit: &'static str,
    pub step: &'static str,
    pub count: u32,
    pub runners: Option<u32>,
}

/// From all to those that count.
pub const FLOW: &[Column<FlowRow>] = &[
    full("unit", "", "What is counted: `runners`, `sessions` or `onsets`").word(|row| Some(row.unit)),
    full("step", "", "The step, or the reason not to count").word(|row| Some(row.step)),
    full("count", "", "How many").integer(|row| Some(row.count.into())),
    column("runners", "", "Runners with such a session", "not about sessions")
        .integer(|row| row.runners.map(i64::from)),
];

/// The steps of all flows.
pub fn flow_rows(study: &StudyTables) -> Vec<FlowRow> {
    let (runners, onsets) = (&study.runners, &study.onsets);
    let step = |unit| move |(step, count)| FlowRow { unit, step, count, runners: None };
    let of_runners = [
        ("found", runners.found),
        ("read", runners.read),
        ("partial", runners.partial),
        ("failed", runners.failed),
        ("without_diary", runners.without_diary),
        ("not_exposed", runners.not_exposed),
        ("exposed", runners.exposed),
    ];
    let of_onsets = [
        ("onset", onsets.onset),
        ("partly_logged", onsets.partly_logged),
        ("flare", onsets.flare),
        ("counted", onsets.counted),
        ("session_not_exposed", onsets.session_not_exposed),
        ("no_session", onsets.no_session),
    ];
    let sessions = study.sessions.iter().map(|row| FlowRow {
        unit: "sessions",
        step: row.inclusion.name(),
        count: row.sessions,
        runners: Some(row.runners),
    });
    let before = of_runners.into_iter().map(step("runners"));
    before.chain(sessions).chain(of_onsets.into_iter().map(step("onsets"))).collect()
}

const FLOW_ABOUT: &str = "One row for each step from all runners, sessions and onsets to those that count.";
const STATES_ABOUT: &str = "One row for each scheme, measure and state: how many, how often pain began, and how that \
    compares.";
const FLAGGED_ABOUT: &str = "One row for each measure: how many sessions were over 10 % above the 30 days before.";
/// What a row of [`PERSON_STATE`] is.
pub const PERSON_STATE_ABOUT: &str =
    "One row for each runner and each row of days in which nothing changes; for Cox models.";

/// The aggregates of a study as CSV, with their names.
///
/// # Errors
///
/// [`TableError`].
pub fn aggregates(study: &StudyTables) -> Result<Vec<NewFile>, TableError> {
    Ok(vec![
        ("tables/flow.csv", csv(FLOW, &flow_rows(study))?),
        ("tables/states.csv", csv(STATES, &study.states)?),
        ("tables/flagged.csv", csv(FLAGGED, &study.flagged)?),
    ])
}

/// The start-stop rows of some runners as CSV.
///
/// # Errors
///
/// [`TableError`].
pub fn person_state_csv(rows: &[PersonState]) -> Result<Vec<u8>, TableError> {
    Ok(csv(PERSON_STATE, rows)?)
}

/// Each table with what its rows are and its columns, for `docs/study.md`.
pub(super) fn documented() -> [((&'static str, &'static str), Vec<&'static About>); 4] {
    fn about<R>(columns: &'static [Column<R>]) -> Vec<&'static About> {
        columns.iter().map(|column| &column.about).collect()
    }
    [
        (("flow", FLOW_ABOUT), about(FLOW)),
        (("states", STATES_ABOUT), about(STATES)),
        (("flagged", FLAGGED_ABOUT), about(FLAGGED)),
        (("person_state", PERSON_STATE_ABOUT), about(PERSON_STATE)),
    ]
}
