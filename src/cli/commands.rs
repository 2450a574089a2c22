//! The commands: each calls the pipeline and prints; all that is printed, saved and drawn comes from elsewhere.

use std::error::Error;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::cohort::cohort;
use super::print::{MAKING, WRITING, print, print_json, print_text, say, say_on, start};
use super::start::browser::{open_page, open_report};
use super::{
    CheckArgs, Cli, Command, InspectArgs, ReportArgs, TodayArgs, all_files, diary_remarks, documented, files_end_early,
    inspection, list_faults, losses, memory_limit, pairs, runs_shown, summary, today_json, today_text, write_note,
};
use crate::inspect::{self, Inspection};
use crate::pipeline::downloads::diary_among;
use crate::pipeline::{self, Made};
use crate::report::text::first_page::NOT_BUILT;
use crate::report::{PAGE, output};

/// Printed where a run that was killed had moved a report away.
const PUT_BACK: &str = "an earlier run was stopped while it replaced this report; the report is back in its place";

/// True once files are being written. That takes a moment and would leave a half-made folder if it were stopped.
static IS_WRITING: AtomicBool = AtomicBool::new(false);

/// Ends the program when the user stops it, unless files are being written.
pub fn stop_unless_writing(exit_code: i32) {
    if !IS_WRITING.load(Ordering::SeqCst) {
        process::exit(exit_code);
    }
}

/// From here on files are being written, and the program is not to be stopped in between.
pub(super) fn is_writing() {
    IS_WRITING.store(true, Ordering::SeqCst);
}

/// Runs one command; true where a file that should hold an activity was not read, or only in part.
///
/// # Errors
///
/// A sentence that says why nothing came of it.
pub fn run(command: Command) -> Result<bool, Box<dyn Error>> {
    match command {
        Command::Report(args) => report(args),
        Command::Check(args) => check(args),
        Command::Today(args) => today(args),
        Command::Cohort(args) => cohort(args),
        Command::Inspect(args) => inspect_file(args),
        Command::Open(args) => open_report(&args).map(|()| false),
        Command::Note(command) => write_note(command),
        Command::Completions { shell } => completions(shell).map(|()| false),
        Command::Man { command } => manual(&command).map(|()| false),
    }
}

/// Makes and writes the report; true where something was lost.
fn report(args: ReportArgs) -> Result<bool, Box<dyn Error>> {
    let is_opened = args.opens();
    let (mut request, settings, manners) = args.into_parts();
    memory_limit::check(memory_limit::REPORT_MB)?;
    diary_among(&mut request.exports, &mut request.notes, &settings.diary)?;
    for report in output::clear_leftovers(&request.out) {
        say(&format!("{}: {PUT_BACK}", report.display()));
    }
    let goal = pipeline::check_request(&request, &settings)?;
    let progress = start(manners, &request.exports);
    let made = pipeline::make(&request.exports, request.notes.as_deref(), &settings, &|| progress.inc(1));
    let made = made.inspect_err(|_| progress.finish_and_clear())?;
    say_on(&progress, MAKING);
    let written = made.write(&goal, &settings, &|| {
        is_writing();
        say_on(&progress, WRITING);
    });
    progress.finish_and_clear();
    written?;
    if manners.json {
        print_json(&made.report(&settings).json())?;
    }
    if manners.verbose {
        say(&all_files(&made.ledger));
    }
    if !manners.quiet {
        let all_in = request.out.join("files.csv").display().to_string();
        let mut text = summary(&made.ledger, &all_in) + &list_faults(&made.lists);
        if let Some(diary) = &request.notes {
            text.push_str(&diary_remarks(&made.diary_remarks, diary));
        }
        say(&text);
        say(&runs_shown(&made.timeline.runs));
        files_end(&made);
        if made.has_losses() {
            say("The report is made, of all that could be read; what could not is listed above (exit code 3)");
        }
        say(&format!("Report: {}", request.out.join(PAGE).display()));
        if cfg!(feature = "pdf") {
            say(&format!("As PDF: {}", request.out.join("report.pdf").display()));
        } else {
            say(NOT_BUILT);
        }
    }
    if is_opened {
        show(&request.out.join(PAGE), manners.quiet);
    }
    Ok(made.has_losses())
}

