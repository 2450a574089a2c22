//! What a second library finds in a chart, and how large it finds the letters.

use std::sync::{Arc, LazyLock};

use patella::chart::{Hotspot, Svg};
use resvg::tiny_skia::Rect;
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Group, Node, Options, Paint, Tree};

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    patella::fonts::all().into_iter().for_each(|face| fonts.load_font_data(face.to_vec()));
    Options { fontdb: Arc::new(fonts), ..Options::default() }
});

/// A text or a filled shape as it is drawn.
pub struct Drawn {
    /// The text; `None` for a shape.
    pub text: Option<String>,
    /// Color of the filling as `#RRGGBB`; `None` for texts and lines.
    pub fill: Option<String>,
    /// Color of the line as `#RRGGBB`; `None` for texts and shapes without one.
    pub stroke: Option<String>,
    /// The room that the letters or the shape take.
    pub area: Rect,
}

/// Every text and every shape of a chart.
pub fn shapes(svg: &Svg) -> Vec<Drawn> {
    let tree = Tree::from_str(&svg.text, &OPTIONS).unwrap();
    let mut found = Vec::new();
    collect(tree.root(), &mut found);
    found
}

fn collect(group: &Group, found: &mut Vec<Drawn>) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, found),
            Node::Text(text) => found.push(Drawn {
                text: Some(text.chunks().iter().map(|chunk| chunk.text().trim()).collect()),
                fill: None,
                stroke: None,
                // The outlines of letters lie where the text lies, and know nothing of the groups around it.
                area: (text.flattened().bounding_box()).transform(text.abs_transform()).unwrap(),
            }),
            Node::Path(path) => found.push(Drawn {
                text: None,
                fill: path.fill().and_then(|fill| color(fill.paint())),
                stroke: path.stroke().and_then(|stroke| color(stroke.paint())),
                area: path.abs_stroke_bounding_box(),
            }),
            Node::Image(_) => panic!("a chart holds no image"),
        }
    }
}

fn color(paint: &Paint) -> Option<String> {
    match paint {
        Paint::Color(color) => Some(format!("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue)),
        _ => None,
    }
}

/// Every text of a chart.
pub fn texts(svg: &Svg) -> Vec<String> {
    shapes(svg).into_iter().filter_map(|shape| shape.text).collect()
}

/// The texts of a chart that lie over a place on it.
pub fn words_at(svg: &Svg, place: &Hotspot) -> Vec<String> {
    let [left, top] = [place.left_px, place.top_px].map(|px| px as f32);
    let (right, bottom) = (left + place.width_px as f32, top + place.height_px as f32);
    let place = Rect::from_ltrb(left, top, right, bottom).unwrap();
    let over = shapes(svg).into_iter().filter(|shape| overlap(&shape.area, &place));
    over.filter_map(|shape| shape.text).collect()
}

/// True where two boxes share more than an edge.
pub fn overlap(one: &Rect, other: &Rect) -> bool {
    one.left() < other.right() && other.left() < one.right() && one.top() < other.bottom() && other.top() < one.bottom()
}
