//! The words of the pain notes.

pub mod context;
pub mod notes;
