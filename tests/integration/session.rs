//! From a recording to the figures of an outing, worked out on paper.

use patella::activity::{
    DescentSource, Fault, Format, Lap, Recording, SessionSummary, Sport, SubSport, TimerEvent, Totals,
};
use patella::descent::{AltitudeQuality, Contradiction};
use patella::session::{DistanceSource, Flag, Session, SessionError, from_recording};
use patella::settings::{DescentChoice, Settings};

mod doubtful;
mod motion;
mod run_walk;

/// 2 May 2026, 08:00 UTC.
const START_MS: i64 = 1_777_708_800_000;

/// A recording with a sample a second for so many seconds, nothing measured in them.
fn seconds(count: i64) -> Recording {
    let mut recording = Recording::new(Format::Fit);
    for second in 0..count {
        recording.samples.push_row(START_MS + second * 1000);
    }
    recording
}

/// A recording whose odometer counts `m_s` meters a second.
fn at_speed(count: i64, m_s: f64) -> Recording {
    let mut recording = seconds(count);
    for row in 0..count as usize {
        recording.samples.distance_m.set(row, row as f64 * m_s);
    }
    recording
}

fn summary() -> SessionSummary {
    SessionSummary {
        start_unix_ms: Some(START_MS),
        sport: Some(Sport::Running),
        sub_sport: Some(SubSport::Generic),
        totals: Totals { elapsed_s: Some(600.0), timer_s: Some(600.0), ..Totals::default() },
        ..SessionSummary::default()
    }
}

fn with(mut recording: Recording, summary: SessionSummary) -> Recording {
    recording.sessions.push(summary);
    recording
}

fn all(recording: &Recording) -> Vec<Session> {
    from_recording(recording, &Settings::default()).unwrap()
}

fn only(recording: &Recording) -> Session {
    let mut sessions = all(recording);
    assert_eq!(sessions.len(), 1);
    sessions.remove(0)
}

#[test]
fn the_distance_comes_from_the_best_source_there_is() {
    let mut recording = at_speed(601, 3.0);
    for row in 0..601 {
        recording.samples.latitude_deg.set(row, 47.0 + row as f64 * 1e-5);
        recording.samples.longitude_deg.set(row, 8.0);
    }
    recording.laps = vec![1_000.0, 700.0].into_iter().map(lap).collect();
    recording.sessions =
        vec![SessionSummary { totals: Totals { distance_m: Some(1_900.0), ..summary().totals }, ..summary() }];
    let told = |recording: &Recording| {
        let session = only(recording);
        (session.totals.distance_m.map(f64::round), session.distance_source)
    };
    assert_eq!(told(&recording), (Some(1_900.0), DistanceSource::Session));
    recording.sessions[0].totals.distance_m = None;
    assert_eq!(told(&recording), (Some(1_800.0), DistanceSource::Samples));
    recording.samples.distance_m = Default::default();
    assert_eq!(told(&recording), (Some(1_700.0), DistanceSource::Laps));
    recording.laps.clear();
    // 600 steps of 1e-5 degrees of 111.195 km.
    assert_eq!(told(&recording), (Some(667.0), DistanceSource::Positions));
    recording.samples.latitude_deg = Default::default();
    assert_eq!(told(&recording), (None, DistanceSource::None));
    assert!(only(&recording).flags.contains(&Flag::NoDistance));
}

fn lap(distance_m: f64) -> Lap {
    Lap { distance_m: Some(distance_m), ..Lap::default() }
}

#[test]
fn standing_and_pauses_are_not_moving_time() {
    let mut recording = Recording::new(Format::Fit);
    // Ten seconds at 3 m/s, five standing, a hole of 100 s in which nothing moved, one of 20 s at 3 m/s.
    let moments = (0..=10).map(|second| (second, second as f64 * 3.0));
    let standing = (11..=15).map(|second| (second, 30.0));
    for (second, meters) in moments.chain(standing).chain([(115, 30.0), (135, 90.0)]) {
        let row = recording.samples.push_row(START_MS + second * 1000);
        recording.samples.distance_m.set(row, meters);
    }
    let session = only(&recording);
    assert_eq!(session.totals.moving_s, Some(30.0));
    assert_eq!(session.totals.elapsed_s, Some(135.0));
    assert_eq!(session.totals.timer_s, Some(135.0), "nothing says that the timer stood");
    let event = |second: i64, starts| TimerEvent { unix_ms: START_MS + second * 1000, starts };
    recording.timer_events = vec![event(0, true), event(15, false), event(115, true)];
    assert_eq!(only(&recording).totals.timer_s, Some(35.0));
}

#[test]
fn means_are_weighted_by_time() {
    let mut recording = seconds(2);
    recording.samples.push_row(START_MS + 10_000);
    for (row, bpm) in [100.0, 100.0, 160.0].into_iter().enumerate() {
        recording.samples.heart_rate_bpm.set(row, bpm);
        recording.samples.speed_m_s.set(row, 3.0);
    }
    assert_eq!(only(&recording).totals.avg_hr_bpm, Some(154.0), "one second at 100, nine at 160");
}

