//! Seeded damage.

use std::fmt;
use std::ops::Range;

/// SplitMix64 (Steele, Lea and Flood, 2014).
pub struct SplitMix64(u64);

impl SplitMix64 {
    pub fn new(seed: u64) -> SplitMix64 {
        SplitMix64(seed)
    }

    /// A number below `limit`, which is not zero.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    /// One of several.
    pub fn one_of<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        &several[self.below(several.len())]
    }

    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.below(256) as u8).collect()
    }

    fn span(&mut self, bytes: &[u8], longest: usize) -> Range<usize> {
        let from = self.below(bytes.len());
        let len = 1 + self.below(longest);
        from..(from + len).min(bytes.len())
    }
}

/// A damaged file.
pub struct Spoiled {
    pub bytes: Vec<u8>,
    /// The first byte that differs or is missing.
    pub from: usize,
    how: &'static str,
}

impl fmt::Display for Spoiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} from byte {} on", self.how, self.from)
    }
}

/// Damages a file as disks, networks or attackers do.
pub fn spoil(intact: &[u8], random: &mut SplitMix64) -> Spoiled {
    let mut bytes = intact.to_vec();
    let (how, from) = match random.below(8) {
        0 => {
            let at = random.below(bytes.len());
            bytes[at] ^= 1 << random.below(8);
            ("a bit flipped", at)
        }
        1 => {
            // A flip in headers and definitions does the most damage.
            let at = random.below(bytes.len().min(150));
            bytes[at] = random.below(256) as u8;
            ("a byte near the beginning changed", at)
        }
        2 => {
            let positions: Vec<usize> = (0..2 + random.below(6)).map(|_| random.below(bytes.len())).collect();
            for &at in &positions {
                bytes[at] ^= 1 << random.below(8);
            }
            ("bits flipped", positions.into_iter().min().unwrap_or(0))
        }
        3 => {
            let span = random.span(&bytes, 16);
            let noise = random.bytes(span.len());
            bytes[span.clone()].copy_from_slice(&noise);
            ("noise", span.start)
        }
        4 => {
            let at = random.below(bytes.len() + 1);
            let len = 1 + random.below(64);
            let noise = random.bytes(len);
            bytes.splice(at..at, noise);
            ("bytes put in", at)
        }
        5 => {
            let span = random.span(&bytes, 64);
            let from = span.start;
            bytes.drain(span);
            ("bytes lost", from)
        }
        6 => {
            let span = random.span(&bytes, 4);
            let extreme = *random.one_of(&[0x00, 0x7F, 0x80, 0xFF]);
            bytes[span.clone()].fill(extreme);
            ("a number made extreme", span.start)
        }
        _ => {
            let piece = random.span(intact, 300);
            let at = random.below(bytes.len() + 1);
            bytes.splice(at..at, intact[piece].iter().copied());
            ("a piece of itself put in", at)
        }
    };
    Spoiled { bytes, from, how }
}
