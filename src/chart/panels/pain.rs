//! Pain scores, 0 to 10: the worst of each day as a stem with a head, a day logged as pain-free as a dot, one that the diary
//! declares pain-free as a ring.
//!
//! A day without a note shows nothing: it is not known to be pain-free, and the legend says so.

use jiff::civil::Date;

use crate::calendar::days;
use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::Pen;
use crate::chart::draw::canvas::{Area, Point};
use crate::chart::draw::font::{TEXT, clean};
use crate::chart::draw::marks::{PAIN_FREE_PX, PAIN_REACH_PX, declared_mark, pain_free_mark, pain_mark};
use crate::chart::draw::palette::{INK, PAIN};
use crate::chart::labels::hotspot::{Hotspot, Marked};
use crate::chart::labels::legend::{LegendEntry, LegendMark};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{ChartSheet, Panel, PanelPlan, Plot, draw_background};
use crate::chart::viewport::Viewport;
use crate::timeline::PainEntry;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 100.0;
/// The highest score there is.
const HIGHEST_SCORE: f64 = 10.0;
/// Room above a score of 10 for its head, pixels.
const HEADROOM_PX: f64 = 6.0;
/// Distance of a label above a score from the line of a start of pain, pixels, to either side.
const ASIDE_PX: [f64; 2] = [4.0, -4.0];
/// Text next to a score is broken at this width, pixels ...
const TEXT_PX: f64 = 230.0;
/// ... into at most so many lines.
const MOST_LINES: usize = 2;

pub struct PainPanel;

impl Panel for PainPanel {
    fn plan(&self, view: &Viewport) -> Option<PanelPlan> {
        let heading = &view.text.pain.heading;
        Some(match why_empty(view) {
            Some(why) => PanelPlan::empty(heading, why),
            None => PanelPlan::new(heading, legend(view), PLOT_PX),
        })
    }

    fn draw(&self, sheet: &mut ChartSheet, area: Area, view: &Viewport) -> Result<(), ChartError> {
        let values = ValueAxis::up_to(HIGHEST_SCORE, area, HEADROOM_PX).labeled(vec![0.0, 5.0, HIGHEST_SCORE]);
        let plot = Plot { area, values, view };
        draw_background(sheet, &plot)?;
        for day in declared_days(view) {
            let foot = Point::at(view.axis.x_within(day, 0.5), plot.area.bottom);
            declared_mark(&sheet.canvas, foot.moved(0.0, -PAIN_REACH_PX))?;
        }
        for (index, note) in worst_notes(view) {
            draw_note(sheet, &plot, (index, note))?;
        }
        want_text(sheet, &plot);
        Ok(())
    }
}

/// The worst note of each day shown, with its place among the notes.
fn worst_notes<'a>(view: &Viewport<'a>) -> impl Iterator<Item = (usize, &'a PainEntry)> {
    let (span, notes) = (view.axis.span, &view.timeline.pain);
    let worst = view.facts.worst_notes.iter().map(|&index| (index, &notes[index]));
    worst.filter(move |(_, note)| span.contains(note.day))
}

fn why_empty<'v>(view: &'v Viewport) -> Option<&'v str> {
    let text = &view.text.pain;
    if worst_notes(view).next().is_some() {
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
    let text = &view.text.pain;
    let mut entries = vec![LegendEntry::new(LegendMark::Pain, &text.worst)];
    if worst_notes(view).any(|(_, note)| note.score_0_10 <= 0.0) {
        entries.push(LegendEntry::new(LegendMark::PainFree, &text.pain_free));
    }
    if declared_days(view).next().is_some() {
        entries.push(LegendEntry::new(LegendMark::DeclaredFree, &text.declared));
    }
    let diary = &view.facts.diary_days;
    let mut shown = days(view.days_with_data().first, view.days_with_data().last);
    if shown.any(|day| diary.worst_0_10(day).is_none()) {
        entries.push(LegendEntry::text(&text.not_logged));
    }
    let span = view.axis.span;
    if view.facts.pain_starts.all.iter().any(|start| span.contains(start.onset.day)) {
        entries.push(LegendEntry::new(LegendMark::PainStart, &text.start));
    }
    entries
}

/// The days shown that the diary declares pain-free.
fn declared_days<'v>(view: &'v Viewport) -> impl Iterator<Item = Date> + 'v {
    let shown = view.days_with_data();
    days(shown.first, shown.last).filter(|&day| view.facts.diary_days.is_declared(day))
}

/// Draws the note of a day, and records its hotspot by its place among the notes.
fn draw_note(sheet: &mut ChartSheet, plot: &Plot, (index, note): (usize, &PainEntry)) -> Result<(), ChartError> {
    let head = head(plot, note);
    let foot = plot.foot(head);
    if note.score_0_10 > 0.0 {
        sheet.hotspots.push(Hotspot::at(Marked::Note(index), head, PAIN_REACH_PX));
        sheet.labels.keep_clear(Area::around(head, PAIN_REACH_PX));
        sheet.labels.keep_clear_of_line(&[head, foot]);
        sheet.canvas.line(&[head, foot], Pen::new(PAIN, 2.0))?;
        pain_mark(&sheet.canvas, head)
    } else {
        let above_the_axis = foot.moved(0.0, -PAIN_REACH_PX);
        sheet.hotspots.push(Hotspot::at(Marked::Note(index), above_the_axis, PAIN_REACH_PX));
        sheet.labels.keep_clear(Area::around(above_the_axis, PAIN_FREE_PX));
        pain_free_mark(&sheet.canvas, above_the_axis)
    }
}

