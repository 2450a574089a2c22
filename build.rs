//! What `patella --version` prints, as `PATELLA_VERSION`: the version and, in a release build, the commit.
//!
//! A debug build has no commit unless `PATELLA_COMMIT` names one, since every commit would compile the program again. A
//! package from a registry has its commit in a file; in a checkout git is asked.

use std::path::Path;
use std::process::Command;

/// Characters of a commit that are printed.
const SHORT: usize = 10;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=PATELLA_COMMIT");
    let named = std::env::var("PATELLA_COMMIT").ok();
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = named.or_else(|| if is_release { packaged().or_else(checked_out) } else { None });
    let commit = commit.filter(|commit| commit.len() >= SHORT && commit.chars().all(|c| c.is_ascii_hexdigit()));
    let commit = commit.map(|commit| format!(" ({})", &commit[..SHORT])).unwrap_or_default();
    println!("cargo::rustc-env=PATELLA_VERSION={}{commit}", env!("CARGO_PKG_VERSION"));
}

/// The commit in the file that `cargo package` adds.
fn packaged() -> Option<String> {
    let text = std::fs::read_to_string(".cargo_vcs_info.json").ok()?;
    println!("cargo::rerun-if-changed=.cargo_vcs_info.json");
    let (_, after) = text.split_once("\"sha1\": \"")?;
    Some(after.split('"').next()?.to_owned())
}

/// The commit of the checkout that this is the top of.
fn checked_out() -> Option<String> {
    Path::new(".git").exists().then_some(())?;
    // Every commit adds a line to this file.
    if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"]) {
        println!("cargo::rerun-if-changed={log}");
    }
    git(&["rev-parse", "HEAD"])
}

fn git(arguments: &[&str]) -> Option<String> {
    let answer = Command::new("git").args(arguments).output().ok().filter(|answer| answer.status.success())?;
    Some(String::from_utf8(answer.stdout).ok()?.trim().to_owned())
}
