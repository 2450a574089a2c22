//! Who is who: a runner is known by the first 16 hexadecimal digits of a keyed hash of the name. The key, the salt, lies in a
//! file of its own, away from the tables: whoever has both can try names.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

/// The key of the hash.
#[derive(Clone)]
pub struct Salt([u8; blake3::KEY_LEN]);

impl std::fmt::Debug for Salt {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Salt")
    }
}

/// Why there is no salt.
#[derive(Debug, Error)]
pub enum SaltError {
    #[error("{} cannot be read or made ({source}); name a file for the salt with --salt", path.display())]
    File {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("{} is no salt: it holds {bytes} bytes, and a salt has {}; name another file with --salt", path.display(), blake3::KEY_LEN)]
    NotASalt { path: PathBuf, bytes: usize },
    #[error("this computer gives no random numbers for a salt ({0})")]
    Random(getrandom::Error),
}

impl Salt {
    /// A salt of these bytes.
    pub fn new(bytes: [u8; blake3::KEY_LEN]) -> Salt {
        Salt(bytes)
    }

    /// The salt in a file, which is made where it is not there, for its owner alone. Several programs that make it at once
    /// get the same.
    ///
    /// # Errors
    ///
    /// [`SaltError`].
    pub fn open(path: &Path) -> Result<Salt, SaltError> {
        let failed = |source| SaltError::File { path: path.to_owned(), source };
        if !path.exists() {
            make(path)?;
        }
        let bytes = fs::read(path).map_err(failed)?;
        let length = bytes.len();
        let bytes = bytes.try_into().map_err(|_| SaltError::NotASalt { path: path.to_owned(), bytes: length })?;
        Ok(Salt(bytes))
    }

    /// A runner, for whoever does not have the salt.
    pub fn pseudonym(&self, name: &str) -> String {
        let hash = blake3::keyed_hash(&self.0, name.as_bytes()).to_hex();
        hash.chars().take(PSEUDONYM_DIGITS).collect()
    }

    /// A hash that only who has the salt can compute.
    pub(super) fn hasher(&self) -> blake3::Hasher {
        blake3::Hasher::new_keyed(&self.0)
    }
}

/// Hexadecimal digits of a runner.
pub const PSEUDONYM_DIGITS: usize = 16;

fn make(path: &Path) -> Result<(), SaltError> {
    let failed = |source| SaltError::File { path: path.to_owned(), source };
    let mut bytes = [0; blake3::KEY_LEN];
    getrandom::fill(&mut bytes).map_err(SaltError::Random)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    // A temporary file is its owner's alone from the start.
    let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(&bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    match file.persist_noclobber(path) {
        // Another program was faster.
        Err(error) if error.error.kind() != io::ErrorKind::AlreadyExists => Err(failed(error.error)),
        _ => Ok(()),
    }
}
