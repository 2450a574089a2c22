//! The numbers of the FIT profile that this program uses, and their names (SDK profile 21.218).
//!
//! Messages and fields are called what the profile calls them. This is the one place that holds their numbers.

use fitparser::profile::{FieldDataType, get_field_variant_as_string};

use crate::activity::FileId;

/// Field 253 is the timestamp in every message.
pub(crate) const TIMESTAMP: u8 = 253;

/// Declares the messages that are read: number, name, and a module with the number of each field that is read.
macro_rules! messages {
    ($($number:literal $global:ident $message:ident { $($field:ident = $field_number:literal),* })*) => {
        $(pub(crate) const $global: u16 = $number;

        pub(crate) mod $message {
            $(pub(crate) const $field: u8 = $field_number;)*
        })*

        /// The fields read from each message, [`TIMESTAMP`] excluded; none for messages that are skipped.
        pub(super) fn wanted_fields(global: u16) -> &'static [u8] {
            match global {
                $($global => &[$($message::$field),*],)*
                _ => &[],
            }
        }
    };
}

messages! {
    0 FILE_ID file_id { TYPE = 0, MANUFACTURER = 1, PRODUCT = 2, SERIAL_NUMBER = 3, TIME_CREATED = 4 }
    2 DEVICE_SETTINGS device_settings { TIME_OFFSET = 2 }
    3 USER_PROFILE user_profile { WEIGHT = 4, RESTING_HEART_RATE = 8 }
    12 SPORT sport { SPORT = 0, SUB_SPORT = 1 }
    18 SESSION session {
        START_TIME = 2, SPORT = 5, SUB_SPORT = 6, TOTAL_ELAPSED_TIME = 7, TOTAL_TIMER_TIME = 8,
        TOTAL_DISTANCE = 9, AVG_HEART_RATE = 16, AVG_CADENCE = 18, TOTAL_ASCENT = 22,
        TOTAL_DESCENT = 23, FIRST_LAP_INDEX = 25, NUM_LAPS = 26, TOTAL_MOVING_TIME = 59,
        AVG_FRACTIONAL_CADENCE = 92, WORKOUT_FEEL = 192, WORKOUT_RPE = 193
    }
    19 LAP lap {
        START_TIME = 2, TOTAL_ELAPSED_TIME = 7, TOTAL_TIMER_TIME = 8, TOTAL_DISTANCE = 9,
        AVG_HEART_RATE = 15, TOTAL_ASCENT = 21, TOTAL_DESCENT = 22, SPORT = 25, SUB_SPORT = 39
    }
    20 RECORD record {
        POSITION_LAT = 0, POSITION_LONG = 1, ALTITUDE = 2, HEART_RATE = 3, CADENCE = 4,
        DISTANCE = 5, SPEED = 6, POWER = 7, COMPRESSED_SPEED_DISTANCE = 8,
        VERTICAL_OSCILLATION = 39, STANCE_TIME = 41, FRACTIONAL_CADENCE = 53, ENHANCED_SPEED = 73,
        ENHANCED_ALTITUDE = 78
    }
    21 EVENT event { EVENT = 0, EVENT_TYPE = 1 }
    23 DEVICE_INFO device_info { DEVICE_INDEX = 0, MANUFACTURER = 2, PRODUCT = 4 }
    34 ACTIVITY activity { LOCAL_TIMESTAMP = 5 }
    162 TIMESTAMP_CORRELATION timestamp_correlation { SYSTEM_TIMESTAMP = 1, LOCAL_TIMESTAMP = 3 }
}

/// Values of `file_id.type`; the last two are undocumented.
pub(super) mod file_type {
    pub(crate) const ACTIVITY: u8 = 4;
    pub(crate) const WEIGHT: u8 = 9;
    pub(crate) const MONITORING_A: u8 = 15;
    pub(crate) const MONITORING_DAILY: u8 = 28;
    pub(crate) const MONITORING_B: u8 = 32;
    pub(crate) const HOUSEKEEPING: u8 = 41;
    pub(crate) const DAILY_METRICS: u8 = 44;
    pub(crate) const SLEEP: u8 = 49;
}

/// Value of `event.event` for the timer.
pub(super) const EVENT_TIMER: f64 = 0.0;

