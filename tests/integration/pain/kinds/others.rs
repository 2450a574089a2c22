//! Files that hold no pain scores from 0 to 10, or none in a table.

use super::{Kind, refused};

pub fn kinds() -> Vec<Kind> {
    [apps(), lists(), scales(), files()].into_iter().flatten().collect()
}

fn apps() -> Vec<Kind> {
    vec![
        refused(
            "Bearable",
            "date formatted,date,weekday,time of day,category,rating/amount,detail,notes\n2026-03-21,21st Mar 2026,Saturday,am,Symptom,2,Knee pain (Moderate),\n",
            "Bearable",
        ),
        refused(
            "Daylio",
            "full_date,date,weekday,time,mood,activities,note_title,note\n2026-03-21,March 21,Saturday,18:30,meh,run | knee pain,,sore\n",
            "Daylio",
        ),
        refused(
            "Flaredown",
            "checkin_date,trackable_type,trackable_name,trackable_value\n2026-03-21,Symptom,Knee pain,3\n",
            "0 to 4",
        ),
        refused(
            "Apple Health, as its exporters write it",
            "Type,Start,End,Value\nHKCategoryTypeIdentifierGeneralizedBodyAche,2026-03-21 18:30:00 +0100,2026-03-21 18:31:00 +0100,Moderate\n",
            "Apple Health",
        ),
        refused(
            "Whoop journal",
            "Cycle start time,Question text,Answered yes\n2026-03-21 22:00:00,Knee pain?,true\n",
            "yes or no",
        ),
        refused(
            "TrainingPeaks measurements",
            "Timestamp,Type,Value\n2026-03-21 07:00:00,Soreness,3\n",
            "TrainingPeaks",
        ),
        refused(
            "Intervals.icu wellness",
            "date,restingHR,soreness,fatigue,stress,mood,motivation\n2026-03-21,48,2,2,1,2,2\n",
            "Intervals.icu",
        ),
        refused("Loop habits", "Date,Knee pain,Run,\n2026-03-21,2,-1,\n2026-03-22,0,2,\n", "Loop"),
    ]
}

fn lists() -> Vec<Kind> {
    vec![
        refused(
            "Strava activities with perceived exertion",
            "Activity ID,Activity Date,Activity Name,Activity Type,Perceived Exertion\n1,\"Mar 21, 2026, 6:30:00 AM\",Morning Run,Run,5\n",
            "patella note find",
        ),
        refused(
            "Garmin activities with notes",
            "Activity Type,Date,Favorite,Title,Distance,Time\nRunning,2026-03-21 06:30:00,false,Morning,10.0,00:52:10\n",
            "patella note find",
        ),
        refused(
            "Runkeeper activities",
            "Activity Id,Date,Type,Route Name,Distance (km),Duration\nx,2026-03-21 06:30:00,Running,,10.0,52:10\n",
            "patella note find",
        ),
    ]
}

fn scales() -> Vec<Kind> {
    vec![
        refused("scale of 0 to 5", "Date,Pain (0-5)\n2026-03-21,3\n", "A score must be 0 (no pain) to 10"),
        refused(
            "scale on which 10 is the best",
            "Date,Knee (10 = fine)\n2026-03-21,9\n",
            "A score must be 0 (no pain) to 10",
        ),
        refused("words alone", "Date,Pain\n2026-03-21,mild\n2026-03-22,severe\n", "most of its rows cannot be read"),
        refused("faces and stars", "Date,Pain\n2026-03-21,🙂\n2026-03-22,★★\n", "most of its rows cannot be read"),
        refused("ticks alone", "Date,Left knee,Hip\n2026-03-21,x,\n2026-03-22,,x\n", "no column of scores"),
    ]
}

fn files() -> Vec<Kind> {
    vec![
        refused(
            "web page, also one that is called .xls",
            "<html><table><tr><th>Date</th></tr></table></html>",
            "a web page (HTML)",
        ),
        refused("JSON", "[{\"date\":\"2026-03-21\",\"pain\":3}]", "a JSON file"),
        refused("calendar", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:knee 3/10\n", "a calendar (ICS)"),
        refused(
            "messages of two people",
            "[21.03.26, 18:30:12] Anna: no pain\n[22.03.26, 08:01:44] Ben: knee 7/10\n",
            "no column of scores",
        ),
        refused("PDF", "%PDF-1.4\n1 0 obj", "a PDF"),
    ]
}
