//! The pain diary as a page for phone and desk: one file without an outside address. Notes are touched in, stay in the
//! browser, and leave it only as a table (CSV) in the columns of the diary.
//!
//! The markup is here, the looks and the script are files next to it. The script finds every option and every column of the
//! diary in the page, so that page and reader cannot part.

mod options;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::options::{DiaryWords, LASTED_UNITS, labels};
use super::text;
use crate::fonts;
use crate::pain::vocabulary::{PainTiming, Side, Site, Trigger};

const TITLE: &str = "Pain diary";

/// The page's looks, after the typefaces.
const STYLE: &str = include_str!("diary_page/style.css");

/// The page's script, from the words of the diary to what happens on a touch.
const SCRIPT: &str = concat!(
    "\"use strict\";\n(() => {\n",
    include_str!("diary_page/words.js"),
    include_str!("diary_page/table.js"),
    include_str!("diary_page/store.js"),
    include_str!("diary_page/form.js"),
    include_str!("diary_page/list.js"),
    include_str!("diary_page/start.js"),
    "})();\n"
);

/// A right knee, seen from the front and from the back; the script mirrors them.
const FRONT: &str = include_str!("diary_page/front.svg");
const BACK: &str = include_str!("diary_page/back.svg");

/// Shown by the browser next to the title.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' \
    height='32' rx='7' fill='%23b34700'/%3E%3Cpath d='M8 17h4l3-8 4 15 3-7h3' fill='none' stroke='white' stroke-width='2.6' \
    stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E";

/// Forbids everything from outside, and every script and style but the page's own, which are named by their SHA-256.
const POLICY: &str = "default-src 'none'; script-src 'sha256-qUlHlveP/BMZfavP3agLcwCK3zWMT0S1e67bwTaAaOk='; \
    style-src 'sha256-R6J791W+IU6R/SkmnzRDfyrct+0OoJoKSMU5EcwHtgI='; font-src data:; img-src data:; connect-src 'none'; \
    base-uri 'none'; form-action 'none'";

/// What becomes of the notes, at the foot of the page.
const FOOT: [&str; 3] = [
    "A diary of knee pain for a runner to write and a therapist to read. It records what is written and interprets nothing.",
    "The page asks for nothing on the network. Notes are stored by this browser on this device, and nothing leaves the device \
     unless it is exported, shared or printed. A browser can delete what a page has stored, and whoever uses this browser can \
     read it: an exported file is the copy that lasts.",
    "A score of 0 is a note without pain. A day without a note is unknown, not pain-free.",
];

