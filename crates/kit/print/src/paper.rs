//! Sizes of paper and of letters: what whoever prints chooses.

use serde::Serialize;
use serde::ser::SerializeStruct as _;

/// A sheet as it goes into the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// 8.5 × 11 in.
    #[default]
    Letter,
    /// 210 × 297 mm.
    A4,
    /// 5.5 × 8.5 in.
    HalfLetter,
    /// 148 × 210 mm.
    A5,
}

impl Paper {
    /// All of them, as a form offers them.
    pub const ALL: [Self; 4] = [Self::Letter, Self::A4, Self::HalfLetter, Self::A5];

    /// Short edge, then long edge, in points.
    pub const fn points(self) -> (f64, f64) {
        match self {
            Self::Letter => (612.0, 792.0),
            Self::A4 => (595.276, 841.89),
            Self::HalfLetter => (396.0, 612.0),
            Self::A5 => (419.528, 595.276),
        }
    }

    /// The word in addresses, forms and command lines.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::A4 => "a4",
            Self::HalfLetter => "half-letter",
            Self::A5 => "a5",
        }
    }

    /// The paper of a slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.slug() == slug)
    }
}

impl Serialize for Paper {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (short, long) = self.points();
        let mut paper = serializer.serialize_struct("Paper", 3)?;
        paper.serialize_field("slug", self.slug())?;
        paper.serialize_field("short", &short)?;
        paper.serialize_field("long", &long)?;
        paper.end()
    }
}

/// How large the smallest letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    /// Nothing below 12 points.
    #[default]
    Standard,
    /// Nothing below 18 points: for eyes that have seen a lot.
    Large,
}
