//! What is done without a command: `patella` alone, and `patella PATH...` as when a file is dropped onto the program.

pub mod browser;
pub mod implied_report;
pub mod offer;
mod places;
pub mod question;
pub mod shell_words;

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use jiff::tz::TimeZone;

use self::offer::Offer;
use super::print::say;
use crate::pipeline::downloads;
use crate::settings::{DiaryRules, SearchLimits};

/// The arguments of the program; where there are none, on a terminal, those of the report that the runner agreed to. `None`
/// where the runner wants none of what was found.
///
/// # Errors
///
/// A sentence that says where an export was looked for, where none was found.
pub fn completed(typed: Vec<OsString>) -> Result<Option<Vec<OsString>>, Box<dyn Error>> {
    let has_command = implied_report::first_word(&typed).is_some();
    let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal();
    if has_command || !is_terminal {
        return Ok(Some(typed));
    }
    let here = env::current_dir().map_err(|error| format!("the current folder cannot be read ({error})"))?;
    let places: Vec<PathBuf> = [Some(here.clone()), places::downloads()].into_iter().flatten().collect();
    let zone = TimeZone::system();
    let rules = DiaryRules { time_zone: Some(zone.clone()), ..DiaryRules::default() };
    let findings = downloads::look(&places, &SearchLimits::default(), &rules);
    let home = env::home_dir();
    let offer = Offer { findings: &findings, places: &places, here: &here, home: home.as_deref(), zone: &zone };
    if findings.exports.is_empty() {
        return Err(offer.nothing_found().into());
    }
    match question::ask(&mut io::stdin().lock(), &mut anstream::stderr(), &offer)? {
        Some(choice) => Ok(Some(typed.into_iter().chain(offer.arguments(choice)).collect())),
        None => {
            say("Nothing was written.");
            Ok(None)
        }
    }
}
