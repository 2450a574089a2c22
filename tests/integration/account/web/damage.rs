//! Lists of Garmin's web page that are cut off, garbled or enormous, and tables that are none.

use patella::account::AccountFile;
use patella::account::garmin::{self, List};
use patella::settings::AccountRules;

use super::{ENGLISH, list, read, row, told};

#[test]
fn a_list_cut_or_spoiled_anywhere_is_read_without_harm() {
    let csv = format!("{ENGLISH}\n{}{}", row("Running", "5.48", "00:31:24"), row("Course à pied", "6.48", "00:36:24"));
    let list = list(&csv);
    let count = |bytes: &[u8]| match garmin::read(list, bytes, &AccountRules::default()).facts {
        AccountFile::Activities(facts) => facts.len(),
        other => panic!("{other:?}"),
    };
    for cut in 0..csv.len() {
        assert!(count(&csv.as_bytes()[..cut]) <= 2, "cut at {cut}");
        let mut spoiled = csv.clone().into_bytes();
        for byte in [b'"', b',', b'\n', 0xFF, 0] {
            spoiled[cut] = byte;
            let _ = List::of_table(&spoiled);
            assert!(count(&spoiled) <= 2, "spoiled at {cut}");
        }
    }
    assert_eq!(count(csv.as_bytes()), 2);
}

#[test]
fn rows_that_are_none_are_counted() {
    let csv = format!(
        "{ENGLISH}\n{}nonsense\n,,,,,,\nRunning,14.03.2026,x,5.48,1,00:31:24\nRunning,2026-03-14 08:00:00,x,5.48,1,half an hour\n\
         Running,2026-03-16 08:00:00,x\n{}\n",
        row("Running", "5.48", "00:31:24"),
        "x".repeat(1_000_000)
    );
    let facts = told(&csv);
    assert_eq!(facts.len(), 2, "a row without figures is an activity still");
    let remark = read(&csv).remark;
    assert_eq!(remark.as_deref(), Some("rows that could not be read: 5"));
}

#[test]
fn a_hundred_thousand_rows_are_read_and_no_more() {
    let row = row("Running", "5.48", "00:31:24");
    let csv = format!("{ENGLISH}\n{}", row.repeat(100_001));
    let reading = read(&csv);
    let AccountFile::Activities(facts) = reading.facts else { panic!() };
    assert_eq!(facts.len(), 100_000);
    let remark = reading.remark;
    assert_eq!(remark.as_deref(), Some("it has more rows than any real list"));
}

#[test]
fn a_list_without_a_row_is_one_all_the_same() {
    assert_eq!(told(&format!("{ENGLISH}\n")).len(), 0);
    assert_eq!(told("Activity Type,Date,Favorite,Title,Distance").len(), 0);
}

#[test]
fn other_tables_are_no_list_of_garmin() {
    for csv in [
        "",
        "date,score\n2026-01-01,3\n",
        "Kind,When,Title,a,b,c\nRunning,2026-03-14 08:00:00,x,y,447,00:31:24\n",
        "Kind,When,Title,a,b,c\nRunning,2026-03-14,x,5.48,447,00:31:24\n",
        "Kind,When,Title,a,b,c\nRunning,2026-03-14 08:00:00,x,5.48,447,31\n",
        "1,2,3,4,5,6,7\n1,2,3,4,5,6,7\n",
        ",,,,,,,,,,,,,,,,,,,,\n",
    ] {
        assert_eq!(List::of_table(csv.as_bytes()), None, "{csv}");
    }
}
