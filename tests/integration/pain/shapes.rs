//! Shapes of pain logs as apps, forms, phones and spreadsheets write them, each with the notes that it holds.

use super::dialects::check;

#[test]
fn apps_and_forms() {
    check(&[
        (
            "an app with the site as words",
            "Date;Time;Pain level;Pain location;Pain type;Triggers;Relief\n21.03.2026;18:30;3;Right knee;Aching;Running, Stairs;Ice\n22.03.2026;08:00;0;;;;\n",
            &["2026-03-21 3 18:30 right", "2026-03-22 0 08:00"],
        ),
        (
            "an app for the whole body: the back is no knee",
            "Date,Body part,Pain\n2026-03-21,Right knee,3\n2026-03-22,Lower back,5\n2026-03-23,Left knee,1\n",
            &["2026-03-21 3 right", "2026-03-23 1 left"],
        ),
        (
            "an English form",
            "Timestamp,\"On a scale of 0-10, how bad is your knee pain?\",\"Which knee hurts?\",\"What were you doing when it hurt?\"\n\
             3/21/2026 19:05:33,3,Left,\"Stairs, Running\"\n3/25/2026 7:05:33,1,Right,Sitting\n",
            &["2026-03-21 3 19:05 left", "2026-03-25 1 07:05 right"],
        ),
        (
            "a German form",
            "Zeitstempel,\"Wie stark sind deine Knieschmerzen heute? (0-10)\",\"Welches Knie?\",Bemerkungen\n21.03.2026 19:05:33,3,Links,nach Treppen\n",
            &["2026-03-21 3 19:05 left"],
        ),
        (
            "a French form",
            "Horodateur,\"Quelle est votre douleur au genou ? (0-10)\",\"Quel genou ?\"\n21/03/2026 19:05:33,3,Gauche\n",
            &["2026-03-21 3 19:05 left"],
        ),
        (
            "moments counted in seconds and milliseconds",
            "date,pain\n1774116000,3\n1774202400000,1\n",
            &["2026-03-21 3 18:00", "2026-03-22 1 18:00"],
        ),
        (
            "a list of activities with a column for the knee: its time is that of the run",
            "Activity Type,Date,Distance,Time,Knee pain (0-10)\nRunning,2026-03-21 07:00:00,10.01,0:52:10,3\n",
            &["2026-03-21 3"],
        ),
        ("a scale of millimeters", "Date,VAS (mm)\n2026-03-21,34\n2026-03-22,0\n", &["2026-03-21 3.4", "2026-03-22 0"]),
        (
            "a column for each activity",
            "Date,Pain at rest,Pain running,Pain stairs\n2026-03-21,0,3,4\n",
            &["2026-03-21 0 rest day", "2026-03-21 3 during", "2026-03-21 4"],
        ),
    ]);
}

#[test]
fn phones_and_notepads() {
    check(&[
        (
            "plain lines",
            "Mar 21 2026 - right knee 3/10 after long run\nMar 22 2026 - no pain\nMar 24 2026 - 2/10 stairs\n",
            &["2026-03-21 3 right", "2026-03-22 0", "2026-03-24 2"],
        ),
        ("scores with a face", "Date,Pain\n2026-03-21,3 😖\n2026-03-22,0 🙂\n", &["2026-03-21 3", "2026-03-22 0"]),
        (
            "the narrow blank of a phone's clock",
            "Date,Time,Pain\n\"Mar 21, 2026\",7:05\u{202f}PM,3\n",
            &["2026-03-21 3 19:05"],
        ),
        ("curly quotation marks", "Date,Pain,When\n“2026-03-21”,3,after\n", &["2026-03-21 3 after"]),
        ("ordinal days", "Date,Pain\n21st March 2026,3\n2nd April 2026,1\n", &["2026-03-21 3", "2026-04-02 1"]),
        ("a Spanish phone", "Fecha,Dolor\n\"sábado, 21 de marzo de 2026\",3\n", &["2026-03-21 3"]),
    ]);
}

