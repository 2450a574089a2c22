//! Lists of an account of any bytes; the first byte says which list it is to be.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patella::account::garmin::{self, List};
use patella::account::{apple, runkeeper};
use patella::settings::AccountRules;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, content)) = bytes.split_first() else {
        return;
    };
    let rules = AccountRules::default();
    let json = [List::Activities, List::Gear, List::Nights, List::Days];
    let reading = match usize::from(*first) % (json.len() + 3) {
        4 => Some(apple::read(content)),
        5 => runkeeper::Layout::of(content).map(|layout| runkeeper::read(layout, content)),
        6 => List::of_table(content).map(|list| garmin::read(list, content, &rules)),
        list => Some(garmin::read(json[list], content, &rules)),
    };
    let remark = reading.and_then(|reading| reading.remark);
    assert!(remark.is_none_or(|remark| remark.len() < 1_000));
});
