//! How messages are laid out, and the values that stand in them. Knows nothing of what the numbers mean.

use super::base::{Base, Field};
use super::profile;

/// What is done with messages of a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Many, read column by column.
    Record,
    /// Few, read one by one.
    Message,
    /// Stepped over.
    Unread,
}

/// How the messages of one local type are laid out; only fields the program asks for are kept.
pub(super) struct Definition {
    global: u16,
    pub(super) kind: Kind,
    big_endian: bool,
    /// Bytes of a message, developer fields included.
    pub(super) size: usize,
    timestamp: Option<Field>,
    fields: Vec<Field>,
}

impl Definition {
    pub(super) fn new(global: u16, big_endian: bool, raw: &[u8], developer_size: usize) -> Self {
        let wanted = profile::wanted_fields(global);
        let mut definition = Definition {
            global,
            kind: match global {
                profile::RECORD => Kind::Record,
                _ if wanted.is_empty() => Kind::Unread,
                _ => Kind::Message,
            },
            big_endian,
            size: developer_size,
            timestamp: None,
            fields: Vec::new(),
        };
        let mut offset = 0;
        for field in raw.chunks_exact(3) {
            let size = usize::from(field[1]);
            let kept = Field { number: field[0], offset, size, base: Base::from_wire(field[2]) };
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

    /// The time of a message, seconds since the FIT epoch.
    #[inline]
    pub(super) fn timestamp(&self, payload: &[u8]) -> Option<u32> {
        let field = self.timestamp.as_ref()?;
        field.read_u32(payload, self.big_endian)
    }

    fn field(&self, number: u8) -> Option<&Field> {
        self.fields.iter().find(|field| field.number == number)
    }
}

/// One data message.
pub(super) struct Message<'a> {
    pub(super) definition: &'a Definition,
    pub(super) payload: &'a [u8],
    pub(super) timestamp: Option<u32>,
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
}

/// Records of one layout: a row each, in file order.
pub(super) struct Records<'s> {
    pub(super) definition: &'s Definition,
    pub(super) bytes: &'s [u8],
    /// Where their payloads begin in `bytes`.
    pub(super) starts: &'s [usize],
    /// Their times, seconds since the FIT epoch.
    pub(super) timestamps: &'s [u32],
    /// Records without a time, which are no rows.
    pub(super) timeless: usize,
}

impl Records<'_> {
    /// The fields that are read.
    pub(super) fn fields(&self) -> &[Field] {
        &self.definition.fields
    }

    /// The values of one field into `column`, `NaN` where the file marks them invalid.
    pub(super) fn column(&self, field: &Field, column: &mut Vec<f64>) {
        column.clear();
        let big_endian = self.definition.big_endian;
        field.read_column(self.bytes, self.starts, big_endian, column);
    }

    /// The bytes of one field in each row, whatever its base type.
    pub(super) fn raw(&self, field: &Field) -> impl Iterator<Item = &[u8]> {
        let (offset, size) = (field.offset, field.size);
        (self.starts.iter()).map(move |start| &self.bytes[start + offset..start + offset + size])
    }
}
