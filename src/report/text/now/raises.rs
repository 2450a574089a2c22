//! What was raised, and what the diary says of the days from then on.

use super::{FactRow, day, row};
use crate::calendar::add_days;
use crate::facts::{AfterRaise, Now, Raise, RaiseKind, WeeklyClimb};
use crate::report::Report;
use crate::settings::Units;
use crate::units::{self, counted_days};

/// The last raise, what followed it, the largest raise where it is another, weekly distance that rose for weeks.
pub(super) fn rows(now: &Now, report: Report) -> Vec<FactRow> {
    let shown_in = report.timeline.units;
    let last = now.last_raise.as_ref().map(|raise| {
        let ago = match raise.days_ago {
            0 => String::new(),
            days => format!(" ({} ago)", counted_days(days)),
        };
        row(format!("Last raise {}{ago}", day(raise.day, now)), from_to(raise, shown_in))
    });
    // Of one day there is nothing that followed.
    let after = now.after_raise.as_ref().filter(|after| after.days.days() > 1).map(after);
    let largest = now.largest_raise.as_ref().map(|raise| {
        let weeks = report.settings.facts.raise_days / 7;
        row(format!("\u{2003}largest of {weeks} weeks, {}", day(raise.day, now)), from_to(raise, shown_in))
    });
    let climb = now.weekly_climb.as_ref().map(|climb| weekly_climb(climb, now, shown_in));
    [last, after, largest, climb].into_iter().flatten().collect()
}

/// `longest run 9.0 → 9.6 km`, `6 → 7 run days/week`.
fn from_to(raise: &Raise, shown_in: Units) -> String {
    match raise.kind {
        RaiseKind::LongestRun => format!(
            "longest run {} → {}",
            units::distance_number(raise.from, shown_in),
            units::distance(raise.to, shown_in)
        ),
        RaiseKind::RunDaysAWeek => format!("{:.0} → {:.0} run days/week", raise.from, raise.to),
    }
}

/// `first 14 days`, `6 noted, worst 3/10`.
fn after(after: &AfterRaise) -> FactRow {
    let AfterRaise { days, noted_days, declared_days, worst } = after;
    let declared = (*declared_days > 0).then(|| format!("{declared_days} declared pain-free"));
    let noted = worst.map(|worst| format!("{noted_days} noted, worst {}/10", units::score(worst.score_0_10)));
    let value: Vec<String> = [noted, declared].into_iter().flatten().collect();
    let value = if value.is_empty() { "no note".to_owned() } else { value.join(", ") };
    row(format!("\u{2003}first {} days", days.days()), value)
}

/// `Weekly distance rose`, `6 weeks to 14 April: 34.6 → 63.2 km`.
fn weekly_climb(climb: &WeeklyClimb, now: &Now, shown_in: Units) -> FactRow {
    let until = match climb.is_latest {
        true => " in a row".to_owned(),
        false => format!(" to {}", day(add_days(climb.to_week, 6), now)),
    };
    let to = units::distance(climb.to_m, shown_in);
    let from = if climb.from_m > 0.0 { units::distance_number(climb.from_m, shown_in) } else { "0".to_owned() };
    row("Weekly distance rose", format!("{} weeks{until}: {from} → {to}", climb.rises))
}
