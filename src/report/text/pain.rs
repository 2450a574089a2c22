//! The words of the pain notes.

pub mod notes;
pub mod training_context;
