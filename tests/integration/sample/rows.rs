//! From the sentences of a history to the rows of its timeline.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use patella::activity::{DescentSource, Format, OffsetSource, RunKind, Sport, SubSport, Totals};
use patella::calendar::{DaySpan, WeekStart, add_days, days, days_between};
use patella::descent::AltitudeQuality;
use patella::metrics::SpikeState;
use patella::metrics::WeekMetrics;
use patella::onset_analysis::OnsetAnalysis;
use patella::pain::rules::{Completeness, PainAfter};
use patella::session::DistanceSource;
use patella::settings::Settings;
use patella::timeline::{
    Coverage, Earlier, Measure, OtherEntry, PainEntry, ReferenceStep, RestGapEntry, ReturnEntry, RunDayEntry, RunEntry,
    SCHEMA_VERSION, SpikeEntry, Timeline,
};

use super::{Outing, Sample};

impl Sample {
    /// Works everything out.
    pub fn timeline(mut self) -> Timeline {
        let diary_days = self.diary_days();
        self.outings.sort_by_key(|outing| (outing.day, outing.hour));
        self.pain.sort_by_key(|note| note.day);
        let runs = self.run_entries();
        let rest_gaps = self.rest_gaps(&runs);
        Timeline {
            questionnaires: Vec::new(),
            schema_version: SCHEMA_VERSION,
            generator: "patella, invented history".to_owned(),
            first_day: Some(self.first),
            last_day: Some(self.last),
            units: self.units,
            week_start: WeekStart::Monday,
            run_kinds: Settings::default().run_kinds,
            run_days: run_days(&runs),
            others: Vec::<OtherEntry>::new(),
            weeks: self.weeks(&runs),
            returns: self.returns(&rest_gaps),
            descent_gaps: Vec::new(),
            spikes: self.spikes(&runs),
            reference_steps: self.reference_steps(),
            descent_reference_steps: Vec::new(),
            rest_gaps,
            runs,
            unobserved: self.unobserved,
            breaks: self.breaks,
            diary_head: Vec::new(),
            unread_days: Default::default(),
            diary_days,
            pain: self.pain,
            onsets: Vec::new(),
            before_pain: OnsetAnalysis::default(),
            unlogged_days_are_pain_free: false,
            pain_context: None,
            pain_rules: None,
            shoes: Vec::new(),
            days: Vec::new(),
            sleep: None,
            has_diary: self.has_diary,
            definitions: patella::metrics::definitions(),
            coverage: Coverage::default(),
            earlier: Earlier::default(),
        }
    }

    fn run_entries(&self) -> Vec<RunEntry> {
        let mut entries: Vec<RunEntry> = Vec::new();
        for (index, outing) in self.outings.iter().enumerate() {
            let ratio = self.distance_ratio(index);
            let previous = index.checked_sub(1).map(|before| &self.outings[before]);
            entries.push(RunEntry {
                distance_ratio_30d: ratio,
                distance_state: outing.distance_m.map(|_| self.state(outing.day, ratio)),
                distance_at_the_line: ratio.is_some_and(|ratio| ratio > 1.05 && ratio < 1.15),
                rest_days: previous.map(|before| days_without(before.day, outing.day)),
                rest_gap_h: previous.map(|before| {
                    days_between(before.day, outing.day) as f64 * 24.0 + f64::from(outing.hour - before.hour)
                }),
                ..entry(outing)
            });
        }
        entries
    }

    fn longest_before(&self, day: Date) -> Option<f64> {
        self.outings
            .iter()
            .filter(|outing| outing.day < day && days_between(outing.day, day) <= 30)
            .filter_map(|outing| outing.distance_m)
            .reduce(f64::max)
    }

    fn distance_ratio(&self, index: usize) -> Option<f64> {
        let outing = &self.outings[index];
        let same_day =
            self.outings[..index].iter().filter(|other| other.day == outing.day).filter_map(|other| other.distance_m);
        let longest = self.longest_before(outing.day).into_iter().chain(same_day).reduce(f64::max)?;
        outing.distance_m.map(|distance_m| distance_m / longest)
    }

    fn state(&self, day: Date, ratio: Option<f64>) -> SpikeState {
        match ratio {
            _ if days_between(self.first, day) < 30 => SpikeState::WarmingUp,
            None => SpikeState::NoReference,
            Some(ratio) if ratio <= 1.1 => SpikeState::Reference,
            Some(ratio) if ratio <= 1.3 => SpikeState::Small,
            Some(ratio) if ratio <= 2.0 => SpikeState::Moderate,
            Some(_) => SpikeState::Large,
        }
    }

