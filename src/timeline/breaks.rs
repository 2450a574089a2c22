//! Days from which on descent is not comparable with the days before.

use jiff::civil::Date;
use serde::Serialize;

use super::RunEntry;
use crate::activity::DescentSource;

/// The device or the source of descent changes: descent is not comparable across this day.
#[derive(Debug, Clone, Serialize)]
pub struct BreakEntry {
    /// Day of the first run after the change.
    pub day: Date,
    /// Device or source before.
    pub before: String,
    /// Device or source from then on.
    pub after: String,
    /// `device` or `descent_source`.
    pub what: &'static str,
}

/// A stretch of runs whose descent comes from one device and one source.
struct Stretch<'a> {
    first: &'a RunEntry,
    runs: usize,
}

/// Lasting changes of device or of the source of descent, among the runs that have a descent.
///
/// A change that lasts for fewer than `least_runs` runs is left out, as is the change back: one run recorded with the phone
/// does not cut a trend in three.
pub(super) fn breaks(runs: &[RunEntry], least_runs: usize) -> Vec<BreakEntry> {
    let mut lasting: Vec<Stretch> = Vec::new();
    for stretch in stretches(runs) {
        match lasting.last_mut() {
            Some(last) if origin(last.first) == origin(stretch.first) => last.runs += stretch.runs,
            _ if stretch.runs >= least_runs => lasting.push(stretch),
            _ => {}
        }
    }
    lasting
        .windows(2)
        .map(|pair| change(pair[0].first, pair[1].first))
        .collect()
}

fn stretches(runs: &[RunEntry]) -> Vec<Stretch<'_>> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for run in runs.iter().filter(|run| run.descent_m.is_some()) {
        match stretches.last_mut() {
            Some(last) if origin(last.first) == origin(run) => last.runs += 1,
            _ => stretches.push(Stretch {
                first: run,
                runs: 1,
            }),
        }
    }
    stretches
}

/// What descent figures must share to be comparable.
fn origin(run: &RunEntry) -> (Option<&str>, DescentSource) {
    (run.device.as_deref(), run.descent_source)
}

fn change(before: &RunEntry, after: &RunEntry) -> BreakEntry {
    let device = |run: &RunEntry| {
        run.device
            .clone()
            .unwrap_or_else(|| "unknown device".to_owned())
    };
    let source = |run: &RunEntry| match run.descent_source {
        DescentSource::Device => "the watch's own total".to_owned(),
        DescentSource::Samples => "our sum of the altitude samples".to_owned(),
        DescentSource::Overlay => "the figure of the account".to_owned(),
        DescentSource::None => "nothing".to_owned(),
    };
    let of_device = before.device != after.device;
    BreakEntry {
        day: after.day,
        before: if of_device {
            device(before)
        } else {
            source(before)
        },
        after: if of_device {
            device(after)
        } else {
            source(after)
        },
        what: if of_device {
            "device"
        } else {
            "descent_source"
        },
    }
}
