//! Finds the header of a diary, which need not be its first row, and what each column is taken for.

use super::names::DiaryColumn;
use super::no_header::without_header;
use super::role::{self, ColumnCells, ColumnRole, Content, LeftOut, ScoreColumn};
use super::ticks;
use super::two_rows::{is_of_form, may_be_header, two_rows};
use crate::pain::diary::cells::score;
use crate::pain::diary::error::{self, ColumnSeen, DiaryFault};
use crate::pain::diary::table::DiaryRow;
use crate::pain::vocabulary::plain;
use crate::settings::DiaryRules;

/// Rows in which a header is looked for.
const MOST_ROWS_ABOVE: usize = 40;
/// Rows whose cells are looked at to tell what a column holds.
const SAMPLED_ROWS: usize = 60;

/// The header of a diary.
#[derive(Debug, Clone, PartialEq)]
pub struct DiaryHeader {
    /// Line of the header.
    pub line: u64,
    pub columns: Vec<Column>,
    /// Rows before the first note: titles and the header.
    pub rows: usize,
}

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its heading as written; a header of two rows is joined.
    pub heading: String,
    pub role: ColumnRole,
    /// True where its cells look like scores.
    pub content: Content,
}

impl DiaryHeader {
    /// The header among the first of `rows`.
    ///
    /// # Errors
    ///
    /// Where no row names a column of days and one of scores, or two columns claim to be the same.
    pub fn find(rows: &[DiaryRow], rules: &DiaryRules) -> Result<DiaryHeader, DiaryFault> {
        let choices = Choices::of(rules)?;
        let mut first_fault = None;
        let titles = (0..rows.len().min(MOST_ROWS_ABOVE)).filter(|&at| may_be_header(&rows[at]));
        for at in titles {
            match DiaryHeader::at(rows, at, &choices) {
                Ok(header) => return header.with_one_of_each(),
                Err(seen) => {
                    let is_likely = seen.iter().filter(|column| !column.heading.is_empty()).count() > 1;
                    if first_fault.is_none() && (is_likely || rows.len() == 1) {
                        first_fault = Some((rows[at].line, seen));
                    }
                }
            }
        }
        if let Some(header) = without_header(rows) {
            return Ok(header);
        }
        let Some(first) = rows.first() else {
            return Err(DiaryFault::Empty);
        };
        let (line, seen) =
            first_fault.unwrap_or_else(|| (first.line, seen(&columns(rows, 0, headings(first), &choices))));
        Err(DiaryFault::missing(line, seen))
    }

    /// The header in the row `at`, or in that and the next; `Err` lists what was seen.
    fn at(rows: &[DiaryRow], at: usize, choices: &Choices) -> Result<DiaryHeader, Vec<ColumnSeen>> {
        let kinds = usize::from(rows.get(at + 1).is_some_and(is_of_form));
        let single = columns(rows, at + 1 + kinds, headings(&rows[at]), choices);
        let double = two_rows(rows, at).map(|headings| columns(rows, at + 2, headings, choices));
        let header = |columns: Vec<Column>, heights: usize| DiaryHeader {
            line: rows[at].line,
            columns: as_needed(columns),
            rows: at + heights,
        };
        // The second row may be a header by itself, below a title.
        let stands_alone = || {
            let below = columns(rows, at + 2, headings(&rows[at + 1]), choices);
            is_diary(&below) && header(below, 2).with_one_of_each().is_ok()
        };
        match double.filter(|double| is_diary(double) && !stands_alone()) {
            Some(double) => Ok(header(double, 2)),
            None if is_diary(&single) => Ok(header(single, 1 + kinds)),
            None => Err(seen(&single)),
        }
    }

    /// Columns that say the same: the one of higher rank is used.
    fn with_one_of_each(mut self) -> Result<DiaryHeader, DiaryFault> {
        let mut repeated: Vec<String> = Vec::new();
        for at in 0..self.columns.len() {
            for other in at + 1..self.columns.len() {
                let drop = match (self.columns[at].role, self.columns[other].role) {
                    (ColumnRole::Date, ColumnRole::Date) => None,
                    (ColumnRole::Score(a), ColumnRole::Score(b)) if is_same(a, b) && a.rank != b.rank => {
                        Some(if a.rank > b.rank { other } else { at })
                    }
                    (ColumnRole::Score(a), ColumnRole::Score(b)) if is_same(a, b) => None,
                    (ColumnRole::Field(a), ColumnRole::Field(b)) if a == b && !is_free_text(a) => Some(other),
                    _ => continue,
                };
                match drop {
                    Some(index) => self.columns[index].role = ColumnRole::LeftOut(LeftOut::Doubled),
                    None => repeated.push(format!(
                        "{} and {}",
                        error::shown_name(&self.columns[at].heading),
                        error::shown_name(&self.columns[other].heading)
                    )),
                }
            }
        }
        match repeated.is_empty() {
            true => Ok(self),
            false => Err(DiaryFault::RepeatedColumns { line: self.line, repeated }),
        }
    }

