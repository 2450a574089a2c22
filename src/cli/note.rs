//! `patella note`: a pain diary from the command line.

pub mod ask;
mod commands;
mod diary;
mod find;
mod page;
mod print_diary;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub use self::commands::write_note;
pub(super) use self::diary::DiaryArgs;
pub use self::find::{FindArgs, findings};
pub use self::page::PageArgs;
pub use self::print_diary::{diary_understood, notes_table};
use super::PaperArg;
use super::common_args::{UnitsArg, WeekStartArg};
use crate::pain::diary::DiaryColumn;
use crate::settings::{FormRules, PrintRules, Settings};

/// What to do with a diary.
#[derive(Debug, Subcommand)]
pub enum NoteCommand {
    /// Begin a pain diary: a table (CSV) with a header and remarks on what to write.
    New(NewArgs),
    /// Add one note to a pain diary; without --score by questions.
    Add(Box<AddArgs>),
    /// Show how each column and each row of a pain diary is understood; write nothing.
    Check(CheckArgs),
    /// Show the last notes of a pain diary.
    List(ListArgs),
    /// Add the notes of other diaries, in whatever form they are written, to one of patella's own.
    Import(ImportArgs),
    /// Find what names, descriptions and notes of activities say of knee pain, and write it as a diary to look through.
    Find(FindArgs),
    /// Make a form to print and fill in by hand (PDF): a row a day, the boxes of the diary, and what they mean.
    Form(FormArgs),
    /// Make a page (HTML) to write the diary in a browser, on a phone or at a desk: no network, one file.
    Page(PageArgs),
}

/// `patella note new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// The diary; it must not be there yet.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Say nothing but errors.
    #[arg(long, short)]
    pub quiet: bool,
}

/// `patella note add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The diary, a table as text (CSV).
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Pain, 0 (none) to 10 (the worst imaginable).
    ///
    /// Without it the note is asked for, on a terminal: enter keeps the last answer, - leaves it open.
    #[arg(long, value_name = "0-10", allow_hyphen_values = true)]
    score: Option<String>,
    /// Day, as 2026-03-14; today if left out.
    #[arg(long, value_name = "DATE", value_parser = super::common_args::parse_day)]
    date: Option<Date>,
    /// Time of day, as 18:30.
    #[arg(long, value_name = "TIME")]
    time: Option<String>,
    /// When in relation to the run: before, start of run, during, throughout, end of run, after, next morning, rest day.
    #[arg(long, value_name = "WORDS")]
    when: Option<String>,
    /// Which knee: left, right or both.
    #[arg(long, value_name = "WORDS")]
    side: Option<String>,
    /// Where, such as behind kneecap, below kneecap, outer, inner, back.
    #[arg(long, value_name = "WORDS")]
    site: Option<String>,
    /// What set it off, such as stairs; may be given several times.
    #[arg(long, value_name = "WORDS")]
    trigger: Vec<String>,
    /// How long it lasted, as 30 min, 3 h or 2 days.
    #[arg(long, value_name = "TIME")]
    lasted: Option<String>,
    /// How far into the run it began, as 5.5 (kilometers) or 3 mi.
    #[arg(long, value_name = "DISTANCE")]
    into_run: Option<String>,
    /// Stiffness: yes, no, 0 to 10, or 20 min.
    #[arg(long, value_name = "WORDS")]
    stiffness: Option<String>,
    /// Hours of sleep of the night before.
    #[arg(long, value_name = "HOURS")]
    sleep: Option<String>,
    /// Stress, 0 to 10.
    #[arg(long, value_name = "0-10")]
    stress: Option<String>,
    /// Shoe of the run.
    #[arg(long, value_name = "WORDS")]
    shoe: Option<String>,
    /// Medication of the day.
    #[arg(long, value_name = "WORDS")]
    medication: Option<String>,
    /// Anything else, in your own words.
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    note: Option<String>,
    /// Say nothing but errors.
    #[arg(long, short)]
    pub quiet: bool,
}

/// `patella note check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The pain diary: any table (.csv, .xlsx, .ods) with a column of days and one of pain scores; - for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    diary: DiaryArgs,
}

/// `patella note list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// The pain diary.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Number of notes.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub last: usize,
}

