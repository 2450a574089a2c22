//! What gives way to the account: a guessed sport, and the totals of a file that broke off.

use jiff::SignedDuration;
use patella::activity::Totals;

use super::*;

#[test]
fn a_sport_put_right_in_the_account_is_still_the_same_activity() {
    let walk = ActivityFacts { sport: Sport::Walking, ..facts(1, SIX) };
    let history = laid_over(vec![run(SIX)], vec![walk]);
    assert_eq!((history.runs.len(), history.others.len()), (1, 0));
    assert_eq!(history.runs[0].session.totals.rpe_0_10, Some(4.0));
    let guessed = Session { sport: Sport::Walking, flags: vec![Flag::SportInferred], ..run(SIX) };
    let history = laid_over(vec![guessed], vec![facts(1, SIX)]);
    assert_eq!((history.runs.len(), history.others.len()), (1, 0), "a guess gives way to what the account says");
    let treadmill = ActivityFacts { sub_sport: SubSport::Treadmill, ..facts(1, SIX) };
    let downhill = Session {
        totals: Totals { descent_m: Some(300.0), ..run(SIX).totals },
        descent_source: DescentSource::Samples,
        ..run(SIX)
    };
    let history = laid_over(vec![downhill], vec![treadmill]);
    let run = &history.runs[0].session;
    assert_eq!((run.sub_sport, run.totals.descent_m), (SubSport::Treadmill, None));
    assert_eq!(run.flags, [Flag::DescentNotApplicable]);
}

#[test]
fn a_file_that_broke_off_is_completed_by_what_the_account_knows() {
    let half = Session {
        flags: vec![Flag::Recovered],
        totals: Totals { distance_m: Some(5_000.0), descent_m: Some(10.0), ..lasting(run(SIX), 1_800.0).totals },
        distance_source: DistanceSource::Samples,
        descent_source: DescentSource::Samples,
        ..lasting(run(SIX), 1_800.0)
    };
    let history = laid_over(vec![half.clone()], vec![facts(1, SIX)]);
    let whole = &history.runs[0].session;
    assert_eq!((whole.totals.distance_m, whole.totals.timer_s), (Some(10_000.0), Some(3_600.0)));
    assert_eq!((whole.totals.descent_m, whole.descent_source), (Some(90.0), DescentSource::Overlay));
    assert_eq!(whole.end_utc.duration_since(whole.start_utc), SignedDuration::from_secs(3_600));
    assert!(whole.flags.contains(&Flag::Recovered));
    let silent =
        ActivityFacts { totals: Totals { distance_m: None, descent_m: None, ..facts(1, SIX).totals }, ..facts(1, SIX) };
    let history = laid_over(vec![half], vec![silent]);
    assert_eq!(history.runs[0].session.totals.distance_m, Some(5_000.0));
}
