//! One activity as numbers: what is left of a recording when its samples are gone.
//!
//! The watch's own totals come first; what it does not say is worked out from the samples. A damaged recording without a
//! summary is rebuilt from its samples. `None` means unknown, and a flag says why where the reader should know.

mod account;
mod descent_choice;
mod flag;
mod measure;
mod motion;
mod positions;
mod run_walk;
mod sport;
mod start_time;

use jiff::Timestamp;
use thiserror::Error;

use self::descent_choice::DescentInputs;
use self::flag::FlagInputs;
use self::measure::Measured;
pub(crate) use self::sport::cadence_spm;
use self::sport::{fastest, is_not_counted};
use self::start_time::{Durations, LocalStart, is_possible};
use crate::activity::{
    DescentSource, FileId, Format, OffsetSource, Recording, RunKind, SessionSummary, Sport, SubSport, TotalLimits,
    Totals, within,
};
use crate::descent::repeats::{PackedTrack, RepeatShare};
use crate::descent::{AltitudeQuality, Contradiction, Downhill, ElevationProfile};
use crate::names::serialize_by_name;
use crate::settings::{SessionRules, Settings};

pub use account::{end_by_totals, from_account, possible_facts};
pub use flag::Flag;
pub use positions::TrackShape;
pub(crate) use positions::great_circle_m;
pub use run_walk::RunWalk;
pub use start_time::read_as_local_time;

/// One activity of one sport.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub start_utc: Timestamp,
    /// Start plus elapsed time; earlier where the watch went on after the runner had stopped.
    pub end_utc: Timestamp,
    /// Local clock minus UTC in minutes and where it came from; `None` where file and position do not show it.
    pub utc_offset: Option<(i32, OffsetSource)>,
    /// True where a position on Earth gives the offset or agrees with it.
    pub offset_is_confirmed: bool,
    pub sport: Sport,
    /// The file's own word for a sport that is not known; `None` for all others.
    pub unknown_sport: Option<String>,
    pub sub_sport: SubSport,
    /// Format it was read from.
    pub format: Format,
    /// Identity of the file.
    pub file_id: FileId,
    /// Place within its file, 0 for the first session.
    pub index: usize,
    /// Device in words.
    pub device: Option<String>,
    /// What it adds up to; the descent is `None` where it is unknown or not applicable.
    pub totals: Totals,
    /// Where the distance came from.
    pub distance_source: DistanceSource,
    /// Where the descent came from.
    pub descent_source: DescentSource,
    /// The watch's own total, whatever `descent_m` says.
    pub descent_device_m: Option<f64>,
    /// Why the watch's own total cannot be; `None` where nothing contradicts it.
    pub descent_contradiction: Option<Contradiction>,
    /// Our own descent from the samples, whatever `descent_m` says.
    pub descent_samples_m: Option<f64>,
    /// What is left of our own descent without any noise: the hills alone.
    pub descent_hills_m: Option<f64>,
    /// How far `descent_samples_m` may be off, meters: the watch's own total is within it in nine of ten recordings.
    pub descent_uncertainty_m: Option<f64>,
    /// Descent by grade, for runs; the drops of its bands add up to `descent_m`.
    pub downhill: Option<Downhill>,
    /// What other runs over the same paths say of it; `None` where they were not asked.
    pub descent_repeats: Option<RepeatShare>,
    /// What the altitude is worth.
    pub altitude_quality: AltitudeQuality,
    /// Where it went, for comparison with the other runs of the history, which then takes it away; never shown.
    pub track: Option<Box<PackedTrack>>,
    /// How it was divided into running and walking; `None` for other sports and where the samples do not show it.
    pub run_walk: Option<RunWalk>,
    /// The shoe it was run in, by the runner's own name.
    pub shoe: Option<String>,
    /// Where it began, degrees north and east; never shown.
    pub first_position_deg: Option<(f64, f64)>,
    /// Where it ended, degrees north and east; never shown.
    pub last_position_deg: Option<(f64, f64)>,
    /// Where it was at sixteen moments, to know the same points again; never shown. `None` without enough positions.
    pub track_shape: Option<TrackShape>,
    /// True where its positions are written to a ten-thousandth of a degree or less: steps of ten meters add up to a longer distance.
    pub has_coarse_positions: bool,
    /// Number of samples it was made of.
    pub samples: usize,
    /// Notable things.
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
    /// The distance between the positions.
    Positions,
    /// The list of an account.
    Overlay,
    /// No source has one.
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
            DistanceSource::Overlay => "overlay",
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
    /// A single point, without a summary that says more.
    #[error("it holds a single point and no summary: no activity")]
    SinglePoint,
}

