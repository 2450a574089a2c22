//! Lists in JSON of any size, read record by record as they stream past.
//!
//! A list may have 100 MB and more. Fields that nobody asks for are passed over, and a record is a few values. A field of
//! an unexpected type is unknown and costs nothing else. Where the JSON itself is broken, everything before is read and the
//! position is reported.
//!
//! The records are declared by [`record`], not by serde's derive, which refuses an object that has a name twice (here the
//! last one counts) and drops all of an object that is cut off.

mod guard;

use std::fmt;
use std::io::{BufReader, Read};

use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use self::guard::Guarded;

/// Bytes read at a time.
const BUFFER_BYTES: usize = 64 << 10;

/// More records of one list are not read; real lists have a thousand.
const MOST_RECORDS: usize = 100_000;

/// Names under which an object in place of a text has that text.
const TEXT_WITHIN: [&str; 3] = ["typeKey", "date", "gearTypeName"];

/// Reads the records of a list, or the one that stands alone. Also what was wrong, where anything was.
pub(super) fn records<R: Record>(json: impl Read) -> (Vec<R>, Option<String>) {
    let mut found = Vec::new();
    let fault = read(json, Target::Each(&mut found));
    (found, fault)
}

/// Passes each record of a list, or the one that stands alone, to `take`, without holding more than one of them.
pub(super) fn each_record<R: Record>(json: impl Read, take: impl FnMut(R)) -> Option<String> {
    read(json, Target::Each(&mut PassedRecords { take, passed: 0 }))
}

/// Reads all objects of a file into one record.
pub(super) fn object<R: Record>(json: impl Read) -> (R, Option<String>) {
    let mut record = R::default();
    let fault = read(json, Target::One(&mut record));
    (record, fault)
}

fn read(json: impl Read, target: Target<'_, impl Record>) -> Option<String> {
    let mut guarded = Guarded::new(json);
    let mut parser = serde_json::Deserializer::from_reader(BufReader::with_capacity(BUFFER_BYTES, &mut guarded));
    let read = target.deserialize(&mut parser);
    let fault = read.and_then(|()| parser.end()).err()?;
    let position = format!("line {}, column {}", fault.line(), fault.column());
    Some(match (guarded.failure(), fault.classify()) {
        (Some(failure), _) => format!("it could not be read beyond {position} ({failure})"),
        (None, serde_json::error::Category::Eof) => format!("it is cut off at {position}"),
        (None, serde_json::error::Category::Data) => {
            format!("it has more elements than any real list; from {position} on they were left out")
        }
        (None, _) => format!("it cannot be understood from {position} on"),
    })
}

/// The fields of an object that are asked for.
pub(super) trait Fields {
    /// Takes the value of a field, or passes over it.
    fn set(&mut self, _name: &str, _value: Plain<'_>) {}
}

/// One object of a list.
pub(super) trait Record: Fields + Default {
    /// Fields whose objects are read as if they were in place of the one that holds them.
    const WRAPPERS: &'static [&'static str] = &[];

    /// Reads a field that holds records itself, by [`read_each`] or [`read_into`]. False, with nothing read, for any other.
    fn nested<'de, A: MapAccess<'de>>(&mut self, _name: &str, _object: &mut A) -> Result<bool, A::Error> {
        Ok(false)
    }

    /// False for a stub that states nothing.
    fn is_known(&self) -> bool {
        true
    }
}

/// Declares an object: its fields, each with its names in the JSON, and those of records within it.
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $record:ident {
        $($(#[$doc:meta])* $field:ident: $value:ty = $($name:literal)|+,)+
    } $(nested { $($within:ident: $records:ty,)+ })?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default)]
        $vis struct $record {
            $($(#[$doc])* $field: $value,)+
            $($($within: $records,)+)?
        }

        impl $crate::account::json::Fields for $record {
            fn set(&mut self, name: &str, value: $crate::account::json::Plain<'_>) {
                match name {
                    $($($name)|+ => self.$field = value.into(),)+
                    _ => {}
                }
            }
        }
    };
}
pub(super) use record;

/// Reads the records of the list in a field.
pub(super) fn read_each<'de, A: MapAccess<'de>>(
    object: &mut A,
    found: &mut Vec<impl Record>,
) -> Result<bool, A::Error> {
    object.next_value_seed(Target::Each(found)).map(|()| true)
}

/// Reads the objects in a field into one record.
pub(super) fn read_into<'de, A: MapAccess<'de>>(object: &mut A, record: &mut impl Record) -> Result<bool, A::Error> {
    object.next_value_seed(Target::One(record)).map(|()| true)
}

/// What becomes of the records of a list.
trait RecordGoal<R> {
    /// Takes one more.
    fn push(&mut self, record: R);
    /// Records taken so far.
    fn count(&self) -> usize;
}

impl<R> RecordGoal<R> for Vec<R> {
    fn push(&mut self, record: R) {
        Vec::push(self, record);
    }

    fn count(&self) -> usize {
        self.len()
    }
}

