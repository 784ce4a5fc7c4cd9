//! Sheets with rows for pens: phone tree, sign-in, packing list, route sheet.

use serde::Serialize;

use super::Document;
use crate::world::Template;
use crate::{Lang, Phone, Sides};

/// Its words in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableWords {
    /// Large, on the first page.
    pub title: String,
    /// How to use the sheet: a sentence or two, or several lines, which become a list.
    pub note: String,
    /// A heading for every column.
    pub heads: Vec<String>,
}

/// How wide a column is, compared with the others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Column(pub f32);

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "is", content = "of")]
pub enum Cell {
    /// Words.
    Text(String),
    /// Words that carry the row: a name.
    Strong(String),
    /// A number in groups.
    Phone(Phone),
    /// A box to tick.
    Box,
    /// Room for a pen.
    Blank,
}

/// A row: one cell for every column.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Row(pub Vec<Cell>);

/// A sheet of rows, 0.4 in or higher; the heading comes again on every page.
#[derive(Clone, Serialize)]
pub struct Table {
    /// The words.
    pub sides: Sides<TableWords>,
    /// The columns from the reading edge.
    pub columns: Vec<Column>,
    /// What is known.
    pub rows: Vec<Row>,
    /// Empty rows after them.
    pub blank_rows: u16,
    /// At the foot of every page: the circle, the date, what to do with the sheet afterwards.
    pub foot: String,
    /// Whether the sheet lies.
    pub lying: bool,
    /// The file's title.
    pub title: String,
}

impl Document for Table {
    const TEMPLATE: Template = Template::Table;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        self.sides.langs()
    }
}
