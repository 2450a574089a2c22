//! In which units a list of activities is written, judged by the speeds that come out.
//!
//! The list of an account export gives centimeters, milliseconds and tens of meters a second; Garmin's web service
//! gives the same fields in meters, seconds and meters a second. Distance over duration gives the written speed in both, so
//! that alone shows nothing: what people can do decides which it is. A list that fits neither is not trusted with a
//! length or a duration.

use crate::activity::Sport;
use crate::stats::median;

/// What shows how fast an activity was, in the units of its list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    pub sport: Sport,
    /// Length units.
    pub distance: Option<f64>,
    /// Time units.
    pub duration: Option<f64>,
    /// Tens of meters a second, or meters a second.
    pub avg_speed: Option<f64>,
}

/// What to divide by to have meters and seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ListUnits {
    /// Written length units in a meter.
    pub per_meter: f64,
    /// Written time units in a second.
    pub per_second: f64,
}

/// The account export: centimeters and milliseconds.
const EXPORT: ListUnits = ListUnits { per_meter: 100.0, per_second: 1000.0 };
/// The web service: meters and seconds.
pub(super) const WEB_SERVICE: ListUnits = ListUnits { per_meter: 1.0, per_second: 1.0 };

/// The units of a list; `None` where its figures fit neither. A list without a distance is taken for an account export.
pub(super) fn of_list(list: &[Pace], tolerance: f64) -> Option<ListUnits> {
    let moving: Vec<(f64, &Pace)> = list.iter().filter_map(|row| Some((speed(row)?, row))).collect();
    if moving.is_empty() {
        return Some(EXPORT);
    }
    let agrees =
        median(moving.iter().filter_map(|(speed, row)| Some(speed / row.avg_speed.filter(|written| *written > 0.0)?)))
            .is_none_or(|share| (share - 1.0).abs() <= tolerance);
    let fits = |units: &ListUnits| {
        let possible = |(speed, row): &&(f64, &Pace)| {
            let m_s = speed * units.per_second / units.per_meter;
            let (least, most) = possible_m_s(row.sport);
            (least..most).contains(&m_s)
        };
        moving.iter().filter(possible).count() * 2 > moving.len()
    };
    [EXPORT, WEB_SERVICE].into_iter().find(|units| agrees && fits(units))
}

/// Distance over duration as written.
fn speed(row: &Pace) -> Option<f64> {
    let (distance, duration) = row.distance.zip(row.duration)?;
    (distance > 0.0 && duration > 0.0).then(|| distance / duration)
}

/// Mean speeds of whole activities. The two units differ by a factor of ten, so no span may be that wide.
fn possible_m_s(sport: Sport) -> (f64, f64) {
    match sport {
        Sport::Running => (0.9, 8.9),
        Sport::Walking | Sport::Hiking => (0.3, 2.9),
        Sport::Swimming => (0.22, 2.1),
        Sport::Cycling => (1.6, 15.9),
        _ => (0.6, 5.9),
    }
}
