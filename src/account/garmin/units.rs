//! In which units a list of activities is written, judged by the speeds that come out.
//!
//! The list of an account export gives centimetres, milliseconds and a tenth of metres a second; Garmin's web service
//! gives the same fields in metres, seconds and metres a second. Distance over duration gives the written speed in both, so
//! that alone tells nothing: what people can do decides which it is. A list that fits neither is not trusted with a
//! length or a duration.

use crate::activity::Sport;
use crate::stats::median;

/// What a list writes of one activity, in its own units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub sport: Sport,
    /// Length units.
    pub distance: Option<f64>,
    /// Time units.
    pub duration: Option<f64>,
    /// A tenth of metres a second, or metres a second.
    pub avg_speed: Option<f64>,
}

/// What to divide by to have metres and seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Units {
    /// Written length units in a metre.
    pub per_metre: f64,
    /// Written time units in a second.
    pub per_second: f64,
}

/// The account export: centimetres and milliseconds.
const EXPORT: Units = Units { per_metre: 100.0, per_second: 1000.0 };
/// The web service: metres and seconds.
pub(super) const SERVICE: Units = Units { per_metre: 1.0, per_second: 1.0 };

/// The units of a list; `None` where its figures fit neither. A list without a distance is taken for what it should be.
pub(super) fn units(list: &[Written], tolerance: f64) -> Option<Units> {
    let moving: Vec<(f64, &Written)> = list.iter().filter_map(|row| Some((speed(row)?, row))).collect();
    if moving.is_empty() {
        return Some(EXPORT);
    }
    let agrees =
        median(moving.iter().filter_map(|(speed, row)| Some(speed / row.avg_speed.filter(|written| *written > 0.0)?)))
            .is_none_or(|share| (share - 1.0).abs() <= tolerance);
    let fits = |units: &Units| {
        let possible = |(speed, row): &&(f64, &Written)| {
            let m_s = speed * units.per_second / units.per_metre;
            let (least, most) = possible_m_s(row.sport);
            (least..most).contains(&m_s)
        };
        moving.iter().filter(possible).count() * 2 > moving.len()
    };
    [EXPORT, SERVICE].into_iter().find(|units| agrees && fits(units))
}

/// Distance over duration as written.
fn speed(row: &Written) -> Option<f64> {
    let (distance, duration) = row.distance.zip(row.duration)?;
    (distance > 0.0 && duration > 0.0).then(|| distance / duration)
}

/// Mean speeds of whole outings. The two units differ by a factor of ten, so no span may be that wide.
fn possible_m_s(sport: Sport) -> (f64, f64) {
    match sport {
        Sport::Running => (0.9, 8.9),
        Sport::Walking | Sport::Hiking => (0.3, 2.9),
        Sport::Swimming => (0.22, 2.1),
        Sport::Cycling => (1.6, 15.9),
        _ => (0.6, 5.9),
    }
}
