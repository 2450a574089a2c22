//! Tables as text.

use super::{Kind, Outcome, read_as};

pub fn kinds() -> Vec<Kind> {
    [days(), scores(), columns(), layouts()].into_iter().flatten().collect()
}

fn days() -> Vec<Kind> {
    let in_windows: Vec<u8> =
        "Datum;Schmerz;Notiz\r\n21.03.2026;3;H\u{f6}he\r\n".chars().map(|character| character as u8).collect();
    let in_utf16: Vec<u8> =
        "\u{FEFF}Date\tPain\r\n3/21/2026\t3\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = |name, file, sample: &str, notes| Kind { file, ..read_as(name, sample, notes) };
    vec![
        read_as(
            "days and scores",
            "Date,Pain,Notes\n2026-03-21,3,hills\n2026-03-22,0,\n",
            &["2026-03-21 3", "2026-03-22 0"],
        ),
        read_as("US dates", "Date,Pain\n3/21/2026,3\n4/2/2026,4\n", &["2026-03-21 3", "2026-04-02 4"]),
        read_as(
            "months in words",
            "Date,Pain\nMar 21 2026,3\n\"March 22, 2026\",0\n21-Apr-26,2\n",
            &["2026-03-21 3", "2026-03-22 0", "2026-04-21 2"],
        ),
        read_as("years with two digits", "Date;Pain\n21.03.26;3\n2.4.26;0\n", &["2026-03-21 3", "2026-04-02 0"]),
        read_as(
            "CSV of a German office program",
            "Datum;Uhrzeit;Schmerz;Seite\n21.03.2026;08:15;3;rechts\n02.04.2026;18.30 Uhr;4,5;beide\n",
            &["2026-03-21 3 08:15 right", "2026-04-02 4.5 18:30 both"],
        ),
        Kind { sample: in_windows, ..read_as("CSV in Windows-1252", "", &["2026-03-21 3"]) },
        Kind { sample: in_utf16, ..read_as("Unicode text of Excel", "", &["2026-03-21 3"]) },
        read_as(
            "twelve-hour clock",
            "date,time,score\n2026-03-21,8:15 AM,3\n2026-03-22,7pm,2\n",
            &["2026-03-21 3 08:15", "2026-03-22 2 19:00"],
        ),
        read_as(
            "months as sections, numbers as days",
            "Date,Pain\nMarch 2026,\n21,3\n22,2\nApril 2026,\n1,0\n",
            &["2026-03-21 3", "2026-03-22 2", "2026-04-01 0"],
        ),
        read_as(
            "days without a year below a title with one",
            "Knee diary 2025/26,\nDate,Pain\n30 Dec,3\n31 Dec,1\n2 Jan,2\n",
            &["2025-12-30 3", "2025-12-31 1", "2026-01-02 2"],
        ),
        file(
            "days without a year in a file with one",
            "knee 2026.csv",
            "Datum;Schmerz\n21.3.;3\n22.3.;2\n",
            &["2026-03-21 3", "2026-03-22 2"],
        ),
        read_as(
            "moments counted in seconds",
            "date,pain\n1774116000,3\n1774202400000,1\n",
            &["2026-03-21 3 18:00", "2026-03-22 1 18:00"],
        ),
    ]
}

fn scores() -> Vec<Kind> {
    vec![
        read_as(
            "soft scores",
            "date,score\n2026-03-21,3/10\n2026-03-22,4-5\n2026-03-23,~2\n2026-03-24,none\n",
            &["2026-03-21 3", "2026-03-22 4.5", "2026-03-23 2", "2026-03-24 0"],
        ),
        read_as(
            "scores with their name",
            "Date,Pain\n2026-03-21,NRS 3\n2026-03-22,Pain: 2 / 10\n2026-03-23,lvl 4\n",
            &["2026-03-21 3", "2026-03-22 2", "2026-03-23 4"],
        ),
        read_as(
            "scores with words",
            "Date,Pain\n2026-03-21,3 (mild)\n2026-03-22,Moderate (5)\n",
            &["2026-03-21 3", "2026-03-22 5"],
        ),
        read_as(
            "scale of 0 to 100",
            "Date,Pain (0-100)\n2026-03-21,45\n2026-03-22,7\n",
            &["2026-03-21 4.5", "2026-03-22 0.7"],
        ),
        read_as(
            "millimeters of a line",
            "Date,VAS (mm)\n2026-03-21,34\n2026-03-22,0\n",
            &["2026-03-21 3.4", "2026-03-22 0"],
        ),
        read_as("percent", "Date,Pain\n2026-03-21,30%\n2026-03-22,5 %\n", &["2026-03-21 3", "2026-03-22 0.5"]),
        read_as(
            "both knees in one cell",
            "Date,Pain\n2026-03-21,\"L 3, R 1\"\n2026-03-22,left 2\n",
            &["2026-03-21 3 left", "2026-03-21 1 right", "2026-03-22 2 left"],
        ),
    ]
}

