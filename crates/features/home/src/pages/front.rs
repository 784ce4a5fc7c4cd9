//! `/`: two doors, a phone line, and how it goes in three sentences.

use askama::Template;
use kit_web::{Page, filters};
use people::Visitor;

/// The front page.
#[derive(Template)]
#[template(path = "pages/front.html")]
pub struct Front {
    /// When a human answers the help line, in the network's own words.
    pub hours: Option<String>,
    /// There is a help line.
    pub line: bool,
    /// Somebody is signed in.
    pub signed_in: bool,
}

impl Front {
    /// The second door: the board for whoever is known, an offer for whoever is new.
    const fn lend(&self) -> &'static str {
        if self.signed_in { "/asks" } else { "/offer" }
    }
}

/// `GET /`
pub async fn show(visitor: Visitor) -> Page<Front> {
    let network = &visitor.network;
    page(
        network.hours(visitor.lang).map(str::to_owned),
        network.help_line.is_some(),
        visitor.person.is_some(),
    )
}

/// The page, for the handler and for samples.
pub fn page(hours: Option<String>, line: bool, signed_in: bool) -> Page<Front> {
    Page::new("home-title", Front { hours, line, signed_in })
}
