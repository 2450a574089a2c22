//! One row for each file found: what became of it, and why.

use serde::Serialize;

use super::pairs::{Tie, TieTo};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A run that is counted.
    Run,
    /// A run or another activity made of what a damaged file still holds.
    Recovered,
    /// An activity of another sport.
    OtherSport,
    /// A copy of an activity that is counted from another file.
    Duplicate,
    /// Monitoring, sleep, settings, a workout plan, a course, a route.
    NotActivity,
    /// Facts that complete activities.
    Overlay,
    /// Known, but not read by this program; the reason says what to do instead.
    Unsupported,
    /// It should hold an activity and cannot be read.
    Unreadable,
    /// Nothing in it.
    Empty,
}

impl Outcome {
    /// All outcomes in the order of the summary.
    pub const ALL: [Outcome; 9] = [
        Outcome::Run,
        Outcome::Recovered,
        Outcome::OtherSport,
        Outcome::Duplicate,
        Outcome::NotActivity,
        Outcome::Overlay,
        Outcome::Unsupported,
        Outcome::Unreadable,
        Outcome::Empty,
    ];

    /// The name as written in `files.csv`.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Run => "run",
            Outcome::Recovered => "recovered",
            Outcome::OtherSport => "other_sport",
            Outcome::Duplicate => "duplicate",
            Outcome::NotActivity => "not_activity",
            Outcome::Overlay => "overlay",
            Outcome::Unsupported => "unsupported",
            Outcome::Unreadable => "unreadable",
            Outcome::Empty => "empty",
        }
    }

    /// True where a file that should hold an activity was not read, or only in part: the exit code shows it.
    pub fn is_loss(self) -> bool {
        matches!(self, Outcome::Recovered | Outcome::Unreadable)
    }
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerRow {
    /// Path, members of archives joined with `!/`.
    pub path: String,
    /// Size as it stands on disk or as the archive declares it, bytes.
    pub bytes: u64,
    /// Format in a word.
    pub format: &'static str,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, in a sentence; empty where there is nothing to say. What ties it to other files stands in `tie` and `ties`.
    pub reason: String,
    /// The activities it gave, by their ids; several for a chained or multisport file.
    pub activity_ids: Vec<String>,
    /// For a duplicate, the path of the file that is counted.
    pub duplicate_of: Option<String>,
    /// For a duplicate, what ties it to that file.
    pub tie: Option<Tie>,
    /// Activities of other files that are tied to those of this one: copies of some of them, and such as may be copies and
    /// are counted too.
    pub ties: Vec<TieTo>,
}

impl LedgerRow {
    /// All that is to be said of the file, as written in `files.csv`.
    pub fn remarks(&self) -> String {
        let tie = self.tie.map(|tie| tie.sentence().to_owned());
        let ties = self.ties.iter().map(|to| {
            let (sentence, id) = (to.tie.sentence(), &to.activity_id);
            format!("{sentence}: {id}")
        });
        let own = (!self.reason.is_empty()).then(|| self.reason.clone());
        let all: Vec<String> = own.into_iter().chain(tie).chain(ties).collect();
        all.join("; ")
    }
}
