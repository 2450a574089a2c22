//! FIT files of any bytes: decoded, then made into sessions.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patella::decode::{Decoded, fit};
use patella::session;
use patella::settings::Settings;

fuzz_target!(|bytes: &[u8]| {
    let Ok(Decoded::Activities(recordings)) = fit::decode(bytes) else {
        return;
    };
    let settings = Settings::default();
    let mut rows = 0;
    for recording in &recordings {
        rows += recording.samples.len();
        // Refused or not, it must come to an end.
        let _ = session::from_recording(recording, &settings);
    }
    assert!(rows <= bytes.len(), "a row takes a byte at least");
});
