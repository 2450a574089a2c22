//! From FIT messages to a recording: what the fields mean, their scales and offsets.

use super::clock::{self, Clocks, unix_ms};
use super::definitions::{Message, Records};
use super::profile::{self, EPOCH_UNIX_S};
use super::records::Rows;
use crate::activity::{
    Fault, FileId, Format, Lap, Recording, SessionSummary, Sport, SubSport, TimerEvent, Totals, Wearer,
};
use crate::decode::MOST_LAPS;

/// Legs of the longest multisport events stay well below this.
const MOST_SESSIONS: usize = 250;

/// What the messages of one part have said so far.
#[derive(Default)]
pub(super) struct Messages {
    id: Option<FileId>,
    sessions: Vec<SessionSummary>,
    laps: Vec<Lap>,
    has_too_many_laps: bool,
    timer_events: Vec<TimerEvent>,
    rows: Rows,
    sport: Option<(Sport, SubSport)>,
    creator: Option<(u16, Option<u16>)>,
    wearer: Wearer,
    /// What tells the local clock, and the time of a watch that did not know it.
    clocks: Clocks,
}

impl Messages {
    /// Takes in one message.
    pub(super) fn take(&mut self, message: &Message<'_>) {
        match message.global() {
            profile::FILE_ID if self.id.is_none() => self.id = Some(file_id(message)),
            profile::SESSION => self.sessions.push(session(message)),
            profile::LAP => self.lap(message),
            profile::EVENT => self.event(message),
            profile::SPORT => self.sport = self.sport.or_else(|| sport(message.get(0), message.get(1))),
            profile::DEVICE_INFO => self.device_info(message),
            profile::USER_PROFILE => self.wearer = wearer(message),
            profile::ACTIVITY | profile::TIMESTAMP_CORRELATION | profile::DEVICE_SETTINGS => {
                self.clocks.take(message);
            }
            _ => {}
        }
    }

    /// Takes in records.
    pub(super) fn take_records(&mut self, records: &Records<'_>) {
        self.rows.take(records);
    }

    /// What the file says it holds; `None` until it does.
    pub(super) fn file_type(&self) -> Option<u8> {
        self.id.and_then(|id| id.file_type)
    }

    /// The identity of the file, empty until it says.
    pub(super) fn id(&self) -> FileId {
        self.id.unwrap_or_default()
    }

    /// True where there are more sessions than any activity has.
    pub(super) fn has_too_many_sessions(&self) -> bool {
        self.sessions.len() > MOST_SESSIONS
    }

    /// True where there is something to make an activity of.
    pub(super) fn has_activity(&self) -> bool {
        !self.sessions.is_empty() || !self.rows.samples.is_empty()
    }

    /// Everything as a recording.
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
        recording.samples = self.rows.samples;
        if self.has_too_many_laps {
            recording.faults.push(Fault::TooMany);
        }
        let count = self.rows.bad_points + clock::mend(&mut recording, &self.clocks);
        if count > 0 {
            recording.faults.push(Fault::BadPoints { count });
        }
        recording
    }

    fn lap(&mut self, message: &Message<'_>) {
        self.sport = self.sport.or_else(|| sport(message.get(25), message.get(39)));
        if self.laps.len() == MOST_LAPS {
            self.has_too_many_laps = true;
            return;
        }
        self.laps.push(Lap {
            start_unix_ms: message.get(2).map(|value| unix_ms(value as u32)),
            elapsed_s: message.get(7).map(|value| value / 1000.0),
            timer_s: message.get(8).map(|value| value / 1000.0),
            distance_m: message.get(9).map(|value| value / 100.0),
            ascent_m: message.get(21),
            descent_m: message.get(22),
            avg_hr_bpm: message.get(15),
        });
    }

    /// Keeps starts and stops of the timer (event 0).
    fn event(&mut self, message: &Message<'_>) {
        let (Some(timestamp), Some(0.0), Some(kind)) = (message.timestamp(), message.get(0), message.get(1)) else {
            return;
        };
        let starts = match kind as u8 {
            0 => true,
            1 | 4 | 8 | 9 => false,
            _ => return,
        };
        self.timer_events.push(TimerEvent { unix_ms: unix_ms(timestamp), starts });
    }

    /// Device 0 is the one that wrote the file.
    fn device_info(&mut self, message: &Message<'_>) {
        if message.get(0) == Some(0.0)
            && let Some(manufacturer) = message.get(2)
        {
            self.creator = self.creator.or(Some((manufacturer as u16, message.get(4).map(|value| value as u16))));
        }
    }
}

/// The identity of a file from its `file_id` message.
pub(super) fn file_id(message: &Message<'_>) -> FileId {
    FileId {
        file_type: message.get(0).map(|value| value as u8),
        manufacturer: message.get(1).map(|value| value as u16),
        product: message.get(2).map(|value| value as u16),
        serial: message.get(3).map(|value| value as u32),
        created_unix_s: message.get(4).map(|value| i64::from(value as u32) + EPOCH_UNIX_S),
    }
}

fn session(message: &Message<'_>) -> SessionSummary {
    SessionSummary {
        start_unix_ms: message.get(2).map(|value| unix_ms(value as u32)),
        sport: message.get(5).map(|value| Sport::from_fit(value as u8)),
        unknown_sport: None,
        sub_sport: message.get(6).map(|value| SubSport::from_fit(value as u8)),
        totals: Totals {
            elapsed_s: message.get(7).map(|value| value / 1000.0),
            timer_s: message.get(8).map(|value| value / 1000.0),
            moving_s: message.get(59).map(|value| value / 1000.0),
            distance_m: message.get(9).map(|value| value / 100.0),
            ascent_m: message.get(22),
            descent_m: message.get(23),
            avg_hr_bpm: message.get(16),
            rpe_0_10: message.get(193).map(|value| value / 10.0),
            feel_0_100: message.get(192),
            ..Totals::default()
        },
        avg_cadence_rpm: message.get(18).map(|whole| whole + message.get(92).unwrap_or(0.0) / 128.0),
        first_lap: message.get(25).map(|value| value as usize),
        laps: message.get(26).map(|value| value as usize),
    }
}

fn sport(sport: Option<f64>, sub_sport: Option<f64>) -> Option<(Sport, SubSport)> {
    let sub_sport = sub_sport.map_or(SubSport::Generic, |value| SubSport::from_fit(value as u8));
    sport.map(|value| (Sport::from_fit(value as u8), sub_sport))
}

fn wearer(message: &Message<'_>) -> Wearer {
    Wearer { weight_kg: message.get(4).map(|value| value / 10.0), resting_hr_bpm: message.get(8) }
}
