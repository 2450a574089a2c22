//! One outing as numbers: what is left of a recording when its samples are gone.
//!
//! The watch's own totals come first; what it does not say is worked out from the samples. A damaged recording without a
//! summary is rebuilt from its samples. `None` means unknown, and a flag says why where the reader should know.

mod flag;
mod legs;
mod measure;
mod plausible;

use jiff::Timestamp;
use thiserror::Error;

use self::measure::Measured;
use crate::activity::{
    DescentSource, FileId, Format, OffsetSource, Recording, RunKind, SessionSummary, Sport,
    SubSport, possible,
};
use crate::calendar;
use crate::descent::AltitudeQuality;
use crate::settings::{OutingRules, Settings};

pub use flag::Flag;
pub(crate) use measure::great_circle_m;

/// One outing.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The start.
    pub start_utc: Timestamp,
    /// Start plus elapsed time.
    pub end_utc: Timestamp,
    /// Local clock minus UTC in minutes and where it came from; `None` where file and position do not tell.
    pub utc_offset: Option<(i32, OffsetSource)>,
    /// Sport.
    pub sport: Sport,
    /// Sub-sport.
    pub sub_sport: SubSport,
    /// Format it was read from.
    pub format: Format,
    /// Identity of the file.
    pub file_id: FileId,
    /// Place within its file, 0 for the first session.
    pub index: usize,
    /// Device in words.
    pub device: Option<String>,
    /// Metres; `None` where nothing tells.
    pub distance_m: Option<f64>,
    /// Where the distance came from.
    pub distance_source: DistanceSource,
    /// Time with the timer running, seconds.
    pub timer_s: Option<f64>,
    /// Wall-clock time from start to end, seconds.
    pub elapsed_s: Option<f64>,
    /// Time in motion, seconds.
    pub moving_s: Option<f64>,
    /// Metres climbed.
    pub ascent_m: Option<f64>,
    /// Metres descended; `None` where unknown or not applicable.
    pub descent_m: Option<f64>,
    /// Where the descent came from.
    pub descent_source: DescentSource,
    /// Our own descent from the samples, whatever `descent_m` says.
    pub descent_samples_m: Option<f64>,
    /// What the altitude is worth.
    pub altitude_quality: AltitudeQuality,
    /// Mean heart rate, beats a minute.
    pub avg_hr_bpm: Option<f64>,
    /// Mean cadence, steps a minute; `None` for sports that are not on foot.
    pub cadence_spm: Option<f64>,
    /// Rate of perceived exertion, 0-10.
    pub rpe_0_10: Option<f64>,
    /// How it felt, 0-100.
    pub feel_0_100: Option<f64>,
    /// Where it began, degrees north and east; never shown.
    pub first_position_deg: Option<(f64, f64)>,
    /// Where it ended, degrees north and east; never shown.
    pub last_position_deg: Option<(f64, f64)>,
    /// Number of samples it was made of.
    pub samples: usize,
    /// Things worth telling.
    pub flags: Vec<Flag>,
}

impl Session {
    /// The kind of run, `None` where it is another sport.
    pub fn run_kind(&self) -> Option<RunKind> {
        RunKind::of(self.sport, self.sub_sport)
    }
}

/// Where a distance came from, most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DistanceSource {
    /// The summary of the session.
    Session,
    /// The last distance of the samples.
    Samples,
    /// The sum of the laps.
    Laps,
    /// The way between the positions.
    Positions,
    /// Nothing tells.
    None,
}

impl DistanceSource {
    /// The name as written in the tables.
    pub fn name(self) -> &'static str {
        match self {
            DistanceSource::Session => "session",
            DistanceSource::Samples => "samples",
            DistanceSource::Laps => "laps",
            DistanceSource::Positions => "positions",
            DistanceSource::None => "none",
        }
    }
}

/// Why no session could be made of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SessionError {
    /// Nothing says when it was.
    #[error("nothing in it says when it was")]
    NoStart,
    /// It is dated before there were such watches, or in the far future.
    #[error(
        "it is dated {date}, which cannot be: the clock of the watch was not set; set the date by hand in the app it came from"
    )]
    ImpossibleDate {
        /// The date it gives.
        date: jiff::civil::Date,
    },
}

