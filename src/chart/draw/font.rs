//! The one font of the charts, measured and cut to length.
//!
//! It is inside the program, so that text has the same width on every machine. A program that shows a drawing without it
//! takes Arial, narrow if there is one; [`SPARE`] leaves room for the rest.

use std::sync::OnceLock;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use crate::chart::ChartError;
use crate::fonts;

/// What the SVG asks for, and the name under which plotters knows the font. The second is what typst calls the first.
pub const FAMILY: &str = "IBM Plex Sans Condensed, IBM Plex Sans, Arial Narrow, Arial, DejaVu Sans, sans-serif";
/// Plotters divides sizes by this before it writes them into an SVG.
const PLOTTERS_FACTOR: f64 = 1.24;
/// Width over the measured one that is left free for a browser with another font.
const SPARE: f64 = 1.04;
/// Width in em of a character that no font here has, such as a Chinese one: such fonts are one em wide.
const UNKNOWN_CHARACTER_EM: f64 = 1.1;
/// Widths at which a title is tried, as parts of the whole.
const NARROWER_STEPS: u8 = 20;

/// A size and a weight of the font.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Font {
    /// Em size, pixels of the drawing.
    pub size_px: f64,
    /// Bold or regular.
    pub bold: bool,
}

pub const TITLE: Font = Font { size_px: 21.0, bold: true };
/// The heading of a panel.
pub const HEADING: Font = Font { size_px: 16.0, bold: true };
/// Everything else. 15 of 1000 pixels on a page 17 cm wide are 7.2 points.
pub const TEXT: Font = Font { size_px: 15.0, bold: false };
/// Labels of spikes.
pub const STRONG: Font = Font { size_px: 15.0, bold: true };

impl Font {
    /// Distance from one baseline to the next.
    pub fn line_px(self) -> f64 {
        (self.size_px * 1.2).round()
    }

    /// Height of the characters above the baseline, accents of capitals left aside.
    pub fn ascent_px(self) -> f64 {
        self.size_px * 0.76
    }

    /// Depth of the characters below the baseline.
    pub fn descent_px(self) -> f64 {
        self.size_px * 0.24
    }

    /// The font as plotters writes it, `scale` units to the pixel.
    pub fn plotters(self, scale: f64) -> FontDesc<'static> {
        let style = if self.bold { FontStyle::Bold } else { FontStyle::Normal };
        FontDesc::new(FontFamily::Name(FAMILY), self.size_px * scale * PLOTTERS_FACTOR, style)
    }

    /// Width of a line of text with room to spare, pixels.
    pub fn width_px(self, text: &str) -> f64 {
        let em: f64 = text.chars().map(|one| fonts::advance_em(one, self.bold).unwrap_or(UNKNOWN_CHARACTER_EM)).sum();
        em * self.size_px * SPARE
    }

    /// The text in lines of at most `width_px`, broken at spaces but not at no-break spaces; a longer word is cut.
    pub fn wrapped(self, text: &str, width_px: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split_ascii_whitespace() {
                let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if line.is_empty() || self.width_px(&longer) <= width_px {
                    line = longer;
                } else {
                    lines.push(std::mem::replace(&mut line, word.to_owned()));
                }
            }
            lines.push(line);
        }
        lines.iter().map(|line| self.cut(line, width_px)).collect()
    }

    /// The same with lines of about one length, so that no word is left alone on the last.
    pub fn balanced(self, text: &str, width_px: f64) -> Vec<String> {
        let paragraphs = text.lines().map(|paragraph| {
            let widest = self.wrapped(paragraph, width_px);
            let narrower = (1..NARROWER_STEPS).rev().map(|step| {
                let share = f64::from(step) / f64::from(NARROWER_STEPS);
                self.wrapped(paragraph, width_px * share)
            });
            let is_as_good = |lines: &Vec<String>| lines.len() == widest.len() && lines.join(" ") == widest.join(" ");
            narrower.take_while(is_as_good).last().unwrap_or(widest)
        });
        paragraphs.flatten().collect()
    }

    /// The text, shortened with an ellipsis where it is wider than `width_px`.
    pub fn cut(self, text: &str, width_px: f64) -> String {
        if self.width_px(text) <= width_px {
            return text.to_owned();
        }
        let characters: Vec<char> = text.chars().collect();
        let shortened = |count: usize| {
            let short: String = characters[..count].iter().collect();
            format!("{}…", short.trim_end_matches([' ', ',']))
        };
        // Halving: words of ten thousand characters are measured some dozen times, not ten thousand times.
        let (mut fits, mut too_long) = (0, characters.len());
        while too_long - fits > 1 {
            let middle = fits.midpoint(too_long);
            if self.width_px(&shortened(middle)) <= width_px {
                fits = middle;
            } else {
                too_long = middle;
            }
        }
        let short = shortened(fits);
        if self.width_px(&short) <= width_px { short } else { String::new() }
    }
}

