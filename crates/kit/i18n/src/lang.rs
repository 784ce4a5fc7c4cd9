//! The languages the program speaks.

use std::fmt;
use std::str::FromStr;

/// A language with a complete catalogue. Adding one: a variant, its rows below, its `.ftl` files.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

/// The text names no language that the program speaks.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a language this program speaks")]
pub struct UnknownLang;

impl Lang {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// BCP 47 code, as in `<html lang>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// Writing direction, as in `<html dir>`.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::En | Self::Es => "ltr",
        }
    }

    /// Its name in its own script.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Es => "Español",
        }
    }

    /// Its place in [`Lang::ALL`].
    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    /// Reads a code; a region is ignored (`es-MX` is Spanish).
    fn from_str(code: &str) -> Result<Self, UnknownLang> {
        let primary = code.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|l| l.code().eq_ignore_ascii_case(primary)).ok_or(UnknownLang)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
