//! What goes to standard output, and messages on standard error.

use std::error::Error;
use std::io::{self, BufWriter, Write};

use serde::Serialize;

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
