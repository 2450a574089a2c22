//! What was raised, and what followed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{LAST, Tables, back, day, number, read};
use crate::sample::reported;
use crate::timeline::story;

/// A day, by how many percent, and the words for it.
type Raise = (Date, f64, String);

impl Tables {
    /// Runs at least 5 % longer than the longest of the 30 days before.
    fn longer_runs(&self) -> Vec<Raise> {
        let is_compared = |run: &&BTreeMap<String, String>| {
            !matches!(run["distance_state"].as_str(), "warming_up" | "no_reference" | "")
        };
        let longer = self.runs.iter().filter(is_compared).filter_map(|run| {
            let (to, ratio) = (number(run, "distance_m")? / 1000.0, number(run, "distance_ratio_30d")?);
            let words = format!("longest run {:.1} → {to:.1} km", to / ratio);
            (ratio >= 1.05).then(|| (day(run, "start_local"), 100.0 * (ratio - 1.0), words))
        });
        longer.collect()
    }

    /// Weeks with more run days than each of the four before, all of them full: the day that was one more.
    fn more_run_days(&self) -> Vec<Raise> {
        let run_days = self.run_days();
        let days_of = |week: Date| run_days.range(week..back(week, -7)).copied().collect::<Vec<Date>>();
        let is_full = |week: &BTreeMap<String, String>| week["partial"] == "false" && week["unobserved_days"] == "0";
        let raise = |weeks: &[BTreeMap<String, String>]| {
            let [before @ .., last] = weeks else { return None };
            let most = before.iter().map(|week| days_of(day(week, "week_start")).len()).max()?;
            let days = days_of(day(last, "week_start"));
            let on = days.get(most).filter(|_| most > 0 && before.iter().all(is_full))?;
            let pct = 100.0 * (days.len() as f64 / most as f64 - 1.0);
            Some((*on, pct, format!("{most} → {} run days/week", days.len())))
        };
        self.weeks.windows(5).filter_map(raise).collect()
    }
}

#[test]
fn what_was_raised_is_what_the_tables_say() {
    let tables = read();
    let mut raises = tables.more_run_days();
    raises.extend(tables.longer_runs());
    raises.sort_by_key(|raise| raise.0);
    let (last_day, last_pct, last) = raises.last().unwrap();
    let rows = reported::now(story());
    let value = |label: &str| rows.iter().find(|row| row.label.trim() == label).map(|row| row.value.clone());
    let written = |day: &Date| day.strftime("%-d %B").to_string();
    assert_eq!(*last_day, LAST, "else the row says how many days ago");
    assert_eq!(value(&format!("Last raise {}", written(last_day))).as_ref(), Some(last));

    let of_recent = raises.iter().filter(|raise| raise.0 > back(LAST, 56));
    let (largest_day, largest_pct, largest) = of_recent.max_by(|one, other| one.1.total_cmp(&other.1)).unwrap();
    assert!(*largest_pct > last_pct + 5.0);
    assert_eq!(value(&format!("largest of 8 weeks, {}", written(largest_day))).as_ref(), Some(largest));

    assert!(!rows.iter().any(|row| row.label.trim().starts_with("first ")), "nothing followed yet");
}

#[test]
fn weeks_of_rising_distance_are_those_of_the_tables() {
    let weeks = read().weeks;
    let meters = |week: usize| number(&weeks[week], "distance_m").unwrap();
    let is_known = |week: usize| weeks[week]["partial"] == "false" && weeks[week]["unobserved_days"] == "0";
    let rises = |last: usize| {
        (1..=last)
            .rev()
            .take_while(|&week| is_known(week) && is_known(week - 1) && meters(week) > meters(week - 1))
            .count()
    };
    let last = (weeks.len() - 8..weeks.len()).max_by_key(|&week| rises(week)).unwrap();
    let (count, from, to) = (rises(last), meters(last - rises(last)) / 1000.0, meters(last) / 1000.0);
    assert!(count >= 3 && last + 1 < weeks.len());
    let until = back(day(&weeks[last], "week_start"), -6).strftime("%-d %B");
    let rows = reported::now(story());
    let row = rows.iter().find(|row| row.label == "Weekly distance rose").unwrap();
    let from = if from > 0.0 { format!("{from:.1}") } else { "0".to_owned() };
    assert_eq!(row.value, format!("{count} weeks to {until}: {from} → {to:.1} km"));
}
