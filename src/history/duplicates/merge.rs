//! Which of several recordings of one activity is the primary one, and what the others add to it.

use crate::activity::{DescentSource, Format, OffsetSource, RunKind, SubSport, Totals};
use crate::descent::AltitudeQuality;
use crate::session::{DistanceSource, Flag, Session};

use super::match_rules::{shows_local_clock_of, states_sport};
use crate::settings::DuplicateRules;

/// FIT numbers of makers whose files are made by a program out of another recording: `development` and Strava.
const CONVERTERS: [u16; 2] = [255, 265];
/// Programs that convert, by the names they give as the device.
const CONVERTER_NAMES: [&str; 2] = ["healthfit", "rungap"];

/// How much a recording is worth compared with others of the same activity, compared from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Richness {
    /// Sound before damaged.
    is_sound: bool,
    /// The watch's own file, one without samples, converted ones, TCX, GPX.
    format: u8,
    /// No byte was changed in transfer.
    is_intact: bool,
    /// Positions written to the meter before positions written to ten meters.
    has_fine_places: bool,
    /// Many samples before few.
    samples: usize,
    /// With usable altitude before without.
    has_altitude: bool,
}

pub(super) fn richness(session: &Session) -> Richness {
    let format = match session.format {
        Format::Fit if is_original(session) && session.samples > 0 => 5,
        Format::Fit if is_original(session) => 4,
        Format::Fit => 3,
        Format::Tcx => 2,
        Format::Gpx => 1,
        Format::GarminJson | Format::GarminCsv | Format::StravaCsv | Format::RunkeeperCsv | Format::AppleHealthXml => 0,
    };
    Richness {
        is_sound: !session.flags.contains(&Flag::Recovered),
        format,
        is_intact: !session.flags.contains(&Flag::BadChecksum),
        has_fine_places: !session.has_coarse_positions,
        samples: session.samples,
        has_altitude: session.descent_samples_m.is_some(),
    }
}

/// True for a file that a watch wrote itself, so that its times are UTC for certain.
pub(super) fn is_original(session: &Session) -> bool {
    let maker = session.file_id.manufacturer;
    let device = session.device.as_deref().unwrap_or_default().to_ascii_lowercase();
    session.format == Format::Fit
        && maker.is_some_and(|maker| !CONVERTERS.contains(&maker))
        && !CONVERTER_NAMES.iter().any(|name| device.contains(name))
}

/// Of two recordings of the same points at different hours, one was written in local time and marked as UTC: its start is the
/// local clock of the other. Where that is the primary one, it takes the clock of the other.
pub(super) fn correct_clock(primary: &mut Session, duplicate_of: &Session, rules: &DuplicateRules) {
    if shows_local_clock_of(primary, duplicate_of, rules) {
        let lasted = primary.end_utc.duration_since(primary.start_utc);
        primary.start_utc = duplicate_of.start_utc;
        primary.end_utc = (duplicate_of.start_utc.checked_add(lasted)).unwrap_or(duplicate_of.end_utc);
        primary.utc_offset = duplicate_of.utc_offset;
        primary.offset_is_confirmed = duplicate_of.offset_is_confirmed;
        primary.flags.push(Flag::LocalTimeAsUtc);
    }
}

/// Fills what the primary recording does not know from a duplicate that does. What a part of it measured says nothing of the whole.
pub(super) fn complete(primary: &mut Session, duplicate_of: &Session, is_part: bool) {
    complete_clock(primary, duplicate_of);
    complete_sport(primary, duplicate_of);
    primary.device = primary.device.take().or_else(|| duplicate_of.device.clone());
    primary.totals.rpe_0_10 = primary.totals.rpe_0_10.or(duplicate_of.totals.rpe_0_10);
    primary.totals.feel_0_100 = primary.totals.feel_0_100.or(duplicate_of.totals.feel_0_100);
    if !is_part {
        complete_totals(primary, duplicate_of);
    }
}

