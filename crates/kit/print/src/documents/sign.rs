//! The door sign: read from the sidewalk, by somebody who does not know who lives here.

use serde::Serialize;

use super::Document;
use crate::world::Template;
use crate::{Lang, Link, Phone, Sides};

/// Its words in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignWords {
    /// "Need a hand?" 72 points or more on Letter.
    pub headline: String,
    /// A few short lines below it.
    pub lines: Vec<String>,
    /// Above the number: "Call or text".
    pub call: String,
    /// Instead of a number: "Leave a note on the mat".
    pub no_phone: String,
    /// "We speak English and Spanish".
    pub languages: String,
    /// Beside the squares: "Or write here".
    pub link: String,
}

/// A door sign. One language stands upright, two lie side by side.
#[derive(Clone, Serialize)]
pub struct Sign {
    /// The file's title.
    pub title: String,
    /// The words.
    pub sides: Sides<SignWords>,
    /// First names only.
    pub names: Vec<String>,
    /// Without one the sign asks for a note on the mat, or leaves a line for the pen.
    pub phone: Option<Phone>,
    /// Without a number: a line for the pen, and not the mat.
    pub pen: bool,
    /// The page that takes a note.
    pub link: Option<Link>,
}

impl Document for Sign {
    const TEMPLATE: Template = Template::Sign;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        self.sides.langs()
    }
}
