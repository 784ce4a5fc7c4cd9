//! `/help`, `/about`, `/safety`: pages of words. They say the same to everybody.

use askama::Template;
use kit_web::{Page, filters};

/// How the lamp, the rings and the seeing work.
#[derive(Template)]
#[template(path = "pages/help.html")]
pub struct Help;

/// What mutual aid is and is not.
#[derive(Template)]
#[template(path = "pages/about.html")]
pub struct About;

/// Whom to call in danger, and how to leave this page.
#[derive(Template)]
#[template(path = "pages/safety.html")]
pub struct Safety;

/// `GET /help`
pub async fn help() -> Page<Help> {
    Page::new("home-help-title", Help).section("help")
}

/// `GET /about`
pub async fn about() -> Page<About> {
    Page::new("home-about-title", About)
}

/// `GET /safety`. Private, so that it has "leave this page" and stays in no cache.
pub async fn safety() -> Page<Safety> {
    Page::new("home-safety-title", Safety).private()
}
