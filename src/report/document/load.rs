//! The tables on load: single runs, breaks and returns.

use super::{ColumnKind, Row, Table, known, run_anchor};
use crate::report::text::tables as said;
use crate::timeline::{Measure, ReturnEntry, SpikeEntry, Timeline};
use crate::units;

/// Runs above the comparison group, by distance or by descent.
pub(super) fn spikes(timeline: &Timeline, measure: Measure) -> Table {
    let caption = match measure {
        Measure::Distance => said::DISTANCE_SPIKES,
        Measure::Descent => said::DESCENT_SPIKES,
    };
    let columns = [
        ("Day", ColumnKind::Day),
        ("Run", ColumnKind::Number),
        ("30-day most", ColumnKind::Number),
        ("Change", ColumnKind::Number),
        ("Size", ColumnKind::State),
        ("Remark", ColumnKind::Text),
    ];
    let spikes = timeline.spikes.iter();
    let rows = spikes.filter(|spike| spike.measure == measure).map(|spike| spike_row(timeline, spike));
    Table::new(caption, caption, &columns).with_rows(rows, said::NONE)
}

fn spike_row(timeline: &Timeline, spike: &SpikeEntry) -> Row {
    let value = |metres: f64| match spike.measure {
        Measure::Distance => units::distance(metres, timeline.units),
        Measure::Descent => units::height(metres, timeline.units),
    };
    let cells = [
        units::short_day(spike.date),
        value(spike.value_m),
        value(spike.reference_m),
        units::change(spike.ratio),
        spike.state.name().to_owned(),
        said::spike_remark(timeline, spike),
    ];
    Row {
        anchor: Some(format!("{}-{}", spike.measure.name(), spike.run_id)),
        leads_to: Some(run_anchor(&spike.run_id)),
        ..Row::of(cells)
    }
}

/// Returns after a week or more without a run.
pub(super) fn returns(timeline: &Timeline) -> Table {
    let columns = [
        ("First run back", ColumnKind::Day),
        ("Days without a run", ColumnKind::Number),
        ("First week back", ColumnKind::Number),
        ("Four weeks before, a week", ColumnKind::Number),
        ("First week, share", ColumnKind::Number),
        ("Remark", ColumnKind::Text),
    ];
    let row = |back: &ReturnEntry| {
        let distance = |metres| units::distance(metres, timeline.units);
        let cells = [
            units::short_day(back.day),
            back.rest_days.to_string(),
            distance(back.first_week_m),
            known(back.before_weekly_m, distance),
            known(back.share_pct, |pct| format!("{pct:.0} %")),
            said::return_remark(back),
        ];
        Row { leads_to: Some(run_anchor(&back.run_id)), ..Row::of(cells) }
    };
    Table::new(said::RETURNS_NAME, said::RETURNS, &columns).with_rows(timeline.returns.iter().map(row), said::NONE)
}