/// Makes the sessions of one recording: one for most, several for multisport. Legs between two sports are left out, and so
/// is a session without a possible date beside others that have one.
///
/// # Errors
///
/// [`SessionError`] where nothing says when it was, or what it says cannot be.
pub fn from_recording(
    recording: &Recording,
    settings: &Settings,
) -> Result<Vec<Session>, SessionError> {
    let rules = &settings.outing;
    let mut summaries: Vec<SessionSummary> = (recording.sessions.iter())
        .map(|summary| plausible::summary(summary, rules))
        .collect();
    if summaries.is_empty() {
        summaries.push(SessionSummary::default());
    }
    let legs = legs::rows(&recording.samples, &summaries);
    let alone = summaries.len() == 1;
    let (mut sessions, mut first_error) = (Vec::with_capacity(summaries.len()), None);
    for (index, (summary, rows)) in summaries.iter().zip(&legs).enumerate() {
        if summary.sport == Some(Sport::Transition) {
            continue;
        }
        let leg = Leg {
            recording,
            summary,
            index,
            rows,
            alone,
        };
        match leg.session(settings) {
            Ok(session) => sessions.push(session),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    match first_error {
        Some(error) if sessions.is_empty() => Err(error),
        _ => Ok(sessions),
    }
}

/// One session within its recording.
struct Leg<'a> {
    recording: &'a Recording,
    /// The watch's summary without figures that cannot be; empty where it wrote none.
    summary: &'a SessionSummary,
    /// Place within the recording.
    index: usize,
    /// Its samples, indices in the order of time.
    rows: &'a [usize],
    /// True where the recording has no other session.
    alone: bool,
}

impl Leg<'_> {
    fn session(&self, settings: &Settings) -> Result<Session, SessionError> {
        let Leg {
            recording, summary, ..
        } = *self;
        let rules = &settings.outing;
        let measured = Measured::new(self, settings);
        let start_ms = (summary.start_unix_ms.filter(is_possible))
            .or(measured.start_unix_ms.filter(is_possible))
            .or(summary.start_unix_ms)
            .or(measured.start_unix_ms);
        let start_utc = possible_start(start_ms.ok_or(SessionError::NoStart)?)?;
        let elapsed_s = summary.elapsed_s.or(measured.elapsed_s);
        let timer_s = summary.timer_s.or(measured.timer_s).or(elapsed_s);
        let (distance_m, distance_source) = measured.distance(summary);
        let speed_m_s = distance_m
            .zip(measured.moving_s.or(timer_s))
            .map(|(metres, seconds)| metres / seconds);
        let (sport, sub_sport, inferred) = sport(recording, summary, speed_m_s, rules);
        let (descent_m, descent_source) = descent(sport, sub_sport, summary, &measured);
        let cadence_rpm = summary.avg_cadence_rpm.or(measured.avg_cadence_rpm);
        let mut session = Session {
            start_utc,
            end_utc: end(start_utc, elapsed_s.or(timer_s)),
            utc_offset: utc_offset(recording, &measured, start_utc, rules),
            sport,
            sub_sport,
            format: recording.format,
            file_id: recording.file_id,
            index: self.index,
            device: recording.device.clone(),
            distance_m,
            distance_source,
            timer_s,
            elapsed_s,
            moving_s: summary.moving_s.or(measured.moving_s),
            ascent_m: summary.ascent_m.or(measured.ascent_m),
            descent_m,
            descent_source,
            descent_samples_m: measured.descent_m,
            altitude_quality: measured.altitude_quality,
            avg_hr_bpm: summary.avg_hr_bpm.or(measured.avg_hr_bpm),
            cadence_spm: cadence_spm(sport, cadence_rpm, rules),
            rpe_0_10: summary.rpe_0_10,
            feel_0_100: summary.feel_0_100,
            first_position_deg: measured.first_position,
            last_position_deg: measured.last_position,
            samples: measured.samples,
            flags: Vec::new(),
        };
        session.flags = flag::flags(&session, recording, inferred, rules);
        Ok(session)
    }
}

