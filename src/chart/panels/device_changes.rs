//! The lines across which descent is not comparable: a change of device, source or kind of altitude.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::chart::ChartError;
use crate::chart::draw::canvas::Point;
use crate::chart::draw::font::{TEXT, clean};
use crate::chart::draw::marks::CHANGE_PEN;
use crate::chart::draw::palette::INK;
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{ChartSheet, Plot};
use crate::chart::viewport::Viewport;
use crate::timeline::{Change, DeviceChange};

/// Length of the tick of a change without a name, pixels.
const TICK_PX: f64 = 12.0;
/// The name of a device is cut at this width, pixels.
const NAME_PX: f64 = 150.0;
/// Heights at which a name is tried, lines of text below the upper edge.
const ROWS: u8 = 4;

/// What the lines mean; `None` where there is none.
pub fn entry(view: &Viewport) -> Option<LegendEntry> {
    let text = &view.text.device_change;
    let meaning = match changes(view).len() {
        0 => return None,
        few if few <= view.settings.chart.named_changes => text.few.clone(),
        count => (text.many)(count),
    };
    Some(LegendEntry::new(LegendMark::DeviceChange, &meaning))
}

/// Draws the lines.
pub fn draw(sheet: &mut ChartSheet, plot: &Plot) -> Result<(), ChartError> {
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

/// Names the device or source at each line, where they are few.
pub fn want_names(sheet: &mut ChartSheet, plot: &Plot) {
    let wordings = plot.view.text.device_change.from_here;
    want(sheet, plot, |change| wordings(&TEXT.cut(&clean(&change.after), NAME_PX)));
}

/// States the shift of descent in runs of one area at each line, where they are few and it is known.
pub fn want_shifts(sheet: &mut ChartSheet, plot: &Plot) {
    let wordings = plot.view.text.device_change.shift;
    let units = plot.view.timeline.units;
    want(sheet, plot, |change| change.step.as_ref().map(|shift| wordings(shift, units)).unwrap_or_default());
}

/// Changes by day: a new device often brings a new source on the same day, and that counts as one change.
fn changes<'a>(view: &Viewport<'a>) -> BTreeMap<Date, &'a DeviceChange> {
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

/// Asks for a label next to each line or, where the bar of that week covers that position, next to the bar.
fn want(sheet: &mut ChartSheet, plot: &Plot, wordings: impl Fn(&DeviceChange) -> Vec<String>) {
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
        sheet.labels.want(wordings(change).iter().fold(label, |label, wording| label.or(wording, at)));
    }
}
