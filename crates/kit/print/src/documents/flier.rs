//! The neighbor note: half a sheet for a mailbox rack, a door mat or, with a slit, a doorknob.

use serde::Serialize;

use super::Document;
use crate::world::Template;
use crate::{Lang, Link, Phone, Sides};

/// Its words in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FlierWords {
    /// "Hello, neighbor."
    pub greeting: String,
    /// Who writes, and why, in two sentences.
    pub who: String,
    /// "I can help with"
    pub can_title: String,
    /// A box to tick for each.
    pub can: Vec<String>,
    /// "I could use"
    pub could_title: String,
    /// A box to tick for each.
    pub could: Vec<String>,
    /// "It costs nothing. Nobody asks questions."
    pub promise: String,
    /// Above the number.
    pub call: String,
    /// Beside the squares.
    pub link: String,
}

/// A flier, two on a sheet of Letter or A4, one on half a sheet.
#[derive(Clone, Serialize)]
pub struct Flier {
    /// The file's title.
    pub title: String,
    /// The words.
    pub sides: Sides<FlierWords>,
    /// First names.
    pub names: Vec<String>,
    /// The cross street and nothing nearer.
    pub place: String,
    /// In groups; without one a line is left for the pen.
    pub phone: Option<Phone>,
    /// Where to answer.
    pub link: Option<Link>,
}

impl Document for Flier {
    const TEMPLATE: Template = Template::Flier;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        self.sides.langs()
    }
}

/// The same as a door hanger: 4.25 × 11 in, two on a sheet, with a hole and a slit to cut.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct Hanger(pub Flier);

impl Document for Hanger {
    const TEMPLATE: Template = Template::Hanger;

    fn title(&self) -> String {
        self.0.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        self.0.sides.langs()
    }
}
