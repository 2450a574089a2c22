//! Which files are measured: those in which every reader of the group finds the same number of points.

use std::collections::BTreeMap;
use std::fmt;
use std::hint::black_box;
use std::panic;

use super::readers::Reader;

/// Most bytes of a source that are measured: the slowest reader takes half a second for them.
const MOST_BYTES: usize = 3_000_000;

/// The files of one group.
pub struct Selection<'a> {
    /// Read by every reader, with the same number of points.
    pub files: Vec<&'a [u8]>,
    found: usize,
    agreed: usize,
    left_out: BTreeMap<String, usize>,
}

impl<'a> Selection<'a> {
    /// Tries every file with every reader. Of more than [`MOST_BYTES`], files at even steps are measured.
    pub fn of(found: &[&'a [u8]], readers: &[Reader]) -> Self {
        let mut left_out = BTreeMap::new();
        let mut files = Vec::new();
        for &bytes in found {
            let reasons = reasons_against(bytes, readers);
            if reasons.is_empty() {
                files.push(bytes);
            }
            for reason in reasons {
                *left_out.entry(reason).or_default() += 1;
            }
        }
        let agreed = files.len();
        let total: usize = files.iter().map(|bytes| bytes.len()).sum();
        let step = total.div_ceil(MOST_BYTES).max(1);
        Selection { files: files.into_iter().step_by(step).collect(), found: found.len(), agreed, left_out }
    }

    /// Bytes of all files measured.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|bytes| bytes.len() as u64).sum()
    }

    /// Reads all files once: the work that is measured.
    pub fn points(&self, reader: &Reader) -> usize {
        let counts = self.files.iter().map(|bytes| (reader.points)(black_box(bytes)));
        counts.flatten().sum()
    }
}

impl fmt::Display for Selection<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = self.bytes() as f64 / 1e6;
        let Selection { files, found, agreed, .. } = self;
        write!(out, "{found} files, {agreed} with equal counts; measured on {} with {megabytes:.1} MB", files.len())?;
        for (reason, count) in &self.left_out {
            write!(out, "\n  {count} left out: {reason}")?;
        }
        Ok(())
    }
}

/// Why a file is not measured; nothing where all readers agree.
fn reasons_against(bytes: &[u8], readers: &[Reader]) -> Vec<String> {
    let trials: Vec<Trial> = readers.iter().map(|reader| Trial::of(reader, bytes)).collect();
    let by_reader = readers.iter().zip(&trials);
    let mut reasons: Vec<String> = by_reader
        .filter_map(|(reader, trial)| match trial {
            Trial::Points(_) => None,
            Trial::Nothing => Some(format!("{} reads no activity", reader.name)),
            Trial::Panic => Some(format!("{} panics", reader.name)),
        })
        .collect();
    if reasons.is_empty() && trials.iter().any(|trial| *trial != trials[0]) {
        reasons.push("the readers differ in the number of points".to_owned());
    }
    reasons
}

/// What became of one file under one reader. A foreign reader may panic on what it did not expect.
#[derive(PartialEq, Eq)]
enum Trial {
    Points(usize),
    Nothing,
    Panic,
}

impl Trial {
    fn of(reader: &Reader, bytes: &[u8]) -> Trial {
        let talkative = panic::take_hook();
        panic::set_hook(Box::new(|_| {}));
        let points = panic::catch_unwind(|| (reader.points)(bytes));
        panic::set_hook(talkative);
        match points {
            Ok(Some(points)) if points > 0 => Trial::Points(points),
            Ok(_) => Trial::Nothing,
            Err(_) => Trial::Panic,
        }
    }
}
