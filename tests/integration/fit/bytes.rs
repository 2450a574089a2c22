//! A writer of FIT bytes, message by message, with nothing hidden: tests put in whatever a file may hold.

use crc::{CRC_16_ARC, Crc};

/// Messages of the FIT profile.
pub const SESSION: u16 = 18;
pub const RECORD: u16 = 20;

/// A moment as FIT counts it, 2 May 2026, 08:00 UTC.
pub const RUN_START: u32 = 1_777_708_800 - 631_065_600;

/// Base types as written in a definition.
#[derive(Clone, Copy)]
pub enum Base {
    /// One byte.
    U8 = 0x02,
    /// Two bytes with a sign.
    S16 = 0x83,
    /// Two bytes.
    U16 = 0x84,
    /// Four bytes with a sign.
    S32 = 0x85,
    /// Four bytes.
    U32 = 0x86,
    /// Four bytes of floating point.
    F32 = 0x88,
    /// Eight bytes of floating point.
    F64 = 0x89,
    /// Four bytes, zero is invalid.
    U32z = 0x8C,
    /// Plain bytes.
    Byte = 0x0D,
    /// Eight bytes.
    U64 = 0x8F,
}

/// Number, bytes and base type of a field.
pub type Field = (u8, u8, Base);

/// A file in the making.
#[derive(Clone, Default)]
pub struct Fit {
    body: Vec<u8>,
}

impl Fit {
    /// A file without messages.
    pub fn new() -> Fit {
        Fit::default()
    }

    /// A definition message.
    pub fn define(&mut self, local: u8, message: u16, fields: &[Field]) {
        self.body.extend([0x40 | local, 0, 0]);
        self.body.extend(message.to_le_bytes());
        self.body.push(fields.len() as u8);
        for &(number, size, base) in fields {
            self.body.extend([number, size, base as u8]);
        }
    }

    /// The head of a data message; its values follow.
    pub fn data(&mut self, local: u8) -> &mut Fit {
        self.raw(&[local])
    }

    /// The head of a data message with its time in five bits; its values follow.
    pub fn compressed(&mut self, local: u8, offset: u8) -> &mut Fit {
        self.raw(&[0x80 | (local << 5) | offset])
    }

    /// Two bytes of a data message.
    pub fn u16(&mut self, value: u16) -> &mut Fit {
        self.raw(&value.to_le_bytes())
    }

    /// Four bytes of a data message.
    pub fn u32(&mut self, value: u32) -> &mut Fit {
        self.raw(&value.to_le_bytes())
    }

    /// Bytes of a data message.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Fit {
        self.raw(bytes)
    }

    /// Any bytes.
    pub fn raw(&mut self, bytes: &[u8]) -> &mut Fit {
        self.body.extend(bytes);
        self
    }

    /// A session message laid out as [`session_fields`].
    pub fn session(&mut self, local: u8, start: u32, timer_s: u32, distance_m: u32) {
        self.data(local).u32(start).u32(timer_s * 1_000).u32(timer_s * 1_000).u32(distance_m * 100).bytes(&[1, 0]);
    }

    /// Header, messages and checksum.
    pub fn finish(&self) -> Vec<u8> {
        let mut file = vec![14, 0x20, 0x6E, 0x08];
        file.extend((self.body.len() as u32).to_le_bytes());
        file.extend(b".FIT");
        file.extend([0, 0]);
        file.extend(&self.body);
        let sum = Crc::<u16>::new(&CRC_16_ARC).checksum(&file);
        file.extend(sum.to_le_bytes());
        file
    }
}

/// The identity of a file of this type, created at [`RUN_START`].
pub fn file_id(file: &mut Fit, file_type: u8) {
    file.define(0, 0, &[(0, 1, Base::U8), (3, 4, Base::U32z), (4, 4, Base::U32)]);
    file.data(0).bytes(&[file_type]).u32(7).u32(RUN_START);
}

/// 2 start, 7 elapsed, 8 timer, 9 distance, 5 and 6 sport.
pub fn session_fields() -> &'static [Field] {
    &[(2, 4, Base::U32), (7, 4, Base::U32), (8, 4, Base::U32), (9, 4, Base::U32), (5, 1, Base::U8), (6, 1, Base::U8)]
}

/// Time, distance and heart rate.
pub fn record_fields() -> &'static [Field] {
    &[(253, 4, Base::U32), (5, 4, Base::U32), (3, 1, Base::U8)]
}
