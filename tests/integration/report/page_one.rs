//! Every figure of the first page, worked out once more from the tables alone, by other code.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use patella::report::tables;

use crate::sample::reported;
use crate::timeline::story;

mod chart;
mod starts;

/// The rows of a table, each a cell by the name of its column.
type Rows = Vec<BTreeMap<String, String>>;

fn table(name: &str) -> Rows {
    let (_, bytes) = tables::all(story()).unwrap().into_iter().find(|(table, _)| *table == name).unwrap();
    csv::Reader::from_reader(&bytes[..]).deserialize().map(Result::unwrap).collect()
}

fn number(row: &BTreeMap<String, String>, column: &str) -> Option<f64> {
    row[column].parse().ok()
}

fn day(row: &BTreeMap<String, String>, column: &str) -> Date {
    row[column][..10].parse().unwrap()
}

fn back(from: Date, days: i64) -> Date {
    from - days.days()
}

/// Last day with data of the invented history, a Sunday, so that its weeks are those of the table of weeks.
const LAST: Date = Date::constant(2026, 6, 28);

struct Tables {
    runs: Rows,
    weeks: Rows,
    pain: Rows,
    spikes: Rows,
}

fn read() -> Tables {
    Tables {
        runs: table("tables/runs.csv"),
        weeks: table("tables/weeks.csv"),
        pain: table("tables/pain.csv"),
        spikes: table("tables/spikes.csv"),
    }
}

impl Tables {
    fn runs_of(&self, first: Date, last: Date) -> Vec<&BTreeMap<String, String>> {
        let is_within = |run: &&BTreeMap<String, String>| (first..=last).contains(&day(run, "start_local"));
        self.runs.iter().filter(is_within).collect()
    }

    fn run_days(&self) -> BTreeSet<Date> {
        self.runs.iter().map(|run| day(run, "start_local")).collect()
    }

    /// False for a week with days without data, and before the first.
    fn is_known(&self, week: i64) -> bool {
        let first = back(LAST, 7 * week + 6);
        let found = self.weeks.iter().find(|row| day(row, "week_start") == first);
        found.is_some_and(|row| row["partial"] == "false" && row["unobserved_days"] == "0")
    }

    /// What some weeks come to, weeks counted back from the last; `None` where none of them is known.
    fn over(&self, quantity: &str, weeks: std::ops::Range<i64>) -> Option<f64> {
        let known: Vec<i64> = weeks.filter(|&week| self.is_known(week)).collect();
        let runs: Vec<_> =
            known.iter().flat_map(|week| self.runs_of(back(LAST, 7 * week + 6), back(LAST, 7 * week))).collect();
        let sum = |column: &str| runs.iter().filter_map(|run| number(run, column)).sum::<f64>();
        let days: BTreeSet<Date> = runs.iter().map(|run| day(run, "start_local")).collect();
        let all_days = self.run_days();
        let count = known.len() as f64;
        let value = match quantity {
            "distance" => sum("distance_m") / 1000.0 / count,
            "run days" => days.len() as f64 / count,
            "longest" => runs.iter().filter_map(|run| number(run, "distance_m")).fold(f64::NAN, f64::max) / 1000.0,
            "in a row" => {
                let ending =
                    |last: &Date| (0..).take_while(|&back_by| all_days.contains(&back(*last, back_by))).count();
                days.iter().map(ending).max().unwrap_or(0) as f64
            }
            "rests" => {
                let before =
                    |day: &Date| all_days.range(..*day).next_back().map(|before| (*day - *before).get_days() - 1);
                let is_gap = |day: &&Date| {
                    // The only gap without data of the history is in the winter.
                    let before = all_days.range(..**day).next_back();
                    !before.is_some_and(|before| before.year() == 2025 && day.year() == 2026)
                };
                middle(days.iter().filter(is_gap).filter_map(before).map(f64::from).collect())
            }
            "descent" => sum("descent_m") / count,
            "time" => sum("timer_s") / 60.0 / count,
            "pace" => sum("moving_s") / sum("distance_m") * 1000.0,
            "cadence" => {
                let by_time =
                    |run: &&&BTreeMap<String, String>| Some((number(run, "cadence_spm")?, number(run, "moving_s")?));
                let all: Vec<(f64, f64)> = runs.iter().filter_map(|run| by_time(&run)).collect();
                all.iter().map(|(spm, time)| spm * time).sum::<f64>() / all.iter().map(|(_, time)| time).sum::<f64>()
            }
            _ => {
                let other = |week: &i64| {
                    let first = back(LAST, 7 * week + 6);
                    self.weeks
                        .iter()
                        .find(|row| day(row, "week_start") == first)
                        .and_then(|row| number(row, "other_sport_s"))
                };
                known.iter().filter_map(other).sum::<f64>() / 60.0 / count
            }
        };
        (count > 0.0 && value.is_finite()).then_some(value)
    }
}

/// The middle value, or the mean of the two; not a number of nothing.
fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        count => (values[(count - 1) / 2] + values[count / 2]) / 2.0,
    }
}

/// The value at a share of the sorted values, linearly between the nearest two.
fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = share * (values.len() - 1) as f64;
    let (low, high) = (values[at as usize], values[(at as usize + 1).min(values.len() - 1)]);
    low + (high - low) * at.fract()
}

fn clock(minutes: f64) -> String {
    let whole = minutes.round() as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}

