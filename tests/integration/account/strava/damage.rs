//! Lists with stray quotes, odd rows and missing ends, and tables that are no list of Strava.

use patella::account::AccountFile;
use patella::account::strava::{self, StravaLayout};
use patella::settings::AccountRules;

use super::{ENGLISH, GERMAN, header, read, run_row, told};

#[test]
fn trap_23_descriptions_with_newlines_commas_and_quotes_cost_nothing() {
    let csv = header(&ENGLISH)
        + &run_row(
            "1",
            "May 29, 2022, 3:53:35 PM",
            "activities/1.fit.gz",
            &[(4, "first, then\n2,\"\"Jan 1\"\", \\\"hard\\\"\nactivities/9.fit")],
        )
        + "#error#,broken\n"
        + &run_row("2", "May 30, 2022, 3:53:35 PM", "activities/2.fit.gz", &[(4, "ends with \\")])
        + &run_row("3", "May 31, 2022, 3:53:35 PM", "", &[])
        + &run_row("4", "Jun 1, 2022, 3:53:35 PM", "activities/4.fit.gz", &[]);
    let ids: Vec<_> = told(&csv).iter().filter_map(|facts| facts.activity_id).collect();
    assert!(ids.starts_with(&[1]) && ids.ends_with(&[4]), "{ids:?}");
    let remark = read(&csv).remark.unwrap();
    assert!(remark.starts_with("rows that could not be read: "), "{remark}");
}

#[test]
fn trap_23_rows_of_any_width_are_read() {
    let long = run_row("1", "May 29, 2022, 3:53:35 PM", "activities/1.fit", &[]);
    let short = long.replace(",\"\"\n", "\n").replace("\"1\"", "\"2\"").replace("May 29", "May 28");
    let longer = long.replace('\n', ",\"x\",\"y\"\n").replace("\"1\"", "\"3\"").replace("May 29", "May 27");
    let csv = header(&ENGLISH) + &long + &short + &longer;
    assert_eq!(told(&csv).len(), 3);
    assert_eq!(read(&csv).remark, None);
}

#[test]
fn a_list_cut_or_spoiled_anywhere_is_read_without_harm() {
    let csv = header(&GERMAN)
        + &run_row("1", "01.08.2025, 17:00:00", "activities/1.fit.gz", &[(4, "eins\n\"\"zwei\"\"")])
        + &run_row("2", "02.08.2025, 17:00:00", "", &[]);
    let rules = AccountRules::default();
    let layout = StravaLayout::of(csv.as_bytes()).unwrap();
    let count = |bytes: &[u8]| match strava::read(layout, bytes, &rules).facts {
        AccountFile::Activities(facts) => facts.len(),
        other => panic!("{other:?}"),
    };
    for cut in 0..csv.len() {
        assert!(count(&csv.as_bytes()[..cut]) <= 2, "cut at {cut}");
        let mut spoiled = csv.clone().into_bytes();
        for byte in [b'"', b'\\', b'\n', 0xFF] {
            spoiled[cut] = byte;
            let _ = StravaLayout::of(&spoiled);
            assert!(count(&spoiled) <= 4, "spoiled at {cut}");
        }
    }
    assert_eq!(count(csv.as_bytes()), 2);
}

#[test]
fn other_tables_are_no_list_of_strava() {
    for csv in [
        "",
        "date,score\n2026-01-01,3\n",
        "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r\n1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18\n",
        "Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Max HR\nRunning,2025-02-06 17:06:03,false,x,5.48,447,00:31:24,1,2\n",
        ",,,,,,,,,,,,,,,,,,,,\n",
    ] {
        assert_eq!(StravaLayout::of(csv.as_bytes()), None, "{csv}");
    }
}

#[test]
fn a_file_that_strava_could_not_export_costs_the_file_alone() {
    let date = "Mar 14, 2026, 7:00:00 AM";
    let csv = header(&ENGLISH)
        + &run_row("1", date, "#error#", &[])
        + &run_row("2", date, "#Fehler#", &[])
        + &run_row("3", date, "activities/3.fit.gz", &[])
        + &run_row("4", date, "no file", &[]);
    let files: Vec<_> = told(&csv).into_iter().map(|facts| (facts.activity_id, facts.recorded_in)).collect();
    let file = Some("activities/3.fit.gz".to_owned());
    assert_eq!(
        files,
        [(Some(1), None), (Some(2), None), (Some(3), file)],
        "what is no name of a file and no failure shows that the columns moved"
    );
    let remark = read(&csv).remark;
    assert_eq!(remark.as_deref(), Some("rows that could not be read: 1"));
}
