//! Runs that are one interrupted run: a watch stopped and started again, or warm-up, race and cool-down in three files.
//!
//! Both remain runs; for the comparison of single runs they count as one. A run goes on with the run before it where it
//! begins within half an hour of its end and where that ended, and no other sport is between. Without positions only two
//! runs indoors, of one kind, are taken for one.

use super::{Activity, History};
use crate::activity::RunKind;
use crate::session::{Flag, Session, great_circle_m};
use crate::settings::InterruptionRules;

/// Marks the runs that go on with the run before them. Runs and other activities are sorted by start.
pub(super) fn mark(history: &mut History, rules: &InterruptionRules) {
    let History { runs, others, .. } = history;
    for index in 1..runs.len() {
        let (before, after) = (&runs[index - 1].session, &runs[index].session);
        if goes_on(before, after, rules) && !has_between(others, before, after) {
            runs[index].continues = true;
            for part in &mut runs[index - 1..=index] {
                let flags = &mut part.session.flags;
                if !flags.contains(&Flag::Interrupted) {
                    flags.push(Flag::Interrupted);
                }
            }
        }
    }
}

fn goes_on(before: &Session, after: &Session, rules: &InterruptionRules) -> bool {
    let gap_ms = after.start_utc.as_millisecond() - before.end_utc.as_millisecond();
    (-rules.rounding_s * 1000..=rules.longest_s * 1000).contains(&gap_ms)
        && before.start_utc < after.start_utc
        && is_same_place(before, after, rules)
}

fn is_same_place(before: &Session, after: &Session, rules: &InterruptionRules) -> bool {
    let is_indoor = |session: &Session| {
        let kind = session.run_kind();
        kind.is_some_and(|kind: RunKind| !kind.has_terrain())
    };
    match (before.last_position_deg, after.first_position_deg) {
        (Some(end), Some(start)) => great_circle_m(end, start) <= rules.farthest_m,
        (None, None) => is_indoor(before) && before.run_kind() == after.run_kind(),
        _ => false,
    }
}

/// True where an activity of another sport begins between the two runs: run, ride and run are three activities.
fn has_between(others: &[Activity], before: &Session, after: &Session) -> bool {
    let from = others.partition_point(|other| other.session.start_utc <= before.start_utc);
    let first = others.get(from);
    first.is_some_and(|other| other.session.start_utc < after.start_utc)
}
