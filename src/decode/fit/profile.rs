//! The numbers of the FIT profile that this program uses (SDK profile 21.218).

use fitparser::profile::{FieldDataType, get_field_variant_as_string};

use crate::activity::FileId;

/// Field 253 is the timestamp in every message.
pub(super) const TIMESTAMP: u8 = 253;

/// Message numbers.
pub(super) const FILE_ID: u16 = 0;
pub(super) const DEVICE_SETTINGS: u16 = 2;
pub(super) const USER_PROFILE: u16 = 3;
pub(super) const SPORT: u16 = 12;
pub(super) const SESSION: u16 = 18;
pub(super) const LAP: u16 = 19;
pub(super) const RECORD: u16 = 20;
pub(super) const EVENT: u16 = 21;
pub(super) const DEVICE_INFO: u16 = 23;
pub(super) const ACTIVITY: u16 = 34;
pub(super) const TIMESTAMP_CORRELATION: u16 = 162;

/// The fields read from each message, [`TIMESTAMP`] apart.
pub(super) fn wanted_fields(global: u16) -> &'static [u8] {
    match global {
        FILE_ID => &[0, 1, 2, 3, 4],
        DEVICE_SETTINGS => &[2],
        USER_PROFILE => &[4, 8],
        SPORT => &[0, 1],
        SESSION => &[2, 5, 6, 7, 8, 9, 16, 18, 22, 23, 25, 26, 59, 92, 192, 193],
        LAP => &[2, 7, 8, 9, 15, 21, 22, 25, 39],
        RECORD => &[0, 1, 2, 3, 4, 5, 6, 7, 8, 39, 41, 53, 73, 78],
        EVENT => &[0, 1],
        DEVICE_INFO => &[0, 2, 4],
        ACTIVITY => &[5],
        TIMESTAMP_CORRELATION => &[1, 3],
        _ => &[],
    }
}

/// Seconds from the Unix epoch to the FIT epoch, 1989-12-31T00:00:00Z.
pub(super) const EPOCH_UNIX_S: i64 = 631_065_600;

/// Timestamps below this count from when the device was switched on, not from the epoch.
pub(super) const SYSTEM_TIME_BELOW: u32 = 0x1000_0000;

/// True for files a watch writes because it is worn: monitoring, daily metrics, sleep (the last two undocumented).
pub(super) fn is_wellness(file_type: Option<u8>) -> bool {
    matches!(file_type, Some(15 | 28 | 32 | 44 | 49))
}

/// A `file_id.type` in the runner's words.
pub(super) fn file_type_name(file_type: Option<u8>) -> String {
    match file_type {
        None => "a FIT file that does not say what it is".to_owned(),
        Some(9) => "weight".to_owned(),
        Some(15 | 28 | 32) => "monitoring".to_owned(),
        Some(41) => "device housekeeping".to_owned(),
        Some(44) => "daily metrics".to_owned(),
        Some(49) => "sleep".to_owned(),
        Some(number) => named(FieldDataType::File, number.into()).unwrap_or_else(|| format!("FIT file type {number}")),
    }
}

/// The maker and product of a device in words, such as `garmin fr245`; numbers where the profile has no name.
pub(super) fn device_name(id: &FileId) -> Option<String> {
    let manufacturer = id.manufacturer?;
    let maker = named(FieldDataType::Manufacturer, manufacturer).unwrap_or_else(|| format!("maker {manufacturer}"));
    let Some(product) = id.product else {
        return Some(maker);
    };
    // Product numbers mean something only within a maker; 13 and 15 are older numbers of Garmin's own.
    let is_garmin = matches!(manufacturer, 1 | 13 | 15);
    let name = is_garmin.then(|| named(FieldDataType::GarminProduct, product)).flatten();
    let product = name.unwrap_or_else(|| product.to_string());
    Some(format!("{maker} {product}"))
}

/// The name of a number in the profile, in words; `None` for a number newer than the profile.
fn named(kind: FieldDataType, number: u16) -> Option<String> {
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
