//! Pain scores, 0 to 10: the worst of each day as a stem with a head, a day logged as pain-free as an open circle.
//!
//! A day without a note shows nothing: it is not known to be pain-free.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::Pen;
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::font::{TEXT, clean};
use crate::chart::draw::marks::{PAIN_REACH_PX, pain_free_mark, pain_mark};
use crate::chart::draw::palette::{DIM_INK, PAIN};
use crate::chart::labels::hotspot::{Hotspot, Marked};
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background};
use crate::chart::viewport::Viewport;
use crate::facts::first_notes;
use crate::timeline::PainEntry;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 100.0;
/// The highest score there is.
const HIGHEST_SCORE: f64 = 10.0;
/// Room above a score of 10 for its head, pixels.
const HEADROOM_PX: f64 = 6.0;
/// Text next to a score is cut at this width, pixels.
const TEXT_PX: f64 = 220.0;

pub struct PainPanel;

impl Panel for PainPanel {
    fn plan(&self, view: &Viewport) -> PanelPlan {
        let heading = &view.text.pain.heading;
        match why_empty(view) {
            Some(why) => PanelPlan::empty(heading, why),
            None => PanelPlan { heading: heading.clone(), legend: legend(view), plot_px: PLOT_PX },
        }
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let values = ValueAxis::up_to(HIGHEST_SCORE, area, HEADROOM_PX).labelled_every(5.0);
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        let worst: Vec<&PainEntry> = worst_of_each_day(view.pain()).into_values().collect();
        for note in &worst {
            draw_note(sheet, &plot, note)?;
        }
        want_text(sheet, &plot, &worst);
        Ok(())
    }
}

/// The worst note of each day; of equal ones the first.
pub fn worst_of_each_day<'a>(notes: impl Iterator<Item = &'a PainEntry>) -> BTreeMap<Date, &'a PainEntry> {
    let mut worst: BTreeMap<Date, &PainEntry> = BTreeMap::new();
    for note in notes.filter(|note| note.score_0_10.is_finite()) {
        let held = worst.entry(note.day).or_insert(note);
        if note.score_0_10 > held.score_0_10 {
            *held = note;
        }
    }
    worst
}

fn why_empty<'v>(view: &'v Viewport) -> Option<&'v str> {
    let text = &view.text.pain;
    if view.pain().next().is_some() {
        None
    } else if !view.timeline.has_diary {
        Some(&text.no_diary)
    } else if view.timeline.pain.is_empty() {
        Some(&text.empty_diary)
    } else {
        Some(&text.none_shown)
    }
}

fn legend(view: &Viewport) -> Vec<LegendEntry> {
    let (rules, text) = (&view.settings.chart, &view.text.pain);
    let mut entries = vec![LegendEntry::new(LegendMark::Pain, &text.worst)];
    if view.pain().any(|note| note.score_0_10 <= 0.0) {
        entries.push(LegendEntry::new(LegendMark::PainFree, &text.pain_free));
    }
    let span = view.axis.span;
    if first_notes(&view.timeline.pain, rules).iter().any(|&day| span.contains(day)) {
        entries.push(LegendEntry::new(LegendMark::FirstNote, &text.first_note));
    }
    let outside = view.pain_outside_history();
    if outside > 0 {
        entries.push(LegendEntry::text(&(text.outside_data)(outside)));
    }
    entries
}

fn draw_note(sheet: &mut ChartSheet, plot: &Plot, note: &PainEntry) -> Result<(), ChartError> {
    let head = head(plot, note);
    let foot = plot.foot(head);
    add_hotspot(sheet, plot, note);
    if note.score_0_10 > 0.0 {
        sheet.labels.keep_clear(Area::around(head, PAIN_REACH_PX));
        sheet.labels.keep_clear_of_line(&[head, foot]);
        sheet.canvas.line(&[head, foot], Pen::new(PAIN, 2.0))?;
        pain_mark(&sheet.canvas, head)
    } else {
        let on_the_axis = foot.moved(0.0, -PAIN_REACH_PX);
        sheet.labels.keep_clear(Area::around(on_the_axis, PAIN_REACH_PX));
        pain_free_mark(&sheet.canvas, on_the_axis)
    }
}

/// Records the hotspot of a note by its index: equal notes have one each.
fn add_hotspot(sheet: &mut ChartSheet, plot: &Plot, note: &PainEntry) {
    let notes = &plot.view.timeline.pain;
    let center =
        if note.score_0_10 > 0.0 { head(plot, note) } else { plot.foot(head(plot, note)).moved(0.0, -PAIN_REACH_PX) };
    if let Some(index) = notes.iter().position(|other| std::ptr::eq(other, note)) {
        let hotspot = Hotspot::at(Marked::Note(index), center, PAIN_REACH_PX);
        sheet.hotspots.push(hotspot);
    }
}

