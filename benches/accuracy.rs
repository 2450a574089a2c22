//! How close descent worked out from altitude comes to what the watches themselves counted, on recordings of your own.
//!
//! ```text
//! cargo run --example accuracy -- FOLDER             # the table
//! cargo run --example accuracy -- FOLDER --choose    # also: constants chosen without each watch in turn, tried on it
//! cargo run --example accuracy -- FOLDER --repeats   # instead: runs with satellite altitude against other runs there
//! ```
//!
//! The folder may be anything that `patella report` takes. Used are FIT activities of one session that were read whole and
//! in which the watch counted at least 30 m down; copies of one activity count once. A group is a kind of watch on foot, or
//! on anything else; kinds with fewer than five recordings are put together. No file, place or day is named.
//!
//! The watch's total is what the runner sees, not the truth. For each method the error is the difference as a share of it:
//! the median of its size, the median with its sign (bias), and the size that nine of ten stay under. For ours also how
//! often the watch lies within the uncertainty (nine of ten are meant to) and within four tenths of it (about two of three), and
//! what speaks against the watch.
//!
//! With `--repeats` the total of a watch is one of the figures that are judged; the head of `repeats.rs` describes the judge.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

#[path = "accuracy/activities.rs"]
mod activities;
#[path = "accuracy/choose.rs"]
mod choose;
#[path = "accuracy/methods.rs"]
mod methods;
#[path = "accuracy/repeats.rs"]
mod repeats;
#[path = "accuracy/table.rs"]
mod table;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let (options, folders): (Vec<_>, Vec<_>) =
        (arguments.into_iter()).partition(|argument| argument == "--choose" || argument == "--repeats");
    if folders.is_empty() {
        eprintln!("name a folder with recordings: cargo run --example accuracy -- FOLDER");
        return ExitCode::from(2);
    }
    let folders: Vec<PathBuf> = folders.into_iter().map(PathBuf::from).collect();
    if options.iter().any(|option| option == "--repeats") {
        repeats::print(&folders);
        return ExitCode::SUCCESS;
    }
    let groups = activities::groups(&folders);
    table::print(&groups);
    if !options.is_empty() {
        choose::print(&groups);
    }
    ExitCode::SUCCESS
}
