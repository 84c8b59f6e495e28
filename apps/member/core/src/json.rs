//! Reads typed values out of JSON.
//!
//! What `serde_json` writes for each type it reads is a sixth of the app's code: a way to read each struct from a list
//! as well, a message for each mistake, a parser at each field. Here text becomes a [`Value`] once, and types are read from
//! that in the one way the gateway and the app's own store write them.

use std::fmt;

use serde::{
    Deserialize,
    de::{
        self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer as _, MapAccess, SeqAccess,
        VariantAccess, Visitor, value::StrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Value, map};

use crate::failure::Failure;

/// JSON of any kind.
///
/// # Errors
/// When it is none.
pub fn parse(text: &str) -> Result<Value, Failure> {
    serde_json::from_str(text).map_err(|error| Failure::NotUnderstood(error.to_string()))
}

/// What is written there, as a `T`.
///
/// # Errors
/// When it is something else.
pub fn read<'de, T: Deserialize<'de>>(value: &'de Value) -> Result<T, Failure> {
    T::deserialize(Reader(value)).map_err(|error| Failure::NotUnderstood(error.to_string()))
}

/// It does not fit. What does not is told on developers' machines only: the words would be downloaded by everybody.
#[derive(Debug, thiserror::Error)]
#[error("not what was expected: {0}")]
struct Misfit(String);

impl de::Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(if cfg!(debug_assertions) { message.to_string() } else { String::new() })
    }
}

/// One value, read in the way its type asks for.
#[derive(Clone, Copy)]
struct Reader<'de>(&'de Value);

impl Reader<'_> {
    fn misfit(self, wanted: &str) -> Misfit {
        if cfg!(debug_assertions) {
            Misfit(format!("{} is no {wanted}", self.0))
        } else {
            Misfit(String::new())
        }
    }
}

/// Each kind of value as the only thing it can be.
macro_rules! only {
    ($($method:ident => $read:ident, $visit:ident;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            match self.0.$read() {
                Some(value) => visitor.$visit(value),
                None => Err(self.misfit(stringify!($read))),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Misfit;

    only! {
        deserialize_bool => as_bool, visit_bool;
        deserialize_i32 => as_i64, visit_i64;
        deserialize_i64 => as_i64, visit_i64;
        deserialize_u32 => as_u64, visit_u64;
        deserialize_u64 => as_u64, visit_u64;
        deserialize_f64 => as_f64, visit_f64;
        deserialize_str => as_str, visit_borrowed_str;
        deserialize_string => as_str, visit_borrowed_str;
        deserialize_identifier => as_str, visit_borrowed_str;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match number.as_i64() {
                Some(whole) => visitor.visit_i64(whole),
                None => self.deserialize_f64(visitor),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let values = self.0.as_array().ok_or_else(|| self.misfit("list"))?;
        visitor.visit_seq(Elements(values.iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let fields = self.0.as_object().ok_or_else(|| self.misfit("object"))?;
        visitor.visit_map(Fields { rest: fields.iter(), value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    /// `{"variant": {…}}`, as `serde` writes them.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let variant = self.0.as_object().and_then(|fields| fields.iter().next());
        let (name, content) = variant.ok_or_else(|| self.misfit("variant"))?;
        visitor.visit_enum(Variant { name, content: Self(content) })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u8 u16 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
    }
}

struct Elements<'de>(std::slice::Iter<'de, Value>);

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        self.0.next().map(|value| seed.deserialize(Reader(value))).transpose()
    }
}

struct Fields<'de> {
    rest: map::Iter<'de>,
    /// Of the field whose name was read last.
    value: Option<&'de Value>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((name, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(de::value::BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        seed.deserialize(Reader(self.value.unwrap_or(&Value::Null)))
    }
}

struct Variant<'de> {
    name: &'de str,
    content: Reader<'de>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Misfit;
    type Variant = Reader<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Reader<'de>), Misfit> {
        let name: StrDeserializer<'_, Misfit> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Reader<'de> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        self.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Everything {
        yes: bool,
        whole: i32,
        big: i64,
        share: f64,
        words: String,
        day: jiff::civil::Date,
        perhaps: Option<String>,
        list: Vec<Inner>,
        kind: Kind,
        any: Value,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Inner(u32);

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Named { name: String },
    }

    fn everything() -> Everything {
        Everything {
            yes: true,
            whole: -3,
            big: 1 << 40,
            share: 0.25,
            words: "À Montreuil".to_owned(),
            day: jiff::civil::date(2026, 11, 26),
            perhaps: None,
            list: vec![Inner(1), Inner(2)],
            kind: Kind::Named { name: "x".to_owned() },
            any: json!({ "a": [1, -1, 0.5, null, "b", true] }),
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let mut value = serde_json::to_value(everything()).unwrap();
        assert_eq!(read::<Everything>(&value).unwrap(), everything());
        value["more"] = json!({ "than": ["expected"] });
        value["share"] = json!(1);
        value["perhaps"] = json!("yes");
        let changed = Everything { share: 1.0, perhaps: Some("yes".to_owned()), ..everything() };
        assert_eq!(read::<Everything>(&value).unwrap(), changed);
    }

    #[test]
    fn nothing_else_is() {
        let value = serde_json::to_value(everything()).unwrap();
        for (field, other) in [
            ("yes", json!("true")),
            ("whole", json!(1_i64 << 40)),
            ("whole", json!(1.5)),
            ("words", json!(1)),
            ("day", json!("26/11/2026")),
            ("list", json!({})),
            ("list", json!([-1])),
            ("kind", json!("Named")),
            ("kind", json!({ "Other": {} })),
        ] {
            let mut changed = value.clone();
            changed[field] = other;
            assert!(matches!(read::<Everything>(&changed), Err(Failure::NotUnderstood(_))), "{changed}");
        }
        let mut without = value;
        without.as_object_mut().unwrap().remove("words");
        assert!(read::<Everything>(&without).is_err());
        assert!(read::<Everything>(&json!([true, 1])).is_err());
        assert!(parse("<html>").is_err());
    }
}
