//! What comes out of a row: columns in the order the statement names them.

use kit_base::{Id, Slug, Timestamp};
use postgres::types::Type;
use uuid::Uuid;

use crate::DbError;

/// One row, read from left to right with [`Row::take`].
pub struct Row<'a> {
    raw: Raw<'a>,
    at: usize,
}

pub(crate) enum Raw<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

impl<'a> Row<'a> {
    pub(crate) const fn new(raw: Raw<'a>) -> Self {
        Self { raw, at: 0 }
    }

    /// The next column of the statement's list.
    pub fn take<T: FromColumn>(&mut self) -> Result<T, DbError> {
        let at = self.at;
        self.at += 1;
        match self.raw {
            Raw::Sqlite(row) => T::from_sqlite(row, at),
            Raw::Postgres(row) => T::from_postgres(row, at),
        }
    }

    /// Shows the next column, a text, to `read` without copying it: for codes that become something else at once.
    pub fn text<T>(&mut self, read: impl FnOnce(&str) -> T) -> Result<T, DbError> {
        self.text_or_null(|text| text.map(read))?.ok_or_else(|| DbError::Shape("a text is empty".into()))
    }

    /// The same for a column that may be null.
    pub fn text_or_null<T>(&mut self, read: impl FnOnce(Option<&str>) -> T) -> Result<T, DbError> {
        let at = self.at;
        self.at += 1;
        match self.raw {
            Raw::Sqlite(row) => {
                let text = row.get_ref(at)?.as_str_or_null().map_err(|e| DbError::Shape(e.to_string()))?;
                Ok(read(text))
            }
            Raw::Postgres(row) => Ok(read(row.try_get(at)?)),
        }
    }
}

/// Reads a row of one column: `tx.one(&COUNT, &[&network], only::<i64>)`.
pub fn only<T: FromColumn>(row: &mut Row<'_>) -> Result<T, DbError> {
    row.take()
}

/// A type that a column can be read into.
pub trait FromColumn: Sized {
    #[doc(hidden)]
    fn from_sqlite(row: &rusqlite::Row<'_>, at: usize) -> Result<Self, DbError>;
    #[doc(hidden)]
    fn from_postgres(row: &postgres::Row, at: usize) -> Result<Self, DbError>;
}

macro_rules! direct {
    ($($ty:ty),*) => {$(
        impl FromColumn for $ty {
            fn from_sqlite(row: &rusqlite::Row<'_>, at: usize) -> Result<Self, DbError> { Ok(row.get(at)?) }
            fn from_postgres(row: &postgres::Row, at: usize) -> Result<Self, DbError> { Ok(row.try_get(at)?) }
        }
        impl FromColumn for Option<$ty> {
            fn from_sqlite(row: &rusqlite::Row<'_>, at: usize) -> Result<Self, DbError> { Ok(row.get(at)?) }
            fn from_postgres(row: &postgres::Row, at: usize) -> Result<Self, DbError> { Ok(row.try_get(at)?) }
        }
    )*};
}
direct!(bool, String, Vec<u8>);

impl FromColumn for Option<i64> {
    fn from_sqlite(row: &rusqlite::Row<'_>, at: usize) -> Result<Self, DbError> {
        Ok(row.get(at)?)
    }

    fn from_postgres(row: &postgres::Row, at: usize) -> Result<Self, DbError> {
        Ok(match *row.columns()[at].type_() {
            Type::INT4 => row.try_get::<_, Option<i32>>(at)?.map(i64::from),
            Type::INT2 => row.try_get::<_, Option<i16>>(at)?.map(i64::from),
            _ => row.try_get(at)?,
        })
    }
}

impl FromColumn for Option<Uuid> {
    fn from_sqlite(row: &rusqlite::Row<'_>, at: usize) -> Result<Self, DbError> {
        let blob = row.get_ref(at)?.as_blob_or_null().map_err(|e| DbError::Shape(e.to_string()))?;
        blob.map(|b| Uuid::from_slice(b).map_err(|_| DbError::Shape("a key of 16 bytes".into()))).transpose()
    }

    fn from_postgres(row: &postgres::Row, at: usize) -> Result<Self, DbError> {
        Ok(row.try_get(at)?)
    }
}

impl FromColumn for Option<Slug> {
    fn from_sqlite(row: &rusqlite::Row<'_>, at: usize) -> Result<Self, DbError> {
        slug(row.get_ref(at)?.as_str_or_null().map_err(|e| DbError::Shape(e.to_string()))?)
    }

    fn from_postgres(row: &postgres::Row, at: usize) -> Result<Self, DbError> {
        slug(row.try_get(at)?)
    }
}

fn slug(text: Option<&str>) -> Result<Option<Slug>, DbError> {
    text.map(|text| text.parse().map_err(|_| DbError::Shape("a slug".into()))).transpose()
}

/// Types that are another column type seen with meaning.
macro_rules! through {
    ($($({$($generic:ident)+})? $ty:ty, $from:ty: $value:ident => $into:expr;)*) => {$(
        impl$(<$($generic)+>)? FromColumn for Option<$ty> {
            fn from_sqlite(row: &rusqlite::Row<'_>, at: usize) -> Result<Self, DbError> {
                Option::<$from>::from_sqlite(row, at)?.map(|$value| $into).transpose()
            }
            fn from_postgres(row: &postgres::Row, at: usize) -> Result<Self, DbError> {
                Option::<$from>::from_postgres(row, at)?.map(|$value| $into).transpose()
            }
        }
    )*};
}
through! {
    Timestamp, i64: v => Ok(Timestamp::from_micros(v));
    u32, i64: v => u32::try_from(v).map_err(|_| DbError::Shape("a small whole number".into()));
    {T} Id<T>, Uuid: v => Ok(Id::from_uuid(v));
}

/// Not-null readings of the types above.
macro_rules! required {
    ($($({$($generic:ident)+})? $ty:ty),* $(,)?) => {$(
        impl$(<$($generic)+>)? FromColumn for $ty {
            fn from_sqlite(row: &rusqlite::Row<'_>, at: usize) -> Result<Self, DbError> {
                Option::<$ty>::from_sqlite(row, at)?.ok_or_else(|| DbError::Shape(format!("column {at} is empty")))
            }
            fn from_postgres(row: &postgres::Row, at: usize) -> Result<Self, DbError> {
                Option::<$ty>::from_postgres(row, at)?.ok_or_else(|| DbError::Shape(format!("column {at} is empty")))
            }
        }
    )*};
}
required!(i64, Uuid, Timestamp, u32, Slug, {T} Id<T>);
