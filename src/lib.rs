//! patella reads a runner's watch export offline and plots load spikes beside pain notes, for a physical therapist.
//!
//! Data flow one way, and so do the imports: a room knows only the rooms to its left.
//!
//! ```text
//! leaves:  activity  calendar  settings  account  text
//!
//! path - export -> bytes of one file - decode -> Recording - session -> Session      (in parallel; samples die here)
//!                    terrain lays heights under it, descent reads them
//! Sessions and lists of accounts - history -> History and ledger                    (twins merged, sports told apart)
//! History - metrics -> weeks, rest gaps, spikes, descent, loads                     (the only polars)
//! pain diary - pain -> PainDiary
//! metrics and diary - before_pain -> what came before each onset
//! all of it - timeline -> Timeline                                                  (all that is ever shown)
//! Timeline - chart -> SVG (the only plotters) - report -> html, png, csv, json
//! ```
//!
//! [`pipeline`] alone knows this order; [`inspect`] goes the first part of it for one file and draws its profile; [`cli`] maps
//! arguments to [`settings::Settings`].

pub mod account;
pub mod activity;
pub mod calendar;
pub mod chart;
pub mod cli;
pub mod decode;
pub mod descent;
pub mod encoding;
pub mod files;
pub mod history;
pub mod inspect;
pub mod metrics;
mod names;
pub mod onset_analysis;
pub mod pain;
pub mod pipeline;
pub mod report;
pub mod session;
pub mod settings;
pub mod stats;
pub mod terrain;
pub mod timeline;
pub mod units;
