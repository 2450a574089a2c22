//! Descent of each week as bars, with a line wherever the watch or the source of the figure changes.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::font::{TEXT, clean};
use crate::chart::geometry::{Area, Point};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::legend::{CHANGE_PEN, Entry, Sample};
use crate::chart::palette::{DESCENT, INK};
use crate::chart::panel::{Panel, Plan, Plot, Sheet, draw_ground};
use crate::chart::panels::weeks::{bar, draw_bar, want_words};
use crate::chart::view::View;
use crate::metrics::WeekMetrics;
use crate::timeline::BreakEntry;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 98.0;
/// Room above the highest bar, pixels.
const HEADROOM_PX: f64 = 10.0;
/// More changes than these are drawn as ticks at the upper edge, without names.
const NAMED_CHANGES: usize = 3;
/// Length of such a tick, pixels.
const TICK_PX: f64 = 12.0;
/// The name of a watch is cut at this width, pixels.
const NAME_PX: f64 = 150.0;

/// The panel of weekly descent.
pub(in crate::chart) struct Descent;

impl Panel for Descent {
    fn plan(&self, view: &View) -> Plan {
        let heading = format!("Descent a week, {}", view.lengths.short_name);
        if view.runs().all(|run| run.descent_m.is_none()) {
            return Plan {
                heading,
                legend: vec![Entry::new(
                    Sample::Words,
                    "no run of these weeks tells its descent",
                )],
                plot_px: 0.0,
            };
        }
        let mut legend = Vec::new();
        if view.weeks().any(|week| week.descent_m.is_none()) {
            legend.push(Entry::new(Sample::Words, "n/a: runs, but no descent known"));
        }
        let changes = changes(view).len();
        if changes > 0 {
            let words = match changes {
                1..=NAMED_CHANGES => {
                    "other watch or source: do not compare across the line".to_owned()
                }
                _ => format!("other watch or source, {changes} times: do not compare across"),
            };
            legend.push(Entry::new(Sample::Change, words));
        }
        Plan {
            heading,
            legend,
            plot_px: PLOT_PX,
        }
    }

    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError> {
        let short = |week: &WeekMetrics| week.descent_m.map(|metres| view.lengths.short(metres));
        let highest = view.weeks().filter_map(short).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_ground(sheet, &plot)?;
        for week in view.weeks() {
            match short(week) {
                Some(descent) if descent > 0.0 => {
                    draw_bar(sheet, week, bar(&plot, week, descent), DESCENT)?;
                }
                Some(_) => {}
                None => want_words(sheet, &plot, bar(&plot, week, 0.0), "n/a"),
            }
        }
        draw_changes(sheet, &plot)
    }
}

/// Changes by day: a new watch mostly brings a new source on the same day, and that is one change.
fn changes<'a>(view: &View<'a>) -> BTreeMap<Date, &'a BreakEntry> {
    let mut by_day: BTreeMap<Date, &BreakEntry> = BTreeMap::new();
    let span = view.axis.span;
    for change in view
        .timeline
        .breaks
        .iter()
        .filter(|change| span.contains(change.day))
    {
        let held = by_day.entry(change.day).or_insert(change);
        if change.what == "device" {
            *held = change;
        }
    }
    by_day
}

fn draw_changes(sheet: &mut Sheet, plot: &Plot) -> Result<(), ChartError> {
    let (area, view) = (plot.area, plot.view);
    let changes = changes(view);
    let named = changes.len() <= NAMED_CHANGES;
    for (&day, change) in &changes {
        let x = view.axis.x(day);
        let bottom = if named {
            area.bottom
        } else {
            area.top + TICK_PX
        };
        let line = [Point::at(x, area.top), Point::at(x, bottom)];
        sheet.canvas.line(&line, CHANGE_PEN)?;
        sheet.labels.keep_clear_of_line(&line);
        if named {
            want_name(sheet, plot, change);
        }
    }
    Ok(())
}

/// Names the watch beside its line or, where the bar of that week is in the way, beside the bar.
fn want_name(sheet: &mut Sheet, plot: &Plot, change: &BreakEntry) {
    let (area, view) = (plot.area, plot.view);
    let name = TEXT.cut(&clean(&change.after), NAME_PX);
    let week = view.timeline.week_start.week_of(change.day);
    let (week_left, week_right) = view.week_extent(week);
    let anchors: Vec<Point> = [view.axis.x(change.day), week_right, week_left]
        .into_iter()
        .flat_map(|x| (0..4).map(move |row| Point::at(x, area.top + 12.0 + 18.0 * f64::from(row))))
        .collect();
    let at = Spots {
        anchors: &anchors,
        reach_px: 5.0,
        spots: &[Spot::Right, Spot::Left],
    };
    let label = Label::new((TEXT, INK), area, 10.0)
        .or(&[format!("from here: {name}")], at)
        .or(&["from here:".to_owned(), name.clone()], at)
        .or(&[name], at);
    sheet.labels.want(label);
}
