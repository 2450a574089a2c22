//! The table of runs: those of the large chart at sight, older ones folded away by year.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::chart::row_id;
use super::sections::{UNKNOWN, known};
use crate::calendar::add_days;
use crate::chart::Marked;
use crate::report::units::{self, counted};
use crate::report::wording::runs as words;
use crate::settings::Settings;
use crate::timeline::{RunEntry, Timeline};

/// Every run; only where there is one.
pub(super) fn section(timeline: &Timeline, settings: &Settings) -> Markup {
    let (recent, older) = split(timeline, settings);
    let columns = Columns::of(timeline);
    html! {
        @if !timeline.runs.is_empty() {
            section aria-labelledby="runs" {
                h2 #runs { "Runs" }
                @if !recent.is_empty() { (table(&recent, "Table of runs", &columns, timeline)) }
                @for (year, runs) in older.iter().rev() {
                    details {
                        summary { "Earlier runs: " (year) ", " (counted(runs.len(), "run", "runs")) }
                        (table(runs, &format!("Table of earlier runs, {year}"), &columns, timeline))
                    }
                }
            }
        }
    }
}

/// The runs that the chart can show large, and those before them by year.
fn split<'a>(
    timeline: &'a Timeline,
    settings: &Settings,
) -> (Vec<&'a RunEntry>, BTreeMap<i16, Vec<&'a RunEntry>>) {
    let newest = timeline
        .last_day
        .or(timeline.runs.last().map(|run| run.day));
    let from = newest.map(|day| {
        let weeks = settings.chart.large_weeks.max(1);
        add_days(timeline.week_start.week_of(day), -7 * (weeks - 1))
    });
    let is_recent = |run: &&RunEntry| from.is_none_or(|from| run.day >= from);
    let (recent, before): (Vec<&RunEntry>, Vec<&RunEntry>) =
        timeline.runs.iter().partition(is_recent);
    let mut older: BTreeMap<i16, Vec<&RunEntry>> = BTreeMap::new();
    for run in before {
        older.entry(run.day.year()).or_default().push(run);
    }
    (recent, older)
}

/// The columns that some run fills.
struct Columns {
    effort: bool,
    shoe: bool,
}

impl Columns {
    fn of(timeline: &Timeline) -> Columns {
        let any = |is_told: fn(&RunEntry) -> bool| timeline.runs.iter().any(is_told);
        Columns {
            effort: any(|run| run.rpe_0_10.is_some()),
            shoe: any(|run| run.shoe.is_some()),
        }
    }
}

fn table(runs: &[&RunEntry], label: &str, columns: &Columns, timeline: &Timeline) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(label) { table {
            caption { (words::CAPTION) }
            thead { tr {
                th.word scope="col" { "Day" } th.word scope="col" { "Kind" } th scope="col" { "Distance" }
                th scope="col" { "Beside the longest" } th scope="col" { "Descent" } th scope="col" { "Time" }
                th scope="col" { "Rest days" }
                @if columns.effort { th scope="col" { "Effort, 0–10" } }
                @if columns.shoe { th.word scope="col" { "Shoe" } }
                th.word scope="col" { "Remarks" }
            } }
            tbody { @for run in runs.iter().rev() { (row(run, columns, timeline)) } }
        } }
    }
}

fn row(run: &RunEntry, columns: &Columns, timeline: &Timeline) -> Markup {
    let time_s = run.timer_s.or(run.elapsed_s);
    let rest = run
        .rest_days
        .map_or_else(|| UNKNOWN.to_owned(), |days| days.to_string());
    html! {
        tr id=(row_id(&Marked::Run(run.run_id.clone()))) {
            th scope="row" { (units::short_day(run.day)) }
            td.word { (run.kind.name()) }
            td { (known(run.distance_m, |metres| units::distance(metres, timeline.units))) }
            td { (words::compared(run)) }
            td { (known(run.descent_m, |metres| units::height(metres, timeline.units))) }
            td { (known(time_s, units::hours_minutes)) }
            td { (rest) }
            @if columns.effort { td { (known(run.rpe_0_10, units::score)) } }
            @if columns.shoe { td.word { bdi { (run.shoe.as_deref().unwrap_or_default()) } } }
            td.word { (words::remarks(run)) }
        }
    }
}
