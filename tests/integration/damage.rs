//! Random damage in every format, thousands of times: nothing panics, hangs or grows in memory, and everything before the
//! damage is read.
//!
//! The random numbers are seeded, so that every run of these tests damages the same bytes. `fuzz/` does it without end.

mod archives;
mod decoders;
mod kinds;
mod memory_growth;
pub mod random_damage;
mod tables;
mod whole;

use std::time::{Duration, Instant};

/// Fails a test that takes longer than correct code needs, on a slow machine and without optimization.
struct Watch(Instant);

impl Watch {
    fn start() -> Watch {
        Watch(Instant::now())
    }

    #[track_caller]
    fn stop(self, most_s: u64) {
        let took = self.0.elapsed();
        assert!(took < Duration::from_secs(most_s), "took {took:?}");
    }
}
