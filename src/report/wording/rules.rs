//! Which conditions of known rules the log meets, in words. None of them is advice, and all say so.

use crate::pain::rules::{Checked, Condition, Held, Name, Span, Tally, Verdict};
use crate::report::units::{self, counted};
use crate::settings::{LogRules, Settings};
use crate::timeline::Timeline;

/// Stands before all of it.
pub const PREAMBLE: &str = "Conditions of three published rules, held against the diary and the runs of these days. The rules \
    differ from each other and none of them is advice of this report: the runner and the therapist decide what to make of it. \
    A run day counts as free of pain where the log tells of none during the run, after it and on the next morning; a day whose \
    notes are all 0 tells that for all of it.";

/// One condition, its answer, and how often it was met.
pub struct Row {
    /// The condition.
    pub condition: String,
    /// What the log says of it.
    pub verdict: &'static str,
    /// How many run days met it.
    pub times: usize,
    /// The last of them.
    pub last: String,
}

/// What the table of conditions is.
pub fn caption(checked: &Checked) -> String {
    let rule = "The rule of progression of the article \"Knees Hurt After Running?\"";
    match checked.progression.as_of {
        Some(day) => format!("{rule}, as of the run day of {}.", units::day(day)),
        None => format!("{rule}. The log does not yet tell enough of any run day."),
    }
}

/// The conditions of the rule of progression.
pub fn rows(checked: &Checked, rules: &LogRules) -> Vec<Row> {
    let row = |condition: &Condition| Row {
        condition: named(condition.name, rules),
        verdict: verdict(condition.verdict),
        times: condition.times_met,
        last: condition
            .last_met
            .map_or_else(|| "never".to_owned(), units::short_day),
    };
    checked.progression.all.iter().map(row).collect()
}

/// Volume and streaks, a sentence a point.
pub fn sentences(checked: &Checked, timeline: &Timeline, settings: &Settings) -> Vec<String> {
    vec![
        told(checked, timeline),
        held(checked, timeline, settings),
        raised(checked),
    ]
}

/// The rules on pain around single runs, a sentence a point.
pub fn of_single_runs(checked: &Checked, rules: &LogRules) -> Vec<String> {
    let taught = format!(
        "Rule taught to runners with patellofemoral pain (at most {} of 10 during a run, back to the level of before it within \
         {} minutes, no more on the next morning): {}.",
        units::score(rules.taught_most),
        rules.settling_min,
        tally(&checked.taught)
    );
    let monitoring = &checked.monitoring;
    let monitored = format!(
        "Pain-monitoring model (at most {} of 10 during and after a run, no more on the next morning than before the run): {}.",
        units::score(rules.monitoring_high),
        tally(&monitoring.run_days)
    );
    let (low, high) = (
        units::score(rules.monitoring_low),
        units::score(rules.monitoring_high),
    );
    let [below, between, above] = monitoring.bands;
    let bands = format!(
        "Of the run days whose score during the run is told, {below} had at most {low}, {between} more than {low} and at most \
         {high}, {above} more than {high}. Published versions of the model draw the lower line at 2 or at 3."
    );
    let weekly = format!(
        "No higher score in the last seven days of the diary than in the seven before: the log {}.",
        verdict(monitoring.no_weekly_rise)
    );
    vec![taught, monitored, bands, weekly]
}

fn named(name: Name, rules: &LogRules) -> String {
    match name {
        Name::FreeOfPain => format!(
            "{} run days in a row free of pain, or {} days free of pain with {} run days in them (from there the article adds \
             distance or takes away rest days, one of the two)",
            rules.free_run_days, rules.free_days, rules.free_days_runs
        ),
        Name::PainfulInARow => format!(
            "Pain with {} run days in a row (there the article stays at a volume)",
            rules.painful_run_days
        ),
        Name::Lasting => format!(
            "Pain that lasts {} days after a run (the same)",
            rules.lasting_days
        ),
        Name::Rising => format!(
            "A score that rises over {} painful run days, by {} points or more (the same)",
            rules.rising_run_days, rules.rising_points
        ),
        Name::Throughout => {
            "Pain throughout a run (there the article speaks of a break)".to_owned()
        }
        Name::RestDays => format!(
            "Pain on more than {} rest days in a row after a run (the same)",
            rules.painful_rest_days
        ),
    }
}

