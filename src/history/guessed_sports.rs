//! Sports that no file and no list names: the guess from the speed, put right by the runner's own named runs.
//!
//! A fixed limit between walking and running makes walkers of slow runners. Where the history holds runs and walks that are
//! named, their speeds set the limit; without any, that of [`SessionRules::sport_from_m_s`] stands.

use super::Entry;
use crate::activity::{Fault, Sport};
use crate::session::{Flag, Session};
use crate::settings::SessionRules;

/// Separates runs and walks again, by the speeds of those that are named. Duplicates are left as they are.
pub(super) fn settle(entries: &mut [Entry], rules: &SessionRules) {
    let limit_m_s = run_from_m_s(entries, rules);
    let [walk_m_s, _, ride_m_s, _] = rules.sport_from_m_s;
    for entry in entries.iter_mut().filter(|entry| entry.duplicate_of.is_none()) {
        let session = &mut entry.session;
        let is_guessed = session.flags.contains(&Flag::SportInferred);
        let is_on_foot = matches!(session.sport, Sport::Running | Sport::Walking);
        let Some(speed_m_s) = mean_speed_m_s(session).filter(|_| is_guessed && is_on_foot) else {
            continue;
        };
        if (walk_m_s..ride_m_s).contains(&speed_m_s) {
            session.sport = if speed_m_s >= limit_m_s { Sport::Running } else { Sport::Walking };
        }
        if session.sport == Sport::Walking {
            session.flags.retain(|flag| *flag != Flag::TooFast);
        }
    }
}

/// The mean speed from which on an activity on foot is taken for a run, meters a second.
fn run_from_m_s(entries: &[Entry], rules: &SessionRules) -> f64 {
    let named = |sport: Sport| {
        let of_sport = entries.iter().filter(|entry| {
            let session = &entry.session;
            let is_named = !session.flags.contains(&Flag::SportInferred);
            entry.duplicate_of.is_none() && is_named && session.sport == sport
        });
        let mut speeds: Vec<f64> = of_sport
            .filter_map(|entry| mean_speed_m_s(&entry.session))
            .filter(|speed| *speed >= rules.sport_from_m_s[0])
            .collect();
        speeds.sort_by(f64::total_cmp);
        speeds
    };
    let (runs, walks) = (named(Sport::Running), named(Sport::Walking));
    let slow_run = quantile(&runs, rules.slow_run_quantile);
    let fast_walk = quantile(&walks, 1.0 - rules.slow_run_quantile);
    let middle = |speeds: &[f64]| quantile(speeds, 0.5);
    let limit = match (slow_run, fast_walk) {
        (None, None) => return rules.sport_from_m_s[1],
        (Some(slow_run), None) => slow_run * rules.below_slow_run,
        (None, Some(fast_walk)) => rules.sport_from_m_s[1].max(fast_walk / rules.below_slow_run),
        (Some(slow_run), Some(fast_walk)) if fast_walk < slow_run => f64::midpoint(slow_run, fast_walk),
        // They overlap: between the middle ones.
        (Some(slow_run), Some(fast_walk)) => {
            f64::midpoint(middle(&runs).unwrap_or(slow_run), middle(&walks).unwrap_or(fast_walk))
        }
    };
    let (least, most) = rules.run_limit_m_s;
    limit.clamp(least, most)
}

/// Mean speed in motion, meters a second; `None` where distance or time is unknown.
pub(super) fn mean_speed_m_s(session: &Session) -> Option<f64> {
    let seconds = session.totals.moving_s.filter(|seconds| *seconds > 0.0);
    let seconds = seconds.or(session.totals.timer_s).or(session.totals.elapsed_s)?;
    let meters = session.totals.distance_m?;
    (seconds > 0.0).then(|| meters / seconds)
}

/// The value below which a share of the sorted values lies; `None` without any.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    sorted.get((share * last as f64).round() as usize).copied()
}

/// What is to be said of an activity whose sport is not known or was guessed, and whose clock was put right.
pub(super) fn remarks(session: &Session) -> Vec<String> {
    let is_from_list = session.flags.contains(&Flag::FromAccount);
    let was_moved = session.flags.contains(&Flag::LocalTimeAsUtc);
    let moved = was_moved.then(|| Fault::LocalTimeAsUtc.to_string());
    let sport = if session.flags.contains(&Flag::SportInferred) {
        guessed(session)
    } else if session.sport != Sport::Unknown {
        None
    } else if let Some(name) = &session.unknown_sport {
        Some(unknown(name, is_from_list))
    } else {
        (!is_from_list).then(|| "the file does not say which sport it is; not counted as a run".to_owned())
    };
    sport.into_iter().chain(moved).collect()
}

fn guessed(session: &Session) -> Option<String> {
    let taken_for = match session.sport {
        Sport::Running => "a run",
        Sport::Walking => "a walk",
        _ => "a ride",
    };
    let speed = mean_speed_m_s(session)?;
    Some(format!("the file names no sport; taken for {taken_for} by its mean speed of {speed:.1} m/s"))
}

fn unknown(name: &str, is_from_list: bool) -> String {
    if is_from_list {
        return format!("the list names a sport \"{name}\", which is not known; not counted as a run");
    }
    if name.eq_ignore_ascii_case("other") {
        return format!("the file names no sport but \"{name}\"; not counted as a run");
    }
    format!("the file calls its sport \"{name}\", which is not known; not counted as a run")
}
