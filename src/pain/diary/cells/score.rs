//! The score of a cell, as people write one: `3`, `3/10`, `~2`, `3-4`, `none`, `4,5`, `L 3, R 1`, `3 (stairs)`, `45` of 100.

use super::score_words::{BLANKS, NONE, UNITS, is_of_other_part, without_about, without_name};
use crate::calendar::date_words::month;
use crate::pain::vocabulary::{Side, Vocabulary, folded, plain};

/// What the cell of a score holds.
#[derive(Debug, Clone, PartialEq)]
pub enum ScoreCell {
    /// Nothing: a day without a note.
    Blank,
    /// One score, or one for each knee.
    Scores(Vec<WrittenScore>),
}

/// A score and how it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenScore {
    /// 0 to 10, to one decimal.
    pub score_0_10: f64,
    /// Where the cell names a knee.
    pub side: Option<Side>,
    /// The cell, where it says more than the score does: a range, an estimate, words.
    pub words: Option<String>,
}

/// The scores that `cell` writes on a scale from 0 to `scale` (10 or 100); `None` where it holds none.
pub fn read(cell: &str, scale: f64) -> Option<ScoreCell> {
    let cell = cell.trim().trim_matches(['“', '”', '„']);
    if BLANKS.contains(&cell.to_lowercase().as_str()) {
        return Some(ScoreCell::Blank);
    }
    if let Some(score) = one(cell, scale) {
        return Some(ScoreCell::Scores(vec![score]));
    }
    by_side(cell, scale).map(ScoreCell::Scores)
}

/// One score; the words are those of the whole cell where they say more.
fn one(cell: &str, scale: f64) -> Option<WrittenScore> {
    let is_number = cell.starts_with(|first: char| first.is_ascii_digit());
    if !is_number && NONE.contains(&format!("|{}|", plain(cell))) && !plain(cell).is_empty() {
        // `none` and `no pain` say nothing that 0 does not.
        let words = Some(cell.to_owned()).filter(|words| words.split_whitespace().count() > 2);
        return Some(WrittenScore { score_0_10: 0.0, side: None, words });
    }
    let (rest, severity) = without_name(cell);
    let (rest, is_about) = without_about(rest);
    let (low, rest) = number(rest)?;
    let (high, rest) = range_end(rest).unwrap_or((low, rest));
    let (scale, rest) = scale_after(rest, scale)?;
    let is_range = high > low;
    // `0-10` names the scale, no score on it.
    let is_scale = low <= 1.0 && high >= scale && is_range;
    let in_range = high >= low && high <= scale && !is_scale;
    let side = Side::meaning(rest);
    let says_more = severity || !rest.trim().is_empty() && side.is_none();
    (in_range && is_remark(rest)).then(|| WrittenScore {
        score_0_10: ((low + high) / 2.0 * 100.0 / scale).round() / 10.0,
        side,
        words: (is_about || is_range || says_more).then(|| cell.to_owned()),
    })
}

/// `L 3, R 1`, `left 3/10 right 1/10`, `3 left, 1 right`: a score for each knee that is named.
fn by_side(cell: &str, scale: f64) -> Option<Vec<WrittenScore>> {
    let is_break = |character: char| matches!(character, ',' | ';' | '\n' | '|' | '&' | '+');
    let parts: Vec<&str> = match cell.split(is_break).filter(|part| !part.trim().is_empty()).collect::<Vec<_>>() {
        parts if parts.len() > 1 => parts,
        _ => split_at_second_side(cell)?,
    };
    let mut scores: Vec<WrittenScore> = Vec::new();
    for part in parts {
        let (side, number) = side_and_rest(part)?;
        let score = one(number.trim_matches([' ', ':', '=', '-', '(', ')', '.']), scale)?;
        if scores.iter().any(|before| before.side == Some(side)) {
            return None;
        }
        scores.push(WrittenScore { side: Some(side), ..score });
    }
    (!scores.is_empty()).then_some(scores)
}

