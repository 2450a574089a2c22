//! Which numbers of an `.xlsx` are days or times: the style of the cell says so.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::SpreadsheetFault;
use super::xml::{XmlStep, attribute, walk};

/// Whether each cell style shows numbers as days or times.
#[derive(Debug, Default)]
pub struct Styles {
    shows_time: Vec<bool>,
}

impl Styles {
    /// Reads `xl/styles.xml`; without text there are no styles.
    pub fn read(xml: &str) -> Result<Styles, SpreadsheetFault> {
        let mut own_formats: BTreeMap<u32, bool> = BTreeMap::new();
        let mut styles = Styles::default();
        let mut in_cell_styles = false;
        walk(xml, "xl/styles.xml", |step| {
            match step {
                XmlStep::Open("numFmt", tag) => {
                    let code = attribute(tag, "formatCode").unwrap_or_default();
                    own_formats.extend(number(tag, "numFmtId").map(|id| (id, shows_time(&code))));
                }
                XmlStep::Open("cellXfs", _) => in_cell_styles = true,
                XmlStep::Close("cellXfs") => in_cell_styles = false,
                XmlStep::Open("xf", tag) if in_cell_styles => {
                    let id = number(tag, "numFmtId").unwrap_or(0);
                    let shows_time = own_formats.get(&id).copied();
                    styles.shows_time.push(shows_time.unwrap_or(is_built_in_time(id)));
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// True where the style with this number shows days or times.
    pub fn shows_time(&self, style: usize) -> bool {
        self.shows_time.get(style).copied().unwrap_or(false)
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.parse().ok()
}

/// Formats that every Excel has: days and times, those of East Asian versions included (ECMA-376 part 1, 18.8.30).
fn is_built_in_time(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// True where a format has a code of day, month, year, hour or second outside of quotes, brackets and escapes.
fn shows_time(code: &str) -> bool {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => drop(characters.by_ref().find(|character| *character == '"')),
            '\\' | '_' | '*' => drop(characters.next()),
            '[' => {
                let inside: String = characters.by_ref().take_while(|character| *character != ']').collect();
                // [h] counts hours; [Red] and [$-409] are no times.
                let is_span = inside.chars().all(|character| "hmsHMS".contains(character));
                if is_span && !inside.is_empty() {
                    return true;
                }
            }
            // Above 0; below 0; 0; text: the first part decides.
            ';' => return false,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_and_times_are_known() {
        for code in ["yyyy-mm-dd", "[$-409]d/m/yy h:mm AM/PM;@", "[h]:mm", "hh:mm", "\"am\" d"] {
            assert!(shows_time(code), "{code}");
        }
        for code in ["General", "0.0", "#,##0", "0\" days\"", "[Red]0", "0\\d", "@", ""] {
            assert!(!shows_time(code), "{code}");
        }
    }
}
