//! Reads what the browser has parsed. A struct is read as the sequence of its fields, asked for by name: what serde makes
//! of a type for a sequence is a small part of what it makes for a map, and every type pays for it. For the same reason
//! an error says nothing: what can't be read is not read, and nobody on a phone would look at why.

use std::{cell::RefCell, fmt, rc::Rc};

use js_sys::{Array, Object, Reflect};
use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use wasm_bindgen::{JsCast, JsValue};

/// A value of the browser, to be read.
pub(super) struct Reader(pub(super) JsValue);

/// It is no such thing.
#[derive(Debug)]
pub(super) struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}

type Read<T> = Result<T, Unreadable>;

impl Reader {
    fn text(&self) -> Read<String> {
        self.0.as_string().ok_or(Unreadable)
    }

    fn number(&self) -> Read<f64> {
        self.0.as_f64().ok_or(Unreadable)
    }

    fn items(self) -> Read<Items> {
        let array = self.0.dyn_into::<Array>().map_err(|_| Unreadable)?;
        Ok(Items { array, next: 0 })
    }

    /// Its names and values, one after the other.
    fn entries(&self) -> Read<Items> {
        let object: &Object = self.0.dyn_ref().ok_or(Unreadable)?;
        let array = Object::entries(object).flat(1);
        Ok(Items { array, next: 0 })
    }

    fn fields(self, names: &'static [&'static str]) -> Fields {
        Fields {
            object: self.0,
            names: of_browser(names),
            next: 0,
        }
    }
}

/// The names of a struct's fields, as the browser has them.
type Names = Rc<[JsValue]>;

thread_local! {
    /// The names that have been handed over, by where they stand in the script.
    static NAMES: RefCell<Vec<(*const &'static str, Names)>> = const { RefCell::new(Vec::new()) };
}

/// Hands names over to the browser once: a full sheet has a hundred thousand fields.
fn of_browser(names: &'static [&'static str]) -> Names {
    NAMES.with_borrow_mut(|known| {
        if let Some((_, found)) = known.iter().find(|(other, _)| *other == names.as_ptr()) {
            return Rc::clone(found);
        }
        let new: Names = names.iter().map(|name| JsValue::from_str(name)).collect();
        known.push((names.as_ptr(), Rc::clone(&new)));
        new
    })
}

/// Methods that read one thing: how serde calls it, and as what it is told to the visitor.
macro_rules! read {
    ($($what:ident: |$reader:ident| $visit:ident($value:expr);)*) => {$(
        fn $what<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            let $reader = self;
            visitor.$visit($value)
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader {
    type Error = Unreadable;

    read! {
        deserialize_bool: |reader| visit_bool(reader.0.as_bool().ok_or(Unreadable)?);
        deserialize_i8: |reader| visit_i64(reader.number()? as i64);
        deserialize_i16: |reader| visit_i64(reader.number()? as i64);
        deserialize_i32: |reader| visit_i64(reader.number()? as i64);
        deserialize_i64: |reader| visit_i64(reader.number()? as i64);
        deserialize_u8: |reader| visit_u64(reader.number()? as u64);
        deserialize_u16: |reader| visit_u64(reader.number()? as u64);
        deserialize_u32: |reader| visit_u64(reader.number()? as u64);
        deserialize_u64: |reader| visit_u64(reader.number()? as u64);
        deserialize_f32: |reader| visit_f64(reader.number()?);
        deserialize_f64: |reader| visit_f64(reader.number()?);
        deserialize_char: |reader| visit_string(reader.text()?);
        deserialize_str: |reader| visit_string(reader.text()?);
        deserialize_string: |reader| visit_string(reader.text()?);
        deserialize_identifier: |reader| visit_string(reader.text()?);
        deserialize_seq: |reader| visit_seq(reader.items()?);
        deserialize_map: |reader| visit_map(reader.entries()?);
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.0.as_string() {
            Some(text) => visitor.visit_string(text),
            None => visitor.visit_u64(self.number()? as u64),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, _: V) -> Read<V::Value> {
        Err(Unreadable)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, _: V) -> Read<V::Value> {
        Err(Unreadable)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.0.is_null() || self.0.is_undefined() {
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Read<V::Value> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_seq(self.fields(names))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_enum(self)
    }
}

/// The items of an array.
struct Items {
    array: Array,
    next: u32,
}

impl Items {
    fn take(&mut self) -> Option<Reader> {
        let next = self.next;
        self.next += 1;
        (next < self.array.length()).then(|| Reader(self.array.get(next)))
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        self.take().map(|item| seed.deserialize(item)).transpose()
    }
}

impl<'de> MapAccess<'de> for Items {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        self.take().map(|item| seed.deserialize(item)).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Read<V::Value> {
        seed.deserialize(self.take().ok_or(Unreadable)?)
    }
}

/// The fields of an object, in the order of their names.
struct Fields {
    object: JsValue,
    names: Names,
    next: usize,
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Unreadable;

    /// None for a field that is left out and can't be: what stands in for it is up to its struct.
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        let Some(name) = self.names.get(self.next) else {
            return Ok(None);
        };
        self.next += 1;
        let value = Reflect::get(&self.object, name).map_err(|_| Unreadable)?;
        let is_missing = value.is_undefined();
        match seed.deserialize(Reader(value)) {
            Err(_) if is_missing => Ok(None),
            read => read.map(Some),
        }
    }
}

impl<'de> EnumAccess<'de> for Reader {
    type Error = Unreadable;
    type Variant = Self;

    /// A name, or an object with what belongs to a name.
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Read<(V::Value, Self)> {
        if self.0.is_string() {
            return Ok((seed.deserialize(self)?, Self(JsValue::UNDEFINED)));
        }
        let mut entries = self.entries()?;
        let name = seed.deserialize(entries.take().ok_or(Unreadable)?)?;
        Ok((name, entries.take().ok_or(Unreadable)?))
    }
}

impl<'de> VariantAccess<'de> for Reader {
    type Error = Unreadable;

    fn unit_variant(self) -> Read<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        visitor.visit_seq(self.items()?)
    }

    fn struct_variant<V: Visitor<'de>>(self, names: &'static [&'static str], visitor: V) -> Read<V::Value> {
        visitor.visit_seq(self.fields(names))
    }
}
