//! A pain score as far as the notes fix it.

/// The highest score of the scale.
const MOST: f64 = 10.0;

/// A score between two bounds, both 0 to 10: exact where a note says when it was, "at most that" where it does not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    least: f64,
    most: f64,
}

impl Level {
    /// Nothing is known: any score.
    pub const UNKNOWN: Level = Level { least: 0.0, most: MOST };

    /// This score.
    pub fn exact(score: f64) -> Level {
        Level { least: score, most: score }
    }

    /// This score or less.
    pub fn at_most(score: f64) -> Level {
        Level { least: 0.0, most: score }
    }

    /// The score; `None` where it is not exact.
    pub fn score(self) -> Option<f64> {
        (self.least == self.most).then_some(self.least)
    }

    /// True where the score is surely not above `limit`, false where it surely is; `None` where the bounds leave it open.
    pub fn is_within(self, limit: Level) -> Option<bool> {
        if self.most <= limit.least {
            Some(true)
        } else if self.least > limit.most {
            Some(false)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    //! Exact and open scores against each other.

    use super::*;

    #[test]
    fn what_is_open_counts_neither_for_nor_against() {
        let (exact, at_most) = (Level::exact, Level::at_most);
        assert_eq!(exact(2.0).is_within(exact(2.0)), Some(true));
        assert_eq!(exact(3.0).is_within(exact(2.0)), Some(false));
        assert_eq!(at_most(2.0).is_within(exact(2.0)), Some(true));
        assert_eq!(at_most(3.0).is_within(exact(2.0)), None);
        assert_eq!(exact(1.0).is_within(at_most(2.0)), None);
        assert_eq!(exact(3.0).is_within(at_most(2.0)), Some(false));
        assert_eq!(exact(0.0).is_within(Level::UNKNOWN), Some(true));
        assert_eq!(exact(9.0).is_within(Level::UNKNOWN), None);
        assert_eq!(Level::UNKNOWN.is_within(exact(5.0)), None);
        assert_eq!((exact(4.0).score(), at_most(4.0).score()), (Some(4.0), None));
        assert_eq!(at_most(0.0).score(), Some(0.0));
    }
}
