//! A disk on which runs are stopped.

use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::report::output::disk::{Disk, System, is_folder};

/// A disk that does some steps and then nothing more, as if the program had been killed.
pub struct Mortal {
    /// Steps left.
    pub steps: Cell<usize>,
    /// What an exchange of two folders ends with; `None` where the system can do it.
    pub exchange: Option<io::ErrorKind>,
    /// Put into the goal by somebody else in the moment before it is moved.
    pub intruder: Cell<Option<PathBuf>>,
}

impl Mortal {
    /// One that never stops, and never waits.
    pub fn immortal() -> Mortal {
        Mortal { steps: Cell::new(usize::MAX), exchange: None, intruder: Cell::new(None) }
    }

    /// True once there are no steps left.
    pub fn is_dead(&self) -> bool {
        self.steps.get() == 0
    }

    fn step(&self) -> io::Result<()> {
        let left = self.steps.get().checked_sub(1);
        let left = left.ok_or_else(|| io::Error::other("killed"))?;
        self.steps.set(left);
        Ok(())
    }

    fn intrude(&self) {
        if let Some(path) = self.intruder.take() {
            fs::write(path, "mine").unwrap();
        }
    }
}

impl Disk for Mortal {
    fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        System.create_folders(path)
    }

    fn create_private_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        System.create_private_folder(path)
    }

    fn create_file(&self, path: &Path) -> io::Result<File> {
        self.step()?;
        System.create_file(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.step()?;
        // Killed in the middle of it.
        let bytes = if self.is_dead() { &bytes[..bytes.len() / 2] } else { bytes };
        file.write_all(bytes)
    }

    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        System.copy_permissions(from, to)
    }

    fn sync_file(&self, _: &File) -> io::Result<()> {
        self.step()
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.step()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        self.intrude();
        System.rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.step()?;
        match self.exchange {
            Some(kind) => Err(kind.into()),
            None => {
                self.intrude();
                System.exchange(one, other)
            }
        }
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        System.remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        System.remove_folder(path)
    }

    fn remove_tree(&self, path: &Path) -> io::Result<()> {
        for entry in fs::read_dir(path)? {
            let entry = entry?.path();
            match is_folder(&entry) {
                true => self.remove_tree(&entry)?,
                false => self.remove_file(&entry)?,
            }
        }
        self.remove_folder(path)
    }
}