/// The answer, as the end of "the log ...".
fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "meets it",
        Verdict::NotMet => "does not meet it",
        Verdict::Untold => "does not tell",
    }
}

fn told(checked: &Checked, timeline: &Timeline) -> String {
    let streak = match checked.progression.as_of {
        Some(day) if checked.progression.streak == 0 => format!(
            "; the run day of {} is not known to have been free of pain",
            units::day(day)
        ),
        Some(day) => format!(
            "; up to {} the log shows {} free of pain in a row",
            units::day(day),
            counted(checked.progression.streak, "run day", "run days")
        ),
        None => String::new(),
    };
    let declared = if timeline.unlogged_days_are_pain_free {
        " (days without a note count as free of pain, as the diary declares)"
    } else {
        ""
    };
    format!(
        "Of {} the log tells the pain of {}{declared}{streak}.",
        counted(checked.run_days, "run day", "run days"),
        checked.told_run_days
    )
}

fn held(checked: &Checked, timeline: &Timeline, settings: &Settings) -> String {
    let days = settings.log_rules.held_days;
    let Some(held) = &checked.held else {
        return format!("No volume is noted as held free of pain for {days} days or longer.");
    };
    let distance = match &held.distance_m {
        Some(metres) => format!(", {} a run day", distances(metres, timeline)),
        None => String::new(),
    };
    format!(
        "Volume last held free of pain for {days} days or longer: from {} to {}, {} ({:.1} a week){distance}, {}.",
        units::day(held.first),
        units::day(held.last),
        counted(held.run_days, "run day", "run days"),
        held.run_days_a_week,
        rests(held)
    )
}

fn distances(metres: &Span, timeline: &Timeline) -> String {
    let number = |metres| units::distance_number(metres, timeline.units);
    format!(
        "{} to {} (median {})",
        number(metres.least),
        units::distance(metres.most, timeline.units),
        number(metres.median)
    )
}

fn rests(held: &Held) -> String {
    let Span {
        least,
        median,
        most,
    } = held.rest_days;
    format!(
        "{} to {} rest days between them (median {})",
        units::score(least),
        units::score(most),
        units::score(median)
    )
}

fn raised(checked: &Checked) -> String {
    let raised = &checked.raised;
    if raised.compared == 0 {
        return "No two whole weeks in a row with runs of known distance: whether distance and frequency rose together cannot be \
            told."
            .to_owned();
    }
    let weeks = counted(raised.compared, "week", "weeks");
    let compared = format!("{weeks} that can be compared with the week before");
    match raised.weeks.last() {
        None => format!("Of {compared}, none had both longer run days and more of them."),
        Some(last) => format!(
            "Of {compared}, {} had both longer run days (mean distance, more than 10 %) and more of them; the last is the week \
             of {}. The article raises one of the two at a time.",
            raised.weeks.len(),
            units::day(*last)
        ),
    }
}

fn tally(tally: &Tally) -> String {
    let last = match tally.last_not_met {
        Some(day) if tally.not_met == 1 => format!(" ({})", units::day(day)),
        Some(day) => format!(" (the last on {})", units::day(day)),
        None => String::new(),
    };
    format!(
        "{} it, {} not{last}, and of {} it cannot be told",
        counted(
            tally.met,
            "run day of the log meets",
            "run days of the log meet"
        ),
        match tally.not_met {
            1 => "1 does".to_owned(),
            count => format!("{} do", units::thousands(count as f64)),
        },
        units::thousands(tally.untold as f64)
    )
}
