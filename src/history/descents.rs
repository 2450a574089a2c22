//! The descent of runs whose altitude is from satellites: one rule for all runs of a watch, and what repeats say.
//!
//! A receiver without a barometer counts its noise in some runs more than in others. Replacing the contradicted totals alone
//! would mix two rules in one trend, run by run; so where a fair share of a watch's totals is contradicted by noise, none of
//! them is used, but for runs whose altitude is as calm as that of a barometer. For all others the descent is that of the
//! paths they share with other runs ([`Repeats`]), and by the rule of one run where no other run went.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Entry;
use crate::activity::DescentSource;
use crate::descent::repeats::{
    PackedTrack, RepeatedDescent, RepeatedRun, Repeats, Track, one_run_doubt_m, without_noise,
};
use crate::descent::{AltitudeQuality, Contradiction};
use crate::session::{Flag, Session, cadence_spm};
use crate::settings::{DescentChoice, DeviceChangeRules, Settings};

/// Takes our figure for every run of a watch that is contradicted by noise often enough.
pub(super) fn align(entries: &mut [Entry], settings: &Settings) {
    if settings.descent_choice != DescentChoice::Auto {
        return;
    }
    let noisy = noisy_devices(entries, &settings.descent.device_changes);
    for session in entries.iter_mut().map(|entry| &mut entry.session) {
        let is_noisy = session.device.as_ref().is_some_and(|device| noisy.contains(device));
        let is_calm = matches!(session.altitude_quality, AltitudeQuality::Barometric | AltitudeQuality::Filtered);
        if is_noisy && !is_calm && session.descent_source == DescentSource::Device {
            use_hills(session);
        }
    }
}

/// Devices, by name, of which at least [`DeviceChangeRules::contradicted_share`] of the totals are noise.
fn noisy_devices(entries: &[Entry], rules: &DeviceChangeRules) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for session in entries.iter().map(|entry| &entry.session) {
        let Some(device) = session.device.as_deref() else {
            continue;
        };
        if session.run_kind().is_some() && session.descent_device_m.is_some() {
            let (noise, all) = counts.entry(device).or_default();
            *all += 1;
            *noise += usize::from(session.descent_contradiction == Some(Contradiction::Noise));
        }
    }
    let is_noisy = |(noise, all): (usize, usize)| {
        noise >= rules.least_runs && noise as f64 >= rules.contradicted_share * all as f64
    };
    let noisy = counts.into_iter().filter(|&(_, counted)| is_noisy(counted));
    noisy.map(|(device, _)| device.to_owned()).collect()
}

/// The hills in place of the watch's total; where the altitude shows none, there is no figure.
fn use_hills(session: &mut Session) {
    session.totals.descent_m = session.descent_hills_m;
    session.descent_source = match session.totals.descent_m {
        Some(_) => DescentSource::Samples,
        None => DescentSource::None,
    };
    session.downhill =
        (session.totals.descent_m.zip(session.downhill)).map(|(descent_m, downhill)| downhill.scaled_to(descent_m));
    session.flags.push(Flag::DescentAligned);
}

/// Works out the descent of all runs with satellite altitude that no trusted total is left for, and takes the tracks away.
pub(super) fn by_repeats(entries: &mut [Entry], settings: &Settings) {
    let tracks: Vec<Option<Box<PackedTrack>>> = entries.iter_mut().map(|entry| entry.session.track.take()).collect();
    if settings.descent_choice != DescentChoice::Auto {
        return;
    }
    let unknown = without_trusted_totals(entries);
    let has_track = |&index: &usize| entries[index].duplicate_of.is_none() && tracks[index].is_some();
    let mut places: Vec<usize> = (0..entries.len()).filter(has_track).collect();
    places.sort_by_key(|&index| (entries[index].session.start_utc, index));
    if unknown.is_empty() {
        places = some_of_each_device(&places, entries);
    }
    let compared: Vec<(usize, Track)> =
        places.iter().filter_map(|&index| Some((index, tracks[index].as_ref()?.unpack()))).collect();
    drop(tracks);
    let found = compare(entries, &compared, &unknown, settings);
    for session in entries.iter_mut().map(|entry| &mut entry.session) {
        if is_measured(session) && found.map_devices.contains(&session.device) {
            session.altitude_quality = AltitudeQuality::Map;
        }
    }
    // Without positions there is nothing to compare.
    let compared: BTreeSet<usize> = compared.into_iter().map(|(index, _)| index).collect();
    for &index in unknown.difference(&compared) {
        use_rule_of_one_run(&mut entries[index].session, settings);
    }
    for (index, descent) in found.descents {
        let session = &mut entries[index].session;
        match descent {
            Some(descent) => use_repeats(session, &descent, settings),
            None => use_rule_of_one_run(session, settings),
        }
    }
}