/// Noon of the day, at the height of the score.
fn head(plot: &Plot, note: &PainEntry) -> Point {
    let x = plot.view.axis.x_within(note.day, 0.5);
    Point::at(x, plot.values.y(note.score_0_10))
}

/// Asks for the text of each note that adds something, first notes, which have their day and score, and high scores first.
fn want_text(sheet: &mut ChartSheet, plot: &Plot) {
    let mut previous = NoteText::default();
    let facts = &plot.view.facts.pain_starts;
    let is_first = |day: &Date| sheet.pain_starts.contains(day) || facts.first_notes.contains(day);
    let painful = worst_notes(plot.view).filter(|(_, note)| note.score_0_10 > 0.0);
    let painful: Vec<(&PainEntry, bool)> = painful.map(|(_, note)| (note, is_first(&note.day))).collect();
    for (note, is_first) in painful {
        let text = NoteText::of(note);
        let day = (plot.view.text.pain.first_note)(note.day, note.score_0_10);
        let wordings = match (plot.view.text.is_brief, is_first) {
            (true, true) => vec![day],
            (true, false) => Vec::new(),
            (false, true) => text.wordings_from(&day),
            (false, false) => text.beyond(&previous).wordings(),
        };
        want_wordings(sheet, plot, (note, is_first), &wordings);
        previous = text;
    }
}

/// Asks for one of these wordings next to a score.
fn want_wordings(sheet: &mut ChartSheet, plot: &Plot, (note, is_first): (&PainEntry, bool), wordings: &[String]) {
    let head = head(plot, note);
    let spots = |anchors, spots| Spots { anchors, reach_px: PAIN_REACH_PX + 3.0, spots };
    let (at, aside) = ([head], ASIDE_PX.map(|aside| head.moved(aside, 0.0)));
    // The words of a first note may also stand at the upper end of its line.
    let end = [Point::at(head.x, plot.area.top + TEXT.line_px() / 2.0)];
    let rank = note.score_0_10 + if is_first { HIGHEST_SCORE } else { 0.0 };
    sheet.labels.want(wordings.iter().fold(Label::new((TEXT, INK), plot.area, rank), |label, wording| {
        let label = label
            .or(wording, spots(&at, &[Spot::Right, Spot::Left, Spot::Above]))
            .or(wording, spots(&aside[..1], &[Spot::AboveRight]))
            .or(wording, spots(&aside[1..], &[Spot::AboveLeft]));
        if is_first { label.or(wording, spots(&end, &[Spot::Right, Spot::Left])) } else { label }
    }));
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

    /// Wordings, the fullest first; none is cut within a word that fits.
    fn wordings(&self) -> Vec<String> {
        let whole = [self.site.as_str(), self.trigger.as_str()].into_iter().filter(|part| !part.is_empty());
        let whole = whole.collect::<Vec<_>>().join(", ");
        let mut wordings = vec![broken(&whole), broken(&self.trigger), broken(&self.site)];
        if TEXT.width_px(&whole) <= MOST_LINES as f64 * TEXT_PX {
            wordings.insert(0, whole);
        }
        wordings.retain(|wording| !wording.is_empty());
        wordings.dedup();
        wordings
    }

    /// The same with the day before them, and in the end the day alone.
    fn wordings_from(&self, day: &str) -> Vec<String> {
        let wordings = self.wordings();
        let on_one_line = wordings.iter().map(|wording| format!("{day}: {wording}"));
        let below =
            wordings.iter().filter(|wording| !wording.contains('\n')).map(|wording| format!("{day}:\n{wording}"));
        on_one_line.chain(below).chain([day.to_owned()]).collect()
    }
}

/// The text in a few lines; what is longer ends with an ellipsis after a whole word.
fn broken(text: &str) -> String {
    let mut lines = TEXT.wrapped(text, TEXT_PX);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        while let Some((shorter, _)) = lines[MOST_LINES - 1].rsplit_once(' ')
            && TEXT.width_px(&format!("{}…", lines[MOST_LINES - 1])) > TEXT_PX
        {
            lines[MOST_LINES - 1] = shorter.to_owned();
        }
        let shortened = TEXT.cut(&format!("{}…", lines[MOST_LINES - 1].trim_end_matches(',')), TEXT_PX);
        lines[MOST_LINES - 1] = shortened;
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    //! The words next to a score.

    use jiff::civil::{Date, date};

    use super::*;
    use crate::chart::draw::font::register;
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
    fn text_is_side_site_and_trigger_and_only_what_is_new_is_repeated() {
        register().unwrap();
        let text = NoteText::of(&note(date(2025, 8, 5), 1.0));
        assert_eq!(text.wordings(), ["left kneecap, stairs", "stairs", "left kneecap"]);
        assert_eq!(text.beyond(&text).wordings(), [""; 0]);
        let sitting = NoteText { trigger: "sitting".to_owned(), ..text.clone() };
        assert_eq!(sitting.beyond(&text).wordings(), ["sitting"]);
        let first = ["5 Aug: stairs", "5 Aug:\nstairs", "5 Aug"];
        assert_eq!(NoteText { site: String::new(), ..text }.wordings_from("5 Aug"), first);
    }

    #[test]
    fn long_words_of_a_note_are_broken_before_they_are_cut_and_cut_between_words() {
        register().unwrap();
        assert_eq!(broken("right behind kneecap, squatting and stairs").lines().count(), MOST_LINES);
        let long = broken(&"kneecap ".repeat(40));
        assert_eq!(long.lines().count(), MOST_LINES);
        assert!(long.ends_with("kneecap…"), "{long}");
        assert!(broken(&"m".repeat(400)).ends_with('…'));
    }
}
