//! The chart on the page: our own drawing, and over its marks links to the rows of the tables.
//!
//! The links lie on a second, empty SVG of the same size: the drawing stays one image with a name and a description, and
//! what can be reached with the keyboard lies outside that image.

use maud::{Markup, PreEscaped, html};

use crate::chart::{Hotspot, Svg};
use crate::report::document::anchor;
use crate::report::text;
use crate::timeline::Timeline;

/// The load-spike chart.
pub(super) fn load(svg: &Svg, timeline: &Timeline) -> Markup {
    figure(svg, timeline, "after-chart", "The chart, drawn")
}

/// The load chart of an earlier period.
pub(super) fn earlier(charts: &[Svg], place: usize, timeline: &Timeline) -> Markup {
    let Some(svg) = charts.get(place) else {
        return html! {};
    };
    figure(svg, timeline, &format!("after-earlier-chart-{place}"), &format!("Earlier chart {}, drawn", place + 1))
}

/// The chart of descent.
pub(super) fn descent(svg: &Svg, timeline: &Timeline) -> Markup {
    let label = "The chart of descent, drawn";
    figure(svg, timeline, "after-descent-chart", label)
}

/// The ladder of volumes.
pub(super) fn ladder(svg: &Svg, timeline: &Timeline) -> Markup {
    figure(svg, timeline, "after-ladder", "The ladder of volumes, drawn")
}

/// A drawing with its links; the runner's text in it was escaped where it was drawn. `after` names the position after it,
/// where a reader goes who does not want to step through its marks.
fn figure(svg: &Svg, timeline: &Timeline, after: &str, label: &str) -> Markup {
    html! {
        figure {
            @if !svg.hotspots.is_empty() { a.skip href={ "#" (after) } { "Skip the marks of the chart" } }
            div.wide.chart tabindex="0" role="region" aria-label=(label) {
                div.sheet {
                    (PreEscaped(&svg.text))
                    @if !svg.hotspots.is_empty() { (links(svg, timeline)) }
                }
            }
            @if !svg.hotspots.is_empty() {
                figcaption.soft id=(after) tabindex="-1" { (text::MARKS) }
            }
        }
    }
}

fn links(svg: &Svg, timeline: &Timeline) -> Markup {
    let sheet = format!("0 0 {:.0} {:.0}", svg.width_px, svg.height_px);
    html! {
        svg.marks viewBox=(sheet) role="group" aria-label="Marks of the chart" {
            @for hotspot in &svg.hotspots {
                @if let Some(words) = text::mark(&hotspot.marked, timeline) { (link(hotspot, &words)) }
            }
        }
    }
}

fn link(hotspot: &Hotspot, words: &str) -> Markup {
    let px = |length: f64| format!("{length:.1}");
    html! {
        a href={ "#" (anchor(&hotspot.marked)) } aria-label=(words) {
            title { (words) }
            rect x=(px(hotspot.left_px)) y=(px(hotspot.top_px)) width=(px(hotspot.width_px)) height=(px(hotspot.height_px)) rx="3" {}
        }
    }
}
