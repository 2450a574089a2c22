//! What a runner's line depends on, as one hash: names and bytes of all files, choices, version. A runner whose hash is that of
//! a line is not read again.

use std::fs::File;
use std::path::Path;

use blake3::Hasher;

use super::Runner;
use super::diary::DiaryFile;
use crate::cohort::Choices;
use crate::cohort::line::LINE_VERSION;
use crate::files::{FoundKind, walk};
use crate::settings::Settings;

/// The hash; `None` where a file cannot be read, so that the runner is read again.
pub(in crate::cohort) fn key(runner: &Runner, diary: Option<&DiaryFile>, choices: &Choices) -> Option<String> {
    let mut hasher = choices.salt.hasher();
    let settings = Settings { config: None, ..choices.settings.clone() };
    let Runner { name, exports, time_zone, joined, left, notes: _ } = runner;
    let choices = (settings, choices.publish, time_zone, joined, left);
    let version = (env!("PATELLA_VERSION"), LINE_VERSION);
    add(&mut hasher, format!("{version:?} {choices:?}").as_bytes());
    add(&mut hasher, name.as_bytes());
    for export in exports {
        add(&mut hasher, b"export");
        for found in walk(std::slice::from_ref(export)) {
            add(&mut hasher, found.path.strip_prefix(export).unwrap_or(Path::new("")).as_os_str().as_encoded_bytes());
            if matches!(found.kind, FoundKind::File) {
                add_file(&mut hasher, &found.path)?;
            }
        }
    }
    if let Some(diary) = diary {
        add(&mut hasher, b"diary");
        add_file(&mut hasher, &diary.path)?;
    }
    Some(hasher.finalize().to_hex().to_string())
}

/// Adds bytes so that they cannot run into the next ones.
fn add(hasher: &mut Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
}

fn add_file(hasher: &mut Hasher, path: &Path) -> Option<()> {
    let mut of_file = Hasher::new();
    of_file.update_reader(File::open(path).ok()?).ok()?;
    hasher.update(of_file.finalize().as_bytes());
    Some(())
}
