//! From the bytes of one file to recordings. Each format has its decoder; the caller has already looked at the content.
//!
//! No bytes make a decoder panic. What a damaged file still holds before the fault is kept, and the fault is named in
//! [`Recording::faults`].

pub mod fit;

use thiserror::Error;

use crate::activity::Recording;

pub mod gpx;
pub mod tcx;
mod xml;

/// Recordings of one file: what follows is left out or joined to the last. Nobody has as many outings in a file, but a file
/// made to do harm could hold one in every few bytes.
const MOST_RECORDINGS: usize = 5_000;
/// Laps of one file or, in FIT, of one of its parts; the same.
const MOST_LAPS: usize = 5_000;

/// What one file turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Decoded {
    /// Activities: one for a plain file, several for a chained FIT file or a GPX of several outings. Never empty.
    Activities(Vec<Recording>),
    /// A sound file of another purpose: monitoring, sleep, settings, a course, a route without times.
    NotActivity {
        /// What it is, in the runner's words, such as `monitoring` or `a route without times`.
        what: String,
        /// When the device wrote it, Unix seconds UTC, for monitoring, sleep and daily metrics: the watch was worn then.
        created_unix_s: Option<i64>,
    },
}

/// Why nothing could be read from a file that should hold an activity.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// It names itself a FIT, GPX or TCX file, but not one message or point could be read.
    #[error("nothing could be read: {what} at byte {at_byte}; copy the file from the watch or export it again")]
    NothingReadable {
        /// Byte where reading ended.
        at_byte: usize,
        /// What stands there.
        what: &'static str,
    },
    /// An activity without a single sample or summary.
    #[error("it holds no track points and no summary; if it was a manual entry, nothing is lost")]
    NoSamples,
    /// Points with times, none of which a watch can have written.
    #[error("every time in it lies before 1995 or after 2100, so its day is unknown; export it again")]
    ImpossibleTimes,
    /// Points with times, none of which is written in a way that is understood.
    #[error("its times cannot be understood: {first}; export it again, as FIT if you can")]
    UnreadableTimes {
        /// The first of them as written.
        first: String,
    },
}
