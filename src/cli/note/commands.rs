//! What the commands of `patella note` do.

use std::error::Error;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::{
    AddArgs, CheckArgs, FindArgs, ImportArgs, ListArgs, NoteCommand, ask, diary_understood, findings, notes_table,
};
use crate::cli::commands::is_writing;
use crate::cli::print::{print_text, say, start};
use crate::cli::{diary_remarks, memory_limit};
use crate::pain::diary::DiaryColumn;
use crate::pain::diary::write;
use crate::pipeline::{diary_import, diary_page, find, form, note};
use crate::settings::Settings;

/// Runs one command; true where rows of a diary were not understood. The day of a note is that of this computer's clock and
/// time zone.
pub fn write_note(command: NoteCommand) -> Result<bool, Box<dyn Error>> {
    match command {
        NoteCommand::New(args) => {
            note::begin(&args.file)?;
            done(args.quiet, "Diary", &args.file);
        }
        NoteCommand::Add(args) => add(*args)?,
        NoteCommand::Check(args) => return check(args),
        NoteCommand::List(args) => return list(&args),
        NoteCommand::Import(args) => return import(args),
        NoteCommand::Find(args) => return find_notes(args),
        NoteCommand::Form(args) => {
            let is_quiet = args.quiet;
            let (path, force, settings) = args.into_parts();
            is_writing();
            form::write(&path, force, &settings)?;
            done(is_quiet, "Form", &path);
            hint(is_quiet, "Print it; each score is typed in as one line of a diary (patella note new)");
        }
        NoteCommand::Page(args) => {
            let is_quiet = args.quiet;
            let (path, force) = args.into_parts();
            is_writing();
            diary_page::write(&path, force)?;
            done(is_quiet, "Page", &path);
            hint(
                is_quiet,
                "Send it to your phone and open it in the browser; its Export (CSV) is the file for --notes",
            );
        }
    }
    Ok(false)
}

fn done(is_quiet: bool, what: &str, path: &Path) {
    if !is_quiet {
        say(&format!("{what}: {}", path.display()));
    }
}

/// What to do with it.
fn hint(is_quiet: bool, words: &str) {
    if !is_quiet {
        say(words);
    }
}

/// Adds a note; without a score, by questions.
fn add(args: AddArgs) -> Result<(), Box<dyn Error>> {
    let is_quiet = args.quiet;
    let has_score = args.has_score();
    let (diary, mut cells) = args.into_parts(jiff::Zoned::now().date())?;
    if !has_score {
        if !io::stdin().is_terminal() {
            return Err("a note needs a score: --score 0 to --score 10; on a terminal it is asked for".into());
        }
        let there = diary_import::read(&diary, &Settings::default())?;
        let columns = write::columns(&there);
        let open: Vec<DiaryColumn> =
            columns.into_iter().filter(|column| cells.iter().all(|(given, _)| given != column)).collect();
        cells.extend(ask::ask(&mut io::stdin().lock(), &mut io::stderr(), there.notes.last(), &open)?);
    }
    // A note that is being written is not to be cut off: that would leave a file next to the diary.
    is_writing();
    note::add(&diary, &cells)?;
    if !is_quiet {
        let cell = |of: DiaryColumn| cells.iter().find(|(column, _)| *column == of).map(|(_, cell)| cell.as_str());
        let noted: Vec<&str> = [DiaryColumn::Date, DiaryColumn::Score].into_iter().filter_map(cell).collect();
        say(&format!("Noted in {}: {}", diary.display(), noted.join(", score ")));
    }
    Ok(())
}

/// Prints how a diary is understood.
fn check(args: CheckArgs) -> Result<bool, Box<dyn Error>> {
    memory_limit::check(memory_limit::READ_MB)?;
    let (path, settings) = args.into_parts();
    let diary = diary_import::read(&path, &settings)?;
    print_text(&diary_understood(&diary, &path))?;
    Ok(!diary.reading.unread.is_empty())
}

/// Prints the last notes of a diary.
fn list(args: &ListArgs) -> Result<bool, Box<dyn Error>> {
    let diary = diary_import::read(&args.file, &Settings::default())?;
    let first = diary.notes.len().saturating_sub(args.last);
    match diary.notes.get(first..) {
        Some([]) | None => say("no note yet"),
        Some(last) => print_text(&notes_table(last))?,
    }
    Ok(!diary.reading.unread.is_empty())
}

/// Adds the notes of other diaries to one of our own.
fn import(args: ImportArgs) -> Result<bool, Box<dyn Error>> {
    memory_limit::check(memory_limit::READ_MB)?;
    let is_quiet = args.quiet;
    let (files, into, settings) = args.into_parts();
    let files: Vec<&Path> = files.iter().map(|file| file.as_path()).collect();
    is_writing();
    let imported = diary_import::import(&files, &into, &settings)?;
    let is_lossy = !imported.fuller.is_empty() || imported.diaries.iter().any(|diary| !diary.reading.unread.is_empty());
    if !is_quiet {
        for (file, diary) in files.iter().zip(&imported.diaries) {
            let remarks = diary_remarks(&diary.remarks, file);
            if !remarks.is_empty() {
                say(remarks.trim());
            }
        }
        let doubled = match imported.doubled {
            0 => String::new(),
            doubled => format!("; {doubled} were there already"),
        };
        if !imported.fuller.is_empty() {
            let days = imported.fuller.join(", ");
            say(&format!(
                "Not added, since {} has these notes with fewer words: {days}. To have them whole, import all into a new file",
                into.display()
            ));
        }
        say(&format!("Added to {}: {}{doubled}", into.display(), imported.added));
    }
    Ok(is_lossy)
}

/// Searches an export for words of knee pain and writes them as a diary; true where something was lost.
fn find_notes(args: FindArgs) -> Result<bool, Box<dyn Error>> {
    let (request, settings, manners) = args.into_parts();
    memory_limit::check(memory_limit::READ_MB)?;
    find::check(&request)?;
    let progress = start(manners, &request.exports);
    let found = find::find(&request, &settings, &|| progress.inc(1), &is_writing);
    progress.finish_and_clear();
    let found = found?;
    if !manners.quiet {
        say(&findings(&found, &request));
    }
    Ok(found.has_losses)
}
