//! The card for a window: one side says that help is needed, the other that all is well; no color tells them apart.

use serde::Serialize;

use super::Document;
use crate::world::Template;
use crate::{Lang, Sides};

/// Its words in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardWords {
    /// "HELP"
    pub help: String,
    /// What it asks of whoever walks by.
    pub help_line: String,
    /// "OK"
    pub ok: String,
    /// What it tells.
    pub ok_line: String,
    /// How to use it, small, on both sides.
    pub how: String,
}

/// A card of two pages, to be printed on both sides of one sheet.
#[derive(Clone, Serialize)]
pub struct Card {
    /// The file's title.
    pub title: String,
    /// The words.
    pub sides: Sides<CardWords>,
}

impl Document for Card {
    const TEMPLATE: Template = Template::Card;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        self.sides.langs()
    }
}
