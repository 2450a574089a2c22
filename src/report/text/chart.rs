//! The text of the charts on the time axis: caption, headings, legends and labels.

mod brief;
mod ladder;
mod run_profile;
mod titles;
mod tooltips;

pub use self::ladder::ladder_chart;
pub use self::run_profile::run_profile;
pub(super) use self::titles::none_longer;
use self::titles::recent_finding;
pub use self::titles::{descent_finding, finding};
pub use self::tooltips::mark;
use jiff::civil::Date;

use super::{NO_DATA_CELL, UNVALIDATED, descent_sentences, footnote, from_to, summary};
use crate::calendar::DaySpan;
use crate::chart::text::{
    Caption, ChartText, DescentPerKmText, DeviceChangeText, OverviewText, PainText, QuestionnaireText, RestText,
    RunsText, SleepText, WeeklyDescentText, WeeksText,
};
use crate::descent::slopes::BANDS;
use crate::facts::{Period, UsualRange};
use crate::metrics::SpikeState;
use crate::report::Report;
use crate::settings::{SpikeRules, Units};
use crate::timeline::{DescentGapEntry, DescentShift, Measure, ReturnEntry};
use crate::units::{self, counted, distance_unit, height_unit};

/// What is drawn where, for a reader who does not see it.
const LOAD_PANELS: &str = "Panels on one axis of days, from top to bottom: pain, 0 to 10; each run and the longest of \
    the previous 30 days; weekly distance; weekly descent; days between runs; sleep, where it is known.";

/// The same for the chart of descent.
const DESCENT_PANELS: &str = "Panels on one axis of days, from top to bottom: pain, 0 to 10; the descent of each run and \
    the most of the previous 30 days; weekly descent by grade; descent per unit of distance.";

/// Bands of grade, the gentlest first.
pub(super) const GRADE_BANDS: [&str; BANDS] = ["0–3 % down", "3–6 %", "6–9 %", "9–12 %", "over 12 %"];

/// The text of the load chart.
pub fn load_chart(report: Report) -> ChartText {
    let caption = Caption {
        title: finding(report),
        description: format!("{LOAD_PANELS} {}", summary::summary(report).join(" ")),
        footnote: footnote(report.timeline),
    };
    panels(caption, report)
}

/// The text of the load chart of the last weeks, on the first page.
pub fn recent_load_chart(report: Report) -> ChartText {
    let sentences = summary::of_period(report, &report.facts.recent);
    let caption = Caption {
        title: recent_finding(report),
        description: format!("{LOAD_PANELS} {}", sentences.join(" ")),
        footnote: String::new(),
    };
    brief::brief(panels(caption, report), report)
}

/// The text of the load chart of an earlier period.
pub fn earlier_load_chart(report: Report, period: &Period) -> ChartText {
    let sentences = summary::of_period(report, period);
    let caption = Caption {
        title: earlier_period(report, period),
        description: format!("{LOAD_PANELS} {}", sentences.join(" ")),
        footnote: String::new(),
    };
    panels(caption, report)
}

/// Days, runs and distance of an earlier period.
pub fn earlier_period(report: Report, period: &Period) -> String {
    let volume = summary::volume(report, period).or_else(|| period.days.map(from_to));
    volume.unwrap_or_default().trim_end_matches('.').to_owned()
}

/// Where the charts of a long history end.
pub fn earlier_left_out(periods: usize, weeks: i64) -> Option<String> {
    let ones = || counted(periods, "period", "periods");
    (periods > 0).then(|| {
        format!("Before these, {} of {weeks} weeks without a chart here; their rows are in the tables.", ones())
    })
}

/// The text of the chart of descent.
pub fn descent_chart(report: Report) -> ChartText {
    let grade_over_m = report.settings.descent.slopes.grade_over_m;
    let caption = Caption {
        title: descent_finding(report),
        description: format!("{DESCENT_PANELS} {}", descent_sentences(report).join(" ")),
        footnote: format!("Grades over {grade_over_m:.0} m of smoothed profile. {UNVALIDATED}"),
    };
    panels(caption, report)
}

