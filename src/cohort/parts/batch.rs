//! Making a part: runners are read by some threads, the largest first, and their lines written as they come; in the end they are
//! put in order. Nothing of a runner stays in memory but the place of the line.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Deserialize;

use super::{MARKER_LINE, PARTS, Part, PartError, Place, Shard, failed, is_cohort, packed, part_path, put, shards};
use crate::cohort::reading::Reader;
use crate::cohort::runner::Runner;
use crate::cohort::{Choices, Salt};
use crate::files::MARKER_FILE;
use crate::report::output::temporary_in;

/// What is to be read, and where the part goes.
pub struct Batch<'a> {
    pub runners: &'a [Runner],
    pub shard: Shard,
    /// Number of threads.
    pub jobs: usize,
    pub out: &'a Path,
    pub choices: &'a Choices,
    /// Called for each runner, from several threads.
    pub tick: &'a (dyn Fn() + Sync),
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub runners: usize,
    /// Runners of them that were taken from an older part, since nothing of them had changed.
    pub unchanged: usize,
}

/// A runner of the part.
struct Task<'a> {
    runner: &'a Runner,
    pseudonym: String,
    bytes: u64,
}

/// Lines as they come.
struct Scratch {
    file: File,
    end: u64,
    places: Vec<(String, Place)>,
    unchanged: usize,
}

/// Makes the part and puts it in its place.
///
/// # Errors
///
/// [`PartError`]; an older part stays whole.
pub fn write(batch: &Batch) -> Result<Written, PartError> {
    let folder = batch.out.join(PARTS);
    check(batch)?;
    fs::create_dir_all(batch.out).map_err(failed(batch.out))?;
    let marker = batch.out.join(MARKER_FILE);
    fs::write(&marker, MARKER_LINE).map_err(failed(&marker))?;
    fs::create_dir_all(&folder).map_err(failed(&folder))?;
    let tasks = tasks(batch);
    let older = Older::of(batch.out)?;
    let file = tempfile::tempfile_in(&folder).map_err(failed(&folder))?;
    let scratch = Mutex::new(Scratch { file, end: 0, places: Vec::new(), unchanged: 0 });
    let next = AtomicUsize::new(0);
    // A reader for each thread, made here: a thread that cannot be had is known before anything is read.
    let readers = (0..batch.jobs.clamp(1, tasks.len().max(1))).map(|_| Reader::new(batch.choices));
    let readers = readers.collect::<Result<Vec<_>, _>>()?;
    let (tasks, older) = (&tasks, &older);
    let (scratch_of, next) = (&scratch, &next);
    let work = |reader: &Reader| -> Result<(), PartError> {
        while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (line, is_unchanged) = line(task, reader, older).map_err(failed(&folder))?;
            let mut scratch = scratch_of.lock().unwrap_or_else(PoisonError::into_inner);
            scratch.add(&task.pseudonym, &line, is_unchanged).map_err(failed(&folder))?;
            drop(scratch);
            (batch.tick)();
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = readers.iter().map(|reader| scope.spawn(|| work(reader))).collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    let scratch = scratch.into_inner().unwrap_or_else(PoisonError::into_inner);
    let written = Written { runners: scratch.places.len(), unchanged: scratch.unchanged };
    let path = part_path(batch.out, batch.shard);
    scratch.in_order(&path).map_err(failed(&path))?;
    if batch.shard == Shard::WHOLE {
        for shard in shards(batch.out).into_iter().filter(|shard| *shard != Shard::WHOLE) {
            let path = part_path(batch.out, shard);
            fs::remove_file(&path).map_err(failed(&path))?;
        }
    }
    Ok(written)
}

/// Makes sure that the folder holds nothing but a cohort, and no export.
fn check(batch: &Batch) -> Result<(), PartError> {
    let out = batch.out;
    let is_empty =
        fs::read_dir(out).map_or(Ok(true), |mut entries| entries.next().transpose().map(|entry| entry.is_none()));
    if !is_empty.map_err(failed(out))? && !is_cohort(out) {
        return Err(PartError::NotOurs(out.to_owned()));
    }
    let Ok(whole) = fs::canonicalize(out) else { return Ok(()) };
    let holds = |path: &Path| fs::canonicalize(path).is_ok_and(|path| path.starts_with(&whole));
    let mut inputs = batch.runners.iter().flat_map(|runner| runner.exports.iter().chain(&runner.notes));
    match inputs.any(|path| holds(path)) {
        true => Err(PartError::HoldsInput(out.to_owned())),
        false => Ok(()),
    }
}

/// How many of the runners are of a part.
pub fn runners_of(runners: &[Runner], shard: Shard, salt: &Salt) -> usize {
    runners.iter().filter(|runner| shard.holds(&salt.pseudonym(&runner.name))).count()
}

/// The runners of the part, the largest first, so that none is left alone at the end.
fn tasks<'a>(batch: &Batch<'a>) -> Vec<Task<'a>> {
    let task = |runner: &'a Runner| {
        let pseudonym = batch.choices.salt.pseudonym(&runner.name);
        batch.shard.holds(&pseudonym).then(|| Task { runner, pseudonym, bytes: runner.bytes() })
    };
    let mut tasks: Vec<Task> = batch.runners.iter().filter_map(task).collect();
    tasks.sort_by(|one, other| other.bytes.cmp(&one.bytes).then_with(|| one.pseudonym.cmp(&other.pseudonym)));
    tasks
}

