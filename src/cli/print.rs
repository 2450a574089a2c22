//! What goes to standard output, and messages and the progress line on standard error.

use std::error::Error;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::Manners;
use crate::files::walk;

/// Prints a message on standard error. Where that cannot be written there is nobody to inform.
pub fn say(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Prints a value as JSON.
///
/// # Errors
///
/// Where standard output cannot be written.
pub fn print_json(value: &impl Serialize) -> Result<(), Box<dyn Error>> {
    print(|out| {
        serde_json::to_writer_pretty(&mut *out, value)?;
        writeln!(out)
    })
}

/// Prints a text.
///
/// # Errors
///
/// Where standard output cannot be written.
pub fn print_text(text: &str) -> Result<(), Box<dyn Error>> {
    print(|out| out.write_all(text.as_bytes()))
}

/// Prints to standard output. A reader that has gone away (`| head`) is no failure of ours; a full disk is.
///
/// # Errors
///
/// Where standard output cannot be written.
pub fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output cannot be written: {error}").into())
        }
        _ => Ok(()),
    }
}

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