/// The whole page; always the same bytes.
pub fn page() -> String {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(concat!("patella ", env!("CARGO_PKG_VERSION")));
                title { (TITLE) }
                link rel="icon" href=(ICON);
                style { (PreEscaped(fonts::css())) (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (TITLE) }
                    p.soft.screen { "Choose a score, touch where it hurts, save. Only the score is needed." }
                    p.soft.paper #printed-days {}
                    noscript { p.notice { "This page needs its script to write notes: open it in a browser, not in a preview." } }
                    p.notice #not-stored hidden {}
                }
                main #main hidden { (form()) (month()) (notes()) }
                footer {
                    h2 { (text::SEE_A_CLINICIAN) }
                    p { (text::RED_FLAGS_OF_DIARY) }
                    h2 { "About this page" }
                    @for sentence in FOOT { p { (sentence) } }
                    p.soft { "Made by patella " (env!("CARGO_PKG_VERSION")) ", which reads the exported file: patella report EXPORT --notes FILE" }
                }
                script type="application/json" id="words" { (PreEscaped(DiaryWords::of_diary().json())) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    markup.into_string()
}

/// The form of one note.
fn form() -> Markup {
    html! {
        section.screen aria-labelledby="form-heading" {
            h2 #form-heading tabindex="-1" { "New note" }
            form #note novalidate autocomplete="off" {
                fieldset #score-field aria-describedby="score-ends score-missing" {
                    legend { "Pain, 0 to 10" }
                    div.scores data-options="score" {
                        @for score in 0..=10 { (option("radio", "score", &score.to_string())) }
                    }
                    p.ends #score-ends { span { "0: no pain" } span { "10: worst imaginable" } }
                    p.missing #score-missing hidden { "Choose a score from 0 to 10. Everything else may stay empty." }
                }
                fieldset {
                    legend { "Side" }
                    (choices("radio", "side", &labels::<Side>()))
                }
                fieldset {
                    legend { "Where" }
                    div.knee #knee {
                        figure { (PreEscaped(FRONT)) figcaption { "Front" } }
                        figure { (PreEscaped(BACK)) figcaption { "Back" } }
                    }
                    p.soft.drawn #drawn aria-live="off" {}
                    (choices("checkbox", "site", &labels::<Site>()))
                }
                fieldset {
                    legend { "When" }
                    (choices("radio", "when", &labels::<PainTiming>()))
                }
                fieldset {
                    legend { "Trigger" }
                    (choices("checkbox", "trigger", &labels::<Trigger>()))
                }
                div.pair {
                    fieldset {
                        legend { "How long it lasted" }
                        div.row {
                            input #lasted type="text" inputmode="decimal" maxlength="6" aria-label="Number" aria-describedby="lasted-wrong";
                            select #lasted-unit aria-label="Unit" {
                                @for (unit, name) in LASTED_UNITS { option value=(unit) { (name) } }
                            }
                        }
                        p.missing #lasted-wrong hidden { "Write a number of minutes, hours or days, a year at most, or leave it empty." }
                    }
                    fieldset {
                        legend { "Date and time" }
                        div.row {
                            input #date type="date" required aria-label="Date" aria-describedby="date-wrong";
                            input #time type="time" aria-label="Time, or empty";
                        }
                        p.missing #date-wrong hidden { "Write a day that is not to come; the time may stay empty." }
                    }
                }
                label.words for="words-of-note" { "In your own words" }
                textarea #words-of-note rows="2" {}
                div #other-cells.soft hidden {}
                div.bar {
                    p #said role="status" {}
                    button #undo.plain type="button" hidden { "Undo" }
                    button #cancel.plain type="button" hidden { "Cancel" }
                    button #save.main type="submit" { "Save note" }
                }
            }
        }
    }
}

/// A group of choices as chips. Radio buttons begin with one that takes the choice back.
fn choices(kind: &str, name: &str, labels: &[&str]) -> Markup {
    html! {
        div.chips data-options=(name) {
            @if kind == "radio" {
                label.chip {
                    input type="radio" name=(name) value="" checked;
                    span { "not stated" }
                }
            }
            @for label in labels { (option(kind, name, label)) }
        }
    }
}

fn option(kind: &str, name: &str, value: &str) -> Markup {
    html! {
        label.chip {
            input type=(kind) name=(name) value=(value);
            span { (value) }
        }
    }
}

/// The last four weeks.
fn month() -> Markup {
    html! {
        section aria-labelledby="month-heading" {
            h2 #month-heading { "Last four weeks" }
            p.soft.screen { "The worst score of each day. A day can be touched to write its note." }
            ol.month #month {}
            p.legend {
                span { span.key.unknown { } "no note: unknown" }
                span { span.key.free { "0" } "no pain" }
                span { span.key.some { "4" } "worst score of the day" }
            }
        }
    }
}

/// The notes and what can be done with them.
fn notes() -> Markup {
    html! {
        section aria-labelledby="notes-heading" {
            h2 #notes-heading tabindex="-1" { "Notes" }
            div.tools.screen {
                button #export.plain type="button" { "Export (CSV)" }
                button #share.plain type="button" hidden { "Share" }
                label.file { input #import type="file" accept=".csv,text/csv,text/plain" aria-describedby="import-help"; span { "Import (CSV)" } }
                button #print.plain type="button" { "Print" }
            }
            p.soft.screen #import-help { "Import adds the notes of a diary that this page or patella wrote; notes that are here already stay single." }
            div #imported.screen hidden {}
            ul.head #head hidden {}
            ul.notes.screen #list {}
            button #older.plain.screen type="button" hidden {}
            table.paper #printed {
                thead { tr { @for head in ["Day", "Pain", "When", "Where", "Trigger", "Lasted", "Words"] { th scope="col" { (head) } } } }
                tbody {}
            }
        }
    }
}
