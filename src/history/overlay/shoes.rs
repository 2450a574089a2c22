//! Shoes of all lists as one, no two of one name.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::account::Shoe;
use crate::encoding::visible;

/// A pair of shoes that an account names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedShoe {
    /// The runner's own name for it, else maker and model; numbered where two pairs have the same.
    pub name: String,
    /// First day in use, as the account has it.
    pub first_day: Option<Date>,
    /// Day it was retired.
    pub retired_day: Option<Date>,
}

/// The shoe that each activity of the account was done in, by the account's number.
pub(super) type ShoeByActivity = HashMap<u64, String>;

/// What a list of gear holds, as a sentence.
pub(super) fn stated(gear: &[Shoe]) -> String {
    let worn: usize = gear.iter().map(|shoe| shoe.activity_ids.len()).sum();
    match gear.len() {
        1 => format!("1 pair of shoes, worn in {worn} activities"),
        pairs => format!("{pairs} pairs of shoes, worn in {worn} activities"),
    }
}

/// Adds the shoes of one list. The same list may lie there twice.
pub(super) fn collect(gear: Vec<Shoe>, shoes: &mut Vec<OwnedShoe>, worn: &mut ShoeByActivity) {
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for mut shoe in by_age(gear) {
        shoe.name = visible(&shoe.name).into_owned();
        // Two pairs of the same model, numbered by their age.
        let count = named.entry(shoe.name.clone()).or_insert(0);
        *count += 1;
        let name = match *count {
            1 => shoe.name,
            count => format!("{} ({count})", shoe.name),
        };
        for id in shoe.activity_ids {
            worn.entry(id).or_insert_with(|| name.clone());
        }
        match shoes.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                known.first_day = known.first_day.or(shoe.first_day);
                known.retired_day = known.retired_day.or(shoe.last_day);
            }
            None => shoes.push(OwnedShoe { name, first_day: shoe.first_day, retired_day: shoe.last_day }),
        }
    }
}

fn by_age(mut gear: Vec<Shoe>) -> Vec<Shoe> {
    let first_worn = |shoe: &Shoe| shoe.activity_ids.first().copied();
    gear.sort_by_cached_key(|shoe| (shoe.first_day.is_none(), shoe.first_day, first_worn(shoe), shoe.name.clone()));
    gear
}
