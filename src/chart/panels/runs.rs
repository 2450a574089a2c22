//! Each run against the longest run of the days before it: the headline.

use crate::calendar::{DaySpan, add_days, days_between};
use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::canvas::Pen;
use crate::chart::font::{STRONG, TEXT};
use crate::chart::geometry::{Area, Point};
use crate::chart::hotspot::{Hotspot, Marked};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::legend::{ABOVE_LONGEST, DOTS, Entry, LONGEST, Sample};
use crate::chart::marks::{PART_PX, RunLook, draw_part};
use crate::chart::palette::{DIM_INK, INK, STEM};
use crate::chart::panel::{Panel, Plan, Plot, Sheet, draw_ground};
use crate::chart::view::{View, is_indoor};
use crate::metrics::SpikeState;
use crate::timeline::{Measure, RunEntry};

/// Height of the plot, pixels.
const PLOT_PX: f64 = 236.0;
/// Room above the longest run for its label, pixels.
const HEADROOM_PX: f64 = 24.0;

/// The panel of single runs.
pub(in crate::chart) struct Runs;

impl Panel for Runs {
    fn plan(&self, view: &View) -> Plan {
        let rules = &view.settings.spike;
        if view.runs().next().is_none() {
            return Plan {
                heading: format!("Each run, {}", view.lengths.long_name),
                legend: vec![Entry::new(Sample::Words, "no run in these weeks")],
                plot_px: 0.0,
            };
        }
        Plan {
            heading: format!(
                "Each run, {}, beside the longest run of the {} days before it",
                view.lengths.long_name, rules.window_days
            ),
            legend: legend(view),
            plot_px: PLOT_PX,
        }
    }

    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError> {
        let values = ValueAxis::up_to(highest(view), area, HEADROOM_PX);
        let plot = Plot { area, values, view };
        draw_ground(sheet, &plot)?;
        draw_stems(sheet, &plot)?;
        draw_parts(sheet, &plot)?;
        draw_longest(sheet, &plot)?;
        want_beginning(sheet, &plot);
        // Spikes last, so that they lie on top.
        let (spikes, others): (Vec<&RunEntry>, Vec<&RunEntry>) =
            outings(view).partition(|run| state(run).is_spike());
        for run in others.into_iter().chain(spikes) {
            draw_run(sheet, &plot, run)?;
        }
        Ok(())
    }
}

/// Runs, and interrupted outings by their first recording: what is compared.
fn outings<'a>(view: &View<'a>) -> impl Iterator<Item = &'a RunEntry> {
    view.runs().filter(|run| !run.continues())
}

/// Where a run lies, as far as that is known.
fn state(run: &RunEntry) -> SpikeState {
    run.distance_state.unwrap_or(SpikeState::NoReference)
}

/// True where the error of the measurement decides; in the first days there is nothing to decide yet.
fn is_at_the_line(run: &RunEntry) -> bool {
    run.distance_at_the_line && (state(run) == SpikeState::Reference || state(run).is_spike())
}

fn look(run: &RunEntry) -> RunLook {
    RunLook {
        state: state(run),
        indoor: is_indoor(run.kind),
    }
}

/// Every state that occurs, explained, with the lines it is measured by.
fn legend(view: &View) -> Vec<Entry> {
    let rules = &view.settings.spike;
    let over = |pct: i64| pct - 100;
    let (ten, thirty, hundred) = (
        over(rules.reference_pct),
        over(rules.small_pct),
        over(rules.moderate_pct),
    );
    let mut entries = vec![
        Entry::new(Sample::Longest, "that longest run"),
        Entry::new(Sample::AboveLongest, format!("{ten} % above it")),
    ];
    let words = [
        (SpikeState::Reference, format!("up to +{ten} %")),
        (SpikeState::Small, format!("+{ten} to {thirty} %")),
        (SpikeState::Moderate, format!("+{thirty} to {hundred} %")),
        (SpikeState::Large, format!("over +{hundred} %")),
        (
            SpikeState::NoReference,
            format!("first run in {} days", rules.window_days),
        ),
        (
            SpikeState::WarmingUp,
            format!("first {} days of data", rules.window_days),
        ),
    ];
    let known = || outings(view).filter(|run| compared_m(run).is_some());
    for (wanted, words) in words {
        if known().any(|run| state(run) == wanted) {
            let look = RunLook {
                state: wanted,
                indoor: false,
            };
            entries.push(Entry::new(Sample::Run(look), words));
        }
    }
    if known().any(|run| is_indoor(run.kind)) {
        let look = RunLook {
            state: SpikeState::Reference,
            indoor: true,
        };
        entries.push(Entry::new(Sample::Run(look), "treadmill or virtual"));
    }
    if known().any(is_at_the_line) {
        entries.push(Entry::new(
            Sample::Words,
            format!("≈ too close to +{ten} % to call"),
        ));
    }
    if view.runs().any(|run| run.outing.is_some()) {
        entries.push(Entry::new(
            Sample::Part,
            "recordings of one outing, counted as one",
        ));
    }
    if outings(view).any(|run| compared_m(run).is_none()) {
        entries.push(Entry::new(Sample::Words, "? distance unknown"));
    }
    entries
}

