//! Speed of reading activity files: our readers compared with fitparser, the gpx crate and a minimal reader.
//!
//! ```text
//! cargo bench --bench decode                          # the fixtures, and an hour of samples made here
//! cargo bench --bench decode -- fit/                  # one format
//! PATELLA_CORPUS=FOLDER cargo bench --bench decode    # also the activity files of a folder of your own
//! ```
//!
//! The readers of a group read the same bytes from memory on one thread, and only files in which all of them find the
//! same number of points. The number of files left out is printed before each group, never their names: fitparser and gpx
//! refuse damaged files whole. fitparser also reports single fields on stderr while it is measured; `2>/dev/null` hides this.
//!
//! Compare the ratios within a group. The absolute numbers depend on the machine, and on what else runs on it, as much as on
//! the readers. The work differs, too: we read the columns the report needs and verify the checksum, fitparser and gpx build
//! every message or point they know; `fitparser stream` retains none of them. `minimal scanner` and `quick-xml columns` read
//! the same columns as we do from files that they trust: they are the limits we aim at. `quick-xml events` finds the tags and
//! reads nothing from them.

use std::sync::LazyLock;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use patella::activity::Format;

#[path = "decode/extraction.rs"]
mod extraction;
#[path = "decode/hour.rs"]
mod hour;
#[path = "decode/readers.rs"]
mod readers;
#[path = "decode/scanner.rs"]
mod scanner;
#[path = "decode/selection.rs"]
mod selection;
#[path = "decode/sources.rs"]
mod sources;

use readers::{FIT_READERS, GPX_READERS, Reader, TCX_READERS};
use selection::Selection;
use sources::Source;

/// Loaded once for the three formats.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(sources::all);

fn fit(criterion: &mut Criterion) {
    compare(criterion, Format::Fit, FIT_READERS);
}

fn gpx(criterion: &mut Criterion) {
    compare(criterion, Format::Gpx, GPX_READERS);
}

fn tcx(criterion: &mut Criterion) {
    compare(criterion, Format::Tcx, TCX_READERS);
}

/// One group for each source that holds files of the format.
fn compare(criterion: &mut Criterion, format: Format, readers: &[Reader]) {
    for source in SOURCES.iter() {
        let selection = Selection::of(&source.files_of(format), readers);
        if selection.files.is_empty() {
            continue;
        }
        let title = format!("{}/{}", format.name(), source.name);
        println!("\n{title}: {selection}");
        let mut group = criterion.benchmark_group(title);
        // Reads all files equally often for each sample, or the slowest reader would take a minute.
        group.sampling_mode(SamplingMode::Flat);
        group.throughput(Throughput::BytesDecimal(selection.bytes()));
        for reader in readers {
            group.bench_function(reader.name, |bencher| {
                bencher.iter(|| selection.points(reader));
            });
        }
        group.finish();
    }
}

/// Short enough for the whole bench to take less than two minutes on two busy cores.
fn brief() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(1000))
}

criterion_group! {
    name = benches;
    config = brief();
    targets = fit, gpx, tcx
}
criterion_main!(benches);
