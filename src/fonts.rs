//! The typefaces inside the program, so that text is as wide and looks the same on every machine: IBM Plex Sans Condensed
//! for everything, DejaVu Sans for the characters that it lacks (Greek, Cyrillic, Arabic, Hebrew).
//!
//! Plex is narrow, its figures are all of one width, and 1, l and I differ. `fonts/LICENSE.txt` is its license (SIL OFL 1.1,
//! Reserved Font Name "Plex"): the files are those of the makers, unchanged. The page and the drawings hold the parts for
//! Western European languages and for signs, as the makers cut them for the web.

use std::sync::LazyLock;

use ab_glyph::{Font, FontRef};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// The family, as stylesheets and drawings name it.
pub const FAMILY: &str = "IBM Plex Sans Condensed";

pub const REGULAR: &[u8] = include_bytes!("fonts/IBMPlexSansCondensed-Regular.ttf");
pub const BOLD: &[u8] = include_bytes!("fonts/IBMPlexSansCondensed-SemiBold.ttf");
pub const ITALIC: &[u8] = include_bytes!("fonts/IBMPlexSansCondensed-Italic.ttf");

/// Faces of the web: weight, characters, and file. Faces of one family complete each other only where their weights are equal.
const WEB: [(u16, &str, &[u8]); 4] = [
    (400, LATIN, include_bytes!("fonts/IBMPlexSansCondensed-Regular-Latin1.woff2")),
    (600, LATIN, include_bytes!("fonts/IBMPlexSansCondensed-SemiBold-Latin1.woff2")),
    (400, SIGNS, include_bytes!("fonts/IBMPlexSansCondensed-Regular-Pi.woff2")),
    (600, SIGNS, include_bytes!("fonts/IBMPlexSansCondensed-SemiBold-Pi.woff2")),
];

/// Western European languages, with the dashes and the minus sign.
const LATIN: &str = "U+0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122,U+2212";

/// Arrows and signs of comparison.
const SIGNS: &str = "U+2190-2211,U+2213-22FF";

/// Every face, in the order in which a character is looked for.
pub fn all() -> [&'static [u8]; 5] {
    [REGULAR, BOLD, ITALIC, dejavu::sans::regular(), dejavu::sans::bold()]
}

/// Width of a character, em; `None` where no face has it.
pub fn advance_em(character: char, bold: bool) -> Option<f64> {
    static FACES: LazyLock<[Vec<FontRef<'static>>; 2]> = LazyLock::new(|| {
        let read = |faces: [&'static [u8]; 2]| faces.iter().flat_map(|face| FontRef::try_from_slice(face)).collect();
        [read([REGULAR, dejavu::sans::regular()]), read([BOLD, dejavu::sans::bold()])]
    });
    FACES[usize::from(bold)].iter().find_map(|face| {
        let glyph = face.glyph_id(character);
        let units = f64::from(face.units_per_em()?);
        (glyph.0 != 0).then(|| f64::from(face.h_advance_unscaled(glyph)) / units)
    })
}

/// The faces of the web as rules of a stylesheet, with the files in them.
pub fn css() -> &'static str {
    static CSS: LazyLock<String> = LazyLock::new(|| {
        let face = |(weight, range, file): (u16, &str, &[u8])| {
            let data = BASE64_STANDARD.encode(file);
            format!(
                "@font-face{{font-family:\"{FAMILY}\";font-weight:{weight};unicode-range:{range};\
                 src:url(data:font/woff2;base64,{data})format(\"woff2\")}}\n"
            )
        };
        WEB.map(face).concat()
    });
    &CSS
}

#[cfg(test)]
mod tests {
    //! Widths, and what a stylesheet holds.

    use super::*;

    #[test]
    fn figures_are_of_one_width_and_narrower_than_those_of_dejavu() {
        for bold in [false, true] {
            let widths: Vec<_> = ('0'..='9').map(|figure| advance_em(figure, bold).unwrap()).collect();
            assert!(widths.iter().all(|width| *width == widths[0] && *width < 0.56), "{widths:?}");
        }
    }

    #[test]
    fn signs_of_the_report_are_in_plex_and_other_scripts_in_dejavu() {
        let plex = FontRef::try_from_slice(REGULAR).unwrap();
        for sign in "−–…·’≈≥≤×±°½²→↑↓".chars() {
            assert!(plex.glyph_id(sign).0 != 0, "{sign}");
        }
        for character in "жΩر□".chars() {
            assert!(advance_em(character, true).is_some(), "{character}");
        }
        assert_eq!(advance_em('膝', false), None);
    }

    #[test]
    fn the_stylesheet_is_small_and_asks_for_nothing() {
        assert!(css().len() < 90_000 && css().matches("url(data:font/woff2;base64,").count() == WEB.len());
        assert_eq!(css().matches("url(").count(), WEB.len());
    }
}