#[test]
fn trap_17_cadence_of_one_leg_is_doubled_on_foot_only() {
    let cadence = |sport, avg_cadence_rpm| {
        let told = SessionSummary { sport: Some(sport), avg_cadence_rpm, ..summary() };
        only(&with(seconds(0), told)).totals.cadence_spm
    };
    assert_eq!(cadence(Sport::Running, Some(83.0)), Some(166.0));
    assert_eq!(cadence(Sport::Running, Some(119.5)), Some(239.0));
    assert_eq!(cadence(Sport::Running, Some(166.0)), Some(166.0));
    assert_eq!(cadence(Sport::Walking, Some(55.0)), Some(110.0));
    assert_eq!(cadence(Sport::Cycling, Some(83.0)), None);
    assert_eq!(cadence(Sport::Running, Some(0.0)), None);
}

#[test]
fn trap_21_a_sport_that_is_not_told_is_taken_from_the_speed_and_flagged() {
    let inferred = |m_s: f64| {
        let session = only(&at_speed(601, m_s));
        (session.sport, session.flags.contains(&Flag::SportInferred))
    };
    assert_eq!(inferred(1.4), (Sport::Walking, true));
    assert_eq!(inferred(3.0), (Sport::Running, true));
    assert_eq!(inferred(8.0), (Sport::Cycling, true));
    assert_eq!(inferred(40.0), (Sport::Unknown, false));
    let mut hinted = at_speed(601, 8.0);
    hinted.sport_hint = Some((Sport::Running, SubSport::Track));
    let session = only(&hinted);
    assert_eq!((session.sport, session.sub_sport), (Sport::Running, SubSport::Track));
}

#[test]
fn descent_is_the_watch_s_own_else_ours_and_none_off_the_ground() {
    let mut recording = at_speed(601, 3.0);
    for row in 0..601 {
        recording.samples.altitude_m.set(row, 500.0 - row as f64 * 0.1);
    }
    recording.sessions =
        vec![SessionSummary { totals: Totals { descent_m: Some(55.0), ..summary().totals }, ..summary() }];
    let session = only(&recording);
    assert_eq!((session.totals.descent_m, session.descent_source), (Some(55.0), DescentSource::Device));
    assert!((session.descent_samples_m.unwrap() - 60.0).abs() < 1.5);
    recording.sessions[0].totals.descent_m = None;
    let session = only(&recording);
    assert_eq!(session.descent_source, DescentSource::Samples);
    assert_eq!(session.totals.descent_m, session.descent_samples_m);
    for sub_sport in [SubSport::Treadmill, SubSport::Indoor, SubSport::Virtual] {
        recording.sessions[0].sub_sport = Some(sub_sport);
        recording.sessions[0].totals.descent_m = Some(55.0);
        let session = only(&recording);
        assert_eq!((session.totals.descent_m, session.descent_source), (None, DescentSource::None));
        assert!(session.flags.contains(&Flag::DescentNotApplicable));
        assert!(session.descent_samples_m.is_some());
    }
    let flat = only(&with(seconds(600), summary()));
    assert_eq!((flat.totals.descent_m, flat.altitude_quality), (None, AltitudeQuality::Absent));
    assert!(!flat.flags.contains(&Flag::DescentNotApplicable));
}

#[test]
fn the_slopes_add_up_to_the_descent_in_use_and_our_own_says_how_sure_it_is() {
    let mut recording = with(at_speed(601, 3.0), summary());
    for row in 0..601 {
        let samples = &mut recording.samples;
        samples.altitude_m.set(row, 500.0 - row as f64 * 0.15);
        samples.cadence_rpm.set(row, 85.0);
    }
    for told_m in [None, Some(75.0)] {
        recording.sessions[0].totals.descent_m = told_m;
        let session = only(&recording);
        let downhill = session.downhill.unwrap();
        let drops_m: f64 = downhill.bands.iter().map(|band| band.drop_m).sum();
        assert!((drops_m - session.totals.descent_m.unwrap()).abs() < 1e-9);
        // Five in a hundred, all the way, 170 steps a minute of 3 m a second.
        assert!((downhill.bands[1].distance_m - 1_800.0).abs() < 1.0);
        let down = downhill.downhill.unwrap();
        assert!((down.cadence_spm - 170.0).abs() < 0.1);
        assert!((down.step_length_m - 180.0 / 170.0).abs() < 0.001);
        let unsure_m = session.descent_uncertainty_m.unwrap();
        assert!((3.0..15.0).contains(&unsure_m), "{unsure_m}");
    }
    recording.sessions[0].sub_sport = Some(SubSport::Treadmill);
    assert_eq!(only(&recording).downhill, None);
    recording.sessions[0] = SessionSummary { sport: Some(Sport::Cycling), ..summary() };
    assert_eq!(only(&recording).downhill, None, "no ride");
}

