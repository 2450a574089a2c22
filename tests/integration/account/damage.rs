//! Lists that are cut off, garbled, enormous, or made to do harm.

use std::io::{self, Read};

use patella::account::AccountFile;
use patella::account::garmin::{self, List};
use patella::settings::AccountRules;

use super::{activities, list, read, row};

fn ids(list: &AccountFile) -> Vec<u64> {
    let AccountFile::Activities(told) = list else { panic!("{list:?}") };
    told.iter().filter_map(|told| told.activity_id).collect()
}

#[test]
fn a_list_cut_anywhere_keeps_what_stands_before() {
    let json = list(&[row(1, ""), row(2, ""), row(3, "")]);
    let mut seen = 0;
    for cut in 0..json.len() {
        let reading = read(List::Activities, &json[..cut]);
        let whole = ids(&reading.facts).len();
        assert!(whole >= seen && whole <= 3, "cut at {cut}");
        assert!(reading.remark.unwrap().starts_with("it is cut off at line 1, column "), "cut at {cut}");
        seen = whole;
    }
    assert_eq!(seen, 3);
    assert_eq!(read(List::Activities, &json).remark, None);
}

#[test]
fn garbage_keeps_what_stands_before_and_says_where() {
    let json = list(&[row(1, ""), row(2, ",\"x\":NaN"), row(3, "")]).replace("},{", "},\n{");
    let reading = read(List::Activities, &json);
    assert_eq!(ids(&reading.facts), [1]);
    let remark = reading.remark.unwrap();
    assert!(remark.starts_with("it cannot be understood from line 2, column "), "{remark}");
    for list in [List::Activities, List::Gear, List::Nights, List::Days] {
        for json in
            ["", "{", "[[[", "nonsense", "[1,2,{}]", "{\"gearDTOS\":3,\"gearActivityDTOs\":[]}", "[null]", "\"\""]
        {
            let told = read(list, json).facts;
            let is_empty = match &told {
                AccountFile::Activities(told) => told.is_empty(),
                AccountFile::Gear(told) => told.is_empty(),
                AccountFile::Nights(told) => told.is_empty(),
                AccountFile::Days(told) => told.is_empty(),
            };
            assert!(is_empty, "{list:?} of {json}: {told:?}");
        }
    }
}

#[test]
fn a_field_of_another_type_costs_only_itself() {
    let odd = row(
        1,
        ",\"avgHr\":\"147.5\",\"elevationLoss\":{\"value\":[1]},\"parent\":\"no\",\"workoutRpe\":[60],\"avgHr\":150",
    )
    .replace("\"running\"", "{\"typeId\":1,\"typeKey\":\"trail_running\"}");
    let told = activities(&list(&[odd])).remove(0);
    assert_eq!((told.totals.avg_hr_bpm, told.totals.descent_m, told.totals.rpe_0_10), (Some(150.0), None, None));
    assert_eq!(told.sub_sport, patella::activity::SubSport::Trail);
    assert!(!told.is_parent);
}

#[test]
fn a_byte_order_mark_is_no_garbage() {
    let json = format!("\u{FEFF}{}", list(&[row(1, "")]));
    assert_eq!(activities(&json).len(), 1);
    assert_eq!(read(List::Activities, &json).remark, None);
}

#[test]
fn an_activity_without_a_possible_date_is_left_out_and_told() {
    let undated = row(2, "").replace("1780293600000", "-5000").replace("1780300800000", "0");
    let reading = read(List::Activities, &list(&[row(1, ""), undated]));
    assert_eq!(ids(&reading.facts), [1]);
    assert_eq!(reading.remark.as_deref(), Some("1 without a possible date were left out"));
}

/// Bytes made as they are asked for: a beginning, the same middle many times, an end.
struct Made {
    beginning: Vec<u8>,
    middle: Vec<u8>,
    times: usize,
    at: usize,
    /// Bytes handed out so far.
    made: usize,
    /// The most that was asked for at once.
    largest: usize,
}

impl Made {
    fn of(beginning: &str, middle: &str, times: usize) -> Made {
        Made {
            beginning: beginning.as_bytes().to_vec(),
            middle: middle.as_bytes().to_vec(),
            times,
            at: 0,
            made: 0,
            largest: 0,
        }
    }
}

impl Read for Made {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.largest = self.largest.max(buffer.len());
        if self.at == self.beginning.len() {
            if self.times == 0 {
                return Ok(0);
            }
            self.times -= 1;
            self.at = 0;
            self.beginning.clone_from(&self.middle);
        }
        let got = (&self.beginning[self.at..]).read(buffer)?;
        self.at += got;
        self.made += got;
        Ok(got)
    }
}

#[test]
fn trap_08_a_list_of_a_hundred_megabytes_passes_in_small_pieces() {
    let measurements =
        "{\"fieldEnum\":\"SUM_DISTANCE\",\"unitEnum\":\"CENTIMETER\",\"value\":123456.78},".repeat(1_450);
    let splits = format!(",\"splits\":[{{\"measurements\":[{}{{}}]}}]", measurements);
    let mut rows = Made::of("[{\"summarizedActivitiesExport\":[", &format!("{},", row(1, &splits)), 1_000);
    let reading = garmin::read(List::Activities, &mut rows, &AccountRules::default());
    assert!(rows.made > 100_000_000, "{}", rows.made);
    assert!(rows.largest <= 64 << 10, "{}", rows.largest);
    assert_eq!(ids(&reading.facts).len(), 1_000);
    assert!(reading.remark.unwrap().starts_with("it is cut off at line 1, column 10"));
}

#[test]
fn a_word_without_end_and_brackets_without_end_are_not_read_to_the_end() {
    let rules = AccountRules::default();
    let beginning = format!("[{{\"summarizedActivitiesExport\":[{},{{\"activityType\":\"", row(1, ""));
    let mut word = Made::of(&beginning, &"x\\\"".repeat(10_000), 1_000);
    let reading = garmin::read(List::Activities, &mut word, &rules);
    assert_eq!(ids(&reading.facts), [1]);
    assert!(reading.remark.unwrap().contains("it holds a word or a nesting that no such list has"));
    assert!(word.made < 4 << 20, "{}", word.made);
    for field in ["\"splits\":", "\"activityType\":"] {
        let mut nested = Made::of(&format!("[{{{field}"), &"[".repeat(10_000), 1_000);
        assert!(garmin::read(List::Activities, &mut nested, &rules).remark.is_some());
        assert!(nested.made < 1 << 20, "{}", nested.made);
    }
}
