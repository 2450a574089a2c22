//! Files that would grow in memory: an activity or a lap in every few bytes.

use patella::activity::{Fault, Recording};
use patella::decode::{DecodeError, Decoded, fit, gpx, tcx};

use super::Watch;
use crate::fit::bytes::{Base, Fit, RECORD, RUN_START, file_id};

fn recordings(decoded: Result<Decoded, DecodeError>) -> Vec<Recording> {
    match decoded {
        Ok(Decoded::Activities(recordings)) => recordings,
        other => panic!("no activity: {other:?}"),
    }
}

#[test]
fn laps_of_one_byte_are_not_stored_by_the_million() {
    let watch = Watch::start();
    let mut file = Fit::new();
    file_id(&mut file, 4);
    file.define(1, RECORD, &[(253, 4, Base::U32)]);
    file.data(1).u32(RUN_START);
    file.define(2, 19, &[]);
    file.raw(&[2; 1 << 20]);
    let parts = recordings(fit::decode(&file.finish()));
    assert_eq!(parts[0].samples.len(), 1);
    assert!(parts[0].laps.len() <= 5_000);
    assert!(parts[0].faults.contains(&Fault::TooMany), "nothing is left out in silence");
    let xml = format!(
        "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Lap><Track><Trackpoint>\
         <Time>2024-05-01T07:00:00Z</Time></Trackpoint></Track></Lap>{}</Activity></Activities></TrainingCenterDatabase>",
        "<Lap></Lap>".repeat(100_000)
    );
    let runs = recordings(tcx::decode(xml.as_bytes()));
    assert!(runs[0].samples.len() == 1 && runs[0].laps.len() <= 5_000);
    assert!(runs[0].faults.contains(&Fault::TooMany));
    watch.stop(30);
}

#[test]
fn activities_of_a_few_bytes_are_not_stored_by_the_million() {
    let watch = Watch::start();
    let mut part = Fit::new();
    part.define(1, RECORD, &[(253, 4, Base::U32)]);
    part.data(1).u32(RUN_START);
    let chained = part.finish().repeat(20_000);
    assert!(recordings(fit::decode(&chained)).len() <= 250);
    // Ten points that are days apart, and empty tracks between them.
    let tracks: String = (1..=10)
        .map(|day| {
            let empty = "<trk><trk></trk>".repeat(10_000);
            let time = format!("2024-05-{day:02}T07:00:00Z");
            format!("{empty}<trk><trkpt lat=\"47\" lon=\"8\"><time>{time}</time></trkpt></trk>")
        })
        .collect();
    let runs = recordings(gpx::decode(format!("<gpx>{tracks}</gpx>").as_bytes()));
    assert_eq!(runs.len(), 10);
    let activity = "<Activity Sport=\"Running\"><Lap><Track><Trackpoint><Time>2024-05-01T07:00:00Z</Time></Trackpoint></Track></Lap></Activity>";
    let xml = format!(
        "<TrainingCenterDatabase><Activities>{}</Activities></TrainingCenterDatabase>",
        activity.repeat(20_000)
    );
    assert!(recordings(tcx::decode(xml.as_bytes())).len() <= 5_000);
    watch.stop(60);
}
