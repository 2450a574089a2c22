//! The tables on load: single runs, breaks and returns, weeks.

use super::{Kind, Row, Table, known};
use crate::metrics::WeekMetrics;
use crate::report::units;
use crate::report::wording::tables as said;
use crate::timeline::{Measure, ReturnEntry, SpikeEntry, Timeline};

/// Runs above the comparison group, by distance or by descent.
pub fn spikes(timeline: &Timeline, measure: Measure) -> Table {
    let caption = match measure {
        Measure::Distance => said::DISTANCE_SPIKES,
        Measure::Descent => said::DESCENT_SPIKES,
    };
    let columns = [
        ("Day", Kind::Word),
        ("Run", Kind::Number),
        ("Largest before", Kind::Number),
        ("Change", Kind::Number),
        ("Step", Kind::State),
        ("Remark", Kind::Word),
    ];
    let spikes = timeline.spikes.iter();
    let rows = spikes
        .filter(|spike| spike.measure == measure)
        .map(|spike| spike_row(timeline, spike));
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
        ..Row::of(cells)
    }
}

/// Returns after a week or more without a run.
pub fn returns(timeline: &Timeline) -> Table {
    let columns = [
        ("First run back", Kind::Word),
        ("Days without a run", Kind::Number),
        ("First week back", Kind::Number),
        ("Four weeks before, a week", Kind::Number),
        ("Share", Kind::Number),
        ("Remark", Kind::Word),
    ];
    let row = |back: &ReturnEntry| {
        let distance = |metres| units::distance(metres, timeline.units);
        Row::of([
            units::short_day(back.day),
            back.rest_days.to_string(),
            distance(back.first_week_m),
            known(back.before_weekly_m, distance),
            known(back.share_pct, |pct| format!("{pct:.0} %")),
            said::return_remark(back),
        ])
    };
    Table::new("Breaks and returns", said::RETURNS, &columns)
        .with_rows(timeline.returns.iter().map(row), said::NONE)
}

/// Every week, the newest first.
pub fn weeks(timeline: &Timeline) -> Table {
    let columns = [
        ("Week of", Kind::Word),
        ("Runs", Kind::Number),
        ("Distance", Kind::Number),
        ("Change", Kind::Number),
        ("Longest run", Kind::Number),
        ("Descent", Kind::Number),
        ("Knee load", Kind::Number),
        ("Time", Kind::Number),
        ("Longest rest, h", Kind::Number),
        ("Other sports", Kind::Number),
        ("Days recorded", Kind::Number),
    ];
    let weeks = timeline.weeks.iter().rev();
    Table::new("Weeks", said::WEEKS, &columns)
        .with_rows(weeks.map(|week| week_row(week, timeline)), "")
}

fn week_row(week: &WeekMetrics, timeline: &Timeline) -> Row {
    let day = units::short_day(week.week_start);
    if week.observed_days == 0 {
        let row = Row::of([day]).over(said::UNOBSERVED, 9).over("0", 1);
        return Row {
            is_quiet: true,
            ..row
        };
    }
    let distance = |metres| units::distance(metres, timeline.units);
    let more = if week.runs_without_distance > 0 {
        " +?"
    } else {
        ""
    };
    let others = Some(week.other_sport_s).filter(|&seconds| seconds > 0.0);
    let cells = [
        day,
        week.runs.to_string(),
        distance(week.distance_m) + more,
        known(week.distance_change_pct, units::signed_pct),
        known(week.longest_run_m, distance),
        known(week.descent_m, |metres| {
            units::height(metres, timeline.units)
        }),
        known(week.knee_load.map(|load| load.mid_m), distance),
        units::hours_minutes(week.timer_s),
        known(week.longest_rest_gap_h, |hours| format!("{hours:.0}")),
        others.map(units::hours_minutes).unwrap_or_default(),
        week.observed_days.to_string(),
    ];
    Row {
        is_quiet: week.partial,
        ..Row::of(cells)
    }
}
