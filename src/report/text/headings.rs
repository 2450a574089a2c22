//! The headings of the sections, the same on page and paper.

/// The summary.
pub const IN_SHORT: &str = "In short";
/// The chart.
pub const CHART: &str = "Load and pain over time";
/// Descent.
pub const DESCENT: &str = "Descent";
/// Runs above the comparison group.
pub const SPIKES: &str = "Single runs compared with the previous 30 days";
/// Returns.
pub const RETURNS: &str = "Breaks and returns";
/// Weeks.
pub const WEEKS: &str = "Weeks";
/// What came before each onset.
pub const BEFORE_ONSETS: &str = "Before each onset";
/// Which rules the log meets.
pub const LOG_MEETS: &str = "Published rules checked against this log";
/// The notes, counted.
pub const IN_NOTES: &str = "Pain notes summarized";
/// The diary.
pub const DIARY: &str = "Pain notes as written";
/// What surrounds the runs.
pub const WELLNESS: &str = "Shoes, effort, other sports, sleep";
/// Runs.
pub const RUNS: &str = "Runs";
/// Red flags.
pub const SEE_A_CLINICIAN: &str = "When to see a clinician";
/// Definitions.
pub const DEFINITIONS: &str = "What the figures mean, and how far to trust them";
/// What was read.
pub const COVERAGE: &str = "What was read";
/// Settings.
pub const SETTINGS: &str = "Settings used";
/// Before the validity of a figure.
pub const VALIDITY: &str = "Validity.";
/// Before the cases without a figure.
pub const WITHOUT_FIGURE: &str = "Left empty.";
/// Before the source of a figure.
pub const SOURCE: &str = "Source.";
