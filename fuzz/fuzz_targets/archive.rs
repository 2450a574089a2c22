//! Zip and gzip of any bytes: walked as the whole program walks them, up to the ledger.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patella::pipeline;
use patella::settings::Settings;

fuzz_target!(|bytes: &[u8]| {
    let Ok(folder) = tempfile::tempdir() else {
        return;
    };
    let path = folder.path().join("export.zip");
    if std::fs::write(&path, bytes).is_err() {
        return;
    }
    let mut settings = Settings::default();
    settings.archive.entries = 500;
    settings.archive.total_bytes = 16 << 20;
    let history = pipeline::read(&[path], None, &settings, &|| {});
    let rows = history.map_or(0, |history| history.ledger.len());
    // Entries, those that were refused, and the archives that were damaged.
    assert!((1..=2_000 + bytes.len() / 22).contains(&rows), "{rows} rows");
});