/// Says that the files end long before the notes, where they do.
fn files_end(made: &Made) {
    if let Some(words) = made.facts.now.as_ref().and_then(files_end_early) {
        say(&words);
    }
}

/// Opens the finished report. That it cannot be opened does not make it less of a report.
fn show(page: &Path, is_quiet: bool) {
    if !io::stderr().is_terminal() {
        if !is_quiet {
            say("Not opened, since messages do not go to a terminal; patella open does it anywhere");
        }
    } else if let Err(why) = open_page(page) {
        say(&why);
    }
}

/// Reads everything and says what is there; true where something was lost.
fn check(args: CheckArgs) -> Result<bool, Box<dyn Error>> {
    let (exports, settings, manners) = args.into_parts();
    memory_limit::check(memory_limit::READ_MB)?;
    pipeline::check_exports(&exports)?;
    let progress = start(manners, &exports);
    let history = pipeline::read(&exports, None, &settings, &|| progress.inc(1));
    progress.finish_and_clear();
    let history = history?;
    if manners.json {
        print_json(&history.ledger)?;
    }
    if manners.verbose {
        say(&all_files(&history.ledger));
    }
    if !manners.quiet && !history.ledger.is_empty() {
        let all_in = "them all with --json";
        let mut text = summary(&history.ledger, all_in);
        text.push_str(&pairs(&history.ledger, all_in));
        text.push_str(&list_faults(&history.list_faults));
        say(text.trim_end());
    }
    pipeline::check_activities(&history)?;
    Ok(history.ledger.iter().any(|row| row.outcome.is_loss()))
}

/// Says where the log stands and what changed; true where something was lost.
fn today(args: TodayArgs) -> Result<bool, Box<dyn Error>> {
    let (mut exports, mut notes, settings, manners) = args.into_parts();
    memory_limit::check(memory_limit::READ_MB)?;
    diary_among(&mut exports, &mut notes, &settings.diary)?;
    let progress = start(manners, &exports);
    let made = pipeline::make(&exports, notes.as_deref(), &settings, &|| progress.inc(1));
    progress.finish_and_clear();
    let made = made?;
    let report = made.report(&settings);
    match manners.json {
        true => print_json(&today_json(report))?,
        false => print_text(&today_text(report))?,
    }
    if manners.verbose {
        say(&all_files(&made.ledger));
    }
    if !manners.quiet {
        let mut text = losses(&made.ledger, "them all with patella check --json") + &list_faults(&made.lists);
        if let Some(diary) = &notes {
            text.push_str(&diary_remarks(&made.diary_remarks, diary));
        }
        if !text.is_empty() {
            say(text.trim_end());
        }
        files_end(&made);
    }
    Ok(made.has_losses())
}

/// Looks at one file and says what is in it; true where something was lost.
fn inspect_file(args: InspectArgs) -> Result<bool, Box<dyn Error>> {
    let (file, goal, settings, manners) = args.into_parts();
    memory_limit::check(memory_limit::READ_MB)?;
    if let Some(goal) = &goal {
        inspect::check_goal(goal, &file, &settings)?;
    }
    let found = inspect::inspect(&file, &settings)?;
    if manners.json {
        print_json(&found)?;
    } else if !manners.quiet {
        let texts: Vec<String> = found.iter().map(inspection).collect();
        print_text(&texts.join("\n"))?;
    }
    if let Some(goal) = goal {
        is_writing();
        for path in inspect::write_charts(&found, &goal, &file, &settings)? {
            if !manners.quiet {
                say(&format!("Chart: {}", path.display()));
            }
        }
    }
    Ok(found.iter().any(Inspection::has_losses))
}

/// Prints what makes a shell complete arguments.
fn completions(shell: Shell) -> Result<(), Box<dyn Error>> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "patella", &mut script);
    print(|out| out.write_all(&script))
}

/// Prints the manual page of the program or of one of its commands.
fn manual(names: &[String]) -> Result<(), Box<dyn Error>> {
    let mut page = Vec::new();
    Man::new(documented(names)?).render(&mut page)?;
    print(|out| out.write_all(&page))
}
