//! Going through the XML of a part, strictly: a note must not be lost behind a damaged tag.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::{SpreadsheetFault, damaged};

/// One step through a part; names have no prefix.
pub enum Step<'t> {
    /// A tag opens.
    Open(&'t str, &'t BytesStart<'t>),
    /// A tag closes.
    Close(&'t str),
    /// Words between tags.
    Words(Cow<'t, str>),
}

/// Goes through `letters`; `part` is only for messages.
///
/// # Errors
///
/// Where the XML is not sound from its beginning to its end, and where `visit` says so.
pub fn walk(
    letters: &str,
    part: &str,
    mut visit: impl FnMut(Step<'_>) -> Result<(), SpreadsheetFault>,
) -> Result<(), SpreadsheetFault> {
    let mut reader = Reader::from_str(letters);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| damaged(part))? {
            Event::Start(tag) => {
                depth += 1;
                visit(Step::Open(tag.local_name().into_inner(), &tag))?;
            }
            Event::Empty(tag) => {
                visit(Step::Open(tag.local_name().into_inner(), &tag))?;
                visit(Step::Close(tag.local_name().into_inner()))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                visit(Step::Close(tag.local_name().into_inner()))?;
            }
            Event::Text(words) => visit(Step::Words(words.into_inner()))?,
            Event::CData(words) => visit(Step::Words(words.into_inner()))?,
            Event::GeneralRef(name) => {
                let letter = match name.resolve_char_ref() {
                    Ok(Some(letter)) => letter.to_string(),
                    _ => resolve_predefined_entity(&name).ok_or_else(|| damaged(part))?.to_owned(),
                };
                visit(Step::Words(Cow::Owned(letter)))?;
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged(part)),
            _ => {}
        }
    }
}

/// The value of the attribute `name` of `tag`, whatever its prefix; `None` where it is missing.
pub fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    match found.value {
        Cow::Borrowed(raw) => unescape(raw).ok(),
        Cow::Owned(raw) => Some(Cow::Owned(raw)),
    }
}
