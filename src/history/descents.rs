//! One rule for all runs of a watch whose own totals its altitude contradicts.
//!
//! A receiver without a barometer counts its noise in some runs more than in others. Replacing the contradicted totals alone
//! would mix two rules in one trend, run by run; so where a fair share of a watch's totals is contradicted by noise, none of
//! them is used.

use std::collections::HashMap;

use super::Entry;
use crate::activity::DescentSource;
use crate::descent::Contradiction;
use crate::session::{Flag, Session};
use crate::settings::{DescentChoice, DeviceChangeRules, Settings};

/// Takes our figure for every run of a watch that is contradicted by noise often enough.
pub(super) fn align(entries: &mut [Entry], settings: &Settings) {
    if settings.descent_choice != DescentChoice::Auto {
        return;
    }
    let noisy = noisy_devices(entries, &settings.descent.device_changes);
    for entry in entries {
        let session = &mut entry.session;
        let is_noisy = session.device.as_ref().is_some_and(|device| noisy.contains(device));
        if is_noisy && session.descent_source == DescentSource::Device {
            use_hills(session);
        }
    }
}

/// Devices, by name, of which at least [`DeviceChangeRules::contradicted_share`] of the totals are noise.
fn noisy_devices(entries: &[Entry], rules: &DeviceChangeRules) -> Vec<String> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
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
