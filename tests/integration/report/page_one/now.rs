//! Where the log stands.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{LAST, back, day, middle, number, read};
use crate::sample::reported;
use crate::timeline::story;

#[test]
fn where_the_log_stands_is_what_the_tables_say() {
    let tables = read();
    let rows = reported::now(story());
    let value = |label: &str| {
        let found = rows.iter().find(|row| row.label.trim() == label);
        found.unwrap_or_else(|| panic!("{label} is not among {rows:?}")).value.clone()
    };
    let painful = tables.pain.iter().filter(|note| number(note, "score").unwrap() > 0.0);
    let last_pain = painful.map(|note| day(note, "date")).max().unwrap();
    let since: Vec<Date> = tables.run_days().into_iter().filter(|day| *day > last_pain).collect();
    let days = (LAST - last_pain).get_days();
    assert_eq!(value("Since last pain note"), format!("{days} days, {} run days", since.len()));

    // All notes since then are 0: a run day is logged in full by a note of its own and one of the day after.
    let of_day = |wanted: Date| tables.pain.iter().filter(move |note| day(note, "date") == wanted);
    let is_of_run = |note: &BTreeMap<String, String>| !matches!(note["when"].as_str(), "next morning" | "before");
    let full = |run: &Date| of_day(*run).any(is_of_run) && of_day(back(*run, -1)).next().is_some();
    let some = |run: &Date| of_day(*run).chain(of_day(back(*run, -1))).next().is_some();
    let counts = [since.iter().filter(|run| full(run)).count(), since.iter().filter(|run| some(run)).count()];
    assert_eq!(counts[1], since.len());
    let expected = format!("{} fully logged, {} partly", counts[0], counts[1] - counts[0]);
    assert_eq!(value("of these"), expected);

    let last_weeks: Vec<Date> = since.iter().copied().filter(|day| *day > back(LAST, 28)).collect();
    let of_run_day =
        |wanted: &Date| tables.runs_of(*wanted, *wanted).iter().map(|run| number(run, "distance_m").unwrap()).sum();
    let median = middle(last_weeks.iter().map(of_run_day).collect()) / 1000.0;
    let label = format!("Tolerated pain-free since {}", since[0].strftime("%-d %B"));
    assert_eq!(value(&label), format!("{median:.1} km × {:.1}/week", last_weeks.len() as f64 / 4.0));
    let in_full = last_weeks.iter().filter(|run| full(run)).count();
    let rests = last_weeks.windows(2).map(|pair| f64::from((pair[1] - pair[0]).get_days() - 1));
    let label = format!("{in_full} of {} fully logged", last_weeks.len());
    assert_eq!(value(&label), format!("rest days {:.0}", middle(rests.collect())));

    let run_days = tables.run_days();
    let in_a_row = (0..).take_while(|&before| run_days.contains(&back(LAST, before))).count();
    let rest = back(LAST, in_a_row as i64).strftime("%-d %B");
    assert_eq!(value(&format!("Run days since rest on {rest}")), in_a_row.to_string());

    for (label, column, unit) in [("30-day longest run", "distance_m", "km"), ("30-day most descent", "descent_m", "m")]
    {
        let runs = tables.runs_of(back(LAST, 29), LAST);
        let most = runs
            .iter()
            .max_by(|one, other| number(one, column).unwrap_or(0.0).total_cmp(&number(other, column).unwrap_or(0.0)));
        let (most_m, on) = (number(most.unwrap(), column).unwrap(), day(most.unwrap(), "start_local"));
        let shown = |meters: f64| if unit == "km" { format!("{:.1}", meters / 1000.0) } else { format!("{meters:.0}") };
        let counts_to = back(on, -30).strftime("%-d %B");
        assert_eq!(value(label), format!("{} until {counts_to}; +10 %: {} {unit}", shown(most_m), shown(most_m * 1.1)));
    }
    assert!(since.len() >= 3);
    // How many of them are logged in full is above.
    let streak = format!("met: {} since {}", since.len(), since[0].strftime("%-d %B"));
    assert_eq!(value("Ready: 3 run days or 7 days pain-free"), streak, "three and more run days without pain");
    for label in ["Hold: pain 2 runs, 2 days, or rising", "Break: pain all run or 3 rest days"] {
        assert_eq!(value(label), "not met", "no pain since");
    }
}