fn panels(caption: Caption, report: Report) -> ChartText {
    let (units, settings) = (report.timeline.units, report.settings);
    ChartText {
        caption,
        empty_history: "No runs and no pain notes to show.".to_owned(),
        unobserved: vec![
            NO_DATA_CELL.to_owned(),
            "no data\n(rest, or watch not worn?)".to_owned(),
            "no data\n(rest, or\nwatch\nnot worn?)".to_owned(),
        ],
        partial_week: "incomplete week".to_owned(),
        no_descent: "no descent data in these weeks".to_owned(),
        is_brief: false,
        pain: pain(),
        run_distance: runs(Measure::Distance, units, &settings.spike),
        run_descent: runs(Measure::Descent, units, &settings.spike),
        data_begin: |day: Date| format!("data start on {}", units::short_day(day)),
        descent_gap,
        weeks: WeeksText {
            heading: format!("Weekly distance ({})", distance_unit(units)),
            no_week: "no week with data".to_owned(),
            unknown_distance: "+? includes a run of unknown distance".to_owned(),
            unknown_sign: "+?",
            no_run_sign: "0",
            usual: |range, units| usual(range, |meters| weekly_distance(meters, units)),
            value: weekly_distance,
        },
        weekly_descent: WeeklyDescentText {
            heading: format!("Weekly descent ({})", height_unit(units)),
            heading_by_grade: format!("Weekly descent ({}) by grade", height_unit(units)),
            unknown: "n/a: runs without descent data".to_owned(),
            unknown_sign: "n/a",
            bands: GRADE_BANDS,
            ungraded: "grade unknown".to_owned(),
            usual: |range, units| usual(range, |meters| units::height_number(meters, units)),
            spike: |state| format!("run {state}"),
            value: units::height_number,
        },
        descent_per_km: DescentPerKmText {
            heading: format!("Descent per {0} ({1}/{0})", distance_unit(units), height_unit(units)),
            no_week: "no run has both descent and distance".to_owned(),
            dots: "runs with both values, per week".to_owned(),
        },
        rest: rest(),
        ladder: ladder::ladder(units),
        questionnaires: QuestionnaireText {
            heading: "Questionnaires (% of the best score)".to_owned(),
            better: "higher is better".to_owned(),
            score: |name, score| format!("{name} {}", units::score(score)).trim_start().to_owned(),
        },
        sleep: SleepText {
            heading: "Sleep (hours)".to_owned(),
            line: format!("{} hours", units::score(settings.account.short_night_h)),
            short: |nights, line_h| {
                let line_h = units::score(line_h);
                format!("under {line_h}: {} of {} known", nights.short, nights.known)
            },
        },
        device_change: DeviceChangeText {
            few: "different watch or source: not comparable across this line".to_owned(),
            many: |count| format!("different watch or source {count} times: not comparable across these lines"),
            from_here: |name| vec![format!("from here: {name}"), format!("from here:\n{name}"), name.to_owned()],
            shift,
        },
        overview: OverviewText {
            heading: "The whole history".to_owned(),
            content: overview,
            unknown_descent: "gray: descent unknown".to_owned(),
            pain: "pain".to_owned(),
            units: [distance_unit(units), height_unit(units)],
        },
    }
}

fn pain() -> PainText {
    PainText {
        heading: "Pain (0–10)".to_owned(),
        no_diary: "no pain diary given".to_owned(),
        empty_diary: "the pain diary is empty".to_owned(),
        none_shown: "no pain notes on these days".to_owned(),
        worst: "worst score that day".to_owned(),
        pain_free: "logged pain-free".to_owned(),
        declared: "declared pain-free".to_owned(),
        not_logged: "blank: no note".to_owned(),
        start: "pain began".to_owned(),
        first_note: |day, score| format!("{} {}/10", day.strftime("%-d %b"), units::score(score)),
    }
}

