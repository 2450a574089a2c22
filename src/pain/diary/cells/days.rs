//! The order of day and month in a column of days: one cell that shows it settles all.

use jiff::civil::Date;

use crate::calendar::written_dates::{DateOrder, WrittenDate, WrittenDay};
use crate::pain::diary::error::DiaryFault;
use crate::pain::diary::error::shown;

/// How the days of a diary are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DaysWritten {
    /// Each shows its order by itself, or it changes nothing.
    Plainly,
    /// In this order, which the cell on this line shows.
    Settled(DateOrder, u64),
    /// In this order, as the runner says.
    Chosen(DateOrder),
}

impl DaysWritten {
    /// The day of a cell.
    pub fn day(self, written: &WrittenDate) -> Option<Date> {
        match self {
            DaysWritten::Plainly => DateOrder::ALL.iter().find_map(|order| written.day(*order)),
            DaysWritten::Settled(order, _) | DaysWritten::Chosen(order) => written.day(order),
        }
    }
}

/// A cell of the column of days.
#[derive(Debug, Clone, Copy)]
pub struct DayCell<'t> {
    pub line: u64,
    pub text: &'t str,
    pub written: WrittenDate,
}

/// The order of a column.
///
/// # Errors
///
/// [`DiaryFault::OpenDates`] where the cells could be days in either order, [`DiaryFault::TwoOrders`] where some can only have
/// the day first and others only the month.
pub fn settle(cells: &[DayCell<'_>], chosen: Option<DateOrder>) -> Result<DaysWritten, DiaryFault> {
    if let Some(order) = chosen {
        return Ok(DaysWritten::Chosen(order));
    }
    // A cell that is a day in no order decides nothing.
    let numbers: Vec<&DayCell<'_>> = cells.iter().filter(|cell| is_open(&cell.written)).collect();
    let candidates: Vec<DateOrder> =
        DateOrder::ALL.into_iter().filter(|&order| is_candidate(&numbers, order)).collect();
    let possible: Vec<DateOrder> =
        (candidates.iter().copied()).filter(|&order| numbers.iter().all(|cell| cell.written.allows(order))).collect();
    let decides = |order: DateOrder| {
        let only = |cell: &&&DayCell<'_>| candidates.iter().all(|&other| other == order || !cell.written.allows(other));
        numbers.iter().find(only).map(|cell| cell.line)
    };
    match possible[..] {
        _ if numbers.is_empty() => Ok(DaysWritten::Plainly),
        [] => Err(two_orders(&numbers)),
        [order] => Ok(DaysWritten::Settled(order, decides(order).unwrap_or(numbers[0].line))),
        _ if numbers.iter().all(|cell| is_same_day(&cell.written, &possible)) => Ok(DaysWritten::Plainly),
        _ if numbers.iter().all(|cell| has_points(&cell.written)) && possible.contains(&DateOrder::DayFirst) => {
            Ok(DaysWritten::Settled(DateOrder::DayFirst, numbers[0].line))
        }
        _ => Err(open_dates(&numbers, &possible)),
    }
}

/// True where day and month are numbers, and the cell is a day in some order.
fn is_open(written: &WrittenDate) -> bool {
    matches!(written.day, WrittenDay::Numbers { .. }) && DateOrder::ALL.iter().any(|order| written.allows(*order))
}

fn has_points(written: &WrittenDate) -> bool {
    matches!(written.day, WrittenDay::Numbers { has_points: true, .. })
}

/// Years with two digits come first only where the first numbers look like years: one or two of them, while the last change.
fn is_candidate(numbers: &[&DayCell<'_>], order: DateOrder) -> bool {
    if order != DateOrder::YearFirst {
        return true;
    }
    let distinct = |place: usize| {
        let mut values: Vec<i16> = numbers
            .iter()
            .filter_map(|cell| match cell.written.day {
                WrittenDay::Numbers { numbers, .. } => numbers.get(place).copied(),
                WrittenDay::Known(_) => None,
            })
            .collect();
        values.sort_unstable();
        values.dedup();
        values.len()
    };
    let are_points = numbers.iter().any(|cell| has_points(&cell.written));
    !are_points && distinct(0) <= 2 && (distinct(2) > 1 || numbers.len() == 1)
}

fn is_same_day(written: &WrittenDate, orders: &[DateOrder]) -> bool {
    let mut days = orders.iter().map(|order| written.day(*order));
    let first = days.next().flatten();
    days.all(|day| day == first)
}

fn open_dates(numbers: &[&DayCell<'_>], possible: &[DateOrder]) -> DiaryFault {
    let example = numbers.iter().find(|cell| !is_same_day(&cell.written, possible)).or(numbers.first());
    let (line, found) = example.map_or((0, String::new()), |cell| (cell.line, shown(cell.text)));
    let readings = possible.iter().filter_map(|&order| Some((order, example?.written.day(order)?))).collect();
    DiaryFault::OpenDates { line, found, readings }
}

fn two_orders(numbers: &[&DayCell<'_>]) -> DiaryFault {
    let only = |order: DateOrder, other: DateOrder| {
        let cell = numbers.iter().find(|cell| cell.written.allows(order) && !cell.written.allows(other));
        cell.map(|cell| (cell.line, shown(cell.text))).unwrap_or_default()
    };
    DiaryFault::TwoOrders {
        day_first: only(DateOrder::DayFirst, DateOrder::MonthFirst),
        month_first: only(DateOrder::MonthFirst, DateOrder::DayFirst),
    }
}
