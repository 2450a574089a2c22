//! What is compiled, and that it is compiled once: `cargo run` and `cargo test` share every dependency.
//!
//! A development dependency that asks for one more feature of a common crate would have polars compiled a second time, a
//! matter of minutes. The remedy is to ask for that feature in the ordinary dependencies too, as is done for `either`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Crates that open connections; none belongs into an offline program.
const NETWORK: [&str; 9] = ["curl", "h2", "hyper", "native-tls", "openssl", "quinn", "reqwest", "rustls", "ureq"];

/// Features of each package by name and version, with the kinds of dependencies given.
fn features(kinds: &str) -> BTreeMap<String, String> {
    let listing = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--prefix", "none", "--format", "{p}\t{f}"])
        .args(["--edges", kinds, "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .unwrap();
    assert!(listing.status.success(), "{}", String::from_utf8_lossy(&listing.stderr));
    let text = String::from_utf8(listing.stdout).unwrap();
    let rows = text.lines().filter_map(|line| line.split_once('\t'));
    // A package met before is marked so.
    let unmarked = rows.map(|(package, features)| (package, features.trim_end_matches(" (*)")));
    unmarked.map(|(package, features)| (package.to_owned(), features.to_owned())).collect()
}

#[test]
fn tests_need_no_feature_that_the_program_does_not_have() {
    let program = features("normal,build");
    let tests = features("normal,build,dev");
    assert!(program.len() > 100 && program.keys().any(|package| package.starts_with("polars ")));
    for (package, features) in &program {
        assert_eq!(tests.get(package), Some(features), "{package} would be compiled twice");
    }
}

#[test]
fn nothing_in_the_program_can_open_a_connection() {
    for package in features("normal").keys() {
        let name = package.split(' ').next().unwrap();
        assert!(!NETWORK.contains(&name), "{name} is a crate for networks");
    }
}

#[test]
fn every_part_of_the_program_is_named_with_its_license() {
    let licenses = include_str!("../../packaging/third-party-licenses.txt");
    let named: BTreeSet<&str> = licenses.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    for package in features("normal").keys().filter(|package| !package.starts_with("patella ")) {
        let [name, version] = package.split(' ').take(2).collect::<Vec<_>>()[..] else { panic!("{package}") };
        // Macros run when the program is compiled and are no part of it.
        let is_macro = package.contains("(proc-macro)");
        let package = format!("{name} {}", version.trim_start_matches('v'));
        assert!(
            is_macro || named.contains(package.as_str()),
            "{package} is missing in packaging/third-party-licenses.txt; docs/packaging.md says how to write it anew"
        );
    }
}
