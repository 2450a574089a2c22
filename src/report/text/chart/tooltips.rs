//! What a mark of the chart means, as shown when it is pointed at or read aloud.

use crate::chart::Marked;
use crate::metrics::WeekMetrics;
use crate::report::text::tables;
use crate::timeline::{Measure, PainEntry, RunEntry, Timeline};
use crate::units::{self, counted};

/// The runner's text is cut after this many characters; the table has it whole.
const TEXT_CHARACTERS: usize = 120;

/// The text of a mark; `None` where the timeline does not hold its row.
pub fn mark(marked: &Marked, timeline: &Timeline) -> Option<String> {
    match marked {
        Marked::Note(index) => timeline.pain.get(*index).map(note),
        Marked::Run(run_id) => {
            let mut runs = timeline.runs.iter();
            let found = runs.find(|run| run.run_id == *run_id);
            found.map(|found| run(found, timeline))
        }
        Marked::Week(first_day) => {
            let mut weeks = timeline.weeks.iter();
            let found = weeks.find(|week| week.week_start == *first_day);
            found.map(|found| week(found, timeline))
        }
    }
}

fn note(note: &PainEntry) -> String {
    let score = units::score(note.score_0_10);
    let head = format!("{}: pain {score}/10", units::day(note.day));
    let words = [&note.side, &note.site, &note.trigger];
    let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
    let words = words.join(", ");
    match words.char_indices().nth(TEXT_CHARACTERS) {
        _ if words.is_empty() => head,
        None => format!("{head}; {words}"),
        Some((end, _)) => format!("{head}; {}…", &words[..end]),
    }
}

fn run(run: &RunEntry, timeline: &Timeline) -> String {
    let meters = run.compared_m(Measure::Distance).or(run.totals.distance_m);
    let distance =
        meters.map_or_else(|| "distance unknown".to_owned(), |meters| units::distance(meters, timeline.units));
    let descent = run.compared_m(Measure::Descent).or(run.totals.descent_m);
    let descent = descent.map(|meters| format!("{} descent", units::height(meters, timeline.units)));
    let day = units::day(run.day);
    let parts = [Some(format!("{day}: {distance}")), tables::run_standing(run), descent];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn week(week: &WeekMetrics, timeline: &Timeline) -> String {
    let head = format!("Week of {}", units::day(week.week_start));
    if !week.is_observed() {
        return format!("{head}: no data");
    }
    if week.runs == 0 {
        return format!("{head}: no run");
    }
    let runs = counted(week.runs as usize, "run", "runs");
    let distance = units::distance(week.distance_m, timeline.units);
    let unknown = match week.runs_without_distance {
        0 => "",
        _ => " and unknown distances",
    };
    format!("{head}: {runs}, {distance}{unknown}")
}
