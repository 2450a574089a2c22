//! The whole main job on exports of growing size: cost for each activity, gain from a second thread, memory.
//!
//! ```text
//! cargo bench --bench history               # makes its exports in a temporary folder, about 250 MB
//! cargo bench --bench history -- account    # the account export of 20,000 files alone
//! ```
//!
//! `report` runs all of it: find, unpack, decode, merge, work out, draw, write. `inflate and scan` is the least that any
//! program must do with the same bytes on the same number of threads: unpack every file and walk the messages of those
//! that are activities. Read the ratios: the absolute numbers say as much about the machine as about the program.
//!
//! At the end the program itself is run on each export and asked for the most memory it held (Linux only).

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group};
use patella::pipeline::{self, Request};
use patella::settings::Settings;
use rayon::ThreadPoolBuilder;
use tempfile::TempDir;

#[path = "history/export.rs"]
mod export;
#[allow(dead_code)]
#[path = "../fixtures/generate/mod.rs"]
mod generate;
#[path = "history/memory.rs"]
mod memory;
#[path = "history/scan.rs"]
mod scan;

use export::Export;

/// Activities of the exports that hold little else.
const SIZES: [usize; 4] = [100, 1_000, 2_000, 10_000];
/// Files of the account export.
const ACCOUNT_FILES: usize = 20_000;
const THREADS: [usize; 2] = [1, 2];

/// `report` on 100 to 10,000 activities, beside the least that must be done with the same bytes.
fn activities(criterion: &mut Criterion) {
    for count in SIZES {
        let folder = TempDir::new().expect("a temporary folder");
        let export = export::activities(folder.path(), count);
        compare(criterion, &format!("activities/{count}"), &export);
    }
}

/// An account export as mailed: 2 of 100 files are activities.
fn account(criterion: &mut Criterion) {
    let folder = TempDir::new().expect("a temporary folder");
    let export = export::account(folder.path(), ACCOUNT_FILES);
    compare(
        criterion,
        &format!("account/{ACCOUNT_FILES} files"),
        &export,
    );
}

fn compare(criterion: &mut Criterion, title: &str, export: &Export) {
    println!("\n{title}: {export}");
    let mut group = criterion.benchmark_group(title);
    group.sampling_mode(SamplingMode::Flat);
    group.throughput(Throughput::Elements(export.files as u64));
    for threads in THREADS {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("a pool of threads");
        group.bench_function(BenchmarkId::new("report", threads), |bencher| {
            bencher.iter(|| pool.install(|| report(&export.zip)));
        });
        group.bench_function(BenchmarkId::new("inflate and scan", threads), |bencher| {
            bencher.iter(|| pool.install(|| scan::records(&export.zip)));
        });
    }
    group.finish();
}

/// The main job, its report thrown away.
fn report(export: &Path) {
    let out = TempDir::new().expect("a temporary folder");
    let request = Request {
        exports: vec![export.to_owned()],
        notes: None,
        out: out.path().join("report"),
        force: false,
    };
    let made = pipeline::report(&request, &Settings::default(), &|| ());
    made.expect("a report on an export without a fault");
}

/// Peak memory of the program, on short and on long activities: it must not grow with the samples.
fn memory_table() {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_patella"));
    println!("\nmost memory held by the program");
    for (title, make) in memory::CASES {
        let folder = TempDir::new().expect("a temporary folder");
        let export = make(folder.path());
        match memory::peak_mib(&program, &export.zip, &folder.path().join("report")) {
            Some(mib) => println!("{title:<40} {mib:>5} MiB"),
            None => println!("{title:<40} unknown on this system"),
        }
        let _ = fs::remove_dir_all(folder.path());
    }
}

/// Few rounds: each takes up to some seconds.
fn brief() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
}

criterion_group! {
    name = benches;
    config = brief();
    targets = activities, account
}

fn main() {
    benches();
    Criterion::default().configure_from_args().final_summary();
    memory_table();
}
