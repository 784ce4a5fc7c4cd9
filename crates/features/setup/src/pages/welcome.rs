//! `/start`: what it takes to begin a group where you are, said to anybody.

use askama::Template;
use kit_web::{Page, Query, filters};
use people::Visitor;

/// The page.
#[derive(Template)]
#[template(path = "pages/welcome.html")]
pub struct Welcome {
    /// The place somebody looked for before; empty: none.
    pub near: String,
}

impl Welcome {
    /// Where somebody waits for a group near the same place.
    fn tell(&self) -> String {
        super::wish::path(&self.near)
    }
}

/// `GET /start`, with `near` if somebody looked for a place before. Statements: 0.
pub async fn show(_: Visitor, query: Query) -> Page<Welcome> {
    page(query.one("near").chars().take(80).collect())
}

/// The page, for the handler and for samples.
pub fn page(near: String) -> Page<Welcome> {
    Page::new("setup-start-title", Welcome { near }).section("find")
}