fn is_possible(unix_ms: &i64) -> bool {
    possible::UNIX_MS.contains(unix_ms)
}

fn possible_start(start_ms: i64) -> Result<Timestamp, SessionError> {
    let start = Timestamp::from_millisecond(start_ms).map_err(|_| SessionError::NoStart)?;
    if is_possible(&start_ms) {
        return Ok(start);
    }
    let date = calendar::local_clock(start, 0).date();
    Err(SessionError::ImpossibleDate { date })
}

fn end(start_utc: Timestamp, lasted_s: Option<f64>) -> Timestamp {
    let lasted_ms = (lasted_s.unwrap_or(0.0) * 1000.0) as i64;
    let end_ms = start_utc.as_millisecond().saturating_add(lasted_ms);
    Timestamp::from_millisecond(end_ms).unwrap_or(start_utc)
}

/// The watch's own descent, else ours; none where the ground does not go up and down.
fn descent(
    sport: Sport,
    sub_sport: SubSport,
    summary: &SessionSummary,
    measured: &Measured,
) -> (Option<f64>, DescentSource) {
    let has_terrain = RunKind::of(sport, sub_sport).is_none_or(RunKind::has_terrain);
    match (has_terrain, summary.descent_m, measured.descent_m) {
        (true, Some(device), _) => (Some(device), DescentSource::Device),
        (true, None, Some(ours)) => (Some(ours), DescentSource::Samples),
        (true, None, None) | (false, ..) => (None, DescentSource::None),
    }
}

/// The file first, then the position of the first point, which also wins where the file is far off.
fn utc_offset(
    recording: &Recording,
    measured: &Measured,
    utc: Timestamp,
    rules: &OutingRules,
) -> Option<(i32, OffsetSource)> {
    let at_position = || {
        let (latitude_deg, longitude_deg) = measured.first_position?;
        calendar::offset_at_position(latitude_deg, longitude_deg, utc)
    };
    let Some(told) = recording.utc_offset_min else {
        return at_position().map(|minutes| (minutes, OffsetSource::Position));
    };
    // Looking a zone up costs more than reading a short file, so it is done only where the sun makes the file doubtful.
    let is_doubtful = measured.first_position.is_some_and(|(_, longitude_deg)| {
        (f64::from(told) - 4.0 * longitude_deg).abs() > rules.sun_off_min
    });
    let contradicted = (is_doubtful.then(at_position).flatten())
        .filter(|minutes| (minutes - told).abs() > rules.zone_off_min);
    Some(contradicted.map_or((told, OffsetSource::File), |minutes| {
        (minutes, OffsetSource::Position)
    }))
}

/// What the file says, else a guess from the mean speed in motion; the last is true where it was guessed.
fn sport(
    recording: &Recording,
    summary: &SessionSummary,
    speed_m_s: Option<f64>,
    rules: &OutingRules,
) -> (Sport, SubSport, bool) {
    let hint = recording.sport_hint;
    if let Some(sport) = summary.sport.or(hint.map(|(sport, _)| sport)) {
        let sub_sport = summary.sub_sport.or(hint.map(|(_, sub_sport)| sub_sport));
        return (sport, sub_sport.unwrap_or_default(), false);
    }
    let [walk, run, ride, faster] = rules.sport_from_m_s;
    let sport = match speed_m_s {
        Some(speed) if (walk..run).contains(&speed) => Sport::Walking,
        Some(speed) if (run..ride).contains(&speed) => Sport::Running,
        Some(speed) if (ride..faster).contains(&speed) => Sport::Cycling,
        _ => return (Sport::Unknown, SubSport::Generic, false),
    };
    (sport, SubSport::Generic, true)
}

/// Steps a minute. Watches count the strides of one leg, some apps both.
fn cadence_spm(sport: Sport, cadence_rpm: Option<f64>, rules: &OutingRules) -> Option<f64> {
    let cadence = cadence_rpm.filter(|&cadence| cadence > 0.0)?;
    let on_foot = matches!(sport, Sport::Running | Sport::Walking | Sport::Hiking);
    on_foot.then_some(if cadence < rules.one_leg_below_spm {
        cadence * 2.0
    } else {
        cadence
    })
}
