//! The command line program: parses the arguments, runs the command, sets the exit code.

use std::error::Error;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::styling::AnsiColor;
use patella::cli::commands::{run, stop_unless_writing};
use patella::cli::print::say;
use patella::cli::{Cli, color_choice, start};

/// Something that should hold an activity was not read, or only in part.
const LOSSES: u8 = 3;
/// No report could be made.
const FAILED: u8 = 1;
/// Stopped by the user, as shells have it: 128 and the number of the signal.
const STOPPED: i32 = 130;

fn main() -> ExitCode {
    let handled = ctrlc::set_handler(|| stop_unless_writing(STOPPED));
    debug_assert!(handled.is_ok(), "only one handler is ever set");
    let args: Vec<OsString> = std::env::args_os().collect();
    color_choice(&args).write_global();
    let args = match start::completed(args) {
        Ok(Some(args)) => args,
        Ok(None) => return ExitCode::SUCCESS,
        Err(error) => return failed(&*error),
    };
    let command = match Cli::with_config(args) {
        Ok(cli) => cli.command,
        Err(error) => error.exit(),
    };
    match run(command) {
        Ok(has_losses) => ExitCode::from(if has_losses { LOSSES } else { 0 }),
        Err(error) => failed(&*error),
    }
}

fn failed(error: &dyn Error) -> ExitCode {
    let style = AnsiColor::Red.on_default().bold();
    say(&format!("{style}patella:{style:#} {error}"));
    ExitCode::from(FAILED)
}
