//! From a chart to pixels, with the fonts inside the program and no other.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use crate::chart::ChartError;

/// The image of a chart as a PNG file, `scale` pixels to the pixel of the drawing.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, ChartError> {
    let mut fonts = Database::new();
    crate::fonts::all().into_iter().for_each(|face| fonts.load_font_data(face.to_vec()));
    let options = Options { fontdb: Arc::new(fonts), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| ChartError::NotSvg(error.to_string()))?;
    let size = tree.size();
    let pixels = |length: f32| (length * scale).ceil() as u32;
    let mut image = Pixmap::new(pixels(size.width()), pixels(size.height())).ok_or(ChartError::ImageSize { scale })?;
    // The last row of pixels may reach beyond the drawing; it is paper too.
    image.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut image.as_mut());
    image.encode_png().map_err(|error| ChartError::Png(error.to_string()))
}

#[cfg(test)]
mod tests {
    //! Size of an image, and what makes none.

    use super::*;

    const SQUARE: &str =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"4\"><rect width=\"5\" height=\"4\"/></svg>";

    #[test]
    fn the_image_is_as_large_as_asked() {
        let image = Pixmap::decode_png(&png(SQUARE, 2.0).unwrap()).unwrap();
        assert_eq!((image.width(), image.height()), (20, 8));
        assert_eq!(image.pixel(1, 1).unwrap().red(), 0);
        assert_eq!(image.pixel(15, 1).unwrap().red(), 255);
    }

    #[test]
    fn an_impossible_scale_is_an_error() {
        for scale in [0.0, -1.0, f32::NAN, 1e9] {
            assert!(matches!(png(SQUARE, scale), Err(ChartError::ImageSize { .. })));
        }
    }

    #[test]
    fn what_is_no_svg_is_an_error() {
        assert!(matches!(png("knee", 1.0), Err(ChartError::NotSvg(_))));
    }
}
