//! Pain diaries of any bytes: read whole or refused. A message names every bad cell, so it grows with the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patella::pain::diary;

fuzz_target!(|bytes: &[u8]| {
    match diary::read(bytes, "diary.csv") {
        Ok(diary) => assert!(diary.notes.len() <= bytes.len()),
        Err(error) => assert!(error.to_string().len() < 1_000 + 200 * bytes.len()),
    }
});
