//! Which conditions of published rules the log meets, as text. None of it is advice, and all of it says so.

use jiff::civil::Date;

use super::listed;
use crate::pain::rules::{
    Condition, ConditionName, RuleChecks, RunDayCounts, ToleratedVolume, UnmatchedNotes, Verdict,
};
use crate::settings::{LogRules, Settings};
use crate::stats::Range;
use crate::timeline::Timeline;
use crate::units::{self, counted};

/// Days that are named one by one.
const DAYS_NAMED: usize = 3;

/// Before all of it, in short.
pub const NOT_ADVICE: &str = "Conditions of published rules, checked against the diary and the runs. None is advice.";

/// Before all of it.
pub const PREAMBLE: &str = "Conditions of three published rules, checked against the diary and the runs of these days. The rules \
    differ from each other, and none is advice: interpretation is for the therapist and the runner. Pain of a run day is \
    fully logged when it is noted during the run, after it and on the next morning. The day counts as pain-free when all \
    that is noted is 0, and as painful when some is not, logged in full or in part. A painful note that does not say when counts as at most that score: it can show that \
    a limit was kept, never that it was broken.";

/// One condition, its answer, and how often it was met.
pub struct ConditionRow {
    pub condition: String,
    /// What the log says of it.
    pub verdict: &'static str,
    /// How many run days met it.
    pub times: usize,
    /// The last of them.
    pub last: String,
}

/// What the table of conditions is.
pub fn caption(checked: &RuleChecks) -> String {
    let rule = "The rule of progression of the article \"Knees Hurt After Running?\"";
    match checked.progression.as_of {
        Some(day) => format!("{rule}, as of the run day of {}.", units::day(day)),
        None => format!("{rule}. No run day has enough data yet."),
    }
}

/// The conditions of the rule of progression.
pub fn rows(checked: &RuleChecks, rules: &LogRules) -> Vec<ConditionRow> {
    let row = |condition: &Condition| ConditionRow {
        condition: named(condition.name, rules),
        verdict: verdict(condition.verdict),
        times: condition.times_met,
        last: condition.last_met.map_or_else(|| "never".to_owned(), units::short_day),
    };
    checked.progression.all.iter().map(row).collect()
}

/// Volume and streaks, a sentence a point.
pub fn sentences(checked: &RuleChecks, timeline: &Timeline, settings: &Settings) -> Vec<String> {
    let mut sentences = vec![logged(checked, timeline)];
    sentences.extend(unmatched(&checked.unmatched));
    sentences.extend([held(checked, timeline, settings), raised(checked)]);
    sentences
}

/// The two rules on pain around single runs, a sentence each.
pub fn around_runs(checked: &RuleChecks, rules: &LogRules) -> [String; 2] {
    let taught = format!(
        "Rule taught to runners with patellofemoral pain (at most {}/10 during a run, back to the level of before it within \
         {} minutes, no more on the next morning): {}.",
        units::score(rules.taught_most),
        rules.settling_min,
        tally(&checked.taught)
    );
    let monitored = format!(
        "Pain-monitoring model (at most {}/10 during and after a run, no more on the next morning than before the run): {}.",
        units::score(rules.monitoring_high),
        tally(&checked.monitoring.run_days)
    );
    [taught, monitored]
}

/// All that is said of pain around single runs, a sentence a point.
pub fn of_single_runs(checked: &RuleChecks, rules: &LogRules) -> Vec<String> {
    let [taught, monitored] = around_runs(checked, rules);
    let monitoring = &checked.monitoring;
    let (low, high) = (units::score(rules.monitoring_low), units::score(rules.monitoring_high));
    let [below, between, above] = monitoring.bands;
    let bands = format!(
        "Of the run days with a score during the run, {below} had at most {low}, {between} more than {low} and at most \
         {high}, {above} more than {high}. Published versions of the model draw the lower line at 2 or at 3."
    );
    let weekly = format!(
        "No higher score in the last seven days of the diary than in the seven before: {}.",
        verdict(monitoring.no_weekly_rise)
    );
    vec![taught, monitored, bands, weekly]
}

fn named(name: ConditionName, rules: &LogRules) -> String {
    match name {
        ConditionName::FreeOfPain => format!(
            "{} pain-free run days in a row, or {} pain-free days with {} run days in them (the article: add distance or take away \
             rest days, one of the two)",
            rules.free_run_days, rules.free_days, rules.free_days_runs
        ),
        ConditionName::PainfulInARow => {
            format!("Pain with {} run days in a row (the article: hold the volume)", rules.painful_run_days)
        }
        ConditionName::Lasting => {
            format!("Pain that lasts {} days after a run (the article: hold the volume)", rules.lasting_days)
        }
        ConditionName::Rising => format!(
            "A score that rises over {} painful run days, by {} points or more (the article: hold the volume)",
            rules.rising_run_days, rules.rising_points
        ),
        ConditionName::Throughout => "Pain throughout a run (the article: take a break)".to_owned(),
        ConditionName::RestDays => format!(
            "Pain on more than {} rest days in a row after a run (the article: take a break)",
            rules.painful_rest_days
        ),
    }
}

