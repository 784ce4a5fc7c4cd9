//! `/print`: what can be printed, each with what it is for.

use askama::Template;
use kit_web::{Page, filters};

use crate::item::Item;

/// The page.
#[derive(Template)]
#[template(path = "pages/pick.html")]
pub struct Pick {
    /// Where its form is, message keys of what it is called and what it is for.
    pub items: Vec<(String, &'static str, &'static str)>,
}

/// `GET /print`. Statements: 0.
pub async fn show() -> Page<Pick> {
    page()
}

/// The page, for the handler and for samples.
pub fn page() -> Page<Pick> {
    let items = Item::ALL.map(|item| (format!("/print/{}", item.slug()), item.title(), item.about()));
    Page::new("prints-title", Pick { items: items.into() })
}
