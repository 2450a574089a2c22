//! An activity that an account lists and no file holds, as the same numbers.

use jiff::Timestamp;

use super::flag::{self, FlagInputs};
use super::start_time::{self, Durations};
use super::{DistanceSource, Flag, Session, total_limits};
use crate::account::ActivityFacts;
use crate::activity::{DescentSource, FileId, OffsetSource, Recording, RunKind, Totals};
use crate::descent::AltitudeQuality;
use crate::encoding::visible;
use crate::settings::SessionRules;

/// The facts without the figures that cannot be.
pub fn possible_facts(facts: ActivityFacts, rules: &SessionRules) -> ActivityFacts {
    ActivityFacts {
        totals: facts.totals.within(&total_limits(rules)),
        shoe: facts.shoe.map(|shoe| visible(&shoe).into_owned()),
        ..facts
    }
}

/// The session of facts alone, marked as such: nobody can look into it, and it may have been entered by hand. `None` where
/// nothing says when it was. Without a timer, the time in motion stands in for it.
pub fn from_account(facts: &ActivityFacts, rules: &SessionRules) -> Option<Session> {
    let start_utc = facts.start_utc?;
    let known = facts.totals;
    let has_terrain = RunKind::of(facts.sport, facts.sub_sport).is_none_or(RunKind::has_terrain);
    let descent_m = known.descent_m.filter(|_| has_terrain);
    let mut session = Session {
        start_utc,
        end_utc: start_utc,
        utc_offset: (facts.utc_offset_min).map(|minutes| (minutes, OffsetSource::Overlay)),
        offset_is_confirmed: false,
        sport: facts.sport,
        unknown_sport: facts.unknown_sport.clone(),
        sub_sport: facts.sub_sport,
        format: facts.format,
        file_id: FileId::default(),
        index: 0,
        device: None,
        totals: Totals {
            timer_s: known.timer_s.or(known.moving_s).or(known.elapsed_s),
            elapsed_s: known.elapsed_s.or(known.timer_s).or(known.moving_s),
            descent_m,
            ..known
        },
        distance_source: match known.distance_m {
            Some(_) => DistanceSource::Overlay,
            None => DistanceSource::None,
        },
        descent_source: match descent_m {
            Some(_) => DescentSource::Overlay,
            None => DescentSource::None,
        },
        descent_device_m: None,
        descent_contradiction: None,
        descent_samples_m: None,
        descent_hills_m: None,
        descent_uncertainty_m: None,
        descent_repeats: None,
        track: None,
        downhill: None,
        altitude_quality: AltitudeQuality::Absent,
        run_walk: None,
        shoe: facts.shoe.clone(),
        first_position_deg: None,
        last_position_deg: None,
        track_shape: None,
        has_coarse_positions: false,
        samples: 0,
        flags: Vec::new(),
    };
    session.end_utc = end_by_totals(&session, rules);
    let circumstances = FlagInputs {
        sport_inferred: false,
        contradicts_position: false,
        left_running: durations(&session).went_on(rules),
        fast_s: 0.0,
    };
    session.flags = flag::flags(&session, &Recording::new(facts.format), &circumstances, rules);
    session.flags.push(Flag::FromAccount);
    if descent_m.is_some() && facts.elevation_corrected {
        session.flags.push(Flag::ElevationFromMap);
    }
    Some(session)
}

/// The end of an activity whose totals are all that is known of it.
pub fn end_by_totals(session: &Session, rules: &SessionRules) -> Timestamp {
    start_time::end(session.start_utc, &durations(session), [None; 2], rules)
}

fn durations(session: &Session) -> Durations {
    let Totals { elapsed_s, timer_s, moving_s, .. } = session.totals;
    Durations { elapsed_s, timer_s, paused_s: 0.0, moving_s }
}