fn highest(view: &View) -> f64 {
    let runs = outings(view).filter_map(compared_m);
    let lines = reference_levels(view).map(|(_, longest_m)| longest_m * above_factor(view));
    view.lengths.long(runs.chain(lines).fold(0.0, f64::max))
}

fn above_factor(view: &View) -> f64 {
    view.settings.spike.reference_pct as f64 / 100.0
}

/// The stretches of days over which the longest run stays the same, as far as they are shown.
fn reference_levels<'a>(view: &'a View) -> impl Iterator<Item = (DaySpan, f64)> + 'a {
    let shown = view.days_with_data();
    let steps = &view.timeline.reference_steps;
    steps.iter().enumerate().filter_map(move |(index, step)| {
        let last = steps
            .get(index + 1)
            .map_or(shown.last, |next| add_days(next.day, -1));
        let level = DaySpan {
            first: step.day.max(shown.first),
            last: last.min(shown.last),
        };
        let longest_m = step.longest_m.filter(|longest_m| longest_m.is_finite())?;
        (level.first <= level.last).then_some((level, longest_m))
    })
}

/// What the mark stands for, metres: a run, or an interrupted outing as a whole.
fn compared_m(run: &RunEntry) -> Option<f64> {
    run.compared_m(Measure::Distance)
}

/// The middle of the mark of a run: its hour across, its distance up; `None` where that is unknown.
fn centre(plot: &Plot, run: &RunEntry) -> Option<Point> {
    Some(at_height(plot, run, compared_m(run)?))
}

fn at_height(plot: &Plot, run: &RunEntry, metres: f64) -> Point {
    let distance = plot.view.lengths.long(metres);
    Point::at(plot.view.x_of(run), plot.values.y(distance))
}

/// Each recording of an interrupted outing by itself, small, beneath the mark of the whole.
fn draw_parts(sheet: &mut Sheet, plot: &Plot) -> Result<(), ChartError> {
    let parts = plot.view.runs().filter(|run| run.outing.is_some());
    for (run, metres) in parts.filter_map(|run| Some((run, run.distance_m?))) {
        let centre = at_height(plot, run, metres);
        draw_part(&sheet.canvas, centre)?;
        sheet.labels.keep_clear(Area::around(centre, PART_PX));
        if run.continues() {
            mark_place(sheet, run, centre, PART_PX);
        }
    }
    Ok(())
}

fn draw_stems(sheet: &mut Sheet, plot: &Plot) -> Result<(), ChartError> {
    for head in plot.view.runs().filter_map(|run| centre(plot, run)) {
        let stem = [head, plot.foot(head)];
        sheet.canvas.line(&stem, Pen::new(STEM, 1.4))?;
        sheet.labels.keep_clear_of_line(&stem);
    }
    Ok(())
}

/// The line of the longest run and, dotted, the one above it.
fn draw_longest(sheet: &mut Sheet, plot: &Plot) -> Result<(), ChartError> {
    let view = plot.view;
    let y = |metres: f64| plot.values.y(view.lengths.long(metres));
    let mut line: Vec<Point> = Vec::new();
    for (level, longest_m) in reference_levels(view) {
        let left = view.axis.x(level.first);
        let right = view.axis.x(add_days(level.last, 1));
        let across = |y: f64| [Point::at(left, y), Point::at(right, y)];
        if line.last().is_some_and(|end| end.x < left) {
            draw_line(sheet, &line)?;
            line.clear();
        }
        line.extend(across(y(longest_m)));
        let above = across(y(longest_m * above_factor(view)));
        sheet
            .canvas
            .dashed(above[0], above[1], ABOVE_LONGEST, DOTS)?;
        sheet.labels.keep_clear_of_line(&above);
    }
    draw_line(sheet, &line)
}