    /// True for a log of training with a column for pain.
    pub fn is_training_log(&self) -> bool {
        self.columns.iter().any(|column| role::is_of_training(&column.heading))
    }

    /// The positions of the columns with this role.
    pub fn indices(&self, field: DiaryColumn) -> impl Iterator<Item = usize> {
        self.columns
            .iter()
            .enumerate()
            .filter_map(move |(index, column)| (column.field() == Some(field)).then_some(index))
    }

    /// The position of the column of days.
    pub fn date(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.role == ColumnRole::Date)
    }

    /// The columns of scores with their positions.
    pub fn scores(&self) -> impl Iterator<Item = (usize, ScoreColumn)> {
        self.columns.iter().enumerate().filter_map(|(index, column)| match column.role {
            ColumnRole::Score(score) => Some((index, score)),
            _ => None,
        })
    }

    /// The position of a column of one's own diary; a score is the first without a side or a moment of its own.
    pub fn index(&self, column: DiaryColumn) -> Option<usize> {
        match column {
            DiaryColumn::Date => self.date(),
            DiaryColumn::Score => {
                let mut scores = self.scores();
                let plain = scores.find(|(_, score)| is_same(*score, ScoreColumn { scale: 10.0, ..BARE }));
                plain.map(|(index, _)| index)
            }
            column => self.indices(column).next(),
        }
    }

    /// The heading of a column for a message.
    pub fn heading(&self, index: usize) -> &str {
        self.columns.get(index).map_or("", |column| column.heading.as_str())
    }
}

/// A score without a knee or a moment of its own.
pub(super) const BARE: ScoreColumn = ScoreColumn { side: None, when: None, trigger: None, scale: 10.0, rank: 0 };

impl Column {
    /// For messages.
    pub fn seen(&self) -> ColumnSeen {
        ColumnSeen { heading: self.heading.clone(), role: self.role, content: self.content }
    }

    fn field(&self) -> Option<DiaryColumn> {
        match self.role {
            ColumnRole::Date => Some(DiaryColumn::Date),
            ColumnRole::Field(field) => Some(field),
            _ => None,
        }
    }
}

/// The columns that a runner names with `--column`.
struct Choices(Vec<(ColumnRole, String)>);

impl Choices {
    fn of(rules: &DiaryRules) -> Result<Choices, DiaryFault> {
        let choice = |(role, heading): &(String, String)| {
            let unknown = || DiaryFault::UnknownRole { role: error::shown(role) };
            Ok((role::named(role).ok_or_else(unknown)?, heading.clone()))
        };
        rules.columns.iter().map(choice).collect::<Result<Vec<_>, _>>().map(Choices)
    }

    /// The role of the column with this heading, or with this place, counted from 1.
    fn role(&self, index: usize, heading: &str) -> Option<ColumnRole> {
        let is_it = |name: &str| plain(name) == plain(heading) && !plain(name).is_empty();
        let is_place = |name: &str| name.trim().parse() == Ok(index + 1);
        self.0.iter().find(|(_, name)| is_it(name) || is_place(name)).map(|(role, _)| *role)
    }
}

fn headings(row: &DiaryRow) -> Vec<String> {
    row.cells.clone()
}

/// What each column is taken for; the rows of notes begin at `first`.
fn columns(rows: &[DiaryRow], first: usize, headings: Vec<String>, choices: &Choices) -> Vec<Column> {
    let sample = rows.get(first..).unwrap_or_default();
    let sample = &sample[..sample.len().min(SAMPLED_ROWS)];
    let is_training_log = headings.iter().any(|heading| role::is_of_training(heading));
    let cells = |index: usize| {
        let filled = sample.iter().filter_map(|row| row.cells.get(index)).map(String::as_str);
        let is_filled = |cell: &&str| score::read(cell, 10.0) != Some(score::ScoreCell::Blank);
        ColumnCells { cells: filled.filter(is_filled).collect(), is_training_log }
    };
    let mut columns: Vec<Column> = Vec::new();
    for (index, heading) in headings.into_iter().enumerate() {
        let chosen = choices.role(index, &heading);
        let own = cells(index);
        let role = chosen.map_or_else(|| role::of(&heading, &own), |role| role::chosen(role, &heading));
        columns.push(Column { heading, role, content: Content::of(&own) });
    }
    // What the runner names is the only one of its kind.
    for (index, column) in columns.iter_mut().enumerate() {
        let is_chosen = choices.role(index, &column.heading).is_some();
        let is_outdone = choices.0.iter().any(|(role, _)| match (role, column.role) {
            (ColumnRole::Date, ColumnRole::Date | ColumnRole::Stamp) => true,
            (ColumnRole::Score(a), ColumnRole::Score(b)) => is_same(*a, b),
            _ => false,
        });
        if is_outdone && !is_chosen {
            column.role = ColumnRole::LeftOut(LeftOut::Chosen);
        }
    }
    find_days(&mut columns, cells);
    find_subject(&mut columns, |index| role::holds_subjects(&cells(index)));
    keep_severities_of_places(&mut columns);
    ticks::find(&mut columns, |index| cells(index).cells);
    columns
}