/// Makes the font known to plotters, once for the whole program.
pub fn register() -> Result<(), ChartError> {
    static REGISTERED: OnceLock<bool> = OnceLock::new();
    let registered = *REGISTERED.get_or_init(|| {
        register_font(FAMILY, FontStyle::Normal, fonts::REGULAR).is_ok()
            && register_font(FAMILY, FontStyle::Bold, fonts::BOLD).is_ok()
    });
    if registered { Ok(()) } else { Err(ChartError::Font) }
}

/// Text as an SVG may hold it: control characters, which XML forbids, and marks that turn the direction of writing
/// become spaces, and runs of spaces one.
pub fn clean(text: &str) -> String {
    let spaced: String = text.chars().map(|character| if is_printable(character) { character } else { ' ' }).collect();
    spaced.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    //! Widths, line breaks and cleaning.

    use super::*;

    #[test]
    fn a_line_is_as_wide_as_its_advances() {
        // Figures are 540 of 1000 units wide.
        let width = Font { size_px: 20.0, bold: false }.width_px("0123456789") / SPARE;
        assert!((width - 108.0).abs() < 1e-9, "{width}");
        let unknown = TEXT.width_px("膝") / SPARE;
        assert!((unknown - UNKNOWN_CHARACTER_EM * TEXT.size_px).abs() < 1e-9, "{unknown}");
    }

    #[test]
    fn a_long_title_is_broken_and_an_endless_word_is_cut() {
        let lines = TITLE.wrapped("one two three four five six seven", 120.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "one two three four five six seven");
        let lines = TITLE.wrapped(&"m".repeat(500), 120.0);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].ends_with('…') && TITLE.width_px(&lines[0]) <= 120.0);
    }

    #[test]
    fn no_word_of_a_title_is_left_alone() {
        let words = "one two three four five six seven";
        let width = TITLE.width_px("one two three four five six") + 1.0;
        assert_eq!(TITLE.wrapped(words, width)[1], "seven");
        let lines = TITLE.balanced(words, width);
        assert_eq!(lines.join(" "), words);
        assert!(lines.len() == 2 && lines[1].contains(' '), "{lines:?}");
        assert_eq!(TITLE.balanced("one\ntwo", width), ["one", "two"]);
        assert_eq!(TITLE.balanced(&"m".repeat(500), width), TITLE.wrapped(&"m".repeat(500), width));
    }

    #[test]
    fn a_line_is_not_broken_at_a_no_break_space() {
        let text = clean("over 10\u{A0}% longer");
        let lines = TITLE.wrapped(&text, TITLE.width_px("over 10") + 1.0);
        assert_eq!(lines[..2], ["over", "10\u{A0}%"]);
    }

    #[test]
    fn what_is_cut_is_as_long_as_fits_and_ends_at_a_word() {
        let words = "knee ".repeat(20_000);
        let short = TEXT.cut(&words, 120.0);
        assert!(TEXT.width_px(&short) <= 120.0 && short.ends_with('…'));
        let characters = short.trim_end_matches('…').chars().count();
        let one_more: String = words.chars().take(characters + 2).collect();
        assert!(TEXT.width_px(&format!("{}…", one_more.trim_end())) > 120.0);
    }

    #[test]
    fn what_does_not_fit_at_all_is_left_out() {
        assert_eq!(TEXT.cut("knee", 1.0), "");
    }

    #[test]
    fn control_characters_and_turned_writing_are_removed() {
        assert_eq!(clean("left\u{0}\tknee\u{202E} stairs\n"), "left knee stairs");
    }
}
