//! A pain score, exact or bounded.

/// A score between two bounds, both 0 to 10: exact where a note says when it was, an upper bound where it does not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreBounds {
    least: f64,
    most: f64,
}

impl ScoreBounds {
    /// Any score of the scale.
    pub const UNKNOWN: ScoreBounds = ScoreBounds { least: 0.0, most: 10.0 };

    pub fn exact(score: f64) -> ScoreBounds {
        ScoreBounds { least: score, most: score }
    }

    pub fn at_most(score: f64) -> ScoreBounds {
        ScoreBounds { least: 0.0, most: score }
    }

    /// The score; `None` where it is not exact.
    pub fn score(self) -> Option<f64> {
        (self.least == self.most).then_some(self.least)
    }

    /// True where the score is certainly not above `limit`, false where it certainly is; `None` where the bounds leave it open.
    pub fn is_within(self, limit: ScoreBounds) -> Option<bool> {
        if self.most <= limit.least {
            Some(true)
        } else if self.least > limit.most {
            Some(false)
        } else {
            None
        }
    }
}
