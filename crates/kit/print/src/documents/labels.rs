//! Thirty labels on a sheet: for the fridge, for bags and boxes.

use serde::Serialize;

use super::Document;
use crate::world::Template;
use crate::{Lang, Link};

/// One label: 2⅝ × 1 in on Letter, 70 × 29.7 mm on A4.
#[derive(Clone, Serialize)]
pub struct Label {
    /// The line that carries it.
    pub strong: String,
    /// Up to three more.
    pub lines: Vec<String>,
    /// Where to report.
    pub link: Option<Link>,
}

/// Labels in the order in which they come off the sheet.
#[derive(Clone, Serialize)]
pub struct Labels {
    /// The file's title.
    pub title: String,
    /// Their language.
    pub lang: Lang,
    /// The labels.
    pub labels: Vec<Label>,
}

impl Document for Labels {
    const TEMPLATE: Template = Template::Labels;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn langs(&self) -> Vec<Lang> {
        vec![self.lang.clone()]
    }
}
