//! The FIT wire format: header, definitions, messages, base types. Knows nothing of what the numbers mean.

use super::base::{Base, Field};
use super::profile;
use crate::activity::Fault;

/// Local message types are four bits.
const LOCAL_TYPES: usize = 16;

/// What every header has ...
pub(super) const SIGNATURE: &[u8; 4] = b".FIT";
/// ... behind so many bytes.
pub(super) const SIGNATURE_AT: usize = 8;

/// The file header: 12 or 14 bytes, the last two of the longer one a checksum that may be zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// Length of the header itself.
    pub(super) len: usize,
    /// Bytes of data after the header; 0 after a crash of the watch.
    pub(super) data_size: u32,
}

impl Header {
    /// Reads a header at the beginning of `bytes`; `None` where there is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Header> {
        let fixed: &[u8; 12] = bytes.first_chunk()?;
        let len = usize::from(fixed[0]);
        if &fixed[SIGNATURE_AT..] != SIGNATURE || len < 12 || bytes.len() < len {
            return None;
        }
        Some(Header {
            len,
            data_size: u32::from_le_bytes([fixed[4], fixed[5], fixed[6], fixed[7]]),
        })
    }
}

/// Why the scanner cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// A message reaches beyond the data.
    Overrun { at: usize },
    /// A data message of a type that was never defined.
    Undefined { at: usize },
    /// More sessions than any activity has.
    TooManySessions { at: usize },
}

impl Stop {
    /// Byte of the message that could not be read.
    pub(super) fn at(&self) -> usize {
        match *self {
            Stop::Overrun { at } | Stop::Undefined { at } | Stop::TooManySessions { at } => at,
        }
    }

    /// What stands there, in words.
    pub(super) fn what(self) -> &'static str {
        match self {
            Stop::Overrun { .. } => "a message that is cut off",
            Stop::Undefined { .. } => "a message that was never defined",
            Stop::TooManySessions { .. } => "more sessions than an activity has",
        }
    }

    /// The same as a fault of the file.
    pub(super) fn into_fault(self) -> Fault {
        Fault::Garbled {
            at_byte: self.at(),
            what: self.what(),
        }
    }
}

/// Steps through the messages of one part.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
    definitions: [Option<Definition>; LOCAL_TYPES],
    /// Last timestamp seen, seconds since the FIT epoch: what compressed timestamps count from.
    last_timestamp: Option<u32>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, end: usize) -> Self {
        Scanner {
            bytes,
            at,
            end: end.min(bytes.len()),
            definitions: [const { None }; LOCAL_TYPES],
            last_timestamp: None,
        }
    }

    /// First byte of the next message.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next data message, `None` at the end of the data.
    pub(super) fn next_message(&mut self) -> Result<Option<Message<'_>>, Stop> {
        while self.at < self.end {
            let head = self.bytes[self.at];
            if head & 0x80 == 0 && head & 0x40 != 0 {
                self.define(head)?;
                continue;
            }
            return self.data(head).map(Some);
        }
        Ok(None)
    }

    /// Reads a definition message at the current position.
    fn define(&mut self, head: u8) -> Result<(), Stop> {
        let overrun = Stop::Overrun { at: self.at };
        let rest = self.bytes.get(self.at + 1..self.end).ok_or(overrun)?;
        let fixed: &[u8; 5] = rest.first_chunk().ok_or(overrun)?;
        let big_endian = fixed[1] != 0;
        let global = if big_endian {
            u16::from_be_bytes([fixed[2], fixed[3]])
        } else {
            u16::from_le_bytes([fixed[2], fixed[3]])
        };
        let field_bytes = usize::from(fixed[4]) * 3;
        let fields = rest.get(5..5 + field_bytes).ok_or(overrun)?;
        let mut used = 5 + field_bytes;
        let mut developer_size = 0;
        if head & 0x20 != 0 {
            let count = usize::from(*rest.get(used).ok_or(overrun)?);
            let developer = rest.get(used + 1..used + 1 + count * 3).ok_or(overrun)?;
            developer_size = developer
                .chunks_exact(3)
                .map(|field| usize::from(field[1]))
                .sum();
            used += 1 + count * 3;
        }
        self.definitions[usize::from(head & 0x0F)] =
            Some(Definition::new(global, big_endian, fields, developer_size));
        self.at += 1 + used;
        Ok(())
    }

    /// Reads a data message at the current position, with a plain or a compressed-timestamp header.
    fn data(&mut self, head: u8) -> Result<Message<'_>, Stop> {
        let compressed = head & 0x80 != 0;
        let local = if compressed {
            (head >> 5) & 0x03
        } else {
            head & 0x0F
        };
        let at = self.at;
        let Some(definition) = &self.definitions[usize::from(local)] else {
            return Err(Stop::Undefined { at });
        };
        let payload_end = at + 1 + definition.size;
        if payload_end > self.end {
            return Err(Stop::Overrun { at });
        }
        let payload = &self.bytes[at + 1..payload_end];
        self.at = payload_end;
        let timestamp = if compressed {
            self.last_timestamp
                .map(|last| after_offset(last, head & 0x1F))
        } else {
            let field = definition.timestamp;
            field
                .and_then(|field| field.read(payload, definition.big_endian))
                .map(|seconds| seconds as u32)
        };
        self.last_timestamp = timestamp.or(self.last_timestamp);
        Ok(Message {
            definition,
            payload,
            timestamp,
        })
    }
}

