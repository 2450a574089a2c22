//! Asks whether the report that was found possible is to be made.

use std::io::{self, BufRead, Write};

use super::offer::{Choice, Offer};

/// Times that the question is asked.
const MOST_ATTEMPTS: usize = 20;

/// Shows what was found and asks before anything is done. `None` where the runner says no, and at the end of the answers.
///
/// # Errors
///
/// Where the terminal cannot be read or written.
pub fn ask(input: &mut impl BufRead, output: &mut impl Write, offer: &Offer<'_>) -> io::Result<Option<Choice>> {
    let mut choice = offer.first_choice();
    writeln!(output, "{}", offer.listing())?;
    for _ in 0..MOST_ATTEMPTS {
        write!(output, "{}", offer.question(choice))?;
        output.flush()?;
        let mut answer = Vec::new();
        if input.read_until(b'\n', &mut answer)? == 0 {
            writeln!(output)?;
            return Ok(None);
        }
        let answer = String::from_utf8_lossy(&answer).trim().to_lowercase();
        match answer.as_str() {
            "" | "y" | "yes" => return Ok(Some(choice)),
            "n" | "no" | "q" | "quit" => return Ok(None),
            number => match number.parse().ok().and_then(|number| offer.changed(choice, number)) {
                Some(changed) => choice = changed,
                None => writeln!(output, "{answer:?} is none of these answers.")?,
            },
        }
        writeln!(output)?;
    }
    Ok(None)
}
