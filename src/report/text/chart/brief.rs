//! The chart of the first page in fewer words: the tables around it say the rest.

use crate::activity::RunKind;
use crate::chart::text::{ChartText, PainText, RestText, RunsText, SleepText, WeeklyDescentText, WeeksText};
use crate::metrics::SpikeState;
use crate::report::Report;
use crate::units;

/// The same chart with short legends. An entry without text is left out.
pub fn brief(text: ChartText, report: Report) -> ChartText {
    let days = report.settings.spike.window_days;
    let states = text.run_distance.states.map(|(state, said)| match state {
        SpikeState::Reference => (state, "run".to_owned()),
        state if state.is_spike() => (state, "spike".to_owned()),
        state => (state, said),
    });
    let is_virtual = report.timeline.runs.iter().any(|run| run.kind == RunKind::Virtual);
    ChartText {
        is_brief: true,
        pain: PainText {
            worst: String::new(),
            pain_free: "pain-free".to_owned(),
            declared: "declared".to_owned(),
            not_logged: String::new(),
            ..text.pain
        },
        run_distance: RunsText {
            heading: text.run_distance.short_heading.clone(),
            reference: format!("{days}-day longest"),
            indoor: if is_virtual { text.run_distance.indoor } else { "treadmill".to_owned() },
            states,
            above_reference: text.run_distance.above_reference.replace(" line", ""),
            borderline: "borderline".to_owned(),
            recordings: String::new(),
            earlier: |day, value| format!("{value}, {}", day.strftime("%-d %b")),
            ..text.run_distance
        },
        weekly_descent: WeeklyDescentText {
            usual: |_, _| String::new(),
            spike: |_| "spike".to_owned(),
            ..text.weekly_descent
        },
        weeks: WeeksText { usual: |_, _| "usual range".to_owned(), ..text.weeks },
        rest: RestText { neither: String::new(), no_run: String::new(), first_week_back: |_| None, ..text.rest },
        sleep: SleepText {
            line: String::new(),
            short: |nights, hours| format!("under {}: {} of {}", units::score(hours), nights.short, nights.known),
            ..text.sleep
        },
        ..text
    }
}