fn columns() -> Vec<Kind> {
    vec![
        read_as(
            "a column for each knee",
            "Date,Left knee,Right knee\n2026-03-21,0,3\n",
            &["2026-03-21 0 left", "2026-03-21 3 right"],
        ),
        read_as(
            "a column for each moment",
            "Date,Before,During,After,Next morning\n2026-03-21,0,2,3,1\n",
            &["2026-03-21 0 before", "2026-03-21 2 during", "2026-03-21 3 after", "2026-03-22 1 next morning"],
        ),
        read_as(
            "a column for each knee and moment",
            "Date,L pre,L post,R pre,R post\n2026-03-21,0,1,2,3\n",
            &[
                "2026-03-21 0 left before",
                "2026-03-21 1 left after",
                "2026-03-21 2 right before",
                "2026-03-21 3 right after",
            ],
        ),
        Kind {
            outcome: Outcome::InPart(&["2026-03-21 1 during", "2026-03-21 2 after"], "columns left out: \"24h after\""),
            ..read_as("a column for the pain a day later", "Date,During,After,24h after\n2026-03-21,1,2,3\n", &[])
        },
        read_as(
            "a column for each activity",
            "Date,Pain at rest,Pain running,Pain stairs\n2026-03-21,0,3,4\n",
            &["2026-03-21 0 rest day", "2026-03-21 3 during", "2026-03-21 4"],
        ),
        read_as(
            "a row for morning and evening",
            "Date,AM/PM,Pain\n2026-03-21,AM,3\n2026-03-21,PM,2\n",
            &["2026-03-21 3 morning", "2026-03-21 2 evening"],
        ),
        read_as(
            "ticks for parts of the body",
            "Date,Pain,Left knee,Right knee,Hip\n2026-03-21,3,x,,\n2026-03-22,2,,,x\n2026-03-23,4,x,x,\n",
            &["2026-03-21 3 left", "2026-03-23 4 both"],
        ),
        read_as(
            "a body part for each row",
            "Date,Location,Pain\n2026-03-21,Right knee,3\n2026-03-22,Back,5\n2026-03-23,Left knee,1\n",
            &["2026-03-21 3 right", "2026-03-23 1 left"],
        ),
        read_as(
            "training log with a column of pain",
            "Day,Date,Run (km),Time,Pain,Mood\nSat,2026-03-21,21.1,1:52:10,3,6\nSun,2026-03-22,,,0,7\n",
            &["2026-03-21 3", "2026-03-22 0"],
        ),
        read_as(
            "weekly answers and questionnaires",
            "date,score,ostrc,AKPS\n2026-03-21,3,8+17+8+17,78\n",
            &["2026-03-21 3"],
        ),
    ]
}

fn layouts() -> Vec<Kind> {
    vec![
        read_as(
            "calendar filled in on some days",
            "Date,Pain\n2026-03-20,\n2026-03-21,3\n2026-03-22,-\n",
            &["2026-03-21 3"],
        ),
        read_as("titles above the header", "My knee,\nspring,\n,\nDate,Pain\n2026-03-21,3\n", &["2026-03-21 3"]),
        read_as(
            "header of two rows",
            "Date,Left,,Right,\n,Before,After,Before,After\n2026-03-21,0,1,2,3\n",
            &[
                "2026-03-21 0 left before",
                "2026-03-21 1 left after",
                "2026-03-21 2 right before",
                "2026-03-21 3 right after",
            ],
        ),
        read_as(
            "header on each page",
            "Date,Pain\n2026-03-21,3\n\nDate,Pain\n2026-03-22,1\n",
            &["2026-03-21 3", "2026-03-22 1"],
        ),
        read_as("no header", "2026-03-21,3/10,after long run\n2026-03-22,0/10,\n", &["2026-03-21 3", "2026-03-22 0"]),
        read_as("table in Markdown", "| Date | Pain |\n|---|---|\n| 2026-03-21 | 3 |\n", &["2026-03-21 3"]),
        read_as("table in Org", "| Date | Pain |\n|---+---|\n| [2026-03-21 Sat] | 3 |\n", &["2026-03-21 3"]),
        Kind {
            outcome: Outcome::Refused("no column of days and none of scores"),
            ..read_as(
                "days across, a row for each moment",
                "Pain,2026-03-21,2026-03-22\nmorning,3,2\nevening,1,0\n",
                &[],
            )
        },
        Kind {
            outcome: Outcome::Refused("no column of days and none of scores"),
            ..read_as("months across, days down", "2026,Jan,Feb\n1,3,2\n2,0,0\n", &[])
        },
    ]
}
