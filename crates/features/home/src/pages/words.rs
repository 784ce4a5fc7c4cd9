//! `/help`, `/about`, `/safety`: pages of words. They say the same to everybody of a network.

use askama::Template;
use circles::CrisisLine;
use kit_web::{Page, Trip, WebError, filters};
use people::Visitor;

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
pub struct Safety {
    /// Crisis lines of the place.
    pub lines: Vec<CrisisLine>,
}

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
pub async fn safety(visitor: Result<Visitor, WebError>) -> Page<Safety> {
    // Whoever is in danger reads this page even where nobody can say whose it is.
    let lines = visitor.map(|visitor| visitor.network.words.crisis_in(visitor.lang)).unwrap_or_default();
    Page::new("home-safety-title", Safety { lines }).private()
}
