//! The list of the sections.

use maud::{Markup, html};

use crate::report::document::Section;

/// Links to the sections.
pub(super) fn contents(sections: &[Section]) -> Markup {
    html! {
        nav aria-label="Sections" {
            ul { @for one in sections { li { a href={ "#" (one.id) } { (one.heading) } } } }
        }
    }
}
