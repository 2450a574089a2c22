//! From FIT messages to a recording: what the fields mean, their scales and offsets.

use super::clock::{self, Clocks, unix_ms};
use super::profile::{self, EPOCH_UNIX_S};
use super::wire::Message;
use crate::activity::{
    Fault, FileId, Format, Lap, Recording, Samples, SessionSummary, Sport, SubSport, TimerEvent,
    Wearer, possible,
};
use crate::decode::MOST_LAPS;

/// Semicircles to degrees.
const DEG_PER_SEMICIRCLE: f64 = 180.0 / 2_147_483_648.0;

/// Legs of the longest multisport events stay well below this.
const MOST_SESSIONS: usize = 250;

/// What the messages of one part have said so far.
#[derive(Default)]
pub(super) struct Messages {
    seen: bool,
    id: Option<FileId>,
    sessions: Vec<SessionSummary>,
    laps: Vec<Lap>,
    timer_events: Vec<TimerEvent>,
    samples: Samples,
    sport: Option<(Sport, SubSport)>,
    creator: Option<(u16, Option<u16>)>,
    wearer: Wearer,
    /// What tells the local clock, and the time of a watch that did not know it.
    clocks: Clocks,
    /// Odometer of `compressed_speed_distance`, in sixteenths of a metre.
    compressed_distance: Option<(u32, u32)>,
    /// Records without a time, and records whose position or altitude cannot be.
    bad_points: usize,
}

impl Messages {
    /// Takes in one message.
    pub(super) fn take(&mut self, message: &Message<'_>) {
        self.seen = true;
        match message.global() {
            profile::RECORD => self.record(message),
            profile::FILE_ID if self.id.is_none() => self.id = Some(file_id(message)),
            profile::SESSION => self.sessions.push(session(message)),
            profile::LAP => self.lap(message),
            profile::EVENT => self.event(message),
            profile::SPORT => {
                self.sport = self.sport.or_else(|| sport(message.get(0), message.get(1)))
            }
            profile::DEVICE_INFO => self.device_info(message),
            profile::USER_PROFILE => self.wearer = wearer(message),
            profile::ACTIVITY | profile::TIMESTAMP_CORRELATION | profile::DEVICE_SETTINGS => {
                self.clocks.take(message);
            }
            _ => {}
        }
    }

    /// True until the first data message.
    pub(super) fn is_empty(&self) -> bool {
        !self.seen
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
        !self.sessions.is_empty() || !self.samples.is_empty()
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
        recording.samples = self.samples;
        let count = self.bad_points + clock::mend(&mut recording, &self.clocks);
        if count > 0 {
            recording.faults.push(Fault::BadPoints { count });
        }
        recording
    }

    fn record(&mut self, message: &Message<'_>) {
        let Some(timestamp) = message.timestamp() else {
            self.bad_points += 1;
            return;
        };
        let samples = &mut self.samples;
        let row = samples.push_row(unix_ms(timestamp));
        let mut point = Point::default();
        for (number, value) in message.values() {
            match number {
                0 => point.latitude_deg = Some(value * DEG_PER_SEMICIRCLE),
                1 => point.longitude_deg = Some(value * DEG_PER_SEMICIRCLE),
                2 => point.altitude = point.altitude.or(Some(value)),
                78 => point.altitude = Some(value),
                3 if possible::HEART_RATE_BPM.contains(&value) => {
                    samples.heart_rate_bpm.set(row, value);
                }
                4 => samples.cadence_rpm.set(row, value),
                53 => point.fractional_cadence = value / 128.0,
                5 => samples.distance_m.set(row, value / 100.0),
                6 => point.speed = point.speed.or(Some(value)),
                73 => point.speed = Some(value),
                7 => samples.power_w.set(row, value),
                _ => {}
            }
        }
        if !point.write(samples, row) {
            self.bad_points += 1;
        }
        if let Some(&[low, middle, high]) = message.raw(8) {
            self.compressed_speed_distance(row, [low, middle, high]);
        }
    }

    /// Field 8 of old watches: 12 bits of speed (cm/s), 12 bits of distance (1/16 m) that roll over every 256 m.
    fn compressed_speed_distance(&mut self, row: usize, [low, middle, high]: [u8; 3]) {
        if [low, middle, high] == [0xFF; 3] {
            return;
        }
        let speed = u32::from(low) | (u32::from(middle & 0x0F) << 8);
        let distance = u32::from(middle >> 4) | (u32::from(high) << 4);
        let (last, total) = self.compressed_distance.unwrap_or((0, 0));
        let total = total + (distance.wrapping_sub(last) & 0x0FFF);
        self.compressed_distance = Some((distance, total));
        let samples = &mut self.samples;
        if samples.speed_m_s.get(row).is_none() {
            samples.speed_m_s.set(row, f64::from(speed) / 100.0);
        }
        if samples.distance_m.get(row).is_none() {
            samples.distance_m.set(row, f64::from(total) / 16.0);
        }
    }