/// `left 3 right 1`: the parts that begin, or end, with a side.
fn split_at_second_side(cell: &str) -> Option<Vec<&str>> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for word in cell.split_inclusive(|character: char| !character.is_alphabetic()) {
        let name: &str = word.trim_end_matches(|character: char| !character.is_alphabetic());
        if Side::meaning(name).is_some() {
            starts.push(at);
        }
        at += word.len();
    }
    match starts[..] {
        [0, second] => Some(vec![&cell[..second], &cell[second..]]),
        [_] => Some(vec![cell]),
        _ => None,
    }
}

/// The knee that a part names, and what is left of it.
fn side_and_rest(part: &str) -> Option<(Side, String)> {
    let mut side = None;
    let mut rest = String::new();
    for word in part.split_inclusive(|character: char| !character.is_alphabetic()) {
        let name = word.trim_end_matches(|character: char| !character.is_alphabetic());
        match Side::meaning(name) {
            Some(found) if side.is_none() => {
                side = Some(found);
                rest.push_str(&word[name.len()..]);
            }
            _ if matches!(plain(name).as_str(), "knee" | "knie" | "genou" | "rodilla") => {
                rest.push_str(&word[name.len()..])
            }
            _ => rest.push_str(word),
        }
    }
    Some((side?, rest))
}

/// A number of at most two decimals at the beginning: `4`, `4.5`, `4,5`, `3½`; and what follows it.
fn number(text: &str) -> Option<(f64, &str)> {
    let digits = |text: &str| text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(text);
    if whole == 0 || whole > 3 {
        return None;
    }
    let mut value: f64 = text[..whole].parse().ok()?;
    let mut rest = &text[whole..];
    if let Some(after) = rest.strip_prefix(['.', ',']) {
        let decimals = digits(after);
        if (1..=9).contains(&decimals) {
            value += after[..decimals].parse::<f64>().ok()? / 10f64.powi(i32::try_from(decimals).ok()?);
            rest = &after[decimals..];
        }
    } else if let Some(after) = rest.trim_start().strip_prefix('½') {
        value += 0.5;
        rest = after;
    }
    Some((value, rest))
}

/// The end of a range: `-4`, ` – 4`, ` to 4`, ` bis 4`.
fn range_end(rest: &str) -> Option<(f64, &str)> {
    const MARKS: [&str; 11] = ["-", "–", "—", "to ", "bis ", "à ", "a ", "tot ", "til ", "till ", "or "];
    let rest = rest.trim_start();
    let after = MARKS.iter().find_map(|mark| rest.strip_prefix(mark))?;
    number(after.trim_start())
}

/// The scale that a number names itself, `/10`, ` out of 10`, ` von 10`, `%`, or else that of the column. `None` for a scale of
/// another length.
fn scale_after(rest: &str, column: f64) -> Option<(f64, &str)> {
    const MARKS: [&str; 12] =
        ["/", "out of ", "of ", "von ", "sur ", "de ", "su ", "van de ", "van ", "av ", "af ", "em "];
    let trimmed = rest.trim_start();
    if let Some(after) = trimmed.strip_prefix('%') {
        return Some((100.0, after));
    }
    let Some((scale, after)) =
        MARKS.iter().find_map(|mark| trimmed.strip_prefix(mark)).and_then(|after| number(after.trim_start()))
    else {
        return Some((column, rest));
    };
    match scale {
        10.0 | 100.0 => Some((scale, after)),
        _ => None,
    }
}

