//! The least a FIT reader can do: nine columns of the records, the totals of sessions and laps, and the checksum.
//!
//! It trusts the file. It ignores compressed timestamps, chained files, impossible values and damage: it is the limit that a
//! complete reader is measured by.

use std::sync::LazyLock;

/// Eight tables, so that eight bytes are looked up at once.
static TABLES: LazyLock<[[u16; 256]; 8]> = LazyLock::new(|| {
    let mut tables = [[0u16; 256]; 8];
    for (index, crc) in tables[0].iter_mut().enumerate() {
        *crc = (0..8).fold(index as u16, |crc, _| (crc >> 1) ^ (0xA001 * (crc & 1)));
    }
    for (table, index) in (1..8).flat_map(|table| (0..256).map(move |index| (table, index))) {
        let before = tables[table - 1][index];
        tables[table][index] = (before >> 8) ^ tables[0][usize::from(before & 0xFF)];
    }
    tables
});

fn checksum(bytes: &[u8]) -> u16 {
    let tables = &*TABLES;
    let (eights, rest) = bytes.as_chunks::<8>();
    let crc = eights.iter().fold(0u16, |crc, eight| {
        let (low, high) = (eight[0] ^ crc as u8, eight[1] ^ (crc >> 8) as u8);
        let later = (2..8).fold(0, |sum, at| sum ^ tables[7 - at][usize::from(eight[at])]);
        later ^ tables[7][usize::from(low)] ^ tables[6][usize::from(high)]
    });
    rest.iter().fold(crc, |crc, byte| (crc >> 8) ^ tables[0][usize::from(crc as u8 ^ byte)])
}

/// What is read from a file.
#[derive(Default)]
pub struct Scan {
    /// Time, latitude, longitude, distance, altitude, speed, heart rate, cadence, power.
    pub columns: [Vec<f64>; 9],
    /// Elapsed and timer time, distance, ascent, descent of each session and lap.
    pub totals: Vec<[f64; 5]>,
}

/// How one local type is laid out: the fields that go to a slot, and the size of the whole.
#[derive(Default, Clone)]
struct Layout {
    global: u16,
    big_endian: bool,
    size: usize,
    fields: Vec<Slot>,
}

/// One field: its column, its position in the message, its scale.
#[derive(Clone, Copy)]
struct Slot {
    to: usize,
    offset: usize,
    base: u8,
    scale: f64,
    add: f64,
}

/// Where a field goes, with its scale and offset.
fn slot(global: u16, number: u8) -> Option<(usize, f64, f64)> {
    const DEG: f64 = 180.0 / 2_147_483_648.0;
    Some(match (global, number) {
        (20, 253) => (0, 1.0, 631_065_600.0),
        (20, 0 | 1) => (1 + usize::from(number), DEG, 0.0),
        (20, 5) => (3, 0.01, 0.0),
        (20, 2 | 78) => (4, 0.2, -500.0),
        (20, 6 | 73) => (5, 0.001, 0.0),
        (20, 3 | 4) => (3 + usize::from(number), 1.0, 0.0),
        (20, 7) => (8, 1.0, 0.0),
        (18 | 19, 7 | 8) => (usize::from(number) - 7, 0.001, 0.0),
        (18 | 19, 9) => (2, 0.01, 0.0),
        (18, 22 | 23) | (19, 21 | 22) => (usize::from(number) + usize::from(global) - 37, 1.0, 0.0),
        _ => return None,
    })
}

/// Reads one file; `None` where its checksum is wrong or a message reaches beyond its end.
pub fn scan(bytes: &[u8]) -> Option<Scan> {
    let size = u32::from_le_bytes(*bytes.get(4..)?.first_chunk()?) as usize;
    let mut at = usize::from(*bytes.first()?);
    let end = at + size;
    let stored = u16::from_le_bytes(*bytes.get(end..)?.first_chunk()?);
    if checksum(&bytes[..end]) != stored {
        return None;
    }
    let mut scan = Scan::default();
    let mut layouts = vec![Layout::default(); 16];
    while at < end {
        let head = bytes[at];
        if head & 0x40 != 0 {
            let (layout, used) = define(head, bytes.get(at + 1..end)?)?;
            layouts[usize::from(head & 0x0F)] = layout;
            at += 1 + used;
            continue;
        }
        let layout = &layouts[usize::from(head & 0x0F)];
        let payload = bytes.get(at + 1..at + 1 + layout.size)?;
        at += 1 + layout.size;
        let mut row = [f64::NAN; 9];
        for slot in &layout.fields {
            if let Some(value) = value(&payload[slot.offset..], slot.base, layout.big_endian) {
                row[slot.to] = value * slot.scale + slot.add;
            }
        }
        match layout.global {
            20 => (scan.columns.iter_mut().zip(row)).for_each(|(column, value)| column.push(value)),
            18 | 19 => scan.totals.push([row[0], row[1], row[2], row[3], row[4]]),
            _ => {}
        }
    }
    Some(scan)
}

/// A definition message after its head byte, and its length.
fn define(head: u8, bytes: &[u8]) -> Option<(Layout, usize)> {
    let big_endian = *bytes.get(1)? != 0;
    let raw = [*bytes.get(2)?, *bytes.get(3)?];
    let global = if big_endian { u16::from_be_bytes(raw) } else { u16::from_le_bytes(raw) };
    let mut used = 5 + 3 * usize::from(*bytes.get(4)?);
    let mut layout = Layout { global, big_endian, ..Layout::default() };
    for field in bytes.get(5..used)?.chunks_exact(3) {
        if let Some((to, scale, add)) = slot(global, field[0]) {
            let (offset, base) = (layout.size, field[2] & 0x1F);
            layout.fields.push(Slot { to, offset, base, scale, add });
        }
        layout.size += usize::from(field[1]);
    }
    if head & 0x20 != 0 {
        let fields = 3 * usize::from(*bytes.get(used)?);
        let developer = bytes.get(used + 1..used + 1 + fields)?;
        layout.size += developer.chunks_exact(3).map(|field| usize::from(field[1])).sum::<usize>();
        used += 1 + fields;
    }
    Some((layout, used))
}

/// The number at the beginning of `bytes`, `None` where it is the mark for "invalid".
#[inline]
fn value(bytes: &[u8], base: u8, big_endian: bool) -> Option<f64> {
    macro_rules! number {
        ($type:ty) => {{
            let raw = *bytes.first_chunk()?;
            let number = if big_endian { <$type>::from_be_bytes(raw) } else { <$type>::from_le_bytes(raw) };
            (number != <$type>::MAX).then_some(f64::from(number))
        }};
    }
    match base {
        0 | 2 => number!(u8),
        1 => number!(i8),
        3 => number!(i16),
        4 => number!(u16),
        5 => number!(i32),
        6 => number!(u32),
        _ => None,
    }
}