/// Values of `event.event_type`.
pub(super) mod event_type {
    pub(crate) const START: u8 = 0;
    pub(crate) const STOP: u8 = 1;
    pub(crate) const STOP_ALL: u8 = 4;
    pub(crate) const STOP_DISABLE: u8 = 8;
    pub(crate) const STOP_DISABLE_ALL: u8 = 9;
}

/// Value of `device_info.device_index` for the device that wrote the file.
pub(super) const DEVICE_CREATOR: f64 = 0.0;

/// Degrees per semicircle, the unit of positions.
pub(crate) const DEGREES_PER_SEMICIRCLE: f64 = 180.0 / 2_147_483_648.0;

/// Seconds from the Unix epoch to the FIT epoch, 1989-12-31T00:00:00Z.
pub(super) const EPOCH_UNIX_S: i64 = 631_065_600;

/// Timestamps below this count from when the device was switched on, not from the epoch.
pub(super) const SYSTEM_TIME_BELOW: u32 = 0x1000_0000;

/// True for files a watch writes because it is worn: monitoring, daily metrics, sleep.
pub(super) fn is_wellness(file_type: Option<u8>) -> bool {
    use file_type::{DAILY_METRICS, MONITORING_A, MONITORING_B, MONITORING_DAILY, SLEEP};
    matches!(file_type, Some(MONITORING_A | MONITORING_DAILY | MONITORING_B | DAILY_METRICS | SLEEP))
}

/// The name of a `file_id.type` for the runner.
pub(super) fn file_type_name(file_type: Option<u8>) -> String {
    use file_type::{DAILY_METRICS, HOUSEKEEPING, MONITORING_A, MONITORING_B, MONITORING_DAILY, SLEEP, WEIGHT};
    let Some(number) = file_type else {
        return "a FIT file that does not state its type".to_owned();
    };
    match number {
        WEIGHT => "weight".to_owned(),
        MONITORING_A | MONITORING_DAILY | MONITORING_B => "monitoring".to_owned(),
        HOUSEKEEPING => "device housekeeping".to_owned(),
        DAILY_METRICS => "daily metrics".to_owned(),
        SLEEP => "sleep".to_owned(),
        _ => profile_name(FieldDataType::File, number.into()).unwrap_or_else(|| format!("FIT file type {number}")),
    }
}

/// The maker and product of a device, such as `garmin fr245`; numbers where the profile has no name.
pub(super) fn device_name(id: &FileId) -> Option<String> {
    let manufacturer = id.manufacturer?;
    let maker =
        profile_name(FieldDataType::Manufacturer, manufacturer).unwrap_or_else(|| format!("maker {manufacturer}"));
    let Some(product) = id.product else {
        return Some(maker);
    };
    // Product numbers mean something only within a maker; 13 and 15 are older numbers of Garmin's own.
    let is_garmin = matches!(manufacturer, 1 | 13 | 15);
    let name = is_garmin.then(|| profile_name(FieldDataType::GarminProduct, product)).flatten();
    let product = name.unwrap_or_else(|| product.to_string());
    Some(format!("{maker} {product}"))
}

/// The name that the profile gives a value; `None` for a value newer than the profile.
fn profile_name(kind: FieldDataType, number: u16) -> Option<String> {
    let name = get_field_variant_as_string(kind, i64::from(number));
    // fitparser writes the number itself for some kinds, "unknown_variant_7" for others.
    let is_known = !name.starts_with("unknown_variant") && name.parse::<i64>().is_err();
    is_known.then(|| name.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_newer_than_the_profile_keeps_its_number() {
        let device = |manufacturer, product| {
            device_name(&FileId { manufacturer: Some(manufacturer), product, ..FileId::default() })
        };
        assert_eq!(device(1, Some(3076)).as_deref(), Some("garmin fr245"));
        assert_eq!(device(1, Some(64_999)).as_deref(), Some("garmin 64999"));
        assert_eq!(device(294, Some(7)).as_deref(), Some("coros 7"));
        assert_eq!(device(64_998, None).as_deref(), Some("maker 64998"));
        assert_eq!(device_name(&FileId::default()), None);
        assert_eq!(file_type_name(Some(251)), "FIT file type 251");
        assert_eq!(file_type_name(Some(14)), "blood pressure");
    }
}
