//! What surrounds the runs: new shoes, effort and feel, other sports, weekly answers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::pain::Questionnaire;
use crate::settings::FactRules;
use crate::stats::Range;
use crate::timeline::{RunEntry, Timeline};

/// What surrounds the runs.
#[derive(Debug, Clone, Serialize)]
pub struct Surroundings {
    /// Shoes first worn after the first day shown, as places among the shoes, oldest first.
    pub new_shoes: Vec<usize>,
    /// Shoes worn for more than the article's figure ([`FactRules::worn_shoe_m`]), as places among the shoes.
    pub worn_shoes: Vec<usize>,
    /// True where an account, a file or the diary names a shoe.
    pub has_shoes: bool,
    /// True where an account or the diary has the sleep of a night.
    pub has_sleep: bool,
    /// Perceived effort, 0-10.
    pub effort_0_10: Option<Answered>,
    /// How the run felt, 0 very weak to 100 very strong.
    pub feel_0_100: Option<Answered>,
    /// Other sports; `None` without any.
    pub other_sports: Option<OtherSports>,
    /// Weekly answers of the OSTRC-O2; `None` without any.
    pub weekly_answers: Option<WeeklyAnswerSummary>,
    /// Each questionnaire of the diary with its first and its last score.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questionnaires: Vec<QuestionnaireSummary>,
}

/// A figure that the runner gave for some runs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Answered {
    pub runs: usize,
    /// Its range over them.
    #[serde(flatten)]
    pub range: Range,
}

/// Activities of other sports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OtherSports {
    pub activities: usize,
    /// Activities by sport.
    pub by_sport: BTreeMap<&'static str, usize>,
    /// Timer time of those that have one, seconds; `None` where none has.
    pub timer_s: Option<f64>,
    /// Activities without a time.
    pub without_time: usize,
    /// Weeks that the time is spread over.
    pub weeks: usize,
}

/// Weekly answers of the OSTRC-O2, severity 0-100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeeklyAnswerSummary {
    /// How many.
    pub count: usize,
    /// How many are above 0.
    pub above_zero: usize,
    pub first: (Date, u8),
    /// The highest; of equal ones the first.
    pub highest: (Date, u8),
    pub last: (Date, u8),
}

/// The scores of one questionnaire; more is better.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct QuestionnaireSummary {
    pub name: &'static str,
    /// The best score.
    pub most: f64,
    /// The smallest change that is taken for one.
    pub smallest_change: f64,
    /// How many scores.
    pub count: usize,
    pub first: (Date, f64),
    pub last: (Date, f64),
}

/// A night whose hours are known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Night {
    /// The day on which it ended.
    #[serde(rename = "date")]
    pub day: Date,
    /// Hours asleep, from the account or else from the diary.
    pub sleep_h: f64,
    /// True below [`AccountRules::short_night_h`](crate::settings::AccountRules::short_night_h).
    pub is_short: bool,
}

/// The known nights of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Nights {
    pub known: usize,
    pub short: usize,
}

impl Surroundings {
    /// Of all days shown.
    pub(super) fn of(timeline: &Timeline, rules: &FactRules) -> Surroundings {
        Surroundings {
            new_shoes: new_shoes(timeline),
            worn_shoes: worn_shoes(timeline, rules),
            has_shoes: !timeline.shoes.is_empty() || timeline.pain.iter().any(|note| note.details.shoe.is_some()),
            has_sleep: timeline.days.iter().any(|day| day.sleep_h.is_some())
                || timeline.pain.iter().any(|note| note.details.sleep_h.is_some()),
            effort_0_10: answered(&timeline.runs, |run| run.totals.rpe_0_10),
            feel_0_100: answered(&timeline.runs, |run| run.totals.feel_0_100),
            other_sports: other_sports(timeline),
            weekly_answers: weekly_answers(timeline),
            questionnaires: questionnaires(timeline),
        }
    }
}

fn new_shoes(timeline: &Timeline) -> Vec<usize> {
    let Some(days) = timeline.days() else { return Vec::new() };
    let is_new = |day: Date| days.first < day && day <= days.last;
    let shoes = timeline.shoes.iter().enumerate();
    shoes.filter(|(_, shoe)| shoe.first_day.is_some_and(is_new)).map(|(index, _)| index).collect()
}

fn worn_shoes(timeline: &Timeline, rules: &FactRules) -> Vec<usize> {
    let shoes = timeline.shoes.iter().enumerate();
    shoes.filter(|(_, shoe)| shoe.distance_m > rules.worn_shoe_m).map(|(index, _)| index).collect()
}

fn answered(runs: &[RunEntry], figure: fn(&RunEntry) -> Option<f64>) -> Option<Answered> {
    let values: Vec<f64> = runs.iter().filter_map(figure).collect();
    Some(Answered { runs: values.len(), range: Range::of(&values)? })
}

fn other_sports(timeline: &Timeline) -> Option<OtherSports> {
    let others = &timeline.others;
    let mut by_sport: BTreeMap<&str, usize> = BTreeMap::new();
    for other in others {
        *by_sport.entry(other.sport.name()).or_default() += 1;
    }
    let known_s: Vec<f64> = others.iter().filter_map(|other| other.timer_s).collect();
    (!others.is_empty()).then(|| OtherSports {
        activities: others.len(),
        by_sport,
        timer_s: (!known_s.is_empty()).then(|| known_s.iter().sum()),
        without_time: others.len() - known_s.len(),
        weeks: timeline.weeks.len(),
    })
}

fn weekly_answers(timeline: &Timeline) -> Option<WeeklyAnswerSummary> {
    let answers = &timeline.pain_context.as_ref()?.weekly_answers;
    Some(WeeklyAnswerSummary {
        count: answers.len(),
        above_zero: answers.iter().filter(|answer| answer.1 > 0).count(),
        first: *answers.first()?,
        highest: *answers.iter().rev().max_by_key(|answer| answer.1)?,
        last: *answers.last()?,
    })
}

fn questionnaires(timeline: &Timeline) -> Vec<QuestionnaireSummary> {
    let summary = |which: Questionnaire| {
        let scores = timeline.questionnaires.iter().filter(|entry| entry.questionnaire == which);
        let scores: Vec<(Date, f64)> = scores.map(|entry| (entry.day, entry.score)).collect();
        Some(QuestionnaireSummary {
            name: which.name(),
            most: which.most(),
            smallest_change: which.smallest_change(),
            count: scores.len(),
            first: *scores.first()?,
            last: *scores.last()?,
        })
    };
    Questionnaire::ALL.into_iter().filter_map(summary).collect()
}

/// The known nights, oldest first. Of several notes of a day the first that tells counts.
pub(super) fn nights(timeline: &Timeline, short_night_h: f64) -> Vec<Night> {
    let noted = timeline.pain.iter().rev().map(|note| (note.day, note.details.sleep_h));
    let recorded = timeline.days.iter().map(|entry| (entry.day, entry.sleep_h));
    let known = noted.chain(recorded).filter_map(|(day, sleep_h)| Some((day, sleep_h?)));
    let by_day: BTreeMap<Date, f64> = known.collect();
    by_day.into_iter().map(|(day, sleep_h)| Night { day, sleep_h, is_short: sleep_h < short_night_h }).collect()
}
