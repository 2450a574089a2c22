//! Lists in JSON of any size, read element by element as they stream past.
//!
//! A list may have 100 MB and more. What nobody asks for is passed over, and what is kept is a few numbers an element. A
//! field of an unexpected type is "not told" and costs nothing else; where the JSON itself is broken, everything before is
//! kept and the place is told.

mod guard;

use std::fmt;
use std::io::{BufReader, Read};

use jiff::civil::DateTime;
use jiff::tz::Offset;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use self::guard::Guarded;

/// Bytes read at a time.
const BUFFER_BYTES: usize = 64 << 10;

/// One element of a list: an object with some fields that are asked for.
pub(super) trait Element: Default {
    /// Fields that hold further elements in place of being one's own: a list within the list, or a wrapper.
    const WRAPPERS: &'static [&'static str];

    /// Reads the value of one field, or passes over it with [`skip`].
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error>;

    /// False for a stub that tells nothing.
    fn tells(&self) -> bool;
}

/// Reads the elements of a list, or the one that stands alone. Also what was wrong, where anything was.
pub(super) fn elements<T: Element>(json: impl Read, most: usize) -> (Vec<T>, Option<String>) {
    let mut found = Vec::new();
    let elements = Elements { found: &mut found, most };
    let fault = read(json, elements);
    (found, fault)
}

/// Reads one object.
pub(super) fn object<T: Fields>(json: impl Read, object: &mut T) -> Option<String> {
    read(json, Of(object))
}

fn read(json: impl Read, sink: impl Sink) -> Option<String> {
    let mut guarded = Guarded::new(json);
    let mut parser = serde_json::Deserializer::from_reader(BufReader::with_capacity(BUFFER_BYTES, &mut guarded));
    let read = Any(sink).deserialize(&mut parser);
    let fault = read.and_then(|()| parser.end()).err()?;
    let place = format!("line {}, column {}", fault.line(), fault.column());
    Some(match (guarded.failure(), fault.classify()) {
        (Some(failure), _) => format!("it could not be read beyond {place} ({failure})"),
        (None, serde_json::error::Category::Eof) => format!("it is cut off at {place}"),
        (None, serde_json::error::Category::Data) => {
            format!("it has more elements than any real list; from {place} on they were left out")
        }
        (None, _) => format!("it cannot be understood from {place} on"),
    })
}

/// An object some fields of which are asked for.
pub(super) trait Fields {
    /// Reads the value of one field, or passes over it with [`skip`].
    fn field<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error>;
}

/// The number that stands in a field, however it is written; `None` for anything else.
pub(super) fn number<'de, A: MapAccess<'de>>(object: &mut A) -> Result<Option<f64>, A::Error> {
    let mut plain = Plain::Nothing;
    object.next_value_seed(Any(&mut plain))?;
    let number = match plain {
        Plain::Number(number) => Some(number),
        Plain::Word(word) => word.trim().parse().ok(),
        Plain::Truth(_) | Plain::Nothing => None,
    };
    Ok(number.filter(|number: &f64| number.is_finite()))
}

/// The word that stands in a field, without blanks around it; `None` for anything else and for blanks alone.
pub(super) fn word<'de, A: MapAccess<'de>>(object: &mut A) -> Result<Option<String>, A::Error> {
    let mut plain = Plain::Nothing;
    object.next_value_seed(Any(&mut plain))?;
    Ok(match plain {
        Plain::Word(word) if !word.trim().is_empty() => Some(word.trim().to_owned()),
        _ => None,
    })
}

/// The word that stands in a field, or in the field `within` of the object that stands there.
pub(super) fn word_or_within<'de, A: MapAccess<'de>>(
    object: &mut A,
    within: &'static str,
) -> Result<Option<String>, A::Error> {
    let mut word = None;
    object.next_value_seed(Any(WordOrWithin { word: &mut word, within }))?;
    Ok(word)
}

/// A moment as a number or as a date and time: Unix milliseconds, whatever clock it is told by.
pub(super) fn unix_ms<'de, A: MapAccess<'de>>(object: &mut A) -> Result<Option<i64>, A::Error> {
    let mut plain = Plain::Nothing;
    object.next_value_seed(Any(&mut plain))?;
    Ok(match plain {
        // Below the first number there are only seconds, or milliseconds long before there were watches.
        Plain::Number(number) if number.abs() < 1e11 => Some((number * 1000.0) as i64),
        Plain::Number(number) if number.abs() < 1e15 => Some(number as i64),
        Plain::Word(word) => civil_ms(&word),
        Plain::Number(_) | Plain::Truth(_) | Plain::Nothing => None,
    })
}

