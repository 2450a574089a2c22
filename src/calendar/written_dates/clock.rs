//! Times of day within a cell, and the numbers, words and marks that it is taken apart into.

use jiff::civil::Time;

use crate::calendar::date_words::{HalfOfDay, half_of_day, is_filling};

/// Reads a cell with a time of day alone: `18:30`, `7:05 pm`, `08h15`, `18.30`, `7 PM`, `18:30:00`.
pub fn read_time(cell: &str) -> Option<Time> {
    let cell = cell.trim();
    // A fraction of a day, as spreadsheets store it. With two digits it is a clock: one minute past midnight.
    if let Some(fraction) = cell.strip_prefix("0.").or_else(|| cell.strip_prefix("0,"))
        && fraction.len() > 2
    {
        return clock_of_seconds((format!("0.{fraction}").parse::<f64>().ok()? * 86_400.0).round());
    }
    let mut pieces = pieces(cell);
    if let Some(time) = take_time(&mut pieces)? {
        let is_filled = pieces.iter().all(|piece| match piece {
            Piece::Word(word) => is_filling(&word.to_lowercase()) || is_of_clock(word) || is_about(word),
            Piece::Number(_) => false,
            Piece::Mark(mark) => " .~".contains(*mark),
        });
        return is_filled.then_some(time);
    }
    let count = pieces.len();
    pieces.retain(|piece| !matches!(piece, Piece::Word(word) if is_of_clock(word)));
    let is_clock = pieces.len() < count;
    while let [first @ .., Piece::Mark(' ' | '.')] | [Piece::Mark(' ' | '.' | '~'), first @ ..] = &pieces[..] {
        pieces = first.to_vec();
    }
    match pieces[..] {
        [Piece::Number(hour), Piece::Mark('.'), Piece::Number(minute)] if minute.len() == 2 => {
            clock(hour, minute, None)
        }
        // Four digits and an hour alone may be any number.
        [Piece::Number(both)] if is_clock && both.len() == 4 => clock(&both[..2], &both[2..], None),
        [Piece::Number(hour)] if is_clock => clock(hour, "00", None),
        _ => None,
    }
}

fn is_about(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "ca" | "circa" | "about" | "approx" | "around" | "etwa" | "gegen" | "vers" | "env"
    )
}

/// Words that say that a number is a time: `18.30 uur`, `kl. 18.30`, `1830 hrs`.
fn is_of_clock(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "uhr"
            | "uur"
            | "kl"
            | "klo"
            | "klokken"
            | "klokka"
            | "klockan"
            | "om"
            | "um"
            | "h"
            | "hrs"
            | "hours"
            | "heures"
            | "ore"
    )
}

pub(super) fn clock_of_seconds(seconds: f64) -> Option<Time> {
    let minutes = (seconds / 60.0).floor() as i64;
    Time::new(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0).ok()
}

/// A run of digits, a word in lower case, or another character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Number(&'t str),
    Word(&'t str),
    Mark(char),
}

/// Longest cell that is looked at; no date is longer.
const MOST_BYTES: usize = 80;

pub(super) fn pieces(cell: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = if cell.len() > MOST_BYTES { "" } else { cell };
    while let Some(first) = rest.chars().next() {
        let length = |is_one: fn(char) -> bool| rest.find(|other: char| !is_one(other)).unwrap_or(rest.len());
        let (piece, length) = if first.is_ascii_digit() {
            let length = length(|other| other.is_ascii_digit());
            (Piece::Number(&rest[..length]), length)
        } else if first.is_alphabetic() || first == 'º' || first == 'ª' {
            let length = length(|other| other.is_alphabetic() || other == 'º' || other == 'ª');
            (Piece::Word(&rest[..length]), length)
        } else {
            let mark = if first.is_whitespace() { ' ' } else { first };
            (Piece::Mark(mark), first.len_utf8())
        };
        let is_second_blank = piece == Piece::Mark(' ') && pieces.last() == Some(&Piece::Mark(' '));
        if !is_second_blank {
            pieces.push(piece);
        }
        rest = &rest[length..];
    }
    pieces
}

/// Takes the time out of the pieces: `Some(None)` where there is none, `None` where what looks like one is none.
pub(super) fn take_time(pieces: &mut Vec<Piece<'_>>) -> Option<Option<Time>> {
    for begin in 0..pieces.len() {
        let Some((hour, minute, length)) = time_at(&pieces[begin..]) else {
            continue;
        };
        let mut end = begin + length;
        let half = half_after(&pieces[end..]).or_else(|| half_before(&pieces[..begin]));
        end += half_after(&pieces[end..]).map_or(0, |(_, length)| length);
        end += zone_length(&pieces[end..]);
        let time = clock(hour, minute, half.map(|(half, _)| half))?;
        pieces.drain(begin..end);
        return Some(Some(time));
    }
    Some(None)
}

