//! A document with its paper and edition, ready to be printed on another thread.

use serde_json::Value;

use crate::documents::Document;
use crate::inert::clean;
use crate::world::Template;
use crate::{Edition, Lang, Paper};

/// What is to be printed; holds no reference to where its words came from.
#[derive(Clone)]
pub struct Order {
    pub(crate) template: Template,
    pub(crate) title: String,
    pub(crate) langs: Vec<Lang>,
    pub(crate) paper: Paper,
    pub(crate) edition: Edition,
    pub(crate) data: Value,
}

impl Order {
    /// Takes a document's words as they are now.
    pub fn new<D: Document>(document: &D, paper: Paper, edition: Edition) -> Self {
        // Serializing our own structs fails on nothing they can hold.
        let mut data = serde_json::to_value(document).unwrap_or_default();
        clean(&mut data);
        let mut title = Value::String(document.title());
        clean(&mut title);
        let title = title.as_str().unwrap_or_default().replace('\n', " ");
        Self { template: D::TEMPLATE, title, langs: document.langs(), paper, edition, data }
    }
}
