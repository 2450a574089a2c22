//! From FIT messages to a recording: meaning, scale and offset of the fields.

use super::clock_repair::{self, ClockReferences, unix_ms};
use super::definitions::{Message, RecordBatch};
use super::profile::{
    self, EPOCH_UNIX_S, activity, device_info, device_settings, event, event_type, file_id, lap, session, sport,
    user_profile,
};
use super::records::SampleBuilder;
use crate::activity::{
    Fault, FileId, Format, Lap, Recording, SessionSummary, Sport, SubSport, TimerEvent, Totals, Wearer,
};
use crate::decode::MOST_LAPS;

/// The longest multisport events have far fewer sessions.
const MOST_SESSIONS: usize = 250;

/// What the messages of one part hold so far.
#[derive(Default)]
pub(super) struct RecordingBuilder {
    id: Option<FileId>,
    sessions: Vec<SessionSummary>,
    laps: Vec<Lap>,
    has_too_many_laps: bool,
    timer_events: Vec<TimerEvent>,
    samples: SampleBuilder,
    sport: Option<(Sport, SubSport)>,
    /// Manufacturer and product of the device that wrote the file.
    creator: Option<(u16, Option<u16>)>,
    wearer: Wearer,
    clocks: ClockReferences,
}

impl RecordingBuilder {
    pub(super) fn add(&mut self, message: &Message<'_>) {
        match message.global() {
            profile::FILE_ID if self.id.is_none() => self.id = Some(read_file_id(message)),
            profile::SESSION => self.sessions.push(read_session(message)),
            profile::LAP => self.add_lap(message),
            profile::EVENT => self.add_event(message),
            profile::SPORT => {
                let named = || read_sport(message.get(sport::SPORT), message.get(sport::SUB_SPORT));
                self.sport = self.sport.or_else(named);
            }
            profile::DEVICE_INFO => self.add_device_info(message),
            profile::USER_PROFILE => {
                self.wearer = Wearer {
                    weight_kg: message.get(user_profile::WEIGHT).map(|value| value / 10.0),
                    resting_hr_bpm: message.get(user_profile::RESTING_HEART_RATE),
                };
            }
            profile::ACTIVITY => self.clocks.add_activity(message.time_pair(activity::LOCAL_TIMESTAMP)),
            profile::TIMESTAMP_CORRELATION => self.clocks.add_correlation(message),
            profile::DEVICE_SETTINGS => self.clocks.add_set_offset(message.get_u32(device_settings::TIME_OFFSET)),
            _ => {}
        }
    }

    pub(super) fn add_records(&mut self, records: &RecordBatch<'_>) {
        self.samples.add(records);
    }

    /// What the file calls itself; `None` until its identity was read.
    pub(super) fn file_type(&self) -> Option<u8> {
        self.id.and_then(|id| id.file_type)
    }

    /// The identity of the file, empty until it was read.
    pub(super) fn id(&self) -> FileId {
        self.id.unwrap_or_default()
    }

    /// True where there are more sessions than any activity has.
    pub(super) fn has_too_many_sessions(&self) -> bool {
        self.sessions.len() > MOST_SESSIONS
    }

    /// True where there is a session or a sample.
    pub(super) fn has_activity(&self) -> bool {
        !self.sessions.is_empty() || !self.samples.samples.is_empty()
    }

    pub(super) fn into_recording(self) -> Recording {
        let mut recording = Recording::new(Format::Fit);
        if self.sessions.is_empty() {
            recording.faults.push(Fault::NoSession);
        }
        recording.file_id = self.id();
        if recording.file_id.manufacturer.is_none()
            && let Some((manufacturer, product)) = self.creator
        {
            recording.file_id.manufacturer = Some(manufacturer);
            recording.file_id.product = product;
        }
        recording.device = profile::device_name(&recording.file_id);
        recording.sport_hint = self.sport;
        recording.utc_offset_min = self.clocks.offset_min();
        recording.wearer = self.wearer;
        recording.sessions = self.sessions;
        recording.laps = self.laps;
        recording.timer_events = self.timer_events;
        recording.samples = self.samples.samples;
        if self.has_too_many_laps {
            recording.faults.push(Fault::TooMany);
        }
        let count = self.samples.bad_points + clock_repair::repair(&mut recording, &self.clocks);
        if count > 0 {
            recording.faults.push(Fault::BadPoints { count });
        }
        recording
    }

