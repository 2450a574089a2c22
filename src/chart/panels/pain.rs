//! Pain, 0 to 10: the highest score of each day as a stem with a head, a day noted as free of pain as an open circle.
//!
//! A day without a note shows nothing, which is not the same as a day without pain.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::calendar::days_between;
use crate::chart::ChartError;
use crate::chart::axis::ValueAxis;
use crate::chart::draw::canvas::Pen;
use crate::chart::draw::font::{TEXT, clean};
use crate::chart::draw::geometry::{Area, Point};
use crate::chart::draw::marks::{PAIN_REACH_PX, pain_free_mark, pain_mark};
use crate::chart::draw::palette::{DIM_INK, PAIN};
use crate::chart::labels::hotspot::{Hotspot, Marked};
use crate::chart::labels::legend::{Entry, Sample};
use crate::chart::labels::{Label, Spot, Spots};
use crate::chart::panels::{Panel, Plan, Plot, Sheet, draw_ground};
use crate::chart::viewport::View;
use crate::settings::ChartRules;
use crate::timeline::PainEntry;

/// Height of the plot, pixels.
const PLOT_PX: f64 = 100.0;
/// The highest score there is.
const HIGHEST_SCORE: f64 = 10.0;
/// Room above a score of 10 for its head, pixels.
const HEADROOM_PX: f64 = 6.0;
/// Words beside a score are cut at this width, pixels.
const WORDS_PX: f64 = 220.0;

/// The pain panel.
pub struct Pain;

impl Panel for Pain {
    fn plan(&self, view: &View) -> Plan {
        let heading = "Pain, 0–10".to_owned();
        if let Some(why) = why_empty(view) {
            return Plan { heading, legend: vec![Entry::new(Sample::Words, why)], plot_px: 0.0 };
        }
        Plan { heading, legend: legend(view), plot_px: PLOT_PX }
    }

    fn draw(&self, sheet: &mut Sheet, area: Area, view: &View) -> Result<(), ChartError> {
        let values = ValueAxis::up_to(HIGHEST_SCORE, area, HEADROOM_PX).labelled_every(5.0);
        let plot = Plot { area, values, view };
        draw_ground(sheet, &plot)?;
        let worst: Vec<&PainEntry> = highest_of_each_day(view.pain()).into_values().collect();
        for note in &worst {
            draw_note(sheet, &plot, note)?;
        }
        want_words(sheet, &plot, &worst);
        Ok(())
    }
}

/// Days on which pain is noted after `quiet_days` without such a note.
pub fn first_notes(notes: &[PainEntry], rules: &ChartRules) -> Vec<Date> {
    let mut painful: Vec<Date> =
        notes.iter().filter(|note| note.score_0_10 >= rules.first_note_score).map(|note| note.day).collect();
    painful.sort_unstable();
    painful.dedup();
    let mut before: Option<Date> = None;
    painful.retain(|&day| {
        let quiet = before.is_none_or(|before| days_between(before, day) > rules.quiet_days);
        before = Some(day);
        quiet
    });
    painful
}

/// The highest note of each day; of equal ones the first.
pub fn highest_of_each_day<'a>(notes: impl Iterator<Item = &'a PainEntry>) -> BTreeMap<Date, &'a PainEntry> {
    let mut worst: BTreeMap<Date, &PainEntry> = BTreeMap::new();
    for note in notes.filter(|note| note.score_0_10.is_finite()) {
        let held = worst.entry(note.day).or_insert(note);
        if note.score_0_10 > held.score_0_10 {
            *held = note;
        }
    }
    worst
}

fn why_empty(view: &View) -> Option<&'static str> {
    if view.pain().next().is_some() {
        None
    } else if !view.timeline.has_diary {
        Some("no pain notes given")
    } else if view.timeline.pain.is_empty() {
        Some("the pain diary is empty")
    } else {
        Some("no pain note on these days")
    }
}

fn legend(view: &View) -> Vec<Entry> {
    let rules = &view.settings.chart;
    let mut entries = vec![Entry::new(Sample::Pain, "highest of the day")];
    if view.pain().any(|note| note.score_0_10 <= 0.0) {
        entries.push(Entry::new(Sample::PainFree, "noted as free of pain"));
    }
    let span = view.axis.span;
    if first_notes(&view.timeline.pain, rules).iter().any(|&day| span.contains(day)) {
        let words = format!("first pain note in more than {} days", rules.quiet_days);
        entries.push(Entry::new(Sample::FirstNote, words));
    }
    let outside = view.pain_outside_history();
    if outside > 0 {
        let words = format!("{outside} more on days outside the data");
        entries.push(Entry::new(Sample::Words, words));
    }
    entries
}