/// Where no heading names a column of days, the one whose cells are days is it; else the one whose cells are days without a
/// year.
fn find_days<'t>(columns: &mut [Column], cells: impl Fn(usize) -> ColumnCells<'t>) {
    if columns.iter().any(|column| matches!(column.role, ColumnRole::Date | ColumnRole::Stamp)) {
        return;
    }
    let unknown: Vec<usize> =
        (0..columns.len()).filter(|&index| columns[index].role == ColumnRole::LeftOut(LeftOut::Unknown)).collect();
    let only = |is_it: &dyn Fn(usize) -> bool| {
        let mut found = unknown.iter().copied().filter(|&index| is_it(index));
        found.next().filter(|_| found.next().is_none())
    };
    let days = only(&|index| role::holds_days(&cells(index)));
    let days = days.or_else(|| only(&|index| role::holds_days_without_year(&columns[index].heading, &cells(index))));
    if let Some(index) = days {
        columns[index].role = ColumnRole::Date;
    }
}

/// Where no column is known to name the site, one that is not known may say what each row is about.
fn find_subject(columns: &mut [Column], holds_subjects: impl Fn(usize) -> bool) {
    let has_site = columns.iter().any(|column| column.field() == Some(DiaryColumn::Site));
    let is_it = |index: &usize| columns[*index].role == ColumnRole::LeftOut(LeftOut::Unknown) && holds_subjects(*index);
    let subject = (0..columns.len()).find(is_it);
    if let Some(index) = subject.filter(|_| !has_site) {
        columns[index].role = ColumnRole::Subject;
    }
}

/// A bare `Severity` is one of pain only where another column says of what: a headache has one too.
fn keep_severities_of_places(columns: &mut [Column]) {
    let is_place = |column: &Column| column.role == ColumnRole::Subject || column.field() == Some(DiaryColumn::Site);
    let says_of_what = columns.iter().any(is_place);
    for column in columns.iter_mut().filter(|_| !says_of_what) {
        if matches!(column.role, ColumnRole::Score(score) if score.rank == 0) {
            column.role = ColumnRole::LeftOut(LeftOut::Unknown);
        }
    }
}

/// True where a table can be a diary: it has days, and scores or answers to questions.
fn is_diary(columns: &[Column]) -> bool {
    let has_days = columns.iter().any(|column| matches!(column.role, ColumnRole::Date | ColumnRole::Stamp));
    let has_answers = columns.iter().any(|column| match column.role {
        ColumnRole::Score(_) => true,
        ColumnRole::Field(field) => is_questionnaire(field),
        _ => false,
    });
    has_days && has_answers
}

/// True for the columns of questionnaires, whose rows need no score.
pub fn is_questionnaire(column: DiaryColumn) -> bool {
    use DiaryColumn::{Akps, KoosPf, Lefs, Ostrc, VisaP};
    matches!(column, Ostrc | Akps | KoosPf | VisaP | Lefs)
}

/// The moment at which a row was written counts only where there is no other day.
fn as_needed(mut columns: Vec<Column>) -> Vec<Column> {
    let mut has_day = columns.iter().any(|column| column.role == ColumnRole::Date);
    for column in columns.iter_mut().filter(|column| column.role == ColumnRole::Stamp) {
        column.role = if has_day { ColumnRole::LeftOut(LeftOut::WrittenAt) } else { ColumnRole::Date };
        has_day = true;
    }
    columns
}

fn is_same(a: ScoreColumn, b: ScoreColumn) -> bool {
    (a.side, a.when, a.trigger) == (b.side, b.when, b.trigger)
}

/// Columns whose cells are joined where there are several.
pub fn is_free_text(column: DiaryColumn) -> bool {
    use DiaryColumn::{Exercises, Fuel, Medication, Note, Shoe, Site, Trigger};
    matches!(column, Note | Site | Trigger | Shoe | Medication | Exercises | Fuel)
}

fn seen(columns: &[Column]) -> Vec<ColumnSeen> {
    columns.iter().map(Column::seen).collect()
}
