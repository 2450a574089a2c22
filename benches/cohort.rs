//! What many runners cost: a runner of a cohort against `check` on the same export, two threads against one, and memory
//! with more and more runners.
//!
//! ```text
//! cargo bench --bench cohort               # 50 and 200 runners of 150 activities each
//! cargo bench --bench cohort -- 20 40      # so many runners
//! ```
//!
//! Every runner has the same export under another name, so that the figures differ by number alone. Read the ratios: the
//! absolute numbers say as much about the machine as about the program. Processor time and memory are known on Linux alone.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

#[path = "history/cost.rs"]
mod cost;
#[allow(dead_code)]
#[path = "history/export.rs"]
mod export;
#[allow(dead_code)]
#[path = "../fixtures/generate/mod.rs"]
mod generate;

use cost::Cost;

const PROGRAM: &str = env!("CARGO_BIN_EXE_patella");
const ACTIVITIES: usize = 150;
const ROUNDS: usize = 5;
/// Runners that one worker is handed, so that its start hardly counts.
const WORKER_RUNNERS: usize = 20;

fn main() {
    // Cargo hands `--bench` to every benchmark.
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let counts = if asked.is_empty() { vec![50, 200] } else { asked };
    let folder = TempDir::new().expect("a temporary folder");
    let export = export::activities(folder.path(), ACTIVITIES);
    println!("each runner: {export}");
    println!("{:<28}{:>8}{:>9}{:>9}{:>7}", "", "threads", "wall s", "CPU s", "MiB");
    one_runner(&export.zip);
    for runners in counts {
        let study = TempDir::new().expect("a temporary folder");
        for runner in 0..runners {
            fs::hard_link(&export.zip, study.path().join(format!("{runner:05}.zip"))).expect("a link to the export");
        }
        let one = line(&format!("{runners} runners"), 1, &cohort(study.path(), 1));
        let two = line(&format!("{runners} runners"), 2, &cohort(study.path(), 2));
        println!("  {:<28}{:.2}", "one thread / two, wall", one.wall_s / two.wall_s);
        println!("  {:<28}{:.3}", "wall s a runner", two.wall_s / runners as f64);
    }
}

/// `check` and the worker on the same export, and that export as a cohort of one, with tables and page; the medians of some rounds.
fn one_runner(export: &Path) {
    let study = TempDir::new().expect("a temporary folder");
    fs::hard_link(export, study.path().join("runner.zip")).expect("a link to the export");
    let rounds = |run: &dyn Fn() -> Cost| median((0..ROUNDS).map(|_| run()).collect());
    let check = rounds(&|| cost::of_run(PROGRAM, &[Path::new("check"), Path::new("--quiet"), export], 1));
    let check = line("check", 1, &check);
    for runners in [1, WORKER_RUNNERS] {
        let worker = line(&format!("worker, {runners} runners"), 1, &rounds(&|| worker(export, runners)));
        if let (Some(worker), Some(check)) = (worker.cpu_s, check.cpu_s) {
            println!("  {:<28}{:.2}", "a runner / check, CPU", worker / runners as f64 / check);
        }
    }
    line("cohort of one, with its page", 1, &rounds(&|| cohort(study.path(), 1)));
}

/// The worker on the same export again and again.
fn worker(export: &Path, runners: usize) -> Cost {
    let place = TempDir::new().expect("a temporary folder");
    let salt = place.path().join("salt");
    let arguments = ["cohort".as_ref(), "--worker".as_ref(), "--salt".as_ref(), salt.as_path()];
    cost::of_run_on(&format!("{}\n", export.display()).repeat(runners), PROGRAM, &arguments, 1)
}

/// Reads a study from its beginning.
fn cohort(study: &Path, jobs: usize) -> Cost {
    let place = TempDir::new().expect("a temporary folder");
    let at = |name: &str| place.path().join(name).into_os_string();
    let mut arguments: Vec<_> = ["cohort", "--quiet", "--jobs"].map(Into::into).into();
    arguments.extend([jobs.to_string().into(), PathBuf::from(study).into_os_string()]);
    arguments.extend(["--out".into(), at("out"), "--salt".into(), at("salt")]);
    cost::of_run(PROGRAM, &arguments, jobs)
}

/// The round in the middle by processor time, else by time.
fn median(mut rounds: Vec<Cost>) -> Cost {
    rounds.sort_by(|one, other| one.cpu_s.unwrap_or(one.wall_s).total_cmp(&other.cpu_s.unwrap_or(other.wall_s)));
    rounds.swap_remove(rounds.len() / 2)
}

fn line(title: &str, threads: usize, cost: &Cost) -> Cost {
    let cpu = cost.cpu_s.map_or(String::new(), |s| format!("{s:.2}"));
    let peak = cost.peak_mib.map_or(String::new(), |mib| mib.to_string());
    println!("{title:<28}{threads:>8}{:>9.2}{cpu:>9}{peak:>7}", cost.wall_s);
    *cost
}