fn draw_line(sheet: &mut Sheet, line: &[Point]) -> Result<(), ChartError> {
    if line.is_empty() {
        return Ok(());
    }
    sheet.labels.keep_clear_of_line(line);
    sheet.canvas.line(line, LONGEST)
}

fn draw_run(sheet: &mut Sheet, plot: &Plot, run: &RunEntry) -> Result<(), ChartError> {
    let Some(centre) = centre(plot, run) else {
        want_question_mark(sheet, plot, run);
        return Ok(());
    };
    let look = look(run);
    mark_place(sheet, run, centre, look.half_width_px());
    look.draw(&sheet.canvas, centre)?;
    sheet
        .labels
        .keep_clear(Area::around(centre, look.half_width_px()));
    if let Some(label) = label(plot, run, centre) {
        sheet.labels.want(label);
    }
    Ok(())
}

fn mark_place(sheet: &mut Sheet, run: &RunEntry, centre: Point, reach_px: f64) {
    let marked = Marked::Run(run.run_id.clone());
    let place = Hotspot::at(marked, centre, reach_px);
    sheet.hotspots.push(place);
}

/// What stands beside a run: distance and rise for a spike, a sign for a run at the line, nothing for the rest.
fn label(plot: &Plot, run: &RunEntry, centre: Point) -> Option<Label> {
    let reach_px = look(run).half_width_px() + 3.0;
    let at = Spots {
        anchors: &[centre],
        reach_px,
        // Before a spike every run of thirty days is shorter, so the room is to its left.
        spots: &[
            Spot::AboveLeft,
            Spot::Above,
            Spot::Left,
            Spot::AboveRight,
            Spot::Right,
        ],
    };
    if !state(run).is_spike() {
        let label = Label::new((TEXT, INK), plot.area, rank(run)).or(&["≈".to_owned()], at);
        return is_at_the_line(run).then_some(label);
    }
    let sign = if is_at_the_line(run) { "≈ " } else { "" };
    let lengths = plot.view.lengths;
    let distance = format!(
        "{:.1} {}",
        lengths.long(compared_m(run)?),
        lengths.long_name
    );
    let rise = format!("{sign}+{:.0} %", (run.distance_ratio_30d? - 1.0) * 100.0);
    let one_line = [format!("{distance} {rise}")];
    let two_lines = [distance, rise.clone()];
    Some(
        Label::new((STRONG, INK), plot.area, rank(run))
            .or(&one_line, at)
            .or(&two_lines, at)
            .or_lifted(&one_line, centre, reach_px)
            .or_lifted(&two_lines, centre, reach_px)
            .or(&[rise], at),
    )
}

/// Spikes before everything else, the largest first; then runs too close to the line to call.
fn rank(run: &RunEntry) -> f64 {
    let ratio = run.distance_ratio_30d.unwrap_or(0.0);
    if state(run).is_spike() {
        1000.0 + ratio
    } else {
        ratio
    }
}

fn want_question_mark(sheet: &mut Sheet, plot: &Plot, run: &RunEntry) {
    let foot = Point::at(plot.view.x_of(run), plot.area.bottom);
    let middle = foot.moved(0.0, -TEXT.ascent_px() / 2.0 - 2.0);
    mark_place(sheet, run, middle, TEXT.ascent_px() / 2.0);
    let at = Spots {
        anchors: &[foot],
        reach_px: 2.0,
        spots: &[Spot::Above],
    };
    let label = Label::new((TEXT, DIM_INK), plot.area, 500.0);
    sheet.labels.want(label.or(&["?".to_owned()], at));
}

/// Says where the data begin, where the axis begins much earlier.
fn want_beginning(sheet: &mut Sheet, plot: &Plot) {
    let (axis, first) = (plot.view.axis, plot.view.history.first);
    if days_between(axis.span.first, first) < 7 {
        return;
    }
    let at = Spots {
        anchors: &[Point::at(axis.x(first), plot.area.centre().y)],
        reach_px: 8.0,
        spots: &[Spot::Left],
    };
    let words = format!("the data begin on {}", first.strftime("%-d %b %Y"));
    let label = Label::new((TEXT, DIM_INK), plot.area, 0.0);
    sheet.labels.want(label.or(&[words], at));
}
