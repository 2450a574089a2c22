//! Exports that are cut off, garbled, or made to do harm; elements that lie across two readings.

use std::io::{self, Read};

use patella::account::{AccountFile, AccountReading, apple};

use super::{DISTANCE, RECORD, export, read, workout};

fn count(reading: &AccountReading) -> usize {
    match &reading.facts {
        AccountFile::Activities(facts) => facts.len(),
        other => panic!("{other:?}"),
    }
}

fn three() -> String {
    let run = workout("Running", "duration=\"30\"", DISTANCE);
    export(&[RECORD, &run, RECORD, &run, &run, RECORD].concat())
}

#[test]
fn an_export_cut_anywhere_keeps_the_workouts_before_and_says_where() {
    let xml = three();
    let xml = &xml[xml.find("<HealthData").unwrap()..];
    let mut seen = 0;
    let last = xml.rfind("</HealthData>").unwrap();
    for cut in 0..=last {
        let reading = read(&xml[..cut]);
        assert!(count(&reading) >= seen, "cut at {cut}");
        seen = count(&reading);
        assert_eq!(reading.remark, Some(format!("it is cut off at byte {cut}; every workout before was read")));
    }
    assert_eq!(seen, 3);
    assert_eq!(read(xml).remark, None);
}

#[test]
fn an_export_spoiled_anywhere_costs_at_most_the_workout_there() {
    let xml = three();
    let xml = &xml.as_bytes()[xml.find("<HealthData").unwrap()..];
    for at in 0..xml.len() {
        let byte = [b'<', b'>', b'"', b'&', 0, 0xFF][at % 6];
        let mut spoiled = xml.to_vec();
        spoiled[at] = byte;
        let reading = apple::read(spoiled.as_slice());
        assert!((2..=3).contains(&count(&reading)), "{byte} at {at}");
    }
}

#[test]
fn a_workout_that_is_not_closed_ends_where_the_next_begins() {
    let run = workout("Running", "duration=\"30\"", DISTANCE);
    let open = run.replace("</Workout>", "");
    let reading = read(&export(&[open.as_str(), &run].concat()));
    assert_eq!(count(&reading), 2);
    let AccountFile::Activities(facts) = reading.facts else { panic!() };
    assert_eq!([facts[0].totals.distance_m, facts[1].totals.distance_m], [Some(5_020.0); 2]);
}

#[test]
fn a_workout_without_a_possible_date_is_left_out_and_counted() {
    let run = workout("Running", "duration=\"30\"", DISTANCE);
    for start in ["", "yesterday", "2026-03-14 07:00:00", "1970-01-01 00:00:00 +0000", "2026-03-14 07:00:00 +9999"] {
        let undated = run.replace("startDate=\"2026-03-14 07:00:00 +0100\"", &format!("startDate=\"{start}\""));
        let reading = read(&export(&[undated.as_str(), &run].concat()));
        assert_eq!(count(&reading), 1, "{start}");
        let remark = reading.remark;
        assert_eq!(remark.as_deref(), Some("workouts that could not be read: 1"));
    }
}

/// A reader of a few bytes at a time, which may fail at the end.
struct Drops<'a>(&'a [u8], usize, bool);

impl Read for Drops<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() && self.2 {
            return Err(io::Error::other("the disk is gone"));
        }
        let len = buffer.len().min(self.1).min(self.0.len());
        buffer[..len].copy_from_slice(&self.0[..len]);
        self.0 = &self.0[len..];
        Ok(len)
    }
}

#[test]
fn elements_are_found_however_the_bytes_arrive() {
    let xml = three();
    let xml = &xml[xml.find("<HealthData").unwrap()..];
    for step in [1, 7, 1_000] {
        let sound = apple::read(Drops(xml.as_bytes(), step, false));
        assert_eq!((count(&sound), sound.remark), (3, None), "{step} bytes at a time");
        let reading = apple::read(Drops(xml.as_bytes(), step, true));
        assert_eq!(count(&reading), 3, "{step} bytes at a time");
        assert_eq!(
            reading.remark,
            Some(format!(
                "it could not be read to its end (the disk is gone); every workout before byte {} was read",
                xml.len()
            ))
        );
    }
}

#[test]
fn garbage_of_every_kind_is_no_workout_and_takes_no_time() {
    for garbage in [
        "<Workout ".repeat(200_000),
        "<Workout a=\"b\">".repeat(100_000),
        format!("<Workout a=\"{}", "x".repeat(20 << 20)),
        format!("<Workout a=\"b\">{}", "x".repeat(20 << 20)),
        "</Workout>".repeat(100_000),
        "<Workout><Workout/></Workout>".repeat(1_000),
        "<Workouts/>".repeat(1_000),
        String::new(),
    ] {
        let reading = read(&export(&garbage));
        assert_eq!(count(&reading), 0);
    }
}

#[test]
fn more_workouts_than_anybody_records_are_not_kept() {
    let run = workout("Running", "duration=\"30\"", "");
    let reading = read(&export(&run.repeat(100_001)));
    assert_eq!(count(&reading), 100_000);
    let remark = reading.remark;
    assert_eq!(remark.as_deref(), Some("it has more workouts than anybody records"));
}
