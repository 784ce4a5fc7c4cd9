//! The poster with tabs to tear off, for laundromats and lobbies.

use serde::Serialize;

use super::Document;
use crate::world::Template;
use crate::{Lang, Link, Phone, Sides};

/// Its words in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PosterWords {
    /// The headline.
    pub headline: String,
    /// A few short lines.
    pub lines: Vec<String>,
    /// Above the number.
    pub call: String,
    /// Two words on every tab: "Neighbor help".
    pub tab: String,
    /// Beside the squares.
    pub link: String,
}

/// A poster.
#[derive(Clone, Serialize)]
pub struct Poster {
    /// The file's title.
    pub title: String,
    /// The words.
    pub sides: Sides<PosterWords>,
    /// On the poster and on every tab; without one the link's address stands there, without both a line for the pen.
    pub phone: Option<Phone>,
    /// Where to read more.
    pub link: Option<Link>,
    /// Eight to ten.
    pub tabs: u8,
}

impl Document for Poster {
    const TEMPLATE: Template = Template::Poster;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        self.sides.langs()
    }
}
