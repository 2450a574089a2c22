//! The records of a diary: the line each begins on, and whether its quotation marks come in pairs.
//!
//! An unpaired quotation mark would silently make one note swallow all that follow it; here its line is left out and named.

/// One record, as it is written: a line, or more where a quoted cell holds line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawRecord<'t> {
    /// Line on which it begins, counted from 1.
    pub line: u64,
    /// Without the end of the line.
    pub text: &'t str,
}

/// The records of a diary, without blank lines and comments, and the lines whose quotation marks do not come in pairs.
///
/// Such a line is left out alone: what follows it is read as if it were not there.
pub fn split(text: &str, separator: u8) -> (Vec<RawRecord<'_>>, Vec<RawRecord<'_>>) {
    let (mut records, mut broken) = (Vec::new(), Vec::new());
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let first_line = rest.lines().next().unwrap_or_default();
        let end_of_line = rest.find('\n').unwrap_or(rest.len());
        let length = match is_written(first_line).then(|| record_length(rest, separator)) {
            Some(Ok(length)) => {
                records.push(RawRecord { line, text: rest[..length].trim_end_matches('\r') });
                length
            }
            Some(Err(_)) => {
                broken.push(RawRecord { line, text: first_line });
                end_of_line
            }
            None => end_of_line,
        };
        let (record, after) = rest.split_at(length);
        line += line_feeds(record) + 1;
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    (records, broken)
}

/// True where a line is neither blank nor a comment.
///
/// A tab before `#` is an empty cell of a table with tabs, so only spaces may come before a comment; and a `#` alone in its
/// cell is the heading of a column of numbers, as forms have it.
pub fn is_written(line: &str) -> bool {
    let comment = line.trim_start_matches(' ').strip_prefix('#');
    let is_comment = comment.is_some_and(|rest| !rest.starts_with([',', ';', '\t']));
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

    fn lines(text: &str) -> Vec<(u64, &str)> {
        let (records, broken) = split(text, b',');
        assert_eq!(broken, []);
        records.iter().map(|record| (record.line, record.text)).collect()
    }

    #[test]
    fn records_know_the_line_they_begin_on() {
        let text = "# mine\r\n\r\ndate,score\r\n  # more\n1,\"two\nlines\"\n\n2,x";
        assert_eq!(lines(text), [(3, "date,score"), (5, "1,\"two\nlines\""), (8, "2,x")]);
        assert_eq!(lines(""), []);
        assert_eq!(lines("\n\n#"), []);
    }

    #[test]
    fn an_empty_cell_before_a_number_sign_is_no_comment() {
        let (records, _) = split("\t#4\n #5", b'\t');
        assert_eq!(records, [RawRecord { line: 1, text: "\t#4" }]);
    }

    #[test]
    fn marks_in_pairs_are_fine() {
        for text in
            ["1,\"a, b\",c", "1,\"a \"\"b\"\"\"", "1,\"a\" ,b", "1,5\" below the knee", "1,said \"ouch\"", "\"\",\"\""]
        {
            assert_eq!(lines(text), [(1, text)]);
        }
    }

    #[test]
    fn a_line_whose_marks_have_no_other_half_is_left_out_alone() {
        for (text, broken_line) in
            [("1,a\n2,\"b\n3,c\n", 2), ("1,\"a\" b\n2,c", 1), ("1, \"a, b\"\n2,c", 1), ("1,\"a\nb\",\"c\n2,d", 1)]
        {
            let (records, broken) = split(text, b',');
            assert_eq!(broken[0].line, broken_line, "{text:?}");
            assert!(!records.is_empty(), "{text:?}");
        }
    }
}
