//! `patella PATH...` is `patella report PATH...`.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::Command;

/// The arguments with the command `report`, where the first word is none of the commands but something on the disk.
pub fn with_report(mut args: Vec<OsString>, program: &Command) -> Vec<OsString> {
    if let Some(index) = first_word(&args)
        && is_path(&args[index], program)
    {
        args.insert(index, "report".into());
    }
    args
}

/// Where the first argument stands that is no choice of all commands.
pub fn first_word(args: &[OsString]) -> Option<usize> {
    let mut index = 1;
    loop {
        let arg = args.get(index)?.to_string_lossy();
        index += match &*arg {
            "--color" => 2,
            arg if arg.starts_with("--color=") => 1,
            _ => return Some(index),
        }
    }
}

fn is_path(word: &OsStr, program: &Command) -> bool {
    let is_option = word.as_encoded_bytes().starts_with(b"-");
    // `help` is added by clap when it parses.
    let is_command = word == "help" || word.to_str().is_some_and(|word| program.find_subcommand(word).is_some());
    !is_option && !is_command && Path::new(word).symlink_metadata().is_ok()
}
