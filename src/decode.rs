//! From the bytes of one file to recordings, one decoder for each format. The caller knows the format from the content.
//!
//! No bytes make a decoder panic. Whatever is readable before the damage in a file is returned, with the damage in
//! [`Recording::faults`].

pub mod fit;
pub mod gpx;
pub mod tcx;
pub mod texts;
mod xml;

use thiserror::Error;

use crate::activity::Recording;

/// Recordings of one file: what follows is left out or joined to the last. No real file has as many activities, but a
/// malicious one could hold one in every few bytes.
const MOST_RECORDINGS: usize = 5_000;
/// Laps of one file or, in FIT, of one of its parts; for the same reason.
const MOST_LAPS: usize = 5_000;

/// The content of one file.
#[derive(Debug, Clone, PartialEq)]
pub enum Decoded {
    /// One for a plain file, several for a chained FIT file or a GPX file of several activities. Never empty.
    Activities(Vec<Recording>),
    /// A valid file of another purpose: monitoring, sleep, settings, a course, a route without times.
    NotActivity {
        /// In plain English, such as `monitoring` or `a route without times`.
        what: String,
        /// When the device wrote it, Unix seconds UTC, for monitoring, sleep and daily metrics: the watch was worn then.
        created_unix_s: Option<i64>,
    },
}

/// Why nothing could be read from a file that should hold an activity.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// It is a FIT, GPX or TCX file, but no message or point could be read.
    #[error("nothing could be read: {what} at byte {at_byte}; copy the file from the watch or export it again")]
    NothingReadable {
        /// Byte where reading ended.
        at_byte: usize,
        /// The problem at that byte.
        what: &'static str,
    },
    /// An activity without a single sample or summary.
    #[error("it holds no track points and no summary; if it was a manual entry, nothing is lost")]
    NoSamples,
    /// Points with times, all of them impossible.
    #[error("every time in it is before 1995 or after 2100, so its date is unknown; export it again")]
    ImpossibleTimes,
    /// Points with times, none of which can be read.
    #[error("its times cannot be understood: {first}; export it again, as FIT if you can")]
    UnreadableTimes {
        /// The first of them as written.
        first: String,
    },
}
