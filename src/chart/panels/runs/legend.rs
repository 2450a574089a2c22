//! What the marks of single runs mean: every state that occurs, with the lines it is measured by.

use super::measure::Compared;
use crate::chart::draw::marks::RunLook;
use crate::chart::labels::legend::{Entry, Sample};
use crate::chart::panels::device_changes;
use crate::chart::viewport::is_indoor;
use crate::metrics::SpikeState;
use crate::settings::SpikeRules;
use crate::timeline::Measure;

/// The legend of the panel.
pub fn legend(by: Compared) -> Vec<Entry> {
    let rules = &by.view.settings.spike;
    let ten = rules.reference_pct - 100;
    let line = match by.measure {
        Measure::Distance => "that longest run",
        Measure::Descent => "that most",
    };
    let mut entries =
        vec![Entry::new(Sample::Longest, line), Entry::new(Sample::AboveLongest, format!("{ten} % above it"))];
    let known = || by.outings().filter(|run| by.metres(run).is_some());
    for (wanted, words) in states(by.measure, rules) {
        if known().any(|run| by.state(run) == wanted) {
            let look = RunLook { state: wanted, indoor: false };
            entries.push(Entry::new(Sample::Run(look), words));
        }
    }
    if known().any(|run| is_indoor(run.kind)) {
        let look = RunLook { state: SpikeState::Reference, indoor: true };
        entries.push(Entry::new(Sample::Run(look), "treadmill or virtual"));
    }
    if known().any(|run| by.is_at_the_line(run)) {
        let words = format!("≈ too close to +{ten} % to call");
        entries.push(Entry::new(Sample::Words, words));
    }
    if by.view.runs().any(|run| run.interrupted.is_some()) {
        entries.push(Entry::new(Sample::Part, "recordings of one outing, counted as one"));
    }
    entries.extend(unknown(by));
    if by.measure == Measure::Descent {
        entries.extend(device_changes::entry(by.view));
    }
    entries
}

fn states(measure: Measure, rules: &SpikeRules) -> [(SpikeState, String); 6] {
    let over = |pct: i64| pct - 100;
    let (ten, thirty, hundred) = (over(rules.reference_pct), over(rules.small_pct), over(rules.moderate_pct));
    let without = match measure {
        Measure::Distance => format!("first run in {} days", rules.window_days),
        Measure::Descent => "too little before it to compare".to_owned(),
    };
    [
        (SpikeState::Reference, format!("up to +{ten} %")),
        (SpikeState::Small, format!("+{ten} to {thirty} %")),
        (SpikeState::Moderate, format!("+{thirty} to {hundred} %")),
        (SpikeState::Large, format!("over +{hundred} %")),
        (SpikeState::NoReference, without),
        (SpikeState::WarmingUp, format!("first {} days of data", rules.window_days)),
    ]
}

/// Runs without a figure: one of unknown distance is a fault and has its sign, while no treadmill tells a descent.
fn unknown(by: Compared) -> Option<Entry> {
    let count = by.outings().filter(|run| by.metres(run).is_none()).count();
    let words = match (by.measure, count) {
        (_, 0) => return None,
        (Measure::Distance, _) => "? distance unknown".to_owned(),
        (Measure::Descent, 1) => "not shown: 1 run without a figure".to_owned(),
        (Measure::Descent, _) => format!("not shown: {count} runs without a figure"),
    };
    Some(Entry::new(Sample::Words, words))
}
