//! How messages are laid out, and the values in them. Knows nothing of what the numbers mean.

use super::base_types::{BaseType, FieldDefinition};
use super::profile;

/// How messages of one definition are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadMode {
    /// Records: many, read column by column.
    Batch,
    /// Few, read one by one.
    Single,
    Skip,
}

/// How the messages of one local type are laid out; holds only the fields that are read.
pub(super) struct MessageDefinition {
    /// The number of the message in the FIT profile.
    global: u16,
    pub(super) read_mode: ReadMode,
    big_endian: bool,
    /// Bytes of a message, developer fields included.
    pub(super) size: usize,
    timestamp: Option<FieldDefinition>,
    fields: Vec<FieldDefinition>,
}

impl MessageDefinition {
    pub(super) fn new(global: u16, big_endian: bool, raw: &[u8], developer_size: usize) -> Self {
        let wanted = profile::wanted_fields(global);
        let mut definition = MessageDefinition {
            global,
            read_mode: match global {
                profile::RECORD => ReadMode::Batch,
                _ if wanted.is_empty() => ReadMode::Skip,
                _ => ReadMode::Single,
            },
            big_endian,
            size: developer_size,
            timestamp: None,
            fields: Vec::new(),
        };
        let mut offset = 0;
        for raw_field in raw.chunks_exact(3) {
            let size = usize::from(raw_field[1]);
            let field =
                FieldDefinition { number: raw_field[0], offset, size, base_type: BaseType::from_wire(raw_field[2]) };
            offset += size;
            // Of fields with one number the first counts, so that a message never costs more than its wanted fields.
            if field.number == profile::TIMESTAMP {
                definition.timestamp = definition.timestamp.or(Some(field));
            } else if wanted.contains(&field.number) && definition.field(field.number).is_none() {
                definition.fields.push(field);
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

    fn field(&self, number: u8) -> Option<&FieldDefinition> {
        self.fields.iter().find(|field| field.number == number)
    }
}

/// One data message.
pub(super) struct Message<'a> {
    pub(super) definition: &'a MessageDefinition,
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

    /// The value of one field that is a whole number, such as a time.
    pub(super) fn get_u32(&self, number: u8) -> Option<u32> {
        self.get(number).map(|value| value as u32)
    }

    /// The timestamp and another time of the same moment, both in seconds.
    pub(super) fn time_pair(&self, number: u8) -> Option<(u32, u32)> {
        self.timestamp.zip(self.get_u32(number))
    }
}

/// Records of one layout, one row each, in file order.
pub(super) struct RecordBatch<'s> {
    pub(super) definition: &'s MessageDefinition,
    pub(super) bytes: &'s [u8],
    /// Where their payloads begin in `bytes`.
    pub(super) starts: &'s [usize],
    /// Their times, seconds since the FIT epoch.
    pub(super) timestamps: &'s [u32],
    /// Number of records without a time, which are not among the rows.
    pub(super) timeless: usize,
}

impl RecordBatch<'_> {
    /// The fields that are read.
    pub(super) fn fields(&self) -> &[FieldDefinition] {
        &self.definition.fields
    }

    /// Reads the values of one field into `column`, `NaN` where the file marks them invalid.
    pub(super) fn column(&self, field: &FieldDefinition, column: &mut Vec<f64>) {
        column.clear();
        let big_endian = self.definition.big_endian;
        field.read_column(self.bytes, self.starts, big_endian, column);
    }

    /// The bytes of one field in each row, whatever its base type.
    pub(super) fn raw(&self, field: &FieldDefinition) -> impl Iterator<Item = &[u8]> {
        let (offset, size) = (field.offset, field.size);
        (self.starts.iter()).map(move |start| &self.bytes[start + offset..start + offset + size])
    }
}
