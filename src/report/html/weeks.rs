//! The table of weeks: those of the large chart at sight, older ones folded away by year.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::chart::row_id;
use super::sections::known;
use crate::chart::Marked;
use crate::metrics::WeekMetrics;
use crate::report::units::{self, counted};
use crate::report::wording;
use crate::settings::Settings;
use crate::timeline::Timeline;

/// Every week, the newest first.
pub(super) fn section(timeline: &Timeline, settings: &Settings) -> Markup {
    let shown_large = usize::try_from(settings.chart.large_weeks)
        .unwrap_or(0)
        .max(1);
    let (older, recent) =
        (timeline.weeks).split_at(timeline.weeks.len().saturating_sub(shown_large));
    let mut years: BTreeMap<i16, Vec<&WeekMetrics>> = BTreeMap::new();
    for week in older {
        years.entry(week.week_start.year()).or_default().push(week);
    }
    let recent: Vec<&WeekMetrics> = recent.iter().collect();
    html! {
        section aria-labelledby="weeks" {
            h2 #weeks { (wording::WEEKS) }
            (table(&recent, "Table of weeks", timeline))
            @for (year, weeks) in years.iter().rev() {
                details {
                    summary { "Earlier weeks: " (year) ", " (counted(weeks.len(), "week", "weeks")) }
                    (table(weeks, &format!("Table of earlier weeks, {year}"), timeline))
                }
            }
        }
    }
}

fn table(weeks: &[&WeekMetrics], label: &str, timeline: &Timeline) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(label) { table {
            caption { (wording::tables::WEEKS) }
            thead { tr {
                th.word scope="col" { "Week of" } th scope="col" { "Runs" } th scope="col" { "Distance" }
                th scope="col" { "Change" } th scope="col" { "Longest run" } th scope="col" { "Descent" }
                th scope="col" { "Knee load" } th scope="col" { "Time" } th scope="col" { "Longest rest, h" }
                th scope="col" { "Other sports" } th scope="col" { "Days recorded" }
            } }
            tbody { @for week in weeks.iter().rev() { (row(week, timeline)) } }
        } }
    }
}

fn row(week: &WeekMetrics, timeline: &Timeline) -> Markup {
    let distance = |metres| units::distance(metres, timeline.units);
    if week.observed_days == 0 {
        return html! {
            tr.partial id=(row_id(&Marked::Week(week.week_start))) {
                th scope="row" { (units::short_day(week.week_start)) }
                td.word colspan="9" { "no recordings: rest or no watch?" }
                td { "0" }
            }
        };
    }
    html! {
        tr.partial[week.partial] id=(row_id(&Marked::Week(week.week_start))) {
            th scope="row" { (units::short_day(week.week_start)) }
            td { (week.runs) }
            td { (distance(week.distance_m)) @if week.runs_without_distance > 0 { " +?" } }
            td { (known(week.distance_change_pct, units::signed_pct)) }
            td { (known(week.longest_run_m, distance)) }
            td { (known(week.descent_m, |metres| units::height(metres, timeline.units))) }
            td { (known(week.knee_load.map(|load| load.mid_m), distance)) }
            td { (units::hours_minutes(week.timer_s)) }
            td { (known(week.longest_rest_gap_h, |hours| format!("{hours:.0}"))) }
            td { @if week.other_sport_s > 0.0 { (units::hours_minutes(week.other_sport_s)) } }
            td { (week.observed_days) }
        }
    }
}
