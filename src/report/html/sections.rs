//! The sections of the page below the chart: tables, definitions, what was read.

use maud::{Markup, html};

use super::chart::row_id;
use crate::chart::Marked;
use crate::metrics::SpikeState;
use crate::report::{units, wording};
use crate::session::Flag;
use crate::settings::Settings;
use crate::timeline::{Measure, ReasonCount, RunEntry, SpikeEntry, Timeline};

/// Stands where a value is unknown.
pub(super) const UNKNOWN: &str = "–";

/// Runs above the comparison group, by distance, then by descent.
pub(super) fn spikes(timeline: &Timeline) -> Markup {
    let of = |measure: Measure| {
        timeline
            .spikes
            .iter()
            .filter(move |spike| spike.measure == measure)
            .collect::<Vec<_>>()
    };
    html! {
        section aria-labelledby="spikes" {
            h2 #spikes { "Single runs against the 30 days before" }
            (spike_table(timeline, &of(Measure::Distance), "Distance: runs more than 10 % longer than the longest of the 30 days before."))
            (spike_table(timeline, &of(Measure::Descent), "Descent (unvalidated): runs with more than 10 % more descent than the largest of the 30 days before."))
            @let warming = timeline.runs.iter().filter(|run| run.distance_state == Some(SpikeState::WarmingUp)).count();
            @if warming > 0 {
                p.soft { "In the first 30 days of the records the true longest is not known: "
                    (units::counted(warming, "run is", "runs are")) " not graded." }
            }
        }
    }
}

fn spike_table(timeline: &Timeline, spikes: &[&SpikeEntry], caption: &str) -> Markup {
    let value = |spike: &SpikeEntry, metres: f64| match spike.measure {
        Measure::Distance => units::distance(metres, timeline.units),
        Measure::Descent => units::height(metres, timeline.units),
    };
    html! {
        div.wide tabindex="0" role="region" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr {
                    th.word scope="col" { "Day" } th scope="col" { "Run" } th scope="col" { "Largest before" }
                    th scope="col" { "Change" } th.word scope="col" { "Step" } th.word scope="col" { "Remark" }
                } }
                tbody {
                    @if spikes.is_empty() { tr { td.word colspan="6" { "None." } } }
                    @for spike in spikes {
                        tr id={ (spike.measure.name()) "-" (spike.run_id) } {
                            th scope="row" { (to_run(&spike.run_id, &units::short_day(spike.date))) }
                            td { (value(spike, spike.value_m)) }
                            td { (value(spike, spike.reference_m)) }
                            td { (units::change(spike.ratio)) }
                            td.word { span.state { (spike.state.name()) } }
                            td.word { (spike_remark(timeline, spike)) }
                        }
                    }
                }
            }
        }
    }
}

/// Words that lead to the row of a run.
fn to_run(run_id: &str, words: &str) -> Markup {
    html! { a href={ "#" (row_id(&Marked::Run(run_id.to_owned()))) } { (words) } }
}

fn spike_remark(timeline: &Timeline, spike: &SpikeEntry) -> String {
    let of_outing = |run: &&RunEntry| {
        (run.outing.as_ref()).is_some_and(|outing| outing.first_run_id == spike.run_id)
    };
    let recordings = timeline.runs.iter().filter(of_outing).count();
    let outing = (recordings > 1).then(|| format!("one outing in {recordings} recordings"));
    let line = spike
        .at_the_line
        .then(|| "at the line: within the error of the measurement".to_owned());
    let gap = spike
        .after_unobserved
        .then(|| "the 30 days before hold days without any recording".to_owned());
    let alone = timeline
        .runs
        .iter()
        .any(|run| run.run_id == spike.run_id && run.flags.contains(&Flag::FromAccount.name()));
    let alone = alone.then(|| "in no file, perhaps typed in by hand".to_owned());
    [outing, line, gap, alone]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}