impl SessionError {
    /// True where an activity is lost; false where there was none.
    pub fn is_loss(&self) -> bool {
        *self != SessionError::SinglePoint
    }
}

/// Makes the sessions of one recording: one for most, several for multisport. Transitions between two sports and the sum of all
/// parts are left out, and so is a session without a possible date among others that have one.
///
/// # Errors
///
/// [`SessionError`] where nothing says when it was, or what it says cannot be.
pub fn from_recording(recording: &Recording, settings: &Settings) -> Result<Vec<Session>, SessionError> {
    let sessions = with_elevation(recording, settings)?;
    Ok(sessions.into_iter().map(|(session, _)| session).collect())
}

/// The same, each session with its elevation profile.
///
/// # Errors
///
/// As [`from_recording`].
pub fn with_elevation(
    recording: &Recording,
    settings: &Settings,
) -> Result<Vec<(Session, ElevationProfile)>, SessionError> {
    let rules = &settings.session;
    let mut summaries: Vec<SessionSummary> =
        (recording.sessions.iter()).map(|summary| possible_summary(summary, rules)).collect();
    if summaries.is_empty() {
        summaries.push(SessionSummary::default());
    }
    let parts = measure::rows(&recording.samples, &summaries);
    let is_only = summaries.len() == 1;
    let (mut sessions, mut first_error) = (Vec::with_capacity(summaries.len()), None);
    for (index, (summary, rows)) in summaries.iter().zip(&parts).enumerate() {
        if is_not_counted(summary, is_only) {
            continue;
        }
        let part = SessionPart { recording, summary, index, rows, is_only };
        match part.session(settings) {
            Ok(session) => sessions.push(session),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    match first_error {
        Some(error) if sessions.is_empty() => Err(error),
        _ => Ok(sessions),
    }
}

/// The summary without the figures that cannot be: what is left out is worked out from the samples, if they show it.
fn possible_summary(summary: &SessionSummary, rules: &SessionRules) -> SessionSummary {
    SessionSummary {
        totals: summary.totals.within(&total_limits(rules)),
        // Zero is how a watch without a sensor writes that it has no cadence.
        avg_cadence_rpm: within(summary.avg_cadence_rpm, rules.most_cadence).filter(|&rpm| rpm > 0.0),
        ..summary.clone()
    }
}

fn total_limits(rules: &SessionRules) -> TotalLimits {
    let SessionRules { longest_s, farthest_m, most_cadence: most_cadence_spm, .. } = *rules;
    TotalLimits { longest_s, farthest_m, most_cadence_spm }
}

/// One session within its recording.
struct SessionPart<'a> {
    recording: &'a Recording,
    /// The watch's summary without figures that cannot be; empty where it wrote none.
    summary: &'a SessionSummary,
    /// Place within the recording.
    index: usize,
    /// Its samples, indices in the order of time.
    rows: &'a [usize],
    /// True where the recording has no other session.
    is_only: bool,
}

impl SessionPart<'_> {
    fn session(&self, settings: &Settings) -> Result<(Session, ElevationProfile), SessionError> {
        let (recording, summary, rules) = (self.recording, self.summary, &settings.session);
        let measured = Measured::new(self, settings);
        let (sport, sub_sport, inferred) = self.sport(&measured, rules);
        if measured.is_single_point(summary) {
            return Err(SessionError::SinglePoint);
        }
        let start_ms = self.start_ms(&measured).ok_or(SessionError::NoStart)?;
        let start = LocalStart::of(recording, start_ms, (measured.position, sub_sport), settings)?;
        let either = summary.totals.or(measured.totals);
        let (durations, moving_s) = self.durations(&measured, sport);
        let timer_was_forgotten = durations.timer_was_forgotten(rules);
        // Where the times are those of a wall clock, so are those of the samples.
        let samples_end_ms = measured.ends_ms(start.start_utc.as_millisecond() - start_ms);
        let (distance_m, distance_source) = measured.distance(self, fastest(sport, rules), rules);
        let inputs = DescentInputs { part: self, measured: &measured, sport, sub_sport, settings };
        let descent = inputs.choose(distance_m);
        let mut session = Session {
            start_utc: start.start_utc,
            end_utc: start_time::end(start.start_utc, &durations, samples_end_ms, rules),
            utc_offset: start.utc_offset,
            offset_is_confirmed: start.is_confirmed,
            sport,
            unknown_sport: summary.unknown_sport.clone(),
            sub_sport,
            format: recording.format,
            file_id: recording.file_id,
            index: self.index,
            device: recording.device.clone(),
            totals: Totals {
                distance_m,
                timer_s: if timer_was_forgotten { durations.moving_s } else { durations.timer_s },
                moving_s,
                ascent_m: self.ascent_m(&measured),
                descent_m: descent.descent_m,
                cadence_spm: cadence_spm(sport, summary.avg_cadence_rpm.or(measured.avg_cadence_rpm), rules),
                ..either
            },
            distance_source,
            descent_source: descent.source,
            descent_device_m: descent.device_m,
            descent_contradiction: descent.contradiction,
            descent_samples_m: measured.totals.descent_m,
            descent_hills_m: descent.hills_m,
            descent_uncertainty_m: measured.elevation.reading.uncertainty_m,
            downhill: descent.downhill,
            descent_repeats: None,
            altitude_quality: descent.quality,
            track: inputs.track(),
            run_walk: measured.run_walk.filter(|_| sport.is_on_foot() || sport == Sport::Unknown),
            shoe: None,
            first_position_deg: measured.first_position,
            last_position_deg: measured.last_position,
            track_shape: TrackShape::of(&recording.samples, self.rows),
            has_coarse_positions: positions::has_coarse_positions(&recording.samples, self.rows),
            samples: measured.samples,
            flags: Vec::new(),
        };
        let known = FlagInputs {
            sport_inferred: inferred,
            contradicts_position: start.contradicts_position,
            left_running: timer_was_forgotten || durations.was_left_running(rules),
            fast_s: measured.fast_s,
        };
        session.flags = flag::flags(&session, recording, &known, rules);
        Ok((session, measured.elevation))
    }

    /// The climb that the watch states, or that of the samples.
    fn ascent_m(&self, measured: &Measured) -> Option<f64> {
        descent_choice::device_height(self.summary.totals.ascent_m, measured).or(measured.totals.ascent_m)
    }

    /// The start that the summary or the samples state, a possible one first.
    fn start_ms(&self, measured: &Measured) -> Option<i64> {
        let both = [self.summary.start_unix_ms, measured.start_unix_ms];
        both.into_iter().flatten().find(is_possible).or(both.into_iter().flatten().next())
    }

    /// How long the session lasted, and the time in motion of any sport.
    fn durations(&self, measured: &Measured, sport: Sport) -> (Durations, Option<f64>) {
        let either = self.summary.totals.or(measured.totals);
        let timer_s = either.timer_s.or(either.elapsed_s);
        // Steps between samples are rounded to seconds, timers are not.
        let within_timer = |moving_s: f64| timer_s.map_or(moving_s, |timer_s| moving_s.min(timer_s));
        let moving_s = self.summary.totals.moving_s.or(measured.totals.moving_s.map(within_timer));
        let durations = Durations {
            elapsed_s: either.elapsed_s,
            timer_s,
            paused_s: measured.between_segments_s,
            moving_s: moving_s.filter(|&moving_s| sport.is_on_foot() && moving_s > 0.0),
        };
        (durations, moving_s)
    }
}

serialize_by_name!(DistanceSource);
