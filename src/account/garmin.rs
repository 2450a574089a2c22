//! The lists of a Garmin account export: activities, shoes, nights and days; and what programs that copy an account write
//! next to the files.
//!
//! A list is known by the end of its name or by its first fields, in whatever folder it is. Figures and the names of shoes are
//! read; names and descriptions of activities only by [`read_with_texts`].

mod activities;
mod connect_export_tool;
mod gear;
mod sports;
mod units;
mod web;
mod wellness;

use std::io::Read;

use jiff::civil::Date;

pub use self::web::WebLayout;
use super::{AccountReading, TextReader};
use crate::settings::AccountRules;

/// Which list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// `..._summarizedActivities.json`, and the lists of Garmin's web service.
    Activities,
    /// One activity of Garmin's web service, `activity_<number>.json`.
    Activity,
    /// The table `activities.csv` of garmin-connect-export.
    Table,
    /// The table `Activities.csv` of Garmin's web page.
    Web(WebLayout),
    /// `..._gear.json`.
    Gear,
    /// `..._sleepData.json`.
    Nights,
    /// `UDSFile_....json`.
    Days,
}

impl List {
    /// The list that a JSON file holds, by the end of its name, else by a field that only one of them has. `None` for all
    /// others.
    pub fn of(path: &str, head: &[u8]) -> Option<List> {
        List::by_name(path).or_else(|| List::by_field(head))
    }

    /// The list that a table holds, by the names of its columns or by what is in them.
    pub fn of_table(head: &[u8]) -> Option<List> {
        let script = connect_export_tool::is_table(head).then_some(List::Table);
        script.or_else(|| WebLayout::of(head).map(List::Web))
    }

    fn by_name(path: &str) -> Option<List> {
        let path = path.to_ascii_lowercase();
        let path = path.strip_suffix(".gz").unwrap_or(&path);
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = without_copy_number(name.strip_suffix(".json")?);
        if stem.ends_with("summarizedactivities") {
            Some(List::Activities)
        } else if stem == "gear" || stem.ends_with("_gear") {
            Some(List::Gear)
        } else if stem.ends_with("sleepdata") {
            Some(List::Nights)
        } else if stem.starts_with("udsfile") {
            Some(List::Days)
        } else {
            None
        }
    }

    fn by_field(head: &[u8]) -> Option<List> {
        const FIELDS: [(&str, List); 9] = [
            ("\"summarizedActivitiesExport\"", List::Activities),
            ("\"activityTypeDTO\"", List::Activity),
            ("\"summaryDTO\"", List::Activity),
            ("\"gearDTOS\"", List::Gear),
            ("\"gearActivityDTOs\"", List::Gear),
            ("\"sleepWindowConfirmationType\"", List::Nights),
            ("\"sleepStartTimestampGMT\"", List::Nights),
            ("\"includesWellnessData\"", List::Days),
            ("\"allDayStress\"", List::Days),
        ];
        let head = String::from_utf8_lossy(head);
        let met = FIELDS.map(|(field, list)| Some((head.find(field)?, list)));
        let first = met.into_iter().flatten().min_by_key(|(at, _)| *at);
        // The list of the web service, and one activity of it in a file of its own.
        let is_listed =
            || ["\"startTimeGMT\"", "\"activityType\"", "\"typeKey\""].iter().all(|field| head.contains(field));
        first.map(|(_, list)| list).or_else(|| is_listed().then_some(List::Activities))
    }
}

/// A download made twice is called `gear (1)`.
fn without_copy_number(stem: &str) -> &str {
    let before = stem
        .strip_suffix(')')
        .map(|stem| stem.trim_end_matches(|character: char| character.is_ascii_digit()))
        .and_then(|stem| stem.strip_suffix('('));
    before.map_or(stem, str::trim_end)
}

/// Reads one list to its end, or to where it breaks off.
pub fn read(list: List, content: impl Read, rules: &AccountRules) -> AccountReading {
    match list {
        List::Activities => activities::read(content, rules),
        List::Activity => activities::read_one(content, rules),
        List::Table => connect_export_tool::read(content, &mut |_, _, _| ()),
        List::Web(layout) => web::read(layout, content, rules, &mut |_, _, _| ()),
        List::Gear => gear::read(content),
        List::Nights => wellness::read_nights(content),
        List::Days => wellness::read_days(content),
    }
}

/// Reads the names and descriptions of the activities of one list, and their facts, of which lengths may be missing. Other lists
/// are read as [`read`] does.
pub fn read_with_texts(
    list: List,
    content: impl Read,
    rules: &AccountRules,
    texts: &mut TextReader<'_>,
) -> AccountReading {
    match list {
        List::Activities => activities::read_texts(content, rules, texts),
        List::Activity => activities::read_one_texts(content, rules, texts),
        List::Table => connect_export_tool::read(content, texts),
        List::Web(layout) => web::read(layout, content, rules, texts),
        List::Gear | List::Nights | List::Days => read(list, content, rules),
    }
}

/// The day that a date or a moment written with one begins with.
fn day(written: &str) -> Option<Date> {
    written.get(..10)?.parse().ok()
}

/// The sentences that there are, as one.
fn joined(remarks: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    (!remarks.is_empty()).then(|| remarks.join("; "))
}
