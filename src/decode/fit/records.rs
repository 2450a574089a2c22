//! From FIT records to samples: many records of one layout at once, one quantity at a time.

use std::ops::RangeInclusive;

use super::clock_repair::unix_ms;
use super::definitions::{FieldDefinition, RecordBatch};
use super::profile::{DEGREES_PER_SEMICIRCLE, record};
use crate::activity::{Samples, limits};

/// The samples so far.
#[derive(Default)]
pub(super) struct SampleBuilder {
    pub(super) samples: Samples,
    /// Number of records without a time, or with an impossible position or altitude.
    pub(super) bad_points: usize,
    /// Last value and total of the distance in `compressed_speed_distance`, sixteenths of a meter.
    compressed_distance: Option<(u32, u32)>,
    /// Buffers for the values of the quantity that is being read, and of a second field of it.
    values: Vec<f64>,
    others: Vec<f64>,
    /// Which of the rows that are being read hold an impossible value.
    are_bad: Vec<bool>,
}

impl SampleBuilder {
    /// Adds a row for each record that has a time.
    pub(super) fn add(&mut self, records: &RecordBatch<'_>) {
        self.bad_points += records.timeless;
        if records.timestamps.is_empty() {
            return;
        }
        let first = self.samples.len();
        let times = records.timestamps.iter().map(|&seconds| unix_ms(seconds));
        self.samples.unix_ms.extend(times);
        self.are_bad.clear();
        self.are_bad.resize(records.timestamps.len(), false);
        let fields = RecordFields::of(records);
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
            self.convert(|centimeters| centimeters / 100.0);
            self.samples.distance_m.extend(first, &self.values);
        }
        if self.read_preferred(records, fields.enhanced_speed, fields.speed) {
            self.convert(|mm_s| mm_s / 1000.0);
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

    /// Both coordinates or none; an impossible position makes a row bad.
    fn position(&mut self, records: &RecordBatch<'_>, fields: &RecordFields, first: usize) {
        let (Some(latitude), Some(longitude)) = (fields.latitude, fields.longitude) else {
            return;
        };
        records.column(&latitude, &mut self.values);
        records.column(&longitude, &mut self.others);
        let positions = self.values.iter_mut().zip(&mut self.others);
        for ((latitude, longitude), is_bad) in positions.zip(&mut self.are_bad) {
            *latitude *= DEGREES_PER_SEMICIRCLE;
            *longitude *= DEGREES_PER_SEMICIRCLE;
            if !limits::is_position(*latitude, *longitude) {
                *is_bad |= !latitude.is_nan() && !longitude.is_nan();
                (*latitude, *longitude) = (f64::NAN, f64::NAN);
            }
        }
        self.samples.latitude_deg.extend(first, &self.values);
        self.samples.longitude_deg.extend(first, &self.others);
    }

    /// Fifths of a meter above -500 m; an impossible altitude makes a row bad.
    fn altitude(&mut self, records: &RecordBatch<'_>, fields: &RecordFields, first: usize) {
        if !self.read_preferred(records, fields.enhanced_altitude, fields.altitude) {
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

    /// Whole cycles, plus the fractions of a cycle where the file has them.
    fn cadence(&mut self, records: &RecordBatch<'_>, fields: &RecordFields, first: usize) {
        if !self.read(records, fields.cadence) {
            return;
        }
        if let Some(field) = fields.fractional_cadence {
            records.column(&field, &mut self.others);
            for (whole, &fraction) in self.values.iter_mut().zip(&self.others) {
                if fraction > 0.0 {
                    *whole += fraction / 128.0;
                }
            }
        }
        self.samples.cadence_rpm.extend(first, &self.values);
    }

    /// Tenths of a millimeter and of a millisecond; impossible values are left out.
    fn running_dynamics(&mut self, records: &RecordBatch<'_>, fields: &RecordFields, first: usize) {
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

    /// A field of old watches: 12 bits of speed (cm/s), 12 bits of distance (1/16 m) that roll over every 256 m.
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
    fn read(&mut self, records: &RecordBatch<'_>, field: Option<FieldDefinition>) -> bool {
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

    /// Reads a quantity that may be in two fields: the enhanced one, and the basic one where the enhanced has no value.
    fn read_preferred(
        &mut self,
        records: &RecordBatch<'_>,
        enhanced: Option<FieldDefinition>,
        basic: Option<FieldDefinition>,
    ) -> bool {
        let (Some(enhanced), Some(basic)) = (enhanced, basic) else {
            return self.read(records, enhanced.or(basic));
        };
        records.column(&enhanced, &mut self.values);
        // Watches that write both write both everywhere.
        if self.values.iter().any(|value| value.is_nan()) {
            records.column(&basic, &mut self.others);
            for (value, &other) in self.values.iter_mut().zip(&self.others) {
                *value = if value.is_nan() { other } else { *value };
            }
        }
        true
    }
}

/// Declares the fields of a record that are read, each with its name in the profile.
macro_rules! record_fields {
    ($($name:ident = $number:ident,)*) => {
        /// The fields of a record, `None` for those that the layout does not have.
        #[derive(Default)]
        struct RecordFields {
            $($name: Option<FieldDefinition>,)*
        }

        impl RecordFields {
            fn of(records: &RecordBatch<'_>) -> RecordFields {
                let mut fields = RecordFields::default();
                for field in records.fields() {
                    match field.number {
                        $(record::$number => fields.$name = Some(*field),)*
                        _ => {}
                    }
                }
                fields
            }
        }
    };
}

record_fields! {
    latitude = POSITION_LAT,
    longitude = POSITION_LONG,
    altitude = ALTITUDE,
    enhanced_altitude = ENHANCED_ALTITUDE,
    heart_rate = HEART_RATE,
    cadence = CADENCE,
    fractional_cadence = FRACTIONAL_CADENCE,
    distance = DISTANCE,
    speed = SPEED,
    enhanced_speed = ENHANCED_SPEED,
    power = POWER,
    compressed_speed_distance = COMPRESSED_SPEED_DISTANCE,
    vertical_oscillation = VERTICAL_OSCILLATION,
    stance_time = STANCE_TIME,
}
