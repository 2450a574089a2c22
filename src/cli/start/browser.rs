//! Showing a report in the browser, and `patella open`.

use std::error::Error;
use std::io;
use std::path::{self, Path, PathBuf};

use clap::Args;

use crate::files::is_own_report;
use crate::report::PAGE;

/// `patella open`.
#[derive(Debug, Args)]
pub struct OpenArgs {
    /// Folder of the report.
    #[arg(value_name = "DIR", default_value = "patella-report")]
    folder: PathBuf,
}

/// Opens the last report.
///
/// # Errors
///
/// Where there is no report, or no browser that opens it.
pub fn open_report(args: &OpenArgs) -> Result<(), Box<dyn Error>> {
    let folder = &args.folder;
    let page = folder.join(PAGE);
    if is_own_report(folder) && page.is_file() {
        return open_page(&page).map_err(Into::into);
    }
    let what = match folder.metadata() {
        Ok(about) if about.is_dir() => "holds no report of patella",
        Ok(_) => "is not the folder of a report",
        Err(_) => "is not there",
    };
    let shown = folder.display();
    Err(format!(
        "{shown} {what}; name the folder of a report, as in patella open DIR, or make one with patella report EXPORT"
    )
    .into())
}

/// Opens a page in the browser without waiting for it.
///
/// # Errors
///
/// A sentence with the path of the page.
pub fn open_page(page: &Path) -> Result<(), String> {
    let opened =
        path::absolute(page).and_then(|page| match named_browsers().find_map(|name| opened_by(&page, &name)) {
            Some(()) => Ok(()),
            None => open::that_detached(&page),
        });
    opened.map_err(|_: io::Error| format!("no browser could be started; open {} yourself", page.display()))
}

fn opened_by(page: &Path, browser: &str) -> Option<()> {
    open::with_detached(page, browser).ok()
}

/// The browsers that the environment names, in their order. One with arguments of its own is left to `xdg-open`, which knows how
/// to read them.
#[cfg(all(unix, not(target_vendor = "apple")))]
fn named_browsers() -> impl Iterator<Item = String> {
    let named = std::env::var("BROWSER").unwrap_or_default();
    let names: Vec<String> = named.split(':').map(str::to_owned).collect();
    names.into_iter().filter(|name| !name.is_empty() && !name.contains(['%', ' ']))
}

/// Elsewhere the system decides.
#[cfg(not(all(unix, not(target_vendor = "apple"))))]
fn named_browsers() -> impl Iterator<Item = String> {
    std::iter::empty()
}
