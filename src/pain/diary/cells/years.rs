//! Days without a year get theirs from the name of the sheet, the lines above the header, the name of the file, or other days of
//! the column. Where two years are possible none is chosen.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar::written_dates::{self, DateOrder, DayWithoutYear, TitleYears};
use crate::pain::diary::error::{DiaryFault, shown};
use crate::pain::diary::header::DiaryHeader;
use crate::pain::diary::table::DiaryTable;

/// Days between two rows within a year. A longer step against the order of the others leads into another year.
const MOST_BETWEEN: i32 = 92;
/// A step against the order of the others that is no longer, days, is a row entered late.
const MOST_OUT_OF_ORDER: i32 = 14;

/// Days that got their year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearsAdded {
    pub days: usize,
    pub first: i16,
    pub last: i16,
}

/// What is known of the years besides the rows.
pub struct YearSources<'s> {
    pub file_name: &'s str,
    /// Year of the first day without one, as the runner says.
    pub chosen: Option<i16>,
}

/// A row of the column of days.
struct DayEntry {
    row: usize,
    cell: DayCellKind,
    /// What the sheet and the lines above say.
    stated: TitleYears,
}

enum DayCellKind {
    Full(Date),
    WithoutYear(DayWithoutYear),
}

/// Completes the days without a year in the column of days; `None` where there are none.
///
/// # Errors
///
/// [`DiaryFault::OpenYear`] where nothing says the year, or two are possible.
pub fn complete(
    table: &mut DiaryTable,
    header: &DiaryHeader,
    sources: &YearSources<'_>,
) -> Result<Option<YearsAdded>, DiaryFault> {
    let Some(date) = header.date() else {
        return Ok(None);
    };
    let orders: Vec<DateOrder> = {
        let entries = entries(table, header, date, DateOrder::DayFirst);
        let open: Vec<&DayWithoutYear> = entries.iter().filter_map(DayEntry::without_year).collect();
        if open.is_empty() {
            return Ok(None);
        }
        let allows =
            |order: &DateOrder| open.iter().all(|day| day.is_alone() || day.orders().any(|other| other == *order));
        [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().filter(allows).collect()
    };
    let file = TitleYears::read(stem(sources.file_name)).unwrap_or_default();
    let mut assigned: Option<Vec<AssignedYear>> = None;
    for order in orders {
        let entries = entries(table, header, date, order);
        let years = assign(&entries, order, &file, sources.chosen);
        let years = years.map_err(|entry| open_year(table, date, &entries[entry], &file))?;
        match assigned {
            None => assigned = Some(years),
            Some(ref other) if *other == years => {}
            Some(_) => return Err(open_year(table, date, &entries[0], &file)),
        }
    }
    let assigned = assigned.unwrap_or_default();
    let mut added: Option<YearsAdded> = None;
    for AssignedYear { row, year, month } in assigned {
        let cell = &mut table.rows[row].cells[date];
        if let Some(full) = DayWithoutYear::read(cell).and_then(|day| day.in_full(year, month)) {
            *cell = full;
            let before = added.unwrap_or(YearsAdded { days: 0, first: year, last: year });
            added =
                Some(YearsAdded { days: before.days + 1, first: before.first.min(year), last: before.last.max(year) });
        }
    }
    Ok(added)
}

impl DayEntry {
    fn without_year(&self) -> Option<&DayWithoutYear> {
        match &self.cell {
            DayCellKind::WithoutYear(day) => Some(day),
            DayCellKind::Full(_) => None,
        }
    }

    /// Month and day in this order; the month of a day alone is the stated one.
    fn month_and_day(&self, order: DateOrder) -> Option<(i16, i16)> {
        match &self.cell {
            DayCellKind::Full(day) => Some((day.month().into(), day.day().into())),
            DayCellKind::WithoutYear(day) if day.is_alone() => {
                // Any number of a day exists in some month; `in_full` says whether it does in this one.
                Some((self.stated.month?, 1))
            }
            DayCellKind::WithoutYear(day) => day.month_and_day(order),
        }
    }
}

/// The rows with a day, with or without its year, below the header.
fn entries(table: &DiaryTable, header: &DiaryHeader, date: usize, order: DateOrder) -> Vec<DayEntry> {
    let above = table.rows[..header.rows].iter().flat_map(|row| &row.cells).map(String::as_str);
    let heading = [header.heading(date)];
    let of_first_sheet =
        stated(table.sheets.first().map(|sheet| sheet.name.as_str()).into_iter().chain(above).chain(heading));
    let of_sheet = |sheet: usize| match table.sheets.get(sheet) {
        Some(part) if sheet > 0 => {
            stated([part.name.as_str()].into_iter().chain(part.titles.iter().map(String::as_str)))
        }
        _ => of_first_sheet.clone(),
    };
    let mut entries = Vec::new();
    let (mut sheet, mut stated_now) = (0, of_sheet(0));
    for (row, cells) in table.rows.iter().enumerate().skip(header.rows) {
        if usize::from(cells.sheet) != sheet {
            sheet = usize::from(cells.sheet);
            stated_now = of_sheet(sheet);
        }
        let Some(cell) = cells.cells.get(date).filter(|cell| !cell.is_empty()) else { continue };
        let is_alone = cells.cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
        if let Some(section) = TitleYears::read(cell).filter(|found| is_alone && found.month.is_some()) {
            // `March 2026` between the rows.
            stated_now = section;
            continue;
        }
        let full = written_dates::read(cell, &TimeZone::UTC);
        let full = full.and_then(|written| {
            written.day(order).or_else(|| DateOrder::ALL.iter().find_map(|&order| written.day(order)))
        });
        let cell = match full {
            Some(day) => Some(DayCellKind::Full(day)),
            None => DayWithoutYear::read(cell).map(DayCellKind::WithoutYear),
        };
        entries.extend(cell.map(|cell| DayEntry { row, cell, stated: stated_now.clone() }));
    }
    entries
}

/// What several titles say together; nothing where they contradict each other.
fn stated<'t>(titles: impl Iterator<Item = &'t str>) -> TitleYears {
    let mut all = TitleYears::default();
    for found in titles.filter_map(TitleYears::read) {
        let contradicts = !all.years.is_empty() && !found.years.is_empty() && all.years != found.years
            || all.month.is_some() && found.month.is_some() && all.month != found.month;
        if contradicts {
            return TitleYears::default();
        }
        all.years = if all.years.is_empty() { found.years } else { all.years };
        all.month = all.month.or(found.month);
    }
    all
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct AssignedYear {
    row: usize,
    year: i16,
    /// Of a day alone.
    month: Option<i16>,
}

/// The year of each day without one; `Err` is the place of an entry whose year is open.
fn assign(
    entries: &[DayEntry],
    order: DateOrder,
    file: &TitleYears,
    chosen: Option<i16>,
) -> Result<Vec<AssignedYear>, usize> {
    let mut assigned = Vec::new();
    let mut chosen = chosen;
    let mut at = 0;
    while at < entries.len() {
        let is_open = |entry: &DayEntry| entry.without_year().is_some();
        if !is_open(&entries[at]) {
            at += 1;
            continue;
        }
        let stated = &entries[at].stated;
        let is_fixed = |stated: &TitleYears| stated.month.is_some() && stated.years.len() == 1;
        // Sheets that are named for months alone are one list of days.
        let goes_on = |other: &TitleYears| *other == *stated || !is_fixed(stated) && other.years == stated.years;
        let end = at + entries[at..].iter().take_while(|entry| is_open(entry) && goes_on(&entry.stated)).count();
        let month = |entry: &DayEntry| entry.month_and_day(order);
        if let (Some(of_title), [year]) = (stated.month, &stated.years[..]) {
            // `Jan 2026` says all.
            if entries[at..end].iter().any(|entry| month(entry).map(|found| found.0) != Some(of_title)) {
                return Err(at);
            }
            assigned.extend(entries[at..end].iter().map(|entry| AssignedYear {
                row: entry.row,
                year: *year,
                month: stated.month,
            }));
            at = end;
            continue;
        }
        // The days with a year next to these take part, and so say the year.
        let first = at - usize::from(at > 0 && goes_on(&entries[at - 1].stated));
        let last = end + usize::from(end < entries.len() && !is_open(&entries[end]));
        let chain = &entries[first..last];
        let days: Option<Vec<(i16, i16)>> = chain.iter().map(month).collect();
        let offsets = days.as_deref().and_then(offsets).ok_or(at)?;
        let base =
            base_year(chain, &offsets, stated, file).or_else(|| chosen.take().map(|year| year - offsets[at - first]));
        let base = base.ok_or(at)?;
        let years = chain.iter().zip(&offsets).filter(|(entry, _)| is_open(entry));
        assigned.extend(years.map(|(entry, offset)| AssignedYear {
            row: entry.row,
            year: base + offset,
            month: stated.month,
        }));
        at = end;
    }
    Ok(assigned)
}

/// The year that the offsets are counted from.
fn base_year(chain: &[DayEntry], offsets: &[i16], stated: &TitleYears, file: &TitleYears) -> Option<i16> {
    let known: Vec<i16> = (chain.iter().zip(offsets))
        .filter_map(|(entry, offset)| match &entry.cell {
            DayCellKind::Full(day) => Some(day.year() - offset),
            DayCellKind::WithoutYear(_) => None,
        })
        .collect();
    if let Some(first) = known.first() {
        return known.iter().all(|base| base == first).then_some(*first);
    }
    let years = match (&stated.years[..], &file.years[..]) {
        ([], years) | (years, []) => years,
        (years, others) if years == others => years,
        _ => return None,
    };
    let (least, most) = (*offsets.iter().min()?, *offsets.iter().max()?);
    let covers = usize::try_from(most - least).ok()? + 1 == years.len();
    covers.then(|| years[0] - least)
}

/// By how many years each day is later than the first; `None` where the order of the days does not show it.
fn offsets(days: &[(i16, i16)]) -> Option<Vec<i16>> {
    let of_year = |(month, day): (i16, i16)| i32::from(month) * 31 + i32::from(day);
    let steps: Vec<i32> = days.windows(2).map(|pair| of_year(pair[1]) - of_year(pair[0])).collect();
    let (short, long): (Vec<i32>, Vec<i32>) = steps.iter().partition(|step| step.abs() <= MOST_BETWEEN);
    let none_before = |least: i32| short.iter().all(|step| *step >= least);
    let none_after = |most: i32| short.iter().all(|step| *step <= most);
    let moves = short.iter().any(|step| *step != 0);
    // With the oldest day first, each long step back is one into the next year; with the newest first, each long step ahead is
    // one into the year before.
    let turn: fn(i32) -> i16 = if long.is_empty() && (none_before(-MOST_OUT_OF_ORDER) || none_after(MOST_OUT_OF_ORDER))
    {
        |_| 0
    } else if moves && none_before(0) {
        |step| i16::from(step < -MOST_BETWEEN)
    } else if moves && none_after(0) {
        |step| -i16::from(step > MOST_BETWEEN)
    } else {
        return None;
    };
    let mut offset = 0;
    let later = steps.iter().map(|step| {
        offset += turn(*step);
        offset
    });
    Some([0].into_iter().chain(later).collect())
}

/// The name of a file without its folder and what follows its point.
fn stem(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn open_year(table: &DiaryTable, date: usize, entry: &DayEntry, file: &TitleYears) -> DiaryFault {
    let row = &table.rows[entry.row];
    let found = row.cells.get(date).map_or(String::new(), |cell| shown(cell));
    let is_month_open = entry.stated.month.is_some() || entry.without_year().is_some_and(DayWithoutYear::is_alone);
    if is_month_open && (entry.stated.years.len() == 1 || entry.stated.month.is_none()) {
        return DiaryFault::OpenMonth { line: row.line, found };
    }
    let stated = if entry.stated.years.is_empty() { &file.years } else { &entry.stated.years };
    let years: Vec<i16> = match stated[..] {
        [year] => vec![year - 1, year],
        [first, second] => vec![first, second],
        _ => Vec::new(),
    };
    DiaryFault::OpenYear { line: row.line, found, years }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_days_shows_where_a_year_begins() {
        for (days, expected) in [
            (vec![(3, 1), (3, 2), (5, 30)], Some(vec![0, 0, 0])),
            (vec![(12, 30), (12, 31), (1, 2)], Some(vec![0, 0, 1])),
            (vec![(1, 2), (12, 31), (12, 30)], Some(vec![0, -1, -1])),
            (vec![(3, 5), (3, 1), (3, 7)], Some(vec![0, 0, 0])),
            (vec![(3, 5)], Some(vec![0])),
            (vec![(9, 20), (1, 15)], None),
            (vec![(1, 15), (9, 20)], None),
            (vec![(8, 1), (3, 1), (3, 2)], Some(vec![0, 1, 1])),
            (vec![(8, 1), (3, 1)], None),
            (vec![(3, 5), (1, 20), (3, 7)], None),
            (vec![(9, 20), (1, 15), (1, 16)], Some(vec![0, 1, 1])),
        ] {
            assert_eq!(offsets(&days), expected, "{days:?}");
        }
    }
}
