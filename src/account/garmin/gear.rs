//! Shoes, and which activity was run in which.
//!
//! The list names two parts almost alike, `gearDTOS` and `gearActivityDTOs`; the second is keyed by the number of the gear
//! written as a word. Bikes and other gear are left out.

use std::collections::BTreeMap;
use std::io::Read;

use serde::de::MapAccess;

use super::day;
use crate::account::json::{self, Element, Fields};
use crate::account::{AccountFile, AccountReading, Shoe};
use crate::settings::AccountRules;

/// Most shoes and most activities of one list that are kept.
const MOST: usize = 100_000;

pub(super) fn read(list: impl Read, _: &AccountRules) -> AccountReading {
    let mut file = GearFile::default();
    let remark = json::object(list, &mut file);
    let mut worn = file.worn.ids_of_gear;
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
    worn: Worn,
}

impl Fields for GearFile {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        match name {
            "gearDTOS" | "gearDTOs" => json::list(object, &mut self.gear, MOST),
            "gearActivityDTOs" | "gearActivityDTOS" => json::inside(object, &mut self.worn),
            _ => json::skip(object),
        }
    }
}

/// One piece of gear.
#[derive(Default)]
struct Gear {
    pk: Option<String>,
    kind: Option<String>,
    display_name: Option<String>,
    custom_make_model: Option<String>,
    make: Option<String>,
    model: Option<String>,
    date_begin: Option<String>,
    date_end: Option<String>,
}

impl Element for Gear {
    const WRAPPERS: &'static [&'static str] = &[];

    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        match name {
            "gearPk" => self.pk = json::number(object)?.map(|pk| format!("{pk:.0}")),
            "gearTypeName" => self.kind = json::word_or_within(object, "gearTypeName")?,
            "displayName" => self.display_name = json::word(object)?,
            "customMakeModel" => self.custom_make_model = json::word(object)?,
            "gearMakeName" => self.make = json::word(object)?,
            "gearModelName" => self.model = json::word(object)?,
            "dateBegin" => self.date_begin = json::word(object)?,
            "dateEnd" => self.date_end = json::word(object)?,
            _ => json::skip(object)?,
        }
        Ok(())
    }

    fn tells(&self) -> bool {
        self.pk.is_some()
    }
}

impl Gear {
    fn is_shoe(&self) -> bool {
        let kind = self.kind.as_deref().unwrap_or_default();
        kind.trim().to_ascii_lowercase().starts_with("shoe")
    }

    fn key(&self) -> String {
        self.pk.clone().unwrap_or_default()
    }

    /// The name the runner gave it, else maker and model, as far as they are told.
    fn name(&self) -> String {
        let told = |part: &Option<String>| {
            let part = part.clone();
            // What was chosen from no list of the maker's.
            part.filter(|part| !["other", "unknown"].contains(&part.to_lowercase().as_str()))
        };
        let parts = || [told(&self.make), told(&self.model)];
        let make_and_model: Vec<String> = parts().into_iter().flatten().collect();
        let make_and_model = (!make_and_model.is_empty()).then(|| make_and_model.join(" "));
        (self.display_name.clone())
            .or_else(|| told(&self.custom_make_model))
            .or(make_and_model)
            .unwrap_or_else(|| "Shoe without a name".to_owned())
    }
}

/// Numbers of activities by the number of the gear.
#[derive(Default)]
struct Worn {
    ids_of_gear: BTreeMap<String, Vec<u64>>,
}

impl Fields for Worn {
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        let mut links: Vec<Link> = Vec::new();
        let read = json::list(object, &mut links, MOST);
        let ids = links.iter().filter_map(|link| link.activity_id);
        let all = self.ids_of_gear.entry(name.trim().to_owned()).or_default();
        all.extend(ids.map(|id| id as u64));
        read
    }
}

/// That one activity was done with the gear.
#[derive(Default)]
struct Link {
    activity_id: Option<f64>,
}

impl Element for Link {
    const WRAPPERS: &'static [&'static str] = &[];

    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        match name {
            "activityId" => self.activity_id = json::number(object)?,
            _ => json::skip(object)?,
        }
        Ok(())
    }

    fn tells(&self) -> bool {
        self.activity_id.is_some()
    }
}
