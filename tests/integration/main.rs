//! The one test binary: a module for each room.

mod account;
mod build;
mod cases;
mod chart;
mod cli;
mod cohort;
mod corpus;
mod damage;
mod descent;
mod docs;
mod encoding;
mod facts;
mod files;
mod fit;
mod fixtures;
mod gpx;
mod history;
mod house;
mod inspect;
mod metrics;
mod onset_analysis;
mod oracle;
mod pain;
#[cfg(feature = "pdf")]
mod pdf;
mod pipeline;
mod regression;
mod report;
mod sample;
mod samples;
mod session;
mod sport_names;
mod tcx;
mod terrain;
mod timeline;
mod xml_times;
