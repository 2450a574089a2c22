//! The FIT wire format: header, definitions, messages. Knows nothing of what the numbers mean.

use super::definitions::{Message, MessageDefinition, ReadMode, RecordBatch};
use crate::activity::Fault;

/// Local message types are four bits.
const LOCAL_TYPES: usize = 16;

/// Records read at once: enough to amortize the setup, few enough to stay in the first-level cache.
const BATCH_RECORDS: usize = 256;
/// Part of every header ...
pub(super) const SIGNATURE: &[u8; 4] = b".FIT";
/// ... at this offset.
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

/// Why the scanner cannot continue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScanError {
    /// A message reaches beyond the data.
    Overrun { at: usize },
    /// A data message of a type that was never defined.
    Undefined { at: usize },
    /// More sessions than any activity has.
    TooManySessions { at: usize },
}

impl ScanError {
    /// Byte of the message that could not be read.
    pub(super) fn at(&self) -> usize {
        match *self {
            ScanError::Overrun { at } | ScanError::Undefined { at } | ScanError::TooManySessions { at } => at,
        }
    }

    /// Description of that message.
    pub(super) fn what(self) -> &'static str {
        match self {
            ScanError::Overrun { .. } => "a message that is cut off",
            ScanError::Undefined { .. } => "a message that was never defined",
            ScanError::TooManySessions { .. } => "more sessions than an activity has",
        }
    }
    pub(super) fn into_fault(self) -> Fault {
        Fault::Garbled { at_byte: self.at(), what: self.what() }
    }
}

/// Steps through the messages of one part.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
    definitions: [Option<MessageDefinition>; LOCAL_TYPES],
    /// Last timestamp seen, seconds since the FIT epoch: compressed timestamps count from it.
    last_timestamp: Option<u32>,
    has_met_data: bool,
    /// Where the payloads of the batch begin.
    starts: Vec<usize>,
    /// Their times.
    timestamps: Vec<u32>,
}

/// The next item of a file; messages that are not read are skipped.
pub(super) enum ScanItem<'s> {
    /// Any message but a record.
    Message(Message<'s>),
    /// Records of one layout, with no message between them that is read.
    Records(RecordBatch<'s>),
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

    /// True once a data message was met, read or skipped.
    pub(super) fn has_met_data(&self) -> bool {
        self.has_met_data
    }

    /// The next data message, whatever its kind; `None` at the end of the data.
    pub(super) fn next_message(&mut self) -> Result<Option<Message<'_>>, ScanError> {
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

    /// The next message that is read, or the next batch of records; `None` at the end of the data.
    pub(super) fn next_item(&mut self) -> Result<Option<ScanItem<'_>>, ScanError> {
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
            let read_mode = (self.definitions[local].as_ref()).map_or(ReadMode::Skip, |one| one.read_mode);
            match read_mode {
                ReadMode::Batch if self.starts.len() == BATCH_RECORDS => break,
                ReadMode::Batch if records.is_some_and(|other| other != local) => break,
                ReadMode::Single if records.is_some() => break,
                ReadMode::Batch | ReadMode::Single | ReadMode::Skip => {}
            }
            let data = match self.data(head) {
                Ok(data) => data,
                // The records before the error come first; it will be met again.
                Err(_) if records.is_some() => break,
                Err(error) => return Err(error),
            };
            match (read_mode, data.timestamp) {
                (ReadMode::Skip, _) => {}
                (ReadMode::Single, _) => return Ok(self.message(data).map(ScanItem::Message)),
                (ReadMode::Batch, timestamp) => {
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
            ScanItem::Records(RecordBatch {
                definition,
                bytes: self.bytes,
                starts: &self.starts,
                timestamps: &self.timestamps,
                timeless,
            })
        }))
    }

    /// Reads a definition message at the current position.
    fn define(&mut self, head: u8) -> Result<(), ScanError> {
        let overrun = ScanError::Overrun { at: self.at };
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
        let definition = MessageDefinition::new(global, big_endian, fields, developer_size);
        self.definitions[usize::from(head & 0x0F)] = Some(definition);
        self.at += 1 + used;
        Ok(())
    }

    /// Steps over a data message at the current position, with a plain or a compressed-timestamp header.
    #[inline]
    fn data(&mut self, head: u8) -> Result<DataMessage, ScanError> {
        let at = self.at;
        let local = local_type(head);
        let Some(definition) = &self.definitions[local] else {
            return Err(ScanError::Undefined { at });
        };
        let start = at + 1;
        let payload_end = start + definition.size;
        if payload_end > self.end {
            return Err(ScanError::Overrun { at });
        }
        self.at = payload_end;
        self.has_met_data = true;
        let timestamp = if head & 0x80 != 0 {
            self.last_timestamp.map(|last| after_offset(last, head & 0x1F))
        } else {
            definition.timestamp(&self.bytes[start..payload_end])
        };
        self.last_timestamp = timestamp.or(self.last_timestamp);
        Ok(DataMessage { local, start, timestamp })
    }

    fn message(&self, data: DataMessage) -> Option<Message<'_>> {
        let definition = self.definitions[data.local].as_ref()?;
        Some(Message {
            definition,
            payload: &self.bytes[data.start..data.start + definition.size],
            timestamp: data.timestamp,
        })
    }
}

/// Where a data message is; its payload is not read yet.
struct DataMessage {
    /// Its local type.
    local: usize,
    /// Where its payload begins.
    start: usize,
    timestamp: Option<u32>,
}

fn is_definition(head: u8) -> bool {
    head & 0xC0 == 0x40
}

/// The local type of a data message: only two bits of it in a compressed-timestamp header.
fn local_type(head: u8) -> usize {
    let bits = if head & 0x80 != 0 { (head >> 5) & 0x03 } else { head & 0x0F };
    usize::from(bits)
}

/// The first time at or after `last` whose low five bits are `offset`.
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
