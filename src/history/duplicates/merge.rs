//! Which of several recordings of one activity is kept, and what the others add to it.

use crate::activity::{DescentSource, Format, OffsetSource, RunKind, SubSport, Totals};
use crate::descent::AltitudeQuality;
use crate::session::{DistanceSource, Flag, Session};

use super::match_rules::{shows_local_clock_of, tells_sport};
use crate::settings::DuplicateRules;

/// FIT numbers of makers whose files are made by a program out of another recording: `development` and Strava.
const CONVERTERS: [u16; 2] = [255, 265];
/// Programs that convert, by the names they give as the device.
const CONVERTER_NAMES: [&str; 2] = ["healthfit", "rungap"];

/// How much a recording is worth beside others of the same activity, compared from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Richness {
    /// Sound before damaged.
    is_sound: bool,
    /// The watch's own file, one without samples, converted ones, TCX, GPX.
    format: u8,
    /// No byte was changed on the way.
    is_intact: bool,
    /// Places written to the meter before places written to ten meters.
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
        has_fine_places: !session.has_coarse_places,
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
/// local clock of the other. Where that is the kept one, it takes the clock of the other.
pub(super) fn correct_clock(kept: &mut Session, twin: &Session, rules: &DuplicateRules) {
    if shows_local_clock_of(kept, twin, rules) {
        let lasted = kept.end_utc.duration_since(kept.start_utc);
        kept.start_utc = twin.start_utc;
        kept.end_utc = (twin.start_utc.checked_add(lasted)).unwrap_or(twin.end_utc);
        kept.utc_offset = twin.utc_offset;
        kept.offset_is_placed = twin.offset_is_placed;
        kept.flags.push(Flag::LocalTimeAsUtc);
    }
}

/// Fills what the kept recording does not know from a twin that does. What a part of it measured says nothing of the whole.
pub(super) fn lay_over(kept: &mut Session, twin: &Session, is_part: bool) {
    lay_clock_over(kept, twin);
    lay_sport_over(kept, twin);
    kept.device = kept.device.take().or_else(|| twin.device.clone());
    kept.totals.rpe_0_10 = kept.totals.rpe_0_10.or(twin.totals.rpe_0_10);
    kept.totals.feel_0_100 = kept.totals.feel_0_100.or(twin.totals.feel_0_100);
    if !is_part {
        lay_figures_over(kept, twin);
    }
}

fn lay_figures_over(kept: &mut Session, twin: &Session) {
    let has_terrain = kept.run_kind().is_none_or(RunKind::has_terrain);
    if kept.totals.descent_m.is_none() && has_terrain {
        (kept.totals.descent_m, kept.descent_source) = (twin.totals.descent_m, twin.descent_source);
        kept.downhill = twin.downhill;
    }
    if kept.altitude_quality == AltitudeQuality::Absent && has_terrain {
        (kept.descent_samples_m, kept.altitude_quality) = (twin.descent_samples_m, twin.altitude_quality);
        kept.descent_uncertainty_m = twin.descent_uncertainty_m;
    }
    if kept.totals.distance_m.is_none() && twin.totals.distance_m.is_some() {
        (kept.totals.distance_m, kept.distance_source) = (twin.totals.distance_m, twin.distance_source);
        kept.flags.retain(|flag| *flag != Flag::NoDistance);
    }
    if kept.first_position_deg.is_none() {
        kept.first_position_deg = twin.first_position_deg;
        kept.last_position_deg = twin.last_position_deg;
    }
    // Its start and end are its own, and so are the times between them.
    let Totals { timer_s, elapsed_s, .. } = kept.totals;
    kept.totals = Totals { timer_s, elapsed_s, ..kept.totals.or_without_source(twin.totals) };
}

/// A time without a zone gives way to one with, and a guessed offset to the one the file tells.
fn lay_clock_over(kept: &mut Session, twin: &Session) {
    let is_naive = |session: &Session| session.flags.contains(&Flag::NoTimeZone);
    if is_naive(kept) && !is_naive(twin) {
        let lasted = kept.end_utc.duration_since(kept.start_utc);
        kept.start_utc = twin.start_utc;
        kept.end_utc = (twin.start_utc.checked_add(lasted)).unwrap_or(twin.end_utc);
        kept.utc_offset = twin.utc_offset;
        kept.offset_is_placed = twin.offset_is_placed;
        kept.flags.retain(|flag| *flag != Flag::NoTimeZone);
    }
    let from_file = |session: &Session| matches!(session.utc_offset, Some((_, OffsetSource::File)));
    if !from_file(kept) && (from_file(twin) || kept.utc_offset.is_none()) {
        kept.utc_offset = twin.utc_offset;
        kept.offset_is_placed = twin.offset_is_placed;
    }
}

/// A guessed sport gives way to a stated one, and a sport without detail takes the detail.
fn lay_sport_over(kept: &mut Session, twin: &Session) {
    if !tells_sport(kept) && tells_sport(twin) {
        (kept.sport, kept.sub_sport) = (twin.sport, twin.sub_sport);
        kept.flags.retain(|flag| *flag != Flag::SportInferred);
    } else if kept.sport == twin.sport && kept.sub_sport == SubSport::Generic {
        kept.sub_sport = twin.sub_sport;
    } else {
        return;
    }
    if kept.run_kind().is_some_and(|kind| !kind.has_terrain()) {
        forget_terrain(kept, twin);
    }
}

/// Positions indoors are noise: neither descent nor a distance worked out from them means anything.
fn forget_terrain(kept: &mut Session, twin: &Session) {
    (kept.totals.descent_m, kept.descent_source) = (None, DescentSource::None);
    kept.downhill = None;
    if kept.distance_source == DistanceSource::Positions && twin.totals.distance_m.is_some() {
        (kept.totals.distance_m, kept.distance_source) = (twin.totals.distance_m, twin.distance_source);
    }
    if !kept.flags.contains(&Flag::DescentNotApplicable) {
        kept.flags.push(Flag::DescentNotApplicable);
    }
}
