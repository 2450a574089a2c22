//! The choices of every command that reads a pain diary.

use clap::{Args, ValueEnum};

use crate::calendar::written_dates::DateOrder;
use crate::settings::DiaryRules;

/// How a diary is to be read, where it does not show that itself.
#[derive(Debug, Args)]
pub(in crate::cli) struct DiaryArgs {
    /// Order of day and month in the pain diary, needed only where no day of it shows the order.
    #[arg(long, value_enum, value_name = "ORDER")]
    dates: Option<DatesArg>,
    /// Year of the first day of the pain diary that is written without one, needed only where nothing in it shows the year.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1995..2100))]
    year: Option<i16>,
    /// What a column of the pain diary holds, where its heading does not tell: pain="Knee today", pain-left="Links",
    /// date=1 (the first column), none="Score" (left out); may be given several times.
    #[arg(long, value_name = "WHAT=HEADING", value_parser = parse_column)]
    column: Vec<(String, String)>,
    /// Refuse a pain diary with anything in it that is not understood.
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DatesArg {
    /// 21/3/2026.
    Dmy,
    /// 3/21/2026.
    Mdy,
    /// 26-03-21.
    Ymd,
}

impl DiaryArgs {
    /// The rules that they make.
    pub(in crate::cli) fn rules(self) -> DiaryRules {
        let dates = self.dates.map(|order| match order {
            DatesArg::Dmy => DateOrder::DayFirst,
            DatesArg::Mdy => DateOrder::MonthFirst,
            DatesArg::Ymd => DateOrder::YearFirst,
        });
        DiaryRules { dates, year: self.year, columns: self.column, is_strict: self.strict, ..DiaryRules::default() }
    }
}

/// `pain=Knee today`.
fn parse_column(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').map(|(what, heading)| (what.trim().to_owned(), heading.trim().to_owned()));
    parts
        .filter(|(what, heading)| !what.is_empty() && !heading.is_empty())
        .ok_or_else(|| "write what it holds, =, and its heading, as pain=\"Knee today\"".to_owned())
}