    fn add_lap(&mut self, message: &Message<'_>) {
        self.sport = self.sport.or_else(|| read_sport(message.get(lap::SPORT), message.get(lap::SUB_SPORT)));
        if self.laps.len() == MOST_LAPS {
            self.has_too_many_laps = true;
            return;
        }
        self.laps.push(Lap {
            start_unix_ms: message.get_u32(lap::START_TIME).map(unix_ms),
            elapsed_s: message.get(lap::TOTAL_ELAPSED_TIME).map(|value| value / 1000.0),
            timer_s: message.get(lap::TOTAL_TIMER_TIME).map(|value| value / 1000.0),
            distance_m: message.get(lap::TOTAL_DISTANCE).map(|value| value / 100.0),
            ascent_m: message.get(lap::TOTAL_ASCENT),
            descent_m: message.get(lap::TOTAL_DESCENT),
            avg_hr_bpm: message.get(lap::AVG_HEART_RATE),
        });
    }

    /// Adds starts and stops of the timer; other events are skipped.
    fn add_event(&mut self, message: &Message<'_>) {
        let (Some(timestamp), Some(profile::EVENT_TIMER), Some(kind)) =
            (message.timestamp(), message.get(event::EVENT), message.get(event::EVENT_TYPE))
        else {
            return;
        };
        let starts = match kind as u8 {
            event_type::START => true,
            event_type::STOP | event_type::STOP_ALL | event_type::STOP_DISABLE | event_type::STOP_DISABLE_ALL => false,
            _ => return,
        };
        self.timer_events.push(TimerEvent { unix_ms: unix_ms(timestamp), starts });
    }

    fn add_device_info(&mut self, message: &Message<'_>) {
        if message.get(device_info::DEVICE_INDEX) == Some(profile::DEVICE_CREATOR)
            && let Some(manufacturer) = message.get(device_info::MANUFACTURER)
        {
            let product = message.get(device_info::PRODUCT).map(|value| value as u16);
            self.creator = self.creator.or(Some((manufacturer as u16, product)));
        }
    }
}

/// The identity of a file from its `file_id` message.
pub(super) fn read_file_id(message: &Message<'_>) -> FileId {
    FileId {
        file_type: message.get(file_id::TYPE).map(|value| value as u8),
        manufacturer: message.get(file_id::MANUFACTURER).map(|value| value as u16),
        product: message.get(file_id::PRODUCT).map(|value| value as u16),
        serial: message.get_u32(file_id::SERIAL_NUMBER),
        created_unix_s: message.get_u32(file_id::TIME_CREATED).map(|value| i64::from(value) + EPOCH_UNIX_S),
    }
}

fn read_session(message: &Message<'_>) -> SessionSummary {
    let fractional_rpm = || message.get(session::AVG_FRACTIONAL_CADENCE).unwrap_or(0.0) / 128.0;
    SessionSummary {
        start_unix_ms: message.get_u32(session::START_TIME).map(unix_ms),
        sport: message.get(session::SPORT).map(|value| Sport::from_fit(value as u8)),
        unknown_sport: None,
        sub_sport: message.get(session::SUB_SPORT).map(|value| SubSport::from_fit(value as u8)),
        totals: Totals {
            elapsed_s: message.get(session::TOTAL_ELAPSED_TIME).map(|value| value / 1000.0),
            timer_s: message.get(session::TOTAL_TIMER_TIME).map(|value| value / 1000.0),
            moving_s: message.get(session::TOTAL_MOVING_TIME).map(|value| value / 1000.0),
            distance_m: message.get(session::TOTAL_DISTANCE).map(|value| value / 100.0),
            ascent_m: message.get(session::TOTAL_ASCENT),
            descent_m: message.get(session::TOTAL_DESCENT),
            avg_hr_bpm: message.get(session::AVG_HEART_RATE),
            rpe_0_10: message.get(session::WORKOUT_RPE).map(|value| value / 10.0),
            feel_0_100: message.get(session::WORKOUT_FEEL),
            ..Totals::default()
        },
        avg_cadence_rpm: message.get(session::AVG_CADENCE).map(|whole| whole + fractional_rpm()),
        first_lap: message.get(session::FIRST_LAP_INDEX).map(|value| value as usize),
        laps: message.get(session::NUM_LAPS).map(|value| value as usize),
    }
}

fn read_sport(sport: Option<f64>, sub_sport: Option<f64>) -> Option<(Sport, SubSport)> {
    let sub_sport = sub_sport.map_or(SubSport::Generic, |value| SubSport::from_fit(value as u8));
    sport.map(|value| (Sport::from_fit(value as u8), sub_sport))
}
