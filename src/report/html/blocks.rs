//! Sections as the page shows them.

use maud::{Markup, html};

use super::{chart, table};
use crate::report::Charts;
use crate::report::document::{Block, Chart, Defined, Section};
use crate::timeline::Timeline;

/// Links to the sections.
pub(super) fn contents(sections: &[Section]) -> Markup {
    html! {
        nav aria-label="Sections" {
            ul { @for one in sections { li { a href={ "#" (one.id) } { (one.heading) } } } }
        }
    }
}

/// A section with its heading.
pub(super) fn section(section: &Section, timeline: &Timeline, charts: &Charts) -> Markup {
    html! {
        section aria-labelledby=(section.id) {
            h2 id=(section.id) { (section.heading) }
            @for one in &section.blocks { (block(one, timeline, charts)) }
        }
    }
}

fn block(block: &Block, timeline: &Timeline, charts: &Charts) -> Markup {
    match block {
        Block::Text(words) => html! { p { (words) } },
        Block::Soft(words) => html! { p.soft { (words) } },
        Block::Points(points) => html! { ul { @for point in points { li { (point) } } } },
        Block::Subheading(words) => html! { h3 { (words) } },
        Block::Figures(figures) => html! {
            dl.figures { @for one in figures {
                div { dt { (one.name) } dd.figure { (one.value) } dd.soft { (one.remark) } }
            } }
        },
        Block::Chart(Chart::Load) => chart::load(&charts.timeline, timeline),
        Block::Chart(Chart::Descent) => chart::descent(&charts.descent, timeline),
        Block::Table(one) => table::table(one),
        Block::Folded(summary, one) => html! {
            details {
                summary { (summary) }
                (table::table(one))
            }
        },
        Block::Definitions(all) => html! { dl { @for one in all { (definition(one)) } } },
        Block::Framed(words) => html! { p.limits { (words) } },
    }
}

/// The first part, the validity, is as large as the formula: it is the one that nobody should miss.
fn definition(one: &Defined) -> Markup {
    html! {
        div {
            dt { (one.name) }
            dd { (one.formula) }
            @for (index, (name, words)) in one.parts.iter().enumerate() {
                dd class=[(index > 0).then_some("soft")] { strong { (name) " " } (words) }
            }
        }
    }
}
