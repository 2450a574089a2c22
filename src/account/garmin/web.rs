//! The list of activities that Garmin's web page exports, `Activities.csv`, in whatever language the account has.
//!
//! The first columns are known by their order: kind, date, perhaps a mark of favorites, title, distance, calories, time; the
//! others by a table of names ([`names`]). The clock is that of the place, without a time zone. Whether lengths are in
//! kilometers and meters or in miles and feet is not written: both are passed on, and the recordings show which it is.
//!
//! Swims, and runs on a track, may be in meters or yards. A distance that would be faster than anybody goes is tried as
//! such, and left out where that cannot be either.

use std::io::Read;

use jiff::civil::DateTime;

use self::names::{WebField, field};
use crate::account::table::{self, DecimalSign, SignVotes, TableRow};
use crate::account::{
    Account, AccountFile, AccountReading, ActivityFacts, InMiles, TextReader, both_feet_spm, positive, unknown_sport,
};
use crate::activity::{Format, Sport, SubSport, TextField, Totals, named_sport};
use crate::settings::AccountRules;
use crate::units::{FOOT_M, KILOMETRE_M, MILE_M, YARD_M};

mod names;

/// The shape of such a table, by which it is known for what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WebLayout {
    delimiter: u8,
    /// True where a column says which activities are favorites, as it did until 2026.
    has_favorite: bool,
}

impl WebLayout {
    /// The layout of a table by its first bytes; `None` where it is no such table.
    pub fn of(head: &[u8]) -> Option<WebLayout> {
        table::find_layout(head, |delimiter, names, row| {
            let of = |has_favorite| WebLayout { delimiter, has_favorite };
            match row {
                None => names::favorite(names).map(of),
                Some(row) => [true, false].map(of).into_iter().find(|layout| layout.is_row(row)),
            }
        })
    }

    fn title(self) -> usize {
        2 + usize::from(self.has_favorite)
    }

    fn distance(self) -> usize {
        self.title() + 1
    }

    fn time(self) -> usize {
        self.title() + 3
    }

    /// True for a row of such a table.
    fn is_row(self, cells: &TableRow<'_>) -> bool {
        let is_figure = |column: usize| {
            let cell = cells.text(column);
            cell.is_some_and(|cell| is_dash(&cell) || DecimalSign::Point.read(&cell).is_some())
        };
        let favorite = cells.text(2);
        let is_mark = favorite.is_some_and(|mark| matches!(mark.as_ref(), "true" | "false"));
        let time = cells.text(self.time());
        start(cells).is_some()
            && cells.text(0).is_some_and(|kind| kind.parse::<f64>().is_err())
            && (is_mark || !self.has_favorite)
            && is_figure(self.distance())
            && is_figure(self.distance() + 1)
            && time.is_some_and(|time| is_time(&time))
    }
}

/// Reads the list to its end, or to where it breaks off.
pub(super) fn read(
    layout: WebLayout,
    csv: impl Read,
    rules: &AccountRules,
    texts: &mut TextReader<'_>,
) -> AccountReading {
    let mut signs = ColumnSigns::default();
    let mut rows = Vec::new();
    let remarks = table::read_rows(
        table::reader(csv, layout.delimiter),
        |header| header.names().iter().map(|name| field(name)).collect(),
        |fields: &Vec<Option<WebField>>, cells| {
            let row = WebRow::of(layout, fields, cells);
            if row.is_some() {
                signs.add(layout, fields, cells);
                if let Some(title) = cells.text(layout.title()) {
                    texts(rows.len(), TextField::Name, &title);
                }
            }
            let is_read = row.is_some();
            rows.extend(row);
            is_read
        },
    );
    let facts: Vec<ActivityFacts> = rows.iter().map(|row| row.facts(&signs, rules)).collect();
    let is_lost = |(row, facts): &(&WebRow, &ActivityFacts)| {
        let written = row.figure(None, &signs);
        written.is_some_and(|distance| distance > 0.0) && facts.totals.distance_m.is_none()
    };
    let lost = rows.iter().zip(&facts).filter(is_lost).count();
    let lost = (lost > 0).then(|| format!("distances that cannot be, left out: {lost}"));
    AccountReading { facts: AccountFile::Activities(facts), remark: remarks.remark([lost]) }
}

/// Which decimal sign each column shows.
#[derive(Default)]
struct ColumnSigns {
    distance: SignVotes,
    by_field: [SignVotes; WebField::ALL.len()],
    /// Those of all columns together.
    all: SignVotes,
}

impl ColumnSigns {
    fn add(&mut self, layout: WebLayout, fields: &[Option<WebField>], cells: &TableRow<'_>) {
        for column in layout.distance()..cells.len() {
            let Some(cell) = cells.text(column) else {
                continue;
            };
            let mut votes = SignVotes::default();
            votes.add(&cell);
            self.all = self.all.and(votes);
            if column == layout.distance() {
                self.distance = self.distance.and(votes);
            } else if let Some(Some(field)) = fields.get(column) {
                let of_field = &mut self.by_field[*field as usize];
                *of_field = of_field.and(votes);
            }
        }
    }

    /// The sign of the distances, or that of a field.
    fn sign(&self, field: Option<WebField>) -> DecimalSign {
        let own = field.map_or(self.distance, |field| self.by_field[field as usize]);
        let settled = own.settled().or_else(|| self.all.settled());
        settled.unwrap_or(DecimalSign::Point)
    }
}

