//! The colors of the charts and their meaning.
//!
//! The hues are those of Okabe and Ito, which stay apart for the common kinds of color blindness. Gray paper takes hue
//! away altogether, so no meaning rests on color alone: every state has its shape, and the lightness of neighboring
//! states differs too (a test below holds that).

use plotters::style::RGBColor;

use crate::descent::slopes::BANDS;

/// Text, the line of the longest run, outlines of marks.
pub const INK: RGBColor = RGBColor(26, 26, 26);
/// Tick labels and other secondary text.
pub const DIM_INK: RGBColor = RGBColor(89, 89, 89);
/// The 0 of a week without a run: the palest ink that is readable.
pub const PALE_INK: RGBColor = RGBColor(104, 104, 104);
/// Axis lines, hatching.
pub const RULE: RGBColor = RGBColor(150, 150, 150);
/// Grid lines.
pub const GRID: RGBColor = RGBColor(226, 226, 226);
/// Unobserved days, below the hatching.
pub const UNKNOWN: RGBColor = RGBColor(244, 244, 244);
/// The range that is usual for the runner.
pub const USUAL: RGBColor = RGBColor(233, 237, 242);
pub const PAPER: RGBColor = RGBColor(255, 255, 255);

const BLACK: RGBColor = RGBColor(0, 0, 0);
const ORANGE: RGBColor = RGBColor(230, 159, 0);
const SKY_BLUE: RGBColor = RGBColor(86, 180, 233);
const BLUISH_GREEN: RGBColor = RGBColor(0, 158, 115);
const BLUE: RGBColor = RGBColor(0, 114, 178);
const VERMILLION: RGBColor = RGBColor(213, 94, 0);
const REDDISH_PURPLE: RGBColor = RGBColor(204, 121, 167);

/// A run of the comparison group.
pub const REFERENCE: RGBColor = BLUE;
/// A small spike.
pub const SMALL: RGBColor = ORANGE;
/// A moderate spike.
pub const MODERATE: RGBColor = VERMILLION;
/// A large spike.
pub const LARGE: RGBColor = BLACK;
/// The stem from a run down to the axis.
pub const STEM: RGBColor = RGBColor(178, 212, 232);
/// Weekly distance.
pub const DISTANCE: RGBColor = SKY_BLUE;
/// Weekly descent.
pub const DESCENT: RGBColor = BLUISH_GREEN;
/// Descent by grade, the gentlest first: one hue from light to dark, so that gray paper keeps the order.
pub const GRADES: [RGBColor; BANDS] = [
    RGBColor(190, 226, 211),
    RGBColor(132, 192, 167),
    RGBColor(64, 152, 121),
    RGBColor(0, 103, 75),
    RGBColor(0, 45, 32),
];
/// The edge of a shape filled with one of them.
pub const GRADE_EDGE: RGBColor = RGBColor(0, 45, 32);
pub const PAIN: RGBColor = VERMILLION;
/// A day logged as pain-free.
pub const PAIN_FREE: RGBColor = PALE_INK;
/// A change of watch.
pub const CHANGE: RGBColor = REDDISH_PURPLE;
/// A run on the lane of days between runs.
pub const REST: RGBColor = BLUE;
/// Hours of a night.
pub const NIGHT: RGBColor = RGBColor(188, 193, 204);
/// The same of a short night.
pub const SHORT_NIGHT_FILL: RGBColor = RGBColor(84, 92, 112);

#[cfg(test)]
mod tests {
    //! Lightness of the colors, as gray paper and a reader without colors see it.

    use super::*;

    /// Relative luminance of WCAG 2.2, 0 (black) to 1 (white).
    fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Lightness L* of CIE 1976, 0 to 100.
    fn lightness(color: RGBColor) -> f64 {
        116.0 * luminance(color).cbrt() - 16.0
    }

    fn contrast(one: RGBColor, other: RGBColor) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn neighbouring_states_differ_in_grey() {
        for (lower, higher) in [(REFERENCE, SMALL), (SMALL, MODERATE), (MODERATE, LARGE)] {
            let step = (lightness(lower) - lightness(higher)).abs();
            assert!(step >= 15.0, "{lower:?} and {higher:?} differ by {step:.1}");
        }
    }

    #[test]
    fn grades_get_darker_in_steps_that_grey_paper_shows() {
        let mut lighter = PAPER;
        for grade in GRADES {
            let step = lightness(lighter) - lightness(grade);
            assert!(step >= 12.0, "{grade:?} is darker by {step:.1}");
            lighter = grade;
        }
    }

    #[test]
    fn text_is_readable_on_paper_and_on_gray_bands() {
        for ink in [INK, DIM_INK, PALE_INK] {
            for background in [PAPER, UNKNOWN, USUAL] {
                assert!(contrast(ink, background) >= 4.5);
            }
        }
    }

    #[test]
    fn bars_stand_out_from_the_grid_and_stems_from_the_marks() {
        assert!(
            lightness(NIGHT) - lightness(SHORT_NIGHT_FILL) >= 30.0 && lightness(UNKNOWN) - lightness(NIGHT) >= 15.0
        );
        assert!(contrast(PAIN_FREE, PAPER) >= 4.5);
        for bar in [DISTANCE, DESCENT] {
            assert!(lightness(GRID) - lightness(bar) >= 15.0);
            assert!(lightness(USUAL) > lightness(GRID));
        }
        assert!(lightness(STEM) - lightness(REFERENCE) >= 30.0);
    }
}
