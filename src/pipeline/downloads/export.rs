//! What a file, a zip or a folder is, by names and first bytes.

use crate::account::Account;
use crate::account::garmin::List;
use crate::decode::fit;
use crate::files::head::unpacked;
use crate::files::sniff::{self, Content};
use crate::files::zip_directory::ZipDirectory;
use crate::pipeline::account_lists::AccountList;
use crate::settings::SearchLimits;

/// What a single file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A FIT, GPX or TCX file with an activity.
    Activity,
    /// The list of activities of an account.
    List(Account),
    /// A text, which may be a table.
    Table,
    Other,
}

/// What a file is by its first bytes.
pub fn verdict(name: &str, head: &[u8]) -> Verdict {
    let content = sniff::content(head);
    match AccountList::of(name, content, head) {
        Some(AccountList::AppleHealth) => return Verdict::List(Account::AppleHealth),
        Some(AccountList::Strava(_)) => return Verdict::List(Account::Strava),
        Some(AccountList::Runkeeper(_)) => return Verdict::List(Account::Runkeeper),
        Some(AccountList::Garmin(List::Activities | List::Table | List::Web(_))) => {
            return Verdict::List(Account::Garmin);
        }
        Some(AccountList::Garmin(_)) => return Verdict::Other,
        None => {}
    }
    match content {
        Content::Fit if is_activity(head) => Verdict::Activity,
        Content::Gpx | Content::Tcx => Verdict::Activity,
        Content::Text => Verdict::Table,
        _ => Verdict::Other,
    }
}

/// True for a FIT file that does not say to be of another purpose.
fn is_activity(head: &[u8]) -> bool {
    fit::identify(head).is_none_or(|id| fit::not_an_activity(&id).is_none())
}

/// The files of a zip or a folder.
pub struct Contents<'a> {
    /// Their names, with `/` between folders.
    pub names: &'a [String],
    /// The first bytes of one.
    pub head: &'a mut dyn FnMut(usize) -> Vec<u8>,
}

/// What a zip or a folder holds.
pub struct Settled {
    pub account: Option<Account>,
    /// Activity files by their names; `None` where they lie in archives inside it or have other names.
    pub activities: Option<usize>,
}

impl Contents<'_> {
    /// What the files are; `None` where no activity is found among them.
    pub fn settled(self, limits: &SearchLimits) -> Option<Settled> {
        let indices = 0..self.names.len();
        let (tracks, others): (Vec<usize>, Vec<usize>) =
            indices.partition(|&index| sniff::promises_track(&self.names[index]));
        let activities = Some(tracks.len()).filter(|&count| count > 0);
        if let Some(account) = account_of(self.names) {
            return Some(Settled { account: Some(account), activities });
        }
        let samples = match tracks.is_empty() {
            true => spread(&others, limits.samples),
            false => spread(&tracks, limits.samples),
        };
        let verdicts = samples.map(|index| verdict(&self.names[index], &unpacked((self.head)(index))));
        let verdicts: Vec<Verdict> = verdicts.collect();
        let is_hit = |verdict: &&Verdict| matches!(verdict, Verdict::Activity | Verdict::List(_));
        let hits = verdicts.iter().filter(is_hit).count();
        if tracks.is_empty() && hits * limits.one_in < verdicts.len() {
            return None;
        }
        let found = *verdicts.iter().find(is_hit)?;
        let account = if let Verdict::List(account) = found { Some(account) } else { None };
        Some(Settled { account, activities })
    }
}

/// At most so many of the values, spread over all of them.
fn spread(values: &[usize], most: usize) -> impl Iterator<Item = usize> {
    let count = values.len().min(most);
    (0..count).map(move |at| values[at * values.len() / count])
}

/// The account that files come from, by the folders and lists that only its export has.
fn account_of(names: &[String]) -> Option<Account> {
    let has_folder = |folder: &str| names.iter().any(|name| name.rsplit('/').skip(1).any(|part| part == folder));
    let has_file = |file: &str| names.iter().any(|name| name.rsplit('/').next() == Some(file));
    if has_folder("DI_CONNECT") {
        Some(Account::Garmin)
    } else if has_folder("apple_health_export") || has_folder("workout-routes") {
        Some(Account::AppleHealth)
    } else if has_file("cardioActivities.csv") {
        Some(Account::Runkeeper)
    } else if has_file("activities.csv") && has_folder("activities") {
        Some(Account::Strava)
    } else {
        None
    }
}

/// The account whose export was unpacked right into a place, by the names that lie there.
pub fn account_unpacked_at(names: impl Iterator<Item = String>) -> Option<Account> {
    account_of(&names.collect::<Vec<_>>())
}

/// What a zip that lost its directory may be, by the name of the first file in it.
pub fn promised(first_name: &str) -> Option<Settled> {
    let account = account_of(&[first_name.to_owned()]);
    let is_promising = account.is_some() || sniff::promises_track(first_name);
    is_promising.then_some(Settled { account, activities: None })
}

/// True for a spreadsheet, which is a zip too.
pub fn is_spreadsheet(directory: &ZipDirectory) -> bool {
    let has = |name: &str| directory.members.iter().any(|member| member.name == name);
    has("xl/workbook.xml") || (has("content.xml") && has("mimetype"))
}
