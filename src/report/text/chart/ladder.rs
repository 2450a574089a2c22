//! The text of the ladder of volumes.

use super::panels;
use crate::chart::text::{Caption, ChartText, LadderText};
use crate::facts::{Ladder, LadderStep, StepPain};
use crate::report::Report;
use crate::report::text::{first_to_last, listed};
use crate::settings::{Settings, Units};
use crate::units::{self, counted, distance_unit};

/// The text of the ladder of volumes; `None` where no full week of the last half year has a run.
pub fn ladder_chart(report: Report) -> Option<ChartText> {
    let Report { facts, settings, .. } = report;
    let caption = || Caption {
        title: title(&facts.ladder),
        description: facts
            .ladder
            .steps
            .iter()
            .map(|step| description(step, report.timeline.units))
            .collect::<Vec<_>>()
            .join(" "),
        footnote: footnote(settings),
    };
    (facts.ladder.run_steps() > 0).then(|| panels(caption(), report))
}

/// What is within the panel.
pub(super) fn ladder(units: Units) -> LadderText {
    LadderText {
        heading: format!("Weekly distance, step by step ({})", distance_unit(units)),
        free: "pain-free, all run days logged".to_owned(),
        partly_logged: "no pain noted, partly logged".to_owned(),
        painful: "with pain: number of painful run days".to_owned(),
        not_logged: "pain not logged".to_owned(),
        step,
    }
}

fn title(ladder: &Ladder) -> String {
    let kinds = [
        (ladder.free, "pain-free"),
        (ladder.partly_logged, "partly logged without pain"),
        (ladder.painful, "with pain"),
        (ladder.not_logged, "not logged"),
    ];
    let kinds = kinds.into_iter().filter(|(count, _)| *count > 0);
    let kinds: Vec<String> = kinds.map(|(count, what)| format!("{count} {what}")).collect();
    format!("{} of volume: {}", counted(ladder.run_steps(), "step", "steps"), listed(&kinds))
}

fn footnote(settings: &Settings) -> String {
    format!(
        "On each step: median distance of a run day × run days a week. A new step begins where the mean distance of a run day \
         changes by over {:.0} %, or the run days a week by over one (our choice).",
        settings.log_rules.raised_pct
    )
}

/// Wordings of the volume of a step, the widest first.
fn step(step: &LadderStep, units: Units) -> Vec<String> {
    let Some(run_day_m) = step.run_day_m else {
        return vec![if step.run_days == 0 { "0".to_owned() } else { format!("× {}", days(step)) }];
    };
    let distance = units::distance(run_day_m, units);
    let number = units::distance_number(run_day_m, units);
    let days = days(step);
    vec![format!("{distance} × {days}"), format!("{distance}\n× {days}"), format!("{number}\n× {days}")]
}

fn days(step: &LadderStep) -> String {
    units::score((step.run_days_a_week * 10.0).round() / 10.0)
}

fn description(one: &LadderStep, units: Units) -> String {
    let pain = match one.pain {
        StepPain::NoRun => "no run".to_owned(),
        StepPain::Free => "pain-free".to_owned(),
        StepPain::PartlyLogged => "no pain noted, partly logged".to_owned(),
        StepPain::Painful { run_days } => counted(run_days, "painful run day", "painful run days"),
        StepPain::NotLogged => "pain not logged".to_owned(),
    };
    let weeks = counted(one.weeks, "week", "weeks");
    let volume = step(one, units).swap_remove(0);
    format!("{}, {weeks}: {volume}, {pain}.", first_to_last(one.days))
}