/// One activity as it is written.
struct WebRow {
    start: DateTime,
    sport: Sport,
    sub_sport: SubSport,
    unknown_sport: Option<String>,
    is_multisport: bool,
    timer_s: Option<f64>,
    distance: Option<String>,
    by_field: [Option<String>; WebField::ALL.len()],
}

impl WebRow {
    fn of(layout: WebLayout, fields: &[Option<WebField>], cells: &TableRow<'_>) -> Option<WebRow> {
        let kind = cells.text(0)?;
        let time = cells.text(layout.time());
        if time.is_some_and(|time| !is_time(&time)) {
            return None;
        }
        let text = |column: usize| {
            let cell = cells.text(column)?;
            (!is_dash(&cell)).then(|| cell.into_owned())
        };
        let (sport, sub_sport) = named_sport(&kind).unwrap_or((Sport::Unknown, None));
        let plain = kind.to_lowercase().replace([' ', '-', '_'], "");
        let mut by_field = [const { None }; WebField::ALL.len()];
        for (column, field) in fields.iter().enumerate().skip(layout.time() + 1) {
            if let Some(field) = field {
                by_field[*field as usize] = text(column);
            }
        }
        Some(WebRow {
            start: start(cells)?,
            sport,
            sub_sport: sub_sport.unwrap_or_default(),
            unknown_sport: unknown_sport(sport, &kind),
            is_multisport: plain.contains("multisport"),
            timer_s: text(layout.time()).and_then(|time| table::seconds(&time)),
            distance: text(layout.distance()),
            by_field,
        })
    }

    /// The distance, or the figure of a field, as written.
    fn figure(&self, field: Option<WebField>, signs: &ColumnSigns) -> Option<f64> {
        let cell = match field {
            None => &self.distance,
            Some(field) => &self.by_field[field as usize],
        };
        signs.sign(field).read(cell.as_deref()?)
    }

    fn facts(&self, signs: &ColumnSigns, rules: &AccountRules) -> ActivityFacts {
        let figure = |field| self.figure(Some(field), signs);
        let above_zero = |field| positive(figure(field));
        let seconds = |field: WebField| table::seconds(self.by_field[field as usize].as_deref()?);
        let distance = positive(self.figure(None, signs));
        // Where nothing was climbed, a descent of zero is no measurement.
        let ascent = above_zero(WebField::Ascent);
        let descent = figure(WebField::Descent).filter(|meters| *meters > 0.0 || ascent.is_some());
        let cadence = above_zero(WebField::Cadence).filter(|_| self.sport.is_on_foot());
        let cadence_spm = cadence.map(|cadence| both_feet_spm(cadence, rules));
        let minutes = self.timer_s.map(|seconds| seconds / 60.0);
        let steps = cadence_spm.zip(minutes).map(|(spm, minutes)| spm * minutes);
        let stride_m = above_zero(WebField::Stride);
        ActivityFacts {
            start_local: Some(self.start),
            sport: self.sport,
            sub_sport: self.sub_sport,
            unknown_sport: self.unknown_sport.clone(),
            is_parent: self.is_multisport,
            totals: Totals {
                distance_m: distance.and_then(|distance| self.meters(distance, KILOMETRE_M, 1.0)),
                timer_s: self.timer_s,
                elapsed_s: seconds(WebField::Elapsed),
                moving_s: seconds(WebField::Moving),
                ascent_m: ascent,
                descent_m: descent,
                avg_hr_bpm: above_zero(WebField::AvgHr),
                cadence_spm,
                ..Totals::default()
            },
            unwritten_unit: Some(InMiles {
                distance_m: distance.and_then(|distance| self.meters(distance, MILE_M, YARD_M)),
                ascent_m: ascent.map(|feet| feet * FOOT_M),
                descent_m: descent.map(|feet| feet * FOOT_M),
                distance_by_steps_m: stride_m.zip(steps).map(|(stride, steps)| stride * steps),
            }),
            ..ActivityFacts::unknown(Account::Garmin, Format::GarminCsv)
        }
    }

    /// The distance in the long unit; where nobody is as fast, in the short one, as swims are written; `None` where it can
    /// be neither.
    fn meters(&self, distance: f64, long_m: f64, short_m: f64) -> Option<f64> {
        let Some(seconds) = self.timer_s else {
            return Some(distance * long_m);
        };
        let most_m_s = match self.sport {
            Sport::Swimming => 3.0,
            Sport::Running | Sport::Walking | Sport::Hiking | Sport::Wheelchair => 9.0,
            _ => 40.0,
        };
        let speed = |unit_m: f64| distance * unit_m / seconds;
        let is_short = (SLOWEST_M_S..most_m_s).contains(&speed(short_m));
        match speed(long_m) < most_m_s {
            true => Some(distance * long_m),
            false => is_short.then_some(distance * short_m),
        }
    }
}

/// No swim and no run is slower on average, meters a second.
const SLOWEST_M_S: f64 = 0.1;

fn start(cells: &TableRow<'_>) -> Option<DateTime> {
    table::local_start(&cells.text(1)?)
}

fn is_time(cell: &str) -> bool {
    is_dash(cell) || cell.contains(':')
}

/// How the list writes that there is nothing.
fn is_dash(cell: &str) -> bool {
    cell.chars().all(|character| matches!(character, '-' | '–' | '—'))
}