    fn weeks(&self, runs: &[RunEntry]) -> Vec<WeekMetrics> {
        let mut by_week: BTreeMap<Date, WeekMetrics> = BTreeMap::new();
        for day in days(self.first, self.last) {
            let start = WeekStart::Monday.week_of(day);
            let week = by_week.entry(start).or_insert_with(|| self.week(start));
            let is_unobserved = self.unobserved.iter().any(|gap| gap.contains(day));
            week.observed_days += u32::from(!is_unobserved);
            week.unobserved_days += u32::from(is_unobserved);
        }
        for run in runs {
            if let Some(week) = by_week.get_mut(&run.week_start) {
                week.runs += 1;
                week.distance_m += run.totals.distance_m.unwrap_or(0.0);
                week.runs_without_distance += u32::from(run.totals.distance_m.is_none());
                week.runs_without_descent += u32::from(run.totals.descent_m.is_none());
                if let Some(descent_m) = run.totals.descent_m {
                    *week.descent_m.get_or_insert(0.0) += descent_m;
                }
            }
        }
        for week in by_week.values_mut().filter(|week| week.runs == 0) {
            week.descent_m = Some(0.0);
        }
        by_week.into_values().collect()
    }

    fn week(&self, start: Date) -> WeekMetrics {
        WeekMetrics {
            week_start: start,
            runs: 0,
            run_days: 0,
            distance_m: 0.0,
            runs_without_distance: 0,
            timer_s: 0.0,
            descent_m: None,
            runs_without_descent: 0,
            descent_bands_m: None,
            descent_per_km_m: None,
            descent_28d_m: None,
            knee_load: None,
            longest_run_m: None,
            longest_rest_gap_h: None,
            distance_change_pct: None,
            acwr_uncoupled: None,
            acwr_coupled: None,
            acwr_ewma: None,
            monotony: None,
            strain_m: None,
            ctl_m: None,
            atl_m: None,
            other_sport_s: 0.0,
            partial: start < self.first || add_days(start, 6) > self.last,
            observed_days: 0,
            unobserved_days: 0,
            after_unobserved: false,
        }
    }

    fn rest_gaps(&self, runs: &[RunEntry]) -> Vec<RestGapEntry> {
        runs.windows(2)
            .map(|pair| RestGapEntry {
                run_id: pair[1].run_id.clone(),
                previous_run_id: pair[0].run_id.clone(),
                from_day: pair[0].day,
                to_day: pair[1].day,
                hours: pair[1].rest_gap_h.unwrap_or(0.0),
                rest_days: days_without(pair[0].day, pair[1].day),
                after_unobserved: self.touches_unobserved(pair[0].day, pair[1].day),
            })
            .collect()
    }

    fn returns(&self, gaps: &[RestGapEntry]) -> Vec<ReturnEntry> {
        let meters = |first: Date, last: Date| -> f64 {
            let span = DaySpan { first, last };
            let within = self.outings.iter().filter(|run| span.contains(run.day));
            within.filter_map(|run| run.distance_m).sum()
        };
        gaps.iter()
            .filter(|gap| gap.rest_days >= 7)
            .map(|gap| {
                let before = meters(add_days(gap.from_day, -27), gap.from_day) / 4.0;
                let first_week = meters(gap.to_day, add_days(gap.to_day, 6));
                ReturnEntry {
                    run_id: gap.run_id.clone(),
                    day: gap.to_day,
                    rest_days: gap.rest_days,
                    first_week_m: first_week,
                    before_weekly_m: Some(before),
                    share_pct: (before > 0.0).then(|| 100.0 * first_week / before),
                    first_week_partial: add_days(gap.to_day, 6) > self.last,
                    after_unobserved: gap.after_unobserved,
                }
            })
            .collect()
    }

