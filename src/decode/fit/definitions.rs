//! How messages are laid out, the base types, and the values in them. Knows nothing of what the numbers mean.

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
        field.read_column(self, column);
    }

    /// The bytes of one field in each row, whatever its base type.
    pub(super) fn raw(&self, field: &FieldDefinition) -> impl Iterator<Item = &[u8]> {
        let (offset, size) = (field.offset, field.size);
        (self.starts.iter()).map(move |start| &self.bytes[start + offset..start + offset + size])
    }
}

/// Position and type of a field in a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct FieldDefinition {
    pub(super) number: u8,
    pub(super) offset: usize,
    pub(super) size: usize,
    pub(super) base_type: BaseType,
}

impl FieldDefinition {
    /// The value, the first one of an array; `None` where the file marks it invalid.
    #[inline]
    pub(super) fn read(&self, payload: &[u8], big_endian: bool) -> Option<f64> {
        let bytes = payload.get(self.offset..self.offset + self.size)?;
        self.base_type.read(bytes, big_endian)
    }

    /// The value as a time in seconds, which nearly always has four bytes.
    #[inline]
    pub(super) fn read_u32(&self, payload: &[u8], big_endian: bool) -> Option<u32> {
        if self.base_type != BaseType::U32 || self.size < 4 {
            return self.read(payload, big_endian).map(|seconds| seconds as u32);
        }
        let raw = *payload.get(self.offset..)?.first_chunk()?;
        let value = if big_endian { u32::from_be_bytes(raw) } else { u32::from_le_bytes(raw) };
        (value != u32::MAX).then_some(value)
    }

    /// Adds the values of all records to `column`, `NaN` where the file marks one invalid.
    fn read_column(&self, records: &RecordBatch<'_>, column: &mut Vec<f64>) {
        // The type is matched once and not for each value.
        macro_rules! column {
            ($($base:ident)*) => {
                match (self.base_type, records.definition.big_endian) {
                    $((BaseType::$base, false) => self.fill(records, column, |raw| BaseType::$base.read(raw, false)),
                    (BaseType::$base, true) => self.fill(records, column, |raw| BaseType::$base.read(raw, true)),)*
                }
            };
        }
        column!(U8 S8 S16 U16 S32 U32 F32 F64 U8z U16z U32z S64 U64 U64z Other);
    }

    #[inline]
    fn fill(&self, records: &RecordBatch<'_>, column: &mut Vec<f64>, read: impl Fn(&[u8]) -> Option<f64>) {
        let (bytes, offset, size) = (records.bytes, self.offset, self.size);
        column.extend(records.starts.iter().map(|start| {
            let from = start + offset;
            let raw = bytes.get(from..from + size);
            raw.and_then(&read).unwrap_or(f64::NAN)
        }));
    }
}

/// The base types of FIT by their number on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BaseType {
    U8,
    S8,
    S16,
    U16,
    S32,
    U32,
    F32,
    F64,
    U8z,
    U16z,
    U32z,
    S64,
    U64,
    U64z,
    /// Text, raw bytes and types of a later protocol: skipped.
    Other,
}

impl BaseType {
    /// The type of a byte in a definition, whose upper bits only state whether the byte order matters.
    pub(super) fn from_wire(byte: u8) -> BaseType {
        match byte & 0x1F {
            0 | 2 => BaseType::U8,
            1 => BaseType::S8,
            3 => BaseType::S16,
            4 => BaseType::U16,
            5 => BaseType::S32,
            6 => BaseType::U32,
            8 => BaseType::F32,
            9 => BaseType::F64,
            10 => BaseType::U8z,
            11 => BaseType::U16z,
            12 => BaseType::U32z,
            14 => BaseType::S64,
            15 => BaseType::U64,
            16 => BaseType::U64z,
            _ => BaseType::Other,
        }
    }

    /// The first value of `bytes`; `None` where it is the type's "invalid" or the bytes are too few.
    #[inline(always)]
    fn read(self, bytes: &[u8], big_endian: bool) -> Option<f64> {
        macro_rules! number {
            ($type:ty, $valid:expr) => {{
                let raw = *bytes.first_chunk()?;
                let value = if big_endian { <$type>::from_be_bytes(raw) } else { <$type>::from_le_bytes(raw) };
                let valid: fn($type) -> bool = $valid;
                valid(value).then_some(value as f64)
            }};
        }
        match self {
            BaseType::U8 => number!(u8, |value| value != u8::MAX),
            BaseType::S8 => number!(i8, |value| value != i8::MAX),
            BaseType::S16 => number!(i16, |value| value != i16::MAX),
            BaseType::U16 => number!(u16, |value| value != u16::MAX),
            BaseType::S32 => number!(i32, |value| value != i32::MAX),
            BaseType::U32 => number!(u32, |value| value != u32::MAX),
            BaseType::U8z => number!(u8, |value| value != 0),
            BaseType::U16z => number!(u16, |value| value != 0),
            BaseType::U32z => number!(u32, |value| value != 0),
            BaseType::S64 => number!(i64, |value| value != i64::MAX),
            BaseType::U64 => number!(u64, |value| value != u64::MAX),
            BaseType::U64z => number!(u64, |value| value != 0),
            BaseType::F32 => number!(f32, f32::is_finite),
            BaseType::F64 => number!(f64, f64::is_finite),
            BaseType::Other => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_for_invalid_is_none_and_zero_is_a_value() {
        assert_eq!(BaseType::U16.read(&[0xFF, 0xFF], false), None);
        assert_eq!(BaseType::U16.read(&[0, 0], false), Some(0.0));
        assert_eq!(BaseType::U16z.read(&[0, 0], false), None);
        assert_eq!(BaseType::S32.read(&[0x80, 0, 0, 0], true), Some(f64::from(i32::MIN)));
        assert_eq!(BaseType::U32.read(&[1, 2], false), None, "too few bytes");
        assert_eq!(BaseType::F32.read(&[0xFF; 4], false), None);
    }
}
