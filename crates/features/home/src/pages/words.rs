//! `/help`, `/about`, `/safety`: pages of words. They say the same to everybody of a network.

use askama::Template;
use kit_web::{Page, Trip, filters};

/// How the lamp, the rings and the seeing work.
#[derive(Template)]
#[template(path = "pages/help.html")]
pub struct Help {
    /// A human answers a phone here.
    pub line: bool,
}

/// What mutual aid is and is not.
#[derive(Template)]
#[template(path = "pages/about.html")]
pub struct About;

/// Whom to call in danger, and how to leave this page.
#[derive(Template)]
#[template(path = "pages/safety.html")]
pub struct Safety;

/// `GET /help`
pub async fn help(trip: Trip) -> Page<Help> {
    let line = trip.viewer().network.help_line.is_some();
    Page::new("home-help-title", Help { line }).section("help")
}

/// `GET /about`
pub async fn about() -> Page<About> {
    Page::new("home-about-title", About)
}

/// `GET /safety`. Private, so that it has "leave this page" and stays in no cache.
pub async fn safety() -> Page<Safety> {
    Page::new("home-safety-title", Safety).private()
}