/// The first moment at or after `last` whose low five bits are `offset`.
fn after_offset(last: u32, offset: u8) -> u32 {
    let offset = u32::from(offset);
    let same_block = (last & !0x1F) | offset;
    if offset >= last & 0x1F {
        same_block
    } else {
        same_block.wrapping_add(0x20)
    }
}

/// How the messages of one local type are laid out; only fields the program asks for are kept.
pub(super) struct Definition {
    global: u16,
    big_endian: bool,
    /// Bytes of a message, developer fields included.
    size: usize,
    timestamp: Option<Field>,
    fields: Vec<Field>,
}

impl Definition {
    fn new(global: u16, big_endian: bool, raw: &[u8], developer_size: usize) -> Self {
        let wanted = profile::wanted_fields(global);
        let mut definition = Definition {
            global,
            big_endian,
            size: developer_size,
            timestamp: None,
            fields: Vec::new(),
        };
        let mut offset = 0;
        for field in raw.chunks_exact(3) {
            let size = usize::from(field[1]);
            let kept = Field {
                number: field[0],
                offset,
                size,
                base: Base::from_wire(field[2]),
            };
            offset += size;
            // The first of a number stands for it, so that a message never costs more than its wanted fields.
            if kept.number == profile::TIMESTAMP {
                definition.timestamp = definition.timestamp.or(Some(kept));
            } else if wanted.contains(&kept.number) && definition.field(kept.number).is_none() {
                definition.fields.push(kept);
            }
        }
        definition.size += offset;
        definition
    }

    fn field(&self, number: u8) -> Option<&Field> {
        self.fields.iter().find(|field| field.number == number)
    }
}

/// One data message.
pub(super) struct Message<'a> {
    definition: &'a Definition,
    payload: &'a [u8],
    timestamp: Option<u32>,
}

impl Message<'_> {
    /// The number of its kind in the FIT profile.
    #[inline]
    pub(super) fn global(&self) -> u16 {
        self.definition.global
    }

    /// Its time, seconds since the FIT epoch; `None` where it has none.
    #[inline]
    pub(super) fn timestamp(&self) -> Option<u32> {
        self.timestamp
    }

    /// The value of one field.
    pub(super) fn get(&self, number: u8) -> Option<f64> {
        let field = self.definition.field(number)?;
        field.read(self.payload, self.definition.big_endian)
    }

    /// Every wanted field with a valid value: number and value.
    #[inline]
    pub(super) fn values(&self) -> impl Iterator<Item = (u8, f64)> + '_ {
        let Definition {
            fields, big_endian, ..
        } = self.definition;
        fields
            .iter()
            .filter_map(|field| Some((field.number, field.read(self.payload, *big_endian)?)))
    }

    /// The bytes of one field, whatever its base type.
    pub(super) fn raw(&self, number: u8) -> Option<&[u8]> {
        let field = self.definition.field(number)?;
        self.payload.get(field.offset..field.offset + field.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compressed_timestamp_rolls_over_after_32_seconds() {
        assert_eq!(after_offset(1000, 8), 1000, "1000 is 31 * 32 + 8");
        assert_eq!(after_offset(1000, 10), 1002);
        assert_eq!(after_offset(1000, 2), 1026);
    }
}
