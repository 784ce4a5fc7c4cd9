//! Why something in a file was refused, or taken but for a part of it; each has the key of a message.

use crate::domain::Field;

/// A row that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odd {
    /// Its line, or its number among the objects of the file; 0: the file itself.
    pub line: u64,
    /// Why.
    pub why: Why,
}

/// A part of a row that was not taken as it stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which facts it is about.
    pub field: Field,
    /// What about it.
    pub remark: Remark,
    /// As it stood there, or its beginning; never an address that is hidden.
    pub text: String,
}

/// Declares an enum whose variants have the key of a message.
macro_rules! keys {
    ($(#[$meta:meta])* $name:ident in $area:literal { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// All of them, so that a test can ask for each one's words.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The message that says so.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => concat!("directory-", $area, "-", $key)),+ }
            }
        }
    };
}

keys! {
    /// Why a row, or a whole file, was refused.
    Why in "odd" {
        /// It has no name.
        NoName = "no-name",
        /// A cell is longer than anything that is said of a listing.
        TooLong = "too-long",
        /// It has fewer cells than the heading.
        Half = "half",
        /// It has more cells than the heading.
        TooManyCells = "too-many-cells",
        /// Its point is not on Earth, either way round.
        OffEarth = "off-earth",
        /// Its id, or all that it can be recognized by, came before in the same file.
        Repeated = "repeated",
        /// It is marked as deleted, or as not to be listed.
        Tombstone = "tombstone",
        /// It is no object of a listing.
        NoObject = "no-object",
        /// More rows than are taken at once; this one and those after it were not read.
        TooManyRows = "too-many-rows",
        /// The file is too large.
        TooLarge = "too-large",
        /// Nothing is in it.
        Empty = "empty",
        /// It is no table, or none with names.
        NoTable = "no-table",
        /// It is the file of an office program.
        Workbook = "workbook",
        /// It unpacks to more than is taken.
        Unpacked = "unpacked",
        /// It holds more files than are taken.
        TooManyFiles = "too-many-files",
        /// It cannot be unpacked.
        BrokenPack = "broken-pack",
        /// It ends or breaks within an object.
        BrokenObjects = "broken-objects",
    }
}

keys! {
    /// What was not taken as it stood there.
    Remark in "note" {
        /// Hours that cannot be read: kept as words in what it does.
        Hours = "hours",
        /// Words longer than a listing has: their beginning was taken.
        Shortened = "shortened",
        /// Latitude and longitude had changed places: they were put right.
        Swapped = "swapped",
        /// Half a point, no number, or two zeros: no point was taken.
        NoSpot = "no-spot",
        /// A point that several addresses share: no point was taken.
        SharedSpot = "shared-spot",
        /// More than one number, or somebody's own: the first public one was taken, or none.
        Phone = "phone",
        /// No address of a page: kept as words in what it does.
        Page = "page",
        /// No e-mail address.
        Email = "email",
        /// A language that is not known here.
        Language = "language",
        /// It began like a formula and was taken as text.
        Formula = "formula",
        /// Its place is confidential: no address and no point were taken.
        Confidential = "confidential",
        /// It is nowhere on the ground, or the address is only for mail: no address and no point were taken.
        NoPlace = "no-place",
        /// It has several places: the first was taken.
        MorePlaces = "more-places",
        /// It is not active, and nobody said that it is over.
        Inactive = "inactive",
        /// A word that is none of ours: a kind, a region, a standing.
        Code = "code",
        /// No date.
        Date = "date",
    }
}