    fn lap(&mut self, message: &Message<'_>) {
        self.sport = self
            .sport
            .or_else(|| sport(message.get(25), message.get(39)));
        if self.laps.len() == MOST_LAPS {
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
        let (Some(timestamp), Some(0.0), Some(kind)) =
            (message.timestamp(), message.get(0), message.get(1))
        else {
            return;
        };
        let starts = match kind as u8 {
            0 => true,
            1 | 4 | 8 | 9 => false,
            _ => return,
        };
        self.timer_events.push(TimerEvent {
            unix_ms: unix_ms(timestamp),
            starts,
        });
    }

    /// Device 0 is the one that wrote the file.
    fn device_info(&mut self, message: &Message<'_>) {
        if message.get(0) == Some(0.0)
            && let Some(manufacturer) = message.get(2)
        {
            self.creator = self.creator.or(Some((
                manufacturer as u16,
                message.get(4).map(|value| value as u16),
            )));
        }
    }
}

/// Fields of one record that are told in two ways or only make sense together, as they stand in the file.
#[derive(Default)]
struct Point {
    latitude_deg: Option<f64>,
    longitude_deg: Option<f64>,
    /// Fifths of a metre above -500 m.
    altitude: Option<f64>,
    /// Millimetres a second.
    speed: Option<f64>,
    /// Parts of a cycle a minute, added to the whole ones.
    fractional_cadence: f64,
}

impl Point {
    /// Writes the fields into a row; false where the position or the altitude cannot be and was left out.
    #[inline]
    fn write(&self, samples: &mut Samples, row: usize) -> bool {
        let mut is_possible = true;
        if let Some((latitude_deg, longitude_deg)) = self.latitude_deg.zip(self.longitude_deg) {
            if possible::is_position(latitude_deg, longitude_deg) {
                samples.latitude_deg.set(row, latitude_deg);
                samples.longitude_deg.set(row, longitude_deg);
            } else {
                is_possible = false;
            }
        }
        if let Some(altitude) = self.altitude {
            let altitude_m = altitude / 5.0 - 500.0;
            if possible::ALTITUDE_M.contains(&altitude_m) {
                samples.altitude_m.set(row, altitude_m);
            } else {
                is_possible = false;
            }
        }
        if let Some(speed) = self.speed {
            samples.speed_m_s.set(row, speed / 1000.0);
        }
        if self.fractional_cadence > 0.0
            && let Some(cadence) = samples.cadence_rpm.get(row)
        {
            samples
                .cadence_rpm
                .set(row, cadence + self.fractional_cadence);
        }
        is_possible
    }
}

/// The identity of a file from its `file_id` message.
pub(super) fn file_id(message: &Message<'_>) -> FileId {
    FileId {
        file_type: message.get(0).map(|value| value as u8),
        manufacturer: message.get(1).map(|value| value as u16),
        product: message.get(2).map(|value| value as u16),
        serial: message.get(3).map(|value| value as u32),
        created_unix_s: message
            .get(4)
            .map(|value| i64::from(value as u32) + EPOCH_UNIX_S),
    }
}

fn session(message: &Message<'_>) -> SessionSummary {
    SessionSummary {
        start_unix_ms: message.get(2).map(|value| unix_ms(value as u32)),
        sport: message.get(5).map(|value| Sport::from_fit(value as u8)),
        sub_sport: message.get(6).map(|value| SubSport::from_fit(value as u8)),
        elapsed_s: message.get(7).map(|value| value / 1000.0),
        timer_s: message.get(8).map(|value| value / 1000.0),
        moving_s: message.get(59).map(|value| value / 1000.0),
        distance_m: message.get(9).map(|value| value / 100.0),
        ascent_m: message.get(22),
        descent_m: message.get(23),
        avg_hr_bpm: message.get(16),
        avg_cadence_rpm: message
            .get(18)
            .map(|whole| whole + message.get(92).unwrap_or(0.0) / 128.0),
        rpe_0_10: message.get(193).map(|value| value / 10.0),
        feel_0_100: message.get(192),
        first_lap: message.get(25).map(|value| value as usize),
        laps: message.get(26).map(|value| value as usize),
    }
}

fn sport(sport: Option<f64>, sub_sport: Option<f64>) -> Option<(Sport, SubSport)> {
    let sub_sport = sub_sport.map_or(SubSport::Generic, |value| SubSport::from_fit(value as u8));
    sport.map(|value| (Sport::from_fit(value as u8), sub_sport))
}

fn wearer(message: &Message<'_>) -> Wearer {
    Wearer {
        weight_kg: message.get(4).map(|value| value / 10.0),
        resting_hr_bpm: message.get(8),
    }
}
