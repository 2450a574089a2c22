//! The table of starts of pain.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use patella::report::document::FirstPage;
use patella::settings::Settings;

use super::{Tables, back, day, number, read, table};
use crate::sample::reported::reported;
use crate::timeline::story;

type Row = BTreeMap<String, String>;

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

    fn runs_in_words(&self, onset: Date, until: Option<Time>) -> String {
        let runs = self.runs_up_to(back(onset, 2), onset, until);
        let one = |run: &&Row| {
            let (km, m) = (number(run, "distance_m").unwrap() / 1000.0, number(run, "descent_m").unwrap());
            let (longer, lower) = (self.excess(run, "distance"), self.excess(run, "descent"));
            format!("{} {km:.1} km{longer}, {m:.0} m{lower}", day(run, "start_local").strftime("%-d %b"))
        };
        runs.iter().map(one).collect::<Vec<_>>().join("; ")
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
                tables.runs_in_words(on, until),
                format!("{weekly:.0} → {week:.0} km"),
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
