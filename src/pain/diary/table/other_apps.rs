//! Files of apps and programs that are no diary of pain scores, each with what to do instead.

use super::DiaryRow;
use crate::pain::diary::error::DiaryFault;
use crate::pain::vocabulary::folded;

/// A kind of table: words that its header must have, what it is, and what to do.
struct OtherTable {
    headings: &'static [&'static str],
    what: &'static str,
    advice: &'static str,
}

const WRITE_SCORES: &str = "write the scores, 0 (no pain) to 10, into a column `pain` of a table with the days, or begin a diary with \
    `patella note page` or `patella note new`";
const SEARCH: &str = "its effort is no pain; `patella note find EXPORT --out found.csv` searches the account's export for what its \
    texts say of the knee";

const TABLES: &[OtherTable] = &[
    OtherTable {
        headings: &["rating amount", "category", "detail"],
        what: "an export of Bearable, which rates symptoms on a scale of its own",
        advice: WRITE_SCORES,
    },
    OtherTable {
        headings: &["full date", "mood", "activities"],
        what: "an export of Daylio, which has moods and activities and no pain score",
        advice: WRITE_SCORES,
    },
    OtherTable {
        headings: &["trackable name", "trackable value"],
        what: "an export of Flaredown, which rates symptoms from 0 to 4",
        advice: WRITE_SCORES,
    },
    OtherTable {
        headings: &["cycle start time", "question text"],
        what: "the journal of Whoop, which answers yes or no",
        advice: WRITE_SCORES,
    },
    OtherTable {
        headings: &["timestamp", "type", "value"],
        what: "a list of measurements of TrainingPeaks, without a pain score",
        advice: WRITE_SCORES,
    },
    OtherTable {
        headings: &["soreness", "fatigue", "motivation"],
        what: "a list of how days felt, as Intervals.icu has it, on scales of its own",
        advice: WRITE_SCORES,
    },
    OtherTable {
        headings: &["activity id", "activity date", "activity name"],
        what: "Strava's list of activities",
        advice: SEARCH,
    },
    OtherTable {
        headings: &["activity type", "date", "favorite", "title"],
        what: "Garmin's list of activities",
        advice: SEARCH,
    },
    OtherTable {
        headings: &["activity id", "date", "type", "route name"],
        what: "Runkeeper's list of activities",
        advice: SEARCH,
    },
    OtherTable {
        headings: &["title", "workouttype", "workoutday"],
        what: "TrainingPeaks' list of workouts",
        advice: "its effort is no pain; write the scores, 0 (no pain) to 10, into a column `pain` next to the days",
    },
];

/// Makes sure that the rows are not those of such a table.
///
/// # Errors
///
/// [`DiaryFault::OtherApp`].
pub fn check(rows: &[DiaryRow], file_name: &str) -> Result<(), DiaryFault> {
    let Some(header) = rows.iter().find(|row| row.cells.len() > 1) else {
        return Ok(());
    };
    let headings: Vec<String> = header.cells.iter().map(|cell| heading(cell)).collect();
    // A column that the runner added counts.
    let has_pain =
        headings.iter().any(|name| name.split(' ').any(|word| matches!(word, "pain" | "knee" | "nprs" | "nrs")));
    let has = |wanted: &&str| headings.iter().any(|heading| heading == wanted);
    if let Some(table) = TABLES.iter().find(|table| !has_pain && table.headings.iter().all(has)) {
        return Err(DiaryFault::OtherApp { what: table.what, advice: table.advice });
    }
    let is_health =
        |cell: &String| cell.starts_with("HKCategoryTypeIdentifier") || cell.starts_with("HKQuantityTypeIdentifier");
    if rows.iter().take(3).any(|row| row.cells.iter().any(is_health)) {
        let what = "a list of Apple Health, whose symptoms are present, mild, moderate or severe";
        return Err(DiaryFault::OtherApp { what, advice: WRITE_SCORES });
    }
    if is_of_habits(rows, &headings, file_name) {
        let what = "a list of habits of Loop, in which 2 is a yes";
        return Err(DiaryFault::OtherApp { what, advice: WRITE_SCORES });
    }
    Ok(())
}

/// The checkmarks of Loop Habit Tracker: days, and -1, 0, 1, 2 or 3 for each habit, with a comma after the last.
fn is_of_habits(rows: &[DiaryRow], headings: &[String], file_name: &str) -> bool {
    let is_shape =
        headings.first().is_some_and(|first| first == "date") && headings.last().is_some_and(String::is_empty);
    let cells = || rows.iter().skip(1).flat_map(|row| row.cells.iter().skip(1)).filter(|cell| !cell.is_empty());
    let are_marks = cells().all(|cell| matches!(cell.as_str(), "-1" | "0" | "1" | "2" | "3"));
    let is_named = file_name.to_lowercase().contains("checkmarks");
    is_shape && are_marks && (is_named || cells().any(|cell| cell == "-1"))
}

fn heading(cell: &str) -> String {
    folded(cell).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes sure that bytes are no file of another kind than a table.
///
/// # Errors
///
/// [`DiaryFault::OtherApp`].
pub fn check_kind(bytes: &[u8]) -> Result<(), DiaryFault> {
    let begin: String = String::from_utf8_lossy(&bytes[..bytes.len().min(400)])
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_lowercase();
    let begins = |marks: &[&str]| marks.iter().any(|mark| begin.starts_with(mark));
    let is_json = begins(&["[{", "{\"", "[ {", "[\n", "{\n", "{\r", "[\r"])
        && begin.contains(['"', ':'])
        && !begin.contains("\n\n");
    let what = if begins(&["%pdf"]) {
        "a PDF"
    } else if begins(&["{\\rtf"]) {
        "a text document (RTF)"
    } else if begins(&["<!doctype html", "<html", "<table", "<meta"]) {
        "a web page (HTML)"
    } else if begins(&["<?xml"]) && begin.contains("workbook") {
        "an old spreadsheet (XML)"
    } else if begins(&["<?xml"]) {
        "an XML file"
    } else if begins(&["begin:vcalendar"]) {
        "a calendar (ICS)"
    } else if is_json {
        "a JSON file"
    } else {
        return Ok(());
    };
    let advice = "copy its table into a spreadsheet, a column of days and one of scores from 0 to 10, and save that as .xlsx, .ods or CSV";
    Err(DiaryFault::OtherApp { what, advice })
}