/// Records that are passed on one by one.
struct PassedRecords<F> {
    take: F,
    passed: usize,
}

impl<R, F: FnMut(R)> RecordGoal<R> for PassedRecords<F> {
    fn push(&mut self, record: R) {
        (self.take)(record);
        self.passed += 1;
    }

    fn count(&self) -> usize {
        self.passed
    }
}

/// Where a value goes. What it has no use for is passed over.
enum Target<'a, R> {
    /// All objects of the value into one record.
    One(&'a mut R),
    /// Each object of the value as a record of its own.
    Each(&'a mut dyn RecordGoal<R>),
    /// The value into the field of this name.
    Field(&'a mut R, &'a str),
}

impl<R: Record> Target<'_, R> {
    fn plain<E>(self, value: Plain<'_>) -> Result<(), E> {
        if let Target::Field(record, name) = self {
            record.set(name, value);
        }
        Ok(())
    }
}

/// Reads all fields of an object into a record; `outer` takes those of wrappers.
fn read_fields<'de, R: Record, A: MapAccess<'de>>(
    record: &mut R,
    object: &mut A,
    mut outer: Option<&mut dyn RecordGoal<R>>,
) -> Result<(), A::Error> {
    while let Some(name) = object.next_key::<String>()? {
        if R::WRAPPERS.contains(&name.as_str()) {
            object.next_value_seed(match &mut outer {
                Some(found) => Target::Each(&mut **found),
                None => Target::One(&mut *record),
            })?;
        } else if !record.nested(&name, object)? {
            object.next_value_seed(Target::Field(record, &name))?;
        }
    }
    Ok(())
}

impl<'de, R: Record> DeserializeSeed<'de> for Target<'_, R> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, R: Record> Visitor<'de> for Target<'_, R> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<(), E> {
        self.plain(Plain::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.plain(Plain::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.plain(Plain::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.plain(Plain::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.plain(Plain::Text(text))
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.plain(Plain::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        match self {
            Target::One(record) => while list.next_element_seed(Target::One(&mut *record))?.is_some() {},
            Target::Each(found) => while list.next_element_seed(Target::Each(&mut *found))?.is_some() {},
            Target::Field(record, name) => {
                record.set(name, Plain::Nothing);
                while list.next_element::<IgnoredAny>()?.is_some() {}
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        match self {
            Target::One(record) => read_fields(record, &mut object, None),
            Target::Each(found) => {
                let mut record = R::default();
                read_fields(&mut record, &mut object, Some(&mut *found))?;
                if record.is_known() {
                    if found.count() >= MOST_RECORDS {
                        return Err(A::Error::custom("too many records"));
                    }
                    found.push(record);
                }
                Ok(())
            }
            Target::Field(record, name) => {
                record.set(name, Plain::Nothing);
                while let Some(inner) = object.next_key::<String>()? {
                    if TEXT_WITHIN.contains(&inner.as_str()) {
                        object.next_value_seed(Target::Field(record, name))?;
                    } else {
                        object.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(())
            }
        }
    }
}

/// The value of a field: nothing for a list, and for an object only what it has under one of [`TEXT_WITHIN`].
pub(super) enum Plain<'a> {
    Number(f64),
    Text(&'a str),
    Flag(bool),
    Nothing,
}

/// The number, however it is written; `None` for anything else.
impl From<Plain<'_>> for Option<f64> {
    fn from(plain: Plain<'_>) -> Self {
        let number = match plain {
            Plain::Number(number) => Some(number),
            Plain::Text(text) => text.trim().parse().ok(),
            Plain::Flag(_) | Plain::Nothing => None,
        };
        number.filter(|number: &f64| number.is_finite())
    }
}

/// The text, without blanks around it; `None` for anything else and for blanks alone.
impl From<Plain<'_>> for Option<String> {
    fn from(plain: Plain<'_>) -> Self {
        match plain {
            Plain::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }
}

impl From<Plain<'_>> for Option<bool> {
    fn from(plain: Plain<'_>) -> Self {
        if let Plain::Flag(flag) = plain { Some(flag) } else { None }
    }
}

/// A moment as a number or as a date and time: Unix milliseconds of whatever clock it is given by.
impl From<Plain<'_>> for Option<i64> {
    fn from(plain: Plain<'_>) -> Self {
        match plain {
            // Below the first number there are only seconds, or milliseconds long before there were watches.
            Plain::Number(number) if number.abs() < 1e11 => Some((number * 1000.0) as i64),
            Plain::Number(number) if number.abs() < 1e15 => Some(number as i64),
            Plain::Text(text) => civil_ms(text),
            Plain::Number(_) | Plain::Flag(_) | Plain::Nothing => None,
        }
    }
}

/// `2024-06-01 08:00:00` and `2024-06-01T08:00:00.0`, as if it were UTC.
fn civil_ms(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches(['Z', 'z']);
    let clock: DateTime = text.parse().ok()?;
    let instant = Offset::UTC.to_timestamp(clock).ok()?;
    Some(instant.as_millisecond())
}