/// `patella note import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Pain diaries in any form; they are only read.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The diary that their notes are added to; it is begun if it is not there.
    #[arg(long, value_name = "FILE")]
    into: PathBuf,
    #[command(flatten)]
    diary: DiaryArgs,
    /// Say nothing but errors.
    #[arg(long, short)]
    pub quiet: bool,
}

/// The settings by which a diary is read.
fn diary_settings(diary: DiaryArgs) -> Settings {
    Settings { diary: diary.rules(), system_zone: TimeZone::system(), ..Settings::default() }
}

impl CheckArgs {
    /// Takes the arguments apart: the diary, and by which settings it is read.
    pub fn into_parts(self) -> (PathBuf, Settings) {
        (self.file, diary_settings(self.diary))
    }
}

impl ImportArgs {
    /// Takes the arguments apart: the diaries, where their notes go, and by which settings they are read.
    pub fn into_parts(self) -> (Vec<PathBuf>, PathBuf, Settings) {
        (self.files, self.into, diary_settings(self.diary))
    }
}

/// `patella note form`.
#[derive(Debug, Args)]
pub struct FormArgs {
    /// The PDF.
    #[arg(long, value_name = "FILE", default_value = "form.pdf")]
    out: PathBuf,
    /// Overwrite a file that is there.
    #[arg(long)]
    force: bool,
    /// A day of the first week, as 2026-03-14; the days then have their dates. Without it they are left to be written.
    #[arg(long, value_name = "DATE", value_parser = super::common_args::parse_day)]
    from: Option<Date>,
    /// Number of weeks, 1 to 8.
    #[arg(long, value_name = "N", default_value_t = FormRules::default().weeks, value_parser = clap::value_parser!(i64).range(1..=MOST_WEEKS))]
    weeks: i64,
    /// Paper of the form.
    #[arg(long, value_enum, default_value_t = PaperArg::A4)]
    paper: PaperArg,
    /// Unit of the distance.
    #[arg(long, value_enum, default_value_t = UnitsArg::Metric)]
    units: UnitsArg,
    /// First day of the week.
    #[arg(long, value_enum, default_value_t = WeekStartArg::Mon)]
    week_start: WeekStartArg,
    /// Say nothing but errors.
    #[arg(long, short)]
    pub quiet: bool,
}

/// Weeks of a form.
const MOST_WEEKS: i64 = 8;

impl FormArgs {
    /// Takes the arguments apart: where the form is to go, whether by force, and by which settings.
    pub fn into_parts(self) -> (PathBuf, bool, Settings) {
        let settings = Settings {
            form: FormRules { from: self.from, weeks: self.weeks },
            print: PrintRules { paper: self.paper.into(), ..PrintRules::default() },
            units: self.units.into(),
            week_start: self.week_start.into(),
            ..Settings::default()
        };
        (self.out, self.force, settings)
    }
}

impl AddArgs {
    /// True where the score is given.
    pub fn has_score(&self) -> bool {
        self.score.is_some()
    }

    /// Takes the arguments apart: the diary, and the cells of the note. `today` is the day where none is given.
    ///
    /// # Errors
    ///
    /// A day to come.
    pub fn into_parts(self, today: Date) -> Result<(PathBuf, Vec<(DiaryColumn, String)>), String> {
        let day = self.date.unwrap_or(today);
        if day > today {
            return Err(format!("{day} is a day to come; write the day of the pain"));
        }
        let triggers = Some(self.trigger.join(", ")).filter(|words| !words.is_empty());
        let cells = [
            (DiaryColumn::Date, Some(day.to_string())),
            (DiaryColumn::Score, self.score),
            (DiaryColumn::Time, self.time),
            (DiaryColumn::When, self.when),
            (DiaryColumn::Side, self.side),
            (DiaryColumn::Site, self.site),
            (DiaryColumn::Trigger, triggers),
            (DiaryColumn::Lasted, self.lasted),
            (DiaryColumn::IntoRun, self.into_run),
            (DiaryColumn::Stiffness, self.stiffness),
            (DiaryColumn::Sleep, self.sleep),
            (DiaryColumn::Stress, self.stress),
            (DiaryColumn::Shoe, self.shoe),
            (DiaryColumn::Medication, self.medication),
            (DiaryColumn::Note, self.note),
        ];
        let given = cells.into_iter().filter_map(|(column, text)| Some((column, text?)));
        Ok((self.file, given.collect()))
    }
}
