//! The panels on a common time axis, one file each.

pub(super) mod changes;
pub(super) mod descent;
pub(super) mod grades;
pub(super) mod overview;
pub(super) mod pain;
pub(super) mod per_length;
pub(super) mod rest;
pub(super) mod runs;
pub(super) mod weeks;