/// Runs of each device that are enough to recognize a map, where no descent is to be worked out.
const ENOUGH_OF_A_DEVICE: usize = 60;

/// Evenly spread ones of the `places`, up to [`ENOUGH_OF_A_DEVICE`] of each device.
fn some_of_each_device(places: &[usize], entries: &[Entry]) -> Vec<usize> {
    let mut devices: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for &index in places {
        devices.entry(entries[index].session.device.as_deref()).or_default().push(index);
    }
    let some = |runs: Vec<usize>| {
        let apart = runs.len().div_ceil(ENOUGH_OF_A_DEVICE);
        runs.into_iter().step_by(apart)
    };
    devices.into_values().flat_map(some).collect()
}

/// True for altitude that looks measured and may be that of a map.
fn is_measured(session: &Session) -> bool {
    use AltitudeQuality::{Barometric, Filtered, WholeMeters};
    matches!(session.altitude_quality, WholeMeters | Barometric | Filtered)
}

/// What the tracks of a history show, by the place of a session among the entries.
struct Found {
    /// Devices, by name, whose altitude is that of a map.
    map_devices: BTreeSet<Option<String>>,
    /// Descents worked out, where other runs cover some of it.
    descents: Vec<(usize, Option<RepeatedDescent>)>,
}

/// Compares the tracks, which are in the order of their starts. `wanted` are the sessions whose descent is worked out.
fn compare(entries: &[Entry], compared: &[(usize, Track)], wanted: &BTreeSet<usize>, settings: &Settings) -> Found {
    let runs = compared.iter().map(|(index, track)| {
        let session = &entries[*index].session;
        RepeatedRun {
            track,
            quality: session.altitude_quality,
            span_ms: (session.start_utc.as_millisecond(), session.end_utc.as_millisecond()),
            device: session.device.as_deref(),
        }
    });
    let repeats = Repeats::of(runs.collect(), &settings.descent);
    let of_wanted = |(run, &(index, _)): (usize, &(usize, Track))| {
        let session = &entries[index].session;
        let spm = |cadence_rpm| cadence_spm(session.sport, Some(cadence_rpm), &settings.session);
        wanted.contains(&index).then(|| (index, repeats.descent_of(run, session.totals.distance_m, spm)))
    };
    let maps = compared.iter().enumerate().filter(|&(run, _)| repeats.is_map(run));
    Found {
        map_devices: maps.map(|(_, &(index, _))| entries[index].session.device.clone()).collect(),
        descents: compared.par_iter().enumerate().filter_map(of_wanted).collect(),
    }
}

/// Runs with satellite altitude whose descent is ours, of devices that have no total to be trusted.
fn without_trusted_totals(entries: &[Entry]) -> BTreeSet<usize> {
    let is_gps = |session: &Session| session.altitude_quality == AltitudeQuality::Gps;
    let is_trusted = |session: &&Session| is_gps(session) && session.descent_source == DescentSource::Device;
    let sessions = || entries.iter().map(|entry| &entry.session);
    let trusted: BTreeSet<_> = sessions().filter(is_trusted).map(|session| session.device.as_deref()).collect();
    let is_wanted = |session: &Session| {
        is_gps(session)
            && session.run_kind().is_some()
            && session.descent_source == DescentSource::Samples
            && (session.descent_contradiction == Some(Contradiction::Noise)
                || !trusted.contains(&session.device.as_deref()))
    };
    let wanted = entries.iter().enumerate().filter(|(_, entry)| is_wanted(&entry.session));
    wanted.map(|(index, _)| index).collect()
}

fn use_rule_of_one_run(session: &mut Session, settings: &Settings) {
    let rules = &settings.descent;
    let own = session.descent_hills_m.zip(session.descent_samples_m);
    session.totals.descent_m = own.map(|(hills_m, samples_m)| without_noise(hills_m, samples_m, rules));
    let km = session.totals.distance_m.unwrap_or(0.0) / 1000.0;
    let doubt_m = session.totals.descent_m.map(|descent_m| one_run_doubt_m(descent_m, km, rules));
    session.descent_uncertainty_m = doubt_m.map(|doubt_m| doubt_m.max(rules.doubt.least_m));
}

fn use_repeats(session: &mut Session, descent: &RepeatedDescent, settings: &Settings) {
    let rules = &settings.descent;
    session.totals.descent_m = Some(descent.descent_m);
    session.descent_uncertainty_m = Some(descent.uncertainty_m.max(rules.doubt.least_m));
    session.downhill = descent.downhill;
    session.descent_repeats = Some(descent.covered);
    if descent.covered.share >= rules.repeats.source_share {
        session.descent_source = DescentSource::Repeats;
    }
}
