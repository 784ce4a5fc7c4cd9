//! `/start`: what it takes to begin a group where you are, said to anybody.

use askama::Template;
use kit_web::{Page, filters};
use people::Visitor;

/// The page.
#[derive(Template)]
#[template(path = "pages/welcome.html")]
pub struct Welcome;

/// `GET /start`. Statements: 0.
pub async fn show(_: Visitor) -> Page<Welcome> {
    page()
}

/// The page, for the handler and for samples.
pub fn page() -> Page<Welcome> {
    Page::new("setup-start-title", Welcome).section("find")
}
