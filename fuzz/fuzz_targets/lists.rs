//! Lists of an account of any bytes; the first byte says which list it is to be.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patella::account::garmin::{self, List};
use patella::settings::AccountRules;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, json)) = bytes.split_first() else {
        return;
    };
    let lists = [List::Activities, List::Gear, List::Nights, List::Days];
    let list = lists[usize::from(*first) % lists.len()];
    let reading = garmin::read(list, json, &AccountRules::default());
    assert!(reading.remark.is_none_or(|remark| remark.len() < 1_000));
});
