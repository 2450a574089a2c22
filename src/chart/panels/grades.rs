//! Descent of each week as bars, the gentlest grades at the foot and the steepest at the top.
//!
//! What runs without grades descended lies on top, with level lines. Where the bands of a week are missing altogether, that is
//! all of its bar.

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::Pen;
use crate::chart::draw::geometry::Area;
use crate::chart::draw::marks::{graded_bar, ungraded_bar};
use crate::chart::draw::palette::{DESCENT, PAPER};
use crate::chart::labels::legend::{Entry, Sample};
use crate::chart::panels::device_changes;
use crate::chart::panels::weeks::{bar, want_words};
use crate::chart::panels::{Panel, Plan, Plot, Sheet, draw_ground, unobserved_entry};
use crate::chart::viewport::View;
use crate::descent::slopes::BANDS;
use crate::metrics::WeekMetrics;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 160.0;
/// Room above the highest bar, pixels.
const HEADROOM_PX: f64 = 22.0;

/// The panel of weekly descent by grade.
pub struct Grades;

impl Panel for Grades {
    fn plan(&self, view: &View) -> Plan {
        let heading = format!("Descent a week, {}", view.lengths.short_name);
        let is_known = |week: &WeekMetrics| week.runs > 0 && week.descent_m.is_some();
        if !view.weeks().any(is_known) {
            return Plan {
                heading,
                legend: vec![Entry::new(Sample::Words, "no run of these weeks tells its descent")],
                plot_px: 0.0,
            };
        }
        Plan { heading: format!("{heading}, by grade"), legend: legend(view), plot_px: PLOT_PX }
    }

    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError> {
        let short = |week: &WeekMetrics| week.descent_m.map(|metres| view.lengths.short(metres));
        let highest = view.weeks().filter_map(short).fold(0.0, f64::max);
        let values = ValueAxis::up_to(highest, area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_ground(sheet, &plot)?;
        for week in view.weeks() {
            match week.descent_m {
                Some(descent_m) if descent_m > 0.0 => {
                    draw_stack(sheet, &plot, week, descent_m)?;
                }
                Some(_) => {}
                None => want_words(sheet, &plot, bar(&plot, week, 0.0), "n/a"),
            }
        }
        device_changes::draw(sheet, &plot)?;
        device_changes::want_names(sheet, &plot);
        Ok(())
    }
}

/// Bands of grade as the legend names them.
pub const BAND_WORDS: [&str; BANDS] = ["0–3 % down", "3–6 %", "6–9 %", "9–12 %", "over 12 %"];

fn legend(view: &View) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    if view.weeks().any(|week| week.descent_bands_m.is_some()) {
        let bands = BAND_WORDS.iter().enumerate();
        entries.extend(bands.map(|(band, &words)| Entry::new(Sample::Grade(band), words)));
    }
    if view.weeks().any(|week| ungraded_m(week, view).is_some()) {
        entries.push(Entry::new(Sample::UnknownGrade, "grade unknown"));
    }
    if view.weeks().any(|week| week.descent_m.is_none()) {
        entries.push(Entry::new(Sample::Words, "n/a: runs, but no descent known"));
    }
    let is_cut = |week: &WeekMetrics| week.partial && week.descent_m.is_some_and(|m| m > 0.0);
    if view.weeks().any(is_cut) {
        entries.push(Entry::new(Sample::PartialWeek(DESCENT), "week only partly in the data"));
    }
    entries.extend(unobserved_entry(view));
    entries
}

/// Metres of a week that no run tells the grade of; `None` where there are none.
fn ungraded_m(week: &WeekMetrics, view: &View) -> Option<f64> {
    let graded_m: f64 = week.descent_bands_m.iter().flatten().sum();
    let rest_m = week.descent_m? - graded_m;
    (rest_m >= view.settings.chart.ungraded_from_m).then_some(rest_m)
}

fn draw_stack(sheet: &mut Sheet, plot: &Plot, week: &WeekMetrics, descent_m: f64) -> Result<(), ChartError> {
    let y = |metres: f64| plot.values.y(plot.view.lengths.short(metres));
    let whole = bar(plot, week, plot.view.lengths.short(descent_m));
    sheet.labels.keep_clear(whole);
    let (mut foot_m, mut bottom) = (0.0, whole.bottom);
    for (band, &metres) in week.descent_bands_m.iter().flatten().enumerate() {
        foot_m += metres;
        let segment = Area { top: y(foot_m), bottom, ..whole };
        if metres > 0.0 {
            graded_bar(&sheet.canvas, segment, band)?;
        }
        bottom = segment.top;
    }
    if ungraded_m(week, plot.view).is_some() {
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
