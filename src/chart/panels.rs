//! The panels of the load-spike chart, one file each.

pub(super) mod descent;
pub(super) mod overview;
pub(super) mod pain;
pub(super) mod rest;
pub(super) mod runs;
pub(super) mod weeks;
