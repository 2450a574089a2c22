//! The local clock of every activity, also of those whose files and positions do not show it.
//!
//! Order of trust: the file, the position, the nearest activity within seven days that has one, `--tz`, this computer.
//! Some programs take UTC for the local clock, or turn the sign around. Where nothing on Earth confirms what such a file
//! states, it is replaced by that of the activities around it, if these agree.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::activity::{FileId, OffsetSource, StartTime, SubSport, limits};
use crate::calendar;
use crate::session::{Flag, Session};
use crate::settings::Settings;

/// Makers whose devices know their local clock, by their FIT numbers: Garmin (under three), Timex, Suunto, Wahoo, TomTom,
/// Polar, Bryton, COROS. Others are mostly programs.
const WATCH_MAKERS: [u16; 10] = [1, 13, 15, 16, 23, 32, 71, 123, 267, 294];

/// The offsets that are known, and what to fall back on.
pub(super) struct LocalTimes {
    /// Unix second of the start and offset in minutes of the activities that cannot be mistaken, sorted.
    sure: Vec<(i64, i32)>,
    /// The same with those that are doubtful but not overruled.
    known: Vec<(i64, i32)>,
    fallback: TimeZone,
    fallback_source: OffsetSource,
    /// A file without a position yields to a single neighbor only where they differ by more than this, minutes: the clock
    /// may have been changed between the two.
    off_min: i32,
    /// An offset holds for activities at most this far away.
    holds_s: i64,
}

impl LocalTimes {
    pub(super) fn new<'a>(sessions: impl Iterator<Item = &'a Session>, settings: &Settings) -> Self {
        let stated = |session: &'a Session| Some((session, session.utc_offset?.0));
        let (doubtful, sure): (Vec<_>, Vec<_>) =
            (sessions.filter_map(stated)).partition(|(session, _)| is_doubtful(session));
        let moment = |&(session, minutes): &(&Session, i32)| (session.start_utc.as_second(), minutes);
        let mut sure: Vec<(i64, i32)> = sure.iter().map(moment).collect();
        sure.sort_unstable();
        let (fallback, fallback_source) = match &settings.time_zone {
            Some(zone) => (zone.clone(), OffsetSource::Option),
            None => (settings.system_zone.clone(), OffsetSource::System),
        };
        let mut times = LocalTimes {
            known: sure.clone(),
            sure,
            fallback,
            fallback_source,
            off_min: settings.session.zone_off_min,
            holds_s: settings.session.offset_holds_s,
        };
        let not_overruled = |stated: &(&Session, i32)| times.overruling(stated.0).is_none();
        let more: Vec<(i64, i32)> = (doubtful.iter().filter(|stated| not_overruled(stated))).map(moment).collect();
        times.known.extend(more);
        times.known.sort_unstable();
        times
    }

    /// The start of a session with its local clock.
    pub(super) fn start_time(&self, session: &Session) -> StartTime {
        let utc = session.start_utc;
        let (utc_offset_min, offset_source) = match session.utc_offset {
            None => self.offset_near(utc),
            Some(stated) => (self.overruling(session)).map_or(stated, |minutes| (minutes, OffsetSource::Neighbor)),
        };
        StartTime { utc, utc_offset_min, offset_source }
    }

    /// Marks a session whose file states another local clock than the one it got.
    pub(super) fn mark_conflict(&self, session: &mut Session, start: &StartTime) {
        let was_replaced = session.utc_offset.is_some_and(|(_, source)| source != start.offset_source);
        if was_replaced && !session.flags.contains(&Flag::ClockConflict) {
            session.flags.push(Flag::ClockConflict);
            session.flags.sort_unstable();
        }
    }

    /// The offset of the activities around a doubtful one, where they agree that its own is mistaken.
    fn overruling(&self, session: &Session) -> Option<i32> {
        let (stated, _) = session.utc_offset.filter(|_| is_doubtful(session))?;
        let second = session.start_utc.as_second();
        let after = self.sure.partition_point(|&(sure, _)| sure < second);
        let is_near = |&&(sure, _): &&(i64, i32)| (sure - second).abs() <= self.holds_s;
        let before = self.sure[..after].last().filter(is_near);
        let later = self.sure.get(after).filter(is_near);
        let (right, is_certain) = match (before, later) {
            (Some(&(_, before)), Some(&(_, later))) => (before, before == later),
            (Some(&(_, only)), None) | (None, Some(&(_, only))) => (only, (only - stated).abs() > self.off_min),
            (None, None) => return None,
        };
        let is_mistaken = stated != right && (stated == 0 || stated == -right);
        (is_certain && is_mistaken).then_some(right)
    }

    /// The local day of a moment at which only the watch was worn; `None` where the moment cannot be.
    pub(super) fn local_day_of(&self, unix_s: i64) -> Option<Date> {
        let utc = Timestamp::from_second(unix_s).ok()?;
        let is_possible = limits::UNIX_MS.contains(&utc.as_millisecond());
        is_possible.then(|| calendar::local_clock(utc, self.offset_near(utc).0).date())
    }

    fn offset_near(&self, utc: Timestamp) -> (i32, OffsetSource) {
        let second = utc.as_second();
        let after = self.known.partition_point(|&(known, _)| known < second);
        let around = self.known[after.saturating_sub(1)..].iter().take(2);
        let nearest = around
            .map(|&(known, minutes)| ((known - second).abs(), minutes))
            .filter(|&(away_s, _)| away_s <= self.holds_s)
            .min_by_key(|&(away_s, _)| away_s);
        match nearest {
            Some((_, minutes)) => (minutes, OffsetSource::Neighbor),
            None => (calendar::offset_in_zone(&self.fallback, utc), self.fallback_source),
        }
    }
}

/// True where only a program that may not know the local clock states it: a virtual run, or a file of no watch, that no
/// position confirms.
fn is_doubtful(session: &Session) -> bool {
    let is_from_file = matches!(session.utc_offset, Some((_, OffsetSource::File)));
    let is_virtual = session.sub_sport == SubSport::Virtual;
    is_from_file && !session.offset_is_confirmed && (is_virtual || !is_from_watch(&session.file_id))
}

fn is_from_watch(id: &FileId) -> bool {
    id.manufacturer.is_some_and(|maker| WATCH_MAKERS.contains(&maker))
}