/// Returns after a week or more without a run.
pub(super) fn returns(timeline: &Timeline) -> Markup {
    html! {
        section aria-labelledby="rests" {
            h2 #rests { "Breaks and returns" }
            div.wide tabindex="0" role="region" aria-label="Table of returns" { table {
                caption { "Runs after 7 days or more without a run." }
                thead { tr {
                    th.word scope="col" { "First run back" } th scope="col" { "Days without a run" }
                    th scope="col" { "First week back" } th scope="col" { "Four weeks before, a week" }
                    th scope="col" { "Share" } th.word scope="col" { "Remark" }
                } }
                tbody {
                    @if timeline.returns.is_empty() { tr { td.word colspan="6" { "None." } } }
                    @for back in &timeline.returns {
                        tr {
                            th scope="row" { (to_run(&back.run_id, &units::short_day(back.day))) }
                            td { (back.rest_days) }
                            td { (units::distance(back.first_week_m, timeline.units)) }
                            td { (known(back.before_weekly_m, |metres| units::distance(metres, timeline.units))) }
                            td { (known(back.share_pct, |pct| format!("{pct:.0} %"))) }
                            td.word {
                                @if back.first_week_partial { "the records end within this week " }
                                @if back.after_unobserved { "days without any recording: rest or no watch?" }
                            }
                        }
                    }
                }
            } }
        }
    }
}

/// What each figure means and how far it can be trusted.
pub(super) fn definitions(timeline: &Timeline) -> Markup {
    html! {
        section aria-labelledby="definitions" {
            h2 #definitions { "What the figures mean, and how far they can be trusted" }
            dl {
                @for definition in &timeline.definitions {
                    div {
                        dt { (definition.name) }
                        dd { (definition.formula) }
                        dd { strong { "Validity. " } (definition.validity) }
                        dd.soft { strong { "Without a figure. " } (definition.edge_cases) }
                        dd.soft { strong { "Source. " } (definition.source) }
                    }
                }
            }
        }
    }
}

/// What was read, what was not, and by which settings.
pub(super) fn coverage(timeline: &Timeline, settings: &Settings) -> Markup {
    let coverage = &timeline.coverage;
    html! {
        section aria-labelledby="coverage" {
            h2 #coverage { "What was read" }
            p { (units::counted(coverage.files, "file was", "files were")) " found; each is accounted for:" }
            ul {
                @for count in &coverage.outcomes {
                    li { (units::thousands(count.files as f64)) ": " (wording::outcome(count.outcome)) }
                }
            }
            @if !coverage.not_read.is_empty() {
                h3 { "Not read, or only in part" }
                (counts(&coverage.not_read))
            }
            @if !coverage.copies.is_empty() {
                h3 { "Found more than once, counted once: files" }
                (counts(&coverage.copies))
            }
            @if !coverage.suspects.is_empty() {
                h3 { "Perhaps the same, both counted: files" }
                (counts(&coverage.suspects))
            }
            @if !timeline.unobserved.is_empty() {
                h3 { "No recordings: rest or no watch?" }
                ul { @for span in &timeline.unobserved { li { (wording::day_span(*span)) } } }
            }
            @if !coverage.devices.is_empty() { h3 { "Runs by device" } (counts(&coverage.devices)) }
            @if !coverage.offset_sources.is_empty() { h3 { "Runs by the source of their local time" } (counts(&coverage.offset_sources)) }
            @if coverage.from_account > 0 {
                p { (units::counted(coverage.from_account, "activity stands", "activities stand"))
                    " in no file: only the account's list tells of it, and it may have been typed in by hand." }
            }
            @if coverage.runs_outside_choice > 0 {
                p { (units::counted(coverage.runs_outside_choice, "run lies", "runs lie")) " outside the chosen days or kinds of run." }
            }
            p.soft {
                "Counted as running: " (settings.run_kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", "))
                ". The list of all files, with names, is in files.csv and not part of this page."
            }
        }
    }
}

fn counts(counts: &[ReasonCount]) -> Markup {
    html! { ul { @for entry in counts { li { (units::thousands(entry.count as f64)) ": " (entry.what) } } } }
}

pub(super) fn known(value: Option<f64>, show: impl Fn(f64) -> String) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), show)
}