/// True where what follows a number cannot change what it means: nothing, `+`, or words that are no unit.
fn is_remark(rest: &str) -> bool {
    let rest = rest.trim();
    if rest.is_empty() || matches!(rest, "+" | "." | "!" | "/") {
        return true;
    }
    let folded = folded(rest);
    if is_of_other_part(&folded) {
        return false;
    }
    let mut words = folded.split_whitespace();
    let starts_as_other = rest.starts_with(['/', '*', '^', '<', '>']) || rest.bytes().any(|byte| byte.is_ascii_digit());
    let Some(first) = words.next() else {
        return !starts_as_other;
    };
    // A spreadsheet makes 3-Apr of 3-4.
    let is_unit = UNITS.contains(&format!(" {first} ")) || month(first).is_some();
    // More numbers make it unclear which of them is the score.
    !is_unit && !starts_as_other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(cell: &str) -> Option<f64> {
        match read(cell, 10.0)? {
            ScoreCell::Scores(scores) if scores.len() == 1 => Some(scores[0].score_0_10),
            _ => None,
        }
    }

    #[test]
    fn scores_are_read_as_people_write_them() {
        for (cell, expected) in [
            ("0", 0.0),
            ("10", 10.0),
            ("4.5", 4.5),
            ("4,5", 4.5),
            ("4/10", 4.0),
            ("4,5 / 10", 4.5),
            ("3/10 after stairs", 3.0),
            ("3 (stairs)", 3.0),
            ("~2", 2.0),
            ("ca. 2", 2.0),
            ("3-4", 3.5),
            ("3 – 4/10", 3.5),
            ("3 to 4", 3.5),
            ("3+", 3.0),
            ("none", 0.0),
            ("No pain", 0.0),
            ("keine", 0.0),
            ("pas de douleur", 0.0),
            ("3 von 10", 3.0),
            ("3 out of 10", 3.0),
            ("30/100", 3.0),
            ("30%", 3.0),
            ("3½", 3.5),
            ("right 3", 3.0),
            ("NRS 3", 3.0),
            ("VAS: 4/10", 4.0),
            ("Pain: 3", 3.0),
            ("pain = 3", 3.0),
            ("lvl 2", 2.0),
            ("Schmerz 3,5", 3.5),
            ("Mild (2)", 2.0),
            ("no pain (0)", 0.0),
            ("moderate: 4-6", 5.0),
            ("level 10 / 10", 10.0),
        ] {
            assert_eq!(score(cell), Some(expected), "{cell}");
        }
    }

    #[test]
    fn what_is_no_score_is_none() {
        for cell in [
            "11",
            "-1",
            "4/5",
            "3/4",
            "four",
            "4 5",
            "3 km",
            "30 min",
            "2 days",
            "yes",
            "mild",
            "?",
            "1e0",
            "5 x 3",
            "12/03/2026",
            "3-4-5",
            "7-3",
            "L 3, L 4",
            "3-Apr",
            "5 back",
            "5 (lower back)",
            "left hip 4",
            "4 left hip",
            "Pain -3",
            "pain 3 back 5",
            "NRS",
            "grade 2",
            "no pain (3)",
            "0-10",
            "Pain (0-10)",
        ] {
            assert_eq!(score(cell), None, "{cell}");
            assert_ne!(read(cell, 10.0), Some(ScoreCell::Blank), "{cell}");
        }
    }

    #[test]
    fn a_scale_of_100_is_divided_and_blanks_are_blank() {
        let scores = |cell: &str| read(cell, 100.0);
        let one = |score_0_10| Some(ScoreCell::Scores(vec![WrittenScore { score_0_10, side: None, words: None }]));
        assert_eq!((scores("45"), scores("7"), scores("3/10")), (one(4.5), one(0.7), one(3.0)));
        assert_eq!(scores("101"), None);
        for blank in BLANKS {
            assert_eq!(scores(blank), Some(ScoreCell::Blank), "{blank}");
        }
    }

    #[test]
    fn both_knees_in_one_cell_are_two_scores() {
        for cell in
            ["L 3, R 1", "left 3/10; right 1/10", "3 left, 1 right", "left 3 right 1", "L3 R1", "links 3, rechts 1"]
        {
            let Some(ScoreCell::Scores(scores)) = read(cell, 10.0) else { panic!("{cell}") };
            let scores: Vec<_> = scores.iter().map(|score| (score.side, score.score_0_10)).collect();
            assert_eq!(scores, [(Some(Side::Left), 3.0), (Some(Side::Right), 1.0)], "{cell}");
        }
    }
}
