//! The list of the sections, read off their headings, so that it never names one that is not there.

use maud::{Markup, PreEscaped, html};

/// What every heading of a section begins with; `maud` writes attributes in this order.
const HEADING: &str = "<h2 id=\"";

/// Links to the sections of a finished main part. Headings hold our own words only, already escaped.
pub(super) fn contents(main: &str) -> Markup {
    let headings = main.split(HEADING).skip(1).filter_map(|rest| {
        let (id, rest) = rest.split_once("\">")?;
        Some((id, rest.split_once("</h2>")?.0))
    });
    html! {
        nav aria-label="Sections" {
            ul { @for (id, title) in headings { li { a href={ "#" (id) } { (PreEscaped(title)) } } } }
        }
    }
}
