//! What the report states in sentences, and how much of it at once.

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
    /// Runs with the most descent that are listed, and as many with the largest ratio of steep descent.
    pub notable_descents: usize,
    /// First descents after a gap that are listed.
    pub first_descents: usize,
    /// Device changes that are described one by one.
    pub described_changes: usize,
    /// New shoes that are named in a sentence.
    pub named_shoes: usize,
}

impl Default for FactRules {
    fn default() -> Self {
        FactRules {
            median_weeks: 5,
            open_rest_days: 7,
            gap_days: 7,
            named_gaps: 3,
            days_before_pain: 3,
            notable_descents: 5,
            first_descents: 8,
            described_changes: 4,
            named_shoes: 3,
        }
    }
}
