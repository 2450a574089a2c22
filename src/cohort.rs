//! Many runners, each on its own: a line for each (`patella cohort --worker`), or a study as a whole.
//!
//! ```text
//! listing   a folder, or runners.csv            -> runners: name, exports, diary
//! reading   a runner, one thread                -> a line: status, reason, counts, marks, tables by column
//! parts     lines, whatever their order         -> a file of lines a part, sorted by runner
//! gathering the parts                           -> tables of all runners, cohort.json
//! clinic    the summaries                       -> cohort.html, cohort.pdf
//! ```
//!
//! The line is the only form in which a runner leaves this room: the worker prints it, a part holds it, and tables are made of
//! nothing else. So one machine, an array of jobs and a cluster give the same tables. No path, no name and nobody's own words
//! are in it; a runner is a keyed hash ([`salt`]).

pub mod clinic;
pub mod line;
pub mod listing;
pub mod parts;
pub mod reading;
mod reason;
pub mod reports;
pub mod runner;
pub mod salt;
pub mod summary;
pub mod worker;

use crate::settings::Settings;

pub use self::reason::Reason;
pub use self::salt::{Salt, SaltError};

/// By what runners are read.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Those of every runner; a runner's own time zone and days in the study go before them.
    pub settings: Settings,
    pub salt: Salt,
    /// Leave out, or round, what could tell who a runner is.
    pub publish: bool,
}
