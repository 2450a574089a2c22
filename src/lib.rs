//! patella reads a runner's watch export offline and writes a report for a physical therapist: training load and pain notes
//! on one time axis.
//!
//! Watch files become activities, activities become rows per run and per week, and the rows become charts, a page, a PDF and
//! tables. To read the code, start with [`pipeline::report`] and follow the diagram from top to bottom. Every room (a file
//! here and its folder) opens with what comes in and what goes out.
//!
//! Data flow in one direction, and so do the imports: a room knows only the rooms to its left.
//!
//! ```text
//! leaves:  activity  calendar  encoding  fonts  settings  stats  units
//!
//! path - files -> bytes of one file - decode -> Recording - session -> Session       (in parallel; samples are dropped here)
//!                        terrain supplies altitude, descent reads it
//! Sessions and account lists - history -> History and ledger                         (duplicates merged, sports recognized)
//! History - metrics -> weeks, rest gaps, spikes, descent, loads                      (the only polars)
//! diary - pain -> PainDiary, onsets, rules met
//! metrics and diary - onset_analysis -> comparisons around each onset
//! all of it - timeline -> Timeline                                                   (rows only, typed, serializable)
//! Timeline - facts -> Facts                                                          (medians, counts, findings: no rows)
//! Timelines - study -> StudyTables                                                   (many runners: rates, ratios, start-stop rows)
//! Timeline and Facts - chart -> SVG (the only plotters) - report -> html, pdf, png, csv, json
//! ```
//!
//! [`pipeline`] alone knows this order. [`inspect`] takes the first part of it for one file, [`cohort`] all but the pages of
//! it for many runners. [`cli`] turns arguments into
//! [`settings::Settings`].

pub mod account;
pub mod activity;
pub mod calendar;
pub mod chart;
pub mod cli;
pub mod cohort;
pub mod decode;
pub mod descent;
pub mod encoding;
pub mod facts;
pub mod files;
pub mod fonts;
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
pub mod study;
pub mod terrain;
pub mod timeline;
pub mod units;
