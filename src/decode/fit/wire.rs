//! The FIT wire format: header, definitions, messages. Knows nothing of what the numbers mean.

use super::definitions::{Definition, Kind, Message, Records};
use crate::activity::Fault;

/// Local message types are four bits.
const LOCAL_TYPES: usize = 16;

/// Records read at once: enough to forget what it costs to begin, few enough to stay in the processor's nearest cache.
const MOST_RECORDS: usize = 256;
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
        Some(Header { len, data_size: u32::from_le_bytes([fixed[4], fixed[5], fixed[6], fixed[7]]) })
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
        Fault::Garbled { at_byte: self.at(), what: self.what() }
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
    has_met_data: bool,
    /// Where the payloads of the gathered records begin.
    starts: Vec<usize>,
    /// Their times.
    timestamps: Vec<u32>,
}

/// What stands next in a file, unread kinds of messages left out.
pub(super) enum Next<'s> {
    /// Any message but a record.
    Message(Message<'s>),
    /// Records of one layout, with no message between them that is read.
    Records(Records<'s>),
}

impl<'a> Scanner<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, end: usize) -> Self {
        Scanner {
            bytes,
            at,
            end: end.min(bytes.len()),
            definitions: [const { None }; LOCAL_TYPES],
            last_timestamp: None,
            has_met_data: false,
            starts: Vec::new(),
            timestamps: Vec::new(),
        }
    }

    /// First byte of the next message.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// True once a data message was met, read or not.
    pub(super) fn has_met_data(&self) -> bool {
        self.has_met_data
    }

    /// The next data message, whatever its kind; `None` at the end of the data.
    pub(super) fn next_message(&mut self) -> Result<Option<Message<'_>>, Stop> {
        while self.at < self.end {
            let head = self.bytes[self.at];
            if is_definition(head) {
                self.define(head)?;
                continue;
            }
            let data = self.data(head)?;
            return Ok(self.message(data));
        }
        Ok(None)
    }

    /// The next message that is read, or the next records, as many as can be had at once; `None` at the end of the data.
    pub(super) fn next_read(&mut self) -> Result<Option<Next<'_>>, Stop> {
        self.starts.clear();
        self.timestamps.clear();
        let mut records = None;
        let mut timeless = 0;
        while self.at < self.end {
            let head = self.bytes[self.at];
            if is_definition(head) {
                if records.is_some() {
                    break;
                }
                self.define(head)?;
                continue;
            }
            let local = local_type(head);
            let kind = (self.definitions[local].as_ref()).map_or(Kind::Unread, |one| one.kind);
            match kind {
                Kind::Record if self.starts.len() == MOST_RECORDS => break,
                Kind::Record if records.is_some_and(|other| other != local) => break,
                Kind::Message if records.is_some() => break,
                Kind::Record | Kind::Message | Kind::Unread => {}
            }
            let data = match self.data(head) {
                Ok(data) => data,
                // The records before the fault first; it will be met again.
                Err(_) if records.is_some() => break,
                Err(stop) => return Err(stop),
            };
            match (kind, data.timestamp) {
                (Kind::Unread, _) => {}
                (Kind::Message, _) => return Ok(self.message(data).map(Next::Message)),
                (Kind::Record, timestamp) => {
                    records = Some(local);
                    match timestamp {
                        Some(timestamp) => {
                            self.starts.push(data.start);
                            self.timestamps.push(timestamp);
                        }
                        None => timeless += 1,
                    }
                }
            }
        }
        let definition = records.and_then(|local| self.definitions[local].as_ref());
        Ok(definition.map(|definition| {
            Next::Records(Records {
                definition,
                bytes: self.bytes,
                starts: &self.starts,
                timestamps: &self.timestamps,
                timeless,
            })
        }))
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
            developer_size = developer.chunks_exact(3).map(|field| usize::from(field[1])).sum();
            used += 1 + count * 3;
        }
        self.definitions[usize::from(head & 0x0F)] = Some(Definition::new(global, big_endian, fields, developer_size));
        self.at += 1 + used;
        Ok(())
    }

    /// Steps over a data message at the current position, with a plain or a compressed-timestamp header.
    #[inline]
    fn data(&mut self, head: u8) -> Result<Data, Stop> {
        let at = self.at;
        let local = local_type(head);
        let Some(definition) = &self.definitions[local] else {
            return Err(Stop::Undefined { at });
        };
        let start = at + 1;
        let payload_end = start + definition.size;
        if payload_end > self.end {
            return Err(Stop::Overrun { at });
        }
        self.at = payload_end;
        self.has_met_data = true;
        let timestamp = if head & 0x80 != 0 {
            self.last_timestamp.map(|last| after_offset(last, head & 0x1F))
        } else {
            definition.timestamp(&self.bytes[start..payload_end])
        };
        self.last_timestamp = timestamp.or(self.last_timestamp);
        Ok(Data { local, start, timestamp })
    }

    fn message(&self, data: Data) -> Option<Message<'_>> {
        let definition = self.definitions[data.local].as_ref()?;
        Some(Message {
            definition,
            payload: &self.bytes[data.start..data.start + definition.size],
            timestamp: data.timestamp,
        })
    }
}

/// A data message that was stepped over.
struct Data {
    local: usize,
    /// Where its payload begins.
    start: usize,
    timestamp: Option<u32>,
}

fn is_definition(head: u8) -> bool {
    head & 0xC0 == 0x40
}

/// The local type of a data message: a compressed-timestamp header has room for two bits of it.
fn local_type(head: u8) -> usize {
    let bits = if head & 0x80 != 0 { (head >> 5) & 0x03 } else { head & 0x0F };
    usize::from(bits)
}

/// The first moment at or after `last` whose low five bits are `offset`.
fn after_offset(last: u32, offset: u8) -> u32 {
    let offset = u32::from(offset);
    let same_block = (last & !0x1F) | offset;
    if offset >= last & 0x1F { same_block } else { same_block.wrapping_add(0x20) }
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
