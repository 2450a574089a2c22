//! Whether this shell lets a program have as much memory as it needs (`ulimit -v`). A program that meets that limit while it works can only
//! be ended by the system, so it is looked at before anything is read.

/// Megabytes of address space that a report needs: most of it is reserved and never used.
pub const REPORT_MB: u64 = 1_200;
/// Megabytes of address space that reading an export needs.
pub const READ_MB: u64 = 500;

/// Makes sure that so many megabytes of address space may be used.
///
/// # Errors
///
/// A sentence that says how much is allowed and how much is needed.
pub fn check(needed_mb: u64) -> Result<(), String> {
    match allowed_mb() {
        Some(allowed) if allowed < needed_mb => Err(format!(
            "this shell allows a program {allowed} MB of memory (ulimit -v), and patella needs {needed_mb} MB of address space; \
             raise the limit"
        )),
        _ => Ok(()),
    }
}

/// The limit of this process, megabytes; `None` where there is none.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn allowed_mb() -> Option<u64> {
    let limit = rustix::process::getrlimit(rustix::process::Resource::As);
    limit.current.map(|bytes| bytes >> 20)
}

/// Other systems have no such limit.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn allowed_mb() -> Option<u64> {
    None
}
