//! What is said about a row before anything is kept: a warning, or why it stays out.

macro_rules! findings {
    ($($(#[$meta:meta])* $name:ident $code:literal $stops:literal;)+) => {
        /// One thing to know about a row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Finding { $($(#[$meta])* $name),+ }

        impl Finding {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word that is stored.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// Whether the row stays out because of it.
            pub const fn stops(self) -> bool {
                match self { $(Self::$name => $stops),+ }
            }

            /// The sentence.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("moving-finding-", $code)),+ }
            }
        }
    };
}
findings! {
    /// A cell is longer than anything people write; perhaps a quote is missing.
    TooLong "too-long" true;
    /// Neither a name nor a way to reach them.
    Nobody "nobody" true;
    /// An ask without anything asked.
    NothingAsked "nothing-asked" true;
    /// It was done already and was not wanted.
    Done "done" true;
    /// The same row stands further up, or came in with an earlier list.
    Again "again" true;
    /// Maybe somebody who is here already.
    MaybeSame "maybe-same" false;
    /// Fewer cells than the heading.
    Half "half" false;
    /// More cells than the heading.
    Extra "extra" false;
    /// Two phones in one field: the second is kept beside.
    TwoPhones "two-phones" false;
    /// No phone number in a phone field: kept in the note.
    NoPhone "no-phone" false;
    /// No address in an e-mail field: kept in the note.
    NoEmail "no-email" false;
    /// A formula: taken as text.
    Formula "formula" false;
    /// A date that nobody can read: kept in the note.
    NoDate "no-date" false;
    /// A note with a phone, an address or a number of papers in it.
    Private "private" false;
}

impl Finding {
    /// Reads the word back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|finding| finding.code() == code)
    }
}
