//! The table of starts of pain.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use patella::report::document::FirstPage;
use patella::settings::Settings;

use super::{LAST, Tables, back, day, number, read, table};
use crate::sample::reported::reported;
use crate::timeline::story;

type Row = BTreeMap<String, String>;

/// Whether something precedes a day, of which the runs before a time count; `None` where that is not known.
type Condition<'c> = &'c dyn Fn(&(Date, Option<Time>)) -> Option<bool>;

impl Tables {
    /// The runs of some days, of the last day those that began before a time.
    fn runs_up_to(&self, first: Date, last: Date, until: Option<Time>) -> Vec<&Row> {
        let start = |run: &Row| run["start_local"][11..16].parse::<Time>().unwrap();
        let is_before = |run: &&Row| day(run, "start_local") < last || until.is_none_or(|until| start(run) < until);
        self.runs_of(first, last).into_iter().filter(is_before).collect()
    }

    /// ` (+35 %)` where the run is beyond the 10 % line by this measure.
    fn excess(&self, run: &Row, measure: &str) -> String {
        let mut spikes = self.spikes.iter().filter(|spike| spike["run_id"] == run["run_id"]);
        let spike = spikes.find(|spike| spike["measure"] == measure);
        let ratio = spike.map(|spike| number(spike, "ratio").unwrap());
        ratio.map(|ratio| format!(" (+{:.0} %)", (ratio - 1.0) * 100.0)).unwrap_or_default()
    }

    /// Distance of the runs of a day, and what is a spike; a dash without a run.
    fn runs_in_words(&self, on: Date, (onset, until): (Date, Option<Time>)) -> String {
        let runs = self.runs_up_to(on, on, until.filter(|_| on == onset));
        assert!(runs.len() < 2, "one run a day");
        runs.first().map_or("–".to_owned(), |run| {
            let lower = self.excess(run, "descent").replace(['(', ')'], "");
            let lower = if lower.is_empty() { lower } else { format!(", descent{lower}") };
            format!("{:.1}{}{lower}", number(run, "distance_m").unwrap() / 1000.0, self.excess(run, "distance"))
        })
    }

    fn km(&self, first: Date, last: Date, until: Option<Time>) -> f64 {
        self.runs_up_to(first, last, until).iter().map(|run| number(run, "distance_m").unwrap()).sum::<f64>() / 1000.0
    }

    fn in_a_row(&self, onset: Date, until: Option<Time>) -> usize {
        let first = back(onset, 60);
        let days: BTreeSet<Date> =
            self.runs_up_to(first, onset, until).iter().map(|run| day(run, "start_local")).collect();
        let from = if days.contains(&onset) { 0 } else { 1 };
        (from..60).take_while(|&before| days.contains(&back(onset, before))).count()
    }

