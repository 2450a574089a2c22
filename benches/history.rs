//! What the program itself costs on exports of growing size: time, processor time and memory, page and PDF and all.
//!
//! ```text
//! cargo bench --bench history                      # makes its exports in a temporary folder, about 250 MB; ten minutes
//! cargo bench --bench history -- 1000              # the exports whose title holds this word
//! cargo bench --bench history -- ~/activities      # a folder of your own
//! ```
//!
//! Every line is the median of some rounds, in each of which `check`, `report` and `inflate and scan` take their turn.
//! `inflate and scan` is the least that any program must do with the same bytes: unpack every file and walk the messages of
//! those that are activities. Read the ratios: the absolute numbers say as much about the machine as about the program.
//! Processor time and memory are known on Linux alone.

use std::path::Path;
use std::time::Instant;

use rayon::ThreadPoolBuilder;
use tempfile::TempDir;

#[path = "history/cost.rs"]
mod cost;
#[path = "history/export.rs"]
mod export;
#[allow(dead_code)]
#[path = "../fixtures/generate/mod.rs"]
mod generate;
#[path = "history/scan.rs"]
mod scan;

use cost::Cost;
use export::Export;

/// Makes one export in a folder.
type Make = fn(&Path) -> Export;

/// The exports.
const CASES: [(&str, Make); 5] = [
    ("100 activities", |folder| export::activities(folder, 100)),
    ("1000 activities", |folder| export::activities(folder, 1_000)),
    ("1000 activities, a sample a second", |folder| export::long_activities(folder, 1_000)),
    ("10000 activities", |folder| export::activities(folder, 10_000)),
    ("account export of 20000 files", |folder| export::account(folder, 20_000)),
];

const PROGRAM: &str = env!("CARGO_BIN_EXE_patella");
const ROUNDS: usize = 5;
const THREADS: [usize; 2] = [1, 2];

fn main() {
    // Cargo hands `--bench` to every benchmark.
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let (paths, words): (Vec<_>, Vec<_>) = asked.iter().partition(|arg| Path::new(arg).exists());
    println!("{:<22}{:>8}{:>9}{:>9}{:>7}", "", "threads", "wall s", "CPU s", "MiB");
    for path in &paths {
        println!("\n{path}");
        costs(Path::new(path));
    }
    if !paths.is_empty() && words.is_empty() {
        return;
    }
    for (title, make) in CASES {
        if words.is_empty() || words.iter().any(|word| title.contains(word.as_str())) {
            let folder = TempDir::new().expect("a temporary folder");
            let export = make(folder.path());
            println!("\n{title}: {export}");
            costs(&export.zip);
        }
    }
}

/// Prints the costs of one export, and what follows from them.
fn costs(export: &Path) {
    let mut reports = Vec::new();
    for threads in THREADS {
        let mut rounds = Rounds::default();
        for _ in 0..ROUNDS {
            rounds.add(export, threads);
        }
        let check = line("check", threads, &rounds.check);
        let report = line("report", threads, &rounds.report);
        ratio("report / check, CPU", report.cpu_s, check.cpu_s);
        let scan = line("inflate and scan", threads, &rounds.scan);
        ratio("report / scan, wall", Some(report.wall_s), Some(scan.wall_s));
        ratio("(report - 0.5 s) / scan", Some(report.wall_s - 0.5), Some(scan.wall_s));
        reports.push(report.wall_s);
    }
    if let [one, two] = reports[..] {
        ratio("report, 1 thread / 2", Some(one), Some(two));
    }
}

/// What each round measured.
#[derive(Default)]
struct Rounds {
    check: Vec<Cost>,
    report: Vec<Cost>,
    scan: Vec<Cost>,
}

impl Rounds {
    fn add(&mut self, export: &Path, threads: usize) {
        let out = TempDir::new().expect("a temporary folder");
        let folder = out.path().join("report");
        let run = |args: &[&Path]| cost::of_run(PROGRAM, args, threads);
        let [check, report, quiet, to] = ["check", "report", "--quiet", "--out"].map(Path::new);
        self.check.push(run(&[check, quiet, export]));
        self.report.push(run(&[report, quiet, to, &folder, export]));
        self.scan.push(scanned(export, threads));
    }
}

fn scanned(export: &Path, threads: usize) -> Cost {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.expect("a pool of threads");
    let start = Instant::now();
    let records = pool.install(|| scan::records(export));
    assert!(records > 0, "an export with activities");
    Cost { wall_s: start.elapsed().as_secs_f64(), cpu_s: None, peak_mib: None }
}

/// Prints the medians of the rounds and returns them.
fn line(title: &str, threads: usize, rounds: &[Cost]) -> Cost {
    let middle = Cost {
        wall_s: median(rounds.iter().map(|cost| cost.wall_s)).unwrap_or_default(),
        cpu_s: median(rounds.iter().filter_map(|cost| cost.cpu_s)),
        peak_mib: rounds.iter().filter_map(|cost| cost.peak_mib).max(),
    };
    let cpu = middle.cpu_s.map_or(String::new(), |s| format!("{s:.2}"));
    let peak = middle.peak_mib.map_or(String::new(), |mib| mib.to_string());
    println!("{title:<22}{threads:>8}{:>9.2}{cpu:>9}{peak:>7}", middle.wall_s);
    middle
}

fn ratio(title: &str, over: Option<f64>, under: Option<f64>) {
    if let (Some(over), Some(under)) = (over, under) {
        println!("  {title:<28}{:.2}", over / under);
    }
}

/// The middle one; of an even number the upper.
fn median(figures: impl Iterator<Item = f64>) -> Option<f64> {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied()
}
