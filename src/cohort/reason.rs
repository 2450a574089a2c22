//! Why a runner was not read, or only in part: a word of a fixed list. A sentence could hold a path or somebody's words.

use serde::Deserialize;

use crate::names::serialize_by_name;
use crate::pipeline::PipelineError;

/// Declares the reasons with their names.
macro_rules! reasons {
    ($($(#[$meta:meta])* $reason:ident $name:literal,)*) => {
        /// Why a runner was not read, or only in part.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum Reason {
            $($(#[$meta])* #[serde(rename = $name)] $reason,)*
        }

        impl Reason {
            /// All reasons, those of the line before those of the diary.
            pub const ALL: &[Reason] = &[$(Reason::$reason,)*];

            /// The name as written.
            pub fn name(self) -> &'static str {
                match self {
                    $(Reason::$reason => $name,)*
                }
            }
        }
    };
}

reasons! {
    /// The line, or the row of `runners.csv`, cannot be understood.
    BadLine "bad_line",
    /// The time zone has no such name.
    TimeZone "time_zone",
    /// An export is not there, or cannot be opened.
    NoSuchPath "no_such_path",
    /// An export is neither a file nor a folder.
    NotAFile "not_a_file",
    /// There is no file in it.
    NoFile "no_file",
    /// No file of it is an activity.
    NoActivity "no_activity",
    /// No activity lies in the days asked for.
    NothingInRange "nothing_in_range",
    /// Files that should hold an activity cannot be read.
    UnreadableFiles "unreadable_files",
    /// Files are damaged and were read as far as they go.
    RecoveredFiles "recovered_files",
    /// The diary is not there, or cannot be opened.
    NoSuchDiary "no_such_diary",
    /// The diary cannot be understood; the runner counts as one without a diary.
    DiaryNotUnderstood "diary_not_understood",
    /// The days of the diary lie years from every recording; the runner counts as one without a diary.
    DiaryOfOtherYears "diary_of_other_years",
    /// Rows of the diary were not understood.
    DiaryRows "diary_rows_not_understood",
    /// The program failed on this runner.
    Crashed "crashed",
}

serialize_by_name!(Reason);

impl Reason {
    /// Why no report could be made of a runner.
    pub(super) fn of(error: &PipelineError) -> Reason {
        match error {
            PipelineError::Path { .. } => Reason::NoSuchPath,
            PipelineError::NotAFile { .. } | PipelineError::Terminal => Reason::NotAFile,
            PipelineError::DiaryFolder(_)
            | PipelineError::LargeDiary(_)
            | PipelineError::Diary(_)
            | PipelineError::Note(_) => Reason::DiaryNotUnderstood,
            PipelineError::FarNotes { .. } => Reason::DiaryOfOtherYears,
            PipelineError::NoFile => Reason::NoFile,
            PipelineError::NoActivity { .. } => Reason::NoActivity,
            PipelineError::NothingInRange { .. } => Reason::NothingInRange,
            // Nothing is written and no terrain model opened here that was not opened before.
            PipelineError::Terrain(_) | PipelineError::Output(_) | PipelineError::Report(_) => Reason::Crashed,
        }
    }

    /// True where it only sums up what became of single files.
    pub(super) fn is_of_files(self) -> bool {
        matches!(self, Reason::UnreadableFiles | Reason::RecoveredFiles)
    }

    /// True where the runner can still be read without the diary.
    pub(super) fn is_of_diary(self) -> bool {
        matches!(self, Reason::NoSuchDiary | Reason::DiaryNotUnderstood | Reason::DiaryOfOtherYears)
    }
}