    /// Moment and trigger of the worst note of a day.
    fn words(&self, onset: Date) -> String {
        let notes = self.pain.iter().filter(|note| day(note, "date") == onset);
        // Of equal scores the first counts.
        let worst =
            notes.rev().max_by(|one, other| number(one, "score").unwrap().total_cmp(&number(other, "score").unwrap()));
        let words = ["when", "trigger"].map(|column| worst.unwrap()[column].clone());
        words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

#[test]
fn when_pain_began_is_what_the_tables_say() {
    let tables = read();
    let expected: Vec<Vec<String>> = table("tables/onsets.csv")
        .iter()
        .rev()
        .take(3)
        .map(|onset| {
            let on = day(onset, "date");
            let until = (!onset["time"].is_empty()).then(|| onset["time"].parse::<Time>().unwrap());
            let week = tables.km(back(on, 6), on, until);
            let weekly = tables.km(back(on, 34), back(on, 7), None) / 4.0;
            vec![
                on.strftime("%-d %b").to_string(),
                format!("{}/10", onset["score"]),
                tables.words(on),
                tables.runs_in_words(back(on, 2), (on, until)),
                tables.runs_in_words(back(on, 1), (on, until)),
                tables.runs_in_words(on, (on, until)),
                format!("{weekly:.0} → {week:.0}"),
                tables.in_a_row(on, until).to_string(),
            ]
        })
        .collect();
    assert!(expected.len() >= 2);
    let shown = reported(story(), &Settings::default(), FirstPage::of).pain_starts.rows;
    let plain = |text: &str| text.replace('\u{A0}', " ");
    let shown: Vec<Vec<String>> =
        shown.iter().map(|row| row.cells.iter().map(|cell| plain(&cell.text)).collect()).collect();
    assert_eq!(shown, expected);
}

#[test]
fn what_the_starts_had_in_common_is_what_the_tables_say() {
    let tables = read();
    let onsets: Vec<(Date, Option<Time>)> =
        table("tables/onsets.csv").iter().map(|onset| (day(onset, "date"), onset["time"].parse().ok())).collect();
    let scores = |on: Date| -> Vec<f64> {
        let notes = tables.pain.iter().filter(|note| day(note, "date") == on);
        notes.map(|note| number(note, "score").unwrap()).collect()
    };
    let is_painful = |on: Date| scores(on).iter().any(|&score| score > 0.0);
    // Three days and more from pain, and logged as pain-free; runs of the day up to the earlier time of the two onsets.
    let is_compared = |on: &Date| !scores(*on).is_empty() && (-2..=2).all(|near| !is_painful(back(*on, near)));
    let until = onsets.iter().filter_map(|onset| onset.1).min();
    let first_run = day(&tables.runs[0], "start_local");
    let all = (0..300).map(|before| back(LAST, before)).filter(|on| *on >= first_run);
    let compared: Vec<(Date, Option<Time>)> = all.filter(is_compared).map(|on| (on, until)).collect();

    let is_above = |(on, until): &(Date, Option<Time>)| {
        let weekly = tables.km(back(*on, 34), back(*on, 7), None) / 4.0;
        is_known(back(*on, 34), *on).then(|| tables.km(back(*on, 6), *on, *until) >= 1.05 * weekly)
    };
    let has_spike = |(on, until): &(Date, Option<Time>)| {
        let runs = tables.runs_up_to(back(*on, 2), *on, *until);
        let is_flat = |run: &Row| run["flags"].contains("descent_not_applicable");
        let is_graded = |run: &&Row| {
            is_flat(run)
                || (!run["descent_ratio_30d"].is_empty()
                    && run["descent_state"] != "warming_up"
                    && !run["flags"].contains("after_unobserved"))
        };
        let is_spike = |run: &&Row| !tables.excess(run, "descent").is_empty();
        (is_known(back(*on, 2), *on) && runs.iter().all(is_graded)).then(|| runs.iter().any(is_spike))
    };
    let count = |days: &[(Date, Option<Time>)], condition: Condition| {
        let known: Vec<bool> = days.iter().filter_map(condition).collect();
        (known.iter().filter(|met| **met).count(), known.len())
    };
    let caption = reported(story(), &Settings::default(), FirstPage::of).pain_starts.caption.replace('\u{A0}', " ");
    let conditions: [(&str, Condition); 2] = [("descent spike", &has_spike), ("week above the mean before", &is_above)];
    for (name, condition) in conditions {
        let ((met, of), (other, days)) = (count(&onsets, condition), count(&compared, condition));
        let [share, other_share] = [(met, of), (other, days)].map(|(met, of)| 100.0 * met as f64 / of as f64);
        let expected = format!("{name}, {met} of {of} ({other_share:.0} % of other days)");
        let is_in_common = share > 50.0 && share - other_share >= 25.0;
        assert_eq!(caption.contains(&expected), is_in_common, "{expected} in {caption}");
    }
    assert!(caption.contains("In common: descent spike"));
}

/// False where these days touch the only gap without data, in the winter, or begin before the first day.
fn is_known(first: Date, last: Date) -> bool {
    first >= Date::constant(2025, 9, 29)
        && !(first <= Date::constant(2026, 1, 6) && last >= Date::constant(2025, 12, 20))
}
