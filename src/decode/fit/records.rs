//! From FIT records to samples: many records of one layout at once, a quantity at a time.

use std::ops::RangeInclusive;

use super::base::Field;
use super::clock::unix_ms;
use super::definitions::Records;
use crate::activity::{Samples, limits};

/// Semicircles to degrees.
const DEG_PER_SEMICIRCLE: f64 = 180.0 / 2_147_483_648.0;

/// The samples so far.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) samples: Samples,
    /// Records without a time, and records whose position or altitude cannot be.
    pub(super) bad_points: usize,
    /// Odometer of `compressed_speed_distance`, in sixteenths of a metre.
    compressed_distance: Option<(u32, u32)>,
    /// Room for the values of the quantity that is being read, and of one that is told beside it.
    values: Vec<f64>,
    others: Vec<f64>,
    /// Which of the rows that are being read hold something that cannot be.
    are_bad: Vec<bool>,
}

impl Rows {
    /// Adds a row for each record that has a time.
    pub(super) fn take(&mut self, records: &Records<'_>) {
        self.bad_points += records.timeless;
        if records.timestamps.is_empty() {
            return;
        }
        let first = self.samples.len();
        let times = records.timestamps.iter().map(|&seconds| unix_ms(seconds));
        self.samples.unix_ms.extend(times);
        self.are_bad.clear();
        self.are_bad.resize(records.timestamps.len(), false);
        let fields = Fields::of(records);
        self.position(records, &fields, first);
        self.altitude(records, &fields, first);
        self.bad_points += self.are_bad.iter().filter(|is_bad| **is_bad).count();
        if self.read(records, fields.heart_rate) {
            self.convert(|bpm| match limits::HEART_RATE_BPM.contains(&bpm) {
                true => bpm,
                false => f64::NAN,
            });
            self.samples.heart_rate_bpm.extend(first, &self.values);
        }
        self.cadence(records, &fields, first);
        if self.read(records, fields.distance) {
            self.convert(|centimetres| centimetres / 100.0);
            self.samples.distance_m.extend(first, &self.values);
        }
        if self.read_better(records, fields.enhanced_speed, fields.speed) {
            self.convert(|millimetres_a_second| millimetres_a_second / 1000.0);
            self.samples.speed_m_s.extend(first, &self.values);
        }
        if self.read(records, fields.power) {
            self.samples.power_w.extend(first, &self.values);
        }
        self.running_dynamics(records, &fields, first);
        if let Some(field) = fields.compressed_speed_distance {
            for (row, raw) in (first..).zip(records.raw(&field)) {
                self.compressed_speed_distance(row, raw);
            }
        }
    }

    /// Both coordinates or none; what is no place on Earth makes a row bad.
    fn position(&mut self, records: &Records<'_>, fields: &Fields, first: usize) {
        let (Some(latitude), Some(longitude)) = (fields.latitude, fields.longitude) else {
            return;
        };
        records.column(&latitude, &mut self.values);
        records.column(&longitude, &mut self.others);
        let places = self.values.iter_mut().zip(&mut self.others);
        for ((latitude, longitude), is_bad) in places.zip(&mut self.are_bad) {
            *latitude *= DEG_PER_SEMICIRCLE;
            *longitude *= DEG_PER_SEMICIRCLE;
            if !limits::is_position(*latitude, *longitude) {
                *is_bad |= !latitude.is_nan() && !longitude.is_nan();
                (*latitude, *longitude) = (f64::NAN, f64::NAN);
            }
        }
        self.samples.latitude_deg.extend(first, &self.values);
        self.samples.longitude_deg.extend(first, &self.others);
    }

    /// Fifths of a metre above -500 m; what is no height on Earth makes a row bad.
    fn altitude(&mut self, records: &Records<'_>, fields: &Fields, first: usize) {
        if !self.read_better(records, fields.enhanced_altitude, fields.altitude) {
            return;
        }
        for (altitude, is_bad) in self.values.iter_mut().zip(&mut self.are_bad) {
            let altitude_m = *altitude / 5.0 - 500.0;
            let is_possible = limits::ALTITUDE_M.contains(&altitude_m);
            *is_bad |= !is_possible && !altitude_m.is_nan();
            *altitude = if is_possible { altitude_m } else { f64::NAN };
        }
        self.samples.altitude_m.extend(first, &self.values);
    }

    /// The whole cycles and, where they are told, the parts of a cycle that go with them.
    fn cadence(&mut self, records: &Records<'_>, fields: &Fields, first: usize) {
        if !self.read(records, fields.cadence) {
            return;
        }
        if let Some(field) = fields.fractional_cadence {
            records.column(&field, &mut self.others);
            for (whole, &part) in self.values.iter_mut().zip(&self.others) {
                if part > 0.0 {
                    *whole += part / 128.0;
                }
            }
        }
        self.samples.cadence_rpm.extend(first, &self.values);
    }

