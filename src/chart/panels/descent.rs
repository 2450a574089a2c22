//! The panels of weekly descent by grade and per kilometer.

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::Pen;
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::marks::{DOT_PX, graded_bar, ungraded_bar};
use crate::chart::draw::palette::{DESCENT, DIM_INK, PAPER};
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::panels::weeks::{bar, want_text};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, device_changes, draw_background, unobserved_entry};
use crate::chart::viewport::Viewport;
use crate::metrics::WeekMetrics;

/// Height of the plot, pixels.
const PER_KM_PLOT_PX: f64 = 84.0;
/// Room above the highest dot, pixels.
const PER_KM_HEADROOM_PX: f64 = 22.0;

pub struct DescentPerKmPanel;

impl Panel for DescentPerKmPanel {
    fn plan(&self, view: &Viewport) -> Option<PanelPlan> {
        let text = &view.text.descent_per_km;
        if dots(view).next().is_none() {
            return Some(PanelPlan::empty(&text.heading, &text.no_week));
        }
        let dots = LegendEntry::new(LegendMark::Dot(DESCENT), &text.dots);
        Some(PanelPlan::new(&text.heading, vec![dots], PER_KM_PLOT_PX))
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let highest = dots(view).map(|(_, figure)| figure).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, PER_KM_HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        device_changes::draw(sheet, &plot)?;
        for (x, figure) in dots(view) {
            let center = Point::at(x, plot.values.y(figure));
            sheet.canvas.disc(center, DOT_PX + 1.0, PAPER)?;
            sheet.canvas.disc(center, DOT_PX, DESCENT)?;
            sheet.labels.keep_clear(Area::around(center, DOT_PX + 1.0));
        }
        device_changes::want_shifts(sheet, &plot);
        Ok(())
    }
}

/// Horizontal middle and value of each week that has one.
fn dots<'v>(view: &'v Viewport) -> impl Iterator<Item = (f64, f64)> + 'v {
    view.weeks().filter_map(|week| {
        let (left, right) = view.week_extent(week.week_start);
        let m_per_km = week.descent_per_km_m.filter(|figure| figure.is_finite())?;
        Some(((left + right) / 2.0, view.lengths.short_per_long(m_per_km)))
    })
}

/// Height of the plot, pixels.
const GRADES_PLOT_PX: f64 = 160.0;
/// Room above the highest bar, pixels.
const GRADES_HEADROOM_PX: f64 = 22.0;

/// The panel of weekly descent by grade.
pub struct GradesPanel;

impl Panel for GradesPanel {
    fn plan(&self, view: &Viewport) -> Option<PanelPlan> {
        let text = &view.text.weekly_descent;
        if !view.weeks().any(|week| week.runs > 0 && week.descent_m.is_some()) {
            return Some(PanelPlan::empty(&text.heading, &view.text.no_descent));
        }
        Some(PanelPlan::new(&text.heading_by_grade, legend(view), GRADES_PLOT_PX))
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let short = |week: &WeekMetrics| week.descent_m.map(|meters| view.lengths.short(meters));
        let highest = view.weeks().filter_map(short).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, GRADES_HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        for week in view.weeks() {
            match week.descent_m {
                Some(descent_m) if descent_m > 0.0 => {
                    draw_stack(sheet, &plot, week, descent_m)?;
                }
                Some(_) => {}
                None => {
                    let unknown = (view.text.weekly_descent.unknown_sign, DIM_INK);
                    want_text(sheet, &plot, (bar(&plot, week, 0.0), 0.0), unknown);
                }
            }
        }
        device_changes::draw(sheet, &plot)?;
        device_changes::want_names(sheet, &plot);
        Ok(())
    }
}

fn legend(view: &Viewport) -> Vec<LegendEntry> {
    let text = &view.text.weekly_descent;
    let mut entries: Vec<LegendEntry> = Vec::new();
    if view.weeks().any(|week| week.descent_bands_m.is_some()) {
        let bands = text.bands.iter().enumerate();
        entries.extend(bands.map(|(band, name)| LegendEntry::new(LegendMark::Grade(band), name)));
    }
    if view.weeks().any(|week| has_ungraded(week, view)) {
        entries.push(LegendEntry::new(LegendMark::UnknownGrade, &text.ungraded));
    }
    if view.weeks().any(|week| week.descent_m.is_none()) {
        entries.push(LegendEntry::text(&text.unknown));
    }
    if view.weeks().any(|week| week.partial && week.descent_m.is_some_and(|meters| meters > 0.0)) {
        entries.push(LegendEntry::new(LegendMark::PartialWeek(DESCENT), &view.text.partial_week));
    }
    entries.extend(unobserved_entry(view));
    entries
}

/// True where some descent of a week has no known grade.
fn has_ungraded(week: &WeekMetrics, view: &Viewport) -> bool {
    view.facts.descent.ungraded_m.contains_key(&week.week_start)
}

fn draw_stack(sheet: &mut ChartSheet, plot: &Plot, week: &WeekMetrics, descent_m: f64) -> Result<(), ChartError> {
    let y = |meters: f64| plot.values.y(plot.view.lengths.short(meters));
    let whole = bar(plot, week, plot.view.lengths.short(descent_m));
    sheet.labels.keep_clear(whole);
    let (mut foot_m, mut bottom) = (0.0, whole.bottom);
    for (band, &meters) in week.descent_bands_m.iter().flatten().enumerate() {
        foot_m += meters;
        let segment = Area { top: y(foot_m), bottom, ..whole };
        if meters > 0.0 {
            graded_bar(&sheet.canvas, segment, band)?;
        }
        bottom = segment.top;
    }
    if has_ungraded(week, plot.view) {
        let rest = Area { bottom, ..whole };
        ungraded_bar(&sheet.canvas, rest)?;
    }
    if week.partial {
        sheet.canvas.hatch(whole, CUT, 6.0)?;
    }
    Ok(())
}

/// The slanting lines through the bar of a week that is only partly in the data.
const CUT: Pen = Pen::new(PAPER, 1.6);
