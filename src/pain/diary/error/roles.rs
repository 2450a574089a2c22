//! What a column was taken for, in words.

use std::fmt;

use super::{ColumnSeen, shown_name};
use crate::pain::diary::header::{ColumnRole, LeftOut, ScoreColumn, Ticked};
use crate::pain::vocabulary::{Side, Site, Vocabulary};

impl fmt::Display for ColumnSeen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", shown_name(&self.heading), self.role)
    }
}

impl fmt::Display for ColumnRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self {
            ColumnRole::Date => return f.write_str("day"),
            ColumnRole::Subject => return f.write_str("what the row is about"),
            ColumnRole::Stamp => return f.write_str("when it was written"),
            ColumnRole::Tick(Ticked::OtherPart) => return f.write_str("ticks: another part of the body"),
            ColumnRole::Tick(Ticked::Knee(side, site)) => return write_ticked(f, *side, *site),
            ColumnRole::Field(field) => return write!(f, "{field}"),
            ColumnRole::Score(score) => return write!(f, "{score}"),
            ColumnRole::LeftOut(reason) => reason,
        };
        f.write_str(match reason {
            LeftOut::Unknown => "left out",
            LeftOut::Empty => "left out: empty",
            LeftOut::WrittenAt => "left out: when it was written",
            LeftOut::OtherScale => "left out: a scale other than 0 to 10 or 0 to 100",
            LeftOut::OtherContent => "left out: most cells are something else",
            LeftOut::Doubled => "left out: another column says it",
            LeftOut::Chosen => "left out, as chosen",
        })
    }
}

impl fmt::Display for ScoreColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("score")?;
        let (side, when, trigger) =
            (self.side.map(Vocabulary::name), self.when.map(Vocabulary::name), self.trigger.map(Vocabulary::name));
        for word in [side, when, trigger].into_iter().flatten() {
            write!(f, ", {word}")?;
        }
        if self.scale > 10.0 { f.write_str(", of 100") } else { Ok(()) }
    }
}

fn write_ticked(f: &mut fmt::Formatter<'_>, side: Option<Side>, site: Option<Site>) -> fmt::Result {
    f.write_str("ticks: knee")?;
    for word in [side.map(Vocabulary::name), site.map(Vocabulary::name)].into_iter().flatten() {
        write!(f, ", {word}")?;
    }
    Ok(())
}
