//! Answers of forms, exports of apps, notes of phones.

use super::{Kind, Outcome, read_as};

pub fn kinds() -> Vec<Kind> {
    [forms(), apps(), phones()].into_iter().flatten().collect()
}

fn forms() -> Vec<Kind> {
    vec![
        read_as(
            "Google Forms, English",
            "Timestamp,\"On a scale of 0-10, how bad is your knee pain?\",Which knee hurts?\n3/21/2026 19:05:33,3,Left\n3/25/2026 7:05:33,1,Right\n",
            &["2026-03-21 3 19:05 left", "2026-03-25 1 07:05 right"],
        ),
        read_as(
            "Google Forms, German",
            "Zeitstempel,\"Wie stark sind deine Knieschmerzen heute? (0-10)\",\"Welches Knie?\"\n21.03.2026 19:05:33,3,Links\n",
            &["2026-03-21 3 19:05 left"],
        ),
        read_as(
            "Google Forms, French",
            "Horodateur,\"Quelle est votre douleur au genou ? (0-10)\",\"Quel genou ?\"\n21/03/2026 19:05:33,3,Gauche\n",
            &["2026-03-21 3 19:05 left"],
        ),
        read_as(
            "Microsoft Forms",
            "ID,Start time,Completion time,Email,Name,How bad is your knee pain today (0-10)?,Which knee?\n1,3/21/2026 19:05:10,3/21/2026 19:06:30,anonymous,,3,Left\n",
            &["2026-03-21 3 19:05 left"],
        ),
        read_as(
            "SurveyMonkey",
            "Respondent ID,Date Created,Date Modified,How would you rate your knee pain? (0-10)\n,,,Response\n123,03/21/2026 07:05:10 PM,03/21/2026 07:06:10 PM,3\n",
            &["2026-03-21 3 19:05"],
        ),
        read_as(
            "Typeform",
            "#,How bad is your knee pain right now?,Start Date (UTC),Submit Date (UTC)\nabc,3,2026-03-21 18:30:12,2026-03-21 18:31:12\n",
            &["2026-03-21 3 18:30"],
        ),
        read_as(
            "Jotform",
            "Submission Date,Knee pain 0-10,Which knee\n\"Mar 21, 2026 18:30:12\",3,Left\n",
            &["2026-03-21 3 18:30 left"],
        ),
        Kind {
            outcome: Outcome::InPart(&["2026-03-21 3"], "columns left out"),
            ..read_as("REDCap, with coded answers", "record_id,visit_date,pain_nrs,knee_side\n1,2026-03-21,3,1\n", &[])
        },
    ]
}

fn apps() -> Vec<Kind> {
    vec![
        read_as(
            "pain app with places",
            "Date;Time;Pain level;Pain location;Triggers\n21.03.2026;18:30;3;Right knee;Stairs\n22.03.2026;08:00;0;;\n",
            &["2026-03-21 3 18:30 right", "2026-03-22 0 08:00"],
        ),
        read_as(
            "pain app with severities",
            "Date;Time;Severity;Location\n21.03.2026;18:30;6;Left Knee\n22.03.2026;18:30;4;Lower Back\n",
            &["2026-03-21 6 18:30 left"],
        ),
        read_as(
            "app with beginning and end of each attack",
            "Date,Start Time,End Time,Duration (hours),Pain Level,Category\n2026-03-21,14:30,18:45,4.25,7,Moderate\n",
            &["2026-03-21 7 14:30"],
        ),
        read_as(
            "Notion",
            "Name,Date,Pain\nlong run,\"March 21, 2026\",3\neasy,\"March 22, 2026 8:00 AM\",1\n",
            &["2026-03-21 3", "2026-03-22 1 08:00"],
        ),
        read_as(
            "Airtable",
            "Date,Pain (0-10),Knee\n3/21/2026 7:05pm,3,Left\n3/25/2026 7:05pm,1,\"Left,Right\"\n",
            &["2026-03-21 3 19:05 left", "2026-03-25 1 19:05 both"],
        ),
        read_as(
            "patella's own page",
            "date,time,score,when,side,site,trigger,note\n2026-03-21,18:30,3,after,left,back,stairs,'=too far\n",
            &["2026-03-21 3 18:30 left after"],
        ),
        read_as(
            "copied from a web page or a phone, with invisible marks",
            "\u{200e}Date,\u{200f}Pain,Side\n\u{200e}2026-03-21,\u{a0}3\u{202f}/\u{a0}10,le\u{ad}ft\n2026\u{2011}03\u{2011}22,\u{feff}2,\u{200b}right\n",
            &["2026-03-21 3 left", "2026-03-22 2 right"],
        ),
    ]
}

fn phones() -> Vec<Kind> {
    vec![
        read_as(
            "lines of a notepad",
            "Mar 21 2026 - right knee 3/10 after long run\nMar 22 2026 - no pain\n",
            &["2026-03-21 3 right", "2026-03-22 0"],
        ),
        read_as(
            "lines of a journal",
            "- 2026-03-21: pain 3, stairs\n- 2026-03-22: pain 1\n",
            &["2026-03-21 3", "2026-03-22 1"],
        ),
        read_as(
            "messages to oneself",
            "[21.03.26, 18:30:12] Anna: knee 3/10 after run\n[22.03.26, 08:01:44] Anna: no pain\n",
            &["2026-03-21 3 18:30", "2026-03-22 0 08:01"],
        ),
    ]
}
