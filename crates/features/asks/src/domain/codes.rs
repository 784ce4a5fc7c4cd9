//! Enums that are stored and posted as short words: one table gives both directions.

/// Declares an enum whose variants have a stable code, with `ALL`, `code()` and `parse()`.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every one, in the order people meet them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word under which it is stored and posted. Never changes.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Reads a stored or posted word back.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

/// Declares the reasons why one operation is refused; each is a message key.
macro_rules! refusals {
    ($($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every reason, so that a test can ask for each one's words.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The message that tells the person why not.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => concat!("asks-refusal-", $key)),+ }
            }
        }
    )+};
}