#[test]
fn spreadsheets() {
    check(&[
        (
            "mornings and evenings",
            "Date,AM pain,PM pain\n2026-03-21,1,3\n",
            &["2026-03-21 1 morning", "2026-03-21 3 evening"],
        ),
        ("L and R", "Date,L,R\n2026-03-21,1,3\n", &["2026-03-21 1 left", "2026-03-21 3 right"]),
        (
            "French knees",
            "Date;Genou gauche;Genou droit\n21/03/2026;0;3\n",
            &["2026-03-21 0 left", "2026-03-21 3 right"],
        ),
        (
            "German moments with the distance",
            "Datum;km;Schmerz danach;Schmerz nächster Tag\n21.03.2026;10,2;3;1\n",
            &["2026-03-21 3 after", "2026-03-22 1 next morning"],
        ),
        (
            "one heading over three",
            ",Pain,Pain,Pain,\nDate,before,during,after,notes\n2026-03-21,0,2,3,hills\n",
            &["2026-03-21 0 before", "2026-03-21 2 during", "2026-03-21 3 after"],
        ),
        ("units below the headings", "Date,Pain,Sleep\n,(0-10),(hours)\n2026-03-21,3,7.5\n", &["2026-03-21 3"]),
        (
            "a day of the week settles the order",
            "Day,Date,Pain\nWed,3/4/2026,3\nThu,3/5/2026,1\n",
            &["2026-03-04 3", "2026-03-05 1"],
        ),
        ("points, by month", "Date,Pain\n3.21.26,3\n4.2.26,1\n", &["2026-03-21 3", "2026-04-02 1"]),
        (
            "a note with commas and no quotation marks",
            "Date,Pain,Notes\n2026-03-21,3,stairs, then run\n",
            &["2026-03-21 3"],
        ),
        ("columns without a heading after the last", "Date,Pain,,,\n2026-03-21,3,,,\n,,,,\n", &["2026-03-21 3"]),
        (
            "ranges and words",
            "Date,Pain\n2026-03-21,2–3\n2026-03-22,1 to 2\n2026-03-23,5 - moderate\n2026-03-24,7: bad\n",
            &["2026-03-21 2.5", "2026-03-22 1.5", "2026-03-23 5", "2026-03-24 7"],
        ),
    ]);
}

#[test]
fn what_is_no_knee_pain_is_never_taken_for_it() {
    check(&[
        ("the distance of a run", "Date,Knee pain,Run\n2026-03-21,3,8\n", &["2026-03-21 3"]),
        (
            "hours of work",
            "Date,Knee before,Knee after,Work\n2026-03-21,1,2,8\n",
            &["2026-03-21 1 before", "2026-03-21 2 after"],
        ),
        (
            "an ankle and a hip",
            "Date,Body part,Pain\n2026-03-21,Ankle,7\n2026-03-22,left hip,5\n2026-03-23,Right knee,2\n",
            &["2026-03-23 2 right"],
        ),
        (
            "a French back",
            "Date;Douleur;Localisation\n21/03/2026;5;dos\n22/03/2026;4;genou gauche\n",
            &["2026-03-22 4 left"],
        ),
        ("a joint", "Date,Pain,Which bit\n2026-03-21,5,shoulder\n2026-03-22,6,knee\n", &["2026-03-22 6"]),
        (
            "a mood in a long table",
            "Date,Type,Score\n2026-03-21,Mood,7\n2026-03-21,Right knee pain,3\n",
            &["2026-03-21 3 right"],
        ),
        (
            "the time of a run",
            "Datum;Zeit;Schmerz\n21.03.2026;0:52;3\n22.03.2026;1:58;4\n",
            &["2026-03-21 3", "2026-03-22 4"],
        ),
        ("how long a run took", "Date,Run,Duration,Pain\n2026-03-21,10 km,52 min,3\n", &["2026-03-21 3"]),
        ("the least pain of a day", "Date,Pain min,Pain max\n2026-03-21,1,6\n", &["2026-03-21 6"]),
        ("the side after the score", "Date,Pain\n2026-03-21,3 (L)\n", &["2026-03-21 3 left"]),
    ]);
}

#[test]
fn scales_and_decimals_that_are_open_are_refused() {
    for (text, part) in [
        ("Date,Knee pain (0 = worst; 10 = no pain)\n2026-03-21,10\n", "A score must be 0 (no pain) to 10"),
        ("Date,Pain (0-5)\n2026-03-21,5\n", "A score must be 0 (no pain) to 10"),
        ("Date,Pain,Note\n2026-03-21,3,5,stiff\n", "more cells than the header"),
        ("Date,Schmerz gestern\n2026-03-21,3\n", "no column of scores"),
    ] {
        let message = patella::pain::diary::read(text.as_bytes(), "d").unwrap_err().to_string();
        assert!(message.contains(part), "{message}");
    }
    let rules = patella::settings::DiaryRules {
        columns: vec![("pain".into(), "Pain (0-5)".into())],
        ..patella::settings::DiaryRules::default()
    };
    assert!(patella::pain::diary::read_with(b"Date,Pain (0-5)\n2026-03-21,5\n", "d", &rules).is_err());
}