fn shown(quantity: &str, value: Option<f64>) -> String {
    let Some(value) = value else { return "–".to_owned() };
    match quantity {
        "distance" | "longest" | "run days" => format!("{value:.1}"),
        "rests" if value.fract() == 0.0 => format!("{value:.0}"),
        "rests" => format!("{value:.1}"),
        "pace" => clock(value.round()),
        "time" | "cross-training" => clock(value),
        _ => format!("{value:.0}"),
    }
}

#[test]
fn what_changed_is_what_the_tables_say() {
    let tables = read();
    let expected = [
        ("Weekly distance, km", "distance"),
        ("Run days a week", "run days"),
        ("Longest run, km", "longest"),
        ("Run days in a row", "in a row"),
        ("Rest days between", "rests"),
        ("Weekly descent, m", "descent"),
        ("Weekly time, h:mm", "time"),
        ("Pace, min/km", "pace"),
        ("Cadence, steps/min", "cadence"),
        ("Cross-training, h:mm", "cross-training"),
    ];
    let rows = reported::changes(story());
    assert_eq!(rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>(), expected.map(|(label, _)| label));
    for (row, (label, quantity)) in rows.iter().zip(expected) {
        let length = if matches!(quantity, "longest" | "in a row") { 2 } else { 1 };
        let periods = (2..=28 - length).filter(|&week| (week..week + length).all(|week| tables.is_known(week)));
        let usual: Vec<f64> = periods.filter_map(|week| tables.over(quantity, week..week + length)).collect();
        let (low, high) = (quantile(usual.clone(), 0.1), quantile(usual, 0.9));
        let last = tables.over(quantity, 0..2);
        let is_unusual = last.is_some_and(|value| value < low || value > high);
        let arrow = if !is_unusual {
            ""
        } else if last > Some(high) {
            " ↑"
        } else {
            " ↓"
        };
        let cells = [
            format!("{}{arrow}", shown(quantity, last)),
            shown(quantity, tables.over(quantity, 0..4)),
            shown(quantity, tables.over(quantity, 4..12)),
            format!("{}–{}", shown(quantity, Some(low)), shown(quantity, Some(high))),
        ];
        assert_eq!((&row.cells, row.is_unusual), (&cells, is_unusual), "{label}");
    }
}

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
    let expected = format!("{} fully logged, {} partly, 0 painful", counts[0], counts[1] - counts[0]);
    assert_eq!(value("of these"), expected);

    let last_weeks: Vec<Date> = since.iter().copied().filter(|day| *day > back(LAST, 28)).collect();
    let of_run_day =
        |wanted: &Date| tables.runs_of(*wanted, *wanted).iter().map(|run| number(run, "distance_m").unwrap()).sum();
    let median = middle(last_weeks.iter().map(of_run_day).collect()) / 1000.0;
    let label = format!("Tolerated pain-free since {}", since[0].strftime("%-d %B"));
    assert_eq!(value(&label), format!("{median:.1} km × {:.1} a week", last_weeks.len() as f64 / 4.0));
    let in_full = last_weeks.iter().filter(|run| full(run)).count();
    assert_eq!(value("fully logged"), format!("{in_full} of {}", last_weeks.len()));
    let rests = last_weeks.windows(2).map(|pair| f64::from((pair[1] - pair[0]).get_days() - 1));
    assert_eq!(value("rest days between"), format!("{:.0}", middle(rests.collect())));

    let is_compared =
        |run: &&BTreeMap<String, String>| !matches!(run["distance_state"].as_str(), "warming_up" | "no_reference" | "");
    let mut raises =
        tables.runs.iter().filter(is_compared).filter(|run| number(run, "distance_ratio_30d") >= Some(1.05));
    let raise = raises.next_back().unwrap();
    let (to, ratio) = (number(raise, "distance_m").unwrap() / 1000.0, number(raise, "distance_ratio_30d").unwrap());
    let label = format!("Last raised {}", day(raise, "start_local").strftime("%-d %B"));
    assert_eq!(value(&label), format!("longest run {:.1} → {to:.1} km", to / ratio));

    for (label, column, unit) in [("30-day longest run", "distance_m", "km"), ("30-day most descent", "descent_m", "m")]
    {
        let runs = tables.runs_of(back(LAST, 29), LAST);
        let most = runs
            .iter()
            .max_by(|one, other| number(one, column).unwrap_or(0.0).total_cmp(&number(other, column).unwrap_or(0.0)));
        let (most_m, on) = (number(most.unwrap(), column).unwrap(), day(most.unwrap(), "start_local"));
        let shown =
            |meters: f64| if unit == "km" { format!("{:.1} km", meters / 1000.0) } else { format!("{meters:.0} m") };
        let counts_to = back(on, -30).strftime("%-d %B");
        assert_eq!(value(label), format!("{} until {counts_to}; +10 %: {}", shown(most_m), shown(most_m * 1.1)));
    }
    assert!(since.len() >= 3);
    // How many of them are logged in full is above.
    let streak = format!("met: {} since {}", since.len(), since[0].strftime("%-d %B"));
    assert_eq!(value("Ready: 3 run days or 7 days pain-free"), streak, "three and more run days without pain");
    for label in ["Hold: pain 2 runs in a row, 2 days, or rising", "Break: pain all run, or 3 rest days"] {
        assert_eq!(value(label), "not met", "no pain since");
    }
}
