//! `/styleguide`: every component and state on one page, in the demo only.

use askama::Template;
use kit_web::axum::extract::State;
use kit_web::{Answer, Fault, Page, Problems, filters};
use people::Site;

/// The component sheet.
#[derive(Template)]
#[template(path = "styleguide.html")]
pub struct Styleguide {
    /// One for each field that shows what an error looks like.
    pub problems: Problems,
}

/// `GET /styleguide`
pub async fn show(State(site): State<Site>) -> Answer<Page<Styleguide>> {
    if !site.settings.demo {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(page())
}

/// The page, for the handler and for samples.
pub fn page() -> Page<Styleguide> {
    let mut problems = Problems::new();
    for field in ["sg-name", "sg-phone", "sg-kind"] {
        problems.add(field, "web-sg-problem");
    }
    Page::new("web-sg-title", Styleguide { problems })
}
