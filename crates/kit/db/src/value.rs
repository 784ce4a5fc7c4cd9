//! What goes into a placeholder, on both engines.

use kit_base::{Id, Slug, Timestamp};
use postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use uuid::Uuid;

/// A parameter as the waist sees it.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// SQL NULL; on PostgreSQL it takes the placeholder's own type.
    Null,
    /// A truth value (0/1 on SQLite).
    Bool(bool),
    /// Any whole number, count, money or time.
    Int(i64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// A key (BLOB of 16 on SQLite, UUID on PostgreSQL).
    Id(Uuid),
}

/// Anything that can stand in a placeholder.
pub trait ToValue {
    /// Its value, borrowed.
    fn to_value(&self) -> Value<'_>;
}

macro_rules! to_value {
    ($($ty:ty: $this:ident => $value:expr;)*) => {
        $(impl ToValue for $ty { fn to_value(&self) -> Value<'_> { let $this = self; $value } })*
    };
}

to_value! {
    bool: v => Value::Bool(*v);
    i64: v => Value::Int(*v);
    i32: v => Value::Int(i64::from(*v));
    u32: v => Value::Int(i64::from(*v));
    u8: v => Value::Int(i64::from(*v));
    usize: v => Value::Int(i64::try_from(*v).unwrap_or(i64::MAX));
    str: v => Value::Text(v);
    String: v => Value::Text(v);
    [u8]: v => Value::Bytes(v);
    Vec<u8>: v => Value::Bytes(v);
    Uuid: v => Value::Id(*v);
    Timestamp: v => Value::Int(v.micros());
    Slug: v => Value::Text(v.as_str());
}

impl<T> ToValue for Id<T> {
    fn to_value(&self) -> Value<'_> {
        Value::Id(self.uuid())
    }
}

impl<const N: usize> ToValue for [u8; N] {
    fn to_value(&self) -> Value<'_> {
        Value::Bytes(self)
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value<'_> {
        (**self).to_value()
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, Value as Owned, ValueRef};
        Ok(match *self {
            Value::Null => ToSqlOutput::Owned(Owned::Null),
            Value::Bool(b) => ToSqlOutput::Owned(Owned::Integer(i64::from(b))),
            Value::Int(n) => ToSqlOutput::Owned(Owned::Integer(n)),
            Value::Text(t) => ToSqlOutput::Borrowed(ValueRef::Text(t.as_bytes())),
            Value::Bytes(b) => ToSqlOutput::Borrowed(ValueRef::Blob(b)),
            Value::Id(id) => ToSqlOutput::Owned(Owned::Blob(id.as_bytes().to_vec())),
        })
    }
}

type ToSqlError = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, ToSqlError> {
        match *self {
            Value::Null => Ok(IsNull::Yes),
            Value::Bool(b) => b.to_sql_checked(ty, out),
            Value::Int(n) if *ty == Type::INT4 => i32::try_from(n)?.to_sql_checked(ty, out),
            Value::Int(n) if *ty == Type::INT2 => i16::try_from(n)?.to_sql_checked(ty, out),
            Value::Int(n) => n.to_sql_checked(ty, out),
            Value::Text(t) => t.to_sql_checked(ty, out),
            Value::Bytes(b) => b.to_sql_checked(ty, out),
            Value::Id(id) => id.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