fn complete_totals(primary: &mut Session, duplicate_of: &Session) {
    let has_terrain = primary.run_kind().is_none_or(RunKind::has_terrain);
    if primary.totals.descent_m.is_none() && has_terrain {
        (primary.totals.descent_m, primary.descent_source) =
            (duplicate_of.totals.descent_m, duplicate_of.descent_source);
        primary.downhill = duplicate_of.downhill;
    }
    if primary.altitude_quality == AltitudeQuality::Absent && has_terrain {
        (primary.descent_samples_m, primary.altitude_quality) =
            (duplicate_of.descent_samples_m, duplicate_of.altitude_quality);
        primary.descent_uncertainty_m = duplicate_of.descent_uncertainty_m;
        primary.track.clone_from(&duplicate_of.track);
    }
    if primary.totals.distance_m.is_none() && duplicate_of.totals.distance_m.is_some() {
        (primary.totals.distance_m, primary.distance_source) =
            (duplicate_of.totals.distance_m, duplicate_of.distance_source);
        primary.flags.retain(|flag| *flag != Flag::NoDistance);
    }
    if primary.first_position_deg.is_none() {
        primary.first_position_deg = duplicate_of.first_position_deg;
        primary.last_position_deg = duplicate_of.last_position_deg;
    }
    primary.run_walk = primary.run_walk.or(duplicate_of.run_walk);
    // Its start and end are its own, and so are the times between them.
    let Totals { timer_s, elapsed_s, .. } = primary.totals;
    primary.totals = Totals { timer_s, elapsed_s, ..primary.totals.or_without_source(duplicate_of.totals) };
}

/// A time without a zone is replaced by one with, and a guessed offset by the one the file states.
fn complete_clock(primary: &mut Session, duplicate_of: &Session) {
    let is_naive = |session: &Session| session.flags.contains(&Flag::NoTimeZone);
    if is_naive(primary) && !is_naive(duplicate_of) {
        let lasted = primary.end_utc.duration_since(primary.start_utc);
        primary.start_utc = duplicate_of.start_utc;
        primary.end_utc = (duplicate_of.start_utc.checked_add(lasted)).unwrap_or(duplicate_of.end_utc);
        primary.utc_offset = duplicate_of.utc_offset;
        primary.offset_is_confirmed = duplicate_of.offset_is_confirmed;
        primary.flags.retain(|flag| *flag != Flag::NoTimeZone);
    }
    let from_file = |session: &Session| matches!(session.utc_offset, Some((_, OffsetSource::File)));
    if !from_file(primary) && (from_file(duplicate_of) || primary.utc_offset.is_none()) {
        primary.utc_offset = duplicate_of.utc_offset;
        primary.offset_is_confirmed = duplicate_of.offset_is_confirmed;
    }
}

/// A guessed sport is replaced by a stated one, and a sport without detail takes the detail.
fn complete_sport(primary: &mut Session, duplicate_of: &Session) {
    if !states_sport(primary) && states_sport(duplicate_of) {
        (primary.sport, primary.sub_sport) = (duplicate_of.sport, duplicate_of.sub_sport);
        primary.flags.retain(|flag| *flag != Flag::SportInferred);
    } else if primary.sport == duplicate_of.sport && primary.sub_sport == SubSport::Generic {
        primary.sub_sport = duplicate_of.sub_sport;
    } else {
        return;
    }
    if primary.run_kind().is_some_and(|kind| !kind.has_terrain()) {
        forget_terrain(primary, duplicate_of);
    }
}

/// Positions indoors are noise: neither descent nor a distance worked out from them means anything.
fn forget_terrain(primary: &mut Session, duplicate_of: &Session) {
    (primary.totals.descent_m, primary.descent_source) = (None, DescentSource::None);
    primary.downhill = None;
    if primary.distance_source == DistanceSource::Positions && duplicate_of.totals.distance_m.is_some() {
        (primary.totals.distance_m, primary.distance_source) =
            (duplicate_of.totals.distance_m, duplicate_of.distance_source);
    }
    if !primary.flags.contains(&Flag::DescentNotApplicable) {
        primary.flags.push(Flag::DescentNotApplicable);
    }
}
