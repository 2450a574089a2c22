//! What the charts show, what the report states in sentences, and how it is printed.

use jiff::civil::Date;

defaults! {
    /// Periods, limits and sizes of the charts; our choices, made for a page 17 cm wide.
    #[derive(Debug, Clone, Copy)]
    pub struct ChartRules {
        /// Weeks in the large panels, counted from the last; the overview shows a longer history as a whole.
        pub large_weeks: i64 = 26,
        /// Weeks on the axis of a shorter history, so that a week keeps a readable width.
        pub least_weeks: i64 = 8,
        /// A pain score from which on a note can be a first note.
        pub first_note_score: f64 = 1.0,
        /// A first note comes more than this many days after the last note of such a score.
        pub quiet_days: i64 = 7,
        /// The hours of sleep have a lane from this many known nights on.
        pub least_nights: usize = 7,
        /// Width of a chart, pixels. Text keeps its size in pixels, so it is larger on paper where this is less.
        pub width_px: i64 = 1000,
        /// Charts of as many weeks each that the page has of the time before, the newest; each adds some 100 KB to it.
        pub earlier_charts: usize = 8,
        /// Whether the overview of a longer history is drawn.
        pub with_overview: bool = true,
        /// Height of the panels, percent of their height on a screen.
        pub height_pct: i64 = 100,
        /// Data that begin this many days after the axis are labeled with their first day.
        pub late_start_days: i64 = 7,
        /// Up to this many device changes are named; more are drawn as ticks without a name.
        pub named_changes: usize = 3,
        /// Weekly descent without a grade below this many meters comes from rounding and is not drawn.
        pub ungraded_from_m: f64 = 1.0,
        /// The profile of one run fills its plot from this many meters between the lowest and the highest point on: a
        /// flat run looks flat.
        pub full_profile_m: f64 = 40.0,
    }
}

defaults! {
    /// How the report is printed; our choices, made for a therapist with two minutes.
    #[derive(Debug, Clone)]
    pub struct PrintRules {
        /// Of the PDF.
        pub paper: Paper = Paper::default(),
        /// How much of the report the PDF holds.
        pub extent: PdfExtent = PdfExtent::default(),
        /// Name of the runner, printed on page and PDF (`--name`). `None`: no name anywhere.
        pub name: Option<String> = None,
        /// Whether the tables are written as Parquet as well (`--parquet`).
        pub with_parquet: bool = false,
        /// Weeks on the first page, counted from the last: an assessment asks for the last 2 to 12.
        pub recent_weeks: i64 = 12,
        /// Width of the chart of the first page, pixels: less than that of the others, so that its text is larger.
        pub chart_width_px: i64 = 880,
        /// Words of the first page of the PDF outside of its chart, at most.
        pub first_page_words: usize = 380,
        /// All of its words, at most.
        pub first_page_words_with_chart: usize = 480,
        /// Pain onsets on the first page, the newest ones.
        pub first_page_onsets: usize = 3,
    }
}

defaults! {
    /// The form to print and fill in by hand (`patella note form`).
    #[derive(Debug, Clone, Copy)]
    pub struct FormRules {
        /// A day of its first week (`--from`). `None`: the dates are left to be written.
        pub from: Option<Date> = None,
        /// Weeks (`--weeks`): from one visit to the next, and on one sheet.
        pub weeks: i64 = 4,
    }
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// How much of the report the PDF holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PdfExtent {
    /// Two pages: the whole story, the last half year and the published rules.
    #[default]
    Short,
    /// All that the page says.
    Full,
}

