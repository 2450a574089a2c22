//! The records of a diary: the line each begins on, and whether its quotation marks come in pairs.
//!
//! An unpaired quotation mark would silently make one note swallow all that follow it; here it is an error.

/// One record, as it is written: a line, or more where a quoted cell holds line breaks.
#[derive(Debug, PartialEq, Eq)]
pub struct RawRecord<'t> {
    /// Line on which it begins, counted from 1.
    pub line: u64,
    /// Without the end of the line.
    pub text: &'t str,
}

/// The line of the first `character`, counted from 1.
pub fn line_of(text: &str, character: char) -> u64 {
    let before = text.split(character).next().unwrap_or_default();
    1 + line_feeds(before)
}

/// The records of a diary, without blank lines and comments.
///
/// # Errors
///
/// The line of the first cell whose quotation marks do not come in pairs.
pub fn split(text: &str, separator: u8) -> Result<Vec<RawRecord<'_>>, u64> {
    let mut records = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let first_line = rest.lines().next().unwrap_or_default();
        let length = if is_written(first_line) {
            let length = record_length(rest, separator).map_err(|at| line + line_feeds(&rest[..at]))?;
            let text = rest[..length].trim_end_matches('\r');
            records.push(RawRecord { line, text });
            length
        } else {
            rest.find('\n').unwrap_or(rest.len())
        };
        let (record, after) = rest.split_at(length);
        line += line_feeds(record) + 1;
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    Ok(records)
}

/// True where a line is neither blank nor a comment.
///
/// A tab before `#` is an empty cell of a table with tabs, so only spaces may come before a comment.
pub fn is_written(line: &str) -> bool {
    let is_comment = line.trim_start_matches(' ').starts_with('#');
    !is_comment && !line.trim().is_empty()
}

fn line_feeds(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

/// Bytes up to the line break that ends the record; `Err` is the position of a cell with unpaired quotation marks.
fn record_length(rest: &str, separator: u8) -> Result<usize, usize> {
    let mut begin = 0;
    loop {
        let end = begin + cell_length(&rest[begin..], separator).ok_or(begin)?;
        match rest.as_bytes().get(end) {
            Some(byte) if *byte == separator => begin = end + 1,
            _ => return Ok(end),
        }
    }
}

/// Bytes of the first cell; `None` where it begins with a quotation mark that does not end it.
fn cell_length(rest: &str, separator: u8) -> Option<usize> {
    let ends_cell = |byte: u8| byte == separator || byte == b'\n';
    let plain_length = |rest: &str| {
        let end = rest.bytes().position(ends_cell);
        end.unwrap_or(rest.len())
    };
    let Some(quoted) = rest.strip_prefix('"') else {
        let length = plain_length(rest);
        // A blank before the mark would make it an ordinary character, and the comma inside the quotes a separator.
        let is_plain = !rest[..length].trim_start().starts_with('"');
        return is_plain.then_some(length);
    };
    let content = quoted_length(quoted)?;
    let after = &quoted[content + 1..];
    let blank_length = plain_length(after);
    let is_blank = after[..blank_length].trim().is_empty();
    is_blank.then_some(1 + content + 1 + blank_length)
}

/// Bytes up to the mark that closes a quoted cell; two marks in a row are one of the content.
fn quoted_length(quoted: &str) -> Option<usize> {
    let mut begin = 0;
    loop {
        let mark = begin + quoted[begin..].find('"')?;
        if !quoted[mark + 1..].starts_with('"') {
            return Some(mark);
        }
        begin = mark + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Result<Vec<(u64, &str)>, u64> {
        let records = split(text, b',')?;
        Ok(records.iter().map(|record| (record.line, record.text)).collect())
    }

    #[test]
    fn records_know_the_line_they_begin_on() {
        let text = "# mine\r\n\r\ndate,score\r\n  # more\n1,\"two\nlines\"\n\n2,x";
        assert_eq!(lines(text), Ok(vec![(3, "date,score"), (5, "1,\"two\nlines\""), (8, "2,x")]));
        assert_eq!(lines(""), Ok(vec![]));
        assert_eq!(lines("\n\n#"), Ok(vec![]));
    }

    #[test]
    fn an_empty_cell_before_a_number_sign_is_no_comment() {
        let records = split("\t#4\n #5", b'\t').unwrap();
        assert_eq!(records, [RawRecord { line: 1, text: "\t#4" }]);
    }

    #[test]
    fn marks_in_pairs_are_fine() {
        for text in
            ["1,\"a, b\",c", "1,\"a \"\"b\"\"\"", "1,\"a\" ,b", "1,5\" below the knee", "1,said \"ouch\"", "\"\",\"\""]
        {
            assert_eq!(lines(text), Ok(vec![(1, text)]));
        }
    }

    #[test]
    fn marks_without_their_other_half_are_named_by_line() {
        for (text, line) in [
            ("1,a\n2,\"b\n3,c\n", 2),
            ("1,a\n2,\"b\n3,\"c\n", 2),
            ("1,\"a\" b", 1),
            ("1, \"a, b\"", 1),
            ("1,\"a\nb\",\"c", 2),
        ] {
            assert_eq!(lines(text), Err(line), "{text:?}");
        }
    }

    #[test]
    fn the_line_of_a_character_counts_from_one() {
        assert_eq!(line_of("a\nb\nc", 'c'), 3);
        assert_eq!(line_of("c", 'c'), 1);
    }
}
