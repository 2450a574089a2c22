//! The section on descent: its chart, what the figures say, first descents after long gaps, and the runs that stand out.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::chart;
use super::sections::{UNKNOWN, known};
use crate::chart::Svg;
use crate::descent::slopes::STEEP_FROM_BAND;
use crate::metrics::SpikeState;
use crate::report::{units, wording};
use crate::timeline::{RunEntry, Timeline};

/// Runs with the most descent that are listed, and as many that went most beyond the steep descent before them.
const LISTED: usize = 5;
/// First descents that are listed, the newest.
const GAPS_LISTED: usize = 8;

/// The section; the chart only where a run tells its descent.
pub(super) fn section(timeline: &Timeline, svg: &Svg) -> Markup {
    let is_known = timeline.runs.iter().any(|run| run.descent_m.is_some());
    html! {
        section aria-labelledby="descent" {
            h2 #descent { "Descent" }
            ul {
                @for sentence in wording::descent_sentences(timeline) { li { (sentence) } }
                @if timeline.runs.is_empty() { li { "No run." } }
            }
            @if is_known {
                (chart::figure(svg, timeline, chart::DESCENT))
                (first_descents(timeline))
                (runs(timeline))
            }
        }
    }
}

fn first_descents(timeline: &Timeline) -> Markup {
    let gaps = &timeline.descent_gaps;
    let earlier = gaps.len().saturating_sub(GAPS_LISTED);
    let caption =
        "First descents of 50 m or more after four weeks or more without one, the newest first.";
    html! {
        div.wide tabindex="0" role="region" aria-label="First descents" { table {
            caption {
                (caption)
                @if earlier > 0 { " " (units::counted(earlier, "earlier one is", "earlier ones are")) " in report.json." }
            }
            thead { tr {
                th.word scope="col" { "Day" } th scope="col" { "Days without" } th.word scope="col" { "Last before" }
                th scope="col" { "Descent" } th.word scope="col" { "Remark" }
            } }
            tbody {
                @if gaps.is_empty() { tr { td.word colspan="5" { "None." } } }
                @for gap in gaps[earlier..].iter().rev() {
                    tr {
                        th scope="row" { (units::short_day(gap.day)) }
                        td { (gap.days) }
                        td.word { (units::short_day(gap.from_day)) }
                        td { (units::height(gap.descent_m, timeline.units)) }
                        td.word { (wording::gap_remark(gap)) }
                    }
                }
            }
        } }
    }
}

/// The runs that stand out, the newest first.
fn runs(timeline: &Timeline) -> Markup {
    let standing_out = standing_out(timeline);
    let caption = format!(
        "Up to {LISTED} runs with the most descent, and up to {LISTED} whose descent on grades of 6 % and more went furthest beyond the \
         most of the 30 days before (unvalidated). Newest first; all runs are in tables/descent.csv."
    );
    html! {
        div.wide tabindex="0" role="region" aria-label="Runs with the most descent" { table {
            caption {
                (caption)
                @if standing_out.iter().any(|run| run.altitude_quality == "gps") { " " (wording::WANDERING) }
            }
            thead { tr {
                th.word scope="col" { "Day" } th scope="col" { "Distance" } th scope="col" { "Descent" }
                th scope="col" { "Against 30 days" } th scope="col" { "On 6 % and more" } th scope="col" { "Against 30 days" }
                th scope="col" { "Longest descent" } th scope="col" { "Steepest 100 m" }
            } }
            tbody {
                @if standing_out.is_empty() { tr { td.word colspan="8" { "None." } } }
                @for run in standing_out.iter().rev() { (row(run, timeline)) }
            }
        } }
    }
}

/// Runs with the most descent and with the largest steep novelty, oldest first.
fn standing_out(timeline: &Timeline) -> Vec<&RunEntry> {
    let largest = |of: &dyn Fn(&RunEntry) -> Option<f64>| -> Vec<usize> {
        let told = timeline.runs.iter().enumerate();
        let mut told: Vec<(usize, f64)> = told
            .filter_map(|(index, run)| Some((index, of(run).filter(|&figure| figure > 0.0)?)))
            .collect();
        told.sort_by(|one, other| other.1.total_cmp(&one.1));
        told.into_iter()
            .take(LISTED)
            .map(|(index, _)| index)
            .collect()
    };
    let is_new = |run: &RunEntry| run.steep_descent_state.is_some_and(SpikeState::is_spike);
    let most = largest(&|run| run.descent_m);
    let newest = largest(&|run| run.steep_descent_ratio_30d.filter(|_| is_new(run)));
    let both: BTreeSet<usize> = most.into_iter().chain(newest).collect();
    both.into_iter()
        .map(|index| &timeline.runs[index])
        .collect()
}

fn row(run: &RunEntry, timeline: &Timeline) -> Markup {
    let height = |metres| units::height(metres, timeline.units);
    let steep_m = (run.downhill.as_ref())
        .map(|downhill| downhill.drops_m()[STEEP_FROM_BAND..].iter().sum::<f64>());
    let longest = run.downhill.as_ref().and_then(|downhill| downhill.longest);
    let longest = longest.map_or_else(
        || UNKNOWN.to_owned(),
        |longest| {
            format!(
                "{} in {}",
                height(longest.drop_m),
                units::distance(longest.length_m, timeline.units)
            )
        },
    );
    let steepest = run
        .downhill
        .as_ref()
        .and_then(|downhill| downhill.steepest_100m_pct);
    html! {
        tr {
            th scope="row" { (units::short_day(run.day)) }
            td { (known(run.distance_m, |metres| units::distance(metres, timeline.units))) }
            td { (known(run.descent_m, height)) }
            td { (known(run.descent_ratio_30d, units::change)) }
            td { (known(steep_m, height)) }
            td { (known(run.steep_descent_ratio_30d, units::change)) }
            td { (longest) }
            td { (known(steepest, |pct| format!("{pct:.0} %"))) }
        }
    }
}