#[test]
fn a_descent_of_zero_is_a_measurement() {
    let told = SessionSummary { totals: Totals { descent_m: Some(0.0), ..summary().totals }, ..summary() };
    let mut level = with(seconds(600), told);
    for row in 0..600 {
        let ripple_m = (row % 2) as f64 * 0.2;
        level.samples.altitude_m.set(row, 410.0 + ripple_m);
    }
    let session = only(&level);
    assert_eq!((session.totals.descent_m, session.descent_source), (Some(0.0), DescentSource::Device));
}

#[test]
fn a_descent_of_zero_without_a_height_is_none() {
    let told = SessionSummary {
        totals: Totals { ascent_m: Some(0.0), descent_m: Some(0.0), ..summary().totals },
        ..summary()
    };
    let mut recording = with(seconds(600), told);
    let nothing = only(&recording);
    for stuck_m in [-500.0, 0.0, 147.2] {
        for row in 0..600 {
            recording.samples.altitude_m.set(row, stuck_m);
        }
        let session = only(&recording);
        assert_eq!(session.altitude_quality, AltitudeQuality::Stuck);
        for session in [&session, &nothing] {
            assert_eq!((session.totals.ascent_m, session.totals.descent_m), (None, None));
            assert_eq!(session.descent_source, DescentSource::None);
        }
    }
}

#[test]
fn a_total_beside_an_altitude_that_never_moves_is_contradicted() {
    let told = SessionSummary { totals: Totals { descent_m: Some(223.0), ..summary().totals }, ..summary() };
    let mut recording = with(seconds(600), told);
    let without_altitude = only(&recording);
    assert_eq!(
        (without_altitude.totals.descent_m, without_altitude.descent_contradiction),
        (Some(223.0), None),
        "nothing speaks against it"
    );
    for row in 0..600 {
        recording.samples.altitude_m.set(row, -499.0);
    }
    let auto = only(&recording);
    assert_eq!((auto.totals.descent_m, auto.descent_source), (None, DescentSource::None));
    assert_eq!(auto.descent_device_m, Some(223.0));
    assert_eq!(auto.descent_contradiction, Some(Contradiction::StuckAltitude));
    assert!(auto.flags.contains(&Flag::DescentContradicted));
    let asked_for = Settings { descent_choice: DescentChoice::Device, ..Settings::default() };
    let device = from_recording(&recording, &asked_for).unwrap().remove(0);
    assert_eq!(device.totals.descent_m, Some(223.0), "who asks for it gets it");
    assert!(device.flags.contains(&Flag::DescentContradicted));
}

#[test]
fn whose_descent_is_used_can_be_chosen() {
    let told = SessionSummary { totals: Totals { descent_m: Some(30.0), ..summary().totals }, ..summary() };
    let mut recording = with(seconds(1200), told);
    for row in 0..1200 {
        let hill_m = 20.0 * (row as f64 / 150.0).cos() + 0.05 * f64::from(row as u32 % 3);
        recording.samples.altitude_m.set(row, 400.0 + hill_m);
    }
    let choose = |descent_choice| {
        let settings = Settings { descent_choice, ..Settings::default() };
        let session = from_recording(&recording, &settings).unwrap().remove(0);
        (session.totals.descent_m.unwrap(), session.descent_source)
    };
    assert_eq!(choose(DescentChoice::Device), (30.0, DescentSource::Device));
    let (ours_m, source) = choose(DescentChoice::Samples);
    assert_eq!(source, DescentSource::Samples);
    assert!((40.0..65.0).contains(&ours_m), "{ours_m}");
}

#[test]
fn exertion_and_feel_come_along_and_absurd_ones_do_not() {
    let told = |rpe_0_10, feel_0_100| {
        let session = only(&with(
            seconds(2),
            SessionSummary { totals: Totals { rpe_0_10, feel_0_100, ..summary().totals }, ..summary() },
        ));
        (session.totals.rpe_0_10, session.totals.feel_0_100)
    };
    assert_eq!(told(Some(0.0), Some(0.0)), (Some(0.0), Some(0.0)));
    assert_eq!(told(Some(10.0), Some(100.0)), (Some(10.0), Some(100.0)));
    assert_eq!(told(Some(25.4), Some(254.0)), (None, None));
}

#[test]
fn legs_share_no_sample_and_count_from_where_they_began() {
    let mut recording = at_speed(1_201, 3.0);
    let second = SessionSummary { start_unix_ms: Some(START_MS + 600_000), ..summary() };
    recording.sessions = vec![second, summary()];
    let sessions = all(&recording);
    assert_eq!(sessions[0].samples, 601, "a moment between two belongs to the later");
    assert_eq!(sessions[1].samples, 600);
    assert_eq!([sessions[0].totals.distance_m, sessions[1].totals.distance_m], [Some(1_800.0), Some(1_797.0)]);
    assert_eq!(sessions[0].distance_source, DistanceSource::Samples);
}
