//! Turns what plotters wrote into a document that scales and that a screen reader can announce.

use quick_xml::escape::escape;

use super::canvas::UNITS_PER_PX;
use super::font::clean;
use crate::chart::text::Caption;
use crate::chart::{ChartError, Svg};

/// Replaces the first line, the `svg` element of plotters, by one with a title, a description and a size in pixels.
pub fn svg_document(drawn: &str, caption: &Caption, (width_px, height_px): (f64, f64)) -> Result<Svg, ChartError> {
    let body = drawn
        .strip_prefix("<svg ")
        .and_then(|rest| rest.split_once(">\n"))
        .map(|(_, body)| body)
        .ok_or_else(|| ChartError::Drawing("plotters wrote no svg element".to_owned()))?;
    let (width_units, height_units) = (width_px * UNITS_PER_PX, height_px * UNITS_PER_PX);
    let text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width_px:.0}\" height=\"{height_px:.0}\" \
         viewBox=\"0 0 {width_units:.0} {height_units:.0}\" role=\"img\">\n\
         <title>{}</title>\n<desc>{}</desc>\n{body}",
        escape(clean(&caption.title)),
        escape(clean(&caption.description)),
    );
    Ok(Svg { text, width_px, height_px, hotspots: Vec::new() })
}

#[cfg(test)]
mod tests {
    //! The first lines of a document.

    use super::*;

    fn caption() -> Caption {
        Caption {
            title: "Three spikes\n& a rest".to_owned(),
            description: "Runs <by> week".to_owned(),
            footnote: String::new(),
        }
    }

    #[test]
    fn the_root_scales_and_has_title_and_description() {
        let drawn = "<svg width=\"1000\" height=\"500\" viewBox=\"0 0 1000 500\" xmlns=\"x\">\n<line/>\n</svg>\n";
        let svg = svg_document(drawn, &caption(), (100.0, 50.0)).unwrap();
        assert_eq!(
            svg.text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\" viewBox=\"0 0 1000 500\" role=\"img\">\n\
             <title>Three spikes &amp; a rest</title>\n<desc>Runs &lt;by&gt; week</desc>\n<line/>\n</svg>\n"
        );
    }

    #[test]
    fn anything_but_a_drawing_is_refused() {
        assert!(matches!(svg_document("<html>", &caption(), (100.0, 50.0)), Err(ChartError::Drawing(_))));
    }
}
