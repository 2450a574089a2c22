//! What one run of a program costs: time on the clock, time of the processors, and the most memory held.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Clock ticks a second in /proc, the same on every Linux that Rust runs on.
const TICKS_PER_S: f64 = 100.0;

/// The cost of one run. The system's own figures are there on Linux alone.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Seconds from start to end.
    pub wall_s: f64,
    /// Seconds of all processors together, in the program and in the system for it.
    pub cpu_s: Option<f64>,
    /// The most memory resident at once, MiB.
    pub peak_mib: Option<u64>,
}

/// Runs the program to its end on so many threads.
pub fn of_run<A: AsRef<OsStr>>(program: &str, args: &[A], threads: usize) -> Cost {
    of_run_on("", program, args, threads)
}

/// The same with something to read on standard input.
pub fn of_run_on<A: AsRef<OsStr>>(input: &str, program: &str, args: &[A], threads: usize) -> Cost {
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(args)
        .env("RAYON_NUM_THREADS", threads.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program that cargo has just built");
    // A program that reads nothing may have ended by now. The end of the input is what the worker waits for.
    let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input.as_bytes()));
    let mut peak_mib = None;
    // The system forgets both figures once the end of the program is asked for, so that is done last.
    while is_alive(&child) {
        // The figure only ever grows, so the last look before the end counts.
        peak_mib = resident_peak_mib(child.id()).or(peak_mib);
        thread::sleep(Duration::from_millis(1));
    }
    let cpu_s = processor_s(child.id());
    let status = child.wait().expect("a program that was started");
    // Some history has a file that cannot be read: 3.
    assert!(matches!(status.code(), Some(0 | 3)), "{program} ended with {status}");
    Cost { wall_s: start.elapsed().as_secs_f64(), cpu_s, peak_mib }
}

/// False once it has ended, and on systems without /proc, where it is waited for.
fn is_alive(child: &Child) -> bool {
    matches!(state(child.id()), Some(state) if state != "Z" && state != "X")
}

fn state(process: u32) -> Option<String> {
    fields(process)?.first().cloned()
}

fn processor_s(process: u32) -> Option<f64> {
    let fields = fields(process)?;
    // Fields 14 and 15 of /proc/PID/stat; the first of these is its third.
    let ticks = |number: usize| fields.get(number - 3)?.parse::<f64>().ok();
    Some((ticks(14)? + ticks(15)?) / TICKS_PER_S)
}

/// What stands in /proc/PID/stat after the name of the program, which may hold anything.
fn fields(process: u32) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(") ")?;
    Some(rest.split_whitespace().map(str::to_owned).collect())
}

fn resident_peak_mib(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib / 1024)
}