fn draw_note(sheet: &mut Sheet, plot: &Plot, note: &PainEntry) -> Result<(), ChartError> {
    let head = head(plot, note);
    let foot = plot.foot(head);
    mark_place(sheet, plot, note);
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

/// Where the note is among all: of notes that are alike in everything, each has its own.
fn mark_place(sheet: &mut Sheet, plot: &Plot, note: &PainEntry) {
    let notes = &plot.view.timeline.pain;
    let centre =
        if note.score_0_10 > 0.0 { head(plot, note) } else { plot.foot(head(plot, note)).moved(0.0, -PAIN_REACH_PX) };
    if let Some(index) = notes.iter().position(|other| std::ptr::eq(other, note)) {
        let place = Hotspot::at(Marked::Note(index), centre, PAIN_REACH_PX);
        sheet.hotspots.push(place);
    }
}

/// Noon of the day, at the height of the score.
fn head(plot: &Plot, note: &PainEntry) -> Point {
    let x = plot.view.axis.x_within(note.day, 0.5);
    Point::at(x, plot.values.y(note.score_0_10))
}

/// Asks for the words of each note that says something new, first notes and high scores first.
fn want_words(sheet: &mut Sheet, plot: &Plot, notes: &[&PainEntry]) {
    let mut said = Words::default();
    for note in notes.iter().filter(|note| note.score_0_10 > 0.0) {
        let first = sheet.first_notes.contains(&note.day);
        let words = Words::of(note);
        let new = if first { words.clone() } else { words.beyond(&said) };
        let at = Spots {
            anchors: &[head(plot, note)],
            reach_px: PAIN_REACH_PX + 3.0,
            spots: &[Spot::Right, Spot::AboveRight, Spot::Left, Spot::Above, Spot::AboveLeft],
        };
        let rank = note.score_0_10 + if first { HIGHEST_SCORE } else { 0.0 };
        let label = Label::new((TEXT, DIM_INK), plot.area, rank);
        let label = new.wordings().iter().fold(label, |label, line| label.or(&[TEXT.cut(line, WORDS_PX)], at));
        sheet.labels.want(label);
        said = words;
    }
}

/// Where it hurt and what set it off, as far as that was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Words {
    place: String,
    trigger: String,
}

impl Words {
    fn of(note: &PainEntry) -> Self {
        let cleaned = |words: &Option<String>| words.as_deref().map(clean).unwrap_or_default();
        let place = format!("{} {}", cleaned(&note.side), cleaned(&note.site));
        Words { place: place.trim().to_owned(), trigger: cleaned(&note.trigger) }
    }

    /// What these words add to those of the note before.
    fn beyond(&self, said: &Words) -> Words {
        let new = |word: &String, said: &String| {
            if word == said { String::new() } else { word.clone() }
        };
        Words { place: new(&self.place, &said.place), trigger: new(&self.trigger, &said.trigger) }
    }

    /// Ways to put them, the fullest first.
    fn wordings(&self) -> Vec<String> {
        let both = format!("{}, {}", self.place, self.trigger);
        match (self.place.is_empty(), self.trigger.is_empty()) {
            (true, true) => Vec::new(),
            (false, true) => vec![self.place.clone()],
            (true, false) => vec![self.trigger.clone()],
            (false, false) => vec![both, self.trigger.clone(), self.place.clone()],
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
        let worst = highest_of_each_day(notes.iter());
        assert_eq!(worst[&date(2025, 8, 5)].score_0_10, 6.0);
    }

    #[test]
    fn words_are_side_site_and_trigger_and_only_what_is_new_is_repeated() {
        let words = Words::of(&note(date(2025, 8, 5), 1.0));
        assert_eq!(words.wordings(), ["left kneecap, stairs", "stairs", "left kneecap"]);
        assert_eq!(words.beyond(&words).wordings(), [""; 0]);
        let sitting = Words { trigger: "sitting".to_owned(), ..words.clone() };
        assert_eq!(sitting.beyond(&words).wordings(), ["sitting"]);
    }
}
