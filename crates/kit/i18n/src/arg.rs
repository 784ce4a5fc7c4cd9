//! What a message can be given: a text or a whole number.

use std::borrow::Cow;
use std::sync::Arc;

/// One argument of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A text, put in as it is.
    Str(&'a str),
    /// A whole number; chooses the plural and is written in plain digits.
    Num(i64),
}

/// Anything a template may hand to a message.
pub trait IntoArg<'a> {
    /// As an argument.
    fn into_arg(self) -> Arg<'a>;
}

impl<'a> IntoArg<'a> for Arg<'a> {
    fn into_arg(self) -> Arg<'a> {
        self
    }
}

macro_rules! numbers {
    ($($t:ty)*) => { $(
        impl<'a> IntoArg<'a> for $t {
            fn into_arg(self) -> Arg<'a> {
                Arg::Num(i64::try_from(self).unwrap_or(i64::MAX))
            }
        }
        impl<'a> IntoArg<'a> for &$t {
            fn into_arg(self) -> Arg<'a> {
                (*self).into_arg()
            }
        }
        impl<'a> IntoArg<'a> for &&$t {
            fn into_arg(self) -> Arg<'a> {
                (**self).into_arg()
            }
        }
    )* };
}
numbers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

macro_rules! texts {
    ($($t:ty)*) => { $(
        impl<'a> IntoArg<'a> for &'a $t {
            fn into_arg(self) -> Arg<'a> {
                Arg::Str(self)
            }
        }
    )* };
}
texts!(str String Arc<str> Box<str> Cow<'_, str> &str &String &&str &&String);