/// The packed line of a runner, and whether it is one of an older part.
fn line(task: &Task, reader: &Reader, older: &Older) -> io::Result<(Vec<u8>, bool)> {
    if older.has(&task.pseudonym)
        && let Some(line) = reader.key(task.runner).and_then(|key| older.line(&task.pseudonym, &key))
    {
        return Ok((line, true));
    }
    let mut line = serde_json::to_vec(&reader.line(Ok(task.runner)))?;
    line.push(b'\n');
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&line)?;
    Ok((packed.finish()?, false))
}

impl Scratch {
    fn add(&mut self, pseudonym: &str, line: &[u8], is_unchanged: bool) -> io::Result<()> {
        self.file.write_all(line)?;
        let place = Place { at: self.end, bytes: line.len() as u64 };
        self.places.push((pseudonym.to_owned(), place));
        self.end += place.bytes;
        self.unchanged += usize::from(is_unchanged);
        Ok(())
    }

    /// Writes the lines by runner to a file of this name.
    fn in_order(mut self, path: &Path) -> io::Result<()> {
        self.places.sort_by(|one, other| one.0.cmp(&other.0));
        let mut part = temporary_in(path.parent().unwrap_or(Path::new("")))?;
        for (_, place) in &self.places {
            self.file.seek(SeekFrom::Start(place.at))?;
            let copied = io::copy(&mut (&mut self.file).take(place.bytes), &mut part)?;
            debug_assert_eq!(copied, place.bytes);
        }
        put(part, path)
    }
}

/// The lines of older parts in the same folder.
struct Older {
    places: HashMap<String, OldLine>,
    files: Vec<Mutex<File>>,
}

struct OldLine {
    file: usize,
    key: String,
    place: Place,
}

/// What is looked at of an older line.
#[derive(Deserialize)]
struct Keyed {
    runner: Option<String>,
    key: Option<String>,
}

impl Older {
    fn of(out: &Path) -> Result<Older, PartError> {
        let mut older = Older { places: HashMap::new(), files: Vec::new() };
        for shard in shards(out) {
            // A part that is damaged is made again, as if it were not there.
            let _ = older.add(Part::open(out, shard)?);
        }
        Ok(older)
    }

    fn add(&mut self, mut part: Part) -> Result<(), PartError> {
        let copy = part.file.get_ref().try_clone().map_err(failed(&part.path))?;
        let file = self.files.len();
        self.files.push(Mutex::new(copy));
        while let Some((line, place)) = part.next()? {
            let read: Keyed = serde_json::from_slice(&line).map_err(|_| PartError::Damaged(part.path.clone()))?;
            if let (Some(runner), Some(key)) = (read.runner, read.key) {
                self.places.insert(runner, OldLine { file, key, place });
            }
        }
        Ok(())
    }

    fn has(&self, runner: &str) -> bool {
        self.places.contains_key(runner)
    }

    fn line(&self, runner: &str, key: &str) -> Option<Vec<u8>> {
        let line = self.places.get(runner).filter(|line| line.key == key)?;
        let mut file = self.files.get(line.file)?.lock().ok()?;
        packed(&mut file, line.place).ok()
    }
}
