//! A line in, a line out: the contract of Hadoop streaming, of Spark's `RDD.pipe`, of `xargs` and of arrays of jobs.

use std::io::{self, BufRead, Write};

use super::line::Line;
use super::reading::Reader;
use super::runner::Runner;
use super::summary::RunnerSummary;

/// Answers every line with one, in the same order, each as soon as it is known.
///
/// # Errors
///
/// Where input cannot be read or output not be written.
pub fn answer(input: &mut dyn BufRead, output: &mut dyn Write, reader: &Reader) -> io::Result<()> {
    let mut asked = Vec::new();
    while input.read_until(b'\n', &mut asked)? > 0 {
        let runner = Runner::of_line(&asked);
        let line = reader.line(runner.as_ref().map_err(|reason| *reason));
        // What is to be published has no summary: it is of days.
        let summary = (!reader.choices.publish).then(|| RunnerSummary::of(&line, reader.choices.settings.until));
        let mut answer = serde_json::to_vec(&Line { summary, ..line })?;
        answer.push(b'\n');
        output.write_all(&answer)?;
        output.flush()?;
        asked.clear();
    }
    Ok(())
}
