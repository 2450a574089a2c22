//! The header of a diary: which row it is, and what each column is taken for.

mod keywords;
mod layout;
pub mod names;
mod no_header;
mod role;
mod scale;

pub use layout::DiaryHeader;
pub use names::DiaryColumn;
pub use role::{ColumnRole, LeftOut, ScoreColumn};
