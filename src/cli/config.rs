//! A file of choices: the long options of the command line, a line each (`units = "imperial"`), so that they need not be
//! typed every time.
//!
//! The file becomes arguments, so that both are checked by the same rules. What is typed goes before the file; an option
//! that only another command knows is passed over; one that no command knows is an error. Paths in the file are taken from
//! the folder of the file.

use std::ffi::OsString;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, Error, FromArgMatches};
use toml::{Table, Value};

use super::Cli;
use super::start::implied_report::with_report;
use crate::files::is_standard_input;

/// Name of the option that names the file.
const CONFIG: &str = "config";
/// A file of choices is smaller than this.
const MOST_BYTES: u64 = 1 << 20;
/// Options that hold a path.
const PATHS: [&str; 5] = ["notes", "out", "dem", "salt", "collect"];

impl Cli {
    /// The command line, and what a file that it names with `--config` adds to it.
    ///
    /// # Errors
    ///
    /// What [`clap`] says of wrong usage, in the file or outside it.
    pub fn with_config(args: Vec<OsString>) -> Result<Cli, Error> {
        let cli = Cli::parsed(args)?;
        let wrong = |why: String| Cli::command().error(ErrorKind::ArgumentConflict, why);
        cli.check().map_err(wrong)?;
        Ok(cli)
    }

    fn parsed(args: Vec<OsString>) -> Result<Cli, Error> {
        let mut command = Cli::command();
        let mut args = with_report(args, &command);
        let matches = command.try_get_matches_from_mut(&args)?;
        let Some((name, typed)) = matches.subcommand() else {
            return Cli::from_arg_matches(&matches);
        };
        let Ok(Some(file)) = typed.try_get_one::<PathBuf>(CONFIG) else {
            return Cli::from_arg_matches(&matches);
        };
        let more = read(file).and_then(|given| added(&given, file, (&command, name), typed));
        let refused = |command: &mut Command, why: &str| {
            let words = format!("{}: {why}", file.display());
            command.error(ErrorKind::InvalidValue, words)
        };
        let more = more.map_err(|why| refused(&mut command, &why))?;
        // After the name of the command, where no `--` can come before them.
        let after_name = args.iter().position(|arg| *arg == *name);
        let after_name = after_name.map_or(args.len(), |index| index + 1);
        args.splice(after_name..after_name, more);
        Cli::command()
            .try_get_matches_from_mut(args)
            .map_or_else(|error| Err(refused(&mut command, &reason(&error))), |matches| Cli::from_arg_matches(&matches))
    }
}

/// What an error of [`clap`] says, without its name and its hints on usage.
fn reason(error: &Error) -> String {
    let words = error.to_string();
    let words = words.strip_prefix("error: ").unwrap_or(&words);
    let end = words.find("\n\nUsage:").or(words.find("\n\nFor more"));
    words[..end.unwrap_or(words.len())].trim_end().to_owned()
}

fn read(file: &Path) -> Result<Table, String> {
    if is_standard_input(file) {
        return Err("choices are not read from standard input; name a file".to_owned());
    }
    let mut text = String::new();
    // A pipe is read to its end, unless it has none.
    let read = File::open(file).and_then(|opened| opened.take(MOST_BYTES).read_to_string(&mut text));
    let got = read.map_err(|error| format!("cannot be read: {error}"))?;
    if got as u64 == MOST_BYTES {
        return Err("it is far too large for a file of choices; check the name".to_owned());
    }
    text.parse::<Table>().map_err(|error| format!("cannot be understood: {error}").trim_end().to_owned())
}

/// The arguments that the file adds to what is typed.
fn added(
    given: &Table,
    file: &Path,
    (command, name): (&Command, &str),
    typed: &ArgMatches,
) -> Result<Vec<OsString>, String> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let options = options(command, name);
    let mut more = Vec::new();
    for (key, value) in given {
        let Some(option) = options.iter().find(|option| has_name(option, key)) else {
            if is_known(command, key) {
                continue;
            }
            return Err(unknown(key, command));
        };
        if typed.value_source(option.get_id().as_str()) == Some(ValueSource::CommandLine) {
            continue;
        }
        let values = words(value).ok_or_else(|| {
            format!("{key} = {value} cannot be understood: write a text, a number, true or false, or a list of texts")
        })?;
        for value in values {
            if option.get_action().takes_values() {
                more.push(argument(key, &value, folder));
            } else if value == "true" {
                more.push(format!("--{key}").into());
            } else if value != "false" {
                return Err(format!("{key} is either true or false"));
            }
        }
    }
    Ok(more)
}

fn options<'a>(command: &'a Command, name: &str) -> Vec<&'a Arg> {
    let found = command.find_subcommand(name);
    found.map_or_else(Vec::new, |command| command.get_arguments().collect())
}

/// True for an option that a file may name.
fn has_name(option: &Arg, key: &str) -> bool {
    option.get_long() == Some(key) && !["help", "version", CONFIG].contains(&key)
}

fn is_known(command: &Command, key: &str) -> bool {
    let mut arguments = command.get_subcommands().flat_map(|command| command.get_arguments());
    arguments.any(|option| has_name(option, key))
}

fn unknown(key: &str, command: &Command) -> String {
    let arguments = command.get_subcommands().flat_map(|command| command.get_arguments());
    let mut known: Vec<&str> =
        arguments.filter_map(|option| option.get_long().filter(|long| has_name(option, long))).collect();
    known.sort_unstable();
    known.dedup();
    let known = known.join(", ");
    format!("there is no option {key}; the options are {known}")
}

/// A value, or each value of a list, as it would be typed; `None` for what cannot be.
fn words(value: &Value) -> Option<Vec<String>> {
    let one = match value {
        Value::String(words) => words.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Datetime(day) => day.to_string(),
        Value::Array(values) => {
            let words: Option<Vec<Vec<String>>> = values.iter().map(words).collect();
            return words.map(|words| words.concat());
        }
        Value::Float(_) | Value::Table(_) => return None,
    };
    Some(vec![one])
}

fn argument(key: &str, value: &str, folder: &Path) -> OsString {
    let mut argument = OsString::from(format!("--{key}="));
    if PATHS.contains(&key) && !is_standard_input(Path::new(value)) {
        argument.push(folder.join(value));
    } else {
        argument.push(value);
    }
    argument
}
