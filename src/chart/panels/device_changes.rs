//! The lines across which descent is not comparable: another watch, another source, another kind of altitude.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::chart::ChartError;
use crate::chart::draw::font::{TEXT, clean};
use crate::chart::draw::geometry::Point;
use crate::chart::draw::marks::CHANGE_PEN;
use crate::chart::draw::palette::INK;
use crate::chart::labels::legend::{Entry, Sample};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{Plot, Sheet};
use crate::chart::viewport::View;
use crate::timeline::{Change, DeviceChange};

/// Length of the tick of a change without a name, pixels.
const TICK_PX: f64 = 12.0;
/// The name of a watch is cut at this width, pixels.
const NAME_PX: f64 = 150.0;
/// Heights at which a name is tried, lines of text below the upper edge.
const ROWS: u8 = 4;

/// What the lines mean; `None` where there is none.
pub fn entry(view: &View) -> Option<Entry> {
    let words = match changes(view).len() {
        0 => return None,
        few if few <= view.settings.chart.named_changes => {
            "other watch or source: do not compare across the line".to_owned()
        }
        count => format!("other watch or source, {count} times: do not compare across"),
    };
    Some(Entry::new(Sample::Change, words))
}

/// Draws the lines.
pub fn draw(sheet: &mut Sheet, plot: &Plot) -> Result<(), ChartError> {
    let (area, view) = (plot.area, plot.view);
    let changes = changes(view);
    let is_few = changes.len() <= view.settings.chart.named_changes;
    for &day in changes.keys() {
        let x = view.axis.x(day);
        let bottom = if is_few { area.bottom } else { area.top + TICK_PX };
        let line = [Point::at(x, area.top), Point::at(x, bottom)];
        sheet.canvas.line(&line, CHANGE_PEN)?;
        sheet.labels.keep_clear_of_line(&line);
    }
    Ok(())
}

/// Names the watch or the source beside each line, where they are few.
pub fn want_names(sheet: &mut Sheet, plot: &Plot) {
    want(sheet, plot, |change| {
        let name = TEXT.cut(&clean(&change.after), NAME_PX);
        vec![vec![format!("from here: {name}")], vec!["from here:".to_owned(), name.clone()], vec![name]]
    });
}

/// Says beside each line how large the step is between runs of one area, where they are few and that is known.
pub fn want_steps(sheet: &mut Sheet, plot: &Plot) {
    let lengths = plot.view.lengths;
    want(sheet, plot, |change| {
        let Some(step) = change.step else {
            return Vec::new();
        };
        let figure = |m_per_km: f64| {
            let figure = lengths.short_per_long(m_per_km);
            format!("{figure:.*}", usize::from(figure < 9.95))
        };
        let step = format!(
            "{} → {} {}/{}",
            figure(step.before_m_per_km),
            figure(step.after_m_per_km),
            lengths.short_name,
            lengths.long_name
        );
        vec![
            vec![format!("runs from one area: {step}")],
            vec!["runs from one area:".to_owned(), step.clone()],
            vec![step],
        ]
    });
}

/// Changes by day: a new watch mostly brings a new source on the same day, and that is one change.
fn changes<'a>(view: &View<'a>) -> BTreeMap<Date, &'a DeviceChange> {
    let mut by_day: BTreeMap<Date, &DeviceChange> = BTreeMap::new();
    let breaks = view.timeline.breaks.iter();
    for change in breaks.filter(|change| view.axis.span.contains(change.day)) {
        let held = by_day.entry(change.day).or_insert(change);
        if change.what == Change::Device {
            *held = change;
        }
    }
    by_day
}

/// Asks for words beside each line or, where the bar of that week is in the way, beside the bar.
fn want(sheet: &mut Sheet, plot: &Plot, wordings: impl Fn(&DeviceChange) -> Vec<Vec<String>>) {
    let (area, view) = (plot.area, plot.view);
    let changes = changes(view);
    if changes.len() > view.settings.chart.named_changes {
        return;
    }
    for change in changes.values() {
        let week = view.timeline.week_start.week_of(change.day);
        let (week_left, week_right) = view.week_extent(week);
        let anchors: Vec<Point> = [view.axis.x(change.day), week_right, week_left]
            .into_iter()
            .flat_map(|x| (0..ROWS).map(move |row| Point::at(x, area.top + 12.0 + 18.0 * f64::from(row))))
            .collect();
        let at = Spots { anchors: &anchors, reach_px: 5.0, spots: &[Spot::Right, Spot::Left] };
        let label = Label::new((TEXT, INK), area, 10.0);
        let label = wordings(change).iter().fold(label, |label, lines| label.or(lines, at));
        sheet.labels.want(label);
    }
}