    fn spikes(&self, runs: &[RunEntry]) -> Vec<SpikeEntry> {
        runs.iter()
            .filter_map(|run| {
                let (value_m, ratio) = (run.totals.distance_m?, run.distance_ratio_30d?);
                let state = run.distance_state.filter(|state| state.is_spike())?;
                Some(SpikeEntry {
                    run_id: run.run_id.clone(),
                    date: run.day,
                    measure: Measure::Distance,
                    value_m,
                    reference_m: value_m / ratio,
                    reference_run_id: String::new(),
                    ratio,
                    state,
                    at_the_line: run.distance_at_the_line,
                    within_uncertainty: false,
                    after_unobserved: false,
                    pain_after: pain_after(&self.pain, run.day),
                })
            })
            .collect()
    }

    fn reference_steps(&self) -> Vec<ReferenceStep> {
        let Some(first) = self.outings.first() else {
            return Vec::new();
        };
        let mut steps: Vec<ReferenceStep> = Vec::new();
        for day in days(first.day, self.last) {
            let longest_m = self.longest_before(day);
            if steps.last().is_none_or(|step| step.longest_m != longest_m) {
                steps.push(ReferenceStep { day, longest_m });
            }
        }
        steps
    }

    fn touches_unobserved(&self, first: Date, last: Date) -> bool {
        let span = DaySpan { first, last };
        self.unobserved.iter().any(|gap| gap.touches(span))
    }
}

fn days_without(from: Date, to: Date) -> i64 {
    (days_between(from, to) - 1).max(0)
}

/// A run of which only what the outing itself says is filled in.
fn entry(outing: &Outing) -> RunEntry {
    let start_local = outing.day.at(outing.hour, 0, 0, 0);
    let start_utc = start_local
        .to_zoned(TimeZone::UTC)
        .expect("days of invented runners lie within the years jiff knows")
        .timestamp();
    let indoor = outing.kind == RunKind::Treadmill;
    RunEntry {
        run_id: start_local.to_string(),
        start_utc,
        start_local,
        utc_offset_min: 0,
        offset_source: OffsetSource::File,
        day: outing.day,
        week_start: WeekStart::Monday.week_of(outing.day),
        kind: outing.kind,
        sport: Sport::Running,
        sub_sport: if indoor { SubSport::Treadmill } else { SubSport::Generic },
        source_format: Format::Fit,
        device: None,
        totals: Totals {
            distance_m: outing.distance_m,
            timer_s: outing.distance_m.map(|distance_m| distance_m * 0.36),
            descent_m: outing.descent_m,
            ..Totals::default()
        },
        distance_source: DistanceSource::Session,
        descent_source: match outing.descent_m {
            Some(_) => DescentSource::Device,
            None => DescentSource::None,
        },
        descent_per_km_m: None,
        descent_samples_m: None,
        descent_device_m: None,
        descent_contradiction: None,
        descent_uncertainty_m: None,
        descent_repeats: None,
        downhill: None,
        altitude_quality: AltitudeQuality::Absent,
        run_walk: None,
        shoe: None,
        rest_gap_h: None,
        rest_days: None,
        distance_ratio_30d: None,
        distance_state: None,
        distance_at_the_line: false,
        descent_ratio_30d: None,
        descent_state: None,
        descent_within_uncertainty: false,
        steep_descent_ratio_30d: None,
        steep_descent_state: None,
        steep_descent_within_uncertainty: false,
        knee_load: None,
        interrupted: None,
        flags: Vec::new(),
    }
}

/// What the notes of the day of a run and the two after it say; a day without one is unknown.
pub fn pain_after(pain: &[PainEntry], run_day: Date) -> PainAfter {
    let highest = |day: Date| {
        let notes = pain.iter().filter(|note| note.day == day);
        notes.map(|note| note.score_0_10).reduce(f64::max)
    };
    let known: Vec<f64> = (0..=2).filter_map(|days| highest(add_days(run_day, days))).collect();
    match known.len() {
        _ if known.iter().any(|score| *score > 0.0) => PainAfter::Noted,
        3 => PainAfter::Free,
        0 => PainAfter::NotLogged,
        _ => PainAfter::PartlyLogged,
    }
}

/// Run days of whose pain nothing is logged.
fn run_days(runs: &[RunEntry]) -> Vec<RunDayEntry> {
    let of_day = |runs: &[RunEntry]| RunDayEntry {
        day: runs[0].day,
        distance_m: runs.iter().map(|run| run.totals.distance_m).sum(),
        logged: Completeness::None,
        is_declared: false,
        is_pain_free: None,
        worst_0_10: None,
    };
    runs.chunk_by(|one, next| one.day == next.day).map(of_day).collect()
}
