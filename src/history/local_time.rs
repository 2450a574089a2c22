//! The local clock of every activity, also of those whose files and positions do not tell it.
//!
//! Order of trust: the file, the position, the nearest activity within seven days that has one, `--tz`, this computer.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::activity::{OffsetSource, StartTime, possible};
use crate::calendar;
use crate::session::Session;
use crate::settings::Settings;

/// A neighbour further away than this says nothing of where the runner is, seconds.
const NEIGHBOUR_S: i64 = 7 * 24 * 3600;

/// The offsets known for certain, and what to fall back on.
pub(super) struct LocalTimes {
    /// Unix second of the start and offset in minutes, sorted.
    known: Vec<(i64, i32)>,
    fallback: TimeZone,
    fallback_source: OffsetSource,
}

impl LocalTimes {
    pub(super) fn new<'a>(
        sessions: impl Iterator<Item = &'a Session>,
        settings: &Settings,
    ) -> Self {
        let mut known: Vec<(i64, i32)> = sessions
            .filter_map(|session| Some((session.start_utc.as_second(), session.utc_offset?.0)))
            .collect();
        known.sort_unstable();
        let (fallback, fallback_source) = match &settings.time_zone {
            Some(zone) => (zone.clone(), OffsetSource::Option),
            None => (settings.system_zone.clone(), OffsetSource::System),
        };
        LocalTimes {
            known,
            fallback,
            fallback_source,
        }
    }

    /// The start of a session with its local clock.
    pub(super) fn start_time(&self, session: &Session) -> StartTime {
        let utc = session.start_utc;
        let (utc_offset_min, offset_source) =
            session.utc_offset.unwrap_or_else(|| self.offset_near(utc));
        StartTime {
            utc,
            utc_offset_min,
            offset_source,
        }
    }

    /// The local day of a moment at which only the watch was worn; `None` where the moment cannot be.
    pub(super) fn local_day_of(&self, unix_s: i64) -> Option<Date> {
        let utc = Timestamp::from_second(unix_s).ok()?;
        let is_possible = possible::UNIX_MS.contains(&utc.as_millisecond());
        is_possible.then(|| calendar::local_clock(utc, self.offset_near(utc).0).date())
    }

    fn offset_near(&self, utc: Timestamp) -> (i32, OffsetSource) {
        let second = utc.as_second();
        let after = self.known.partition_point(|&(known, _)| known < second);
        let around = self.known[after.saturating_sub(1)..].iter().take(2);
        let nearest = around
            .map(|&(known, minutes)| ((known - second).abs(), minutes))
            .filter(|&(away_s, _)| away_s <= NEIGHBOUR_S)
            .min_by_key(|&(away_s, _)| away_s);
        match nearest {
            Some((_, minutes)) => (minutes, OffsetSource::Neighbour),
            None => (
                calendar::offset_in_zone(&self.fallback, utc),
                self.fallback_source,
            ),
        }
    }
}
