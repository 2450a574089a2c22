//! The panels on a common time axis, one file each.

pub(super) mod descent;
pub(super) mod descent_per_km;
pub(super) mod device_changes;
pub(super) mod grades;
pub(super) mod overview;
pub(super) mod pain;
pub(super) mod rest;
pub(super) mod runs;
pub(super) mod weeks;
