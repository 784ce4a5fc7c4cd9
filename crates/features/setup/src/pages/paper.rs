//! `/paper`: a poster for the wall and a form for a pen, both from the browser's own printer.

use askama::Template;
use kit_web::{Page, filters};
use people::Visitor;

/// The two sheets.
#[derive(Template)]
#[template(path = "pages/paper.html")]
pub struct Paper {
    /// The network's name.
    pub network: String,
    /// The phone a human answers, and when.
    pub line: Option<(String, String)>,
    /// Where the pages are.
    pub address: String,
    /// A steward looks, and may say that it is on the wall.
    pub steward: bool,
}

/// `GET /paper`. Statements: 0.
pub async fn show(visitor: Visitor) -> Page<Paper> {
    let network = &visitor.network;
    let line = network
        .help_line
        .clone()
        .map(|line| (line, network.hours(visitor.lang).unwrap_or_default().to_owned()));
    let steward = visitor.person.as_ref().is_some_and(people::Signed::is_steward);
    page(network.name.clone(), line, network.public_url.clone(), steward)
}

/// The page, for the handler and for samples.
pub fn page(network: String, line: Option<(String, String)>, address: String, steward: bool) -> Page<Paper> {
    let page = Page::new("setup-paper-title", Paper { network, line, address, steward });
    if steward { page.private() } else { page }
}
