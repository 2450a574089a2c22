//! FIT, GPX and TCX, damaged in every way.

use patella::activity::Recording;
use patella::decode::{DecodeError, Decoded, fit, gpx, tcx};
use patella::session;
use patella::settings::Settings;

use super::Watch;
use super::random_damage::{SplitMix64, spoil};
use crate::fixtures::reading::{committed, files_below, fixtures};

type Decode = fn(&[u8]) -> Result<Decoded, DecodeError>;

/// The small files of one format that hold anything.
fn intact(ending: &str) -> Vec<(String, Vec<u8>)> {
    let names = files_below(&fixtures().join("small"));
    let names = names.into_iter().filter(|name| name.ends_with(ending));
    names
        .map(|name| (name.clone(), committed(&format!("small/{name}"))))
        .filter(|(_, bytes)| !bytes.is_empty())
        .collect()
}

/// Every moment of every recording, in order.
fn moments(decoded: &Result<Decoded, DecodeError>) -> Vec<i64> {
    let Ok(Decoded::Activities(recordings)) = decoded else {
        return Vec::new();
    };
    let moments = recordings.iter().flat_map(|recording| &recording.samples.unix_ms);
    let mut moments: Vec<i64> = moments.copied().collect();
    moments.sort_unstable();
    moments
}

/// True where `many` contains each of `few`; both are in order.
fn holds(many: &[i64], few: &[i64]) -> bool {
    let mut many = many.iter();
    few.iter().all(|moment| many.any(|other| other == moment))
}

/// Each recording can be made into sessions or is refused, and nothing in it is larger than the file it came from.
fn assert_in_bounds(recordings: &[Recording], bytes: usize, what: &str) {
    let rows: usize = (recordings.iter()).map(|recording| recording.samples.len()).sum();
    assert!(rows <= bytes, "{what}: {rows} rows of {bytes} bytes");
    for recording in recordings {
        assert!(recording.sessions.len() <= 251, "{what}");
        assert!(recording.laps.len() <= bytes, "{what}");
        assert!(recording.timer_events.len() <= bytes, "{what}");
        assert!(recording.faults.len() <= 8, "{what}: {:?}", recording.faults);
        let device = recording.device.as_deref().unwrap_or_default();
        assert!(device.chars().count() <= 80, "{what}");
        if let Ok(sessions) = session::from_recording(recording, &Settings::default()) {
            let samples: usize = sessions.iter().map(|session| session.samples).sum();
            assert!(samples <= recording.samples.len(), "{what}");
        }
    }
}

/// Damages each file so many times. Everything readable before the damage is found.
fn spoil_all(ending: &str, decode: Decode, rounds: usize, seed: u64) {
    let watch = Watch::start();
    let mut random = SplitMix64::new(seed);
    for (name, bytes) in intact(ending) {
        for round in 0..rounds {
            let spoiled = spoil(&bytes, &mut random);
            let what = format!("{name}, round {round}, {spoiled}");
            let decoded = decode(&spoiled.bytes);
            if let Ok(Decoded::Activities(recordings)) = &decoded {
                assert_in_bounds(recordings, spoiled.bytes.len(), &what);
            }
            let before = moments(&decode(&bytes[..spoiled.from]));
            let found = moments(&decoded);
            assert!(holds(&found, &before), "{what}: {:?} of {before:?} found", &found[..found.len().min(12)]);
        }
    }
    watch.stop(60);
}

#[test]
fn fit_keeps_what_stands_before_the_damage() {
    spoil_all(".fit", fit::decode, 300, 1);
}

#[test]
fn gpx_keeps_what_stands_before_the_damage() {
    spoil_all(".gpx", gpx::decode, 300, 2);
}

#[test]
fn tcx_keeps_what_stands_before_the_damage() {
    spoil_all(".tcx", tcx::decode, 300, 3);
}

#[test]
fn every_cut_of_every_small_file_is_read_and_never_gains_a_row() {
    let watch = Watch::start();
    for (ending, decode) in [(".fit", fit::decode as Decode), (".gpx", gpx::decode), (".tcx", tcx::decode)] {
        for (name, bytes) in intact(ending) {
            let whole = moments(&decode(&bytes));
            let mut before = 0;
            for cut in (0..bytes.len()).step_by(1 + bytes.len() / 150) {
                let found = moments(&decode(&bytes[..cut])).len();
                assert!((before..=whole.len()).contains(&found), "{name} cut at {cut}: {found} rows after {before}");
                before = found;
            }
        }
    }
    watch.stop(60);
}
