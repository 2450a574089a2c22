//! Enums with a method `name` are written by it, in JSON as in the tables.

/// Implements `Serialize` by `name()`.
macro_rules! serialize_by_name {
    ($($type:ty),+) => {
        $(impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        })+
    };
}
pub(crate) use serialize_by_name;
