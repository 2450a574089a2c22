//! What Garmin's own profile does that misleads a reader of names.

use patella::activity::RunKind;

use super::*;

#[test]
fn trap_15_the_end_is_start_and_elapsed_time_not_when_the_summary_was_written() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    let written = (253, 4, Base::U32);
    file.define(2, SESSION, &[&[written], session_fields()].concat());
    // Half an hour of running; the summary carries the time of an upload four hours later.
    file.data(2).u32(RUN_START + 4 * 3_600).u32(RUN_START).u32(1_800_000).u32(1_700_000).u32(500_000).bytes(&[1, 0]);
    let session = &sessions(&only(&file.finish()))[0];
    assert_eq!(session.end_utc.as_second() - session.start_utc.as_second(), 1_800);
    assert_eq!(session.totals.timer_s, Some(1_700.0));
    // A summary before its records has the same meaning as one after them.
    let (first, last) = (only(&small("summary-first")), only(&small("run")));
    assert_eq!(sessions(&first)[0].end_utc, sessions(&last)[0].end_utc);
    assert_eq!(first.samples, last.samples);
}

#[test]
fn trap_16_fields_are_known_by_number_and_a_sub_sport_nobody_knows_is_still_a_run() {
    let mut file = Fit::new();
    file_id(&mut file, 4);
    // Field 18 is renamed with the sport in the profile; here it comes before the sport.
    let cadence = (18, 1, Base::U8);
    file.define(2, SESSION, &[&[cadence], session_fields()].concat());
    file.data(2).bytes(&[83]).u32(RUN_START).u32(1_800_000).u32(1_800_000).u32(500_000).bytes(&[1, 199]);
    let session = &sessions(&only(&file.finish()))[0];
    assert_eq!((session.sport, session.sub_sport), (Sport::Running, SubSport::Other(199)));
    assert_eq!(session.run_kind(), Some(RunKind::Road));
    assert_eq!(session.totals.cadence_spm, Some(166.0));
}