/// What the report states in sentences, and how much of it at once. Our choices, for a page that is read in two minutes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FactRules {
    /// From this many full weeks on their median is stated.
    pub median_weeks: usize,
    /// A rest that has not ended is stated from this many days on.
    pub open_rest_days: i64,
    /// Gaps in the records are stated from this many days on; a diary may outlast the files by a day.
    pub gap_days: i64,
    /// Up to this many gaps are named one by one.
    pub named_gaps: usize,
    /// Days before a pain onset whose runs are named, that of the onset counted: the nearest window of the comparison.
    pub days_before_pain: i64,
    /// Weeks before the seven days up to a start of pain that these are compared with, as a mean.
    pub weeks_before_pain: i64,
    /// Runs with the most descent that are listed, and as many with the largest ratio of steep descent.
    pub notable_descents: usize,
    /// First descents after a gap that are listed.
    pub first_descents: usize,
    /// Device changes that are described one by one.
    pub described_changes: usize,
    /// New shoes that are named in a sentence.
    pub named_shoes: usize,
    /// Weeks before the last two that the runner's usual range is taken from.
    pub usual_weeks: usize,
    /// Least of them, or of the periods of two weeks among them, for a range.
    pub least_usual: usize,
    /// The percentiles that the usual range lies between.
    pub usual_pct: (f64, f64),
    /// A run longer than the 30-day longest by this percentage or more is a raise; less may be the error of a watch.
    pub raise_pct: f64,
    /// The last week is stated next to the one before it, where it has more or less distance by this percentage.
    pub week_jump_pct: f64,
    /// A tolerated volume whose last run day is further back than this many days is not current.
    pub tolerated_days: i64,
    /// Weeks that a week with more run days is compared with.
    pub raise_weeks: usize,
    /// Days in which the largest raise is looked for.
    pub raise_days: i64,
    /// Days from a raise on whose notes are counted, its own day included.
    pub after_raise_days: i64,
    /// Weeks in a row with more distance than the one before from which on that is stated.
    pub climb_weeks: usize,
    /// Weeks in which such a climb ends, or it is no longer stated.
    pub climb_within_weeks: usize,
    /// Notes that go on for so many days after the last file are spoken of.
    pub notes_after_files_days: i64,
    /// Sites of pain that the line at the top of the report names.
    pub named_sites: usize,
    /// Triggers that it names.
    pub named_triggers: usize,
    /// Pairs of shoes beyond this many meters are marked: the article's 300 miles, a convention with little research.
    pub worn_shoe_m: f64,
    /// Least painful notes in each half of the diary for the two to be compared.
    pub compared_notes: usize,
    /// Least days with a value before pain, and as many on other days, for the two to be compared.
    pub compared_days: usize,
    /// Times of running divided by walks, from which on a run is a run-walk session.
    pub run_walk_intervals: usize,
    /// Share of the moving time that is walked in such a session at least.
    pub run_walk_share: f64,
    /// Running for this many minutes without a walk is continuous, as in the last steps of return-to-running programs.
    pub continuous_min: f64,
    /// Weeks after a break whose walking is stated.
    pub weeks_back: i64,
    /// Breaks after which running is described in a sentence, the newest ones.
    pub described_returns: usize,
    /// What precedes starts of pain is in common to them where its share of them is by so many points of a hundred above that
    /// of the days compared.
    pub common_points: f64,
    /// A step of the ladder of volumes has this many weeks, unless neither neighbor touches it.
    pub least_step_weeks: usize,
}

impl Default for FactRules {
    fn default() -> Self {
        FactRules {
            median_weeks: 5,
            open_rest_days: 7,
            gap_days: 7,
            named_gaps: 3,
            days_before_pain: 3,
            weeks_before_pain: 4,
            notable_descents: 5,
            first_descents: 8,
            described_changes: 4,
            named_shoes: 3,
            usual_weeks: 26,
            least_usual: 8,
            usual_pct: (10.0, 90.0),
            raise_pct: 5.0,
            week_jump_pct: 50.0,
            tolerated_days: 56,
            raise_weeks: 4,
            raise_days: 56,
            after_raise_days: 14,
            climb_weeks: 3,
            climb_within_weeks: 8,
            notes_after_files_days: 7,
            named_sites: 2,
            named_triggers: 3,
            worn_shoe_m: 482_803.2,
            compared_notes: 3,
            compared_days: 5,
            run_walk_intervals: 3,
            run_walk_share: 0.1,
            continuous_min: 20.0,
            weeks_back: 4,
            described_returns: 3,
            common_points: 25.0,
            least_step_weeks: 2,
        }
    }
}