    /// Tenths of a millimetre and of a millisecond; what no step can be is left out.
    fn running_dynamics(&mut self, records: &Records<'_>, fields: &Fields, first: usize) {
        let tenths_within = |bounds: RangeInclusive<f64>| {
            move |tenths: f64| Some(tenths / 10.0).filter(|value| bounds.contains(value)).unwrap_or(f64::NAN)
        };
        if self.read(records, fields.vertical_oscillation) {
            self.convert(tenths_within(limits::VERTICAL_OSCILLATION_MM));
            let samples = &mut self.samples;
            samples.vertical_oscillation_mm.extend(first, &self.values);
        }
        if self.read(records, fields.stance_time) {
            self.convert(tenths_within(limits::GROUND_CONTACT_MS));
            self.samples.ground_contact_ms.extend(first, &self.values);
        }
    }

    /// Field 8 of old watches: 12 bits of speed (cm/s), 12 bits of distance (1/16 m) that roll over every 256 m.
    fn compressed_speed_distance(&mut self, row: usize, raw: &[u8]) {
        let &[low, middle, high] = raw else {
            return;
        };
        if [low, middle, high] == [0xFF; 3] {
            return;
        }
        let speed = u32::from(low) | (u32::from(middle & 0x0F) << 8);
        let distance = u32::from(middle >> 4) | (u32::from(high) << 4);
        let (last, total) = self.compressed_distance.unwrap_or((0, 0));
        let total = total + (distance.wrapping_sub(last) & 0x0FFF);
        self.compressed_distance = Some((distance, total));
        let samples = &mut self.samples;
        if samples.speed_m_s.get(row).is_none() {
            samples.speed_m_s.set(row, f64::from(speed) / 100.0);
        }
        if samples.distance_m.get(row).is_none() {
            samples.distance_m.set(row, f64::from(total) / 16.0);
        }
    }

    /// Reads one field into `values`; false where the records do not have it.
    fn read(&mut self, records: &Records<'_>, field: Option<Field>) -> bool {
        if let Some(field) = field {
            records.column(&field, &mut self.values);
        }
        field.is_some()
    }

    fn convert(&mut self, unit: impl Fn(f64) -> f64) {
        for value in &mut self.values {
            *value = unit(*value);
        }
    }

    /// Reads what is told in two ways: the better way, and the usual one where the better says nothing.
    fn read_better(&mut self, records: &Records<'_>, better: Option<Field>, usual: Option<Field>) -> bool {
        let (Some(better), Some(usual)) = (better, usual) else {
            return self.read(records, better.or(usual));
        };
        records.column(&better, &mut self.values);
        // Watches that write both write both everywhere.
        if self.values.iter().any(|value| value.is_nan()) {
            records.column(&usual, &mut self.others);
            for (value, &other) in self.values.iter_mut().zip(&self.others) {
                *value = if value.is_nan() { other } else { *value };
            }
        }
        true
    }
}

/// Where the fields of a record stand, `None` for those that the layout does not have.
#[derive(Default)]
struct Fields {
    latitude: Option<Field>,
    longitude: Option<Field>,
    altitude: Option<Field>,
    enhanced_altitude: Option<Field>,
    heart_rate: Option<Field>,
    cadence: Option<Field>,
    fractional_cadence: Option<Field>,
    distance: Option<Field>,
    speed: Option<Field>,
    enhanced_speed: Option<Field>,
    power: Option<Field>,
    compressed_speed_distance: Option<Field>,
    vertical_oscillation: Option<Field>,
    stance_time: Option<Field>,
}

impl Fields {
    fn of(records: &Records<'_>) -> Fields {
        let mut fields = Fields::default();
        for field in records.fields() {
            let slot = match field.number {
                0 => &mut fields.latitude,
                1 => &mut fields.longitude,
                2 => &mut fields.altitude,
                78 => &mut fields.enhanced_altitude,
                3 => &mut fields.heart_rate,
                4 => &mut fields.cadence,
                53 => &mut fields.fractional_cadence,
                5 => &mut fields.distance,
                6 => &mut fields.speed,
                73 => &mut fields.enhanced_speed,
                7 => &mut fields.power,
                8 => &mut fields.compressed_speed_distance,
                39 => &mut fields.vertical_oscillation,
                41 => &mut fields.stance_time,
                _ => continue,
            };
            *slot = Some(*field);
        }
        fields
    }
}
