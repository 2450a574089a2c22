//! A strict walk through the XML of a part: no note may be lost after a damaged tag.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::{SpreadsheetFault, damaged};

/// An event of the walk; names have no prefix.
pub enum XmlStep<'t> {
    Open(&'t str, &'t BytesStart<'t>),
    Close(&'t str),
    /// Text between tags.
    Text(Cow<'t, str>),
}

/// Walks through `xml`; `part` is only for messages.
///
/// # Errors
///
/// Where the XML is not well-formed from beginning to end, and the errors of `visit`.
pub fn walk(
    xml: &str,
    part: &str,
    mut visit: impl FnMut(XmlStep<'_>) -> Result<(), SpreadsheetFault>,
) -> Result<(), SpreadsheetFault> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| damaged(part))? {
            Event::Start(tag) => {
                depth += 1;
                visit(XmlStep::Open(tag.local_name().into_inner(), &tag))?;
            }
            Event::Empty(tag) => {
                visit(XmlStep::Open(tag.local_name().into_inner(), &tag))?;
                visit(XmlStep::Close(tag.local_name().into_inner()))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                visit(XmlStep::Close(tag.local_name().into_inner()))?;
            }
            Event::Text(text) => visit(XmlStep::Text(text.into_inner()))?,
            Event::CData(text) => visit(XmlStep::Text(text.into_inner()))?,
            Event::GeneralRef(name) => {
                let text = match name.resolve_char_ref() {
                    Ok(Some(character)) => character.to_string(),
                    _ => resolve_predefined_entity(&name).ok_or_else(|| damaged(part))?.to_owned(),
                };
                visit(XmlStep::Text(Cow::Owned(text)))?;
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