fn runs(measure: Measure, units: Units, rules: &SpikeRules) -> RunsText {
    let days = rules.window_days;
    let [ten, thirty, hundred] = [rules.reference_pct, rules.small_pct, rules.moderate_pct].map(|pct| pct - 100);
    let (short_heading, heading, reference, no_reference) = match measure {
        Measure::Distance => {
            let short = format!("Each run ({})", distance_unit(units));
            let heading = format!("{short} and the longest of the previous {days} days");
            (short, heading, format!("{days}-day longest"), format!("first run in {days} days"))
        }
        Measure::Descent => {
            let short = format!("Descent of each run ({})", height_unit(units));
            let heading = format!("{short} and the most of the previous {days} days");
            (short, heading, format!("{days}-day most"), "too little recent descent to compare".to_owned())
        }
    };
    RunsText {
        heading,
        short_heading,
        no_run: "no run in these weeks".to_owned(),
        reference,
        above_reference: format!("+{ten} % line"),
        states: [
            (SpikeState::Reference, format!("up to +{ten} %")),
            (SpikeState::Small, format!("+{ten} to {thirty} %")),
            (SpikeState::Moderate, format!("+{thirty} to {hundred} %")),
            (SpikeState::Large, format!("over +{hundred} %")),
            (SpikeState::NoReference, no_reference),
            (SpikeState::WarmingUp, format!("first {days} days of data")),
        ],
        indoor: "treadmill or virtual".to_owned(),
        borderline: format!("too close to +{ten} % to call"),
        recordings: "recordings of one interrupted run, counted once".to_owned(),
        without_value: match measure {
            Measure::Distance => |_| "? distance unknown".to_owned(),
            // No treadmill run has descent, so these are not marked one by one.
            Measure::Descent => |runs| format!("{} without descent data not shown", counted(runs, "run", "runs")),
        },
        unknown_sign: "?",
        value: match measure {
            Measure::Distance => run_distance,
            Measure::Descent => units::height,
        },
        earlier: |day, value| format!("{value} on {}", day.strftime("%-d %b")),
        excess: |ratio| format!("+{:.0} %", (ratio - 1.0) * 100.0),
    }
}

/// The range that is usual for the runner.
fn usual(range: UsualRange, value: impl Fn(f64) -> String) -> String {
    format!("usual range {}–{}", value(range.low), value(range.high))
}

/// The distance of a week, whole from 1 on.
fn weekly_distance(meters: f64, units: Units) -> String {
    let value = meters / units::long_unit_m(units);
    if value > 0.0 && value < 0.95 { format!("{value:.1}") } else { units::thousands(value) }
}

/// The distance of a run, always with one decimal.
fn run_distance(meters: f64, units: Units) -> String {
    format!("{:.1} {}", meters / units::long_unit_m(units), distance_unit(units))
}

/// The first descent of `size` after a gap, on three lines; more careful where some of the gap is not known.
fn descent_gap(gap: &DescentGapEntry, size: &str) -> [String; 3] {
    let days = format!("in {} days", gap.days);
    if gap.after_unobserved || gap.runs_without_descent > 0 {
        ["first known".to_owned(), format!("{size} or more"), days]
    } else {
        [format!("first {size}"), "or more".to_owned(), days]
    }
}

fn rest() -> RestText {
    RestText {
        heading: "Days between runs".to_owned(),
        no_activity: "no run in these weeks".to_owned(),
        run: "run".to_owned(),
        other: "cross-training".to_owned(),
        neither: "no activity recorded".to_owned(),
        no_run: "no run".to_owned(),
        new_shoes: "new shoes".to_owned(),
        since_last_run: |days, from| {
            format!("{} since the last run{}", counted(days as usize, "day", "days"), beginning(from))
        },
        length: |back: &ReturnEntry, from| {
            let what = if back.after_unobserved { "days without a recorded run" } else { "rest days" };
            format!("{} {what}{}", back.rest_days, beginning(from))
        },
        first_week_back: |back: &ReturnEntry| {
            let so_far = if back.first_week_partial { " so far" } else { "" };
            Some(format!("first week back{so_far}: {:.0} % of usual", back.share_pct?))
        },
    }
}

/// ` from 16 Mar`.
fn beginning(from: Option<Date>) -> String {
    from.map(|day| format!(" from {}", day.strftime("%-d %b"))).unwrap_or_default()
}

/// Wordings for the descent per kilometer before and after a device change, in runs of one area.
fn shift(shift: &DescentShift, units: Units) -> Vec<String> {
    let [before, after] = [shift.before_m_per_km, shift.after_m_per_km].map(|m_per_km| units::slope(m_per_km, units));
    let number = before.split(' ').next().unwrap_or_default();
    let values = format!("{number} → {after}");
    vec![format!("runs in one area: {values}"), format!("runs in one area:\n{values}"), values]
}

fn overview(history: DaySpan, large_weeks: i64) -> String {
    format!(
        "{} to {}: pain, weekly distance, weekly descent; the bracket marks the {large_weeks} weeks above",
        history.first.strftime("%b %Y"),
        history.last.strftime("%b %Y")
    )
}
