//! `patella man`: the manual page of the program, or of any of its commands.

use clap::{Command, CommandFactory};

use super::Cli;

/// The command that `names` lead to, as `["note", "add"]` or `["note-add"]`; the program itself where there are none.
///
/// # Errors
///
/// A sentence with the commands there are.
pub fn documented(names: &[String]) -> Result<Command, String> {
    let mut program = Cli::command();
    program.build();
    let mut command = &program;
    for name in names.iter().flat_map(|names| names.split('-')) {
        let inside = command.find_subcommand(name);
        command = inside.ok_or_else(|| {
            let known = command.get_subcommands().map(Command::get_name);
            let known: Vec<&str> = known.filter(|known| *known != "help").collect();
            let of = command.get_bin_name().unwrap_or("patella");
            match known.is_empty() {
                true => format!("{of} has no command {name}, and no other"),
                false => format!("{of} has no command {name}; its commands are {}", known.join(", ")),
            }
        })?;
    }
    Ok(command.clone())
}
