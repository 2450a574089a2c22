//! The header of a diary: which row it is, and what each column is taken for.

mod keywords;
mod layout;
pub mod names;
mod no_header;
mod other_rows;
mod role;
mod scale;
mod ticks;
mod two_rows;

pub use layout::DiaryHeader;
pub use names::DiaryColumn;
pub use role::{ColumnRole, Content, LeftOut, ScoreColumn};
pub use ticks::{Ticked, is_ticked};