/// `2024-06-01 08:00:00` and `2024-06-01T08:00:00.0`, as if it were UTC.
fn civil_ms(word: &str) -> Option<i64> {
    let word = word.trim().trim_end_matches(['Z', 'z']);
    let clock: DateTime = word.parse().ok()?;
    let instant = Offset::UTC.to_timestamp(clock).ok()?;
    Some(instant.as_millisecond())
}

/// Whether a field says `true`.
pub(super) fn truth<'de, A: MapAccess<'de>>(object: &mut A) -> Result<Option<bool>, A::Error> {
    let mut plain = Plain::Nothing;
    object.next_value_seed(Any(&mut plain))?;
    Ok(match plain {
        Plain::Truth(truth) => Some(truth),
        _ => None,
    })
}

/// Reads the object in a field into `inner`; anything else leaves it as it is.
pub(super) fn inside<'de, A: MapAccess<'de>, T: Fields>(object: &mut A, inner: &mut T) -> Result<(), A::Error> {
    object.next_value_seed(Any(Of(inner)))
}

/// Reads the elements of a list in a field.
pub(super) fn list<'de, A: MapAccess<'de>, T: Element>(
    object: &mut A,
    found: &mut Vec<T>,
    most: usize,
) -> Result<(), A::Error> {
    object.next_value_seed(Any(Elements { found, most }))
}

/// Passes over a field.
pub(super) fn skip<'de, A: MapAccess<'de>>(object: &mut A) -> Result<(), A::Error> {
    object.next_value::<IgnoredAny>().map(|_| ())
}

/// Takes a value of any type. What it does not ask for is passed over.
trait Sink: Sized {
    fn plain(self, _: Plain) {}

    fn list<'de, A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn object<'de, A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// A value that is neither list nor object.
enum Plain {
    Number(f64),
    Word(String),
    Truth(bool),
    Nothing,
}

impl Sink for &mut Plain {
    fn plain(self, plain: Plain) {
        *self = plain;
    }
}

struct WordOrWithin<'a> {
    word: &'a mut Option<String>,
    within: &'static str,
}

impl Sink for WordOrWithin<'_> {
    fn plain(self, plain: Plain) {
        if let Plain::Word(word) = plain {
            *self.word = Some(word);
        }
    }

    fn object<'de, A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while let Some(name) = object.next_key::<String>()? {
            if name == self.within {
                *self.word = word(&mut object)?;
            } else {
                skip(&mut object)?;
            }
        }
        Ok(())
    }
}

/// An object, field by field.
struct Of<'a, T>(&'a mut T);

impl<T: Fields> Sink for Of<'_, T> {
    fn object<'de, A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        while let Some(name) = object.next_key::<String>()? {
            self.0.field(&name, &mut object)?;
        }
        Ok(())
    }

    /// Some lists of an account hold a single object.
    fn list<'de, A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        Each(self.0).list(list)
    }
}

/// A list of objects, all read into one.
struct Each<'a, T>(&'a mut T);

impl<T: Fields> Sink for Each<'_, T> {
    fn list<'de, A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Any(Of(&mut *self.0)))?.is_some() {}
        Ok(())
    }
}

/// Elements of a list, of lists within it, and of wrappers.
struct Elements<'a, T> {
    found: &'a mut Vec<T>,
    most: usize,
}

impl<T: Element> Elements<'_, T> {
    fn again(&mut self) -> Elements<'_, T> {
        Elements { found: self.found, most: self.most }
    }
}

impl<T: Element> Sink for Elements<'_, T> {
    fn list<'de, A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Any(self.again()))?.is_some() {}
        Ok(())
    }

    fn object<'de, A: MapAccess<'de>>(mut self, mut object: A) -> Result<(), A::Error> {
        let mut element = T::default();
        while let Some(name) = object.next_key::<String>()? {
            if T::WRAPPERS.contains(&name.as_str()) {
                object.next_value_seed(Any(self.again()))?;
            } else {
                element.field(&name, &mut object)?;
            }
        }
        if element.tells() {
            if self.found.len() >= self.most {
                return Err(A::Error::custom("too many elements"));
            }
            self.found.push(element);
        }
        Ok(())
    }
}

/// Lets a sink take whatever stands there.
struct Any<S>(S);

impl<'de, S: Sink> DeserializeSeed<'de> for Any<S> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, S: Sink> Visitor<'de> for Any<S> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<(), E> {
        self.0.plain(Plain::Truth(truth));
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.0.plain(Plain::Number(number as f64));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.0.plain(Plain::Number(number as f64));
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.0.plain(Plain::Number(number));
        Ok(())
    }

    fn visit_str<E>(self, word: &str) -> Result<(), E> {
        self.0.plain(Plain::Word(word.to_owned()));
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        self.0.list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        self.0.object(object)
    }
}
