//! What the report prints about the methods of this room.

use crate::metrics::MetricDefinition;

/// What the report prints about the methods of this room, in its order.
pub fn definitions() -> Vec<MetricDefinition> {
    vec![STARTS, WINDOWS, SHIFT, CROSSOVER]
}

const STARTS: MetricDefinition = MetricDefinition {
    name: "Start of pain",
    formula: "Onset: a day with a score of 1 or more after 7 days logged as pain-free. Partly logged onset: the same, \
              where at least 2 of the 7 days are logged as pain-free and none of the others has a painful note. Flare: a \
              day whose worst score is at least 2 points above the runner's own median of the 14 days before, 3 or more of \
              them logged. A flare is at least 7 days after the last start. A day is of one kind only, the first of these \
              that fits. What preceded a start within 3 days: a run over 10 % longer, or with over 10 % more descent, than \
              any in 30 days; a return after 7 days or more; a week above the usual range. That week is the 7 days up to \
              the pain. The usual range ends at the 90th percentile of all 7-day distances in the 26 weeks before.",
    source: "All of them are choices of this program. 7 days: flares of knee pain last about 5 days. 2 points: the smallest \
             change that matters on this scale is 2 points in general and 1.2 in patellofemoral pain (Piva 2009); scores \
             vary by 1 from day to day.",
    validity: "A partly logged onset may have had pain on the days not logged. A flare is a rise of pain that was there \
               before; what precedes it can differ from what precedes an onset.",
    edge_cases: "Days that the diary declares pain-free count as logged with a score of 0. Pain after a week without a note \
                 is no start: nothing is known of that week. Fewer than 8 weeks of known distance: no usual range.",
};

const WINDOWS: MetricDefinition = MetricDefinition {
    name: "Days before a pain onset",
    formula: "Three windows, fixed before any data are seen: 0 to 2, 3 to 7 and 8 to 14 days before the onset. The \
              day of the onset counts up to the first note of the pain. A note of the next morning without a time \
              counts as of 10:00; a note of before the run counts as before all runs of its day; any other note \
              without a time counts the whole day. Comparison windows have the same length and end, at the same \
              time of day, on a day logged as pain-free that is 3 or more days from any painful day; they overlap. Where most \
              starts are flares, pain-free days hardly exist. Comparison days are then logged days that are no flare by \
              their score and 3 or more days from any start. Both leave out days near pain; the rate of all days shown \
              does not. Percentile: the percentage of comparison windows with a smaller figure, plus half of those with an \
              equal one. The window after the onset (1 to 3, 4 to 8, 9 to 15 days) has the same length and is the \
              negative control. Means (in report.json) have a 95 % interval from 2,000 resampled histories (moving \
              blocks of 14 days, fixed seed).",
    source: "Windows: choices of this program, in line with studies of flares (1 to 3 days) and of sleep and stress \
             (7 and 14 days). Short nights: a mean under 7 hours, with 10 of 14 nights known (Johnston et al. 2020, \
             95 endurance athletes: hazard ratio 1.51, 95 % interval 1.13-2.02, for a new injury 14 days later). \
             Blocks: Künsch 1989.",
    validity: "A description of one runner. Runs are recorded by a watch; pain is written down by hand, when it \
               hurts. The other limits (a run more than 10 % longer, more than 10 % more descent, a return after 7 \
               days) are defined in entries of their own here and share their limitations. If the window after the \
               onset meets a limit as often as the one before, a training trend explains both. If it meets it less \
               often, that proves nothing: a sore runner runs less.",
    edge_cases: "Missing is not zero: a window that holds a run of unknown distance, descent, ratio or rest has no \
                 such figure, nor has one whose reference period includes days without data or the first 30 days of \
                 the history. Windows that include days without data themselves are left out and counted. A window \
                 without a run has 0 km and no rest. Fewer than 10 comparison windows: no percentile. Fewer than 3 \
                 onsets: no comparison. A day without a note is unknown, unless the diary states that such days \
                 were pain-free.",
};

const SHIFT: MetricDefinition = MetricDefinition {
    name: "Shift test of onsets",
    formula: "From 5 onsets on. All onsets are shifted together against the records of runs by every number of \
              whole weeks, as if the records were a ring. p = share of all shifts, the actual position included, \
              with at least as many windows that meet the limit as observed (one-sided; unknown windows count as \
              expected). For all comparisons together, the largest excess at each shift, in standard deviations, is \
              compared (max-T).",
    source: "Circular shift test over all shifts; single-step max-T after Westfall and Young 1993. Neighboring days \
             resemble each other, so ordinary tests on one person find too much (PMC6999905).",
    validity: "Exploratory. It is valid where training and diary keeping are much the same from beginning to end, \
               since the records are treated as a ring; a trend alone can produce a small p. With 52 weeks no p can \
               be smaller than 0.019. In simulated years without any link the p for all comparisons was at most \
               0.05 in 3 to 6 of 100 runners.",
    edge_cases: "Left out are the first 44 days of the records, whose reference period is not known, the days \
                 outside the diary, and, at the beginning, the days over whole weeks. Fewer than 5 onsets for which \
                 it is known, or a limit met equally often at every shift: no p.",
};

const CROSSOVER: MetricDefinition = MetricDefinition {
    name: "Odds ratio of onsets",
    formula: "From 10 onsets on, if 5 or more of them differ from their comparison days. Each onset is compared \
              with the comparison days on the same weekday of its own 28 days. OR = sum of a(m - c)/(m + 1) / sum \
              of (1 - a)c/(m + 1); a: onset window meets the limit (1 or 0), m: comparison days, c: those that meet \
              it.",
    source: "Time-stratified case-crossover with the Mantel-Haenszel estimate for matched sets. Interval: 95 %, \
             exact, from the conditional distribution of the onsets that meet the limit (for pairs: Liddell, J \
             Epidemiol Community Health 1983;37:82).",
    validity: "Strata of 28 days and equal weekdays control for season, trend and the weekly long run, but not for \
               other changes within four weeks. With few onsets the interval is wide, and only the interval shows \
               what is known.",
    edge_cases: "Onsets without a comparison day in their 28 days are left out. If no matched set contradicts the \
                 association: no estimate and no upper limit, only a lower one.",
};
