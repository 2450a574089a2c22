//! What this run was given or reads, and what may therefore never be overwritten or removed, whatever is forced.

use std::fs;
use std::path::{Path, PathBuf};

use super::OutputError;
use super::goal::{folder_of, holds_foreign, is_empty, resolved};
use crate::files::{self, is_own_report, is_standard_input};

/// Files and folders that are read: exports, notes, the file of choices, the folder of terrain tiles.
#[derive(Debug, Clone, Default)]
pub struct Protected {
    paths: Vec<Input>,
}

/// Something that is read.
#[derive(Debug, Clone)]
struct Input {
    /// As it was given.
    given: PathBuf,
    /// Where it lies, and what it leads to where it is a link.
    whole: [PathBuf; 2],
}

impl Protected {
    /// The paths as they were given.
    pub fn new<'a>(given: impl IntoIterator<Item = &'a Path>) -> Protected {
        let on_disk = given.into_iter().filter(|path| !is_standard_input(path));
        Protected { paths: on_disk.map(Input::new).collect() }
    }

    /// Makes sure that a report at `goal` removes nothing of it.
    ///
    /// # Errors
    ///
    /// [`OutputError::HoldsInput`] where something that is read is the goal or lies in it, also through a link in one of the
    /// folders that are read, and where the goal lies in one of them and holds something that patella did not write.
    pub fn check_folder(&self, goal: &Path) -> Result<(), OutputError> {
        // What is no folder is refused for that, whatever it holds.
        let Some(whole) = fs::canonicalize(goal).ok().filter(|goal| goal.is_dir()) else {
            return Ok(());
        };
        let is_foreign = !is_own_report(&whole) && !is_empty(&whole);
        let mut lost = self.paths.iter().filter(|input| {
            let mut places = input.whole.iter();
            places.any(|place| place.starts_with(&whole) || (is_foreign && whole.starts_with(place)))
        });
        let lost = lost.next().map(|input| input.given.clone());
        // Only what patella did not write can be something that is read through a link.
        let linked = || (is_foreign || holds_foreign(&whole)).then(|| self.linked(&whole));
        let lost = lost.or_else(|| linked().flatten());
        let goal = goal.to_owned();
        lost.map_or(Ok(()), |input| Err(OutputError::HoldsInput { goal, input }))
    }

    /// True where `file` is read: named itself, or found in a folder that is named, or through a link in one, and read by
    /// what `is_read` says of its content.
    pub fn holds_file(&self, file: &Path, is_read: impl Fn(&Path) -> bool) -> bool {
        let Ok(whole) = fs::canonicalize(file) else {
            return false;
        };
        let mut named = self.paths.iter().flat_map(|input| &input.whole);
        if named.any(|place| *place == whole) {
            return true;
        }
        is_read(&whole) && self.linked(&whole).is_some()
    }

    /// The first file of the folders that are read that is `goal` or lies in it, with all links resolved.
    fn linked(&self, goal: &Path) -> Option<PathBuf> {
        let given: Vec<PathBuf> = self.paths.iter().map(|input| input.given.clone()).collect();
        let mut found = files::walk(&given).into_iter().map(|found| found.path);
        found.find(|path| fs::canonicalize(path).is_ok_and(|whole| whole.starts_with(goal)))
    }
}

impl Input {
    fn new(given: &Path) -> Input {
        let place = resolved(folder_of(given));
        let place = given.file_name().map(|name| place.join(name));
        let whole = resolved(given);
        Input { given: given.to_owned(), whole: [whole.clone(), place.unwrap_or(whole)] }
    }
}
