//! Shoes, and which activity was run in which.
//!
//! The two parts of the list have similar names, `gearDTOS` and `gearActivityDTOs`; the second is keyed by the number of the
//! gear written as text. Bikes and other gear are left out.

use std::collections::BTreeMap;
use std::io::Read;

use serde::de::MapAccess;

use super::day;
use crate::account::json::{self, Fields, Record, record};
use crate::account::{AccountFile, AccountReading, Shoe};

pub(super) fn read(list: impl Read) -> AccountReading {
    let (file, remark): (GearFile, _) = json::object(list);
    let mut worn = file.worn.ids_by_gear;
    let shoes = file.gear.into_iter().filter(Gear::is_shoe).map(|gear| {
        let mut activity_ids = worn.remove(&gear.key()).unwrap_or_default();
        activity_ids.sort_unstable();
        activity_ids.dedup();
        Shoe {
            name: gear.name(),
            first_day: gear.date_begin.as_deref().and_then(day),
            last_day: gear.date_end.as_deref().and_then(day),
            activity_ids,
        }
    });
    AccountReading { facts: AccountFile::Gear(shoes.collect()), remark }
}

#[derive(Default)]
struct GearFile {
    gear: Vec<Gear>,
    worn: GearActivities,
}

impl Fields for GearFile {}

impl Record for GearFile {
    fn nested<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<bool, A::Error> {
        match name {
            "gearDTOS" | "gearDTOs" => json::read_each(object, &mut self.gear),
            "gearActivityDTOs" | "gearActivityDTOS" => json::read_into(object, &mut self.worn),
            _ => Ok(false),
        }
    }
}

record! {
    /// One piece of gear.
    struct Gear {
        pk: Option<f64> = "gearPk",
        kind: Option<String> = "gearTypeName",
        display_name: Option<String> = "displayName",
        custom_make_model: Option<String> = "customMakeModel",
        make: Option<String> = "gearMakeName",
        model: Option<String> = "gearModelName",
        date_begin: Option<String> = "dateBegin",
        date_end: Option<String> = "dateEnd",
    }
}

impl Record for Gear {
    fn is_known(&self) -> bool {
        self.pk.is_some()
    }
}

impl Gear {
    fn is_shoe(&self) -> bool {
        let kind = self.kind.as_deref().unwrap_or_default();
        kind.trim().to_ascii_lowercase().starts_with("shoe")
    }

    fn key(&self) -> String {
        self.pk.map_or_else(String::new, |pk| format!("{pk:.0}"))
    }

    /// The name the runner gave it, else maker and model, as far as they are known.
    fn name(&self) -> String {
        let chosen = |part: &Option<String>| {
            let part = part.clone();
            // What was chosen from no list of the maker's.
            part.filter(|part| !["other", "unknown"].contains(&part.to_lowercase().as_str()))
        };
        let parts = || [chosen(&self.make), chosen(&self.model)];
        let make_and_model: Vec<String> = parts().into_iter().flatten().collect();
        let make_and_model = (!make_and_model.is_empty()).then(|| make_and_model.join(" "));
        (self.display_name.clone())
            .or_else(|| chosen(&self.custom_make_model))
            .or(make_and_model)
            .unwrap_or_else(|| "Shoe without a name".to_owned())
    }
}

/// Numbers of activities by the number of the gear.
#[derive(Default)]
struct GearActivities {
    ids_by_gear: BTreeMap<String, Vec<u64>>,
}

impl Fields for GearActivities {}

impl Record for GearActivities {
    fn nested<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<bool, A::Error> {
        let mut links: Vec<GearLink> = Vec::new();
        let read = json::read_each(object, &mut links);
        let ids = links.iter().filter_map(|link| link.activity_id);
        let all = self.ids_by_gear.entry(name.trim().to_owned()).or_default();
        all.extend(ids.map(|id| id as u64));
        read
    }
}

record! {
    /// One activity that was done with the gear.
    struct GearLink {
        activity_id: Option<f64> = "activityId",
    }
}

impl Record for GearLink {
    fn is_known(&self) -> bool {
        self.activity_id.is_some()
    }
}
