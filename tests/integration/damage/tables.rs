//! The pain diary and the lists of an account, damaged in every way and cut at every byte.

use patella::account::garmin::{self, List};
use patella::account::{AccountFile, AccountReading};
use patella::pain::diary;
use patella::settings::AccountRules;

use super::Watch;
use super::random_damage::{SplitMix64, spoil};
use crate::fixtures::reading::{committed, files_below, fixtures};

/// Reads a diary. A message stays short, whatever is wrong.
fn notes(bytes: &[u8], what: &str) -> Option<usize> {
    match diary::read(bytes, "diary.csv") {
        Ok(diary) => {
            let lines = 1 + bytes.iter().filter(|byte| b"\r\n".contains(byte)).count();
            assert!(diary.notes.len() < lines, "{what}: more notes than lines");
            Some(diary.notes.len())
        }
        Err(error) => {
            let message = error.to_string();
            assert!(message.len() < 3_000, "{what}: {} bytes", message.len());
            None
        }
    }
}

#[test]
fn a_spoiled_diary_is_read_whole_or_refused() {
    let watch = Watch::start();
    let mut random = SplitMix64::new(5);
    let text = "# mine\ndate,score,time,side,note\n2026-03-14,4,18:30,left,\"stairs, first time\"\n\
                2026-03-15,4.5,,right,said \"ouch\"\n2026-03-16,0,,,\n";
    let utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut refused = 0;
    for (intact, rounds) in [(text.as_bytes(), 1_000), (&utf16, 1_000), (&committed("pain-notes.csv"), 50)] {
        for round in 0..rounds {
            let spoiled = spoil(intact, &mut random);
            let what = format!("round {round}, {spoiled}");
            refused += usize::from(notes(&spoiled.bytes, &what).is_none());
        }
        for cut in (0..intact.len()).step_by(1 + intact.len() / 200) {
            notes(&intact[..cut], &format!("cut at {cut}"));
        }
    }
    assert!(refused > 400, "{refused} refused");
    watch.stop(60);
}

/// Every list of the account in the fixtures, its first part where it is long.
fn lists() -> Vec<(List, Vec<u8>)> {
    let names = files_below(&fixtures().join("garmin-export"));
    let jsons = names.iter().filter(|name| name.ends_with(".json"));
    let lists = jsons.filter_map(|name| {
        let bytes = committed(&format!("garmin-export/{name}"));
        let list = List::of(name, &bytes[..bytes.len().min(4_096)])?;
        Some((list, bytes[..bytes.len().min(20_000)].to_vec()))
    });
    let mut lists: Vec<(List, Vec<u8>)> = lists.collect();
    lists.dedup_by_key(|(list, _)| *list);
    lists
}

fn read(list: List, json: &[u8]) -> AccountReading {
    garmin::read(list, json, &AccountRules::default())
}

/// The number of entries in a list, and the ids of its activities.
fn counts_of(reading: &AccountReading) -> (usize, Vec<u64>) {
    match &reading.facts {
        AccountFile::Activities(activities) => {
            let ids = activities.iter().filter_map(|facts| facts.activity_id);
            (activities.len(), ids.collect())
        }
        AccountFile::Gear(gear) => (gear.len(), Vec::new()),
        AccountFile::Nights(nights) => (nights.len(), Vec::new()),
        AccountFile::Days(days) => (days.len(), Vec::new()),
    }
}

#[test]
fn a_spoiled_list_keeps_what_stands_before_the_damage() {
    let watch = Watch::start();
    let mut random = SplitMix64::new(6);
    let lists = lists();
    assert_eq!(lists.len(), 4);
    for (list, json) in lists {
        for round in 0..300 {
            let spoiled = spoil(&json, &mut random);
            let what = format!("{list:?}, round {round}, {spoiled}");
            let reading = read(list, &spoiled.bytes);
            let (count, ids) = counts_of(&reading);
            assert!(count <= spoiled.bytes.len() / 2, "{what}: {count} entries");
            let remark = reading.remark.unwrap_or_default();
            assert!(remark.len() < 500, "{what}: {remark}");
            let (_, before) = counts_of(&read(list, &json[..spoiled.from]));
            assert!(ids.starts_with(&before), "{what}: {ids:?} {before:?}");
        }
        let mut least = 0;
        for cut in (0..json.len()).step_by(37) {
            let (count, _) = counts_of(&read(list, &json[..cut]));
            // A list of shoes names the activities of each after the shoes themselves.
            assert!(count >= least, "{list:?} cut at {cut}: {count} of {least}");
            least = count;
        }
    }
    watch.stop(60);
}
