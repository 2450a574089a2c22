//! Every figure of the first page, worked out once more from the tables alone, by other code.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use patella::report::tables;

use crate::sample::reported;
use crate::timeline::story;

mod chart;
mod now;
mod raises;
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
        ("Weekly run days", "run days"),
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
