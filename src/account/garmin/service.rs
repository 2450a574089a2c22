//! One activity as Garmin's web service tells it, in SI units: `activity_<number>.json` in the folders that GarminDB,
//! garmin-connect-export and other programs fill.
//!
//! Its fields are called as in the list of an account export and mean other units: the container decides, not the name.

use std::io::Read;

use serde::de::MapAccess;

use super::activities::Row;
use super::units::SERVICE;
use crate::account::json::{self, Element, Fields};
use crate::account::{AccountFile, AccountReading};
use crate::settings::AccountRules;

pub(super) fn read(activity: impl Read, rules: &AccountRules) -> AccountReading {
    let mut told = Activity::default();
    let fault = json::object(activity, &mut told);
    let facts = told.row.facts(Some(SERVICE), rules);
    let undated = facts.is_none().then(|| "it does not say when it was".to_owned());
    AccountReading { facts: AccountFile::Activities(facts.into_iter().collect()), remark: fault.or(undated) }
}

/// The activity, its parts read into one row.
#[derive(Default)]
struct Activity {
    row: Row,
}

impl Fields for Activity {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        match name {
            "summaryDTO" | "metadataDTO" => json::inside(object, self),
            "activityTypeDTO" => self.row.field("activityType", object),
            "isMultiSportParent" => self.row.field("parent", object),
            "directWorkoutRpe" => self.row.field("workoutRpe", object),
            "directWorkoutFeel" => self.row.field("workoutFeel", object),
            "averageRunCadence" => self.row.field("avgRunCadence", object),
            _ => self.row.field(name, object),
        }
    }
}
