//! The same damage in every format, thousands of times over: nothing panics, hangs or swells, and what stands before the
//! damage is kept.
//!
//! The dice are seeded, so that every run of these tests spoils the same bytes. `fuzz/` does it without end.

mod archives;
mod decoders;
pub mod dice;
mod kinds;
mod swell;
mod tables;
mod whole;

use std::time::{Duration, Instant};

/// Ends a test that takes longer than any sound code needs, on a slow machine and without optimisation.
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
