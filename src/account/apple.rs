//! The workouts of an Apple Health export, `export.xml`.
//!
//! The file holds every heartbeat of years, up to gigabytes; only its workouts are read, one after the other as the file
//! streams past (`elements`). A workout names the route file that was recorded with it, if any. Newer exports have the
//! distance in an element within the workout, older ones in an attribute.

mod elements;
mod workout;

use std::io::Read;

use self::elements::{Elements, End};
use super::{AccountFile, AccountReading};

/// Most workouts that are read; nobody has recorded so many.
const MOST: usize = 100_000;

/// Reads the workouts to the end of the file, or to where it breaks off.
pub fn read(xml: impl Read) -> AccountReading {
    let mut workouts = Elements::of(xml, "Workout", "HealthData");
    let (mut facts, mut unread) = (Vec::new(), 0);
    while let Some(element) = workouts.next_element() {
        match workout::facts(element) {
            _ if facts.len() >= MOST => break,
            Some(workout) => facts.push(workout),
            None => unread += 1,
        }
    }
    let end = match workouts.end() {
        _ if facts.len() >= MOST => Some("it has more workouts than anybody records".to_owned()),
        End::Whole => None,
        End::CutOff { at_byte } => Some(format!("it is cut off at byte {at_byte}; every workout before was read")),
        End::Failed { at_byte, why } => {
            Some(format!("it could not be read to its end ({why}); every workout before byte {at_byte} was read"))
        }
    };
    let unread = (unread > 0).then(|| format!("workouts that could not be read: {unread}"));
    let remarks: Vec<String> = [unread, end].into_iter().flatten().collect();
    AccountReading { facts: AccountFile::Activities(facts), remark: (!remarks.is_empty()).then(|| remarks.join("; ")) }
}
