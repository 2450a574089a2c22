//! Why a spreadsheet could not be read.

use thiserror::Error;

/// Why a spreadsheet could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SpreadsheetFault {
    /// The old binary format of Excel, or a spreadsheet with a password.
    #[error("this is an old Excel file or one with a password; save it as .xlsx without a password, or as CSV UTF-8")]
    OldOrLocked,
    /// A zip with something else in it.
    #[error("this is no spreadsheet that can be read; save the diary as .xlsx, .ods or CSV UTF-8")]
    Unknown,
    /// Damaged somewhere.
    #[error("the spreadsheet is damaged ({what}); open it and save it again, or save it as CSV UTF-8")]
    Damaged {
        /// The part of it.
        what: String,
    },
    /// Far more than a diary.
    #[error("the spreadsheet holds far more than a diary; keep the notes in a file of their own")]
    TooLarge,
    /// Notes on several sheets.
    #[error(
        "several sheets hold a table with date and score ({}); keep all notes on one of them",
        sheets.join(", ")
    )]
    SeveralSheets {
        /// Their names.
        sheets: Vec<String>,
    },
}