/// Hour, minute and the number of pieces of a time that begins here.
fn time_at<'t>(pieces: &[Piece<'t>]) -> Option<(&'t str, &'t str, usize)> {
    use Piece::{Mark, Number, Word};
    match *pieces {
        [Number(hour), Mark(':'), Number(minute), Mark(':'), Number(_), Mark('.' | ','), Number(_), ..] => {
            Some((hour, minute, 7))
        }
        [Number(hour), Mark(':'), Number(minute), Mark(':'), Number(_), ..] => Some((hour, minute, 5)),
        [Number(hour), Mark(':'), Number(minute), ..] => Some((hour, minute, 3)),
        [Number(hour), Word("h" | "H" | "u"), Number(minute), ..] if minute.len() == 2 => Some((hour, minute, 3)),
        [Number(hour), Word("h" | "H"), ..] => Some((hour, "00", 2)),
        [Number(hour), Mark('.'), Number(minute), ref rest @ ..] if minute.len() == 2 && half_after(rest).is_some() => {
            Some((hour, minute, 3))
        }
        [Number(hour), ref rest @ ..] if hour.len() <= 2 && half_after(rest).is_some_and(|(_, length)| length > 0) => {
            Some((hour, "00", 1))
        }
        _ => None,
    }
}

/// `AM`, ` pm`, ` p. m.`: the half of the day, and its pieces.
fn half_after(pieces: &[Piece<'_>]) -> Option<(HalfOfDay, usize)> {
    use Piece::{Mark, Word};
    let blanks = usize::from(pieces.first() == Some(&Mark(' ')));
    let half = |word: &str| half_of_day(&word.to_lowercase());
    let length = match pieces[blanks..] {
        [Word(_), Mark('.'), Mark(' '), Word("m" | "M"), Mark('.'), ..] => 5,
        [Word(_), Mark('.'), Word("m" | "M"), Mark('.'), ..] => 4,
        [Word(_), Mark('.'), Word("m" | "M"), ..] => 3,
        [Word(_), ..] => 1,
        _ => return None,
    };
    let Word(word) = pieces[blanks] else { return None };
    let is_letter_alone = word.len() == 1 && length == 1;
    half(word).filter(|_| !is_letter_alone).map(|half| (half, blanks + length))
}

/// `下午 3:30`: the half of the day stands before.
fn half_before(pieces: &[Piece<'_>]) -> Option<(HalfOfDay, usize)> {
    let word = pieces.iter().rev().find(|piece| **piece != Piece::Mark(' '))?;
    let Piece::Word(word) = word else { return None };
    half_of_day(word).filter(|_| !word.is_ascii()).map(|half| (half, 0))
}

/// Pieces of a zone after a time: `Z`, ` UTC`, ` GMT+1`, `+01:00`. The clock counts as it is written.
fn zone_length(pieces: &[Piece<'_>]) -> usize {
    use Piece::{Mark, Number, Word};
    let blanks = usize::from(pieces.first() == Some(&Mark(' ')));
    let rest = &pieces[blanks..];
    let named = match rest.first() {
        Some(Word("Z" | "z" | "UTC" | "utc" | "GMT" | "gmt")) => 1,
        _ => 0,
    };
    let offset = match rest[named..] {
        [Mark('+' | '-' | '−'), Number(_), Mark(':'), Number(_), ..] => 4,
        [Mark('+' | '-' | '−'), Number(digits), ..] if named == 1 || digits.len() == 4 => 2,
        _ => 0,
    };
    if named + offset == 0 { 0 } else { blanks + named + offset }
}

/// The time of hour and minute, of twelve hours where the half of the day is known.
pub(super) fn clock(hour: &str, minute: &str, half: Option<HalfOfDay>) -> Option<Time> {
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let hour: i8 = hour.parse().ok()?;
    let hour = match (half, hour) {
        (None, hour) => hour,
        (Some(HalfOfDay::Morning), 12) => 0,
        (Some(HalfOfDay::Afternoon), 12) => 12,
        (Some(HalfOfDay::Morning), 0..=11) => hour,
        (Some(HalfOfDay::Afternoon), 1..=11) => hour + 12,
        // 18:30 PM, as some phones write it.
        (Some(HalfOfDay::Afternoon), 13..=23) => hour,
        _ => return None,
    };
    Time::new(hour, minute.parse().ok()?, 0, 0).ok()
}
