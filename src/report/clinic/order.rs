//! What happened to a runner, and the order of runners that follows from it.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::{ClinicPage, ClinicRunner, Excess, NOTE_DAYS};
use crate::calendar::days_between;

/// What happened in the last days. The order is that of the page: what a runner notes comes before what a watch records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// Pain was noted.
    Pain,
    /// A run over 10 % longer than any of the 30 days before.
    LongerRun,
    /// A run with over 10 % more descent.
    MoreDescent,
    /// A first run after a break.
    Return,
    /// A run too close to the line of 10 % to call.
    AtTheLine,
}

/// The group of a runner: a table of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A file or a note is of the last days.
    Current,
    /// None is.
    NoData,
    /// Nothing was read.
    NotRead,
}

impl ClinicRunner {
    /// The group of the runner as of a day.
    pub(super) fn group(&self, as_of: Date) -> Group {
        // Who rests with pain has a diary that goes on, and no run.
        match self.last_file_day.max(self.last_note_day) {
            _ if !self.is_read => Group::NotRead,
            Some(day) if days_between(day, as_of) < NOTE_DAYS => Group::Current,
            _ => Group::NoData,
        }
    }

    /// All that happened, in the order of the page.
    pub(super) fn happenings(&self) -> Vec<Happening> {
        let is_over = |excess: Option<Excess>| excess.is_some_and(|excess| !excess.at_the_line);
        let is_at_the_line = |excess: Option<Excess>| excess.is_some_and(|excess| excess.at_the_line);
        let all = [
            (self.pain.is_some(), Happening::Pain),
            (is_over(self.distance), Happening::LongerRun),
            (is_over(self.descent), Happening::MoreDescent),
            (self.back_after.is_some(), Happening::Return),
            (is_at_the_line(self.distance) || is_at_the_line(self.descent), Happening::AtTheLine),
        ];
        all.into_iter().filter_map(|(happened, what)| happened.then_some(what)).collect()
    }

    /// The last day of what stands first for a runner.
    fn newest(&self, what: Happening) -> Option<Date> {
        let day = |excess: Option<Excess>| excess.map(|excess| excess.day);
        match what {
            Happening::Pain => self.pain.map(|pain| pain.last),
            Happening::LongerRun => day(self.distance),
            Happening::MoreDescent => day(self.descent),
            Happening::Return => self.back_after.map(|after| after.back),
            Happening::AtTheLine => day(self.distance).max(day(self.descent)),
        }
    }
}

impl ClinicPage {
    /// The places of the runners of a group: those to whom something happened first, the newest of a kind first; those without data by
    /// how long, the others by name.
    pub(super) fn group(&self, group: Group) -> Vec<usize> {
        let is_in = |place: &usize| self.runners[*place].group(self.as_of) == group;
        let mut places: Vec<usize> = (0..self.runners.len()).filter(is_in).collect();
        places.sort_by_cached_key(|&place| {
            let runner = &self.runners[place];
            let happenings = runner.happenings();
            let days_ago = runner.last_file_day.map(|day| days_between(day, self.as_of));
            let days_ago = days_ago.filter(|_| group == Group::NoData);
            let first = happenings.first().copied();
            let newest = first.and_then(|what| runner.newest(what));
            (days_ago, first.is_none(), first, Reverse(newest), runner.name.clone())
        });
        places
    }

    /// Runners with data to whom something of a kind happened.
    pub fn count(&self, what: Happening) -> usize {
        self.current().filter(|happenings| happenings.contains(&what)).count()
    }

    /// Runners with data to whom something happened.
    pub fn count_any(&self) -> usize {
        self.current().filter(|happenings| !happenings.is_empty()).count()
    }

    fn current(&self) -> impl Iterator<Item = Vec<Happening>> {
        self.group(Group::Current).into_iter().map(|place| self.runners[place].happenings())
    }
}
