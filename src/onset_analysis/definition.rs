//! What the report prints about onsets and what came before them.

use crate::metrics::MetricDefinition;

/// In the order of the report.
pub(super) const DEFINITIONS: [MetricDefinition; 3] = [WINDOWS, SHIFT, CROSSOVER];

const WINDOWS: MetricDefinition = MetricDefinition {
    name: "Days before a pain onset",
    formula: "Three windows, fixed before any data are looked at: 0 to 2, 3 to 7 and 8 to 14 days before the onset. The day of \
              the onset counts up to the first note of the pain: a note of the next morning without a time counts as of 10:00, one \
              of before the run as before all runs of its day; otherwise the whole day counts where no time is written. Comparison \
              windows have the same length and end, at the same time of day, on a day known to be free of pain and 3 or \
              more days from any painful day; they overlap. Percentile: the per cent of the comparison windows with a smaller \
              figure, and half of those with an equal one. The window after the onset (1 to 3, 4 to 8, 9 to 15 days) has the \
              same length and is the negative control. Means, in report.json, stand with a 95 % interval from 2,000 redrawn histories (moving \
              blocks of 14 days, fixed seed).",
    source: "Windows: choices of this program, within what studies of flares (1 to 3 days) and of sleep and stress (7 and 14 \
             days) looked at. Short nights: a mean under 7 hours, with 10 of 14 nights known (Johnston et al. 2020, 95 endurance \
             athletes: hazard ratio 1.51, 95 % interval 1.13-2.02, for a new injury 14 days later). Blocks: Künsch 1989.",
    validity: "A description of one runner. Runs are recorded by a watch and pain is written down by hand, when it hurts. The \
               other limits (a run more than 10 % longer, descent more than 10 % larger, a return after 7 days) are those \
               of their own entries here, with the same doubts. Where the window after the onset meets a limit as \
               often as the one before, a trend of the training explains both. That it meets it less often proves nothing: \
               a sore runner runs less.",
    edge_cases: "Missing is not zero: a window with a run of unknown distance, descent, step or rest has no such figure, nor \
                 has one whose look back reaches into days that no file speaks of or into the first 30 days. Windows that \
                 touch such days themselves are left out and counted. A window without a run has 0 km and no rest. Fewer \
                 than 10 comparison windows: no percentile. Fewer than 3 onsets: no comparison. A day without a note is \
                 unknown, unless the diary says that such days were free of pain.",
};

const SHIFT: MetricDefinition = MetricDefinition {
    name: "Shift test of onsets",
    formula: "From 5 onsets on. All onsets are moved together against the records of runs by every number of whole weeks, round \
              them as round a ring. p = share of all places, that of the onsets with them, at which at least as many \
              windows meet the limit as do where the onsets are (one-sided; unknown windows count as expected). For all \
              comparisons together: the largest excess at each place, in standard deviations, is compared (max-T).",
    source: "Circular shift with all shifts looked at; single-step max-T after Westfall and Young 1993. Days alike to their neighbours make \
             ordinary tests on one person find too much (PMC6999905).",
    validity: "Exploratory. It holds where the training is much the same, and the diary kept alike, from beginning to end, \
               since the records are closed to a ring; a trend can make a small p by itself. With 52 weeks no p can be \
               smaller than 0.019. In simulated years without any link the p for all comparisons was at most 0.05 in 3 to 6 \
               of 100 runners.",
    edge_cases: "The first 44 days of the records are left out, as their look back is not known, and so are days outside the diary \
                 and what is over whole weeks, at the beginning. Fewer than 5 onsets of which it is known, or a limit met at \
                 every place alike: no p.",
};

const CROSSOVER: MetricDefinition = MetricDefinition {
    name: "Odds ratio of onsets",
    formula: "From 10 onsets on, with 5 or more whose days differ. Each onset is compared with the comparison days on the \
              same weekday of its own 28 days. OR = sum of a(m - c)/(m + 1) / sum of (1 - a)c/(m + 1); a: onset window meets the \
              limit (1 or 0), m: comparison days, c: those that meet it.",
    source: "Time-stratified case-crossover with the estimate of Mantel and Haenszel for matched sets. Interval: 95 %, exact from \
             the conditional distribution of the onsets that meet the limit (for pairs: Liddell, J Epidemiol Community Health \
             1983;37:82).",
    validity: "Strata of 28 days and equal weekdays take out season, trend and the weekly long run. What else changes within \
               four weeks is not taken out. With few onsets the interval is wide, and only the interval says what is known.",
    edge_cases: "Onsets without a comparison day in their 28 days are left out. No set against the exposure: no estimate and no \
                 upper limit, only a lower one.",
};
