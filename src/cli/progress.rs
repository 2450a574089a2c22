//! The progress line, on a terminal only.

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Manners;
use crate::files::walk;

/// Sets the number of threads and starts a progress line, on a terminal only. It counts files, since nobody knows how many lie in an
/// archive, and says how much there is to read.
pub fn start(manners: Manners, exports: &[PathBuf]) -> ProgressBar {
    if let Some(jobs) = manners.jobs {
        // Fails only where threads are already running, which they are not yet.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    if manners.quiet || !io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let progress = ProgressBar::new_spinner();
    let bytes: u64 = walk(exports).iter().map(|found| found.bytes).sum();
    say_on(&progress, &format!("{{spinner}} {{pos}} files read, {} to read", HumanBytes(bytes)));
    progress.enable_steady_tick(Duration::from_millis(100));
    progress
}

/// What the progress line says when everything is read.
pub const MAKING: &str = "{spinner} {pos} files read; making charts, page and PDF";
/// ... and when everything is made.
pub const WRITING: &str = "{spinner} {pos} files read; writing the report";

/// Goes on with another line.
pub fn say_on(progress: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        progress.set_style(style);
    }
}
