//! Archives made for a test, intact or not.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The bytes of a committed file.
pub fn fixture(path: &str) -> Vec<u8> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    fs::read(fixtures.join(path)).unwrap()
}

/// A short run.
pub fn run() -> Vec<u8> {
    fixture("small/run.fit")
}

/// A zip of deflated entries; a name that ends with `/` is a folder.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    packed(entries, CompressionMethod::Deflated)
}

/// A zip of entries as they are.
pub fn stored_zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    packed(entries, CompressionMethod::Stored)
}

/// A zip as it is written into a pipe: the sizes of each entry follow its data.
pub fn streamed_zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new_stream(Vec::new());
    for (name, bytes) in entries {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Gzip.
pub fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// `bytes` in so many zips, one in the other.
pub fn nested(bytes: &[u8], name: &str, depth: usize) -> Vec<u8> {
    let innermost = zip(&[(name, bytes)]);
    (1..depth).fold(innermost, |inner, _| zip(&[("inner.zip", &inner)]))
}

/// Bytes that do not pack, the same each time (Marsaglia, Xorshift RNGs, 2003).
pub fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    let mut bytes: Vec<u8> = (0..len.div_ceil(8)).flat_map(|_| next()).collect();
    bytes.truncate(len);
    bytes
}

/// Overwrites a number in the local header (`local` bytes into it) and the directory (`central` bytes into it) of every
/// entry.
pub fn patched(mut archive: Vec<u8>, local: usize, central: usize, number: &[u8]) -> Vec<u8> {
    for (signature, at) in [(b"PK\x03\x04", local), (b"PK\x01\x02", central)] {
        let starts: Vec<usize> =
            (0..archive.len() - 4).filter(|&start| &archive[start..start + 4] == signature).collect();
        for start in starts {
            archive[start + at..start + at + number.len()].copy_from_slice(number);
        }
    }
    archive
}

/// A GPX file of so many bytes, most of them blanks.
pub fn blown_up_gpx(len: usize) -> Vec<u8> {
    let mut bytes = b"<?xml version=\"1.0\"?><gpx version=\"1.1\">".to_vec();
    bytes.resize(len, b' ');
    bytes
}

fn packed(entries: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in entries {
        if let Some(folder) = name.strip_suffix('/') {
            writer.add_directory(folder, options).unwrap();
        } else {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// What a runner may well have in one folder: a run, its copy, its gzip, a zip in a zip, a file cut in half, an empty
/// file, a file of monitoring and a stray JSON.
pub fn eight_files() -> [(&'static str, Vec<u8>); 8] {
    let half = fixture("small/treadmill.fit");
    [
        ("1-run.fit", run()),
        ("2-copy.fit", run()),
        ("3-run.fit.gz", gz(&run())),
        ("4-outer.zip", nested(&fixture("small/chained.fit"), "two.fit", 2)),
        ("5-half.fit", half[..half.len() / 2].to_vec()),
        ("6-empty.fit", Vec::new()),
        ("7-monitoring.fit", fixture("small/monitoring.fit")),
        ("8-stray.json", b"{\"a\": 1}".to_vec()),
    ]
}

/// Writes files into a folder.
pub fn write_all(folder: &Path, files: &[(&str, Vec<u8>)]) {
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
}