/// The answer.
fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not met",
        Verdict::Unknown => "not enough data",
    }
}

/// How much is logged, and the latest run days without pain.
fn logged(checked: &RuleChecks, timeline: &Timeline) -> String {
    let streak = match checked.progression.as_of {
        Some(day) if checked.progression.streak == 0 => format!(
            " No pain-free streak as of the run day of {}: it was painful or has no complete pain record.",
            units::day(day)
        ),
        Some(day) => format!(
            " Latest pain-free streak: {}, up to {}.",
            counted(checked.progression.streak, "run day", "run days"),
            units::day(day)
        ),
        None => String::new(),
    };
    let declared = if timeline.unlogged_days_are_pain_free {
        " (days without a note count as pain-free, as the diary declares)"
    } else {
        ""
    };
    let partly = match checked.partly_logged {
        0 => String::new(),
        days => format!(", partly for {days}"),
    };
    let none = match checked.not_logged {
        0 => String::new(),
        1 => "; 1 has no note".to_owned(),
        days => format!("; {days} have no note"),
    };
    format!(
        "Pain is fully logged for {} of {}{partly}{none}{declared}.{streak}",
        checked.fully_logged,
        counted(checked.run_days, "run day", "run days"),
    )
}

/// The notes that no run can be found for, a sentence for each kind.
fn unmatched(unmatched: &UnmatchedNotes) -> Vec<String> {
    let sentence = |days: &[Date], one: &str, many: &str| {
        let notes = counted(days.len(), one, many);
        (!days.is_empty()).then(|| format!("{notes} ({}).", newest(days)))
    };
    let run = sentence(
        &unmatched.without_run,
        "note describes a run on a day without a recorded one",
        "notes describe a run on a day without a recorded one",
    );
    let morning = sentence(
        &unmatched.without_run_before,
        "note of a next morning follows a day without a recorded run",
        "notes of a next morning follow a day without a recorded run",
    );
    run.into_iter().chain(morning).collect()
}

/// Days, or the last of many.
fn newest(days: &[Date]) -> String {
    match days {
        [.., last] if days.len() > DAYS_NAMED => format!("the last on {}", units::day(*last)),
        few => listed(&few.iter().copied().map(units::day).collect::<Vec<_>>()),
    }
}

fn held(checked: &RuleChecks, timeline: &Timeline, settings: &Settings) -> String {
    let days = settings.log_rules.held_days;
    let Some(held) = &checked.held else {
        return format!("No volume is logged as tolerated pain-free for {days} days or longer.");
    };
    let distance = match &held.distance_m {
        Some(meters) => format!(", {} per run day", distances(meters, timeline)),
        None => String::new(),
    };
    let unlogged = match held.unlogged_days {
        0 => String::new(),
        days => format!("; {} in it without a note", counted(days, "day", "days")),
    };
    format!(
        "Last volume tolerated pain-free for {days} days or longer: {} to {}. In its last {} days: {} ({:.1} a week){distance}, \
         {}{unlogged}.",
        units::day(held.since),
        units::day(held.last),
        settings.log_rules.described_days,
        counted(held.run_days, "run day", "run days"),
        held.run_days_a_week,
        rests(held)
    )
}

fn distances(meters: &Range, timeline: &Timeline) -> String {
    let number = |meters| units::distance_number(meters, timeline.units);
    format!(
        "{} to {} (median {})",
        number(meters.least),
        units::distance(meters.most, timeline.units),
        number(meters.median)
    )
}

fn rests(held: &ToleratedVolume) -> String {
    let Range { least, median, most } = held.rest_days;
    format!(
        "{} to {} rest days between them (median {})",
        units::score(least),
        units::score(most),
        units::score(median)
    )
}

fn raised(checked: &RuleChecks) -> String {
    let raised = &checked.raised;
    if raised.compared == 0 {
        return "No two full weeks in a row have runs of known distance: whether distance and number of runs rose together is \
            not known."
            .to_owned();
    }
    let weeks = counted(raised.compared, "week", "weeks");
    let compared = format!("{weeks} that can be compared with the week before");
    match raised.weeks.last() {
        None => {
            format!("Of {compared}, in none both distance per run day and number of run days rose.")
        }
        Some(last) => format!(
            "Of {compared}, in {} both distance per run day (more than 10 %) and number of run days rose, last in the week of \
             {}. The article raises one of the two at a time.",
            raised.weeks.len(),
            units::day(*last)
        ),
    }
}

fn tally(tally: &RunDayCounts) -> String {
    let last = match tally.last_not_met {
        Some(day) if tally.not_met == 1 => format!(" ({})", units::day(day)),
        Some(day) => format!(" (last on {})", units::day(day)),
        None => String::new(),
    };
    let count = |days: usize| units::thousands(days as f64);
    let lack = match tally.unknown {
        1 => "lacks",
        _ => "lack",
    };
    format!(
        "met on {}, not met on {}{last}; {} {lack} data",
        counted(tally.met, "run day", "run days"),
        count(tally.not_met),
        count(tally.unknown)
    )
}