/// Noon of the day, at the height of the score.
fn head(plot: &Plot, note: &PainEntry) -> Point {
    let x = plot.view.axis.x_within(note.day, 0.5);
    Point::at(x, plot.values.y(note.score_0_10))
}

/// Asks for the text of each note that adds something, first notes and high scores first.
fn want_text(sheet: &mut ChartSheet, plot: &Plot, notes: &[&PainEntry]) {
    let mut previous = NoteText::default();
    for note in notes.iter().filter(|note| note.score_0_10 > 0.0) {
        let first = sheet.first_notes.contains(&note.day);
        let text = NoteText::of(note);
        let new = if first { text.clone() } else { text.beyond(&previous) };
        let at = Spots {
            anchors: &[head(plot, note)],
            reach_px: PAIN_REACH_PX + 3.0,
            spots: &[Spot::Right, Spot::AboveRight, Spot::Left, Spot::Above, Spot::AboveLeft],
        };
        let rank = note.score_0_10 + if first { HIGHEST_SCORE } else { 0.0 };
        let label = Label::new((TEXT, DIM_INK), plot.area, rank);
        let label = new.wordings().iter().fold(label, |label, line| label.or(&TEXT.cut(line, TEXT_PX), at));
        sheet.labels.want(label);
        previous = text;
    }
}

/// Site and trigger in the runner's words, as far as they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct NoteText {
    site: String,
    trigger: String,
}

impl NoteText {
    fn of(note: &PainEntry) -> Self {
        let cleaned = |text: &Option<String>| text.as_deref().map(clean).unwrap_or_default();
        let site = format!("{} {}", cleaned(&note.side), cleaned(&note.site));
        NoteText { site: site.trim().to_owned(), trigger: cleaned(&note.trigger) }
    }

    /// What this text adds to that of the previous note.
    fn beyond(&self, previous: &NoteText) -> NoteText {
        let new = |text: &String, previous: &String| {
            if text == previous { String::new() } else { text.clone() }
        };
        NoteText { site: new(&self.site, &previous.site), trigger: new(&self.trigger, &previous.trigger) }
    }

    /// Wordings, the fullest first.
    fn wordings(&self) -> Vec<String> {
        let both = format!("{}, {}", self.site, self.trigger);
        match (self.site.is_empty(), self.trigger.is_empty()) {
            (true, true) => Vec::new(),
            (false, true) => vec![self.site.clone()],
            (true, false) => vec![self.trigger.clone()],
            (false, false) => vec![both, self.trigger.clone(), self.site.clone()],
        }
    }
}

#[cfg(test)]
mod tests {
    //! First notes and daily maxima by hand.

    use jiff::civil::date;

    use super::*;
    use crate::settings::Settings;
    use crate::timeline::PainDetails;

    fn note(day: Date, score_0_10: f64) -> PainEntry {
        PainEntry {
            day,
            time: None,
            score_0_10,
            when: None,
            side: Some("left".to_owned()),
            site: Some("kneecap".to_owned()),
            trigger: Some(" stairs\u{7}".to_owned()),
            note: None,
            line: 1,
            details: PainDetails::default(),
        }
    }

    #[test]
    fn a_first_note_follows_more_than_seven_days_without_pain() {
        let notes = [
            note(date(2025, 8, 5), 5.0),
            note(date(2025, 8, 12), 2.0),
            note(date(2025, 8, 15), 0.0),
            note(date(2025, 8, 20), 1.0),
            note(date(2025, 8, 20), 3.0),
            note(date(2025, 8, 30), 0.5),
        ];
        assert_eq!(first_notes(&notes, &Settings::default().chart), [date(2025, 8, 5), date(2025, 8, 20)]);
    }

    #[test]
    fn of_several_notes_a_day_the_highest_counts() {
        let notes = [1.0, 6.0, f64::NAN, 4.0].map(|score| note(date(2025, 8, 5), score));
        let worst = worst_of_each_day(notes.iter());
        assert_eq!(worst[&date(2025, 8, 5)].score_0_10, 6.0);
    }

    #[test]
    fn text_is_side_site_and_trigger_and_only_what_is_new_is_repeated() {
        let text = NoteText::of(&note(date(2025, 8, 5), 1.0));
        assert_eq!(text.wordings(), ["left kneecap, stairs", "stairs", "left kneecap"]);
        assert_eq!(text.beyond(&text).wordings(), [""; 0]);
        let sitting = NoteText { trigger: "sitting".to_owned(), ..text.clone() };
        assert_eq!(sitting.beyond(&text).wordings(), ["sitting"]);
    }
}
