//! FIT and GPX files of the developer's own, against the two strict readers: every column adds up to the same.
//!
//! Where the sums differ they must do so for a reason that is a property
//! of the file.

use std::path::Path;

use patella::activity::{Fault, Recording};
use patella::decode::{Decoded, fit, gpx};
use rayon::prelude::*;

use super::unpacked;
use crate::fit::agreement as against_fitparser;
use crate::fixtures::reading::files_below;
use crate::gpx::agreement as against_gpx;

/// How one file came out.
enum Found {
    /// One of the two reads no activity in it.
    Refused,
    /// All sums are equal.
    Agrees,
    /// They differ for a reason that the file tells.
    Excused(&'static str),
    /// They differ.
    Differs(String),
}

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn fitparser_adds_up_to_the_same_on_every_file_it_reads() {
    compare("fit", |bytes| {
        let (Ok(Decoded::Activities(ours)), Some(theirs)) = (fit::decode(bytes), against_fitparser::foreign(bytes))
        else {
            return Found::Refused;
        };
        match against_fitparser::differences(&ours, &theirs) {
            differences if differences.is_empty() => Found::Agrees,
            differences
                if differences.iter().all(|what| what.starts_with("distance "))
                    && against_fitparser::is_too_far(&theirs) =>
            {
                Found::Excused("speed and distance in three bytes, which fitparser adds up wrongly")
            }
            differences => excused(&ours, differences.join("; ")),
        }
    });
}

#[test]
#[ignore = "needs PATELLA_CORPUS"]
fn the_gpx_crate_adds_up_to_the_same_on_every_file_it_reads() {
    compare("gpx", |bytes| {
        let (Ok(Decoded::Activities(ours)), Some(theirs)) = (gpx::decode(bytes), against_gpx::foreign(bytes)) else {
            return Found::Refused;
        };
        match against_gpx::differences(&ours, &theirs) {
            differences if differences.is_empty() => Found::Agrees,
            differences => excused(&ours, differences.join("; ")),
        }
    });
}

/// A difference that a fault of the file explains, which we tell.
fn excused(ours: &[Recording], differences: String) -> Found {
    let mut faults = ours.iter().flat_map(|recording| &recording.faults);
    match faults.find(|fault| matches!(fault, Fault::BadPoints { .. } | Fault::ClockNotSet)) {
        Some(Fault::BadPoints { .. }) => Found::Excused("points without a possible time or place"),
        Some(_) => Found::Excused("a clock that was not set"),
        None => Found::Differs(differences),
    }
}

/// Compares every file of a format.
fn compare(ending: &str, read: impl Fn(&[u8]) -> Found + Sync) {
    let folder = super::folder();
    let is_of_format = |name: &String| {
        let name = name.strip_suffix(".gz").unwrap_or(name);
        name.ends_with(&format!(".{ending}")) && !name.contains(".zip")
    };
    let names: Vec<String> = files_below(Path::new(&folder)).into_iter().filter(is_of_format).collect();
    let found: Vec<(String, Found)> = names
        .into_par_iter()
        .map(|name| {
            let found = read(&unpacked(&folder.join(&name)));
            (name, found)
        })
        .collect();
    let count = |is: fn(&Found) -> bool| found.iter().filter(|(_, found)| is(found)).count();
    let agreeing = count(|found| matches!(found, Found::Agrees));
    println!(
        "{ending}: {agreeing} of {} agree, {} are refused by one of the two",
        found.len(),
        count(|found| matches!(found, Found::Refused))
    );
    let mut differing = Vec::new();
    for (name, found) in &found {
        match found {
            Found::Excused(why) => println!("{name}: {why}"),
            Found::Differs(what) => differing.push(format!("{name}: {what}")),
            Found::Refused | Found::Agrees => {}
        }
    }
    assert!(differing.is_empty(), "\n{}\n", differing.join("\n"));
    assert!(agreeing * 2 > found.len(), "only {agreeing} agree");
}
