//! The arguments of `patella note page`.

use std::path::PathBuf;

use clap::Args;

/// `patella note page`.
#[derive(Debug, Args)]
pub struct PageArgs {
    /// The page.
    #[arg(long, value_name = "FILE", default_value = "pain-diary.html")]
    out: PathBuf,
    /// Overwrite a file that is there; notes stay in the browser, they are not in the file.
    #[arg(long)]
    force: bool,
    /// Say nothing but errors.
    #[arg(long, short)]
    pub quiet: bool,
}

impl PageArgs {
    /// Takes the arguments apart: where the page is to go, and whether by force.
    pub fn into_parts(self) -> (PathBuf, bool) {
        (self.out, self.force)
    }
}
